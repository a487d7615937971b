"""An article that no page holds stands on two, its text as it was."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from layout_app.arrange.page import Arranged
from layout_app.compose.flow.fit import FitState
from layout_app.desk.pages.arranging import (
    Task,
    applied,
    arranged_json,
    arranged_lines,
    proposed,
    waiting,
)
from layout_app.desk.words import use_language
from layout_app.display.items import Group
from layout_app.edit.arranging import resumed
from layout_app.edit.boxes import without_article
from layout_app.edit.lookup import with_box
from layout_app.model.article import accepted_text
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.text import Kind, Paragraph
from tests.unit.arrange.copydesk import composer, issue, story

PAGES = (PageId("p1"), PageId("p2"), PageId("p3"))
LONG = ArticleId("long")


def paper(chars: int, *, pages: int = 2) -> Issue:
    """Return an issue with an article of so many characters, and a third and a brief."""
    others = [story("third", 3, 900), story("brief", 4, 300)]
    made = issue([story("long", 1, chars, picture=True), *others])
    return replace(made, pages=tuple(Page(id=page) for page in PAGES[:pages]))


def looked_for(made: Issue) -> dict[PageId, Arranged]:
    pages = tuple(page.id for page in made.pages)
    return proposed(made, composer(), Task(pages=pages, seconds=20.0))


@pytest.fixture(scope="module")
def parted() -> tuple[Issue, dict[PageId, Arranged]]:
    made = paper(5200)
    return made, looked_for(made)


def groups(found: Group) -> Iterator[Group]:
    yield found
    for item in found.items:
        if isinstance(item, Group):
            yield from groups(item)


@pytest.mark.parametrize(("chars", "pages"), [(6000, 2), (7200, 3)])
def test_an_article_too_long_for_a_page_goes_on_on_a_later_one(chars: int, pages: int) -> None:
    made = paper(chars, pages=pages)
    found = looked_for(made)
    assert not any(each.unplaced for each in found.values())
    for chosen in (1, 2, 3):
        done = applied(made, found, chosen)
        assert waiting(done) == ()
        (first, one), (second, two) = index(done).parts[LONG]
        assert PAGES.index(first) < PAGES.index(second)
        assert (one.part, two.part) == (1, 2)
        assert [accepted_text(a) for a in done.articles] == [
            accepted_text(a) for a in made.articles
        ]
        desk = composer()
        assert desk.fit(done, LONG).state is not FitState.OVER
        assert 0 <= desk.part_left(done, LONG, 1) <= 3
        (end,) = index(done).articles[LONG].breaks
        assert end.at.offset == len(index(done).articles[LONG].paragraphs[end.at.paragraph].text)
        shown = [desk.page(done, page) for page in (first, second)]
        assert all("jump" in {g.name for top in page.display.groups for g in groups(top)}
                   for page in shown)  # fmt: skip
        codes = {problem.code for page in shown for problem in page.problems}
        assert not {"layout.overset", "layout.overlap", "layout.off_grid"} & codes


def test_what_was_parted_is_one_article_again_once_it_is_taken_from_its_pages(parted) -> None:
    made, before = parted
    done = applied(made, before)
    again = without_article(done, LONG)
    assert not index(again).parts.get(LONG)
    assert accepted_text(index(again).articles[LONG]) == accepted_text(made.articles[0])
    found = looked_for(again)
    assert LONG not in {name for each in found.values() for name in each.unplaced}


def test_an_article_is_not_parted_where_a_page_holds_it_or_the_pages_together_do_not() -> None:
    whole = looked_for(paper(2400))
    assert not any(each.jumps for each in whole.values())
    endless = looked_for(paper(20000))
    assert not any(each.jumps for each in endless.values())
    assert [each.unplaced for each in endless.values()][-1] == (LONG,)


def test_a_fact_box_stays_with_the_first_part() -> None:
    made = paper(5200)
    (article, *others) = made.articles
    fact = Paragraph(kind=Kind.FACT, text="资料")
    held = replace(article, paragraphs=(*article.paragraphs, fact))
    found = looked_for(replace(made, articles=(held, *others)))
    assert not any(each.jumps for each in found.values())


def test_words_and_json_say_where_an_article_goes_on(parted) -> None:
    use_language("en")
    made, found = parted
    told = list(arranged_lines(made, found))
    assert sum("goes on on" in line for line in told) == 1
    pages = arranged_json(made, found)["pages"]
    assert [page["jumps"][0]["article"] for page in pages.values()] == [LONG, LONG]
    parts = [
        box["part"]
        for page in pages.values()
        for box in page["alternatives"][0]["boxes"]
        if box["article"] == LONG
    ]
    assert list(dict.fromkeys(parts)) == [1, 2]


def test_lines_that_a_second_part_takes_more_are_told_by_the_first_box(parted) -> None:
    done = applied(*parted)
    (_, one), (_, two) = index(done).parts[LONG]
    done = resumed(with_box(done, replace(two, loosen=2)), LONG, 9)
    (_, one), (_, two) = index(done).parts[LONG]
    assert (one.loosen, two.loosen) == (2, 0)
    (end,) = index(done).articles[LONG].breaks
    assert end.at.paragraph == 8
