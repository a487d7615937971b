"""Colours of pictures for the press and for the screen. One rule: profiles decide, not arithmetic.

What a picture says of its colours is believed where it can be; sRGB is assumed where it is silent.
Gray is printed by the black plate alone, along a curve that keeps its lightness; ink beyond the
house's limit is taken from the coloured plates and given to black.
"""

import io
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from layout_app.preflight.house import Intent, PictureRules
from layout_app.press.icc import is_same_press
from layout_app.press.overprint import Shape

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image, ImageCms

_LEVELS = 256
_SPARE = 0.01
"""Ink below a house's limit that pictures keep for what JPEG and rounding add to an area."""
_HEADER = 128
_TRACE = 12
"""A twelfth of coloured ink is colour; below it fades to the gray of black ink."""


def has_profile(profile: bytes | None, mode: str) -> bool:
    """Tell whether an ICC profile is whole and describes this kind of picture."""
    space = {"L": b"GRAY", "RGB": b"RGB ", "CMYK": b"CMYK", "LAB": b"Lab "}.get(mode)
    if not profile or len(profile) <= _HEADER or profile[16:20] != space:
        return False
    return _is_usable(profile, mode)


def is_for_press(profile: bytes) -> bool:
    """Tell whether colours can be made into inks and inks into colours by an ICC profile."""
    from PIL import ImageCms

    try:
        _transform(None, profile, "RGB", "CMYK", PictureRules())
    except (OSError, ImageCms.PyCMSError):
        return False
    return has_profile(profile, "CMYK")


def as_press(
    image: "Image.Image", embedded: bytes | None, icc: bytes, rules: PictureRules
) -> "Image.Image":
    """Return a picture of mode RGB, LAB or CMYK as press CMYK within the rules' ink."""
    source = embedded if has_profile(embedded, image.mode) else None
    if image.mode != "CMYK" or (source is not None and not is_same_press(source, icc)):
        image = _apply(image, _transform(source, icc, image.mode, "CMYK", rules))
    return within_ink(image, rules.ink / 100 - _SPARE)


def as_black(
    image: "Image.Image", embedded: bytes | None, icc: bytes, rules: PictureRules
) -> "Image.Image":
    """Return a gray picture as the lightness that the black plate gives it (mode L)."""
    source = embedded if has_profile(embedded, "L") else None
    return image.point(_black_curve(source, icc, rules)) if icc else image


def as_gray(image: "Image.Image", embedded: bytes | None) -> "Image.Image":
    """Return a gray picture with the values that sRGB has for its grays."""
    if not has_profile(embedded, "L"):
        return image
    shown = _apply(_ramp("L"), _transform(embedded, None, "L", "RGB", PictureRules()))
    return image.point(list(shown.getchannel("G").tobytes()))


def as_screen(image: "Image.Image", embedded: bytes | None, icc: bytes) -> "Image.Image":
    """Return a picture as sRGB; CMYK without a profile of its own is that of the press."""
    source = embedded if has_profile(embedded, image.mode) else None
    if image.mode == "CMYK":
        source = source or icc or None
        if source is None:
            return image.convert("RGB")
    elif source is None and image.mode == "RGB":
        return image
    shown = _apply(image, _transform(source, None, image.mode, "RGB", PictureRules()))
    return _black_plain(shown, image) if image.mode == "CMYK" else shown


def _black_plain(shown: "Image.Image", inks: "Image.Image") -> "Image.Image":
    """Return a picture whose parts in black ink alone are gray, as type beside it is black."""
    from PIL import Image, ImageChops

    cyan, magenta, yellow, _black = inks.split()
    coloured = ImageChops.lighter(ImageChops.lighter(cyan, magenta), yellow)
    share = coloured.point([min(255, _TRACE * level) for level in range(_LEVELS)])
    return Image.composite(shown, shown.convert("L").convert("RGB"), share)


def within_ink(image: "Image.Image", limit: float) -> "Image.Image":
    """Return a CMYK picture in which no pixel has more ink than the limit (sum of shares).

    Cyan, magenta and yellow in equal parts give way to black first, which keeps the tone; what is
    still over is taken from the three in proportion.
    """
    import numpy as np
    from PIL import Image

    shares = np.asarray(image)
    most = int(limit * 255)
    over = shares.sum(axis=2, dtype=np.int16) > most
    if not over.any():
        return image
    limited = shares.copy()
    limited[over] = _less_ink(shares[over].astype(np.int16), most)
    return Image.fromarray(limited, "CMYK")


def below_black(
    image: "Image.Image", limit: float, black: Iterable[Shape], slip: float
) -> "Image.Image":
    """Return a CMYK picture whose colours leave room for full black below shapes (shares of it).

    The colours' sum and a full black plate are within the limit there and `slip` pixels around, as
    far as plates may lie beside each other. Black covers all but that edge.
    """
    import numpy as np
    from PIL import Image

    shares = np.array(image)
    most = max(0.0, limit - 1) * 255
    sums = shares[:, :, :3].sum(axis=2, dtype=np.int16)
    over = (sums > most) & (np.asarray(_mask(black, image.size, slip)) > 0)
    shares[over, :3] = np.floor(shares[over, :3] * (most / sums[over])[:, None])
    return Image.fromarray(shares, "CMYK")


