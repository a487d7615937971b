"""Packages: boxes under one head and frame (专题). One rule: the frame keeps air to what it holds.

A frame takes a 字 at each side and a grid line above and below of the boxes that reach it, as that
of a single article does; the package's heads push down what would begin beside them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from layout_app.compose.article.composed import PlacedRegion
from layout_app.compose.article.facts import head_problems
from layout_app.compose.article.headline import HeadBlock, HeadSetter, head_items
from layout_app.compose.article.ink import FRAME
from layout_app.compose.drawing.air import NO_AIR, Air, PackedBox
from layout_app.compose.line.collect import Copy
from layout_app.display.items import GlyphRun, Group, Item, Panel
from layout_app.model.box import (
    ArticleBox,
    Box,
    Package,
    RegionKind,
    cells_of,
    head_kind,
    packed_in,
)
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.ids import ArticleId
from layout_app.model.ink import BLACK
from layout_app.model.paper import Paper, chars_across
from layout_app.model.problem import Problem, Where

RANK = 2
"""Level of the stylebook that the heads of a package are set in."""


class PackageSetter:
    """Sets the heads of packages, and keeps their air."""

    def __init__(self, heads: HeadSetter, paper: Paper) -> None:
        self._heads, self._paper = heads, paper
        self._blocks: dict[Package, HeadBlock] = {}

    def boxes(self, boxes: Sequence[Box]) -> tuple[Box, ...]:
        """Return the boxes of a page, those of packages with the air that is asked of them."""
        packages = packed_in(boxes)
        return tuple(
            self.packed(box, packages[box.id])
            if isinstance(box, ArticleBox) and box.id in packages
            else box
            for box in boxes
        )

    def packed(self, box: ArticleBox, package: Package) -> ArticleBox:
        """Return a box with the air that its package asks of it; itself where it asks none.

        A box of several rectangles keeps the page's columns and begins below the heads; one that
        sticks out keeps all that it has.
        """
        first, around = box.shape[0], package.cells
        if not all(_holds(around, cells) for cells in box.shape):
            return box
        frame, lines = int(package.framed), self._block(package).lines
        above = max(0, around.line + frame + lines - first.line)
        if len(box.shape) > 1:
            air = Air(above=above if lines else 0)
        else:
            air = Air(
                left=frame if first.column == around.column else 0,
                right=frame if first.end_column == around.end_column else 0,
                above=above,
                below=max(0, first.end_line - around.end_line + frame),
            )
        if air == NO_AIR or air.above + air.below >= first.lines:
            return box
        return PackedBox(**{spec.name: getattr(box, spec.name) for spec in fields(box)}, air=air)

    def items(self, package: Package, rect: Rect) -> tuple[Item, ...]:
        """Return the frame and the heads of a package, from its top left."""
        em, frame, block = self._paper.em, int(package.framed), self._block(package)
        found: list[Item] = []
        if package.framed:
            whole = Rect(0.0, 0.0, rect.w, rect.h)
            found.append(Panel(rect=whole, stroke=BLACK, weight=FRAME))
        for row in block.rows:
            items = tuple(
                replace(item, source=None) if isinstance(item, GlyphRun) else item
                for item in head_items(row, block.width, em)
            )
            found.append(
                Group(
                    x=quantised(frame * em),
                    y=quantised(frame * self._paper.leading + row.top * em),
                    items=items,
                    bounds=Rect(0.0, 0.0, quantised(block.width * em), quantised(row.height * em)),
                    name=row.copy.kind.value,
                )
            )
        return tuple(found)

    def problems(self, package: Package, folio: str) -> Iterator[Problem]:
        """Tell of heads of a package that do not fit or break a word."""
        return head_problems(self._block(package), Where(page=folio, box=package.id))

    def over_heads(self, boxes: Sequence[Box]) -> Iterator[tuple[Box, Package]]:
        """Give the boxes that lie on the heads of their package: they could not make room.

        The boxes are those of a page with their air.
        """
        for package in (box for box in boxes if isinstance(box, Package)):
            lines = self._block(package).lines
            foot = package.cells.line + int(package.framed) + lines
            for box in boxes:
                if not lines or box.id not in package.boxes or isinstance(box, PackedBox):
                    continue
                if any(cells.line < foot for cells in cells_of(box)):
                    yield box, package

    def regions(self, package: Package, rect: Rect) -> tuple[PlacedRegion, ...]:
        """Return where the heads of a package stand on a page, as wide as it is; none without."""
        lines = self._block(package).lines
        if not lines:
            return ()
        height = quantised((int(package.framed) + lines) * self._paper.leading)
        heads = Rect(rect.x, rect.y, rect.w, min(rect.h, height))
        return (PlacedRegion(kind=RegionKind.HEADLINE, rect=heads),)

    def _block(self, package: Package) -> HeadBlock:
        known = self._blocks.get(package)
        if known is None:
            cells = package.cells
            width = chars_across(self._paper, cells.column, cells.columns) - 2 * package.framed
            copies = (
                Copy(
                    article=ArticleId(""),
                    paragraph=n,
                    position=0,
                    kind=head_kind(head),
                    text=head.text,
                    marks=head.marks,
                )
                for n, head in enumerate(package.heads)
                if head.text
            )
            block = self._heads.block(copies, RANK, max(4.0, width), 0.0)
            known = self._blocks[package] = block
        return known


def _holds(around: Cells, cells: Cells) -> bool:
    return (
        around.column <= cells.column
        and cells.end_column <= around.end_column
        and around.line <= cells.line
        and cells.end_line <= around.end_line
    )
