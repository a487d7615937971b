"""What a file says of itself, twice: in Info and in XMP. One rule: both say the same."""

import hashlib
from datetime import datetime

from layout_app.press.objects import Document, Value, array, text_string
from layout_app.press.profile import DocumentInfo, Profile

PRODUCER = "layout-app"
_X_VERSION = {Profile.X1A: "PDF/X-1a:2003", Profile.X4: "PDF/X-4"}


def info_entries(info: DocumentInfo, profile: Profile) -> dict[str, Value]:
    """Return the entries of the document information dictionary."""
    when = text_string(pdf_date(info.when))
    entries: dict[str, Value] = {
        "Title": text_string(info.title),
        "Creator": text_string(info.creator),
        "Producer": text_string(PRODUCER),
        "CreationDate": when,
        "ModDate": when,
    }
    if profile.is_press:
        entries["Trapped"] = "/False"
    if profile is Profile.X1A:
        entries["GTS_PDFXVersion"] = text_string(_X_VERSION[profile])
    return entries


def output_intent(document: Document, info: DocumentInfo) -> Value:
    """Return the output intent with its embedded profile (ISO 15930-4: one, S = GTS_PDFX)."""
    assert info.icc, "a press profile names its printing condition"
    entries: dict[str, Value] = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFX",
        "OutputConditionIdentifier": text_string(info.registered or "Custom"),
        "OutputCondition": text_string(info.condition),
        "Info": text_string(info.condition),
        "DestOutputProfile": document.shared_stream(info.icc, {"N": 4}),
    }
    if info.registered:
        entries["RegistryName"] = text_string("http://www.color.org")
    return array([document.add(entries)])


def document_id(info: DocumentInfo) -> bytes:
    """Return the 16 bytes of the document's ID, a hash of its identity."""
    return hashlib.sha256(f"{info.identity}\n{info.title}".encode()).digest()[:16]


def uuid_of(identity: bytes) -> str:
    """Return 16 bytes written as a UUID of version 4 (RFC 9562)."""
    marked = bytearray(identity)
    marked[6] = marked[6] & 0x0F | 0x40
    marked[8] = marked[8] & 0x3F | 0x80
    plain = marked.hex()
    return "-".join((plain[:8], plain[8:12], plain[12:16], plain[16:20], plain[20:]))


def pdf_date(when: datetime) -> str:
    """Return a date as Info has it: `D:20261123083000+08'00'`."""
    offset = when.strftime("%z")
    return f"D:{when:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def xmp_packet(info: DocumentInfo, profile: Profile) -> bytes:
    """Return the XMP packet, to be stored uncompressed."""
    when = info.when.isoformat(timespec="seconds")
    own = ""
    if profile.is_press:
        own = "<pdf:Trapped>False</pdf:Trapped>"
    if profile is Profile.X4:
        own += f"<pdfxid:GTS_PDFXVersion>{_X_VERSION[profile]}</pdfxid:GTS_PDFXVersion>"
    return _PACKET.format(
        title=_escaped(info.title),
        creator=_escaped(info.creator),
        producer=_escaped(PRODUCER),
        when=when,
        uuid=uuid_of(document_id(info)),
        own=own,
    ).encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<xmp:MetadataDate>{when}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{uuid}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{own}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
