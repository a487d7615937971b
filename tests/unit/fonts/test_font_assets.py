import hashlib
from pathlib import Path

import pytest
import uharfbuzz as hb
import yaml
from fontTools.ttLib import TTFont

from layout_app.fonts.catalogue import shipped
from layout_app.fonts.face import open_face
from layout_app.model.ids import FaceId
from layout_app.resources import asset

FONTS = asset("fonts")
ROWS = yaml.safe_load((FONTS / "manifest.yaml").read_text(encoding="utf-8"))["faces"]
RESERVED = ("lxgw", "霞鹜", "source")


@pytest.fixture(params=ROWS, ids=[row["id"] for row in ROWS])
def row(request):
    return request.param


@pytest.fixture
def font(row) -> TTFont:
    return TTFont(FONTS / row["file"], lazy=True)


def listed_characters() -> str:
    lines = (FONTS / "characters.txt").read_text(encoding="utf-8").splitlines()
    second = next(number for number, line in enumerate(lines) if "GB 2312" in line)
    return "".join(lines[1:second])


def gb2312_characters() -> str:
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs)


def coverage(row) -> set[int]:
    return set(hb.Face(hb.Blob.from_file_path(str(FONTS / row["file"]))).unicodes)


def test_manifest_names_every_font_and_the_catalogue_every_row() -> None:
    assert {row["file"] for row in ROWS} == {path.name for path in FONTS.glob("*.tt*")}
    files = {FaceId(row["id"]): FONTS / row["file"] for row in ROWS}
    assert {face_id: shipped().file(face_id).path for face_id in shipped().ids()} == files


def test_file_is_the_one_in_the_manifest(row) -> None:
    data = (FONTS / row["file"]).read_bytes()
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (row["sha256"], row["bytes"])


@pytest.mark.parametrize("name", ["彭珮云", "大塚", "榊原", "辻", "峯", "堃"])
def test_names_from_abroad_are_there(row, name: str) -> None:
    assert {ord(char) for char in name} <= coverage(row)


def test_list_has_8105_characters() -> None:
    listed = listed_characters()
    assert len(listed) == len(set(listed)) == 8105
    assert sum(char > "\uffff" for char in listed) == 196
    assert listed.startswith("一乙二十丁厂七")


def test_no_character_of_the_standards_is_missing(row) -> None:
    have = coverage(row)
    assert len(have) == row["characters"]
    assert len(gb2312_characters()) == 7445
    assert set(map(ord, listed_characters() + gb2312_characters())) <= have


@pytest.mark.parametrize(
    "chars",
    [
        "".join(map(chr, range(0x20, 0x7F))),
        "".join(map(chr, range(0xFF01, 0xFF5F))),
        "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɑɡ",
        "①②⑩⑪⑳⑴⒈㈠㈩Ⅰⅻ",
        "—–…·•〇㎡℃‰№™€£¥￥±×÷≈≤≥→←↑↓─│┌█■□▲△●○◇◆★☆",
        "「」『』〈〉《》【】〔〕〖〗︵︶︿﹀﹁﹂﹃﹄︻︼︽︾〜～々〆",
    ],
)
def test_signs_of_a_newspaper_are_there(row, chars) -> None:
    have = coverage(row)
    assert [char for char in chars if ord(char) not in have] == []


def test_brackets_have_vertical_forms(font) -> None:
    tags = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert "vert" in tags
    assert {"vhea", "vmtx"} <= set(font.keys())


def test_embedding_is_free_and_weight_is_told(row, font) -> None:
    assert font["OS/2"].fsType == 0
    assert font["OS/2"].usWeightClass == row["weight"]


def test_licence_lines_are_kept(font) -> None:
    names = font["name"]
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "OFL" in names.getDebugName(14) or "openfontlicense" in names.getDebugName(14)
    assert names.getDebugName(0)


def test_no_reserved_or_borrowed_name_is_used(row, font) -> None:
    told = {name.nameID: str(name) for name in font["name"].names if name.nameID not in (0, 7)}
    for name_id in (1, 3, 4, 6, 16):
        text = told.get(name_id, "").lower()
        assert not any(word in text for word in (*RESERVED, "noto"))
    assert (told.get(16) or told[1]) == row["family"]


def test_licence_file_lies_beside_with_the_copyright(row) -> None:
    text = (FONTS / row["licence_file"]).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert row["licence"] == "OFL-1.1"
    holder = "LXGW" if row["id"].startswith("kai") else "Adobe"
    assert holder in text
    assert holder in row["copyright"]


def test_outlines_are_truetype_with_the_hints_of_the_source(row, font) -> None:
    assert {"glyf", "loca"} <= set(font.keys())
    assert ("prep" in font) == (not row["id"].startswith("kai"))


def test_fonts_fit_a_checkout() -> None:
    assert sum(Path(FONTS / row["file"]).stat().st_size for row in ROWS) < 30_000_000


def test_every_character_leaves_ink_and_the_face_can_be_cut(row) -> None:
    path = FONTS / row["file"]
    asked, ours = open_face(path), open_face(path, is_ours=True)
    chars = list(map(chr, coverage(row)))
    assert list(map(asked.glyph, chars)) == list(map(ours.glyph, chars))
