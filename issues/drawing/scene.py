"""A stone bridge over a river between white houses, in four seasons. One rule: back to front."""

import math
from collections.abc import Callable, Iterator

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from issues.drawing.noise import Field, field, ridge
from layout_app.frozen import frozen

Colour = tuple[int, int, int]

SHORE = 0.60
"""Height of the water's edge, in shares of the picture's height."""


@frozen(kw_only=False)
class Season:
    """The colours and the weather of a season."""

    sky: tuple[Colour, Colour]
    """Above, and at the horizon."""
    hills: tuple[Colour, Colour]
    """The farthest and the nearest."""
    water: Colour
    leaves: tuple[Colour, ...]
    foliage: float
    """How much of a tree is covered, 0..1."""
    weeping: bool = False
    """Whether the near tree is a willow."""
    falling: str = ""
    """`rain`, `petals`, `leaves` or `snow`."""
    snow: bool = False


SEASONS = {
    "spring": Season(
        ((173, 190, 198), (233, 230, 219)), ((178, 189, 190), (88, 116, 104)), (150, 168, 166),
        ((126, 153, 78), (160, 180, 96), (104, 136, 70)), 0.7, weeping=True, falling="petals",
    ),
    "summer": Season(
        ((120, 168, 206), (226, 233, 232)), ((160, 184, 192), (58, 98, 74)), (112, 150, 160),
        ((56, 98, 52), (78, 122, 60), (40, 78, 46)), 1.0, weeping=True,
    ),
    "autumn": Season(
        ((164, 170, 186), (243, 222, 188)), ((186, 176, 172), (132, 98, 66)), (156, 150, 142),
        ((196, 110, 40), (222, 150, 54), (160, 72, 38)), 0.75, falling="leaves",
    ),
    "winter": Season(
        ((168, 174, 182), (222, 222, 222)), ((196, 200, 204), (120, 128, 136)), (132, 142, 150),
        ((120, 112, 104),), 0.0, falling="snow", snow=True,
    ),
}  # fmt: skip


def bridge(season: str, size: tuple[int, int] = (1800, 1200), seed: int = 7) -> Image.Image:
    """Return the scene; drawn at twice the size and reduced, so that edges are smooth."""
    width, height = size[0] * 2, size[1] * 2
    look = SEASONS[season]
    land = _land((width, height), look, seed)
    picture = _with_water(land, look, seed)
    draw = ImageDraw.Draw(picture)
    _boat(draw, (width * 0.27, height * 0.80), width * 0.13, look)
    _near_tree(picture, look, seed)
    _weather(picture, look, seed)
    small = picture.resize(size, Image.Resampling.LANCZOS)
    return _printed(small, seed)


def _land(size: tuple[int, int], look: Season, seed: int) -> Image.Image:
    """Return all that stands above the water."""
    width, height = size
    shore = round(height * SHORE)
    picture = _sky(size, look, seed)
    for n in range(4):
        share = n / 3
        top = height * (0.30 + 0.075 * n) + ridge(width, 3 + 2 * n, seed + n) * height * 0.045
        _hill(picture, top, _mixed(look.hills, share), shore, mist=0.75 - 0.2 * n)
    draw = ImageDraw.Draw(picture)
    _bank(draw, size, look)
    _houses(draw, size, look, seed)
    for x, tall in ((0.055, 0.20), (0.30, 0.15), (0.93, 0.22), (0.985, 0.17)):
        _tree(
            draw, (width * x, height * (SHORE - 0.012)), height * tall, look, seed + round(x * 99)
        )
    _bridge(picture, look, seed)
    return picture


