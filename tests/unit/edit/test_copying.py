"""Copies of boxes: no article twice, no booking twice, nothing over what stands there."""

from dataclasses import replace
from itertools import count

import pytest

from layout_app.edit.ads import AdFile, book, fill
from layout_app.edit.boxes import continue_on, place, set_columns, set_framed, set_pinned
from layout_app.edit.copying import Step, copied, cut, paste, repeated
from layout_app.edit.planning import replace_article
from layout_app.edit.spreads import join_pages
from layout_app.errors import CommandError
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    Media,
    Package,
    PanelBox,
    PictureBox,
    PlannedBox,
    RuleBox,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.page import Page
from layout_app.model.text import Kind, Paragraph

A, B = ArticleId("a"), ArticleId("b")
P, Q = PageId("p"), PageId("q")


def cells(column: int = 0, line: int = 10, columns: int = 2, lines: int = 20) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


def issue() -> Issue:
    body = (Paragraph(text="题", kind=Kind.HEADLINE), Paragraph(text="正文" * 50))
    picture = ArticlePicture(original="a" * 64, name="桥.jpg")
    articles = (
        Article(id=A, paragraphs=body, pictures=(picture,)),
        Article(id=B, paragraphs=body),
    )
    found = Issue(articles=articles, pages=(Page(id=P), Page(id=Q)))
    return set_framed(
        set_columns(place(found, A, P, cells(), BoxId("x")), BoxId("x"), 3), BoxId("x"), True
    )


NUMBERS = count()


def names():
    return lambda: BoxId(f"n{next(NUMBERS)}")


def pasted(found: Issue, page: PageId, *boxes: str) -> tuple[Issue, list]:
    made, ids = paste(found, page, copied(found, map(BoxId, boxes)), names())
    return made, [index(made).boxes[name][1] for name in ids]


def test_the_copy_of_an_article_waits_for_one_of_its_own():
    made, (planned,) = pasted(issue(), Q, "x")
    assert isinstance(planned, PlannedBox)
    assert planned.cells == cells()
    assert (planned.chars, planned.picture) == (101, True)
    assert len(index(made).parts[A]) == 1
    filled = replace_article(made, planned.id, B)
    box = index(filled).boxes[planned.id][1]
    assert isinstance(box, ArticleBox)
    assert (box.article, box.shape, box.columns, box.framed) == (B, (cells(),), 3, True)
    with pytest.raises(CommandError, match=r"box\.already_placed"):
        replace_article(made, planned.id, A)


def test_a_copy_stands_where_nothing_does():
    made, (planned,) = pasted(issue(), P, "x")
    assert not any(planned.cells.overlaps(c) for c in index(made).boxes["x"][1].shape)
    again, (second,) = pasted(made, P, planned.id)
    assert not second.cells.overlaps(planned.cells)
    assert again.pages[1] == issue().pages[1]


def test_an_ad_keeps_its_file_and_loses_its_booking():
    file = AdFile(original="b" * 64, name="a.pdf", media=Media.PDF, extent=(10.0, 10.0))
    found = fill(book(issue(), P, BoxId("ad"), slot="1/4", booking="GG-1"), BoxId("ad"), file)
    _, (copy,) = pasted(found, Q, "ad")
    assert isinstance(copy, AdBox)
    assert (copy.booking, copy.original, copy.slot) == ("", "b" * 64, "1/4")


def test_boxes_on_points_move_off_what_they_were_copied_from():
    free = (
        PanelBox(id=BoxId("panel"), rect=Rect(50, 50, 30, 30)),
        PictureBox(id=BoxId("picture"), rect=Rect(50, 50, 30, 30), original="c" * 64),
        RuleBox(id=BoxId("rule"), start=(50.0, 90.0), end=(90.0, 90.0)),
    )
    found = Issue(pages=(Page(id=P, boxes=free), Page(id=Q)))
    _, (panel, picture, rule) = pasted(found, P, "panel", "picture", "rule")
    assert panel.rect.x > 50
    assert picture.rect == panel.rect
    assert rule.start[0] - 50 == pytest.approx(rule.end[0] - 90)
    _, (there,) = pasted(found, Q, "panel")
    assert there.rect == free[0].rect


def test_a_package_comes_with_its_boxes():
    inner = PlannedBox(id=BoxId("in"), cells=cells(1, 14, 1, 5))
    package = Package(id=BoxId("pack"), cells=cells(), boxes=(BoxId("in"),))
    found = Issue(pages=(Page(id=P, boxes=(package, inner)), Page(id=Q)))
    made, (copy,) = pasted(found, P, "pack")
    (child,) = [index(made).boxes[name][1] for name in copy.boxes]
    by = copy.cells.column - package.cells.column, copy.cells.line - package.cells.line
    assert by != (0, 0)
    assert (child.cells.column - 1, child.cells.line - 14) == by
    assert len(made.pages[0].boxes) == 4


def test_a_box_that_is_wider_than_the_page_is_refused():
    pages = (Page(id=PageId("o")), *issue().pages, Page(id=PageId("r")))
    found = join_pages(Issue(pages=pages), P)
    wide = PlannedBox(id=BoxId("w"), cells=cells(2, 10, 6, 5))
    with pytest.raises(CommandError, match=r"box\.outside"):
        paste(found, PageId("r"), (wide,), names())
    made, (name,) = paste(found, P, (wide,), names())
    assert index(made).boxes[name][1].cells == wide.cells


