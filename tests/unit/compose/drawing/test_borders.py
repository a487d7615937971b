"""Borders: whole units, closed corners, nothing outside the frame."""

from itertools import pairwise

import pytest

from layout_app.compose.drawing.borders import DRAWINGS, border_items
from layout_app.display.dump import dump_group
from layout_app.display.items import Group, Item, Panel, Rule
from layout_app.model.border import Border
from layout_app.model.box import PanelBox
from layout_app.model.geometry import Rect
from layout_app.model.ids import BoxId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind
from tests.unit.compose.setpages import GOLDEN, article, box, columns, composer, han, issue

RED = Ink(c=0.1, m=1.0, y=0.8)


def extent(item: Item) -> Rect:
    match item:
        case Rule():
            w, h = abs(item.x2 - item.x1), abs(item.y2 - item.y1)
            dx, dy = (item.weight / 2 if side else 0.0 for side in (h, w))
            x, y = min(item.x1, item.x2) - dx, min(item.y1, item.y2) - dy
            return Rect(x, y, w + 2 * dx, h + 2 * dy)
        case Panel():
            half = item.weight / 2 if item.stroke else 0.0
            r = item.rect
            return Rect(r.x - half, r.y - half, r.w + 2 * half, r.h + 2 * half)
    raise AssertionError(item)


def turned_half(item: Item, w: float, h: float) -> tuple[float, ...]:
    """Return the middle of an item turned by half a turn in its frame, to compare."""
    r = extent(item)
    return round(w - r.x - r.w / 2, 2), round(h - r.y - r.h / 2, 2)


def middle(item: Item) -> tuple[float, ...]:
    r = extent(item)
    return round(r.x + r.w / 2, 2), round(r.y + r.h / 2, 2)


@pytest.mark.parametrize("border", Border)
@pytest.mark.parametrize(("w", "h"), [(200.0, 120.0), (87.3, 411.9), (30.0, 30.0)])
def test_border_stays_inside_its_frame_and_reaches_its_edge(border, w, h) -> None:
    places = [extent(item) for item in border_items(border, w, h, BLACK)]
    assert min(r.x for r in places) == pytest.approx(0, abs=1.1)
    assert max(r.right for r in places) == pytest.approx(w, abs=1.1)
    assert all(r.x >= -0.05 and r.right <= w + 0.05 for r in places)
    assert all(r.y >= -0.05 and r.bottom <= h + 0.05 for r in places)
    depth = max(DRAWINGS[border].depth, DRAWINGS[border].reach)
    inner = Rect(depth + 0.5, depth + 0.5, w - 2 * depth - 1, h - 2 * depth - 1)
    solid = [r for i, r in zip(border_items(border, w, h, BLACK), places, strict=True)
             if not (isinstance(i, Panel) and i.stroke)]  # fmt: skip
    assert not any(inner.overlaps(r) for r in solid)


@pytest.mark.parametrize("border", Border)
def test_border_looks_the_same_turned_by_half(border) -> None:
    items = border_items(border, 200.0, 120.0, BLACK)
    turned = [turned_half(item, 200.0, 120.0) for item in items]
    for place in map(middle, items):
        assert any(abs(place[0] - x) + abs(place[1] - y) < 0.02 for x, y in turned)


@pytest.mark.parametrize("border", [b for b in Border if DRAWINGS[b].unit])
def test_units_fill_a_side_whole_and_keep_their_size(border) -> None:
    drawing = DRAWINGS[border]
    for side in (70.0, 123.4, 512.8):
        room = side - 2 * (drawing.reach or drawing.depth)
        count = max(1, round(room / drawing.length))
        assert abs(room / count / drawing.length - 1) <= max(0.05, 0.5 / count)


def test_dots_are_equally_far_apart_round_the_corner() -> None:
    xs = sorted(i.rect.x for i in border_items(Border.DOTS, 100.0, 60.0, BLACK) if i.rect.y == 0)
    steps = [round(two - one, 2) for one, two in pairwise(xs)]
    assert max(steps) - min(steps) <= 0.5


def test_every_border_is_drawn() -> None:
    assert set(DRAWINGS) == set(Border)
    assert len(Border) >= 12


def test_article_box_fact_box_and_panel_take_a_border(golden) -> None:
    book = Stylebook(masthead_lines=0, fact_border=Border.DOTS)
    made = article("a", (Kind.HEADLINE, "河湾新事"), han(40), (Kind.FACT, "要点"))
    framed = box("b", "a", (0, 0, 2, 10), framed=True, border=Border.THICK_THIN, border_ink=RED)
    panel = PanelBox(
        id=BoxId("p"), rect=Rect(40, 300, 24, 18), fill=Ink(k=0.1), border=Border.CHECKS
    )
    whole = issue((made,), (), (framed, panel), book=book)
    display = composer().page(whole, whole.pages[1].id).display
    groups = {group.name: group for group in display.groups}
    article_, panel_ = groups["b"], groups["p"]
    assert [i.stroke for i in article_.items if isinstance(i, Panel)] == [RED, RED]
    fact = next(i for i in article_.items if isinstance(i, Group) and i.name == "fact")
    assert sum(isinstance(i, Panel) for i in fact.items) > 20
    assert columns(display, "b")[0].x == 10
    golden(GOLDEN / "border-panel.txt", "\n".join(dump_group(panel_)) + "\n")
