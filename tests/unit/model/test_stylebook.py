"""The stylebook: sizes in 字, levels of heads, colours, the pattern of folios."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.model.ids import FaceId
from layout_app.model.ink import BLACK, Colour, Ink
from layout_app.model.style import (
    PALE,
    HeadLevel,
    HeadWidth,
    Stylebook,
    TextStyle,
    colours_named,
    in_chars,
    in_inks,
    is_thin,
    style_in_chars,
)

RED = Ink(m=1.0, y=0.8)
NAMED = Ink(colour="报头红")


def level(**others: object) -> HeadLevel:
    style = TextStyle()
    return HeadLevel(headline=TextStyle(size=5.0), kicker=style, subtitle=style, **others)


@pytest.mark.parametrize(
    ("face", "thin"),
    [("song-400", True), ("hei-700", False), ("kai-500", False), ("own", False), ("a-b-300", True)],
)
def test_thin_faces_are_told_by_their_weight(face, thin):
    assert is_thin(FaceId(face)) is thin


@pytest.mark.parametrize(
    "wrong",
    [{"narrowest": 0.89}, {"narrowest": 1.01}, {"widest": 0.99}, {"widest": 1.11}],
    ids=str,
)
def test_glyphs_of_a_headline_stay_near_their_width(wrong):
    with pytest.raises(ValueError, match=r"0\.9 to 1\.1"):
        level(**wrong)


@pytest.mark.parametrize("chars", [(20, 10), (10, 10)])
def test_widths_of_a_level_stand_narrow_first(chars):
    with pytest.raises(ValueError, match="narrow first"):
        level(widths=tuple(HeadWidth(chars=c) for c in chars))


def test_largest_headline_grows_with_the_width_of_its_heads():
    heads = level(widths=(HeadWidth(chars=10, size=2.0), HeadWidth(chars=20, size=3.0)))
    assert heads.largest(1) == 2.0
    assert heads.largest(10) == 2.0
    assert heads.largest(10.01) == 3.0
    assert heads.largest(20) == 3.0
    assert heads.largest(20.01) == 5.0


@pytest.mark.parametrize(("rank", "k"), [(0, 0), (1, 0), (2, 1), (4, 3), (5, 3)])
def test_ranks_beyond_the_levels_take_the_outermost(rank, k):
    book = Stylebook()
    assert book.level(rank) is book.levels[k]


@pytest.mark.parametrize(
    "pattern", ["A", "", "A01", "{number", "{}", "{page}", "{number:q}", "{number.folio}", "{0}"]
)
def test_folio_pattern_tells_pages_apart(pattern):
    with pytest.raises(ValueError, match="a folio is named by"):
        Stylebook(folio_pattern=pattern)


@pytest.mark.parametrize("pattern", ["{number}", "A{number:02}", "第{number}版", "{{{number}}}"])
def test_folio_pattern_with_its_number_stands(pattern):
    assert Stylebook(folio_pattern=pattern).folio_pattern == pattern


def test_colours_have_names_of_their_own():
    red = Colour(name="报头红", ink=RED)
    assert Stylebook(colours=(red,)).inks == {"报头红": RED}
    with pytest.raises(ValueError, match="two colours"):
        Stylebook(colours=(red, red))


SIZED = st.floats(1, 60).map(lambda v: round(v, 2))


@given(SIZED, st.floats(5, 20))
def test_size_in_points_becomes_characters(points, em):
    found = style_in_chars(TextStyle(size=3.0, points=points), em)
    assert found.points == 0
    assert found.size * em == pytest.approx(points, abs=0.001)


def test_size_in_characters_stays():
    style = TextStyle(size=3.0)
    assert style_in_chars(style, 9.0) is style


def test_every_size_of_a_stylebook_becomes_characters():
    style = TextStyle(points=18.0)
    heads = level(widths=(HeadWidth(chars=9, points=27.0),), smallest_points=13.5)
    heads = replace(heads, headline=style, kicker=style, subtitle=style)
    text_styles = {
        spec.name: style
        for spec in fields(Stylebook)
        if isinstance(getattr(Stylebook(), spec.name), TextStyle)
    }
    found = in_chars(Stylebook(levels=(heads,), **text_styles), 9.0)
    for name in text_styles:
        assert getattr(found, name) == TextStyle(size=2.0)
    (heads,) = found.levels
    assert heads.headline == heads.kicker == heads.subtitle == TextStyle(size=2.0)
    assert heads.widths == (HeadWidth(chars=9, size=3.0),)
    assert (heads.smallest, heads.smallest_points) == (1.5, 0.0)


def test_shipped_stylebook_is_in_characters():
    assert in_chars(Stylebook(), 9.0) == Stylebook()


def _named(book: Stylebook) -> Stylebook:
    """Return a stylebook whose every style is in a named colour."""
    styles = {
        f.name: replace(style, ink=NAMED)
        for f in fields(book)
        if isinstance(style := getattr(book, f.name), TextStyle)
    }
    levels = tuple(
        replace(
            each,
            headline=replace(each.headline, ink=NAMED),
            kicker=replace(each.kicker, ink=NAMED),
            subtitle=replace(each.subtitle, ink=NAMED),
        )
        for each in book.levels
    )
    return replace(book, levels=levels, fact_tint=replace(NAMED, tint=0.5), **styles)


def test_named_colours_of_every_style_become_inks():
    book = _named(Stylebook(colours=(Colour(name="报头红", ink=RED),)))
    assert colours_named(book) == ("报头红",)
    inked = in_inks(book)
    assert colours_named(inked) == ()
    assert inked.levels[0].subtitle.ink == replace(RED, colour="报头红")
    assert inked.folio.ink == replace(RED, colour="报头红")
    assert inked.fact_tint == Ink(m=0.5, y=0.4, colour="报头红")


def test_unknown_colours_print_black_and_pale_below_text():
    inked = in_inks(_named(Stylebook()))
    assert inked.body.ink == BLACK
    assert inked.fact_tint == PALE


def test_stylebook_without_named_colours_is_unchanged():
    assert in_inks(Stylebook()) == Stylebook()
    assert colours_named(Stylebook()) == ()
