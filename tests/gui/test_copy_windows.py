"""Windows about copy by hand: objects, cuts, the keyword of jumps."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from layout_app.desk.commands import run
from layout_app.desk.session import Selection
from layout_app.desk.words import msg
from layout_app.edit.articles import set_paragraphs
from layout_app.model.article import heads
from layout_app.model.issue import index
from layout_app.model.setting import NoticesSetting, Numbering, TableRules, TableSetting
from layout_app.model.text import Kind, Paragraph
from layout_app.ui.dialogs.copy import KeywordDialog, UncutDialog
from layout_app.ui.dialogs.settings import SettingDialog
from tests.gui.copy_made import BODY
from tests.gui.hands import figures, pick, type_into, words_on
from tests.gui.mouse import LEFT, settle, steps
from tests.gui.test_asking import enter, is_closed, opened, undo

pytestmark = pytest.mark.gui


@pytest.fixture
def placed(desk):
    """The lead, four paragraphs below its heads, on page 1 and selected."""
    session = desk.bridge.session
    body = tuple(Paragraph(text=f"{n}号楼前{BODY}") for n in "一二三四")
    above = heads(index(session.issue).articles["a1"])
    session.do(lambda issue: set_paragraphs(issue, "a1", (*above, *body)), msg("Write it"))
    page = session.issue.pages[0].id
    run(session, "box.place", article="a1", page=page, column=0, line=14, columns=3, lines=40)
    box = index(session.issue).parts["a1"][0][1].id
    desk.bridge.select(Selection(page=page, boxes=(box,), article="a1"))
    settle()
    return desk


def article(desk, name: str = "a1"):
    return index(desk.bridge.session.issue).articles[name]


def choose_words(desk, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Select in the story from a character of a paragraph to another."""
    editor = desk.story.editor
    cursor = editor.textCursor()
    for (paragraph, offset), mode in (
        (first, QTextCursor.MoveMode.MoveAnchor),
        (last, QTextCursor.MoveMode.KeepAnchor),
    ):
        block = editor.document().findBlockByNumber(paragraph)
        cursor.setPosition(block.position() + offset, mode)
    editor.setTextCursor(cursor)
    settle()


def story_menu(desk) -> QMenu:
    """Open the context menu of the story with the mouse's right button."""
    editor = desk.story.editor
    at = editor.cursorRect().center() + QPoint(2, 0)
    editor.customContextMenuRequested.emit(at)
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def click_in(menu: QMenu, name: str) -> None:
    row = next(action for action in menu.actions() if action.objectName() == name)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(row).center())
    settle()


# Objects


def test_paragraphs_chosen_in_the_story_become_a_table(placed):
    first = len(heads(article(placed)))
    before, count = placed.bridge.session.issue, steps(placed)
    choose_words(placed, (first, 0), (first + 1, 2))
    dialog = opened(placed, "copy", "article.table", SettingDialog)
    assert (dialog.first.currentData(), dialog.last.currentData()) == (first, first + 1)
    assert not dialog.start.isVisible()
    assert dialog.likeness.isVisible()
    pick(dialog.rules, TableRules.GRID)
    figures(dialog.heads, "0")
    enter(dialog)
    made = article(placed).paragraphs[first : first + 2]
    assert [paragraph.kind for paragraph in made] == [Kind.TABLE, Kind.TABLE]
    assert made[0].setting == TableSetting(heads=0, rules=TableRules.GRID)
    assert steps(placed) == count + 1
    undo(placed)
    assert placed.bridge.session.issue == before


def test_the_kind_is_changed_in_the_window(placed):
    first = len(heads(article(placed)))
    choose_words(placed, (first, 0), (first, 0))
    dialog = opened(placed, "copy", "article.verse", SettingDialog)
    assert dialog.align.isVisible()
    pick(dialog.kind, "article.notices")
    assert not dialog.align.isVisible()
    pick(dialog.numbers, Numbering.CIRCLED)
    figures(dialog.start, "3")
    enter(dialog)
    made = article(placed).paragraphs[first].setting
    assert made == NoticesSetting(numbers=Numbering.CIRCLED, first=3)
    assert "③" in words_on(placed, placed.bridge.session.selection.page)


