"""What stands around the page: tray, flatplan, repair, problems, story, properties, outline."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible, QDrag, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu, QStyleOptionViewItem

from layout_app.compose.line.collect import collect, runs_of
from layout_app.desk.commands import run
from layout_app.desk.problems.cuts import cuts_of
from layout_app.desk.session import Selection
from layout_app.desk.words import msg
from layout_app.edit.articles import add_articles
from layout_app.edit.lookup import with_article
from layout_app.edit.open_ends import proposed
from layout_app.model.article import Article, headline
from layout_app.model.box import Arrangement
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index
from layout_app.model.seam import Candidate, OpenEnd, Side, Verdict
from layout_app.model.text import INSERTS, SETTINGS, Kind, Paragraph
from layout_app.store.inline import text_paragraph
from layout_app.ui.canvas.gestures import select_boxes
from layout_app.ui.docks.cut_row import CutWords, parted
from layout_app.ui.docks.marks import offer_marks
from layout_app.ui.docks.outline import SPOKEN
from layout_app.ui.docks.retype import may_become, retyped
from layout_app.ui.docks.story_editor import KindMargin
from layout_app.ui.docks.tray import Role
from layout_app.ui.screen.mime import articles_in, page_mime
from tests.gui.copy_made import article, cut_articles
from tests.gui.hands import click_row, in_dialog
from tests.gui.mouse import LEFT, PLAIN, settle, steps

pytestmark = pytest.mark.gui


def articles(desk):
    return index(desk.bridge.session.issue).articles


def place(desk, article="a2", columns=2, lines=30):
    run(
        desk.bridge.session,
        "box.place",
        article=article,
        page="A01",
        column=0,
        line=12,
        columns=columns,
        lines=lines,
    )
    settle()


def open_story(desk, article="a2"):
    at = desk.tray.model.index(desk.tray.model.row_of(article))
    desk.tray.list.setCurrentIndex(desk.tray.list.model().mapFromSource(at))
    settle()
    return desk.story.editor


# Tray


def test_tray_lists_unplaced_articles_first(desk):
    assert desk.tray.rows() == ["a1", "a2", "a3"]
    place(desk, "a1")
    assert desk.tray.rows() == ["a2", "a3", "a1"]


def test_tray_filter_finds_by_headline(desk):
    desk.tray.filter.setText("菜场")
    assert set(desk.tray.rows()) == {"a2", "a3"}


def test_enter_in_tray_places_where_there_is_room(desk):
    open_story(desk, "a3")
    QTest.keyClick(desk.tray.list, Qt.Key.Key_Return)
    ((_page, box),) = index(desk.bridge.session.issue).parts["a3"]
    assert box.shape[0].line >= 11


@pytest.mark.parametrize("clear", ["escape", "page"])
def test_article_is_chosen_again_by_a_click_after_the_selection_was_cleared(desk, clear):
    tray, bridge = desk.tray.list, desk.bridge
    click_row(tray, 1)
    chosen = desk.tray.rows()[1]
    assert bridge.session.selection.article == chosen
    if clear == "escape":
        QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    else:
        bridge.select(Selection(page=bridge.session.issue.pages[1].id))
    settle()
    assert bridge.session.selection.article is None
    assert not tray.selectedIndexes()
    click_row(tray, 1)
    assert bridge.session.selection.article == chosen
    assert tray.selectedIndexes() == [tray.model().index(1, 0)]


def test_double_click_in_the_tray_opens_the_words(desk):
    desk.docks["story"].hide()
    at = desk.tray.list.visualRect(desk.tray.list.model().index(1, 0)).center()
    QTest.mouseClick(desk.tray.list.viewport(), LEFT, PLAIN, at)
    QTest.mouseDClick(desk.tray.list.viewport(), LEFT, PLAIN, at)
    settle()
    assert desk.bridge.session.selection.article == desk.tray.rows()[1]
    assert desk.docks["story"].isVisible()
    assert headline(articles(desk)[desk.tray.rows()[1]]) in desk.story.editor.toPlainText()


def test_several_rows_of_the_tray_stay_chosen_under_ctrl(desk):
    tray = desk.tray.list
    click_row(tray, 0)
    at = tray.visualRect(tray.model().index(2, 0)).center()
    QTest.mouseClick(tray.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, at)
    settle()
    assert tray.chosen() == [desk.tray.rows()[0], desk.tray.rows()[2]]


def in_sight(desk, article):
    tray = desk.tray.list
    rect = tray.visualRect(tray.model().index(desk.tray.rows().index(article), 0))
    return tray.viewport().rect().contains(rect)


@pytest.fixture
def long_tray(desk):
    """A tray of forty articles, of which the first two are on the page and the last is in sight."""
    more = tuple(article(f"m{n}", f"第{n}篇") for n in range(40))
    desk.bridge.session.do(lambda issue: add_articles(issue, more), msg("Import copy"))
    place(desk, "a1")
    run(desk.bridge.session, "box.place", article="a3", page="A01", column=3, line=12, columns=1)
    settle()
    desk.tray.list.scrollToBottom()
    return desk


def click_box(desk, article, modifiers=PLAIN):
    (box,) = (box for _sheet, box in desk.scene.boxes() if box.article == article)
    at = desk.view.mapFromScene(desk.scene.rect_of(box.box)).boundingRect().center()
    QTest.mouseClick(desk.view.viewport(), LEFT, modifiers, at)
    settle()


def test_article_that_is_taken_off_the_page_is_marked_in_sight_in_the_tray(long_tray):
    desk, tray = long_tray, long_tray.tray
    click_box(desk, "a1")
    tray.list.scrollToBottom()
    QTest.keyClick(desk.view, Qt.Key.Key_Delete)
    settle()
    assert tray.rows()[0] == "a1"
    assert in_sight(desk, "a1")
    assert tray.list.chosen() == ["a1"]
    click_row(tray.list, 1)
    tray.list.scrollToBottom()
    QTest.keyClick(desk.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert in_sight(desk, "a1")
    assert tray.list.chosen() == ["a1"]


def test_articles_that_are_taken_off_together_are_marked_in_the_tray(long_tray):
    desk, tray = long_tray, long_tray.tray
    QTest.keyClick(desk.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    tray.list.scrollToBottom()
    QTest.keyClick(desk.view, Qt.Key.Key_Delete)
    settle()
    assert not desk.scene.boxes()
    assert tray.list.chosen() == ["a1", "a3"]
    assert in_sight(desk, "a1")


def test_rows_of_the_tray_are_spoken(desk):
    interface = QAccessible.queryAccessibleInterface(desk.tray.list)
    assert "云溪又照得见人影了" in interface.child(0).text(QAccessible.Text.Name)


def test_article_with_words_left_over_is_continued_from_the_tray(desk):
    place(desk, "a1", columns=1, lines=20)
    run(desk.bridge.session, "page.new")
    open_story(desk, "a1")
    desk.bridge.select(
        desk.bridge.session.selection.__class__(
            page=desk.bridge.session.issue.pages[2].id, article="a1"
        )
    )
    QTest.keyClick(desk.tray.list, Qt.Key.Key_Return)
    parts = index(desk.bridge.session.issue).parts["a1"]
    assert [box.part for _page, box in parts] == [1, 2]


def test_enter_on_an_article_that_is_whole_on_its_page_makes_no_empty_part(desk):
    open_story(desk, "a3")
    for _time in range(2):
        QTest.keyClick(desk.tray.list, Qt.Key.Key_Return)
        settle()
    assert len(index(desk.bridge.session.issue).parts["a3"]) == 1
    told = "The whole article stands on its page already."
    assert desk.window.statusBar().currentMessage() == told


def test_part_that_is_full_says_how_the_whole_article_fits(desk):
    place(desk, "a1", columns=1, lines=20)
    first = index(desk.bridge.session.issue).parts["a1"][0][1].id
    run(desk.bridge.session, "box.continue", article="a1", page="A02", column=0, line=4,
        columns=5, lines=60)  # fmt: skip
    select_boxes(desk.bridge, (first,))
    settle()
    fit = desk.inspector.box.fit.text()
    assert fit.startswith("Fits exactly · whole article: ")
    assert fit.endswith(desk.story.count.text().partition(" · ")[2])
    last = index(desk.bridge.session.issue).parts["a1"][-1][1].id
    select_boxes(desk.bridge, (last,))
    settle()
    assert "whole article" not in desk.inspector.box.fit.text()


def test_article_is_carried_as_a_slip_beside_the_mouse(desk, monkeypatch):
    carried = []
    monkeypatch.setattr(
        QDrag,
        "exec",
        lambda drag, *_: carried.append((drag.mimeData(), drag.pixmap(), drag.hotSpot())),
    )
    desk.tray.list.setCurrentIndex(desk.tray.list.model().index(0, 0))
    QTest.keyClick(desk.tray.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.tray.list.startDrag(Qt.DropAction.CopyAction)
    ((mime, slip, spot),) = carried
    assert articles_in(mime) == desk.tray.rows()[:2]
    assert spot.x() < 0
    assert spot.y() < 0
    assert slip.deviceIndependentSize().height() < 40
    assert slip.toImage().pixelColor(8, 8).alpha() == 255


def test_articles_chosen_in_the_list_become_one(desk):
    trigger = desk.actions.by_name["article.merge"].trigger
    before = desk.bridge.session.issue
    trigger()
    assert desk.bridge.session.issue is before
    first, second, *_others = desk.tray.rows()
    words = [p.text for name in (first, second) for p in articles(desk)[name].paragraphs]
    desk.tray.list.setCurrentIndex(desk.tray.list.model().index(0, 0))
    QTest.keyClick(desk.tray.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    trigger()
    settle()
    assert second not in articles(desk)
    assert [p.text for p in articles(desk)[first].paragraphs] == words
    assert desk.tray.list.currentIndex().data(Role.ID) == first
    assert desk.story.editor.toPlainText().split("\n") == words
    run(desk.bridge.session, "edit.undo")
    assert desk.bridge.session.issue is before


# Flatplan


def test_pages_get_pictures_when_idle(desk):
    for _ in range(40):
        settle()
    pictures = [
        desk.flatplan.pages.index(row).data(Qt.ItemDataRole.DecorationRole) for row in range(4)
    ]
    assert all(picture is not None and not picture.isNull() for picture in pictures)


def test_a_page_says_who_has_read_or_signed_it(desk, monkeypatch):
    asked = []

    def answer(_window, _title, label, text):
        asked.append((label, text))
        return " 校对室 ", True

    monkeypatch.setattr(QInputDialog, "getText", answer)
    desk.bridge.select(Selection(page=desk.bridge.session.issue.pages[1].id))
    desk.actions.by_name["page.read"].trigger()
    desk.actions.by_name["page.sign"].trigger()
    row = desk.flatplan.pages.index(1)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "A02 signed by 校对室"
    told = "Still open: 0 errors, 1 warning.\n\nPage A02 "
    assert asked == [(f"{told}was read by", ""), (f"{told}is signed by", "校对室")]
    ticked = desk.flatplan.grab().toImage()
    desk.actions.by_name["page.reopen"].trigger()
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "A02"
    assert desk.flatplan.grab().toImage() != ticked


def test_click_on_a_thumbnail_turns_to_the_page(desk):
    desk.flatplan.setCurrentIndex(desk.flatplan.pages.index(2))
    settle()
    assert next(sheet.page for sheet in desk.scene.sheets) in [
        page.id for page in desk.bridge.session.issue.pages[1:3]
    ]
    assert desk.bridge.session.selection.page == desk.bridge.session.issue.pages[2].id


def test_page_dragged_before_the_first_becomes_the_first(desk):
    pages = [page.id for page in desk.bridge.session.issue.pages]
    model = desk.flatplan.pages
    mime = page_mime(pages[3])
    assert model.dropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    settle()
    assert [p.id for p in desk.bridge.session.issue.pages] == [pages[3], *pages[:3]]


def test_article_dropped_on_a_thumbnail_is_placed_there(desk):
    at = desk.tray.model.index(desk.tray.model.row_of("a2"))
    mime = desk.tray.model.mimeData([at])
    model = desk.flatplan.pages
    assert model.dropMimeData(mime, Qt.DropAction.CopyAction, -1, -1, model.index(1))
    ((page, _box),) = index(desk.bridge.session.issue).parts["a2"]
    assert page == desk.bridge.session.issue.pages[1].id


# Repair


@pytest.fixture
def cut_desk(desk):
    desk.bridge.session.do(lambda issue: add_articles(issue, cut_articles()), msg("Import copy"))
    settle()
    desk.docks["repair"].raise_()
    desk.repair.list.setFocus()
    return desk


def test_repair_shows_both_halves_with_reasons(cut_desk):
    repair = cut_desk.repair
    assert repair.list.count() == 2
    assert "工人们沿着河" in repair.tail.toPlainText()
    assert "道慢慢走" in repair.head.toPlainText()
    assert repair.candidates.count() == 2
    assert "93 %" in repair.candidates.item(0).text()
    assert cut_desk.docks["repair"].windowTitle().endswith("2")


def test_half_that_is_gone_is_proposed_no_more(cut_desk):
    run(cut_desk.bridge.session, "article.remove", article="c2")
    settle()
    assert cut_desk.repair.list.count() == 1
    assert cut_desk.repair.candidates.count() == 0
    assert "Nothing found" in cut_desk.repair.list.item(0).text()


def test_weak_candidate_left_over_is_no_proposal(cut_desk):
    session = cut_desk.bridge.session
    tail = cut_desk.repair.current().block
    kept = cut_desk.repair.candidates.count()

    def left_over(issue):
        """As where another cut took the half that was proposed."""
        article = next(a for a in issue.articles if any(e.block == tail for e in a.open_ends))
        ends = tuple(
            replace(end, candidates=tuple(replace(c, decision=None) for c in end.candidates))
            for end in article.open_ends
        )
        return with_article(issue, replace(article, open_ends=ends))

    assert "93 %" in cut_desk.repair.list.item(0).text()
    session.do(left_over, msg("Join"))
    settle()
    assert "Nothing found" in cut_desk.repair.list.item(0).text()
    assert cut_desk.repair.candidates.count() == kept


def test_end_of_a_cut_sentence_is_in_view(desk):
    first, second = cut_articles()
    long = replace(first.paragraphs[1], text="工人们沿着河" * 60)
    alike = replace(second.paragraphs[1], text="另一件事情还" * 60)
    first = replace(first, paragraphs=(first.paragraphs[0], long))
    second = replace(second, paragraphs=(second.paragraphs[0], alike))
    desk.bridge.session.do(lambda issue: add_articles(issue, (first, second)), msg("Import copy"))
    desk.docks["repair"].raise_()
    settle()
    foot = desk.repair.tail.verticalScrollBar()
    for row in (1, 0, 1):
        desk.repair.list.setCurrentRow(row)
        settle()
        assert foot.value() == foot.maximum() > 0


def test_j_joins_and_undo_gives_both_halves_back(cut_desk):
    before = cut_desk.bridge.session.issue
    QTest.keyClick(cut_desk.repair.list, Qt.Key.Key_J)
    settle()
    assert articles(cut_desk)["c1"].paragraphs[1].text == "工人们沿着河道慢慢走，把垃圾捡上来。"
    run(cut_desk.bridge.session, "edit.undo")
    assert cut_desk.bridge.session.issue is before


@pytest.mark.parametrize("meant", [False, True])
def test_join_that_hardly_fits_is_asked_about_first(cut_desk, meant):
    """11 % speak for the second candidate: Enter on the question leaves all as it is."""
    repair, before, asked = cut_desk.repair, cut_desk.bridge.session.issue, []
    repair.candidates.setFocus()
    QTest.keyClick(repair.candidates, Qt.Key.Key_Down)
    assert "11 %" in repair.candidates.currentItem().text()

    def answer(shown):
        asked.append(shown.text() + shown.informativeText())
        if meant:
            join = next(b for b in shown.buttons() if b.text() == "Join")
            QTest.mouseClick(join, LEFT)
        else:
            QTest.keyClick(shown, Qt.Key.Key_Return)

    in_dialog(answer)
    QTest.keyClick(repair.candidates, Qt.Key.Key_J)
    settle()
    (told,) = asked
    assert "11 %" in told
    assert "工人们沿着河" in told
    assert "另一件事情" in told
    assert (cut_desk.bridge.session.issue is before) is not meant


def test_joined_halves_can_be_taken_apart_again(cut_desk):
    QTest.keyClick(cut_desk.repair.list, Qt.Key.Key_J)
    settle()
    repair = cut_desk.repair
    row = next(n for n in range(repair.list.count()) if repair.list.item(n).text()[0] == "✓")
    repair.list.setCurrentRow(row)
    QTest.keyClick(repair.list, Qt.Key.Key_X)
    settle()
    assert articles(cut_desk)["c1"].paragraphs[1].text == "工人们沿着河"


def test_x_refuses_the_candidate_in_view(cut_desk):
    QTest.keyClick(cut_desk.repair.list, Qt.Key.Key_X)
    settle()
    (end,) = articles(cut_desk)["c1"].open_ends
    assert [c.head.block for c in end.candidates] == [3]
    assert [ref.block for ref in end.rejected] == [2]


def test_m_says_that_the_other_half_is_missing(cut_desk):
    QTest.keyClick(cut_desk.repair.list, Qt.Key.Key_M)
    settle()
    (end,) = articles(cut_desk)["c1"].open_ends
    assert end.verdict is Verdict.MISSING


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_C])
def test_cut_that_is_settled_waits_nowhere(cut_desk, key):
    """Neither at its tail nor at the head that was proposed for it; 缺半句 stays to be seen."""
    session = cut_desk.bridge.session
    (proposal,) = proposed(session.issue)
    run(session, "edit.undo")
    first, second = cut_articles()
    head = OpenEnd(block=proposal.head, side=Side.HEAD, candidates=(proposal,))
    second = replace(second, open_ends=(head, *second.open_ends))
    session.do(lambda issue: add_articles(issue, (first, second)), msg("Import copy"))
    settle()
    assert [f.where.block for f in cuts_in(session.issue)] == [1, 3]
    assert "cut text" in tray_detail(cut_desk, "c1")
    cut_desk.repair.list.setCurrentRow(0)
    QTest.keyClick(cut_desk.repair.list, key)
    settle()
    left = [(f.code, f.where.block) for f in cuts_in(session.issue)]
    missing = key == Qt.Key.Key_M
    assert left == [("repair.half_missing", 1)] * missing + [("repair.half_missing", 3)]
    assert ("half a sentence missing" in tray_detail(cut_desk, "c1")) == missing
    assert "cut text" not in tray_detail(cut_desk, "c1")


def cuts_in(issue):
    return [found for article in issue.articles for found in cuts_of(article)]


def tray_detail(desk, article):
    at = desk.tray.model.index(desk.tray.model.row_of(article))
    return at.data(Qt.ItemDataRole.AccessibleTextRole)


def test_lost_beginning_is_a_case_of_its_own(cut_desk):
    session = cut_desk.bridge.session
    run(session, "edit.undo")
    first, second = cut_articles()
    claim = Candidate(tail=first.paragraphs[1].blocks[0], head=second.paragraphs[0].blocks[0],
                      confidence=0.2)  # fmt: skip
    lost = OpenEnd(block=claim.head, side=Side.HEAD, verdict=Verdict.MISSING, candidates=(claim,))
    session.do(
        lambda issue: add_articles(
            issue, (replace(first, open_ends=()), replace(second, open_ends=(lost,)))
        ),
        msg("Import copy"),
    )
    settle()
    repair = cut_desk.repair
    assert repair.list.item(0).text().endswith("|道慢慢走，把垃圾捡上来。")
    assert "道慢慢走" in repair.head.toPlainText()
    assert "工人们沿着河" in repair.tail.toPlainText()
    assert "…工人们沿着河" in repair.candidates.item(0).text()
    QTest.keyClick(repair.list, Qt.Key.Key_C)
    settle()
    assert not cuts_in(session.issue)


def test_n_goes_to_the_next_open_end(cut_desk):
    assert cut_desk.repair.list.currentRow() == 0
    QTest.keyClick(cut_desk.repair.list, Qt.Key.Key_N)
    assert cut_desk.repair.list.currentRow() == 1
    QTest.keyClick(cut_desk.repair.list, Qt.Key.Key_N)
    assert cut_desk.repair.list.currentRow() == 0


# Problems


def test_enter_on_a_problem_goes_to_its_box(desk, qtbot):
    place(desk, "a1", columns=1, lines=20)
    desk.bridge.select(
        desk.bridge.session.selection.__class__(page=desk.bridge.session.issue.pages[2].id)
    )
    qtbot.waitUntil(lambda: "layout.overset" in [p.code for p in desk.bridge.problems])
    rows = desk.problems.rows
    row = next(n for n in range(rows.rowCount()) if rows.problem(n).code == "layout.overset")
    desk.problems.setCurrentIndex(rows.index(row, 0))
    QTest.keyClick(desk.problems, Qt.Key.Key_Return)
    selection = desk.bridge.session.selection
    assert selection.page == desk.bridge.session.issue.pages[0].id
    assert selection.article == "a1"


# Story


def test_typing_is_one_step_and_reaches_the_page(desk):
    place(desk, "a2")
    editor = open_story(desk)
    editor.go_to(1, 0)
    for _ in range(5):
        QTest.keyClick(editor, Qt.Key.Key_A)
    settle()
    assert articles(desk)["a2"].paragraphs[1].text.startswith("aaaaa社区")
    assert editor.textCursor().positionInBlock() == 5
    assert steps(desk) == 2


def test_undo_key_in_the_story_is_the_issues_undo(desk):
    editor = open_story(desk)
    before = desk.bridge.session.issue
    editor.go_to(1, 3)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_B)
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert desk.bridge.session.issue is before
    assert "b" not in editor.toPlainText()


def test_enter_makes_a_paragraph_and_backspace_joins_it_again(desk):
    editor = open_story(desk)
    text = articles(desk)["a2"].paragraphs[1].text
    editor.go_to(1, 4)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert [p.text for p in articles(desk)["a2"].paragraphs[1:]] == [text[:4], text[4:]]
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    settle()
    assert [p.text for p in articles(desk)["a2"].paragraphs[1:]] == [text]


POEM = "# 早船\n\n早起的船，\n水声轻轻响。\n\n灯还没有熄，\n人已来到。\n"


def poem(desk, folder):
    """Bring in a poem of two stanzas; return its article and the editor that shows it."""
    (folder / "poem.txt").write_text(POEM, encoding="utf-8")
    (article,) = run(desk.bridge.session, "article.import", file=folder / "poem.txt").articles
    settle()
    return article, open_story(desk, article)


def stanzas(desk, article):
    return ["".join(copy.text for copy in run) for run in runs_of(collect(articles(desk)[article]))]


def test_stanzas_of_a_poem_are_marked_beside_its_words(desk, tmp_path):
    article, editor = poem(desk, tmp_path)
    assert stanzas(desk, article) == ["早船", "早起的船，水声轻轻响。", "灯还没有熄，人已来到。"]
    assert editor.stanzas == {3}
    margin = editor.findChild(KindMargin)
    shown = margin.grab().toImage()
    editor.stanzas = frozenset()
    assert margin.grab().toImage() != shown


def test_an_empty_line_typed_amid_verse_begins_a_stanza(desk, tmp_path):
    article, editor = poem(desk, tmp_path)
    editor.go_to(1, len("早起的船，"))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert [p.text for p in articles(desk)[article].paragraphs][1:4] == [
        "早起的船，", "", "水声轻轻响。",
    ]  # fmt: skip
    assert stanzas(desk, article)[1:3] == ["早起的船，", "水声轻轻响。"]
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    settle()
    assert len(stanzas(desk, article)) == 3


def test_set_as_verse_anew_keeps_the_stanzas_apart(desk, tmp_path):
    article, editor = poem(desk, tmp_path)
    run(desk.bridge.session, "article.verse", article=article, first=1, last=4, align="centre")
    settle()
    found = [p.setting for p in articles(desk)[article].paragraphs[1:]]
    assert [setting and setting.align.value for setting in found] == ["centre", None] * 2
    assert editor.stanzas == {3}


def test_change_from_elsewhere_keeps_the_cursor(desk):
    editor = open_story(desk)
    editor.go_to(1, 6)
    run(desk.bridge.session, "article.edit", article="a2", paragraph=0, text="菜场变得更宽了")
    settle()
    assert editor.textCursor().blockNumber() == 1
    assert editor.textCursor().positionInBlock() == 6
    assert desk.story.title.text() == "菜场变得更宽了"


def test_count_keeps_its_line_and_a_long_headline_gives_way(desk):
    place = {"page": "A01", "column": 0, "line": 14, "columns": 1, "lines": 12}
    run(desk.bridge.session, "box.place", article="a1", **place)
    settle()
    editor, count = desk.story.editor, desk.story.count
    desk.story.resize(260, 300)
    settle()
    top, narrowest = editor.y(), desk.story.minimumSizeHint().width()
    for head in ("短", "很长的一个标题" * 6):
        run(desk.bridge.session, "article.edit", article="a1", paragraph=0, text=head)
        settle()
        assert count.width() >= count.fontMetrics().horizontalAdvance(count.text())
        assert editor.y() == top
        assert desk.story.minimumSizeHint().width() == narrowest


def select(editor, paragraph, start, end):
    cursor = QTextCursor(editor.document().findBlockByNumber(paragraph))
    cursor.setPosition(cursor.block().position() + start)
    cursor.setPosition(cursor.block().position() + end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def test_selected_words_take_marks_and_lose_them(desk, monkeypatch):
    editor = open_story(desk)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("cài", True))
    menu = QMenu(editor)
    select(editor, 1, 0, 2)
    offer_marks(menu, editor, desk.bridge, "a2", *editor.selected())
    rows = [row for row in menu.actions() if not row.isSeparator()]
    for row in rows[:-1]:
        row.trigger()
    marks = articles(desk)["a2"].paragraphs[1].marks
    assert {(m.kind, m.start, m.end) for m in marks} == {
        (kind, 0, 2) for kind in ("bold", "emphasis", "super", "no_break", "ruby")
    }
    assert [m.value for m in marks if m.value] == ["cài"]
    rows[-1].trigger()
    assert articles(desk)["a2"].paragraphs[1].marks == ()


def test_selection_counts_characters_and_stays_in_a_paragraph(desk):
    editor = open_story(desk)
    run(desk.bridge.session, "article.edit", article="a2", paragraph=1, text="有𬭁有𠮷在此")
    settle()
    select(editor, 1, 3, 6)
    assert editor.selected() == (1, 2, 4)
    editor.selectAll()
    assert editor.selected() is None
    editor.go_to(1, 2)
    assert editor.selected() is None


def test_marks_follow_their_words_when_lines_come_and_go():
    old = (text_paragraph("甲{bold:乙丙}丁"), Paragraph(text="戊"))
    first, second, _ = retyped(old, ["新甲乙丙丁", "己", "戊"])
    assert [first.text[m.start : m.end] for m in first.marks] == ["乙丙"]
    assert second.marks == ()


def test_pasted_lines_become_paragraphs(desk):
    editor = open_story(desk)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText("\n第二段。\n第三段😀。")
    settle()
    assert [p.text for p in articles(desk)["a2"].paragraphs[-2:]] == ["第二段。", "第三段😀。"]
    assert editor.toPlainText().endswith("第三段😀。")


@pytest.mark.parametrize("text", ["𬇕口浜的水清了。", "Cafe\u0301的水清了。"])
def test_mark_of_words_over_counts_characters_not_what_one_looks_like(desk, text):
    editor = desk.story.editor
    editor.take(Article(id=ArticleId("a"), paragraphs=(Paragraph(text=text),)))
    editor.mark((0, text.index("清")), ())
    (over,) = editor.extraSelections()
    assert over.cursor.selectedText() == "清了。"


def test_words_that_do_not_fit_are_marked(desk):
    place(desk, "a1", columns=1, lines=20)
    editor = open_story(desk, "a1")
    (over,) = editor.extraSelections()
    assert over.cursor.selectedText()
    assert articles(desk)["a1"].paragraphs[-1].text.endswith(over.cursor.selectedText()[-10:])


def test_kind_is_changed_from_the_margin(desk):
    open_story(desk)
    desk.story._set_kind("a2", 1, Kind.SUBHEAD)
    settle()
    assert desk.story.editor.kinds == (Kind.HEADLINE, Kind.SUBHEAD)


def _lines(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text) for text in texts)


def test_untouched_paragraphs_stay_the_same_values():
    old = (Paragraph(text="题", kind=Kind.HEADLINE), *_lines("甲", "乙", "丙"))
    new = retyped(old, ["题", "甲", "乙一", "乙二", "丙"])
    assert [p.text for p in new] == ["题", "甲", "乙一", "乙二", "丙"]
    assert (new[0], new[1], new[4]) == (old[0], old[1], old[3])
    assert new[0].kind is Kind.HEADLINE


def test_lines_put_in_among_heads_are_heads_while_there_are_kinds():
    old = (
        Paragraph(text="题", kind=Kind.HEADLINE),
        Paragraph(text="记者", kind=Kind.BYLINE),
        *_lines("甲"),
    )
    new = retyped(old, ["题", "副", "要", "多", "记者", "甲"])
    assert [p.text for p in new] == ["题", "副", "要", "记者", "多", "甲"]
    subtitle, deck = new[1].kind, new[2].kind
    assert (subtitle, deck, new[4].kind) == (Kind.SUBTITLE, Kind.DECK, Kind.TEXT)
    above = retyped(old, ["引", "题", "记者", "甲"])
    assert [p.kind for p in above[:2]] == [Kind.KICKER, Kind.HEADLINE]
    assert retyped(old, ["题", "记者", "乙", "甲"])[2].kind is Kind.TEXT


@pytest.mark.parametrize("kind", [Kind.VERSE, Kind.TABLE, Kind.NAMES, Kind.NOTICE, Kind.FACT])
def test_a_line_behind_a_row_is_a_row(kind):
    old = (Paragraph(text="一二", kind=kind), *_lines("甲"))
    assert [p.kind for p in retyped(old, ["一", "二", "甲"])] == [kind, kind, Kind.TEXT]


def test_a_line_behind_a_subhead_is_text():
    old = (Paragraph(text="一二", kind=Kind.SUBHEAD), *_lines("甲"))
    assert [p.kind for p in retyped(old, ["一", "二", "甲"])][1] is Kind.TEXT


def test_heads_keep_their_order_in_what_is_offered():
    paragraphs = (Paragraph(text="引", kind=Kind.KICKER), *_lines("题", "文"))
    assert Kind.HEADLINE in may_become(paragraphs, 1)
    assert Kind.KICKER not in may_become(paragraphs, 1)
    body = (Kind.TEXT, Kind.SUBHEAD, *INSERTS, *SETTINGS)
    assert may_become(paragraphs, 2) == (*body, Kind.BYLINE)


# Properties


def test_fields_of_a_box_are_shown_and_set(desk):
    place(desk)
    form = desk.inspector.box
    assert desk.inspector.currentWidget().widget() is form
    assert (form.column.value(), form.line.value(), form.lines.value()) == (1, 13, 30)
    form.lines.setValue(25)
    form.rank.setCurrentIndex(1)
    form.rank.activated.emit(1)
    settle()
    ((_page, box),) = index(desk.bridge.session.issue).parts["a2"]
    assert box.shape[0].lines == 25
    assert articles(desk)["a2"].rank == 2


def test_heads_are_arranged_and_text_is_stood_in_the_fields(desk):
    place(desk)
    form = desk.inspector.box
    assert form.heads.currentData() == "over"
    form.heads.setCurrentIndex(form.heads.findData("vertical_right"))
    form.heads.activated.emit(form.heads.currentIndex())
    form.vertical.click()
    settle()
    ((_page, box),) = index(desk.bridge.session.issue).parts["a2"]
    assert (box.arrangement, box.vertical) == (Arrangement.VERTICAL_RIGHT, True)
    run(desk.bridge.session, "edit.undo")
    run(desk.bridge.session, "edit.undo")
    settle()
    assert (form.heads.currentData(), form.vertical.isChecked()) == ("over", False)


def test_showing_a_selection_writes_nothing(desk):
    place(desk)
    before = desk.bridge.session.issue
    desk.inspector.refresh()
    desk.bridge.select(
        desk.bridge.session.selection.__class__(page=desk.bridge.session.issue.pages[0].id)
    )
    settle()
    assert desk.bridge.session.issue is before
    assert desk.inspector.currentWidget().widget() is desk.inspector.page


def test_section_is_named_in_the_field(desk):
    desk.inspector.page.section.setText("社区")
    desk.inspector.page.section.editingFinished.emit()
    assert desk.bridge.session.issue.pages[0].section == "社区"


# Outline


def test_outline_selects_the_box_that_the_page_selects(desk):
    place(desk)
    for _ in range(30):
        QTest.qWait(5)
    desk.outline.refresh()
    branch = desk.outline.topLevelItem(0)
    assert branch.child(0).text(0) == headline(articles(desk)["a2"])
    desk.bridge.select(
        desk.bridge.session.selection.__class__(page=desk.bridge.session.issue.pages[0].id)
    )
    desk.outline.setCurrentItem(branch.child(0))
    assert desk.bridge.session.selection.article == "a2"


def outline_words(desk, page: int = 0) -> list[list[str]]:
    """Return what a branch of the outline says, a list a box, the page's own words first."""
    branch = desk.outline.topLevelItem(page)
    boxes = [branch.child(row) for row in range(branch.childCount())]
    parts = [
        [box.text(0), *(box.child(row).text(0) for row in range(box.childCount()))] for box in boxes
    ]
    return [[branch.text(0)], *parts]


