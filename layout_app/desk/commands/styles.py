"""Commands on the stylebook: what its styles are."""

from collections.abc import Callable
from dataclasses import replace

from layout_app.desk.commands.command import (
    Argument,
    Command,
    number,
    one_of,
    text,
    whole,
    writable,
    yes,
)
from layout_app.desk.commands.inks import inked
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import styles as edit
from layout_app.model.ids import FaceId
from layout_app.model.ink import Ink
from layout_app.model.issue import stylebook_of
from layout_app.model.style import Align, Manner


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


def set_level(
    session: Session,
    rank: int,
    smallest: float | None,
    narrowest: float | None,
    widest: float | None,
) -> Change:
    """Say how small headlines of a rank may be, and how narrow or wide their glyphs (长, 扁)."""
    given = {"smallest": smallest, "narrowest": narrowest, "widest": widest}
    told = {name: value for name, value in given.items() if value is not None}
    return session.do(
        lambda issue: edit.set_level(issue, rank, **told),
        msg("Limit the headlines"),
        merge=("style.level", rank, *told),
    )


def set_habits(session: Session, **given: bool | float | str | None) -> Change:
    """Say what holds for every page: masthead, lunar date, rules, air of heads, wordings."""
    told = {name: value for name, value in given.items() if value is not None}
    return session.do(
        lambda issue: edit.set_habits(issue, **told),
        msg("Change the stylebook"),
        merge=("style.habits", *told),
    )


_HABITS: tuple[tuple[str, Callable[[Session, object], object]], ...] = (
    ("masthead_lines", whole),
    ("head_step", number),
    ("lunar", yes),
    ("column_rules", yes),
    ("separators", yes),
    ("credit", text),
    ("jump_to", text),
    ("jump_from", text),
    ("jump_keyword", text),
    ("jump_least", whole),
    ("jump_head", yes),
    ("opening_bold", yes),
    ("jump_at_sentence", yes),
    ("manner", one_of(Manner)),
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
    Command(
        name="style.level",
        title=msg("Limit the headlines of a rank…"),
        arguments=(
            Argument(name="rank", reader=whole),
            Argument(name="smallest", reader=number, optional=True),
            Argument(name="narrowest", reader=number, optional=True),
            Argument(name="widest", reader=number, optional=True),
        ),
        enabled=writable,
        action=set_level,
    ),
    Command(
        name="style.habits",
        title=msg("What holds for every page…"),
        arguments=tuple(Argument(name=n, reader=read, optional=True) for n, read in _HABITS),
        enabled=writable,
        action=set_habits,
    ),
)
