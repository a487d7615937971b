"""Windows of fields by hand: opened from a menu, filled in by keys, undone in one step."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from layout_app.desk.commands import run
from layout_app.desk.session import Selection
from layout_app.desk.words import use_language
from layout_app.model.box import AdBox, ContentsBox, Media, PlannedBox
from layout_app.model.geometry import MM
from layout_app.model.issue import index
from layout_app.store.templates import template_names
from layout_app.ui.dialogs.booking import BookDialog, RebookDialog
from layout_app.ui.dialogs.logo import LogoDialog
from layout_app.ui.dialogs.page_words import PageWordsDialog
from layout_app.ui.dialogs.room import ContentsDialog, PlanDialog
from layout_app.ui.dialogs.templates import SaveTemplateDialog, TemplatesDialog
from tests.gui.hands import CONTROL, choose, click, figures, pick, type_into, undo, words_on
from tests.gui.mouse import settle, steps

pytestmark = pytest.mark.gui


def opened(desk, menu: str, command: str, kind):
    choose(desk, f"menu-{menu}", command)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, kind)
    return shown


def is_closed() -> bool:
    return QApplication.activeModalWidget() is None


def turn_to(desk, number: int):
    page = desk.bridge.session.issue.pages[number - 1]
    desk.bridge.select(Selection(page=page.id))
    settle()
    return page.id


def enter(dialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()


def own(desk, page) -> dict[str, str]:
    found = index(desk.bridge.session.issue).pages[page]
    return {words.name: words.text for words in found.furniture}


def boxes(desk, kind) -> list:
    return [b for _p, b in index(desk.bridge.session.issue).boxes.values() if isinstance(b, kind)]


# Words of a page


def test_who_made_a_page_is_named_in_one_step(desk):
    page, before = turn_to(desk, 2), desk.bridge.session.issue
    count = steps(desk)
    dialog = opened(desk, "page", "page.staff", PageWordsDialog)
    assert QApplication.focusWidget() is dialog.fields["editor"]
    type_into(dialog.fields["editor"], "林间")
    QTest.keyClick(dialog.fields["editor"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.fields["designer"]
    type_into(dialog.fields["designer"], "周舟")
    enter(dialog)
    assert is_closed()
    assert own(desk, page) == {"editor": "林间", "designer": "周舟"}
    assert "责编：林间" in words_on(desk, page)
    assert steps(desk) == count + 1
    undo(desk)
    assert desk.bridge.session.issue == before


def test_escape_leaves_the_page_as_it_was(desk):
    turn_to(desk, 2)
    before = desk.bridge.session.issue
    dialog = opened(desk, "page", "page.words", PageWordsDialog)
    type_into(dialog.fields["editor"], "林间")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert is_closed()
    assert desk.bridge.session.issue is before


@pytest.mark.parametrize(
    ("number", "parts"),
    [(1, {"ear"}), (2, set()), (4, {"colophon"})],
    ids=["first", "inner", "last"],
)
def test_only_what_a_page_prints_is_asked_for(desk, number, parts):
    turn_to(desk, number)
    dialog = opened(desk, "page", "page.words", PageWordsDialog)
    shown = {name for name, field in dialog.fields.items() if field.isVisible()}
    assert shown == {"editor", "designer", "proofreader", "editors"} | parts
    dialog.reject()


def test_what_is_derived_stands_in_the_empty_field(desk):
    run(desk.bridge.session, "issue.record", number=11)
    page = turn_to(desk, 1)
    dialog = opened(desk, "page", "page.words", PageWordsDialog)
    ear = dialog.fields["ear"]
    assert (ear.text(), ear.placeholderText()) == ("", "第11期／今日4版")
    type_into(ear, "今日／八版")
    enter(dialog)
    assert "八版" in words_on(desk, page)
    assert "第11期" not in words_on(desk, page)


def test_each_page_of_a_spread_has_its_own_words(desk):
    page = turn_to(desk, 2)
    run(desk.bridge.session, "page.join", page=page)
    dialog = opened(desk, "page", "page.staff", PageWordsDialog)
    dialog.side.setFocus()
    QTest.keyClick(dialog.side, Qt.Key.Key_Down)
    settle()
    type_into(dialog.fields["editor"], "何苇")
    enter(dialog)
    spread = index(desk.bridge.session.issue).pages[page]
    assert spread.furniture == ()
    assert [words.text for words in spread.right_page.furniture] == ["何苇"]


# The paper's name as lettering


@pytest.fixture
def lettering(tmp_path) -> Path:
    Image.new("RGB", (400, 100), (200, 0, 0)).save(tmp_path / "lettering.png")
    return tmp_path / "lettering.png"


def red_dots(widget) -> int:
    image = widget.grab().toImage()
    red = QColor(200, 0, 0)
    return sum(
        image.pixelColor(x, y) == red
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )


def test_lettering_is_seen_before_it_is_kept(desk, lettering, monkeypatch):
    session = desk.bridge.session
    originals = session.opened.publication_folder / "originals"
    held = sorted(originals.rglob("*"))
    dialog = opened(desk, "file", "issue.logo", LogoDialog)
    assert not dialog.path.isVisible()
    pick(dialog.kind, True)
    assert dialog.path.isVisible()
    assert not dialog.keep.isEnabled()
    assert dialog.faults["path"].isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(lettering), ""))
    click(dialog.browse)
    assert dialog.keep.isEnabled()
    assert not dialog.faults["path"].isVisible()
    assert red_dots(dialog.likeness) > 100
    assert sorted(originals.rglob("*")) == held
    before = session.issue
    enter(dialog)
    logo = session.issue.publication.logo
    assert (logo.media, logo.extent) == (Media.PICTURE, (400, 100))
    assert session.original(logo.original).read_bytes() == lettering.read_bytes()
    undo(desk)
    assert session.issue == before


def test_a_file_that_is_no_picture_is_refused_at_its_field(desk, tmp_path):
    (tmp_path / "words.txt").write_text("云溪社区报", "utf-8")
    dialog = opened(desk, "file", "issue.logo", LogoDialog)
    pick(dialog.kind, True)
    for path, told in ((tmp_path / "words.txt", "no PDF"), (tmp_path / "nowhere.png", "no such")):
        type_into(dialog.path, str(path))
        assert told in dialog.faults["path"].text()
        assert dialog.path.accessibleDescription() == dialog.faults["path"].text()
        assert not dialog.keep.isEnabled()
    enter(dialog)
    assert dialog.isVisible()
    dialog.reject()


def test_the_name_goes_back_to_type(desk, lettering):
    session = desk.bridge.session
    run(session, "issue.logo", path=lettering)
    dialog = opened(desk, "file", "issue.logo", LogoDialog)
    assert dialog.kind.currentData()
    assert dialog.keep.isEnabled()
    pick(dialog.kind, False)
    enter(dialog)
    assert session.issue.publication.logo.original == ""


# Templates


def saved(desk, name: str) -> None:
    dialog = opened(desk, "page", "page.save_template", SaveTemplateDialog)
    type_into(dialog.name, name)
    enter(dialog)
    assert is_closed()
    desk.window.activateWindow()
    settle()


@pytest.fixture
def standing(desk):
    """A template of page 2: a booked slot and its editor."""
    page = turn_to(desk, 2)
    run(desk.bridge.session, "ad.book", page=page, slot="通栏", booking="GG-1")
    run(desk.bridge.session, "page.staff", page=page, editor="林间")
    saved(desk, "生活")
    return desk


def test_a_page_is_saved_as_a_template(standing):
    assert template_names(standing.bridge.session.opened.publication_folder) == ("生活",)


def test_a_name_that_no_file_can_have_is_refused_at_its_field(standing):
    dialog = opened(standing, "page", "page.save_template", SaveTemplateDialog)
    type_into(dialog.name, "a/b")
    assert dialog.faults["name"].isVisible()
    assert not dialog.keep.isEnabled()
    type_into(dialog.name, "生活")
    assert dialog.keep.isEnabled()
    assert "replaced" in dialog.told.text()
    dialog.reject()


def test_a_template_is_applied_by_enter(standing):
    page, before = turn_to(standing, 3), standing.bridge.session.issue
    dialog = opened(standing, "page", "page.template", TemplatesDialog)
    assert dialog.name == "生活"
    enter(dialog)
    assert is_closed()
    assert own(standing, page) == {"editor": "林间"}
    assert [box.booking for box in index(standing.bridge.session.issue).pages[page].boxes] == [""]
    undo(standing)
    assert standing.bridge.session.issue == before


def test_a_page_begins_with_a_template_behind_the_one_in_view(standing):
    session, page = standing.bridge.session, turn_to(standing, 2)
    before = session.issue
    dialog = opened(standing, "page", "page.template", TemplatesDialog)
    click(dialog.begin)
    made = session.selection.page
    assert [p.id for p in session.issue.pages].index(made) == 2
    assert own(standing, made) == {"editor": "林间"}
    assert len(session.issue.pages) == 5
    undo(standing)
    assert session.issue == before
    assert session.selection.page == page


def test_a_spreads_template_begins_a_spread_and_is_refused_on_a_page(standing):
    session, page = standing.bridge.session, turn_to(standing, 2)
    run(session, "page.join", page=page)
    saved(standing, "通版")
    turn_to(standing, 1)
    dialog = opened(standing, "page", "page.template", TemplatesDialog)
    dialog.list.setCurrentRow(["生活", "通版"].index("通版"))
    settle()
    assert not dialog.apply.isEnabled()
    assert dialog.told.text().startswith("▲")
    click(dialog.begin)
    assert index(session.issue).pages[session.selection.page].span == 2


def test_a_deleted_template_is_brought_back(standing):
    home = standing.bridge.session.opened.publication_folder
    dialog = opened(standing, "page", "page.template", TemplatesDialog)
    assert not dialog.restore.isVisible()
    click(dialog.remove)
    assert template_names(home) == ()
    assert not dialog.apply.isEnabled()
    assert "生活" in dialog.told.text()
    assert QApplication.focusWidget() is dialog.restore
    QTest.keyClick(dialog.restore, Qt.Key.Key_Space)
    settle()
    assert template_names(home) == ("生活",)
    assert dialog.name == "生活"
    dialog.reject()


# Ads


def test_a_slot_of_another_size_is_booked_where_there_is_room(desk):
    page = turn_to(desk, 2)
    dialog = opened(desk, "page", "ad.book", BookDialog)
    assert not dialog.columns.isEnabled()
    type_into(dialog.booking, "GG-7")
    pick(dialog.slot, "")
    figures(dialog.columns, "2")
    figures(dialog.lines, "9")
    enter(dialog)
    (ad,) = boxes(desk, AdBox)
    assert (ad.booking, ad.cells.columns, ad.cells.lines) == ("GG-7", 2, 9)
    assert index(desk.bridge.session.issue).boxes[ad.id][0] == page


def test_a_slot_that_finds_no_room_is_refused_at_its_field(desk):
    page = turn_to(desk, 2)
    paper = desk.bridge.session.composed(page).display.trim
    assert paper
    run(desk.bridge.session, "ad.book", page=page, slot="整版")
    dialog = opened(desk, "page", "ad.book", BookDialog)
    pick(dialog.slot, "")
    assert dialog.faults["lines"].isVisible()
    assert not dialog.keep.isEnabled()
    dialog.reject()


def test_the_ear_is_refused_on_an_inner_page(desk):
    turn_to(desk, 2)
    dialog = opened(desk, "page", "ad.book", BookDialog)
    pick(dialog.slot, "报眼")
    assert "first page" in dialog.faults["slot"].text()
    dialog.reject()


@pytest.fixture
def ad(desk) -> AdBox:
    page = turn_to(desk, 2)
    run(desk.bridge.session, "ad.book", page=page, slot="通栏", booking="GG-1")
    settle()
    (found,) = boxes(desk, AdBox)
    return found


def test_a_booking_is_changed_and_nothing_moves(desk, ad):
    before, count = desk.bridge.session.issue, steps(desk)
    dialog = opened(desk, "box", "ad.rebook", RebookDialog)
    assert (dialog.booking.text(), dialog.slot.currentData()) == ("GG-1", "通栏")
    type_into(dialog.booking, "GG-2")
    pick(dialog.slot, "半版")
    assert f"{ad.cells.columns} columns × {ad.cells.lines} lines" in dialog.told.text()
    size = dialog.columns.value(), dialog.lines.value()
    enter(dialog)
    (now,) = boxes(desk, AdBox)
    assert (now.booking, now.booked, now.cells) == ("GG-2", size, ad.cells)
    assert steps(desk) == count + 1
    undo(desk)
    assert desk.bridge.session.issue == before


def test_a_cancelled_booking_is_taken_up_again(desk, ad):
    run(desk.bridge.session, "ad.cancel", box=ad.id)
    dialog = opened(desk, "box", "ad.rebook", RebookDialog)
    assert "cancelled" in dialog.told.text()
    enter(dialog)
    (now,) = boxes(desk, AdBox)
    assert not now.cancelled


def test_properties_of_an_ad_tell_its_booking_and_lead_to_its_window(desk, ad):
    form = desk.inspector.ad
    assert desk.inspector.currentWidget().widget() is form
    assert form.booking.text() == "GG-1"
    assert form.size_.text() == f"{ad.cells.columns} columns × {ad.cells.lines} lines"
    assert form.filling.text() == "Nothing yet"
    assert not form.marked.isEnabled()
    click(form.rebook)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, RebookDialog)
    pick(shown.slot, "半版")
    enter(shown)
    assert ", booked " in form.size_.text()


def test_an_ad_that_says_so_itself_is_ticked(desk, ad):
    run(desk.bridge.session, "ad.text", box=ad.id, text="明日停水。")
    settle()
    form, page = desk.inspector.ad, desk.bridge.session.selection.page
    assert "广告" in words_on(desk, page)
    before = desk.bridge.session.issue
    form.marked.setFocus()
    QTest.keyClick(form.marked, Qt.Key.Key_Space)
    settle()
    (now,) = boxes(desk, AdBox)
    assert now.is_marked
    assert "广告" not in words_on(desk, page)
    undo(desk)
    assert desk.bridge.session.issue == before
    assert not form.marked.isChecked()


def test_the_words_of_an_ad_are_offered_again_with_their_columns(desk, ad):
    run(desk.bridge.session, "ad.text", box=ad.id, text="# 停水\n明日停水。", columns=2)
    settle()
    before = steps(desk)
    at = desk.view.mapFromScene(desk.scene.rect_of(ad.id).center())
    QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    shown = QApplication.activeModalWidget()
    assert shown.words.toPlainText() == "# 停水\n明日停水。"
    assert shown.columns.value() == 2
    QTest.keyClick(shown.words, Qt.Key.Key_End, CONTROL)
    done = QInputMethodEvent("", [])
    done.setCommitString("周四恢复。")
    QApplication.sendEvent(shown.words, done)
    figures(shown.columns, "3")
    click(shown.keep)
    (now,) = boxes(desk, AdBox)
    assert [p.text for p in now.paragraphs] == ["停水", "明日停水。周四恢复。"]
    assert now.columns == 3
    assert steps(desk) == before + 1


def test_a_guide_is_placed_in_one_window_and_stays_on_the_page(desk):
    desk.actions.trigger("guide.add")
    shown = QApplication.activeModalWidget()
    pick(shown.kind, "no")
    assert shown.at.maximum() == pytest.approx(390.0, abs=0.1)
    figures(shown.at, "123.4")
    click(shown.keep)
    (guide,) = index(desk.bridge.session.issue).pages[desk.bridge.session.selection.page].guides
    assert (guide.vertical, guide.at / MM) == (False, pytest.approx(123.4, abs=0.01))


def test_booking_can_be_changed_of_an_ad_only(desk):
    turn_to(desk, 2)
    assert not desk.actions.by_name["ad.rebook"].isEnabled()


# Room


def test_room_is_kept_for_an_article_to_come(desk):
    turn_to(desk, 2)
    before = desk.bridge.session.issue
    dialog = opened(desk, "page", "box.plan", PlanDialog)
    type_into(dialog.slug, "图书馆开馆")
    figures(dialog.chars, "800")
    dialog.picture.setFocus()
    QTest.keyClick(dialog.picture, Qt.Key.Key_Space)
    figures(dialog.columns, "3")
    enter(dialog)
    (planned,) = boxes(desk, PlannedBox)
    assert (planned.slug, planned.chars, planned.picture) == ("图书馆开馆", 800, True)
    assert planned.cells.columns == 3
    undo(desk)
    assert desk.bridge.session.issue == before


def test_contents_name_the_articles_that_are_ticked(desk):
    session = desk.bridge.session
    page = turn_to(desk, 1)
    for number, article in ((1, "a1"), (2, "a2")):
        inner = session.issue.pages[number].id
        run(session, "box.place", article=article, page=inner, column=0, line=0, columns=2)
    desk.bridge.select(Selection(page=page))
    dialog = opened(desk, "page", "page.contents", ContentsDialog)
    assert [dialog.articles.item(n).text()[:3] for n in range(2)] == ["A02", "A03"]
    row = dialog.articles.visualItemRect(dialog.articles.item(1))
    box = QPoint(row.left() + 10, row.center().y())
    QTest.mouseClick(dialog.articles.viewport(), Qt.MouseButton.LeftButton, pos=box)
    settle()
    enter(dialog)
    (made,) = boxes(desk, ContentsBox)
    assert made.articles == ("a2",)
    assert made.title == "导读"


def test_a_page_without_room_says_so_at_the_height(desk):
    page = turn_to(desk, 2)
    run(desk.bridge.session, "ad.book", page=page, slot="整版")
    dialog = opened(desk, "page", "box.plan", PlanDialog)
    assert dialog.faults["lines"].isVisible()
    assert not dialog.keep.isEnabled()
    dialog.reject()


# All of them


@pytest.mark.parametrize(
    ("menu", "command"),
    [
        ("file", "issue.logo"), ("page", "page.words"), ("page", "page.save_template"),
        ("page", "page.template"), ("page", "ad.book"), ("page", "box.plan"),
        ("page", "page.contents"), ("box", "ad.rebook"),
    ],
)  # fmt: skip
def test_a_reader_may_look_and_not_write(desk, ad, menu, command):
    desk.bridge.session.read_only = "somebody"
    desk.actions.by_name[command].setEnabled(True)
    dialog = opened(desk, menu, command, object)
    keep = getattr(dialog, "keep", None) or dialog.apply
    assert not keep.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_likeness_is_of_the_page_and_fits_a_small_screen(desk, ad, language):
    use_language(language)
    try:
        for menu, command in (("page", "page.words"), ("box", "ad.rebook"), ("page", "box.plan")):
            dialog = opened(desk, menu, command, object)
            assert dialog.height() <= 620
            assert dialog.likeness.grab().toImage().pixelColor(8, 8) == QColor("white")
            dialog.reject()
            desk.window.activateWindow()
            settle()
    finally:
        use_language("en")
