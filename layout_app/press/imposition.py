"""Pages laid side by side on sheets. One rule: a page is a form that is placed, never painted anew.

A page across the fold (通版) counts as two leaves, each showing its half.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

from layout_app.frozen import frozen
from layout_app.press.painted import Leaf, PaintedPage

SHEET = "-"
"""Stands between the folios in the name of a sheet."""


class Impose(StrEnum):
    """How pages are laid on sheets."""

    NONE = "none"
    """A page is a page."""
    SPREADS = "spreads"
    """As a reader opens the paper: the first page alone, then two by two."""
    SHEETS = "sheets"
    """As a press prints it: two pages a side, folded into each other (saddle order)."""


@frozen
class _Half:
    """What lies in one place of an opening or a sheet."""

    page: PaintedPage
    left: float
    width: float
    number: int
    """0 for the left half of a page across the fold, 1 for its right."""
    folio: str


Blank = None
"""A leaf without a page, where the pages do not fill the last sheet."""
Bare = Callable[[float, float, str], PaintedPage]
"""Paints a sheet of this width, height (points) and name, with its marks and nothing else."""


def imposed(
    pages: Sequence[PaintedPage], impose: Impose, bare: Bare, fold: float = 0.0
) -> tuple[PaintedPage, ...]:
    """Return sheets of two leaves each, but for empty sides.

    `fold` is the room between the leaves (中缝), points.
    """
    if impose is Impose.NONE:
        return tuple(pages)
    halves = _halves(pages)
    order = spreads(len(halves)) if impose is Impose.SPREADS else saddle(len(halves))
    shown = [pair for pair in order if any(k is not Blank for k in pair)]
    return tuple(
        _sheet([halves[k] if k is not None else None for k in pair], bare, fold) for pair in shown
    )


def spreads(leaves: int) -> list[tuple[int | None, ...]]:
    """Return the leaves of each opening: the first alone, then pairs, the last perhaps alone."""
    pairs: list[tuple[int | None, ...]] = [(0,)] if leaves else []
    return pairs + [tuple(range(k, min(k + 2, leaves))) for k in range(1, leaves, 2)]


def saddle(leaves: int) -> list[tuple[int | None, ...]]:
    """Return the leaves of each side, front and back in turn, the outermost sheet first."""
    all_of_them = leaves + -leaves % 4
    sides: list[tuple[int | None, ...]] = []
    for k in range(0, all_of_them // 2, 2):
        front = all_of_them - 1 - k, k
        back = k + 1, all_of_them - 2 - k
        sides += [tuple(n if n < leaves else Blank for n in side) for side in (front, back)]
    return sides


def _halves(pages: Sequence[PaintedPage]) -> list[_Half]:
    single = min(page.trim[0] for page in pages)
    found = []
    for page in pages:
        count = 2 if page.trim[0] > 1.5 * single else 1
        width = page.trim[0] / count
        folios = page.folio.split(SHEET)
        found += [
            _Half(
                page=page,
                left=n * width,
                width=width,
                number=n,
                folio=folios[n] if len(folios) == count else page.folio,
            )
            for n in range(count)
        ]
    return found


def _sheet(halves: Sequence[_Half | None], bare: Bare, fold: float) -> PaintedPage:
    known = [half for half in halves if half is not None]
    width = known[0].width
    height = max(half.page.trim[1] for half in known)
    whole = len(halves) * width + (len(halves) - 1) * fold
    base = bare(whole, height, SHEET.join(half.folio for half in known))
    leaves = tuple(
        Leaf(
            page=half.page,
            left=half.left,
            width=half.width,
            x=n * (width + fold),
            # Ink beyond the trim is cut at the fold, where the neighbour begins.
            bleeds=(n == 0 or bool(fold), n == len(halves) - 1 or bool(fold)),
            is_again=half.number > 0,
        )
        for n, half in enumerate(halves)
        if half is not None
    )
    return base.laid(leaves)
