r"""A paragraph as one line of a file. One rule: a line that is read gives the paragraph written.

Marks stand inside the text: `{bold:三家}`, `{ruby=xǔ:浒}`, `{face=kai-400:……}`, `{break}`.
A backslash before `{`, `}`, `#`, `[` or itself takes its meaning away; `\u{85}` is a character
by its number. Subheads begin with `## `, every other kind but text with its name: `[byline] 黄丹`.
Behind the name of a table, list, poem or notice stands how it is set: `[table heads=2] 甲`.
"""

import re
from dataclasses import replace

from layout_app.model.text import SETTINGS, Kind, Mark, MarkKind, Paragraph
from layout_app.store.settings import SettingError, setting_of, words_of

EMPTY = "\\"
"""The line of a paragraph without text; an empty line is none at all."""

# Plain copy needs neither of these two: `re` compiles them on first use and remembers them.
_HIDDEN = (
    "^[ \t]|[ \t]$"
    "|[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_TOKEN = (
    r"\\u\{(?P<number>[0-9a-f]{1,6})\}"
    r"|\\(?P<literal>[\\{}#\[=:])"
    r"|\{(?P<name>[a-z_]+)(?:=(?P<value>(?:[^\\{}:]|\\u\{[0-9a-f]{1,6}\}|\\[\\{}#\[=:])*))?(?P<opens>:|\})"
    r"|(?P<closes>\})"
    r"|(?P<wrong>[\\{])"
    r"|(?P<plain>[^\\{}]+)"
)
_PREFIX = re.compile(r"\[(?P<kind>[a-z]+)(?P<words>(?: [^\] ]+)*)\](?: (?P<rest>.*))?\Z")
_KINDS = {kind.value: kind for kind in Kind}
_MARKS = {kind.value: kind for kind in MarkKind}


class InlineError(ValueError):
    """A line that cannot be read; `code` and `found` say why."""

    def __init__(self, code: str, found: str) -> None:
        super().__init__(code, found)
        self.code = code
        self.found = found


def line_of(paragraph: Paragraph) -> str:
    """Return a paragraph as a line of a body, its provenance left out."""
    text = text_of(paragraph)
    match paragraph.kind:
        case Kind.TEXT:
            return _guarded(text) or EMPTY
        case Kind.SUBHEAD:
            return f"## {text}" if text else "##"
        case kind:
            words = f" {words_of(kind, paragraph.setting)}" if paragraph.setting else ""
            return f"[{kind.value}{words}] {text}" if text else f"[{kind.value}{words}]"


def paragraph_of(line: str) -> Paragraph:
    """Read a line of a body; InlineError for a mark or setting that cannot be read."""
    if line == "##" or line.startswith("## "):
        return replace(text_paragraph(line[3:]), kind=Kind.SUBHEAD)
    found = _kind_named(line)
    if found:
        kind = _KINDS[found["kind"]]
        try:
            setting = setting_of(kind, found["words"])
        except SettingError as error:
            raise InlineError("store.bad_setting", error.found) from None
        return replace(text_paragraph(found["rest"] or ""), kind=kind, setting=setting)
    return text_paragraph("" if line == EMPTY else line)


def _kind_named(line: str) -> re.Match[str] | None:
    """Return what stands in brackets before a line, if it is the name of a kind.

    Only a kind that is set in a way of its own has words behind its name.
    """
    found = _PREFIX.match(line)
    if found is None or found["kind"] not in _KINDS:
        return None
    return found if not found["words"] or _KINDS[found["kind"]] in SETTINGS else None


def text_of(paragraph: Paragraph) -> str:
    """Return the text with its marks inside, or without them where they do not nest."""
    marked = _with_marks(paragraph.text, paragraph.marks)
    return marked if _read(marked) == (paragraph.text, paragraph.marks) else escaped(paragraph.text)


def has_inline_marks(paragraph: Paragraph) -> bool:
    """Tell whether `text_of` carries all marks; others are kept in a list beside the text."""
    return text_paragraph(text_of(paragraph)).marks == paragraph.marks


def text_paragraph(text: str) -> Paragraph:
    """Read text with marks; InlineError as in `paragraph_of`."""
    plain, marks = _read(text)
    return Paragraph(text=plain, marks=marks)


def escaped(text: str, more: str = "") -> str:
    """Return text in which no character has a meaning."""
    told = re.sub(rf"[\\{{}}{more}]", r"\\\g<0>", text)
    return re.sub(_HIDDEN, _numbered, told)


def _numbered(found: re.Match[str]) -> str:
    code = ord(found.group())
    return "\ufffd" if 0xD800 <= code < 0xE000 else f"\\u{{{code:x}}}"


def _guarded(text: str) -> str:
    """Take the meaning of a kind away from the beginning of a text paragraph."""
    if text == "##" or text.startswith("## ") or _kind_named(text):
        return "\\" + text
    return text


def _with_marks(text: str, marks: tuple[Mark, ...]) -> str:
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, int] = {}
    for mark in marks:
        opens.setdefault(mark.start, []).append(mark)
        if mark.end > mark.start:
            closes[mark.end] = closes.get(mark.end, 0) + 1
    told = []
    cuts = sorted({0, len(text), *opens, *closes})
    for at, to in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        told.append("}" * closes.get(at, 0))
        told.extend(_opening(mark) for mark in opens.get(at, ()))
        told.append(re.sub(r"[\\{}]", r"\\\g<0>", text[at:to]))
    # Edges and controls last: only the whole line has edges.
    return re.sub(_HIDDEN, _numbered, "".join(told))


def _opening(mark: Mark) -> str:
    value = f"={escaped(mark.value, ':')}" if mark.value else ""
    return f"{{{mark.kind.value}{value}" + (":" if mark.end > mark.start else "}")


def _read(line: str) -> tuple[str, tuple[Mark, ...]]:
    if not any(sign in line for sign in "{}\\"):
        return line, ()
    parts: list[str] = []
    marks: list[Mark] = []
    stack: list[int] = []
    length = 0
    for token in re.finditer(_TOKEN, line):
        if token["name"]:
            if token["opens"] == ":":
                stack.append(len(marks))
            marks.append(_opened(token, length))
        elif token["closes"]:
            if not stack:
                raise InlineError("store.mark_not_opened", "}")
            n = stack.pop()
            marks[n] = replace(marks[n], end=length)
        else:
            parts.append(_literal(token))
            length += len(parts[-1])
    if stack:
        raise InlineError("store.mark_not_closed", marks[stack[-1]].kind.value)
    return "".join(parts), tuple(marks)


def _opened(token: re.Match[str], at: int) -> Mark:
    if token["name"] not in _MARKS:
        raise InlineError("store.unknown_mark", token["name"])
    value = _unescaped(token["value"] or "")
    return Mark(kind=_MARKS[token["name"]], start=at, end=at, value=value)


def _unescaped(text: str) -> str:
    return "".join(_literal(token) for token in re.finditer(_TOKEN, text))


def _literal(token: re.Match[str]) -> str:
    if token["number"]:
        code = int(token["number"], 16)
        if code > 0x10FFFF or 0xD800 <= code < 0xE000 or code == 0x0A:
            raise InlineError("store.bad_escape", token.group())
        return chr(code)
    if token["wrong"]:
        raise InlineError("store.bad_escape", token.string[token.start() : token.start() + 8])
    return token["literal"] or token["plain"]
