"""Encodings of copy files: the matrix, cut files, refusals, and what is cleaned."""

import contextlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_app.errors import CopyError
from layout_app.intake.text import clean, decode, recognise_encoding

COPY = "近日，柳浪河综合整治工程通过验收。居民说：“水草长起来了！”\n全长4公里，耗时3年。\n"
TRADITIONAL = "近日，柳浪河綜合整治工程通過驗收。居民說：「水草長起來了！」\n全長四公里。\n"


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
@pytest.mark.parametrize("length", [8, 20, len(COPY)])
def test_encoding_is_recognised(codec, told, length):
    decoded = decode(COPY[:length].encode(codec), name="a.txt")
    assert (decoded.text, decoded.encoding, decoded.problems) == (COPY[:length], told, ())


def test_big_endian_with_mark_is_recognised():
    assert decode(b"\xfe\xff" + COPY.encode("utf-16-be"), name="a.txt").text == COPY


@pytest.mark.parametrize("length", [20, len(TRADITIONAL)])
def test_big5_is_recognised(length):
    decoded = decode(TRADITIONAL[:length].encode("big5"), name="a.txt")
    assert (decoded.text, decoded.encoding) == (TRADITIONAL[:length], "big5")


@pytest.mark.parametrize("codecs", [("utf-8", "gb18030"), ("gb18030", "utf-8", "utf-8")])
def test_lines_of_two_encodings_are_read_each_in_its_own(codecs):
    data = b"".join(COPY.encode(codec) for codec in codecs)
    decoded = decode(data, name="a.txt")
    assert decoded.text == COPY * len(codecs)
    (told,) = decoded.problems
    assert (told.code, dict(told.args)["count"]) == ("copy.mixed_encodings", 2)
    assert decode(data, name="a.txt", encoding=decoded.encoding).text == decoded.text


@pytest.mark.parametrize("end", [b"\xa1\xff", b"\xff\n", "館報與書".encode("gb18030")])
def test_lines_that_read_in_no_encoding_are_refused(end):
    with pytest.raises(CopyError):
        decode(COPY.encode() * 3 + end + b"\n" + COPY.encode(), name="a.txt")


def test_rare_characters_alone_are_read():
    """None of them is common: nothing may count against a reading but a cut end."""
    assert decode("館報1".encode("gb18030"), name="a.txt").text == "館報1"


def test_plain_ascii_in_utf16_is_recognised():
    assert decode("Page 3, 12:30".encode("utf-16-le"), name="a.txt").text == "Page 3, 12:30"


@pytest.mark.parametrize("codec", ["gb18030", "utf-8", "utf-16-le"])
def test_file_cut_inside_a_character_says_so(codec):
    decoded = decode(COPY.strip()[:-1].encode(codec)[:-1], name="a.txt")
    assert decoded.text == COPY.strip()[:-2]
    assert [problem.code for problem in decoded.problems] == ["copy.cut_at_end"]


def test_four_byte_characters_of_gb18030_are_read():
    text = "生僻字𬇕口浜在柳浪河边，大家都这样叫它。"
    assert decode(text.encode("gb18030"), name="a.txt").text == text


def test_chosen_encoding_wins():
    assert decode("中文".encode("gbk"), name="a.txt", encoding="GBK").encoding == "gb18030"


