"""Jump lines in the wordings of houses, and what only looks like one."""

import time

import pytest

from layout_app.cjk.jumplines import (
    is_jump_line,
    jump_back,
    jump_onward,
    without_jumps,
    without_reference,
)


@pytest.mark.parametrize(
    ("text", "folio"),
    [
        ("积极性和自(下转第3版)", "3"),
        ("积极性和自（下转 A02 版）", "A02"),
        ("积极性和自（下转第A02版）", "A02"),
        ("积极性和自【转第三版】", "三"),
        ("积极性和自 下转A2版▶▶", "A2"),
        ("积极性和自（未完，下转第2版）", "2"),
        ("积极性和自▶下转02版", "02"),
        ("积极性和自（下转第2版第3栏）", "2"),
        ("积极性和自（下转04版《修一条河要几年》）", "04"),
        ("紧接第4版", "4"),
        ("►►下转2版", "2"),
        ("（转入第三版）", "三"),
        ("Continued on page 5", "5"),
    ],
)
def test_mark_at_the_end_of_a_tail_names_its_folio(text: str, folio: str) -> None:
    mark = jump_onward(text)
    assert mark is not None
    assert mark.folio == folio
    assert without_jumps(text) == text[: len("积极性和自") if text.startswith("积") else 0]


@pytest.mark.parametrize(
    ("text", "folio"),
    [
        ("(上接第1版)觉性。", "1"),
        ("▲（上接01版）觉性。", "01"),
        ("（紧接A1版《修一条河要几年》）觉性。", "A1"),
        ("◀◀上接第一版 觉性。", "一"),
        ("【接第1版】觉性。", "1"),
        ("(continued from page 1) 觉性。", "1"),
    ],
)
def test_mark_at_the_start_of_a_head_names_its_folio(text: str, folio: str) -> None:
    mark = jump_back(text)
    assert mark is not None
    assert mark.folio == folio
    assert without_jumps(text) == "觉性。"


@pytest.mark.parametrize(
    "text",
    [
        "他从一线转左",
        "由北向南转第二个路口",
        "接下来怎么办",
        "续写新篇",
        "他接下第3版的稿子。",
        "转下一站",
    ],
)
def test_verb_that_looks_like_a_jump_stays(text: str) -> None:
    assert jump_onward(text) is None
    assert not is_jump_line(text)
    assert without_jumps(text) == text


def test_what_sends_to_another_article_is_taken_off() -> None:
    assert without_reference("建立了档案。（相关报道见第三版）") == "建立了档案。"
    assert without_reference("预计两千万元。更多内容见A2版") == "预计两千万元。"
    assert without_reference("他的意见见报了。") == "他的意见见报了。"


@pytest.mark.parametrize("unit", [" ", "▶", "（", "（下转", "转第", "见第1", "《", "，"])
def test_marks_are_looked_for_at_the_ends_of_a_long_line(unit: str) -> None:
    begun = time.process_time()
    text = unit * (1_000_000 // len(unit))
    for look in (jump_onward, jump_back, is_jump_line, without_jumps, without_reference):
        look(text)
    assert time.process_time() - begun < 2
