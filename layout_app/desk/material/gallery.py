"""The originals of a publication as an editor sees them. One rule: no file is opened to list it.

What an original is called, where it stands and how fine it is printed there follow from the issue.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from layout_app.compose.page import ComposedPage
from layout_app.desk.session import Session
from layout_app.display.items import Picture
from layout_app.display.page import walk
from layout_app.frozen import frozen
from layout_app.model.article import headline
from layout_app.model.box import AdBox, Media, PictureBox
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, index
from layout_app.store.originals import ORIGINALS

INCH = 72.0
"""Points."""
MOST = 5000
"""Originals that are listed, those that the issue uses first."""

Shares = dict[PageId, tuple[ComposedPage, tuple[tuple[str, float], ...]]]
"""Which share of its width each picture of a page prints on a point; the page as composed."""


@frozen
class Use:
    """A place where an original stands, or waits with its article."""

    words: str
    """The headline of its article, or what its box is called."""
    page: str = ""
    """Folio; empty while its article is not placed."""
    article: str = ""
    box: str = ""


@frozen
class Original:
    """One kept file."""

    digest: str
    name: str = ""
    """The file name it came with; empty where the issue does not use it."""
    pixels: tuple[int, int] = (0, 0)
    """Width and height; 0 where the issue does not tell."""
    is_pdf: bool = False
    uses: tuple[Use, ...] = ()
    ppi: int = 0
    """The least resolution at which it is printed in the issue; 0 where it is not on a page."""
    is_missing: bool = False


def gallery(session: Session, ppi: Mapping[str, int]) -> tuple[Original, ...]:
    """Return the originals that the issue uses, by name, then the others that are kept."""
    kept = set(_kept(session.opened.publication_folder))
    used = _used(session.issue, ppi, kept)
    others = sorted(kept - used.keys())[: max(0, MOST - len(used))]
    known = sorted(used.values(), key=lambda original: (original.name, original.digest))
    return (*known, *(Original(digest=digest) for digest in others))


def resolutions(session: Session, kept: Shares) -> dict[str, int]:
    """Return the least pixels an inch of each picture on the pages; it composes them all.

    Pages that are composed as they are in `kept` are not looked at again.
    """
    pixels = {
        picture.original: picture.pixels
        for article in session.issue.articles
        for picture in article.pictures
    }
    found: dict[str, int] = {}
    for page in session.issue.pages if pixels else ():
        for original, share in _shares(session.composed(page.id), page.id, kept):
            if size := pixels.get(original):
                fine = round(size[0] * share * INCH)
                found[original] = min(fine, found.get(original, fine))
    return found


def _shares(composed: ComposedPage, page: PageId, kept: Shares) -> tuple[tuple[str, float], ...]:
    known = kept.get(page)
    if known and known[0] is composed:
        return known[1]
    found = tuple(
        (item.original, item.crop.w / item.rect.w)
        for item, _x, _y in walk(composed.display)
        if isinstance(item, Picture) and item.rect.w
    )
    kept[page] = composed, found
    return found


def _kept(publication: Path) -> Iterator[str]:
    """Yield the names in the folder of originals; none where there is no such folder."""
    try:
        for entry in (publication / ORIGINALS).iterdir():
            if len(entry.name) == 64:
                yield entry.name
    except OSError:
        return


def _used(issue: Issue, ppi: Mapping[str, int], kept: set[str]) -> dict[str, Original]:
    pictures = {found.original: found for a in issue.articles for found in a.pictures}
    ads = [box for page in issue.pages for box in page.boxes if isinstance(box, AdBox)]
    names = {ad.original: ad.name for ad in reversed(ads)}
    names |= {digest: found.name for digest, found in pictures.items()}
    pdfs = {ad.original for ad in ads if ad.media is Media.PDF}
    uses: dict[str, list[Use]] = defaultdict(list)
    for digest, use in (*_in_articles(issue), *_on_pages(issue)):
        uses[digest].append(use)
    return {
        digest: Original(
            digest=digest,
            name=names.get(digest, ""),
            pixels=pictures[digest].pixels if digest in pictures else (0, 0),
            is_pdf=digest in pdfs,
            uses=tuple(at),
            ppi=ppi.get(digest, 0),
            is_missing=digest not in kept,
        )
        for digest, at in uses.items()
    }


def _in_articles(issue: Issue) -> Iterator[tuple[str, Use]]:
    """Yield the pictures of articles, each with the first box of its article, where it has one."""
    found = index(issue)
    for article in issue.articles:
        placed = found.parts.get(article.id, ())
        page = found.folios[placed[0][0]] if placed else ""
        box = placed[0][1].id if placed else ""
        for picture in article.pictures:
            words = headline(article)
            yield picture.original, Use(words=words, page=page, article=article.id, box=box)


def _on_pages(issue: Issue) -> Iterator[tuple[str, Use]]:
    """Yield the pictures and ads that stand on pages by themselves."""
    for page in issue.pages:
        for box in page.boxes:
            if isinstance(box, PictureBox | AdBox) and box.original:
                words = box.booking or box.slot if isinstance(box, AdBox) else ""
                folio = index(issue).folios[page.id]
                yield box.original, Use(words=words, page=folio, box=box.id)
