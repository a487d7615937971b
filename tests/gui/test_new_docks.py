"""History, pictures and styles beside the page."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest

from layout_app.desk.commands import run
from layout_app.desk.session import Selection
from layout_app.desk.style_words import face_text
from layout_app.model.ids import ArticleId, FaceId
from layout_app.model.issue import index, stylebook_of
from layout_app.ui.docks.pictures import ORIGINAL, detail_text
from layout_app.ui.docks.styles import NAME
from tests.gui.copy_made import photograph
from tests.gui.mouse import LEFT, PLAIN, drop, settle
from tests.gui.test_canvas import box_spot, place, spot

pytestmark = pytest.mark.gui


def show(desk, name: str) -> None:
    desk.docks[name].raise_()
    settle()


def click_row(view, row: int) -> None:
    spot = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, spot)
    settle()


def test_click_in_the_history_goes_to_that_step_and_back(desk):
    box = place(desk)
    show(desk, "history")
    run(desk.bridge.session, "box.nudge", box=box, lines=3)
    run(desk.bridge.session, "box.frame", box=box)
    settle()
    steps = desk.history
    assert steps.steps.rowCount() == 4
    assert steps.currentIndex().row() == 3
    whole = desk.bridge.session.issue
    click_row(steps, 1)
    assert not index(desk.bridge.session.issue).boxes[box][1].framed
    assert steps.currentIndex().row() == 1
    assert steps.steps.rowCount() == 4
    click_row(steps, 0)
    assert not index(desk.bridge.session.issue).parts
    click_row(steps, 3)
    assert desk.bridge.session.issue is whole


def test_undone_steps_are_told_to_a_screen_reader(desk):
    place(desk)
    desk.bridge.session.undo()
    settle()
    model = desk.history.steps
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "present" in model.data(model.index(0), role)
    assert "undone" in model.data(model.index(1), role)


def mime_of(desk, row: int) -> QMimeData:
    return desk.gallery.model.mimeData([desk.gallery.model.index(row)])


def original(desk, row: int = 0):
    return desk.gallery.model.data(desk.gallery.model.index(row), ORIGINAL)


def test_pictures_tell_where_they_stand_and_how_fine(desk, tmp_path, qtbot):
    place(desk, "a2", columns=3, lines=40)
    run(desk.bridge.session, "picture.add", article="a2", path=photograph(tmp_path))
    show(desk, "pictures")
    desk.gallery.refresh()
    assert original(desk).name == "河边.jpg"
    assert original(desk).uses[0].page == "A01"
    qtbot.waitUntil(lambda: original(desk).ppi > 0, timeout=5000)
    assert f"{original(desk).ppi} ppi" in detail_text(original(desk))
    desk.bridge.session.original(original(desk).digest).unlink()
    desk.gallery.refresh()
    assert "missing" in detail_text(original(desk))
    assert desk.gallery.look.isEnabled()


def test_picture_is_dragged_into_an_article_and_onto_the_paper(desk, tmp_path):
    box = place(desk, "a2", columns=3, lines=40)
    digest = desk.bridge.session.keep_original(photograph(tmp_path).read_bytes())
    show(desk, "pictures")
    desk.gallery.refresh()
    assert original(desk).digest == digest
    assert drop(desk.view, mime_of(desk, 0), box_spot(desk, box, 0.5, 0.6)) == [True, True, True]
    (picture,) = index(desk.bridge.session.issue).articles["a2"].pictures
    assert picture.original == digest
    drop(desk.view, mime_of(desk, 0), spot(desk, 4, 60))
    (free,) = desk.bridge.session.selection.boxes
    found = index(desk.bridge.session.issue).boxes[free][1]
    assert found.original == digest
    assert found.rect.w / found.rect.h == pytest.approx(1.5, abs=0.01)


def test_picture_file_dropped_on_an_article_is_added_to_it(desk, tmp_path):
    box = place(desk, "a2", columns=3, lines=40)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photograph(tmp_path)))])
    drop(desk.view, mime, box_spot(desk, box, 0.5, 0.6))
    (picture,) = index(desk.bridge.session.issue).articles["a2"].pictures
    assert picture.name == "河边.jpg"


def test_enter_gives_a_picture_to_the_selected_article(desk, tmp_path):
    place(desk, "a2", columns=3, lines=40)
    desk.bridge.session.keep_original(photograph(tmp_path).read_bytes())
    show(desk, "pictures")
    desk.gallery.refresh()
    desk.gallery.list.setCurrentIndex(desk.gallery.model.index(0))
    QTest.keyClick(desk.gallery.list, Qt.Key.Key_Return)
    settle()
    assert len(index(desk.bridge.session.issue).articles["a2"].pictures) == 1


def row_named(desk, name: str) -> int:
    return desk.styles.model.names.index(name)


def test_a_style_changed_here_changes_every_page_and_is_undone(desk):
    place(desk, "a2", columns=3, lines=40)
    page = desk.bridge.session.selection.page
    before, shown = desk.bridge.session.issue, desk.scene.composed(page)
    show(desk, "styles")
    desk.styles.list.setCurrentIndex(desk.styles.model.index(row_named(desk, "body")))
    assert desk.styles.face.currentData() == "song-400"
    row = desk.styles.face.findData("kai-400")
    desk.styles.face.setCurrentIndex(row)
    desk.styles.face.activated.emit(row)
    settle()
    assert stylebook_of(desk.bridge.session.issue).body.face == "kai-400"
    assert desk.scene.composed(page) is not shown
    QTest.keyClick(desk.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert desk.bridge.session.issue is before
    assert desk.styles.face.currentData() == "song-400"


def test_enter_gives_a_style_to_the_paragraph_under_the_cursor(desk):
    place(desk, "a2", columns=3, lines=40)
    desk.going.to_words("a2", 1, 4)
    show(desk, "styles")
    desk.styles.list.setCurrentIndex(desk.styles.model.index(row_named(desk, "subhead")))
    QTest.keyClick(desk.styles.list, Qt.Key.Key_Return)
    settle()
    article = index(desk.bridge.session.issue).articles["a2"]
    assert article.paragraphs[1].kind == "subhead"
    desk.styles.list.setCurrentIndex(desk.styles.model.index(row_named(desk, "level1.headline")))
    QTest.mouseClick(desk.styles.apply, LEFT, PLAIN, QPoint(5, 5))
    settle()
    assert index(desk.bridge.session.issue).articles["a2"].rank == 1
    assert desk.styles.model.data(desk.styles.model.index(0), NAME) == "level1.headline"


def test_the_styles_go_to_the_headline_of_what_is_selected_and_say_whom_they_change(desk):
    show(desk, "styles")
    place(desk, "a1")
    assert desk.styles.list.currentIndex().data(NAME) == "level1.headline"
    assert desk.styles.whole.isVisible()
    page = desk.bridge.session.selection.page
    desk.bridge.select(Selection(page=page, article=ArticleId("a3")))
    settle()
    assert desk.styles.list.currentIndex().data(NAME) == "level4.headline"
    assert desk.styles.size_.text().split()[1] == "pt"


def test_weights_have_the_names_of_type():
    assert face_text(FaceId("song-900")) == "Song heavy"
    assert face_text(FaceId("hei-400")) == "Hei"
    assert face_text(FaceId("own-300")) == "own 300"
