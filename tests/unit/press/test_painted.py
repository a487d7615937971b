"""What a page notes of a face: the glyphs of its runs and the characters that they show."""

import zlib

import pytest

from layout_app.display.items import GlyphRun
from layout_app.model.ids import FaceId
from layout_app.model.ink import BLACK
from layout_app.press.objects import deflating
from layout_app.press.painted import GLYPHS, UsedFace


class Wide:
    """A face whose glyphs are all one em wide."""

    id = FaceId("song-400")

    def advance(self, _gid: int) -> int:
        return 1000


def run(glyphs: tuple[int, ...], text: str, starts: tuple[int, ...]) -> GlyphRun:
    xs = tuple(10.0 * k for k in range(len(glyphs)))
    return GlyphRun(
        face=Wide.id, size=10, ink=BLACK, glyphs=glyphs, xs=xs, ys=(0.0,), text=text, starts=starts
    )


def noted(*runs: GlyphRun) -> dict[int, str]:
    used = UsedFace(Wide())
    for each in runs:
        used.note(each)
    return used.texts


def test_a_glyph_shows_its_character() -> None:
    assert noted(run((3, 4), "报纸", (0, 1))) == {3: "报", 4: "纸"}


def test_of_several_characters_of_a_glyph_the_first_is_told() -> None:
    assert noted(run((3, 3), "户戶", (0, 1)), run((3,), "戸", (0,))) == {3: "户"}


def test_a_ligature_shows_its_letters_and_what_continues_it_none() -> None:
    assert noted(run((7, 8, 9), "fi的", (0, 2, 2))) == {7: "fi", 8: "", 9: "的"}
    # As many glyphs as characters, and still not one for one.
    assert noted(run((7, 8, 9), "fi的", (0, 0, 2))) == {7: "", 8: "fi", 9: "的"}


def test_the_missing_glyph_never_reaches_paper() -> None:
    with pytest.raises(AssertionError):
        noted(run((3, 0), "报?", (0, 1)))


def test_signs_are_outside_all_that_is_written() -> None:
    used = UsedFace(Wide())
    assert used.signs[5] == (chr(GLYPHS + 5), 1000)


def test_what_is_deflated_beside_is_the_same() -> None:
    content = bytes(range(256)) * 500
    assert zlib.decompress(deflating(content)()) == content
