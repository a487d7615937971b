"""The large first character of a text. One rule: it is copy like the rest, in another place."""

import math

from layout_app.cjk.classes import DIGITS, CharClass, class_of
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy, part_of
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.setting import line_width, set_line
from layout_app.display.items import ASCENT, Group
from layout_app.frozen import frozen
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ink import Ink
from layout_app.model.paper import Paper
from layout_app.model.text import Kind

AIR = 0.15
"""Least air between the character and the lines beside it, 字."""


@frozen
class DropCap:
    """A first character, how large it is and how many 字 of the lines beside it it takes."""

    copy: Copy
    prepared: Prepared
    size: float
    """字."""
    chars: int
    lines: int


def cap_length(copy: Copy) -> int:
    """Return how many characters are set large: one, with the opening marks before it; 0 if none.

    Digits, acronyms and what a mark follows stay in their lines: “2026年” and GDP are not torn.
    """
    text = copy.text
    if copy.kind is not Kind.TEXT:
        return 0
    k = 0
    while k < len(text) and class_of(text[k]) is CharClass.OPEN:
        k += 1
    if k + 1 >= len(text) or not text[k].isalpha():
        return 0
    if class_of(text[k + 1]) in (CharClass.CLOSE, CharClass.JOINED):
        return 0
    if text[k + 1].isupper() or text[k + 1] in DIGITS:
        return 0
    return k + 1


def parted(copy: Copy, k: int) -> tuple[Copy, Copy]:
    """Return the first k characters of a copy and the rest."""
    return part_of(copy, 0, k), part_of(copy, k, len(copy.text))


def drop_cap(copy: Copy, prepared: Prepared, lines: int, paper: Paper) -> DropCap:
    """Return a character as high as `lines` grid lines, from the top of a 字 to a foot."""
    size = round((lines - 1) * paper.pitch + 1, 3)
    width = line_width(prepared, 0, len(copy.text)) * size / EM
    chars = math.ceil(width + AIR - 1e-9)
    return DropCap(copy=copy, prepared=prepared, size=size, chars=chars, lines=lines)


def cap_group(cap: DropCap, paper: Paper, ink: Ink, place: Rect) -> Group:
    """Return the ink of a drop cap in its place."""
    size = quantised(cap.size * paper.em)
    items = set_line(
        cap.prepared,
        0,
        len(cap.copy.text),
        size=size,
        ink=ink,
        x=0.0,
        y=quantised(ASCENT * size),
        measure=round(place.w * EM / size),
        copy=cap.copy,
    )
    bounds = Rect(0.0, 0.0, place.w, place.h)
    return Group(x=place.x, y=place.y, items=items, bounds=bounds, name="cap")
