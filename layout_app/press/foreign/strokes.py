"""Follow what a page paints. One rule: operators are followed as a press would, none is run."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import hypot, sqrt
from typing import Any

from pypdf.generic import ContentStream, IndirectObject, StreamObject

from layout_app.frozen import frozen
from layout_app.preflight.finding import Finding, fail
from layout_app.press.foreign.boxes import MASKED, judge_group
from layout_app.press.foreign.colours import (
    CMYK,
    Space,
    ink_of,
    judge_defaults,
    judge_space,
    space_of,
)
from layout_app.press.foreign.painting import (
    Paint,
    PaintedImage,
    PaintedPath,
    Painting,
    ShownText,
)
from layout_app.press.foreign.standard import Standard
from layout_app.press.foreign.states import judge_state
from layout_app.press.foreign.values import (
    IDENTITY,
    Matrix,
    entry,
    found,
    is_number,
    is_true,
    items,
    mapping,
    matrix,
    name,
    number,
    times,
)

_MOST_OPERATORS = 3_000_000
_MOST_FORMS = 2_000
"""Forms drawn on a page: reading one takes as long as some hundred operators."""
_DEEPEST = 24
_INTENTS = ("RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation")
_INVISIBLE = (3, 7)


@frozen
class _Graphics:
    """Graphics state, saved and restored whole."""

    ctm: Matrix = IDENTITY
    fill: Paint = Paint()
    stroke: Paint = Paint()
    weight: float = 1.0
    font: Any = None
    size: float = 0.0
    leading: float = 0.0
    mode: int = 0


def painting_of(page: Any, reader: Any, standard: Standard, intent: bytes) -> Painting:
    """Follow the operators of a page; what cannot be followed is among its findings."""
    follower = _Follower(reader, standard, intent)
    resources = entry(page, "/Resources")
    try:
        contents = page.get_contents()
    except Exception:  # foreign data
        contents = None
        follower.painting.findings.append(fail("pdf.content_damaged"))
    if contents is not None:
        follower.follow(contents, resources, _Graphics(), ())
    return follower.painting


class _Follower:
    """Follows one page; `painting` grows on the way."""

    def __init__(self, reader: Any, standard: Standard, intent: bytes) -> None:
        self._reader, self._standard, self._intent = reader, standard, intent
        self.painting = Painting()
        self._left, self._forms_left = _MOST_OPERATORS, _MOST_FORMS
        self._known_spaces: dict[tuple[str, int], Space] = {}
        self._judged: set[int] = set()

    def tell(self, *findings: Finding) -> None:
        self.painting.findings += findings

    def is_new(self, key: int) -> bool:
        """Tell whether an object is met for the first time."""
        is_new = key not in self._judged
        self._judged.add(key)
        return is_new

    def follow(
        self, stream: Any, resources: Any, state: "_Graphics", above: tuple[int, ...]
    ) -> None:
        """Follow a content stream; `above` are the forms that it is drawn in."""
        self._forms_left -= 1
        if self._forms_left < 0:
            self.tell(fail("pdf.too_complex"))
            return
        if self.is_new(id(resources)):
            self.tell(*judge_defaults(resources))
        try:
            operations = ContentStream(stream, self._reader).operations
        except Exception:  # a lexer of foreign data: whatever it raises, the page is damaged
            self.tell(fail("pdf.content_damaged"))
            return
        run = _Run(self, resources, state, above)
        for operands, operator in operations:
            self._left -= 1
            if self._left < 0:
                self.tell(fail("pdf.too_complex"))
                return
            try:
                run.one(operator, operands)
            except (IndexError, TypeError, ValueError, KeyError, AttributeError):
                self.tell(fail("pdf.bad_operators", operator=operator.decode("latin-1")))
        if run.is_unbalanced:
            self.tell(fail("pdf.unbalanced"))

    def space(self, value: Any, resources: Any) -> Space:
        """Return a colour space, judged at its first use."""
        key = (str(value) if isinstance(value, str) else str(id(value)), id(resources))
        known = self._known_spaces.get(key)
        if known is None:
            known = self._known_spaces[key] = space_of(value, resources)
            self.painting.spaces.append(known)
            self.tell(*judge_space(known, self._standard, self._intent))
        return known

    def state(self, settings: Any) -> None:
        self.tell(*judge_state(settings, self._standard))

    def form(self, form: Any, resources: Any, state: "_Graphics", above: tuple[int, ...]) -> None:
        """Follow a form, a mask too, which may be mixed in gray."""
        self.tell(*judge_group(form, self._standard, MASKED))
        own = entry(form, "/Resources")
        inside = replace(state, ctm=times(matrix(entry(form, "/Matrix")), state.ctm))
        self.follow(form, own if own is not None else resources, inside, above)


class _Run:
    """One content stream on the way."""

    def __init__(
        self, follower: _Follower, resources: Any, state: _Graphics, above: tuple[int, ...]
    ) -> None:
        self._follower, self._resources, self._above = follower, resources, above
        self._now = state
        self._saved: list[_Graphics] = []
        self._matrix = self._line = IDENTITY
        self._has_path = False
        self._underflows = False

    @property
    def is_unbalanced(self) -> bool:
        """Tell whether states were saved and never restored, or the other way round."""
        return bool(self._saved) or self._underflows

    def one(self, operator: bytes, operands: Any) -> None:
        """Follow one operator."""
        if operator == b"INLINE IMAGE":
            self._inline(operands)
            return
        known = _OPERATORS.get(operator)
        if known is None:
            self._follower.tell(fail("pdf.bad_operators", operator=operator.decode("latin-1")))
            return
        known(self, operands)

    # graphics state
    def save(self, _: Sequence[Any]) -> None:
        self._saved.append(self._now)
        if len(self._saved) > 512:
            raise ValueError("saved too deep")

    def restore(self, _: Sequence[Any]) -> None:
        if self._saved:
            self._now = self._saved.pop()
        else:
            self._underflows = True

    def move_space(self, o: Sequence[Any]) -> None:
        self._now = replace(self._now, ctm=times(_six(o), self._now.ctm))

    def set_weight(self, o: Sequence[Any]) -> None:
        self._now = replace(self._now, weight=float(o[0]))

    def set_intent(self, o: Sequence[Any]) -> None:
        if name(o[0]) not in _INTENTS:
            self._follower.tell(fail("pdf.rendering_intent", intent=name(o[0])))

    def set_state(self, o: Sequence[Any]) -> None:
        settings = self._resource("/ExtGState", o[0])
        if settings is None:
            return
        self._follower.state(settings)
        now = self._now
        strokes, fills = entry(settings, "/OP"), entry(settings, "/op")
        fills = strokes if fills is None else fills
        mode = entry(settings, "/OPM")
        now = replace(
            now,
            fill=_overprinting(now.fill, fills, mode),
            stroke=_overprinting(now.stroke, strokes, mode),
        )
        if is_number(entry(settings, "/LW")):
            now = replace(now, weight=number(entry(settings, "/LW")))
        font = items(entry(settings, "/Font"))
        if len(font) == 2:
            now = replace(now, font=font[0], size=number(font[1]))
        self._now = now
        mask = entry(entry(settings, "/SMask"), "/G")
        if mask is not None:
            self._form(mask, id(mask))

    # colour
    def fill_space(self, o: Sequence[Any]) -> None:
        self._set(is_fill=True, space=self._follower.space(o[0], self._resources), colour=None)

    def stroke_space(self, o: Sequence[Any]) -> None:
        self._set(is_fill=False, space=self._follower.space(o[0], self._resources), colour=None)

    def fill_colour(self, o: Sequence[Any]) -> None:
        self._set(is_fill=True, space=self._now.fill.space, colour=o)

    def stroke_colour(self, o: Sequence[Any]) -> None:
        self._set(is_fill=False, space=self._now.stroke.space, colour=o)

    def device(self, family: str, is_fill: bool, o: Sequence[Any]) -> None:
        space = self._follower.space("/" + family, None)
        if len(o) != space.count:
            raise ValueError("a colour with too few or too many shares")
        self._set(is_fill=is_fill, space=space, colour=o)

    def _set(self, *, is_fill: bool, space: Space, colour: Sequence[Any] | None) -> None:
        if colour and isinstance(colour[-1], str):
            self._pattern(colour[-1])
            ink = None
        elif colour is None:
            ink = ink_of(space, _first_colour(space))
        else:
            ink = ink_of(space, [float(share) for share in colour])
        old = self._now.fill if is_fill else self._now.stroke
        new = replace(old, space=space, ink=ink)
        self._now = replace(self._now, fill=new) if is_fill else replace(self._now, stroke=new)

    def _pattern(self, asked: Any) -> None:
        pattern = self._resource("/Pattern", asked)
        if pattern is None:
            return
        key = id(pattern)
        if isinstance(pattern, StreamObject):
            if key in self._above or len(self._above) > _DEEPEST:
                self._follower.tell(fail("pdf.form_loop"))
            elif self._follower.is_new(key):
                state = replace(_Graphics(), ctm=matrix(entry(pattern, "/Matrix")))
                self._follower.follow(
                    pattern, entry(pattern, "/Resources"), state, (*self._above, key)
                )
        else:
            self._shading(entry(pattern, "/Shading"))

    def _shading(self, shading: Any) -> None:
        self._follower.space(mapping(shading).get("/ColorSpace"), self._resources)

    def shade(self, o: Sequence[Any]) -> None:
        shading = self._resource("/Shading", o[0])
        if shading is not None:
            self._shading(shading)
            fill = replace(self._now.fill, ink=None)
            self._follower.painting.paths.append(PaintedPath(fill=fill, stroke=None, weight=0.0))

    # paths
    def points(self, o: Sequence[Any]) -> None:
        # What is no number damages the page; what has no place adds nothing to a path.
        self._has_path = len(list(map(float, o))) > 1 or self._has_path

    def rectangle(self, o: Sequence[Any]) -> None:
        x, y, w, h = o
        self.points((x, y, w, h))

    def end_path(self, fills: bool, strokes: bool, _: Sequence[Any]) -> None:
        now = self._now
        if self._has_path and (fills or strokes):
            self._follower.painting.paths.append(
                PaintedPath(
                    fill=now.fill if fills else None,
                    stroke=now.stroke if strokes else None,
                    weight=now.weight * _scale(now.ctm),
                )
            )
        self._has_path = False

    # text
    def begin_text(self, _: Sequence[Any]) -> None:
        self._matrix = self._line = IDENTITY

    def set_font(self, o: Sequence[Any]) -> None:
        font = self._resource("/Font", o[0])
        self._now = replace(self._now, font=font, size=float(o[1]))

    def set_leading(self, o: Sequence[Any]) -> None:
        self._now = replace(self._now, leading=float(o[0]))

    def set_mode(self, o: Sequence[Any]) -> None:
        self._now = replace(self._now, mode=int(o[0]))

    def place_text(self, o: Sequence[Any]) -> None:
        self._matrix = self._line = _six(o)

    def move_text(self, o: Sequence[Any]) -> None:
        step = (1.0, 0.0, 0.0, 1.0, float(o[0]), float(o[1]))
        self._matrix = self._line = times(step, self._line)

    def move_text_leading(self, o: Sequence[Any]) -> None:
        self.set_leading((-float(o[1]),))
        self.move_text(o)

    def next_line(self, _: Sequence[Any]) -> None:
        self.move_text((0, -self._now.leading))

    def show(self, o: Sequence[Any]) -> None:
        self._show(_codes(o[0]))

    def show_parts(self, o: Sequence[Any]) -> None:
        self._show(b"".join(_codes(part) for part in o[0] if not is_number(part)))

    def next_line_show(self, o: Sequence[Any]) -> None:
        self.next_line(())
        self._show(_codes(o[-1]))

    def _show(self, codes: bytes) -> None:
        now = self._now
        if not codes or now.font is None:
            return
        placed = times(self._matrix, now.ctm)
        paint = now.stroke if now.mode in (1, 5) else now.fill
        is_seen = now.mode not in _INVISIBLE
        painting = self._follower.painting
        (painting.texts if is_seen else painting.unseen).append(
            ShownText(
                font=now.font,
                size=abs(now.size) * hypot(placed[2], placed[3]),
                paint=paint,
                codes=codes,
                x=placed[4],
                y=placed[5],
            )
        )
        if is_seen and name(entry(now.font, "/Subtype")) == "Type3":
            self._draw_glyphs(codes, times((now.size, 0, 0, now.size, 0, 0), placed))

    def _draw_glyphs(self, codes: bytes, placed: Matrix) -> None:
        """Follow the glyphs of a font that draws them as a page is drawn, each once."""
        font = self._now.font
        drawn, own = entry(font, "/CharProcs"), entry(font, "/Resources")
        resources = own if own is not None else self._resources
        state = replace(self._now, ctm=times(matrix(entry(font, "/FontMatrix")), placed))
        glyphs = _glyphs_of(entry(font, "/Encoding"))
        for glyph in dict.fromkeys(glyphs[code] for code in codes if code in glyphs):
            found = entry(drawn, glyph)
            key = id(found)
            if found is not None and self._follower.is_new(key) and key not in self._above:
                self._follower.follow(found, resources, state, (*self._above, key))

    # objects
    def draw(self, o: Sequence[Any]) -> None:
        drawn = self._resource("/XObject", o[0])
        if drawn is None:
            return
        if entry(drawn, "/OPI") is not None or entry(drawn, "/Ref") is not None:
            self._follower.tell(fail("pdf.stand_in"))
        kind = name(entry(drawn, "/Subtype"))
        if kind == "Image":
            self._image(drawn, None)
        elif kind == "Form":
            self._form(drawn, self._number(o[0]) or id(drawn))
        else:
            self._follower.tell(fail("pdf.postscript"))

    def _form(self, form: Any, key: int) -> None:
        if key in self._above or len(self._above) > _DEEPEST:
            self._follower.tell(fail("pdf.form_loop"))
        else:
            self._follower.form(form, self._resources, self._now, (*self._above, key))

    def _inline(self, told: Any) -> None:
        self._image(told.get("settings"), told.get("data"))

    def _image(self, stream: Any, data: bytes | None) -> None:
        self._follower.painting.images.append(
            PaintedImage(
                stream=stream,
                resources=self._resources,
                placed=self._now.ctm,
                data=data,
            )
        )

    def _number(self, asked: Any) -> int | None:
        listed = mapping(entry(self._resources, "/XObject"))
        reference = listed.raw_get(asked) if asked in listed else None
        return reference.idnum if isinstance(reference, IndirectObject) else None

    def _resource(self, kind: str, asked: Any) -> Any:
        value = entry(entry(self._resources, kind), str(asked))
        if value is None:
            self._follower.tell(fail("pdf.no_resource", kind=kind[1:]))
        return value


def _overprinting(paint: Paint, on: Any, mode: Any) -> Paint:
    if on is not None:
        paint = replace(paint, overprints=is_true(on))
    return paint if mode is None else replace(paint, keeps_blank=number(mode) == 1)


def _first_colour(space: Space) -> list[float]:
    """Return the colour that a space begins with: black, or the full ink."""
    if space.family in ("Separation", "DeviceN"):
        return [1.0] * space.count
    return [0.0, 0.0, 0.0, 1.0] if space == CMYK else [0.0] * space.count


def _six(o: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, o)
    return a, b, c, d, e, f


def _scale(ctm: Matrix) -> float:
    return sqrt(abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]))


def _glyphs_of(encoding: Any) -> dict[int, str]:
    """Return the names of a font's glyphs by their codes."""
    glyphs, code = {}, 0
    for item in items(entry(encoding, "/Differences")):
        if is_number(item):
            code = round(item)
        else:
            glyphs[code] = str(item)
            code += 1
    return glyphs


