"""Operations on boxes that stand on points. One rule: some of a box is always on its page."""

from collections.abc import Collection
from dataclasses import replace

from layout_app.edit.lookup import box_of, page_of, with_box, with_page
from layout_app.edit.packages import without
from layout_app.edit.styles import LARGEST, MOST_LINES, SMALLEST
from layout_app.errors import CommandError
from layout_app.model.box import Box, FreeBox, OrnamentBox, PanelBox, RuleBox, TextBox
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import BoxId, PageId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.issue import Issue, paper_of
from layout_app.model.limits import POINTS
from layout_app.model.ornament import Ornament
from layout_app.model.page import Page
from layout_app.model.text import Paragraph

LEAST = 4.0
"""Least width and height of a box, points; a rule may be level or upright."""
HEAVIEST = 20.0
"""Points of the heaviest rule."""
KEPT = 6.0
"""Points of a box that stay on its page."""


def rect_of(box: Box) -> Rect | None:
    """Return the rectangle of a box on points, of a rule the one between its ends; else None."""
    if isinstance(box, RuleBox):
        (x1, y1), (x2, y2) = box.start, box.end
        left, top = min(x1, x2), min(y1, y2)
        return Rect(left, top, quantised(abs(x2 - x1)), quantised(abs(y2 - y1)))
    return box.rect if isinstance(box, FreeBox) else None


def set_rect(issue: Issue, box: BoxId, rect: Rect, page: PageId | None = None) -> Issue:
    """Give a box on points another rectangle, there or on another page; a rule keeps its slant."""
    home, found = box_of(issue, box)
    target = page_of(issue, page) if page else home
    rect = Rect(*map(quantised, (rect.x, rect.y, rect.w, rect.h)))
    placed = _at(found, rect)
    _check(issue, target, found, rect)
    if target.id == home.id:
        return issue if placed == found else with_box(issue, placed)
    issue = with_page(issue, replace(home, boxes=without(home.boxes, {box})))
    return with_page(issue, replace(target, boxes=(*target.boxes, placed)))


def add_free(issue: Issue, page: PageId, box: FreeBox) -> Issue:
    """Put a box on points on a page, above the others."""
    found = page_of(issue, page)
    rect = rect_of(box)
    assert rect is not None
    _check(issue, found, box, rect)
    return with_page(issue, replace(found, boxes=(*found.boxes, box)))


def set_stroke(
    issue: Issue, box: BoxId, weight: float | None = None, ink: Ink | None = None
) -> Issue:
    """Give a rule, or the outline of a panel, another weight in points or ink; None keeps."""
    _page, found = box_of(issue, box)
    if weight is not None and not 0 < weight <= HEAVIEST:
        raise CommandError("box.bad_weight", most=HEAVIEST)
    match found:
        case RuleBox():
            changed: Box = replace(
                found, weight=weight or found.weight, ink=found.ink if ink is None else ink
            )
        case PanelBox():
            stroke = ink or found.stroke or BLACK
            changed = replace(found, weight=weight or found.weight, stroke=stroke)
        case _:
            raise CommandError("box.no_rule", box=box)
    return issue if changed == found else with_box(issue, changed)


def set_words(issue: Issue, box: BoxId, lines: Collection[str]) -> Issue:
    """Give a free text other words, a paragraph a line."""
    _page, found = box_of(issue, box)
    if not isinstance(found, TextBox):
        raise CommandError("box.no_free_text", box=box)
    paragraphs = tuple(Paragraph(text=line) for line in lines)
    kept = tuple(
        old if old.text == new.text else new
        for old, new in zip(found.paragraphs, paragraphs, strict=False)
    )
    return with_box(issue, replace(found, paragraphs=(*kept, *paragraphs[len(kept) :])))


def set_size(issue: Issue, box: BoxId, size: float) -> Issue:
    """Set a free text in type of another size, 字."""
    _page, found = box_of(issue, box)
    if not isinstance(found, TextBox):
        raise CommandError("box.no_free_text", box=box)
    if not SMALLEST <= size <= LARGEST:
        raise CommandError("style.bad_size", least=SMALLEST, most=LARGEST, lines=MOST_LINES)
    style = replace(found.style, size=round(size, 4), points=0.0)
    return with_box(issue, replace(found, style=style))


def set_ornament(issue: Issue, box: BoxId, ornament: Ornament) -> Issue:
    """Draw another ornament in the place of one."""
    _page, found = box_of(issue, box)
    if not isinstance(found, OrnamentBox):
        raise CommandError("box.no_ornament", box=box)
    return with_box(issue, replace(found, ornament=ornament))


def _at(box: Box, rect: Rect) -> Box:
    if not isinstance(box, FreeBox):
        raise CommandError("box.on_cells", box=box.id)
    if not isinstance(box, RuleBox):
        return replace(box, rect=rect)
    (x1, y1), (x2, y2) = box.start, box.end
    left, right = (rect.x, rect.right) if x1 <= x2 else (rect.right, rect.x)
    upper, lower = (rect.y, rect.bottom) if y1 <= y2 else (rect.bottom, rect.y)
    return replace(
        box,
        start=(quantised(left), quantised(upper)),
        end=(quantised(right), quantised(lower)),
    )


def _check(issue: Issue, page: Page, box: Box, rect: Rect) -> None:
    width, height = paper_of(issue).trim
    on_page = (
        rect.right >= KEPT
        and rect.bottom >= KEPT
        and rect.x <= width * page.span - KEPT
        and rect.y <= height - KEPT
    )
    least = max(rect.w, rect.h) if isinstance(box, RuleBox) else min(rect.w, rect.h)
    nearest, farthest = POINTS
    is_in_reach = min(rect.x, rect.y) >= nearest and max(rect.right, rect.bottom) <= farthest
    if not on_page or not is_in_reach or least < LEAST:
        raise CommandError("box.off_page")
