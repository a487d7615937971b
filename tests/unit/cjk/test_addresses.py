"""Addresses of the net part behind their own signs, and nothing else does."""

from itertools import pairwise

import pytest

from layout_app.cjk.addresses import address_breaks, code_breaks


@pytest.mark.parametrize(
    "marked",
    [
        "见本报网站www.|example.|com.|cn，欢迎",
        "见https://|example.|org/|a/|b?|x=|1&|y=|2。",
        "邮箱 news.|desk@|example.|com.|cn",
        "文件readme.|txt",
        "手机上看m.|example.|com，或a.|b.|example.|cn/|x",
        "J.K.Rowling",
        "约3.14米，12.5%",
        "U.S. a.m. Ph.D.",
        "v2.10.3版",
        "192.168.1.10",
        "3/4，km/h",
        "",
    ],
)
def test_addresses_part_behind_their_signs(marked: str) -> None:
    text = marked.replace("|", "")
    parts = [0, *address_breaks(text), len(text)]
    assert "|".join(text[i:j] for i, j in pairwise(parts)) == marked


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("代码91000000MA00000000，作废", "代码9100|0|0|0|0|M|A|0|0|0|0|0000，作废"),
        ("注册号000000000012345）", "注册号0000|0|0|0|0|0|0|1|2345）"),
        ("电话13900000000，0000-87123456", "电话13900000000，0000-87123456"),
        ("3.14159265358979323846", "3.14159265358979323846"),
        ("ABCDEFGHIJKLMNOPQRST", "ABCDEFGHIJKLMNOPQRST"),
    ],
)
def test_long_codes_part_and_telephone_numbers_do_not(text: str, parts: str) -> None:
    ends = [0, *code_breaks(text), len(text)]
    assert "|".join(text[i:j] for i, j in pairwise(ends)) == parts


def test_a_megabyte_of_figures_is_no_code() -> None:
    assert not code_breaks("0A" * 500_000)


@pytest.mark.parametrize("unit", ["a.", "11.", "a@", "a", "a-", "a.b@", "http://", "a+"])
def test_a_megabyte_that_is_nearly_an_address_is_passed_over_at_once(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert all(0 < k < len(text) for k in address_breaks(text))
