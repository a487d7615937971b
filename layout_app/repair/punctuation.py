"""ASCII marks in Chinese copy, put right for print. One rule: every change is listed.

GB/T 15834-2011: Chinese text takes Chinese marks; numbers, addresses and Latin text keep theirs.
Letters and digits are stored half-width (T34), and so are the marks inside a number, which wire
copy has full-width like its digits (GB/T 15835-2011): how wide they are set is the stylebook's
choice.
"""

import re
from collections.abc import Iterable, Sequence

from layout_app.frozen import frozen

_FULL = dict(zip(",:;?!", "，：；？！", strict=True))
_HALF = {chr(c + 0xFEE0): chr(c) for c in range(0x21, 0x7F) if chr(c).isalnum()}
_CHINESE_MARKS = frozenset("，。、：；？！（）“”‘’《》〈〉「」『』【】〔〕…—·～")
_KEPT = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://[!-~]*[A-Za-z0-9/=#&]|www\.[!-~]*[A-Za-z0-9/=#&]"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|[0-9]+(?:[.,:/][0-9]+)+"
)
"""Addresses and numbers: nothing inside them is touched."""
_HALF_MARKS = {mark: chr(ord(mark) - 0xFEE0) for mark in "．％／－："} | {"·": "."}
_NUMBERS = re.compile(
    r"(?<=\d)(?:％|·(?=\d+[%％‰])|[／－](?=\d)|(?<!^\d)(?<!^\d\d)．(?=\d)(?!\d{4}年))"
    r"|(?<![\d：])(?:[01０１]?\d|[2２][0-4０-４])(?:：[0-5０-５]\d){1,2}(?![\d：])"
)
"""Marks of numbers, old points of shares (86·7%), and times. `1．1998年` counts items, and so may
what opens a paragraph; a score (3：1) keeps its mark."""
_RUNS = ((re.compile(r"\.{3,}|。{3,}"), "……"), (re.compile(r"--+"), "——"))
_OPEN, _CLOSE = "(（", ")）"


@frozen
class Correction:
    """One change of marks: the characters start..end of the text as it was."""

    start: int
    end: int
    before: str
    after: str


def corrections(text: str) -> tuple[Correction, ...]:
    """Return the changes in the order of the text; none if it was corrected before."""
    kept = _kept_places(text)
    now = list(text)
    found: dict[int, Correction] = {}
    while fresh := [c for c in _proposed(text, now, kept) if c.start not in found]:
        for change in fresh:
            found[change.start] = change
            now[change.start : change.end] = change.after[0] * (change.end - change.start)
    return tuple(found[start] for start in sorted(found))


def apply(text: str, changes: Iterable[Correction]) -> str:
    """Return the text with the changes; ValueError if one does not fit."""
    for change in sorted(changes, key=lambda c: -c.start):
        if text[change.start : change.end] != change.before:
            raise ValueError("a correction belongs to another text")
        text = text[: change.start] + change.after + text[change.end :]
    return text


def _kept_places(text: str) -> frozenset[int]:
    return frozenset(at for found in _KEPT.finditer(text) for at in range(*found.span()))


def _proposed(text: str, now: Sequence[str], kept: frozenset[int]) -> list[Correction]:
    """Return what may be changed, given what the marks around have already become."""
    single = {
        **{at: _HALF[c] for at, c in enumerate(text) if c in _HALF},
        **_number_marks(text),
        **{at: _FULL[c] for at, c in enumerate(text) if c in _FULL and _is_chinese_at(now, at, at)},
        **_brackets(text, now),
        **_quotes(text, now),
    }
    changes = [
        Correction(start=at, end=at + 1, before=text[at], after=after)
        for at, after in single.items()
        if at not in kept
    ]
    for form, after in _RUNS:
        changes += [
            Correction(start=m.start(), end=m.end(), before=m.group(), after=after)
            for m in form.finditer(text)
            if m.start() not in kept and _is_chinese_at(now, m.start(), m.end() - 1)
        ]
    return changes


def _number_marks(text: str) -> dict[int, str]:
    places = (at for found in _NUMBERS.finditer(text) for at in range(*found.span()))
    return {at: _HALF_MARKS[text[at]] for at in places if text[at] in _HALF_MARKS}


def _is_chinese_at(now: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a mark stands in Chinese text: Chinese on one side, not Latin on both."""
    left, right = _beside(now, start, -1), _beside(now, end, 1)
    return _is_chinese(left) or _is_chinese(right)


def _beside(now: Sequence[str], at: int, step: int) -> str:
    """Return the nearest character that is no space; empty at the text's end."""
    at += step
    while 0 <= at < len(now) and now[at].isspace():
        at += step
    return now[at] if 0 <= at < len(now) else ""


def _is_chinese(char: str) -> bool:
    return char in _CHINESE_MARKS or _is_han(char) if char else False


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _brackets(text: str, now: Sequence[str]) -> dict[int, str]:
    """Return the brackets to change, both of a pair: 高新区(元和街道)."""
    changes: dict[int, str] = {}
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in _OPEN:
            opened.append(at)
        elif char in _CLOSE and opened:
            start = opened.pop()
            if _is_chinese_pair(text, now, start, at):
                changes[start], changes[at] = "（", "）"
    return {at: after for at, after in changes.items() if text[at] in "()"}


def _is_chinese_pair(text: str, now: Sequence[str], start: int, end: int) -> bool:
    if text[start] == "（" or text[end] == "）" or any(map(_is_han, text[start + 1 : end])):
        return True
    left = _beside(now, start, -1)
    return _is_chinese(left) or (not left and _is_chinese(_beside(now, end, 1)))


def _quotes(text: str, now: Sequence[str]) -> dict[int, str]:
    """Return the straight quotes to change: “…” and, inside them, ‘…’; 12" stays."""
    changes: dict[int, str] = {}
    for start, end in _pairs(text, '"', 0, len(text)):
        if any(map(_is_han, text[start + 1 : end])) or _is_chinese_at(now, start, end):
            changes[start], changes[end] = "“", "”"
            for a, b in _pairs(text, "'", start + 1, end):
                changes[a], changes[b] = "‘", "’"
    return changes


def _pairs(text: str, quote: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the pairs of a straight quote; one behind a digit or Latin letter opens nothing."""
    pairs, opened = [], None
    for at in range(start, end):
        if text[at] != quote:
            continue
        if opened is None:
            before = _HALF.get(text[at - 1], text[at - 1]) if at else ""
            opened = None if before.isascii() and before.isalnum() else at
        elif not (quote == "'" and _is_apostrophe(text, at)):
            pairs.append((opened, at))
            opened = None
    return pairs


def _is_apostrophe(text: str, at: int) -> bool:
    sides = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(sides) == 2 and sides.isascii() and sides.isalpha()