def test_outline_follows_a_typed_headline_and_leaves_open_what_was_open(desk, qtbot):
    place(desk)
    run(desk.bridge.session, "box.place", article="a1", page="A02", column=0, line=0, columns=3)
    settle()
    desk.outline.refresh()
    there, here = desk.outline.topLevelItem(1).child(0), desk.outline.topLevelItem(0).child(0)
    there.setExpanded(True)
    here.setExpanded(True)
    editor = open_story(desk)
    editor.setTextCursor(QTextCursor(editor.document().firstBlock()))
    QTest.keyClicks(editor, "Wide ")
    qtbot.waitUntil(lambda: "Wide 菜场变宽了" in outline_words(desk)[1], timeout=2000)
    assert outline_words(desk)[1][1] == "Headline: Wide 菜场变宽了"
    assert desk.outline.topLevelItem(0).child(0) is here
    assert desk.outline.topLevelItem(1).child(0) is there
    assert here.isExpanded()
    assert there.isExpanded()


def test_outline_lists_a_box_that_came_and_leaves_open_what_was_open(desk, qtbot):
    place(desk)
    desk.outline.refresh()
    desk.outline.topLevelItem(0).child(0).setExpanded(True)
    run(desk.bridge.session, "free.panel", page="A01")
    qtbot.waitUntil(lambda: len(outline_words(desk)) == 3, timeout=2000)
    assert outline_words(desk)[2] == ["Panel"]
    assert desk.outline.topLevelItem(0).child(0).isExpanded()


