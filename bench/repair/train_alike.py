"""Make the table of characters that are taken for one another.

  train_alike.py --out layout_app/repair/data/alike.npz

Two tables of the everyday characters (the first level of GB 2312): those that look alike to a
scanner, by the likeness of their pictures in the shipped Song and Hei faces, and those that sound
alike to a keyboard, by their readings without tones (pypinyin, MIT). One rule: no text comes here.
"""

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pypinyin import Style, pinyin

from layout_app.resources import asset

FACES = ("fonts/NewsSong-400.ttf", "fonts/NewsHei-400.ttf")
SIZE, BLUR = 32, 1.2
"""Pixels of a picture, and how far its strokes are smeared."""
NEIGHBOURS = 10
"""Characters kept for each one, the likest first."""
Doubles = npt.NDArray[np.float64]


def main() -> None:
    """Draw, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    characters = everyday()
    likeness = sum(_likeness(characters, face) for face in FACES) / len(FACES)
    np.fill_diagonal(likeness, 0.0)
    order = np.argsort(-likeness, axis=1, kind="stable")[:, :NEIGHBOURS]
    codes = np.array([ord(char) for char in characters], dtype=np.uint16)
    sounds = [pinyin(char, style=Style.NORMAL)[0][0] for char in characters]
    _, numbers = np.unique(sounds, return_inverse=True)
    np.savez_compressed(
        options.out, codes=codes, shapes=codes[order], sounds=numbers.astype(np.uint16)
    )
    print(options.out, options.out.stat().st_size)
    for char in "日未己土人":
        row = characters.index(char)
        print(char, "".join(characters[n] for n in order[row]), sounds[row])


def everyday() -> str:
    """Return the characters of the first level of GB 2312, by their codes."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return "".join(sorted(cell.decode("gb2312", "ignore") for cell in cells))


def _likeness(characters: str, face: str) -> Doubles:
    """Return the cosine of every two pictures, the picture of all taken off first."""
    font = ImageFont.truetype(str(asset(face)), SIZE - 4)
    pictures = np.stack([_picture(char, font) for char in characters])
    pictures -= pictures.mean(axis=0)
    pictures /= np.maximum(np.linalg.norm(pictures, axis=1, keepdims=True), 1e-9)
    return pictures @ pictures.T


def _picture(char: str, font: ImageFont.FreeTypeFont) -> Doubles:
    picture = Image.new("L", (SIZE, SIZE))
    ImageDraw.Draw(picture).text((SIZE / 2, SIZE / 2), char, fill=255, font=font, anchor="mm")
    blurred = picture.filter(ImageFilter.GaussianBlur(BLUR))
    return np.asarray(blurred, dtype=np.float64).ravel()


if __name__ == "__main__":
    main()
