"""Copy without ranks gets them from its length; halves of texts and bare heads are not placed."""

from dataclasses import replace

import pytest

from layout_app.arrange.making.proposal import Proposal
from layout_app.compose.page import Composer
from layout_app.desk.pages.arranging import (
    Task,
    applied,
    arranged_lines,
    bare_heads,
    fragments,
    proposed,
    waiting,
)
from layout_app.desk.pages.proposing import notable, waiting_text
from layout_app.desk.pages.ranking import BRIEF, guessed_ranks, with_ranks
from layout_app.desk.words import use_language
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, Publication, index
from layout_app.model.page import Page
from layout_app.model.paper import TABLOID_5
from layout_app.model.seam import BlockRef, OpenEnd, Side, Verdict
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph

PICTURE = ArticlePicture(original="0" * 64, name="a.jpg", pixels=(3000, 2000))


def story(name: str, chars: int, *heads: Kind, **changes: object) -> Article:
    body = tuple(Paragraph(text="云溪河水清见底。" * 10) for _ in range(max(1, chars // 80)))
    paragraphs = tuple(Paragraph(kind=kind, text=f"{name}号稿的标题") for kind in heads)
    return Article(id=ArticleId(name), paragraphs=(*paragraphs, *body), **changes)


def issue_of(*articles: Article, pages: int = 1) -> Issue:
    return Issue(
        publication=Publication(paper=TABLOID_5.name, stylebook=Stylebook(masthead_lines=0)),
        articles=articles,
        pages=tuple(Page(id=PageId(f"p{n}")) for n in range(pages)),
    )


def headed(*lengths: int) -> tuple[Article, ...]:
    return tuple(story(f"a{n}", chars, Kind.HEADLINE) for n, chars in enumerate(lengths))


def guessed(issue: Issue, leads: int = 1) -> dict[str, int]:
    return dict(guessed_ranks(issue, [article.id for article in issue.articles], leads))


def test_longest_leads_two_follow_and_the_shortest_are_briefs() -> None:
    made = issue_of(*headed(400, 1200, 80, 800, 600))
    assert guessed(made) == {"a1": 1, "a3": 2, "a4": 2, "a2": 4}
    assert len(made.articles[2].paragraphs[1].text) <= BRIEF


def test_each_page_gets_a_lead() -> None:
    made = issue_of(*headed(400, 1200, 800, 640, 560, 480, 320, 240, 1000))
    assert sorted(name for name, rank in guessed(made, 2).items() if rank == 1) == ["a1", "a8"]


@pytest.mark.parametrize(
    "weighty",
    [
        story("b", 480, Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE),
        story("b", 480, Kind.HEADLINE, pictures=(PICTURE,)),
    ],
)
def test_heads_and_a_picture_give_weight(weighty: Article) -> None:
    made = issue_of(*headed(640, 400, 320), weighty)
    assert guessed(made)["b"] == 1


def test_whoever_ranked_one_ranked_all() -> None:
    first, *others = headed(400, 1200, 800)
    assert guessed(issue_of(replace(first, rank=2), *others)) == {}


def test_two_articles_are_not_ranked() -> None:
    assert guessed(issue_of(*headed(400, 1200))) == {}


def test_what_has_no_headline_never_leads() -> None:
    assert guessed(issue_of(story("bare", 2000), *headed(400, 640, 800)))["a2"] == 1


def test_ranks_reach_the_issue_with_the_page_and_are_told() -> None:
    made = issue_of(*headed(400, 1200, 80, 800, 600))
    composer = Composer(shipped())
    found = proposed(made, composer, Task(pages=(PageId("p0"),), seconds=20.0))
    done = applied(made, found)
    assert {a.id: a.rank for a in done.articles} == {"a0": 3, "a1": 1, "a2": 4, "a3": 2, "a4": 2}
    (lead,) = [box for box in done.pages[0].boxes if box.article == "a1"]
    assert lead.shape[0].line == 0
    assert with_ranks(made, {}) is made
    use_language("en")
    told = "\n".join(arranged_lines(made, found))
    use_language(None)
    assert "“a1号稿的标题” leads" in told


def test_what_is_too_long_for_its_page_may_go_on_on_another() -> None:
    page = PageId("p0")
    made = issue_of(*headed(400, 1200, 8000), pages=2)
    alone = replace(made, pages=made.pages[:1])
    found = proposed(made, Composer(shipped()), Task(pages=(page,), seconds=20.0))[page]
    assert found.unplaced == ("a2",)

    def cut(chars: int) -> Proposal:
        return replace(found.proposals[0], cuts=((ArticleId("a1"), chars),))

    def told(issue: Issue, chars: int) -> str:
        return "\n".join(arranged_lines(issue, {page: replace(found, proposals=(cut(chars),))}))

    use_language("en")
    jump = "too long: cut 453 characters, or continue it on another page"
    assert jump in told(made, 453)
    assert "another" not in told(alone, 453)
    assert "cut 20 characters" in told(made, 20)
    assert "another page" not in told(made, 20)
    assert "a2号稿的标题” is too long for one page" in told(made, 20)
    assert notable(made, cut(453))[1] == "or a part on another page"
    assert notable(made, cut(20))[1:2] != ("or a part on another page",)
    use_language(None)


def half(verdict: Verdict) -> Article:
    end = OpenEnd(block=BlockRef(dump="a.txt", block=3), side=Side.HEAD, verdict=verdict)
    return replace(story("half", 240), open_ends=(end,))


def test_half_a_text_waits_and_is_named() -> None:
    made = issue_of(*headed(400, 640, 800), half(Verdict.OPEN))
    assert fragments(made) == ("half",)
    found = proposed(made, Composer(shipped()), Task(pages=(PageId("p0"),), seconds=20.0))
    assert found[PageId("p0")].unplaced == ("half",)
    assert waiting(applied(made, found)) == ("half",)
    use_language("en")
    told = list(arranged_lines(made, found))
    use_language(None)
    assert told[-1].startswith("  only half a text: “云溪河水")


@pytest.mark.parametrize("verdict", [Verdict.OPEN, Verdict.MISSING])
def test_what_has_a_headline_is_an_article_whatever_is_missing(verdict: Verdict) -> None:
    whole = replace(half(verdict), paragraphs=headed(400)[0].paragraphs)
    assert fragments(issue_of(whole)) == ()
    assert fragments(issue_of(half(verdict))) == ("half",)


def test_a_text_that_the_editor_called_complete_is_no_half() -> None:
    assert fragments(issue_of(half(Verdict.COMPLETE))) == ()
    assert "half" in index(issue_of(half(Verdict.COMPLETE))).articles


def bare(*kinds: Kind) -> Article:
    return Article(
        id=ArticleId("bare"),
        paragraphs=tuple(Paragraph(kind=kind, text="云溪河边的事") for kind in kinds),
    )


def test_a_headline_without_text_waits_and_is_named() -> None:
    made = issue_of(*headed(400, 640, 800), bare(Kind.KICKER, Kind.HEADLINE))
    found = proposed(made, Composer(shipped()), Task(pages=(PageId("p0"),), seconds=20.0))
    assert found[PageId("p0")].unplaced == ("bare",)
    use_language("en")
    told = list(arranged_lines(made, found))
    waits = waiting_text(made, applied(made, found))
    use_language(None)
    assert told[-1] == "  a headline without text: “云溪河边的事”"
    assert waits == "A headline without text: “云溪河边的事”."


def test_a_deck_or_a_picture_below_a_headline_is_something_to_read() -> None:
    decked = bare(Kind.HEADLINE, Kind.DECK)
    shown = replace(
        bare(Kind.HEADLINE), pictures=(ArticlePicture(original="0" * 64, name="桥.jpg"),)
    )
    assert bare_heads(issue_of(bare(Kind.HEADLINE))) == ("bare",)
    assert bare_heads(issue_of(decked)) == bare_heads(issue_of(shown)) == ()
