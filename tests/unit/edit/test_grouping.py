"""Several boxes as one, and boxes that are in the way."""

import pytest

from layout_app.edit.boxes import place, resize_box
from layout_app.edit.free import add_free
from layout_app.edit.grouping import (
    Edge,
    align,
    cells_of_box,
    distribute,
    insert_above,
    move_together,
    place_of,
    same_size,
    set_place,
)
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.box import PanelBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, paper_of
from layout_app.model.page import Page
from layout_app.model.paper import cells_rect
from layout_app.model.text import Paragraph

A, B, C = map(BoxId, ("x", "y", "z"))
BOXES = {A: (0, 0, 2, 10), B: (2, 13, 1, 8), C: (3, 40, 2, 12)}


def cells(column: int, line: int, columns: int, lines: int) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


@pytest.fixture
def issue() -> Issue:
    articles = tuple(
        Article(id=ArticleId(name), paragraphs=(Paragraph(text="文"),)) for name in "abcd"
    )
    made = Issue(pages=(Page(id=PageId("p")),), articles=articles)
    for name, (box, at) in zip("abc", BOXES.items(), strict=True):
        made = place(made, ArticleId(name), PageId("p"), cells(*at), box)
    return made


def at(issue: Issue, *boxes: BoxId) -> list[tuple[int, int]]:
    found = (cells_of_box(issue, box) for box in boxes)
    return [(c.column, c.line) for c in found]


def test_boxes_move_together_or_not_at_all(issue):
    assert at(move_together(issue, (A, B), 1, 2), A, B, C) == [(1, 2), (3, 15), (3, 40)]
    with pytest.raises(CommandError):
        move_together(issue, (B, A), -1, 0)


@pytest.mark.parametrize(
    ("edge", "wanted"),
    [
        (Edge.LEFT, [(0, 0), (0, 13), (0, 40)]),
        (Edge.RIGHT, [(0, 0), (1, 13), (0, 40)]),
        (Edge.TOP, [(0, 0), (2, 0), (3, 0)]),
    ],
)
def test_boxes_are_aligned_to_the_first(issue, edge, wanted):
    assert at(align(issue, (A, B, C), edge), A, B, C) == wanted


def test_feet_are_aligned_where_there_is_room(issue):
    assert at(align(issue, (C, A), Edge.FOOT), A) == [(0, 42)]


def test_room_between_boxes_is_shared(issue):
    assert at(distribute(issue, (C, A, B)), A, B, C) == [(0, 0), (2, 21), (3, 40)]


def test_article_is_inserted_above_and_the_box_keeps_its_foot(issue):
    done = insert_above(issue, C, ArticleId("d"), 5, BoxId("new"))
    assert cells_of_box(done, BoxId("new")) == cells(3, 40, 2, 5)
    assert cells_of_box(done, C) == cells(3, 45, 2, 7)
    with pytest.raises(CommandError) as refused:
        insert_above(issue, C, ArticleId("d"), 11, BoxId("new"))
    assert refused.value.code == "box.no_room_above"


def test_boxes_share_the_room_across_in_whole_columns(issue):
    for box, column in ((A, 0), (B, 2), (C, 4)):
        issue = resize_box(issue, box, cells(column, 0, 1, 5))
    spread = move_together(issue, (B,), -1, 0)
    assert [
        cells_of_box(distribute(spread, (A, B, C), across=True), b).column for b in (A, B, C)
    ] == [0, 2, 4]


PANELS = tuple(
    PanelBox(id=BoxId(f"p{n}"), rect=Rect(*at))
    for n, at in enumerate(((100, 100, 40, 20), (110, 300, 60, 30), (130, 130, 20, 50)))
)


@pytest.fixture
def panels(issue) -> Issue:
    for panel in PANELS:
        issue = add_free(issue, PageId("p"), panel)
    return issue


