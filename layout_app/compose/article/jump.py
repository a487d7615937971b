"""Jump lines between the parts of one article. One rule: derived from the parts, never typed.

下转 stands flush right on the last grid line of a part, 上接 on the first of the next; both have
slots of their own and belong to no copy.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from layout_app.cjk.dates import han_number
from layout_app.compose.flow.columns import Column
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.setting import line_width, set_line
from layout_app.display.items import ASCENT, Group
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


def jump_words(book: Stylebook, folio: str, keyword: str, *, leaves: bool) -> tuple[str, ...]:
    """Return the wordings of a jump line, the fullest first: with its keyword, and without.

    A brace that names nothing stands as it is: wordings are an editor's text.
    """
    named = book.jump_keyword.replace("{keyword}", keyword) if keyword else ""
    number = re.search("[0-9]+", folio)
    figures = han_number(int(number[0])) if number else folio
    pattern = book.jump_to if leaves else book.jump_from
    pattern = pattern.replace("{folio}", folio).replace("{han}", figures)
    return tuple(pattern.replace("{keyword}", words) for words in dict.fromkeys((named, "")))


def jump_line(
    preparer: Preparer,
    book: Stylebook,
    paper: Paper,
    texts: Sequence[str],
    column: Column,
    *,
    leaves: bool,
) -> Group:
    """Return 下转 (`leaves`) on a column's last line, or 上接 on its first, from the trim.

    Of several wordings the first that fits the column is set, or else the last.
    """
    style = book.jump
    room = round(column.measure / style.size)
    prepared = [preparer.prepare(text, style.face, book.breaks) for text in texts]
    fitting = (p for p in prepared if line_width(p, 0, len(p.text)) <= room)
    p = next(fitting, prepared[-1])
    line = column.line + column.lines - 1 if leaves else column.line
    items = set_line(
        p,
        0,
        len(p.text),
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
