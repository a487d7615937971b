"""What of a page is free: pages drawn as text, a letter a cell of five lines."""

import pytest
from copydesk import BROADSHEET_8, PAGE, cells, issue, story

from layout_app.arrange.ground import GAP, Room, ground
from layout_app.model.box import AdBox, ArticleBox, Package, PictureBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId

STEP = 23
"""Grid lines of a row of the drawing: five rows make a broadsheet's 115."""


def free(*rows: str) -> list[tuple[Cells, Cells | None]]:
    """Return the rooms beside the ads that a page is drawn with, a capital letter each."""
    ads = []
    for letter in sorted({c for row in rows for c in row if c != "."}):
        at = [
            (n, row.index(letter), row.count(letter)) for n, row in enumerate(rows) if letter in row
        ]
        first, column, columns = at[0]
        place = cells(column, first * STEP, columns, len(at) * STEP)
        ads.append(AdBox(id=BoxId(letter), cells=place))
    page = issue((), ads, BROADSHEET_8)
    return [(room.area, room.corner) for room in ground(page, page.pages[0], ()).layouts[0]]


def test_empty_page_is_one_room() -> None:
    assert free("........", "........", "........", "........", "........") == [
        (cells(0, 0, 8, 115), None)
    ]


@pytest.mark.parametrize("row", ["AAA.....", ".....AAA"])
def test_ad_in_a_lower_corner_stays_in_the_room(row: str) -> None:
    ((area, corner),) = free("........", "........", "........", "........", row)
    assert area == cells(0, 0, 8, 115)
    assert corner == cells(row.index("A"), 92, 3, 23)


def test_room_around_a_corner_has_the_cells_above_and_beside_it() -> None:
    whole = Room(area=cells(0, 0, 8, 115), corner=cells(0, 92, 3, 23))
    assert whole.cells == 8 * (91 + GAP) + 5 * (23 + GAP)


def test_ad_across_the_foot_ends_the_room_a_line_above() -> None:
    ((area, corner),) = free("........", "........", "........", "........", "AAAAAAAA")
    assert area == cells(0, 0, 8, 92 - GAP)
    assert corner is None


def test_ads_side_by_side_are_one() -> None:
    ((area, corner),) = free("........", "........", "........", "........", "..AABBCC")
    assert corner == cells(2, 92, 6, 23)
    assert area == cells(0, 0, 8, 115)


def test_ads_in_both_corners_leave_rooms_above_and_between() -> None:
    rooms = free("........", "........", "........", "........", "AA....BB")
    assert sum(area.columns * area.lines for area, _ in rooms) >= 8 * 91
    taken = [cells(0, 92, 2, 23), cells(6, 92, 2, 23)]
    for n, (area, corner) in enumerate(rooms):
        assert not any(area.overlaps(other) for other, _ in rooms[n + 1 :])
        assert all(not area.overlaps(ad) or corner == ad for ad in taken)


def test_ad_amid_the_page_leaves_rooms_around_it_with_air() -> None:
    rooms = free("........", "........", "..AAA...", "........", "........")
    held = cells(2, 46 - GAP, 3, 23 + 2 * GAP)
    assert len(rooms) >= 3
    assert all(not area.overlaps(held) for area, _ in rooms)


def test_boxes_of_moving_articles_are_free_and_pinned_ones_are_not() -> None:
    one, two = story("a", 3, 300), story("b", 3, 300)
    boxes = (
        ArticleBox(id=BoxId("a"), article=one.id, shape=(cells(0, 0, 8, 30),)),
        ArticleBox(id=BoxId("b"), article=two.id, shape=(cells(0, 80, 4, 35),), pinned=True),
    )
    page = issue((one, two), boxes, BROADSHEET_8)
    found = ground(page, page.pages[0], {one.id})
    assert [room.corner for room in found.layouts[0]] == [cells(0, 80, 4, 35)]
    assert found.free == 8 * 115 - 4 * 35
    assert page.pages[0].id == PAGE


def test_free_picture_and_package_keep_what_they_touch() -> None:
    x, y = BROADSHEET_8.type_area.x, BROADSHEET_8.type_area.y
    boxes = (
        PictureBox(id=BoxId("p"), rect=Rect(x, y, 200.0, 100.0), original="0" * 64),
        Package(id=BoxId("k"), cells=cells(0, 90, 8, 25)),
    )
    page = issue((), boxes, BROADSHEET_8)
    found = ground(page, page.pages[0], ())
    picture, package = (held.cells for held in found.held)
    assert (picture.column, picture.line, picture.columns) == (0, 0, 2)
    assert package == cells(0, 90, 8, 25)
    assert not any(room.area.overlaps(picture) for room in found.layouts[0])
