"""A chart of patches through every kind of picture, read back by ghostscript, against littleCMS."""

import io
import shutil
import struct
import subprocess
import zlib

import numpy as np
import pytest
from PIL import Image, ImageCms

from layout_app.display.items import Picture
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.press.writer import Profile, write_pdf
from layout_app.resources import asset
from tests.pages import TRIM, Originals, group, info, page

pytestmark = pytest.mark.judge

ICC = asset("icc/news240.icc").read_bytes()
ACROSS, DOWN, SIDE = 6, 4, 40
PLACE = Rect(20, 30, ACROSS * SIDE * 72 / 200, DOWN * SIDE * 72 / 200)
PATCHES = np.array([
    (115, 82, 68), (194, 150, 130), (98, 122, 157), (87, 108, 67), (133, 128, 177),
    (103, 189, 170), (214, 126, 44), (80, 91, 166), (193, 90, 99), (94, 60, 108), (157, 188, 64),
    (224, 163, 46), (56, 61, 150), (70, 148, 73), (175, 54, 60), (231, 199, 31), (187, 86, 149),
    (8, 133, 161), (255, 255, 255), (200, 200, 200), (160, 160, 160), (122, 122, 121), (60, 60, 60),
    (0, 0, 0),
], np.uint8)  # fmt: skip
"""Red, green, blue of skin, sky, leaves, fruit, flags and a scale of gray."""
GRAYS = np.linspace(0, 255, ACROSS * DOWN).round().astype(np.uint8)
RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
BPC = ImageCms.Flags.BLACKPOINTCOMPENSATION


def chart(values: np.ndarray, mode: str) -> Image.Image:
    grid = values.reshape(DOWN, ACROSS, *values.shape[1:])
    return Image.fromarray(grid.repeat(SIDE, 0).repeat(SIDE, 1), mode)


