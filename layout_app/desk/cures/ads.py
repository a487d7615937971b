"""Cures of ads: slots that wait, files of another size. One rule: no ad is scaled to its slot."""

from collections.abc import Iterator

from layout_app.compose.beside.ads import ad_rect
from layout_app.desk.cures.cure import Cure, Healer, cure
from layout_app.desk.cures.places import box_at, resized
from layout_app.desk.session import Session
from layout_app.desk.words import msg
from layout_app.errors import LayoutError
from layout_app.model.box import SHEETS, AdBox, Trim
from layout_app.model.geometry import MM, Cells, Rect
from layout_app.model.issue import paper_of
from layout_app.model.paper import cells_rect
from layout_app.model.problem import Problem


def _house_filler(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("ad.house", msg("Use the house filler"), box=found.where.box)


def _sized(session: Session, found: Problem) -> Iterator[Cure]:
    """Take the box by which an ad's PDF fills its slot; else let the editor look and say."""
    at = box_at(session, found.where, AdBox)
    if at is None:
        return
    slot = ad_rect(at[1], paper_of(session.issue), is_left=True)
    for trim in _fitting(session, at[1], slot):
        name, bleed = SHEETS[trim.box], trim.bleed / MM
        label = msg("Take its {box} for its size", box=name)
        if bleed:
            label = msg(
                "Take its {box} less {bleed:g} mm for its size", box=name, bleed=round(bleed, 2)
            )
        yield cure("ad.trim", label, box=at[1].id, trim=trim.box.value, bleed=bleed)
    yield cure("ad.trim", msg("Choose the size…"), needs=("trim",), box=at[1].id)


def _fitting(session: Session, ad: AdBox, slot: Rect) -> tuple[Trim, ...]:
    # Its readers of files are loaded only now: a window opens without them.
    from layout_app.desk.material.ads import likely_trims

    try:
        data = session.original(ad.original).read_bytes()
        return tuple(likely_trims(data, (slot.w, slot.h)))
    except (OSError, ValueError, LayoutError):
        return ()


def _rebooked(session: Session, found: Problem) -> Iterator[Cure]:
    told = dict(found.args)
    yield from _slot(session, found, int(told["columns"]), int(told["lines"]))


def _wrong_size(session: Session, found: Problem) -> Iterator[Cure]:
    """Give an ad the slot whose size it has."""
    at, paper = box_at(session, found.where, AdBox), paper_of(session.issue)
    if at is None:
        return
    wide, high = at[1].extent
    for columns in range(1, paper.columns * at[0].span + 1):
        for lines in range(1, paper.lines + 1):
            place = cells_rect(paper, Cells(column=0, line=0, columns=columns, lines=lines))
            if abs(place.w - wide) <= MM / 2 and abs(place.h - high) <= MM / 2:
                yield from _slot(session, found, columns, lines)


def _slot(session: Session, found: Problem, columns: int, lines: int) -> Iterator[Cure]:
    """Yield the slot in another size, with its upper left, then its lower left where it was."""
    at = box_at(session, found.where, AdBox)
    if at is None:
        return
    now = at[1].cells
    label = msg("Make the slot {columns} columns × {lines} lines", columns=columns, lines=lines)
    for line in dict.fromkeys((now.line, now.end_line - lines)):
        if line >= 0:
            cells = Cells(column=now.column, line=line, columns=columns, lines=lines)
            yield resized(label, at[1].id, cells)


CURES: dict[str, Healer] = {
    "ad.cancelled": _house_filler,
    "ad.empty": _house_filler,
    "ad.unsized": _sized,
    "ad.rebooked": _rebooked,
    "ad.wrong_size": _wrong_size,
    "pdf.wrong_size": _wrong_size,
}
