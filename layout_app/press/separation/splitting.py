"""A file whose page is rewritten for one plate after the other. One rule: fonts are not touched.

Pages, forms and patterns become scripts; pictures and shadings get the colours of the plate.
"""

import io
from collections.abc import Callable
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

from layout_app.press.foreign.colours import Space, space_of
from layout_app.press.foreign.values import entry, found, is_number, is_true, items, mapping, name
from layout_app.press.separation.pictures import PlatePicture, plate_space
from layout_app.press.separation.script import Graphics, Script, Settings, Surroundings, script_of
from layout_app.press.separation.tints import inks_of

_DEEPEST = 12
_KINDS = ("/ExtGState", "/XObject", "/ColorSpace", "/Shading", "/Pattern")
_INLINE = {
    "/W": "/Width", "/H": "/Height", "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace",
    "/IM": "/ImageMask", "/D": "/Decode", "/F": "/Filter", "/DP": "/DecodeParms",
}  # fmt: skip
_SHORT = {
    "/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed",
    "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode", "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode", "/RL": "/RunLengthDecode", "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}  # fmt: skip
_PATCH = 10
"""Side of a page that shows one ink, points."""


class Splitting:
    """One page of a file; `on` gives the file as a plate sees the page."""

    def __init__(self, writer: PdfWriter, page: Any) -> None:
        self._writer = writer
        self.spots: dict[str, bytes] = {}
        """A page in each spot ink, solid, as the file shows it."""
        self._shows: list[Callable[[str], None]] = []
        self._pictures: dict[int, PlatePicture] = {}
        self._recoloured: set[int] = set()
        self._forms: dict[tuple[int, Graphics], tuple[str, Any]] = {}
        self._count = 0
        page.pop("/Annots", None)
        contents = page.get_contents()
        stream = StreamObject()
        data = contents.get_data() if contents is not None else b""
        self._rewrite(stream, page, data, found(page.get("/Resources")), Graphics(), 0)
        page[NameObject("/Contents")] = self._added(stream)

    def on(self, ink: str) -> bytes:
        """Return the file with the page as one plate sees it."""
        for show in self._shows:
            show(ink)
        sink = io.BytesIO()
        self._writer.write(sink)
        return sink.getvalue()

    def _added(self, value: Any) -> Any:
        return self._writer._add_object(value)  # noqa: SLF001 - pypdf offers no other door

    def _named(self, kind: str) -> str:
        self._count += 1
        return f"Plate{kind}{self._count}"

    def _rewrite(
        self, stream: StreamObject, owner: Any, data: bytes, told: Any, start: Graphics, deep: int
    ) -> None:
        """Fill `stream` anew for every plate; `owner` gets resources that may be added to."""
        resources = DictionaryObject(mapping(told))
        for kind in _KINDS:
            resources[NameObject(kind)] = DictionaryObject(mapping(entry(resources, kind)))
        owner[NameObject("/Resources")] = resources
        script = script_of(data, self._surroundings(resources, deep), start)
        for value, space in self._named_spaces(resources):
            if script.inks & set(inks_of(space)):
                self._note(value, space)
        self._shows.append(lambda ink: _fill(stream, script, resources, ink))

    def _surroundings(self, resources: DictionaryObject, deep: int) -> Surroundings:
        spaces = self._spaces(resources)
        xobjects = mapping(entry(resources, "/XObject"))
        pictures: dict[str, Space | None] = {}
        forms: dict[str, Callable[[Graphics], str]] = {}
        for key in tuple(xobjects):
            target = entry(xobjects, key)
            kind = name(entry(target, "/Subtype"))
            if kind == "Image" and isinstance(target, StreamObject):
                pictures[key[1:]] = self._picture(target, resources)
            elif kind == "Form" and isinstance(target, StreamObject) and deep < _DEEPEST:
                forms[key[1:]] = self._former(target, resources, deep)
        self._shade(resources, deep)

        def inline(written: bytes) -> str:
            label = self._named("Im")
            made = _inline_picture(written)
            xobjects[NameObject(f"/{label}")] = self._added(made)
            pictures[label] = self._picture(made, resources)
            return label

        states = mapping(entry(resources, "/ExtGState"))
        return Surroundings(
            spaces={key: space for key, space in spaces.items() if space.family},
            states={key[1:]: _settings(entry(states, key)) for key in states},
            forms=forms,
            pictures=pictures,
            inline=inline,
        )

    def _spaces(self, resources: DictionaryObject) -> dict[str, Space]:
        """Return the named spaces; those that stay as written get the plate's answers."""
        listed = mapping(entry(resources, "/ColorSpace"))
        spaces = {}
        for key in tuple(listed):
            value = entry(listed, key)
            space = spaces[key[1:]] = space_of(value, resources)
            if space.family in ("Indexed", "Pattern"):
                self._keep_answering(listed, key, value, space)
        return spaces

    def _named_spaces(self, resources: DictionaryObject) -> list[tuple[Any, Space]]:
        listed = mapping(entry(resources, "/ColorSpace"))
        return [(entry(listed, key), space_of(entry(listed, key), resources)) for key in listed]

    def _keep_answering(self, owner: Any, key: str, value: Any, space: Space) -> None:
        def show(ink: str) -> None:
            owner[NameObject(key)] = plate_space(value, space, ink, self._added)

        self._shows.append(show)

    def _note(self, value: Any, space: Space) -> None:
        """Remember the spot inks of a space and how they look."""
        parts = items(value)
        while space.family in ("Indexed", "Pattern") and space.base is not None and len(parts) > 1:
            value, space = parts[1], space.base
            parts = items(value)
        for ink in inks_of(space):
            if ink not in self.spots:
                self.spots[ink] = _patch(value, space, ink)

    def _picture(self, target: StreamObject, resources: Any) -> Space | None:
        known = self._pictures.get(id(target))
        if known is None:
            known = self._pictures[id(target)] = PlatePicture(target, resources, self._added)
            self._shows.append(known.show)
            self._note(entry(target, "/ColorSpace"), known.space)
        return None if known.is_stencil else known.space

    def _former(
        self, target: StreamObject, outer: DictionaryObject, deep: int
    ) -> Callable[[Graphics], str]:
        """Return what rewrites a form for the graphics that it is drawn with."""

        def form(graphics: Graphics) -> str:
            key = id(target), graphics
            if key not in self._forms:
                made = _copied(target)
                self._forms[key] = self._named("Fm"), self._added(made)
                told = entry(target, "/Resources")
                self._rewrite(made, made, target.get_data(), told or outer, graphics, deep + 1)
            label, reference = self._forms[key]
            mapping(entry(outer, "/XObject"))[NameObject(f"/{label}")] = reference
            return label

        return form

    def _shade(self, resources: DictionaryObject, deep: int) -> None:
        """Let shadings and patterns of these resources answer with the plate's gray."""
        for key in mapping(entry(resources, "/Shading")):
            self._recolour(entry(entry(resources, "/Shading"), key), resources)
        patterns = mapping(entry(resources, "/Pattern"))
        for key in patterns:
            pattern = entry(patterns, key)
            if isinstance(pattern, StreamObject) and deep < _DEEPEST:
                if id(pattern) not in self._recoloured:
                    self._recoloured.add(id(pattern))
                    told = entry(pattern, "/Resources") or resources
                    data = pattern.get_data()
                    self._rewrite(pattern, pattern, data, told, Graphics(), deep + 1)
            elif pattern is not None:
                self._recolour(entry(pattern, "/Shading"), resources)

    def _recolour(self, shading: Any, resources: Any) -> None:
        told = found(shading)
        if not isinstance(told, DictionaryObject) or id(told) in self._recoloured:
            return
        self._recoloured.add(id(told))
        value = entry(told, "/ColorSpace")
        space = space_of(value, resources)
        self._note(value, space)
        self._keep_answering(told, "/ColorSpace", value, space)


def _fill(stream: StreamObject, script: Script, resources: DictionaryObject, ink: str) -> None:
    states = mapping(entry(resources, "/ExtGState"))

    def state_name(fill: float, stroke: float) -> str:
        label = f"PlateGs{round(fill * 1000)}x{round(stroke * 1000)}"
        states[NameObject(f"/{label}")] = DictionaryObject(
            {NameObject("/ca"): FloatObject(fill), NameObject("/CA"): FloatObject(stroke)}
        )
        return label

    stream._data = script.on(ink, state_name)  # noqa: SLF001 - pypdf would compress it for nothing
    for key in ("/Filter", "/DecodeParms"):
        stream.pop(key, None)


def _copied(stream: StreamObject) -> StreamObject:
    made = StreamObject()
    made.update({key: value for key, value in stream.items() if key != "/Length"})
    return made


def _settings(value: Any) -> Settings:
    """Return what a graphics state says of colours (ISO 32000-1, table 58)."""
    strokes, fills = entry(value, "/OP"), entry(value, "/op")
    mode, fill, stroke = (entry(value, key) for key in ("/OPM", "/ca", "/CA"))
    return Settings(
        stroke_overprints=None if strokes is None else is_true(strokes),
        # OP alone speaks for both.
        fill_overprints=is_true(fills if fills is not None else strokes)
        if fills is not None or strokes is not None
        else None,
        by_plate=mode == 1 if is_number(mode) else None,
        fill_clear=float(fill) if is_number(fill) else None,
        stroke_clear=float(stroke) if is_number(stroke) else None,
    )


def _inline_picture(written: bytes) -> StreamObject:
    """Return a picture that stood in a content stream as one of its own."""
    source = StreamObject()
    source._data = written + b"\n"  # noqa: SLF001 - a stream's data
    made = StreamObject()
    made[NameObject("/Subtype")] = NameObject("/Image")
    for operands, operator in ContentStream(source, None).operations:
        if operator == b"INLINE IMAGE":
            for key, value in operands["settings"].items():
                made[NameObject(_INLINE.get(key, key))] = _long(value)
            made._data = operands["data"]  # noqa: SLF001 - as above
    return made


def _long(value: Any) -> Any:
    if isinstance(value, ArrayObject):
        return ArrayObject([_long(item) for item in value])
    if isinstance(value, str) and value in _SHORT:
        return NameObject(_SHORT[value])
    return value


def _patch(value: Any, space: Space, ink: str) -> bytes:
    """Return a page of one ink, solid, in the space that names it."""
    writer = PdfWriter()
    page = writer.add_blank_page(_PATCH, _PATCH)
    copied = value.clone(writer, force_duplicate=True) if hasattr(value, "clone") else value
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/ColorSpace"): DictionaryObject({NameObject("/Ink"): copied})}
    )
    tints = " ".join("1" if other == ink else "0" for other in space.inks)
    stream = StreamObject()
    stream._data = f"/Ink cs {tints} scn 0 0 {_PATCH} {_PATCH} re f".encode()  # noqa: SLF001 - a stream's data
    page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - as above
    sink = io.BytesIO()
    writer.write(sink)
    return sink.getvalue()
