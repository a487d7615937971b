"""Measure one paragraph for vertical lines. One rule: what a face draws wins, what it lacks is set.

Lengths run downwards; breaking and justifying are those of any line. A face draws its marks in
vertical form; where it lacks a form, the class of the character (UAX #50) says whether it lies on
its side, is moved to the upper right, or stands as it is. Figures and western words follow T33.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

from layout_app.cjk.classes import BRACKETS, PAUSES, CharClass, class_of, is_han, takes_gap
from layout_app.cjk.kinsoku import no_end, no_start
from layout_app.cjk.orientation import (
    LATERAL,
    QUOTES,
    Orientation,
    Posture,
    orientation_of,
    postures,
)
from layout_app.compose.line.cells import EM, HALF, MISSING, Cell, is_half, level_of, raised
from layout_app.compose.line.faces import FaceLike, Shaped
from layout_app.compose.line.measure import measure_cells
from layout_app.compose.line.measurer import Measurer
from layout_app.compose.line.prepare import dot_of
from layout_app.compose.line.prepared import Form, Prepared
from layout_app.frozen import frozen
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle, MarkScheme
from layout_app.model.text import Mark, MarkKind

NARROWEST = 0.55
"""Figures that would have to be narrower to share a cell lie instead."""
BLANK = 490
"""Least blank of a mark that may be taken: ink may stand a hair over the middle."""
_HALF_WIDTH = ("hwid",)

_Forms = tuple[Form, ...]


class VerticalPreparer(Measurer):
    """Measures paragraphs for vertical lines."""

    kept = 1024

    def _measured(
        self,
        text: str,
        face: FaceId,
        style: BreakStyle,
        marks: tuple[Mark, ...],
        bold: FaceId | None,
    ) -> Prepared:
        asked = _asked(len(text), face, marks, bold)
        # The tab between two cells of a table is a blank 字, as nothing stands in columns here.
        stood = text.replace("\t", "\u3000")
        faces = [self._faces.covering(a, c) for a, c in zip(asked, stood, strict=True)]
        cells: list[Cell] = []
        forms: list[_Forms] = []
        for start, end, posture in _stretches(stood, faces):
            shown = faces[start]
            if shown is None:
                cells.append(_missing(text[start], asked[start], style))
                forms.append(())
                continue
            glyphs = _set(shown, stood[start:end], posture)
            if stood[start] in BRACKETS and is_half(stood[start], style):
                glyphs = _halved_bracket(glyphs)
            cells += _cells(stood[start:end], shown.id, style, glyphs, posture)
            forms += (glyph.forms for glyph in glyphs)
        for mark in marks:
            if mark.kind is MarkKind.SUPER:
                cells[mark.start : mark.end] = map(raised, cells[mark.start : mark.end])
        readings = self._readings(face, style, marks)
        dotted = any(mark.kind is MarkKind.EMPHASIS for mark in marks)
        dot = dot_of(self._faces, face) if dotted else None
        return measure_cells(text, style, cells, marks, tuple(forms), readings, dot)


@frozen(kw_only=False)
class _Set:
    """What shows one character: none where the glyphs of the one before show it too."""

    forms: _Forms
    height: int
    above: int = 0
    """Removable blank."""
    below: int = 0


def _asked(length: int, face: FaceId, marks: Iterable[Mark], bold: FaceId | None) -> list[FaceId]:
    """Return the face that is asked for each character."""
    found = [face] * length
    for mark in marks:
        other = bold if mark.kind is MarkKind.BOLD else None
        if mark.kind is MarkKind.FACE:
            other = FaceId(mark.value)
        if other:
            found[mark.start : mark.end] = [other] * (mark.end - mark.start)
    return found


def _stretches(
    text: str, faces: Sequence[FaceLike | None]
) -> Iterator[tuple[int, int, Posture | None]]:
    """Yield what is shaped together, in one face; marks and Han have no posture of their own."""
    words = {word.start: word for word in postures(text)}
    k = 0
    while k < len(text):
        word = words.get(k)
        end = _end_of_cell(text, word.end - 1 if word else k)
        posture = word.posture if word else None
        for start, stop in _one_face(faces, k, end):
            if faces[start] is None:
                yield from ((n, n + 1, None) for n in range(start, stop))
            elif posture is Posture.TOGETHER and stop - start < end - k:
                yield start, stop, Posture.UPRIGHT
            else:
                yield start, stop, posture
        k = end


def _one_face(faces: Sequence[FaceLike | None], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of start..end that one face shows."""
    for _face, part in groupby(range(start, end), lambda k: faces[k]):
        places = list(part)
        yield places[0], places[-1] + 1


