"""The issue as readers and printers get it. One rule: nothing is changed from here."""

from typing import TYPE_CHECKING

from layout_app.desk.session import Selection
from layout_app.desk.words import msg
from layout_app.ui.commands.actions import ViewCommand

if TYPE_CHECKING:
    from layout_app.ui.window.desk import Desk


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
        ViewCommand(
            name="view.reading", title=msg("Reading view"), shortcut="F11", act=lambda: _read(desk)
        ),
    )


def _show_inks(desk: "Desk") -> None:
    """Show the plates of the page as printed; with them in view, go back to the layout."""
    proof = desk.actions.by_name["view.proof"]
    is_back = proof.isChecked() and desk.inks.inks.isChecked()
    desk.inks.inks.setChecked(not is_back)
    if is_back or not proof.isChecked():
        proof.trigger()


def _read(desk: "Desk") -> None:
    """Show spreads over the whole screen, and come back to the page that was read."""
    from layout_app.ui.window.reading import ReadingView

    view = ReadingView(desk.bridge, desk.faces, desk.pictures.small, desk.window)
    desk.pictures.arrived.connect(view.update)
    view.left.connect(lambda page: desk.bridge.select(Selection(page=page)))
    view.showFullScreen()
