"""A lighthouse on its rock, and salt pans at daybreak. One rule: a cut-out has an outline.

The lighthouse stands on white paper, so that text can run round it: its page's plan says where.
"""

from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from issues.drawing.noise import field, ridge

Colour = tuple[int, int, int]
Point = tuple[float, float]

_STONE, _SHADE = (112, 112, 116), (54, 58, 66)
_WHITE, _RED, _IRON = (240, 238, 232), (176, 52, 44), (46, 52, 60)


def lighthouse(size: tuple[int, int] = (1050, 1680), seed: int = 5) -> Image.Image:
    """Return the lighthouse with its keeper's house, on white paper."""
    width, height = size[0] * 2, size[1] * 2
    picture = Image.new("RGB", (width, height), "white")
    _rock(picture, seed)
    _house(picture)
    _tower(picture)
    _surf(picture, seed)
    return picture.resize(size, Image.Resampling.LANCZOS)


def _at(picture: Image.Image, *points: Point) -> list[Point]:
    return [(x * picture.width, y * picture.height) for x, y in points]


def _rock(picture: Image.Image, seed: int) -> None:
    """Paint the rock in layers that step back to the house."""
    width, height = picture.size
    rng = np.random.default_rng(seed)
    draw = ImageDraw.Draw(picture)
    top = [(0.02, 0.955), (0.10, 0.905), (0.17, 0.865), (0.27, 0.845), (0.34, 0.79), (0.47, 0.775),
           (0.60, 0.755), (0.80, 0.75), (0.95, 0.775), (0.99, 0.82)]  # fmt: skip
    draw.polygon(_at(picture, *top, (0.995, 0.99), (0.01, 0.99)), fill=_STONE)
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).polygon(_at(picture, *top, (0.995, 0.99), (0.01, 0.99)), fill=255)
    faces = Image.new("RGB", picture.size, _STONE)
    cut = ImageDraw.Draw(faces)
    for _ in range(420):
        x, y = rng.uniform(0, width), rng.uniform(0.73, 1.0) * height
        wide, tall = rng.uniform(60, 240), rng.uniform(40, 150)
        lean = rng.uniform(-0.5, 0.3) * tall
        light = rng.normal(0, 20) + 46 * (x / width - 0.6) - 70 * (y / height - 0.86)
        tone = [round(min(210, max(28, c + light))) for c in _STONE]
        corners = [(x, y), (x + wide, y - 14), (x + wide + lean, y + tall), (x + lean, y + tall)]
        cut.polygon(corners, fill=(tone[0], tone[1], tone[2]))
        cut.line([*corners[1:3], corners[3]], fill=_SHADE, width=5)
    picture.paste(faces, mask=mask)
    grass = [(0.36, 0.787), (0.47, 0.766), (0.60, 0.747), (0.66, 0.752), (0.48, 0.80)]
    draw.polygon(_at(picture, *grass), fill=(106, 124, 84))


def _house(picture: Image.Image) -> None:
    """Draw the low house beside the tower, light from the left."""
    draw = ImageDraw.Draw(picture)
    draw.polygon(
        _at(picture, (0.40, 0.66), (0.66, 0.66), (0.66, 0.775), (0.40, 0.785)), fill=_WHITE
    )
    draw.polygon(
        _at(picture, (0.37, 0.668), (0.43, 0.61), (0.64, 0.605), (0.68, 0.665)), fill=(128, 60, 48)
    )
    for n in range(14):
        x = 0.435 + n * 0.0155
        foot = 0.38 + n * 0.0222
        draw.line(_at(picture, (x, 0.612), (foot, 0.664)), fill=(98, 44, 36), width=6)
    draw.polygon(_at(picture, (0.60, 0.66), (0.66, 0.66), (0.66, 0.775), (0.60, 0.777)),
                 fill=(206, 204, 200))  # fmt: skip
    for x in (0.435, 0.505):
        draw.polygon(
            _at(picture, (x, 0.695), (x + 0.038, 0.695), (x + 0.038, 0.733), (x, 0.734)),
            fill=(66, 86, 100),
        )
        draw.line(_at(picture, (x + 0.019, 0.695), (x + 0.019, 0.733)), fill=_WHITE, width=6)
    draw.polygon(
        _at(picture, (0.568, 0.70), (0.602, 0.70), (0.602, 0.777), (0.568, 0.779)),
        fill=(120, 52, 44),
    )
    draw.rectangle(_at(picture, (0.455, 0.583), (0.485, 0.622)), fill=(150, 146, 140))


