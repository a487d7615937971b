"""Commands on the words that the paper watches for."""

from layout_app.desk.commands.command import Argument, Command, writable
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import watching as edit


def watch(session: Session, find: str, put: str | None = None, why: str | None = None) -> Change:
    """Watch for words in every issue of the paper."""
    return session.do(
        lambda issue: edit.watch(issue, find, put or "", why or ""),
        msg("Watch for “{words}”", words=find),
    )


def forget(session: Session, find: str) -> Change:
    """Watch for words no longer."""
    label = msg("Watch for “{words}” no longer", words=find)
    return session.do(lambda issue: edit.forget(issue, find), label)


def _watches(session: Session) -> bool:
    return writable(session) and bool(session.issue.publication.words)


COMMANDS = (
    Command(
        name="word.watch",
        title=msg("Words to watch for…"),
        arguments=(
            Argument(name="find"),
            Argument(name="put", optional=True),
            Argument(name="why", optional=True),
        ),
        enabled=writable,
        action=watch,
    ),
    Command(
        name="word.forget",
        title=msg("Watch for a word no longer"),
        arguments=(Argument(name="find"),),
        enabled=_watches,
        action=forget,
    ),
)
