import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from layout_app.resources import asset

PROFILE = asset("icc/news240.icc")
SOURCE = "Based on characterization data CGATS TR 002-2007, SNAP Coldset Printing on Newsprint."


@pytest.fixture(scope="module")
def data() -> bytes:
    return PROFILE.read_bytes()


def tags(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">I", data, 128)
    rows = (struct.unpack_from(">4sII", data, 132 + 12 * row) for row in range(count))
    return {tag.decode(): data[start : start + size] for tag, start, size in rows}


def printed(picture: Image.Image) -> np.ndarray:
    """Return the inks of a picture in per cent, converted as pictures on the page are."""
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        str(PROFILE),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return np.asarray(ImageCms.applyTransform(picture, transform)) * (100 / 255)


def test_header_is_a_printer_profile_for_cmyk_of_version_2(data: bytes) -> None:
    assert struct.unpack_from(">I", data)[0] == len(data)
    assert (data[8], data[12:16], data[16:20]) == (2, b"prtr", b"CMYK")
    assert data[36:40] == b"acsp"


def test_tags_for_both_directions_are_there(data: bytes) -> None:
    assert {f"{way}{intent}" for way in ("A2B", "B2A") for intent in "012"} <= set(tags(data))


def test_copyright_names_the_source_of_the_data(data: bytes) -> None:
    told = tags(data)["cprt"].decode("ascii")
    assert "Copyright newspaper desk authors, 2026." in told
    assert SOURCE in told
    assert SOURCE in (PROFILE.parent / "README.md").read_text(encoding="utf-8")


def test_description_tells_the_printing_condition(data: bytes) -> None:
    assert b"Coldset newsprint TR002 TAC240" in tags(data)["desc"]


def test_no_picture_exceeds_the_ink_limit() -> None:
    noise = np.random.default_rng(240).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    corners = [[(r, g, b) for r in (0, 255) for g in (0, 255) for b in (0, 255)]]
    assert printed(Image.fromarray(noise)).sum(axis=2).max() <= 240
    assert printed(Image.fromarray(np.array(corners, dtype=np.uint8))).sum(axis=2).max() <= 240


def test_paper_stays_free_of_ink_and_black_is_mostly_black() -> None:
    white, black = printed(Image.fromarray(np.array([[[255] * 3, [0] * 3]], dtype=np.uint8)))[0]
    assert white.sum() == 0
    assert black[3] > 80 > black[:3].max()


def test_gray_is_printed_near_gray() -> None:
    cyan, magenta, yellow, key = printed(Image.new("RGB", (1, 1), (128, 128, 128)))[0, 0]
    assert key > cyan > yellow
    assert abs(magenta - yellow) < 5
