"""What an editor would wince at: tinted samples, names cut off, sizes only Chinese explains."""

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout

from layout_app.desk.commands import run
from layout_app.desk.material.ads import slot_text
from layout_app.desk.pages.fitting import size_text
from layout_app.desk.words import error_text, problem_text, use_language
from layout_app.errors import CommandError
from layout_app.model.ink import Ink
from layout_app.model.problem import Severity, Where, problem
from layout_app.model.slot import SLOTS
from layout_app.ui.dialogs.search import SearchDialog
from layout_app.ui.fields.swatches import SIZE, tint_icon
from layout_app.ui.screen.palette import DARK, LIGHT, style_sheet
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


def test_a_sample_of_ink_keeps_its_colour_where_it_is_selected(qapp):
    icon = tint_icon(Ink(c=0.62, m=0.25, y=0.5, k=0.45))
    plain, selected = (
        icon.pixmap(SIZE, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    )
    middle = plain.rect().center()
    assert selected.pixelColor(middle) == plain.pixelColor(middle)


@pytest.mark.parametrize("slot", SLOTS)
def test_sizes_of_ads_are_explained_in_english_alone(qapp, slot):
    use_language("zh_CN")
    assert slot_text(slot) == slot
    use_language("en")
    assert slot_text(slot).startswith(f"{slot} (")
    assert slot_text("名片") == "名片"


def test_found_places_name_their_article_with_a_sign_that_more_follows(desk, qtbot):
    dialog = SearchDialog(desk.bridge)
    qtbot.addWidget(dialog)
    dialog.open_with("社区")
    settle()
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    desk.bridge.run("article.edit", article="a1", paragraph=0, text="云溪又照得见人影了大家都来看")
    dialog.search()
    (row,) = {dialog.list.item(n).text()[:10] for n, old in enumerate(rows) if old[:2] == "云溪"}
    assert row == "云溪又照得见人影了…"


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_of_several_lines_have_an_edge_in_dialogs(qapp, qtbot, colours):
    before = QApplication.instance().styleSheet()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = QPlainTextEdit()
    QVBoxLayout(dialog).addWidget(field)
    QApplication.instance().setStyleSheet(style_sheet(colours))
    try:
        dialog.show()
        field.clearFocus()
        settle()
        image = field.grab().toImage()
        edge = image.pixelColor(0, image.height() // 2).name()
        assert edge in (colours.edge, colours.accent)
    finally:
        QApplication.instance().setStyleSheet(before)


def test_one_line_is_no_lines(qapp):
    use_language("en")
    assert size_text(1, 6) == "1 column × 6 lines"
    over = problem("layout.overset", Severity.ERROR, Where(page="A01"), lines=1, chars=12)
    assert problem_text(over).startswith("1 line (12 characters) over")
    refused = CommandError("page.no_room", columns=1, lines=14)
    assert "1 column × 14 lines" in error_text(refused)
    use_language("zh_CN")
    assert "1 行 12 字" in problem_text(over)
    use_language("en")


def test_boxes_to_tick_stand_below_each_other(desk):
    run(desk.bridge.session, "box.place", article="a2", page="A01", column=0, line=12, columns=3,
        lines=30)  # fmt: skip
    settle()
    form = desk.inspector.box
    assert form.vertical.x() == form.framed.x() == form.title.x()
