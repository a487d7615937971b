"""Operations on the stylebook. One rule: a style is named by its field; levels count from 1.

Changes go to the paper's stylebook, or to the issue's own where it has one.
"""

from dataclasses import fields, replace
from typing import Any

from layout_app.errors import CommandError
from layout_app.model.issue import Issue, stylebook_of
from layout_app.model.style import Stylebook, TextStyle

SMALLEST, LARGEST = 0.3, 60.0
"""Sizes of type, 字."""
MOST_LINES = 20
HEADS = ("headline", "kicker", "subtitle")
"""What a headline level sets."""


def style_names(book: Stylebook) -> tuple[str, ...]:
    """Return the names of all styles: `body`, `subhead`, `level1.headline` and so on."""
    texts = (f.name for f in fields(book) if isinstance(getattr(book, f.name), TextStyle))
    levels = (f"level{n}.{head}" for n in range(1, len(book.levels) + 1) for head in HEADS)
    return (*texts, *levels)


def style_named(book: Stylebook, name: str) -> TextStyle:
    """Return a style by its name; CommandError if there is none."""
    if name not in style_names(book):
        raise CommandError("style.none", name=name, names=", ".join(style_names(book)))
    level, _, head = name.partition(".")
    found = getattr(book.levels[_level(level)], head) if head else getattr(book, name)
    assert isinstance(found, TextStyle)
    return found


def set_style(issue: Issue, name: str, style: TextStyle) -> Issue:
    """Give a style other values; every page follows."""
    book = stylebook_of(issue)
    if style == style_named(book, name):
        return issue
    if not SMALLEST <= style.size <= LARGEST or not 1 <= style.lines <= MOST_LINES:
        raise CommandError("style.bad_size", least=SMALLEST, most=LARGEST, lines=MOST_LINES)
    changed = _with(book, name, style)
    if issue.stylebook is not None:
        return replace(issue, stylebook=changed)
    return replace(issue, publication=replace(issue.publication, stylebook=changed))


def _with(book: Stylebook, name: str, style: TextStyle) -> Stylebook:
    level, _, head = name.partition(".")
    if not head:
        changed: dict[str, Any] = {name: style}
        return replace(book, **changed)
    at = _level(level)
    levels = list(book.levels)
    given: dict[str, Any] = {head: style}
    levels[at] = replace(levels[at], **given)
    if head == "headline":
        # The largest size is never below the least.
        least = min(levels[at].smallest, style.size)
        levels[at] = replace(levels[at], smallest=least)
    return replace(book, levels=tuple(levels))


def _level(word: str) -> int:
    return int(word.removeprefix("level")) - 1
