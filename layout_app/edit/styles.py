"""Operations on the stylebook. One rule: a style is named by its field; levels count from 1.

Changes go to the paper's stylebook, or to the issue's own where it has one.
"""

from dataclasses import fields, replace
from typing import Any

from layout_app.edit.articles import one_line
from layout_app.errors import CommandError
from layout_app.model.issue import Issue, stylebook_of
from layout_app.model.limits import HEAD_LINES, HEAD_STEP
from layout_app.model.style import LEAST_SCALE, MOST_SCALE, Manner, Stylebook, TextStyle

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
    return with_stylebook(issue, _with(book, name, style))


def set_level(issue: Issue, rank: int, **lengths: float) -> Issue:
    """Give the headlines of a rank a `smallest` size, 字, or limits of their width (长, 扁).

    `narrowest` and `widest` are shares of the glyphs' own width.
    """
    book = stylebook_of(issue)
    if not 1 <= rank <= len(book.levels):
        raise CommandError("style.no_level", rank=rank, most=len(book.levels))
    found = book.levels[rank - 1]
    if not SMALLEST <= lengths.get("smallest", found.smallest) <= found.headline.size:
        raise CommandError("style.bad_least", least=SMALLEST, most=found.headline.size)
    if "smallest" in lengths:
        found = replace(found, smallest_points=0.0)
    told: dict[str, Any] = dict(lengths)
    try:
        level = replace(found, **told)
    except ValueError:
        raise CommandError("style.bad_width", least=LEAST_SCALE, most=MOST_SCALE) from None
    levels = (*book.levels[: rank - 1], level, *book.levels[rank:])
    return with_stylebook(issue, replace(book, levels=levels))


def set_habits(issue: Issue, **told: bool | float | str | Manner) -> Issue:
    """Give the stylebook what holds for every page: fields of it that are no styles."""
    lines = told.get("masthead_lines", 0), told.get("jump_least", 0)
    least, most = HEAD_LINES
    if not all(least <= int(count) <= most for count in lines):
        raise CommandError("style.bad_lines", most=most)
    no_air, all_air = HEAD_STEP
    if not no_air <= float(told.get("head_step", no_air)) <= all_air:
        raise CommandError("style.bad_step", most=all_air)
    words = {
        name: one_line(word).strip()
        for name, word in told.items()
        if isinstance(word, str) and not isinstance(word, Manner)
    }
    changes: dict[str, Any] = dict(told) | words
    if "head_step" in told:
        changes["head_step"] = round(float(told["head_step"]), 4)
    return with_stylebook(issue, replace(stylebook_of(issue), **changes))


def with_stylebook(issue: Issue, book: Stylebook) -> Issue:
    """Return the issue with a stylebook where its own is kept: with the paper, or with itself."""
    if book == stylebook_of(issue):
        return issue
    if issue.stylebook is not None:
        return replace(issue, stylebook=book)
    return replace(issue, publication=replace(issue.publication, stylebook=book))


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
