"""The fold of a spread (通版). One rule: pictures may lie across it, text never does.

Columns stand on either side as the grid of each page has them. The large heads of an article run
over both pages; where a line of them would meet the fold, it opens at sense: behind a mark, or
between two characters.
"""

from collections.abc import Sequence

from layout_app.compose.line.cells import EM
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.sense import senseless
from layout_app.compose.line.setting import line_width
from layout_app.frozen import frozen
from layout_app.model.geometry import MM, Rect, quantised
from layout_app.model.paper import Paper, fold_band
from layout_app.model.style import Align

REACH = 6.0
"""How many characters farther a head opens to do so at a mark (3), and not within a number."""
CLEAR = 3.0 * MM
"""Air between the fold and a character of a headline, points: what trimming and folding may
wander."""


@frozen
class Fold:
    """Where the fold crosses heads, 字 from their left edge."""

    at: float
    left: float
    """Where the columns of the left page end."""
    clear: float
    """Air at each side."""


def fold_in(paper: Paper, x: float, width: float) -> Fold | None:
    """Return the fold that crosses heads from `x` (points) over `width` 字; none beside it."""
    left, right = fold_band(paper)
    if not x < left < right < x + width * paper.em:
        return None
    em = paper.em
    return Fold(at=(paper.trim[0] - x) / em, left=round((left - x) / em, 6), clear=CLEAR / em)


def sides(paper: Paper, x: float, width: float) -> tuple[tuple[float, float], ...]:
    """Return where text may stand of a measure from `x` over `width` points: the left side first.

    A measure that does not cross the fold is its own only side.
    """
    left, right = fold_band(paper)
    if not x < left < right < x + width:
        return ((x, width),)
    return (x, quantised(left - x)), (right, quantised(x + width - right))


def shared(total: int, widths: Sequence[float]) -> list[int]:
    """Return how many of so many columns each side gets by its width, at least one each."""
    if len(widths) == 1:
        return [total]
    first = round(total * widths[0] / sum(widths))
    first = min(max(1, first), max(1, total - 1))
    return [first, max(1, total - first)]


def on_one_page(paper: Paper, x: float, right: float) -> bool:
    """Tell whether what reaches from `x` to `right` (points) stands on one page."""
    fold = paper.trim[0]
    return right <= fold or x >= fold


def larger_side(paper: Paper, rect: Rect) -> Rect:
    """Return a rectangle without what it has beyond the fold, where it has less."""
    found = sides(paper, rect.x, rect.w)
    x, width = max(found, key=lambda side: side[1])
    return Rect(x, rect.y, width, rect.h)


def opened_at(
    p: Prepared, i: int, j: int, size: float, width: float, align: Align, fold: Fold
) -> int | None:
    """Return before which character a line i..j opens for the fold; none where it keeps clear.

    `size` and `width` are in 字.
    """
    natural = line_width(p, i, j) * size / EM
    spare = max(0.0, width - natural)
    begin = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[align]
    if begin + natural <= fold.at - fold.clear or begin >= fold.at + fold.clear:
        return None
    places = [k for k in range(i + 1, j) if p.legal[k]] or list(range(i + 1, j))
    if not places:
        return i if begin + natural / 2 > fold.at else j

    def cost(k: int) -> tuple[float, float]:
        before, after = (line_width(p, a, b) * size / EM for a, b in ((i, k), (k, j)))
        over = max(0.0, before - fold.at + fold.clear)
        over += max(0.0, after - width + fold.at + fold.clear)
        torn = senseless(p.text, k) + (k in p.poor)
        return round(over, 6), abs(begin + before - fold.at) + torn * REACH * size

    return min(places, key=cost)