def _tower(picture: Image.Image) -> None:
    """Draw the tower: white with two red bands, the shade turning round it, the lantern on top."""
    width, height = picture.size
    middle, top, foot = 0.79, 0.185, 0.765
    layer = Image.new("RGB", picture.size, "white")
    pixels = np.zeros((height, width, 3))
    mask = Image.new("L", picture.size, 0)
    ys = np.arange(height) / height
    share = ((ys - top) / (foot - top)).clip(0, 1)
    half = 0.078 + 0.062 * share**1.35
    xs = (np.arange(width)[None, :] / width - middle) / half[:, None]
    light = 1.0 - 0.46 * ((xs + 0.35).clip(0, 2)) ** 1.5 - 0.10 * (-xs - 0.5).clip(0, 1)
    banded = ((share > 0.16) & (share < 0.36)) | ((share > 0.58) & (share < 0.78))
    base = np.where(banded[:, None, None], np.array(_RED), np.array(_WHITE))
    pixels = base * light.clip(0.4, 1)[:, :, None]
    layer = Image.fromarray(pixels.clip(0, 255).astype(np.uint8), "RGB")
    inside = (np.abs(xs) < 1) & ((ys > top) & (ys < foot))[:, None]
    mask = Image.fromarray((inside * 255).astype(np.uint8))
    picture.paste(layer, mask=mask)
    draw = ImageDraw.Draw(picture)
    for y, x in ((0.30, 0.765), (0.47, 0.755), (0.64, 0.745)):
        draw.rectangle(_at(picture, (x, y), (x + 0.026, y + 0.026)), fill=(58, 64, 72))
        draw.arc(
            [*_at(picture, (x, y - 0.008))[0], *_at(picture, (x + 0.026, y + 0.008))[0]],
            180, 360, fill=(58, 64, 72), width=22,
        )  # fmt: skip
    draw.polygon(
        _at(picture, (0.735, 0.765), (0.735, 0.705), (0.785, 0.705), (0.785, 0.765)),
        fill=(84, 56, 46),
    )
    _lantern(picture, draw, middle)


def _lantern(picture: Image.Image, draw: ImageDraw.ImageDraw, middle: float) -> None:
    """Draw gallery, glass and roof, and the lamp alight."""

    def span(half: float, top: float, foot: float) -> list[Point]:
        return _at(picture, (middle - half, top), (middle + half, foot))

    draw.rectangle(span(0.118, 0.172, 0.190), fill=_IRON)
    for n in range(13):
        x = middle - 0.114 + n * 0.019
        draw.line(_at(picture, (x, 0.142), (x, 0.174)), fill=_IRON, width=7)
    draw.line(_at(picture, (middle - 0.118, 0.142), (middle + 0.118, 0.142)), fill=_IRON, width=11)
    draw.line(_at(picture, (middle - 0.118, 0.157), (middle + 0.118, 0.157)), fill=_IRON, width=6)
    draw.rectangle(span(0.062, 0.085, 0.172), fill=(250, 222, 140))
    lamp = Image.new("L", picture.size, 0)
    x, y = _at(picture, (middle, 0.125))[0]
    ImageDraw.Draw(lamp).ellipse((x - 70, y - 90, x + 70, y + 90), fill=255)
    picture.paste((255, 250, 226), mask=lamp.filter(ImageFilter.GaussianBlur(22)))
    for n in range(5):
        at = middle - 0.062 + n * 0.031
        draw.line(_at(picture, (at, 0.085), (at, 0.172)), fill=_IRON, width=9)
    draw.line(_at(picture, (middle - 0.062, 0.128), (middle + 0.062, 0.128)), fill=_IRON, width=7)
    draw.polygon(
        _at(picture, (middle - 0.084, 0.087), (middle - 0.05, 0.050), (middle, 0.032),
            (middle + 0.05, 0.050), (middle + 0.084, 0.087)),
        fill=_RED,
    )  # fmt: skip
    draw.polygon(
        _at(picture, (middle + 0.01, 0.036), (middle + 0.05, 0.050), (middle + 0.084, 0.087),
            (middle + 0.03, 0.087)),
        fill=(126, 36, 32),
    )  # fmt: skip
    draw.line(_at(picture, (middle, 0.034), (middle, 0.006)), fill=_IRON, width=10)


def _surf(picture: Image.Image, seed: int) -> None:
    """Paint swell and spray at the foot of the rock, running out into the paper."""
    width, height = picture.size
    rng = np.random.default_rng(seed + 4)
    draw = ImageDraw.Draw(picture)
    for row in range(9):
        y = height * (0.945 + 0.007 * row)
        xs = np.linspace(0.005 * width, 0.995 * width, 120)
        swell = ridge(120, 9, seed + row) * 16
        line = [(float(x), float(y + s)) for x, s in zip(xs, swell, strict=True)]
        tone = (86 + 9 * row, 128 + 7 * row, 146 + 6 * row)
        lower = [(float(x), float(y + 0.018 * height)) for x in reversed(xs)]
        draw.polygon([*line, *lower], fill=tone)
        draw.line(line, fill=(232, 240, 242), width=7)
    for _ in range(260):
        x = rng.uniform(0.06, 0.97) * width
        y = height * (0.948 - abs(rng.normal(0, 0.017)))
        r = rng.uniform(3, 12)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(240, 246, 248))
    foot = round(0.9995 * height)
    draw.rectangle((0, foot, width, height), fill="white")


