"""The panel of problems on a small screen: sentences whole, cures beside them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from layout_app.model.problem import Severity, Where, places_fact, problem
from layout_app.ui.docks.problems import CURE, PLACE, SEVERITY, TOLD
from tests.gui.mouse import settle
from tests.gui.test_healing import AD, TEXT, add, row_of

pytestmark = pytest.mark.gui


@pytest.fixture
def panel(desk, qtbot):
    desk.window.resize(1366, 768)
    add(desk, AD, TEXT)
    row_of(desk, qtbot, "ad.empty")
    row_of(desk, qtbot, "box.text_over")
    settle()
    return desk.problems


def lines(panel, row: int) -> int:
    """Return how many lines a row's sentence needs at the width it has."""
    metrics, at = QFontMetrics(panel.font()), panel.rows.index(row, TOLD)
    wide = panel.visualRect(at).adjusted(4, 0, -4, 10_000)
    needed = metrics.boundingRect(wide, Qt.TextFlag.TextWordWrap, str(at.data()))
    return round(needed.height() / metrics.lineSpacing())


def test_every_sentence_is_whole(panel):
    for row in range(panel.rows.rowCount()):
        panel.scrollTo(panel.rows.index(row, TOLD))
        height = panel.visualRect(panel.rows.index(row, TOLD)).height()
        assert height >= min(3, lines(panel, row)) * panel.fontMetrics().height()


def test_sentences_have_the_most_room(panel):
    widths = [panel.columnWidth(n) for n in (SEVERITY, PLACE, TOLD, CURE)]
    assert sum(widths) == panel.viewport().width()
    assert widths[TOLD] == max(widths)
    assert widths[CURE] <= 0.34 * panel.viewport().width() + 1


def test_a_cure_is_whole_beside_its_sentence(panel, desk, qtbot):
    row = row_of(desk, qtbot, "box.text_over")
    words = panel.rows.cure(row)
    assert panel.columnWidth(CURE) >= panel.fontMetrics().horizontalAdvance(words) + 18


def test_columns_follow_the_width_of_the_panel(panel, desk):
    before = panel.columnWidth(TOLD)
    desk.window.resize(1720, 768)
    settle()
    assert panel.columnWidth(TOLD) > before
    assert sum(panel.columnWidth(n) for n in range(4)) == panel.viewport().width()


def test_an_article_that_the_sentence_names_is_not_named_twice(panel, desk):
    found = next(p for p in desk.bridge.problems if p.code == "layout.unplaced")
    row = desk.bridge.problems.index(found)
    assert str(dict(found.args)["headline"]) in panel.rows.index(row, TOLD).data()
    assert panel.rows.index(row, PLACE).data() == ""


def test_f8_goes_from_problem_to_problem_with_the_sentence_in_sight(desk, qtbot):
    """From the page, while the panel lies behind another: place and reason come together."""
    add(desk, AD, TEXT)
    row_of(desk, qtbot, "ad.empty")
    row_of(desk, qtbot, "box.text_over")
    panel, rows = desk.problems, desk.problems.rows
    desk.docks["repair"].raise_()
    desk.view.setFocus()
    settle()
    assert panel.visibleRegion().isEmpty()
    seen = []
    for _ in range(rows.rowCount()):
        QTest.keyClick(desk.view, Qt.Key.Key_F8)
        settle()
        at = panel.currentIndex()
        seen.append(at.row())
        assert panel.viewport().rect().intersects(panel.visualRect(at))
        assert not panel.visibleRegion().isEmpty()
        found = rows.problem(at.row())
        if found.where.box:
            assert desk.bridge.session.selection.boxes == (found.where.box,)
    assert seen == list(range(rows.rowCount()))
    QTest.keyClick(desk.view, Qt.Key.Key_F8)
    assert panel.currentIndex().row() == 0


def test_f8_says_that_nothing_is_wrong_where_nothing_is(desk):
    desk.bridge.problems = ()
    desk.problems.rows.refresh()
    desk.docks["problems"].hide()
    QTest.keyClick(desk.view, Qt.Key.Key_F8)
    settle()
    assert desk.docks["problems"].isVisible()
    assert not desk.problems.currentIndex().isValid()


def test_every_place_of_a_problem_is_reached_by_enter(panel, desk):
    places = [Where(article="a", paragraph=n, offset=n) for n in (1, 4)]
    several = problem("press.missing_glyph", Severity.ERROR, places[0], places=places_fact(places),
                      char="舊諮詢會", codepoint="", count=9)  # fmt: skip
    single = problem("ad.empty", Severity.ERROR, Where(page="A01"))
    seen = []
    panel.go_wanted.disconnect()
    panel.go_wanted.connect(lambda found: seen.append(found.where))
    desk.bridge.problems = (several, single)
    panel.rows.refresh()
    panel.next()
    QTest.keyClick(panel, Qt.Key.Key_Return)
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert seen == [*places, places[0]]
    panel.next()
    panel.next()
    assert seen[3:] == [single.where, places[0]]
    assert "“舊諮詢會”" in panel.rows.index(0, TOLD).data()
