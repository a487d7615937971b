"""The sample page, as it is and in disguise: permuted articles, other names and figures."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from layout_app.intake.dump import Dump, dump_of
from layout_app.intake.text import decode
from layout_app.model.seam import Candidate, Decision, OpenEnd, Side
from layout_app.repair.analyse import Analysis, analyse
from layout_app.repair.report import report
from layout_app.repair.runs import joined

GOLDEN = Path(__file__).parents[2] / "golden"
SAMPLE = (GOLDEN / "blocks" / "suzhou-page.txt").read_text("utf-8").partition("\n# expected\n")[0]
ARTICLES = ((0, 17), (17, 28), (28, 43), (43, 47))
"""Spans of blocks that stay together when the page is permuted: A4 stands inside A3."""
NAMES = {
    "白洋湾": "青石桥",
    "长青": "望湖",
    "虎丘": "东渡",
    "阳光城": "月牙泉",
    "苏州": "宁川",
    "姑苏": "云溪",
    "相城": "北岭",
    "元和": "太平",
    "双塔": "白云",
    "城湾": "柳湾",
    "黄丹": "周敏",
    "徐晓安": "何文清",
    "黄婧": "高洁",
    "张晨": "李毅",
}


def read(text: str) -> tuple[Dump, Analysis]:
    dump = dump_of(decode(text.encode(), name="page.md"), "page.md")
    return dump, analyse(dump.blocks, dump=dump.name)


def disguised(seed: int) -> tuple[str, dict[int, int]]:
    """Return the page with its articles in another order and other names and figures."""
    chance = random.Random(seed)
    lines = [line for line in SAMPLE.split("\n") if line.strip()]
    spans = list(ARTICLES)
    chance.shuffle(spans)
    order = [block for start, end in spans for block in range(start, end)]
    text = "\n\n".join(lines[block] for block in order)
    for name, other in NAMES.items():
        text = text.replace(name, other)
    text = re.sub(r"(?<![0-9.])[1-9](?=[0-9])", lambda m: str(1 + int(m[0]) % 9), text)
    return text, {block: at for at, block in enumerate(order)}


def pairs(seams: tuple[Candidate, ...]) -> set[tuple[int, int]]:
    return {(seam.tail.block, seam.head.block) for seam in seams}


def check(text: str, at: dict[int, int]) -> None:
    dump, analysis = read(text)
    true = {(at[21], at[22]), (at[33], at[37])}
    assert true <= pairs(analysis.seams)
    auto = tuple(s for s in analysis.seams if s.decision is Decision.AUTO)
    assert pairs(auto) <= true
    assert pairs(analysis.seams) - true <= {(at[7], at[9])}
    assert {at[7], at[36], at[46]} <= {end.block.block for end in analysis.tails}
    for end in analysis.tails:
        if end.block.block in (at[21], at[33]):
            assert (end.block.block, end.candidates[0].head.block) in true
    chosen = tuple(s for s in analysis.seams if (s.tail.block, s.head.block) in true)
    stories = {story.blocks for story in joined(dump.blocks, dump.stories, chosen)}
    third = (*range(28, 34), *range(37, 43))
    assert stories == {
        tuple(at[block] for block in blocks)
        for blocks in (range(17), range(17, 28), third, range(34, 37), range(43, 47))
    }


def test_sample_page_finds_its_two_seams_and_three_lost_halves():
    check(SAMPLE, {block: block for block in range(47)})


@pytest.mark.parametrize("seed", range(6))
def test_sample_page_in_disguise_is_repaired_alike(seed: int):
    check(*disguised(seed))


def test_byline_moves_with_the_run_of_its_head():
    dump, analysis = read(SAMPLE)
    found = report("page.md", dump.blocks, analysis, dump.stories, assume="suggest")
    third = next(a for a in found["articles"] if 28 in a["blocks"])
    assert third["byline"] == "黄丹 徐晓安"
    assert third["blocks"] == [*range(28, 34), *range(37, 43)]
    fourth = next(a for a in found["articles"] if 34 in a["blocks"])
    assert fourth["byline"] is None


def test_review_of_the_sample_page(golden: Callable[[Path, str], None]):
    dump, analysis = read(SAMPLE)
    lines = [told(dump, seam) for seam in analysis.seams]
    for end in (*analysis.tails, *analysis.heads):
        others = " ".join(map(str, others_of(end)))
        lines.append(f"{end.side} {end.block.block} {end.verdict}: {others}")
    lines += [f"{p.code} {p.where.block}" for p in analysis.problems]
    golden(GOLDEN / "review" / "suzhou-page.txt", "\n".join([*lines, ""]))


def others_of(end: OpenEnd) -> list[int]:
    return [(c.head if end.side is Side.TAIL else c.tail).block for c in end.candidates]


def told(dump: Dump, seam: Candidate) -> str:
    left, right = dump.blocks[seam.tail.block].text[-8:], dump.blocks[seam.head.block].text[:8]
    reasons = " ".join(f"{r.code}={r.value}" if r.value else r.code for r in seam.reasons)
    return f"{seam.tail.block}→{seam.head.block} {seam.decision} …{left}|{right}… {reasons}"
