"""Ads: booked by the name of a size, filled, cancelled and booked anew without moving anything."""

import pytest

from layout_app.edit.ads import (
    AdFile,
    book,
    cancel,
    clear,
    fill,
    rebook,
    set_marked,
    set_text,
    use_filler,
)
from layout_app.edit.boxes import move_box, resize_box
from layout_app.errors import CommandError
from layout_app.model.box import EAR, FOLD, AdBox, Media, RuleBox, cells_of
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.paper import BROADSHEET_8, PRESETS, TABLOID_5, cells_rect, column_x
from layout_app.model.slot import SLOTS, FoldSide, fold_rect, slot_cells
from layout_app.model.text import Kind, Paragraph

P, Q, X = PageId("p"), PageId("q"), BoxId("x")
FILE = AdFile(original="0" * 64, name="ad.pdf", media=Media.PDF, extent=(100.0, 50.0))
TEXT = (Paragraph(text="公告", kind=Kind.HEADLINE), Paragraph(text="明日停水。"))


def issue(*boxes) -> Issue:
    return Issue(pages=(Page(id=P, boxes=boxes), Page(id=Q)))


def booked(slot: str = "通栏", page: PageId = Q) -> Issue:
    return book(issue(), page, X, slot=slot, booking="GG-1")


def ad(found: Issue) -> AdBox:
    return index(found).boxes[X][1]


@pytest.mark.parametrize("paper", PRESETS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("slot", SLOTS)
def test_every_named_size_fits_every_preset(paper, slot):
    for above in (0, 11):
        cells = slot_cells(paper, slot, above)
        assert cells.end_column <= paper.columns
        assert cells.end_line <= paper.lines
        assert slot in (EAR, FOLD) or cells.line >= above


def test_sizes_have_the_shares_of_the_trade():
    heights = {slot: slot_cells(BROADSHEET_8, slot).lines for slot in SLOTS}
    assert heights["整版"] == 115
    assert abs(heights["半版"] - heights["整版"] / 2) < 1
    assert abs(heights["1/4"] - heights["整版"] / 4) < 1
    # 底栏 350 × 80 mm of a broadsheet.
    banner = cells_rect(BROADSHEET_8, slot_cells(BROADSHEET_8, "通栏"))
    assert abs(banner.h / 72 * 25.4 - 80) < 4.3


def test_an_unknown_size_is_refused_with_those_there_are():
    with pytest.raises(CommandError) as refused:
        booked("大版")
    assert refused.value.code == "ad.no_size"
    assert "半版" in refused.value.arguments["sizes"]


def test_the_ear_stands_beside_the_masthead_only():
    assert ad(booked(EAR, P)).cells.line == 0
    with pytest.raises(CommandError, match=r"ad\.no_masthead"):
        booked(EAR, Q)


def test_the_fold_keeps_no_cells_and_lies_between_grid_and_trim():
    box = ad(booked(FOLD))
    assert cells_of(box) == ()
    left, right = (
        fold_rect(TABLOID_5, box.cells, side) for side in (FoldSide.LEFT, FoldSide.RIGHT)
    )
    assert left.x > TABLOID_5.type_area.right
    assert left.right == pytest.approx(TABLOID_5.trim[0], abs=0.01)
    assert right.x == 0
    assert right.right < column_x(TABLOID_5, 0)


def test_what_fills_a_slot_replaces_what_filled_it():
    found = fill(booked(), X, FILE, is_marked=True)
    assert (ad(found).original, ad(found).is_marked, ad(found).is_empty) == ("0" * 64, True, False)
    found = set_text(found, X, TEXT, 3)
    assert (ad(found).original, ad(found).paragraphs, ad(found).columns) == ("", TEXT, 3)
    assert not ad(found).is_marked
    found = use_filler(found, X)
    assert (ad(found).house, ad(found).paragraphs) == (True, ())
    assert clear(found, X) == booked()


def test_a_cancelled_booking_moves_nothing():
    before = fill(booked(), X, FILE)
    found = cancel(before, X)
    assert ad(found).cancelled
    assert ad(found).cells == ad(before).cells
    assert ad(found).is_empty
    assert [page.boxes for page in found.pages if page.id != Q] == [()]


def test_a_resized_booking_waits_for_the_editor():
    found = rebook(booked(), X, 3, 10)
    assert ad(found).booked == (3, 10)
    assert ad(found).cells == ad(booked()).cells
    cells = Cells(column=0, line=60, columns=3, lines=10)
    assert ad(resize_box(found, X, cells)).booked == (0, 0)
    other = Cells(column=0, line=60, columns=4, lines=10)
    assert ad(resize_box(found, X, other)).booked == (3, 10)
    assert ad(rebook(found, X, *_size(ad(found).cells))).booked == (0, 0)


def test_a_cancelled_slot_is_taken_up_by_a_new_booking():
    found = rebook(cancel(booked(), X), X, 5, 4, "GG-2")
    assert (ad(found).cancelled, ad(found).booking) == (False, "GG-2")


def test_an_ad_moves_as_any_box():
    assert ad(move_box(booked(), X, 0, 3)).cells.line == 3


@pytest.mark.parametrize("columns", [0, 99])
def test_text_in_impossible_columns_is_refused(columns):
    with pytest.raises(CommandError, match=r"box\.bad_columns"):
        set_text(booked(), X, TEXT, columns)


def test_only_an_ad_is_filled():
    with pytest.raises(CommandError, match=r"ad\.no_ad"):
        fill(issue(RuleBox(id=X, start=(0, 0), end=(9, 0))), X, FILE)


def _size(cells: Cells) -> tuple[int, int]:
    return cells.columns, cells.lines


def test_the_filler_settles_a_cancelled_booking():
    assert not ad(use_filler(cancel(booked(), X), X)).cancelled


def test_the_mark_of_an_ad_is_set_over_it_or_left_to_its_file():
    filled = fill(booked(), X, FILE, is_marked=True)
    assert not ad(set_marked(filled, X, marked=False)).is_marked
    assert set_marked(filled, X, marked=True) == filled
