"""Frames, borders, tints and inks. One rule: a border belongs to a frame, and goes with it."""

from collections.abc import Callable
from dataclasses import replace

from layout_app.edit.boxes import article_box
from layout_app.edit.lookup import box_of, with_box
from layout_app.errors import CommandError
from layout_app.model.border import Border
from layout_app.model.box import (
    ArticleBox,
    OrnamentBox,
    PanelBox,
    RuleBox,
    SectionBox,
    TextBox,
    with_inks,
)
from layout_app.model.ids import BoxId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.issue import Issue


def set_border(issue: Issue, box: BoxId, border: Border | None, ink: Ink = BLACK) -> Issue:
    """Draw the frame of an article box or panel as a border; None draws it plain again."""
    _, found = box_of(issue, box)
    match found:
        case ArticleBox():
            framed = found.framed or border is not None
            return with_box(issue, replace(found, framed=framed, border=border, border_ink=ink))
        case PanelBox():
            return with_box(issue, replace(found, border=border, stroke=ink))
        case _:
            raise CommandError("box.no_border", box=box)


def set_tint(issue: Issue, box: BoxId, ink: Ink | None) -> Issue:
    """Lay an ink below an article box or panel; None takes it away."""
    _, found = box_of(issue, box)
    if isinstance(found, PanelBox):
        return with_box(issue, replace(found, fill=ink))
    return with_box(issue, replace(article_box(issue, box), tint=ink))


def change_inks(
    issue: Issue, box: BoxId, change: Callable[[Ink], Ink], fill: Callable[[Ink], Ink]
) -> Issue:
    """Change every ink of a box: `fill` those below something, `change` all others."""
    _, found = box_of(issue, box)
    changed = with_inks(found, change, fill)
    return issue if changed == found else with_box(issue, changed)


def set_ink(issue: Issue, box: BoxId, ink: Ink) -> Issue:
    """Give the heads of an article, a free text, a rule or the outline of a panel an ink."""
    _, found = box_of(issue, box)
    match found:
        case ArticleBox():
            return with_box(issue, replace(found, head_ink=ink))
        case TextBox():
            return with_box(issue, replace(found, style=replace(found.style, ink=ink)))
        case RuleBox() | SectionBox() | OrnamentBox():
            return with_box(issue, replace(found, ink=ink))
        case PanelBox():
            return with_box(issue, replace(found, stroke=ink))
        case _:
            raise CommandError("box.no_ink", box=box)