def _codes(value: Any) -> bytes:
    value = found(value)
    raw = getattr(value, "original_bytes", value)
    return bytes(raw) if isinstance(raw, bytes) else b""


def _ignore(_run: _Run, _: Sequence[Any]) -> None:
    """Follow an operator that paints nothing by itself and changes no ink."""


def _device(family: str, *, is_fill: bool) -> Callable[[_Run, Sequence[Any]], None]:
    return lambda run, o: run.device(family, is_fill, o)


def _path(*, fills: bool = False, strokes: bool = False) -> Callable[[_Run, Sequence[Any]], None]:
    return lambda run, o: run.end_path(fills, strokes, o)


_OPERATORS: dict[bytes, Callable[[_Run, Sequence[Any]], None]] = {
    b"q": _Run.save, b"Q": _Run.restore, b"cm": _Run.move_space, b"w": _Run.set_weight,
    b"ri": _Run.set_intent, b"gs": _Run.set_state,
    b"cs": _Run.fill_space, b"CS": _Run.stroke_space, b"sc": _Run.fill_colour,
    b"scn": _Run.fill_colour, b"SC": _Run.stroke_colour, b"SCN": _Run.stroke_colour,
    b"g": _device("DeviceGray", is_fill=True), b"G": _device("DeviceGray", is_fill=False),
    b"rg": _device("DeviceRGB", is_fill=True), b"RG": _device("DeviceRGB", is_fill=False),
    b"k": _device("DeviceCMYK", is_fill=True), b"K": _device("DeviceCMYK", is_fill=False),
    b"m": _Run.points, b"l": _Run.points, b"c": _Run.points, b"v": _Run.points,
    b"y": _Run.points, b"re": _Run.rectangle,
    b"n": _path(), b"f": _path(fills=True), b"F": _path(fills=True), b"f*": _path(fills=True),
    b"S": _path(strokes=True), b"s": _path(strokes=True),
    b"B": _path(fills=True, strokes=True), b"B*": _path(fills=True, strokes=True),
    b"b": _path(fills=True, strokes=True), b"b*": _path(fills=True, strokes=True),
    b"sh": _Run.shade, b"Do": _Run.draw,
    b"BT": _Run.begin_text, b"Tf": _Run.set_font, b"TL": _Run.set_leading, b"Tr": _Run.set_mode,
    b"Tm": _Run.place_text, b"Td": _Run.move_text, b"TD": _Run.move_text_leading,
    b"T*": _Run.next_line, b"Tj": _Run.show, b"TJ": _Run.show_parts, b"'": _Run.next_line_show,
    b'"': _Run.next_line_show,
} | dict.fromkeys(
    b"J j M d i h W W* ET Tc Tw Tz Ts MP DP BMC BDC EMC d0 d1".split(), _ignore
)  # fmt: skip
