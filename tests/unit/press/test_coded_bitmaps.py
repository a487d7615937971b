"""Bitmaps of ads in fax codes and JBIG2: whole ones pass, torn ones are told."""

import io
import random
import struct

import pikepdf
import pytest
from PIL import Image, ImageDraw

from layout_app.press.foreign.fax import Fax, whole_lines
from layout_app.press.foreign.jbig2 import is_whole
from tests.unit.press.test_foreign import codes, drawing, raster

WIDTH, HEIGHT = 331, 160


def bitmap() -> Image.Image:
    """Return lines, dots, a blank and a black part: every kind of code, long runs too."""
    image = Image.new("1", (WIDTH, HEIGHT), 1)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 100, WIDTH, 120), fill=0)
    for n in range(0, 90, 3):
        pen.line((n, 0, 3 * n, 90), fill=0)
    chance = random.Random(1)
    pen.point([(chance.randrange(WIDTH), chance.randrange(125, 160)) for _ in range(900)], fill=0)
    return image


def coded(kind: str, options: int = 0) -> bytes:
    """Return the strip of a TIFF."""
    sink = io.BytesIO()
    bitmap().save(sink, "TIFF", compression=kind, tiffinfo={292: options})
    with Image.open(sink) as opened:
        (at,), (length,) = opened.tag_v2[273], opened.tag_v2[279]
    return sink.getvalue()[at : at + length]


FORMS = {
    "T.6": (coded("group4"), Fax(columns=WIDTH, k=-1)),
    "T.4 in one dimension": (coded("group3"), Fax(columns=WIDTH)),
    "T.4 in two dimensions": (coded("group3", 1), Fax(columns=WIDTH, k=4)),
    "T.4 without ends of lines": (coded("tiff_ccitt"), Fax(columns=WIDTH, is_aligned=True)),
}


@pytest.mark.parametrize("name", FORMS)
def test_lines_of_a_bitmap_are_read_to_the_last(name):
    data, fax = FORMS[name]
    assert whole_lines(data, fax, HEIGHT) == HEIGHT
    assert whole_lines(data[: len(data) * 2 // 3], fax, HEIGHT) < HEIGHT


@pytest.mark.parametrize("name", FORMS)
def test_most_wrong_bits_are_found(name):
    data, fax = FORMS[name]
    chance, found = random.Random(5), 0
    for _ in range(60):
        wrong = bytearray(data)
        wrong[chance.randrange(len(wrong) - 8)] ^= 1 << chance.randrange(8)
        found += whole_lines(bytes(wrong), fax, HEIGHT) != HEIGHT
    assert found >= 30


def test_hostile_codes_come_to_an_end():
    chance = random.Random(2)
    for k in (-1, 0, 4):
        for _ in range(40):
            whole_lines(chance.randbytes(300), Fax(columns=90, k=k), 5000)
        assert whole_lines(bytes(4000), Fax(columns=90, k=k), 10**8) <= 0


def segment(number: int, kind: int, data: bytes) -> bytes:
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data


def jbig2(width: int = WIDTH, height: int = HEIGHT) -> bytes:
    page = struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    place = struct.pack(">IIIIBB", WIDTH, HEIGHT, 0, 0, 0, 1)
    return segment(0, 48, page) + segment(1, 38, place + coded("group4"))


def test_segments_are_whole_or_no_picture():
    whole, size = jbig2(), (WIDTH, HEIGHT)
    assert is_whole(whole, b"", size)
    assert is_whole(jbig2(height=0xFFFFFFFF), b"", size)
    assert not is_whole(jbig2(width=WIDTH + 8), b"", size)
    assert not is_whole(whole[: len(whole) - len(coded("group4")) - 30], b"", size)
    assert not is_whole(whole[30:], b"", size)
    assert not is_whole(whole, b"torn", size)
    for cut in range(1, len(whole)):
        assert not is_whole(whole[:cut], b"", size)


@pytest.mark.parametrize("length", [0xFFFFFFFF, 0xFFFFFFF0])
def test_a_region_may_tell_its_length_at_its_end(length):
    whole = jbig2()
    at = whole.index(struct.pack(">I", 18 + len(coded("group4"))))
    told = whole[:at] + struct.pack(">I", length) + whole[at + 4 :]
    assert not is_whole(told, b"", (WIDTH, HEIGHT))
    ended = told + b"\0\0" + struct.pack(">I", HEIGHT)
    assert is_whole(ended, b"", (WIDTH, HEIGHT)) is (length == 0xFFFFFFFF)


@pytest.mark.parametrize("kind", ["CCITTFaxDecode", "JBIG2Decode"])
def test_a_torn_bitmap_of_an_ad_is_told(kind):
    whole = jbig2() if kind == "JBIG2Decode" else coded("group4")

    def found(data: bytes) -> set[str]:
        def picture(pdf: pikepdf.Pdf) -> pikepdf.Object:
            parms = pikepdf.Dictionary(K=-1, Columns=WIDTH, Rows=HEIGHT)
            return raster(
                pdf, data, Width=WIDTH, Height=HEIGHT, BitsPerComponent=1, DecodeParms=parms,
                ColorSpace=pikepdf.Name.DeviceGray, Filter=pikepdf.Name(f"/{kind}"),
            )  # fmt: skip

        return codes(drawing(b"20 0 0 10 60 60 cm /X Do", "XObject", X=picture))

    assert "pdf.image_damaged" not in found(whole)
    assert "pdf.image_damaged" in found(whole[: len(whole) // 2])
