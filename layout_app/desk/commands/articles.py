"""Commands on copy: words, kinds and ranks of articles."""

from collections.abc import Hashable
from dataclasses import replace
from functools import partial

from layout_app.desk.commands.arguments import ARTICLE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    article,
    has_article,
    several_articles,
    text,
    whole,
    writable,
)
from layout_app.desk.copy.finding import finds, replacements
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import articles as edit
from layout_app.edit import marking, parting
from layout_app.edit.corrections import Correction, apply_corrections
from layout_app.errors import CommandError
from layout_app.model.article import headline, heads
from layout_app.model.ids import ArticleId, FaceId, new_id
from layout_app.model.issue import Issue, index
from layout_app.model.text import Kind, MarkKind
from layout_app.repair import punctuation

_PARAGRAPH = Argument(name="paragraph", reader=whole)
_RANGE = (Argument(name="start", reader=whole), Argument(name="end", reader=whole))


def kind(_session: Session, given: object) -> Kind:
    """Take the name of a paragraph kind."""
    try:
        return Kind(str(given))
    except ValueError:
        raise CommandError("command.no_kind", value=str(given), kinds=", ".join(Kind)) from None


def mark_kind(_session: Session, given: object) -> MarkKind:
    """Take the name of a mark."""
    try:
        return MarkKind(str(given))
    except ValueError:
        raise CommandError("command.no_mark", value=str(given), marks=", ".join(MarkKind)) from None


def _named(session: Session, article: ArticleId) -> str:
    return headline(index(session.issue).articles[article])


def edit_text(
    session: Session, article: ArticleId, paragraph: int, text: str, merge: Hashable = None
) -> Change:
    """Give a paragraph other words; a run of typing is one step."""
    return session.do(
        lambda issue: edit.edit_text(issue, article, paragraph, text),
        msg("Type in “{headline}”", headline=_named(session, article)),
        merge=merge or ("type", article, paragraph),
    )


def write_head(
    session: Session, article: ArticleId, text: str, paragraph: int | None = None
) -> Change:
    """Write a head, the headline if none is named; `/` breaks its line, all other breaks go."""
    if paragraph is None:
        above = heads(index(session.issue).articles[article])
        kinds = [head.kind for head in above]
        paragraph = kinds.index(Kind.HEADLINE) if Kind.HEADLINE in kinds else 0
    place = paragraph
    return session.do(
        lambda issue: edit.write_head(issue, article, place, text),
        msg("Type in “{headline}”", headline=_named(session, article)),
    )


def part_head(
    session: Session, article: ArticleId, paragraph: int, start: int, end: int | None = None
) -> Change:
    """Make two heads of one, or two lines where none has a place; `end` takes words out."""
    return session.do(
        lambda issue: parting.part_head(issue, article, paragraph, start, end),
        msg("Part the headline"),
    )


def break_head(
    session: Session, article: ArticleId, paragraph: int, start: int, end: int | None = None
) -> Change:
    """Break the line of a large head; `end` takes words out."""
    return session.do(
        lambda issue: parting.break_head(issue, article, paragraph, start, end),
        msg("Break the headline"),
    )


def set_kind(session: Session, article: ArticleId, paragraph: int, kind: Kind) -> Change:
    """Say what a paragraph is."""
    return session.do(
        lambda issue: edit.set_kind(issue, article, paragraph, kind), msg("Change the kind")
    )


def set_rank(session: Session, article: ArticleId, rank: int) -> Change:
    """Say how much an article weighs: 1 lead … 4 brief."""
    return session.do(lambda issue: edit.set_rank(issue, article, rank), msg("Change the rank"))


def mark(
    session: Session,
    article: ArticleId,
    paragraph: int,
    start: int,
    end: int,
    mark: MarkKind,
    value: str | None = None,
) -> Change:
    """Mark characters: bold, another face, a reading above, dots below, raised, unbroken."""
    if mark is MarkKind.FACE and value:
        session.faces.file(FaceId(value))
    return session.do(
        lambda issue: marking.mark(issue, article, paragraph, start, end, mark, value or ""),
        msg("Mark the characters"),
    )


def unmark(
    session: Session,
    article: ArticleId,
    paragraph: int,
    start: int,
    end: int,
    mark: MarkKind | None = None,
) -> Change:
    """Take marks off characters, of one kind or of all."""
    return session.do(
        lambda issue: marking.unmark(issue, article, paragraph, start, end, mark),
        msg("Take marks off"),
    )


def split(session: Session, article: ArticleId, paragraph: int) -> Change:
    """Make the paragraphs from one on an article of their own."""
    made, label = ArticleId(new_id()), msg("Split “{headline}”", headline=_named(session, article))
    return session.do(lambda issue: edit.split_article(issue, article, paragraph, made), label)


