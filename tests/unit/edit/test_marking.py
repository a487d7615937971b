"""Marks set on and taken off ranges; a line of a file shows what is marked."""

import pytest

from layout_app.edit.marking import mark, unmark
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.text import MarkKind
from layout_app.store.inline import line_of, paragraph_of

A = ArticleId("a")


def issue(line: str) -> Issue:
    return Issue(articles=(Article(id=A, paragraphs=(paragraph_of(line),)),))


def marked(line: str, start: int, end: int, kind: str, value: str = "") -> str:
    found = mark(issue(line), A, 0, start, end, MarkKind(kind), value)
    return line_of(found.articles[0].paragraphs[0])


def unmarked(line: str, start: int, end: int, kind: str = "") -> str:
    found = unmark(issue(line), A, 0, start, end, MarkKind(kind) if kind else None)
    return line_of(found.articles[0].paragraphs[0])


@pytest.mark.parametrize(
    ("line", "range_", "kind", "expected"),
    [
        ("甲乙丙丁", (1, 3), "bold", "甲{bold:乙丙}丁"),
        ("甲{bold:乙丙}丁", (2, 4), "bold", "甲{bold:乙丙丁}"),
        ("{bold:甲}乙{bold:丙}", (1, 2), "bold", "{bold:甲乙丙}"),
        ("甲{emphasis:乙}丙", (0, 3), "super", "{super:甲{emphasis:乙}丙}"),
        ("甲乙", (1, 1), "break", "甲{break}乙"),
    ],
)
def test_range_is_marked_once(line: str, range_: tuple[int, int], kind: str, expected: str) -> None:
    assert marked(line, *range_, kind) == expected


def test_reading_takes_the_place_of_the_one_before() -> None:
    assert marked("{ruby=a:许州}关", 1, 3, "ruby", "guān") == "许{ruby=guān:州关}"
    assert marked("{ruby=xǔ:浒}墅", 1, 2, "ruby", "shù") == "{ruby=xǔ:浒}{ruby=shù:墅}"


def test_face_cuts_another_face_short() -> None:
    assert marked("{face=kai-400:甲乙丙}", 1, 2, "face", "hei-400") == (
        "{face=kai-400:甲}{face=hei-400:乙}{face=kai-400:丙}"
    )


@pytest.mark.parametrize(
    ("line", "range_", "kind", "expected"),
    [
        ("{bold:甲乙丙}", (1, 2), "bold", "{bold:甲}乙{bold:丙}"),
        ("{ruby=xǔ:浒墅}关", (1, 2), "", "浒墅关"),
        ("{bold:{emphasis:甲}乙}", (0, 2), "bold", "{emphasis:甲}乙"),
        ("甲{break}乙", (0, 2), "", "甲乙"),
        ("{bold:甲}乙", (1, 2), "bold", "{bold:甲}乙"),
    ],
)
def test_marks_are_taken_off(line: str, range_: tuple[int, int], kind: str, expected: str) -> None:
    assert unmarked(line, *range_, kind) == expected


@pytest.mark.parametrize(
    ("range_", "kind", "value", "code"),
    [
        ((1, 1), "bold", "", "article.empty_mark"),
        ((0, 1), "break", "", "article.empty_mark"),
        ((0, 1), "ruby", "", "article.mark_value"),
        ((0, 1), "bold", "xǔ", "article.mark_value"),
        ((0, 9), "bold", "", "command.no_offset"),
    ],
)
def test_what_cannot_be_marked_is_refused(
    range_: tuple[int, int], kind: str, value: str, code: str
) -> None:
    with pytest.raises(CommandError) as refusal:
        marked("甲乙", *range_, kind, value)
    assert refusal.value.code == code


def test_only_the_paragraph_that_is_marked_changes() -> None:
    lines = tuple(paragraph_of(line) for line in ("{bold:甲}", "乙", "丙丁"))
    before = Issue(articles=(Article(id=A, paragraphs=lines),))
    for n in range(3):
        found = mark(before, A, n, 0, 1, MarkKind.EMPHASIS).articles[0].paragraphs
        changed = [k for k in range(3) if found[k] != lines[k]]
        assert (len(found), changed) == (3, [n])


def test_marking_again_gives_the_very_issue() -> None:
    found = issue("{bold:甲}乙")
    assert mark(found, A, 0, 0, 1, MarkKind.BOLD) is found
