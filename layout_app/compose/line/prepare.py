"""Measure one paragraph for breaking. One rule: nothing here knows a measure or a type size."""

import re
from collections.abc import Iterable
from dataclasses import replace

from layout_app.cjk.classes import CharClass
from layout_app.cjk.hyphenation import LEAST, divisions
from layout_app.compose.line.cells import EM, HALF, MISSING, Cell, Cells, apostrophe, raised
from layout_app.compose.line.draft import Draft, dotted_in, draft_of, spread
from layout_app.compose.line.faces import Faces
from layout_app.compose.line.measure import measured
from layout_app.compose.line.measurer import Measurer
from layout_app.compose.line.prepared import Dot, Hyphen, Prepared
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle
from layout_app.model.text import Mark, MarkKind

_HAN, _LATIN, _JOINED = CharClass.HAN, CharClass.LATIN, CharClass.JOINED
_DASH = CharClass.DASH
# A western word, a dash, or what carries joined marks; what it is part of is found from there.
_SHAPED = re.compile(rb"[\x03\x05\x07]|.(?=\x07)", re.DOTALL)
_LONG_WORD = bytes([_LATIN]) * LEAST
# A hyphen or solidus between other than western characters is half a cell (T14).
# A closing quote between two western letters is an apostrophe.
_APOSTROPHE = re.compile(r"(?<=[A-Za-zÀ-ɏ])’(?=[A-Za-zÀ-ɏ])")
_BEARING = 30
"""Blank at each side of an apostrophe, which is drawn in a whole cell, 1/1000 em."""
_CONNECTOR = re.compile(r"(?<![!-~])[-/](?![!-~])")


class Preparer(Measurer):
    """Measures paragraphs for lines that run across; knows each character of each face met."""

    def __init__(self, faces: Faces) -> None:
        super().__init__(faces)
        self._cells: dict[tuple[FaceId, BreakStyle], Cells] = {}

    def _measured(
        self,
        text: str,
        face: FaceId,
        style: BreakStyle,
        marks: tuple[Mark, ...],
        bold: FaceId | None,
    ) -> Prepared:
        draft = draft_of(text, style, marks, self._cells_of(text, face, style, marks, bold))
        for start, stop in _shaped_ranges(draft):
            self._shape(draft, start, stop)
        if "-" in text or "/" in text:
            _fix_connectors(draft)
        if "’" in text:
            self._fix_apostrophes(draft)
        if style.hyphenate and _LONG_WORD in draft.kinds:
            self._divide(draft)
        if not marks:
            return measured(draft)
        readings = self._readings(face, style, marks)
        for reading in readings:
            spread(draft, reading)
        dotted = dotted_in(draft)
        return measured(draft, readings, dotted, dot_of(self._faces, face) if dotted else None)

    def _cells_of(
        self,
        text: str,
        face: FaceId,
        style: BreakStyle,
        marks: Iterable[Mark],
        bold: FaceId | None,
    ) -> list[Cell]:
        cells = list(map(self._known(face, style).__getitem__, text))
        for mark in marks:
            other = bold if mark.kind is MarkKind.BOLD else None
            if mark.kind is MarkKind.FACE:
                other = FaceId(mark.value)
            if other:
                shown = map(self._known(other, style).__getitem__, text[mark.start : mark.end])
                cells[mark.start : mark.end] = shown
        for mark in marks:
            if mark.kind is MarkKind.SUPER:
                cells[mark.start : mark.end] = map(raised, cells[mark.start : mark.end])
        if "’" in text:
            for match in _APOSTROPHE.finditer(text):
                cells[match.start()] = apostrophe(cells[match.start()])
        return cells

    def _known(self, face: FaceId, style: BreakStyle) -> Cells:
        known = self._cells.get((face, style))
        if known is None:
            known = self._cells[face, style] = Cells(self._faces, face, style)
        return known

    def _shape(self, draft: Draft, start: int, stop: int) -> None:
        """Replace nominal glyphs by shaped ones: words kern, “——” becomes one glyph."""
        glyphs, widths, shifts = draft.glyphs, draft.widths, draft.shifts
        face, size = self._faces.face(draft.cells[start].face), draft.cells[start].size
        clusters: dict[int, list[tuple[int, int, int]]] = {}
        for glyph in face.shape(draft.text[start:stop]):
            advance, dx = glyph.advance, glyph.dx
            if size != EM:
                advance, dx = advance * size // EM, dx * size // EM
            clusters.setdefault(glyph.cluster, []).append((glyph.gid, advance, dx))
        for k in range(start, stop):
            found = clusters.get(k - start)
            shifts.pop(k, None)
            if draft.cells[k].kind is _DASH:  # no blank behind it as where one is centred alone
                draft.cells[k] = replace(draft.cells[k], right=0)
            if not found:
                glyphs[k], widths[k] = 0, 0
                continue
            glyphs[k], widths[k], shift = found[0]
            if shift:
                shifts[k] = shift
            if len(found) > 1:
                widths[k], draft.extras[k] = _extras(found)

    def _fix_apostrophes(self, draft: Draft) -> None:
        """Set an apostrophe as wide as its ink: Chinese faces draw it in the corner of a cell."""
        for match in _APOSTROPHE.finditer(draft.text):
            k = match.start()
            gid, cell = draft.glyphs[k], draft.cells[k]
            if gid <= 0 or cell.size != EM:
                continue
            left, _foot, right, _top = self._faces.face(cell.face).extents(gid)
            if right > left:
                draft.widths[k] = min(draft.widths[k], right - left + 2 * _BEARING)
                draft.shifts[k] = min(0, _BEARING - left)

    def _divide(self, draft: Draft) -> None:
        """Find the hyphens of a text; a division inside a ligature is none."""
        for k in divisions(draft.text):
            cell = draft.cells[k - 1]
            if draft.glyphs[k] > 0 and cell.size == EM and cell.face == draft.cells[k].face:
                hyphen = self._known(cell.face, draft.style)["-"]
                if hyphen.gid != MISSING:
                    draft.hyphens[k] = Hyphen(hyphen.face, hyphen.gid, hyphen.width)


