"""A setting as the words behind a kind. One rule: only what differs from the usual is written.

`[table heads=2 aligns=left,decimal] …`: names with values, blanks between, no quotes.
"""

from collections.abc import Callable, Mapping
from typing import Any

from layout_app.model.setting import (
    CellAlign,
    Merged,
    Numbering,
    Setting,
    TableRules,
    VerseAlign,
)
from layout_app.model.text import SETTINGS, Kind

Wording = tuple[Callable[[str], Any], Callable[[Any], str]]
"""How a value is read, ValueError where it cannot be, and how it is written."""


class SettingError(ValueError):
    """A word behind a kind that says nothing known."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


def setting_of(kind: Kind, words: str) -> Setting | None:
    """Read the words behind a kind, none where there are none; SettingError names a wrong one."""
    given: dict[str, Any] = {}
    wordings = _WORDINGS.get(kind, {})
    for word in words.split():
        name, _, value = word.partition("=")
        if name not in wordings or name in given:
            raise SettingError(word)
        try:
            given[name] = wordings[name][0](value)
        except ValueError:
            raise SettingError(word) from None
    if not words.split():
        return None
    try:
        return SETTINGS[kind](**given)
    except ValueError:
        raise SettingError(words.strip()) from None


def words_of(kind: Kind, setting: Setting) -> str:
    """Return a setting as words; one that is as usual in all still says one thing."""
    wordings = _WORDINGS[kind]
    usual = SETTINGS[kind]()
    told = [
        f"{name}={write(getattr(setting, name))}"
        for name, (_, write) in wordings.items()
        if getattr(setting, name) != getattr(usual, name)
    ]
    if not told:
        name, (_, write) = next(iter(wordings.items()))
        told = [f"{name}={write(getattr(setting, name))}"]
    return " ".join(told)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise ValueError
    return int(text)


def _chars(text: str) -> float:
    found = float(text)
    if not 0 <= found <= 1000:
        raise ValueError
    return found


def _merged(text: str) -> Merged:
    """Read `0.1.1.2`: row and column, rows and columns."""
    row, column, rows, columns = map(_whole, text.split("."))
    return Merged(row, column, rows, columns)


def _merged_words(found: Merged) -> str:
    return f"{found.row}.{found.column}.{found.rows}.{found.columns}"


def _some(one: Callable[[str], Any], write: Callable[[Any], str] | None = None) -> Wording:
    def read(text: str) -> tuple[Any, ...]:
        return tuple(one(part) for part in text.split(","))

    return read, lambda found: ",".join(map(write or _plain, found))


def _plain(value: object) -> str:
    return repr(value) if isinstance(value, float) else str(value)


_WORDINGS: Mapping[Kind, Mapping[str, Wording]] = {
    Kind.TABLE: {
        "heads": (_whole, str),
        "aligns": _some(CellAlign),
        "widths": _some(_chars),
        "rules": (TableRules, str),
        "merged": _some(_merged, _merged_words),
        "span": (_whole, str),
    },
    Kind.NAMES: {"cell": (_whole, str)},
    Kind.VERSE: {"align": (VerseAlign, str)},
    Kind.NOTICE: {"numbers": (Numbering, str), "first": (_whole, str)},
}
"""By kind, the fields of its setting and how each is said."""
