"""Pages and articles as journals that were set aside left them. One rule: they are only read.

Whatever was not saved lies in `.history` whole, taken back or not; what cannot be read is left out.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.page import Page
from layout_app.store.folder import ARTICLES, PAGES, publication_folder, real
from layout_app.store.format import read_article, read_file
from layout_app.store.journal import Entry, aside
from layout_app.store.recovery import last_images


@frozen
class Unsaved:
    """A page or an article as an editor left it without saving."""

    name: str
    """The journal and the id, such as `journal-20230320-093000-00/k3f9q2`."""
    at: float
    """When it was changed last, seconds since 1970."""
    value: Page | Article


def unsaved(folder: Path) -> Iterator[Unsaved]:
    """Yield what the journals set aside hold of an issue's pages and articles, the latest first."""
    prefix = real(folder).relative_to(publication_folder(real(folder)))
    for journal, entries in aside(folder):
        for name, text in sorted(last_images(entries).items()):
            path = PurePosixPath(name)
            if text is None or not path.is_relative_to(prefix):
                continue
            value = _value(path, text)
            if value is not None:
                at = _changed_at(entries, name)
                yield Unsaved(name=f"{journal}/{value.id}", at=at, value=value)


def _value(path: PurePosixPath, text: str) -> Page | Article | None:
    data = text.encode("utf-8")
    try:
        if path.parent.name == PAGES:
            page: Page = read_file(Page, data, path.name)
            return page
        return read_article(data, path.name) if path.parent.name == ARTICLES else None
    except IssueFileError:
        return None


def _changed_at(entries: tuple[Entry, ...], name: str) -> float:
    return max(entry.at for entry in entries if name in entry.files)