@pytest.mark.parametrize(
    ("command", "arguments", "names"),
    [
        ("page.section", {"page": "A02", "name": "社区"}, ["A01", "A02 社区", "A03", "A04"]),
        ("page.delete", {"page": "A02"}, ["A01", "A02", "A03"]),
        ("page.move", {"page": "A02", "to": 0}, ["A01", "A02", "A03", "A04"]),
    ],
)
def test_outline_follows_the_pages(desk, qtbot, command, arguments, names):
    place(desk)
    run(desk.bridge.session, "box.place", article="a1", page="A03", column=0, line=0, columns=3)
    desk.outline.refresh()
    run(desk.bridge.session, command, **arguments)
    qtbot.waitUntil(lambda: not desk.outline._soon.isActive(), timeout=2000)
    told = [outline_words(desk, n) for n in range(desk.outline.topLevelItemCount())]
    assert [branch[0][0] for branch in told] == names
    desk.outline._listed = {}
    desk.outline.refresh()
    assert [outline_words(desk, n) for n in range(len(names))] == told


def test_outline_says_how_many_problems_a_box_has_and_when_they_are_gone(desk, qtbot):
    def spoken() -> str:
        return desk.outline.topLevelItem(0).child(0).data(0, SPOKEN)

    # As many lines as the words need: a box that is short is told, too.
    run(desk.bridge.session, "box.place", article="a2", page="A01", column=0, line=12, columns=2)
    settle()
    (box,) = desk.bridge.session.selection.boxes
    qtbot.waitUntil(lambda: bool(desk.bridge.problems), timeout=5000)
    qtbot.waitUntil(lambda: desk.outline.topLevelItem(0).childCount() > 0, timeout=5000)
    before = spoken()
    run(desk.bridge.session, "box.resize", box=box, column=0, line=12, columns=1, lines=4)
    qtbot.waitUntil(lambda: "problem" in spoken(), timeout=5000)
    run(desk.bridge.session, "edit.undo")
    qtbot.waitUntil(lambda: spoken() == before, timeout=5000)
    assert "problem" not in before


