"""Copyfit: all levers together, within their limits, and never at the cost of a line alone."""

import random
from dataclasses import replace

import pytest

from layout_app.compose.copyfit import Copyfit, copyfit
from layout_app.compose.flow.fit import FitState
from layout_app.compose.levers import MOST_HEAD_AIR, LeverKind, applied
from layout_app.compose.trial import Trial
from layout_app.display.items import GlyphRun, Item
from layout_app.display.page import walk
from layout_app.edit.articles import cut_range
from layout_app.edit.boxes import set_air
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue
from layout_app.model.text import Kind
from tests.unit.compose.setpages import BOOK, SMALL, article, box, composer, han, issue

A = ArticleId("a")
HEAD = (Kind.HEADLINE, "新桥通车")
PHOTO = ArticlePicture(original="0" * 64, name="a.jpg", pixels=(1500, 1000))


def told(*lengths: int) -> list[str]:
    return [han(length, n * 3) for n, length in enumerate(lengths)]


def one(made: Article, place: ArticleBox) -> Issue:
    return issue((made,), (place,))


def levers(found: Copyfit) -> list[tuple[LeverKind, int]]:
    return [(lever.kind, lever.lines) for lever in found.levers]


def lines_used(whole: Issue, slots: int) -> int:
    fit = composer().fit(whole, A)
    return slots + (fit.lines if fit.state is FitState.OVER else -fit.lines)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_text_takes_just_as_many_lines_more_as_are_wanted(lines: int) -> None:
    whole = one(article("a", *told(58, 72, 41, 86, 67, 93)), box("b", "a", (0, 0, 3, 16)))
    other = set_air(whole, BoxId("b"), loosen=lines)
    assert lines_used(other, 48) == lines_used(whole, 48) + lines
    assert composer().filled(other, A).tally.flaws == 0


def test_text_gives_back_a_line_that_straight_feet_have_cost() -> None:
    whole = one(article("a", *told(58, 72, 41, 86, 67, 93)), box("b", "a", (0, 0, 3, 17)))
    assert composer().filled(whole, A).tally.longer == 1
    other = set_air(whole, BoxId("b"), loosen=-1)
    assert lines_used(other, 51) == lines_used(whole, 51) - 1


def test_a_picture_gives_two_lines_and_a_paragraph_takes_one_of_them_back() -> None:
    made = article("a", HEAD, *told(28, 86, 47, 51, 64, 27), pictures=(PHOTO,))
    found = copyfit(composer(), one(made, box("b", "a", (0, 0, 3, 21))), A)
    assert (found.before.state, found.before.lines) == ("over", 1)
    assert levers(found) == [(LeverKind.PICTURES, -1), (LeverKind.PARAGRAPHS, 1)]
    assert found.after.state == "exact"


def test_one_lever_is_used_before_two_that_work_against_each_other() -> None:
    made = article("a", HEAD, *told(79, 34, 34, 47, 38, 62), pictures=(PHOTO,))
    for lines in range(16, 24):
        found = copyfit(composer(), one(made, box("b", "a", (0, 0, 3, lines))), A)
        if 0 < found.before.lines <= 2 and found.after.state == "exact":
            signs = {change > 0 for _, change in levers(found)}
            assert len(signs) == 1 or found.before.state == "over"


@pytest.mark.parametrize("seed", range(6))
def test_what_fits_has_no_line_alone_that_was_not_and_no_lever_past_its_limit(seed: int) -> None:
    chance = random.Random(seed)
    desk, exact = composer(), 0
    for _ in range(8):
        body = told(*(chance.randint(20, 90) for _ in range(chance.randint(3, 7))))
        parts = [(Kind.QUOTE, "天天盼着来"), (Kind.SUBHEAD, "小标题")]
        for part in chance.sample(parts, chance.randint(0, 2)):
            body.insert(chance.randint(1, len(body) - 1), part)
        made = article("a", HEAD, *body, pictures=(PHOTO,) * chance.randint(0, 1))
        columns = chance.choice([2, 3])
        need = desk.shape_for(issue((made,), ()), A, columns)
        whole = one(made, box("b", "a", (0, 0, columns, need - chance.randint(0, 1))))
        before = desk.filled(whole, A)
        found = copyfit(desk, whole, A)
        after = desk.filled(applied(whole, A, found.setting), A)
        exact += found.after.state is FitState.EXACT
        assert after.fit == found.after
        assert after.tally.flaws <= before.tally.flaws
        assert 0 <= after.head_air <= MOST_HEAD_AIR
        subheads = sum(paragraph.kind is Kind.SUBHEAD for paragraph in made.paragraphs)
        assert after.tally.aired <= subheads
        assert found.after.state is not FitState.OVER or found.cuts
    assert exact


