"""A content stream with its colours taken out. One rule: all but colours stays as it was written.

A `Script` is the stream cut at every place where a colour or its overprinting changes; for a
plate the gaps are filled with the gray that the plate gets there. A colour that leaves the plate
alone is made clear (`ca 0`), so that nothing of it is drawn.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pypdf.generic import NameObject

from layout_app.frozen import frozen
from layout_app.press.foreign.colours import CMYK, GRAY, Space
from layout_app.press.foreign.values import spelled
from layout_app.press.separation.lexer import words
from layout_app.press.separation.tints import PROCESS, Colour, Overprint, inks_of, is_laid, tint

RGB = Space(family="DeviceRGB", count=3)
_BLACK = Colour(GRAY, (0.0,))
_DEVICE = {
    b"g": (GRAY, False), b"G": (GRAY, True), b"rg": (RGB, False), b"RG": (RGB, True),
    b"k": (CMYK, False), b"K": (CMYK, True),
}  # fmt: skip
_NAMED = {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK}


@frozen
class Settings:
    """What a named graphics state sets; None leaves it."""

    fill_overprints: bool | None = None
    stroke_overprints: bool | None = None
    by_plate: bool | None = None
    fill_clear: float | None = None
    """`ca`: how much of a fill covers, 0..1."""
    stroke_clear: float | None = None


@frozen
class Graphics:
    """What decides how a mark lands on a plate."""

    fill: Colour = _BLACK
    stroke: Colour = _BLACK
    fill_how: Overprint = Overprint()
    stroke_how: Overprint = Overprint()
    fill_cover: float = 1.0
    stroke_cover: float = 1.0


@frozen
class Surroundings:
    """What the names in a stream stand for."""

    spaces: Mapping[str, Space] = field(default_factory=dict)
    states: Mapping[str, Settings] = field(default_factory=dict)
    forms: Mapping[str, Callable[[Graphics], str]] = field(default_factory=dict)
    """Gives a form rewritten for the graphics it is drawn with, by the name it gets."""
    pictures: Mapping[str, Space | None] = field(default_factory=dict)
    """Colour space of every picture; None for a stencil."""
    inline: Callable[[bytes], str] = str
    """Gives a picture that stands in the stream itself a name, to be drawn by."""


@frozen(kw_only=False)
class Ink:
    """A gap where a colour is set."""

    colour: Colour
    is_stroke: bool

    def on(self, plate: str) -> bytes:
        """Return the operator that sets the plate's gray."""
        gray = 1 - tint(self.colour.space, self.colour.values, plate)
        return b"%.5g %s" % (gray, b"G" if self.is_stroke else b"g")


@frozen(kw_only=False)
class Cover:
    """A gap where it changes whether colours are laid down at all."""

    graphics: Graphics

    def on(self, plate: str) -> tuple[float, float]:
        """Return how much of fills and strokes covers on a plate."""
        now = self.graphics
        return (
            now.fill_cover if is_laid(now.fill, now.fill_how, plate) else 0.0,
            now.stroke_cover if is_laid(now.stroke, now.stroke_how, plate) else 0.0,
        )


@dataclass(slots=True)
class Script:
    """A content stream in parts."""

    parts: list[bytes | Ink | Cover] = field(default_factory=list)
    inks: set[str] = field(default_factory=set)
    """Spot inks that its colours ask for."""

    def on(self, plate: str, state_name: Callable[[float, float], str]) -> bytes:
        """Return the stream for a plate; `state_name` names a graphics state by its cover."""
        made = []
        for part in self.parts:
            if isinstance(part, bytes):
                made.append(part)
            elif isinstance(part, Ink):
                made.append(part.on(plate))
            else:
                made.append(b"\n/%s gs\n" % state_name(*part.on(plate)).encode())
        return b"".join(made)


def script_of(content: bytes, around: Surroundings, start: Graphics) -> Script:
    """Cut a content stream at its colours, as it is drawn with `start`."""
    reading = _Reading(around, start)
    for kind, word in words(content):
        reading.word(kind, word)
    reading.end()
    return reading.script