def _end_of_cell(text: str, k: int) -> int:
    """Return where what begins at k ends: joined marks belong to it, —— and …… are one."""
    kind, end = class_of(text[k]), k + 1
    while end < len(text) and (
        class_of(text[end]) is CharClass.JOINED or (kind is CharClass.DASH and text[end] == text[k])
    ):
        end += 1
    return end


def _set(face: FaceLike, text: str, posture: Posture | None) -> list[_Set]:
    match posture:
        case Posture.UPRIGHT:
            return _standing(face.shape(text, vertical=True), len(text))
        case Posture.TOGETHER:
            return _together(face, text)
        case Posture.LYING:
            return _lying(face, text)
        case None:
            return _mark(face, text)
        case _:
            assert_never(posture)


def _mark(face: FaceLike, text: str) -> list[_Set]:
    """Set Han or a mark: in the face's vertical form, else by its class (GB/T 15834-2011 5.2)."""
    char, glyphs = text[0], face.shape(text, vertical=True)
    standing = _standing(glyphs, len(text))
    if [glyph.gid for glyph in glyphs] != [face.glyph(c) for c in text]:
        return _with_blanks(face, standing)
    if char in QUOTES and face.glyph(QUOTES[char]):
        return _mark(face, QUOTES[char] + text[1:])
    is_at_left = face.blanks(char)[1] > 0
    if char in LATERAL:
        return _moved(standing, HALF if is_at_left else 0, 0)
    if class_of(char) is CharClass.DOT:
        return _halved(standing)
    match orientation_of(char):
        case Orientation.UPRIGHT:
            return standing
        case Orientation.RAISED:
            return _with_blanks(face, _raised(face, standing) if is_at_left else standing)
        case Orientation.TURNED | Orientation.ROTATED:
            above, below = face.blanks(char)
            first, *others = _lying(face, text)
            return [_Set(first.forms, first.height, above, below), *others]
        case _ as never:
            assert_never(never)


def _standing(glyphs: Iterable[Shaped], count: int) -> list[_Set]:
    """Set glyphs that were shaped downwards."""
    return _by_cluster(glyphs, count, lambda g, pen: Form(g.gid, g.dx, pen - g.dy))


def _lying(face: FaceLike, text: str) -> list[_Set]:
    """Turn a line clockwise: its middle, half the em box, lies on the middle of the column."""
    middle = _middle(face)
    return _by_cluster(
        face.shape(text), len(text), lambda g, pen: Form(g.gid, g.dy - middle, pen + g.dx, 90)
    )


def _together(face: FaceLike, text: str) -> list[_Set]:
    """Set figures side by side in one cell (纵中横), in their half-width forms if need be."""
    glyphs = face.shape(text)
    if _width(glyphs) > EM:
        glyphs = min(glyphs, face.shape(text, features=_HALF_WIDTH), key=_width)
    width = _width(glyphs)
    share = min(1.0, EM / width)
    if share < NARROWEST or len(glyphs) != len(text):
        return _lying(face, text)
    base, pen = HALF + _middle(face), -width / 2
    found: list[_Set] = []
    for glyph in glyphs:
        form = Form(glyph.gid, round((pen + glyph.dx) * share), base, wide=round(share, 3))
        # The figures share a place; the last one takes the room.
        found.append(_Set((form,), EM if len(found) == len(text) - 1 else 0))
        pen += glyph.advance
    return found


def _by_cluster(
    glyphs: Iterable[Shaped], count: int, place: Callable[[Shaped, int], Form]
) -> list[_Set]:
    forms: list[_Forms] = [()] * count
    heights = [0] * count
    for glyph in glyphs:
        k = glyph.cluster
        forms[k] = (*forms[k], place(glyph, heights[k]))
        heights[k] += glyph.advance
    return [_Set(f, h) for f, h in zip(forms, heights, strict=True)]


