"""A page as text: every kind of item on lines of its own, lengths without noise."""

from hypothesis import given

from layout_app.display.dump import dump, dump_group
from layout_app.display.items import Area, Panel, Picture, PlacedPdf, Rule
from layout_app.model.box import SheetBox, Trim
from layout_app.model.geometry import Rect
from layout_app.model.ink import BLACK, Ink
from tests.unit.display.displays import PAGES, SOURCE, group, page, run

FILE = "0123456789abcdef" * 4
RED = Ink(m=1.0, y=0.8)


def lines(*items) -> list[str]:
    """Return the lines of items in a group, without its head."""
    return [line.removeprefix("  ") for line in dump_group(group(*items))[1:]]


def test_page_is_told_by_folio_trim_and_groups():
    shown = page(group(group(name="", x=1.5), name="masthead", x=10.0, y=-0.0004))
    assert dump(shown) == "page A01 800 x 500\nmasthead at 10 0\n  group at 1.5 0\n"


def test_run_is_told_by_face_place_text_and_origins():
    assert lines(run("两字", 5.25, 20.0, source=SOURCE)) == [
        "song-400 10 y 20 a:2:5",
        "  两字",
        "  5.25 15.25",
    ]


def test_run_that_is_turned_narrowed_or_coloured_says_so():
    (first, *_) = lines(run("a", 0, 20, turn=90, wide=0.5, ink=RED))
    assert first == "song-400 10 y 20 turned 90 wide 0.5 cmyk 0 1 0.8 0"


def test_glyph_ids_are_told_where_they_are_shaped():
    _, text, _ = lines(run("——", glyphs=(77,), starts=(0,), xs=(0.0,)))
    assert text == "  —— = 77"


def test_lines_and_areas():
    assert lines(Rule(x1=0, y1=1, x2=20.5, y2=1, weight=0.3, ink=BLACK)) == [
        "rule 0 1 - 20.5 1 0.3"
    ]
    spot = Ink(spot="金", tint=0.5)
    assert lines(Rule(x1=0, y1=1, x2=2, y2=1, weight=1, ink=spot)) == ["rule 0 1 - 2 1 1 金 0.5"]
    assert lines(Panel(rect=Rect(0, 1, 2, 3), fill=BLACK)) == ["panel 0 1 2 3 fill black"]
    assert lines(Panel(rect=Rect(0, 1, 2, 3), fill=RED, stroke=RED, weight=0.5)) == [
        "panel 0 1 2 3 fill cmyk 0 1 0.8 0 stroke 0.5 cmyk 0 1 0.8 0"
    ]
    assert lines(Area(loops=((0, 0, 1, 1, 2, 2, 3, 3),), ink=RED)) == [
        "area 0 0 3 3 4 points cmyk 0 1 0.8 0"
    ]


def test_files_that_are_placed():
    assert lines(Picture(rect=Rect(0, 1, 2, 3), original=FILE, crop=Rect(0, 0.25, 1, 0.5))) == [
        "picture 0 1 2 3 0123456789ab crop 0 0.25 1 0.5"
    ]
    assert lines(PlacedPdf(rect=Rect(0, 1, 2, 3), original=FILE)) == ["pdf 0 1 2 3 0123456789ab"]
    cut = Trim(box=SheetBox.MEDIA, bleed=8.504)
    shown = PlacedPdf(rect=Rect(0, 1, 2, 3), original=FILE, shown=Rect(0, 1, 1, 3), trim=cut)
    assert lines(shown) == ["pdf 0 1 2 3 0123456789ab shown 0 1 1 3 media less 8.504"]


@given(PAGES)
def test_no_length_is_told_with_noise(shown):
    for word in dump(shown).split():
        if word.lstrip("-").replace(".", "", 1).isdecimal():
            assert word != "-0"
            assert len(word.partition(".")[2]) <= 3
            assert not (word.endswith("0") and "." in word)
