"""What a character of a face is worth in a line. One rule: nothing here sees its neighbours."""

from dataclasses import dataclass, replace

from layout_app.cjk.classes import (
    BRACKETS,
    DIGITS,
    HANGING,
    PAUSES,
    STOPS,
    CharClass,
    class_of,
    is_han,
    takes_gap,
)
from layout_app.cjk.kinsoku import no_end, no_start
from layout_app.compose.line.faces import FaceLike, Faces
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle, Digits, MarkScheme

EM = 1000
HALF = 500
MISSING = -1
"""Stands for a glyph that no face has."""
SMALL = 600
"""Size of a superscript, 1/1000 of its text."""
LEVELS = 5
"""Shrink levels: word space, brackets, pauses, Han–Latin gap, stops (T16)."""
SPACE, BRACKET, PAUSE, GAP, STOP = range(LEVELS)

_OPEN, _CLOSE, _DASH, _DOT = CharClass.OPEN, CharClass.CLOSE, CharClass.DASH, CharClass.DOT
_HAN, _LATIN, _JOINED = CharClass.HAN, CharClass.LATIN, CharClass.JOINED
# From 5 to ５: a digit one cell wide is the glyph of its full-width form.
_TO_FULL_WIDTH = 0xFEE0
_KAI = "kai-"


@dataclass(slots=True, eq=False)
class Cell:
    """What one character of one face is worth, whatever stands beside it."""

    kind: CharClass
    gid: int
    width: int
    left: int
    """Removable blank at its left."""
    right: int
    level: int
    """Shrink level of its blank, -1 when it is fixed."""
    shift: int
    gap: bool
    """Whether it is Han or western that a gap sets off from the other (T18)."""
    starts: bool
    """Whether it may start a line."""
    ends: bool
    """Whether it may end a line."""
    face: FaceId
    is_odd: bool
    """Whether it is more than Han that may stand anywhere in a line."""
    hangs: bool = False
    """Whether it stands behind the edge at a line end (T26)."""
    size: int = EM
    """Size, 1/1000 of the text's."""


class Cells(dict[str, Cell]):
    """The cells of a face in a style, made when their character is first met."""

    def __init__(self, faces: Faces, face: FaceId, style: BreakStyle) -> None:
        self._faces, self._face, self._style = faces, face, style
        self._own = faces.face(face)

    def __missing__(self, char: str) -> Cell:
        """Learn a character from the first face that has it; a tab is a space like others."""
        if "\u4e00" <= char < "\ua000" and (gid := self._own.glyph(char)):  # nine of ten
            found = self[char] = _han(gid, self._own)
            return found
        if char == "\t":
            return self[" "]
        western = self._style.kai_western
        lends = western and char.isascii() and self._face.startswith(_KAI)
        face = self._faces.covering(western if lends else self._face, char)
        found = self[char] = _cell(char, face, self._face, self._style)
        return found


def raised(cell: Cell) -> Cell:
    """Return a character as a superscript: small, part of what stands before it, never trimmed."""
    return replace(
        cell,
        kind=_JOINED,
        width=cell.width * SMALL // EM,
        shift=cell.shift * SMALL // EM,
        size=SMALL,
        left=0,
        right=0,
        level=-1,
        gap=False,
        starts=False,
        hangs=False,
        is_odd=True,
    )


def apostrophe(cell: Cell) -> Cell:
    """Return a closing quote as part of the western word around it: it’s."""
    return replace(
        cell,
        kind=_LATIN,
        left=0,
        right=0,
        level=-1,
        gap=False,
        starts=False,
        ends=False,
        hangs=False,
        is_odd=True,
    )


def _han(gid: int, face: FaceLike) -> Cell:
    """Return a Han character that no rule names."""
    return Cell(_HAN, gid, face.advance(gid), 0, 0, -1, 0, True, True, True, face.id, False)


def _cell(char: str, face: FaceLike | None, face_id: FaceId, style: BreakStyle) -> Cell:
    if face and "\u4e00" <= char < "\ua000":
        return _han(face.glyph(char), face)
    if style.digits is Digits.FULL and char in DIGITS:
        return _wide_digit(char, face, face_id)
    kind = class_of(char)
    gid = face.glyph(char) if face else MISSING
    width = face.advance(gid) if face else EM
    shown = face.id if face else face_id
    starts = kind is not _JOINED and char not in no_start(style.kinsoku)
    ends = char not in no_end(style.kinsoku)
    if kind is _HAN:
        is_odd = not (starts and ends)
        gap = is_han(char) or char.isalpha()
        return Cell(kind, gid, width, 0, 0, -1, 0, gap, starts, ends, shown, is_odd)
    left, right = face.blanks(char) if face and kind in (_OPEN, _CLOSE) else (0, 0)
    left, right, shift = left if kind is _OPEN else 0, right if kind is _CLOSE else 0, 0
    if kind is _DOT:
        shift = (HALF - width) // 2
        width, right = HALF, max(0, shift)
    elif char == "—":  # alone a connector, a whole cell (T14); beside its like shaped anew
        width, shift, right = EM, (EM - width) // 2, max(0, (EM - width) // 2)
    elif is_half(char, style):
        width, shift, left, right = width - left - right, -left, 0, 0
    return Cell(
        kind,
        gid,
        width,
        left,
        right,
        level_of(char, style),
        shift,
        kind is _LATIN and takes_gap(char),
        starts,
        ends,
        shown,
        True,
        style.hang and char in HANGING,
    )


def is_half(char: str, style: BreakStyle) -> bool:
    """Tell whether a mark stands without its blank, wherever it does in a line."""
    tight = style.marks is MarkScheme.TIGHT and char in BRACKETS
    return tight or (style.marks is MarkScheme.KAIMING and char not in STOPS)


def _wide_digit(char: str, face: FaceLike | None, face_id: FaceId) -> Cell:
    """Return a digit that fills a cell like Han; without a glyph of its own it stands centred."""
    gid = face.glyph(chr(ord(char) + _TO_FULL_WIDTH)) if face else MISSING
    shift = 0
    if face and not gid:
        gid = face.glyph(char)
        shift = (EM - face.advance(gid)) // 2
    return Cell(
        _HAN, gid, EM, 0, 0, -1, shift, False, True, True, face.id if face else face_id, True
    )


def level_of(char: str, style: BreakStyle) -> int:
    """Return the level at which a mark's blank shrinks, -1 where it never does (T16)."""
    if char in BRACKETS:
        return BRACKET
    if char in PAUSES:
        return PAUSE
    return STOP if char in STOPS and style.shrink_stops else -1
