"""Boxes and pages: placed, moved, continued, taken away."""

import pytest

from layout_app.edit.boxes import (
    continue_on,
    move_box,
    nudge,
    place,
    remove_box,
    renumbered,
    resize_box,
    set_arrangement,
    set_columns,
    set_framed,
    set_head_lines,
    set_headline_size,
    set_pinned,
    set_vertical,
    to_back,
    to_front,
)
from layout_app.edit.frames import set_border
from layout_app.edit.pages import delete_page, move_page, new_page, set_section
from layout_app.edit.snap import fits, free_places, overlapping, snap
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.box import (
    AdBox,
    Arrangement,
    ArticleBox,
    Border,
    Package,
    PictureBox,
    RuleBox,
    TextBox,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, folio_of, index
from layout_app.model.limits import HEAD_LINES
from layout_app.model.page import Guide, Page
from layout_app.model.paper import TABLOID_5, cells_rect, column_x, line_y

A, P, Q = ArticleId("a"), PageId("p"), PageId("q")
X, Y, Z = BoxId("x"), BoxId("y"), BoxId("z")


def cells(column: int = 0, line: int = 0, columns: int = 2, lines: int = 10) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


def issue(*boxes: object) -> Issue:
    pages = (Page(id=P, boxes=boxes), Page(id=Q))
    return Issue(articles=(Article(id=A), Article(id=ArticleId("b"))), pages=pages)


def parts(found: Issue) -> list[tuple[str, str, int]]:
    return [(page, box.id, box.part) for page, box in index(found).parts.get(A, ())]


def test_article_is_placed_once() -> None:
    placed = place(issue(), A, P, cells(), X)
    assert parts(placed) == [("p", "x", 1)]
    with pytest.raises(CommandError, match=r"box\.already_placed"):
        place(placed, A, Q, cells(), Y)


def test_box_of_an_article_is_pinned_and_let_go() -> None:
    placed = place(issue(), A, P, cells(), X)
    pinned = set_pinned(placed, X, pinned=True)
    assert index(pinned).boxes[X][1].pinned
    assert set_pinned(pinned, X, pinned=False) == placed
    with pytest.raises(CommandError, match=r"box\.no_article_box"):
        set_pinned(issue(RuleBox(id=X, start=(0, 0), end=(1, 1))), X, pinned=True)


def test_heads_are_arranged_by_box() -> None:
    found = set_arrangement(place(issue(), A, P, cells(), X), X, Arrangement.VERTICAL_LEFT)
    assert index(found).boxes[X][1].arrangement is Arrangement.VERTICAL_LEFT
    with pytest.raises(CommandError, match=r"box\.no_article_box"):
        set_arrangement(issue(RuleBox(id=X, start=(0, 0), end=(1, 1))), X, Arrangement.OVER)


def test_text_runs_down_in_all_parts_of_an_article() -> None:
    found = continue_on(place(issue(), A, P, cells(), X), A, Q, cells(), Y)
    found = set_vertical(found, Y, vertical=True)
    found = continue_on(found, A, Q, cells(2), Z)
    assert [box.vertical for _, box in index(found).parts[A]] == [True] * 3
    found = set_vertical(found, X, vertical=False)
    assert not any(box.vertical for _, box in index(found).parts[A])


def test_free_text_runs_down_and_a_rule_does_not() -> None:
    found = issue(TextBox(id=X, rect=Rect(0, 0, 9, 9)), RuleBox(id=Y, start=(0, 0), end=(1, 1)))
    assert index(set_vertical(found, X, vertical=True)).boxes[X][1].vertical
    with pytest.raises(CommandError, match=r"box\.no_text"):
        set_vertical(found, Y, vertical=True)


def test_parts_count_without_a_gap() -> None:
    found = place(issue(), A, P, cells(), X)
    found = continue_on(found, A, Q, cells(), Y)
    found = continue_on(found, A, Q, cells(2), Z)
    assert parts(found) == [("p", "x", 1), ("q", "y", 2), ("q", "z", 3)]
    assert parts(remove_box(found, Y)) == [("p", "x", 1), ("q", "z", 2)]
    assert parts(delete_page(found, P)) == [("q", "y", 1), ("q", "z", 2)]


def test_unplaced_article_has_no_continuation() -> None:
    with pytest.raises(CommandError, match=r"box\.not_placed"):
        continue_on(issue(), A, P, cells(), X)


def test_box_moves_on_its_page_and_to_another() -> None:
    found = place(issue(), A, P, cells(), X)
    moved = move_box(found, X, 3, 20)
    assert index(moved).boxes[X][1].shape == (cells(3, 20),)
    away = move_box(found, X, 1, 2, Q)
    assert parts(away) == [("q", "x", 1)]
    assert nudge(found, X, 1, 2) == move_box(found, X, 1, 2)
    assert move_box(found, X, 0, 0) is found


@pytest.mark.parametrize(("column", "line"), [(4, 0), (0, 66), (-1, 0), (0, -1)])
def test_box_never_leaves_the_grid(column: int, line: int) -> None:
    found = place(issue(), A, P, cells(), X)
    with pytest.raises(CommandError, match=r"box\.outside"):
        move_box(found, X, column, line)
    with pytest.raises(CommandError, match=r"box\.outside"):
        resize_box(found, X, cells(columns=6))


def test_package_takes_its_boxes_along() -> None:
    package = Package(id=Y, cells=cells(0, 0, 3, 30), boxes=(X, Z))
    rect = Rect(column_x(TABLOID_5, 1), line_y(TABLOID_5, 5), 10, 10)
    picture = PictureBox(id=Z, rect=rect, original="")
    found = place(issue(package, picture), A, P, cells(1, 3, 2, 9), X)
    moved = move_box(found, Y, 1, 10, Q)
    assert [box.id for box in moved.pages[1].boxes] == ["y", "z", "x"]
    assert index(moved).boxes[X][1].shape == (cells(2, 13, 2, 9),)
    assert index(moved).boxes[Z][1].rect.y == line_y(TABLOID_5, 15)


def test_ad_and_picture_and_rule() -> None:
    ad = AdBox(id=X, cells=cells())
    rule = RuleBox(id=Y, start=(100.0, 100.0), end=(200.0, 100.0))
    picture = PictureBox(id=Z, rect=Rect(60, 60, 10, 10), original="")
    found = issue(ad, rule, picture)
    assert index(resize_box(found, X, cells(1))).boxes[X][1].cells == cells(1)
    assert index(resize_box(found, Z, cells(1))).boxes[Z][1].rect == cells_rect(TABLOID_5, cells(1))
    moved = index(move_box(found, Y, 1, 4)).boxes[Y][1]
    assert moved.start == (column_x(TABLOID_5, 1), line_y(TABLOID_5, 4))
    assert moved.end[0] - moved.start[0] == pytest.approx(100)
    with pytest.raises(CommandError, match=r"box\.has_no_cells"):
        resize_box(found, Y, cells())
    with pytest.raises(CommandError, match=r"box\.no_article_box"):
        set_columns(found, X, 2)


def test_settings_of_an_article_box() -> None:
    found = place(issue(), A, P, cells(), X)
    assert index(set_columns(found, X, 3)).boxes[X][1].columns == 3
    assert index(set_headline_size(found, X, 2.5)).boxes[X][1].headline_size == 2.5
    assert index(set_head_lines(found, X, 4)).boxes[X][1].head_lines == 4
    assert set_framed(found, X, False) is found
    bold = set_border(found, X, Border.BOLD)
    assert set_framed(bold, X, True) is bold
    assert set_framed(bold, X, False) == found
    with pytest.raises(CommandError, match=r"box\.bad_size"):
        set_headline_size(found, X, float("nan"))
    with pytest.raises(CommandError, match=r"box\.bad_columns"):
        set_columns(found, X, -1)
    with pytest.raises(CommandError, match=r"box\.bad_head_lines"):
        set_head_lines(found, X, HEAD_LINES[1] + 1)


def test_last_box_is_in_front() -> None:
    found = issue(AdBox(id=X, cells=cells()), AdBox(id=Y, cells=cells()))
    assert [box.id for box in to_front(found, X).pages[0].boxes] == ["y", "x"]
    assert to_front(found, Y) is found


def test_first_box_is_at_the_back() -> None:
    found = issue(*(AdBox(id=name, cells=cells()) for name in (X, Y, Z)))
    assert [box.id for box in to_back(found, Z).pages[0].boxes] == ["z", "x", "y"]
    assert [box.id for box in to_back(found, Y).pages[0].boxes] == ["y", "x", "z"]
    assert to_back(found, X) is found


def test_folios_follow_the_order() -> None:
    found = new_page(issue(), PageId("n"), 0)
    assert [folio_of(found, page.id) for page in found.pages] == ["A01", "A02", "A03"]
    moved = move_page(found, PageId("n"), 2)
    assert [page.id for page in moved.pages] == ["p", "q", "n"]
    assert move_page(moved, PageId("n"), 2) is moved
    assert set_section(moved, Q, "要闻").pages[1].section == "要闻"
    for at in (-1, 4):
        with pytest.raises(CommandError, match=r"page\.no_place"):
            new_page(found, PageId("m"), at)


def test_unknown_page_and_box_are_named() -> None:
    with pytest.raises(CommandError, match=r"command\.no_page"):
        delete_page(issue(), PageId("none"))
    with pytest.raises(CommandError, match=r"command\.no_box"):
        remove_box(issue(), X)


def test_free_places_touch_no_box() -> None:
    page = Page(id=P, boxes=(AdBox(id=X, cells=cells(0, 0, 5, 70)),))
    found = list(free_places(TABLOID_5, page, 5, 4))
    assert [(c.column, c.line) for c in found] == [(0, 70), (0, 71)]
    assert overlapping(page, cells(0, 69)) == page.boxes
    assert overlapping(page, cells(0, 69), but=[X]) == ()
    assert not fits(TABLOID_5, cells(4))
    assert fits(TABLOID_5, cells(4), span=2)


def test_free_rectangle_is_drawn_to_the_nearest_line() -> None:
    guide = Guide(vertical=True, at=200.0)
    snapped = snap(Rect(203, 300.25, 50, 20), TABLOID_5, [guide], [], 4)
    assert snapped.rect.x == 200
    assert guide in snapped.lines
    far = snap(Rect(203, 300.25, 50, 20), TABLOID_5, [guide], [], 0.001)
    assert (far.rect.x, far.lines) == (203, ())
    beside = snap(Rect(151, 300.25, 50, 20), TABLOID_5, [], [Rect(100, 0, 50, 10)], 1.5)
    assert beside.rect.x == 150


def test_parts_of_an_article_that_is_lost_are_counted_all_the_same():
    lost = ArticleId("lost")
    boxes = [
        ArticleBox(id=box, article=lost, part=part, shape=(cells(part),))
        for box, part in ((X, 2), (Y, 5))
    ]
    found = renumbered(issue(*boxes), {lost})
    assert [box.part for _page, box in index(found).parts[lost]] == [1, 2]
