"""Cut the school paper's brush face out of its source.

usage: python -m issues.make_face MaShanZheng_400Regular.ttf
Ma Shan Zheng 2.003 (OFL 1.1, no reserved name) comes from npm `@expo-google-fonts/ma-shan-zheng`
0.4.3. What is set in it is kept, and no more: the characters of the paper's name and of its poems
and heads. The name is changed, so that a copy on the reader's system is never taken for it.
"""

import io
import sys
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

HOME = Path(__file__).parent / "chaosheng"
FILE = "ChaoshengBrush-400.ttf"
WAS, FAMILY = "Ma Shan Zheng", "Chaosheng Brush"
NAME = "潮声"


def wanted() -> set[int]:
    """Return the characters of the name, of all heads and of the poem."""
    copies = [path.read_text("utf-8") for path in sorted(HOME.glob("*/dumps/*.md"))]
    heads = [line for text in copies for line in text.splitlines() if line.startswith("# ")]
    poems = [path.read_text("utf-8") for path in HOME.glob("*/dumps/*-poem.md")]
    return {ord(char) for text in (NAME, *heads, *poems) for char in text if char >= " "}


def cut(source: bytes, codes: set[int]) -> bytes:
    """Return the face with these characters and its licence lines."""
    asked = hb.SubsetInput()
    asked.unicode_set.update(codes)
    asked.name_id_set.clear()
    asked.name_id_set.update(range(15))
    asked.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(hb.Face(hb.Blob(source)), asked).blob.data)


def renamed(data: bytes) -> bytes:
    """Return the face under its new name; copyright, trademark and licence lines stay."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    for name in font["name"].names:
        if name.nameID in (1, 3, 4, 6):
            short = str(name).replace(WAS.replace(" ", ""), FAMILY.replace(" ", ""))
            name.string = short.replace(WAS, FAMILY)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def main() -> int:
    """Write the face beside its licence."""
    data = renamed(cut(Path(sys.argv[1]).read_bytes(), wanted()))
    path = HOME / "fonts" / FILE
    path.write_bytes(data)
    sys.stdout.write(f"{path.name}: {len(data):,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
