"""Words, kinds, cuts; articles parted and put together."""

from dataclasses import replace

import pytest

from layout_app.edit.articles import (
    add_articles,
    cut_range,
    edit_text,
    merge_articles,
    remove_article,
    set_kind,
    set_paragraphs,
    set_rank,
    split_article,
    uncut,
)
from layout_app.edit.boxes import place
from layout_app.edit.corrections import Correction, apply_corrections
from layout_app.errors import CommandError
from layout_app.model.article import Article, Note
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph, anchor_at, holds

A, B, P = ArticleId("a"), ArticleId("b"), PageId("p")


def paragraph(line: str) -> Paragraph:
    kinds = {"#": Kind.HEADLINE, "=": Kind.SUBHEAD, "@": Kind.BYLINE, "^": Kind.KICKER}
    return Paragraph(text=line.lstrip("#=@^"), kind=kinds.get(line[:1], Kind.TEXT))


def article(name: ArticleId, *lines: str) -> Article:
    return Article(id=name, paragraphs=tuple(paragraph(line) for line in lines))


def issue(*articles: Article) -> Issue:
    return Issue(articles=articles, pages=(Page(id=P),))


def texts(found: Issue, name: ArticleId = A) -> list[str]:
    return [f"{p.kind.value}:{p.text}" for p in index(found).articles[name].paragraphs]


def noted(found: Article, paragraph: int, offset: int) -> Article:
    at = anchor_at(found.paragraphs, paragraph, offset)
    return replace(found, notes=(*found.notes, Note(at=at, text="?")))


def places(found: Issue, name: ArticleId = A) -> list[tuple[int, int]]:
    whole = index(found).articles[name]
    assert all(holds(note.at, whole.paragraphs) for note in whole.notes)
    return [(note.at.paragraph, note.at.offset) for note in whole.notes]


def refused(code: str) -> object:
    return pytest.raises(CommandError, match=code)


def test_note_stays_beside_its_characters() -> None:
    start = issue(noted(article(A, "#题", "溪水清了"), 1, 2))
    assert places(edit_text(start, A, 1, "今天溪水清了")) == [(1, 4)]
    assert places(edit_text(start, A, 1, "溪水清了。")) == [(1, 2)]
    assert places(edit_text(start, A, 1, "清了")) == [(1, 0)]


def test_marks_follow_the_words() -> None:
    bold = Mark(kind=MarkKind.BOLD, start=2, end=4)
    whole = replace(
        article(A, "#题"), paragraphs=(Paragraph(text="溪水清了", kind=Kind.TEXT, marks=(bold,)),)
    )
    typed = index(edit_text(issue(whole), A, 0, "一溪水又清了")).articles[A]
    assert typed.paragraphs[0].marks == (replace(bold, start=4, end=6),)
    gone = index(edit_text(issue(whole), A, 0, "溪水")).articles[A]
    assert gone.paragraphs[0].marks == ()


def test_pasted_line_ends_and_controls_do_not_enter_a_paragraph() -> None:
    typed = edit_text(issue(article(A, "#题", "文")), A, 1, "一\r\n二\u2029三\x07\ud800")
    assert texts(typed)[1] == "text:一 二 三"


def test_same_words_are_the_same_issue() -> None:
    start = issue(article(A, "#题"))
    assert edit_text(start, A, 0, "题") is start
    assert set_kind(start, A, 0, Kind.HEADLINE) is start
    assert set_rank(start, A, 3) is start
    assert set_paragraphs(start, A, start.articles[0].paragraphs) is start


def test_story_rewritten_keeps_its_notes() -> None:
    start = issue(noted(article(A, "#题", "一二三", "四五六"), 2, 1))
    now = set_paragraphs(start, A, [paragraph(line) for line in ("#题", "零", "一二三四五六")])
    assert places(now) == [(2, 4)]


def test_body_paragraph_made_headline_goes_above() -> None:
    start = issue(noted(article(A, "^引", "文", "真题"), 2, 1))
    now = set_kind(start, A, 2, Kind.HEADLINE)
    assert texts(now) == ["kicker:引", "headline:真题", "text:文"]
    assert places(now) == [(1, 1)]


def test_headline_made_text_goes_below_the_heads() -> None:
    now = set_kind(issue(article(A, "#题", "@黄丹", "文")), A, 0, Kind.TEXT)
    assert texts(now) == ["byline:黄丹", "text:题", "text:文"]


def test_byline_may_close_the_body() -> None:
    now = set_kind(issue(article(A, "#题", "文", "黄丹")), A, 2, Kind.BYLINE)
    assert texts(now) == ["headline:题", "text:文", "byline:黄丹"]


def test_second_headline_is_refused() -> None:
    with refused(r"article\.head_exists"):
        set_kind(issue(article(A, "#题", "文")), A, 1, Kind.HEADLINE)


