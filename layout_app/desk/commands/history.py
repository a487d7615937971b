"""Commands on the history: back and forth."""

from layout_app.desk.commands.command import Command
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg


def undo(session: Session) -> Change:
    """Take back the last step."""
    return session.undo()


def redo(session: Session) -> Change:
    """Bring back the step last undone."""
    return session.redo()


COMMANDS = (
    Command(
        name="edit.undo",
        title=msg("Undo"),
        shortcut="Ctrl+Z",
        menu="edit",
        enabled=lambda session: bool(session.undo_label),
        action=undo,
    ),
    Command(
        name="edit.redo",
        title=msg("Redo"),
        shortcut="Ctrl+Shift+Z",
        menu="edit",
        enabled=lambda session: bool(session.redo_label),
        action=redo,
    ),
)
