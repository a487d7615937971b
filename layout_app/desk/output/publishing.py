"""The digital edition of an issue. One rule: its pictures are drawn from the file for screens.

Text is the accepted text without what the editor cut; an article on several pages is one.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from layout_app.compose.article.insets import caption_words
from layout_app.compose.line.collect import Copy, collect, runs_of
from layout_app.compose.page import ComposedPage, Composer
from layout_app.desk.output.ordering import ordered
from layout_app.desk.output.orders import Order, Wish
from layout_app.errors import ExportError
from layout_app.frozen import frozen
from layout_app.model.article import Article, ArticlePicture, headline
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index, name_of, paper_of, stylebook_of
from layout_app.model.page import Page
from layout_app.model.paper import Paper, cells_rect
from layout_app.model.setting import TableSetting
from layout_app.model.style import Stylebook
from layout_app.press.export import FolderOriginals
from layout_app.press.profile import Profile
from layout_app.press.render import ReaderPicture, cover
from layout_app.store.faces import catalogue_of
from layout_app.store.folder import OpenedIssue, issue_folders
from layout_app.store.originals import ORIGINALS
from layout_app.store.reading import open_issue
from layout_app.web.blocks import UNREAD, printed_numbers
from layout_app.web.edition import (
    Edition,
    EditionArticle,
    EditionPage,
    EditionParagraph,
    EditionPicture,
    Erratum,
    Zone,
)
from layout_app.web.site import correct, publish, withdraw
from layout_app.web.zones import outlines

DPI = 110
"""Of the pages' pictures: body type can be read, a tabloid page has some 300 to 500 KiB."""
COVER, WIDEST = 360, 1280
"""Pixels across a first page on the list of issues, and across a photo at most."""
WHOLE = Rect(0, 0, 1, 1)
Photos = Mapping[tuple[str, Rect], ReaderPicture]
"""Pictures by their original and crop."""


def publish_issue(
    opened: OpenedIssue,
    issue: Issue,
    composer: Composer,
    to: Path,
    progress: Callable[[int, int], None],
) -> tuple[Path, ...]:
    """Add an issue to the site in a folder; ExportError for an issue without a date or pages."""
    if issue.date is None:
        raise ExportError("web.no_date")
    from layout_app.press.render import blanked

    wish = Wish(to=to, profile=Profile.SCREEN)
    order = ordered(opened, issue, composer, wish)
    composed = [composer.page(issue, page.id) for page in issue.pages]
    images = _images(opened, issue, order, progress)
    edition, files = edition_of(issue, composed, images, _photos(opened, issue, order.job.info.icc))
    return publish(to, edition, files, blanked)


@frozen
class SiteOrder:
    """A digital edition to be made; it can be pickled."""

    opened: OpenedIssue
    issue: Issue
    """As it stands on the desk, saved or not."""
    to: Path
    """Folder of the site."""
    whole: bool = False
    """Whether the other issues of the publication go with it, as they lie on disk."""


@frozen
class Published:
    """A site that was made."""

    to: Path
    issues: int
    pages: int
    left_out: tuple[str, ...] = ()
    """Folders of issues without a date or pages."""


def site_order(opened: OpenedIssue, issue: Issue, to: Path, *, whole: bool) -> SiteOrder:
    """Order the digital edition; ExportError for an issue without a date or pages."""
    if not _is_ready(issue):
        raise ExportError("web.no_date" if issue.date is None else "export.no_pages")
    return SiteOrder(opened=opened, issue=issue, to=to, whole=whole)


def made_site(order: SiteOrder, progress: Callable[[int, int], None]) -> Published:
    """Publish the issue and, where that is wished, all others; those that are done stay done."""
    issues = [(order.opened, order.issue)]
    if order.whole:
        issues += [(other, other.issue) for other in _others(order.opened)]
    ready = [(opened, issue) for opened, issue in issues if _is_ready(issue)]
    total, before = sum(len(issue.pages) for _opened, issue in ready), 0
    for opened, issue in ready:
        faces = catalogue_of(issue.publication, opened.publication_folder)

        def told(done: int, _of: int, before: int = before) -> None:
            progress(before + done, total)

        publish_issue(opened, issue, Composer(faces), order.to, told)
        before += len(issue.pages)
    left_out = (opened.folder.name for opened, issue in issues if not _is_ready(issue))
    return Published(to=order.to, issues=len(ready), pages=total, left_out=tuple(left_out))


def _others(opened: OpenedIssue) -> Iterator[OpenedIssue]:
    """Open the other issues of a publication; an issue that lies alone has none."""
    if opened.publication_folder == opened.folder:
        return
    for folder in issue_folders(opened.publication_folder):
        if folder != opened.folder:
            yield open_issue(folder)


def _is_ready(issue: Issue) -> bool:
    return issue.date is not None and bool(issue.pages)


def correct_article(site: Path, date: dt.date, article: str, text: str, when: dt.date) -> None:
    """Add a correction to an article of a site; ExportError for one that says nothing."""
    if not text.strip():
        raise ExportError("web.empty_erratum")
    correct(site, date.isoformat(), article, Erratum(date=when.isoformat(), text=text))


def withdraw_article(site: Path, date: dt.date, article: str, when: dt.date) -> None:
    """Take an article off a site, its place in the pages' pictures too."""
    from layout_app.press.render import blanked

    withdraw(site, date.isoformat(), article, when.isoformat(), blanked)


