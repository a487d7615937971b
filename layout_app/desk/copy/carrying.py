"""Copy for other issues. One rule: it is on disk in its new place before it leaves the old one.

What is left over goes to another issue, or to the held copy of the publication (`copy/`), from
where any issue takes it. Copy is held as long as no issue of the publication has it: nothing needs
to be taken off a list, and undo gives it back. What has a place stays there, and a copy of it goes.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from layout_app.desk.session import Change, Session
from layout_app.desk.words import Message, msg
from layout_app.desk.writing import writing
from layout_app.edit import carrying as edit
from layout_app.edit.carrying import Load
from layout_app.errors import CommandError, IssueFileError
from layout_app.model.article import Article, headline
from layout_app.model.ids import ArticleId, new_id
from layout_app.model.issue import Issue, index, name_and_day
from layout_app.store.folder import HELD, ISSUE, OpenedIssue, article_path, issue_folders
from layout_app.store.originals import original_path, read_dump
from layout_app.store.reading import open_issue
from layout_app.store.saving import new_issue

Names = Mapping[ArticleId, ArticleId]
"""What articles are called where they go, by what they are called here."""


def carry(session: Session, articles: Sequence[ArticleId], to: Path) -> Names:
    """Take articles to another issue, which is written at once; those without a place leave here.

    IssueFileError or LockedError where the other issue cannot be written: then nothing has changed.
    """
    folder = to.resolve()
    if folder == session.folder:
        raise CommandError("carry.same_issue")
    names = _names(session.issue, articles)
    with writing(folder) as other:
        for one, name in names.items():
            if name in index(other.issue).articles:
                raise CommandError("carry.is_there", headline=_named(session.issue, one))
        _write(session, other, names)
        called = name_and_day(other.issue) or folder.name
    _carried_off(session, names, msg("Carry copy to {issue}", issue=called))
    return names


def hold(session: Session, articles: Sequence[ArticleId]) -> Names:
    """Hold articles for a later issue; those without a place leave this one."""
    folder = held_folder(session)
    if folder == session.folder:
        raise CommandError("carry.same_issue")
    session.check_writable()
    names = _names(session.issue, articles)
    if not (folder / ISSUE).is_file():
        new_issue(folder, Issue())
    with writing(folder) as held:
        if held.issue.pages:
            raise IssueFileError("store.held_name", folder)
        _write(session, held, names)
    _carried_off(session, names, msg("Hold copy for a later issue"))
    return names


def take(session: Session, articles: Sequence[ArticleId]) -> Change:
    """Take held copy into this issue, as one step."""
    opened = open_issue(held_folder(session))
    issue = opened.issue
    load = edit.taken_up(issue, {one: one for one in _held(issue, articles)})
    return _set_down(opened, session, load, msg("Take held copy"))


def drop(session: Session, articles: Sequence[ArticleId]) -> None:
    """Hold articles no longer; their files stay beside it as `.bak`."""
    session.check_writable()
    with writing(held_folder(session)) as held:
        gone = _held(held.issue, articles)
        held.do(lambda issue: edit.carried_off(issue, gone), msg("Hold copy no longer"))
        held.save()


def held(session: Session) -> tuple[Article, ...]:
    """Return the held copy that no issue of the publication has."""
    folder = held_folder(session)
    if not (folder / ISSUE).is_file() or folder == session.folder:
        return ()
    others = [f for f in issue_folders(folder.parent) if f != session.folder]
    found = open_issue(folder).issue
    return tuple(
        article
        for article in (() if found.pages else found.articles)
        if article.id not in index(session.issue).articles
        and not any(article_path(other, article.id).is_file() for other in others)
    )


def held_folder(session: Session) -> Path:
    """Return where the publication of an issue holds copy."""
    return session.opened.publication_folder / HELD


def _names(issue: Issue, articles: Sequence[ArticleId]) -> Names:
    """Return the names that articles go by: a copy of what stays here has one of its own."""
    stays = index(issue).parts
    return {one: ArticleId(new_id()) if one in stays else one for one in articles}


def _write(session: Session, other: Session, names: Names) -> None:
    """Write articles of one issue into another, once it is certain that this one may change."""
    session.check_writable()
    session.check_lock()
    load = edit.taken_up(session.issue, names)
    _set_down(session.opened, other, load, msg("Take copy of another issue"))
    other.save()


def _set_down(home: OpenedIssue, other: Session, load: Load, label: Message) -> Change:
    """Keep the files that articles were made of, then add the articles as one step."""
    files: dict[str, str] = {}
    for dump in load.dumps:
        with suppress(IssueFileError):  # lost there, too: the article is none the worse
            files[dump.name] = other.keep_dump(dump.name, read_dump(home.folder, dump.name))
    if home.publication_folder != other.opened.publication_folder:
        for digest in _originals(load):
            path = original_path(home.publication_folder, digest)
            if path.is_file():
                other.keep_original(path.read_bytes())
    return other.do(lambda issue: edit.set_down(issue, load, files), label)


def _originals(load: Load) -> set[str]:
    pictures = (picture for article in load.articles for picture in article.pictures)
    return {digest for one in pictures for digest in (one.original, one.replaced) if digest}


def _carried_off(session: Session, names: Names, label: Message) -> None:
    articles = tuple(one for one, name in names.items() if one == name)
    session.do(lambda issue: edit.carried_off(issue, articles), label)


def _held(issue: Issue, articles: Sequence[ArticleId]) -> tuple[ArticleId, ...]:
    """Return articles that are held; CommandError names one that is not."""
    for one in articles:
        if one not in index(issue).articles:
            raise CommandError("carry.not_held", article=one)
    return tuple(articles)


def _named(issue: Issue, article: ArticleId) -> str:
    return headline(index(issue).articles[article])
