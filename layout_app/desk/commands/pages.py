"""Commands on pages: come, go, change places, get a name."""

from layout_app.desk.commands.command import (
    Argument,
    Command,
    always,
    has_page,
    leaf,
    page,
    selected_leaf,
    selected_page,
    whole,
    writable,
)
from layout_app.desk.pages.folios import Leaf, sought
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import msg
from layout_app.edit import copies, spreads
from layout_app.edit import pages as edit
from layout_app.model.ids import PageId, new_id
from layout_app.model.issue import first_folio, folio_of, index


def _page() -> Argument:
    return Argument(name="page", reader=page, default=selected_page)


def new(session: Session, at: int | None) -> Change:
    """Add an empty page at an index, or behind the last."""
    made = PageId(new_id())
    return session.do(
        lambda issue: edit.new_page(issue, made, at),
        msg("New page"),
        select=Selection(page=made),
    )


def move(session: Session, page: PageId, to: int) -> Change:
    """Move a page to another place in the order; folios and jump lines follow."""
    label = msg("Move page {folio}", folio=folio_of(session.issue, page))
    return session.do(lambda issue: edit.move_page(issue, page, to), label)


def duplicate(session: Session, page: PageId, at: int | None) -> Change:
    """Add a page like another, behind it or at an index; where articles stand, room is kept."""
    made = PageId(new_id())
    label = msg("Duplicate page {folio}", folio=folio_of(session.issue, page))
    return session.do(
        lambda issue: copies.duplicate_page(issue, page, made, at),
        label,
        select=Selection(page=made),
    )


def delete(session: Session, page: PageId) -> Change:
    """Delete a page; its articles return to the tray."""
    label = msg("Delete page {folio}", folio=folio_of(session.issue, page))
    return session.do(lambda issue: edit.delete_page(issue, page), label)


def go(session: Session, page: PageId) -> Change:
    """Turn to a page; nothing of the issue changes."""
    return session.select(Selection(page=page))


def section(session: Session, page: Leaf, name: str) -> Change:
    """Give a page its section name (版名)."""
    return session.do(
        lambda issue: edit.set_section(issue, page.page, name, is_right=page.is_right),
        msg("Name the section"),
    )


def join(session: Session, page: PageId) -> Change:
    """Make a page and the one it faces a spread (通版); nothing on them moves."""
    return session.do(
        lambda issue: spreads.join_pages(issue, page),
        msg("Make a spread"),
        select=Selection(page=_left(session, page), boxes=session.selection.boxes),
    )


def part(session: Session, page: PageId) -> Change:
    """Make a spread two pages again; a box across the fold must be moved first."""
    return session.do(lambda issue: spreads.part_pages(issue, page), msg("Part the spread"))


def _left(session: Session, page: PageId) -> PageId:
    """Return the left one of two facing pages."""
    pages = [other.id for other in session.issue.pages]
    is_left = first_folio(session.issue, page) % 2 == 0
    return page if is_left else pages[max(0, pages.index(page) - 1)]


def _can_join(session: Session) -> bool:
    chosen = selected_page(session)
    return writable(session) and chosen is not None and spreads.can_join(session.issue, chosen)


def _can_part(session: Session) -> bool:
    chosen = selected_page(session)
    pages = index(session.issue).pages
    return writable(session) and chosen is not None and pages[chosen].span == 2


COMMANDS = (
    Command(
        name="page.go",
        title=msg("Go to page…"),
        shortcut="Ctrl+J",
        arguments=(Argument(name="page", reader=lambda s, words: sought(s.issue, str(words))),),
        enabled=always,
        action=go,
    ),
    Command(
        name="page.new",
        title=msg("New page"),
        shortcut="Ctrl+Shift+N",
        arguments=(Argument(name="at", reader=whole, optional=True),),
        action=new,
    ),
    Command(
        name="page.move",
        title=msg("Move page"),
        arguments=(_page(), Argument(name="to", reader=whole)),
        enabled=has_page,
        action=move,
    ),
    Command(
        name="page.duplicate",
        title=msg("Duplicate page"),
        shortcut="Ctrl+Shift+J",
        arguments=(_page(), Argument(name="at", reader=whole, optional=True)),
        enabled=has_page,
        action=duplicate,
    ),
    Command(
        name="page.delete",
        title=msg("Delete page"),
        arguments=(_page(),),
        enabled=has_page,
        action=delete,
    ),
    Command(
        name="page.section",
        title=msg("Name the section…"),
        arguments=(
            Argument(name="page", reader=leaf, default=selected_leaf),
            Argument(name="name"),
        ),
        enabled=has_page,
        action=section,
    ),
    Command(
        name="page.join",
        title=msg("Make a spread of facing pages"),
        arguments=(_page(),),
        enabled=_can_join,
        action=join,
    ),
    Command(
        name="page.part",
        title=msg("Part the spread"),
        arguments=(_page(),),
        enabled=_can_part,
        action=part,
    ),
)
