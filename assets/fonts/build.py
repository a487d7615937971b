"""Cut the shipped faces out of their sources. One rule: it prints whatever it takes or misses.

Run once by hand, not in the build of the program; README.md names the packages and the commands.
"""

import argparse
import bz2
import hashlib
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

FEATURES = (
    *("ccmp", "liga", "locl", "mark", "kern", "vkrn", "vert", "vrt2"),
    *("fwid", "hwid", "pwid", "halt", "palt", "vhal", "vpal", "chws", "vchw"),
)
NAME_IDS = (*range(15), 16, 17)
# STAT belongs to the variable parent of a static face.
DROPPED = ("STAT", "DSIG")
BIG5_FIRST = range(0xA4, 0xC7)
"""Lead bytes of the commonly used Han of Big5."""
JIS_FIRST = range(0xB0, 0xD0)
"""Lead bytes of the first level of JIS X 0208 in EUC."""
BLOCKS = (
    ("Basic Latin", 0x20, 0x7E),
    ("Latin-1", 0xA0, 0xFF),
    ("Latin Extended-A and pinyin", 0x100, 0x1DC),
    ("Latin for pinyin", 0x1F8, 0x1F9),
    ("Latin for pinyin", 0x251, 0x251),
    ("Latin for pinyin", 0x261, 0x261),
    ("Modifiers", 0x2C7, 0x2D9),
    ("Combining tones", 0x300, 0x30C),
    ("Greek", 0x391, 0x3C9),
    ("Cyrillic", 0x401, 0x451),
    ("Latin Extended Additional", 0x1E3E, 0x1E3F),
    ("General Punctuation", 0x2002, 0x205E),
    ("Superscripts and Subscripts", 0x2070, 0x208E),
    ("Currency", 0x20A0, 0x20BF),
    ("Letterlike", 0x2100, 0x214F),
    ("Number Forms", 0x2150, 0x218B),
    ("Arrows", 0x2190, 0x21FF),
    ("Mathematical Operators", 0x2200, 0x22FF),
    ("Technical", 0x2300, 0x23FF),
    ("Enclosed Alphanumerics", 0x2460, 0x24FF),
    ("Box Drawing to Geometric Shapes", 0x2500, 0x25FF),
    ("Miscellaneous Symbols", 0x2600, 0x26FF),
    ("Dingbats", 0x2700, 0x27BF),
    ("CJK Punctuation", 0x3000, 0x303F),
    ("Kana", 0x3041, 0x30FF),
    ("Bopomofo", 0x3105, 0x312F),
    ("Enclosed CJK", 0x3200, 0x32FF),
    ("CJK Compatibility", 0x3300, 0x33FF),
    ("Vertical Forms", 0xFE10, 0xFE19),
    ("CJK Compatibility Forms", 0xFE30, 0xFE4F),
    ("Small Forms", 0xFE50, 0xFE6B),
    ("Full-width Forms", 0xFF01, 0xFF60),
    ("Full-width Signs", 0xFFE0, 0xFFE6),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One face to make."""

    face: str
    """Face id in the program."""
    family: str
    """Name the font calls itself."""
    weight: int
    """OS/2 weight class."""
    source: str
    """File below the package's folder."""
    package: str
    """Where the source came from."""
    licence: str
    """File with the licence text and the copyright lines."""
    was: str
    """Name of the source, which is replaced: reserved, or won by a copy the system has."""

    @property
    def file(self) -> str:
        """Name of the file made."""
        return f"{self.family.replace(' ', '')}-{self.weight}.ttf"


def noto_cuts(role: str, family: str, was: str) -> Iterator[Cut]:
    """Yield the three weights of a Noto family."""
    short = was.replace(" ", "")
    for weight, style in ((400, "Regular"), (700, "Bold"), (900, "Black")):
        yield Cut(
            face=f"{role}-{weight}",
            family=family,
            weight=weight,
            source=f"{weight}{style}/{short}_{weight}{style}.ttf",
            package=f"npm @expo-google-fonts/{was.lower().replace(' ', '-')} 0.4.3",
            licence=f"OFL-{family.replace(' ', '')}.txt",
            was=was,
        )


CUTS = (
    *noto_cuts("song", "News Song", "Noto Serif SC"),
    *noto_cuts("hei", "News Hei", "Noto Sans SC"),
    Cut(
        face="kai-400",
        family="News Kai",
        weight=400,
        source="LXGWWenKai-Regular.ttf",
        package="Debian fonts-lxgw-wenkai 1.250+repack-1",
        licence="OFL-NewsKai.txt",
        was="LXGW WenKai",
    ),
)


def read_standard_list(unihan: Path) -> list[int]:
    """Return the 8105 characters of 《通用规范汉字表》 in the list's order (Unihan kTGH)."""
    text = bz2.decompress(unihan.read_bytes()).decode()
    rows = re.findall(r"^U\+([0-9A-F]+)\tkTGH\t\d+:(\d+)", text, re.M)
    return [int(code, 16) for code, _ in sorted(rows, key=lambda row: int(row[1]))]


def decode_all(codec: str) -> set[int]:
    """Return every character that two bytes of a Chinese code can name."""
    pairs = (bytes((high, low)) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    texts = (pair.decode(codec, "ignore") for pair in pairs)
    return {ord(text) for text in texts if len(text) == 1 and ord(text) > 0x7F}


def is_han(code: int) -> bool:
    """Tell ideographs from signs."""
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000


def in_rows(codec: str, rows: range) -> set[int]:
    """Return the characters whose code begins with one of these bytes."""
    pairs = (bytes((high, low)) for high in rows for low in range(0x40, 0xFF))
    return {ord(text) for pair in pairs if len(text := pair.decode(codec, "ignore")) == 1}


def read_simplified(variants: Path) -> set[int]:
    """Return the characters that the mainland writes otherwise (Unihan kSimplifiedVariant)."""
    text = bz2.decompress(variants.read_bytes()).decode()
    rows = re.findall(r"^U\+([0-9A-F]+)\tkSimplifiedVariant\tU\+([0-9A-F]+)", text, re.M)
    return {int(code, 16) for code, other in rows if code != other}


def names_abroad(variants: Path) -> set[int]:
    """Return the first levels of Big5 and JIS X 0208 that no simplified form stands for.

    Names keep them in a mainland paper: 彭珮云, 大塚, 榊原.
    """
    levels = in_rows("big5", BIG5_FIRST) | in_rows("euc_jp", JIS_FIRST)
    return {code for code in levels if is_han(code)} - read_simplified(variants)


def wanted_sets(unihan: Path, variants: Path) -> dict[str, set[int]]:
    """Return the sets a face should have, by name; only the last may have gaps."""
    return {
        "8105": set(read_standard_list(unihan)),
        "GB 2312": decode_all("gb2312"),
        "names": names_abroad(variants),
        "GBK signs": {code for code in decode_all("gbk") if not is_han(code)},
        "blocks": {code for _, first, last in BLOCKS for code in range(first, last + 1)},
    }


def cut_face(face: hb.Face, codes: Iterable[int]) -> bytes:
    """Return the face with these characters, the layout features kept, hints kept."""
    cut = hb.SubsetInput()
    cut.unicode_set.update(codes)
    cut.name_id_set.clear()
    cut.name_id_set.update(NAME_IDS)
    cut.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    tags = cut.layout_feature_tag_set
    tags.clear()
    tags.update(int.from_bytes(tag.encode(), "big") for tag in FEATURES)
    for tag in DROPPED:
        cut.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    return bytes(hb.subset(face, cut).blob.data)


def alter(data: bytes, cut: Cut) -> bytes:
    """Give the font another name and full-width quotation marks."""
    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    rename(font, cut.was, cut.family)
    widen_quotes(font)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def rename(font: TTFont, was: str, family: str) -> None:
    """Replace the name in IDs 1, 3, 4, 6, 16; copyright, trademark and licence lines stay."""
    names = font["name"]
    names.names = [name for name in names.names if (name.platformID, name.langID) == (3, 0x409)]
    for name in names.names:
        if name.nameID in (1, 3, 4, 6, 16):
            text = str(name).replace(was, family)
            name.string = text.replace(was.replace(" ", ""), family.replace(" ", ""))


def widen_quotes(font: TTFont) -> None:
    """Set “ ” ‘ ’ one em wide, as Chinese text has them; the source draws Latin ones of 350."""
    cmap, metrics, outlines = font.getBestCmap(), font["hmtx"].metrics, font["glyf"]
    for mark in "“‘”’":
        name = cmap[ord(mark)]
        advance, bearing = metrics[name]
        if advance == 1000:
            continue
        shift = 1000 - advance if mark in "“‘" else 0
        outline = outlines[name]
        outline.coordinates.translate((shift, 0))
        outline.recalcBounds(outlines)
        metrics[name] = (1000, bearing + shift)
        print(f"    {mark} set one em wide, was {advance}")


def make(cut: Cut, folder: Path, sets: dict[str, set[int]], target: Path) -> dict[str, object]:
    """Write one face and return its row of the manifest."""
    source = (folder / cut.source).read_bytes()
    face = hb.Face(hb.Blob(source))
    present = set(face.unicodes)
    data = cut_face(face, set().union(*sets.values()) & present)
    data = alter(data, cut)
    (target / cut.file).write_bytes(data)
    made = hb.Face(hb.Blob(data))
    print(f"{cut.file}: {len(data):,} bytes, {made.glyph_count} glyphs, from {cut.source}")
    for name, codes in sets.items():
        report_missing(name, codes - set(made.unicodes))
    return {
        "id": cut.face,
        "file": cut.file,
        "family": cut.family,
        "weight": cut.weight,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "characters": len(set(made.unicodes)),
        "glyphs": made.glyph_count,
        "set": "8105 + GB 2312 + names + GBK signs + the blocks of build.py as far as the source"
        " has them",
        "package": cut.package,
        "source": cut.source,
        "source_sha256": hashlib.sha256(source).hexdigest(),
        "version": made.get_name(5),
        "licence": "OFL-1.1",
        "licence_file": cut.licence,
        "copyright": " / ".join(str(made.get_name(0)).splitlines()),
    }


def report_missing(name: str, missing: set[int]) -> None:
    """Print what a face lacks of a set; long lists only by their number."""
    shown = " ".join(f"U+{code:04X}" for code in sorted(missing)) if len(missing) <= 40 else ""
    print(f"    {name}: {len(missing)} missing {shown}")


def write_characters(path: Path, unihan: Path, sets: dict[str, set[int]]) -> None:
    """Write the Han of the set as text, a hundred a line: the list, then what goes beyond it."""
    listed = read_standard_list(unihan)
    beyond = sorted(code for code in sets["GB 2312"] - set(listed) if is_han(code))
    lines = ["# 8105: 《通用规范汉字表》 in its order (Unihan kTGH)", *hundreds(listed)]
    names = sorted(sets["names"] - sets["GB 2312"] - set(listed))
    lines += ["# GB 2312 beyond it", *hundreds(beyond)]
    lines += ["# First levels of Big5 and JIS X 0208 without a simplified form", *hundreds(names)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def hundreds(codes: list[int]) -> Iterator[str]:
    """Yield the characters in lines of a hundred."""
    for start in range(0, len(codes), 100):
        yield "".join(map(chr, codes[start : start + 100]))


def write_manifest(path: Path, rows: list[dict[str, object]]) -> None:
    """Write the rows as YAML; every value is a JSON scalar, which YAML reads as such."""
    lines = ["# Written by build.py: where every face came from.", "faces:"]
    for row in rows:
        fields = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()]
        lines += [f"  {'-' if index == 0 else ' '} {text}" for index, text in enumerate(fields)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Cut every face from the folders named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serif", type=Path, required=True, help="package/ of noto-serif-sc")
    parser.add_argument("--sans", type=Path, required=True, help="package/ of noto-sans-sc")
    parser.add_argument("--kai", type=Path, required=True, help="folder of LXGWWenKai-Regular.ttf")
    parser.add_argument("--unihan", type=Path, required=True, help="Unihan_OtherMappings.txt.bz2")
    parser.add_argument("--variants", type=Path, required=True, help="Unihan_Variants.txt.bz2")
    parser.add_argument("--to", type=Path, default=Path(__file__).parent)
    given = parser.parse_args()
    folders = {"song": given.serif, "hei": given.sans, "kai": given.kai}
    sets = wanted_sets(given.unihan, given.variants)
    print({name: len(codes) for name, codes in sets.items()})
    rows = [make(cut, folders[cut.face.split("-")[0]], sets, given.to) for cut in CUTS]
    write_characters(given.to / "characters.txt", given.unihan, sets)
    write_manifest(given.to / "manifest.yaml", rows)
    print(f"{sum(int(str(row['bytes'])) for row in rows):,} bytes in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
