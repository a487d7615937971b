"""The numbered rules of setting Chinese, each as lines of Chinese in tests/golden/lines.

A case is `[measure face key=value …]`, the text with its marks, and behind `=` the lines as
`setlines` shows them. `--accept` rewrites the lines.
"""

from dataclasses import fields, replace
from enum import Enum
from pathlib import Path

import pytest

from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle, MarkScheme, head_breaks
from layout_app.store.inline import text_paragraph
from tests.unit.compose.setlines import FACE, PLAIN, prepared, set_lines

LINES = Path(__file__).parents[3] / "golden" / "lines"
RULES = sorted(path.stem for path in LINES.glob("*.txt"))
DEFAULTS = {field.name: getattr(PLAIN, field.name) for field in fields(BreakStyle)}


def styled(options: list[str]) -> BreakStyle:
    """Return the house's choices as a case names them."""
    style = PLAIN
    for name, _, value in (option.partition("=") for option in options):
        kind = type(DEFAULTS[name])
        if kind is bool:
            chosen: object = {"yes": True, "no": False}[value]
        else:
            chosen = kind(value) if issubclass(kind, Enum) else int(value)
        style = replace(style, **{name: chosen})
    return style


def set_case(head: str, line: str) -> str:
    """Return the lines of a case."""
    measure, *options = head.strip("[]").split()
    faces = [option for option in options if "=" not in option]
    paragraph = text_paragraph(line)
    return set_lines(
        paragraph.text,
        float(measure),
        styled([option for option in options if "=" in option]),
        paragraph.marks,
        FaceId(faces[0]) if faces else FACE,
    )


def cases(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a file's first line and the heads and texts of its cases."""
    title, *blocks = text.strip().split("\n\n")
    return title, [tuple(block.splitlines()[:2]) for block in blocks]  # type: ignore[misc]


@pytest.mark.parametrize("rule", RULES)
def test_rule_sets_these_lines(rule: str, golden) -> None:
    path = LINES / f"{rule}.txt"
    title, found = cases(path.read_text(encoding="utf-8"))
    told = [f"{head}\n{line}\n= {set_case(head, line)}\n" for head, line in found]
    golden(path, "\n".join([f"{title}\n", *told]))


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_shown_in_a_shipped_face_too(rule: str) -> None:
    heads = [head for head, _ in cases((LINES / f"{rule}.txt").read_text(encoding="utf-8"))[1]]
    assert any("song-400" in head for head in heads)
    assert any("song-400" not in head for head in heads)


def test_every_choice_of_the_house_is_tried() -> None:
    told = "".join((LINES / f"{rule}.txt").read_text(encoding="utf-8") for rule in RULES)
    elsewhere = {"widow", "orphan", "shrink_stops", "resumed", "kai_western"}  # pouring, faces
    assert {name for name in DEFAULTS if f" {name}=" not in told} == elsewhere


@pytest.mark.parametrize(
    ("marks", "at"),
    [
        (MarkScheme.FULL, [0, 1000, 1500, 2500, 3000, 4125, 4750, 5750]),
        (MarkScheme.LINE_END, [0, 1000, 2000, 3000, 4000, 5125, 5750, 6750]),
    ],
)
def test_heads_are_set_tight_where_text_is_set_full(marks, at):
    p = prepared("变“明”了3天", head_breaks(BreakStyle(indent=0, marks=marks)))
    assert list(p.at) == at


def test_gap_of_a_head_is_never_wider_than_that_of_the_text():
    assert head_breaks(BreakStyle(autospace=60)).autospace == 60
    assert head_breaks(BreakStyle()).autospace == 125


def test_a_long_code_parts_rather_than_tear_the_line_before_it():
    text = "公司（注册号000000000012345）解散"
    assert set_lines(text, 9) == "公司（注册号¼000000｜000012345）解散"
    assert "13900000000" in set_lines("工资面议，电话13900000000。", 8)
