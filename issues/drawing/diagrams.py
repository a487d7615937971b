"""Maps and charts in the paper's own faces. One rule: what is drawn is measured in the copy."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from layout_app.resources import asset

INK, GRAY, LIGHT, BLUE, PALE, RED = (
    (30, 30, 32), (120, 122, 124), (214, 216, 216), (52, 104, 140), (196, 216, 226), (178, 44, 40),
)  # fmt: skip
Point = tuple[float, float]


def _face(size: float, name: str = "NewsHei-400") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(asset(f"fonts/{name}.ttf")), round(size))


def river_map(size: tuple[int, int] = (1500, 1350)) -> Image.Image:
    """Return the map of the river and its four brooks, with the tank for rain."""
    width, height = size[0] * 2, size[1] * 2
    picture = Image.new("RGB", (width, height), (246, 245, 240))
    draw = ImageDraw.Draw(picture)

    def at(x: float, y: float) -> Point:
        return x * width, y * height

    _blocks(draw, width, height)
    main = [
        at(x, 0.52 + 0.10 * math.sin(x * 5.2 + 0.6) - 0.05 * x)
        for x in np.linspace(-0.02, 1.02, 90)
    ]
    brooks = {
        "东浜": [
            at(0.78 + 0.035 * math.sin(t * 7), 0.39 - 0.43 * t) for t in np.linspace(0, 1, 40)
        ],
        "𬇕口浜": [
            at(0.545 - 0.12 * t, 0.44 - 0.48 * t + 0.03 * math.sin(t * 9))
            for t in np.linspace(0, 1, 40)
        ],
        "半亩浜": [
            at(0.36 + 0.05 * math.sin(t * 6), 0.58 + 0.46 * t) for t in np.linspace(0, 1, 40)
        ],
        "石桥浜": [
            at(0.66 + 0.10 * t, 0.40 + 0.64 * t + 0.02 * math.sin(t * 8))
            for t in np.linspace(0, 1, 40)
        ],
    }
    for line in brooks.values():
        _river(draw, line, 34)
    _river(draw, main, 92)
    _places(draw, at)
    for name, line in brooks.items():
        x, y = line[22]
        _label(draw, (x + 62, y), name, 96, BLUE, "NewsKai-400")
    x, y = main[20]
    _label(draw, (x, y - 2), "云溪干流", 92, BLUE, "NewsKai-400", anchor="mm")
    x, y = at(0.80, 0.36)
    draw.rectangle((x - 34, y - 34, x + 34, y + 34), fill=RED, outline="white", width=8)
    _label(draw, (x - 56, y), "东浜口调蓄池", 104, RED, "NewsHei-700", anchor="rm")
    _frame(draw, width, height)
    return picture.resize(size, Image.Resampling.LANCZOS)


def _blocks(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """Draw the quarters between the streets."""
    rng = np.random.default_rng(12)
    xs = np.cumsum(rng.uniform(0.085, 0.135, 12)) - 0.09
    ys = np.cumsum(rng.uniform(0.10, 0.15, 10)) - 0.09
    for x0, x1 in pairwise(xs):
        for y0, y1 in pairwise(ys):
            lean = 0.018 * math.sin(y0 * 5)
            left, right = x0 + lean + 0.006, x1 + lean - 0.006
            top, foot = y0 + 0.008, y1 - 0.008
            corners = [(left, top), (right, top), (right, foot), (left, foot)]
            park = rng.random() < 0.10
            fill = (214, 226, 204) if park else (232, 230, 222)
            draw.polygon([(x * width, y * height) for x, y in corners], fill=fill)


def _river(draw: ImageDraw.ImageDraw, line: Sequence[Point], wide: int) -> None:
    draw.line(line, fill=(150, 184, 204), width=wide + 12, joint="curve")
    draw.line(line, fill=PALE, width=wide, joint="curve")


def _places(draw: ImageDraw.ImageDraw, at: Callable[[float, float], Point]) -> None:
    for name, x, y in (
        ("云溪桥", 0.60, 0.50), ("云溪小学", 0.10, 0.24), ("半亩街市场", 0.12, 0.86),
        ("船坞", 0.88, 0.62), ("听雨街", 0.50, 0.80),
    ):  # fmt: skip
        px, py = at(x, y)
        draw.ellipse(
            (px - 17, py - 17, px + 17, py + 17), fill=INK, outline=(255, 255, 255), width=6
        )
        _label(draw, (px + 36, py), name, 88, INK)


def _label(
    draw: ImageDraw.ImageDraw,
    at: Point,
    text: str,
    size: float,
    colour: tuple[int, int, int],
    face: str = "NewsHei-400",
    anchor: str = "lm",
) -> None:
    draw.text(at, text, font=_face(size, face), fill=colour, anchor=anchor,
              stroke_width=7, stroke_fill=(246, 245, 240))  # fmt: skip


def _frame(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """Draw north and a frame."""
    x, y = width - 130, height - 150
    draw.polygon([(x, y - 110), (x - 38, y + 30), (x, y), (x + 38, y + 30)], fill=INK)
    draw.text((x, y - 160), "北", font=_face(88), fill=INK, anchor="mm")


def clarity_chart(size: tuple[int, int] = (1500, 900)) -> Image.Image:
    """Return how clear the water was, every half year, as a line over its area."""
    told = (
        ("2020.3", 23),
        ("2020.9", 28),
        ("2021.3", 35),
        ("2021.9", 51),
        ("2022.3", 66),
        ("2022.9", 80),
        ("2023.3", 92),
    )
    width, height = size[0] * 2, size[1] * 2
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    left, right, top, foot = 190, width - 150, 160, height - 190
    for value in (0, 25, 50, 75, 100):
        y = foot - (foot - top) * value / 100
        draw.line((left, y, right, y), fill=LIGHT if value else INK, width=4)
        draw.text((left - 30, y), f"{value}", font=_face(56), fill=GRAY, anchor="rm")
    points = [
        (left + 90 + (right - left - 180) * n / 6, foot - (foot - top) * v / 100)
        for n, (_, v) in enumerate(told)
    ]
    draw.polygon([*points, (points[-1][0], foot), (points[0][0], foot)], fill=PALE)
    draw.line(points, fill=BLUE, width=16, joint="curve")
    for n, ((x, y), (when, value)) in enumerate(zip(points, told, strict=True)):
        last = n in (0, len(told) - 1)
        colour = RED if last else BLUE
        draw.ellipse((x - 22, y - 22, x + 22, y + 22), fill="white", outline=colour, width=12)
        draw.text(
            (x, y - 66),
            f"{value}",
            font=_face(78 if last else 60, "NewsHei-700"),
            fill=colour,
            anchor="mm",
        )
        draw.text((x, foot + 66), when, font=_face(56), fill=INK, anchor="mm")
    draw.text(
        (left - 120, 66),
        "云溪干流透明度（厘米）",
        font=_face(72, "NewsHei-700"),
        fill=INK,
        anchor="lm",
    )
    return picture.resize(size, Image.Resampling.LANCZOS)


def meal_chart(size: tuple[int, int] = (1500, 523)) -> Image.Image:
    """Return what a meal costs and who pays it, as two bars of parts."""
    rows = (
        (
            "一份饭的成本　11.45 元",
            (("食材", 7.30, BLUE), ("工资社保", 3.39, (98, 148, 176)), ("水电燃气", 0.76, PALE)),
        ),
        ("谁来付", (("餐费", 10.60, (126, 92, 60)), ("公益金补", 0.85, RED))),
    )
    width, height = size[0] * 2, size[1] * 2
    picture = Image.new("RGB", (width, height), (244, 242, 234))
    draw = ImageDraw.Draw(picture)
    left, right = 80, width - 80
    whole = max(sum(value for _, value, _ in parts) for _, parts in rows)
    for n, (name, parts) in enumerate(rows):
        y, x = 84 + n * 510, float(left)
        draw.text((x, y), name, font=_face(108, "NewsHei-700"), fill=INK, anchor="lm")
        for part, value, colour in parts:
            wide = (right - left) * value / whole
            draw.rectangle((x, y + 76, x + wide - 8, y + 262), fill=colour)
            told, face = f"{part} {value:.2f}", _face(104)
            if wide > face.getlength(told) + 40:
                draw.text((x + wide / 2, y + 169), told, font=face, fill="white", anchor="mm")
            else:
                draw.line((x + wide / 2, y + 262, x + wide / 2, y + 290), fill=INK, width=6)
                draw.text((right, y + 348), told, font=face, fill=INK, anchor="rm")
            x += wide
    return picture.resize(size, Image.Resampling.LANCZOS)


STOPS = (
    "公交首末站", "青檐新村", "云溪小学", "食堂", "青檐路", "半亩街", "菜市场", "石桥弄口",
    "云溪书屋", "听雨街", "槐影巷口", "柳渡路", "卫生服务站",
)  # fmt: skip
FOR_THE_OLD = ("食堂", "菜市场", "卫生服务站")
"""The stops that the residents' maps asked for."""


