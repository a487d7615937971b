"""Save an issue. One rule: only what changed, `issue.yaml` last, nothing over others' work."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.store.atomic import replace_file, set_aside
from layout_app.store.folder import (
    ISSUE,
    PAPERS,
    PUBLICATION,
    STYLEBOOK,
    WORDS,
    FileState,
    OpenedIssue,
    article_path,
    differs,
    is_safe_name,
    page_path,
    publication_folder,
    real,
    state_of,
    with_unread,
)
from layout_app.store.format import article_bytes, file_bytes, issue_bytes
from layout_app.store.reading import Reading
from layout_app.store.records import WordsFile, issue_file, publication_file


def save_issue(opened: OpenedIssue, issue: Issue, *, over: bool = False) -> OpenedIssue:
    """Write what differs from `opened`; return the issue as it lies on disk now.

    IssueFileError `store.changed_on_disk` names a file that somebody else changed; then nothing
    was written, unless `over` says that it may be: it stays beside the new one as `.bak`. Any other
    IssueFileError stops the save where it stands.
    """
    wanted = dict(_wanted(opened, issue))
    gone = [path for path in _gone(opened, issue) if path in opened.files]
    for path in () if over else (*wanted, *gone):
        _check_unchanged(path, opened.files.get(path))
    for path, data in wanted.items():
        _write(path, data)
        opened.files[path] = state_of(path, data)
    for path in gone:
        if path.exists():
            set_aside(path)
        del opened.files[path]
    pages, articles = _orders(opened, issue)
    return replace(opened, issue=issue, listed_pages=pages, listed_articles=articles)


def contested(opened: OpenedIssue, issue: Issue) -> tuple[Path, ...]:
    """Return the files that saving would write or take away, and somebody else changed."""
    touched = (*dict(_wanted(opened, issue)), *_gone(opened, issue))
    return tuple(path for path in touched if _is_contested(path, opened.files.get(path)))


def new_publication(folder: Path, publication: Publication) -> Path:
    """Make a publication; IssueFileError if one is there. Return its folder."""
    folder = real(folder)
    if (folder / PUBLICATION).exists():
        raise IssueFileError("store.in_the_way", folder / PUBLICATION)
    for path, data in _publication_parts(folder, publication, Publication()):
        _write(path, data)
    _write(folder / PUBLICATION, _publication_bytes(publication))
    return folder


def new_issue(folder: Path, issue: Issue) -> OpenedIssue:
    """Make an issue and return it as opened; IssueFileError if one is there.

    Below a publication the issue takes that publication's values; alone, it brings its own.
    """
    folder = real(folder)
    if (folder / ISSUE).exists():
        raise IssueFileError("store.in_the_way", folder / ISSUE)
    home = publication_folder(folder)
    reading = Reading(folder)
    held = reading.publication(home)
    if home != folder:
        issue = replace(issue, publication=held)
    empty = OpenedIssue(
        folder=folder,
        publication_folder=home,
        issue=Issue(publication=held),
        files=reading.files,
    )
    return save_issue(empty, issue)


def images(opened: OpenedIssue, before: Issue, after: Issue) -> dict[Path, bytes | None]:
    """Return the files that `after` would write other than `before`; None for those that go."""
    seen = replace(opened, issue=before)
    found: dict[Path, bytes | None] = dict(_wanted(seen, after))
    found.update((path, None) for path in _gone(seen, after))
    return found


def _wanted(opened: OpenedIssue, issue: Issue) -> Iterator[tuple[Path, bytes]]:
    """Give the files to write and their bytes, in the order of writing."""
    before = opened.issue
    home = opened.publication_folder
    if issue.publication != before.publication:
        yield from _publication_parts(home, issue.publication, before.publication)
        now = _publication_bytes(issue.publication)
        if now != _publication_bytes(before.publication):
            yield home / PUBLICATION, now
    old_articles = {article.id: article for article in before.articles}
    for article in issue.articles:
        if old_articles.get(article.id) != article:
            yield article_path(opened.folder, article.id), article_bytes(article)
    old_pages = {page.id: page for page in before.pages}
    for page in issue.pages:
        if old_pages.get(page.id) != page:
            yield page_path(opened.folder, page.id), file_bytes(page)
    path = opened.folder / ISSUE
    if path in opened.files and _record(issue) == _record(before):
        return
    now = _issue_bytes(opened, issue)
    if path not in opened.files or now != _issue_bytes(opened, before):
        yield path, now


def _record(issue: Issue) -> tuple[Issue, tuple[str, ...], tuple[str, ...]]:
    """Return what `issue.yaml` is made of: everything but what pages and articles hold."""
    return (
        replace(issue, pages=(), articles=()),
        tuple(page.id for page in issue.pages),
        tuple(article.id for article in issue.articles),
    )


def _issue_bytes(opened: OpenedIssue, issue: Issue) -> bytes:
    pages, articles = _orders(opened, issue)
    return issue_bytes(issue_file(issue, pages, articles), issue.publication)


def _orders(opened: OpenedIssue, issue: Issue) -> tuple[tuple[PageId, ...], tuple[ArticleId, ...]]:
    """Return both orders; files that are there but could not be read keep their place."""
    folder, before = opened.folder, opened.issue
    pages = with_unread(
        [page for page in opened.listed_pages if page_path(folder, page).exists()],
        {page.id for page in before.pages},
        [page.id for page in issue.pages],
    )
    articles = with_unread(
        [found for found in opened.listed_articles if article_path(folder, found).exists()],
        {article.id for article in before.articles},
        [article.id for article in issue.articles],
    )
    return tuple(map(PageId, pages)), tuple(map(ArticleId, articles))


def _gone(opened: OpenedIssue, issue: Issue) -> Iterator[Path]:
    """Give the files of articles and pages that are no more."""
    articles = {article.id for article in issue.articles}
    for article in opened.issue.articles:
        if article.id not in articles:
            yield article_path(opened.folder, article.id)
    pages = {page.id for page in issue.pages}
    for page in opened.issue.pages:
        if page.id not in pages:
            yield page_path(opened.folder, page.id)


def _publication_parts(
    home: Path, publication: Publication, before: Publication
) -> Iterator[tuple[Path, bytes]]:
    """Give stylebook, words and papers that differ from `before`."""
    if publication.stylebook != before.stylebook:
        yield home / STYLEBOOK, file_bytes(publication.stylebook)
    if publication.words != before.words:
        yield home / WORDS, file_bytes(WordsFile(words=publication.words))
    for paper in publication.papers:
        if not is_safe_name(paper.name):
            raise IssueFileError("store.bad_name", home / PAPERS, found=paper.name)
        if paper not in before.papers:
            yield home / PAPERS / f"{paper.name}.yaml", file_bytes(paper)


def _publication_bytes(publication: Publication) -> bytes:
    return file_bytes(publication_file(publication))


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IssueFileError("store.cannot_write", path, why=error.strerror or "") from error
    replace_file(path, data)


def _check_unchanged(path: Path, state: FileState | None) -> None:
    if _is_contested(path, state):
        # Of a folder in its place nobody means to save over.
        in_the_way = state is None or path.is_dir()
        raise IssueFileError("store.in_the_way" if in_the_way else "store.changed_on_disk", path)


def _is_contested(path: Path, state: FileState | None) -> bool:
    return path.exists() if state is None else differs(path, state)
