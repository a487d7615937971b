"""What holds of every page that made itself (arrange P1, P2, P5, P6, P10)."""

import os

from fakeface import FakeFaces
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_app.arrange.page import arranged
from layout_app.arrange.shapes import Wardrobe
from layout_app.compose.flow.fit import FitState
from layout_app.compose.page import Composer
from layout_app.edit.arranging import rearranged
from layout_app.model.article import accepted_text
from layout_app.model.box import AdBox, ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from tests.unit.arrange.copydesk import BROADSHEET_8, PAGE, TABLOID_5, issue, story

EXAMPLES = 200 if os.environ.get("LAYOUT_CAMPAIGN") else 12
STORIES = st.lists(
    st.tuples(st.integers(2, 4), st.integers(150, 1500), st.booleans()), min_size=1, max_size=8
)


@given(
    STORIES,
    st.sampled_from([TABLOID_5, BROADSHEET_8]),
    st.sampled_from([None, (0, 2, 20), (3, 2, 15), (0, 5, 12), (1, 2, 9)]),
    st.integers(0, 9),
)
@settings(max_examples=EXAMPLES, deadline=None)
def test_page_that_made_itself(stories, paper, ad, seed) -> None:
    articles = [story("lead", 1, 1400, picture=True)]
    articles += [story(f"s{n}", *given[:2], picture=given[2]) for n, given in enumerate(stories)]
    boxes = ()
    if ad is not None:
        column, columns, lines = ad
        at = Cells(column=column, line=paper.lines - lines, columns=columns, lines=lines)
        boxes = (AdBox(id=BoxId("ad"), cells=at),)
    made = issue(articles, boxes, paper)
    names = [article.id for article in articles]
    found = arranged(Wardrobe(Composer(FakeFaces()), made), PAGE, names, seconds=2.0, seed=seed)
    assert found.proposals or sorted(found.unplaced) == sorted(names)
    for proposal in found.proposals:
        placed = [box.article for box in proposal.boxes]
        assert sorted((*placed, *found.unplaced)) == sorted(names)
        done = rearranged(made, PAGE, proposal.boxes)
        assert [b for b in done.pages[0].boxes if not isinstance(b, ArticleBox)] == list(boxes)
        assert [accepted_text(a) for a in done.articles] == [accepted_text(a) for a in articles]
        desk = Composer(FakeFaces())
        cuts = dict(proposal.cuts)
        for name in placed:
            fit = desk.article(done, name).fit
            over = fit.chars if fit.state is FitState.OVER else 0
            assert over == cuts.get(name, 0)
        codes = {problem.code for problem in desk.page(done, PAGE).problems}
        assert not {"layout.overlap", "layout.off_grid", "layout.inset_outside"} & codes
        assert "layout.overset" not in codes or cuts
