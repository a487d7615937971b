"""Inks. One rule: process inks are shares 0..1; a spot has a name and a process likeness."""

from layout_app.frozen import frozen


@frozen
class Ink:
    """What is laid on paper: four process shares, or a named spot at a tint."""

    c: float = 0.0
    """Cyan, 0..1; for a spot, the likeness on screen."""
    m: float = 0.0
    """Magenta."""
    y: float = 0.0
    """Yellow."""
    k: float = 0.0
    """Black."""
    spot: str = ""
    """Name of a spot ink, empty for process inks."""
    tint: float = 1.0
    """Share of the spot ink, 0..1."""

    def __post_init__(self) -> None:
        for share in (self.c, self.m, self.y, self.k, self.tint):
            if not 0 <= share <= 1:
                raise ValueError("an ink is a share of 0..1")

    @property
    def total(self) -> float:
        """Sum of the process shares, 0..4 (TAC 240 % is 2.4)."""
        return self.c + self.m + self.y + self.k

    @property
    def is_paper(self) -> bool:
        """Tell whether nothing is printed (white)."""
        return not self.spot and self.total == 0

    @property
    def is_black_only(self) -> bool:
        """Tell whether only the black plate holds ink."""
        return not self.spot and self.k > 0 and self.c == self.m == self.y == 0


BLACK = Ink(k=1.0)
PAPER = Ink()
