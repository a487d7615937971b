"""Proof that no character was lost. One rule: it reads the file, never the display list.

Every character of every accepted article is in the file exactly once and in order, or it is listed
as overset or cut: accepted = printed + overset + cut.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from layout_app.frozen import frozen

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject

Range = tuple[int, int]
"""Start and end in the accepted text."""

_TOKEN = re.compile(
    rb"/Art <</ID (?:\((?P<id>\w*)\)|<(?P<idhex>[0-9A-F]*)>) /Off (?P<off>\d+)"
    rb" /Box (?P<box>\(\w*\)|<[0-9A-F]*>)(?: /MCID \d+)?>> BDC"
    rb"|/(?P<font>F[\w-]+) [\d.]+ Tf|\((?P<codes>(?:[^()\\]|\\.)*)\)|(?P<end>EMC)",
    re.DOTALL,
)
# A right half (`PgR`) is the same page once more: its characters were read by the left one.
_LEAF = re.compile(rb"(?P<name>/Pg[0-9a-f]{16}) Do")
_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> \[([<>0-9A-F]+)\]\n")
# Characters that share a glyph in a shipped face: alike on paper, so that a file names only one.
# Blanks do wherever a head sets its clauses apart: with the glyph of U+3000, whatever was typed.
_ALIKE_GROUPS = (
    *(" \u00a0\t\u3000\u2003", "-\u00ad\u2011", "–\u2012", "·\u2022\u2027\u30fb\u2219"),
    *("…\u22ef", "｀\u2035", "／\u2215", "〈\u2329", "〉\u232a", "～\u301c", "~\u223c", "ˊ\u00b4"),
    *("︰\u205a", "︙\u205d", "⎜⎟⎢⎥⎪"),
    *(chr(0x2460 + n) + chr(0x2780 + n) for n in range(10)),
    *(chr(0x2776 + n) + chr(0x278A + n) for n in range(10)),
)
_ALIKE = str.maketrans({char: group[0] for group in _ALIKE_GROUPS for char in group[1:]})


@frozen
class Passage:
    """Characters of an article that follow each other in a file."""

    position: int
    """Place of the first one in the accepted text."""
    text: str
    page: int
    """Index into the file's pages."""
    box: str
    """Box that shows it."""


class FaultKind(StrEnum):
    """In which way characters failed to reach the file."""

    MISSING = "missing"
    REPEATED = "repeated"
    ALTERED = "altered"
    OUT_OF_ORDER = "out_of_order"
    UNLISTED = "unlisted"
    """Printed although it is listed as overset or cut, or is in no accepted text."""


@frozen(kw_only=False)
class Fault:
    """A range of the accepted text that is not in the file as it should be."""

    kind: FaultKind
    start: int
    end: int


