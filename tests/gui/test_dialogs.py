"""Questions before something happens: encoding, export, the palette of commands."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from layout_app.desk.commands import run
from layout_app.ui.dialogs.encoding import EncodingDialog
from layout_app.ui.dialogs.export import ExportDialog
from layout_app.ui.dialogs.palette import CommandPalette
from tests.gui.hands import click
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
COPY = "# 河边种树\n\n社区的人们在河边种下了六十棵树，孩子们给每一棵起了名字。\n"


def test_encoding_is_recognised_shown_and_can_be_changed(qtbot, tmp_path):
    dialog = EncodingDialog(tmp_path / "copy.txt", COPY.encode("gb18030"))
    qtbot.addWidget(dialog)
    assert dialog.encoding == "gb18030"
    assert "六十棵树" in dialog.preview.toPlainText()
    dialog.choice.setCurrentIndex(dialog.choice.findData("utf-8"))
    assert not dialog.accept_button.isEnabled()
    assert dialog.trouble.text()
    dialog.choice.setCurrentIndex(dialog.choice.findData("gb18030"))
    assert dialog.accept_button.isEnabled()


def test_utf_8_with_its_mark_is_one_row(qtbot, tmp_path):
    dialog = EncodingDialog(tmp_path / "copy.txt", COPY.encode("utf-8-sig"))
    qtbot.addWidget(dialog)
    assert dialog.encoding == "utf-8-sig"
    names = [dialog.choice.itemText(n) for n in range(dialog.choice.count())]
    assert [name for name in names if "UTF-8" in name] == [dialog.choice.currentText()]
    assert "SIG" not in dialog.choice.currentText()


def test_imported_copy_stands_in_the_tray(desk, tmp_path):
    file = tmp_path / "tree.txt"
    file.write_bytes(COPY.encode("gb18030"))
    desk.copy_desk.bring_in(file, "gb18030")
    settle()
    names = [desk.tray.model.index(n).data() for n in range(desk.tray.model.rowCount())]
    assert "河边种树" in names


def test_palette_finds_by_title_and_name_and_runs(desk, window):
    pages = len(desk.bridge.session.issue.pages)
    palette = CommandPalette(desk.actions.by_name, window)
    palette.show()
    palette.field.setFocus()
    QTest.keyClicks(palette.field, "page.new")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settle()
    assert len(desk.bridge.session.issue.pages) == pages + 1


def test_palette_shows_what_is_near_and_runs_it_only_when_it_is_chosen(window, qtbot):
    ran = []
    actions = {name: QAction(name, window) for name in ("加图片…", "撤下图片", "签字付印…")}
    for name, action in actions.items():
        action.triggered.connect(lambda _on=False, name=name: ran.append(name))
    palette = CommandPalette(actions, window)
    qtbot.addWidget(palette)
    palette.show()
    palette.field.setText("添加图片")
    rows = palette.list.model()
    assert [rows.index(n, 0).data() for n in range(rows.rowCount())] == ["加图片…", "撤下图片"]
    assert "添加图片" in palette.none.text()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == []
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == ["加图片…"]


@pytest.mark.parametrize("typed", ["daorugaojian", "dao ru", "drgao", "drgj", "导入"])
def test_palette_finds_a_chinese_title_by_its_pinyin(desk, window, qtbot, typed):
    action = desk.actions.by_name["article.import"]
    action.setText("导入稿件…")
    palette = CommandPalette({"article.import": action}, window)
    qtbot.addWidget(palette)
    palette.show()
    QTest.keyClicks(palette.field, typed) if typed.isascii() else palette.field.setText(typed)
    assert palette.list.model().rowCount() == 1
    assert not palette.none.isVisible()


def test_palette_says_what_to_do_where_nothing_matches(desk, window, qtbot):
    palette = CommandPalette(desk.actions.by_name, window)
    qtbot.addWidget(palette)
    palette.show()
    QTest.keyClicks(palette.field, "qqq")
    assert palette.list.model().rowCount() == 0
    assert palette.none.isVisible()
    assert "qqq" in palette.none.text()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    for _ in "qqq":
        QTest.keyClick(palette.field, Qt.Key.Key_Backspace)
    assert not palette.none.isVisible()
    assert palette.list.currentIndex().row() == 0


def test_every_row_of_the_palette_is_in_a_menu(desk, window):
    in_menus = {
        action.objectName()
        for menu in window.menuBar().findChildren(type(window.menuBar().addMenu("")))
        for action in menu.actions()
        if action.objectName()
    }
    assert set(desk.actions.by_name) == in_menus


def test_no_two_commands_share_a_key(desk):
    keys = [
        action.shortcut().toString()
        for action in desk.actions.by_name.values()
        if not action.shortcut().isEmpty()
    ]
    assert len(keys) == len(set(keys))


# Export


@pytest.fixture
def placed(desk):
    run(
        desk.bridge.session,
        "box.place",
        article="a3",
        page="A01",
        column=0,
        line=12,
        columns=2,
        lines=30,
    )
    for folio in ("A02", "A03", "A04"):
        run(desk.bridge.session, "free.rule", page=folio)
    settle()
    return desk


def dialog_on(desk, qtbot, folder: Path) -> ExportDialog:
    dialog = ExportDialog(desk.bridge, desk.worker, folder)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_empty_pages_are_answered_for_before_they_leave(desk, qtbot, tmp_path):
    """A running head is no page; neither the dialog nor the report passes over it."""
    dialog = dialog_on(desk, qtbot, tmp_path / "out")
    assert [code for code, _row in dialog.stops._rows()] == ["press.empty_page"]
    assert not dialog.export_button.isEnabled()
    dialog.stops.all.click()
    assert dialog.export_button.isEnabled()
    click(dialog.export_button)
    qtbot.waitUntil(lambda: dialog.certificate.isVisible(), timeout=30000)
    assert "4 empty pages" in dialog.certificate.open.text()
    answered = dialog.certificate.press.text()
    assert "Answered for by the editor: a page that holds nothing" in answered
    assert "press.empty_page" not in answered


def test_export_shows_progress_and_leaves_files(placed, qtbot, tmp_path):
    dialog = dialog_on(placed, qtbot, tmp_path / "out")
    dialog.export()
    assert dialog.progress.isVisible()
    assert not dialog.export_button.isEnabled()
    qtbot.waitUntil(lambda: not placed.worker.is_busy, timeout=30000)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert len(list((tmp_path / "out" / "x1a").glob("*.pdf"))) == 4
    assert "4 files" in dialog.certificate.summary.text()
    left = dialog.certificate.open.text()
    assert "2 articles not placed, no issue number, no CN number" in left
    assert dialog.show_button.isVisible()
    told = json.loads((tmp_path / "out/x1a/certificate.json").read_text("utf-8"))
    shown = dialog.certificate.table
    assert shown.rowCount() == len(told["articles"])
    printed = [shown.item(row, 2).text() for row in range(shown.rowCount())]
    assert printed == [str(a["printed"]) for a in told["articles"].values()]
    dialog.again_button.click()
    assert dialog.form.isVisible()


def test_cancelled_export_leaves_nothing(placed, qtbot, tmp_path):
    dialog = dialog_on(placed, qtbot, tmp_path / "out")
    dialog.export()
    dialog.cancel()
    settle()
    assert not placed.worker.is_busy
    assert not [path for path in tmp_path.rglob("*") if path.suffix in (".pdf", ".part")]
    assert dialog.export_button.isEnabled()


def test_overset_text_is_named_before_a_press_export(placed, qtbot, tmp_path):
    run(
        placed.bridge.session,
        "box.place",
        article="a1",
        page="A01",
        column=2,
        line=12,
        columns=1,
        lines=20,
    )
    dialog = dialog_on(placed, qtbot, tmp_path / "out")
    assert "layout.overset" in {code for code, _row in dialog.stops._rows()}
    assert not dialog.export_button.isEnabled()
    dialog.stops.all.click()
    assert dialog.stops.accepted == {"layout.overset"}
    assert dialog.export_button.isEnabled()
    dialog.profile.setCurrentIndex(2)
    assert not dialog.stops.isVisible()
    assert dialog.target.text().endswith(".pdf")


def test_problems_are_answered_for_kind_by_kind(placed, qtbot, tmp_path):
    page = placed.bridge.session.issue.pages[0].id
    place = {"page": page, "line": 12, "columns": 1, "lines": 20}
    run(placed.bridge.session, "box.place", article="a1", column=2, **place)
    run(placed.bridge.session, "box.plan", column=3, chars=300, **place)
    dialog = dialog_on(placed, qtbot, tmp_path / "out")
    rows = dict(dialog.stops._rows())
    assert set(rows) == {"layout.overset", "layout.planned"}
    rows["layout.overset"].setCheckState(0, Qt.CheckState.Checked)
    assert dialog.stops.accepted == {"layout.overset"}
    assert not dialog.export_button.isEnabled()
    rows["layout.planned"].setCheckState(0, Qt.CheckState.Checked)
    assert dialog.export_button.isEnabled()


def test_names_are_shown_as_they_will_be(placed, qtbot, tmp_path):
    dialog = dialog_on(placed, qtbot, tmp_path / "out")
    assert dialog.example.text() == "→ 20230320A01.pdf, 20230320A02.pdf, …"
    dialog.template.setText("{folio}-{paper}.pdf")
    dialog.pages.setEditText("A02, A03-A04")
    dialog.look_ahead()
    assert dialog.example.text() == "→ A02-江湾社区报.pdf, A03-江湾社区报.pdf, …"
    dialog.pages.setEditText("A02")
    dialog.export()
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=30000)
    assert [p.name for p in (tmp_path / "out/x1a").glob("*.pdf")] == ["A02-江湾社区报.pdf"]


@pytest.mark.parametrize(("template", "pages"), [("{nothing}.pdf", ""), ("", "A09")])
def test_what_cannot_be_exported_is_said_at_once(placed, qtbot, tmp_path, template, pages):
    dialog = dialog_on(placed, qtbot, tmp_path / "out")
    dialog.template.setText(template)
    dialog.pages.setEditText(pages)
    dialog.look_ahead()
    assert (template or pages) in dialog.state.text()
    assert not dialog.export_button.isEnabled()
    dialog.template.clear()
    dialog.pages.setEditText("")
    dialog.look_ahead()
    assert not dialog.state.text()
    assert dialog.export_button.isEnabled()


def test_house_is_chosen_for_the_press_alone(placed, qtbot, tmp_path):
    dialog = dialog_on(placed, qtbot, tmp_path / "out")
    assert dialog.house.isVisible()
    dialog.house.setCurrentIndex(dialog.house.findData("coldset-220"))
    dialog.export()
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=30000)
    told = json.loads((tmp_path / "out/x1a/certificate.json").read_text("utf-8"))
    assert told["press"]["ink"] == 220
    dialog.again_button.click()
    dialog.profile.setCurrentIndex(2)
    assert not dialog.house.isVisible()


def test_refused_export_says_why(placed, qtbot, tmp_path):
    (tmp_path / "out").write_text("a file where a folder should be")
    dialog = dialog_on(placed, qtbot, tmp_path / "out")
    dialog.export()
    qtbot.waitUntil(lambda: not placed.worker.is_busy, timeout=30000)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert str(tmp_path) in dialog.state.text()


def test_file_that_cannot_be_read_is_named(desk, window, tmp_path):
    desk.copy_desk.import_files([tmp_path / "nowhere.txt"])
    assert "nowhere.txt" in window.statusBar().currentMessage()


def test_window_with_unsaved_work_asks_before_it_closes(window, desk, qtbot, monkeypatch):
    run(desk.bridge.session, "page.new")
    for answer, closes in (("Cancel", False), ("Save", True)):

        def choose(box, answer=answer):
            next(button for button in box.buttons() if button.text() == answer).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", choose)
        assert window.close() is closes
    assert not desk.bridge.session.dirty
