"""Heads break where a reader takes breath."""

import pytest

from layout_app.compose.article.headline import clauses_apart
from layout_app.compose.line.sense import break_at_sense, split_at_sense, tears
from tests.unit.compose.setlines import prepared


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("三年新增绿地二十二处，居民推窗就见花", "三年新增绿地二十二处，｜居民推窗就见花"),
        ("三年新增绿地二十二处,居民推窗就见花", "三年新增绿地二十二处,｜居民推窗就见花"),
        ("谁来管?大家管 社区想出新办法", "谁来管?大家管 ｜社区想出新办法"),
        ("街道今年翻修路三十二条受群众欢迎", "街道今年翻修路｜三十二条受群众欢迎"),
    ],
)
def test_head_breaks_at_a_mark_and_never_after_a_number(text: str, lines: str) -> None:
    found = split_at_sense(prepared(text), 2, 20_000)
    assert found is not None
    assert "｜".join(text[i:j] for i, j in found) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("冬季征兵体检站设在镇文化站", "冬季征兵体检站｜设在镇文化站"),
        ("三季度全镇垃圾清运量下降一成", "三季度全镇垃圾｜清运量下降一成"),
        ("我市举行新能源汽车产业链对接会", "我市举行新能源｜汽车产业链对接会"),
        ("关于秋冬季森林防火工作的通告", "关于秋冬季森林｜防火工作的通告"),
        ("青年志愿者在新建的渡口值守", "青年志愿者｜在新建的渡口值守"),
    ],
)
def test_words_stay_whole_and_small_ones_with_theirs(text: str, lines: str) -> None:
    found = split_at_sense(prepared(text), 2, 20_000)
    assert found is not None
    assert "｜".join(text[i:j] for i, j in found) == lines


def test_word_is_parted_sooner_than_a_line_more_is_taken() -> None:
    text = "老年大学书法班"
    assert break_at_sense(prepared(text), 4_000).ends == (4, 7)
    assert break_at_sense(prepared("全国人大常委会"), 4_000).ends == (3, 7)


@pytest.mark.parametrize(
    ("head", "set_as"),
    [
        ("限载10吨 行人走西侧", "限载10吨\u3000行人走西侧"),
        ("限载 10 吨", "限载 10 吨"),
        ("“老” 与 GDP", "“老” 与 GDP"),
        ("谁来管？ 大家管", "谁来管？\u3000大家管"),
    ],
)
def test_clauses_of_a_head_stand_a_character_apart(head: str, set_as: str) -> None:
    assert clauses_apart(head) == set_as


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("相城高新区(元和街道)召开会议", "相城高新区｜(元和街道)召开会议"),
        ("老年大学书法班", "老年大学｜书法班"),
    ],
)
def test_words_and_short_names_in_brackets_stay_whole_where_that_is_asked_for(text, lines) -> None:
    found = split_at_sense(prepared(text), 2, 20_000, whole=True)
    assert found is not None
    assert "｜".join(text[i:j] for i, j in found) == lines


@pytest.mark.parametrize(
    ("before", "behind", "is_torn"),
    [
        ("街", "道办事处", True),
        ("虎丘街道推动", "党员冬训", False),
        ("高新", "区（元和街道）", True),
        ("高新区（元和", "街道）召开", True),
        ("高新区", "（元和街道）", False),
        ("社区，", "街道", False),
    ],
)
def test_break_tears_a_word_or_a_name_in_brackets(before, behind, is_torn) -> None:
    assert tears(before + behind, len(before)) is is_torn
