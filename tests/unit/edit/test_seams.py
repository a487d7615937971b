"""Joins on a written case: two articles whose halves were parted by a column's end."""

from dataclasses import replace

import pytest

from layout_app.edit.articles import cut_range, edit_text
from layout_app.edit.boxes import remove_box
from layout_app.edit.open_ends import (
    mark_complete,
    mark_missing,
    propose,
    proposed,
    reject,
    reopen,
    write_missing,
)
from layout_app.edit.seams import accept, unjoin
from layout_app.errors import CommandError
from layout_app.model.article import Article, accepted_text
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import DumpFile, Issue, index
from layout_app.model.page import Page
from layout_app.model.seam import ALONE, Candidate, Decision, OpenEnd, Reason, Side, Verdict
from layout_app.model.text import BlockRef, Kind, Mark, MarkKind, Paragraph, holds

A, B = ArticleId("aaaaaa"), ArticleId("bbbbbb")


def ref(block: int) -> BlockRef:
    return BlockRef(dump="page.md", block=block)


def article(name: ArticleId, first: int, *lines: str) -> Article:
    kinds = {"#": Kind.HEADLINE, "=": Kind.SUBHEAD, "@": Kind.BYLINE}
    paragraphs = tuple(
        Paragraph(
            text=line.lstrip("#=@"), kind=kinds.get(line[0], Kind.TEXT), blocks=(ref(first + n),)
        )
        for n, line in enumerate(lines)
    )
    return Article(id=name, paragraphs=paragraphs, source="page.md")


def candidate(tail: int, head: int, decision: Decision | None = Decision.SUGGEST) -> Candidate:
    return Candidate(tail=ref(tail), head=ref(head), confidence=0.9, decision=decision)


def parted() -> Issue:
    likely = candidate(1, 4)
    first = article(A, 0, "#云溪整治", "溪水又清了，居民", "=尾声")
    second = article(B, 3, "#食堂开张", "都来埠头舀水。", "碗底的字看得见。", "@黄丹")
    return Issue(
        articles=(
            replace(first, open_ends=(OpenEnd(block=ref(1), candidates=(likely,)),)),
            replace(second, open_ends=(OpenEnd(block=ref(4), side=Side.HEAD),)),
        )
    )


def texts(issue: Issue, name: ArticleId) -> list[str]:
    return [p.text for p in index(issue).articles[name].paragraphs]


def test_head_and_its_run_move_behind_the_tail() -> None:
    issue = accept(parted(), candidate(1, 4))
    assert texts(issue, A) == [
        "云溪整治",
        "溪水又清了，居民都来埠头舀水。",
        "碗底的字看得见。",
        "黄丹",
        "尾声",
    ]
    assert texts(issue, B) == ["食堂开张"]
    (seam,) = index(issue).articles[A].seams
    assert (seam.at.paragraph, seam.at.offset, seam.run) == (1, 8, (ref(5), ref(6)))
    assert (seam.home, seam.before) == (B, ref(3))
    assert not any(a.open_ends for a in issue.articles)


def test_unjoin_gives_back_the_very_issue() -> None:
    issue = parted()
    assert unjoin(accept(issue, candidate(1, 4)), ref(1), ref(4)) == issue


def test_what_was_joined_by_itself_stands_open_when_it_is_taken_back() -> None:
    known = parted()
    issue = replace(known, articles=tuple(replace(a, open_ends=()) for a in known.articles))
    joined = accept(issue, candidate(1, 4), by="auto")
    back = unjoin(joined, ref(1), ref(4))
    assert texts(back, A) == texts(issue, A)
    (end,) = index(back).articles[A].open_ends
    assert (end.block, end.side) == (ref(1), Side.TAIL)
    (other,) = end.candidates
    assert (other.head, other.decision) == (ref(4), None)
    again = accept(back, other)
    assert texts(again, A) == texts(joined, A)
    assert not index(again).articles[A].open_ends
    assert unjoin(again, ref(1), ref(4)) == back


