"""Display lists made by hand and at random: ids of glyphs are the codes of their characters."""

from hypothesis import strategies as st

from layout_app.display.items import Area, GlyphRun, Group, Item, Panel, Picture, Rule, Source
from layout_app.display.page import PageDisplay
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import ArticleId, FaceId, PageId
from layout_app.model.ink import BLACK, Ink

TRIM = (800.0, 500.0)
SOURCE = Source(ArticleId("a"), 2, 5, 40)
AROUND = Rect(0.0, 0.0, 100.0, 100.0)


def run(text: str, x: float = 0.0, y: float = 0.0, *, down: bool = False, **others) -> GlyphRun:
    """Return characters of 10 points one after the other, or below each other."""
    steps = [10.0 * k for k in range(len(text))]
    across = (x,) * len(text) if down else tuple(quantised(x + step) for step in steps)
    told = {
        "face": FaceId("song-400"),
        "size": 10.0,
        "ink": BLACK,
        "glyphs": tuple(map(ord, text)),
        "xs": across,
        "ys": tuple(quantised(y + step) for step in steps) if down else (y,),
        "text": text,
        "starts": tuple(range(len(text))),
    }
    return GlyphRun(**told | others)


def group(*items: Item, x: float = 0.0, y: float = 0.0, **others) -> Group:
    """Return a group of 100 × 100 points."""
    return Group(**{"x": x, "y": y, "items": items, "bounds": AROUND, "name": "box"} | others)


def page(*groups: Group, **others) -> PageDisplay:
    """Return a page, or a spread, of 800 × 500 points."""
    return PageDisplay(
        **{"page": PageId("p"), "folio": "A01", "trim": TRIM, "groups": groups} | others
    )


LENGTHS = st.floats(-50, 850).map(quantised)
SIZES = st.floats(0.5, 400).map(quantised)
RECTS = st.builds(Rect, LENGTHS, LENGTHS, SIZES, SIZES)
INKS = st.sampled_from([BLACK, Ink(m=1.0), Ink(k=0.1)])
RUNS = st.builds(
    run,
    st.text("一二三四五，。A", min_size=1, max_size=30),
    LENGTHS,
    LENGTHS,
    down=st.booleans(),
    source=st.none() | st.just(SOURCE),
    turn=st.sampled_from([0, 90]),
)
RULES = st.builds(Rule, x1=LENGTHS, y1=LENGTHS, x2=LENGTHS, y2=LENGTHS, weight=SIZES, ink=INKS)
PANELS = st.builds(
    Panel, rect=RECTS, fill=st.none() | INKS, stroke=st.none() | INKS, weight=st.floats(0, 3)
)
PICTURES = st.builds(Picture, rect=RECTS, original=st.just("f" * 64))
AREAS = st.builds(
    Area,
    loops=st.lists(
        st.lists(LENGTHS, min_size=8, max_size=8).map(tuple), min_size=1, max_size=2
    ).map(tuple),
    ink=INKS,
)
LEAVES = st.one_of(RUNS, RULES, PANELS, PICTURES, AREAS)
OFFSETS = st.floats(-100, 100).map(quantised)


def groups(items: st.SearchStrategy[Item]) -> st.SearchStrategy[Group]:
    """Return groups of some items, moved a little."""
    found = st.lists(items, max_size=4).map(tuple)
    return st.builds(
        Group, x=OFFSETS, y=OFFSETS, items=found, bounds=RECTS, name=st.sampled_from(["", "b"])
    )


ITEMS = st.one_of(LEAVES, groups(LEAVES))
PAGES = st.lists(groups(ITEMS), max_size=3).map(lambda found: page(*found))
