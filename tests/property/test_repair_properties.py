"""What must hold of any dump, however broken."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from layout_app.intake.dump import dump_of
from layout_app.intake.text import Decoded
from layout_app.model.text import Kind
from layout_app.repair.analyse import analyse
from layout_app.repair.report import report
from layout_app.repair.runs import joined, run_of

PHRASES = st.sampled_from(
    [
        *("近日,社区", "召开会议", "张晨 高达", "2023年", "动", "漫产业", "和自", "觉性", "A"),
        *("。", "“", "”", "|", "(", ")", "《", ",", "；", "# ", "## ", "\n", "\n\n", "。\n"),
        *("(下转第3版)", "(上接第1版)", "广告热线 0512-1", "很快投入\n", "使用。"),
        *("\u3000", "\U0002a6d6", "\ufffd"),
    ]
)
DUMPS = st.one_of(
    st.lists(PHRASES, max_size=60).map("".join),
    st.text(max_size=200),
)


def read(text: str):
    return dump_of(Decoded(text=text, encoding="utf-8", problems=()), "page.txt")


@settings(max_examples=150)
@given(DUMPS)
def test_any_text_gives_one_to_one_seams_and_keeps_every_block(text: str):
    dump = read(text)
    analysis = analyse(dump.blocks, dump="page.txt")
    tails = [seam.tail.block for seam in analysis.seams]
    heads = [seam.head.block for seam in analysis.seams]
    assert len(tails) == len(set(tails))
    assert len(heads) == len(set(heads))
    links = dict(zip(tails, heads, strict=True))
    for tail in tails:
        seen = {tail}
        while (tail := links.get(tail, -1)) >= 0:
            assert tail not in seen
            seen.add(tail)
    before = Counter(block for story in dump.stories for block in story.blocks)
    after = Counter(b for s in joined(dump.blocks, dump.stories, analysis.seams) for b in s.blocks)
    assert not before - after
    assert set(after.values()) <= {1}
    assert all(c.confidence <= 1 for end in analysis.tails for c in end.candidates)
    assert analysis == analyse(dump.blocks, dump="page.txt")
    for assume in ("auto", "suggest"):
        found = report("page.txt", dump.blocks, analysis, dump.stories, assume)
        assert [block["text"] for block in found["blocks"]] == [b.text for b in dump.blocks]


@settings(max_examples=60)
@given(DUMPS, st.integers(0, 30))
def test_run_begins_with_its_head_and_holds_no_second_headline(text: str, head: int):
    dump = read(text)
    if head < len(dump.blocks):
        run = run_of(dump.blocks, dump.stories, head)
        assert run[0] == head
        assert all(dump.blocks[b].kind is not Kind.HEADLINE for b in run[1:])
