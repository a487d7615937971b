"""A character that no face has is told wherever it stands, and never told twice."""

from dataclasses import replace

import pytest

from layout_app.display.items import Panel
from layout_app.display.page import walk
from layout_app.model.article import accepted_text
from layout_app.model.box import Box, Package, PlannedBox, SectionBox, TextBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId
from layout_app.model.problem import places_of
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph
from tests.unit.compose.setpages import article, box, composer, issue

LOST = "珮"
PLACE = Rect(20, 20, 200, 120)
CELLS = Cells(column=0, line=0, columns=3, lines=20)
WORDS = (Paragraph(text=f"河边{LOST}种树{LOST}"),)


def told(*boxes: Box, articles=()) -> list[tuple[str, str]]:
    whole = issue(articles, (), boxes)
    page = composer(LOST).page(whole, whole.pages[1].id)
    frames = [i for i, _, _ in walk(page.display) if isinstance(i, Panel) and i.lacks == LOST]
    found = [p for p in page.problems if p.code == "press.missing_glyph"]
    assert bool(frames) == bool(found)
    return [(found.where.box, dict(found.args)["codepoint"]) for found in found]


@pytest.mark.parametrize("vertical", [False, True])
def test_in_free_text(vertical: bool) -> None:
    free = TextBox(id=BoxId("t"), rect=PLACE, paragraphs=WORDS, vertical=vertical)
    assert told(free) == [("t", "U+73EE")]
    fine = replace(free, paragraphs=(Paragraph(text="河边种树"),))
    assert told(fine) == []


def test_in_the_heads_of_a_package() -> None:
    head = Paragraph(text=f"街坊{LOST}", kind=Kind.HEADLINE)
    assert told(Package(id=BoxId("pack"), cells=CELLS, heads=(head,))) == [("pack", "U+73EE")]


def test_in_a_planned_box_and_in_a_section_head() -> None:
    assert told(PlannedBox(id=BoxId("p"), cells=CELLS, slug=LOST)) == [("p", "U+73EE")]
    head = SectionBox(id=BoxId("s"), cells=replace(CELLS, lines=3), title=LOST)
    assert told(head) == [("s", "U+73EE")]


@pytest.mark.parametrize(
    "text",
    [
        Paragraph(text=f"种树{LOST}"),
        Paragraph(text=f"种树{LOST}", kind=Kind.SUBHEAD),
        Paragraph(text=f"种树{LOST}", kind=Kind.QUOTE),
        Paragraph(text=f"种树{LOST}", kind=Kind.FACT),
        Paragraph(text="种树", marks=(Mark(start=0, end=2, kind=MarkKind.RUBY, value=LOST),)),
    ],
)
@pytest.mark.parametrize("vertical", [False, True])
def test_in_an_article_once_where_it_stands(text: Paragraph, vertical: bool) -> None:
    story = replace(article("a", "河边种树。" * 20), paragraphs=(text,))
    upright = box("b", "a", (0, 0, 2, 26), vertical=vertical)
    assert told(upright, articles=(story,)) == [("b", "U+73EE")]


def test_in_a_jump_line() -> None:
    story = article("a", (Kind.HEADLINE, "河边"), "河边种树，" * 60, keyword=f"河{LOST}边")
    whole = issue((story,), (), ())
    parts = (box("one", "a", (0, 0, 1, 12)), box("two", "a", (0, 0, 1, 24), part=2))
    pages = tuple(
        replace(page, boxes=(part,)) for page, part in zip(whole.pages, parts, strict=True)
    )
    whole = replace(whole, pages=pages)
    found = composer(LOST)
    codes = [
        (p.where.page, p.code)
        for page in whole.pages
        for p in found.page(whole, page.id).problems
        if p.code == "press.missing_glyph"
    ]
    shown = [
        isinstance(item, Panel) and item.lacks == LOST
        for page in whole.pages
        for item, _, _ in walk(found.page(whole, page.id).display)
    ]
    assert bool(codes) == any(shown)
    assert any(shown)


def test_a_character_is_told_once_where_it_first_stands_with_its_count() -> None:
    """A megabyte of emoji is a row of the panel, not a million."""
    story = article("a", (Kind.HEADLINE, "河边"), "种树", f"又种{LOST}" * 300, f"{LOST}树", LOST)
    whole = issue((story,), (), (box("b", "a", (0, 0, 1, 26)),))
    desk = composer(LOST)
    (found,) = (
        p for p in desk.page(whole, whole.pages[1].id).problems if p.code == "press.missing_glyph"
    )
    assert (found.where.paragraph, found.where.offset) == (2, 2)
    assert dict(found.args)["count"] == 302
    text = accepted_text(story)
    framed = desk.article(whole, story.id).framed
    assert {text[start:end] for start, end in framed} == {LOST}
    assert sum(end - start for start, end in framed) == 302


def test_frames_side_by_side_are_one_range() -> None:
    marks = (Mark(start=0, end=1, kind=MarkKind.RUBY, value=LOST),)
    words = Paragraph(text=f"种{LOST}{LOST}{LOST}树", marks=marks)
    quote = Paragraph(text=f"{LOST}树", kind=Kind.QUOTE)
    story = replace(article("a", ""), paragraphs=(words, quote))
    whole = issue((story,), (), (box("b", "a", (0, 0, 2, 26)),))
    made = composer(LOST).article(whole, story.id)
    assert made.framed == ((1, 4), (6, 7))
    (found,) = (p for p in made.problems if p.code == "press.missing_glyph")
    assert (found.where.offset, dict(found.args)["count"]) == (0, 5)


MANY = "珮瑢祎犇"


def test_many_characters_of_a_text_are_one_problem_with_all_its_places() -> None:
    story = article("a", (Kind.HEADLINE, "河边"), f"种{MANY}", f"{MANY[0]}㎏树")
    whole = issue((story,), (), (box("b", "a", (0, 0, 2, 26)),))
    made = composer(f"{MANY}㎏").article(whole, story.id)
    found = [p for p in made.problems if p.code == "press.missing_glyph"]
    together, apart = sorted(found, key=lambda p: -len(str(dict(p.args)["char"])))
    assert dict(apart.args)["char"] == "㎏"  # it has a plain form, and so a cure of its own
    assert (dict(together.args)["char"], dict(together.args)["count"]) == (MANY, 5)
    places = [(place.paragraph, place.offset) for place in places_of(together)]
    assert places == [(1, 1), (1, 2), (1, 3), (1, 4)]


def test_few_characters_are_told_one_by_one() -> None:
    story = article("a", (Kind.HEADLINE, "河边"), f"种{MANY[:3]}")
    whole = issue((story,), (), (box("b", "a", (0, 0, 2, 26)),))
    made = composer(MANY).article(whole, story.id)
    assert [p.code for p in made.problems].count("press.missing_glyph") == 3
