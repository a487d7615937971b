"""The issue as readers and printers get it. One rule: nothing is changed from here."""

from typing import TYPE_CHECKING

from layout_app.desk.words import msg
from layout_app.ui.actions import ViewCommand

if TYPE_CHECKING:
    from layout_app.ui.desk import Desk


def preview_commands(desk: "Desk") -> tuple[ViewCommand, ...]:
    """Return the commands that show what will be printed."""
    return (
        ViewCommand(
            name="view.proof",
            title=msg("Proof"),
            shortcut="F9",
            act=desk.show_proof,
            checkable=True,
            checked=False,
        ),
        ViewCommand(
            name="view.inks",
            title=msg("Inks of the proof"),
            shortcut="Shift+F9",
            act=lambda: _show_inks(desk),
        ),
    )


def _show_inks(desk: "Desk") -> None:
    """Show the plates of the proof, or the proof without them; shows the proof first."""
    proof = desk.actions.by_name["view.proof"]
    if not proof.isChecked():
        proof.trigger()
        desk.inks.inks.setChecked(True)
    else:
        desk.inks.inks.toggle()
