"""Smooth random fields and lines. One rule: everything comes from a seed."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.float64]


def field(size: tuple[int, int], cells: int, seed: int, octaves: int = 5) -> Field:
    """Return fractal noise, mean about 0, of shape (height, width); `cells` across the width."""
    width, height = size
    rng = np.random.default_rng(seed)
    whole = np.zeros((height, width))
    weight = 1.0
    for octave in range(octaves):
        across = cells * 2**octave
        down = max(2, round(across * height / width))
        coarse = rng.normal(size=(down, across)).astype(np.float32)
        smooth = Image.fromarray(coarse, "F").resize(size, Image.Resampling.BICUBIC)
        whole += weight * np.asarray(smooth, dtype=np.float64)
        weight /= 2
    return whole


def ridge(width: int, cells: int, seed: int, octaves: int = 6) -> Field:
    """Return a line of hills: one height for each column, mean about 0."""
    return field((width, 8), cells, seed, octaves)[4]