def minibus_line(size: tuple[int, int] = (1500, 440)) -> Image.Image:
    """Return the line of the minibus as on the board of a stop: its names hang from it."""
    width, height = size[0] * 2, size[1] * 2
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    y, left, right = 130.0, 120.0, width - 120.0
    draw.line((left, y, right, y), fill=BLUE, width=38)
    for n, name in enumerate(STOPS):
        x = left + (right - left) * n / (len(STOPS) - 1)
        colour = RED if name in FOR_THE_OLD else BLUE
        end = n in (0, len(STOPS) - 1)
        r = 62 if end else 46
        draw.ellipse((x - r, y - r, x + r, y + r), fill="white", outline=colour, width=22)
        face = _face(116, "NewsHei-700" if end or colour == RED else "NewsHei-400")
        for k, char in enumerate(name):
            at = (x, 290 + 122 * k)
            draw.text(at, char, font=face, fill=colour if colour == RED else INK, anchor="mm")
    return picture.resize(size, Image.Resampling.LANCZOS)


def poster(size: tuple[int, int] = (2600, 590)) -> Image.Image:
    """Return the advertisement of the bookshop: shelves, a lamp, a name."""
    width, height = size[0] * 2, size[1] * 2
    picture = Image.new("RGB", (width, height), (36, 52, 62))
    half = width * 0.47
    _shelves(ImageDraw.Draw(picture), half, height)
    light = Image.new("L", (width, height), 0)
    lamp = [(width * 0.74, -60), (width * 0.49, height), (width * 0.99, height)]
    ImageDraw.Draw(light).polygon(lamp, fill=80)
    picture.paste((250, 214, 140), mask=light.filter(ImageFilter.GaussianBlur(60)))
    draw = ImageDraw.Draw(picture)
    for share, size_, face, words in (
        (0.32, 0.31, "NewsSong-900", "云溪书屋"),
        (0.61, 0.115, "NewsKai-400", "夜里也亮着一盏灯"),
        (0.80, 0.082, "NewsHei-400", "周二至周日 9:00—21:00　石桥弄七号"),
    ):
        at = (width * 0.74, height * share)
        draw.text(at, words, font=_face(height * size_, face), fill=(250, 240, 216), anchor="mm")
    return picture.resize(size, Image.Resampling.LANCZOS)


