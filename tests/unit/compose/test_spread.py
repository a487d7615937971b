"""A spread (通版): one grid over two pages, nothing in the fold, two halves for the press."""

from collections import Counter
from dataclasses import replace

import pytest

from layout_app.compose.page import ComposedPage
from layout_app.compose.spread import spread_halves
from layout_app.display.dump import dump
from layout_app.display.items import GlyphRun, Group, Panel, Picture, PlacedPdf, Rule
from layout_app.display.page import PageDisplay, walk
from layout_app.edit.spreads import join_pages
from layout_app.model.article import ArticlePicture
from layout_app.model.box import (
    FOLD,
    AdBox,
    Arrangement,
    Division,
    PanelBox,
    PictureBox,
    Region,
    RegionKind,
    RuleBox,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId, PageId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.issue import Issue
from layout_app.model.text import Kind, Paragraph
from layout_app.preflight.page import check_page
from tests.unit.compose.setpages import (
    GOLDEN,
    SMALL,
    article,
    box,
    columns,
    composer,
    copy_text,
    han,
    issue,
    runs,
)

FILE = "a" * 64
WIDTH = SMALL.trim[0]
LEFT_END = 320.0 + 40
"""Where the columns of the left page end: area of 320 points, 40 from the trim."""
RIGHT_BEGIN = WIDTH + 40
STORY = article("long", (Kind.HEADLINE, han(14)), han(700), han(400), rank=2)


def spread(*boxes, articles=(STORY,)) -> Issue:
    """Return an issue whose pages 2 and 3 are joined, with boxes on the spread."""
    found = join_pages(issue(articles, (), (), ()), PageId("p2"))
    pages = (found.pages[0], replace(found.pages[1], boxes=boxes))
    return replace(found, pages=pages)


def composed(*boxes, articles=(STORY,)) -> ComposedPage:
    return composer().page(spread(*boxes, articles=articles), PageId("p2"))


def over(**fields):
    """Return a box over five of the six columns, two of them on the right page."""
    return box("b", "long", (1, 2, 4, 26), **fields)


def placed(display: PageDisplay) -> list[tuple[GlyphRun, float]]:
    return [(i, dx) for i, dx, _ in walk(display) if isinstance(i, GlyphRun) and i.source]


def cut(page: ComposedPage) -> tuple[ComposedPage, ComposedPage]:
    return spread_halves(page, ("A02", "A03"), (PageId("p2"), PageId("p3")))


def test_columns_stand_on_the_grids_of_both_pages():
    found = columns(composed(over()).display, "b")
    page = composed(over())
    lefts = [page.boxes[0].rect.x + group.x for group in found]
    pitch = 11 * SMALL.em
    assert lefts == pytest.approx([40 + pitch, 40 + 2 * pitch, WIDTH + 40, WIDTH + 40 + pitch])
    assert {group.bounds.w for group in found} == {100.0}


@pytest.mark.parametrize("fields", [
    {},
    {"framed": True},
    {"columns": 3, "division": Division.WHOLE},
    {"columns": 5, "division": Division.FRACTION},
    {"columns": 1},
    {"arrangement": Arrangement.VERTICAL_LEFT},
    {"arrangement": Arrangement.VERTICAL_RIGHT},
    {"arrangement": Arrangement.SURROUNDED},
    {"arrangement": Arrangement.INSIDE},
    {"vertical": True},
    {"vertical": True, "columns": 2},
    {"drop_cap": 3},
])  # fmt: skip
def test_no_text_lies_in_the_fold(fields):
    page = composed(over(**fields))
    for run, dx in placed(page.display):
        for x in run.xs:
            at = x + dx
            assert not WIDTH - run.size < at < WIDTH, (run.text, at)
    texts = [g for g in columns(page.display, "b") if g.items]
    assert texts
    for group in texts:
        left = page.boxes[0].rect.x + group.x
        assert left + group.bounds.w <= LEFT_END + 0.01 or left >= RIGHT_BEGIN - 0.01
    assert [f for f in check_page(page.display, SMALL) if f.code in
            ("press.in_fold", "press.outside_type_area")] == []  # fmt: skip


def test_everything_of_the_article_is_set():
    page = composed(over(columns=5, division=Division.FRACTION))
    text = copy_text(page.display, "long")
    assert Counter(text) <= Counter(han(14) + han(700) + han(400))
    assert page.boxes[0].fit is not None


def test_a_headline_opens_at_the_fold_in_its_middle():
    page = composed(box("b", "long", (0, 2, 6, 27)))
    display = page.display
    heads = [(r, dx) for r, dx in placed(display) if r.source and r.source.paragraph == 0]
    ends = sorted(x + dx for run, dx in heads for x in run.xs)
    size = heads[0][0].size
    before = max(x for x in ends if x < WIDTH) + size
    after = min(x for x in ends if x > WIDTH)
    assert WIDTH - before == pytest.approx(after - WIDTH, abs=0.01)
    assert 8 < WIDTH - before < 9
    assert sum(x < WIDTH for x in ends) == 7


def test_an_odd_headline_moves_by_half_a_character_at_most():
    story = article("long", (Kind.HEADLINE, han(11)), han(900), rank=2)
    display = composed(box("b", "long", (0, 2, 6, 27)), articles=(story,)).display
    heads = [(r, dx) for r, dx in placed(display) if r.source and r.source.paragraph == 0]
    xs = sorted(x + dx for run, dx in heads for x in run.xs)
    middle = (xs[0] + xs[-1] + heads[0][0].size) / 2
    assert abs(middle - WIDTH) <= heads[0][0].size / 2 + 0.01


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("三年后，两岸的人都走", "三年后，"),
        ("两岸的人都来，走三年", "两岸的人都来，"),
        ("停走三百六十五天的桥", "停走"),
        ("一条河两座桥三户人家", "一条河两座"),
    ],
)
def test_a_kicker_opens_at_sense_where_it_has_room_to(words, left):
    story = article("long", (Kind.KICKER, words), (Kind.HEADLINE, han(10)), han(900), rank=2)
    display = composed(box("b", "long", (0, 2, 6, 27)), articles=(story,)).display
    heads = [(r, dx) for r, dx in placed(display) if r.source and r.source.paragraph == 0]
    assert "".join(r.text for r, dx in heads if dx + r.xs[0] < WIDTH) == left
    assert "".join(r.text for r, _dx in heads) == words


