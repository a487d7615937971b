"""A page as text, for golden tests and signatures. One rule: glyph ids only where shaped.

A rebuilt font renumbers its glyphs; what a reader sees stays, and so does the dump.
"""

import hashlib
from collections.abc import Iterator

from layout_app.display.items import Area, GlyphRun, Group, Item, Panel, Picture, PlacedPdf, Rule
from layout_app.display.page import PageDisplay, walk
from layout_app.model.box import Trim
from layout_app.model.geometry import Rect
from layout_app.model.ink import BLACK, Ink


def dump(display: PageDisplay) -> str:
    """Return a page as lines of text, groups indented below their name and place."""
    width, height = display.trim
    lines = [f"page {display.folio} {_number(width)} x {_number(height)}"]
    for group in display.groups:
        lines += dump_group(group)
    return "\n".join(lines) + "\n"


def digest(display: PageDisplay) -> str:
    """Return what tells a page from one of other ink: the sha256 of its dump and outlines."""
    outlines = [item.loops for item, _x, _y in walk(display) if isinstance(item, Area)]
    told = f"{dump(display)}{outlines}"
    return hashlib.sha256(told.encode(errors="backslashreplace")).hexdigest()


def dump_group(group: Group, depth: int = 0) -> list[str]:
    """Return one group as lines of text."""
    pad = "  " * depth
    lines = [f"{pad}{group.name or 'group'} at {_number(group.x)} {_number(group.y)}"]
    for item in group.items:
        if isinstance(item, Group):
            lines += dump_group(item, depth + 1)
        else:
            lines += (f"{pad}  {line}" for line in _lines(item))
    return lines


def _lines(item: Item) -> Iterator[str]:
    match item:
        case GlyphRun():
            yield from _run(item)
        case Rule():
            ends = f"{_number(item.x1)} {_number(item.y1)} - {_number(item.x2)} {_number(item.y2)}"
            yield f"rule {ends} {_number(item.weight)}{_ink(item.ink)}"
        case Panel():
            fill = f" fill{_ink(item.fill) or ' black'}" if item.fill else ""
            stroke = f" stroke {_number(item.weight)}{_ink(item.stroke)}" if item.stroke else ""
            yield f"panel {_rect(item.rect)}{fill}{stroke}"
        case Picture():
            yield f"picture {_rect(item.rect)} {item.original[:12]} crop {_rect(item.crop)}"
        case Area():
            points = sum(len(loop) // 2 for loop in item.loops)
            yield f"area {_rect(item.bounds)} {points} points{_ink(item.ink)}"
        case PlacedPdf():
            shown = f" shown {_rect(item.shown)}" if item.shown else ""
            yield f"pdf {_rect(item.rect)} {item.original[:12]}{shown}{_trim(item.trim)}"
        case Group():
            yield from dump_group(item)


def _run(run: GlyphRun) -> Iterator[str]:
    source = run.source
    place = f" {source.article}:{source.paragraph}:{source.offset}" if source else ""
    turn = f" turned {run.turn}" if run.turn else ""
    wide = f" wide {_number(run.wide)}" if run.wide != 1 else ""
    ys = " ".join(map(_number, run.ys))
    yield f"{run.face} {_number(run.size)} y {ys}{place}{turn}{wide}{_ink(run.ink)}"
    shaped = len(run.glyphs) != len(run.text)
    yield f"  {run.text}" + (f" = {' '.join(map(str, run.glyphs))}" if shaped else "")
    yield "  " + " ".join(map(_number, run.xs))


def _ink(ink: Ink | None) -> str:
    if ink is None or ink == BLACK:
        return ""
    if ink.spot:
        return f" {ink.spot} {_number(ink.tint)}"
    return f" cmyk {_number(ink.c)} {_number(ink.m)} {_number(ink.y)} {_number(ink.k)}"


def _trim(trim: Trim) -> str:
    return f" {trim.box} less {_number(trim.bleed)}" if trim.is_chosen else ""


def _rect(rect: Rect) -> str:
    return " ".join(map(_number, (rect.x, rect.y, rect.w, rect.h)))


def _number(value: float) -> str:
    """Return a length; what rounds to nothing has no sign."""
    return f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip(".")
