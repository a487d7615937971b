r"""Write YAML for people. One rule: the same tree always gives the same bytes.

PyYAML's fast emitter escapes every character beyond the basic plane, so that one rare name turned a
whole article into `\U0002C1D5`; the few forms that our files need are written here.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from layout_app.store.trees import Flow, Lines, Plain, Tree

WIDTH = 100
"""Characters up to which a list or a flow mapping stays on one line."""


_SPECIAL = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What the loader refuses; intake and edit keep it out, so this only keeps a file readable."""
_UNSAFE_START = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<~\s]|$")
_UNSAFE = re.compile(r":|\s#|\s$|[,\[\]{}]")
_LOOKS_LIKE = re.compile(
    r"(?i:null|true|false|yes|no|on|off|y|n)$|[.+0-9][-+.:_0-9a-zA-Z]*(?:[ t][-+.:0-9zZ ]*)?$"
)


def write_tree(tree: Mapping[str, Tree]) -> bytes:
    """Return a mapping as the bytes of a file: UTF-8, LF, keys in the order given."""
    return ("\n".join(_mapping(tree, "")) + "\n").encode("utf-8")


def scalar(value: str | int | float | bool | Plain | None) -> str:
    """Return one value as it stands in a file, quoted where it could be read as something else."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return number(value)
        case Plain():
            return value.text
        case str():
            return value if _may_stand_plain(value) else _quoted(value)


def number(value: float) -> str:
    """Return a finite number without an exponent; whole numbers without a fraction."""
    assert value - value == 0, f"{value} cannot be written"
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    short = repr(value)
    return short if "e" not in short else f"{value:.25f}".rstrip("0").ljust(3, "0")


def writable_text(text: str) -> str:
    """Return a text as a file holds it: signs that none may hold are replaced."""
    return _UNREADABLE.sub("\ufffd", text)


def _may_stand_plain(text: str) -> bool:
    return not (
        _UNSAFE_START.match(text)
        or _UNSAFE.search(text)
        or _SPECIAL.search(text)
        or _LOOKS_LIKE.match(text)
    )


def _quoted(text: str) -> str:
    told = json.dumps(writable_text(text), ensure_ascii=False)
    return _SPECIAL.sub(lambda found: f"\\u{ord(found.group()):04x}", told)


def _mapping(tree: Mapping[str, Tree], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        yield from _entry(f"{indent}{scalar(key)}:", value, indent)


def _entry(lead: str, value: Tree, indent: str) -> Iterator[str]:
    """Write a value behind `lead`, which is a key with its colon."""
    if isinstance(value, Lines) and value.lines:
        yield f"{lead} |"
        yield from (f"{indent}  {line}" if line else "" for line in value.lines)
    elif _stays_on_line(value, len(lead)):
        yield f"{lead} {_flow(value)}"
    elif isinstance(value, Mapping):
        yield lead
        yield from _mapping(value, indent + "  ")
    else:
        assert isinstance(value, Sequence)
        yield lead
        yield from _items(value, indent)


def _items(values: Sequence[Tree], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping) and value:
            first, *rest = _mapping(value, indent + "  ")
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
        else:
            yield f"{indent}- {_flow(value)}"


def _stays_on_line(value: Tree, used: int) -> bool:
    match value:
        case str() | int() | float() | None | Plain() | Flow() | Lines():
            return True
        case Mapping():
            return not value
        case _:
            flat = all(isinstance(item, str | int | float | Plain) for item in value)
            return not value or (flat and used + 1 + len(_flow(value)) <= WIDTH)


def _flow(value: Tree) -> str:
    match value:
        case str() | int() | float() | None | Plain():
            return scalar(value)
        case Flow():
            return _flow(value.value)
        case Lines():
            return _quoted("\n".join(value.lines))
        case Mapping():
            inner = ", ".join(f"{scalar(key)}: {_flow(item)}" for key, item in value.items())
            return "{" + inner + "}"
        case _:
            return "[" + ", ".join(_flow(item) for item in value) + "]"