def test_a_window_opens_with_how_the_paragraphs_are_set(placed):
    first = len(heads(article(placed)))
    run(placed.bridge.session, "article.table", article="a1", first=first, last=first, heads=2)
    choose_words(placed, (first, 0), (first, 0))
    dialog = opened(placed, "copy", "article.table", SettingDialog)
    assert dialog.heads.value() == 2
    dialog.reject()


def test_a_last_paragraph_above_the_first_is_refused_at_its_field(placed):
    first = len(heads(article(placed)))
    choose_words(placed, (first + 1, 0), (first + 1, 0))
    dialog = opened(placed, "copy", "article.names", SettingDialog)
    pick(dialog.last, first)
    assert dialog.faults["last"].isVisible()
    assert not dialog.keep.isEnabled()
    dialog.reject()


def test_the_story_offers_objects_under_the_cursor(placed):
    first = len(heads(article(placed)))
    choose_words(placed, (first, 0), (first, 0))
    click_in(story_menu(placed), "story-article.verse")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, SettingDialog)
    assert shown.first.currentData() == first
    shown.reject()


def test_a_table_comes_from_a_file_behind_the_cursor(placed, tmp_path, monkeypatch):
    file = tmp_path / "table.csv"
    file.write_text("社区,户数\n云溪,1204\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    first = len(heads(article(placed)))
    choose_words(placed, (first, 3), (first, 3))
    placed.actions.trigger("article.insert_table")
    settle()
    assert article(placed).paragraphs[first + 1].text == "社区\t户数"


# Cuts


def test_words_are_left_out_struck_through_and_printed_again(placed):
    first = len(heads(article(placed)))
    text = article(placed).paragraphs[first].text
    page = placed.bridge.session.selection.page
    before, whole = placed.bridge.session.issue, words_on(placed, page)
    choose_words(placed, (first, 0), (first, 6))
    click_in(story_menu(placed), "story-article.cut")
    (cut,) = article(placed).cuts
    assert (cut.start.offset, cut.end.offset) == (0, 6)
    assert article(placed).paragraphs[first].text == text
    struck = [m for m in placed.story.editor.extraSelections() if m.format.fontStrikeOut()]
    assert [mark.cursor.selectedText() for mark in struck] == [text[:6]]
    assert words_on(placed, page).count(text[:6]) == whole.count(text[:6]) - 1
    dialog = opened(placed, "copy", "article.uncut", UncutDialog)
    assert dialog.cut.currentText() == text[:6]
    enter(dialog)
    assert article(placed).cuts == ()
    assert placed.bridge.session.issue == before


def test_without_words_a_cut_says_what_to_select(placed):
    choose_words(placed, (1, 0), (1, 0))
    before = placed.bridge.session.issue
    placed.actions.trigger("article.cut")
    assert "Select words" in placed.window.statusBar().currentMessage()
    assert placed.bridge.session.issue is before
    row = next(a for a in story_menu(placed).actions() if a.objectName() == "story-article.cut")
    assert not row.isEnabled()
    QApplication.activePopupWidget().close()


# Articles


def test_the_keyword_of_jump_lines_is_named(placed):
    dialog = opened(placed, "box", "jump.keyword", KeywordDialog)
    assert not dialog.likeness.isVisible()
    type_into(dialog.keyword, "云溪")
    enter(dialog)
    assert article(placed).keyword == "云溪"


@pytest.mark.parametrize(
    "command",
    ["article.table", "article.cut", "article.uncut", "jump.keyword", "article.insert_table"],
)  # fmt: skip
def test_without_an_article_nothing_is_offered(desk, command):
    desk.bridge.select(Selection(page=desk.bridge.session.issue.pages[0].id))
    settle()
    assert not desk.actions.by_name[command].isEnabled()
    assert is_closed()