def _raised(face: FaceLike, standing: list[_Set]) -> list[_Set]:
    """Move ink from the lower left of its cell into the upper right quarter."""
    (form, *_others) = standing[0].forms
    _left, bottom, _right, _top = face.extents(form.gid)
    return _moved(standing, HALF, max(HALF, _middle(face) - bottom))


def _moved(found: list[_Set], right: int, up: int) -> list[_Set]:
    return [
        _Set(
            tuple(Form(f.gid, f.x + right, f.y - up, f.turn, f.wide) for f in one.forms),
            one.height,
        )
        for one in found
    ]


def _halved(found: list[_Set]) -> list[_Set]:
    """Set 间隔号 in half a cell (GB/T 15834-2011 5.1.8)."""
    first, *others = _moved(found, 0, (found[0].height - HALF) // 2)
    return [_Set(first.forms, HALF), *others]


def _halved_bracket(found: list[_Set]) -> list[_Set]:
    """Set a quote or bracket without its blank, an opening one higher by that."""
    first, *others = found
    (moved,) = _moved([first], 0, first.above)
    return [_Set(moved.forms, first.height - first.above - first.below), *others]


def _with_blanks(face: FaceLike, found: list[_Set]) -> list[_Set]:
    """Measure the blanks above and below the ink of an upright mark."""
    first, *others = found
    if not first.forms:
        return found
    inks = [(form.y, face.extents(form.gid)) for form in first.forms]
    above = min(y - top for y, (_left, _bottom, _right, top) in inks)
    below = first.height - max(y - bottom for y, (_left, bottom, _right, _top) in inks)
    blanks = (HALF if above >= BLANK else 0, HALF if below >= BLANK else 0)
    return [_Set(first.forms, first.height, *blanks), *others]


def _middle(face: FaceLike) -> int:
    """Return the middle of the em box above the base line."""
    return (face.ascent + face.descent) // 2


def _width(glyphs: Iterable[Shaped]) -> int:
    return sum(glyph.advance for glyph in glyphs)


def _cells(
    text: str, face: FaceId, style: BreakStyle, found: list[_Set], posture: Posture | None
) -> Iterator[Cell]:
    """Yield what each character of a stretch is worth in its line."""
    stands = posture is not None and not any(form.turn for one in found for form in one.forms)
    for k, (char, one) in enumerate(zip(text, found, strict=True)):
        kind, height, below = class_of(char), one.height, one.below
        if stands and kind is CharClass.LATIN:
            kind = CharClass.JOINED if k and posture is Posture.TOGETHER else CharClass.HAN
        is_mark = kind in (CharClass.OPEN, CharClass.CLOSE) and char not in LATERAL
        if is_mark and style.marks is MarkScheme.KAIMING and char in PAUSES:
            height, below = height - below, 0
        yield Cell(
            kind=kind,
            gid=one.forms[0].gid if one.forms else 0,
            width=height,
            left=one.above if is_mark and kind is CharClass.OPEN else 0,
            right=below if is_mark and kind is CharClass.CLOSE else 0,
            level=level_of(char, style) if is_mark else -1,
            shift=0,
            gap=_takes_gap(char, kind),
            starts=_may_start(char, kind, style) and not (k and stands),
            ends=char not in no_end(style.kinsoku),
            face=face,
            is_odd=True,
        )


def _takes_gap(char: str, kind: CharClass) -> bool:
    """Tell whether a gap sets off a character: what lies from Han, not what stands like it."""
    if kind is CharClass.LATIN:
        return takes_gap(char)
    return class_of(char) is CharClass.HAN and (is_han(char) or char.isalpha())


def _may_start(char: str, kind: CharClass, style: BreakStyle) -> bool:
    return kind is not CharClass.JOINED and char not in no_start(style.kinsoku)


def _missing(char: str, face: FaceId, style: BreakStyle) -> Cell:
    kind = class_of(char)
    return Cell(
        kind=CharClass.HAN if kind is CharClass.LATIN else kind,
        gid=MISSING,
        width=EM,
        left=0,
        right=0,
        level=-1,
        shift=0,
        gap=False,
        starts=_may_start(char, kind, style),
        ends=char not in no_end(style.kinsoku),
        face=face,
        is_odd=True,
    )