def dot_of(faces: Faces, face: FaceId) -> Dot | None:
    """Return the dot of 着重号 in the first face of a chain that has one."""
    found = faces.covering(face, "·")
    if found is None:
        return None
    gid = found.glyph("·")
    left, foot, right, top = found.extents(gid)
    return Dot(found.id, gid, (left + right) // 2, (foot + top) // 2)


def _fix_connectors(draft: Draft) -> None:
    """Set a hyphen or solidus between Han half a cell wide, whatever its face says (T14)."""
    for match in _CONNECTOR.finditer(draft.text):
        k = match.start()
        draft.shifts[k] = (HALF - draft.widths[k]) // 2
        draft.widths[k] = HALF


def _extras(found: list[tuple[int, int, int]]) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Return the width of a cluster of several glyphs and where those behind the first stand."""
    pen, places = found[0][1], []
    for gid, advance, dx in found[1:]:
        places.append((gid, pen + dx))
        pen += advance
    return pen, tuple(places)


def _shaped_ranges(draft: Draft) -> list[tuple[int, int]]:
    """Return the ranges that HarfBuzz must see: western words, dashes, joined marks; by face."""
    found: list[tuple[int, int]] = []
    cells = draft.cells
    stop, n = 0, len(cells)
    for match in _SHAPED.finditer(draft.kinds):
        k = match.start()
        joins = k + 1 < n and cells[k + 1].kind is _JOINED
        if k < stop or (cells[k].kind is _JOINED and not joins):
            continue
        stop = k + 1
        while stop < n and _same_run(cells[k], cells[stop], cells[k].kind):
            stop += 1
        if stop - k > 1 and cells[k].gid != MISSING:
            found.append((k, stop))
    return found


def _same_run(first: Cell, other: Cell, kind: CharClass) -> bool:
    if other.face != first.face or other.size != first.size or other.gid == MISSING:
        return False
    return other.kind is _JOINED or (other.kind is kind and kind is not _HAN)