def test_unjoin_after_typing_keeps_the_new_words() -> None:
    joined = accept(parted(), candidate(1, 4))
    typed = edit_text(joined, A, 1, "今天溪水又清了，居民都来埠头舀水了。")
    (seam,) = index(typed).articles[A].seams
    assert seam.at.offset == 10
    assert holds(seam.at, index(typed).articles[A].paragraphs)
    back = unjoin(typed, ref(1), ref(4))
    assert texts(back, A)[1] == "今天溪水又清了，居民"
    assert texts(back, B)[1] == "都来埠头舀水了。"


def test_run_stops_at_the_head_of_another_seam() -> None:
    issue = parted()
    other = OpenEnd(block=ref(2), candidates=(candidate(2, 5),))
    first, second = issue.articles
    issue = replace(issue, articles=(replace(first, open_ends=(*first.open_ends, other)), second))
    joined = accept(issue, candidate(1, 4))
    assert texts(joined, B) == ["食堂开张", "碗底的字看得见。", "黄丹"]


def test_editor_shortens_the_run() -> None:
    joined = accept(parted(), candidate(1, 4), run=(ref(5),))
    assert texts(joined, B) == ["食堂开张", "黄丹"]
    assert unjoin(joined, ref(1), ref(4)) == parted()


def test_nothing_moves_with_a_head_that_stands_alone() -> None:
    alone = replace(candidate(1, 4), reasons=(Reason(code=ALONE),))
    before = parted()
    assert len(texts(accept(before, alone), B)) == len(texts(before, B)) - 1


def test_head_that_began_its_article_goes_back_before_its_neighbour() -> None:
    """The neighbour came first in the raw copy: an editor had moved it down."""
    first, second = parted().articles
    heads_off = tuple(second.paragraphs[n] for n in (1, 0, 2))
    apart = Issue(articles=(first, replace(second, paragraphs=heads_off)))
    assert unjoin(accept(apart, candidate(1, 4), run=()), ref(1), ref(4)) == apart


def test_head_goes_back_before_what_an_editor_wrote_behind_its_neighbour() -> None:
    first, second = accept(parted(), candidate(1, 4), run=()).articles
    headline, *others = second.paragraphs
    written = replace(second, paragraphs=(headline, Paragraph(text="编者按"), *others))
    found = unjoin(Issue(articles=(first, written)), ref(1), ref(4))
    assert texts(found, B)[:3] == ["食堂开张", "都来埠头舀水。", "编者按"]


def placed(issue: Issue, *articles: ArticleId) -> Issue:
    """Return the issue with a box for each of these articles, named as it is."""
    boxes = tuple(
        ArticleBox(
            id=BoxId(name), article=name, shape=(Cells(column=n, line=0, columns=1, lines=9),)
        )
        for n, name in enumerate(articles)
    )
    return replace(issue, pages=(Page(id=PageId("p"), boxes=boxes),))


def shown(issue: Issue) -> dict[str, tuple[ArticleId, int]]:
    """Return which article each box shows, and which part of it."""
    return {box.id: (box.article, box.part) for box in issue.pages[0].boxes}


def test_box_that_all_text_left_shows_the_next_part_of_the_joined_article() -> None:
    """Its heads may stay behind: it is the text that jumped."""
    before = placed(parted(), A, B)
    joined = accept(before, candidate(1, 4))
    assert shown(joined) == {A: (A, 1), B: (A, 2)}
    assert index(joined).articles[A].seams[0].boxes == (B,)
    assert unjoin(joined, ref(1), ref(4)) == before


def test_box_with_text_left_keeps_its_article() -> None:
    joined = accept(placed(parted(), A, B), candidate(1, 4), run=())
    assert texts(joined, B) == ["食堂开张", "碗底的字看得见。", "黄丹"]
    assert shown(joined) == {A: (A, 1), B: (B, 1)}


def test_box_that_stands_before_the_others_shows_the_part_behind_theirs() -> None:
    joined = accept(placed(parted(), B, A), candidate(1, 4))
    assert shown(joined) == {B: (A, 2), A: (A, 1)}


def test_box_stays_where_the_joined_article_is_on_no_page() -> None:
    joined = accept(placed(parted(), B), candidate(1, 4))
    assert shown(joined) == {B: (B, 1)}


def test_head_before_its_tail_moves_behind_it() -> None:
    only = article(A, 0, "#云溪整治", "都来埠头舀水。", "=开头", "溪水又清了，居民")
    issue = Issue(articles=(only,))
    joined = accept(issue, candidate(3, 1))
    assert texts(joined, A) == ["云溪整治", "开头", "溪水又清了，居民都来埠头舀水。"]
    assert unjoin(joined, ref(3), ref(1)) == issue