def test_deck_and_byline_stand_on_the_left_page():
    story = article("long", (Kind.HEADLINE, han(8)), (Kind.DECK, han(60)),
                    (Kind.BYLINE, "某某"), han(500), rank=2)  # fmt: skip
    page = composed(over(), articles=(story,))
    for run, dx in placed(page.display):
        if run.source and run.source.paragraph in (1, 2):
            assert dx + max(run.xs) + run.size <= LEFT_END + 0.01


def test_a_box_of_the_right_page_is_set_as_on_a_page_of_its_own():
    there = composed(box("b", "long", (3, 2, 3, 26)))
    alone = composer().page(issue((STORY,), (), (), (box("b", "long", (0, 2, 3, 26)),)),
                            PageId("p3"))  # fmt: skip
    moved = cut(there)[1]
    group = next(g for g in moved.display.groups if g.name == "b")
    assert group == next(g for g in alone.display.groups if g.name == "b")
    assert moved.boxes[0].rect == alone.boxes[0].rect


def test_each_page_keeps_its_own_furniture():
    found = composed(over())
    for half, folio in zip(cut(found), ("A02", "A03"), strict=True):
        words = [r.text for g in half.display.groups if g.name == "folio" for r in _runs(g)]
        assert folio in words
        assert half.display.folio == folio
        assert half.display.trim == SMALL.trim


def test_a_picture_may_lie_over_the_fold_its_caption_not():
    place = Rect(0.0, 30.0, 410.0, 100.0)
    region = Region(kind=RegionKind.PICTURE, rect=place)
    picture = ArticlePicture(original=FILE, name="桥.jpg", pixels=(800, 400), caption=han(90))
    story = replace(STORY, pictures=(picture,))
    page = composed(over(regions=(region,)), articles=(story,))
    shown = [(i.rect, dx) for i, dx, _ in walk(page.display) if isinstance(i, Picture)]
    assert any(rect.x + dx < WIDTH < rect.right + dx for rect, dx in shown)
    for item, dx, _ in walk(page.display):
        if isinstance(item, GlyphRun):
            assert not any(WIDTH - item.size < x + dx < WIDTH for x in item.xs)


def test_derived_pictures_keep_to_one_page():
    picture = ArticlePicture(original=FILE, name="桥.jpg", pixels=(1200, 400), caption="说明")
    story = replace(STORY, pictures=(picture, picture))
    page = composed(box("b", "long", (0, 2, 6, 27)), articles=(story,))
    shown = [(i.rect, dx) for i, dx, _ in walk(page.display) if isinstance(i, Picture)]
    assert len(shown) == 2
    for rect, dx in shown:
        assert rect.right + dx <= LEFT_END + 0.01 or rect.x + dx >= RIGHT_BEGIN - 0.01


