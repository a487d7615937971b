"""Umbrellas from above, in the rain. One rule: the row is the story; one of them is broken."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from issues.drawing.noise import field

COUNT = 37
_BLACKS = ((44, 46, 52), (58, 58, 64), (36, 40, 48))
_COLOURS = (
    (178, 42, 46), (224, 168, 44), (52, 104, 148), (92, 138, 92), (206, 118, 132),
    (126, 92, 140), (228, 214, 186), (66, 142, 146), (198, 104, 52),
)  # fmt: skip


def umbrellas(size: tuple[int, int] = (1500, 1000), seed: int = 3) -> Image.Image:
    """Return the picture: 37 umbrellas along a wall, children between, rain on the ground."""
    width, height = size[0] * 2, size[1] * 2
    picture = _ground((width, height), seed)
    rng = np.random.default_rng(seed)
    spots = _spots(width, height, rng)
    shade = Image.new("L", (width, height), 0)
    for x, y, r in spots:
        ImageDraw.Draw(shade).ellipse((x - r + 26, y - r + 34, x + r + 26, y + r + 34), fill=120)
    picture.paste((22, 26, 30), mask=shade.filter(ImageFilter.GaussianBlur(18)))
    _walkers(picture, rng)
    for n, (x, y, r) in enumerate(spots):
        colour = (
            _BLACKS[n % 3] if rng.random() < 0.46 else _COLOURS[int(rng.integers(len(_COLOURS)))]
        )
        _umbrella(picture, (x, y, r), colour, rng, broken=n == COUNT - 1)
    _rain(picture, rng)
    small = picture.resize(size, Image.Resampling.LANCZOS)
    grain = field(size, 250, seed + 9, 2) * 2.5
    return Image.fromarray(
        (np.asarray(small, dtype=float) + grain[:, :, None]).clip(0, 255).astype(np.uint8), "RGB"
    )


def _ground(size: tuple[int, int], seed: int) -> Image.Image:
    """Return wet paving with a wall along its upper side and the lane's kerb below."""
    width, height = size
    picture = Image.new("RGB", size, (104, 110, 114))
    draw = ImageDraw.Draw(picture)
    rng = np.random.default_rng(seed + 1)
    for row, y in enumerate(range(0, height, 84)):
        for x in range(-130 + row % 2 * 65, width, 130):
            tone = int(rng.normal(0, 5))
            draw.rectangle((x, y, x + 127, y + 81), fill=(110 + tone, 116 + tone, 121 + tone))
    small = (width // 6, height // 6)
    wet = field(small, 5, seed + 2).clip(-1.5, 1.5) / 3 + 0.5
    shine = Image.fromarray((wet * 110).astype(np.uint8)).resize(size)
    picture.paste((168, 178, 186), mask=shine)
    wall = round(height * 0.13)
    draw.rectangle((0, 0, width, wall), fill=(196, 192, 182))
    draw.rectangle((0, wall - 46, width, wall), fill=(72, 74, 78))
    for x in range(0, width, 30):
        draw.line((x, wall - 46, x, wall), fill=(98, 100, 104), width=4)
    draw.rectangle((0, round(height * 0.86), width, round(height * 0.88)), fill=(150, 152, 152))
    draw.rectangle((0, round(height * 0.88), width, height), fill=(70, 74, 78))
    return picture


def _spots(width: int, height: int, rng: np.random.Generator) -> list[tuple[float, float, float]]:
    """Return centre and radius of each umbrella: two uneven rows from end to end."""
    spots = []
    for n in range(COUNT):
        along = (n // 2 + 0.5 * (n % 2) + 0.4) / (COUNT / 2 + 0.3)
        bend = math.sin(along * 5) * height * 0.035
        y = height * (0.315 if n % 2 else 0.655) + bend + rng.normal(0, height * 0.02)
        spots.append((width * along + rng.normal(0, 14), y, height * rng.uniform(0.086, 0.108)))
    return spots


def _walkers(picture: Image.Image, rng: np.random.Generator) -> None:
    """Draw children with satchels between the rows."""
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    for n in range(15):
        x = width * (0.06 + n * 0.063)
        y = height * 0.485 + math.sin(x / width * 5) * height * 0.035 + rng.normal(0, 8)
        bag = _COLOURS[int(rng.integers(len(_COLOURS)))]
        draw.ellipse((x - 40, y - 25, x + 40, y + 25), fill=(52, 66, 98))
        draw.rounded_rectangle((x - 46, y - 20, x - 8, y + 20), 10, fill=bag)
        draw.ellipse((x - 12, y - 20, x + 28, y + 20), fill=(36, 30, 28))


def _umbrella(
    picture: Image.Image,
    place: tuple[float, float, float],
    colour: tuple[int, int, int],
    rng: np.random.Generator,
    *,
    broken: bool,
) -> None:
    """Draw eight panels, each in its own light; a broken one has lost the cloth at one rib."""
    x, y, r = place
    draw = ImageDraw.Draw(picture)
    turn = rng.uniform(0, math.pi / 4)
    tips = [
        (x + r * math.cos(turn + k * math.pi / 4), y + r * math.sin(turn + k * math.pi / 4))
        for k in range(8)
    ]
    for k in range(8):
        middle = turn + (k + 0.5) * math.pi / 4
        light = 1 + 0.30 * math.cos(middle + 2.2)
        tone = tuple(min(255, round(c * light)) for c in colour)
        hollow = (x + r * 0.885 * math.cos(middle), y + r * 0.885 * math.sin(middle))
        cloth = [(x, y), tips[k], hollow, tips[(k + 1) % 8]]
        if broken and k == 1:
            near = (x + r * 0.55 * math.cos(middle), y + r * 0.55 * math.sin(middle))
            cloth = [
                (x, y),
                (x + (tips[k][0] - x) * 0.6, y + (tips[k][1] - y) * 0.6),
                near,
                tips[(k + 1) % 8],
            ]
        draw.polygon(cloth, fill=tone)
    for k, tip in enumerate(tips):
        dark = tuple(round(c * 0.62) for c in colour)
        draw.line((x, y, *tip), fill=dark, width=5)
        if broken and k == 1:
            draw.line(
                (x + (tip[0] - x) * 0.6, y + (tip[1] - y) * 0.6, *tip),
                fill=(196, 198, 200),
                width=7,
            )
        draw.ellipse((tip[0] - 7, tip[1] - 7, tip[0] + 7, tip[1] + 7), fill=(200, 202, 204))
    draw.ellipse((x - 13, y - 13, x + 13, y + 13), fill=(214, 214, 212))
    for _ in range(26):
        angle, far = rng.uniform(0, 2 * math.pi), r * math.sqrt(rng.uniform(0.02, 0.7))
        px, py = x + far * math.cos(angle), y + far * math.sin(angle)
        draw.ellipse((px - 4, py - 4, px + 4, py + 4), fill=tuple(min(255, c + 70) for c in colour))


def _rain(picture: Image.Image, rng: np.random.Generator) -> None:
    width, height = picture.size
    drops = Image.new("L", picture.size, 0)
    draw = ImageDraw.Draw(drops)
    for _ in range(900):
        x, y, long = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(30, 95)
        draw.line((x, y, x - long * 0.28, y + long), fill=90, width=3)
    for _ in range(260):
        x, y, r = rng.uniform(0, width), rng.uniform(height * 0.7, height), rng.uniform(6, 24)
        draw.ellipse((x - r, y - r * 0.6, x + r, y + r * 0.6), outline=110, width=3)
    picture.paste((226, 232, 236), mask=drops)
