"""The file of an ad: measured, or refused by the reason, never opened as a page."""

import io
import struct
import zlib

import pikepdf
import pytest
from PIL import Image

from layout_app.errors import CopyError
from layout_app.model.box import Media, SheetBox, Trim
from layout_app.press.adfile import measured_ad, sheet_sizes

MEDIA, CROP, NONE = SheetBox.MEDIA, SheetBox.CROP, SheetBox.NONE


def pdf(
    *, pages: int = 1, trim=(10, 10, 110, 60), crop=(), turn=0, unit=1, password: str = ""
) -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(120, 80))
        page = made.pages[-1]
        if trim:
            page.TrimBox = list(trim)
        if crop:
            page.CropBox = list(crop)
        if turn:
            page.Rotate = turn
        if unit != 1:
            page.UserUnit = unit
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
        (pdf(unit=2), "ad.user_unit"),
        (pdf(trim=()), "ad.no_trim"),
        (pdf(trim=(10, 10, 10, 60)), "ad.damaged"),
        (pdf()[:200], "ad.damaged"),
        (b"%PDF-1.4\n" + b"\0" * 400, "ad.damaged"),
        (b"", "ad.unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ad.unreadable"),
        (png((20_000, 20_000)), "ad.too_many_pixels"),
        (png((200, 200)), "ad.picture_damaged"),
    ],
)
def test_what_no_press_could_place_is_refused_by_name(data, code):
    with pytest.raises(CopyError) as refused:
        measured_ad(data, "ad.pdf")
    assert refused.value.code == code
    assert refused.value.arguments["path"] == "ad.pdf"


def test_a_turn_of_a_whole_circle_is_none():
    assert measured_ad(pdf(turn=360), "ad.pdf")[0] is Media.PDF


@pytest.mark.parametrize(
    ("crop", "trim", "size"),
    [
        ((), Trim(box=MEDIA), (120.0, 80.0)),
        ((), Trim(box=MEDIA, bleed=8.5), (103.0, 63.0)),
        ((5, 5, 115, 75), Trim(box=CROP), (110.0, 70.0)),
        ((5, 5, 115, 75), Trim(box=CROP, bleed=5), (100.0, 60.0)),
        ((115, 75, 5, 5), Trim(box=CROP), (110.0, 70.0)),
        ((5, 5, 500, 500), Trim(box=CROP), (115.0, 75.0)),
        ((), Trim(box=CROP), (120.0, 80.0)),
        ((), Trim(box=NONE), (0.0, 0.0)),
    ],
)
def test_a_pdf_without_trim_is_as_large_as_the_editor_says(crop, trim, size):
    assert measured_ad(pdf(trim=(), crop=crop), "ad.pdf", trim) == (Media.PDF, size)


@pytest.mark.parametrize("trim", [Trim(box=MEDIA), Trim(box=CROP, bleed=3), Trim(box=NONE)])
def test_what_a_file_says_itself_is_not_overruled(trim):
    with pytest.raises(CopyError, match=r"ad\.has_trim"):
        measured_ad(pdf(), "ad.pdf", trim)
    sink = io.BytesIO()
    Image.new("L", (30, 20)).save(sink, "PNG")
    with pytest.raises(CopyError, match=r"ad\.no_boxes"):
        measured_ad(sink.getvalue(), "ad.png", trim)


@pytest.mark.parametrize("bleed", [40, 41, 70])
def test_a_bleed_leaves_something_of_the_page(bleed):
    with pytest.raises(CopyError) as refused:
        measured_ad(pdf(trim=()), "ad.pdf", Trim(box=MEDIA, bleed=bleed))
    assert refused.value.code == "ad.nothing_left"


def test_boxes_of_one_size_are_offered_once():
    assert sheet_sizes(pdf(trim=()), "ad.pdf") == {MEDIA: (120.0, 80.0)}
    assert sheet_sizes(pdf(trim=(), crop=(0, 0, 120, 80)), "ad.pdf") == {MEDIA: (120.0, 80.0)}
    cropped = sheet_sizes(pdf(trim=(), crop=(5, 5, 115, 75)), "ad.pdf")
    assert cropped == {MEDIA: (120.0, 80.0), CROP: (110.0, 70.0)}
    with pytest.raises(CopyError, match=r"ad\.turned"):
        sheet_sizes(pdf(turn=90), "ad.pdf")


def test_a_bleed_belongs_to_a_chosen_box():
    for box in (SheetBox.TRIM, NONE):
        with pytest.raises(ValueError, match="chosen box"):
            Trim(box=box, bleed=3)
    with pytest.raises(ValueError, match="negative"):
        Trim(box=MEDIA, bleed=-1)
