"""Pages that stand are judged as they are composed: by hand, or as they were proposed."""

from dataclasses import replace

import pytest

from layout_app.arrange.judging.breaches import CHECKS, violations
from layout_app.arrange.judging.made import TOLD, UNTOLD, faults, made_blocks
from layout_app.arrange.judging.taste import CITY, PRESETS, STANDARD
from layout_app.arrange.page import arranged
from layout_app.arrange.shapes import Wardrobe
from layout_app.desk.sentences.make_up import MAKE_UP
from layout_app.edit.arranging import rearranged
from layout_app.model.box import (
    AdBox,
    Arrangement,
    ArticleBox,
    Box,
    Package,
    Region,
    RegionKind,
    SectionBox,
    TextBox,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId
from layout_app.model.issue import Issue
from tests.unit.arrange.copydesk import BROADSHEET_8, PAGE, cells, composer, issue, story

UNMEASURED = {"tall": 10.0, "flat": 0.25}
"""How far beyond a rule that is measured a page may be; one of the others counts as one."""


def placed(name: str, *shape: Cells, **changes: object) -> ArticleBox:
    return replace(ArticleBox(id=BoxId(f"box-{name}"), article=name, shape=shape), **changes)


def told(made: Issue, preset=STANDARD) -> list[tuple[str, tuple[str, ...]]]:
    desk = composer()
    page = made.pages[0]
    found = faults(made, page, desk.page(made, PAGE), desk, preset)
    return [(fault.rule, fault.boxes) for fault in found]


def page_of(*boxes: Box, ranks: dict[str, int] | None = None) -> Issue:
    """Return a page of such boxes; articles are seconds unless another rank is given."""
    names = [box.article for box in boxes if isinstance(box, ArticleBox)]
    ranks = ranks or {}
    articles = [story(name, ranks.get(name, 2), 900) for name in dict.fromkeys(names)]
    return issue(articles, boxes, BROADSHEET_8)


def test_proposal_is_judged_alike_before_and_after_it_stands() -> None:
    copy = [
        story("lead", 1, 1700, picture=True),
        story("second", 2, 1300),
        story("third", 3, 1100, picture=True),
        story("fourth", 3, 900),
        story("fifth", 3, 800),
        story("brief", 4, 300),
        story("note", 4, 250),
    ]
    made = issue(copy, (AdBox(id=BoxId("ad"), cells=cells(5, 90, 3, 25)),), BROADSHEET_8)
    desk = composer()
    names = [article.id for article in copy]
    found = arranged(Wardrobe(desk, made), PAGE, names, seconds=60.0)
    assert len(found.proposals) == 3
    for proposal in found.proposals:
        done = rearranged(made, PAGE, proposal.boxes)
        blocks = tuple(made_blocks(done, done.pages[0], desk.page(done, PAGE), desk))
        assert violations(blocks, 8, 115) == proposal.violations


def test_heads_of_one_size_side_by_side_are_told_with_both_boxes() -> None:
    left, right = cells(0, 0, 4, 60), cells(4, 0, 4, 60)
    sizes = {"headline_size": 3.0}
    made = page_of(placed("a", left, **sizes), placed("b", right, **sizes))
    assert told(made) == [("same_heads", ("box-a", "box-b"))]
    lower = page_of(placed("a", left, **sizes), placed("b", replace(right, line=30), **sizes))
    assert "same_heads" not in dict(told(lower))


def test_what_every_paper_has_is_not_told() -> None:
    made = page_of(
        placed("a", cells(0, 0, 4, 60), headline_size=4.0),
        placed("b", cells(4, 0, 4, 60), headline_size=2.5),
    )
    desk = composer()
    blocks = tuple(made_blocks(made, made.pages[0], desk.page(made, PAGE), desk))
    assert violations(blocks, 8, 115) == {"heads_beside": 1}
    assert told(made) == []


def test_gravest_comes_first() -> None:
    made = page_of(
        placed("a", cells(0, 10, 4, 60), headline_size=2.4),
        placed("b", cells(4, 0, 4, 70), headline_size=2.5),
        ranks={"a": 1},
    )
    assert [rule for rule, _boxes in told(made)] == ["lead_place", "hierarchy"]


def test_manner_decides_what_is_told() -> None:
    made = page_of(
        placed("b", cells(0, 0, 2, 70), headline_size=2.0),
        placed("a", cells(2, 0, 4, 70), headline_size=4.0),
        placed("c", cells(6, 0, 2, 70), headline_size=2.0),
        ranks={"a": 1},
    )
    assert told(made) == [("lead_inside", ("box-a",))]
    assert told(made, CITY) == []


def test_lead_below_a_section_head_is_on_top_and_an_ad_in_the_ear_is_where_it_belongs() -> None:
    head = SectionBox(id=BoxId("head"), title="副刊", cells=cells(0, 0, 8, 4))
    lead = placed("a", cells(0, 5, 8, 110))
    assert told(page_of(head, lead, ranks={"a": 1})) == []
    ear = AdBox(id=BoxId("ear"), cells=cells(6, 0, 2, 11))
    made = page_of(ear, placed("a", cells(0, 12, 8, 103)), ranks={"a": 1})
    book = replace(made.publication.stylebook, masthead_lines=11)
    assert told(replace(made, publication=replace(made.publication, stylebook=book))) == []


def test_ad_above_the_foot_is_told() -> None:
    ad = AdBox(id=BoxId("ad"), cells=cells(0, 40, 8, 20))
    made = page_of(placed("a", cells(0, 0, 8, 39)), ad)
    assert ("ad_place", ("ad",)) in told(made)
    at_foot = replace(ad, cells=cells(0, 95, 8, 20))
    assert "ad_place" not in dict(told(page_of(placed("a", cells(0, 0, 8, 94)), at_foot)))


def test_part_that_goes_on_has_neither_rank_nor_head() -> None:
    first, second = placed("a", cells(0, 0, 4, 20)), placed("a", cells(4, 0, 4, 60), part=2)
    second = replace(second, id=BoxId("box-a2"))
    made = page_of(first, second, ranks={"a": 1})
    desk = composer()
    blocks = tuple(made_blocks(made, made.pages[0], desk.page(made, PAGE), desk))
    assert [(block.name, block.rank, block.head_size > 0) for block in blocks] == [
        ("box-a", 1, True),
        ("box-a2", 0, False),
    ]


def test_foot_of_a_stepped_box_bears_no_head() -> None:
    made = page_of(placed("a", cells(0, 0, 4, 40), cells(0, 40, 2, 20)))
    desk = composer()
    blocks = tuple(made_blocks(made, made.pages[0], desk.page(made, PAGE), desk))
    assert [(block.cells.lines, block.head_rows > 0) for block in blocks] == [
        (41, True),
        (20, False),
    ]


def test_head_that_falls_meets_no_other() -> None:
    made = page_of(
        placed("a", cells(0, 0, 4, 60), headline_size=3.0),
        placed("b", cells(4, 0, 4, 60), headline_size=3.0, vertical=True),
    )
    assert "same_heads" not in dict(told(made))


def test_head_that_its_text_surrounds_meets_no_head_at_the_top() -> None:
    made = page_of(
        placed("a", cells(0, 0, 4, 60), headline_size=3.0, arrangement=Arrangement.SURROUNDED),
        placed("b", cells(4, 0, 4, 60), headline_size=3.0),
    )
    assert "same_heads" not in dict(told(made))


def test_an_article_below_its_picture_is_judged_as_it_was_arranged() -> None:
    short = story("short", 3, 150, picture=True)
    copy = [story("lead", 1, 900), story("second", 2, 700), short, story("note", 4, 250)]
    made = issue(copy, (), BROADSHEET_8)
    names = [article.id for article in copy]
    desk = composer()
    best = arranged(Wardrobe(desk, made), PAGE, names, seconds=60).proposals[0]
    done = rearranged(made, PAGE, best.boxes)
    owners = {b.id: b.article for b in done.pages[0].boxes if isinstance(b, ArticleBox)}
    stands = {
        owners[block.name]: (block.cells, block.head_line)
        for block in made_blocks(done, done.pages[0], desk.page(done, PAGE), desk)
        if block.rank
    }
    planned = {b.name: (b.cells, b.head_line) for b in best.blocks if b.rank}
    assert stands == planned
    assert stands["short"][1] > 10


def test_head_that_was_moved_down_meets_what_stands_there() -> None:
    moved = Region(kind=RegionKind.HEADLINE, rect=Rect(0.0, 300.0, 400.0, 90.0))
    left = placed(
        "a", cells(0, 0, 4, 60), headline_size=3.0, arrangement=Arrangement.INSIDE, regions=(moved,)
    )
    beside = placed("b", cells(4, 0, 4, 60), headline_size=3.0)
    assert "same_heads" not in dict(told(page_of(left, beside)))
    down = replace(beside, shape=(cells(4, 25, 4, 60),))
    assert ("same_heads", ("box-a", "box-b")) in told(page_of(left, down))


def test_package_is_one_block_and_a_free_text_keeps_the_cells_it_touches() -> None:
    package = Package(
        id=BoxId("package"), boxes=(BoxId("box-a"), BoxId("box-b")), cells=cells(0, 0, 8, 40)
    )
    free = TextBox(id=BoxId("free"), rect=Rect(-50.0, 0.0, 10.0, 10.0))
    made = page_of(package, placed("a", cells(0, 1, 4, 38)), placed("b", cells(4, 1, 4, 38)), free)
    desk = composer()
    blocks = tuple(made_blocks(made, made.pages[0], desk.page(made, PAGE), desk))
    assert [block.name for block in blocks] == ["package"]


def test_nothing_is_told_of_a_spread() -> None:
    made = page_of(
        placed("a", cells(0, 0, 4, 60), headline_size=3.0),
        placed("b", cells(4, 0, 4, 60), headline_size=3.0),
    )
    wide = replace(made, pages=(replace(made.pages[0], span=2),))
    assert told(wide) == []


@pytest.mark.parametrize("rule", CHECKS)
def test_every_rule_that_may_be_told_has_a_sentence(rule: str) -> None:
    weights = [getattr(preset, rule) for preset in PRESETS.values()]
    may_be_told = max(weights) * UNMEASURED.get(rule, 1.0) >= TOLD and rule not in UNTOLD
    assert (f"taste.{rule}" in MAKE_UP) == may_be_told
