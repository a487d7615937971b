"""The digital edition of an issue. One rule: its pictures are drawn from the file for screens.

Text is the accepted text without what the editor cut; an article on several pages is one.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from layout_app.compose.collect import collect
from layout_app.compose.page import ComposedPage, Composer
from layout_app.desk.exporting import Order, Wish, ordered
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article, headline
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index, name_of, paper_of
from layout_app.model.page import Page
from layout_app.model.paper import Paper, cells_rect
from layout_app.press.export import FolderOriginals
from layout_app.press.profile import Profile
from layout_app.store.folder import OpenedIssue
from layout_app.store.originals import ORIGINALS
from layout_app.web.blocks import UNREAD
from layout_app.web.edition import (
    Edition,
    EditionArticle,
    EditionPage,
    EditionParagraph,
    Erratum,
    Zone,
)
from layout_app.web.site import correct, publish, withdraw
from layout_app.web.zones import outlines

DPI = 110
"""Of the pages' pictures: body type can be read, a tabloid page of text has some 300 KiB."""


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
    images = _images(opened, order, progress)
    edition = edition_of(issue, composed, images)
    named = {page.image: png for page, png in zip(edition.pages, images, strict=True)}
    return publish(to, edition, named, blanked)


def correct_article(site: Path, date: dt.date, article: str, text: str, when: dt.date) -> None:
    """Add a correction to an article of a site."""
    correct(site, date.isoformat(), article, Erratum(date=when.isoformat(), text=text))


def withdraw_article(site: Path, date: dt.date, article: str, when: dt.date) -> None:
    """Take an article off a site, its place in the pages' pictures too."""
    from layout_app.press.render import blanked

    withdraw(site, date.isoformat(), article, when.isoformat(), blanked)


def edition_of(issue: Issue, pages: Sequence[ComposedPage], images: Sequence[bytes]) -> Edition:
    """Return what readers get of an issue; `images` are the pages' pictures as PNG."""
    assert issue.date is not None, "an edition has a date"
    folios = index(issue).folios
    where: dict[ArticleId, list[str]] = {}
    for page in issue.pages:
        for box in page.boxes:
            if isinstance(box, ArticleBox):
                where.setdefault(box.article, []).append(folios[page.id])
    return Edition(
        name=name_of(issue),
        date=issue.date.isoformat(),
        number=issue.number,
        total_number=issue.total_number,
        pages=tuple(
            _page(page, folios[page.id], composed, image, paper_of(issue))
            for page, composed, image in zip(issue.pages, pages, images, strict=True)
        ),
        articles=tuple(
            _article(article, tuple(dict.fromkeys(where[article.id])))
            for article in issue.articles
            if article.id in where
        ),
    )


def _images(opened: OpenedIssue, order: Order, progress: Callable[[int, int], None]) -> list[bytes]:
    """Return the pages as PNG, drawn from the file that is written for screens."""
    from layout_app.press.render import lean, page_png
    from layout_app.press.writer import write_pages

    job = order.job
    originals = FolderOriginals(opened.publication_folder / ORIGINALS)
    data = write_pages(job.pages, shipped(), job.profile, job.info, originals, kept=job.kept)
    images = []
    for n, page in enumerate(job.pages):
        is_type = not (page.pictures or page.placed)
        images.append(lean(page_png(data, n, DPI), is_type=is_type))
        progress(n + 1, len(job.pages))
    return images


def _page(
    page: Page, folio: str, composed: ComposedPage, image: bytes, paper: Paper
) -> EditionPage:
    width, height = _png_size(image)
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
        image=f"{folio}.png",
        width=width,
        height=height,
        zones=tuple(zones),
    )


def _share(corner: tuple[float, float], trim: tuple[float, float]) -> tuple[float, float]:
    x, y = (min(1.0, max(0.0, round(at / side, 5))) for at, side in zip(corner, trim, strict=True))
    return x, y


def _png_size(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def _article(article: Article, folios: tuple[str, ...]) -> EditionArticle:
    return EditionArticle(
        id=article.id,
        headline=headline(article),
        paragraphs=tuple(
            EditionParagraph(kind=copy.kind.value, text=copy.text)
            for copy in collect(article)
            if copy.kind not in UNREAD
        ),
        folios=folios,
    )
