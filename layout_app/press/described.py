"""Colours that a picture describes. One rule: however a file says it, it is told as an ICC profile.

A PNG may give the curve of its values and the colours of its red, green, blue and white instead of
a profile (PNG 3rd edition, 11.3.2), and a camera may say that it saw in Adobe RGB by no more than
the number of the rule it follows (DCF 2.0, Exif 3.0, 4.7).
"""

import struct
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

Point = tuple[float, float]
"""CIE 1931 x and y."""
_D65: Point = (0.3127, 0.3290)
_SRGB = (_D65, (0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
_ADOBE = (_D65, (0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
"""White, red, green and blue."""
_ADOBE_CURVE = 563 / 256
_CURVE = 2.2
"""What sRGB is written as where there is no room for its own curve."""
_SAME_CURVE, _SAME_COLOUR = 0.05, 0.002
"""How near to sRGB a description is one of it: as libpng reckons, and rounding."""
_CURVES = 0.2, 10.0
"""The flattest and the steepest that anybody means."""
_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
_EXIF, _RULES, _RULE, _SPACE = 0x8769, 0xA005, 0x0001, 0xA001
"""Exif's own directory and that of its rules, and the entries in them that are asked for."""
_ADOBE_RULE, _IS_SRGB = "R03", 1


def profile_of(found: "Image.Image", mode: str) -> bytes | None:
    """Return the ICC profile of an opened picture that is read as L, RGB, LAB or CMYK.

    None where it says nothing or describes sRGB. What is embedded is not looked into.
    """
    embedded: bytes | None = found.info.get("icc_profile")
    if embedded or mode not in ("L", "RGB"):
        return embedded
    if found.format == "PNG" and "srgb" not in found.info:
        return _of_png(found.info, mode)
    if found.format in ("JPEG", "MPO") and mode == "RGB" and _is_adobe(found):
        return _of_light(_ADOBE_CURVE, _ADOBE)
    return None


def _of_png(info: "dict[str | tuple[int, int], object]", mode: str) -> bytes | None:
    """Return what gAMA and cHRM say; the latter says nothing alone."""
    gamma, told = info.get("gamma"), info.get("chromaticity")
    if not isinstance(gamma, float) or not _CURVES[0] <= 1 / max(gamma, 1e-5) <= _CURVES[1]:
        return None
    curve = 1 / gamma
    points = tuple(zip(told[::2], told[1::2], strict=True)) if isinstance(told, tuple) else _SRGB
    is_usual = abs(curve / _CURVE - 1) < _SAME_CURVE
    if mode == "L":
        return None if is_usual else _profile(b"GRAY", {b"kTRC": _curve(curve)})
    if is_usual and _is_near(points):
        return None
    return _of_light(curve, points)


def _is_near(points: tuple[Point, ...]) -> bool:
    return all(
        abs(one - other) < _SAME_COLOUR
        for point, known in zip(points, _SRGB, strict=True)
        for one, other in zip(point, known, strict=True)
    )


def _is_adobe(found: "Image.Image") -> bool:
    # A foreign parser: broken data say nothing.
    with suppress(Exception), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exif = found.getexif()
        if exif.get_ifd(_EXIF).get(_SPACE) != _IS_SRGB:
            return str(exif.get_ifd(_RULES).get(_RULE, "")).startswith(_ADOBE_RULE)
    return False


def _of_light(curve: float, points: tuple[Point, ...]) -> bytes | None:
    """Return a profile of three lights; None where no colours can be mixed of them."""
    import numpy as np

    if any(y <= 0 for _, y in points):
        return None
    white, *lights = (np.array((x / y, 1.0, (1 - x - y) / y)) for x, y in points)
    try:
        mixed = np.column_stack(lights)
        mixed = mixed * np.linalg.solve(mixed, white)
        bradford = np.array(_BRADFORD)
        sight = np.diag(bradford @ _D50 / (bradford @ white))
        seen = np.linalg.solve(bradford, sight @ bradford @ mixed)
    except np.linalg.LinAlgError:
        return None
    if not np.isfinite(seen).all() or abs(seen).max() > 2:
        return None
    columns = dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), map(_xyz, seen.T), strict=True))
    return _profile(b"RGB ", columns | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve(curve)))


def _xyz(values: "np.ndarray[tuple[int], np.dtype[np.float64]] | tuple[float, ...]") -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _fixed(values: "np.ndarray[tuple[int], np.dtype[np.float64]] | tuple[float, ...]") -> bytes:
    return struct.pack(">3i", *(round(float(value) * 65536) for value in values))


def _curve(power: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IHxx", 1, round(power * 256))


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """Return an ICC profile of version 2 with these tags, made of whole words (ICC.1:2001-04)."""
    tags = {b"wtpt": _xyz(_D50), **tags}
    start = 128 + 4 + 12 * len(tags)
    index, body = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        index += name + struct.pack(">II", start + len(body), len(value))
        body += value
    head = struct.pack(">I4xI", start + len(body), 0x02100000) + b"mntr" + space + b"XYZ "
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    return (head + made + b"acsp").ljust(68, b"\0") + _fixed(_D50).ljust(60, b"\0") + index + body
