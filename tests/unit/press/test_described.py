"""Colours that pictures tell by other means than a profile, as they come out for a screen."""

import io
import random
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageCms

from layout_app.model.geometry import Rect
from layout_app.press.images import look, press_image
from layout_app.resources import asset

SHOWN = ((200, 60, 40), (60, 160, 90), (40, 80, 190), (128, 128, 128), (250, 240, 200))
SRGB = (0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
ADOBE = (0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)
# The matrices that the makers of the two spaces publish; this file shares no sums with the room.
OF_SRGB = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
OF_ADOBE = ((0.5767, 0.1856, 0.1882), (0.2973, 0.6274, 0.0753), (0.0270, 0.0707, 0.9911))


def light(values) -> np.ndarray:
    shares = np.array(values) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def written(power: float, space=OF_SRGB) -> np.ndarray:
    """Return what stands in a file for the colours shown."""
    mixed = light(SHOWN) @ np.array(OF_SRGB).T @ np.linalg.inv(np.array(space).T)
    return np.rint(mixed.clip(0, 1) ** power * 255).astype(np.uint8)


def gamma(value: float) -> bytes:
    return chunk(b"gAMA", struct.pack(">I", round(value * 100_000)))


def colours(points) -> bytes:
    return chunk(b"cHRM", struct.pack(">8I", *(round(value * 100_000) for value in points)))


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(values: np.ndarray, *told: bytes) -> bytes:
    """Write one row of pixels, gray or RGB, with what is told of their colours."""
    kind = 0 if values.ndim == 1 else 2
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", len(values), 1, 8, kind, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0" + values.tobytes()))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(told) + rows + chunk(b"IEND", b"")


def seen(data: bytes) -> list[int]:
    image = press_image(data, "p", Rect(0, 0, 1, 1), (5, 1), b"", is_rgb=True)
    return list(zlib.decompress(image.data))


PLAIN = np.array(SHOWN, np.uint8)
PROFILE = chunk(
    b"iCCP",
    b"sRGB\0\0" + zlib.compress(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
)


@pytest.mark.parametrize(
    "data",
    [
        png(PLAIN),
        png(PLAIN, gamma(0.45455), colours(SRGB)),
        png(PLAIN, gamma(1), chunk(b"sRGB", b"\0")),
        png(PLAIN, gamma(1), PROFILE),
        png(PLAIN, colours(ADOBE)),
        png(PLAIN, gamma(0)),
        png(PLAIN, gamma(0.00002), colours(ADOBE)),
        png(PLAIN, gamma(1), colours([0.3, 0.0] * 4)),
        png(PLAIN, gamma(1), colours([0.3, 0.3] * 4)),
        png(written(1), gamma(1)),
        png(written(1), gamma(1), colours(SRGB)),
        png(written(1 / 2.2, OF_ADOBE), gamma(1 / 2.2), colours(ADOBE)),
    ],
    ids=[
        "silent", "sRGB in numbers", "sRGB said outright", "a profile", "lights without a curve",
        "no curve", "no sensible curve", "no light", "one light", "linear", "linear sRGB", "Adobe",
    ],
)  # fmt: skip
def test_a_png_is_seen_in_the_colours_it_tells(data):
    assert seen(data) == pytest.approx(PLAIN.ravel().tolist(), abs=3)


def test_a_gray_png_is_heeded_too_on_screen_and_on_paper():
    grays = np.array([70, 100, 128, 200, 255], np.uint8)
    linear = np.rint(light(grays) * 255).astype(np.uint8)
    assert seen(png(linear, gamma(1))) == pytest.approx(grays.tolist(), abs=3)
    icc = asset("icc/news240.icc").read_bytes()
    inked = [
        press_image(data, "p", Rect(0, 0, 1, 1), (5, 1), icc, is_rgb=False)
        for data in (png(grays), png(linear, gamma(1)))
    ]
    plain, heeded = (list(zlib.decompress(image.data)) for image in inked)
    assert heeded == pytest.approx(plain, abs=3)


def test_what_a_png_describes_is_no_profile_of_its_file():
    assert not look(png(PLAIN, gamma(1))).has_profile


def photo(rule: str, space: int) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA001] = space
    exif.get_ifd(0x8769)[0xA005] = {0x0001: rule, 0x0002: b"0100"}
    sink = io.BytesIO()
    Image.new("RGB", (8, 8), (90, 160, 70)).save(sink, "JPEG", quality=100, exif=exif)
    return sink.getvalue()


def test_a_camera_may_say_adobe_by_its_rule_alone():
    plain, adobe, contrary = (
        seen(photo(*told))[:3] for told in (("R98", 1), ("R03", 0xFFFF), ("R03", 1))
    )
    assert plain == contrary
    mixed = (np.array((90, 160, 70)) / 255) ** 2.2 @ np.array(OF_ADOBE).T
    expected = (mixed @ np.linalg.inv(np.array(OF_SRGB).T)).clip(0, 1)
    expected = np.where(
        expected <= 0.0031308, expected * 12.92, 1.055 * expected ** (1 / 2.4) - 0.055
    )
    assert adobe == pytest.approx(list(expected * 255), abs=4)


def test_broken_exif_data_say_nothing_and_spoil_nothing():
    chance, whole = random.Random(1), photo("R03", 0xFFFF)
    start = whole.index(b"Exif")
    end = start - 2 + int.from_bytes(whole[start - 2 : start], "big")
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(4):
            data[chance.randrange(start + 6, end)] = chance.randrange(256)
        assert len(seen(bytes(data))) in (15, 3 * 64)
