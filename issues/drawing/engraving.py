"""A picture as lines of an engraver. One rule: lines follow the form and swell with the dark."""

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from issues.drawing.noise import Field, field


def engraved(picture: Image.Image, wide: int = 5600, pitch: float = 23.0) -> Image.Image:
    """Return a 1-bit picture of swelling lines, `wide` pixels across, a line every `pitch` pixels.

    Light tones have one set of lines, dark ones a second across it; contours are drawn through.
    """
    size = wide, round(picture.height * wide / picture.width)
    gray = ImageOps.autocontrast(ImageOps.grayscale(picture), cutoff=1)
    around = _shares(gray.filter(ImageFilter.GaussianBlur(picture.width / 30)), size)
    tone = _shares(gray.filter(ImageFilter.GaussianBlur(1)), size)
    tone = (tone + 1.4 * (tone - around) + 0.06).clip(0, 1)
    y, x = np.mgrid[0 : size[1], 0:wide].astype(float)
    bend = field((wide // 4, size[1] // 4), 3, 5, 3).astype(np.float32)
    form = np.asarray(Image.fromarray(bend, "F").resize(size), dtype=float) * 9 + around * 40
    first = _lines(y + form, pitch, (1 - tone) * 0.74 - 0.04)
    second = _lines(y * 0.72 + x * 0.70 + form, pitch, (0.30 - tone) * 1.3)
    edges = _shares(gray.filter(ImageFilter.GaussianBlur(0.8)).filter(ImageFilter.FIND_EDGES), size)
    ink = np.maximum.reduce([first, second, ((edges - 0.13) * 12).clip(0, 1)])
    return Image.fromarray(((1 - ink) * 255).clip(0, 255).astype(np.uint8), "L").point(
        lambda shade: 255 * (shade > 127), "1"
    )


def _shares(gray: Image.Image, size: tuple[int, int]) -> Field:
    """Return the light of a picture at another size, 0..1."""
    return np.asarray(gray.resize(size, Image.Resampling.BICUBIC), dtype=float) / 255


def _lines(across: Field, pitch: float, dark: Field) -> Field:
    """Return ink 0..1: lines of the share `dark` of their pitch, with soft edges."""
    phase = np.abs((across / pitch) % 1 - 0.5) * 2
    return ((dark.clip(0, 0.92) - phase) * pitch / 2 + 0.5).clip(0, 1) * (dark > 0.03)
