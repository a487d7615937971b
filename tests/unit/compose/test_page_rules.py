"""The numbered rules that only a page shows, each in the fake face and in a shipped one."""

from dataclasses import replace

import pytest
from fakeface import FakeFaces

from layout_app.compose.line.setting import READING_RISE, RISE
from layout_app.compose.page import ComposedPage, Composer
from layout_app.display.items import GlyphRun
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId
from layout_app.model.text import Kind, Paragraph
from layout_app.store.inline import text_paragraph
from tests.unit.compose.setpages import (
    BOOK,
    SMALL,
    article,
    box,
    columns,
    copy_text,
    han,
    issue,
    line_texts,
    runs,
)

FACES = {"fake": FakeFaces, "shipped": shipped}
BASE = 8.8
"""Baseline below the top of a line's cell, points."""


@pytest.fixture(params=FACES)
def composed(request: pytest.FixtureRequest):
    composer = Composer(FACES[request.param]())

    def compose(article_: Article, box_: ArticleBox) -> ComposedPage:
        whole = issue((article_,), (), (box_,))
        return composer.page(whole, whole.pages[1].id)

    return compose


def lines(page: ComposedPage) -> list[list[str]]:
    return [line_texts(column) for column in columns(page.display, "b")]


def off_grid(y: float) -> float:
    """Return how far below a base line of its column something stands, points."""
    return round(y - BASE - SMALL.leading * round((y - BASE) / SMALL.leading), 3)


