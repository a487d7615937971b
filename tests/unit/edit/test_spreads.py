"""Pages joined to a spread and parted again: nothing moves, nothing is forgotten."""

from dataclasses import replace

import pytest

from layout_app.edit.ads import book
from layout_app.edit.boxes import move_box, nudge, resize_box
from layout_app.edit.pages import (
    apply_template,
    move_page,
    new_page,
    set_furniture,
    set_section,
    template_of,
)
from layout_app.edit.spreads import can_join, join_pages, part_pages
from layout_app.errors import CommandError
from layout_app.model.box import ArticleBox, PictureBox, RuleBox, cells_of
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, folio_at, folio_of, folios_of, index, page_named
from layout_app.model.page import FurnitureOverride, Guide, Page, RightPage
from layout_app.model.paper import TABLOID_5, cells_rect, chars_across, column_x

ONE, TWO, THREE, FOUR = (PageId(f"p{n}") for n in range(1, 5))
WIDTH = TABLOID_5.trim[0]


def story(name: str, column: int) -> ArticleBox:
    shape = (Cells(column=column, line=10, columns=2, lines=8),)
    return ArticleBox(id=BoxId(name), article=ArticleId(name), shape=shape)


def four(**right) -> Issue:
    second = Page(
        id=TWO, boxes=(story("a", 0),), section="要闻", guides=(Guide(vertical=True, at=9.0),)
    )
    third = Page(
        id=THREE,
        boxes=(
            story("b", 1),
            PictureBox(id=BoxId("c"), rect=Rect(10, 10, 5, 5), original="a" * 64),
            RuleBox(id=BoxId("d"), start=(1.0, 2.0), end=(3.0, 2.0)),
        ),
        section="副刊",
        template="内页",
        guides=(Guide(vertical=True, at=7.0),),
        furniture=(FurnitureOverride(name="editor", text="甲"),),
        **right,
    )
    return Issue(pages=(Page(id=ONE), second, third, Page(id=FOUR)))


def test_pages_parted_again_are_what_they_were():
    assert part_pages(join_pages(four(), TWO), TWO) == four()


@pytest.mark.parametrize("asked", [TWO, THREE])
def test_either_page_may_be_asked_for(asked):
    found = join_pages(four(), asked)
    assert [page.id for page in found.pages] == [ONE, TWO, FOUR]
    assert [folio_of(found, page.id) for page in found.pages] == ["A01", "A02-A03", "A04"]
    assert folios_of(found, TWO) == ("A02", "A03")
    assert (
        page_named(found, "A03") == page_named(found, "A02-A03") == page_named(found, "p2") == TWO
    )
    assert folio_at(found, TWO, 4) == "A02"
    assert folio_at(found, TWO, 5) == "A03"


def test_boxes_of_the_right_page_stand_where_they_stood():
    before = index(four()).boxes
    after = index(join_pages(four(), TWO)).boxes
    was, now = before["b"][1], after["b"][1]
    assert cells_rect(TABLOID_5, cells_of(now)[0]) == cells_rect(TABLOID_5, cells_of(was)[0]).moved(
        WIDTH, 0.0
    )
    assert after["c"][1].rect.x == 10 + WIDTH
    assert after["d"][1].start == (pytest.approx(1.0 + WIDTH), 2.0)


@pytest.mark.parametrize("page", [ONE, FOUR])
def test_a_page_that_faces_none_is_refused(page):
    with pytest.raises(CommandError) as refusal:
        join_pages(four(), page)
    assert refusal.value.code == "page.faces_none"
    assert not can_join(four(), page)
    assert can_join(four(), TWO)


def test_a_spread_is_not_joined_again():
    with pytest.raises(CommandError, match=r"page\.faces_none"):
        join_pages(join_pages(four(), TWO), TWO)
    with pytest.raises(CommandError, match=r"page\.no_spread"):
        part_pages(four(), TWO)


def test_a_box_across_the_fold_stands_in_the_way_of_parting():
    wide = resize_box(
        join_pages(four(), TWO), BoxId("a"), Cells(column=3, line=10, columns=4, lines=8)
    )
    with pytest.raises(CommandError) as refusal:
        part_pages(wide, TWO)
    assert refusal.value.code == "page.box_across"
    assert refusal.value.arguments["box"] == "a"


def test_a_box_goes_from_one_side_to_the_other():
    found = join_pages(four(), TWO)
    over = move_box(found, BoxId("a"), 8, 10)
    assert index(over).boxes["a"][1].shape[0].column == 8
    assert move_box(over, BoxId("c"), 9, 0).pages[1].boxes[2].rect.x == column_x(TABLOID_5, 9)
    assert nudge(over, BoxId("c"), 1, 0) != over
    for column in (9, 10):
        with pytest.raises(CommandError, match=r"box\.outside"):
            move_box(found, BoxId("a"), column, 10)
    with pytest.raises(CommandError, match=r"box\.outside"):
        move_box(found, BoxId("a"), 5, 10, ONE)


def test_each_side_has_its_own_words():
    found = join_pages(four(), TWO)
    found = set_section(found, TWO, "专题", is_right=True)
    found = set_furniture(found, TWO, {"designer": "乙"}, is_right=True)
    assert found.pages[1].section == "要闻"
    apart = part_pages(found, TWO)
    assert apart.pages[2].section == "专题"
    assert {o.name for o in apart.pages[2].furniture} == {"editor", "designer"}


def test_a_strip_in_the_fold_of_a_spread_takes_both_halves():
    found = book(join_pages(four(), TWO), TWO, BoxId("x"), slot="中缝")
    cells = index(found).boxes["x"][1].cells
    assert (cells.column, cells.columns) == (4, 2)


def test_a_template_of_a_spread_fits_spreads_only():
    found = join_pages(four(), TWO)
    template = template_of(found.pages[1])
    assert template.span == 2
    empty = replace(found, pages=(found.pages[0], Page(id=TWO, span=2, right=RightPage(id=THREE))))
    made = apply_template(empty, TWO, "通版", template)
    assert made.pages[1].right.furniture == (FurnitureOverride(name="editor", text="甲"),)
    assert made.pages[1].right.id == THREE
    with pytest.raises(CommandError, match=r"page\.other_span"):
        apply_template(four(), TWO, "通版", template)


def test_a_spread_moves_as_one():
    found = move_page(new_page(join_pages(four(), TWO), PageId("p5")), TWO, 2)
    assert [folio_of(found, page.id) for page in found.pages] == ["A01", "A02", "A03-A04", "A05"]


def test_widths_over_the_fold():
    alone = chars_across(TABLOID_5, 0, 5)
    assert alone == 74
    fold = 2 * TABLOID_5.type_area.x / TABLOID_5.em
    assert chars_across(TABLOID_5, 0, 10) == pytest.approx(2 * 74 + fold, abs=0.01)
    assert chars_across(TABLOID_5, 5, 5) == 74
