"""Jump lines and the ends of parts: derived, at sentences, nothing lost at the break."""

from dataclasses import replace

import pytest

from layout_app.cjk.dates import han_number
from layout_app.compose.article.jump import jump_words
from layout_app.compose.flow.turns import Span, part_ends
from layout_app.display.items import GlyphRun, Group
from layout_app.edit.jumps import end_part
from layout_app.edit.pages import delete_page, move_page
from layout_app.model.article import Article, PartBreak, accepted_text
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph, anchor_at
from tests.unit.compose.setpages import BOOK, article, box, composer, copy_text, han, issue, runs

SENTENCES = "".join(f"{han(17, n)}。" for n in range(30))


def jumped(copy: str = SENTENCES, *, book: Stylebook = BOOK, lines: int = 12, **fields):
    """Return an issue whose article begins on A01 and ends on A02."""
    story = article("a", (Kind.HEADLINE, "水清了"), copy, **fields)
    one = box("one", "a", (0, 10, 2, lines))
    two = box("two", "a", (0, 0, 3, 25), part=2)
    return issue((story,), (one,), (two,), book=book)


def jumps(found) -> list[str]:
    groups = [g for b in found.display.groups for g in b.items if isinstance(g, Group)]
    return [
        "".join(i.text for i in group.items if isinstance(i, GlyphRun))
        for group in groups
        if group.name == "jump"
    ]


def both(whole):
    made = composer()
    return [made.page(whole, page.id) for page in whole.pages]


def texts(whole) -> list[str]:
    return [copy_text(page.display) for page in both(whole)]


def test_jump_lines_lead_to_the_box_of_the_other_part():
    groups = [g for made in both(jumped()) for b in made.display.groups for g in b.items]
    led = [g.leads_to for g in groups if isinstance(g, Group) and g.name == "jump"]
    assert led == ["two", "one"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (45, "四十五"), (0, "0"), (120, "120")],
)
def test_figures_in_han(number, words):
    assert han_number(number) == words


def test_wording_is_the_stylebooks():
    book = Stylebook(
        jump_to="▶{folio}", jump_from="（上接第{han}版{keyword}）", jump_keyword="“{keyword}”"
    )
    assert jump_words(book, "A12", "食堂", leaves=True) == ("▶A12",) * 2
    assert jump_words(book, "A12", "食堂", leaves=False) == (
        "（上接第十二版“食堂”）",
        "（上接第十二版）",
    )
    assert jump_words(book, "A02-A03", "", leaves=False) == ("（上接第二版）",)


@pytest.mark.parametrize("wording", ["{", "}{", "{nobody}", "{0}", "{folio.x}", "%s"])
def test_a_wording_that_names_nothing_is_printed_as_it_is(wording):
    (found, *_) = jump_words(Stylebook(jump_to=wording), "A02", "", leaves=True)
    assert found == wording.replace("{folio}", "A02")


def test_keyword_stands_where_it_has_room_and_goes_where_it_has_none():
    first, second = both(jumped(keyword="云溪河步道通了"))
    assert jumps(first) == ["（下转A02版）"]
    assert jumps(second) == ["（上接A01版）"]
    wide = replace(BOOK, jump=replace(BOOK.jump, size=0.6), jump_head=False)
    assert jumps(both(jumped(keyword="云溪河步道", book=wide))[1]) == [
        "（上接A01版《云溪河步道》）"
    ]


def jump_heads(found) -> list[str]:
    groups = [g for b in found.display.groups for g in b.items if isinstance(g, Group)]
    return [
        "".join(i.text for i in group.items if isinstance(i, GlyphRun))
        for group in groups
        if group.name == "jump head"
    ]