@frozen
class Conservation:
    """The account of one article, in characters without line feeds."""

    accepted: int
    printed: int
    overset: int
    cut: int
    overset_ranges: tuple[Range, ...] = ()
    cut_ranges: tuple[Range, ...] = ()
    missing_glyph_ranges: tuple[Range, ...] = ()
    """Characters that no face has, printed as empty boxes by the editor's leave."""
    faults: tuple[Fault, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether every character is accounted for."""
        return not self.faults and self.accepted == self.printed + self.overset + self.cut


def printed(data: bytes) -> dict[str, tuple[Passage, ...]]:
    """Return what a file of ours prints of each article, in the order of its streams."""
    import pypdf

    found: defaultdict[str, list[Passage]] = defaultdict(list)
    maps: dict[bytes, dict[bytes, str]] = {}
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages):
        for code, fonts in _streams(page, maps):
            for article, position, box, text in _sequences(code, fonts):
                found[article].append(Passage(position=position, text=text, page=number, box=box))
    return {article: tuple(passages) for article, passages in found.items()}


def joined(files: Iterable[Mapping[str, Sequence[Passage]]]) -> dict[str, tuple[Passage, ...]]:
    """Put together what several files print, in the order of the files, their pages counted on."""
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    first = 0
    for file in files:
        for article, passages in file.items():
            found[article] += (replace(p, page=first + p.page) for p in passages)
        first += 1 + max((p.page for passages in file.values() for p in passages), default=0)
    return {article: tuple(passages) for article, passages in found.items()}


def check(
    accepted: Mapping[str, str],
    found: Mapping[str, Sequence[Passage]],
    overset: Mapping[str, Sequence[Range]],
    cuts: Mapping[str, Sequence[Range]],
    missing_glyphs: Mapping[str, Sequence[Range]] | None = None,
) -> dict[str, Conservation]:
    """Compare what was accepted with what a file prints, article by article.

    Accepted texts are paragraphs joined by line feeds; `missing_glyphs` are characters that no face
    has and that the editor answers for: they count as printed, and are listed. Text of an article
    that nobody accepted is accounted for under its own id with a fault.
    """
    ids = [*accepted, *(article for article in found if article not in accepted)]
    return {
        article: _account(
            accepted.get(article, ""),
            found.get(article, ()),
            tuple(overset.get(article, ())),
            tuple(cuts.get(article, ())),
            tuple((missing_glyphs or {}).get(article, ())),
        )
        for article in ids
    }


def _account(
    text: str,
    passages: Sequence[Passage],
    overset: tuple[Range, ...],
    cuts: tuple[Range, ...],
    boxed: tuple[Range, ...],
) -> Conservation:
    is_cut = _covered(text, cuts)
    is_overset = _covered(text, overset) - is_cut
    seen, altered = _compared(text, passages)
    due = {n for n, char in enumerate(text) if char != "\n"} - is_cut - is_overset
    # A blank at a line's end or before a paragraph need not be printed.
    inked = {n for n in due if not text[n].isspace()} - _covered(text, boxed)
    faults = (
        *_faults(FaultKind.MISSING, inked - seen.keys() - altered),
        *_faults(FaultKind.REPEATED, {n for n, times in seen.items() if times > 1}),
        *_faults(FaultKind.ALTERED, {n for n in altered if n < len(text)}),
        *_faults(FaultKind.UNLISTED, seen.keys() - due | {n for n in altered if n >= len(text)}),
        *_faults(FaultKind.OUT_OF_ORDER, _backwards(passages)),
    )
    return Conservation(
        accepted=sum(char != "\n" for char in text),
        printed=len(due) - len(inked - seen.keys()),
        overset=sum(text[n] != "\n" for n in is_overset),
        cut=sum(text[n] != "\n" for n in is_cut),
        overset_ranges=overset,
        cut_ranges=cuts,
        missing_glyph_ranges=boxed,
        faults=faults,
    )


def _compared(text: str, passages: Iterable[Passage]) -> tuple[dict[int, int], set[int]]:
    """Return how often each place is printed truly, and the places printed otherwise."""
    plain = text.translate(_ALIKE)
    seen: dict[int, int] = {}
    altered: set[int] = set()
    for passage in passages:
        for n, char in enumerate(passage.text.translate(_ALIKE), passage.position):
            if n < len(plain) and plain[n] == char:
                seen[n] = seen.get(n, 0) + 1
            else:
                altered.add(n)
    return seen, altered


def _backwards(passages: Sequence[Passage]) -> set[int]:
    """Return the places that stand behind later ones in the same box."""
    ends: dict[tuple[int, str], int] = {}
    wrong: set[int] = set()
    for passage in passages:
        place = passage.page, passage.box
        end = passage.position + len(passage.text)
        if passage.position < ends.get(place, 0):
            wrong.update(range(passage.position, end))
        ends[place] = max(end, ends.get(place, 0))
    return wrong


def _covered(text: str, ranges: Iterable[Range]) -> set[int]:
    return {n for start, end in ranges for n in range(max(0, start), min(end, len(text)))}


def _faults(kind: FaultKind, places: set[int]) -> Iterator[Fault]:
    start = last = -2
    for n in sorted(places):
        if n != last + 1:
            if start >= 0:
                yield Fault(kind, start, last + 1)
            start = n
        last = n
    if start >= 0:
        yield Fault(kind, start, last + 1)


def _streams(
    page: "PageObject", maps: dict[bytes, dict[bytes, str]]
) -> Iterator[tuple[bytes, Mapping[bytes, Mapping[bytes, str]]]]:
    """Yield the content of a page and of the pages laid on it, with their fonts."""
    from pypdf.generic import DictionaryObject, StreamObject

    contents = page.get_contents()
    code = contents.get_data() if contents is not None else b""
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    yield code, _unicode_maps(resources, maps)
    for leaf in _LEAF.finditer(code):
        forms = resources["/XObject"]
        assert isinstance(forms, DictionaryObject)
        form = forms[leaf["name"].decode()]
        assert isinstance(form, StreamObject)
        own = form["/Resources"]
        assert isinstance(own, DictionaryObject)
        yield form.get_data(), _unicode_maps(own, maps)


def _sequences(
    code: bytes, fonts: Mapping[bytes, Mapping[bytes, str]]
) -> Iterator[tuple[str, int, str, str]]:
    """Yield article, place, box and text of each marked sequence of a content stream."""
    opened: tuple[str, int, str] | None = None
    font: Mapping[bytes, str] = {}
    parts: list[str] = []
    for token in _TOKEN.finditer(code):
        kind = token.lastgroup
        if kind == "codes" and opened is not None:
            codes = _ESCAPE.sub(_unescaped, token["codes"])
            parts += (font.get(codes[k : k + 2], "\ufffd") for k in range(0, len(codes), 2))
        elif kind == "font":
            font = fonts.get(token["font"], {})
        elif kind == "box":
            opened, parts = (_article(token), int(token["off"]), _plain(token["box"])), []
        elif kind == "end" and opened is not None:
            yield *opened, "".join(parts)
            opened = None


def _unescaped(escape: re.Match[bytes]) -> bytes:
    return b"\r" if escape[1] == b"r" else escape[1]


def _article(token: re.Match[bytes]) -> str:
    if token["idhex"] is None:
        return token["id"].decode()
    return bytes.fromhex(token["idhex"].decode()).decode()


def _plain(written: bytes) -> str:
    inner = written[1:-1].decode()
    return inner if written.startswith(b"(") else bytes.fromhex(inner).decode()


def _unicode_maps(
    resources: "DictionaryObject", known: dict[bytes, dict[bytes, str]]
) -> dict[bytes, dict[bytes, str]]:
    """Return the characters of each font's codes; pages of one file share their fonts."""
    from pypdf.generic import DictionaryObject, StreamObject

    fonts = resources["/Font"].get_object()
    assert isinstance(fonts, DictionaryObject)
    for key, font in fonts.items():
        name = key[1:].encode()
        if name not in known:
            stream = font.get_object()["/ToUnicode"].get_object()
            assert isinstance(stream, StreamObject)
            known[name] = dict(_characters(stream.get_data()))
    return known


def _characters(cmap: bytes) -> Iterator[tuple[bytes, str]]:
    """Yield each code of a CMap of ours with its characters."""
    for first, texts in _RANGE.findall(cmap):
        for code, text in enumerate(texts.strip(b"<>").split(b"><"), int(first, 16)):
            yield code.to_bytes(2), bytes.fromhex(text.decode()).decode("utf-16-be")
