"""Lay every window, dock and dialog on sheets, at each scale, in both languages and palettes.

usage: python -m docs.contact_sheet FOLDER [--scales 1.5,2] [--lang zh_CN,en]
                                          [--colours light,dark] [--only NAME,…]
The pictures are those of the manual. A sheet is FOLDER/SCALE-LANG-COLOURS.png, to be looked at.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PIL import Image, ImageOps

from docs.manual.pictures import STATES

ROOT = Path(__file__).parents[1]
COLUMN, COLUMNS, GAP = 620, 4, 8
"""Dots of a picture's width, pictures in a row, dots between them."""
GROUND = "#b0006a"
"""What no window of the program is painted with."""
BY_PROCESS = ("inks", "certificate", "print", "arrange", "arrange-all")
"""States that wait for another process."""


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Return pictures in columns, each put where its column is shortest."""
    feet = [0] * COLUMNS
    places = []
    for picture in pictures:
        column = feet.index(min(feet))
        places.append((column * (COLUMN + GAP), feet[column]))
        feet[column] += picture.height + GAP
    whole = Image.new("RGB", (COLUMNS * (COLUMN + GAP), max(feet)), GROUND)
    for picture, place in zip(pictures, places, strict=True):
        whole.paste(picture, place)
    return whole


def taken(scale: str, language: str, colours: str, names: list[str]) -> Iterator[Image.Image]:
    """Take the pictures in a program of its own, and yield them one column wide at most."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "docs.manual.pictures", folder,
             "--lang", language, "--colours", colours, "--only", ",".join(names)],
            check=True, cwd=ROOT, stderr=subprocess.DEVNULL,
            env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        for name in names:
            with Image.open(Path(folder) / f"{name}.png") as picture:
                shown = picture.convert("RGB")
            yield ImageOps.contain(shown, (COLUMN, 4 * COLUMN)) if shown.width > COLUMN else shown


def main() -> int:
    """Make the sheets that were asked for."""
    reader = argparse.ArgumentParser()
    reader.add_argument("folder", type=Path)
    reader.add_argument("--scales", default="1.5,2")
    reader.add_argument("--lang", default="zh_CN,en")
    reader.add_argument("--colours", default="light,dark")
    reader.add_argument("--only", default=",".join(n for n in STATES if n not in BY_PROCESS))
    wanted = reader.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    choices = (wanted.scales, wanted.lang, wanted.colours)
    for scale, language, colours in product(*(choice.split(",") for choice in choices)):
        file = wanted.folder / f"{scale}-{language}-{colours}.png"
        sheet(list(taken(scale, language, colours, wanted.only.split(",")))).save(file)
        sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
