"""Read the lines between `---` above a story. One rule: one `key: value` a line, nothing cleverer.

A value may stand in quotes; lines that begin with `#` are remarks. What is not understood is told
and left out, the story is read all the same. A block holds for the copy below it, to the next one.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
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
    trim: str = ""
    """Which box of an advertisement's PDF is its size where the file has no TrimBox: `media`,
    `crop`."""
    bleed: str = ""
    """Millimetres within that box that are cut off at each side."""


KEYS = tuple(field.name for field in fields(Front))

Numbered = tuple[tuple[int, str], ...]
"""Lines with their numbers in the file, from 1."""


@frozen
class Section:
    """A front block, or none, and the copy below it."""

    front: Numbered = ()
    copy: str
    first: int = 1
    """The number of the copy's first line in the file."""


_IDLE = {"dateline": "copy.dateline_is_text", "page": "copy.page_of_article"}
"""What only an ad has a use for, or nothing has."""
_FENCE = "---"
_ENTRY = re.compile(r"([^:：\s](?:[^:：]*[^:：\s])?)\s*[:：]\s*(.*)")
_SHAPES = {
    "rank": re.compile(r"[1-4]\Z"),
    "size": re.compile(r"[1-9][0-9]?x[1-9][0-9]{0,2}\Z|" + "|".join(SLOTS) + r"\Z"),
    "kind": re.compile(r"ad\Z|article\Z"),
    "trim": re.compile(r"(media|crop)\Z"),
    "bleed": re.compile(r"[0-9]{1,3}(\.[0-9]+)?(mm)?\Z"),
    "place": re.compile(r"top\Z|bottom\Z|left\Z|right\Z"),
}


def sections_of(text: str) -> tuple[Section, ...]:
    """Return the text parted above each front block; that at its top may say anything."""
    lines = text.split("\n")
    top = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    blocks = [(0, 0), *_blocks(lines, top)]
    ends = [start for start, _behind in blocks[1:]]
    sections = [
        Section(
            front=tuple(enumerate(lines[start + 1 : max(behind - 1, 0)], start + 2)),
            copy="\n".join(lines[behind:end]),
            first=behind + 1,
        )
        for (start, behind), end in zip(blocks, [*ends, len(lines)], strict=True)
    ]
    is_bare = len(sections) == 1 or sections[0].copy.strip()
    return tuple(sections if is_bare else sections[1:])


def _blocks(lines: Sequence[str], top: int) -> Iterable[tuple[int, int]]:
    """Give where each front block begins and where the copy below it does."""
    fences = [n for n, line in enumerate(lines) if line.strip() == _FENCE]
    behind = 0
    for start, end in itertools.pairwise(fences):
        inner = lines[start + 1 : end]
        if start >= behind and ((start == top and _is_front(inner)) or _says(inner)):
            behind = end + 1
            yield start, behind


def _is_front(lines: Iterable[str]) -> bool:
    """Tell whether lines at the top are a front block: headings alone are no remarks."""
    told = [line for line in lines if line.strip()]
    return not told or any(not line.lstrip().startswith("#") for line in told)


def _says(lines: Iterable[str]) -> bool:
    """Tell whether lines amid copy are a front block: each says one of the keys, or nothing."""
    entries = [_ENTRY.fullmatch(line.strip()) for line in lines if line.strip()]
    return bool(entries) and all(entry and entry[1].lower() in KEYS for entry in entries)


def has_front(text: str) -> bool:
    """Tell whether the text begins with a closed block between `---`."""
    return bool(sections_of(text)[0].front)


def read_front(lines: Iterable[tuple[int, str]], name: str) -> tuple[Front, tuple[Problem, ...]]:
    """Return the values of the numbered lines, and a problem for each that says nothing known.

    What an article has no use for is told, too: a dateline is part of its text, and its page is the
    editor's to choose.
    """
    front, problems, idle = Front(), [], []
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
            if key in _IDLE:
                idle.append(problem(_IDLE[key], Severity.WARNING, where))
    return front, (*problems, *(() if front.kind == "ad" else idle))


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