def test_tray_shows_the_length_of_what_was_typed_once_the_keys_rest(desk, qtbot):
    row = desk.tray.model.index(desk.tray.model.row_of("a2"))
    seen = []
    desk.tray.model.dataChanged.connect(lambda first, last: seen.append((first.row(), last.row())))
    editor = open_story(desk)
    seen.clear()
    QTest.keyClicks(editor, "abc")
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen), timeout=2000)
    assert seen == [(row.row(), row.row())]


def test_outline_and_inspector_bear_a_box_whose_article_is_lost(desk):
    place(desk, "a2")
    session = desk.bridge.session
    (box,) = session.selection.boxes
    kept = tuple(a for a in session.issue.articles if a.id != "a2")
    session.do(lambda issue: replace(issue, articles=kept), msg("Lose an article"))
    session.select(Selection(page=session.issue.pages[0].id, boxes=(box,)))
    settle()
    desk.outline.refresh()
    branch = desk.outline.topLevelItem(0)
    assert branch.child(0).text(0) == "a2"


def test_pictures_of_pages_wait_while_the_mouse_holds_something(desk, qtbot):
    run(desk.bridge.session, "box.place", article="a2", page="A01", column=0, line=12, columns=3)
    page = desk.bridge.session.issue.pages[0].id
    model = desk.flatplan.pages
    qtbot.waitUntil(lambda: model._pictures[page][0] is desk.scene.composed(page), timeout=5000)
    desk.bridge.hold()
    box = desk.bridge.session.selection.boxes[0]
    run(desk.bridge.session, "box.nudge", box=box, lines=2)
    qtbot.wait(700)
    settle()
    assert model._pictures[page][0] is not desk.scene.composed(page)
    desk.bridge.let_go()
    qtbot.waitUntil(lambda: model._pictures[page][0] is desk.scene.composed(page), timeout=5000)


