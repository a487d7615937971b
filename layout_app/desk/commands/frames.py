"""Commands on frames: borders (花线) and tints."""

from layout_app.desk.commands.arguments import BOX
from layout_app.desk.commands.command import Argument, Command, has_article_box
from layout_app.desk.commands.inks import NONE, inked
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import frames as edit
from layout_app.errors import CommandError
from layout_app.model.border import Border
from layout_app.model.ids import BoxId
from layout_app.model.ink import BLACK, Ink


def bordered(_session: Session, given: object) -> Border | None:
    """Take the name of a border, or `none`."""
    if str(given) == NONE:
        return None
    try:
        return Border(str(given))
    except ValueError:
        names = ", ".join((NONE, *Border))
        raise CommandError("command.not_one_of", value=str(given), names=names) from None


def border(session: Session, box: BoxId, border: Border | None, ink: Ink | None) -> Change:
    """Draw the frame of a box as a border; `none` draws it plain again."""
    return session.do(
        lambda issue: edit.set_border(issue, box, border, ink or BLACK), msg("Set the border")
    )


def tint(session: Session, box: BoxId, ink: Ink | None) -> Change:
    """Lay an ink below a box; `none` takes it away."""
    return session.do(lambda issue: edit.set_tint(issue, box, ink), msg("Set the tint"))


COMMANDS = (
    Command(
        name="box.border",
        title=msg("Border…"),
        arguments=(
            BOX,
            Argument(name="border", reader=bordered),
            Argument(name="ink", reader=inked, optional=True),
        ),
        enabled=has_article_box,
        action=border,
    ),
    Command(
        name="box.tint",
        title=msg("Tint…"),
        arguments=(BOX, Argument(name="ink", reader=inked)),
        enabled=has_article_box,
        action=tint,
    ),
)