class _Reading:
    """One pass over a stream."""

    def __init__(self, around: Surroundings, start: Graphics) -> None:
        self._around = around
        self._now = start
        self._saved: list[tuple[Graphics, tuple[object, ...]]] = []
        self._operands: list[bytes] = []
        self._open: list[bytes] = []
        """Bytes since the last operator, and what is copied."""
        self._held = 0
        """How many of them stand before the operands."""
        self.script = Script()
        self._laid: tuple[object, ...] = ()
        self._cover(start)
        self._colour(start.fill, is_stroke=False)
        self._colour(start.stroke, is_stroke=True)

    def word(self, kind: str, word: bytes) -> None:
        """Take the next word."""
        if kind == "operator":
            self._operator(word)
            return
        if kind == "inline":
            name = self._around.inline(word)
            self._open.append(b"/%s " % name.encode())
            self._draw(name)
            return
        self._open.append(_as_in_resources(word))
        if kind == "operand":
            self._operands.append(word)
        elif not self._operands:
            self._held = len(self._open)

    def end(self) -> None:
        """Copy what is left."""
        self._flush()

    def _operator(self, word: bytes) -> None:
        given, self._operands = self._operands, []
        if word in _DEVICE:
            space, is_stroke = _DEVICE[word]
            self._set(Colour(space, _numbers(given, space.count)), is_stroke=is_stroke)
        elif word in (b"cs", b"CS"):
            self._space(_name(given), is_stroke=word == b"CS", as_written=word)
        elif word in (b"sc", b"scn", b"SC", b"SCN"):
            self._values(given, is_stroke=word.isupper(), as_written=word)
        elif word == b"Do":
            self._draw(_name(given))
        else:
            self._copy(word)
            self._follow(word, given)

    def _follow(self, word: bytes, given: Sequence[bytes]) -> None:
        """Keep the graphics state of an operator that is copied."""
        if word == b"q":
            self._saved.append((self._now, self._laid))
        elif word == b"Q" and self._saved:
            self._now, self._laid = self._saved.pop()
        elif word == b"gs":
            self._now = _after(self._now, self._around.states.get(_name(given), Settings()))
            # The file's own state may have set the cover: ours is said again.
            self._laid = ()
            self._cover(self._now)

    def _set(self, colour: Colour, *, is_stroke: bool) -> None:
        self._now = _with(self._now, colour, is_stroke=is_stroke)
        del self._open[self._held :]
        self._flush()
        self._cover(self._now)
        self._colour(colour, is_stroke=is_stroke)
        self._open.append(b"\n")
        self._held = 1

    def _space(self, name: str, *, is_stroke: bool, as_written: bytes) -> None:
        space = _NAMED.get(name) or self._around.spaces.get(name)
        if space is None:
            self._copy(as_written)
            self._now = _with(self._now, Colour(Space(family="", count=0), ()), is_stroke=is_stroke)
            self._cover(self._now)
            return
        self.script.inks.update(inks_of(space))
        colour = Colour(space, _first(space))
        if colour.is_plain:
            self._set(colour, is_stroke=is_stroke)
            return
        self._copy(as_written)
        self._now = _with(self._now, colour, is_stroke=is_stroke)
        self._cover(self._now)

    def _values(self, given: Sequence[bytes], *, is_stroke: bool, as_written: bytes) -> None:
        space = (self._now.stroke if is_stroke else self._now.fill).space
        colour = Colour(space, _numbers(given, len(given)))
        if colour.is_plain:
            self._set(colour, is_stroke=is_stroke)
        else:
            self._copy(as_written)

    def _draw(self, name: str) -> None:
        form = self._around.forms.get(name)
        if form is not None:
            del self._open[self._held :]
            self._flush()
            # The form's own parts say how they cover.
            self._plain_cover()
            self._open.append(b"/%s Do" % form(self._now).encode())
            self._held = len(self._open)
            self._laid = ()
            self._cover(self._now)
            return
        space = self._around.pictures.get(name)
        if space is None:
            self._copy(b"Do")
            return
        drawn, self._open = self._open, []
        # A picture's plates are all laid: mode 1 is for single colours (8.6.7).
        how = replace(self._now.fill_how, by_plate=False)
        self._cover(replace(self._now, fill=Colour(space, ()), fill_how=how))
        self._open = drawn
        self._copy(b"Do")
        self._cover(self._now)

    def _copy(self, word: bytes) -> None:
        self._open.append(word)
        self._held = len(self._open)

    def _flush(self) -> None:
        if self._open:
            self.script.parts.append(b"".join(self._open))
            self._open, self._held = [], 0

    def _colour(self, colour: Colour, *, is_stroke: bool) -> None:
        if colour.is_plain:
            self._flush()
            self.script.parts.append(Ink(colour, is_stroke))
            self._open.append(b"\n")
            self._held = 1

    def _cover(self, now: Graphics) -> None:
        laid = tuple(
            Cover(now).on(plate)
            for plate in (*PROCESS, *now.fill.space.inks, *now.stroke.space.inks, "")
        )
        if laid != self._laid:
            self._flush()
            self.script.parts.append(Cover(now))
            self._laid = laid

    def _plain_cover(self) -> None:
        self.script.parts.append(
            Cover(replace(self._now, fill_how=Overprint(), stroke_how=Overprint()))
        )


def _with(now: Graphics, colour: Colour, *, is_stroke: bool) -> Graphics:
    return replace(now, stroke=colour) if is_stroke else replace(now, fill=colour)


def _after(now: Graphics, settings: Settings) -> Graphics:
    """Return the graphics after a named state."""
    fill, stroke = now.fill_how, now.stroke_how
    if settings.by_plate is not None:
        fill = replace(fill, by_plate=settings.by_plate)
        stroke = replace(stroke, by_plate=settings.by_plate)
    if settings.fill_overprints is not None:
        fill = replace(fill, on=settings.fill_overprints)
    if settings.stroke_overprints is not None:
        stroke = replace(stroke, on=settings.stroke_overprints)
    return replace(
        now,
        fill_how=fill,
        stroke_how=stroke,
        fill_cover=now.fill_cover if settings.fill_clear is None else settings.fill_clear,
        stroke_cover=now.stroke_cover if settings.stroke_clear is None else settings.stroke_clear,
    )


def _first(space: Space) -> tuple[float, ...]:
    """Return the colour that a space begins with (8.6.4, 8.6.6)."""
    if space.inks:
        return (1.0,) * space.count
    return (0.0, 0.0, 0.0, 1.0) if space.count == 4 else (0.0,) * space.count


def _name(given: Sequence[bytes]) -> str:
    """Return the name that stands last, as the keys of resources are read."""
    if not given:
        return ""
    return spelled(NameObject.unnumber(given[-1].removeprefix(b"/")).decode("latin-1"))


def _as_in_resources(word: bytes) -> bytes:
    """Return a word; a name of other than plain letters as the resources will be written."""
    if not word.startswith(b"/") or (word.isascii() and b"#" not in word):
        return word
    return NameObject(f"/{_name((word,))}").renumber()


def _numbers(given: Sequence[bytes], count: int) -> tuple[float, ...]:
    try:
        return tuple(float(word) for word in given[len(given) - count :]) if count else ()
    except ValueError:
        return ()
