"""Commands on packages: boxes under one head and frame (专题)."""

from layout_app.desk.commands.arguments import BOX, BOXES
from layout_app.desk.commands.command import (
    Argument,
    Command,
    box_found,
    has_several_boxes,
    writable,
    yes,
)
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import msg
from layout_app.edit import packages as edit
from layout_app.model.box import Package, package_name, package_of
from layout_app.model.ids import BoxId, new_id
from layout_app.model.issue import index
from layout_app.model.text import Kind


def package(
    session: Session, boxes: tuple[BoxId, ...], title: str, *, framed: bool = True
) -> Change:
    """Put boxes of one page under one head and frame."""
    made = BoxId(new_id())
    page = index(session.issue).boxes[boxes[0]][0] if boxes else None
    return session.do(
        lambda issue: edit.pack(issue, boxes, made, title=title, framed=framed),
        msg("Make a package"),
        select=Selection(page=page, boxes=(made,)),
    )


def unpackage(session: Session, box: BoxId) -> Change:
    """Take head and frame from the boxes of a package, which stay and are selected."""
    found = edit.package_at(session.issue, box)
    return session.do(
        lambda issue: edit.unpack(issue, box),
        msg("Take the package “{title}” apart", title=package_name(found)),
        select=Selection(page=index(session.issue).boxes[box][0], boxes=found.boxes),
    )


def heads(
    session: Session,
    box: BoxId,
    kicker: str | None,
    title: str | None,
    subtitle: str | None,
    deck: str | None,
) -> Change:
    """Word the heads of a package; no words take a head away, what is not told stays."""
    kinds = (Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE, Kind.DECK)
    given = zip(kinds, (kicker, title, subtitle, deck), strict=True)
    words = {kind: told for kind, told in given if told is not None}
    return session.do(
        lambda issue: edit.set_heads(issue, box, words), msg("Word the heads of the package")
    )


def _is_packed(session: Session) -> bool:
    """Tell whether the only selected box is a package, or stands in one."""
    found = box_found(session)
    if found is None or not writable(session):
        return False
    known = index(session.issue)
    page = known.pages[known.boxes[found.id][0]]
    return isinstance(found, Package) or package_of(page.boxes, found.id) is not None


COMMANDS = (
    Command(
        name="box.package",
        title=msg("Make a package"),
        shortcut="Ctrl+G",
        arguments=(
            BOXES,
            Argument(name="title", default=lambda _session: ""),
            Argument(name="framed", reader=yes, default=lambda _session: True),
        ),
        enabled=has_several_boxes(2),
        action=package,
    ),
    Command(
        name="box.unpackage",
        title=msg("Take the package apart"),
        shortcut="Ctrl+Shift+G",
        arguments=(BOX,),
        enabled=_is_packed,
        action=unpackage,
    ),
    Command(
        name="box.package_heads",
        title=msg("Heads of the package"),
        arguments=(
            BOX,
            *(
                Argument(name=name, optional=True)
                for name in ("kicker", "title", "subtitle", "deck")
            ),
        ),
        enabled=_is_packed,
        action=heads,
    ),
)
