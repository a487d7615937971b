"""Packages: made around boxes, moved with them, and given up when fewer than two are left."""

from dataclasses import replace

import pytest

from layout_app.edit.arranging import rearranged
from layout_app.edit.articles import remove_article
from layout_app.edit.boxes import (
    continue_on,
    move_box,
    nudge,
    place,
    remove_box,
    resize_box,
    set_framed,
    to_back,
    to_front,
)
from layout_app.edit.copies import duplicate_page
from layout_app.edit.copying import copied, paste
from layout_app.edit.free import add_free, set_rect
from layout_app.edit.grouping import Edge, align, distribute, insert_above, move_together
from layout_app.edit.packages import members_of, pack, set_heads, unpack
from layout_app.edit.pages import delete_page
from layout_app.edit.planning import replace_article
from layout_app.edit.spreads import join_pages, part_pages
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.box import (
    PACKAGE,
    ArticleBox,
    Package,
    PictureBox,
    PlannedBox,
    RuleBox,
    package_name,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.paper import TABLOID_5, column_x
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph

P, Q = PageId("p"), PageId("q")
A, B, C, D = map(ArticleId, "abcd")
X, Y, Z, W, PACK = map(BoxId, ("x", "y", "z", "w", "pack"))


def cells(column: int, line: int, columns: int = 2, lines: int = 10) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


@pytest.fixture
def issue() -> Issue:
    """Three articles on the first page, the third below the other two; one waits."""
    made = Issue(
        articles=tuple(
            Article(id=name, paragraphs=(Paragraph(text="文"),)) for name in (A, B, C, D)
        ),
        pages=(Page(id=P), Page(id=Q)),
    )
    for article, box, at in ((A, X, (0, 20)), (B, Y, (2, 22)), (C, Z, (0, 50))):
        made = place(made, article, P, cells(*at), box)
    return made


@pytest.fixture
def packed(issue: Issue) -> Issue:
    return pack(issue, (X, Y), PACK, title="街坊本周")


def package(issue: Issue) -> Package:
    found = index(issue).boxes[PACK][1]
    assert isinstance(found, Package)
    return found


def corner(issue: Issue, box: BoxId) -> tuple[int, int]:
    found = index(issue).boxes[box][1]
    shape = found.shape[0] if isinstance(found, ArticleBox) else found.cells
    return shape.column, shape.line


def test_the_package_stands_around_its_boxes_and_above_them(packed, issue):
    made = package(packed)
    assert made.cells == cells(0, 20, 4, 12)
    assert (made.boxes, made.framed) == ((X, Y), True)
    assert made.heads == (Paragraph(text="街坊本周", kind=Kind.HEADLINE),)
    assert [box.id for box in packed.pages[0].boxes] == [X, Y, PACK, Z]
    assert unpack(packed, PACK).pages == issue.pages
    moved = move_box(packed, PACK, 0, 0, Q)
    assert [box.id for box in moved.pages[1].boxes] == [X, Y, PACK]


def test_without_words_and_frame_it_only_holds_together(issue):
    made = package(pack(issue, (Y, X), PACK, title="  ", framed=False))
    assert (made.heads, made.framed, made.boxes) == ((), False, (X, Y))
    assert package_name(made) == PACKAGE


def test_what_stands_on_points_goes_along_to_the_point(issue):
    issue = add_free(issue, P, PictureBox(id=W, rect=Rect(101.5, 300.25, 20, 20), original=""))
    rule = RuleBox(id=BoxId("r"), start=(100.5, 310.0), end=(140.5, 312.0))
    found = pack(add_free(issue, P, rule), (X, Y, W, rule.id), PACK)
    assert package(found).cells == cells(0, 20, 4, 12)
    moved = move_box(found, PACK, 1, 30, Q)
    dx, dy = column_x(TABLOID_5, 1) - column_x(TABLOID_5, 0), 10 * TABLOID_5.leading
    shown = index(moved).boxes
    assert {shown[name][0] for name in (PACK, X, Y, W, rule.id)} == {Q}
    assert (shown[W][1].rect.x, shown[W][1].rect.y) == pytest.approx((101.5 + dx, 300.25 + dy))
    assert shown[rule.id][1].start == pytest.approx((100.5 + dx, 310 + dy))
    assert shown[rule.id][1].end == pytest.approx((140.5 + dx, 312 + dy))
    assert (corner(moved, X), corner(moved, Y)) == ((1, 30), (3, 32))


@pytest.mark.parametrize(
    ("boxes", "code"),
    [
        ((), "box.packs_two"),
        ((X,), "box.packs_two"),
        ((X, X), "box.packs_two"),
        ((X, BoxId("free")), "box.packs_two"),
        ((X, BoxId("far")), "box.packed_apart"),
        ((X, Z), "box.packed_between"),
        ((X, BoxId("nobody")), "command.no_box"),
    ],
)
def test_what_cannot_be_packed_is_refused(issue, boxes, code):
    issue = add_free(issue, P, PictureBox(id=BoxId("free"), rect=Rect(90, 90, 9, 9), original=""))
    issue = place(issue, D, Q, cells(0, 20), BoxId("far"))
    with pytest.raises(CommandError) as refusal:
        pack(move_box(issue, Y, 1, 33), boxes, PACK)
    assert refusal.value.code == code


def test_the_box_in_between_is_named(issue):
    named = replace(issue.articles[1], paragraphs=(Paragraph(text="菜场", kind=Kind.HEADLINE),))
    issue = replace(issue, articles=(issue.articles[0], named, *issue.articles[2:]))
    with pytest.raises(CommandError) as refusal:
        pack(move_box(issue, Y, 1, 33), (X, Z), PACK)
    assert refusal.value.arguments["one"] == "菜场"


@pytest.mark.parametrize("boxes", [(X, Z), (Z, PACK), (Z, Y)])
def test_what_is_packed_is_not_packed_again(packed, boxes):
    with pytest.raises(CommandError) as refusal:
        pack(packed, boxes, BoxId("second"))
    assert refusal.value.code == "box.packed_already"
    assert refusal.value.arguments["one"] == "街坊本周"


def test_a_package_over_cells_of_another_is_refused(packed):
    around = place(packed, D, P, cells(4, 32, 1, 4), W)
    with pytest.raises(CommandError, match=r"box\.packed_between"):
        pack(move_box(around, Z, 0, 5), (W, Z), BoxId("second"))


@pytest.mark.parametrize("box", [PACK, X])
def test_taken_apart_nothing_else_changes(packed, issue, box):
    assert unpack(packed, box).pages == issue.pages
    with pytest.raises(CommandError, match=r"box\.no_package"):
        unpack(packed, Z)


def test_removed_it_leaves_its_boxes(packed, issue):
    assert remove_box(packed, PACK).pages == issue.pages


def test_it_moves_and_is_nudged_with_its_boxes(packed):
    moved = nudge(move_box(packed, PACK, 1, 30), PACK, 0, -1)
    assert [corner(moved, box) for box in (PACK, X, Y, Z)] == [(1, 29), (1, 29), (3, 31), (0, 50)]
    with pytest.raises(CommandError, match=r"box\.outside"):
        nudge(packed, PACK, 2, 0)


def test_a_place_of_the_same_size_is_a_move_and_another_size_leaves_its_boxes(packed):
    assert corner(resize_box(packed, PACK, cells(1, 20, 4, 12)), X) == (1, 20)
    higher = resize_box(packed, PACK, cells(0, 16, 4, 16))
    assert corner(higher, X) == (0, 20)
    assert package(higher).boxes == (X, Y)


def test_selected_with_its_boxes_it_takes_them_along_once(packed):
    moved = move_together(packed, (PACK, X, Y, Z), 1, 5)
    assert [corner(moved, box) for box in (PACK, X, Y, Z)] == [(1, 25), (1, 25), (3, 27), (1, 55)]
    aligned = align(packed, (Z, PACK, X, Y), Edge.TOP)
    assert [corner(aligned, box) for box in (PACK, X, Y)] == [(0, 50), (0, 50), (2, 52)]
    below = place(packed, D, P, cells(0, 70, 2, 2), W)
    shared = distribute(below, (PACK, X, Y, Z, W))
    assert corner(shared, PACK) == corner(shared, X) == (0, 20)


def three(packed: Issue) -> Issue:
    """Return a package of three boxes."""
    return pack(unpack(packed, PACK), (X, Y, Z), PACK)


LEAVING = {
    "removed": lambda issue: remove_box(issue, X),
    "on another page": lambda issue: move_box(issue, X, 0, 0, Q),
    "its article removed": lambda issue: remove_article(issue, A),
    "made anew": lambda issue: rearranged(
        issue, P, (ArticleBox(id=BoxId("new"), article=A, shape=(cells(0, 0),)),)
    ),
}


@pytest.mark.parametrize("leave", LEAVING.values(), ids=LEAVING)
def test_what_leaves_the_page_leaves_its_package_and_the_last_but_one_ends_it(packed, leave):
    assert package(leave(three(packed))).boxes == (Y, Z)
    ended = leave(packed)
    assert PACK not in index(ended).boxes
    assert index(ended).boxes[Y] == index(packed).boxes[Y]


def test_a_picture_that_goes_to_another_page_leaves(packed):
    free = add_free(packed, P, PictureBox(id=W, rect=Rect(101, 300, 20, 20), original=""))
    found = pack(unpack(free, PACK), (X, Y, W), PACK)
    assert package(set_rect(found, W, Rect(90, 90, 20, 20), Q)).boxes == (X, Y)
    assert package(set_rect(found, W, Rect(90, 90, 20, 20))).boxes == (X, Y, W)


def test_another_article_in_its_box_stays_in_the_package(packed):
    jumped = continue_on(packed, A, Q, cells(0, 0), W)
    found = replace_article(jumped, X, D)
    assert package(found).boxes == (X, Y)
    assert index(found).boxes[X][1].article == D
    assert W not in index(found).boxes
    assert [box.id for box in found.pages[0].boxes] == [X, Y, PACK, Z]


def test_a_further_part_that_goes_with_its_article_leaves(packed):
    jumped = continue_on(unpack(packed, PACK), A, P, cells(2, 34, 2, 6), W)
    found = pack(jumped, (X, Y, W), PACK)
    assert package(replace_article(found, X, D)).boxes == (X, Y)


def test_an_article_above_one_of_its_boxes_joins(packed):
    found = insert_above(packed, X, D, 4, W)
    assert package(found).boxes == (X, Y, W)
    with pytest.raises(CommandError, match=r"box\.no_article_box"):
        insert_above(packed, PACK, D, 4, W)


def test_order_of_painting_keeps_it(packed):
    for turned in (to_front(packed, X), to_back(packed, Y), to_front(packed, PACK)):
        assert package(turned).boxes == (X, Y)


def test_copied_it_holds_the_copies(packed):
    free = add_free(packed, P, PictureBox(id=W, rect=Rect(101, 300, 20, 20), original=""))
    found = pack(unpack(free, PACK), (X, Y, W), PACK, title="街坊本周")
    ids = iter("123456789")
    made, (name,) = paste(found, P, copied(found, (PACK,)), lambda: BoxId(next(ids)))
    copy = index(made).boxes[name][1]
    one, two, picture = members_of(made.pages[0], copy)
    down = copy.cells.line - 20
    assert down != 0
    assert copy.heads == package(found).heads
    assert isinstance(one, PlannedBox)
    assert (one.cells.line, two.cells.line) == (20 + down, 22 + down)
    assert picture.rect.y == pytest.approx(300 + down * TABLOID_5.leading, abs=0.01)
    assert package(made).boxes == (X, Y, W)
    assert made.pages[0].boxes[-1] is copy


def test_a_page_like_another_has_its_package_around_what_keeps_their_room(packed):
    made = duplicate_page(set_heads(packed, X, {Kind.HEADLINE: "街坊本月"}), P, PageId("r"))
    (copy,) = (box for box in made.pages[1].boxes if isinstance(box, Package))
    assert {type(box) for box in members_of(made.pages[1], copy)} == {PlannedBox}
    assert [head.text for head in copy.heads] == ["街坊本月"]
    assert copy.cells == package(made).cells
    assert copy.id != package(made).id
    assert package(made).boxes == (X, Y)
    assert not set(copy.boxes) & {X, Y}


def test_with_its_page_all_of_it_goes(packed):
    assert not index(delete_page(packed, P)).boxes


def test_a_spread_parts_a_package_from_the_box_on_its_other_page(issue):
    pages = (Page(id=PageId("o")), *issue.pages)
    spread = join_pages(replace(issue, pages=pages), P)
    for article, box, at in ((D, W, (5, 20)),):
        spread = place(spread, article, P, cells(*at), box)
    whole = pack(spread, (X, Y, W), PACK)
    assert package(whole).cells == cells(0, 20, 7, 12)
    narrow = resize_box(whole, PACK, cells(0, 20, 4, 12))
    parted = part_pages(narrow, P)
    assert package(parted).boxes == (X, Y)
    assert index(parted).boxes[W][0] == Q
    right = move_box(pack(spread, (X, Y), PACK), PACK, 5, 40)
    assert index(part_pages(right, P)).boxes[PACK] == (Q, package(part_pages(right, P)))
    assert package(part_pages(right, P)).boxes == (X, Y)


def test_heads_are_worded_in_their_order_and_taken_away(packed):
    told = {Kind.SUBTITLE: "四篇 ", Kind.KICKER: "河边", Kind.HEADLINE: "街坊本月"}
    found = set_heads(packed, X, told)
    assert [(head.kind, head.text) for head in package(found).heads] == [
        (Kind.KICKER, "河边"),
        (Kind.HEADLINE, "街坊本月"),
        (Kind.SUBTITLE, "四篇"),
    ]
    assert set_heads(found, PACK, {Kind.HEADLINE: "街坊本月"}) is found
    bare = set_heads(found, PACK, dict.fromkeys(told, ""))
    assert package(bare).heads == ()


def test_marks_stay_with_words_that_do_and_a_head_of_no_kind_is_the_title(packed):
    bold = Mark(kind=MarkKind.BOLD, start=0, end=1)
    heads = (Paragraph(text="街坊"), Paragraph(text="副题", kind=Kind.SUBTITLE, marks=(bold,)))
    boxes = tuple(
        replace(box, heads=heads) if isinstance(box, Package) else box
        for box in packed.pages[0].boxes
    )
    found = replace(packed, pages=(replace(packed.pages[0], boxes=boxes), *packed.pages[1:]))
    said = package(set_heads(found, PACK, {Kind.HEADLINE: "邻里", Kind.SUBTITLE: "副题"}))
    assert [head.text for head in said.heads] == ["邻里", "副题"]
    assert said.heads[1].marks == (bold,)


def test_its_frame_comes_and_goes(packed):
    bare = set_framed(packed, PACK, framed=False)
    assert not package(bare).framed
    assert package(set_framed(bare, PACK, framed=True)).framed