def test_both_halves_show_the_spread_and_nothing_twice():
    across = AdBox(id=BoxId("ad"), cells=Cells(column=1, line=28, columns=4, lines=2),
                   original=FILE, extent=(0, 0), is_marked=True)  # fmt: skip
    panel = PanelBox(id=BoxId("p"), rect=Rect(300, 10, 200, 20), fill=Ink(k=0.1), stroke=BLACK,
                     weight=1.0)  # fmt: skip
    rule = RuleBox(id=BoxId("r"), start=(500.0, 40.0), end=(300.0, 60.0))
    picture = PictureBox(id=BoxId("i"), rect=Rect(350, 70, 100, 20), original=FILE,
                         crop=Rect(0.2, 0, 0.5, 1))  # fmt: skip
    page = composed(over(), across, panel, rule, picture)
    left, right = cut(page)
    whole = Counter(_texts(page.display))
    assert Counter(_texts(left.display)) + Counter(_texts(right.display)) == whole
    for half in (left, right):
        for item, dx, _ in walk(half.display):
            match item:
                case GlyphRun():
                    edges = (min(item.xs), max(item.xs) + item.size / 2)
                case PlacedPdf():
                    assert item.shown is not None
                    edges = (item.shown.x, item.shown.right)
                case Picture() | Panel():
                    edges = (item.rect.x, item.rect.right)
                case Rule():
                    # An outer stroke is half outside of its line, as an outline is.
                    edges = (min(item.x1, item.x2), max(item.x1, item.x2))
            assert edges[0] + dx >= -0.01
            assert edges[1] + dx <= WIDTH + 0.01
    shown = [
        next(i for i, _, _ in walk(h.display) if isinstance(i, Picture)) for h in (left, right)
    ]
    assert [i.crop for i in shown] == [Rect(0.2, 0, 0.25, 1), Rect(0.45, 0, 0.25, 1)]
    lines = [[i for i, _, _ in walk(h.display) if isinstance(i, Rule) and i.y1 != i.y2 and
              i.x1 != i.x2] for h in (left, right)]  # fmt: skip
    assert [(r.y1, r.y2) for found in lines for r in found] == [(10.0, 20.0), (0.0, 10.0)]


def test_the_strip_in_the_fold_reaches_from_page_to_page():
    cells = Cells(column=2, line=0, columns=2, lines=30)
    strip = AdBox(id=BoxId("ad"), cells=cells, slot=FOLD,
                  paragraphs=(Paragraph(text="中缝广告"),))  # fmt: skip
    page = composed(strip)
    assert page.boxes[0].rect.x == pytest.approx(LEFT_END + 10)
    assert page.boxes[0].rect.right == pytest.approx(RIGHT_BEGIN - 10)


@pytest.mark.parametrize("fields", [
    {"paragraphs": (Paragraph(text="遗失声明", kind=Kind.HEADLINE), Paragraph(text=han(160)))},
    {"house": True},
    {},
])  # fmt: skip
def test_no_word_of_the_strip_meets_the_fold(fields):
    cells = Cells(column=2, line=0, columns=2, lines=30)
    strip = AdBox(id=BoxId("ad"), cells=cells, slot=FOLD, is_marked=True, **fields)
    display = composed(strip).display
    group = next(g for g in display.groups if g.name == "ad")
    xs = [(x + group.x, run.size) for run in _runs(group) for x in run.xs]
    assert any(x < WIDTH for x, _ in xs)
    assert any(x > WIDTH for x, _ in xs)
    assert not any(x < WIDTH < x + size for x, size in xs)


def test_a_box_across_the_strip_in_the_fold_is_told_of():
    cells = Cells(column=2, line=0, columns=2, lines=30)
    strip = AdBox(id=BoxId("ad"), cells=cells, slot=FOLD, house=True)
    assert "layout.overlap" in [p.code for p in composed(over(), strip).problems]
    assert "layout.overlap" not in [p.code for p in composed(strip).problems]


def test_a_spread_that_begins_on_an_odd_page_is_told_of():
    found = spread(over())
    moved = replace(found, pages=(found.pages[1], found.pages[0]))
    page = composer().page(moved, PageId("p2"))
    assert "layout.spread_apart" in [p.code for p in page.problems]
    assert "layout.spread_apart" not in [p.code for p in composed(over()).problems]


def test_a_moved_spread_box_is_composed_as_before():
    one = composer()
    first, second = spread(over()), spread(box("b", "long", (1, 1, 4, 26)))
    one.page(first, PageId("p2"))
    again = one.page(second, PageId("p2"))
    assert again.display == composer().page(second, PageId("p2")).display


def test_display_list_of_a_spread(golden):
    story = article("long", (Kind.KICKER, han(9)), (Kind.HEADLINE, han(14)), (Kind.DECK, han(30)),
                    (Kind.BYLINE, "某某"), han(200), han(120), rank=2)  # fmt: skip
    page = composed(over(framed=True), articles=(story,))
    shown = dump(page.display) + "".join(dump(half.display) for half in cut(page))
    golden(GOLDEN / "spread.txt", shown)


def _runs(group: Group) -> list[GlyphRun]:
    found = []
    for item in group.items:
        if isinstance(item, Group):
            found += _runs(item)
        elif isinstance(item, GlyphRun):
            found.append(item)
    return found


def _texts(display: PageDisplay) -> list[str]:
    return [char for run in runs(display) for char in run.text]
