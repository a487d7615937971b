"""Pictures of an article and the parts of its box: added, captioned, placed, taken out."""

from dataclasses import replace

import pytest

from layout_app.edit.boxes import (
    added,
    place,
    reset_region,
    set_air,
    set_arrangement,
    set_division,
    set_drop_cap,
    set_region,
    set_shape,
)
from layout_app.edit.pictures import (
    add_picture,
    remove_picture,
    replace_picture,
    set_caption,
    set_contour,
    set_crop,
    set_focus,
    uses_of,
)
from layout_app.errors import CommandError
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.box import Arrangement, ArticleBox, Division, PictureBox, Region, RegionKind
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.paper import Remainder
from layout_app.model.text import Kind, Paragraph

A, P, X = ArticleId("a"), PageId("p"), BoxId("x")
CORNERS = ((0.0, 0.0), (1.0, 0.0), (0.5, 1.0))
ONE, TWO, THREE = (ArticlePicture(original=c * 64, name=f"{c}.jpg") for c in "123")


def cells(column: int, line: int, columns: int, lines: int) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


def issue() -> Issue:
    found = Issue(articles=(Article(id=A, pictures=(ONE, TWO, THREE)),), pages=(Page(id=P),))
    return place(found, A, P, cells(0, 0, 3, 20), X)


def pictures(found: Issue) -> tuple[ArticlePicture, ...]:
    return index(found).articles[A].pictures


def box(found: Issue) -> ArticleBox:
    shown = index(found).boxes[X][1]
    assert isinstance(shown, ArticleBox)
    return shown


def placed(kind: RegionKind, number: int) -> Region:
    return Region(kind=kind, index=number, rect=Rect(0, 0, 10 + number, 10))


def test_places_go_with_their_pictures_when_one_is_taken_out() -> None:
    found = issue()
    for number in range(3):
        found = set_region(found, X, placed(RegionKind.PICTURE, number))
    found = set_region(found, X, placed(RegionKind.QUOTE, 1))
    found = remove_picture(found, A, 1)
    assert pictures(found) == (ONE, THREE)
    assert [(r.kind, r.index, r.rect.w) for r in box(found).regions] == [
        (RegionKind.PICTURE, 0, 10),
        (RegionKind.PICTURE, 1, 12),
        (RegionKind.QUOTE, 1, 11),
    ]
    with pytest.raises(CommandError, match=r"picture\.none"):
        remove_picture(found, A, 2)


def test_picture_is_added_behind_the_others() -> None:
    assert pictures(add_picture(issue(), A, ONE))[3] is ONE


def test_caption_and_credit_are_set_apart_or_together() -> None:
    found = set_caption(issue(), A, 0, "桥\n通了")
    assert pictures(found)[0] == replace(ONE, caption="桥 通了")
    found = set_caption(found, A, 0, credit="某某")
    assert pictures(found)[0] == replace(ONE, caption="桥 通了", credit="某某")
    assert set_caption(found, A, 0) is found


def test_crop_and_outline_stay_inside_the_picture() -> None:
    found = set_crop(issue(), A, 0, Rect(0.1, 0, 0.5, 1))
    assert pictures(found)[0].crop == Rect(0.1, 0, 0.5, 1)
    assert pictures(set_crop(found, A, 0, None))[0].crop is None
    found = set_contour(found, A, 0, ((0, 0), (1, 0), (0, 1)))
    assert len(pictures(found)[0].contour) == 3
    with pytest.raises(CommandError, match=r"picture\.bad_crop"):
        set_crop(found, A, 0, Rect(0.6, 0, 0.5, 1))
    for wrong in (((0, 0), (1, 0)), ((0, 0), (2, 0), (0, 1))):
        with pytest.raises(CommandError, match=r"picture\.bad_contour"):
            set_contour(found, A, 0, wrong)


def test_what_stays_in_sight_lies_in_the_picture() -> None:
    found = set_focus(issue(), A, 0, (0.0, 1.0))
    assert pictures(found)[0].focus == (0.0, 1.0)
    assert pictures(set_focus(found, A, 0, None))[0].focus is None
    for wrong in ((-0.1, 0.5), (0.5, 1.1)):
        with pytest.raises(CommandError, match=r"picture\.bad_focus"):
            set_focus(found, A, 0, wrong)