def rects(issue: Issue) -> list[Rect]:
    return [place_of(issue, panel.id) for panel in PANELS]


@pytest.mark.parametrize(
    ("edge", "wanted"),
    [
        (Edge.LEFT, [100, 100, 100]),
        (Edge.RIGHT, [100, 80, 120]),
        (Edge.TOP, [100, 100, 100]),
        (Edge.FOOT, [100, 90, 70]),
    ],
)
def test_boxes_on_points_are_aligned_to_the_point(panels, edge, wanted):
    aligned = rects(align(panels, [panel.id for panel in PANELS], edge))
    upright = edge in (Edge.LEFT, Edge.RIGHT)
    assert [rect.x if upright else rect.y for rect in aligned] == wanted


def test_boxes_on_points_share_the_room(panels):
    shared = rects(distribute(panels, [panel.id for panel in PANELS]))
    assert [rect.y for rect in shared] == [100, 300, 185]
    assert shared[0].h + 65 == shared[2].y - shared[0].y


def test_a_box_on_points_goes_along_and_aligns_with_an_article(panels):
    moved = move_together(panels, (B, PANELS[0].id), 1, 2)
    assert cells_of_box(moved, B).column == cells_of_box(panels, B).column + 1
    assert rects(moved)[0].y == pytest.approx(100 + 2 * paper_of(panels).leading, abs=0.001)
    aligned = align(panels, (A, PANELS[1].id), Edge.LEFT)
    assert rects(aligned)[1].x == place_of(panels, A).x


def test_boxes_are_centred_on_the_first_and_a_single_one_on_the_page(issue):
    assert at(align(issue, (A, C, B), Edge.CENTRE), A, C, B) == [(0, 0), (0, 40), (0, 13)]
    assert at(align(issue, (C, A, B), Edge.MIDDLE), C, A, B) == [(3, 40), (0, 41), (2, 42)]
    paper = paper_of(issue)
    assert at(align(issue, (B,), Edge.CENTRE), B) == [((paper.columns - 1) // 2, 13)]


def test_boxes_on_cells_go_to_the_column_and_line_nearest_to_one_on_points(issue):
    paper = paper_of(issue)
    first = BoxId("panel")
    near = cells_rect(paper, cells(1, 20, 2, 9))
    rect = Rect(near.x + 6, near.y - 3, near.w - 11, near.h + 5)
    made = add_free(issue, PageId("p"), PanelBox(id=first, rect=rect))
    for edge, box, wanted in (
        (Edge.LEFT, A, (1, 0)),
        (Edge.RIGHT, B, (2, 13)),
        (Edge.TOP, C, (3, 20)),
        (Edge.FOOT, B, (2, 21)),
        (Edge.MIDDLE, A, (0, 19)),
    ):
        assert at(align(made, (first, box), edge), box) == [wanted]
    assert cells_of_box(same_size(made, (first, C), across=False), C).lines == 9


def test_boxes_take_the_size_of_the_first(issue):
    wider = same_size(issue, (A, B), across=True)
    assert cells_of_box(wider, B) == cells(2, 13, 2, 8)
    higher = same_size(issue, (A, B), across=False)
    assert cells_of_box(higher, B) == cells(2, 13, 1, 10)
    with pytest.raises(CommandError):
        same_size(resize_box(issue, A, cells(0, 0, 4, 10)), (A, C), across=True)


def test_boxes_take_the_figures_given_and_keep_the_rest(issue):
    moved = set_place(issue, (A, C), line=5, lines=6)
    assert cells_of_box(moved, A) == cells(0, 5, 2, 6)
    assert cells_of_box(moved, C) == cells(3, 5, 2, 6)


@pytest.mark.parametrize("given", [{"column": -1}, {"line": -1}, {"columns": 0}, {"lines": 0}])
def test_a_place_that_no_page_has_is_refused(issue, given):
    with pytest.raises(CommandError):
        set_place(issue, (A, B), **given)
