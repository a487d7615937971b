"""Pages and the issue: what it inherits, folios in order, and the index of what it holds."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.model.article import Article, ArticlePicture
from layout_app.model.box import (
    UNBOOKED,
    UNNAMED,
    AdBox,
    ArticleBox,
    ContentsBox,
    Package,
    PictureBox,
    PlannedBox,
    SectionBox,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId, new_id
from layout_app.model.issue import (
    Colophon,
    Issue,
    Logo,
    Publication,
    box_name,
    colophon_of,
    file_names,
    first_folio,
    folio_at,
    folio_of,
    folios_of,
    index,
    name_and_day,
    name_of,
    page_named,
    paper_of,
    stylebook_of,
)
from layout_app.model.page import Page, RightPage
from layout_app.model.paper import BROADSHEET_8, TABLOID_5
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph
from tests import strategies

CELLS = Cells(column=0, line=0, columns=1, lines=1)
A, B = ArticleId("a"), ArticleId("b")


def page(name: str, *boxes: object, span: int = 1, **others: object) -> Page:
    return Page(id=PageId(name), boxes=boxes, span=span, **others)


def part(name: str, article: ArticleId, number: int = 1) -> ArticleBox:
    return ArticleBox(id=BoxId(name), article=article, shape=(CELLS,), part=number)


def test_page_is_one_folio_or_a_spread_of_two():
    with pytest.raises(ValueError, match="one or two folios"):
        page("p", span=3)
    with pytest.raises(ValueError, match="one or two folios"):
        page("p", span=0)
    with pytest.raises(ValueError, match="only a spread"):
        page("p", right=RightPage(id=PageId("r")))


def test_right_page_of_which_nothing_is_known_is_named_after_the_left_one():
    assert page("p", span=2, section="要闻").right_page == RightPage(
        id=PageId("p-right"), section="要闻"
    )
    own = RightPage(id=PageId("r"), section="副刊")
    assert page("p", span=2, right=own).right_page is own


def test_ids_are_given_once():
    box = part("b", A)
    with pytest.raises(ValueError, match="two boxes"):
        page("p", box, box)
    with pytest.raises(ValueError, match="two pages"):
        Issue(pages=(page("p"), page("p")))
    with pytest.raises(ValueError, match="two articles"):
        Issue(articles=(Article(id=A), Article(id=A)))


def test_ids_are_six_characters_that_print_apart():
    found = [new_id() for _ in range(200)]
    assert all(re.fullmatch("[abcdefghijkmnpqrstuvwxyz23456789]{6}", name) for name in found)
    assert len(set(found)) == 200


def test_issue_inherits_what_it_does_not_say():
    book, colophon = Stylebook(masthead_lines=3), Colophon(cn="CN 00-0000")
    publication = Publication(
        name="云溪报", paper="broadsheet-8", stylebook=book, colophon=colophon
    )
    issue = Issue(publication=publication)
    assert name_of(issue) == "云溪报"
    assert paper_of(issue) == BROADSHEET_8
    assert stylebook_of(issue) is book
    assert colophon_of(issue) is colophon
    other, others = Stylebook(), Colophon()
    own = replace(issue, name="号外", paper="tabloid-5", stylebook=other, colophon=others)
    assert name_of(own) == "号外"
    assert paper_of(own) == TABLOID_5
    assert stylebook_of(own) is other
    assert colophon_of(own) is others


def test_papers_of_the_publication_come_before_the_presets():
    mine = replace(TABLOID_5, top_mm=20)
    assert paper_of(Issue(publication=Publication(papers=(mine,)))) is mine
    with pytest.raises(ValueError, match="no paper named 四开"):
        paper_of(Issue(paper="四开"))


def test_issue_is_called_by_name_and_day_as_far_as_known():
    day = dt.date(2026, 12, 1)
    assert name_and_day(Issue(name="云溪报", date=day)) == "云溪报 2026-12-01"
    assert name_and_day(Issue(date=day)) == "2026-12-01"
    assert name_and_day(Issue()) == ""


def test_logo_has_no_negative_size():
    with pytest.raises(ValueError, match="negative"):
        Logo(extent=(-1.0, 0.0))


SPREAD = Issue(pages=(page("p"), page("q", span=2), page("r")))


def test_folios_count_a_spread_twice():
    assert [folio_of(SPREAD, p.id) for p in SPREAD.pages] == ["A01", "A02-A03", "A04"]
    assert folios_of(SPREAD, PageId("q")) == ("A02", "A03")
    assert [first_folio(SPREAD, p.id) for p in SPREAD.pages] == [1, 2, 4]
    with pytest.raises(KeyError):
        first_folio(SPREAD, PageId("none"))


@given(st.lists(st.sampled_from([1, 2]), max_size=8))
def test_folios_follow_from_the_order(spans):
    issue = Issue(
        publication=Publication(stylebook=Stylebook(folio_pattern="{number}")),
        pages=tuple(page(f"p{n}", span=span) for n, span in enumerate(spans)),
    )
    found = [folio for p in issue.pages for folio in folios_of(issue, p.id)]
    assert found == [str(n + 1) for n in range(sum(spans))]
    for p in issue.pages:
        assert folios_of(issue, p.id)[0] == str(first_folio(issue, p.id))
        assert "-".join(folios_of(issue, p.id)) == folio_of(issue, p.id)


@pytest.mark.parametrize(
    ("name", "found"),
    [("q", "q"), ("A01", "p"), ("A02", "q"), ("A03", "q"), ("A02-A03", "q"), ("A04", "r")],
)
def test_page_is_found_by_id_and_by_any_of_its_folios(name, found):
    assert page_named(SPREAD, name) == found


@pytest.mark.parametrize("name", ["", "A05", "a01", "A03-A02"])
def test_unknown_name_is_no_page(name):
    assert page_named(SPREAD, name) is None


@pytest.mark.parametrize(("column", "folio"), [(0, "A02"), (4, "A02"), (5, "A03"), (99, "A03")])
def test_column_of_a_spread_stands_on_one_of_its_folios(column, folio):
    assert folio_at(SPREAD, PageId("q"), column) == folio


def test_index_finds_what_the_issue_holds():
    first, second, third = part("x", A, 2), part("y", A, 1), part("z", B)
    package = Package(id=BoxId("k"), cells=CELLS, boxes=(third.id,))
    one, two = page("p", first, package), page("q", second, third)
    articles = Article(id=A), Article(id=B)
    issue = Issue(pages=(one, two), articles=articles)
    found = index(issue)
    assert found.articles == {A: articles[0], B: articles[1]}
    assert found.pages == {one.id: one, two.id: two}
    assert found.boxes == {
        first.id: (one.id, first),
        package.id: (one.id, package),
        second.id: (two.id, second),
        third.id: (two.id, third),
    }
    assert found.parts == {A: ((two.id, second), (one.id, first)), B: ((two.id, third),)}
    assert found.packages == {third.id: package}
    assert index(issue) is found
    assert index(replace(issue, pages=(one,))).parts == {A: ((one.id, first),)}


@given(strategies.issues())
def test_index_does_not_change_what_an_issue_is(issue):
    told = repr(issue)
    index(issue)
    assert repr(issue) == told
    assert issue == replace(issue)


def test_boxes_have_the_names_that_editors_use():
    title = Paragraph(text="照得见人影了", kind=Kind.HEADLINE)
    articles = {A: Article(id=A, paragraphs=(title,))}
    name = BoxId("b")
    told = {
        part("b", A): "照得见人影了",
        part("b", B): "b",
        AdBox(id=name, cells=CELLS, booking="0317", slot="半版"): "0317",
        AdBox(id=name, cells=CELLS, slot="半版"): "半版",
        AdBox(id=name, cells=CELLS): UNBOOKED,
        PlannedBox(id=name, cells=CELLS, slug="防汛"): "防汛",
        PlannedBox(id=name, cells=CELLS): UNNAMED,
        ContentsBox(id=name, cells=CELLS, title="导读"): "导读",
        SectionBox(id=name, cells=CELLS, title="民生"): "民生",
        SectionBox(id=name, cells=CELLS): "b",
        Package(id=name, cells=CELLS): "专题",
        PictureBox(id=name, rect=Rect(0, 0, 1, 1), original="f"): "b",
    }
    assert {box: box_name(box, articles) for box in told} == told


def test_files_are_known_by_the_name_they_came_with():
    pictures = ArticlePicture(original="1", name="碗.jpg"), ArticlePicture(original="2", name="")
    boxes = (
        AdBox(id=BoxId("x"), cells=CELLS, original="3", name="ad.pdf"),
        PictureBox(id=BoxId("y"), rect=Rect(0, 0, 1, 1), original="4", name="景.png"),
        AdBox(id=BoxId("z"), cells=CELLS, name="booked only"),
    )
    issue = Issue(pages=(page("p", *boxes),), articles=(Article(id=A, pictures=pictures),))
    assert file_names(issue) == {"1": "碗.jpg", "3": "ad.pdf", "4": "景.png"}
