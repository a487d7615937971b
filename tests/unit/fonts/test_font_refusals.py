import io
import random
import struct

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis

from layout_app.errors import FontError
from layout_app.fonts.face import Face, open_face


def refusal(path, index=0) -> str:
    with pytest.raises(FontError) as caught:
        open_face(path, index)
    assert caught.value.arguments["path"] == str(path)
    return caught.value.code


def without(path, *tags) -> None:
    font = TTFont(path)
    for tag in tags:
        del font[tag]
    font.save(path)


def test_sound_font_opens_under_its_own_name(toy) -> None:
    face = open_face(toy())
    assert (face.id, face.family, face.postscript_name) == ("toy", "Toy", "Toy-Regular")
    assert face.covers("国")
    assert not face.covers("永")


def test_lengths_are_thousandths_in_a_font_of_2048_units(toy) -> None:
    face = open_face(toy(em=2048))
    assert face.advance(face.glyph("A")) == 244
    assert face.extents(face.glyph("A")) == pytest.approx((49, 0, 195, 342), abs=1)
    assert (face.ascent, face.cap_height) == (430, 342)


def test_missing_file_is_refused(tmp_path) -> None:
    assert refusal(tmp_path / "absent.ttf") == "font.missing"


def test_folder_is_refused(tmp_path) -> None:
    assert refusal(tmp_path) == "font.unreadable"


def test_empty_file_is_refused(tmp_path) -> None:
    path = tmp_path / "empty.ttf"
    path.touch()
    assert refusal(path) == "font.damaged"


def test_text_file_is_refused(tmp_path) -> None:
    path = tmp_path / "text.ttf"
    path.write_text("这不是字体" * 100, encoding="utf-8")
    assert refusal(path) == "font.unknown_format"


@pytest.mark.parametrize("kind", [b"wOF2", b"wOFF"])
def test_web_font_is_refused(tmp_path, kind) -> None:
    path = tmp_path / "web.woff2"
    path.write_bytes(kind + bytes(100))
    assert refusal(path) == "font.web_font"


@pytest.mark.parametrize("kept", [5, 13, 100, 0.5, -1])
def test_truncated_file_is_refused(toy, kept) -> None:
    path = toy()
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept) if 0 < kept < 1 else kept])
    assert refusal(path) == "font.damaged"


def test_font_without_a_needed_table_is_refused(toy) -> None:
    path = toy()
    without(path, "cmap")
    assert refusal(path) == "font.damaged"


def test_font_without_outlines_is_refused(toy) -> None:
    path = toy()
    without(path, "glyf", "loca")
    assert refusal(path) == "font.no_outlines"


def test_variable_font_is_refused(toy) -> None:
    path = toy()
    font = TTFont(path)
    axis = Axis()
    axis.axisTag, axis.axisNameID = "wght", 2
    axis.minValue, axis.defaultValue, axis.maxValue = 200, 400, 900
    font["fvar"] = newTable("fvar")
    font["fvar"].axes = [axis]
    font.save(path)
    assert refusal(path) == "font.variable"


@pytest.mark.parametrize(
    ("rights", "code"),
    [
        (0x0002, "font.embedding_restricted"),
        (0x0100, "font.subsetting_restricted"),
        (0x0200, "font.subsetting_restricted"),
    ],
)
def test_font_that_forbids_embedding_is_refused(toy, rights, code) -> None:
    assert refusal(toy(fs_type=rights)) == code


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_font_that_allows_printing_is_opened(toy, rights) -> None:
    assert open_face(toy(fs_type=rights)).covers("A")


def test_collection_opens_by_index_and_refuses_beyond(tmp_path, toy_bytes) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(toy_bytes())), TTFont(io.BytesIO(toy_bytes(em=2000)))]
    path = tmp_path / "two.ttc"
    collection.save(path)
    assert open_face(path, 0).advance(1) == 500
    assert open_face(path, 1).advance(1) == 250
    assert refusal(path, 2) == "font.no_such_index"
    assert refusal(path, -1) == "font.no_such_index"


def test_cff_font_is_opened_and_cut_to_its_bare_table(toy) -> None:
    face = open_face(toy(cff=True))
    assert face.is_cff
    assert face.extents(face.glyph("国")) == (100, 0, 900, 700)
    subset = face.subset([face.glyph("国")])
    assert subset.ids[face.glyph("国")] == face.glyph("国")
    program = subset.program
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), TTFont())
    charstrings = fonts[0].CharStrings
    assert len(charstrings) == face.glyph("国") + 1
    assert program[:2] == b"\x01\x00"


def breakages(data: bytes, count: int):
    """Yield damaged copies: bytes changed anywhere, in the directory, or the end cut off."""
    rng = random.Random(8105)
    for number in range(count):
        broken = bytearray(data)
        reach = len(data) if number % 2 else 12 + 16 * struct.unpack_from(">H", data, 4)[0]
        for _ in range(rng.choice((1, 3, 30))):
            broken[rng.randrange(reach)] = rng.randrange(256)
        yield bytes(broken[: rng.randrange(len(data))] if number % 5 == 0 else broken)


def use(face: Face) -> None:
    for char in "国永，“A8𬉼":
        face.extents(face.glyph(char))
        face.advance(face.glyph(char))
        face.blanks(char)
    face.shape("office")
    face.shape("“城市”——", vertical=True)
    assert all((face.family, face.postscript_name, face.bbox, face.ascent is not None))
    face.subset([face.glyph("国"), face.glyph("A")])


def test_damaged_fonts_are_refused_or_used_without_another_error(tmp_path, small_face) -> None:
    path = tmp_path / "broken.ttf"
    refused = opened = 0
    for broken in breakages(small_face, 200):
        path.write_bytes(broken)
        try:
            use(open_face(path))
            opened += 1
        except FontError:
            refused += 1
    assert refused > 50
    assert opened > 50


def test_damaged_cff_fonts_are_refused_or_used_without_another_error(tmp_path, toy_bytes) -> None:
    path = tmp_path / "broken.otf"
    codes = set()
    for broken in breakages(toy_bytes(cff=True), 100):
        path.write_bytes(broken)
        try:
            use(open_face(path))
        except FontError as error:
            codes.add(error.code)
    assert "font.damaged" in codes
