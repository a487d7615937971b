"""A box that only moves keeps its ink, and its page is the one composed from nothing."""

from dataclasses import replace

from layout_app.display.dump import dump
from layout_app.edit.boxes import move_box, resize_box
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.issue import paper_of
from layout_app.model.paper import cells_rect
from layout_app.model.text import Kind
from tests.unit.compose.setpages import article, box, composer, copy_text, han, issue

HEAD = (Kind.HEADLINE, "长者食堂开张了")


def group_of(page, name: str):
    return next(group for group in page.display.groups if group.name == name)


def test_moved_box_keeps_its_ink_and_its_page_is_composed_as_from_nothing() -> None:
    whole = issue((article("a", HEAD, han(200)),), (), (box("b", "a", (0, 0, 2, 20)),))
    page, kept = whole.pages[1].id, composer()
    before = kept.page(whole, page)
    moved = move_box(whole, BoxId("b"), 1, 7)
    after = kept.page(moved, page)
    assert group_of(after, "b").items is group_of(before, "b").items
    assert after.boxes[0].rect.y > before.boxes[0].rect.y
    assert copy_text(after.display) == copy_text(before.display)
    fresh = composer().page(moved, page)
    assert dump(after.display) == dump(fresh.display)
    assert after.boxes == fresh.boxes


def test_regions_go_with_the_box() -> None:
    whole = issue((article("a", HEAD, han(200)),), (), (box("b", "a", (0, 0, 2, 20)),))
    page, kept = whole.pages[1].id, composer()
    before = kept.page(whole, page).boxes[0]
    after = kept.page(move_box(whole, BoxId("b"), 0, 5), page).boxes[0]
    down = after.rect.y - before.rect.y
    assert [round(r.rect.y - down, 3) for r in after.regions] == [
        round(r.rect.y, 3) for r in before.regions
    ]


def test_both_rectangles_of_an_l_stand_where_its_cells_do() -> None:
    cells = (
        Cells(column=0, line=6, columns=1, lines=20),
        Cells(column=1, line=16, columns=1, lines=10),
    )
    bent = replace(box("b", "a", (0, 6, 1, 20)), shape=cells)
    whole = issue((article("a", HEAD, han(200)),), (), (bent,))
    shown = composer().page(whole, whole.pages[1].id).boxes[0]
    paper = paper_of(whole)
    assert shown.arms == tuple(cells_rect(paper, each) for each in cells)


def test_stretched_box_is_composed_anew() -> None:
    whole = issue((article("a", HEAD, han(200)),), (), (box("b", "a", (0, 0, 2, 20)),))
    page, kept = whole.pages[1].id, composer()
    before = kept.page(whole, page)
    wider = resize_box(whole, BoxId("b"), Cells(column=0, line=0, columns=3, lines=20))
    after = kept.page(wider, page)
    assert group_of(after, "b").items is not group_of(before, "b").items
    assert dump(after.display) == dump(composer().page(wider, page).display)


def test_jump_lines_follow_a_part_that_goes_to_another_page() -> None:
    parts = (
        (),
        (box("b", "a", (0, 0, 1, 12)),),
        (replace(box("c", "a", (0, 0, 2, 20)), part=2),),
        (),
    )
    whole, kept = issue((article("a", HEAD, han(400)),), *parts), composer()
    kept.page(whole, whole.pages[1].id)
    moved = move_box(whole, BoxId("c"), 1, 4, whole.pages[3].id)
    for page in moved.pages:
        assert dump(kept.page(moved, page.id).display) == dump(
            composer().page(moved, page.id).display
        )
