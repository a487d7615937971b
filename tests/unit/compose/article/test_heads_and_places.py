"""Where the parts of one article stand: large heads, a wide deck, many pictures, text on a tint."""

from dataclasses import replace
from itertools import combinations

import pytest

from layout_app.display.items import Group, Panel
from layout_app.display.page import PageDisplay
from layout_app.model.article import ArticlePicture
from layout_app.model.box import Arrangement, RegionKind
from layout_app.model.geometry import MM
from layout_app.model.ink import Ink
from layout_app.model.setting import TableSetting
from layout_app.model.text import Kind, Paragraph
from tests.unit.compose.setpages import (
    SMALL,
    article,
    box,
    columns,
    composer,
    copy_text,
    han,
    issue,
    line_texts,
)

PALE = Ink(y=0.1)
WIDE = replace(SMALL, trim_mm=(720 / MM, 600 / MM), type_mm=(650 / MM, 500 / MM), columns=6)
"""Six columns of ten 字: heads 65 字 wide."""


def wide(article_, box_):
    found = issue((article_,), (), (box_,))
    papers = replace(found.publication, papers=(WIDE,))
    return replace(found, publication=papers)


def part(display: PageDisplay, name: str) -> Group:
    (found,) = (g for g in display.groups if g.name == "b")
    return next(g for g in found.items if isinstance(g, Group) and g.name == name)


def test_text_on_a_tint_keeps_off_its_edges():
    story = article("a", (Kind.HEADLINE, "题目"), han(200))
    made = composer().page(issue((story,), (), (box("b", "a", (0, 2, 3, 20), tint=PALE),)), "p2")
    (group,) = (g for g in made.display.groups if g.name == "b")
    (panel,) = (item for item in group.items if isinstance(item, Panel))
    inside = panel.rect.inset(SMALL.em, SMALL.em)
    for column in columns(made.display, "b"):
        assert column.x >= inside.x
        assert column.x + column.bounds.w <= inside.right + 0.01
        assert inside.y <= column.y
    assert copy_text(made.display, "a").endswith(han(200))


def test_a_deck_over_many_columns_is_larger_and_its_lines_are_short_and_even():
    story = article("a", (Kind.HEADLINE, "题目"), (Kind.DECK, han(130)), han(300))
    deck = part(composer().page(wide(story, box("b", "a", (0, 2, 6, 20))), "p2").display, "deck")
    lines = [len(text) for text in line_texts(deck)]
    assert sum(lines) == 130
    assert max(lines) <= 45
    assert lines[-1] >= 0.8 * max(lines)


def test_a_deck_over_few_columns_fills_them():
    story = article("a", (Kind.HEADLINE, "题目"), (Kind.DECK, han(60)), han(300))
    made = composer().page(issue((story,), (), (box("b", "a", (0, 2, 3, 20)),)), "p2")
    assert [len(text) for text in line_texts(part(made.display, "deck"))] == [28, 28, 4]


@pytest.mark.parametrize(
    ("arrangement", "lines"),
    [(Arrangement.OVER, 20), (Arrangement.OVER, 26), (Arrangement.UNDER_PICTURE, 30)],
)
def test_pictures_that_find_their_own_places_never_lie_on_each_other(arrangement, lines):
    shapes = ((1500, 700), (1500, 1000), (1500, 1000), (1050, 1680))
    pictures = tuple(
        ArticlePicture(original=str(n) * 64, name=f"{n}.jpg", pixels=pixels, caption="说明")
        for n, pixels in enumerate(shapes)
    )
    story = article("a", (Kind.HEADLINE, "题目"), han(420), pictures=pictures)
    given = box("b", "a", (0, 0, 6, lines), arrangement=arrangement)
    made = composer().page(wide(story, given), "p2")
    (placed,) = made.boxes
    places = [r.rect for r in placed.regions if r.kind is RegionKind.PICTURE]
    assert len(places) == len(shapes)
    assert not any(one.overlaps(other) for one, other in combinations(places, 2))


def test_a_table_without_other_text_stands_below_the_heads():
    setting = TableSetting(span=2)
    rows = [Paragraph(kind=Kind.TABLE, text=f"{k}\t{k}队") for k in range(4)]
    rows[0] = replace(rows[0], setting=setting)
    made = issue((article("a", (Kind.HEADLINE, "题目")),), (), (box("b", "a", (0, 2, 2, 26)),))
    story = replace(made.articles[0], paragraphs=(*made.articles[0].paragraphs, *rows))
    (placed,) = composer().page(replace(made, articles=(story,)), "p2").boxes
    (table,) = (r.rect for r in placed.regions if r.kind is RegionKind.TABLE)
    (heads,) = (r.rect for r in placed.regions if r.kind is RegionKind.HEADLINE)
    assert table.y - heads.bottom < 3 * SMALL.leading
