"""How far two pages differ. One rule: what counts is who owns a cell, not how the page looks."""

from collections.abc import Sequence

from layout_app.arrange.judging.block import Block


def differing(one: Sequence[Block], other: Sequence[Block], columns: int, lines: int) -> float:
    """Return the share of the cells owned on either page whose owner is not the same on both.

    What stands on neither page, as white or a masthead, does not count.
    """
    before, after = _owned(one, columns, lines), _owned(other, columns, lines)
    either = _union(before) | _union(after)
    same = _union({name: cells & after.get(name, 0) for name, cells in before.items()})
    return 1 - same.bit_count() / either.bit_count() if either else 0.0


def _owned(blocks: Sequence[Block], columns: int, lines: int) -> dict[str, int]:
    """Return the cells of each owner as the bits of a number, line by line."""
    page = (1 << columns * lines) - 1
    owned: dict[str, int] = {}
    for block in blocks:
        place = block.cells
        row = ((1 << place.columns) - 1) << place.column
        once_a_line = ((1 << columns * place.lines) - 1) // ((1 << columns) - 1)
        cells = (row * once_a_line << columns * place.line) & page
        owned[block.name] = owned.get(block.name, 0) | cells
    return owned


def _union(owned: dict[str, int]) -> int:
    cells = 0
    for part in owned.values():
        cells |= part
    return cells