def row_in(rows, row: int, width: int) -> str:
    """Return the words that a row shows in a width."""
    shown = QStyleOptionViewItem()
    shown.rect = QRect(0, 0, width, 20)
    shown.fontMetrics = rows.fontMetrics()
    rows.itemDelegate().initStyleOption(shown, rows.model().index(row, 0))
    return shown.text


def test_row_of_a_cut_sentence_gives_its_narrow_room_to_the_words(cut_desk):
    rows, width = cut_desk.repair.list, 80
    assert row_in(rows, 0, width).endswith("着河|")
    assert "93 %" in rows.item(0).text()
    QTest.keyClick(rows, Qt.Key.Key_J)
    settle()
    row = next(n for n in range(rows.count()) if rows.item(n).text()[0] == "✓")
    before, after = row_in(rows, row, 120).split("|")
    assert before.endswith("沿着河")
    assert after.startswith("道慢慢")
    assert rows.fontMetrics().horizontalAdvance(f"{before}|{after}") <= 120


def test_what_became_of_a_cut_stands_at_the_right_where_the_words_leave_room(desk):
    metrics = desk.repair.list.fontMetrics()
    row = CutWords(
        sign="✓", before="…大家都来看工人们沿着河", after="道慢慢走，把垃圾捡上来。",
        said=("99 % joined by itself", "99 %"),
    )  # fmt: skip
    han = metrics.horizontalAdvance("中")
    said = {width: parted(row, metrics, width * han)[1] for width in (10, 20, 40)}
    assert said == {10: "", 20: "99 %", 40: "99 % joined by itself"}
    words, told = parted(row, metrics, 40 * han)
    assert words == "✓ …大家都来看工人们沿着河|道慢慢走，把垃圾捡上来。"
    assert metrics.horizontalAdvance(f"{words}{told}") < 40 * han
    # The shorter half lends its room to the longer one.
    words, _told = parted(replace(row, before="河"), metrics, 12 * han)
    assert words.startswith("✓ 河|道慢慢走，")


