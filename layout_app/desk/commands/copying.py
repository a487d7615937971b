"""Commands that copy boxes: to the page, to another page, from issue to issue of one session."""

from collections.abc import Hashable

from layout_app.desk.commands.arguments import BOX, BOXES, MERGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    box_found,
    number,
    page,
    selected_page,
    whole,
    writable,
)
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import Message, msg
from layout_app.edit import copying as edit
from layout_app.edit import looks
from layout_app.errors import CommandError
from layout_app.model.box import Box
from layout_app.model.geometry import MM
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.issue import index


def copy(session: Session, boxes: tuple[BoxId, ...]) -> Change:
    """Keep copies of boxes to be pasted; nothing changes."""
    session.copies = edit.copied(session.issue, boxes)
    return Change()


def cut(session: Session, boxes: tuple[BoxId, ...]) -> Change:
    """Take boxes from their pages, to be pasted elsewhere; articles wait in the list meanwhile."""
    if not boxes:
        raise CommandError("box.nothing_copied")
    left, taken = edit.cut(session.issue, boxes)
    change = session.do(lambda _issue: left, msg("Cut the box"))
    session.copies = taken
    return change


def paste(session: Session, page: PageId) -> Change:
    """Put what was cut or copied on a page."""
    if not session.copies:
        raise CommandError("box.nothing_copied")
    return _pasted(session, page, session.copies, msg("Paste"))


def duplicate(
    session: Session, boxes: tuple[BoxId, ...], page: PageId | None, merge: Hashable = None
) -> Change:
    """Put copies of boxes beside them, or on another page; `merge` as a part of a drag."""
    if not boxes:
        raise CommandError("box.nothing_copied")
    home = page or index(session.issue).boxes[boxes[0]][0]
    copies = edit.copied(session.issue, boxes)
    return _pasted(session, home, copies, msg("Duplicate"), merge)


def repeat(
    session: Session,
    boxes: tuple[BoxId, ...],
    count: int,
    columns: int,
    lines: int,
    across: float,
    down: float,
    merge: Hashable = None,
) -> Change:
    """Put copies of boxes on the page, each a step from the last; `across`, `down` in mm.

    All of them are selected, the first ones too: repeated again downwards, a row becomes a table.
    """
    step = edit.Step(columns=columns, lines=lines, across=across * MM, down=down * MM)
    made, names = edit.repeated(session.issue, boxes, count, step, lambda: BoxId(new_id()))
    return session.do(
        lambda _issue: made,
        msg("Step and repeat"),
        merge=merge,
        gesture=merge is not None,
        select=Selection(page=session.selection.page, boxes=(*boxes, *names)),
    )


def _pasted(
    session: Session,
    page: PageId,
    copies: tuple[Box, ...],
    label: Message,
    merge: Hashable = None,
) -> Change:
    made, names = edit.paste(session.issue, page, copies, lambda: BoxId(new_id()))
    return session.do(
        lambda _issue: made,
        label,
        merge=merge,
        gesture=merge is not None,
        select=Selection(page=page, boxes=names),
    )


def take_look(session: Session, box: BoxId) -> Change:
    """Keep the look of a box to be given to others; nothing changes."""
    session.look = index(session.issue).boxes[box][1]
    return Change()


def give_look(session: Session, boxes: tuple[BoxId, ...]) -> Change:
    """Give boxes the look that was taken, those of its kind."""
    look = session.look
    if look is None:
        raise CommandError("box.nothing_copied")
    return session.do(lambda issue: looks.give_look(issue, look, boxes), msg("Give the look"))


def _can_take_look(session: Session) -> bool:
    found = box_found(session)
    return writable(session) and found is not None and looks.has_look(found)


def _can_give_look(session: Session) -> bool:
    found, look = index(session.issue).boxes, session.look
    return writable(session) and any(
        type(found[box][1]) is type(look) for box in session.selection.boxes if box in found
    )


def _has_boxes(session: Session) -> bool:
    return writable(session) and bool(session.selection.boxes)


def _can_paste(session: Session) -> bool:
    return writable(session) and bool(session.copies) and selected_page(session) is not None


COMMANDS = (
    Command(
        name="box.cut",
        title=msg("Cut the box"),
        shortcut="Ctrl+X",
        arguments=(BOXES,),
        enabled=_has_boxes,
        action=cut,
    ),
    Command(
        name="box.copy",
        title=msg("Copy the box"),
        shortcut="Ctrl+C",
        arguments=(BOXES,),
        enabled=_has_boxes,
        action=copy,
    ),
    Command(
        name="box.paste",
        title=msg("Paste the box"),
        shortcut="Ctrl+V",
        arguments=(Argument(name="page", reader=page, default=selected_page),),
        enabled=_can_paste,
        action=paste,
    ),
    Command(
        name="box.duplicate",
        title=msg("Duplicate the box"),
        shortcut="Ctrl+D",
        arguments=(BOXES, Argument(name="page", reader=page, optional=True), MERGE),
        enabled=_has_boxes,
        action=duplicate,
    ),
    Command(
        name="box.repeat",
        title=msg("Step and repeat…"),
        shortcut="Ctrl+Alt+U",
        arguments=(
            BOXES,
            Argument(name="count", reader=whole, default=lambda _session: 1),
            Argument(name="columns", reader=whole, default=lambda _session: 0),
            Argument(name="lines", reader=whole, default=lambda _session: 0),
            Argument(name="across", reader=number, default=lambda _session: 0.0),
            Argument(name="down", reader=number, default=lambda _session: 0.0),
            MERGE,
        ),
        enabled=_has_boxes,
        action=repeat,
    ),
    Command(
        name="box.take_look",
        title=msg("Take the look"),
        shortcut="Ctrl+Alt+C",
        arguments=(BOX,),
        enabled=_can_take_look,
        action=take_look,
    ),
    Command(
        name="box.give_look",
        title=msg("Give the look"),
        shortcut="Ctrl+Alt+V",
        arguments=(BOXES,),
        enabled=_can_give_look,
        action=give_look,
    ),
)