@pytest.mark.parametrize(("keyword", "words"), [("", "水清了"), ("云溪河", "云溪河")])
def test_a_part_on_another_page_bears_a_head_that_is_no_copy(keyword, words):
    whole = jumped(keyword=keyword)
    first, second = both(whole)
    assert jump_heads(first) == []
    assert jump_heads(second) == [words]
    assert jumps(second) == ["（上接A01版）"]
    assert copy_text(second.display).count(words) == 0
    text = second.boxes[0].regions[0].rect
    groups = [g for b in second.display.groups for g in b.items if isinstance(g, Group)]
    head = next(g for g in groups if g.name == "jump head")
    assert head.y + head.bounds.h <= text.y - second.boxes[0].rect.y


def test_stylebook_refuses_the_head_of_a_part_and_one_too_low_bears_none():
    assert jump_heads(both(jumped(book=replace(BOOK, jump_head=False)))[1]) == []
    whole = jumped()
    low = replace(whole.pages[1], boxes=(box("two", "a", (0, 0, 3, 5), part=2),))
    assert jump_heads(both(replace(whole, pages=(whole.pages[0], low)))[1]) == []


def test_a_part_ends_at_a_sentence_before_a_jump_where_one_is_near():
    copy = "".join(f"{han(24, n)}。" for n in range(24))
    first, second = texts(jumped(copy))
    assert first.endswith("。")
    assert first + second == accepted_text(jumped(copy).articles[0]).replace("\n", "")
    filled = texts(jumped(copy, book=replace(BOOK, jump_at_sentence=False)))[0]
    assert len(first) < len(filled)
    assert not filled.endswith("。")


def test_a_part_without_a_sentence_near_its_foot_is_filled():
    first, _second = texts(jumped(han(500)))
    filled = texts(jumped(han(500), book=replace(BOOK, jump_at_sentence=False)))[0]
    assert first == filled


def test_the_editors_break_goes_before_the_sentence_that_is_near():
    whole = jumped()
    end = composer().part_ends(whole, ArticleId("a"), 1)[-1]
    cut = end_part(whole, BoxId("one"), end.paragraph, end.offset)
    assert texts(cut)[0] == "水清了" + SENTENCES[: end.offset]


def test_numbers_follow_moved_and_deleted_pages():
    whole = jumped()
    assert jumps(both(whole)[0]) == ["（下转A02版）"]
    swapped = move_page(whole, whole.pages[1].id, 0)
    first, second = both(swapped)
    assert (jumps(first), jumps(second)) == (["（上接A02版）"], ["（下转A01版）"])
    alone = delete_page(whole, whole.pages[1].id)
    assert jumps(both(alone)[0]) == []


def spans(copy: str, width: int = 10) -> list[Span]:
    return [Span(0, k, min(k + width, len(copy))) for k in range(0, len(copy), width)]


def ends(copy: str, room: int, least: int = 2, width: int = 10):
    value = Article(id=ArticleId("a"), paragraphs=(Paragraph(text=copy), Paragraph(text=han(99))))
    return [
        (end.offset, end.lines, end.free)
        for end in part_ends(value, spans(copy, width), room, least)
    ]


def test_three_ends_at_sentences_are_proposed_the_fullest_first():
    copy = ("一二三四五六七八九。" + han(10)) * 6
    assert ends(copy, 10) == [(90, 9, 1), (70, 7, 3), (50, 5, 5)]


def test_no_part_ends_before_its_least_lines():
    copy = ("一二三四五六七八九。" + han(10)) * 6
    assert ends(copy, 10, least=8) == [(90, 9, 1)]
    assert ends(copy, 10, least=10) == []


def test_a_closing_quote_belongs_to_its_sentence():
    copy = han(7) + "好。”" + han(20) + "？！……”）" + han(13)
    assert [offset for offset, *_ in ends(copy, 4, least=1)] == [36, 10]


@pytest.mark.parametrize("copy", [han(60), han(9) + "，" + han(9) + "：" + han(20)])
def test_nothing_is_proposed_without_a_sentence(copy):
    assert ends(copy, 3) == []


