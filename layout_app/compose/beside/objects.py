"""Boxes that hold no article: text, pictures, rules, panels. One rule: as placed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from layout_app.compose.article.composed import ComposedBox
from layout_app.compose.drawing.borders import border_items
from layout_app.compose.drawing.ornaments import ornament_items
from layout_app.compose.flow.tiers import tiers_in
from layout_app.compose.line.cells import EM
from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.setting import set_line
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.compose.line.vertical_setting import set_vertical_line
from layout_app.display.items import ASCENT, GlyphRun, Group, Item, Panel, Picture, Rule
from layout_app.model.box import Box, FreeBox, OrnamentBox, PanelBox, PictureBox, RuleBox, TextBox
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ink import BLACK
from layout_app.model.paper import Paper
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import Align, Stylebook, style_in_chars
from layout_app.model.text import Paragraph

SPARE = 0.5
"""What a line may lie outside its box before it counts as over, points."""


def compose_object(
    box: FreeBox, preparer: Preparer, vertical: VerticalPreparer, book: Stylebook, paper: Paper
) -> tuple[ComposedBox, Group]:
    """Return a box that holds no article with its ink."""
    if isinstance(box, TextBox):
        box = replace(box, style=style_in_chars(box.style, paper.em))
    match box:
        case TextBox(vertical=True):
            return made("text", box, box.rect, _downwards(box, vertical, book, paper))
        case TextBox():
            return made("text", box, box.rect, _text(box, preparer, book, paper))
        case PictureBox():
            picture = Picture(
                rect=origin(box.rect), original=box.original, crop=box.crop or Rect(0, 0, 1, 1)
            )
            return made("picture", box, box.rect, (picture,))
        case RuleBox():
            return _rule(box)
        case OrnamentBox():
            items = ornament_items(box.ornament, box.rect.w, box.rect.h, box.ink)
            return made("ornament", box, box.rect, items)
        case PanelBox():
            return made("panel", box, box.rect, _panel(box))
        case _:
            assert_never(box)


def made(kind: str, box: Box, rect: Rect, items: tuple[Item, ...]) -> tuple[ComposedBox, Group]:
    """Return a box with its ink, which counts from the top left of `rect`."""
    group = Group(x=rect.x, y=rect.y, items=items, bounds=origin(rect), name=box.id)
    return ComposedBox(box=box.id, kind=kind, rect=rect), group


def origin(rect: Rect) -> Rect:
    """Return a rectangle as it counts from its own top left."""
    return Rect(0.0, 0.0, rect.w, rect.h)


def text_problems(box: FreeBox, group: Group, folio: str) -> Iterator[Problem]:
    """Tell of a free text whose lines run out of its box."""
    if not isinstance(box, TextBox):
        return
    runs = [item for item in group.items if isinstance(item, GlyphRun)]
    if box.vertical:
        over = {run.xs[0] for run in runs if run.xs[0] < -SPARE}
    else:
        over = {run.ys[0] for run in runs if run.ys[0] > box.rect.h + SPARE}
    if over:
        where = Where(page=folio, box=box.id)
        yield problem("box.text_over", Severity.ERROR, where, lines=len(over))


def _panel(box: PanelBox) -> tuple[Item, ...]:
    """Return a panel's fill and its outline or border."""
    stroke = box.stroke if box.border is None else None
    panel = Panel(rect=origin(box.rect), fill=box.fill, stroke=stroke, weight=box.weight)
    if box.border is None:
        return (panel,)
    items = border_items(box.border, box.rect.w, box.rect.h, box.stroke or BLACK)
    return (panel, *items) if box.fill else items


def _text(box: TextBox, preparer: Preparer, book: Stylebook, paper: Paper) -> tuple[Item, ...]:
    return _paragraphs(box.paragraphs, box.rect.w, box, preparer, book, paper)


def _paragraphs(
    paragraphs: tuple[Paragraph, ...],
    width: float,
    box: TextBox,
    preparer: Preparer,
    book: Stylebook,
    paper: Paper,
) -> tuple[Item, ...]:
    size = quantised(box.style.size * paper.em)
    measure = max(EM, round(width * EM / size))
    found: list[Item] = []
    line = 0
    for paragraph in paragraphs:
        p = preparer.prepare(
            paragraph.text, box.style.face, book.breaks, paragraph.marks, book.bold
        )
        start = 0
        for end in break_lines(p, measure, measure).ends:
            found += set_line(
                p,
                start,
                end,
                size=size,
                ink=box.style.ink,
                x=0.0,
                y=quantised(line * paper.pitch * size + ASCENT * size),
                measure=measure,
                full=end < len(p.text) and box.style.align is Align.LEFT,
                align=box.style.align,
            )
            start, line = end, line + 1
    return tuple(found)


def _downwards(
    box: TextBox, preparer: VerticalPreparer, book: Stylebook, paper: Paper
) -> tuple[Item, ...]:
    """Return the vertical lines of a text, from the right edge of its box."""
    size = quantised(box.style.size * paper.em)
    (tier,) = tiers_in(origin(box.rect), size, paper.pitch)
    found: list[Item] = []
    x = tier.width - size / 2
    for paragraph in box.paragraphs:
        p = preparer.prepare(
            paragraph.text, box.style.face, book.breaks, paragraph.marks, book.bold
        )
        start = 0
        for end in break_lines(p, tier.measure, tier.measure).ends:
            found += set_vertical_line(
                p,
                start,
                end,
                size=size,
                ink=box.style.ink,
                x=quantised(x),
                y=0.0,
                measure=tier.measure,
                full=end < len(p.text) and box.style.align is Align.LEFT,
                align=box.style.align,
            )
            start, x = end, x - tier.pitch
    return tuple(found)


def _rule(box: RuleBox) -> tuple[ComposedBox, Group]:
    (x1, y1), (x2, y2) = box.start, box.end
    x, y = min(x1, x2), min(y1, y2)
    rect = Rect(x, y, quantised(abs(x2 - x1)), quantised(abs(y2 - y1)))
    rule = Rule(
        x1=quantised(x1 - x),
        y1=quantised(y1 - y),
        x2=quantised(x2 - x),
        y2=quantised(y2 - y),
        weight=box.weight,
        ink=box.ink,
    )
    group = Group(x=x, y=y, items=(rule,), bounds=origin(rect), name=box.id)
    return ComposedBox(box=box.id, kind="rule", rect=rect), group
