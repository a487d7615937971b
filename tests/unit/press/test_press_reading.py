"""What is read of a glyph that several characters share: each as it was written."""

import pytest
from fontTools.ttLib import TTFont

from layout_app.display.page import PageDisplay
from layout_app.fonts.catalogue import Catalogue, FaceFile, shipped
from layout_app.model.ids import FaceId
from layout_app.press.reading import COMMON, parted
from layout_app.press.writer import Profile, write_pdf
from tests.pages import Originals, group, info, page, run
from tests.printed import story

SHARED = {
    "\u2f08": "人",  # a radical
    "\u2ea6": "爿",
    "\u2f57": "爿",
    "\uf967": "不",
    "\u3b35": "胶",
    "\U00024a01": "瑨",
    "\ufe35": "（",
}
"""Characters with the glyphs of others, as whole faces have them."""
FACE = FaceId("own-400")
WHOLE = 12
"""Format of the tables that hold characters beyond the basic plane."""


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    font = TTFont(shipped().face(FaceId("song-400")).path)
    glyphs = font.getBestCmap()
    shared = {ord(char): glyphs[ord(one)] for char, one in SHARED.items()}
    for table in font["cmap"].tables:
        most = 0x10FFFF if table.format == WHOLE else 0xFFFF
        table.cmap |= {char: glyph for char, glyph in shared.items() if char <= most}
    path = tmp_path_factory.mktemp("faces") / "shared.ttf"
    font.save(path)
    return Catalogue([FaceFile(id=FACE, path=path)])


def write(*pages: PageDisplay, faces: Catalogue) -> bytes:
    return write_pdf(pages, faces, Profile.X1A, info(), Originals())


def line(text: str, faces: Catalogue) -> PageDisplay:
    return page(group([run(text, 10, 20, face=FACE, faces=faces, article="a1")]))


@pytest.mark.parametrize("char", SHARED)
def test_a_character_is_read_as_itself_beside_the_one_whose_glyph_it_has(char, faces):
    one = SHARED[char]
    for text in (char + one + char, one + char + one):
        assert story(write(line(text, faces), faces=faces), "a1") == text


def test_readings_hold_whatever_page_comes_first(faces):
    one, two = line("\u2f08口", faces), line("人口", faces)
    assert story(write(one, two, faces=faces), "a1") == "\u2f08口人口"
    assert story(write(two, one, faces=faces), "a1") == "人口\u2f08口"


def test_two_that_share_a_third_ones_glyph_are_three(faces):
    text = "爿\u2ea6\u2f57爿"
    assert story(write(line(text, faces), faces=faces), "a1") == text


def test_rare_characters_with_glyphs_of_their_own_have_the_common_reading():
    whole = run("𬉼𠳐㙍一", 10, 20)
    assert [reading for reading, _ in parted(whole, shipped().face(whole.face))] == [COMMON]


def test_parts_keep_their_places(faces):
    whole = run("人\u2f08人", 10, 20, face=FACE, faces=faces, article="a1", position=7)
    found = parted(whole, faces.face(FACE))
    parts = [(reading, part.text, part.source.position) for reading, part in found]
    assert parts == [("", "人", 7), ("1", "\u2f08", 8), ("", "人", 9)]
