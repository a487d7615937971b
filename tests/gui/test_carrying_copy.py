"""Copy for other issues from the window: chosen in the list, held, seen and taken."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import open_session
from layout_app.model.issue import index
from layout_app.store.lock import release, take
from layout_app.ui.dialogs.carrying import CarryDialog
from layout_app.ui.dialogs.held import HeldDialog
from tests.gui.hands import in_dialog
from tests.gui.mouse import settle


@pytest.fixture
def later(session):
    """Two issues more of a publication around the first."""
    home = session.folder.parent
    (home / "publication.yaml").write_text("format: 1\nname: 江湾社区报\n", encoding="utf-8")
    for day in (13, 27):
        make_issue(home / f"2023-03-{day}", day=date(2023, 3, day), pages=1)
    return home


def choose_two(desk) -> list[str]:
    desk.tray.list.setCurrentIndex(desk.tray.list.model().index(0, 0))
    QTest.keyClick(desk.tray.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return desk.tray.list.chosen()


def select_last(desk) -> None:
    rows = desk.tray.list.model()
    desk.tray.list.setCurrentIndex(rows.index(rows.rowCount() - 1, 0))


def opened(window) -> HeldDialog:
    window.desk.actions.by_name["article.take"].trigger()
    settle()
    (dialog,) = window.findChildren(HeldDialog)
    return dialog


def test_chosen_articles_go_to_the_following_issue(later, window, desk):
    seen = []

    def agree(shown: CarryDialog) -> None:
        seen.extend(shown.list.item(n).text() for n in range(shown.list.count()))
        seen.append(shown.told.text())
        assert not shown.stays.text()
        QTest.keyClick(shown.list, Qt.Key.Key_Return)

    chosen = choose_two(desk)
    over = in_dialog(agree)
    desk.actions.by_name["article.carry"].trigger()
    over()
    settle()
    assert seen == ["2023-03-13", "2023-03-27   the next one", "“云溪又照得见人影了”“菜场变宽了”"]
    assert not set(chosen) & set(desk.tray.rows())
    there = open_session(later / "2023-03-27").issue
    assert [article.id for article in there.articles] == chosen
    assert window.statusBar().currentMessage() == "2 articles carried to 2023-03-27"


def test_what_stands_on_a_page_is_told_before_a_copy_of_it_goes(later, desk):
    desk.bridge.run("box.place", article="a3", page="A01", column=0, line=20, columns=2)
    settle()
    seen = []

    def refuse(shown: CarryDialog) -> None:
        seen.append(shown.stays.text())
        shown.reject()

    before = desk.bridge.session.issue
    for choose in (desk.tray.list.selectAll, lambda: select_last(desk)):
        choose()
        over = in_dialog(refuse)
        desk.actions.by_name["article.carry"].trigger()
        over()
    assert seen == [
        "Stands on a page and stays there; a copy goes: “英语角添了菜场课”",
        "What stands on a page stays there; a copy of it goes.",
    ]
    assert desk.bridge.session.issue is before


def test_issue_that_somebody_edits_cannot_be_chosen(later, desk):
    at_work = take(later / "2023-03-27")
    seen = []

    def look(shown: CarryDialog) -> None:
        row = shown.list.currentItem()
        seen.append((row.text().endswith("is editing it"), shown.go.isEnabled()))
        shown.accept()
        seen.append(shown.folder)
        shown.reject()

    choose_two(desk)
    over = in_dialog(look)
    desk.actions.by_name["article.carry"].trigger()
    over()
    release(later / "2023-03-27", at_work)
    assert seen == [(True, False), None]


def test_an_issue_that_lies_alone_says_so_and_asks_for_a_folder(
    session, desk, monkeypatch, tmp_path
):
    make_issue(tmp_path / "other" / "next", pages=1)
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path / "other" / "next")
    )

    def look_elsewhere(shown: CarryDialog) -> None:
        assert shown.none.isVisible()
        assert not shown.list.isVisible()
        assert not shown.go.isEnabled()
        QTest.mouseClick(shown.other, Qt.MouseButton.LeftButton)

    chosen = choose_two(desk)
    over = in_dialog(look_elsewhere)
    desk.actions.by_name["article.carry"].trigger()
    over()
    there = open_session(tmp_path / "other" / "next").issue
    assert [article.id for article in there.articles] == chosen


def test_held_copy_is_read_taken_and_given_back_by_undo(window, desk):
    chosen = choose_two(desk)
    desk.actions.by_name["article.hold"].trigger()
    settle()
    assert not set(chosen) & set(desk.tray.rows())
    dialog = opened(window)
    assert dialog.list.count() == 2
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "菜场变宽了" in dialog.words.toPlainText()
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    settle()
    assert chosen[1] in desk.tray.rows()
    assert chosen[0] not in desk.tray.rows()
    desk.actions.by_name["edit.undo"].trigger()
    settle()
    assert chosen[1] not in desk.tray.rows()
    again = opened(window)
    assert again.list.count() == 2


def test_held_copy_is_dropped_and_the_empty_list_says_how_copy_gets_there(window, desk):
    choose_two(desk)
    desk.actions.by_name["article.hold"].trigger()
    dialog = opened(window)
    dialog.list.selectAll()
    QTest.mouseClick(dialog.drop, Qt.MouseButton.LeftButton)
    assert dialog.list.count() == 0
    assert "Hold for a later issue" in dialog.told.text()
    assert not dialog.take.isEnabled()
    assert not dialog.drop.isEnabled()


def test_the_article_selected_on_a_page_goes_as_a_copy(session, window, desk):
    desk.bridge.run("box.place", article="a3", page="A01", column=0, line=20, columns=2)
    settle()
    before = desk.bridge.session.issue
    desk.actions.by_name["article.hold"].trigger()
    assert desk.bridge.session.issue is before
    assert "stays" in window.statusBar().currentMessage()
    held = open_session(session.opened.publication_folder / "copy").issue
    assert [a.paragraphs for a in held.articles] == [index(before).articles["a3"].paragraphs]
