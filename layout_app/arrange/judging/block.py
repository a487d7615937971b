"""A page as taste sees it: blocks of cells. One rule: plain facts, no verdict."""

from layout_app.frozen import frozen
from layout_app.model.geometry import Cells

PAGE_SHAPE = 1.4
"""Height by width of type areas: 1.40 to 1.49 with the papers we know."""


@frozen
class Block:
    """One object on a page as taste sees it: a rectangle of cells."""

    name: str
    """Id of the article or box."""
    rank: int
    """1 lead, 2 second, 3 third, 4 brief; 0 an ad or an object that is pinned."""
    cells: Cells
    """Its place; the last line may be the blank one between articles."""
    head_size: float = 0.0
    """Size of the headline in 字; 0 without one."""
    head_rows: int = 0
    """Lines of the headline."""
    head_lines: int = 0
    """Grid lines the heads take at its top."""
    head_line: int = 0
    """Grid lines between its top and heads that stand lower: in their text, on their picture."""
    torn: int = 0
    """Words that its heads break at a line end."""
    pictures: tuple[Cells, ...] = ()
    """Where its pictures stand."""
    slack: int = 0
    """Lines of a column left empty."""
    lone: int = 0
    """Its lines alone at a column's head or foot."""
    levers: float = 0.0
    """Cost of the changes that made it fit."""
    is_ad: bool = False
    """Whether it is an ad, whose place is at the foot."""
