"""Our plates against ghostscript's: every way to set a colour, with and without overprinting."""

import io
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from layout_app.press.separation.plates import plates
from layout_app.press.separation.preview import highest
from tests.judges import tac

pytestmark = [
    pytest.mark.judge,
    pytest.mark.skipif(shutil.which("gs") is None, reason="ghostscript is the judge"),
]
SIDE = 300
"""Of the page, points."""
DPI = 144
TOLERANCE = 3.0
"""Percent by which the ink of a square may differ: ghostscript fills every pixel it touches."""


def cmyk_jpeg(*, adobe: bool) -> bytes:
    ramp = np.zeros((64, 64, 4), np.uint8)
    ramp[:, :, 0] = np.linspace(0, 255, 64)
    ramp[:, :, 2] = np.linspace(255, 0, 64)[:, None]
    ramp[:32, :, 3] = 128
    sink = io.BytesIO()
    Image.fromarray(255 - ramp if adobe else ramp, "CMYK").save(sink, "JPEG", quality=95)
    data = sink.getvalue()
    mark = data.index(b"\xff\xee")
    return data if adobe else data[:mark] + data[mark + 16 :]


class Sheet:
    """A page under construction."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(SIDE, SIDE))
        self.page.TrimBox = self.page.MediaBox
        self.res = pikepdf.Dictionary(
            ExtGState=pikepdf.Dictionary(
                Ovp=pikepdf.Dictionary(OP=True, op=True, OPM=1),
                Ovp0=pikepdf.Dictionary(OP=True, op=True, OPM=0),
                Off=pikepdf.Dictionary(OP=False, op=False),
            ),
            ColorSpace=pikepdf.Dictionary(
                Gold=self.spot("PANTONE 871 C", [0, 0.2, 0.6, 0.3]),
                All=self.spot("All", [1, 1, 1, 1]),
                Duo=pikepdf.Array(
                    [
                        pikepdf.Name.DeviceN,
                        pikepdf.Array([pikepdf.Name.Magenta, pikepdf.Name("/PANTONE 871 C")]),
                        pikepdf.Name.DeviceCMYK,
                        self.program("{ 0 3 1 roll 0 exch 0 }", 2),
                    ]
                ),
                Pal=pikepdf.Array(
                    [
                        pikepdf.Name.Indexed,
                        pikepdf.Name.DeviceCMYK,
                        1,
                        bytes([0, 0, 0, 255, 80, 0, 0, 0]),
                    ]
                ),
            ),
            XObject=pikepdf.Dictionary(),
            Shading=pikepdf.Dictionary(),
            Pattern=pikepdf.Dictionary(),
        )
        self.page.Resources = self.res

    def spot(self, name: str, solid: list[float]) -> pikepdf.Array:
        ramp = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=solid, N=1)
        return pikepdf.Array(
            [pikepdf.Name.Separation, pikepdf.Name(f"/{name}"), pikepdf.Name.DeviceCMYK, ramp]
        )

    def program(self, code: str, count: int) -> pikepdf.Stream:
        return self.pdf.make_stream(
            code.encode(), FunctionType=4, Domain=[0, 1] * count, Range=[0, 1] * 4
        )

    def image(self, name: str, data: bytes, **entries: object) -> None:
        self.res.XObject[f"/{name}"] = self.pdf.make_stream(
            data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, **entries
        )

    def saved(self, content: str) -> bytes:
        self.page.Contents = self.pdf.make_stream(content.encode("latin-1"))
        sink = io.BytesIO()
        self.pdf.save(sink)
        return sink.getvalue()


def judged(pdf: bytes, folder: Path) -> dict[str, np.ndarray]:
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    # fmt: off
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-sDEVICE=tiffsep", f"-r{DPI}",
         "-o", str(folder / "s%d.tif"), str(file)],
        check=True, stdout=subprocess.DEVNULL,
    )
    # fmt: on
    return {
        re.search(r"\((.*)\)\.tif$", path.name)[1]: 255 - np.asarray(Image.open(path).convert("L"))
        for path in folder.glob("s*(*).tif")
    }


def squares(shares: np.ndarray) -> np.ndarray:
    side = shares.shape[0] // 10
    cut = shares[: side * 10, : side * 10].astype(float)
    return cut.reshape(10, side, 10, side).mean((1, 3)) / 2.55


TEXTLESS = {
    "process_knocks_out": "1 0 0 0 k 30 30 200 200 re f 0 1 0 0 k 90 90 60 60 re f",
    "black_overprints": "1 0 .5 0 k 30 30 200 200 re f /Ovp gs 0 0 0 1 k 60 60 90 90 re f",
    "mode_0_clears_the_four": "1 0 .5 0 k 30 30 200 200 re f /Ovp0 gs 0 0 0 1 k 60 60 90 90 re f",
    "gray_clears": "1 0 .5 0 k 30 30 200 200 re f /Ovp gs .4 g 60 60 90 90 re f",
    "spot_knocks_out": "1 0 .5 0 k 30 30 200 200 re f /Gold cs .8 scn 60 60 90 90 re f",
    "spot_overprints": "1 0 .5 0 k 30 30 200 200 re f /Ovp gs /Gold cs .8 scn 60 60 90 90 re f",
    "black_leaves_spot": "/Gold cs 1 scn 30 30 200 200 re f /Ovp gs 0 0 0 1 k 60 60 90 90 re f",
    "two_inks": "/Duo cs .3 .9 scn 30 30 200 200 re f",
    "two_inks_over": "1 1 0 0 k 60 60 90 90 re f /Ovp gs /Duo cs .3 .9 scn 30 30 200 200 re f",
    "strokes": "1 0 0 0 k 30 30 200 200 re f 20 w /Ovp gs 0 0 1 0 K 60 60 90 90 re S",
    "restored": "q /Ovp gs 0 0 0 1 k Q 1 0 0 0 k 30 30 200 200 re f 0 0 0 1 k 60 60 90 90 re f",
    "switched_off": "1 0 0 0 k 30 30 200 200 re f /Ovp gs /Off gs 0 0 0 1 k 60 60 90 90 re f",
    "named_device_space": "/DeviceCMYK cs .2 .4 .6 .1 scn 30 30 200 200 re f",
    "register_marks": "/All cs .5 scn 30 30 200 200 re f",
    "palette_as_colour": "/Pal cs 1 scn 30 30 200 200 re f",
    "fill_and_stroke": "0 1 0 0 k 1 0 0 0 K 30 w 60 60 150 150 re B",
}


def assert_alike(pdf: bytes, folder: Path) -> None:
    truth = judged(pdf, folder)
    found = {plate.ink: plate.shares for plate in plates(pdf, 0, DPI)}
    assert set(truth) <= set(found)
    for ink, shares in found.items():
        wanted = truth.get(ink, np.zeros_like(shares))
        assert np.abs(squares(shares) - squares(wanted)).max() < TOLERANCE, ink


@pytest.mark.parametrize("content", TEXTLESS.values(), ids=TEXTLESS)
def test_plates_of_painted_areas(content: str, tmp_path: Path):
    assert_alike(Sheet().saved(content), tmp_path)


PLACED = "1 0 0 0 k 30 30 200 200 re f q 150 0 0 150 60 60 cm /Im Do Q"
GRAY_RAMP = zlib.compress(bytes(range(0, 256, 4)) * 64)


@pytest.mark.parametrize("overprint", ["", "/Ovp gs "])
@pytest.mark.parametrize("kind", ["jpeg", "adobe", "flat", "gray", "palette", "spot", "stencil"])
def test_plates_of_pictures(kind: str, overprint: str, tmp_path: Path):
    sheet = Sheet()
    size = {"Width": 64, "Height": 64, "BitsPerComponent": 8}
    flate, dct = pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode
    four = pikepdf.Name.DeviceCMYK
    if kind == "jpeg":
        sheet.image("Im", cmyk_jpeg(adobe=False), **size, ColorSpace=four, Filter=dct)
    elif kind == "adobe":
        decode = [1, 0] * 4
        data = cmyk_jpeg(adobe=True)
        sheet.image("Im", data, **size, ColorSpace=four, Filter=dct, Decode=decode)
    elif kind == "flat":
        data = zlib.compress(bytes([200, 0, 90, 30]) * 64 * 64)
        sheet.image("Im", data, **size, ColorSpace=four, Filter=flate)
    elif kind == "gray":
        sheet.image("Im", GRAY_RAMP, **size, ColorSpace=pikepdf.Name.DeviceGray, Filter=flate)
    elif kind == "palette":
        bits = {"Width": 8, "Height": 8, "BitsPerComponent": 1}
        data = bytes([0xF0] * 8)
        sheet.image("Im", data, **bits, ColorSpace=sheet.res.ColorSpace.Pal)
    elif kind == "spot":
        sheet.image("Im", GRAY_RAMP, **size, ColorSpace=sheet.res.ColorSpace.Gold, Filter=flate)
    else:
        bits = {"Width": 8, "Height": 8, "BitsPerComponent": 1, "ImageMask": True}
        sheet.image("Im", bytes([0xF0] * 8), **bits)
    content = PLACED.replace("q 150", f"{overprint}0 0 1 0 k q 150")
    assert_alike(sheet.saved(content), tmp_path)


def test_plates_of_an_inline_picture(tmp_path: Path):
    sheet = Sheet()
    data = (bytes([255, 0, 100, 20]) * 4).decode("latin-1")
    content = (
        "1 0 0 0 k 30 30 200 200 re f q 150 0 0 150 60 60 cm "
        f"BI /W 2 /H 2 /BPC 8 /CS /CMYK ID {data} EI Q"
    )
    assert_alike(sheet.saved(content), tmp_path)


def test_plates_of_a_form_that_takes_the_page_s_colour_and_overprint(tmp_path: Path):
    sheet = Sheet()
    sheet.res.XObject.Fm = sheet.pdf.make_stream(
        b"60 60 90 90 re f q 0 1 0 0 k 160 60 40 90 re f Q 60 160 40 40 re f",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, SIDE, SIDE],
    )
    content = (
        "1 0 0 0 k 30 30 200 200 re f /Fm Do /Ovp gs 0 0 0 1 k /Fm Do 0 0 1 0 k 240 0 50 50 re f"
    )
    assert_alike(sheet.saved(content), tmp_path)


def test_plates_of_shadings_and_patterns(tmp_path: Path):
    sheet = Sheet()
    ramp = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 1, 0, 0], C1=[1, 0, 0, 0.5], N=1
    )
    shading = pikepdf.Dictionary(
        ShadingType=2, ColorSpace=pikepdf.Name.DeviceCMYK, Coords=[0, 0, SIDE, 0], Function=ramp
    )
    sheet.res.Shading.Sh = shading
    sheet.res.Pattern.Tile = sheet.pdf.make_stream(
        b"0 0 1 0 k 0 0 10 10 re f",
        PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 20, 20], XStep=20, YStep=20,
        Resources=pikepdf.Dictionary(),
    )  # fmt: skip
    content = (
        "q 30 30 100 200 re W n /Sh sh Q "
        "/Pattern cs /Tile scn 150 30 100 200 re f 0 0 0 1 k 10 10 20 20 re f"
    )
    assert_alike(sheet.saved(content), tmp_path)


def test_sums_are_those_of_the_ink_judge(tmp_path: Path):
    content = (
        "1 .9 .2 0 k 30 30 100 200 re f .3 .3 .3 .2 k 150 30 100 200 re f "
        "/Ovp gs 0 0 0 1 k 40 40 60 60 re f"
    )
    pdf = Sheet().saved(content)
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf)
    (cmyk,) = tac.render_gs(str(file), str(tmp_path), DPI, 60, [0])
    wanted = tac.measure(cmyk, DPI, 240, 15)
    found = plates(pdf, 0, DPI)
    assert abs(highest(found, DPI) - wanted["mm_max"]) < 2
    means = {plate.ink[0].replace("B", "K"): plate.mean for plate in found}
    assert all(abs(means[ink] - mean) < 0.3 for ink, mean in wanted["mean"].items())
