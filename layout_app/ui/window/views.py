"""What only changes how an issue is shown. One rule: none of it is a step of the history."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from layout_app.desk.commands.command import always, has_article_box, has_boxes, has_copy, writable
from layout_app.desk.session import Session
from layout_app.desk.words import Message, msg
from layout_app.ui.commands.actions import ViewCommand
from layout_app.ui.window.previews import preview_commands

if TYPE_CHECKING:
    from layout_app.ui.window.desk import Desk


def view_commands(desk: "Desk") -> tuple[ViewCommand, ...]:
    """Return the commands of menus and keys that change no issue."""
    view, scene, window = desk.view, desk.scene, desk.window
    return (
        _shown("view.fit", msg("Fit page"), view.fit, "Ctrl+0"),
        _shown("view.width", msg("Fit width"), view.fit_width, "Ctrl+2"),
        _shown("view.full", msg("100 %"), lambda: view.zoom_to(1.0), "Ctrl+1"),
        _shown(
            "view.selection", msg("Fit selection"), view.fit_selected, "Ctrl+3", enabled=has_boxes
        ),
        _shown("view.in", msg("Zoom in"), lambda: view.step(up=True), "Ctrl+="),
        _shown("view.out", msg("Zoom out"), lambda: view.step(up=False), "Ctrl+-"),
        _shown("view.next_page", msg("Next page"), lambda: desk.going.turn(1), "Ctrl+PgDown"),
        _shown(
            "view.previous_page", msg("Previous page"), lambda: desk.going.turn(-1), "Ctrl+PgUp"
        ),
        _shown("view.next_problem", msg("Next problem"), desk.next_problem, "F8"),
        _shown("view.cure", msg("Cure the problem"), desk.problems.cure, "Shift+F8"),
        _shown("view.foot", msg("Open or close what lies below the page"), desk.foot.turn, "F7"),
        _shown("view.cycle", msg("Next part of the window"), desk.cycle, "F6"),
        _shown("view.facing", msg("Facing pages"), scene.set_facing, checkable=True),
        _shown("view.grid", msg("Grid"), scene.set_grid, "Ctrl+'", checkable=True),
        _shown("view.guides", msg("Guides"), scene.set_guides, "Ctrl+;", checkable=True),
        _shown("view.rulers", msg("Rulers"), desk.show_rulers, "Ctrl+R", checkable=True),
        _shown("issue.new", msg("New issue…"), window.ask_for_new, "Ctrl+N"),
        _shown("issue.open", msg("Open an issue…"), window.ask_for_issue, "Ctrl+O"),
        _shown("issue.start", msg("Start page"), window.start_wanted.emit),
        _shown(
            "issue.mend",
            msg("Look over the files…"),
            lambda: window.mending_wanted.emit(desk.bridge.session.folder),
            enabled=writable,
        ),
        _shown("issue.close", msg("Close the window"), window.close, "Ctrl+W"),
        _shown(
            "view.write",
            msg("Write on the page"),
            desk.writing.first_text,
            "Shift+F2",
            enabled=has_article_box,
        ),
        _shown(
            "view.crop",
            msg("Crop the picture in place"),
            desk.cropping.open_selected,
            "Shift+F3",
            enabled=has_article_box,
        ),
        _shown(
            "view.story", msg("Write beside the page"), desk.going.to_story, "F4", enabled=has_copy
        ),
        _shown(
            "edit.select_all", msg("Select all boxes of the page"), desk.going.select_all, "Ctrl+A"
        ),
        _shown("edit.find", msg("Find and replace…"), desk.seeking.open, "Ctrl+F"),
        _shown("edit.find_next", msg("Find next"), desk.seeking.next, "F3"),
        _shown(
            "edit.find_previous",
            msg("Find previous"),
            lambda: desk.seeking.next(-1),
            "Ctrl+Shift+F3",
        ),
        *preview_commands(desk),
        _shown("view.colours", msg("Light or dark"), window.swap_colours, "Ctrl+Shift+D"),
        _shown("help.palette", msg("All commands…"), desk.open_palette, "Ctrl+Shift+P"),
        _shown("help.keys", msg("Keys…"), desk.show_keys, "F1"),
        _shown("help.tour", msg("Tour"), lambda: _begin_tour(desk)),
    )


def _shown(
    name: str,
    title: Message,
    act: Callable[..., object],
    shortcut: str = "",
    *,
    checkable: bool = False,
    enabled: Callable[[Session], bool] = always,
) -> ViewCommand:
    return ViewCommand(
        name=name, title=title, shortcut=shortcut, checkable=checkable, enabled=enabled, act=act
    )


def _begin_tour(desk: "Desk") -> None:
    from layout_app.ui.window.tour import begin_tour

    begin_tour(desk)
