"""Neighbours are known to stand in one word or not."""

from itertools import pairwise

import pytest

from layout_app.cjk.cohesion import are_bound


@pytest.mark.parametrize(
    "cut",
    [
        "冬季|征兵|体检|设在|镇|文化站",
        "中小学|食堂|开放日|请|家长|当|考官",
        "晚稻|收割机|预约|开通",
        "第|3|届|书房|、|课堂|和|会客厅",
    ],
)
def test_words_are_held_together_and_nothing_else(cut: str) -> None:
    words = cut.split("|")
    for word in words:
        assert all(map(are_bound, word, word[1:])), word
    for one, two in pairwise(words):
        assert not are_bound(one[-1], two[0]), one + two


def test_what_is_no_han_is_bound_to_nothing() -> None:
    assert not are_bound("A", "股")
    assert not are_bound("，", "人")