def test_two_joins_are_taken_back_in_any_order() -> None:
    first = article(A, 0, "#甲", "甲一，")
    second = article(B, 2, "#乙", "甲二，", "乙一")
    third = article(ArticleId("cccccc"), 5, "#丙", "甲三。", "丙一")
    issue = Issue(articles=(first, second, third))
    both = accept(accept(issue, candidate(1, 3)), candidate(3, 6))
    assert texts(both, A) == ["甲", "甲一，甲二，甲三。", "丙一", "乙一"]
    assert unjoin(unjoin(both, ref(3), ref(6)), ref(1), ref(3)) == issue
    assert unjoin(unjoin(both, ref(1), ref(3)), ref(3), ref(6)) == issue


def test_what_was_joined_to_a_run_goes_home_with_it_and_its_own_run() -> None:
    first = article(A, 0, "#甲", "甲一，")
    second = article(B, 2, "#乙", "甲二。", "乙一，")
    third = article(ArticleId("cccccc"), 5, "#丙", "乙二。", "丙一")
    issue = Issue(articles=(first, second, third))
    both = accept(accept(issue, candidate(1, 3)), candidate(4, 6))
    assert texts(both, A) == ["甲", "甲一，甲二。", "乙一，乙二。", "丙一"]
    back = unjoin(both, ref(1), ref(3))
    assert texts(back, A) == ["甲", "甲一，"]
    assert texts(back, B) == ["乙", "甲二。", "乙一，乙二。", "丙一"]
    assert unjoin(back, ref(4), ref(6)) == issue


def test_seam_whose_place_is_lost_is_not_taken_back() -> None:
    joined = accept(parted(), candidate(1, 4))
    first = joined.articles[0]
    for count in (1, 0):
        shortened = replace(first, paragraphs=first.paragraphs[:count])
        with pytest.raises(CommandError, match=r"seam\.lost"):
            unjoin(replace(joined, articles=(shortened, *joined.articles[1:])), ref(1), ref(4))


def test_home_that_all_copy_left_is_made_again() -> None:
    issue = Issue(articles=(article(A, 0, "#甲", "甲一，"), article(B, 2, "甲二。", "@丁")))
    joined = accept(issue, candidate(1, 2))
    assert [a.id for a in joined.articles] == [A]
    assert unjoin(joined, ref(1), ref(2)) == issue


def test_home_that_is_made_again_stands_where_its_copy_did() -> None:
    other = replace(article(ArticleId("other1"), 0, "#戊", "戊一。"), source="a.md")
    blocks = [(BlockRef(dump="a.md", block=n),) for n in range(2)]
    other = replace(
        other,
        paragraphs=tuple(
            replace(p, blocks=b) for p, b in zip(other.paragraphs, blocks, strict=True)
        ),
    )
    later = article(ArticleId("cccccc"), 4, "#丙", "丙一。")
    dumps = tuple(DumpFile(name=name, encoding="utf-8", sha256="") for name in ("page.md", "a.md"))
    first, second = article(A, 0, "#甲", "甲一，"), article(B, 2, "甲二。", "@丁")
    issue = Issue(articles=(first, second, later, other), dumps=dumps)
    joined = accept(issue, candidate(1, 2))
    # Another file's blocks have numbers of their own: its order among the files counts.
    assert unjoin(joined, ref(1), ref(2)) == issue
    turned = replace(joined, articles=(other, *joined.articles[:-1]), dumps=dumps[::-1])
    again = unjoin(turned, ref(1), ref(2))
    assert [a.id for a in again.articles] == [other.id, A, B, later.id]


def test_box_that_is_gone_is_no_hindrance_to_taking_a_join_back() -> None:
    issue = placed(Issue(articles=(article(A, 0, "#甲", "甲一，"), article(B, 2, "甲二。"))), A, B)
    joined = accept(issue, candidate(1, 2))
    gone = index(joined).parts[A][-1][1].id
    again = unjoin(remove_box(joined, gone), ref(1), ref(2))
    assert texts(again, B) == ["甲二。"]
    assert gone not in index(again).boxes


