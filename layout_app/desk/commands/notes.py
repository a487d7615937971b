"""Commands on notes: remarks for whoever reads next."""

from layout_app.desk.commands.arguments import ARTICLE, WHO
from layout_app.desk.commands.command import Argument, Command, has_article, whole
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import notes as edit
from layout_app.model.ids import ArticleId


def pin(
    session: Session, article: ArticleId, paragraph: int, offset: int, text: str, who: str
) -> Change:
    """Pin a remark to a place in an article."""
    return session.do(
        lambda issue: edit.pin_note(issue, article, paragraph, offset, text, who.strip()),
        msg("Pin a note"),
    )


def remove(session: Session, article: ArticleId, number: int) -> Change:
    """Take a note off: it was seen to."""
    return session.do(lambda issue: edit.remove_note(issue, article, number), msg("Remove a note"))


COMMANDS = (
    Command(
        name="note.pin",
        title=msg("Pin a note…"),
        shortcut="Ctrl+Alt+M",
        arguments=(
            ARTICLE,
            Argument(name="paragraph", reader=whole),
            Argument(name="offset", reader=whole),
            Argument(name="text"),
            WHO,
        ),
        enabled=has_article,
        action=pin,
    ),
    Command(
        name="note.remove",
        title=msg("Remove a note"),
        arguments=(ARTICLE, Argument(name="number", reader=whole)),
        enabled=has_article,
        action=remove,
    ),
)