def saved(image: Image.Image, kind: str, **options) -> bytes:
    sink = io.BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def deep_png(values: np.ndarray) -> bytes:
    """A PNG of 16 bits a channel, which Pillow reads and cannot write."""
    pixels = np.asarray(chart(values, "RGB" if values.ndim == 2 else "L")).astype(">u2") * 257
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    kind = 2 if values.ndim == 2 else 0
    head = struct.pack(">IIBBBBB", ACROSS * SIDE, DOWN * SIDE, 16, kind, 0, 0, 0)

    def chunk(tag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def turned(image: Image.Image) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    # What lies on its left side in the file is seen upright.
    return saved(image.transpose(Image.Transpose.ROTATE_90), "JPEG", quality=95, exif=exif)


def other_space() -> bytes:
    """sRGB with red and green exchanged: a profile that must not be passed over."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data.replace(b"rXYZ", b"tXYZ", 1).replace(b"gXYZ", b"rXYZ", 1)
    return data.replace(b"tXYZ", b"gXYZ", 1)


def press_values() -> np.ndarray:
    """The patches as littleCMS alone puts them on the press."""
    row = Image.fromarray(PATCHES[None], "RGB")
    srgb = ImageCms.createProfile("sRGB")
    out = ImageCms.profileToProfile(row, srgb, io.BytesIO(ICC), RELATIVE, "CMYK", flags=BPC)
    return np.asarray(out)[0]


def next_press() -> bytes:
    """The output profile with one value a hair off: another press, and the same colours."""
    inside = ICC.index(b"mft2") + 5000
    return ICC[:inside] + bytes([ICC[inside] ^ 1]) + ICC[inside + 1 :]


RGB = chart(PATCHES, "RGB")
ALPHA = RGB.copy()
ALPHA.putalpha(255)
SWAPPED = chart(PATCHES[:, [1, 0, 2]], "RGB")
COLOURED = {
    "png": saved(RGB, "PNG"),
    "jpeg": saved(RGB, "JPEG", quality=95),
    "webp": saved(RGB, "WEBP", lossless=True),
    "bmp": saved(RGB, "BMP"),
    "tiff": saved(RGB, "TIFF", compression="tiff_lzw"),
    "palette": saved(RGB.quantize(64, dither=Image.Dither.NONE), "PNG"),
    "gif": saved(RGB.quantize(64, dither=Image.Dither.NONE), "GIF"),
    "alpha": saved(ALPHA, "PNG"),
    "16 bits": deep_png(PATCHES),
    "turned": turned(RGB),
    "another space": saved(SWAPPED, "PNG", icc_profile=other_space()),
    "broken profile": saved(RGB, "PNG", icc_profile=ICC[:128] + b"junk" * 99),
    "profile of another kind": saved(RGB, "PNG", icc_profile=ICC),
    "cmyk tiff": saved(chart(press_values(), "CMYK"), "TIFF"),
    "cmyk adobe jpeg": saved(chart(press_values(), "CMYK"), "JPEG", quality=95),
    "cmyk with the press's profile": saved(chart(press_values(), "CMYK"), "TIFF", icc_profile=ICC),
    "cmyk with another profile": saved(
        chart(press_values(), "CMYK"), "TIFF", icc_profile=next_press()
    ),
    "cmyk with a profile of light": saved(
        chart(press_values(), "CMYK"), "JPEG", quality=95, icc_profile=other_space()
    ),
}
LAB = ImageCms.profileToProfile(
    RGB, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), RELATIVE, "LAB"
)
COLOURED["lab"] = saved(LAB, "TIFF")
GRAY = chart(GRAYS, "L")
GRAY_ALPHA = GRAY.copy()
GRAY_ALPHA.putalpha(255)
GRAYED = {
    "png": saved(GRAY, "PNG"),
    "jpeg": saved(GRAY, "JPEG", quality=95),
    "alpha": saved(GRAY_ALPHA, "PNG"),
    "16 bits": deep_png(GRAYS),
}


def printed(original: bytes, tmp_path) -> np.ndarray:
    """Return the middle of each patch as ink, read by ghostscript."""
    if shutil.which("gs") is None:
        pytest.skip("gs is not installed")
    shown = page(group([Picture(rect=PLACE, original="chart")]))
    data = write_pdf([shown], shipped(), Profile.X1A, info(), Originals(chart=original))
    (tmp_path / "chart.pdf").write_bytes(data)
    command = ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", "-r200",
               "-dUseTrimBox", f"-sOutputFile={tmp_path}/out.tif", f"{tmp_path}/chart.pdf")  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    inks = np.asarray(Image.open(tmp_path / "out.tif"))
    scale = inks.shape[1] / TRIM[0]
    step = PLACE.w / ACROSS
    ys = [round((PLACE.y + (k + 0.5) * step) * scale) for k in range(DOWN)]
    xs = [round((PLACE.x + (k + 0.5) * step) * scale) for k in range(ACROSS)]
    means = [inks[y - 5 : y + 5, x - 5 : x + 5].mean((0, 1)) for y in ys for x in xs]
    return np.array(means).round().astype(np.uint8)


def lab(inks: np.ndarray) -> np.ndarray:
    """Return what inks look like on this press, by littleCMS alone."""
    row = Image.fromarray(inks[None], "CMYK")
    made = ImageCms.profileToProfile(
        row, io.BytesIO(ICC), ImageCms.createProfile("LAB"), RELATIVE, "LAB"
    )
    found = np.asarray(made)[0].astype(float)
    return np.column_stack((found[:, 0] * 100 / 255, (found[:, 1:] + 128) % 256 - 128))


def difference(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """CIEDE2000 (Sharma, Wu, Dalal 2005)."""
    l1, a1, b1 = one.T
    l2, a2, b2 = other.T
    mean_c = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180
    turn[c1 * c2 == 0] = 0
    dl, dc, dh = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    ml, mc, mh = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360
    t = (
        1 - 0.17 * np.cos(np.radians(mh - 30)) + 0.24 * np.cos(np.radians(2 * mh))
        + 0.32 * np.cos(np.radians(3 * mh + 6)) - 0.2 * np.cos(np.radians(4 * mh - 63))
    )  # fmt: skip
    sl = 1 + 0.015 * (ml - 50) ** 2 / np.sqrt(20 + (ml - 50) ** 2)
    sc, sh = 1 + 0.045 * mc, 1 + 0.015 * mc * t
    rc = 2 * np.sqrt(mc**7 / (mc**7 + 25.0**7))
    rt = -rc * np.sin(np.radians(60 * np.exp(-(((mh - 275) / 25) ** 2))))
    terms = (dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh
    return np.sqrt(np.maximum(terms, 0))


def test_difference_agrees_with_published_pairs():
    one = np.array([(50.0, 2.6772, -79.7751), (50.0, 2.49, -0.001), (60.2574, -34.0099, 36.2677)])
    other = np.array([(50.0, 0.0, -82.7485), (50.0, -2.49, 0.0011), (60.4626, -34.1751, 39.4387)])
    assert np.allclose(difference(one, other), (2.0425, 7.2195, 1.2644), atol=1e-3)


@pytest.mark.parametrize("kind", COLOURED)
def test_colours_of_every_kind_of_picture_are_printed_as_they_are(kind, tmp_path):
    found = printed(COLOURED[kind], tmp_path)
    away = difference(lab(found), lab(press_values()))
    print(f"{kind}: mean dE2000 {away.mean():.2f}, largest {away.max():.2f}")
    assert away.mean() <= 1.5
    assert found.sum(1, dtype=int).max() <= 2.45 * 255


def gray_reference() -> np.ndarray:
    """L* of sRGB grays scaled to the black of the black plate (BPC), from the formulas."""
    share = GRAYS / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    solid = lab(np.array([(0, 0, 0, 255), (0, 0, 0, 0)], np.uint8))[0, 0]
    darkest = ((solid + 16) / 116) ** 3
    light = darkest + linear * (1 - darkest)
    return np.where(light > 216 / 24389, 116 * np.cbrt(light) - 16, light * 24389 / 27)


@pytest.mark.parametrize("kind", GRAYED)
def test_grays_are_printed_in_their_lightness_by_black_alone(kind, tmp_path):
    found = printed(GRAYED[kind], tmp_path)
    assert not found[:, :3].any()
    shown = lab(found)
    asked = np.column_stack((gray_reference(), shown[:, 1:]))
    away = difference(shown, asked)
    print(f"gray {kind}: mean dE2000 {away.mean():.2f}, largest {away.max():.2f}")
    assert away.mean() <= 1.5


def test_bitmap_is_solid_or_nothing(tmp_path):
    bits = GRAYS > 127
    found = printed(saved(chart(bits.astype(np.uint8) * 255, "L").convert("1"), "PNG"), tmp_path)
    assert (found[:, 3] == np.where(bits, 0, 255)).all()
    assert not found[:, :3].any()
