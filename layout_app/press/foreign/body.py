"""The file as a whole: bytes, objects, actions. One rule: every object is seen."""

import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from layout_app.preflight.finding import Finding, fail, warn
from layout_app.press.foreign.standard import Standard
from layout_app.press.foreign.values import entry, filters, found, items, mapping, name

_HEADER = re.compile(rb"%PDF-(\d)\.(\d)")
_MOST_OBJECTS = 200_000
_ACTIONS = frozenset(
    [
        "GoTo",
        "GoToR",
        "GoToE",
        "Launch",
        "Thread",
        "URI",
        "Sound",
        "Movie",
        "Hide",
        "Named",
        "SubmitForm",
        "ResetForm",
        "ImportData",
        "JavaScript",
        "SetOCGState",
        "Rendition",
        "Trans",
        "GoTo3DView",
    ]
)


def version_of(data: bytes) -> tuple[int, int]:
    """Return the PDF version of a file's header, (0, 0) where it has none."""
    header = _HEADER.match(data)
    return (int(header[1]), int(header[2])) if header else (0, 0)


def judge_bytes(data: bytes, standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with the header and the end of a file."""
    version = version_of(data)
    if not (1, 0) <= version <= standard.version:
        most = ".".join(map(str, standard.version))
        yield fail("pdf.version", version=".".join(map(str, version)), standard=standard, most=most)
    if data[data.rfind(b"%%EOF") + 5 :].strip(b"\0\t\n\f\r "):
        yield warn("pdf.bytes_behind")


def judge_objects(reader: PdfReader, standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with the trailer and with any object, used or not."""
    if len(items(reader.trailer.get("/ID"))) != 2:
        yield fail("pdf.no_id")
    if reader.xref_objStm and not standard.is_modern:
        yield fail("pdf.object_streams", standard=standard)
    forbidden = _forbidden_filters(standard)
    for value in _objects(reader):
        for used in filters(value):
            if used in forbidden:
                yield fail("pdf.filter", filter=used, standard=standard)
        yield from _parts(value)


def judge_catalog(reader: PdfReader, standard: Standard) -> Iterator[Finding]:
    """Yield what the document would do or hide when it is opened."""
    root = mapping(reader.trailer.get("/Root"))
    if entry(root, "/AcroForm") is not None:
        yield fail("pdf.form_fields")
    layers = entry(root, "/OCProperties")
    if layers is not None and not standard.is_modern:
        yield fail("pdf.layers", standard=standard)
    elif items(entry(layers, "/Configs")):
        yield fail("pdf.layers_configured")
    if _hides(layers):
        yield fail("pdf.layer_hidden")
    if entry(entry(root, "/Names"), "/JavaScript") is not None:
        yield fail("pdf.action", action="JavaScript")


def _hides(layers: Any) -> bool:
    """Tell whether a layer is off or not for print: on a page of ours it would come to light."""
    settings = entry(layers, "/D")
    is_off = entry(settings, "/BaseState") == "/OFF" or bool(items(entry(settings, "/OFF")))
    return is_off or any(
        entry(entry(entry(group, "/Usage"), "/Print"), "/PrintState") == "/OFF"
        for group in items(entry(layers, "/OCGs"))
    )


def _hides_by_rule(value: DictionaryObject) -> bool:
    """Tell whether something is shown where layers are off, or by a rule: no old press knows it."""
    is_rule = name(value.get("/Type")) == "OCMD"
    return is_rule and (name(value.get("/P")) in ("AllOff", "AnyOff") or "/VE" in value)


def _forbidden_filters(standard: Standard) -> frozenset[str]:
    always = {"LZWDecode", "LZW", "Crypt"}
    if standard.is_modern:
        return frozenset(always)
    return frozenset(always | {"JPXDecode", "JBIG2Decode"})


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Yield every numbered object; those that cannot be read are no objects."""
    numbers = [(n, g) for g, table in reader.xref.items() for n in table]
    numbers += [(n, 0) for n in reader.xref_objStm]
    for number, generation in numbers[:_MOST_OBJECTS]:
        if number == 0 or generation == 65535:
            continue
        try:
            yield reader.get_object(_reference(reader, number, generation))
        except Exception:
            continue


def _reference(reader: PdfReader, number: int, generation: int) -> Any:
    from pypdf.generic import IndirectObject

    return IndirectObject(number, generation, reader)


def _parts(value: Any, deep: int = 0) -> Iterator[Finding]:
    """Yield actions and files in an object and in what stands directly in it."""
    if isinstance(value, ArrayObject):
        for item in value:
            yield from _parts(item, deep + 1)
    if not isinstance(value, DictionaryObject) or deep > 24:
        return
    if name(value.get("/S")) in _ACTIONS and not value.keys() - _ACTION_KEYS:
        yield fail("pdf.action", action=name(value.get("/S")))
    elif found(value.get("/AA")) is not None:
        yield fail("pdf.action", action="AA")
    if found(value.get("/EF")) is not None:
        yield fail("pdf.embedded_file")
    if _hides_by_rule(value):
        yield fail("pdf.layer_hidden")
    for item in value.values():
        if isinstance(item, ArrayObject | DictionaryObject):
            yield from _parts(item, deep + 1)


_ACTION_KEYS = frozenset(
    [
        "/Type",
        "/S",
        "/Next",
        "/D",
        "/F",
        "/URI",
        "/JS",
        "/N",
        "/IsMap",
        "/NewWindow",
        "/T",
        "/H",
        "/B",
        "/Win",
        "/Unix",
        "/Mac",
        "/Flags",
        "/Fields",
        "/SD",
        "/CharSet",
        "/State",
        "/PreserveRB",
        "/AN",
        "/OP",
        "/R",
        "/Operation",
        "/Sound",
        "/Volume",
        "/Synchronous",
        "/Repeat",
        "/Mix",
        "/TA",
        "/V",
    ]
)