def library(size: tuple[int, int] = (1800, 985)) -> Image.Image:
    """Return the reading room at night: shelves, a lamp, a long table with its readers' backs."""
    width, height = size[0] * 2, size[1] * 2
    picture = Image.new("RGB", (width, height), (58, 46, 42))
    draw = ImageDraw.Draw(picture)
    _shelves(draw, width - 20.0, round(height * 0.74))
    light = Image.new("L", (width, height), 0)
    beams = ImageDraw.Draw(light)
    lamps = (0.26, 0.50, 0.74)
    for share in lamps:
        x = width * share
        beams.polygon(
            [(x - 30, 300), (x + 30, 300), (x + 620, height), (x - 620, height)], fill=120
        )
    picture.paste((255, 214, 140), mask=light.filter(ImageFilter.GaussianBlur(90)))
    for share in lamps:
        x = width * share
        draw.line((x, 0, x, 220), fill=(24, 20, 20), width=10)
        draw.pieslice((x - 170, 170, x + 170, 470), 180, 360, fill=(30, 72, 62))
        draw.ellipse((x - 46, 296, x + 46, 372), fill=(255, 240, 200))
    table = height * 0.80
    draw.rectangle((0, table, width, height), fill=(104, 72, 46))
    draw.rectangle((0, table, width, table + 26), fill=(156, 112, 72))
    for n, coat in enumerate(((52, 66, 84), (148, 62, 58), (74, 96, 84), (196, 168, 120),
                              (64, 60, 72))):  # fmt: skip
        x = width * (0.12 + 0.19 * n)
        draw.ellipse((x - 240, height - 560, x + 240, height + 420), fill=coat)
        draw.ellipse((x - 120, height - 800, x + 120, height - 520), fill=(40, 34, 34))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _shelves(draw: ImageDraw.ImageDraw, half: float, height: int) -> None:
    """Draw two shelves of books up to `half`."""
    rng = np.random.default_rng(8)
    colours = (
        (198, 84, 52), (224, 176, 76), (112, 152, 142), (226, 214, 190), (148, 62, 58),
        (74, 112, 138),
    )  # fmt: skip
    for shelf in range(2):
        foot = round(height * (0.46 + 0.46 * shelf))
        x = 60.0
        while x < half - 60:
            wide, tall = rng.uniform(34, 86), height * rng.uniform(0.24, 0.38)
            colour = colours[int(rng.integers(len(colours)))]
            draw.rectangle((x, foot - tall, x + wide, foot), fill=colour)
            for band in (0.16, 0.80):
                top = foot - tall * band
                dark = tuple(c * 7 // 10 for c in colour)
                draw.rectangle((x, top - 12, x + wide, top), fill=dark)
            x += wide + 5
        draw.rectangle((40, foot, half, foot + 22), fill=(122, 88, 58))