def test_a_full_page_takes_the_copy_where_it_was():
    full = Issue(pages=(Page(id=P, boxes=(PlannedBox(id=BoxId("f"), cells=cells(0, 0, 5, 75)),)),))
    _, (copy,) = pasted(full, P, "f")
    assert copy.cells == cells(0, 0, 5, 75)
    beyond = PlannedBox(id=BoxId("b"), cells=cells(7, 70, 2, 20))
    made, (name,) = paste(full, P, (beyond,), names())
    assert index(made).boxes[name][1].cells == cells(3, 55, 2, 20)


def test_what_was_cut_comes_back_itself_and_then_as_a_copy():
    found = issue()
    (before,) = found.pages[0].boxes
    left, taken = cut(found, [BoxId("x")])
    assert left.pages[0].boxes == ()
    assert A not in index(left).parts
    made, (name,) = paste(left, Q, taken, names())
    assert made.pages[1].boxes == (before,)
    assert name == "x"
    _, (second,) = paste(made, P, taken, names())
    assert second != "x"
    again, (copy,) = paste(made, Q, taken, names())
    assert isinstance(index(again).boxes[copy][1], PlannedBox)


def test_a_part_that_was_cut_comes_back_between_the_others():
    found = continue_on(issue(), A, P, cells(2), BoxId("y"))
    found = continue_on(found, A, Q, cells(2), BoxId("z"))
    assert [box.id for _page, box in index(found).parts[A]] == ["x", "y", "z"]
    left, taken = cut(found, [BoxId("y")])
    assert [box.part for _page, box in index(left).parts[A]] == [1, 2]
    made, _ = paste(left, Q, taken, names())
    parts = index(made).parts[A]
    assert [(page, box.id, box.part) for page, box in parts] == [
        (P, "x", 1),
        (Q, "y", 2),
        (Q, "z", 3),
    ]


def test_an_ad_that_was_cut_keeps_its_booking():
    found = book(issue(), P, BoxId("ad"), slot="1/4", booking="GG-1")
    left, taken = cut(found, [BoxId("ad")])
    made, (name,) = paste(left, Q, taken, names())
    assert index(made).boxes[name][1] == index(found).boxes[BoxId("ad")][1]


def test_a_package_is_cut_with_what_it_holds_and_keeps_it():
    inner = [PlannedBox(id=BoxId(n), cells=cells(k, 14, 1, 5)) for k, n in enumerate("ij")]
    package = Package(id=BoxId("pack"), cells=cells(), boxes=(BoxId("i"), BoxId("j")))
    found = Issue(pages=(Page(id=P, boxes=(package, *inner)), Page(id=Q)))
    left, taken = cut(found, [BoxId("pack")])
    assert left.pages[0].boxes == ()
    made, _ = paste(left, Q, taken, names())
    assert set(made.pages[1].boxes) == {package, *inner}


def test_of_an_article_that_is_gone_only_its_room_comes_back():
    left, taken = cut(issue(), [BoxId("x")])
    gone = replace(left, articles=left.articles[1:])
    made, (name,) = paste(gone, P, taken, names())
    assert isinstance(index(made).boxes[name][1], PlannedBox)


def test_copies_stand_a_step_from_each_other_wherever_that_is():
    """What a package holds goes along; boxes on points go by columns too, or by points alone."""
    panel = PanelBox(id=BoxId("panel"), rect=Rect(100, 100, 40, 30))
    inner = PlannedBox(id=BoxId("in"), cells=cells(1, 14, 1, 5))
    package = Package(id=BoxId("pack"), cells=cells(), boxes=(inner.id,))
    found = Issue(pages=(Page(id=P, boxes=(panel, package, inner)),))
    made, copies = repeated(found, (BoxId("pack"), panel.id), 2, Step(lines=20), names())
    boxes = index(made).boxes
    packs = [boxes[name][1] for name in copies if isinstance(boxes[name][1], Package)]
    assert [pack.cells.line for pack in packs] == [30, 50]
    held = [boxes[inner][1] for pack in packs for inner in pack.boxes]
    assert [box.cells.line for box in held] == [34, 54]
    panels = [boxes[name][1].rect.y for name in copies if isinstance(boxes[name][1], PanelBox)]
    leading = paper_of(made).leading
    assert panels == pytest.approx([100 + 20 * leading, 100 + 40 * leading], abs=0.002)
    by_points, copies = repeated(found, (panel.id,), 3, Step(across=50.0, down=-10.0), names())
    rects = [index(by_points).boxes[name][1].rect for name in copies]
    assert [(rect.x, rect.y) for rect in rects] == [(150, 90), (200, 80), (250, 70)]


@pytest.mark.parametrize(
    ("count", "step", "code"),
    [
        (5, Step(lines=25), r"box\.outside"),
        (1, Step(columns=-1), r"box\.outside"),
        (1, Step(across=50.0), r"box\.on_cells"),
        (0, Step(lines=25), r"box\.bad_count"),
    ],
)
def test_copies_that_cannot_stand_are_refused_all(count, step, code):
    with pytest.raises(CommandError, match=code):
        repeated(issue(), (BoxId("x"),), count, step, names())


def test_the_copy_of_a_pinned_box_is_free():
    made, (planned,) = pasted(set_pinned(issue(), BoxId("x"), pinned=True), Q, "x")
    filled = replace_article(made, planned.id, B)
    assert not index(filled).boxes[planned.id][1].pinned