def test_the_cuts_that_are_named_make_it_fit() -> None:
    made = article("a", HEAD, (Kind.SUBHEAD, "小标题"), *told(78, 63, 84, 45, 66))
    for lines in range(10, 18):
        whole = one(made, box("b", "a", (0, 0, 3, lines)))
        found = copyfit(composer(), whole, A)
        if found.after.state is not FitState.OVER or found.may_jump:
            continue
        cut = applied(whole, A, found.setting)
        for each in found.cuts:
            end = len(made.paragraphs[each.paragraph].text)
            cut = cut_range(cut, A, (each.paragraph, end - each.chars), (each.paragraph, end))
        assert composer().fit(cut, A).state is not FitState.OVER


@pytest.mark.parametrize(("pixels", "least", "most"), [((1070, 1000), -1, 0), ((1000, 1000), 0, 0)])
def test_no_more_than_an_eighth_of_a_picture_is_cropped_whatever_the_grid_makes_of_it(
    pixels: tuple[int, int], least: int, most: int
) -> None:
    """Seven grid lines are 10 字: of 9.35 字 six crop 9 %, of 10 字 they would crop 15 %."""
    made = article("a", *told(300), pictures=(replace(PHOTO, pixels=pixels),))
    whole = one(made, box("b", "a", (0, 0, 1, 30)))
    found = [
        composer().filled(set_air(whole, BoxId("b"), pictures=lines), A).changed
        for lines in (-9, 9)
    ]
    assert found == [least, most]


def test_heads_that_have_their_air_get_no_more_for_straight_feet() -> None:
    for lines in range(15, 25):
        made = article("a", HEAD, *told(77, 66, 58, 49, 81))
        need = composer().head_lines(one(made, box("b", "a", (0, 0, 3, lines))), A)
        for air in range(MOST_HEAD_AIR + 1):
            place = box("b", "a", (0, 0, 3, lines), head_lines=need + air)
            assert composer().filled(one(made, place), A).head_air <= MOST_HEAD_AIR


LONG = (Kind.HEADLINE, "新桥通车两岸居民来往方便")
"""Two lines of three 字 over three columns of ten."""


def headline_size(whole: Issue) -> float:
    page = composer().page(whole, whole.pages[0].id).display
    (size,) = {round(item.size / SMALL.em, 3) for item, *_ in walk(page) if is_headline(item)}
    return size


def is_headline(item: Item) -> bool:
    return isinstance(item, GlyphRun) and item.source is not None and item.source.paragraph == 0


@pytest.mark.parametrize(("asked", "lines", "size"), [(0, 6, 3.0), (1, 5, 2.8), (9, 5, 2.8)])
def test_a_headline_is_as_much_smaller_as_makes_the_heads_lower(
    asked: int, lines: int, size: float
) -> None:
    made = article("a", LONG, *told(58, 72, 41))
    whole = one(made, box("b", "a", (0, 0, 3, 20), headline_size=3.0, heads_lower=asked))
    assert composer().head_lines(whole, A) == lines
    assert headline_size(whole) == size
    assert composer().filled(whole, A).heads_lower == 6 - lines


def test_a_headline_that_is_no_line_lower_for_12_percent_keeps_its_size() -> None:
    made = article("a", HEAD, *told(58, 72, 41))
    whole = one(made, box("b", "a", (0, 0, 3, 20), headline_size=3.0, heads_lower=2))
    assert headline_size(whole) == 3.0
    assert composer().filled(whole, A).heads_lower == 0


def test_a_headline_stays_within_the_sizes_of_its_level() -> None:
    made = article("a", LONG, *told(58, 72, 41))
    place = box("b", "a", (0, 0, 3, 20), heads_lower=1)
    assert composer().filled(one(made, place), A).heads_lower == 1
    level = BOOK.levels[3]
    tight = replace(level, smallest=level.headline.size)
    book = replace(BOOK, levels=(*BOOK.levels[:3], tight))
    whole = issue((made,), (place,), book=book)
    assert composer().filled(whole, A).heads_lower == 0


