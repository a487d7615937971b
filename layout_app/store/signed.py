"""Pages as they were signed for the press. One rule: a signature keeps what it was given for.

`.history/signed/PAGE-REVISION/` holds the page and the articles in its boxes, in the form of the
issue's own files. A page of which not all can be read is as if it had not been kept: what stands in
for a lost article would be taken for what was signed.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.ids import PageId
from layout_app.model.page import Page
from layout_app.store.atomic import replace_file
from layout_app.store.folder import ARTICLES, article_path
from layout_app.store.format import article_bytes, file_bytes, read_article, read_file
from layout_app.store.journal import ASIDE

SIGNED, PAGE = "signed", "page.yaml"


@frozen
class Signed:
    """A page as it was signed, with the articles in its boxes."""

    page: Page
    articles: tuple[Article, ...]


def keep_signed(folder: Path, page: Page, articles: Iterable[Article]) -> None:
    """Keep a signed page; the revision in its state names it. IssueFileError where it cannot be."""
    kept = _kept(folder, page.id, page.state.revision)
    try:
        (kept / ARTICLES).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IssueFileError("store.cannot_write", kept, why=error.strerror or "") from error
    for article in articles:
        replace_file(article_path(kept, article.id), article_bytes(article), backup=False)
    replace_file(kept / PAGE, file_bytes(page), backup=False)


def signed_page(folder: Path, page: PageId, revision: int) -> Signed | None:
    """Return a page as it was signed for the n-th time; None if that was not kept whole."""
    kept = _kept(folder, page, revision)
    try:
        found: Page = read_file(Page, (kept / PAGE).read_bytes(), kept / PAGE)
        shown = {box.article for box in found.boxes if isinstance(box, ArticleBox)}
        files = [article_path(kept, article) for article in sorted(shown)]
        articles = tuple(read_article(file.read_bytes(), file) for file in files)
    except (OSError, IssueFileError):
        return None
    return Signed(page=found, articles=articles)


def signed_files(folder: Path) -> Iterator[Path]:
    """Yield every file of what is kept of signed pages."""
    return (file for file in (folder / ASIDE / SIGNED).rglob("*") if file.is_file())


def _kept(folder: Path, page: PageId, revision: int) -> Path:
    return folder / ASIDE / SIGNED / f"{page}-{revision}"
