"""Commands on what imports met: the editor has seen to it."""

from layout_app.desk.commands.command import Argument, Command, text, whole
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import findings as edit


def settle(session: Session, code: str, file: str | None, line: int | None) -> Change:
    """Tell a problem that an import met no more."""
    return session.do(
        lambda issue: edit.without_finding(issue, code, file or "", line or 0),
        msg("Settle a problem of imported copy"),
    )


def _is_told(session: Session) -> bool:
    return not session.read_only and bool(session.issue.findings)


COMMANDS = (
    Command(
        name="problem.settle",
        title=msg("Settle a problem of imported copy"),
        arguments=(
            Argument(name="code", reader=text),
            Argument(name="file", reader=text, optional=True),
            Argument(name="line", reader=whole, optional=True),
        ),
        enabled=_is_told,
        action=settle,
    ),
)
