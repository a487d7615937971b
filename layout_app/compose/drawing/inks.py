"""Colours by name. One rule: boxes keep the name, the ink is found when the page is composed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from layout_app.model.box import (
    AdBox,
    ArticleBox,
    Box,
    ContentsBox,
    OrnamentBox,
    Package,
    PanelBox,
    PictureBox,
    PlannedBox,
    RuleBox,
    SectionBox,
    TextBox,
    with_inks,
)
from layout_app.model.ink import Ink, resolved
from layout_app.model.page import Page
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import PALE, Stylebook, colours_named


def inked_page(page: Page, inks: Mapping[str, Ink]) -> Page:
    """Return a page whose boxes have inks in the place of named colours."""
    boxes = tuple(inked_box(box, inks) for box in page.boxes)
    same = all(one is two for one, two in zip(boxes, page.boxes, strict=True))
    return page if same else replace(page, boxes=boxes)


def inked_box(box: Box, inks: Mapping[str, Ink]) -> Box:
    """Return a box with inks in the place of named colours; itself where it names none."""
    if not any(ink.is_named_only for ink in inks_of(box)):
        return box
    return with_inks(box, lambda ink: resolved(ink, inks), lambda fill: resolved(fill, inks, PALE))


def inks_of(box: Box) -> tuple[Ink, ...]:
    """Return the inks of a box."""
    found: tuple[Ink | None, ...] = ()
    match box:
        case ArticleBox():
            found = (box.head_ink, box.border_ink, box.tint)
        case TextBox():
            found = (box.style.ink,)
        case RuleBox() | SectionBox() | OrnamentBox():
            found = (box.ink,)
        case PanelBox():
            found = (box.fill, box.stroke)
        case PictureBox() | AdBox() | PlannedBox() | ContentsBox() | Package():
            pass
        case _:
            assert_never(box)
    return tuple(ink for ink in found if ink is not None)


def colour_problems(page: Page, folio: str, book: Stylebook) -> Iterator[Problem]:
    """Tell of the colours that a page or the styles name and the stylebook lacks."""
    known = book.inks
    for name in colours_named(book):
        if name not in known:
            yield problem("layout.no_colour", Severity.ERROR, Where(page=folio), name=name)
    for box in page.boxes:
        for ink in inks_of(box):
            if ink.is_named_only and ink.colour not in known:
                where = Where(page=folio, box=box.id)
                yield problem("layout.no_colour", Severity.ERROR, where, name=ink.colour)
