"""What stands where something else does. One rule: cells are compared, never ink."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from layout_app.compose.beside.furniture import LEAST_LINES, masthead_cells
from layout_app.compose.beside.imprint import Facts
from layout_app.frozen import frozen
from layout_app.model.box import FOLD, MASTHEAD, AdBox, Box, Package, cells_of
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.page import Page
from layout_app.model.paper import Paper, crosses_fold
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import Stylebook

Placed = tuple[Box, Cells]
"""A box and one of its rectangles of cells."""


@frozen(kw_only=False, eq=False)
class Collisions:
    """Boxes of a page that share cells with another or the masthead, or leave the grid."""

    page: Page
    facts: Facts
    paper: Paper
    book: Stylebook
    names: Mapping[BoxId, str]
    """What an editor calls each box."""

    def problems(self, over_heads: Iterable[tuple[Box, Package]]) -> Iterator[Problem]:
        """Yield what is wrong with where boxes stand; some stand `over_heads` of their package."""
        placed = [(box, cells) for box in self.page.boxes for cells in cells_of(box)]
        if self.facts.right is not None and not self.facts.is_left:
            where = Where(page=self.facts.sheet)
            yield problem("layout.spread_apart", Severity.ERROR, where)
        yield from self._outside(placed)
        yield from self._over_the_fold(placed)
        for (one, first), (two, second) in combinations(placed, 2):
            if one.id != two.id and first.overlaps(second):
                yield self._overlap(one, two)
        for box, package in over_heads:
            yield self._overlap(box, package)

    def _outside(self, placed: Iterable[Placed]) -> Iterator[Problem]:
        """Yield boxes on the masthead or beyond the grid."""
        head = masthead_cells(self.paper, self.book, self.facts.ear)
        has_head = self.facts.is_first and self.book.masthead_lines >= LEAST_LINES
        columns, lines = self.paper.columns * self.page.span, self.paper.lines
        for box, cells in placed:
            where = Where(page=self.facts.sheet, box=box.id)
            if has_head and cells.overlaps(head):
                told = {"other": "masthead", "one": self.names[box.id], "two": MASTHEAD}
                yield problem("layout.overlap", Severity.ERROR, where, **told)
            if cells.end_column > columns or cells.end_line > lines:
                yield problem("layout.off_grid", Severity.ERROR, where)

    def _over_the_fold(self, placed: Iterable[Placed]) -> Iterator[Problem]:
        """Yield boxes across the fold on a strip in it, which takes no cells of its own."""
        across = [
            (box, cells)
            for box, cells in placed
            if crosses_fold(self.paper, cells.column, cells.end_column)
        ]
        for strip in (b for b in self.page.boxes if isinstance(b, AdBox) and b.slot == FOLD):
            for box, cells in across:
                if cells.line < strip.cells.end_line and strip.cells.line < cells.end_line:
                    yield self._overlap(box, strip)

    def _overlap(self, one: Box, two: Box) -> Problem:
        where = Where(page=self.facts.sheet, box=one.id)
        told = {"other": two.id, "one": self.names[one.id], "two": self.names[two.id]}
        return problem("layout.overlap", Severity.ERROR, where, **told)
