"""Jump lines between the parts of one article. One rule: derived from the parts, never typed.

下转 stands flush right on the last grid line of a part, 上接 on the first of the next; both have
slots of their own and belong to no copy.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from layout_app.compose.columns import Column
from layout_app.compose.prepare import Preparer
from layout_app.compose.setting import ASCENT, set_line
from layout_app.display.items import Group
from layout_app.model.geometry import Rect, quantised
from layout_app.model.paper import Paper
from layout_app.model.style import Align, Stylebook


def jumps_between(pages: Sequence[str]) -> tuple[bool, ...]:
    """Tell for each part but the last whether the next stands on another page."""
    return tuple(one != two for one, two in pairwise(pages))


def slots_kept(
    columns: Sequence[tuple[Column, ...]], pages: Sequence[str], resumed: int = 0
) -> list[tuple[Column, ...]]:
    """Return the columns of each part without the slots that jump lines take.

    A paragraph that goes on on another page is `resumed` with an indent.
    """
    kept = [list(part) for part in columns]
    for n, jumps in enumerate(jumps_between(pages)):
        if jumps and kept[n] and kept[n + 1]:
            kept[n][-1] = kept[n][-1].cut(below=1)
            kept[n + 1][0] = replace(kept[n + 1][0].cut(above=1), lead=resumed)
    return [tuple(part) for part in kept]


def jump_line(
    preparer: Preparer, book: Stylebook, paper: Paper, text: str, column: Column, *, leaves: bool
) -> Group:
    """Return 下转 (`leaves`) on a column's last line, or 上接 on its first, from the trim."""
    style = book.jump
    p = preparer.prepare(text, style.face, book.breaks)
    line = column.line + column.lines - 1 if leaves else column.line
    items = set_line(
        p,
        0,
        len(text),
        size=quantised(style.size * paper.em),
        ink=style.ink,
        x=0.0,
        y=quantised(ASCENT * paper.em),
        measure=round(column.measure / style.size),
        align=style.align if leaves else Align.LEFT,
    )
    y = quantised(paper.type_area.y + line * paper.leading)
    bounds = Rect(0.0, 0.0, column.width, quantised(paper.em))
    return Group(x=column.x, y=y, items=items, bounds=bounds, name="jump")
