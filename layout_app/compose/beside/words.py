"""Single lines of words beside the copy: furniture, marks, labels. One rule: never wider than told.

A line that would be wider than its place is set smaller.
"""

from collections.abc import Iterator

from layout_app.compose.drawing.lacking import lost_problem
from layout_app.compose.line.cells import EM
from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.sense import break_at_sense
from layout_app.compose.line.setting import line_width, set_line
from layout_app.display.items import ASCENT, Item
from layout_app.model.geometry import quantised
from layout_app.model.ids import FaceId
from layout_app.model.problem import Problem, Where
from layout_app.model.style import Align, Stylebook, TextStyle


class WordSetter:
    """Sets words in one stylebook, sizes in 字 of one paper."""

    def __init__(self, preparer: Preparer, book: Stylebook, em: float) -> None:
        self._preparer, self._book, self.em = preparer, book, em

    @property
    def bold(self) -> FaceId:
        """The face of strong words."""
        return self._book.bold

    def prepared(self, text: str, style: TextStyle | None = None) -> Prepared:
        """Return words ready to be set, in the folio's face where no style is given."""
        return self._preparer.prepare(
            text, (style or self._book.folio).face, self._book.breaks, (), self._book.bold
        )

    def line(
        self,
        text: str,
        size: float,
        x: float,
        top: float,
        width: float,
        align: Align = Align.LEFT,
        style: TextStyle | None = None,
    ) -> tuple[Item, ...]:
        """Return the ink of a line `size` 字 large below `top`, points; none for no text."""
        if not text:
            return ()
        style, em = style or self._book.folio, self.em
        p = self.prepared(text, style)
        natural = max(1, line_width(p, 0, len(text)))
        points = quantised(min(size * em, width * EM / natural))
        return tuple(
            set_line(
                p,
                0,
                len(text),
                size=points,
                ink=style.ink,
                x=x,
                y=quantised(top + ASCENT * size * em),
                measure=round(width * EM / points),
                align=align,
            )
        )

    def width(self, text: str, size: float, style: TextStyle | None = None) -> float:
        """Return how wide a line is at its full size, points."""
        return line_width(self.prepared(text, style), 0, len(text)) * size * self.em / EM

    def broken(self, text: str, measure: int, *, at_sense: bool = False) -> tuple[str, ...]:
        """Return the lines of words over `measure` 1/1000 of their size; `at_sense` like a head."""
        p = self.prepared(text)
        ends = (break_at_sense(p, measure) if at_sense else break_lines(p, measure, measure)).ends
        return tuple(text[i:j] for i, j in zip((0, *ends), ends, strict=False))

    def missing(self, text: str, where: Where, style: TextStyle | None = None) -> Iterator[Problem]:
        """Tell of the characters that no face has."""
        for char, (_, count) in self.prepared(text, style).lost().items():
            yield lost_problem(char, count, where)
