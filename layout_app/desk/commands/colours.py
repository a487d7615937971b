"""Commands on colours: the paper's own, and the ink of a box."""

from layout_app.desk.commands.command import (
    Argument,
    Command,
    box,
    has_box,
    number,
    selected_box,
    writable,
)
from layout_app.desk.commands.inks import inked
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import colours as edit
from layout_app.edit import frames
from layout_app.errors import CommandError
from layout_app.model.ids import BoxId
from layout_app.model.ink import BLACK, Ink
from layout_app.preflight.house import NEWSPRINT
from layout_app.preflight.ink import printable


def define(
    session: Session, name: str, ink: Ink | None, spot: str | None = None, tint: float | None = None
) -> Change:
    """Give a colour of the paper its ink: process shares, or a spot that looks like them."""
    if ink is None or not 0 <= (1.0 if tint is None else tint) <= 1:
        raise CommandError("command.bad_ink", value="none" if ink is None else str(tint))
    share = 1.0 if tint is None else tint
    made = Ink(c=ink.c, m=ink.m, y=ink.y, k=ink.k, spot=spot or "", tint=share if spot else 1.0)
    return session.do(lambda issue: edit.set_colour(issue, name, made), msg("Define a colour"))


def remove(session: Session, name: str) -> Change:
    """Take a colour out of the stylebook."""
    return session.do(lambda issue: edit.remove_colour(issue, name), msg("Remove a colour"))


def set_ink(session: Session, box: BoxId, ink: Ink | None) -> Change:
    """Give a box its ink: of a story its heads, of text its words, of others their lines."""
    return session.do(
        lambda issue: frames.set_ink(issue, box, BLACK if ink is None else ink),
        msg("Set the ink"),
    )


def use_printable(session: Session, box: BoxId) -> Change:
    """Bring the inks of a box within what the printing house takes."""
    limits = (session.originals.house if session.originals else NEWSPRINT).limits
    return session.do(
        lambda issue: frames.change_inks(
            issue,
            box,
            lambda ink: printable(ink, limits, is_text=True),
            lambda fill: printable(fill, limits),
        ),
        msg("Use inks that can be printed"),
    )


COMMANDS = (
    Command(
        name="colour.define",
        title=msg("Define a colour…"),
        arguments=(
            Argument(name="name"),
            Argument(name="ink", reader=inked),
            Argument(name="spot", optional=True),
            Argument(name="tint", reader=number, optional=True),
        ),
        enabled=writable,
        action=define,
    ),
    Command(
        name="colour.remove",
        title=msg("Remove a colour…"),
        arguments=(Argument(name="name"),),
        enabled=writable,
        action=remove,
    ),
    Command(
        name="box.ink",
        title=msg("Ink…"),
        arguments=(
            Argument(name="box", reader=box, default=selected_box),
            Argument(name="ink", reader=inked),
        ),
        enabled=has_box,
        action=set_ink,
    ),
    Command(
        name="box.printable",
        title=msg("Use inks that can be printed"),
        arguments=(Argument(name="box", reader=box, default=selected_box),),
        enabled=has_box,
        action=use_printable,
    ),
)
