"""Texts are cut into the words of the table."""

import pytest

from layout_app.cjk.lexicon import words


@pytest.mark.parametrize(
    "cut",
    [
        "冬季|征兵|体检|站|设在|镇|文化站",
        "研究|生命|起源",
        "中小学|食堂|开放日|请|家长|当|考官",
        "晚稻|收割机|预约|热线|开通",
        "第|3|届|书房|、|课堂|和|会客厅",
    ],
)
def test_text_is_cut_into_words(cut: str) -> None:
    assert "|".join(words(cut.replace("|", ""))) == cut


def test_nothing_is_cut_out_of_nothing() -> None:
    assert words("") == ()
