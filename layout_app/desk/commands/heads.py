"""Commands on the heads of a box: their size, their room, and where they stand to the text."""

from collections.abc import Hashable

from layout_app.desk.commands.arguments import BOX, MERGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    box_found,
    has_article_box,
    number,
    one_of,
    whole,
)
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import boxes as edit
from layout_app.model.box import UPRIGHT, Arrangement, ArticleBox
from layout_app.model.ids import BoxId
from layout_app.model.issue import index


def headline_size(session: Session, box: BoxId, size: float) -> Change:
    """Set the headline of a box at a size in 字; 0 lets the stylebook fit it."""
    return session.do(
        lambda issue: edit.set_headline_size(issue, box, size),
        msg("Set the headline's size"),
        merge=("headline.size", box),
    )


def head_lines(session: Session, box: BoxId, lines: int) -> Change:
    """Keep grid lines for the heads of a box; 0 gives them what they need."""
    return session.do(
        lambda issue: edit.set_head_lines(issue, box, lines),
        msg("Set the lines of the heads"),
        merge=("headline.lines", box),
    )


def arrange(
    session: Session, box: BoxId, arrangement: Arrangement, merge: Hashable = None
) -> Change:
    """Say where the heads of a box stand to its text: 盖文, 文夹题, 串文, 文包题, 竖题."""
    return session.do(
        lambda issue: edit.set_arrangement(issue, box, arrangement),
        msg("Arrange the heads"),
        merge=merge,
        gesture=merge is not None,
    )


def vertical_headline(session: Session, box: BoxId) -> Change:
    """Set the heads of a box vertically at the right of its text, or over it again."""
    _page, found = index(session.issue).boxes[box]
    stands = isinstance(found, ArticleBox) and found.arrangement in UPRIGHT
    wanted = Arrangement.OVER if stands else Arrangement.VERTICAL_RIGHT
    label = msg("Set the headline level again") if stands else msg("Set the headline vertically")
    return session.do(lambda issue: edit.set_arrangement(issue, box, wanted), label)


def _has_upright_heads(session: Session) -> bool:
    found = box_found(session)
    return isinstance(found, ArticleBox) and found.arrangement in UPRIGHT


COMMANDS = (
    Command(
        name="headline.vertical",
        title=msg("Vertical headline"),
        arguments=(BOX,),
        enabled=has_article_box,
        checked=_has_upright_heads,
        action=vertical_headline,
    ),
    Command(
        name="headline.arrange",
        title=msg("Arrangement of the heads…"),
        arguments=(
            BOX,
            Argument(name="arrangement", reader=one_of(Arrangement)),
            MERGE,
        ),
        enabled=has_article_box,
        action=arrange,
    ),
    Command(
        name="headline.size",
        title=msg("Headline size…"),
        arguments=(BOX, Argument(name="size", reader=number)),
        enabled=has_article_box,
        action=headline_size,
    ),
    Command(
        name="headline.lines",
        title=msg("Lines of the heads…"),
        arguments=(BOX, Argument(name="lines", reader=whole)),
        enabled=has_article_box,
        action=head_lines,
    ),
)