def marked(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(map(text_paragraph, texts))


TEXTS = tuple(han(n, n) for n in (57, 48, 75, 29, 66, 38, 84, 47, 59, 76))


def test_no_last_line_stands_alone_at_a_column_head(composed) -> None:
    """T22."""
    page = composed(article("a", *TEXTS), box("b", "a", (0, 0, 3, 22)))
    for column in lines(page)[1:]:
        assert not any(text.endswith(column[0]) for text in TEXTS)


def test_no_first_line_stands_alone_at_a_column_foot(composed) -> None:
    """T23, with every column but the last full to its foot."""
    page = composed(article("a", *TEXTS), box("b", "a", (0, 0, 3, 22)))
    for column in lines(page)[:-1]:
        assert len(column) == 22
        assert not any(text.startswith(column[-1]) for text in TEXTS)


@pytest.mark.parametrize("before", range(60, 130, 7))
def test_subhead_keeps_two_lines_of_its_text(composed, before: int) -> None:
    """T24: never last in a column, wherever the text before it ends."""
    parts = [han(before), (Kind.SUBHEAD, "小标题"), *[han(58, n) for n in range(4)]]
    page = composed(article("a", *parts), box("b", "a", (0, 0, 3, 12)))
    (column,) = [column for column in lines(page) if "小标题" in column]
    assert len(column) - column.index("小标题") > 2


def test_headline_stands_with_its_text_or_the_lack_is_told(composed) -> None:
    """T24 (背题): a box that holds no line below its headline is overset."""
    made = article("a", (Kind.HEADLINE, "标题"), han(30), rank=1)
    page = composed(made, box("b", "a", (0, 0, 1, 3)))
    assert copy_text(page.display) == "标题"
    assert "layout.overset" in {p.code for p in page.problems}


def test_base_lines_stand_on_the_grid_whatever_stands_between_them(composed) -> None:
    """T28: readings, dots and superscripts move no line; dots stand below, in the gap."""
    body = marked(
        f"{han(30)}据{{super:[1]}}{han(9)}", f"{han(14)}{{emphasis:{han(12, 3)}}}{han(5)}",
        f"{han(8)}{{ruby=xǔ shù:浒墅}}{han(20)}",
    )  # fmt: skip
    made = Article(id=ArticleId("a"), paragraphs=body)
    page = composed(made, box("b", "a", (0, 0, 1, 20)))
    (column,) = columns(page.display, "b")
    found = [run for run in column.items if isinstance(run, GlyphRun)]
    full = [run for run in found if run.source and run.size == 10]
    assert {off_grid(run.ys[0]) for run in full} == {0.0}
    rows = sorted({run.ys[0] for run in full})
    assert rows == pytest.approx([BASE + SMALL.leading * n for n in range(len(rows))])
    note = next(run for run in found if run.text == "[1]")
    assert off_grid(note.ys[0]) == pytest.approx(-10 * RISE)
    dots = [run for run in found if not run.source and set(run.text) == {"·"}]
    assert sum(len(run.text) for run in dots) == 12
    assert len({off_grid(run.ys[0]) for run in dots}) == 1
    reading = next(run for run in found if run.text == "xǔ shù")
    assert off_grid(reading.ys[0]) == pytest.approx(SMALL.leading - 10 * READING_RISE)


def test_columns_are_equally_high_and_the_lack_is_last(composed) -> None:
    """T29."""
    page = composed(article("a", *[han(58, n) for n in range(9)]), box("b", "a", (0, 0, 3, 20)))
    assert [len(column) for column in lines(page)] == [20, 20, 14]


@pytest.mark.parametrize("resumed", [0, 1000, 2000])
@pytest.mark.parametrize("face", FACES)
def test_remainder_begins_as_the_house_wants(face: str, resumed: int) -> None:
    """A paragraph that goes on on another page does so flush, or with an indent of its own."""
    book = replace(BOOK, breaks=replace(BOOK.breaks, resumed=resumed))
    boxes = (box("b", "a", (0, 10, 1, 12)), box("c", "a", (0, 3, 1, 20), part=2))
    made = article("a", han(200))
    whole = issue((made,), *((b,) for b in boxes), book=book)
    composer = Composer(FACES[face]())
    pages = [composer.page(whole, page.id).display for page in whole.pages]
    (column,) = columns(pages[1], "c")
    first, second = [run for run in column.items if isinstance(run, GlyphRun)][:2]
    assert (first.xs[0], second.xs[0]) == (resumed / 100, 0)
    assert len(first.text) == 10 - resumed // 1000
    assert copy_text(pages[0]) + copy_text(pages[1]) == han(200)


def test_paragraph_that_begins_on_the_other_page_keeps_its_own_indent() -> None:
    book = replace(BOOK, breaks=replace(BOOK.breaks, resumed=1000))
    boxes = (box("b", "a", (0, 10, 1, 12)), box("c", "a", (0, 3, 1, 20), part=2))
    made = article("a", han(108), han(60, 3))
    whole = issue((made,), *((b,) for b in boxes), book=book)
    display = Composer(FakeFaces()).page(whole, whole.pages[1].id).display
    first = columns(display, "c")[0].items[0]
    assert isinstance(first, GlyphRun)
    assert (first.text, first.xs[0]) == (han(8, 3), 20)


def test_missing_character_is_told_with_its_place_and_never_drawn(composed) -> None:
    """T35: no run shows glyph 0, .notdef."""
    lost = "\U000e0fff"
    page = composed(article("a", f"甲乙{lost}丙"), box("b", "a", (0, 0, 1, 5)))
    told = [p for p in page.problems if p.code == "press.missing_glyph"]
    for run in runs(page.display):
        assert 0 not in run.glyphs
    if lost not in copy_text(page.display):
        assert [(p.where.paragraph, p.where.offset) for p in told] == [(0, 2)]


@pytest.mark.parametrize("rank", [1, 2, 3, 4])
def test_heads_and_subheads_take_whole_grid_lines(composed, rank: int) -> None:
    """T36 (占行): text below a head of any size begins on the grid; a subhead takes two lines."""
    heads = ((Kind.KICKER, "引题"), (Kind.HEADLINE, "主题"), (Kind.SUBTITLE, "副题"))
    made = article("a", *heads, han(28), (Kind.SUBHEAD, "小标题"), han(38, 2), rank=rank)
    page = composed(made, box("b", "a", (0, 0, 2, 28)))
    group = next(g for g in page.display.groups if g.name == "b")
    first = columns(page.display, "b")[0]
    top = group.y + first.y - SMALL.type_area.y
    assert top / SMALL.leading == pytest.approx(round(top / SMALL.leading), abs=0.001)
    ys = [run.ys[0] for column in columns(page.display, "b") for run in column.items]
    assert {off_grid(y) for y in ys} == {0.0}


def test_headline_is_drawn_narrower_or_wider_only_where_its_level_lets_it() -> None:
    def head(text: str, **lever: float):
        levels = tuple(replace(level, **lever) for level in BOOK.levels)
        book = replace(BOOK, levels=levels)
        made = article("a", (Kind.HEADLINE, text), han(60))
        whole = issue((made,), (), (box("b", "a", (0, 0, 1, 20)),), book=book)
        shown = runs(Composer(FakeFaces()).page(whole, whole.pages[1].id).display)
        return next(run for run in shown if run.source and run.source.paragraph == 0)

    plain, narrow = head("长者食堂开"), head("长者食堂开张", narrowest=0.9)
    assert plain.wide == 1
    assert 0.9 <= narrow.wide < 1
    assert narrow.size > head("长者食堂开张").size
    assert narrow.xs[-1] + narrow.wide * narrow.size <= 100
    assert head("食堂", widest=1.1).wide == 1.1
    assert head("食堂").wide == 1