def weights(desk):
    """Return the weight of the first and last character of each paragraph in the story."""
    document, found = desk.story.editor.document(), []
    for n in range(document.blockCount()):
        block = document.findBlockByNumber(n)
        ends = []
        for at in (1, block.length() - 1):
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + at)
            ends.append(cursor.charFormat().fontWeight() or 400)
        found.append(tuple(ends))
    return found


def test_heads_in_the_story_stay_bold_when_their_words_are_changed_elsewhere(desk):
    session = desk.bridge.session
    made = replace(
        articles(desk)["a2"],
        paragraphs=(
            Paragraph(text="进社区,治理服务", kind=Kind.HEADLINE),
            Paragraph(text="今天,人们来了:很多人。"),
            Paragraph(text="小题,也是粗的", kind=Kind.SUBHEAD),
            Paragraph(text="第二段,也有半角:标点。"),
        ),
    )
    session.do(lambda issue: with_article(issue, made), msg("Import copy"))
    open_story(desk, "a2")
    before = [(700, 700), (400, 400), (700, 700), (400, 400)]
    assert weights(desk) == before
    run(session, "article.punctuate", article="a2")
    settle()
    assert "进社区，治理服务" in desk.story.editor.toPlainText()
    assert weights(desk) == before


def test_problem_of_a_placed_article_names_its_page(desk, qtbot):
    place(desk, "a2")
    made = replace(
        articles(desk)["a2"],
        paragraphs=(
            Paragraph(text="社区里的菜场变宽了也变亮了许多", kind=Kind.HEADLINE),
            Paragraph(text="今天,来了。"),
        ),
    )
    desk.bridge.session.do(lambda issue: with_article(issue, made), msg("Import copy"))
    rows = desk.problems.rows
    qtbot.waitUntil(
        lambda: any(f.code == "copy.half_width" for f in desk.bridge.problems), timeout=5000
    )
    row = next(n for n in range(rows.rowCount()) if rows.problem(n).code == "copy.half_width")
    assert rows.index(row, 1).data() == "A01 · 社区里的菜场变宽了也变亮了…"


def test_checking_the_issue_says_how_much_is_wrong(desk):
    desk.actions.by_name["issue.check"].trigger()
    settle()
    assert desk.window.statusBar().currentMessage().startswith("Checked: 0 errors, 7 warnings")