def salt_pans(size: tuple[int, int] = (2000, 880), seed: int = 9) -> Image.Image:
    """Return salt pans at daybreak: water between banks, heaps of salt, people raking."""
    width, height = size[0] * 2, size[1] * 2
    shore = round(height * 0.36)
    pixels = _daybreak(width, height, shore, seed)
    picture = Image.fromarray(pixels.clip(0, 255).astype(np.uint8), "RGB")
    _islands(picture, shore, seed)
    _pans(picture, shore, seed)
    draw = ImageDraw.Draw(picture)
    for x, y, scale in ((0.17, 0.60, 1.0), (0.245, 0.575, 0.86), (0.09, 0.555, 0.72),
                        (0.70, 0.505, 0.52), (0.745, 0.498, 0.46), (0.66, 0.50, 0.42)):  # fmt: skip
        _heap(picture, (x * width, y * height), 0.115 * height * scale)
    for x, y, scale, side in (
        (0.60, 0.76, 1.0, 1),
        (0.80, 0.66, 0.66, -1),
        (0.415, 0.575, 0.44, 1),
    ):
        _raker(draw, (x * width, y * height), 0.30 * height * scale, side)
    small = picture.resize(size, Image.Resampling.LANCZOS)
    grain = field(size, 260, seed + 8, 2) * 2.2
    return Image.fromarray(
        (np.asarray(small, dtype=float) + grain[:, :, None]).clip(0, 255).astype(np.uint8), "RGB"
    )