def test_uses_of_a_picture_are_named_by_folio_and_headline() -> None:
    told = Article(id=ArticleId("b"), paragraphs=(Paragraph(text="桥", kind=Kind.HEADLINE),))
    found = issue()
    found = replace(found, articles=(*found.articles, replace(told, pictures=(TWO,))))
    free = PictureBox(id=BoxId("y"), rect=Rect(0, 0, 9, 9), original=ONE.original)
    found = added(found, P, free)
    assert uses_of(found, ONE.original) == (("A01", ""), ("A01", "y"))
    assert uses_of(found, TWO.original) == (("", "桥"), ("A01", ""))
    assert uses_of(found, "0" * 64) == ()


def test_a_region_is_set_once_and_reset() -> None:
    found = set_region(issue(), X, placed(RegionKind.PICTURE, 0))
    again = set_region(found, X, replace(placed(RegionKind.PICTURE, 0), over=True))
    assert [r.over for r in box(again).regions] == [True]
    assert reset_region(again, X, RegionKind.PICTURE) == issue()


def test_shape_is_a_union_that_hangs_together() -> None:
    step = (cells(0, 10, 1, 5), cells(0, 0, 3, 10))
    assert box(set_shape(issue(), X, step)).shape == step[::-1]
    for wrong in (
        (),
        (cells(0, 0, 2, 5), cells(1, 4, 2, 5)),
        (cells(0, 0, 1, 5), cells(2, 0, 1, 5)),
        (cells(0, 0, 1, 5), cells(1, 5, 1, 5)),
    ):
        with pytest.raises(CommandError, match=r"box\.bad_shape"):
            set_shape(issue(), X, wrong)
    with pytest.raises(CommandError, match=r"box\.outside"):
        set_shape(issue(), X, (cells(0, 0, 9, 5),))


def test_heads_division_cap_and_air_are_kept_by_the_box() -> None:
    found = set_arrangement(issue(), X, Arrangement.SURROUNDED)
    found = set_division(found, X, Division.KEPT_GUTTER, Remainder.GUTTERS)
    found = set_division(found, X, Division.WHOLE)
    found = set_drop_cap(found, X, 3)
    found = set_air(found, X, heads=1, pictures=-1, subheads=2)
    found = set_air(found, X, loosen=-3)
    made = box(found)
    assert (made.arrangement, made.division) == (Arrangement.SURROUNDED, Division.WHOLE)
    assert (made.remainder, made.drop_cap) == (Remainder.GUTTERS, 3)
    assert (made.picture_lines, made.subhead_air, made.loosen) == (-1, 2, -3)
    assert made.heads_lower == 1
    assert box(set_drop_cap(found, X, 1)).drop_cap == 0
    with pytest.raises(CommandError, match=r"box\.bad_cap"):
        set_drop_cap(found, X, 99)
    with pytest.raises(CommandError, match=r"box\.bad_air"):
        set_air(found, X, subheads=-1)
    with pytest.raises(CommandError, match=r"box\.bad_air"):
        set_air(found, X, heads=-1)


def test_another_file_asks_for_its_words_to_be_read_and_the_same_one_does_not():
    issue = Issue(
        articles=(Article(id=A, pictures=(replace(ONE, caption="桥", contour=CORNERS),)),)
    )
    other = replace_picture(issue, A, 0, "9" * 64, "9.jpg", (30, 20))
    (picture,) = index(other).articles[A].pictures
    assert (picture.original, picture.name, picture.pixels) == ("9" * 64, "9.jpg", (30, 20))
    assert (picture.replaced, picture.caption, picture.contour) == (ONE.original, "桥", ())
    same = replace_picture(issue, A, 0, ONE.original, "other.jpg", (30, 20))
    (picture,) = index(same).articles[A].pictures
    assert (picture.pixels, picture.replaced, picture.name) == ((30, 20), "", ONE.name)
    assert picture.contour == CORNERS
    assert replace_picture(same, A, 0, ONE.original, "other.jpg", (30, 20)) is same
