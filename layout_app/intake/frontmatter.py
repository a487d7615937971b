"""Read the lines between `---` above a story. One rule: one `key: value` a line, nothing cleverer.

A value may stand in quotes; lines that begin with `#` are remarks. What is not understood is told
and left out, the story is read all the same.
"""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from difflib import get_close_matches

from layout_app.frozen import frozen
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.slot import SLOTS


@frozen
class Front:
    """What the maker of a story says of it."""

    rank: str = ""
    """1 lead … 4 brief."""
    section: str = ""
    kicker: str = ""
    subtitle: str = ""
    deck: str = ""
    byline: str = ""
    dateline: str = ""
    page: str = ""
    """The folio it is meant for."""
    kind: str = ""
    """`ad` for an advertisement."""
    size: str = ""
    """Of an advertisement: COLUMNSxLINES, or the name of a size such as 通栏."""
    place: str = ""
    """Where an advertisement stands: `bottom`, `top`."""
    booking: str = ""
    """Reference of an advertisement's booking."""


KEYS = tuple(field.name for field in fields(Front))

_FENCE = "---"
_ENTRY = re.compile(r"([^:：\s][^:：]*?)\s*[:：](?:\s+|\Z|(?=[^\s]))(.*)")
_SHAPES = {
    "rank": re.compile(r"[1-4]\Z"),
    "size": re.compile(r"[1-9][0-9]?x[1-9][0-9]{0,2}\Z|" + "|".join(SLOTS) + r"\Z"),
    "kind": re.compile(r"ad\Z|article\Z"),
    "place": re.compile(r"top\Z|bottom\Z|left\Z|right\Z"),
}


def split_front(text: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """Return the numbered lines between the fences and the text behind them, lines from 1."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or lines[start].strip() != _FENCE:
        return (), text
    for n in range(start + 1, len(lines)):
        if lines[n].strip() == _FENCE:
            inner = tuple(enumerate(lines[start + 1 : n], start + 2))
            return inner, "\n".join(lines[n + 1 :])
    return (), text


def has_front(text: str) -> bool:
    """Tell whether the text begins with a closed block between `---`."""
    return bool(split_front(text)[0])


def read_front(lines: Iterable[tuple[int, str]], name: str) -> tuple[Front, tuple[Problem, ...]]:
    """Return the values of the numbered lines, and a problem for each that says nothing known."""
    front, problems = Front(), []
    for number, line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        where = Where(file=name, line=number)
        key, value, fault = _entry(line, where)
        if fault is None and getattr(front, key):
            fault = problem("copy.front_twice", Severity.WARNING, where, key=key)
        if fault is not None:
            problems.append(fault)
        else:
            front = replace(front, **{key: value})
    return front, tuple(problems)


def _entry(line: str, where: Where) -> tuple[str, str, Problem | None]:
    """Return key and value of one line, or what is wrong with it."""
    entry = _ENTRY.fullmatch(line.strip())
    if entry is None:
        return "", "", problem("copy.front_line", Severity.WARNING, where, found=line.strip()[:40])
    key, value = entry[1].lower(), _unquoted(entry[2].strip())
    if key not in KEYS:
        nearest = (*get_close_matches(key, KEYS, 1, 0.5), "")[0]
        return (
            key,
            "",
            problem("copy.unknown_key", Severity.WARNING, where, key=entry[1], nearest=nearest),
        )
    if key in _SHAPES and not _SHAPES[key].match(value):
        return (
            key,
            "",
            problem("copy.front_value", Severity.WARNING, where, key=key, found=value[:40]),
        )
    return key, value, None


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
