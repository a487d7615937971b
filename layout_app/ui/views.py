"""What only changes how an issue is shown. One rule: none of it is a step of the history."""

from typing import TYPE_CHECKING

from layout_app.desk.words import msg
from layout_app.ui.actions import ViewCommand
from layout_app.ui.previews import preview_commands

if TYPE_CHECKING:
    from layout_app.ui.desk import Desk


def view_commands(desk: "Desk") -> tuple[ViewCommand, ...]:
    """Return the commands of menus and keys that change no issue."""
    view = desk.view
    plain = (
        ("view.fit", msg("Fit page"), "Ctrl+0", view.fit),
        ("view.width", msg("Fit width"), "Ctrl+2", view.fit_width),
        ("view.full", msg("100 %"), "Ctrl+1", lambda: view.zoom_to(1.0)),
        ("view.in", msg("Zoom in"), "Ctrl+=", lambda: view.step(up=True)),
        ("view.out", msg("Zoom out"), "Ctrl+-", lambda: view.step(up=False)),
        ("view.next_page", msg("Next page"), "Ctrl+PgDown", lambda: desk.turn(1)),
        ("view.previous_page", msg("Previous page"), "Ctrl+PgUp", lambda: desk.turn(-1)),
        ("view.next_problem", msg("Next problem"), "F8", desk.problems.next),
        ("view.cure", msg("Cure the problem"), "Shift+F8", desk.problems.cure),
        ("view.cycle", msg("Next part of the window"), "F6", desk.cycle),
    )
    toggles = (
        ("view.facing", msg("Facing pages"), "", desk.scene.set_facing),
        ("view.grid", msg("Grid"), "Ctrl+'", desk.scene.set_grid),
        ("view.guides", msg("Guides"), "Ctrl+;", desk.scene.set_guides),
        ("view.rulers", msg("Rulers"), "Ctrl+R", desk.show_rulers),
    )
    return (
        *(ViewCommand(name=n, title=t, shortcut=s, act=a) for n, t, s, a in plain),
        *(
            ViewCommand(name=n, title=t, shortcut=s, act=a, checkable=True)
            for n, t, s, a in toggles
        ),
        *(
            ViewCommand(name=n, title=t, shortcut=s, act=a, menu="file")
            for n, t, s, a in (
                ("issue.new", msg("New issue…"), "Ctrl+N", desk.window.ask_for_new),
                ("issue.open", msg("Open an issue…"), "Ctrl+O", desk.window.ask_for_issue),
                ("issue.start", msg("Start page"), "", desk.window.start_wanted.emit),
                ("issue.close", msg("Close the window"), "Ctrl+W", desk.window.close),
            )
        ),
        ViewCommand(
            name="view.write",
            title=msg("Write on the page"),
            shortcut="Shift+F2",
            menu="box",
            act=desk.writing.first_text,
        ),
        ViewCommand(
            name="view.crop",
            title=msg("Crop the picture in place"),
            shortcut="Shift+F3",
            menu="box",
            act=desk.cropping.open_selected,
        ),
        ViewCommand(
            name="view.story",
            title=msg("Write beside the page"),
            shortcut="F4",
            menu="box",
            act=desk.show_story,
        ),
        ViewCommand(
            name="edit.find",
            title=msg("Find and replace…"),
            shortcut="Ctrl+F",
            menu="edit",
            act=desk.open_search,
        ),
        *preview_commands(desk),
        ViewCommand(
            name="view.colours",
            title=msg("Light or dark"),
            shortcut="Ctrl+Shift+D",
            act=desk.window.swap_colours,
        ),
        ViewCommand(
            name="help.palette",
            title=msg("All commands…"),
            shortcut="Ctrl+Shift+P",
            menu="help",
            act=desk.open_palette,
        ),
        ViewCommand(
            name="help.keys", title=msg("Keys…"), shortcut="F1", menu="help", act=desk.show_keys
        ),
        ViewCommand(
            name="help.tour", title=msg("Tour"), menu="help", act=lambda: _begin_tour(desk)
        ),
    )


def _begin_tour(desk: "Desk") -> None:
    from layout_app.ui.tour import begin_tour

    begin_tour(desk)
