"""Words found anywhere, changed as one step; words pasted from other programs."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from layout_app.desk.commands import run
from layout_app.desk.copy.finding import finds
from layout_app.desk.copy.pasting import pasted
from layout_app.desk.session import Selection
from layout_app.model.issue import folio_of, index
from layout_app.ui.canvas.gestures import select_boxes
from layout_app.ui.dialogs.search import REST
from tests.gui.hands import SHIFT, parts, press
from tests.gui.mouse import LEFT, PLAIN, settle, steps

pytestmark = pytest.mark.gui


def texts(desk) -> str:
    issue = desk.bridge.session.issue
    return "\n".join(p.text for a in issue.articles for p in a.paragraphs)


@pytest.fixture
def search(desk):
    desk.actions.by_name["edit.find"].trigger()
    settle()
    return desk.seeking.dialog


def test_every_place_is_listed_and_replaced_as_one_step(desk, search):
    word = desk.bridge.session.issue.articles[1].paragraphs[0].text[:2]
    count = texts(desk).count(word)
    search.words.setText(word)
    search.search()
    assert search.list.count() == count > 0
    search.by.setText("换了")
    before = steps(desk)
    search.all.click()
    assert texts(desk).count("换了") == count
    assert search.list.count() == 0
    assert not search.all.isEnabled()
    QTest.qWait(2 * REST)
    assert search.count.text() == f"{count} places replaced"
    assert steps(desk) == before + 1


def test_one_place_is_replaced_and_the_next_comes_up(desk, search):
    search.words.setText("菜场")
    search.search()
    count = search.list.count()
    search.by.setText("市场")
    search.one.click()
    assert search.list.count() == count - 1
    assert search.count.text() == f"1 place replaced, {count - 1} left"
    assert texts(desk).count("市场") == 1


def test_enter_goes_through_the_places(desk, search):
    search.words.setText("菜场")
    search.search()
    found = finds(desk.bridge.session.issue, "菜场")
    assert len(found) == 2
    for row, modifiers in ((0, PLAIN), (1, PLAIN), (0, PLAIN), (1, SHIFT)):
        QTest.keyClick(search.words, Qt.Key.Key_Return, modifiers)
        assert search.list.currentRow() == row
        assert desk.bridge.session.selection.article == found[row].at.owner
        cursor = desk.story.editor.textCursor()
        assert (cursor.blockNumber(), cursor.selectedText()) == (found[row].at.number, "菜场")
        assert search.focusWidget() is search.words
    search.here.setChecked(True)
    assert {f.at.owner for f in search._finds} <= {desk.bridge.session.selection.article}


def test_find_next_goes_on_when_the_window_is_closed(desk, search):
    search.words.setText("菜场")
    QTest.keyClick(search.words, Qt.Key.Key_Return)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert not search.isVisible()
    desk.window.activateWindow()
    settle()
    press(desk, Qt.Key.Key_F3)
    assert search.list.currentRow() == 1
    assert not search.isVisible()


def test_what_is_found_is_marked_on_the_page_that_prints_it(desk, search):
    second = desk.bridge.session.issue.pages[1].id
    desk.bridge.run("box.place", article="a2", page=second, column=3, line=50, columns=2)
    desk.bridge.select(Selection(page=desk.bridge.session.issue.pages[0].id))
    settle()
    desk.view.zoom_to(2.0)
    search.words.setText("菜场")
    QTest.keyClick(search.words, Qt.Key.Key_Return)
    settle()
    chosen = desk.bridge.session.selection
    (box,) = (box for page, box in parts(desk, "a2"))
    assert (chosen.page, chosen.boxes) == (second, (box.id,))
    (place,) = desk.view._overlay().found
    seen = desk.view.mapToScene(desk.view.viewport().rect()).boundingRect()
    assert seen.contains(place)
    assert desk.scene.rect_of(box.id).contains(place)
    assert place.width() == pytest.approx(2 * place.height(), rel=0.1)
    desk.bridge.select(Selection(page=second))
    assert not desk.view._overlay().found


def test_a_box_selected_in_a_list_comes_into_sight(desk):
    page = desk.bridge.session.issue.pages[0].id
    desk.bridge.run("box.place", article="a2", page=page, column=0, line=50, columns=2)
    (box,) = (box for _page, box in parts(desk, "a2"))
    desk.bridge.select(Selection(page=page))
    settle()
    desk.view.zoom_to(3.0)
    desk.view.verticalScrollBar().setValue(desk.view.verticalScrollBar().minimum())
    select_boxes(desk.bridge, (box.id,))
    settle()
    seen = desk.view.mapToScene(desk.view.viewport().rect()).boundingRect()
    assert seen.intersects(desk.scene.rect_of(box.id))


def test_capitals_count_only_where_asked(desk):
    issue = desk.bridge.session.issue
    desk.bridge.run("article.edit", article="a1", paragraph=1, text="Wi-Fi 和 wi-fi")
    issue = desk.bridge.session.issue
    assert len(finds(issue, "wi-fi")) == 2
    assert len(finds(issue, "wi-fi", exact=True)) == 1


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("　　第一段。\r\n\r\n　　第二段。\r\n", "第一段。\n第二段。"),
        ("软\u00ad连\u200b字\ufeff", "软连字"),
        ("同一段\v换行", "同一段\n换行"),
        ("本报记者 林间", "本报记者 林间"),
        ("用 Word 写的", "用 Word 写的"),
        ("A\u00a0B", "A B"),
    ],
)
def test_pasted_words_are_cleaned(given, wanted):
    assert pasted(given) == wanted


def test_story_takes_pasted_paragraphs_cleaned(desk):
    desk.going.to_words("a2", 1, 0)
    mime = QMimeData()
    mime.setText("　　贴进来的话。\n\n　　又一段。\n")
    desk.story.editor.insertFromMimeData(mime)
    settle()
    paragraphs = index(desk.bridge.session.issue).articles["a2"].paragraphs
    assert paragraphs[1].text == "贴进来的话。"
    assert paragraphs[2].text.startswith("又一段。")


def test_a_name_is_changed_in_captions_and_boxes_too(pictured):
    desk = pictured
    run(desk.bridge.session, "picture.caption", article="a2", picture=0, caption="李桂芬在门前")
    run(desk.bridge.session, "page.section_head", page="A02", title="李桂芬信箱")
    desk.actions.by_name["edit.find"].trigger()
    settle()
    search = desk.seeking.dialog
    search.words.insert("李桂芬")
    search.search()
    rows = [search.list.item(row).text() for row in range(search.list.count())]
    assert [row.split("   ")[0] for row in rows] == ["菜场变宽了 · Caption", "A02 Section head"]
    for row, pages in ((0, "A01"), (1, "A02")):
        item = search.list.visualItemRect(search.list.item(row))
        QTest.mouseClick(search.list.viewport(), LEFT, PLAIN, item.center())
        settle()
        chosen = desk.bridge.session.selection
        assert folio_of(desk.bridge.session.issue, chosen.page) == pages
        assert chosen.boxes
    search.by.insert("李桂芳")
    QTest.mouseClick(search.all, LEFT)
    settle()
    (picture,) = index(desk.bridge.session.issue).articles["a2"].pictures
    assert picture.caption == "李桂芳在门前"
    assert search.list.count() == 0
    QTest.mouseClick(search.shut, LEFT)
    assert not search.isVisible()


def test_a_signed_page_holds_up_no_other_words_and_that_is_said(desk, search):
    session, said = desk.bridge.session, []
    desk.bridge.refused.connect(said.append)
    page = session.issue.pages[0]
    home = next(a.id for a in session.issue.articles if any("的" in p.text for p in a.paragraphs))
    run(session, "box.place", article=home, page=page.id, column=0, line=20, columns=2)
    run(session, "page.sign", page=page.id, who="林间")
    on_page = session.issue.pages
    search.words.setText("的")
    search.search()
    found = search.list.count()
    search.by.setText("底")
    search.all.click()
    left = finds(session.issue, "的")
    assert session.issue.pages == on_page
    assert 0 < len(left) < found
    (told,) = said
    assert told.startswith(f"{folio_of(session.issue, page.id)}: The page is signed")
    assert search.count.text().startswith(f"{found - len(left)} places replaced")
