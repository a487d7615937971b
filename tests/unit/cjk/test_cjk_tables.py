"""Tables of characters: classes, prohibited places, numbers with their units."""

from itertools import pairwise

import pytest

from layout_app.cjk.classes import CharClass, class_of, is_han, is_word
from layout_app.cjk.kinsoku import no_end, no_start
from layout_app.cjk.units import bonds_of
from layout_app.model.style import Kinsoku


@pytest.mark.parametrize(
    ("chars", "kind"),
    [
        ("国〇ア℃①㎡𠮷", CharClass.HAN),
        ("“《（", CharClass.OPEN),
        ("，。！”》）", CharClass.CLOSE),
        ("—…", CharClass.DASH),
        ("·", CharClass.DOT),
        ("A9%-é±", CharClass.LATIN),
        (" \u3000", CharClass.SPACE),
        ("\u0301\ufe0f\u200d", CharClass.JOINED),
    ],
)
def test_class_of_each_kind(chars: str, kind: CharClass) -> None:
    assert {class_of(char) for char in chars} == {kind}


def test_words_and_han_are_told_apart() -> None:
    assert is_word("a")
    assert not is_word("国")
    assert is_han("国")
    assert not is_han("，")


def test_no_rule_names_an_ideograph() -> None:
    ideographs = frozenset(map(chr, range(0x4E00, 0xA000)))
    assert {class_of(char) for char in ideographs} == {CharClass.HAN}
    assert all(map(is_han, ideographs))
    assert ideographs.isdisjoint(no_start(Kinsoku.STRICT) | no_end(Kinsoku.STRICT))


def test_numbers_part_where_chinese_goes_on() -> None:
    text = "第9000亿元，电话0571-88776655，2024-01-15，约－5℃"
    bonds = bonds_of(text)
    assert [text[k - 1 : k + 1] for k in bonds.partings] == ["第9", "0亿", "亿元"]
    assert [text[k - 1 : k + 1] for k in bonds.hyphens] == ["-8"]
    assert [text[k - 1 : k + 1] for k in bonds.minuses] == ["约－"]


def test_each_level_adds_to_the_one_before() -> None:
    levels = (Kinsoku.NONE, Kinsoku.BASIC, Kinsoku.GB, Kinsoku.STRICT)
    for lower, upper in pairwise(levels):
        assert no_start(lower) <= no_start(upper)
        assert no_end(lower) <= no_end(upper)
    assert "/" in no_end(Kinsoku.GB) - no_end(Kinsoku.BASIC)
    assert "—" in no_start(Kinsoku.STRICT) - no_start(Kinsoku.GB)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("共9000亿元人民币", ["9000亿元"]),
        ("约24.5%的", ["24.5%"]),
        ("2023年3月20日晚", ["2023年", "3月", "20日"]),
        ("花了¥300买", ["¥300"]),
        ("数据[1]说", ["据[1]"]),
        ("没有数字", []),
        ("坡度1∶12，比分3：2", ["1∶12", "3：2"]),
        ("晚上9：40开门：1人", ["9：40", "1人"]),
        ("湿度≥85%，约±0.5‰", ["≥85%", "±0.5‰"]),
        ("气温－5℃，米格－29，1998－1999", ["－5℃", "－29", "1998", "1999"]),
        ("先报名；2.再缴费；图3.1", ["2.再", "3.1"]),
    ],
)
def test_numbers_keep_their_units(text: str, bound: list[str]) -> None:
    assert [text[a:b] for a, b in bonds_of(text).ranges] == bound


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("1" * 50_000 + "：", [(0, 50_000)]),
        ("1." * 50_000 + "：", [(0, 99_999)]),
        ("1 " * 50_000 + "：", [(k, k + 2) for k in range(0, 100_000, 2)]),
        ("1" * 50_000 + "：2", [(0, 50_002)]),
        ("...12：3", [(0, 7)]),
    ],
    ids=["figures", "decimals", "blanks", "ratio", "behind dots"],
)
def test_figures_without_end_are_read_in_one_way(text: str, ranges: list[tuple[int, int]]) -> None:
    """In every way, they would take minutes."""
    assert bonds_of(text).ranges == ranges
