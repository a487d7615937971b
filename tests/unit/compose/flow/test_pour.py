"""Columns with straight feet, subheads, widows, overset text."""

import random
from dataclasses import replace

import pytest

from layout_app.compose.flow.columns import box_columns
from layout_app.edit.articles import cut_range
from layout_app.model.box import Division
from layout_app.model.geometry import Cells
from layout_app.model.paper import Remainder
from layout_app.model.text import Kind
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


def composed(article_, box_, **others):
    whole = issue((article_,), (), (box_,), **others)
    return composer().page(whole, whole.pages[1].id)


def heights(page, name: str = "b") -> list[int]:
    return [len(line_texts(column)) for column in columns(page.display, name)]


def test_full_box_has_columns_of_equal_height() -> None:
    page = composed(article("a", *[han(58, n) for n in range(10)]), box("b", "a", (0, 0, 3, 20)))
    assert heights(page) == [20, 20, 20]
    assert page.boxes[0].fit.state == "exact"


def test_small_lack_lies_at_the_end_of_the_last_column() -> None:
    page = composed(article("a", *[han(58, n) for n in range(9)]), box("b", "a", (0, 0, 3, 20)))
    assert heights(page) == [20, 20, 14]
    assert (page.boxes[0].fit.lines, page.boxes[0].fit.chars) == (6, 60)


def test_short_text_stands_in_columns_of_equal_height() -> None:
    page = composed(article("a", *[han(58, n) for n in range(5)]), box("b", "a", (0, 0, 3, 20)))
    assert heights(page) == [10, 10, 10]
    assert (page.boxes[0].fit.state, page.boxes[0].fit.lines) == ("short", 30)


def test_overset_text_is_counted_and_told() -> None:
    page = composed(article("a", *[han(58, n) for n in range(6)]), box("b", "a", (0, 0, 1, 30)))
    fit = page.boxes[0].fit
    assert (fit.state, fit.lines, fit.chars) == ("over", 6, 58)
    overset = next(p for p in page.problems if p.code == "layout.overset")
    assert dict(overset.args) == {"lines": 6, "chars": 58}
    assert (overset.where.page, overset.where.paragraph, overset.where.offset) == ("A02", 5, 0)


def test_last_line_that_nothing_saves_from_one_character_is_told() -> None:
    word = "ABCDEFGHIJKLMNOPQRST"
    page = composed(article("a", f"{han(8)}{word}好。", han(28)), box("b", "a", (0, 0, 1, 9)))
    assert line_texts(columns(page.display, "b")[0])[:3] == [han(8), word, "好。"]
    (told,) = [p for p in page.problems if p.code == "layout.runt"]
    assert (told.where.page, told.where.paragraph, told.where.offset) == ("A02", 0, 28)


@pytest.mark.parametrize("text", ["好", f"{han(8)}好。", f"{han(8)}……！", f"{han(17)}好呀。"])
def test_last_line_with_two_characters_is_not_told(text: str) -> None:
    page = composed(article("a", text), box("b", "a", (0, 0, 1, 9)))
    assert "layout.runt" not in {p.code for p in page.problems}


def test_line_that_wide_gaps_tear_is_told_once_for_a_paragraph() -> None:
    word = "ABCDEFGHIJKLMNOPQRST"
    torn = f"{han(14)}{word}{han(3)}{word}{han(12)}"
    page = composed(article("a", han(28), torn), box("b", "a", (0, 0, 2, 5)))
    told = [p.where for p in page.problems if p.code == "layout.torn_line"]
    assert [(where.paragraph, where.offset) for where in told] == [(1, 34)]


@pytest.mark.parametrize(
    ("counts", "place"), [((28, 48), (1, 0)), ((48, 28), (0, 38)), ((18, 38, 18), None)]
)
def test_line_that_nothing_saves_from_standing_alone_is_told(
    counts: tuple[int, ...], place: tuple[int, int] | None
) -> None:
    texts = [han(count, n) for n, count in enumerate(counts)]
    page = composed(article("a", *texts), box("b", "a", (0, 0, 2, 4)))
    told = [p.where for p in page.problems if p.code == "layout.lone_line"]
    assert [(where.paragraph, where.offset) for where in told] == ([place] if place else [])


def test_lines_alone_are_not_told_while_text_is_over() -> None:
    page = composed(article("a", han(28), han(48), han(48)), box("b", "a", (0, 0, 2, 4)))
    assert {p.code for p in page.problems} == {"layout.overset"}


@pytest.mark.parametrize("seed", range(60))
def test_as_many_lines_are_told_as_over_as_have_to_go(seed: int) -> None:
    """No air above a subhead and no longer paragraph pushes more of the text out of its box."""
    chance = random.Random(seed)
    texts = [han(chance.randint(15, 95), n * 3) for n in range(chance.randint(4, 9))]
    body = [(Kind.SUBHEAD, "小标题") if n in (1, 4, 6) else text for n, text in enumerate(texts)]
    made = article("a", *body, texts[0])
    desk, wide = composer(), chance.choice([1, 2, 3])
    lines = min(30, desk.shape_for(issue((made,), ()), made.id, wide) - chance.randint(1, 3))
    whole = issue((made,), (), (box("b", "a", (0, 0, wide, lines)),))
    first = desk.article(whole, made.id).overset
    if first is None:
        return
    paragraph, offset = first
    end = len(made.paragraphs) - 1, len(texts[0])
    assert desk.article(cut_range(whole, made.id, first, end), made.id).overset is None
    is_last = offset + 10 >= len(made.paragraphs[paragraph].text)
    second = (paragraph + 1, 0) if is_last else (paragraph, offset + 10)
    if second < end:
        kept = cut_range(whole, made.id, second, end)
        assert desk.article(kept, made.id).overset is not None