def test_the_end_of_a_paragraph_is_better_than_one_inside():
    copy = han(19) + "。" + han(9) + "。"
    value = Article(
        id=ArticleId("a"),
        paragraphs=(Paragraph(text=copy[:20]), Paragraph(text=copy[20:] + han(40))),
    )
    found = part_ends(
        value, [Span(0, 0, 10), Span(0, 10, 20), Span(1, 0, 10), Span(1, 10, 20)], 4, 1
    )
    assert (found[0].paragraph, found[0].offset) == (0, 20)


def test_the_composer_proposes_ends_inside_the_box():
    whole = jumped()
    found = composer().part_ends(whole, ArticleId("a"), 1)
    assert len(found) == 3
    for end in found:
        assert SENTENCES[end.offset - 1] == "。"
        assert end.lines >= BOOK.jump_least
    assert composer().part_ends(whole, ArticleId("a"), 2) == ()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_part_ends_at_the_chosen_sentence_and_nothing_is_lost(number):
    whole = jumped()
    end = composer().part_ends(whole, ArticleId("a"), 1)[number]
    cut = end_part(whole, BoxId("one"), end.paragraph, end.offset)
    first, second = texts(cut)
    assert first + second == accepted_text(whole.articles[0]).replace("\n", "")
    assert first == "水清了" + SENTENCES[: end.offset]
    assert not [p for page in both(cut) for p in page.problems if p.code.startswith("layout")]


def test_a_break_holds_when_the_text_would_have_fitted():
    whole = jumped(SENTENCES[:90])
    cut = end_part(whole, BoxId("one"), 1, 54)
    first, second = texts(cut)
    assert (first, second) == ("水清了" + SENTENCES[:54], SENTENCES[54:90])
    assert jumps(both(cut)[0]) == ["（下转A02版）"]


def test_a_break_beyond_the_box_is_passed_over_and_told_of():
    whole = end_part(jumped(), BoxId("one"), 1, 18 * 25)
    assert "".join(texts(whole)) == accepted_text(whole.articles[0]).replace("\n", "")
    assert "layout.break_passed" in [p.code for p in both(whole)[0].problems]


def test_a_paragraph_is_not_indented_where_it_goes_on():
    whole = end_part(jumped(), BoxId("one"), 1, 18 * 8)
    (first, *_) = [run for run in runs(both(whole)[1].display) if run.source]
    assert first.xs[0] == 0
    assert first.source.offset == 18 * 8


def test_a_part_of_few_lines_before_a_jump_is_told_of():
    found = [p for p in both(jumped(lines=5))[0].problems if p.code == "layout.jump_early"]
    assert [dict(p.args) for p in found] == [{"least": 8, "lines": 3}]
    assert not [p for p in both(jumped())[0].problems if p.code == "layout.jump_early"]


def test_a_break_in_vertical_lines_loses_nothing():
    story = article("a", SENTENCES)
    one = box("one", "a", (0, 10, 2, 12), vertical=True)
    two = box("two", "a", (0, 0, 3, 25), part=2, vertical=True)
    at = anchor_at(story.paragraphs, 0, 54)
    whole = issue((replace(story, breaks=(PartBreak(part=1, at=at),)),), (one,), (two,))
    first, second = texts(whole)
    assert first == SENTENCES[:54]
    assert first + second == SENTENCES


def test_two_breaks_part_an_article_in_three():
    story = article("a", SENTENCES[:300])
    boxes = [box(f"b{n}", "a", (0, 10 if n == 1 else 0, 3, 12), part=n) for n in (1, 2, 3)]
    breaks = tuple(
        PartBreak(part=n, at=anchor_at(story.paragraphs, 0, at)) for n, at in ((1, 90), (2, 180))
    )
    whole = issue((replace(story, breaks=breaks),), *[(each,) for each in boxes])
    assert texts(whole) == [SENTENCES[:90], SENTENCES[90:180], SENTENCES[180:300]]


def test_a_paper_without_words_for_jumps_prints_none_and_loses_nothing():
    whole = jumped(book=replace(BOOK, jump_to="", jump_from=""))
    assert [jumps(page) for page in both(whole)] == [[""], [""]]
    assert "".join(texts(whole)) == accepted_text(whole.articles[0]).replace("\n", "")
