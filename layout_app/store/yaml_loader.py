"""Read YAML that anybody may have written. One rule: data or a named refusal, at bounded cost.

Only plain data: no anchors, tags, directives, doubled keys; words that YAML 1.1 takes for dates,
times or truth stay the characters they are.
"""

import re
from pathlib import Path
from typing import ClassVar

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    ScalarEvent,
)
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from layout_app.errors import IssueFileError

LARGEST = 8 * 1024 * 1024
MOST_EVENTS = 200_000
DEEPEST = 24

NULL, BOOL, INT, FLOAT, STR = (
    f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "str")
)

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_CONFLICT = re.compile(r"^(<<<<<<<|=======|>>>>>>>)(?: |$)", re.MULTILINE)
_REASONS = (
    ("store.tab_indent", re.compile(r"\\t|'\t'|tab")),
    ("store.control_character", re.compile(r"invalid Unicode|special characters")),
    ("store.unfinished_bracket", re.compile(r"expected ',' or|flow (sequence|mapping)")),
    ("store.colon_in_text", re.compile(r"mapping values are not allowed")),
    ("store.ends_early", re.compile(r"end of stream|document separator")),
    ("store.colon_missing", re.compile(r"expected ':'|simple key")),
)


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # C where built
    """The safe loader without the resolvers that change what was written."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


# [0-9], not \d, which takes full-width digits too.
for _tag, _pattern, _first in (
    (NULL, "null|~|", ["n", "~", ""]),
    (BOOL, "true|false", ["t", "f"]),
    (INT, "-?(0|[1-9][0-9]{0,15})", [*"-0123456789"]),
    (FLOAT, r"-?(0|[1-9][0-9]{0,15})\.[0-9]{1,25}", [*"-0123456789"]),
):
    Loader.add_implicit_resolver(_tag, re.compile(rf"(?:{_pattern})\Z"), _first)


def read_tree(data: bytes, path: Path | str) -> MappingNode:
    """Return the entries of a YAML file; IssueFileError names the file and the line."""
    text = _decoded(data, path)
    conflict = _CONFLICT.search(text)
    if conflict and conflict.group(1) != "=======":
        line = text.count("\n", 0, conflict.start()) + 1
        raise IssueFileError("store.unfinished_merge", path, line)
    try:
        _check_events(text, path)
        tree = yaml.compose(text, Loader)
    except yaml.YAMLError as error:
        raise _refusal(error, text, path) from None
    if tree is None:
        raise IssueFileError("store.empty", path)
    if not isinstance(tree, MappingNode):
        raise IssueFileError("store.not_entries", path, 1, field="")
    _check_keys(tree, path)
    return tree


def line_of(node: Node) -> int:
    """Return the line a node begins on, from 1."""
    return int(node.start_mark.line) + 1


def _decoded(data: bytes, path: Path | str) -> str:
    if len(data) > LARGEST:
        raise IssueFileError("store.too_large", path, limit_mib=LARGEST >> 20)
    if not data.strip():
        raise IssueFileError("store.empty", path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data":
            raise IssueFileError("store.cut_in_character", path, line) from None
        raise IssueFileError("store.not_utf8", path, line, guess=_guess(data)) from None
    if "\0" in text:
        if _guess(data).startswith("UTF-16"):
            raise IssueFileError("store.not_utf8", path, 1, guess=_guess(data))
        line = text.count("\n", 0, text.index("\0")) + 1
        raise IssueFileError("store.damaged", path, line)
    return text


def _guess(data: bytes) -> str:
    """Name the likely encoding of bytes that are not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    head = data[:4096]
    if 0 in head.strip(b"\0") and head.count(0) > len(head) // 8:
        return "UTF-16LE" if head[1::2].count(0) > head[::2].count(0) else "UTF-16BE"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB18030"


def _check_events(text: str, path: Path | str) -> None:
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader)):
        if number > MOST_EVENTS:
            raise IssueFileError("store.too_many_entries", path, _event_line(event))
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        code = "store.too_deep" if depth > DEEPEST else _forbidden(event)
        if code:
            raise IssueFileError(code, path, _event_line(event))


def _forbidden(event: Event) -> str:
    """Return the code of what an event may not have, or an empty text."""
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        return "store.anchors"
    if getattr(event, "tag", None):
        return "store.tags"
    if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
        return "store.tags"
    if isinstance(event, ScalarEvent) and _FORBIDDEN.search(event.value):
        return "store.control_character"
    return ""


def _event_line(event: Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark else 1


def _check_keys(node: Node, path: Path | str) -> None:
    """Refuse keys that are not plain text or stand twice in one mapping."""
    if isinstance(node, SequenceNode):
        for item in node.value:
            _check_keys(item, path)
    if not isinstance(node, MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, ScalarNode) or key.tag != STR:
            raise IssueFileError("store.bad_key", path, line_of(key))
        if key.value in seen:
            raise IssueFileError("store.doubled_key", path, line_of(key), field=key.value)
        seen.add(key.value)
        _check_keys(value, path)


def _refusal(error: yaml.YAMLError, text: str, path: Path | str) -> IssueFileError:
    """Put PyYAML's complaint into our codes; its mark may stand a line or two after the cause."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1 if error.position >= 0 else None
        return IssueFileError("store.control_character", path, line)
    marks = (getattr(error, name, None) for name in ("context_mark", "problem_mark"))
    told_at = [int(mark.line) + 1 for mark in marks if mark]
    line = told_at[-1] if told_at else None
    lines = text.split("\n")
    # Text that a wide blank takes out of its block goes on to the end of the block.
    near = [n for at in told_at for n in range(max(1, at - 2), min(at, len(lines)) + 1)]
    for n in near:
        if lines[n - 1].lstrip(" ").startswith("\u3000"):
            return IssueFileError("store.wide_blank", path, n)
    told = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    if any(lines[n - 1].startswith("\t") for n in near):
        told = "tab"
    code = next((code for code, words in _REASONS if words.search(told)), "store.not_yaml")
    return IssueFileError(code, path, line)
