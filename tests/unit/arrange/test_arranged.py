"""A page made by itself: full, nothing over, what is held in its place."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from random import Random

import pytest
from copydesk import BROADSHEET_8, PAGE, TABLOID_5, cells, composer, issue, story

from layout_app.arrange.ground import GAP
from layout_app.arrange.making import bettering, search
from layout_app.arrange.making import proposal as proofs
from layout_app.arrange.making.cast import Cast
from layout_app.arrange.page import Arranged, arranged
from layout_app.arrange.shapes import Wardrobe
from layout_app.arrange.spread import spread_out
from layout_app.compose.flow.fit import FitState
from layout_app.edit.arranging import rearranged
from layout_app.model.article import Article
from layout_app.model.box import AdBox, ArticleBox, Box, cells_of
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue
from layout_app.model.page import Page
from layout_app.model.text import Kind, Paragraph

AD = AdBox(id=BoxId("ad"), cells=cells(5, 90, 3, 25))


def stories() -> list[Article]:
    """Return copy that a broadsheet page with an ad holds."""
    return [
        story("lead", 1, 1700, picture=True),
        story("second", 2, 1300),
        story("third", 3, 1100, picture=True),
        story("fourth", 3, 900),
        story("fifth", 3, 800),
        story("brief", 4, 300),
        story("note", 4, 250),
    ]


def tried(made: Issue, *, seed: int = 0, seconds: float = 60.0) -> Arranged:
    """Arrange with so much time that a busy machine finds the same."""
    names = [article.id for article in made.articles]
    pinned = {b.article for b in made.pages[0].boxes if isinstance(b, ArticleBox) and b.pinned}
    moving = [name for name in names if name not in pinned]
    return arranged(Wardrobe(composer(), made), PAGE, moving, seconds=seconds, seed=seed)


@pytest.fixture(scope="module")
def broadsheet() -> tuple[Issue, Arranged]:
    made = issue(stories(), (AD,), BROADSHEET_8)
    return made, tried(made)


def owners(boxes: tuple[Cells, ...]) -> list[tuple[int, int]]:
    return [
        (column, line)
        for place in boxes
        for column in range(place.column, place.end_column)
        for line in range(place.line, place.end_line + GAP)
    ]


def test_boxes_and_their_lines_below_fill_the_page_once(broadsheet) -> None:
    _made, found = broadsheet
    assert len(found.proposals) == 3
    for proposal in found.proposals:
        places = owners((AD.cells, *(box.shape[0] for box in proposal.boxes)))
        assert len(places) == len(set(places)) == 8 * (115 + GAP)


def test_every_article_is_composed_without_a_character_over(broadsheet) -> None:
    made, found = broadsheet
    for proposal in found.proposals:
        done = rearranged(made, PAGE, proposal.boxes)
        desk = composer()
        fits = [desk.article(done, article.id).fit for article in done.articles]
        assert all(fit.state is not FitState.OVER for fit in fits)
        assert sum(fit.lines for fit in fits) == proposal.white
        assert proposal.white <= 0.02 * found.free
        codes = {problem.code for problem in desk.page(done, PAGE).problems}
        assert (
            not {"layout.overset", "layout.overlap", "layout.off_grid", "layout.inset_outside"}
            & codes
        )


def test_lead_stands_on_top_at_a_side(broadsheet) -> None:
    _made, found = broadsheet
    for proposal in found.proposals:
        lead = next(box.shape[0] for box in proposal.boxes if box.article == "lead")
        assert lead.line == 0
        assert lead.column == 0 or lead.end_column == 8


def test_proposals_are_unlike_each_other(broadsheet) -> None:
    _made, found = broadsheet
    shapes = [
        {(box.article, place) for box in p.boxes for place in owners((box.shape[0],))}
        for p in found.proposals
    ]
    for n, one in enumerate(shapes):
        for other in shapes[:n]:
            assert len(one - other) > 0.25 * len(one)


def test_same_seed_proposes_the_same_and_another_seed_others(broadsheet) -> None:
    made, found = broadsheet
    again = tried(made)
    assert [p.boxes for p in again.proposals] == [p.boxes for p in found.proposals]
    assert [p.boxes for p in tried(made, seed=5).proposals] != [p.boxes for p in found.proposals]


def test_articles_are_exchanged_and_parts_cut_anew_where_that_betters_a_page(monkeypatch) -> None:
    copy = [story("lead", 1, 1500)]
    copy += [story(f"s{n:02}", 2 + n % 3, 300 + 60 * (n % 7)) for n in range(14)]
    made = issue(copy, (AD,), BROADSHEET_8)
    bettered = tried(made)
    monkeypatch.setattr(bettering, "RECUT", 0)
    exchanged = tried(made)
    monkeypatch.setattr(bettering, "BETTERED", 0)
    drawn = tried(made)
    scores = [found.proposals[0].score for found in (bettered, exchanged, drawn)]
    assert scores[0] < scores[1] < scores[2]
    assert bettered.proposals[0].violations["order"] < drawn.proposals[0].violations["order"]
    places = owners((AD.cells, *(box.shape[0] for box in bettered.proposals[0].boxes)))
    assert len(places) == len(set(places))


def test_another_page_is_proposed_where_lines_stand_alone_on_what_looked_best(monkeypatch) -> None:
    made = issue([story(f"{n}", min(n, 4), 1500 - 100 * n) for n in range(1, 10)], (), BROADSHEET_8)
    rivalled = tried(made).proposals
    monkeypatch.setattr(proofs, "RIVALS", 0)
    alone = tried(made).proposals
    assert len(rivalled) == len(alone) == 3
    assert all(one.score <= other.score for one, other in zip(rivalled, alone, strict=True))
    lone = [sum(p.violations.get("lone_line", 0) for p in each) for each in (rivalled, alone)]
    assert lone[0] < lone[1]


def test_articles_of_which_lines_stand_alone_get_other_shapes(monkeypatch) -> None:
    random = Random(9)
    copy = [
        story(
            f"9{n}",
            min(1 + n // 2, 4),
            random.randint(250, 900) if n else 1400,
            picture=n in (0, 2),
        )
        for n in range(random.randint(9, 15))
    ]
    made = issue(copy, (), BROADSHEET_8)
    (mended, *_) = tried(made).proposals
    monkeypatch.setattr(proofs, "NEIGHBOURS", 0)
    (alone, *_) = tried(made).proposals
    assert mended.score < alone.score
    assert mended.violations.get("lone_line", 0) < alone.violations.get("lone_line", 0)


def test_drawing_leaves_the_time_in_which_others_are_composed() -> None:
    copy = [story("lead", 1, 1500)]
    copy += [story(f"s{n:02}", 2 + n % 3, 300 + 60 * (n % 7)) for n in range(14)]
    made = issue(copy, (AD,), BROADSHEET_8)
    names = [article.id for article in copy]
    ticks = count()
    found = arranged(
        Wardrobe(composer(), made), PAGE, names, seconds=1.5, clock=lambda: 0.002 * next(ticks)
    )
    assert len(found.proposals) == 3


def test_more_freedom_is_tried_where_the_first_way_leaves_a_gutter_through(monkeypatch) -> None:
    lengths = {"one": 314, "two": 511, "three": 370, "four": 757}
    copy = [story("lead", 1, 837, picture=True)]
    copy += [story(name, 3, chars) for name, chars in lengths.items()]
    copy[1] = story("one", 2, 314, picture=True)
    made = issue(copy)
    freer = tried(made)
    monkeypatch.setattr(search, "POOR", 1000.0)
    first = tried(made)
    assert "cut_down" in first.proposals[0].violations
    assert "cut_down" not in freer.proposals[0].violations
    assert len(freer.proposals) == 3
    assert not any(proposal.cuts for proposal in freer.proposals)


def notched_page() -> Issue:
    """Return three articles beside an ad, which leave too few rectangles to choose from."""
    ad = AdBox(id=BoxId("ad"), cells=cells(0, TABLOID_5.lines - 20, 3, 20))
    second = story("second", 2, 800, picture=True)
    return issue([story("lead", 1, 1300, picture=True), second, story("third", 4, 200)], (ad,))


def test_longer_of_few_articles_have_a_notch_where_rectangles_give_no_choice() -> None:
    made = notched_page()
    found = tried(made)
    assert len(found.proposals) == 3
    assert any(len(box.shape) > 1 for p in found.proposals for box in p.boxes)
    assert max(p.white for p in found.proposals) <= 0.02 * found.free
    for proposal in found.proposals:
        done = rearranged(made, PAGE, proposal.boxes)
        shown = composer().page(done, PAGE)
        assert not [p.code for p in shown.problems if p.code.startswith("layout.over")]
        arms = [len(box.arms) for box in shown.boxes if box.arms]
        assert sorted(arms) == [2 for box in proposal.boxes if len(box.shape) > 1]
        covered = {place for box in done.pages[0].boxes for place in _cells_of(box)}
        bare = TABLOID_5.columns * TABLOID_5.lines - len(covered)
        lines_between = sum(cells.columns for box in proposal.boxes for cells in box.shape)
        assert bare <= lines_between + TABLOID_5.columns
    assert [p.boxes for p in tried(made).proposals] == [p.boxes for p in found.proposals]


def _cells_of(box: Box) -> list[tuple[int, int]]:
    return [
        (column, line)
        for place in cells_of(box)
        for column in range(place.column, place.end_column)
        for line in range(place.line, place.end_line)
    ]


def test_pinned_box_stays_and_nothing_lies_on_it() -> None:
    pinned = ArticleBox(
        id=BoxId("fast"), article=stories()[3].id, shape=(cells(0, 0, 3, 34),), pinned=True
    )
    made = issue(stories(), (pinned,), BROADSHEET_8)
    found = tried(made)
    assert found.proposals
    for proposal in found.proposals:
        assert pinned.article not in {box.article for box in proposal.boxes}
        assert not any(box.shape[0].overlaps(pinned.shape[0]) for box in proposal.boxes)


def test_more_than_a_page_holds_is_left_out_from_the_least() -> None:
    made = issue([story("lead", 1, 1500), *(story(f"s{n}", 4, 700) for n in range(9))])
    found = tried(made)
    assert found.unplaced
    placed = {box.article for box in found.proposals[0].boxes}
    assert placed | set(found.unplaced) == {article.id for article in made.articles}
    assert "lead" in placed


def test_too_little_for_a_page_stands_at_its_head() -> None:
    made = issue([story("brief", 4, 150), story("note", 4, 250)], (), TABLOID_5)
    found = tried(made)
    (best, *_others) = found.proposals
    assert min(box.shape[0].line for box in best.boxes) == 0
    assert max(box.shape[0].end_line for box in best.boxes) < TABLOID_5.lines / 2
    assert best.white > found.free / 2
    assert found.unplaced == ()


def test_lead_too_short_for_the_whole_width_stands_alone_on_a_page() -> None:
    found = tried(issue([story("lead", 1, 300)]))
    assert [box.article for box in found.proposals[0].boxes] == ["lead"]
    assert found.unplaced == ()


def test_no_article_stands_below_white_where_there_is_another_way() -> None:
    copy = [story("lead", 1, 700), story("second", 2, 500), story("brief", 4, 200)]
    found = tried(issue(copy))
    assert found.proposals[0].white > 0.1 * found.free
    assert "hole" not in found.proposals[0].violations


def test_too_little_copy_keeps_its_usual_looks_and_leaves_the_foot_white() -> None:
    copy = [story("lead", 1, 700), *(story(f"s{n}", 3, 250 + 60 * n) for n in range(5))]
    found = tried(issue(copy, (), BROADSHEET_8))
    assert found.unplaced == ()
    assert len(found.proposals) == 3
    for proposal in found.proposals:
        places = [box.shape[0] for box in proposal.boxes]
        assert proposal.white > 0.3 * found.free
        assert all(cells.columns <= 4 for cells, box in zip(places, proposal.boxes, strict=True)
                   if box.article != "lead")  # fmt: skip
        feet = {
            max(cells.end_line for cells in places if cells.column <= column < cells.end_column)
            for column in range(8)
        }
        assert len(feet) == 1


def test_too_little_copy_stands_beside_what_is_pinned_at_the_top_rather_than_below_white() -> None:
    copy = [
        story("pinned", 2, 700),
        story("lead", 1, 500, picture=True),
        story("third", 3, 400),
        *(story(name, 4, 100) for name in ("brief", "line", "note")),
    ]
    pinned = ArticleBox(
        id=BoxId("fast"), article=copy[0].id, shape=(cells(0, 0, 3, 30),), pinned=True
    )
    (best, *_others) = tried(issue(copy, (pinned,))).proposals
    assert best.white > 0
    assert "hole" not in best.violations


def test_article_of_heads_alone_is_placed() -> None:
    heads = (
        Paragraph(kind=Kind.HEADLINE, text="标题新闻只有一行"),
        Paragraph(kind=Kind.DECK, text="提要" * 20),
    )
    bare = Article(id=ArticleId("bare"), paragraphs=heads, rank=3)
    found = tried(issue([*stories(), bare], (AD,), BROADSHEET_8))
    assert "bare" in {box.article for box in found.proposals[0].boxes}


def test_an_article_goes_to_a_page_that_holds_it_in_an_unusual_width() -> None:
    made = issue(
        [story("lead", 1, 300, picture=True), *(story(f"s{n}", 3, 300) for n in range(10))],
        (AdBox(id=BoxId("ad"), cells=cells(3, 55, 2, 20)),),
        TABLOID_5,
    )
    names = tuple(article.id for article in made.articles)
    shares, left = spread_out(Wardrobe(composer(), made), [PAGE], {}, names)
    assert sorted(shares[PAGE]) == sorted(names)
    assert left == []


def pages_of(count: int) -> tuple[Page, ...]:
    return tuple(Page(id=PageId(f"p{n + 1}")) for n in range(count))


def test_copy_for_two_pages_leaves_the_others_white() -> None:
    copy = [story(f"s{n}", 2 + n % 3, 500) for n in range(12)]
    made = replace(issue(copy), pages=pages_of(4))
    names = tuple(article.id for article in made.articles)
    shares, left = spread_out(Wardrobe(composer(), made), [p.id for p in made.pages], {}, names)
    full = [page for page, share in shares.items() if share]
    assert full == ["p1", "p2"]
    assert left == []


def test_the_foremost_page_is_filled_and_the_last_takes_what_remains() -> None:
    made = replace(issue([story(f"s{n}", 3, 400) for n in range(16)]), pages=pages_of(2))
    names = tuple(article.id for article in made.articles)
    shares, left = spread_out(Wardrobe(composer(), made), [p.id for p in made.pages], {}, names)
    first, second = (len(share) for share in shares.values())
    assert first >= 2 * second > 0
    assert left == []


def test_every_lead_gets_a_page_of_its_own() -> None:
    made = replace(issue([story(f"lead{n}", 1, 400) for n in range(3)]), pages=pages_of(4))
    names = tuple(article.id for article in made.articles)
    shares, _left = spread_out(Wardrobe(composer(), made), [p.id for p in made.pages], {}, names)
    assert [len(share) for share in shares.values()] == [1, 1, 1, 0]


def test_search_that_has_no_time_ends_and_names_every_article() -> None:
    made = issue(stories(), (AD,), BROADSHEET_8)
    names = [article.id for article in made.articles]
    ticks = count()
    found = arranged(
        Wardrobe(composer(), made), PAGE, names, seconds=1.0, clock=lambda: float(next(ticks))
    )
    assert next(ticks) < 50
    assert found.proposals == ()
    assert sorted(found.unplaced) == sorted(names)


def test_way_that_brings_no_page_is_left_for_what_was_tried_and_not_for_the_time(
    monkeypatch,
) -> None:
    steps: list[int] = []

    def endless(_cast: Cast, _free: int, _random: Random) -> Iterator[None]:
        steps.append(0)
        while True:
            steps[-1] += 1
            yield None

    monkeypatch.setattr(Cast, "fillings", endless)
    made = issue([story("lead", 1, 1500)])
    found = arranged(Wardrobe(composer(), made), PAGE, [ArticleId("lead")], clock=lambda: 0.0)
    assert found.proposals == ()
    assert found.unplaced == ("lead",)
    assert max(steps) <= search.TRYING + 2


def test_headline_too_long_for_any_width_stops_no_other() -> None:
    endless = Article(
        id=ArticleId("endless"),
        paragraphs=(Paragraph(kind=Kind.HEADLINE, text="河" * 900), Paragraph(text="水" * 300)),
        rank=1,
    )
    found = tried(issue([endless, *stories()], (AD,), BROADSHEET_8))
    assert found.unplaced == ("endless",)
    assert {box.article for box in found.proposals[0].boxes} == {a.id for a in stories()}


def test_article_that_stands_in_no_room_of_a_page_stops_no_other() -> None:
    pinned = AdBox(id=BoxId("middle"), cells=cells(2, 0, 1, TABLOID_5.lines))
    found = tried(issue([story("lead", 1, 2400), story("third", 3, 500)], (pinned,)))
    assert found.unplaced == ("lead",)
    assert {box.article for box in found.proposals[0].boxes} == {"third"}


def test_page_without_room_takes_nothing_and_says_so() -> None:
    whole = AdBox(id=BoxId("ad"), cells=cells(0, 0, 8, 115))
    found = tried(issue(stories(), (whole,), BROADSHEET_8))
    assert found.proposals == ()
    assert len(found.unplaced) == len(stories())
