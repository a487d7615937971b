"""What may be carried by the mouse. One rule: ids travel, never values."""

from PySide6.QtCore import QMimeData

from layout_app.model.ids import ArticleId, PageId

ARTICLE = "application/x-layout-article"
PAGE = "application/x-layout-page"
NEW_PAGE = "application/x-layout-new-page"
PICTURE = "application/x-layout-picture"
COPY_FILES = (".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".csv", ".tsv")
"""Endings of files that can be imported."""
PICTURE_FILES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
"""Endings of pictures that can be placed."""


def article_mime(articles: list[ArticleId]) -> QMimeData:
    """Return articles ready for carrying."""
    mime = QMimeData()
    mime.setData(ARTICLE, "\n".join(articles).encode())
    return mime


def articles_in(mime: QMimeData) -> list[ArticleId]:
    """Return the articles that are carried."""
    return [ArticleId(name) for name in _names(mime, ARTICLE)]


def page_mime(page: PageId) -> QMimeData:
    """Return a page ready for carrying."""
    mime = QMimeData()
    mime.setData(PAGE, page.encode())
    return mime


def pages_in(mime: QMimeData) -> list[PageId]:
    """Return the pages that are carried."""
    return [PageId(name) for name in _names(mime, PAGE)]


def new_page_mime() -> QMimeData:
    """Return a page that is not there yet, ready for carrying."""
    mime = QMimeData()
    mime.setData(NEW_PAGE, b"1")
    return mime


def picture_mime(digest: str, name: str) -> QMimeData:
    """Return an original, and the file name it came with, ready for carrying."""
    mime = QMimeData()
    mime.setData(PICTURE, f"{digest}\n{name}".encode())
    return mime


def picture_in(mime: QMimeData) -> tuple[str, str] | None:
    """Return the original that is carried and its name."""
    names = _names(mime, PICTURE)
    return (names[0], names[1]) if len(names) == 2 else None


def picture_files_in(mime: QMimeData) -> list[str]:
    """Return the paths of carried pictures."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.lower().endswith(PICTURE_FILES)]


def ad_files_in(mime: QMimeData) -> list[str]:
    """Return the paths of carried files that an ad may be: PDFs and pictures."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.lower().endswith((".pdf", *PICTURE_FILES))]


def files_in(mime: QMimeData) -> list[str]:
    """Return the paths of carried files that can be imported."""
    paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.lower().endswith(COPY_FILES)]


def _names(mime: QMimeData, kind: str) -> list[str]:
    return bytes(mime.data(kind).data()).decode().split("\n") if mime.hasFormat(kind) else []