def merge(session: Session, article: ArticleId, other: tuple[ArticleId, ...]) -> Change:
    """Append the text of other articles to this one, in their order."""

    def merged(issue: Issue) -> Issue:
        for each in other:
            issue = edit.merge_articles(issue, article, each)
        return issue

    label = msg("Merge into “{headline}”", headline=_named(session, article))
    return session.do(merged, label, select=replace(session.selection, article=article))


def remove(session: Session, article: ArticleId) -> Change:
    """Remove an article; its raw copy stays in the issue's folder."""
    label = msg("Remove “{headline}”", headline=_named(session, article))
    return session.do(lambda issue: edit.remove_article(issue, article), label)


def corrections(issue: Issue, article: ArticleId) -> tuple[Correction, ...]:
    """Return the half-width marks of an article that print would set full-width."""
    paragraphs = index(issue).articles[article].paragraphs
    return tuple(
        Correction(
            paragraph=n, start=found.start, end=found.end, before=found.before, after=found.after
        )
        for n, paragraph in enumerate(paragraphs)
        for found in punctuation.corrections(paragraph.text)
    )


def punctuate(session: Session, article: ArticleId | None) -> Change:
    """Set half-width marks right for print, in one article or in all, as one step."""
    chosen = (article,) if article else tuple(a.id for a in session.issue.articles)
    label = (
        msg("Set the punctuation right")
        if article
        else msg("Set the punctuation of all articles right")
    )
    return session.do_each((partial(_punctuated, article=each) for each in chosen), label)


def _punctuated(issue: Issue, article: ArticleId) -> Issue:
    return apply_corrections(issue, article, corrections(issue, article))


def replace_words(session: Session, find: str, by: str, article: ArticleId | None) -> Change:
    """Put other words for those found, in one article or in all, as one step."""
    chosen = finds(session.issue, find, article=article, exact=True)
    return session.do_each(
        replacements(chosen, by),
        msg("Replace “{words}”", words=find),
    )


def _has_articles(session: Session) -> bool:
    return writable(session) and bool(session.issue.articles)


def _has_others(session: Session) -> bool:
    return has_article(session) and len(session.issue.articles) > 1


COMMANDS = (
    Command(
        name="article.replace_words",
        title=msg("Replace words"),
        arguments=(
            Argument(name="find", reader=text),
            Argument(name="by", reader=text),
            Argument(name="article", reader=article, optional=True),
        ),
        action=replace_words,
    ),
    Command(
        name="headline.write",
        title=msg("Write the headline"),
        arguments=(
            ARTICLE,
            Argument(name="paragraph", reader=whole, optional=True),
            Argument(name="text", reader=text),
        ),
        action=write_head,
    ),
    Command(
        name="headline.part",
        title=msg("Part the headline"),
        arguments=(ARTICLE, _PARAGRAPH, _RANGE[0], replace(_RANGE[1], optional=True)),
        action=part_head,
    ),
    Command(
        name="headline.break",
        title=msg("Break the headline"),
        arguments=(ARTICLE, _PARAGRAPH, _RANGE[0], replace(_RANGE[1], optional=True)),
        action=break_head,
    ),
    Command(
        name="article.edit",
        title=msg("Edit the text"),
        arguments=(
            ARTICLE,
            _PARAGRAPH,
            Argument(name="text", reader=text),
            Argument(
                name="merge",
                reader=lambda _session, given: given,
                optional=True,
            ),
        ),
        action=edit_text,
    ),
    Command(
        name="article.kind",
        title=msg("Change the kind"),
        arguments=(ARTICLE, _PARAGRAPH, Argument(name="kind", reader=kind)),
        action=set_kind,
    ),
    Command(
        name="article.rank",
        title=msg("Change the rank"),
        arguments=(ARTICLE, Argument(name="rank", reader=whole)),
        action=set_rank,
    ),
    Command(
        name="article.mark",
        title=msg("Mark the characters"),
        arguments=(
            ARTICLE,
            _PARAGRAPH,
            *_RANGE,
            Argument(name="mark", reader=mark_kind),
            Argument(name="value", reader=text, optional=True),
        ),
        action=mark,
    ),
    Command(
        name="article.unmark",
        title=msg("Take marks off"),
        arguments=(
            ARTICLE,
            _PARAGRAPH,
            *_RANGE,
            Argument(name="mark", reader=mark_kind, optional=True),
        ),
        action=unmark,
    ),
    Command(
        name="article.split",
        title=msg("Split the article"),
        arguments=(ARTICLE, _PARAGRAPH),
        action=split,
    ),
    Command(
        name="article.merge",
        title=msg("Merge articles"),
        arguments=(ARTICLE, Argument(name="other", reader=several_articles)),
        enabled=_has_others,
        action=merge,
    ),
    Command(
        name="article.punctuate",
        title=msg("Set the punctuation right"),
        shortcut="Ctrl+Shift+,",
        arguments=(replace(ARTICLE, optional=True),),
        enabled=_has_articles,
        action=punctuate,
    ),
    Command(
        name="article.remove",
        title=msg("Remove the article"),
        arguments=(ARTICLE,),
        enabled=has_article,
        action=remove,
    ),
)