def edition_of(
    issue: Issue,
    pages: Sequence[ComposedPage],
    images: Sequence[ReaderPicture],
    photos: Photos,
) -> tuple[Edition, dict[str, bytes]]:
    """Return what readers get of an issue, and its pictures by their names.

    `images` are those of the pages; `photos` lacks what cannot be read.
    """
    assert issue.date is not None, "an edition has a date"
    folios = index(issue).folios
    where: dict[ArticleId, list[str]] = {}
    for page in issue.pages:
        for box in page.boxes:
            if isinstance(box, ArticleBox):
                where.setdefault(box.article, []).append(folios[page.id])
    small = cover(images[0], COVER)
    edition = Edition(
        name=name_of(issue),
        date=issue.date.isoformat(),
        number=issue.number,
        total_number=issue.total_number,
        cover=f"cover.{small.suffix}",
        pages=tuple(
            _page(page, folios[page.id], composed, image, paper_of(issue))
            for page, composed, image in zip(issue.pages, pages, images, strict=True)
        ),
        articles=tuple(
            _article(article, tuple(dict.fromkeys(where[article.id])), photos, stylebook_of(issue))
            for article in issue.articles
            if article.id in where
        ),
    )
    files = {page.image: image.data for page, image in zip(edition.pages, images, strict=True)}
    files[edition.cover] = small.data
    for article in issue.articles:
        if article.id in where:
            files |= {name: photo.data for name, photo, _ in _shown(article, photos)}
    return edition, files


def _images(
    opened: OpenedIssue, issue: Issue, order: Order, progress: Callable[[int, int], None]
) -> list[ReaderPicture]:
    """Return the pages as readers load them, drawn from the file that is written for screens."""
    from layout_app.press.render import page_png, reader_page
    from layout_app.press.writer import write_pages

    job = order.job
    originals = FolderOriginals(opened.publication_folder / ORIGINALS)
    faces = catalogue_of(issue.publication, opened.publication_folder)
    data = write_pages(job.pages, faces, job.profile, job.info, originals, kept=job.kept)
    images = []
    for n, (page, painted) in enumerate(zip(issue.pages, job.pages, strict=True)):
        is_type = not (painted.pictures or painted.placed)
        drawn = page_png(data, n, DPI)
        images.append(reader_page(drawn, is_type=is_type, folios=page.span))
        progress(n + 1, len(job.pages))
    return images


def _photos(opened: OpenedIssue, issue: Issue, icc: bytes) -> Photos:
    """Return the pictures of placed articles that can be read; `icc` is the press' profile."""
    from layout_app.press.images import reader_photo

    originals = FolderOriginals(opened.publication_folder / ORIGINALS)
    found: dict[tuple[str, Rect], ReaderPicture] = {}
    for article in issue.articles:
        for picture in article.pictures if article.id in index(issue).parts else ():
            key = picture.original, picture.crop or WHOLE
            with suppress(OSError, KeyError):
                data = originals.original(picture.original)
                photo = found.get(key) or reader_photo(data, key[1], icc, WIDEST)
                if photo is not None:
                    found[key] = photo
    return found


def _shown(article: Article, photos: Photos) -> Iterator[tuple[str, ReaderPicture, ArticlePicture]]:
    """Yield the pictures of an article that readers see, by the names of their files."""
    for number, picture in enumerate(article.pictures, 1):
        photo = photos.get((picture.original, picture.crop or WHOLE))
        if photo is not None:
            yield f"article-{article.id}-{number}.{photo.suffix}", photo, picture


def _page(
    page: Page, folio: str, composed: ComposedPage, image: ReaderPicture, paper: Paper
) -> EditionPage:
    trim = composed.display.trim
    zones = [
        Zone(article=box.article, shape=tuple(_share(corner, trim) for corner in outline))
        for box in page.boxes
        if isinstance(box, ArticleBox)
        for outline in outlines(cells_rect(paper, cells) for cells in box.shape)
    ]
    return EditionPage(
        folio=folio,
        section=page.section,
        image=f"{folio}.{image.suffix}",
        width=image.width,
        height=image.height,
        zones=tuple(zones),
    )


def _share(corner: tuple[float, float], trim: tuple[float, float]) -> tuple[float, float]:
    x, y = (min(1.0, max(0.0, round(at / side, 5))) for at, side in zip(corner, trim, strict=True))
    return x, y


def _article(
    article: Article, folios: tuple[str, ...], photos: Photos, book: Stylebook
) -> EditionArticle:
    read = (copy for copy in collect(article) if copy.kind not in UNREAD)
    return EditionArticle(
        id=article.id,
        headline=headline(article),
        paragraphs=tuple(
            _paragraph(copy, number)
            for run in runs_of(read)
            for copy, number in zip(run, printed_numbers(run), strict=True)
        ),
        folios=folios,
        pictures=tuple(
            EditionPicture(
                image=name,
                width=photo.width,
                height=photo.height,
                caption=caption_words(picture, book),
            )
            for name, photo, picture in _shown(article, photos)
        ),
    )


def _paragraph(copy: Copy, number: str) -> EditionParagraph:
    heads = copy.setting.heads if isinstance(copy.setting, TableSetting) else 0
    return EditionParagraph(
        kind=copy.kind.value,
        text=copy.text,
        starts=copy.setting is not None,
        heads=heads,
        number=number,
    )
