"""Commands on what a box holds: its columns, the direction and air of its text, its parts."""

from collections.abc import Hashable

from layout_app.desk.commands.arguments import BOX, LINE, MERGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    box_found,
    has_article_box,
    number,
    one_of,
    optional_whole,
    whole,
    writable,
    yes,
)
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import boxes as edit
from layout_app.errors import CommandError
from layout_app.model.box import ArticleBox, Division, Region, RegionKind, TextBox
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import BoxId
from layout_app.model.issue import index, paper_of
from layout_app.model.paper import Remainder


def columns(session: Session, box: BoxId, columns: int, merge: Hashable = None) -> Change:
    """Divide a box into inner columns; 0 takes the page's."""
    return session.do(
        lambda issue: edit.set_columns(issue, box, columns),
        msg("Set the columns"),
        merge=merge,
        gesture=merge is not None,
    )


def vertical_text(session: Session, box: BoxId) -> Change:
    """Let the lines of a text run down and from right to left, or across again."""
    _page, found = index(session.issue).boxes[box]
    vertical = isinstance(found, ArticleBox | TextBox) and found.vertical
    label = msg("Set the text level again") if vertical else msg("Set the text vertically")
    return session.do(lambda issue: edit.set_vertical(issue, box, vertical=not vertical), label)


def _has_text(session: Session) -> bool:
    return writable(session) and isinstance(box_found(session), ArticleBox | TextBox)


def _is_vertical(session: Session) -> bool:
    found = box_found(session)
    return isinstance(found, ArticleBox | TextBox) and found.vertical


def division(
    session: Session, box: BoxId, division: Division, remainder: Remainder | None
) -> Change:
    """Say how a box is divided into inner columns, and where a remainder goes (破栏)."""
    return session.do(
        lambda issue: edit.set_division(issue, box, division, remainder),
        msg("Divide the columns"),
    )


def drop_cap(session: Session, box: BoxId, lines: int) -> Change:
    """Set the first character of a text so many lines high; 0 sets it as the others."""
    return session.do(lambda issue: edit.set_drop_cap(issue, box, lines), msg("Set a drop cap"))


def air(
    session: Session,
    box: BoxId,
    pictures: int | None,
    subheads: int | None,
    loosen: int | None,
    heads: int | None,
) -> Change:
    """Give subheads lines of air, pictures and paragraphs lines more or fewer, heads fewer."""
    given = {"pictures": pictures, "subheads": subheads, "loosen": loosen, "heads": heads}
    return session.do(lambda issue: edit.set_air(issue, box, **given), msg("Give air"))


def region(
    session: Session,
    box: BoxId,
    kind: RegionKind,
    number: int,
    x: float,
    line: int,
    width: float,
    lines: int,
    over: bool,
    merge: Hashable = None,
) -> Change:
    """Give a part of a box its place in 字 and lines; `over` lets text run on below it."""
    paper = paper_of(session.issue)
    if min(x, line) < 0 or width < 1 or lines < 1:
        raise CommandError("box.bad_region", box=box)
    em, leading = paper.em, paper.leading
    place = Rect(
        quantised(x * em),
        quantised(line * leading),
        quantised(width * em),
        quantised((lines - 1) * leading + em),
    )
    placed = Region(kind=kind, rect=place, index=number, over=over)
    return session.do(
        lambda issue: edit.set_region(issue, box, placed),
        msg("Place the picture") if kind is RegionKind.PICTURE else msg("Place a part"),
        merge=merge,
        gesture=merge is not None,
    )


def reset_region(session: Session, box: BoxId, kind: RegionKind, number: int) -> Change:
    """Let a part of a box find its place by itself again."""
    return session.do(
        lambda issue: edit.reset_region(issue, box, kind, number),
        msg("Let a part find its place"),
    )


_KIND = Argument(name="kind", reader=one_of(RegionKind))
_NUMBER = Argument(name="number", reader=whole, default=lambda _session: 0)

COMMANDS = (
    Command(
        name="box.columns",
        title=msg("Inner columns…"),
        arguments=(BOX, Argument(name="columns", reader=whole), MERGE),
        enabled=has_article_box,
        action=columns,
    ),
    Command(
        name="box.vertical",
        title=msg("Vertical text"),
        arguments=(BOX,),
        enabled=_has_text,
        checked=_is_vertical,
        action=vertical_text,
    ),
    Command(
        name="box.division",
        title=msg("Division into columns…"),
        arguments=(
            BOX,
            Argument(name="division", reader=one_of(Division)),
            Argument(name="remainder", reader=one_of(Remainder), optional=True),
        ),
        enabled=has_article_box,
        action=division,
    ),
    Command(
        name="box.drop_cap",
        title=msg("Drop cap…"),
        arguments=(BOX, Argument(name="lines", reader=whole)),
        enabled=has_article_box,
        action=drop_cap,
    ),
    Command(
        name="box.air",
        title=msg("Air in the box…"),
        arguments=(
            BOX,
            *map(optional_whole, ("pictures", "subheads", "loosen", "heads")),
        ),
        enabled=has_article_box,
        action=air,
    ),
    Command(
        name="box.region",
        title=msg("Place a part of the box…"),
        arguments=(
            BOX,
            _KIND,
            _NUMBER,
            Argument(name="x", reader=number),
            LINE,
            Argument(name="width", reader=number),
            Argument(name="lines", reader=whole),
            Argument(name="over", reader=yes, default=lambda _session: False),
            MERGE,
        ),
        enabled=has_article_box,
        action=region,
    ),
    Command(
        name="box.reset_region",
        title=msg("Let a part of the box find its place"),
        arguments=(BOX, _KIND, _NUMBER),
        enabled=has_article_box,
        action=reset_region,
    ),
)
