"""Somebody else's page, opaque. One rule: it is carried over as it is and never scaled."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from layout_app.display.items import PlacedPdf
from layout_app.errors import ExportError
from layout_app.model.geometry import MM
from layout_app.press.foreign.boxes import Frame, trim_of
from layout_app.press.foreign.values import (
    data_of,
    entry,
    found,
    mapping,
    name,
    names_as_bytes,
    spelled,
)
from layout_app.press.icc import is_same_press
from layout_app.press.objects import Document, Value, array, dictionary, foreign_name

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject, IndirectObject, PdfObject, StreamObject

TOLERANCE = 0.5 * MM
"""How far a trim may be from the booked slot, points."""


def add_placed(
    document: Document, data: bytes, item: PlacedPdf, *, icc: bytes, may_be_clear: bool
) -> Value:
    """Add the only page of a PDF as a form for its place and return it.

    `icc` is the output profile: inks that bring the same one are plain press colour, as PDF/X-4
    asks for (ISO 15930-7); empty where inks have no press of their own. The form's space is the
    unit square of its place, as an image's is. Where a file `may_be_clear`, objects of the page
    that shine through each other stay a group of their own, and layers that are off stay off.
    ExportError for a file that is damaged, encrypted, has several pages or a trim of another size.
    """
    import pypdf

    original = item.original
    with names_as_bytes(), _as_deep_as_it_goes(original):
        with _reading(original):
            reader = pypdf.PdfReader(io.BytesIO(data))
            is_locked = reader.is_encrypted
            pages = [] if is_locked else list(reader.pages)
        if is_locked:
            raise ExportError("export.ad_locked", original=original)
        if len(pages) != 1:
            raise ExportError("export.ad_not_one_page", original=original, pages=len(pages))
        carried = _Carried(document, icc, original)
        form = _form(document, carried, pages[0], item, may_be_clear=may_be_clear)
        if may_be_clear:
            layers = mapping(entry(entry(reader.trailer, "/Root"), "/OCProperties"))
            document.layers += map(carried.value, _listed(layers, "/OCGs"))
            document.hidden += map(carried.value, _hidden(layers))
    return form


@contextmanager
def _reading(original: str) -> Iterator[None]:
    """Refuse an ad that its reader stumbles over, in whatever way; our own faults lie outside."""
    from pypdf.errors import DependencyError

    try:
        yield
    except DependencyError as error:
        # Only locked files ask for the library that is not there.
        raise ExportError("export.ad_locked", original=original) from error
    except Exception as error:
        raise ExportError("export.ad_damaged", original=original, why=str(error)) from error


@contextmanager
def _as_deep_as_it_goes(original: str) -> Iterator[None]:
    """Refuse an ad whose objects lie in each other deeper than anybody can follow."""
    try:
        yield
    except RecursionError as error:
        raise ExportError("export.ad_damaged", original=original, why=str(error)) from error


def _form(
    document: Document,
    carried: "_Carried",
    page: "PageObject",
    item: PlacedPdf,
    *,
    may_be_clear: bool,
) -> Value:
    w, h = item.rect.w, item.rect.h
    trim = _trim(page, item)
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    if abs(width - w) > TOLERANCE or abs(height - h) > TOLERANCE:
        raise ExportError(
            "export.ad_wrong_size",
            original=item.original,
            found=f"{width / MM:.1f} × {height / MM:.1f}",
            booked=f"{w / MM:.1f} × {h / MM:.1f}",
        )
    x = trim[0] - (w - width) / 2
    y = trim[1] - (h - height) / 2
    with _reading(item.original):
        contents = page.get_contents()
        painted = contents.get_data() if contents is not None else b""
    resources = page.raw_get("/Resources") if "/Resources" in page else None
    entries: dict[str, Value] = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": array(list(trim)),
        "Matrix": f"[{1 / w:.9f} 0 0 {1 / h:.9f} {-x / w:.9f} {-y / h:.9f}]".encode(),
        "Resources": carried.value(resources) if resources is not None else b"<<>>",
    }
    group = mapping(page.get("/Group"))
    if may_be_clear and name(group.get("/S")) == "Transparency":
        kept = {key[1:]: carried.value(value) for key, value in group.items()}
        # A page is painted on nothing, whatever its group says of that (ISO 32000-1, 11.4.7).
        entries["Group"] = dictionary({**kept, "I": "true"})
    return document.stream(painted, entries)


def _hidden(layers: "DictionaryObject") -> list["PdfObject"]:
    """Return the layers that a file does not show when it is opened (ISO 32000-1, 8.11.4.3)."""
    settings = mapping(layers.get("/D"))
    if settings.get("/BaseState") != "/OFF":
        return _listed(settings, "/OFF")
    shown = _listed(settings, "/ON")
    return [layer for layer in _listed(layers, "/OCGs") if layer not in shown]


def _listed(entries: "DictionaryObject", key: str) -> list["PdfObject"]:
    """Return the objects of an array that are objects of their own, as they are referred to."""
    from pypdf.generic import ArrayObject, IndirectObject

    listed = found(entries.get(key))
    whole = listed if isinstance(listed, ArrayObject) else ()
    return [item for item in whole if isinstance(item, IndirectObject)]


def _trim(page: "PageObject", item: PlacedPdf) -> Frame:
    chosen = trim_of(page, item.trim)
    if chosen is None:
        why = "no box says where the page is cut"
        raise ExportError("export.ad_damaged", original=item.original, why=why)
    return chosen


class _Carried:
    """Objects of another file on their way into ours, each carried once."""

    def __init__(self, document: Document, icc: bytes, original: str) -> None:
        self._document, self._icc, self._original = document, icc, original
        self._known: dict[int, Value] = {}

    def value(self, found: "PdfObject") -> Value:
        """Return an object of the other file as one of ours."""
        from pypdf.generic import (
            ArrayObject,
            DictionaryObject,
            IndirectObject,
            NameObject,
            StreamObject,
        )

        if isinstance(found, IndirectObject):
            return self._indirect(found)
        if isinstance(found, StreamObject):
            return self._stream(found)
        if isinstance(found, DictionaryObject):
            return dictionary({key[1:]: self.value(v) for key, v in found.items()})
        if isinstance(found, ArrayObject):
            if len(found) == 4 and found[0] == "/Separation":
                return self._document.spot(spelled(name(found[1])), lambda: self._each(found[2:]))
            if len(found) == 2 and found[0] == "/ICCBased" and self._is_ours(found[1]):
                return "/DeviceCMYK"
            return array(self._each(found))
        if isinstance(found, NameObject):
            return foreign_name(found[1:])
        sink = io.BytesIO()
        found.write_to_stream(sink)
        return sink.getvalue()

    def _is_ours(self, profile: "PdfObject") -> bool:
        told = data_of(profile) if self._icc else None
        return told is not None and is_same_press(told, self._icc)

    def _each(self, found: "Iterable[PdfObject]") -> list[Value]:
        return [self.value(item) for item in found]

    def _indirect(self, found: "IndirectObject") -> Value:
        from pypdf.generic import DictionaryObject, StreamObject

        if found.idnum in self._known:
            return self._known[found.idnum]
        with _reading(self._original):
            target = found.get_object()
        if not isinstance(target, DictionaryObject) or isinstance(target, StreamObject):
            made = self.value(target) if target is not None else b"null"
            self._known[found.idnum] = made
            return made
        reference, entries = self._document.add_open({})
        # Known before it is filled: dictionaries may lead back to themselves.
        self._known[found.idnum] = reference
        entries |= {key[1:]: self.value(item) for key, item in target.items()}
        return reference

    def _stream(self, found: "StreamObject") -> Value:
        kept = {key[1:]: self.value(v) for key, v in found.items() if key != "/Length"}
        raw = found._data  # noqa: SLF001 - as it is stored; decoding would lose JPEG data
        return self._document.stream(raw, kept, level=0)
