"""清样 for the red pencil: pages on A3 or A4, fitted or in tiles. One rule: lines have numbers.

Grid lines are numbered at both sides, so that a correction can be told by its line; below stand the
paper, the page, its revision and the moment, so that no old print is read for a new one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from math import ceil
from pathlib import Path

from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import MUST_BE_ACCEPTED, ordered
from layout_app.desk.output.orders import Order, Wish
from layout_app.desk.output.printwish import PrintWish, SheetPaper
from layout_app.desk.session import Session
from layout_app.desk.words import _
from layout_app.display.items import GlyphRun, Group, Rule
from layout_app.display.page import PageDisplay
from layout_app.fonts.face import Face
from layout_app.frozen import frozen
from layout_app.model.geometry import MM, Rect
from layout_app.model.ids import FaceId, PageId
from layout_app.model.ink import Ink
from layout_app.model.issue import Issue, folio_of, index, name_of, paper_of
from layout_app.model.paper import line_y
from layout_app.press.content import paint_page
from layout_app.press.export import ExportJob, Split, export
from layout_app.press.profile import Profile
from layout_app.press.sheets import Laid, assembled, pictures

SIDE, HEAD, FOOT = 12 * MM, 7 * MM, 12 * MM
"""Room for line numbers, above the page, and for what is written below."""
OVERLAP = 6 * MM
"""What two tiles both show."""
EVERY = 5
"""Lines from one number to the next."""
_SIZE, _SLUG = 6.0, 7.5
_FACE = FaceId("hei-400")
_GRAY = Ink(k=0.65)


_SIZES = {SheetPaper.A4: (210 * MM, 297 * MM), SheetPaper.A3: (297 * MM, 420 * MM)}


@frozen
class PrintOrder:
    """Sheets to be made; it can be pickled."""

    order: Order
    """Writes the pages."""
    sheets: ExportJob
    """Writes what stands around them."""
    laid: tuple[Laid, ...]
    dpi: int = 0
    """Resolution of the pictures; 0 makes none."""


@frozen
class Printed:
    """Sheets as PDF, and each as a picture."""

    pdf: bytes
    pictures: tuple[bytes, ...]
    """PNG."""


def print_order(session: Session, wish: PrintWish, when: datetime, dpi: int = 0) -> PrintOrder:
    """Compose the pages and what is written around them; nothing stops a print for reading."""
    issue = session.issue
    pages = wish.pages or tuple(page.id for page in issue.pages)
    order = ordered(
        session.opened,
        issue,
        session.composer,
        Wish(
            to=Path("pages.pdf"),
            profile=Profile.SCREEN,
            split=Split.ISSUE,
            pages=pages,
            accepted=frozenset(MUST_BE_ACCEPTED),
        ),
    )
    face = session.faces.face(_FACE)
    sheets, laid = [], []
    for number, page in enumerate(pages):
        trim = session.composed(page).display.trim
        for place, size, tile in _places(number, trim, wish):
            display = _around(issue, page, place, size, face, wish, _words(place, tile, when))
            sheets.append(paint_page(display, session.faces, is_rgb=True, slug=0.0))
            laid.append(place)
    job = replace(
        order.job,
        pages=tuple(sheets),
        sections=(),
        info=replace(order.job.info, bookmarks=()),
        target=Path("sheets.pdf"),
    )
    return PrintOrder(order=order, sheets=job, laid=tuple(laid), dpi=dpi)


def printed(wanted: PrintOrder) -> Printed:
    """Write pages and sheets, and lay them together."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="layout-app-") as folder:
        pages, sheets = Path(folder) / "pages.pdf", Path(folder) / "sheets.pdf"
        carry_out(
            replace(wanted.order, job=replace(wanted.order.job, target=pages)),
            lambda _done, _total: None,
        )
        export(replace(wanted.sheets, target=sheets), lambda _done, _total: None)
        pdf = assembled(pages.read_bytes(), sheets.read_bytes(), wanted.laid)
    return Printed(pdf=pdf, pictures=pictures(pdf, wanted.dpi) if wanted.dpi else ())


Tile = tuple[int, int]
"""Which of how many."""