def _sky(size: tuple[int, int], look: Season, seed: int) -> Image.Image:
    width, height = size
    share = np.linspace(0, 1 / SHORE, height).clip(0, 1)[:, None, None]
    above, below = (np.array(colour, dtype=float) for colour in look.sky)
    sky = above * (1 - share) + below * share + np.zeros((height, width, 3))
    small = (width // 8, height // 8)
    clouds = field(small, 4, seed + 50).clip(0, 2.2) / 2.2
    shape = Image.fromarray((clouds * 255).astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)
    light = np.asarray(shape, dtype=float)[:, :, None] / 255 * (1 - share) * 0.5
    return _image(sky * (1 - light) + 250 * light)


def _hill(picture: Image.Image, top: Field, colour: Colour, shore: int, mist: float) -> None:
    """Paint a range of hills that goes down into mist."""
    width, height = picture.size
    rows = np.arange(height)[:, None]
    inside = (rows >= top[None, :]) & (rows < shore)
    depth = ((rows - top[None, :]) / (shore - top[None, :]).clip(1)).clip(0, 1)
    cover = inside * (1 - mist * depth)
    edge = Image.fromarray((cover * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.5))
    picture.paste(colour, (0, 0, width, height), edge)


def _bank(draw: ImageDraw.ImageDraw, size: tuple[int, int], look: Season) -> None:
    """Draw the embankment of ashlar on both sides of the bridge."""
    width, height = size
    top, foot = height * (SHORE - 0.028), height * SHORE
    for left, right in ((0, 0.36), (0.80, 1)):
        draw.rectangle((width * left, top, width * right, foot), fill=(122, 120, 114))
        draw.rectangle(
            (width * left, top, width * right, top + 7), fill=_white(look, (164, 162, 154))
        )
        for row in range(3):
            y = top + 8 + row * (foot - top - 8) / 3
            draw.line((width * left, y, width * right, y), fill=(92, 90, 86), width=3)
            for x in np.arange(width * left + row % 2 * 34, width * right, 68):
                draw.line((x, y, x, y + (foot - top - 8) / 3), fill=(96, 94, 90), width=2)


def _houses(draw: ImageDraw.ImageDraw, size: tuple[int, int], look: Season, seed: int) -> None:
    """Draw white houses with dark roofs and stepped gables, right and left of the bridge."""
    width, height = size
    rng = np.random.default_rng(seed + 20)
    foot = height * (SHORE - 0.028)
    places = ((0.085, 0.085, 0.10), (0.165, 0.075, 0.125), (0.235, 0.06, 0.085),
              (0.815, 0.07, 0.115), (0.875, 0.06, 0.085))  # fmt: skip
    for left, wide, tall in places:
        x, w, h = width * left, width * wide, height * tall
        wall = int(rng.integers(222, 242))
        draw.rectangle((x, foot - h, x + w, foot), fill=(wall, wall - 2, wall - 8))
        draw.rectangle((x, foot - h * 0.12, x + w, foot), fill=(164, 160, 152))
        _roof(draw, (x, foot - h, w, h * 0.34), look)
        _windows(draw, (x, foot - h, w, h), rng)


def _roof(
    draw: ImageDraw.ImageDraw, place: tuple[float, float, float, float], look: Season
) -> None:
    x, y, w, h = place
    dark = (64, 66, 70)
    points = [(x - w * 0.10, y), (x + w * 0.06, y - h), (x + w * 0.94, y - h), (x + w * 1.10, y)]
    draw.polygon(points, fill=dark)
    for share in np.linspace(0.02, 0.98, 17):
        top = x + w * (0.06 + 0.88 * share)
        foot = x + w * (-0.10 + 1.20 * share)
        draw.line((top, y - h, foot, y), fill=(92, 94, 97), width=3)
    draw.line((x - w * 0.13, y, x + w * 1.13, y), fill=(44, 46, 50), width=8)
    draw.line((x + w * 0.02, y - h, x + w * 0.98, y - h), fill=(44, 46, 50), width=10)
    if look.snow:
        white = [(px, py - 4) for px, py in points]
        draw.polygon([*white[:3], (x + w * 1.04, y - h * 0.25), (x - w * 0.04, y - h * 0.25)],
                     fill=(236, 238, 241))  # fmt: skip


def _windows(
    draw: ImageDraw.ImageDraw, place: tuple[float, float, float, float], rng: np.random.Generator
) -> None:
    x, y, w, h = place
    for row in (0.22, 0.58):
        for n in range(3):
            left, top = x + w * (0.13 + 0.28 * n), y + h * row
            lit = rng.random() < 0.2
            inside = (206, 168, 96) if lit else (78, 72, 66)
            draw.rectangle((left, top, left + w * 0.17, top + h * 0.2), fill=inside)
            for bar in (0.33, 0.66):
                at = left + w * 0.17 * bar
                draw.line((at, top, at, top + h * 0.2), fill=(112, 84, 60), width=2)
            draw.rectangle(
                (left, top, left + w * 0.17, top + h * 0.2), outline=(92, 62, 44), width=3
            )


def _bridge(picture: Image.Image, look: Season, seed: int) -> None:
    """Draw a humped bridge of three arches; the water and the land show through them."""
    draw, size = ImageDraw.Draw(picture), picture.size
    width, height = size
    left, right, water = width * 0.33, width * 0.83, height * SHORE
    crown = height * 0.205
    middle, half = (left + right) / 2, (right - left) / 2

    def deck(x: float) -> float:
        share = (x - middle) / half
        return float(water - height * 0.035 - crown * (0.5 + 0.5 * math.cos(math.pi * share)))

    xs = np.linspace(left, right, 160)
    arches = [(middle, half * 0.34), (middle - half * 0.56, half * 0.15),
              (middle + half * 0.56, half * 0.15)]  # fmt: skip
    layer = Image.new("L", size, 0)
    mask = ImageDraw.Draw(layer)
    mask.polygon([*((x, deck(x)) for x in xs), (right, water), (left, water)], fill=255)
    for x, radius in arches:
        mask.ellipse((x - radius, water - radius, x + radius, water + radius), fill=0)
    picture.paste(_masonry(size, (left, right, water - crown * 1.4, water), seed), mask=layer)
    for x, radius in arches:
        box = (x - radius - 9, water - radius - 9, x + radius + 9, water + radius + 9)
        draw.arc(box, 180, 360, fill=(198, 194, 184), width=20)
        draw.arc((x - radius, water - radius, x + radius, water + radius), 180, 360,
                 fill=(70, 68, 64), width=5)  # fmt: skip
        for angle in np.linspace(math.pi, 2 * math.pi, max(8, round(radius / 16))):
            a, b = radius, radius + 20
            c, s = math.cos(angle), math.sin(angle)
            draw.line(
                (x + a * c, water + a * s, x + b * c, water + b * s), fill=(112, 108, 100), width=2
            )
    _railing(draw, xs, deck, look)


def _masonry(
    size: tuple[int, int], place: tuple[float, float, float, float], seed: int
) -> Image.Image:
    left, right, top, foot = place
    stone = Image.new("RGB", size, (150, 146, 136))
    draw = ImageDraw.Draw(stone)
    rng = np.random.default_rng(seed + 30)
    for row, y in enumerate(np.arange(top, foot, 26)):
        x = left - 80 + row % 2 * 40
        while x < right:
            wide = float(rng.uniform(58, 100))
            tone = int(rng.normal(150, 11))
            draw.rectangle(
                (x, y, x + wide, y + 26), fill=(tone, tone - 4, tone - 13), outline=(108, 105, 98)
            )
            x += wide
    moss = field((size[0] // 8, size[1] // 8), 20, seed + 31).clip(0.6, 2) - 0.6
    cover = Image.fromarray((moss * 90).clip(0, 120).astype(np.uint8)).resize(size)
    stone.paste((92, 104, 78), mask=cover)
    return stone


def _railing(
    draw: ImageDraw.ImageDraw, xs: Field, deck: Callable[[float], float], look: Season
) -> None:
    top = 34
    line = [(float(x), deck(float(x)) - top) for x in xs]
    foot = [(float(x), deck(float(x)) + 3) for x in xs]
    draw.line(line, fill=_white(look, (176, 172, 162)), width=13, joint="curve")
    draw.line(foot, fill=(186, 182, 172), width=11, joint="curve")
    for x in np.linspace(float(xs[0]), float(xs[-1]), 27):
        y = deck(float(x))
        draw.rectangle(
            (x - 6, y - top - 16, x + 6, y), fill=(168, 164, 154), outline=(104, 100, 94)
        )
        draw.ellipse((x - 7, y - top - 26, x + 7, y - top - 12), fill=_white(look, (182, 178, 168)))


def _with_water(land: Image.Image, look: Season, seed: int) -> Image.Image:
    """Return the land above its own, trembling image."""
    width, height = land.size
    shore = round(height * SHORE)
    pixels = np.asarray(land, dtype=np.float32)
    rows = np.arange(height - shore)
    share = rows / len(rows)
    source = (shore - 1 - rows * (0.92 - 0.1 * share)).astype(int).clip(0, shore - 1)
    rng = np.random.default_rng(seed + 40)
    phases = rng.uniform(0, 6.28, 5)
    waves = sum(
        np.sin(rows / (5 + 8 * n) * (1 - 0.4 * share) + phases[n]) * (1.2 + 1.9 * n)
        for n in range(5)
    )
    shift = np.asarray(waves) * (0.25 + 2.2 * share)
    wide = field((width // 4, (height - shore) // 2), 9, seed + 41, 3)
    sway = Image.fromarray(wide.astype(np.float32), "F").resize((width, height - shore))
    columns = (
        np.arange(width)[None, :] + shift[:, None] + np.asarray(sway) * (3 + 16 * share[:, None])
    )
    mirrored = pixels[source[:, None], columns.astype(int).clip(0, width - 1)]
    water = np.array(look.water, dtype=np.float32)
    cover = (0.26 + 0.34 * share)[:, None, None]
    glints = (
        (np.sin(rows / 3.1)[:, None] + np.asarray(sway) > 1.55)[:, :, None]
        * 22
        * share[:, None, None]
    )
    pixels = pixels.copy()
    pixels[shore:] = mirrored * (1 - cover) + water * cover + glints
    picture = _image(pixels)
    ImageDraw.Draw(picture).line((0, shore, width, shore), fill=(104, 110, 108), width=2)
    return picture


def _boat(draw: ImageDraw.ImageDraw, at: tuple[float, float], long: float, look: Season) -> None:
    """Draw a boat with a round awning, its boatman and their shade in the water."""
    x, y = at
    shade = [
        (x - long * 0.5, y + 6),
        (x + long * 0.55, y + 6),
        (x + long * 0.38, y + 46),
        (x - long * 0.34, y + 46),
    ]
    draw.polygon(shade, fill=tuple(c * 5 // 9 for c in look.water))
    hull = ((-0.62, -34), (-0.5, 14), (0.5, 14), (0.68, -40), (0.4, -14), (-0.4, -14))
    draw.polygon([(x + long * along, y + down) for along, down in hull], fill=(58, 46, 38))
    awning = (x - long * 0.24, y - 82, x + long * 0.26, y + 36)
    draw.pieslice(awning, 180, 360, fill=(74, 66, 56))
    for share in np.linspace(0.06, 0.94, 13):
        bow = awning[0] + (awning[2] - awning[0]) * share
        tall = 59 * math.sqrt(max(0.0, 1 - (2 * share - 1) ** 2))
        draw.line((bow, y - 23, bow, y - 23 - tall), fill=(100, 90, 76), width=3)
    if look.snow:
        draw.arc(awning, 200, 340, fill=(236, 238, 240), width=9)
    man = x + long * 0.42
    draw.polygon(
        [(man - 15, y - 18), (man + 15, y - 18), (man + 9, y - 74), (man - 8, y - 74)],
        fill=(44, 52, 64),
    )
    draw.ellipse((man - 9, y - 94, man + 9, y - 74), fill=(150, 114, 88))
    draw.polygon([(man - 25, y - 84), (man + 25, y - 84), (man, y - 106)], fill=(172, 144, 92))
    draw.line((man + 4, y - 62, man + long * 0.36, y + 40), fill=(96, 78, 56), width=6)


def _tree(
    draw: ImageDraw.ImageDraw, foot: tuple[float, float], tall: float, look: Season, seed: int
) -> None:
    """Draw a tree: boughs that part seven times, then leaves at their ends."""
    rng = np.random.default_rng(seed)
    bark = (70, 60, 52)
    ends = []
    for x, y, to_x, to_y, thick in _boughs(foot, tall, rng):
        draw.line((x, y, to_x, to_y), fill=bark, width=max(1, round(thick)))
        if look.snow and thick > 2:
            draw.line((x, y - thick * 0.6, to_x, to_y - thick * 0.6), fill=(232, 234, 238), width=2)
        if thick < tall * 0.014:
            ends.append((to_x, to_y))
    for x, y in ends:
        for _ in range(round(7 * look.foliage)):
            px, py = x + rng.normal(0, tall * 0.035), y + rng.normal(0, tall * 0.03)
            r = rng.uniform(3, tall * 0.018 + 3)
            colour = look.leaves[int(rng.integers(len(look.leaves)))]
            draw.ellipse((px - r, py - r * 0.7, px + r, py + r * 0.7), fill=colour)


def _boughs(
    foot: tuple[float, float], tall: float, rng: np.random.Generator
) -> Iterator[tuple[float, float, float, float, float]]:
    """Give every bough as start, end and thickness, the trunk first."""
    waiting = [(foot[0], foot[1], -math.pi / 2, tall * 0.30, tall * 0.055)]
    while waiting:
        x, y, angle, long, thick = waiting.pop(0)
        to_x, to_y = x + math.cos(angle) * long, y + math.sin(angle) * long
        yield x, y, to_x, to_y, thick
        if thick > tall * 0.006:
            for side in (-1, 1):
                turn = angle + side * rng.uniform(0.22, 0.62) + rng.normal(0, 0.08)
                waiting.append((to_x, to_y, turn, long * rng.uniform(0.68, 0.86), thick * 0.68))


def _near_tree(picture: Image.Image, look: Season, seed: int) -> None:
    """Draw the boughs that hang into the picture from above, at its right."""
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    rng = np.random.default_rng(seed + 60)
    for _ in range(46 if look.weeping else 20):
        x, y = width * rng.uniform(0.80, 1.02), -20.0
        long = height * rng.uniform(0.12, 0.50) * (1 if look.weeping else 0.55)
        sway = rng.normal(-0.1, 0.12)
        previous = (x, y)
        steps = 34
        for step in range(1, steps):
            share = step / steps
            here = (x + sway * long * share**1.7 + math.sin(share * 5 + x) * 7, y + long * share)
            draw.line((*previous, *here), fill=(84, 74, 56), width=4 if share < 0.5 else 3)
            if rng.random() < look.foliage * (0.95 if look.weeping else 0.7):
                _leaf(
                    draw, here, look.leaves[int(rng.integers(len(look.leaves)))], rng, look.weeping
                )
            if look.snow and step % 3:
                draw.line(
                    (previous[0], previous[1] - 4, here[0], here[1] - 4),
                    fill=(236, 238, 241),
                    width=3,
                )
            previous = here


def _leaf(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    colour: Colour,
    rng: np.random.Generator,
    slender: bool,
) -> None:
    long, wide = (26.0, 6.0) if slender else (20.0, 13.0)
    for side in (-1, 1):
        angle = math.pi / 2 + side * rng.uniform(0.25, 0.9)
        c, s = math.cos(angle), math.sin(angle)
        tip = (at[0] + c * long, at[1] + s * long)
        middle = (at[0] + c * long / 2, at[1] + s * long / 2)
        across = (s * wide / 2, c * wide / 2)
        one = (middle[0] - across[0], middle[1] + across[1])
        other = (middle[0] + across[0], middle[1] - across[1])
        draw.polygon([at, one, tip, other], fill=colour)


def _weather(picture: Image.Image, look: Season, seed: int) -> None:
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    rng = np.random.default_rng(seed + 70)
    count = {"petals": 260, "leaves": 200, "snow": 1500}.get(look.falling, 0)
    for _ in range(count):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        near = rng.uniform(0.4, 1) ** 2
        if look.falling == "snow":
            r = 1.5 + 4.5 * near
            draw.ellipse((x - r, y - r, x + r, y + r), fill=(244, 246, 248))
            continue
        colour = (236, 190, 196) if look.falling == "petals" else look.leaves[int(rng.integers(3))]
        r, turn = 3 + 8 * near, rng.uniform(0, math.pi)
        dx, dy = r * math.cos(turn), r * math.sin(turn)
        ends = [
            (x - dx, y - dy),
            (x + dy / 2, y - dx / 2),
            (x + dx, y + dy),
            (x - dy / 2, y + dx / 2),
        ]
        draw.polygon(ends, fill=colour)


def _printed(picture: Image.Image, seed: int) -> Image.Image:
    """Return the picture with the grain of paper and softened contrast at its edges."""
    width, height = picture.size
    grain = field((width, height), 300, seed + 80, 2) * 2.2
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    shade = 1 - 0.10 * (x**2 + y**2).clip(0, 1.6)
    return _image((np.asarray(picture, dtype=float) + grain[:, :, None]) * shade[:, :, None])


def _white(look: Season, colour: Colour) -> Colour:
    return (236, 238, 241) if look.snow else colour


def _mixed(ends: tuple[Colour, Colour], share: float) -> Colour:
    one, two = ends
    r, g, b = (round(a + (b - a) * share) for a, b in zip(one, two, strict=True))
    return r, g, b


def _image(pixels: Field) -> Image.Image:
    return Image.fromarray(np.asarray(pixels).clip(0, 255).astype(np.uint8), "RGB")