def _mask(black: Iterable[Shape], size: tuple[int, int], slip: float) -> "Image.Image":
    """Return where shapes lie in a picture of so many pixels, and the pixels around them."""
    from PIL import Image, ImageDraw, ImageFilter

    wide, high = size
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for shape in black:
        loops = [[(x * wide, y * high) for x, y in loop] for loop in shape]
        areas = list(map(_area, loops))
        outer = max(areas, key=abs, default=0.0) > 0
        # An inner loop turns against the outer ones: what it holds is no ink.
        for fill in (255, 0):
            for loop, area in zip(loops, areas, strict=True):
                if len(loop) > 1 and (area > 0) is (outer is (fill == 255)):
                    draw.polygon(loop, fill=fill)
    return mask.filter(ImageFilter.MaxFilter(2 * max(1, math.ceil(slip)) + 1))


def _area(loop: Sequence[tuple[float, float]]) -> float:
    """Return twice the area of a loop, below 0 where it turns the other way."""
    return sum(
        x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(loop, (*loop[1:], loop[0]), strict=True)
    )


def _less_ink(
    inks: "np.ndarray[tuple[int, int], np.dtype[np.int16]]", most: int
) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    import numpy as np

    colours, black = inks[:, :3], inks[:, 3]
    excess = inks.sum(axis=1) - most
    moved = np.minimum(np.minimum((excess + 1) // 2, colours.min(axis=1)), 255 - black)
    colours, black = colours - moved[:, None], black + moved
    sums = np.maximum(colours.sum(axis=1), 1)
    kept = np.minimum(1.0, np.maximum(0, most - black) / sums)
    colours = np.floor(colours * kept[:, None])
    return np.column_stack((colours, black)).astype(np.uint8)


def _apply(image: "Image.Image", transform: "ImageCms.ImageCmsTransform") -> "Image.Image":
    from PIL import ImageCms

    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None
    return converted


@lru_cache(maxsize=8)
def _transform(
    source: bytes | None, target: bytes | None, mode: str, wanted: str, rules: PictureRules
) -> "ImageCms.ImageCmsTransform":
    """Build a transform; None stands for sRGB, and for Lab itself in a Lab picture."""
    from PIL import ImageCms

    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION if rules.keeps_black_point else ImageCms.Flags(0)
    return ImageCms.buildTransform(
        _opened(source, mode), _opened(target, wanted), mode, wanted, _intent(rules.intent), flags
    )


def _intent(intent: Intent) -> "ImageCms.Intent":
    from PIL import ImageCms

    return {
        Intent.RELATIVE: ImageCms.Intent.RELATIVE_COLORIMETRIC,
        Intent.PERCEPTUAL: ImageCms.Intent.PERCEPTUAL,
        Intent.SATURATION: ImageCms.Intent.SATURATION,
        Intent.ABSOLUTE: ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
    }[intent]


def _opened(profile: bytes | None, mode: str) -> "ImageCms.ImageCmsProfile":
    from PIL import ImageCms

    if profile is None:
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB"))
    return ImageCms.ImageCmsProfile(io.BytesIO(profile))


@lru_cache(maxsize=8)
def _is_usable(profile: bytes, mode: str) -> bool:
    """Tell whether colours can be read by a profile: one may open whose tables are gone."""
    from PIL import ImageCms

    try:
        _transform(profile, None, mode, "LAB", PictureRules())
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


@lru_cache(maxsize=8)
def _black_curve(source: bytes | None, icc: bytes, rules: PictureRules) -> list[int]:
    """Return the gray (255 = no ink) that prints each of 256 grays in its own lightness.

    White is paper. The darkest gray is full black where the black point is kept, else whatever is
    as dark as asked for or the darkest there is.
    """
    import numpy as np

    asked = _luminance(_lightness(_ramp("L"), source, rules))
    black = np.zeros((1, _LEVELS, 4), np.uint8)
    black[0, :, 3] = np.arange(_LEVELS)
    printed = _luminance(_lightness(_picture(black, "CMYK"), icc, rules))
    printed = np.minimum.accumulate(printed)
    if rules.keeps_black_point:
        darkest = printed[-1] / printed[0]
        asked = (asked - asked[0]) / (asked[-1] - asked[0])
        asked = darkest + asked * (1 - darkest)
    amounts = np.interp(asked, printed[::-1] / printed[0], np.arange(_LEVELS)[::-1])
    return [int(level) for level in np.rint(_LEVELS - 1 - amounts)]


def _ramp(mode: str) -> "Image.Image":
    import numpy as np

    return _picture(np.arange(_LEVELS, dtype=np.uint8).reshape(1, _LEVELS), mode)


def _picture(values: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]", mode: str) -> "Image.Image":
    from PIL import Image

    return Image.fromarray(values, mode)


def _lightness(
    image: "Image.Image", profile: bytes | None, rules: PictureRules
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Return the L* of a picture of one row, relative to its own white."""
    import numpy as np
    from PIL import ImageCms

    if image.mode == "L" and profile is None:
        image = image.convert("RGB")
    transform = ImageCms.buildTransform(
        _opened(profile, image.mode), _opened(None, "LAB"), image.mode, "LAB",
        _intent(Intent.RELATIVE if rules.intent is Intent.ABSOLUTE else rules.intent),
    )  # fmt: skip
    lab = np.asarray(_apply(image, transform), dtype=np.float64)
    lightness: np.ndarray[tuple[int], np.dtype[np.float64]] = lab[0, :, 0] * 100 / 255
    return lightness


def _luminance(
    lightness: "np.ndarray[tuple[int], np.dtype[np.float64]]",
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Return Y of L* (CIE 1976)."""
    import numpy as np

    return np.where(lightness > 8, ((lightness + 16) / 116) ** 3, lightness / 903.2962962962963)
