"""Pages and articles as others left them on disk. One rule: whole and sound, or not at all.

What cannot be taken, as the order of pages in `issue.yaml`, stays for whoever saves to decide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId
from layout_app.model.page import Page
from layout_app.store.folder import (
    ARTICLES,
    PAGES,
    FileState,
    OpenedIssue,
    article_path,
    state_of,
)
from layout_app.store.format import read_article, read_file


@frozen
class Theirs:
    """A page or an article as it lies on disk."""

    path: Path
    value: Page | Article
    state: FileState


def theirs(
    opened: OpenedIssue, paths: Iterable[Path], known: Iterable[ArticleId]
) -> tuple[Theirs, ...]:
    """Return the pages and articles among files that are there and can be read.

    Articles that such a page shows and nobody here knows, come before it.
    """
    seen, found = set(known), list[Theirs]()
    for path in paths:
        read = _read(path) if path in opened.files else None
        if read is None:
            continue
        for article in _shown(read.value):
            added = None if article in seen else _read(article_path(opened.folder, article))
            if added is not None:
                seen.add(article)
                found.append(added)
        found.append(read)
    return tuple(found)


def with_theirs(opened: OpenedIssue, found: Iterable[Theirs]) -> OpenedIssue:
    """Return the issue as it lies on disk where others have written: saving goes on from there."""
    issue = opened.issue
    for each in found:
        opened.files[each.path] = each.state
        value = each.value
        if isinstance(value, Page):
            pages = tuple(value if page.id == value.id else page for page in issue.pages)
            issue = replace(issue, pages=pages)
            continue
        others = tuple(value if old.id == value.id else old for old in issue.articles)
        is_new = all(old.id != value.id for old in issue.articles)
        issue = replace(issue, articles=(*others, value) if is_new else others)
    return replace(opened, issue=issue)


def _shown(value: Page | Article) -> Iterator[ArticleId]:
    boxes = value.boxes if isinstance(value, Page) else ()
    return (box.article for box in boxes if isinstance(box, ArticleBox))


def _read(path: Path) -> Theirs | None:
    try:
        data = path.read_bytes()
        value = _value(path, data)
        if value is None or value.id != path.stem:
            return None
        return Theirs(path=path, value=value, state=state_of(path, data))
    except (OSError, IssueFileError):
        return None


def _value(path: Path, data: bytes) -> Page | Article | None:
    if path.parent.name == PAGES:
        page: Page = read_file(Page, data, path.name)
        return page
    return read_article(data, path.name) if path.parent.name == ARTICLES else None