@pytest.mark.parametrize(
    ("data", "encoding", "code"),
    [
        (b"plain\0text\0\0", "auto", "copy.binary"),
        (b"Text 1.4\xff\xfe\x00\x81\xff\xff\xff", "auto", "copy.undecodable"),
        ("中文".encode() + b"\xff" + "中文".encode(), "utf-8", "copy.undecodable"),
        (b"abc", "klingon", "copy.unknown_encoding"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data, encoding, code):
    with pytest.raises(CopyError) as refused:
        decode(data, name="a.txt", encoding=encoding)
    assert refused.value.code == code
    assert refused.value.arguments["path"] == "a.txt"


def test_refusal_names_the_offset():
    with pytest.raises(CopyError) as refused:
        decode("中文".encode() + b"\xff" + "中文".encode(), name="a.txt", encoding="utf-8")
    assert refused.value.arguments["offset"] == 6


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u0085", "\u2028", "\u2029"])
def test_line_ends_become_line_feeds(end):
    assert clean(f"甲{end}乙") == ("甲\n乙", ())


@pytest.mark.parametrize(
    ("text", "left", "code"),
    [
        ("甲\u202e乙", "甲乙", "copy.bidi"),
        ("甲\x07乙", "甲乙", "copy.control"),
        ("甲\x0c乙", "甲\n乙", "copy.control"),
        ("甲\ufffd乙", "甲\ufffd乙", "copy.lost_character"),
        ("甲\t乙", "甲 乙", "copy.tab"),
        ("e" + "\u0301" * 100_000, "e" + "\u0301" * 100_000, "copy.combining"),
    ],
)
def test_what_cannot_be_printed_is_told(text, left, code):
    cleaned, problems = clean(f"一\n{text}", "a.txt")
    assert cleaned == f"一\n{left}"
    assert [(p.code, p.where.line) for p in problems] == [(code, 2)]


def test_the_last_cells_of_a_row_may_be_empty():
    rows = "项目\t价格\t备注\n理发\t10元\t免费\n配钥匙\t5元\t\n磨刀\t3元\t周六\n修伞\t2元\t\n"
    text = decode(rows.encode(), name="a.txt").text
    assert [line.count("|") for line in text.splitlines()] == [4] * 5


def test_the_heads_of_columns_are_a_row():
    rows = "日期      AQI   等级\n6月1日    45    优\n6月2日    62    良\n6月3日    88    良\n"
    assert decode(rows.encode(), name="a.txt").text.startswith("| 日期 | AQI | 等级 |\n")
    title = rows.replace("日期      AQI   等级", "本周空气质量")
    assert decode(title.encode(), name="a.txt").text.startswith("本周空气质量\n|")


def test_lines_with_as_many_tabs_are_rows_of_a_table():
    copied = "线路\t首班\n1路\t6:00\n\n甲\t乙\n丙|丁\t\t戊\n己\t\t庚"
    cleaned, problems = clean(copied)
    assert cleaned == (
        "| 线路 | 首班 |\n| 1路 | 6:00 |\n\n甲 乙\n| 丙\\|丁 |  | 戊 |\n| 己 |  | 庚 |"
    )
    assert [(p.code, p.where.line) for p in problems] == [("copy.tab", 4)]
    assert clean(copied, keeps_tabs=True) == (copied, ())


def test_places_are_counted_once_a_line():
    _, (found,) = clean("\x07\x07\n甲\n\x07")
    assert dict(found.args) == {"count": 3, "lines": "1, 3"}


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_utf8_text_comes_back(text):
    expected, _ = clean(text)
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode(), name="a.txt").text == expected


def test_mutated_bytes_are_read_or_refused():
    chance = random.Random(7)
    seeds = [COPY.encode(codec) for codec in ("utf-8", "gb18030", "utf-16-le", "utf-16")]
    for _ in range(2000):
        data = bytearray(chance.choice(seeds)[: chance.randint(0, 150)])
        for _ in range(chance.randint(0, 4) if data else 0):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(CopyError):
            text = decode(bytes(data), name="a.txt").text
            assert "\r" not in text
            assert "\0" not in text


def test_utf8_with_a_nul_is_refused_and_never_read_as_utf16():
    data = "今天上午，社区里\0开了一次会，居民代表都来了。\n".encode() * 3
    assert recognise_encoding(data) == "utf-8"
    with pytest.raises(CopyError) as refusal:
        decode(data, name="n.txt")
    assert refusal.value.code == "copy.binary"
