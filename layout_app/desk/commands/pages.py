"""Commands on pages: come, go, change places, get a name."""

from layout_app.desk.commands.command import Argument, Command, page, selected_page, whole, writable
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import msg
from layout_app.edit import pages as edit
from layout_app.model.ids import PageId, new_id
from layout_app.model.issue import folio_of


def _page() -> Argument:
    return Argument(name="page", reader=page, default=selected_page)


def _can_delete(session: Session) -> bool:
    return writable(session) and selected_page(session) is not None


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


def delete(session: Session, page: PageId) -> Change:
    """Delete a page; its articles return to the tray."""
    label = msg("Delete page {folio}", folio=folio_of(session.issue, page))
    return session.do(lambda issue: edit.delete_page(issue, page), label)


def section(session: Session, page: PageId, name: str) -> Change:
    """Give a page its section name (版名)."""
    return session.do(lambda issue: edit.set_section(issue, page, name), msg("Name the section"))


COMMANDS = (
    Command(
        name="page.new",
        title=msg("New page"),
        shortcut="Ctrl+Shift+N",
        menu="page",
        arguments=(Argument(name="at", reader=whole, optional=True),),
        action=new,
    ),
    Command(
        name="page.move",
        title=msg("Move page"),
        arguments=(_page(), Argument(name="to", reader=whole)),
        enabled=_can_delete,
        action=move,
    ),
    Command(
        name="page.delete",
        title=msg("Delete page"),
        menu="page",
        arguments=(_page(),),
        enabled=_can_delete,
        action=delete,
    ),
    Command(
        name="page.section",
        title=msg("Name the section…"),
        arguments=(_page(), Argument(name="name")),
        enabled=_can_delete,
        action=section,
    ),
)
