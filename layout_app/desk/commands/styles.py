"""Commands on the stylebook: what its styles are."""

from dataclasses import replace

from layout_app.desk.commands.command import (
    Argument,
    Command,
    number,
    one_of,
    text,
    whole,
    writable,
)
from layout_app.desk.commands.inks import inked
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import styles as edit
from layout_app.model.ids import FaceId
from layout_app.model.ink import Ink
from layout_app.model.issue import stylebook_of
from layout_app.model.style import Align


def set_style(
    session: Session,
    name: str,
    face: str | None,
    size: float | None,
    align: Align | None,
    lines: int | None,
    ink: Ink | None,
) -> Change:
    """Give a style of the stylebook another face, size in 字, alignment, lines or ink."""
    style = edit.style_named(stylebook_of(session.issue), name)
    if face is not None:
        session.faces.file(FaceId(face))
        style = replace(style, face=FaceId(face))
    if size is not None:
        style = replace(style, size=round(size, 4), points=0.0)
    if align is not None:
        style = replace(style, align=align)
    if lines is not None:
        style = replace(style, lines=lines)
    if ink is not None:
        style = replace(style, ink=ink)
    return session.do(
        lambda issue: edit.set_style(issue, name, style),
        msg("Change a style"),
        merge=("style", name),
    )


COMMANDS = (
    Command(
        name="style.set",
        title=msg("Change a style…"),
        arguments=(
            Argument(name="name", reader=text),
            Argument(name="face", reader=text, optional=True),
            Argument(name="size", reader=number, optional=True),
            Argument(name="align", reader=one_of(Align), optional=True),
            Argument(name="lines", reader=whole, optional=True),
            Argument(name="ink", reader=inked, optional=True),
        ),
        enabled=writable,
        action=set_style,
    ),
)
