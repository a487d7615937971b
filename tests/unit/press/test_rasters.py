"""Values of pictures in ads: read as pypdf reads small ones, and large ones too."""

import io
import random
import zlib

import numpy as np
import pikepdf
import pytest
from PIL import Image
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from layout_app.press.foreign.rasters import Form, is_whole, values_of
from layout_app.press.foreign.standard import Standard
from tests.unit.press.test_foreign import codes, drawing, raster

CMYK = pikepdf.Name.DeviceCMYK


def packed(rows: list[bytes], form: Form, predictor: int) -> StreamObject:
    """Return a stream as a file would store it, each row by another predictor of PNG."""
    if predictor == 15:
        # pypdf mistakes all but two where a pixel is less than a byte.
        ways = range(5) if form.bits >= 8 else (0, 2)
        rows = [bytes([ways[k % len(ways)]]) + row for k, row in enumerate(rows)]
    stream = EncodedStreamObject()
    stream._data = zlib.compress(b"".join(rows))
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    if predictor > 1:
        told = {"Predictor": predictor, "Columns": form.width, "Colors": form.count,
                "BitsPerComponent": form.bits}  # fmt: skip
        stream[NameObject("/DecodeParms")] = DictionaryObject(
            {NameObject(f"/{key}"): NumberObject(value) for key, value in told.items()}
        )
    return stream


@pytest.mark.parametrize("predictor", [1, 2, 15])
@pytest.mark.parametrize(
    ("count", "bits"), [(4, 8), (1, 8), (3, 8), (1, 1), (1, 2), (1, 4), (4, 4), (4, 16), (1, 16)]
)
def test_values_are_those_that_pypdf_reads(count, bits, predictor):
    form = Form(width=19, height=11, count=count, bits=bits)
    chance = random.Random(7)
    stream = packed([chance.randbytes(form.row) for _ in range(form.height)], form, predictor)
    assert is_whole(stream, form)
    values = values_of(stream, form)
    if (predictor == 2 and bits != 8) or (predictor == 15 and bits < 8 < count * bits):
        assert values is None
        return
    plain = DecodedStreamObject()
    plain._data = stream.get_data()
    wanted = values_of(plain, form)
    assert values.shape == (11, 19, count)
    assert (values == wanted).all()
    if bits < 8:
        assert set(np.unique(values)) <= {round(255 * k / (2**bits - 1)) for k in range(2**bits)}


@pytest.mark.parametrize("predictor", [1, 2, 15])
def test_what_is_missing_at_the_end_is_missed(predictor):
    form = Form(width=30, height=20, count=4, bits=8)
    stream = packed([random.Random(1).randbytes(form.row)] * 19, form, predictor)
    assert not is_whole(stream, form)
    assert values_of(stream, form) is None
    stream._data = stream._data[:40]
    assert not is_whole(stream, form)


def test_a_page_in_one_picture_is_whole():
    width, height = 9000, 9000
    row = bytes(width)
    whole = zlib.compressobj(1)
    data = b"".join(whole.compress(row) for _ in range(height)) + whole.flush()

    def drawn(data: bytes) -> set[str]:
        def picture(pdf):
            return raster(pdf, data, Width=width, Height=height, Filter=pikepdf.Name.FlateDecode,
                          ColorSpace=pikepdf.Name.DeviceGray)  # fmt: skip

        return codes(drawing(b"100 0 0 140 60 60 cm /X Do", "XObject", X=picture))

    assert drawn(data) == set()
    assert "pdf.image_damaged" in drawn(data[: len(data) // 2])


def test_a_page_of_one_bit_lines_is_not_too_large():
    width, height = 18425, 25748
    row = bytes((width + 7) // 8)
    whole = zlib.compressobj(1)
    data = b"".join(whole.compress(row) for _ in range(height)) + whole.flush()

    def picture(pdf):
        return raster(pdf, data, Width=width, Height=height, ColorSpace=pikepdf.Name.DeviceGray,
                      Filter=pikepdf.Name.FlateDecode, BitsPerComponent=1)  # fmt: skip

    assert codes(drawing(b"100 0 0 140 60 60 cm /X Do", "XObject", X=picture)) == set()


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
@pytest.mark.parametrize("is_dense", [True, False])
def test_ink_is_summed_whatever_the_bits(bits, is_dense):
    data = (b"\xff" if is_dense else b"\0") * (20 * 20 * 4 * bits // 8)

    def picture(pdf):
        return raster(pdf, data, Width=20, Height=20, ColorSpace=CMYK, BitsPerComponent=bits)

    found = codes(drawing(b"50 0 0 50 60 60 cm /X Do", "XObject", X=picture), standard=Standard.X4)
    assert ("press.too_much_ink" in found) is is_dense


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
@pytest.mark.parametrize(("place", "is_dense"), [(0, False), (1, True)])
def test_ink_of_a_palette_is_summed(bits, place, is_dense):
    data = bytes([{1: 0xFF, 2: 0x55, 4: 0x11, 8: 1}[bits] * place]) * (24 * 24 * bits // 8)
    table = pikepdf.String(bytes(4) + b"\xff" * 4)

    def picture(pdf):
        space = pikepdf.Array([pikepdf.Name.Indexed, CMYK, 1, table])
        return raster(pdf, data, Width=24, Height=24, ColorSpace=space, BitsPerComponent=bits)

    found = codes(drawing(b"50 0 0 50 60 60 cm /X Do", "XObject", X=picture))
    assert ("press.too_much_ink" in found) is is_dense
    assert "pdf.image_damaged" not in found


@pytest.mark.parametrize("bits", [0, 3, 5, 32])
def test_a_value_has_no_three_bits(bits):
    def picture(pdf):
        return raster(pdf, bytes(9999), Width=20, Height=20, ColorSpace=CMYK, BitsPerComponent=bits)

    found = codes(drawing(b"50 0 0 50 60 60 cm /X Do", "XObject", X=picture))
    assert "pdf.image_damaged" in found


@pytest.mark.parametrize("most", [0, 3, 300, -4])
def test_a_palette_has_all_its_colours(most):
    def picture(pdf):
        space = pikepdf.Array([pikepdf.Name.Indexed, CMYK, most, pikepdf.String(bytes(8))])
        return raster(pdf, bytes(400), Width=20, Height=20, ColorSpace=space)

    found = codes(drawing(b"50 0 0 50 60 60 cm /X Do", "XObject", X=picture))
    assert ("pdf.image_damaged" in found) is (most != 0)


@pytest.mark.parametrize("kind", ["JPEG", "JPEG2000"])
@pytest.mark.parametrize(("mode", "is_whole"), [("RGB", False), ("L", True)])
def test_a_picture_has_the_channels_of_its_colours(kind, mode, is_whole):
    sink = io.BytesIO()
    Image.new(mode, (20, 20), 90).save(sink, kind)
    coded = pikepdf.Name.DCTDecode if kind == "JPEG" else pikepdf.Name.JPXDecode

    def picture(pdf):
        return raster(pdf, sink.getvalue(), Width=20, Height=20, Filter=coded,
                      ColorSpace=pikepdf.Name.DeviceGray)  # fmt: skip

    code = b"5 0 0 5 60 60 cm /X Do"
    found = codes(drawing(code, "XObject", X=picture), standard=Standard.X4)
    assert ("pdf.image_damaged" in found) is not is_whole
