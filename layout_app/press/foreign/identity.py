"""What a file says of itself, in Info and in XMP. One rule: both must say the same."""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from pypdf import PdfReader

from layout_app.frozen import frozen
from layout_app.preflight.finding import Finding, fail, warn
from layout_app.press.foreign.standard import Standard, claimed
from layout_app.press.foreign.values import data_of, entry, mapping, name, text

_DATE = re.compile(r"D:\d{4}(\d\d){2,5}(Z|[+-]\d\d'?(\d\d'?)?|)\Z")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
}
# Which Info key says the same as which property of XMP.
_PAIRS = {"Title": "dc:title", "Creator": "xmp:CreatorTool", "Producer": "pdf:Producer"}
_X4_NEEDS = (
    "dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID",
    "xmpMM:VersionID", "xmpMM:RenditionClass",
)  # fmt: skip
_CONFORMANCE = "PDF/X-1a:2001"


@frozen
class Identity:
    """What Info and XMP hold."""

    info: Mapping[str, str]
    xmp: Mapping[str, str]
    """Properties by their usual prefix, such as `dc:title`."""
    has_packet: bool
    """Whether there are any metadata, readable or not."""
    is_readable: bool

    @property
    def standard(self) -> Standard | None:
        """The PDF/X standard that the file claims."""
        return claimed(
            self.info.get("GTS_PDFXVersion", ""), self.xmp.get("pdfxid:GTS_PDFXVersion", "")
        )


def identity_of(reader: PdfReader) -> Identity:
    """Read Info and XMP."""
    info = mapping(reader.trailer.get("/Info"))
    told = {key[1:]: text(info.get(key)) for key in info}
    told["Trapped"] = name(info.get("/Trapped"))
    stream = entry(reader.trailer.get("/Root"), "/Metadata")
    packet = data_of(stream)
    properties = _properties(packet or b"")
    return Identity(
        info=told,
        xmp=properties or {},
        has_packet=stream is not None,
        is_readable=packet is not None and properties is not None,
    )


def judge_identity(identity: Identity, standard: Standard) -> Iterator[Finding]:
    """Yield what is missing or contradicts itself."""
    info, xmp = identity.info, identity.xmp
    if identity.standard is None:
        yield fail("pdf.no_standard")
    if standard is Standard.X1A_2001 and info.get("GTS_PDFXConformance") != _CONFORMANCE:
        yield fail("pdf.conformance", wanted=_CONFORMANCE)
    trapped = xmp.get("pdf:Trapped", "") if standard.is_modern else info.get("Trapped", "")
    if trapped not in ("True", "False"):
        yield fail("pdf.trapped")
    if not standard.is_modern:
        yield from _judge_info(info)
    yield from _judge_xmp(identity, standard)


def _judge_info(info: Mapping[str, str]) -> Iterator[Finding]:
    if not info.get("Title"):
        yield fail("pdf.info_missing", key="Title")
    for key in ("CreationDate", "ModDate"):
        if not _DATE.match(info.get(key, "")):
            yield fail("pdf.bad_date", key=key)
    for key in ("Creator", "Producer"):
        if not info.get(key):
            yield warn("pdf.info_missing", key=key)


def _judge_xmp(identity: Identity, standard: Standard) -> Iterator[Finding]:
    if not identity.has_packet:
        if standard.is_modern:
            yield fail("pdf.no_metadata", standard=standard)
        return
    if not identity.is_readable:
        yield fail("pdf.metadata_damaged")
        return
    if standard.is_modern:
        for key in _X4_NEEDS:
            if not identity.xmp.get(key):
                yield fail("pdf.metadata_missing", key=key)
    for key, same in _PAIRS.items():
        told, other = identity.info.get(key), identity.xmp.get(same)
        if told and other and told != other:
            yield warn("pdf.metadata_differs", key=key)


def _properties(packet: bytes) -> dict[str, str] | None:
    """Return the plain properties of an XMP packet; None for what is no XML of ours."""
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    try:
        tree = ElementTree.fromstring(packet)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    told: dict[str, str] = {}
    for description in tree.iter(f"{_RDF}Description"):
        told |= {_short(key): value for key, value in description.attrib.items()}
        for child in description:
            first = next(child.iter(f"{_RDF}li"), child)
            told[_short(child.tag)] = (first.text or "").strip()
    return told


def _short(tag: str) -> str:
    space, _, local = tag.removeprefix("{").partition("}")
    return f"{_SPACES.get(space, space)}:{local}"
