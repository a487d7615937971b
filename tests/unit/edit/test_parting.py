"""Heads parted in two: every half finds its place among the heads, and nothing pinned is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.edit.articles import cut_range
from layout_app.edit.parting import break_head, part_head
from layout_app.errors import CommandError
from layout_app.model.article import Article, heads
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.text import HEADS, Kind, Mark, MarkKind, Paragraph

A = ArticleId("a")
TEXTS = {
    Kind.KICKER: "河边新事",
    Kind.HEADLINE: "云溪又照得见人影了",
    Kind.SUBTITLE: "六十棵树一夜种成",
    Kind.DECK: "孩子们给每一棵起了名字",
    Kind.BYLINE: "记者 王小明",
}


def issue(*kinds: Kind, body: str = "正文。") -> Issue:
    lines = [Paragraph(text=TEXTS[kind], kind=kind) for kind in kinds]
    return Issue(articles=(Article(id=A, paragraphs=(*lines, Paragraph(text=body))),))


def lines(found: Issue) -> list[tuple[str, str]]:
    return [(p.kind.value, p.text) for p in found.articles[0].paragraphs]


def breaks(found: Issue, paragraph: int) -> list[int]:
    marks = found.articles[0].paragraphs[paragraph].marks
    return [m.start for m in marks if m.kind is MarkKind.BREAK]


K, H, S, D, B = HEADS


@pytest.mark.parametrize(
    ("kinds", "at", "offset", "expected"),
    [
        ((H,), 0, 3, [("headline", "云溪又"), ("subtitle", "照得见人影了")]),
        ((H, D), 0, 3, [("headline", "云溪又"), ("subtitle", "照得见人影了"), ("deck", TEXTS[D])]),
        ((H, S), 0, 2, [("kicker", "云溪"), ("headline", TEXTS[H][2:]), ("subtitle", TEXTS[S])]),
        ((K, S), 0, 2, [("kicker", "河边"), ("headline", "新事"), ("subtitle", TEXTS[S])]),
        ((H, S), 1, 4, [("headline", TEXTS[H]), ("subtitle", "六十棵树"), ("deck", "一夜种成")]),
        ((S, D), 0, 4, [("headline", "六十棵树"), ("subtitle", "一夜种成"), ("deck", TEXTS[D])]),
        ((H, D), 1, 3, [("headline", TEXTS[H]), ("deck", "孩子们"), ("text", "给每一棵起了名字")]),
        ((D, B), 0, 3, [("deck", "孩子们"), ("byline", TEXTS[B]), ("text", "给每一棵起了名字")]),
        ((H, B), 1, 2, [("headline", TEXTS[H]), ("byline", "记者"), ("text", "王小明")]),
        ((H,), 0, 9, [("headline", TEXTS[H]), ("text", "")]),
        ((H, B), 0, 9, [("headline", TEXTS[H]), ("subtitle", ""), ("byline", TEXTS[B])]),
        ((H, B), 0, 0, [("kicker", ""), ("headline", TEXTS[H]), ("byline", TEXTS[B])]),
        ((H, B), 1, 0, [("headline", TEXTS[H]), ("deck", ""), ("byline", TEXTS[B])]),
    ],
)  # fmt: skip
def test_where_the_halves_go(kinds, at, offset, expected):
    assert lines(part_head(issue(*kinds), A, at, offset)) == [*expected, ("text", "正文。")]


def test_a_large_head_between_others_breaks_its_line():
    found = part_head(issue(K, H, S), A, 1, 3)
    assert lines(found) == lines(issue(K, H, S))
    assert breaks(found, 1) == [3]


@pytest.mark.parametrize(
    ("kinds", "at", "offset"), [((K, H), 0, 4), ((K, H), 0, 0), ((D, B), 0, 11)]
)
def test_nothing_comes_of_an_edge_without_a_place_beside_it(kinds, at, offset):
    before = issue(*kinds)
    assert part_head(before, A, at, offset) is before


def test_blanks_at_the_place_go_and_marks_keep_their_words():
    dots = Mark(kind=MarkKind.EMPHASIS, start=1, end=6)
    head = Paragraph(text="云溪　又清了", kind=H, marks=(dots,))
    both = part_head(Issue(articles=(Article(id=A, paragraphs=(head,)),)), A, 0, 2)
    first, second = both.articles[0].paragraphs
    assert (first.text, second.text) == ("云溪", "又清了")
    assert [first.text[m.start : m.end] for m in first.marks] == ["溪"]
    assert [second.text[m.start : m.end] for m in second.marks] == ["又清了"]


def test_selected_characters_give_way():
    found = part_head(issue(H), A, 0, 3, 5)
    assert lines(found)[:2] == [("headline", "云溪又"), ("subtitle", "见人影了")]


def test_a_line_of_a_large_head_is_broken_without_another_head():
    found = break_head(issue(H), A, 0, 3)
    assert lines(found) == lines(issue(H))
    assert breaks(found, 0) == [3]
    assert break_head(found, A, 0, 3) is found
    assert break_head(found, A, 0, 0) is found


def test_what_is_no_head_is_refused():
    with pytest.raises(CommandError, match="no_head_to_part"):
        part_head(issue(H), A, 1, 1)
    with pytest.raises(CommandError, match="no_offset"):
        part_head(issue(H), A, 0, 10)
    with pytest.raises(CommandError, match="no_large_head"):
        break_head(issue(D), A, 0, 2)


@given(st.sets(st.sampled_from(HEADS), min_size=1), st.data())
def test_heads_stay_in_order_and_cuts_on_their_words(kinds, data):
    found = issue(*(kind for kind in HEADS if kind in kinds), body="春天来了")
    last = len(found.articles[0].paragraphs) - 1
    found = cut_range(found, A, (last, 1), (last, 3))
    at = data.draw(st.integers(0, last - 1))
    text = found.articles[0].paragraphs[at].text
    after = part_head(found, A, at, data.draw(st.integers(0, len(text)))).articles[0]
    words = "".join(p.text for p in after.paragraphs)
    whole = "".join(p.text for p in found.articles[0].paragraphs)
    assert sorted(words.replace(" ", "")) == sorted(whole.replace(" ", ""))
    order = [HEADS.index(p.kind) for p in heads(after)]
    assert order == sorted(set(order))
    assert all(p.kind not in HEADS for p in after.paragraphs[len(order) :])
    (cut,) = after.cuts
    paragraph = after.paragraphs[cut.start.paragraph]
    assert paragraph.text[cut.start.offset : cut.end.offset] == "天来"
