"""A page like another keeps room, guides and furniture, and no copy twice."""

import pytest

from layout_app.edit.copies import duplicate_page
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.box import AdBox, ArticleBox, Media, PanelBox, PlannedBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Guide, Page, PageState, Stage
from layout_app.model.text import Kind, Paragraph

CELLS = Cells(column=0, line=4, columns=2, lines=10)
ARTICLE = Article(id=ArticleId("a"), paragraphs=(Paragraph(text="河边种树", kind=Kind.HEADLINE),))
PAGE = Page(
    id=PageId("p1"),
    section="要闻",
    guides=(Guide(vertical=True, at=50),),
    state=PageState(stage=Stage.READ),
    boxes=(
        ArticleBox(id=BoxId("b"), article=ARTICLE.id, shape=(CELLS,)),
        AdBox(id=BoxId("ad"), cells=CELLS, slot="通栏", original="0" * 64, media=Media.PICTURE),
        PanelBox(id=BoxId("panel"), rect=Rect(1, 2, 30, 40)),
    ),
)
ISSUE = Issue(pages=(PAGE, Page(id=PageId("p2"))), articles=(ARTICLE,))


def test_a_copy_stands_behind_its_page_with_room_for_what_stood_there():
    made = duplicate_page(ISSUE, PAGE.id, PageId("new"))
    assert [page.id for page in made.pages] == ["p1", "new", "p2"]
    copied = made.pages[1]
    planned, ad, panel = copied.boxes
    assert isinstance(planned, PlannedBox)
    assert (planned.cells, planned.slug) == (CELLS, "河边种树")
    assert (ad.slot, ad.original) == ("通栏", "")
    assert panel.rect == Rect(1, 2, 30, 40)
    assert (copied.section, copied.guides, copied.state) == ("要闻", PAGE.guides, PageState())
    assert len(index(made).boxes) == 6


def test_a_copy_goes_where_it_is_wanted():
    made = duplicate_page(ISSUE, PAGE.id, PageId("new"), 0)
    assert made.pages[0].id == "new"
    with pytest.raises(CommandError, match=r"page\.no_place"):
        duplicate_page(ISSUE, PAGE.id, PageId("new"), 9)
