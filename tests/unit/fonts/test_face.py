import io
from itertools import pairwise

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont, newTable

from layout_app.fonts.catalogue import shipped
from layout_app.fonts.face import Face, open_face
from layout_app.model.ids import FaceId

HAN = ("song-400", "song-700", "song-900", "hei-400", "hei-700", "hei-900", "kai-400")


def face(face_id: str) -> Face:
    return shipped().face(FaceId(face_id))


@pytest.mark.parametrize("face_id", HAN)
@pytest.mark.parametrize(
    ("char", "blanks"),
    [
        *((char, (0, 500)) for char in "，。、；：？！”’）》】"),
        *((char, (500, 0)) for char in "“‘（《【"),
        *((char, (0, 0)) for char in "·…—国卜A一"),
    ],
)
def test_blanks_of_a_mark(face_id: str, char: str, blanks: tuple[int, int]) -> None:
    assert face(face_id).blanks(char) == blanks


@pytest.mark.parametrize("face_id", HAN)
def test_missing_character_is_glyph_zero(face_id: str) -> None:
    assert face(face_id).glyph("\U0001f600") == 0
    assert not face(face_id).covers("\U0001f600")
    assert face(face_id).blanks("\U0001f600") == (0, 0)


@pytest.mark.parametrize("face_id", HAN)
def test_character_beyond_the_basic_plane_is_found(face_id: str) -> None:
    opened = face(face_id)
    assert opened.covers("𬉼")
    glyphs = opened.shape("a𬉼b")
    assert [glyph.cluster for glyph in glyphs] == [0, 1, 2]
    assert glyphs[1].gid == opened.glyph("𬉼")


@pytest.mark.parametrize("face_id", HAN)
def test_han_is_one_em_wide(face_id: str) -> None:
    opened = face(face_id)
    assert {opened.advance(opened.glyph(char)) for char in "国永，。“”《—…" if char != "—"} == {
        1000
    }


@pytest.mark.parametrize("face_id", HAN[:-1])
def test_two_dashes_become_one_glyph_of_two_em(face_id: str) -> None:
    (dash,) = face(face_id).shape("——")
    assert (dash.advance, dash.cluster) == (2000, 0)
    (upright,) = face(face_id).shape("——", vertical=True)
    assert upright.advance == 2000
    assert upright.gid != dash.gid


def test_lone_dash_is_one_em_when_shaped() -> None:
    assert face("song-400").shape("—")[0].advance == 1000


def test_heights_are_not_heeded_where_han_has_none(toy) -> None:
    path = toy()
    font = TTFont(path)
    font["vhea"], font["vmtx"] = newTable("vhea"), newTable("vmtx")
    font["vhea"].decompile(bytes.fromhex("00010000") + bytes(30) + b"\0\1", font)
    font["vmtx"].metrics = dict.fromkeys(font.getGlyphOrder(), (0, 0))
    font["vmtx"].metrics["A"] = (700, 0)
    font.save(path)
    han, latin = open_face(path).shape("国A", vertical=True)
    assert (han.advance, han.dx, han.dy) == (1000, -500, -880)
    assert (latin.advance, latin.dx, latin.dy) == (1000, -250, -880)


@pytest.mark.parametrize("face_id", HAN)
def test_brackets_turn_in_a_vertical_run(face_id: str) -> None:
    opened = face(face_id)
    han, bracket = opened.shape("城（", vertical=True)
    assert han.gid == opened.glyph("城")
    assert bracket.gid not in (0, opened.glyph("（"))
    assert (han.advance, han.dx, han.dy) == (1000, -500, -880)


def test_kerning_goes_when_switched_off() -> None:
    opened = face("song-400")
    kerned, plain = opened.shape("AV"), opened.shape("AV", features=("-kern",))
    assert kerned[0].advance < plain[0].advance == opened.advance(opened.glyph("A"))


def test_ligature_points_to_its_first_letter() -> None:
    clusters = [glyph.cluster for glyph in face("song-400").shape("office")]
    assert clusters == [0, 1, 4, 5]


def test_run_is_shaped_once() -> None:
    assert face("hei-700").shape("GDP") is face("hei-700").shape("GDP")


@pytest.mark.parametrize("unit", ["Aa", "—", "e\u0301"])
def test_a_megabyte_without_a_break_is_shaped_from_end_to_end(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    clusters = [glyph.cluster for glyph in shipped().face(FaceId("song-400")).shape(text)]
    assert clusters[0] == 0
    assert all(0 <= b - a <= 3 for a, b in pairwise([*clusters, len(text)]))


def test_extents_lie_around_the_ink() -> None:
    opened = face("hei-900")
    left, bottom, right, top = opened.extents(opened.glyph("国"))
    assert 0 < left < 150 < 850 < right < 1000
    assert -120 < bottom < 0 < 700 < top < 900
    assert opened.extents(opened.glyph(" ")) == (0, 0, 0, 0)


def test_weights_of_a_family_share_glyph_ids_and_differ_in_ink() -> None:
    for role in ("song", "hei"):
        regular, bold, black = (face(f"{role}-{weight}") for weight in (400, 700, 900))
        for char in "国永，“A8":
            assert regular.glyph(char) == bold.glyph(char) == black.glyph(char)
        assert len({opened.extents(opened.glyph("国")) for opened in (regular, bold, black)}) == 3
        assert len({opened.table("head") for opened in (regular, bold, black)}) == 3


@pytest.mark.parametrize("face_id", HAN)
def test_facts_for_a_pdf_descriptor(face_id: str) -> None:
    opened = face(face_id)
    assert opened.weight == int(face_id[-3:])
    assert (opened.ascent, opened.descent) == (880, -120)
    assert 650 < opened.cap_height < 750
    assert opened.bbox[0] < 0 < opened.bbox[2]
    assert (opened.italic_angle, opened.is_cff, opened.is_fixed_pitch) == (0.0, False, False)
    assert opened.postscript_name.isascii()
    assert len(opened.data) == opened.path.stat().st_size


def test_postscript_names_are_all_different() -> None:
    assert len({face(face_id).postscript_name for face_id in HAN}) == len(HAN)


def drawing(font: TTFont, gid: int) -> list[object]:
    pen = RecordingPen()
    font.getGlyphSet()[font.getGlyphName(gid)].draw(pen)
    return pen.value


@pytest.mark.parametrize("face_id", ["song-400", "kai-400"])
def test_subset_keeps_outlines_and_hints_and_counts_anew(face_id: str) -> None:
    opened = face(face_id)
    gids = [opened.glyph(char) for char in "永字𬉼A，"]
    subset = opened.subset(gids)
    data = subset.program
    cut, whole = TTFont(io.BytesIO(data)), TTFont(opened.path)
    cut.setGlyphOrder([f"g{gid}" for gid in range(cut["maxp"].numGlyphs)])
    whole.setGlyphOrder([f"g{gid}" for gid in range(whole["maxp"].numGlyphs)])
    for gid in gids:
        assert len(drawing(whole, gid)) > 3
        assert drawing(cut, subset.ids[gid]) == drawing(whole, gid)
    assert cut["maxp"].numGlyphs == len(gids) + 1
    assert ("prep" in cut) == ("prep" in whole)
    assert not {"GSUB", "cmap", "name", "OS/2"} & set(cut.keys())
    assert len(data) < 120_000
