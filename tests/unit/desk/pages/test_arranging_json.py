"""Proposals as JSON tell every cell that an article takes."""

from layout_app.arrange.making.proposal import Proposal
from layout_app.arrange.page import Arranged
from layout_app.desk.pages.arranging import arranged_json
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import TABLOID_5


def test_box_around_a_notch_is_told_in_two_rectangles() -> None:
    page, name = PageId("p1"), ArticleId("a")
    shape = (
        Cells(column=0, line=0, columns=3, lines=40),
        Cells(column=3, line=20, columns=2, lines=20),
    )
    box = ArticleBox(id=BoxId("b"), article=name, shape=shape)
    made = Proposal(boxes=(box,), score=1.0, white=0, violations={}, cuts=(), blocks=())
    found = Arranged(free=400, proposals=(made,), unplaced=(), seconds_first=0.1, seconds_total=0.2)
    issue = Issue(
        publication=Publication(paper=TABLOID_5.name),
        articles=(Article(id=name),),
        pages=(Page(id=page),),
    )
    (told,) = arranged_json(issue, {page: found})["pages"].values()
    boxes = told["alternatives"][0]["boxes"]
    assert [box["article"] for box in boxes] == ["a", "a"]
    keys = ("column", "line", "columns", "lines")
    assert [tuple(box[key] for key in keys) for box in boxes] == [(0, 0, 3, 40), (3, 20, 2, 20)]
    assert boxes[1]["x"] > boxes[0]["x"] + boxes[0]["w"]
