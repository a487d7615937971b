"""Read the HTML pages of a digital newspaper as copy. One rule: no markup can stop the reading.

Headings become `#` lines, blocks become lines; scripts, styles and forms are left out, and so is
what stands in navigation, in the page's foot, or in lists and cells made of links alone: the number
of lines left out is told. A page index, which is links and little else, keeps the words of its
links.
"""

import re
from collections import Counter
from html.parser import HTMLParser

from layout_app.frozen import frozen
from layout_app.intake.text import BOMS, Decoded, clean, decode
from layout_app.intake.wrapped import without_breaks
from layout_app.model.problem import Problem, Severity, Where, problem

HEAD = 4096
"""Bytes at the beginning that may name the encoding."""
LINKED = 0.8
"""The share of a line's characters in links from which it is navigation."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button")
) | {"textarea", "title"}
_ASIDE = frozenset(("nav", "footer", "aside", "menu"))
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
_VOID = frozenset(
    (
        *("br", "hr", "img", "input", "link", "meta", "area", "base", "col", "embed", "source"),
        *("track", "wbr", "param", "frame"),
    )
)
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd"),
        *("mark", "q", "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "u", "tt"),
        *("var", "img", "wbr", "label"),
    )
)
_BOGUS = re.compile(r"<!\[[^>]*(?:>|\Z)")
"""Marked sections, which are comments in HTML; the standard library's reader trips over some."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_MARK = re.compile("#+ ")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def html_text(data: bytes, name: str, encoding: str = "auto") -> Decoded:
    """Return the lines of an HTML file with headings marked by `#`.

    CopyError where its bytes are no text.
    """
    decoded = decode(data, name=name, encoding=_encoding(data) if encoding == "auto" else encoding)
    reader = _Reader()
    reader.feed(_BOGUS.sub("", decoded.text))
    reader.close()
    reader.end_line()
    lines, left_out = reader.kept()
    text, found = clean(_PARAGRAPH.sub(_whole, lines), name)
    told = _told(left_out, name)
    return Decoded(
        text=text, encoding=decoded.encoding, problems=(*decoded.problems, *found, *told)
    )


def _whole(paragraph: "re.Match[str]") -> str:
    """Return the lines of a paragraph without breaks in mid-sentence, a heading's as one."""
    lines = paragraph[0].split("\n")
    mark = _MARK.match(lines[0])
    if mark and all(line.startswith(mark[0]) for line in lines):
        return mark[0] + " ".join(line.removeprefix(mark[0]) for line in lines)
    return "\n".join(without_breaks(lines))


def _encoding(data: bytes) -> str:
    """Return the encoding that the page names, if its bytes are of that encoding."""
    named = _CHARSET.search(data[:HEAD])
    if named is None or any(data.startswith(bom) for bom, _ in BOMS):
        return "auto"
    codec = {b"gb2312": "gb18030", b"gbk": "gb18030", b"gb18030": "gb18030", b"utf-8": "utf-8"}
    claimed = codec.get(named[1].lower(), "auto")
    if claimed == "auto":
        return claimed
    try:
        data.decode(claimed)
    except UnicodeError:
        return "auto"
    return claimed


def _told(left_out: int, name: str) -> tuple[Problem, ...]:
    if not left_out:
        return ()
    return (problem("copy.html_navigation", Severity.NOTE, Where(file=name), count=left_out),)


@frozen(kw_only=False)
class _Line:
    """A line with what is known of its place."""

    text: str
    depth: int
    """Of its heading; 0 for no heading."""
    aside: bool
    """In navigation, a foot or a margin."""
    linked: float
    """Its share of links."""
    ends: int
    """Line ends before it."""


class _Reader(HTMLParser):
    """Gathers lines, each with what is known of its place."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[_Line] = []
        self._text: list[str] = []
        self._ends = 0
        """Line ends since the last line: a break is one, the edge of a block two at least."""
        self._linked = 0
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        """How often each element is open: files that close none of them stay quick to read."""
        self._levels: list[int] = []
        """Levels of the open headings, the innermost last."""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open and close an element; one that holds nothing, such as `<br/>`, is only opened."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; any that is not inline ends the line."""
        del attrs
        if tag not in _INLINE:
            self.end_line(is_break=tag == "br")
        if tag not in _VOID:
            self._open.append(tag)
            self._counts[tag] += 1
            if tag in _HEADINGS:
                self._levels.append(_HEADINGS[tag])

    def handle_endtag(self, tag: str) -> None:
        """Close an element and those left open inside it."""
        if tag not in _INLINE:
            self.end_line()
        while self._counts[tag]:
            closed = self._open.pop()
            self._counts[closed] -= 1
            if closed in _HEADINGS:
                self._levels.pop()
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        """Take the characters of the line."""
        if not self._is_in(_UNSEEN):
            self._text.append(data)
            self._linked += len(data.strip()) * bool(self._counts["a"])

    def _is_in(self, tags: frozenset[str]) -> bool:
        return any(self._counts[tag] for tag in tags)

    def end_line(self, *, is_break: bool = False) -> None:
        """Put the line away; a paragraph of blanks alone stands for an empty line."""
        words = "".join(self._text)
        text = _BLANKS.sub(" ", words).strip()
        depth = self._levels[-1] if self._levels else 0
        if text:
            aside = self._is_in(_ASIDE)
            share = self._linked / len(text)
            self._lines.append(_Line(text, depth, aside, share, self._ends))
            self._ends = 0
        elif _BLANKS.sub("", words):
            self._ends += 1
        self._ends = self._ends + 1 if is_break else max(2, self._ends)
        self._text, self._linked = [], 0

    def kept(self) -> tuple[str, int]:
        """Return the lines that are copy as one text, and how many are not."""
        copy = [
            line for line in self._lines if not line.aside and (line.linked < LINKED or line.depth)
        ]
        told = sum(len(line.text) for line in copy)
        if told * 2 < sum(len(line.text) for line in self._lines):
            copy = [line for line in self._lines if not line.aside]
        written = (
            "\n" * line.ends + ("#" * line.depth + " " if line.depth else "") + line.text
            for line in copy
        )
        return "".join(written).strip("\n"), len(self._lines) - len(copy)
