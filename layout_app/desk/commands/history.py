"""Commands on the history: back and forth."""

from layout_app.desk.commands.command import Argument, Command, whole
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg


def undo(session: Session) -> Change:
    """Take back the last step."""
    return session.undo()


def redo(session: Session) -> Change:
    """Bring back the step last undone."""
    return session.redo()


def go_to(session: Session, steps: int) -> Change:
    """Go to where so many steps of the history were done."""
    return session.go_to(steps)


COMMANDS = (
    Command(
        name="edit.go",
        title=msg("Go to a step"),
        arguments=(Argument(name="steps", reader=whole),),
        enabled=lambda session: bool(session.undo_label or session.redo_label),
        action=go_to,
    ),
    Command(
        name="edit.undo",
        title=msg("Undo"),
        shortcut="Ctrl+Z",
        enabled=lambda session: bool(session.undo_label),
        action=undo,
    ),
    Command(
        name="edit.redo",
        title=msg("Redo"),
        shortcut="Ctrl+Shift+Z",
        enabled=lambda session: bool(session.redo_label),
        action=redo,
    ),
)
