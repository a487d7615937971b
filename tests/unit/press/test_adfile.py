"""The file of an ad: measured, or refused by the reason, never opened as a page."""

import io
import struct
import zlib

import pikepdf
import pytest
from PIL import Image

from layout_app.errors import CopyError
from layout_app.model.box import Media
from layout_app.press.adfile import measured_ad


def pdf(*, pages: int = 1, trim=(10, 10, 110, 60), turn: int = 0, password: str = "") -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(120, 80))
        page = made.pages[-1]
        if trim:
            page.TrimBox = list(trim)
        if turn:
            page.Rotate = turn
    sink = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(sink, encryption=lock)
    return sink.getvalue()


def png(size: tuple[int, int]) -> bytes:
    """Return a picture whose header promises `size`, with no pixels behind it."""
    head = struct.pack(">IIBBBBB", *size, 1, 0, 0, 0, 0)
    chunks = b""
    for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        crc = struct.pack(">I", zlib.crc32(kind + data))
        chunks += struct.pack(">I", len(data)) + kind + data + crc
    return b"\x89PNG\r\n\x1a\n" + chunks


def test_a_pdf_is_measured_by_its_trim():
    assert measured_ad(pdf(), "ad.pdf") == (Media.PDF, (100.0, 50.0))


def test_a_picture_is_measured_in_pixels():
    sink = io.BytesIO()
    Image.new("L", (30, 20)).save(sink, "JPEG")
    assert measured_ad(sink.getvalue(), "ad.jpg") == (Media.PICTURE, (30.0, 20.0))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf(password="x"), "ad.locked"),
        (pdf(pages=2), "ad.not_one_page"),
        (pdf(turn=90), "ad.turned"),
        (pdf(turn=-180), "ad.turned"),
        (pdf(trim=()), "ad.no_trim"),
        (pdf(trim=(10, 10, 10, 60)), "ad.damaged"),
        (pdf()[:200], "ad.damaged"),
        (b"%PDF-1.4\n" + b"\0" * 400, "ad.damaged"),
        (b"", "ad.unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ad.unreadable"),
        (png((20_000, 20_000)), "ad.too_many_pixels"),
    ],
)
def test_what_no_press_could_place_is_refused_by_name(data, code):
    with pytest.raises(CopyError) as refused:
        measured_ad(data, "ad.pdf")
    assert refused.value.code == code
    assert refused.value.arguments["path"] == "ad.pdf"


def test_a_turn_of_a_whole_circle_is_none():
    assert measured_ad(pdf(turn=360), "ad.pdf")[0] is Media.PDF
