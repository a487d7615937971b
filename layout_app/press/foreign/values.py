"""Objects of another file without their detours. One rule: a wrong type is an empty value."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
)

_CODES = ("utf-8", "gbk")
"""What names are written in, the likelier first: pypdf reads them so, too."""
_DEEP = 12
_MOST_PARTS = 100_000
"""Dictionaries and arrays that a fingerprint looks at; what lies beyond is alike."""
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@contextmanager
def names_as_bytes() -> Iterator[None]:
    """Read names with a character for each byte: what they are written in, no file says."""
    usual = NameObject.CHARSETS
    NameObject.CHARSETS = ("latin-1",) * 3
    try:
        yield
    finally:
        NameObject.CHARSETS = usual


def spelled(plain: str) -> str:
    """Return a name that was read as bytes as people read it."""
    told = plain.encode("latin-1")
    for code in _CODES:
        with suppress(UnicodeDecodeError):
            return told.decode(code)
    return plain


def found(value: Any) -> Any:
    """Return what a reference leads to; None for null and what cannot be found."""
    for _ in range(_DEEP):
        if not isinstance(value, IndirectObject):
            break
        try:
            value = value.get_object()
        except Exception:  # a reader of foreign files: whatever it raises, nothing is there
            return None
    return None if isinstance(value, NullObject | IndirectObject) else value


def entry(owner: Any, key: str) -> Any:
    """Return an entry of a dictionary, None where it has none."""
    owner = found(owner)
    if not isinstance(owner, DictionaryObject) or key not in owner:
        return None
    return found(owner.raw_get(key))


def mapping(value: Any) -> DictionaryObject:
    """Return a dictionary, empty for anything else."""
    value = found(value)
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def items(value: Any) -> list[Any]:
    """Return the items of an array, none for anything else."""
    value = found(value)
    return [found(item) for item in value] if isinstance(value, ArrayObject) else []


def numbers(value: Any) -> list[float]:
    """Return an array of numbers; empty where one is none."""
    told = items(value)
    return [float(one) for one in told] if all(is_number(one) for one in told) else []


def is_number(value: Any) -> bool:
    """Tell whether a value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def number(value: Any, otherwise: float = 0.0) -> float:
    """Return a number, or what stands for a missing one."""
    value = found(value)
    return float(value) if is_number(value) else otherwise


def name(value: Any) -> str:
    """Return a name without its slash, or a plain string; empty for anything else."""
    value = found(value)
    return str(value).removeprefix("/") if isinstance(value, str) else ""


def text(value: Any) -> str:
    """Return a string for people."""
    value = found(value)
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value) if isinstance(value, str) else ""


def data_of(value: Any) -> bytes | None:
    """Return the decoded bytes of a stream; None for what is none or cannot be decoded."""
    value = found(value)
    if not isinstance(value, StreamObject):
        return None
    try:
        return bytes(value.get_data())
    except Exception:  # a decoder of foreign data: whatever it raises, the stream is damaged
        return None


def bytes_of(value: Any) -> bytes:
    """Return the bytes of a stream or a string; none for anything else."""
    told = data_of(value)
    if told is not None:
        return told
    value = found(value)
    if isinstance(value, bytes):
        return value
    raw = getattr(value, "original_bytes", None)
    return bytes(raw) if raw is not None else b""


def filters(stream: Any) -> list[str]:
    """Return the names of a stream's filters."""
    told = entry(stream, "/Filter")
    return [name(one) for one in items(told)] or ([name(told)] if name(told) else [])


def is_true(value: Any) -> bool:
    """Tell whether a value is the boolean true."""
    value = found(value)
    return bool(getattr(value, "value", value)) if value is not None else False


def times(left: Matrix, right: Matrix) -> Matrix:
    """Return the matrix that applies `left`, then `right`."""
    a, b, c, d, e, f = left
    g, h, i, j, k, m = right
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def matrix(value: Any) -> Matrix:
    """Return a matrix, the identity for what is none."""
    told = numbers(value)
    return (told[0], told[1], told[2], told[3], told[4], told[5]) if len(told) == 6 else IDENTITY


def fingerprint(value: Any) -> str:
    """Return a hash of an object with all it leads to, alike for alike definitions."""
    return _hashed(_told(value, 0, {}))


_Known = dict[tuple[int, int], tuple[Any, str]]
"""Hashes by object and depth, with the object, so that no other gets its id."""


def _told(value: Any, deep: int, known: _Known) -> str:
    """Return a plain value in words, of any other the hash.

    Many ways may lead to one object: it is looked at once, or a small file would take for ever.
    """
    value = found(value)
    if not isinstance(value, DictionaryObject | ArrayObject):
        return f"{float(value):g} " if is_number(value) else f"{value!r} "
    if deep > _DEEP or len(known) >= _MOST_PARTS:
        return "…"
    key = id(value), deep
    if key not in known:
        known[key] = value, _hashed("".join(_parts(value, deep, known)))
    return known[key][1]


def _parts(value: Any, deep: int, known: _Known) -> Iterator[str]:
    if isinstance(value, ArrayObject):
        yield "["
        for item in value:
            yield _told(item, deep + 1, known)
        return
    yield "<<"
    for key in sorted(value):
        if key != "/Length":
            yield key
            yield _told(value.raw_get(key), deep + 1, known)
    if isinstance(value, StreamObject):
        yield hashlib.sha256(data_of(value) or b"").hexdigest()


def _hashed(words: str) -> str:
    return hashlib.sha256(words.encode(errors="backslashreplace")).hexdigest()
