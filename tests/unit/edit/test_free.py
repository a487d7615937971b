"""Boxes on points are placed, drawn and worded; none is lost beside the page."""

import pytest

from layout_app.edit.free import add_free, rect_of, set_rect, set_stroke, set_words
from layout_app.errors import CommandError
from layout_app.model.box import AdBox, PanelBox, RuleBox, TextBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId, PageId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.text import Mark, MarkKind, Paragraph

ONE, TWO = PageId("p1"), PageId("p2")
PANEL = PanelBox(id=BoxId("panel"), rect=Rect(100, 100, 60, 40))
RULE = RuleBox(id=BoxId("rule"), start=(200, 100), end=(100, 160))
BOLD = Mark(kind=MarkKind.BOLD, start=0, end=2)
TEXT = TextBox(
    id=BoxId("text"),
    rect=Rect(10, 10, 90, 30),
    paragraphs=(Paragraph(text="今日天气", marks=(BOLD,)), Paragraph(text="多云")),
)
AD = AdBox(id=BoxId("ad"), cells=Cells(column=0, line=0, columns=1, lines=4))


@pytest.fixture
def issue() -> Issue:
    return Issue(pages=(Page(id=ONE, boxes=(PANEL, RULE, TEXT, AD)), Page(id=TWO)))


def box(issue: Issue, name: str):
    return index(issue).boxes[BoxId(name)][1]


def test_panel_is_placed_to_the_grain(issue):
    moved = set_rect(issue, PANEL.id, Rect(50.00049, 60, 70, 45))
    assert box(moved, "panel").rect == Rect(50.0, 60, 70, 45)
    assert set_rect(moved, PANEL.id, Rect(50, 60, 70, 45)) is moved


def test_rule_keeps_its_slant(issue):
    assert rect_of(RULE) == Rect(100, 100, 100, 60)
    moved = set_rect(issue, RULE.id, Rect(10, 20, 50, 0))
    assert (box(moved, "rule").start, box(moved, "rule").end) == ((60, 20), (10, 20))


def test_box_goes_to_another_page(issue):
    moved = set_rect(issue, PANEL.id, PANEL.rect, TWO)
    assert index(moved).boxes[PANEL.id][0] == TWO


@pytest.mark.parametrize(
    "rect", [Rect(-200, 0, 60, 40), Rect(0, 99999, 60, 40), Rect(10, 10, 2, 40)]
)
def test_box_neither_leaves_nor_vanishes(issue, rect):
    with pytest.raises(CommandError, match=r"box\.off_page"):
        set_rect(issue, PANEL.id, rect)


def test_box_on_cells_is_refused(issue):
    with pytest.raises(CommandError, match=r"box\.on_cells"):
        set_rect(issue, AD.id, Rect(10, 10, 50, 50))


def test_added_box_stands_above_the_others(issue):
    more = PanelBox(id=BoxId("more"), rect=Rect(5, 5, 50, 50))
    assert add_free(issue, ONE, more).pages[0].boxes[-1] == more


def test_words_that_stay_keep_their_marks(issue):
    found = box(set_words(issue, TEXT.id, ["今日天气", "晴", "微风"]), "text")
    assert [p.text for p in found.paragraphs] == ["今日天气", "晴", "微风"]
    assert found.paragraphs[0].marks == (BOLD,)
    with pytest.raises(CommandError, match=r"box\.no_free_text"):
        set_words(issue, PANEL.id, ["x"])


def test_rule_and_panel_take_another_weight_and_ink(issue):
    grey = Ink(k=0.5)
    assert box(set_stroke(issue, RULE.id, 2.0), "rule").weight == 2.0
    assert box(set_stroke(issue, RULE.id, ink=grey), "rule").ink == grey
    assert box(set_stroke(issue, PANEL.id, 1.0), "panel").stroke == BLACK
    assert set_stroke(issue, RULE.id, RULE.weight) is issue
    with pytest.raises(CommandError, match=r"box\.bad_weight"):
        set_stroke(issue, RULE.id, 0)
    with pytest.raises(CommandError, match=r"box\.no_rule"):
        set_stroke(issue, TEXT.id, 1)
