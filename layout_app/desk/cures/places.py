"""Where a problem stands, and the room around it. One rule: a box grows into free cells only."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from layout_app.desk.cures.cure import Cure, cure
from layout_app.desk.pages.landing import occupied
from layout_app.desk.session import Session
from layout_app.desk.words import Message, msg
from layout_app.edit.lookup import with_page
from layout_app.edit.snap import fits
from layout_app.model.box import Box, cells_of
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.page import Page
from layout_app.model.problem import Where

B = TypeVar("B")
MOST_TRIED = 6
"""Sizes of a box that are tried beyond the one that should do."""


def standing(session: Session, where: Where) -> tuple[Page, Box] | None:
    """Return the box of a problem and its page; None where it names none, or one that is gone."""
    found = index(session.issue).boxes.get(BoxId(where.box))
    return None if found is None else (index(session.issue).pages[found[0]], found[1])


def box_at(session: Session, where: Where, kind: type[B]) -> tuple[Page, B] | None:
    """Return the box of a problem and its page; None where it is of another kind."""
    found = standing(session, where)
    return (found[0], found[1]) if found and isinstance(found[1], kind) else None


def resized(label: Message, box: BoxId, cells: Cells) -> Cure:
    """Return the cure that gives a box other cells."""
    return cure(
        "box.resize", label, box=box, column=cells.column, line=cells.line,
        columns=cells.columns, lines=cells.lines,
    )  # fmt: skip


def grown(session: Session, where: Where, least: int) -> Iterator[Cure]:
    """Yield the box made higher by `least` lines or a few more, downwards, then upwards."""
    found = standing(session, where)
    shape = cells_of(found[1]) if found else ()
    if found is None or len(shape) != 1:
        return
    page, box = found
    for lines in range(least, least + MOST_TRIED):
        label = msg("Enlarge the box by {lines} lines", lines=lines)
        lower = replace(shape[0], lines=shape[0].lines + lines)
        higher = replace(lower, line=lower.line - lines) if lower.line >= lines else lower
        for cells in dict.fromkeys((lower, higher)):
            if is_free(session.issue, page, cells, box.id):
                yield resized(label, box.id, cells)


def is_free(issue: Issue, page: Page, cells: Cells, box: BoxId) -> bool:
    """Tell whether cells lie on a page and nothing but this box stands there."""
    others = tuple(other for other in page.boxes if other.id != box)
    taken = occupied(with_page(issue, replace(page, boxes=others)), page.id)
    return fits(paper_of(issue), cells, page.span) and not any(map(cells.overlaps, taken))