def test_placed_and_overset_are_all_the_text() -> None:
    text = [han(37 + 9 * n, n) for n in range(8)]
    page = composed(article("a", *text), box("b", "a", (0, 0, 1, 20)))
    placed = copy_text(page.display)
    assert "".join(text).startswith(placed)
    assert len(placed) + page.boxes[0].fit.chars == len("".join(text))


def test_no_line_stands_alone_at_a_column_edge() -> None:
    texts = [han(n, n) for n in (57, 48, 75, 29, 66, 38, 84, 47, 59, 76)]
    page = composed(article("a", *texts), box("b", "a", (0, 0, 3, 22)))
    for column in columns(page.display, "b")[1:]:
        head = column.items[0]
        assert head.source.offset + len(head.text) < len(texts[head.source.paragraph])
    for column in columns(page.display, "b")[:-1]:
        assert len(column.items) == 22
        foot = column.items[-1]
        ends = foot.source.offset + len(foot.text) == len(texts[foot.source.paragraph])
        assert foot.source.offset > 0 or ends


def test_subhead_takes_two_lines_and_keeps_its_text() -> None:
    parts = [han(58), (Kind.SUBHEAD, "小标题"), han(58, 3)]
    page = composed(article("a", *parts), box("b", "a", (0, 0, 1, 30)))
    ys = {
        run.text: run.ys[0]
        for run in columns(page.display, "b")[0].items
        if run.text == "小标题" or run.text.startswith(han(8))
    }
    assert ys["小标题"] == 8.8 + 15 * 7


def test_subhead_at_a_column_head_drops_its_air() -> None:
    parts = [han(58), han(58), (Kind.SUBHEAD, "小标题"), *[han(58, n) for n in range(4)]]
    page = composed(article("a", *parts), box("b", "a", (0, 0, 3, 12)))
    second = columns(page.display, "b")[1]
    assert line_texts(second)[0] == "小标题"
    assert second.items[0].ys == (8.8,)


def test_subhead_is_never_last_in_a_column() -> None:
    parts = [han(98), (Kind.SUBHEAD, "小标题"), *[han(58, n) for n in range(4)]]
    page = composed(article("a", *parts), box("b", "a", (0, 0, 3, 12)))
    for column in columns(page.display, "b"):
        assert "小标题" not in line_texts(column)[-2:]


def test_every_base_line_is_on_the_grid() -> None:
    parts = [han(58), (Kind.SUBHEAD, "小标题"), han(80, 3), (Kind.BYLINE, "（记者 某某）")]
    page = composed(
        article("a", (Kind.HEADLINE, "标题"), *parts, rank=2), box("b", "a", (0, 3, 2, 20))
    )
    group = next(g for g in page.display.groups if g.name == "b")
    for column in columns(page.display, "b"):
        for run in column.items:
            line = (group.y + column.y + run.ys[0] - 8.8 - SMALL.type_area.y) / SMALL.leading
            assert abs(line - round(line)) < 0.001


def test_frame_takes_a_cell_at_the_sides_and_a_line_above_and_below() -> None:
    columns_ = box_columns(SMALL, box("b", "a", (0, 5, 2, 10), framed=True), 0)
    assert [(c.line, c.lines, c.measure) for c in columns_] == [(6, 8, 9000), (6, 8, 9000)]
    assert columns_[0].x == 50


def test_division_into_whole_cells_gives_the_remainder_to_the_first() -> None:
    made = box_columns(SMALL, box("b", "a", (0, 0, 3, 5), columns=4), 0)
    assert [c.measure for c in made] == [8000, 7000, 7000, 7000]
    assert made[-1].x + made[-1].width == 40 + 320


def test_division_may_widen_the_gutters() -> None:
    made = box_columns(
        SMALL, box("b", "a", (0, 0, 3, 5), columns=4, remainder=Remainder.GUTTERS), 0
    )
    assert [c.measure for c in made] == [7000] * 4
    assert abs(made[-1].x + made[-1].width - 360) < 0.01


def test_division_may_be_fractional() -> None:
    made = box_columns(SMALL, box("b", "a", (0, 0, 3, 5), columns=4, division=Division.FRACTION), 0)
    assert [c.measure for c in made] == [7250] * 4


def test_columns_of_unequal_measures_hold_all_text() -> None:
    texts = [han(61, n) for n in range(6)]
    page = composed(article("a", *texts), box("b", "a", (0, 0, 3, 20), columns=4))
    assert copy_text(page.display) == "".join(texts)


def test_shape_of_two_rectangles_is_poured_column_by_column() -> None:
    shape = (
        Cells(column=0, line=0, columns=2, lines=10),
        Cells(column=0, line=10, columns=1, lines=6),
    )
    made = box_columns(SMALL, replace(box("b", "a", (0, 0, 1, 1)), shape=shape), 2)
    assert [(c.x, c.line, c.lines) for c in made] == [(40, 2, 14), (150, 2, 8)]
