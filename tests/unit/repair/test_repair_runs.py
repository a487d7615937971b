"""Which blocks move with a join; blocks are written as letters: H headline, t text, B byline."""

from layout_app.model.problem import Severity
from layout_app.model.seam import Block, Candidate, Decision, OpenEnd, Side, Story, Verdict
from layout_app.model.text import BlockRef, Kind
from layout_app.repair.analyse import Analysis, analyse
from layout_app.repair.report import report
from layout_app.repair.runs import joined

KINDS = {"H": Kind.HEADLINE, "t": Kind.TEXT, "B": Kind.BYLINE, "s": Kind.SUBHEAD, "j": Kind.JUMP}


def page(letters: str, *stories: tuple[int, ...]) -> tuple[list[Block], list[Story]]:
    blocks = [Block(text=f"{letter}{at}", kind=KINDS[letter]) for at, letter in enumerate(letters)]
    return blocks, [Story(blocks=story) for story in stories]


def seam(tail: int, head: int, decision: Decision = Decision.AUTO) -> Candidate:
    refs = [BlockRef(dump="d", block=block) for block in (tail, head)]
    return Candidate(tail=refs[0], head=refs[1], confidence=0.9, decision=decision)


def orders(blocks: list[Block], stories: list[Story], *seams: Candidate) -> list[tuple[int, ...]]:
    return [story.blocks for story in joined(blocks, stories, seams)]


def test_run_moves_behind_its_tail_with_the_byline():
    blocks, stories = page("HtHttttB", (0, 1), (2, 3, 4, 5, 6, 7))
    assert orders(blocks, stories, seam(1, 5)) == [(0, 1, 5, 6, 7), (2, 3, 4)]


def test_run_stops_before_the_head_of_another_seam():
    blocks, stories = page("HtHtttB", (0, 1), (2, 3, 4, 5, 6))
    assert orders(blocks, stories, seam(1, 4), seam(3, 5)) == [(0, 1, 4), (2, 3, 5, 6)]


def test_inverted_head_moves_behind_its_tail():
    blocks, stories = page("HttHt", (0, 1, 2), (3, 4))
    assert orders(blocks, stories, seam(4, 2)) == [(0, 1), (3, 4, 2)]


def test_run_of_a_head_above_its_own_tail_leaves_the_subhead_there():
    blocks, stories = page("Httst", (0, 1, 2, 3, 4))
    assert orders(blocks, stories, seam(4, 1)) == [(0, 3, 4, 1, 2)]


def test_two_cuts_of_one_article_keep_their_order():
    blocks, stories = page("HtHttHtt", (0, 1), (2, 3, 4), (5, 6, 7))
    assert orders(blocks, stories, seam(1, 4), seam(4, 7))[0] == (0, 1, 4, 7)


def test_adjacent_halves_stay_where_they_are():
    blocks, stories = page("Htt", (0, 1, 2))
    assert orders(blocks, stories, seam(1, 2)) == [(0, 1, 2)]


def test_report_moves_blocks_by_what_is_assumed():
    blocks, stories = page("HtHtt", (0, 1), (2, 3, 4))
    analysis = Analysis(seams=(seam(1, 4, Decision.SUGGEST),))
    told = [
        [a["blocks"] for a in report("d", blocks, analysis, stories, assume)["articles"]]
        for assume in ("auto", "suggest")
    ]
    assert told == [[[0, 1], [2, 3, 4]], [[0, 1, 4], [2, 3]]]


def test_report_gives_a_jump_line_to_the_article_of_its_text():
    blocks, stories = page("HtjHt", (0, 1), (3, 4))
    blocks[2] = Block(text="(下转第3版)", kind=Kind.JUMP)
    found = report("d", blocks, Analysis(), stories)
    assert [block["article"] for block in found["blocks"]] == ["A1", "A1", "A1", "A2", "A2"]
    assert found["articles"][0]["blocks"] == [0, 1]


def test_report_names_an_open_head_by_its_tails():
    blocks, stories = page("Ht", (0, 1))
    ref = BlockRef(dump="d", block=1)
    end = OpenEnd(block=ref, side=Side.HEAD, verdict=Verdict.MISSING, candidates=(seam(0, 1),))
    found = report("d", blocks, Analysis(heads=(end,)), stories)
    assert found["open_heads"] == [
        {"block": 1, "verdict": "missing", "candidates": [{"tail": 0, "confidence": 0.9}]}
    ]


def test_lost_half_is_a_warning_at_its_block():
    texts = ["社区召开会议", "近日,社区召开会议,学习精神。", "会议强调,要强化履职的积极性和自"]
    kinds = [Kind.HEADLINE, Kind.TEXT, Kind.TEXT]
    blocks = [Block(text=text, kind=kind) for text, kind in zip(texts, kinds, strict=True)]
    found = analyse(blocks, dump="d")
    assert [(p.code, p.severity, p.where.block) for p in found.problems] == [
        ("repair.half_missing", Severity.WARNING, 2)
    ]


def test_refused_pair_is_never_proposed_again():
    texts = [
        "产业园名单公布",
        "近日,市里公示了首批名单,3家园区入选。",
        "目前,产业园已集聚多个重点项目,成为具有影响力的影视动",
        "漫产业集聚区之一。",
        "下一步,园区将继续努力。",
    ]
    kinds = [Kind.HEADLINE, *[Kind.TEXT] * 4]
    blocks = [Block(text=text, kind=kind) for text, kind in zip(texts, kinds, strict=True)]
    assert [s.head.block for s in analyse(blocks, dump="d").seams] == [3]
    refused = analyse(blocks, dump="d", refused={(2, 3)})
    assert not refused.seams
    assert all(c.head.block != 3 for end in refused.tails for c in end.candidates)


def test_portions_of_a_long_dump_part_no_article():
    page_of = ["目前,园区已集聚多个重点项目,成为具有影响力的影视动", "漫产业集聚区之一。"]
    filler = ["近日,市里公示了首批名单,3家园区入选。"] * 396
    texts = [*filler, "园区添新项目", *["近日,市里公示了名单。"] * 2, *page_of]
    kinds = [Kind.HEADLINE if text == "园区添新项目" else Kind.TEXT for text in texts]
    blocks = [Block(text=text, kind=kind) for text, kind in zip(texts, kinds, strict=True)]
    assert [(s.tail.block, s.head.block) for s in analyse(blocks).seams] == [(399, 400)]


def test_dump_longer_than_any_page_is_compared_in_portions():
    page_of = ["目前,园区已集聚多个重点项目,成为具有影响力的影视动", "漫产业集聚区之一。"]
    filler = ["近日,市里公示了首批名单,3家园区入选。"] * 3
    texts = [*filler, *page_of, *filler * 140, *page_of, *filler]
    blocks = [Block(text=text) for text in texts]
    found = analyse(blocks, dump="d")
    assert [(s.tail.block, s.head.block) for s in found.seams] == [(3, 4), (425, 426)]
    assert found.seams[1].tail == BlockRef(dump="d", block=425)
