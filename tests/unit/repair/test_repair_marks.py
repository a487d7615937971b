import pytest

from layout_app.intake.blocks import blocks_of
from layout_app.repair.copy import is_closed, is_weak, read_copy
from layout_app.repair.jumps import jump_back, jump_onward, without_jumps
from layout_app.repair.marks import closes_first, left_open
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
    ],
)
def test_block_is_closed_when_it_ends_a_sentence(text: str, closed: bool):
    assert is_closed(text) is closed


def test_an_item_behind_a_bullet_goes_on_with_nothing():
    lines = [
        "昨天下午，河湾社区在体育公园办起今年第三次消",
        "△桂花社区办起旧物市场。",
        "防演练，来了一百多位居民。",
    ]
    copy = read_copy(blocks_of("\n".join(lines)))
    assert copy.tails == (0,)
    assert copy.heads == (0, 2)


def test_list_end_is_a_weak_tail():
    assert is_weak("甲;")
    assert is_weak("如下:”")
    assert not is_weak("甲")


@pytest.mark.parametrize(
    ("text", "folio"),
    [
        ("积极性和自(下转第3版)", "3"),
        ("积极性和自（下转 A02 版）", "A02"),
        ("积极性和自（下转第A02版）", "A02"),
        ("积极性和自【转第三版】", "三"),
        ("紧接第4版", "4"),
        ("Continued on page 5", "5"),
    ],
)
def test_jump_mark_at_the_tail_names_its_folio(text: str, folio: str):
    mark = jump_onward(text)
    assert mark is not None
    assert mark.folio == folio


def test_jump_marks_are_taken_off_for_comparing():
    assert without_jumps("(上接第1版)觉性。") == "觉性。"
    assert without_jumps("和自(下转第3版)") == "和自"
    back = jump_back("(上接第1版)觉性。")
    assert back is not None
    assert (back.start, back.end) == (0, 7)


def test_verb_that_looks_like_a_jump_stays():
    assert jump_onward("他从一线转左") is None
    assert without_jumps("由北向南转第二个路口") == "由北向南转第二个路口"


def test_brackets_left_open_and_closed_are_told_apart():
    assert left_open("他说“甲《乙") == "“《"
    assert left_open("“甲”(乙)") == ""
    assert closes_first("乙》丙”丁。") == "《“"
    assert closes_first("“甲”。") == ""
