"""A paragraph while it is measured. One rule: cells are known here, their neighbours are not."""

from dataclasses import dataclass, field

from layout_app.cjk.classes import CharClass
from layout_app.compose.line.cells import EM, Cell
from layout_app.compose.line.prepared import READING, Hyphen, Reading
from layout_app.model.style import BreakStyle
from layout_app.model.text import Mark, MarkKind

UNDIVIDED = (MarkKind.NO_BREAK, MarkKind.RUBY)
"""Marks whose ranges stay on one line."""


@dataclass(slots=True, eq=False)
class Draft:
    """A paragraph while it is measured."""

    text: str
    style: BreakStyle
    marks: tuple[Mark, ...]
    cells: list[Cell]
    glyphs: list[int]
    widths: list[int]
    kinds: bytes
    odd: list[int]
    """The characters that are more than Han that may stand anywhere."""
    joints: list[int]
    """The characters that are odd or stand before one that is."""
    shifts: dict[int, int]
    extras: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    hyphens: dict[int, Hyphen] = field(default_factory=dict)


def draft_of(text: str, style: BreakStyle, marks: tuple[Mark, ...], cells: list[Cell]) -> Draft:
    """Return a paragraph of cells, one a character, about to be measured."""
    odd = [k for k, cell in enumerate(cells) if cell.is_odd]
    return Draft(
        text=text,
        style=style,
        marks=marks,
        cells=cells,
        glyphs=[cell.gid for cell in cells],
        widths=[cell.width for cell in cells],
        kinds=bytes([cell.kind for cell in cells]),
        odd=odd,
        joints=sorted({k for q in odd for k in (q - 1, q)} - {-1, len(cells) - 1}),
        shifts={k: cells[k].shift for k in odd if cells[k].shift},
    )


def spread(draft: Draft, reading: Reading) -> None:
    """Give characters the room that a wider reading above them needs; it never overhangs others."""
    places = range(reading.start, reading.end)
    p = reading.prepared
    lack = (p.end[-1] - p.start[0]) * READING // EM - sum(draft.widths[k] for k in places)
    if lack <= 0:
        return
    for n, k in enumerate(places):
        share = lack * (n + 1) // len(places) - lack * n // len(places)
        draft.widths[k] += share
        draft.shifts[k] = draft.shifts.get(k, 0) + share // 2


def dotted_in(draft: Draft) -> tuple[int, ...]:
    """Return what carries a dot: Han, never marks between them."""
    found = {
        k
        for mark in draft.marks
        if mark.kind is MarkKind.EMPHASIS
        for k in range(mark.start, mark.end)
        if draft.kinds[k] == CharClass.HAN and draft.text[k].isalnum()
    }
    return tuple(sorted(found))
