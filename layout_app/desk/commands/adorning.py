"""Commands on section heads (栏头) and ornaments (报花)."""

from typing import TypeVar

from layout_app.desk.commands.arguments import BOX, PAGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    box_found,
    has_page,
    one_of,
    text,
    whole,
    writable,
)
from layout_app.desk.commands.inks import inked
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import msg
from layout_app.edit import free, planning
from layout_app.edit.shapes import cells_at
from layout_app.edit.snap import free_places
from layout_app.model.box import OrnamentBox, SectionBox, SectionLook
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.ink import BLACK, Ink
from layout_app.model.issue import index, paper_of
from layout_app.model.ornament import Ornament
from layout_app.model.paper import cells_rect

HEIGHT = 3
"""Grid lines of a section head."""
SIDE = 5
"""字 of an ornament."""
K = TypeVar("K", SectionLook, Ornament)


def add_section(
    session: Session,
    page: PageId,
    column: int | None,
    line: int | None,
    columns: int | None,
    lines: int | None,
    title: str,
    look: SectionLook,
    ink: Ink | None,
) -> Change:
    """Put a section head on a page: over all columns where there is room, or where it is said."""
    height = HEIGHT if lines is None else lines
    if column is None or line is None or columns is None:
        cells = _free_row(session, page, height)
    else:
        cells = cells_at(column, line, columns, height)
    made = BoxId(new_id())
    return session.do(
        lambda issue: planning.add_section(
            issue, page, cells, made, title=title, look=look, ink=ink or BLACK
        ),
        msg("Add a section head"),
        select=Selection(page=page, boxes=(made,)),
    )


def change_section(
    session: Session, box: BoxId, title: str | None, look: SectionLook | None
) -> Change:
    """Give a section head other words or another look; the next look if nothing is said."""
    if title is None and look is None:
        found = index(session.issue).boxes[box][1]
        look = _next(SectionLook, found.look) if isinstance(found, SectionBox) else None
    return session.do(
        lambda issue: planning.change_section(issue, box, title, look),
        msg("Change the section head"),
    )


def add_ornament(session: Session, page: PageId, ornament: Ornament, ink: Ink | None) -> Change:
    """Put an ornament in the middle of a page."""
    paper = paper_of(session.issue)
    middle = Cells(column=paper.columns // 2, line=paper.lines // 2, columns=1, lines=1)
    corner, side = cells_rect(paper, middle), SIDE * paper.em
    rect = Rect(corner.x, corner.y, round(side, 3), round(side, 3))
    made = OrnamentBox(id=BoxId(new_id()), rect=rect, ornament=ornament, ink=ink or BLACK)
    return session.do(
        lambda issue: free.add_free(issue, page, made),
        msg("Add an ornament"),
        select=Selection(page=page, boxes=(made.id,)),
    )


def change_ornament(session: Session, box: BoxId, ornament: Ornament | None) -> Change:
    """Draw another ornament in its place; the next of the library if none is named."""
    found = index(session.issue).boxes[box][1]
    if ornament is None and isinstance(found, OrnamentBox):
        ornament = _next(Ornament, found.ornament)
    return session.do(
        lambda issue: free.set_ornament(issue, box, ornament or Ornament.PLUM),
        msg("Change the ornament"),
    )


def _free_row(session: Session, page: PageId, lines: int) -> Cells:
    """Return the first free cells over all columns of a page; its first ones if none are."""
    paper, found = paper_of(session.issue), index(session.issue).pages[page]
    first = cells_at(0, 0, paper.columns, lines)
    shown = session.composed(page).display.groups
    under = max((g.y + g.bounds.h for g in shown if g.name == "masthead"), default=0.0)
    places = (
        place
        for place in free_places(paper, found, paper.columns, lines)
        if cells_rect(paper, place).y >= under
    )
    return next(places, first)


def _next(kinds: type[K], now: K) -> K:
    """Return the member behind one, the first behind the last."""
    known = list(kinds)
    return known[(known.index(now) + 1) % len(known)]


def _has_section(session: Session) -> bool:
    return writable(session) and isinstance(box_found(session), SectionBox)


def _has_ornament(session: Session) -> bool:
    return writable(session) and isinstance(box_found(session), OrnamentBox)


_INK = Argument(name="ink", reader=inked, optional=True)

COMMANDS = (
    Command(
        name="page.section_head",
        title=msg("Add a section head (栏头)"),
        arguments=(
            PAGE,
            *(
                Argument(name=n, reader=whole, optional=True)
                for n in ("column", "line", "columns", "lines")
            ),
            Argument(name="title", reader=text, default=lambda _session: ""),
            Argument(
                name="look", reader=one_of(SectionLook), default=lambda _session: SectionLook.BAND
            ),
            _INK,
        ),
        enabled=has_page,
        action=add_section,
    ),
    Command(
        name="box.section_head",
        title=msg("Next look of the section head"),
        arguments=(
            BOX,
            Argument(name="title", reader=text, optional=True),
            Argument(name="look", reader=one_of(SectionLook), optional=True),
        ),
        enabled=_has_section,
        action=change_section,
    ),
    Command(
        name="free.ornament",
        title=msg("Add an ornament (报花)"),
        arguments=(
            PAGE,
            Argument(name="ornament", reader=one_of(Ornament), default=lambda _s: Ornament.PLUM),
            _INK,
        ),
        enabled=has_page,
        action=add_ornament,
    ),
    Command(
        name="box.ornament",
        title=msg("Next ornament"),
        arguments=(BOX, Argument(name="ornament", reader=one_of(Ornament), optional=True)),
        enabled=_has_ornament,
        action=change_ornament,
    ),
)