def test_text_that_is_over_makes_the_headline_smaller_and_once_only() -> None:
    made = article("a", LONG, *told(64, 42), (Kind.SUBHEAD, "小标题"), *told(78, 74))
    whole = one(made, box("b", "a", (0, 0, 3, 15), headline_size=3.0))
    found = copyfit(composer(), whole, A)
    assert (found.before.state, found.before.lines) == ("over", 3)
    assert levers(found) == [(LeverKind.HEAD_SIZE, -1)]
    assert found.after.state is FitState.EXACT
    assert headline_size(applied(whole, A, found.setting)) == 2.8
    lower = one(made, box("b", "a", (0, 0, 3, 14), headline_size=3.0, heads_lower=1))
    again = copyfit(composer(), lower, A)
    assert again.before.lines == 3
    assert again.setting.lower == 1
    assert headline_size(applied(lower, A, again.setting)) == 2.8


def test_text_that_is_short_leaves_the_headline_as_it_is() -> None:
    made = article("a", LONG, *told(58, 72, 41, 86))
    for lines in range(14, 22):
        whole = one(made, box("b", "a", (0, 0, 3, lines), headline_size=3.0))
        found = copyfit(composer(), whole, A)
        if found.before.state is FitState.SHORT:
            assert found.setting.lower == 0


def test_paragraphs_with_other_lines_than_their_best_are_less_even() -> None:
    whole = one(article("a", *told(58, 72, 41, 86, 67, 93)), box("b", "a", (0, 0, 3, 16)))
    looser = [
        composer().filled(set_air(whole, BoxId("b"), loosen=lines), A).tally for lines in range(4)
    ]
    strained = [tally.strain for tally in looser]
    assert strained[0] == 0
    assert strained == sorted(set(strained))
    assert [tally.varied for tally in looser] == [0, 1, 2, 3]


def test_an_article_that_is_short_is_never_made_too_long() -> None:
    made = article("a", HEAD, *told(24, 25), (Kind.QUOTE, "天天盼着来"), pictures=(PHOTO,))
    for lines in range(12, 22):
        found = copyfit(composer(), one(made, box("b", "a", (0, 0, 2, lines))), A)
        if found.before.state is FitState.SHORT:
            assert found.after.state is not FitState.OVER


SUB = (Kind.SUBHEAD, "小标题")


def test_short_text_that_no_lever_fills_is_left_as_it_is() -> None:
    """Half a lack mended asks for changes and leaves the box short all the same."""
    made = article("a", HEAD, *told(58, 72, 41, 86))
    for lines in (19, 24):
        whole = one(made, box("b", "a", (0, 0, 3, lines)))
        found = copyfit(composer(), whole, A)
        assert found.before.state == "short"
        assert (found.after, found.levers) == (found.before, ())
        assert found.setting == Trial(composer(), whole, A).now
    over = one(made, box("b", "a", (0, 0, 3, 8)))
    less = copyfit(composer(), over, A)
    assert less.after.lines < less.before.lines, "over, the least that is over is worth its changes"


def test_what_fits_at_the_cost_of_a_line_alone_ends_no_search() -> None:
    first, *others = told(86, 89, 34, 42, 68, 48)
    made = article("a", HEAD, first, SUB, SUB, *others)
    trial = Trial(composer(), one(made, box("b", "a", (0, 0, 2, 24))), A)
    torn = replace(trial.now, lower=1)
    assert not trial.misfit(torn)
    assert trial.filled(torn).tally.flaws > trial.filled(trial.now).tally.flaws
    assert (trial.misfit(trial.now), trial.misfit(trial.best())) == (2, 1)


def test_what_is_done_ends_the_search_for_dearer_settings() -> None:
    first, second, third, *others = told(55, 56, 45, 29, 28, 52)
    made = article("a", HEAD, first, second, third, SUB, SUB, *others, pictures=(PHOTO,))
    trial = Trial(composer(), one(made, box("b", "a", (0, 0, 2, 31))), A)
    assert not trial.misfit(trial.best())
    assert len(trial.tried) <= 8