def test_heads_in_another_order_are_refused() -> None:
    with refused(r"article\.heads_out_of_order"):
        set_paragraphs(issue(article(A, "#题")), A, [paragraph("#题"), paragraph("^引")])


def test_split_and_merge_keep_every_word_and_note() -> None:
    start = noted(noted(article(A, "#题", "一", "=乙题", "二"), 1, 1), 3, 0)
    parted = split_article(issue(start), A, 2, B)
    assert texts(parted) == ["headline:题", "text:一"]
    assert texts(parted, B) == ["headline:乙题", "text:二"]
    assert (places(parted), places(parted, B)) == ([(1, 1)], [(1, 0)])
    assert [a.id for a in parted.articles] == [A, B]
    assert merge_articles(parted, A, B) == issue(start)


def test_split_at_the_first_paragraph_is_refused() -> None:
    with refused(r"article\.nothing_to_split"):
        split_article(issue(article(A, "#题")), A, 0, B)


def test_removed_article_leaves_the_pages() -> None:
    cells = Cells(column=0, line=0, columns=1, lines=5)
    start = place(issue(article(A, "#题"), article(B, "#乙")), A, P, cells, BoxId("x"))
    now = remove_article(start, A)
    assert [a.id for a in now.articles] == [B]
    assert now.pages[0].boxes == ()
    assert merge_articles(start, B, A).pages[0].boxes == ()


def test_cuts_that_meet_are_one() -> None:
    start = issue(article(A, "#题", "一二三四", "五六"))
    once = cut_range(start, A, (1, 0), (1, 2))
    assert cut_range(once, A, (1, 0), (1, 1)) is once
    now = cut_range(once, A, (1, 2), (2, 1))
    spans = [(c.start.paragraph, c.start.offset, c.end.offset) for c in now.articles[0].cuts]
    assert spans == [(1, 0, 4), (2, 0, 1)]
    assert uncut(uncut(now, A, 1), A, 0) == start


def test_one_cut_of_several_is_printed_again_and_the_others_stay() -> None:
    now = issue(article(A, "#题", "一二三四五六"))
    for at in (0, 2, 4):
        now = cut_range(now, A, (1, at), (1, at + 1))
    assert [c.start.offset for c in uncut(now, A, 0).articles[0].cuts] == [2, 4]
    assert [c.start.offset for c in uncut(now, A, 1).articles[0].cuts] == [0, 4]


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ((1, 0), (1, 0), r"article\.empty_cut"),
        ((1, 2), (1, 1), r"article\.empty_cut"),
        ((1, 0), (1, 9), r"command\.no_offset"),
        ((1, 0), (9, 0), r"command\.no_paragraph"),
    ],
)
def test_cut_of_nothing_is_refused(start: tuple[int, int], end: tuple[int, int], code: str) -> None:
    with refused(code):
        cut_range(issue(article(A, "#题", "一二")), A, start, end)


def test_cut_from_the_end_of_a_paragraph_leaves_none_that_is_empty() -> None:
    found = cut_range(issue(article(A, "#题", "一二", "三四")), A, (1, 2), (2, 1))
    (cut,) = found.articles[0].cuts
    assert (cut.start.paragraph, cut.start.offset, cut.end.offset) == (2, 0, 1)


def test_cut_whose_words_are_gone_goes() -> None:
    start = cut_range(issue(article(A, "#题", "一二三四")), A, (1, 1), (1, 3))
    assert edit_text(start, A, 1, "一四").articles[0].cuts == ()


def test_unknown_names_are_refused() -> None:
    start = issue(article(A, "#题"))
    for code, act in (
        (r"command\.no_article", lambda: set_rank(start, B, 1)),
        (r"command\.no_paragraph", lambda: edit_text(start, A, 4, "")),
        (r"article\.bad_rank", lambda: set_rank(start, A, 5)),
        (r"article\.id_taken", lambda: add_articles(start, [article(A, "#题")])),
        (r"article\.merge_with_itself", lambda: merge_articles(start, A, A)),
        (r"article\.no_cut", lambda: uncut(start, A, 0)),
    ):
        with refused(code):
            act()


def test_corrections_are_applied_from_the_end() -> None:
    start = issue(noted(article(A, "#题", "一,二...三"), 1, 7))
    changes = (
        Correction(paragraph=1, start=1, end=2, before=",", after="，"),
        Correction(paragraph=1, start=3, end=6, before="...", after="……"),
    )
    now = apply_corrections(start, A, changes)
    assert texts(now)[1] == "text:一，二……三"
    assert places(now) == [(1, 6)]
    with refused(r"article\.correction_lost"):
        apply_corrections(now, A, changes)
    with refused(r"article\.corrections_overlap"):
        apply_corrections(start, A, (changes[0], changes[0]))
