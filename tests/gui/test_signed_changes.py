"""A page is compared with what was signed: as it prints, and by its words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from layout_app.model.issue import index
from layout_app.ui.dialogs.signed import SignedDialog
from tests.gui.mouse import settle


def opened(window) -> SignedDialog:
    window.desk.actions.by_name["page.changes"].trigger()
    settle()
    (dialog,) = window.findChildren(SignedDialog)
    return dialog


def test_what_was_changed_since_the_signature_stands_beside_it(window, desk):
    run = desk.bridge.run
    run("box.place", article="a2", page="A01", column=0, line=20, columns=3)
    action = desk.actions.by_name["page.changes"]
    assert not action.isEnabled(), "nothing was signed"
    run("page.sign", page="A01", who="甲")
    run("page.reopen", page="A01")
    paragraph = index(desk.bridge.session.issue).articles["a2"].paragraphs[1]
    run("article.edit", article="a2", paragraph=1, text=f"昨天，{paragraph.text}")
    (_page, box), *_more = index(desk.bridge.session.issue).parts["a2"]
    run("box.move", box=box.id, column=0, line=30)
    settle()
    assert action.isEnabled()
    before = desk.bridge.session.issue
    dialog = opened(window)
    assert dialog.list.count() == 2
    then, now = (page.grab().toImage() for page in dialog.pages)
    assert then != now
    assert dialog.told.text() == "boxes moved"
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "“昨天，” came" in dialog.told.text()
    then, now = (text.toPlainText() for text in dialog.texts)
    assert now.replace("昨天，", "", 1) == then
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.bridge.session.issue is before


def test_without_a_change_it_says_so(window, desk):
    desk.bridge.run("box.place", article="a2", page="A01", column=0, line=20, columns=3)
    desk.bridge.run("page.sign", page="A01", who="甲")
    settle()
    dialog = opened(window)
    assert dialog.list.count() == 1
    assert dialog.told.text() == "Nothing is otherwise."
