"""Files that nobody should have written: each is refused by name and line, or read as it stands."""

import time
from itertools import pairwise

import pytest
import yaml
from yaml.nodes import ScalarNode

from layout_app.errors import IssueFileError
from layout_app.store.codec import told
from layout_app.store.yaml_loader import LARGEST, read_tree

BOMB = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in pairwise("abcdefghi"))


def refused(text: str | bytes) -> tuple[str, int | None]:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    with pytest.raises(IssueFileError) as error:
        read_tree(data, "articles/a1.yaml")
    assert error.value.arguments["path"] == "articles/a1.yaml"
    line = error.value.arguments["line"]
    assert line is None or isinstance(line, int)
    return error.value.code, line


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param("format: 1\n" + BOMB, "store.anchors", 2, id="alias bomb"),
        pytest.param("x: 1\na: &a {k: v}\nb: {<<: *a}\n", "store.anchors", 2, id="merge keys"),
        pytest.param("format: 1\n\na: &a [*a]\n", "store.anchors", 3, id="self alias"),
        pytest.param("a: " + "[" * 100_000, "store.too_deep", 1, id="deep"),
        pytest.param(
            "a: 1\nb: !!python/object/apply:os.system ['true']\n", "store.tags", 2, id="tag"
        ),
        pytest.param("%TAG ! tag:x,2000:\n---\na: 1\n", "store.tags", 1, id="directive"),
        pytest.param("a: 1\nb: 2\na: 3\n", "store.doubled_key", 3, id="doubled key"),
        pytest.param("a:\n\tb: 1\n", "store.tab_indent", 2, id="tab"),
        pytest.param("a: 1\n? [b]\n: 2\n", "store.bad_key", 2, id="list as key"),
        pytest.param("a: 1\n2023: 2\n", "store.bad_key", 2, id="number as key"),
        pytest.param("", "store.empty", None, id="empty"),
        pytest.param("  \n\n", "store.empty", None, id="blank"),
        pytest.param("# nothing\n", "store.empty", None, id="comment only"),
        pytest.param("- a\n- b\n", "store.not_entries", 1, id="list"),
        pytest.param("format: 1\nid: a\n" + "\0" * 40, "store.damaged", 3, id="padded with NUL"),
        pytest.param("标题: 甲\n".encode("utf-16"), "store.not_utf8", 1, id="UTF-16"),
        pytest.param("a: 1\n标题: 云溪\n".encode("gb18030"), "store.not_utf8", 2, id="GBK"),
        pytest.param("a: [1, 2\nb: 3\n", "store.unfinished_bracket", 2, id="bracket"),
        pytest.param("a: b: c\n", "store.colon_in_text", 1, id="colon"),
        pytest.param('a: "b\n', "store.ends_early", 2, id="ends early"),
        pytest.param('a: 1\nb: "\\ud800"\n', "store.control_character", 2, id="half a pair"),
        pytest.param('a: "\\x07"\n', "store.control_character", 1, id="control"),
        pytest.param(
            "format: 1\nhead: 甲\n<<<<<<< HEAD\nrank: 1\n=======\nrank: 2\n>>>>>>> b\n",
            "store.unfinished_merge",
            3,
            id="git",
        ),
    ],
)
def test_bad_file_is_refused_with_its_line(text: str | bytes, code: str, line: int | None) -> None:
    started = time.perf_counter()
    found = refused(text)
    assert found[0] == code
    assert found[1] == line or code in {"store.not_utf8", "store.ends_early"}
    assert time.perf_counter() - started < 5  # a kill-switch, not a measure


def test_gbk_is_guessed() -> None:
    with pytest.raises(IssueFileError) as error:
        read_tree("标题: 云溪\n".encode("gb18030"), "a.yaml")
    assert error.value.arguments["guess"] == "GB18030"


def test_line_indented_by_a_wide_blank_is_named() -> None:
    code, line = refused("format: 1\nbody: |\n  甲\n\u3000\u3000乙\nrank: 1\n")
    assert (code, line) == ("store.wide_blank", 4)


def test_a_wide_blank_is_named_though_the_block_goes_on() -> None:
    after = "".join(f"  第{n}段\n" for n in range(9))
    code, line = refused(f"format: 1\nbody: |\n  甲\n\u3000\u3000乙\n{after}")
    assert (code, line) == ("store.wide_blank", 4)


def test_file_of_fifty_megabytes_is_not_parsed() -> None:
    assert refused(b"a: " + b"x" * LARGEST)[0] == "store.too_large"


def test_too_many_entries_are_refused() -> None:
    assert refused("a: [" + "1, " * 250_000 + "1]\n")[0] == "store.too_many_entries"


@pytest.mark.parametrize("word", ["12:30", "NO", "010", "2026-11-23", "1e3", ".nan", "yes", "０"])
def test_words_stay_the_characters_they_are(word: str) -> None:
    ((_, value),) = read_tree(f"headline: {word}\n".encode(), "a.yaml").value
    assert isinstance(value, ScalarNode)
    assert value.value == word
    assert value.tag.endswith(":str")


def test_byte_order_mark_is_dropped() -> None:
    ((key, _),) = read_tree(b"\xef\xbb\xbfname: a\n", "a.yaml").value
    assert key.value == "name"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("云溪", "云溪"),
        ("x" * 24, "x" * 24),
        ("x" * 25, "x" * 23 + "…"),
        ("[1, 2]", "[…]"),
        ("{a: 1}", "{…}"),
    ],
)
def test_what_stands_in_a_file_is_told_in_short(text, shown):
    assert told(yaml.compose(text)) == shown