def _daybreak(width: int, height: int, shore: int, seed: int) -> np.ndarray:
    """Return the sky and, below the shore, the sky once more as still water shows it."""
    rows = np.arange(shore) / shore
    above, below = np.array((104, 138, 168.0)), np.array((250, 214, 164.0))
    sky = above * (1 - rows[:, None] ** 0.9) + below * rows[:, None] ** 0.9
    sky = np.repeat(sky[:, None, :], width, axis=1)
    clouds = field((width // 8, shore // 6), 5, seed, 4)
    drawn = Image.fromarray(clouds.astype(np.float32), "F").resize((width, shore))
    cover = (np.asarray(drawn) - 0.15).clip(0, 1.2)[:, :, None] * 0.4 * (0.4 + rows[:, None, None])
    sky = sky * (1 - cover) + np.array((248, 226, 206.0)) * cover
    y, x = np.mgrid[0:shore, 0:width]
    far = np.hypot((x - width * 0.37) / 1.25, y - shore * 0.80)
    glow = np.exp(-((far / (height * 0.20)) ** 1.2))[:, :, None]
    sky = sky * (1 - 0.75 * glow) + np.array((255, 238, 196.0)) * 0.75 * glow
    disc = (np.hypot(x - width * 0.37, y - shore * 0.80) < height * 0.030)[:, :, None]
    sky = np.where(disc, np.array((255, 248, 222.0)), sky)
    depth = np.arange(height - shore)
    source = (shore - 1 - depth * shore / (height - shore) * 0.96).astype(int).clip(0, shore - 1)
    tremble = np.sin(depth / (6 + depth / 90))[:, None] * (1 + depth / 60)[:, None]
    columns = (np.arange(width)[None, :] + tremble).astype(int).clip(0, width - 1)
    water = sky[source[:, None], columns] * 0.90 + np.array((60, 84, 104.0)) * 0.10
    return np.concatenate([sky, water])


def _islands(picture: Image.Image, shore: int, seed: int) -> None:
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    for n, (tone, tall) in enumerate((((150, 160, 172), 0.085), ((112, 124, 136), 0.05))):
        line = ridge(300, 5 + 3 * n, seed + 20 + n)
        shape = np.maximum(0, line + 0.1) * tall * height
        xs = np.linspace(0, width, 300)
        top = [(float(x), float(shore - s)) for x, s in zip(xs, shape, strict=True)]
        draw.polygon([(0, shore), *top, (width, shore)], fill=tone)
    draw.line((0, shore, width, shore), fill=(110, 108, 106), width=6)


def _pans(picture: Image.Image, shore: int, seed: int) -> None:
    """Tint the pans a little each, and draw the banks between them, all towards one point."""
    width, height = picture.size
    rng = np.random.default_rng(seed + 2)
    rows = [shore + (height - shore) * (k / 7) ** 1.7 for k in range(8)]
    tints: Image.Image = picture.copy()
    draw = ImageDraw.Draw(tints)

    def x_at(lane: float, y: float) -> float:
        return width * 0.44 + lane * (y - shore * 0.90) * 0.86

    lanes = np.arange(-7.5, 8.5, 1.0)
    for top, foot in pairwise(rows):
        for lane in lanes[:-1]:
            tone = tuple(int(c) for c in rng.normal((150, 168, 182), (26, 20, 18)))
            corners = [(x_at(lane, top), top), (x_at(lane + 1, top), top),
                       (x_at(lane + 1, foot), foot), (x_at(lane, foot), foot)]  # fmt: skip
            draw.polygon(corners, fill=(tone[0], tone[1], tone[2]))
    picture.paste(Image.blend(picture, tints, 0.20))
    draw = ImageDraw.Draw(picture)
    bank, edge = (88, 74, 62), (150, 126, 100)
    for y in rows[1:-1]:
        thick = max(4, round((y - shore) * 0.034))
        draw.line((0, y, width, y), fill=bank, width=thick)
        draw.line((0, y - thick / 2, width, y - thick / 2), fill=edge, width=max(2, thick // 4))
    for lane in lanes:
        near, far = height + 40, shore + 6
        wide = height * 0.017
        draw.polygon(
            [(x_at(lane, far) - 2, far), (x_at(lane, far) + 2, far),
             (x_at(lane, near) + wide, near), (x_at(lane, near) - wide, near)],
            fill=bank,
        )  # fmt: skip
        draw.line((x_at(lane, far), far, x_at(lane, near) - wide * 0.8, near), fill=edge, width=6)


def _heap(picture: Image.Image, foot: Point, tall: float) -> None:
    """Draw a cone of salt, its shade side and its image in the water."""
    x, y = foot
    wide = tall * 0.98
    shade = Image.new("L", picture.size, 0)
    ImageDraw.Draw(shade).polygon([(x - wide, y), (x + wide, y), (x, y + tall * 0.7)], fill=120)
    picture.paste((226, 220, 212), mask=shade.filter(ImageFilter.GaussianBlur(7)))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(x - wide, y), (x, y - tall), (x + wide, y)], fill=(246, 240, 230))
    draw.polygon([(x + wide * 0.06, y), (x, y - tall), (x + wide, y)], fill=(196, 196, 200))
    draw.ellipse((x - wide, y - tall * 0.08, x + wide, y + tall * 0.10), fill=(214, 210, 206))
    draw.polygon([(x - wide * 0.99, y + 2), (x, y - tall), (x + wide * 0.05, y + tall * 0.08)],
                 fill=(246, 240, 230))  # fmt: skip


def _raker(draw: ImageDraw.ImageDraw, foot: Point, tall: float, side: int) -> None:
    """Draw somebody who draws a rake, and below the image in the water."""
    x, y = foot
    dark, pale = (40, 44, 52), (96, 100, 104)

    def figure(flip: float, tone: Colour, hat: Colour) -> None:
        def at(across: float, up: float) -> Point:
            return x + side * across * tall, y - flip * up * tall

        wide = max(2, round(tall * 0.016))
        draw.polygon([at(-0.10, 0), at(-0.055, 0), at(-0.01, 0.36), at(-0.07, 0.40)], fill=tone)
        draw.polygon([at(0.07, 0), at(0.115, 0), at(0.05, 0.38), at(-0.03, 0.38)], fill=tone)
        draw.polygon([at(-0.09, 0.36), at(0.06, 0.34), at(0.20, 0.68), at(0.07, 0.74)], fill=tone)
        draw.line([at(0.15, 0.67), at(0.28, 0.47), at(0.43, 0.41)], fill=tone, width=wide * 3)
        cx, cy = at(0.205, 0.775)
        r = tall * 0.052
        draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=tone)
        draw.polygon([at(0.08, 0.785), at(0.215, 0.90), at(0.345, 0.775)], fill=hat)
        draw.line([at(0.12, 0.63), at(0.95, 0.02)], fill=tone, width=wide)
        draw.polygon([at(0.90, 0.0), at(0.93, 0.06), at(1.06, 0.02), at(1.03, -0.03)], fill=tone)

    figure(-0.62, pale, (140, 132, 118))
    figure(1.0, dark, (150, 124, 78))
    ripple = tall * 0.2
    for n in range(3):
        r = ripple * (1 + 0.55 * n)
        draw.arc((x - r, y - r * 0.13, x + r, y + r * 0.16), 10, 170, fill=(236, 226, 212), width=4)