def test_marks_and_cuts_go_with_their_characters() -> None:
    issue = parted()
    first, second = issue.articles
    bold = Mark(kind=MarkKind.BOLD, start=0, end=2)
    head = replace(second.paragraphs[1], marks=(bold,))
    second = replace(second, paragraphs=(second.paragraphs[0], head, *second.paragraphs[2:]))
    issue = cut_range(replace(issue, articles=(first, second)), B, (1, 1), (2, 3))
    joined = accept(issue, candidate(1, 4))
    whole = index(joined).articles[A]
    assert whole.paragraphs[1].marks == (replace(bold, start=8, end=10),)
    assert [(c.start.paragraph, c.start.offset, c.end.offset) for c in whole.cuts] == [
        (1, 9, 15),
        (2, 0, 3),
    ]
    assert unjoin(joined, ref(1), ref(4)) == issue


def test_cut_across_a_seam_is_parted_with_it() -> None:
    joined = cut_range(accept(parted(), candidate(1, 4)), A, (1, 6), (1, 10))
    back = unjoin(joined, ref(1), ref(4))
    spans = [[(c.start.offset, c.end.offset) for c in a.cuts] for a in back.articles]
    assert spans == [[(6, 8)], [(0, 2)]]


@pytest.mark.parametrize(
    ("tail", "head", "code"),
    [
        (1, 1, "seam.loop"),
        (1, 9, "seam.no_block"),
        (9, 4, "seam.no_block"),
    ],
)
def test_join_of_what_is_not_there_is_refused(tail: int, head: int, code: str) -> None:
    with pytest.raises(CommandError) as refused:
        accept(parted(), candidate(tail, head))
    assert refused.value.code == code


def test_second_join_of_one_tail_is_refused() -> None:
    joined = accept(parted(), candidate(1, 4))
    with pytest.raises(CommandError, match=r"seam\.joined_already"):
        accept(joined, candidate(1, 3))
    with pytest.raises(CommandError, match=r"seam\.joined_already"):
        accept(joined, candidate(2, 4))


def test_unjoin_without_a_seam_is_refused() -> None:
    with pytest.raises(CommandError, match=r"seam\.no_seam"):
        unjoin(parted(), ref(1), ref(4))


def test_rejected_half_is_remembered_on_both_sides() -> None:
    issue = reject(parted(), ref(1), ref(4))
    first, second = issue.articles
    assert first.open_ends[0].candidates == ()
    assert first.open_ends[0].rejected == (ref(4),)
    assert second.open_ends[0].rejected == (ref(1),)
    assert reject(issue, ref(1), ref(4)) is issue


def test_end_whose_proposals_are_all_refused_misses_its_half() -> None:
    suggested = replace(candidate(1, 4), decision=Decision.SUGGEST)
    issue = propose(parted(), [suggested])
    assert issue.articles[0].open_ends[0].verdict is Verdict.OPEN
    refused = reject(issue, ref(1), ref(4))
    assert [a.open_ends[0].verdict for a in refused.articles] == [Verdict.MISSING] * 2


def test_end_where_nothing_is_missing_stays_so_when_its_proposal_is_refused() -> None:
    settled = reject(mark_complete(parted(), ref(1)), ref(1), ref(4))
    (end,) = settled.articles[0].open_ends
    assert (end.verdict, end.candidates, end.rejected) == (Verdict.COMPLETE, (), (ref(4),))


def test_verdict_of_an_end() -> None:
    assert mark_missing(parted(), ref(1)).articles[0].open_ends[0].verdict is Verdict.MISSING
    assert mark_complete(parted(), ref(4)).articles[1].open_ends[0].verdict is Verdict.COMPLETE
    with pytest.raises(CommandError, match=r"seam\.no_open_end"):
        mark_missing(parted(), ref(5))


def test_half_that_is_written_before_a_head_goes_when_it_is_opened_again() -> None:
    written = write_missing(parted(), ref(4), "昨天，", Side.HEAD)
    assert texts(written, B)[1] == "昨天，都来埠头舀水。"
    assert written.articles[1].open_ends[0].written == "昨天，"
    assert texts(reopen(written, ref(4)), B) == texts(parted(), B)
    with pytest.raises(CommandError, match=r"seam\.no_open_end"):
        reopen(written, ref(5))


