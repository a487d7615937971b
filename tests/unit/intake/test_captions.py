"""What picture files say of themselves: XMP first, then IPTC, in whatever code it is written."""

import io
import struct

import pytest
from PIL import Image

from layout_app.intake.captions import told_of
from layout_app.press.opening import FORMATS

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
 {inner}</rdf:Description></rdf:RDF></x:xmpmeta>"""
CAPTION = (
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">新修的\n 步道</rdf:li></rdf:Alt>'
    "</dc:description>"
)
CREATOR = "<dc:creator><rdf:Seq><rdf:li>林间</rdf:li></rdf:Seq></dc:creator>"
CREDIT = "<photoshop:Credit>本报</photoshop:Credit>"


def told(data: bytes) -> tuple[str, str]:
    return told_of(data, FORMATS)


def jpeg(*, xmp: str = "", iptc: dict[tuple[int, int], bytes] | None = None) -> bytes:
    sink = io.BytesIO()
    Image.new("L", (8, 8)).save(sink, "JPEG", xmp=xmp.encode() if xmp else b"")
    data = sink.getvalue()
    if iptc is None:
        return data
    records = b"".join(
        b"\x1c" + bytes(key) + struct.pack(">H", len(value)) + value for key, value in iptc.items()
    )
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records
    block += b"\0" * (len(block) % 2)
    segment = b"Photoshop 3.0\0" + block
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:]


def test_xmp_tells_caption_and_maker_on_one_line():
    assert told(jpeg(xmp=XMP.format(inner=CAPTION + CREATOR))) == ("新修的 步道", "林间")


def test_an_agency_is_named_where_no_maker_is():
    assert told(jpeg(xmp=XMP.format(inner=CREDIT))) == ("", "本报")


@pytest.mark.parametrize(
    ("code", "charset"), [("utf-8", b"\x1b%G"), ("gb18030", b""), ("utf-8", b"")]
)
def test_iptc_is_read_in_its_own_code_or_the_likely_one(code, charset):
    words = "云溪河南岸新修的步道昨天通了"
    records = {(1, 90): charset} if charset else {}
    records |= {(2, 120): words.encode(code), (2, 80): "石桥摄影社".encode(code)}
    assert told(jpeg(iptc=records)) == (words, "石桥摄影社")


def test_xmp_comes_before_iptc_each_for_what_it_tells():
    records = {(2, 120): "别的".encode(), (2, 110): "本报资料室".encode()}
    data = jpeg(xmp=XMP.format(inner=CAPTION), iptc=records)
    assert told(data) == ("新修的 步道", "本报资料室")


@pytest.mark.parametrize(
    "xmp",
    [
        "<x", "", "plain", XMP.format(inner=""),
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'>" + "".join(
            f"<!ENTITY b{n} '{f'&b{n - 1};' * 10 if n else '&b;' * 10}'>" for n in range(9)
        ) + "]><a>&b8;</a>",
    ],
)  # fmt: skip
def test_a_packet_that_says_nothing_or_lies_says_nothing(xmp):
    assert told(jpeg(xmp=xmp)) == ("", "")


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe1", b"GIF89a", b"%PDF-1.4"])
def test_what_is_no_picture_says_nothing(data):
    assert told(data) == ("", "")


def test_only_readers_of_newspaper_pictures_are_asked(monkeypatch):
    asked = []
    monkeypatch.setattr(Image, "open", lambda _data, formats=None: asked.append(formats))
    told(b"%!PS-Adobe-3.0 EPSF-3.0")
    assert asked == [FORMATS]
