"""Operations on ads. One rule: a booking that changes moves nothing; the editor is told instead."""

from dataclasses import replace

from layout_app.edit.boxes import added
from layout_app.edit.lookup import box_of, page_of, with_box
from layout_app.edit.shapes import cells_at
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.box import EAR, FOLD, OWN_TRIM, AdBox, Media, Trim
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import Issue, paper_of, stylebook_of
from layout_app.model.limits import AD_COLUMNS
from layout_app.model.slot import SLOTS, slot_cells
from layout_app.model.text import Paragraph


@frozen
class AdFile:
    """The file of an ad, measured."""

    original: str
    """sha256 of the file in `originals/`."""
    name: str
    media: Media
    extent: tuple[float, float]
    """Points of a PDF's trim, pixels of a picture."""
    trim: Trim = OWN_TRIM


def book(
    issue: Issue,
    page: PageId,
    made: BoxId,
    *,
    slot: str = "",
    cells: Cells | None = None,
    booking: str = "",
) -> Issue:
    """Keep a slot for an ad: one of a named size, at `cells` if they are given."""
    place = cells or named_cells(issue, page, slot)
    return added(issue, page, AdBox(id=made, cells=place, slot=slot, booking=booking))


def named_cells(issue: Issue, page: PageId, slot: str) -> Cells:
    """Return the cells of a size on a page; CommandError for a size that nobody knows."""
    is_first = bool(issue.pages) and issue.pages[0].id == page_of(issue, page).id
    if slot == EAR and not is_first:
        raise CommandError("ad.no_masthead", slot=slot)
    above = stylebook_of(issue).masthead_lines if is_first else 0
    if slot == FOLD and page_of(issue, page).span == 2:
        # Of a spread the strip is as wide as both halves of the fold.
        paper = paper_of(issue)
        return Cells(column=paper.columns - 1, line=0, columns=2, lines=paper.lines)
    found = slot_cells(paper_of(issue), slot, above)
    if found is None:
        raise CommandError("ad.no_size", slot=slot, sizes=", ".join(SLOTS))
    return found


def fill(issue: Issue, box: BoxId, file: AdFile, *, is_marked: bool = False) -> Issue:
    """Fill a slot with a file; what filled it before goes."""
    return with_box(
        issue,
        replace(
            _emptied(ad_of(issue, box)),
            original=file.original,
            name=file.name,
            media=file.media,
            extent=file.extent,
            trim=file.trim,
            is_marked=is_marked,
        ),
    )


def set_trim(issue: Issue, box: BoxId, trim: Trim, extent: tuple[float, float]) -> Issue:
    """Say which box of an ad's PDF is its size, `extent` points; without a choice it has none."""
    return with_box(issue, replace(pdf_ad_of(issue, box), trim=trim, extent=extent))


def pdf_ad_of(issue: Issue, box: BoxId) -> AdBox:
    """Return an ad that a PDF fills; CommandError for any other."""
    ad = ad_of(issue, box)
    if not ad.original or ad.media is not Media.PDF:
        raise CommandError("ad.no_pdf", box=box)
    return ad


def set_text(
    issue: Issue, box: BoxId, paragraphs: tuple[Paragraph, ...], columns: int = 1
) -> Issue:
    """Fill a slot with set text in so many columns."""
    least, most = AD_COLUMNS
    if not least <= columns <= most:
        raise CommandError("box.bad_columns", columns=columns, most=most)
    kept = tuple(paragraph for paragraph in paragraphs if paragraph.text)
    if not kept:
        raise CommandError("ad.no_text", box=box)
    return with_box(issue, replace(_emptied(ad_of(issue, box)), paragraphs=kept, columns=columns))


def clear(issue: Issue, box: BoxId) -> Issue:
    """Take out what fills a slot; the booking stays."""
    return with_box(issue, _emptied(ad_of(issue, box)))


def use_filler(issue: Issue, box: BoxId) -> Issue:
    """Let the paper's own filler stand in a slot; a cancelled booking is settled by it."""
    return with_box(issue, replace(_emptied(ad_of(issue, box)), house=True, cancelled=False))


def set_marked(issue: Issue, box: BoxId, *, marked: bool) -> Issue:
    """Say whether an ad's file shows 广告 itself; where it does not, the mark is set over it."""
    return with_box(issue, replace(ad_of(issue, box), is_marked=marked))


def cancel(issue: Issue, box: BoxId) -> Issue:
    """Note that a booking was cancelled: its ad goes, the slot stays where it is."""
    return with_box(issue, replace(_emptied(ad_of(issue, box)), cancelled=True, booked=(0, 0)))


def rebook(issue: Issue, box: BoxId, columns: int, lines: int, booking: str | None = None) -> Issue:
    """Note that a booking has another size now, or is taken up again; the slot stays as it is."""
    found = ad_of(issue, box)
    size = cells_at(0, 0, columns, lines)
    same = (size.columns, size.lines) == (found.cells.columns, found.cells.lines)
    return with_box(
        issue,
        replace(
            found,
            booked=(0, 0) if same else (columns, lines),
            booking=found.booking if booking is None else booking,
            cancelled=False,
        ),
    )


def ad_of(issue: Issue, box: BoxId) -> AdBox:
    """Return an ad; CommandError if the box is of another kind."""
    _, found = box_of(issue, box)
    if not isinstance(found, AdBox):
        raise CommandError("ad.no_ad", box=box)
    return found


def _emptied(ad: AdBox) -> AdBox:
    fresh = AdBox(id=ad.id, cells=ad.cells)
    return replace(
        fresh, booking=ad.booking, slot=ad.slot, cancelled=ad.cancelled, booked=ad.booked
    )
