"""Thin rules between articles stand where there is air, and nowhere else."""

from dataclasses import replace

from layout_app.compose.drawing.separators import separators
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.ink import Ink
from layout_app.model.paper import TABLOID_5, column_x, line_y


def box(name, column, line, columns, lines, *, framed=False):
    cells = Cells(column=column, line=line, columns=columns, lines=lines)
    return ArticleBox(id=BoxId(name), article=ArticleId(name), shape=(cells,), framed=framed)


def rules(*boxes):
    found = separators(boxes, TABLOID_5)
    return list(found.items) if found else []


def test_box_below_another_gets_a_rule_across_its_columns():
    (rule,) = rules(box("a", 0, 0, 3, 10), box("b", 0, 11, 2, 10))
    assert rule.y1 == rule.y2
    assert line_y(TABLOID_5, 10) < rule.y1 < line_y(TABLOID_5, 11)
    assert rule.x1 == column_x(TABLOID_5, 0)
    assert rule.x2 < column_x(TABLOID_5, 2)


def test_neighbours_get_a_rule_in_the_gutter_along_the_lines_they_share():
    (rule,) = rules(box("a", 0, 0, 2, 20), box("b", 2, 5, 3, 30))
    assert rule.x1 == rule.x2
    assert column_x(TABLOID_5, 2) - TABLOID_5.em < rule.x1 < column_x(TABLOID_5, 2)
    assert rule.y1 == line_y(TABLOID_5, 5)


def test_no_rule_without_air_between_boxes():
    assert not rules(box("a", 0, 0, 3, 10), box("b", 0, 10, 3, 10))


def test_no_rule_above_the_first_box_of_a_page():
    assert not rules(box("a", 0, 12, 3, 10))


def test_framed_box_gets_no_rule():
    assert not rules(box("a", 0, 0, 3, 10), box("b", 0, 11, 3, 10, framed=True))


def test_no_rule_below_a_framed_box_that_stands_between():
    between = box("b", 1, 12, 2, 8, framed=True)
    assert not rules(box("a", 0, 0, 4, 10), between, box("c", 2, 21, 1, 9))
    tinted = replace(between, framed=False, tint=Ink(k=0.1))
    assert not rules(box("a", 0, 0, 4, 10), tinted, box("c", 2, 21, 1, 9))
    assert len(rules(box("a", 0, 0, 4, 10), between, box("c", 3, 21, 1, 9))) == 1


def test_no_rule_through_a_third_box_in_the_air():
    found = rules(box("a", 0, 0, 3, 10), box("b", 0, 14, 3, 10), box("c", 2, 11, 1, 3))
    (flat,) = (rule for rule in found if rule.y1 == rule.y2)
    assert line_y(TABLOID_5, 10) < flat.y1 < line_y(TABLOID_5, 11)


def test_neighbours_that_share_a_line_or_two_get_no_stub():
    assert not rules(box("a", 0, 0, 2, 20), box("b", 2, 18, 3, 30))
    assert len(rules(box("a", 0, 0, 2, 21), box("b", 2, 18, 3, 30))) == 1


def test_columns_of_one_text_are_not_torn_apart_by_a_rule():
    wide = Cells(column=0, line=0, columns=4, lines=30)
    beside = Cells(column=4, line=12, columns=1, lines=18)
    text = ArticleBox(id=BoxId("a"), article=ArticleId("a"), shape=(wide, beside))
    _flat, upright = rules(text, box("b", 4, 0, 1, 11))
    assert upright.y2 <= line_y(TABLOID_5, 11)
