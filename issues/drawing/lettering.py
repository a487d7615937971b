"""A paper's name as a picture. One rule: black and white, drawn as large as it is printed fine."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from layout_app.resources import asset

BRUSH = Path(__file__).parents[1] / "chaosheng" / "fonts" / "ChaoshengBrush-400.ttf"
SIZE = (1720, 760)
"""Pixels; 400 an inch over eleven lines of a masthead."""
_LETTER, _SEAL = 760, 190


def school_name() -> Image.Image:
    """Return 潮声 in brush, and the school's seal at its foot."""
    picture = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(picture)
    brush = ImageFont.truetype(str(BRUSH), _LETTER)
    for middle, char in ((400, "潮"), (1080, "声")):
        pen.text((middle, SIZE[1] // 2), char, font=brush, fill=0, anchor="mm")
    picture.paste(_seal("望潮中学"), (SIZE[0] - _SEAL - 30, SIZE[1] - _SEAL - 60))
    return picture


def _seal(words: str) -> Image.Image:
    """Return four characters cut white into a black square, read from the right."""
    picture = Image.new("L", (_SEAL, _SEAL), 255)
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, _SEAL - 1, _SEAL - 1), radius=18, fill=0)
    face = ImageFont.truetype(str(asset("fonts/NewsKai-400.ttf")), 80)
    for n, char in enumerate(words):
        spot = (_SEAL - 52 - 86 * (n // 2), 52 + 86 * (n % 2))
        pen.text(spot, char, font=face, fill=255, anchor="mm")
    return picture
