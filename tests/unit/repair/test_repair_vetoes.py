"""Why a seam is not applied unasked."""

import pytest

from layout_app.model.seam import Block
from layout_app.model.text import Kind
from layout_app.repair.copy import read_copy
from layout_app.repair.reasons import vetoes

LONG = "目前,园区已集聚多个重点项目,成为具有影响力的影视动"


def codes(tail: Block, head: str, *, between: str = "", elsewhere: str = "近日。") -> list[str]:
    middle = [Block(text=between, kind=Kind.SUBHEAD, depth=2)] if between else []
    blocks = [Block(text=elsewhere), tail, *middle, Block(text=head)]
    return [reason.code for reason in vetoes(read_copy(blocks), 1, len(blocks) - 1)]


def test_plain_seam_has_no_veto():
    assert codes(Block(text=LONG), "漫产业集聚区之一。") == []


def test_heading_before_the_head_bars_it():
    assert codes(Block(text=LONG), "漫产业集聚区之一。", between="产业集群") == ["veto_heading"]


def test_heading_does_not_bar_a_seam_inside_a_word_of_the_page():
    found = codes(
        Block(text=LONG), "漫产业集聚区之一。", between="产业集群", elsewhere="影视动漫产业兴起。"
    )
    assert found == []


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        (Block(text="城市更新进行时"), "veto_short"),
        (Block(text=f"{LONG}:"), "veto_list"),
        (Block(text=LONG, certainty=0.6), "veto_unsure"),
        (Block(text=LONG, kind=Kind.DECK), "veto_unsure"),
    ],
)
def test_doubtful_tail_is_barred(tail: Block, code: str):
    assert codes(tail, "漫产业集聚区之一。") == [code]
