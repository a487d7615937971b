import pytest

from layout_app.intake.blocks import blocks_of
from layout_app.model.seam import Block
from layout_app.model.text import Kind
from layout_app.repair.copy import is_closed, is_weak, jump_owners, read_copy
from layout_app.repair.marks import closes_first, left_open, mark_features
from layout_app.repair.matching import matching, matching_with_offsets


def test_matching_copy_folds_width_digits_quotes_and_spaces():
    assert matching("２０２３年， 「好」(a B)") == "0000年,“好”(aB)"


def test_matching_offsets_lead_back_to_the_text():
    copy = matching_with_offsets("甲 乙　丙")
    assert [("甲 乙　丙")[at] for at in copy.offsets] == list(copy.text)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("共建。", True),
        ("“共建。”", True),
        ("(共建!)", True),
        ("共建。(张三)", True),
        ("共建(张三)", False),
        ("投入", False),
        ("如下:", False),
        ("甲;", False),
        ("每餐8元...", True),
        ("每餐8元.", False),
        ("没有你买不到😄", True),
        ("(河湾中心小学供稿)", True),
        ("【编辑注:以门口公告为准】", True),
        ("(编者按:书房(旧粮仓)今年开放)", True),
        ("(一)供暖(二)供水(管网)", False),
    ],
)
def test_block_is_closed_when_it_ends_a_sentence(text: str, closed: bool):
    assert is_closed(text) is closed


@pytest.mark.parametrize(
    "note", ["【编辑注：开放时间以公告为准】", "（编者按：书房由旧粮仓改建，今年五月开放）"]
)
def test_a_note_in_its_own_brackets_is_nobodys_half(note: str) -> None:
    lines = ["# 书房开到十点", "附近居民下班以后也能来坐一坐，喝杯热水", note, "看书的人多了一倍。"]
    blocks = blocks_of("\n".join(lines))
    copy = read_copy(blocks)
    assert blocks[2].kind is Kind.TEXT
    assert 2 not in copy.tails
    assert 2 not in copy.heads


def test_digits_at_a_seam_go_with_what_counts() -> None:
    lines = ["全区今年投入的资金共计3", "2万元，用于修路。", "亿元，用于修路。", "公园用于休息。"]
    copy = read_copy(blocks_of("\n".join(lines)))
    assert copy.tails == (0,)
    (row,) = mark_features(copy)["digit_seam"]
    assert dict(zip(copy.heads, row.tolist(), strict=True)) == {0: 0.0, 1: 1.0, 2: 1.0, 3: 0.0}


@pytest.mark.parametrize(("heads", "owner"), [(1, 2), (2, None)])
def test_jump_line_belongs_to_the_text_behind_one_headline_at_most(heads: int, owner) -> None:
    lines = ["(上接第1版)", *("# 消防演练", "## 办起来了")[:heads], "来了一百多位居民。"]
    assert jump_owners(blocks_of("\n".join(lines))).get(0) == owner


def test_an_item_behind_a_bullet_goes_on_with_nothing():
    lines = [
        "昨天下午，河湾社区在体育公园办起今年第三次消",
        "△桂花社区办起旧物市场。",
        "防演练，来了一百多位居民。",
    ]
    copy = read_copy(blocks_of("\n".join(lines)))
    assert copy.tails == (0,)
    assert copy.heads == (0, 2)


def test_what_a_list_is_made_of_lacks_no_half():
    lines = [
        "本周社区将举办以下活动，欢迎居民报名参加：",
        "1.周一上午：太极拳培训",
        "2.周二下午：书法讲座",
        "一等奖：王小明 李小红",
        "二等奖：张三 李四 王五",
        "三等奖：赵六 钱七 孙八",
        "物业 65000001",
        "居委会 65000002",
        "卫生站 65000003",
        "有关单位要做好三件事：一是查清底数；",
        "二是建立台账；",
        "三是按时上报，由社区汇总后交到街",
    ]
    assert read_copy(blocks_of("\n".join(lines))).tails == (11,)


@pytest.mark.parametrize(
    ("lines", "brings"),
    [
        (["他们把门前的空地让了出来。", "紧接第1版", "长椅也添了两条，都朝着河。"], True),
        (["他们把门前的空地让了出来，又在", "紧接第4版", "昨天下午，居民议事会开到五点。"], False),
    ],
)
def test_jump_line_that_may_send_on_or_bring_is_read_by_what_stands_above(lines, brings):
    copy = read_copy(blocks_of("\n".join(lines)))
    assert (copy.back[2], copy.onward[0]) == (brings, not brings)


def test_list_end_is_a_weak_tail():
    assert is_weak("甲;")
    assert is_weak("如下:”")
    assert not is_weak("甲")


def test_brackets_left_open_and_closed_are_told_apart():
    assert left_open("他说“甲《乙") == "“《"
    assert left_open("“甲”(乙)") == ""
    assert closes_first("乙》丙”丁。") == "《“"
    assert closes_first("“甲”。") == ""


def test_items_that_count_on_and_brackets_of_their_own_continue_nothing() -> None:
    lines = ["一、先看电表，再", "二、拉闸。", "(数据来自菜市场的屏幕)", "看水表。"]
    assert read_copy([Block(text=line) for line in lines]).begun == {0, 1, 2}


def test_items_of_a_list_are_nobodys_halves() -> None:
    lines = [
        "今日菜价",
        "白菜 1.20元/500克",
        "土豆 1.80元/500克",
        "鲫鱼 9.80元/500克",
        "菜价由市场",
    ]
    copy = read_copy([Block(text=line) for line in lines])
    assert not {1, 2, 3} & set(copy.tails)
    assert copy.begun >= {1, 2, 3}
