"""Menus by hand: their order, what they offer under the mouse, their marks, what undo says."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu

from layout_app.desk.commands import COMMANDS, run
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Selection
from layout_app.model.issue import index
from layout_app.ui.commands.menus import MENUS, UNDER_THE_MOUSE, commands_in
from layout_app.ui.commands.recent import remember_issue
from layout_app.ui.window.main_window import MainWindow
from tests.gui.hands import choose
from tests.gui.mouse import LEFT, PLAIN, settle
from tests.gui.test_access import ask_for_menu, menus
from tests.gui.test_canvas import box_spot, place


def rows(menu: QMenu) -> list[str]:
    """Return what stands in a menu, a line as `-`."""
    return [
        "-" if row.isSeparator() else row.menu().objectName() if row.menu() else row.objectName()
        for row in menu.actions()
    ]


def menu_named(desk, name: str) -> QMenu:
    return desk.window.menuBar().findChild(QMenu, name)


def test_files_begin_with_new_and_open_and_end_with_closing(desk):
    assert rows(menu_named(desk, "menu-file")) == [
        *("issue.new", "issue.open", "menu-recent", "issue.start", "-"),
        *("issue.save", "issue.copy", "issue.unsaved", "-"),
        *("article.import", "issue.export", "issue.print", "-"),
        *("issue.record", "issue.logo", "issue.check", "issue.mend", "-"),
        "issue.close",
    ]


def test_what_is_done_every_hour_stands_first_and_what_deletes_last(desk):
    first = {"menu-copy": "article.fit", "menu-page": "page.new", "menu-box": "view.write"}
    last = {"menu-copy": "article.remove", "menu-page": "page.delete", "menu-box": "box.remove"}
    for name in first:
        shown = rows(menu_named(desk, name))
        assert (shown[0], shown[-1]) == (first[name], last[name])
        assert "-" in shown


def test_every_row_is_a_command_and_none_stands_twice_in_a_menu(desk):
    for menu in (*MENUS, *UNDER_THE_MOUSE):
        named = list(commands_in(menu))
        assert len(named) == len(set(named))
        assert set(named) <= set(desk.actions.by_name), menu.name


def test_every_command_without_a_value_stands_in_a_menu(desk):
    by_hand = {"edit.go", "box.nudge", "box.move_together", "box.place_together"}
    # Fields of the inspector and of the panel of problems.
    by_hand |= {"box.air", "box.planned", "box.contents", "box.printable", "box.package_heads"}
    by_hand |= {"free.rect", "free.stroke"}
    free = {
        name
        for name, command in COMMANDS.items()
        if all(a.default or a.optional for a in command.arguments)
    }
    assert free - by_hand <= set(desk.actions.by_name)


@pytest.mark.parametrize("name", [menu.name for menu in MENUS])
def test_no_line_stands_at_an_end_or_beside_another(desk, name):
    shown = rows(menu_named(desk, name))
    assert "-" not in (shown[0], shown[-1])
    assert all(pair != ("-", "-") for pair in pairwise(shown))


def test_a_box_offers_fitting_replacing_copying_and_a_drop_cap(desk):
    box = place(desk)
    ask_for_menu(desk.view, box_spot(desk, box, 0.5, 0.5))
    (shown,) = menus(desk)
    assert shown[0] == "article.fit"
    assert {"box.replace", "box.drop_cap", "box.copy", "box.columns"} <= set(shown)
    assert "box.paste" not in shown
    choose(desk, "menu-edit", "box.copy")
    ask_for_menu(desk.view, box_spot(desk, box, 0.5, 0.5))
    (shown,) = menus(desk)
    assert "box.paste" in shown


def test_a_rule_offers_nothing_of_articles(desk):
    page = desk.bridge.session.issue.pages[0].id
    run(desk.bridge.session, "free.rule", page=page)
    settle()
    ask_for_menu(desk.view, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)
    (shown,) = menus(desk)
    assert {"box.copy", "box.front", "box.remove"} <= set(shown)
    assert not {"article.fit", "headline.size", "view.write", "jump.end"} & set(shown)


def test_without_an_article_its_pictures_are_grey(desk):
    desk.bridge.select(Selection(page=desk.bridge.session.issue.pages[0].id))
    for name in ("picture.replace", "picture.remove", "picture.contour", "picture.add"):
        assert not desk.actions.by_name[name].isEnabled(), name
    place(desk)
    assert desk.actions.by_name["picture.add"].isEnabled()
    assert not desk.actions.by_name["picture.remove"].isEnabled()


@pytest.mark.parametrize(
    ("command", "on", "off"),
    [
        ("headline.vertical", "Set the headline vertically", "Set the headline level again"),
        ("box.vertical", "Set the text vertically", "Set the text level again"),
    ],
)
def test_what_is_switched_carries_a_mark_and_undo_says_what_was_done(desk, command, on, off):
    place(desk)
    action = desk.actions.by_name[command]
    assert action.isCheckable()
    assert not action.isChecked()
    choose(desk, "menu-box", command)
    assert action.isChecked()
    assert desk.bridge.session.undo_label == on
    choose(desk, "menu-box", command)
    assert not action.isChecked()
    assert desk.bridge.session.undo_label == off
    desk.bridge.session.undo()
    settle()
    assert action.isChecked()


def test_another_article_is_chosen_for_a_box(desk, monkeypatch):
    box = place(desk)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *given, **_more: (given[3][-1], True))
    choose(desk, "menu-box", "box.replace")
    assert index(desk.bridge.session.issue).boxes[box][1].article == "a3"


def test_an_issue_opened_lately_opens_from_the_menu(desk, window: MainWindow, tmp_path):
    other = tmp_path / "2023-03-27"
    make_issue(other, name="江湾社区报")
    remember_issue(other, "江湾社区报 2023-03-27")
    remember_issue(desk.bridge.session.folder, "")
    wanted = []
    window.issue_wanted.connect(wanted.append)
    bar = window.menuBar()
    file, recent = menu_named(desk, "menu-file"), menu_named(desk, "menu-recent")
    QTest.mouseClick(bar, LEFT, PLAIN, bar.actionGeometry(file.menuAction()).center())
    settle()
    QTest.mouseClick(file, LEFT, PLAIN, file.actionGeometry(recent.menuAction()).center())
    for _ in range(50):
        if recent.isVisible():
            break
        QTest.qWait(20)
    (row,) = recent.actions()
    assert row.text() == "江湾社区报 2023-03-27"
    QTest.mouseClick(recent, LEFT, PLAIN, recent.actionGeometry(row).center())
    settle()
    assert wanted == [other]


def test_a_copy_of_the_issue_is_saved_and_the_issue_stays_open(desk, tmp_path, monkeypatch):
    to = tmp_path / "kept"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(to), ""))
    here = desk.bridge.session.folder
    choose(desk, "menu-file", "issue.copy")
    assert (to / "issue.yaml").is_file()
    assert desk.bridge.session.folder == here
    assert str(to) in desk.window.statusBar().currentMessage()
    assert QApplication.activeModalWidget() is None


def test_ctrl_a_selects_every_box_and_the_inspector_tells_what_they_share(desk):
    first = place(desk)
    other = place(desk, "a3", column=3, line=12, columns=1, lines=20)
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert set(desk.bridge.session.selection.boxes) == {first, other}
    many = desk.inspector.many
    assert desk.inspector.currentWidget().widget() is many
    assert many.title.text() == "2 boxes selected"
    assert many.kinds.text() == "Article × 2"
    assert (many.line.text(), many.column.text()) == ("13", "–")


def test_ctrl_a_in_the_words_selects_the_words(desk):
    place(desk)
    desk.docks["story"].raise_()
    desk.story.editor.setFocus()
    QTest.keyClick(desk.story.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert desk.story.editor.textCursor().hasSelection()
    assert len(desk.bridge.session.selection.boxes) == 1
