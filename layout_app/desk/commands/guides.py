"""Commands on guides: pulled from the rulers, or given in millimetres."""

from collections.abc import Hashable

from layout_app.desk.commands.arguments import MERGE, PAGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    has_page,
    number,
    selected_page,
    whole,
    writable,
    yes,
)
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import guides as edit
from layout_app.model.geometry import MM
from layout_app.model.ids import PageId
from layout_app.model.issue import index


def add(
    session: Session, page: PageId, vertical: bool, at: float, merge: Hashable = None
) -> Change:
    """Put a guide on a page, `at` millimetres from its left or upper edge."""
    return session.do(
        lambda issue: edit.add_guide(issue, page, vertical=vertical, at=at * MM),
        msg("Add a guide"),
        merge=merge,
        gesture=merge is not None,
    )


def move(session: Session, page: PageId, number: int, at: float, merge: Hashable = None) -> Change:
    """Move a guide, counted from 0 as it was added, to `at` millimetres."""
    return session.do(
        lambda issue: edit.move_guide(issue, page, number, at * MM),
        msg("Move a guide"),
        merge=merge,
        gesture=merge is not None,
    )


def remove(session: Session, page: PageId, number: int, merge: Hashable = None) -> Change:
    """Take a guide away."""
    return session.do(
        lambda issue: edit.remove_guide(issue, page, number),
        msg("Remove a guide"),
        merge=merge,
        gesture=merge is not None,
    )


def clear(session: Session, page: PageId) -> Change:
    """Take all guides of a page away."""
    return session.do(lambda issue: edit.clear_guides(issue, page), msg("Remove all guides"))


def _has_guides(session: Session) -> bool:
    shown = selected_page(session)
    return (
        writable(session) and shown is not None and bool(index(session.issue).pages[shown].guides)
    )


_NUMBER = Argument(name="number", reader=whole)
_AT = Argument(name="at", reader=number)

COMMANDS = (
    Command(
        name="guide.add",
        title=msg("Add a guide…"),
        arguments=(PAGE, Argument(name="vertical", reader=yes), _AT, MERGE),
        enabled=has_page,
        action=add,
    ),
    Command(
        name="guide.move",
        title=msg("Move a guide"),
        arguments=(PAGE, _NUMBER, _AT, MERGE),
        enabled=_has_guides,
        action=move,
    ),
    Command(
        name="guide.remove",
        title=msg("Remove a guide"),
        arguments=(PAGE, _NUMBER, MERGE),
        enabled=_has_guides,
        action=remove,
    ),
    Command(
        name="guide.clear",
        title=msg("Remove all guides"),
        arguments=(PAGE,),
        enabled=_has_guides,
        action=clear,
    ),
)