def both_open() -> Issue:
    """A seam that is proposed at both its ends, as an import leaves it."""
    return propose(parted(), [candidate(1, 4)])


def verdicts(issue: Issue) -> list[Verdict]:
    return [end.verdict for article in issue.articles for end in article.open_ends]


@pytest.mark.parametrize("settle", [mark_missing, mark_complete])
def test_settled_tail_settles_the_head_that_was_proposed_for_it(settle) -> None:
    issue = both_open()
    assert proposed(issue) == (candidate(1, 4),)
    settled = settle(issue, ref(1))
    assert verdicts(settled)[1] is Verdict.COMPLETE
    assert proposed(settled) == ()
    assert reopen(settled, ref(1)) == issue


def test_settled_head_leaves_its_tail_without_a_half() -> None:
    settled = mark_complete(both_open(), ref(4), Side.HEAD)
    assert verdicts(settled) == [Verdict.MISSING, Verdict.COMPLETE]
    assert reopen(settled, ref(4), Side.HEAD) == both_open()


def test_written_half_settles_the_head_that_was_proposed() -> None:
    settled = write_missing(both_open(), ref(1), "都高兴。")
    assert verdicts(settled) == [Verdict.COMPLETE] * 2
    assert reopen(settled, ref(1)) == both_open()


def test_head_that_another_tail_claims_stays_open() -> None:
    other = OpenEnd(block=ref(2))
    first, second = both_open().articles
    issue = Issue(articles=(replace(first, open_ends=(*first.open_ends, other)), second))
    issue = propose(issue, [candidate(2, 4)])
    settled = mark_missing(issue, ref(1))
    assert verdicts(settled) == [Verdict.MISSING, Verdict.OPEN, Verdict.OPEN]
    assert proposed(settled) == (candidate(2, 4),)


def test_seam_that_was_ruled_out_holds_no_run_back() -> None:
    issue = parted()
    other = OpenEnd(block=ref(2), candidates=(candidate(2, 5),), verdict=Verdict.MISSING)
    first, second = issue.articles
    issue = replace(issue, articles=(replace(first, open_ends=(*first.open_ends, other)), second))
    assert texts(accept(issue, candidate(1, 4)), B) == ["食堂开张"]


def test_no_character_is_added_or_lost() -> None:
    def characters(issue: Issue) -> list[str]:
        return sorted("".join(accepted_text(a).replace("\n", "") for a in issue.articles))

    assert characters(accept(parted(), candidate(1, 4))) == characters(parted())


def cut_heads() -> Issue:
    """A deck cut in two: its other half stands in another article, the text below it too."""
    deck = Paragraph(text="全村都来舀", kind=Kind.DECK, blocks=(ref(1),))
    first = article(A, 0, "#云溪整治", "@黄丹", "碗底的字看得见。")
    first = replace(
        first,
        paragraphs=(
            first.paragraphs[0],
            deck,
            *(replace(p, blocks=(ref(7 + n),)) for n, p in enumerate(first.paragraphs[1:])),
        ),
    )
    second = article(B, 3, "#食堂开张", "水。", "溪边添了石阶。")
    return Issue(articles=(first, second))


def test_run_behind_a_cut_head_begins_the_body() -> None:
    joined = accept(cut_heads(), candidate(1, 4))
    assert texts(joined, A) == [
        "云溪整治",
        "全村都来舀水。",
        "黄丹",
        "溪边添了石阶。",
        "碗底的字看得见。",
    ]
    assert unjoin(joined, ref(1), ref(4)).articles[1] == cut_heads().articles[1]
    assert texts(unjoin(joined, ref(1), ref(4)), A) == texts(cut_heads(), A)


def test_byline_of_a_run_does_not_become_a_second_one_of_the_heads() -> None:
    issue = cut_heads()
    first, second = issue.articles
    closed = (*second.paragraphs[:2], replace(second.paragraphs[2], kind=Kind.BYLINE))
    issue = replace(issue, articles=(first, replace(second, paragraphs=closed)))
    joined = accept(issue, candidate(1, 4))
    assert texts(joined, A)[1:3] == ["全村都来舀水。", "黄丹"]
    assert texts(joined, B) == ["食堂开张", "溪边添了石阶。"]