def _places(
    number: int, trim: tuple[float, float], wish: PrintWish
) -> Iterator[tuple[Laid, tuple[float, float], Tile]]:
    """Yield where a page lies on each of its sheets, the sheet's size, and its number."""
    width, height = trim
    size = _SIZES[wish.paper] if width <= height else _SIZES[wish.paper][::-1]
    across, down = size[0] - 2 * SIDE, size[1] - HEAD - FOOT
    if not wish.tiled:
        scale = min(1.0, across / width, down / height)
        x = (size[0] - width * scale) / 2
        whole = Rect(0, 0, width, height)
        yield Laid(page=number, x=x, y=HEAD, scale=scale, window=whole), size, (1, 1)
        return
    columns, rows = _tiles(width, across), _tiles(height, down)
    for row in range(rows):
        for column in range(columns):
            left, top = column * (across - OVERLAP), row * (down - OVERLAP)
            window = Rect(left, top, min(across, width - left), min(down, height - top))
            place = Laid(page=number, x=SIDE - left, y=HEAD - top, scale=1.0, window=window)
            yield place, size, (row * columns + column + 1, rows * columns)


def _tiles(length: float, room: float) -> int:
    return max(1, ceil((length - OVERLAP - 0.01) / (room - OVERLAP)))


def _words(place: Laid, tile: Tile, when: datetime) -> str:
    """Say the scale, the tile and the moment."""
    told = [f"{place.scale * 100:.0f} %"]
    if tile[1] > 1:
        told.append(_("sheet {number} of {count}").format(number=tile[0], count=tile[1]))
    told.append(_("printed {when}").format(when=f"{when:%Y-%m-%d %H:%M}"))
    return " · ".join(told)


def _around(
    issue: Issue,
    page: PageId,
    place: Laid,
    size: tuple[float, float],
    face: Face,
    wish: PrintWish,
    words: str,
) -> PageDisplay:
    """Return what is written around a page on its sheet."""
    folio = folio_of(issue, page)
    found = index(issue).pages[page]
    date = issue.date.isoformat() if issue.date else ""
    named = " ".join(part for part in (name_of(issue), date, folio, found.section) if part)
    revision = _("revision {number}").format(number=found.state.revision)
    below = _bottom(place) + 5 * MM
    left = max(SIDE, place.x + place.window.x * place.scale)
    said = f"{named} · {revision} · {words}"
    items: list[GlyphRun | Rule] = list(_line(face, said, left, below, _SLUG))
    if wish.numbers:
        items += _numbers(issue, place, face)
    group = Group(x=0, y=0, items=tuple(items), bounds=Rect(0, 0, *size), name="sheet")
    return PageDisplay(page=page, folio=folio, trim=size, groups=(group,))


def _bottom(place: Laid) -> float:
    return place.y + place.window.bottom * place.scale


def _numbers(issue: Issue, place: Laid, face: Face) -> Iterator[GlyphRun | Rule]:
    """Yield a tick for each grid line in view and a number for every fifth, at both sides."""
    paper, k, shown = paper_of(issue), place.scale, place.window
    left = place.x + shown.x * k - 1.5 * MM
    right = place.x + shown.right * k + 1.5 * MM
    for line in range(1, paper.lines + 1):
        middle = line_y(paper, line - 1) + paper.leading / 2
        if not shown.y <= middle <= shown.bottom:
            continue
        y = place.y + middle * k
        long = 2 * MM if line % EVERY == 0 else 1 * MM
        for x, to in ((left, left - long), (right, right + long)):
            yield Rule(x1=x, y1=y, x2=to, y2=y, weight=0.3, ink=_GRAY)
        if line % EVERY == 0:
            words, foot = str(line), y + _SIZE * 0.35
            width = sum(face.advance(face.glyph(c)) for c in words) / 1000 * _SIZE
            yield from _line(face, words, left - long - 1 * MM - width, foot, _SIZE)
            yield from _line(face, words, right + long + 1 * MM, foot, _SIZE)


def _line(face: Face, words: str, x: float, y: float, size: float) -> Iterator[GlyphRun]:
    """Yield one line of words, without what the face lacks."""
    shown = "".join(char for char in words if face.covers(char))
    if not shown:
        return
    glyphs = tuple(face.glyph(char) for char in shown)
    xs, at = [], x
    for glyph in glyphs:
        xs.append(at)
        at += face.advance(glyph) / 1000 * size
    yield GlyphRun(
        face=_FACE,
        size=size,
        ink=_GRAY,
        glyphs=glyphs,
        xs=tuple(xs),
        ys=(y,),
        text=shown,
        starts=tuple(range(len(shown))),
    )
