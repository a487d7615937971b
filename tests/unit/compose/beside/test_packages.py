"""A package keeps the air of its frame to its boxes, and room for its heads above them."""

from dataclasses import replace

import pytest

from layout_app.display.items import GlyphRun, Panel, Rule
from layout_app.display.page import walk
from layout_app.edit.boxes import move_box
from layout_app.model.border import Border
from layout_app.model.box import Arrangement, Package, PlannedBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.ink import Ink
from layout_app.model.paper import cells_rect
from layout_app.model.text import Kind, Paragraph
from tests.unit.compose.setpages import SMALL, article, box, composer, han, issue

TITLE = Paragraph(text="街坊本周", kind=Kind.HEADLINE)
CELLS = Cells(column=0, line=2, columns=3, lines=26)
FRAME = cells_rect(SMALL, CELLS)
LEFT, RIGHT = box("l", "a", (0, 2, 1, 26)), box("r", "b", (1, 2, 2, 26))
STORIES = tuple(
    article(name, (Kind.HEADLINE, head), han(400)) for name, head in (("a", "水清"), ("b", "桥好"))
)


def package(*members, heads=(TITLE,), framed=True, cells=CELLS) -> Package:
    return Package(
        id=BoxId("pack"), cells=cells, heads=heads, framed=framed,
        boxes=tuple(BoxId(member.id) for member in members),
    )  # fmt: skip


def page_of(*boxes):
    whole = issue(STORIES, (), boxes)
    return composer().page(whole, whole.pages[1].id)


def runs_of(page, name: str) -> list[tuple[float, float, float, float]]:
    """Return the em boxes of an article's characters: left, top, right and bottom."""
    return [
        (min(run.xs) + dx, run.ys[0] + dy - 0.88 * run.size, max(run.xs) + dx + run.size,
         run.ys[0] + dy + 0.12 * run.size)
        for run, dx, dy in walk(page.display)
        if isinstance(run, GlyphRun) and run.source and run.source.article == name
    ]  # fmt: skip


def title_foot(page) -> float:
    return max(
        run.ys[0] + dy + 0.12 * run.size
        for run, _, dy in walk(page.display)
        if isinstance(run, GlyphRun) and run.text == TITLE.text
    )


@pytest.mark.parametrize("heads", [(), (TITLE,)])
def test_text_keeps_a_character_and_a_line_from_the_frame(heads):
    page = page_of(package(LEFT, RIGHT, heads=heads), LEFT, RIGHT)
    for name in "ab":
        for left, top, right, bottom in runs_of(page, name):
            assert left >= FRAME.x + SMALL.em - 0.01
            assert right <= FRAME.right - SMALL.em + 0.01
            assert top >= FRAME.y + SMALL.leading - 0.01
            assert bottom <= FRAME.bottom - SMALL.leading + 0.01


def test_what_begins_beside_the_heads_stands_below_them():
    page = page_of(package(LEFT, RIGHT), LEFT, RIGHT)
    assert min(top for _, top, _, _ in runs_of(page, "a")) > title_foot(page) + 3
    low = replace(LEFT, shape=(Cells(column=0, line=14, columns=1, lines=14),))
    alone = page_of(package(low), low)
    assert min(top for _, top, _, _ in runs_of(alone, "a")) < FRAME.y + 13.5 * SMALL.leading


def test_heads_stand_in_the_middle_of_the_frame_in_their_own_styles():
    kicker = Paragraph(text="每周六上午", kind=Kind.KICKER)
    page = page_of(package(LEFT, RIGHT, heads=(kicker, TITLE)), LEFT, RIGHT)
    found = {
        run.text: (run.size, (min(run.xs) + max(run.xs) + run.size) / 2 + dx)
        for run, dx, _ in walk(page.display)
        if isinstance(run, GlyphRun) and run.text in (kicker.text, TITLE.text)
    }
    assert found[kicker.text][0] < found[TITLE.text][0]
    middle = FRAME.x + FRAME.w / 2
    assert [x for _, x in found.values()] == pytest.approx([middle] * 2, abs=1.0)


def test_a_box_without_a_package_or_frame_stands_as_it_did():
    bare = page_of(LEFT, RIGHT)
    loose = page_of(package(LEFT, RIGHT, heads=(), framed=False), LEFT, RIGHT)
    stranger = page_of(package(RIGHT), RIGHT, LEFT)
    assert runs_of(bare, "a") == runs_of(loose, "a") == runs_of(stranger, "a")
    assert min(left for left, *_ in runs_of(bare, "a")) == FRAME.x


def test_a_stepped_box_keeps_the_columns_of_the_page():
    stepped = box("l", "a", (0, 2, 1, 26))
    stepped = replace(stepped, shape=(*stepped.shape, Cells(column=1, line=20, columns=1, lines=8)))
    alone, packed = page_of(stepped), page_of(package(stepped, heads=()), stepped)
    assert runs_of(alone, "a") == runs_of(packed, "a")


def test_the_fit_counts_what_the_frame_takes():
    whole = issue(STORIES, (), (package(LEFT, RIGHT), LEFT, RIGHT))
    bare = issue(STORIES, (), (LEFT, RIGHT))
    one, two = (composer().fit(each, LEFT.article) for each in (bare, whole))
    assert two.chars > one.chars
    shown = composer().page(whole, whole.pages[1].id)
    assert next(made.fit for made in shown.boxes if made.box == LEFT.id) == two
    assert composer().filled_in(whole, LEFT).fit == two


def test_a_package_that_moves_takes_its_air_along():
    low = Cells(column=0, line=2, columns=3, lines=20)
    left = box("l", "a", (0, 2, 1, 20))
    whole = issue(STORIES, (), (package(left, cells=low), left))
    tools = composer()
    first = runs_of(tools.page(whole, whole.pages[1].id), "a")
    moved = move_box(whole, BoxId("pack"), 0, 6)
    second = runs_of(tools.page(moved, moved.pages[1].id), "a")
    down = 4 * SMALL.leading
    assert second == [
        pytest.approx((left, top + down, right, bottom + down), abs=0.01)
        for left, top, right, bottom in first
    ]


def test_frame_is_drawn_once_around_all():
    page = page_of(package(LEFT, RIGHT), LEFT, RIGHT)
    (panel,) = [item for item, _, _ in walk(page.display) if isinstance(item, Panel)]
    assert (panel.rect.w, panel.rect.h) == (FRAME.w, FRAME.h)
    without = page_of(package(LEFT, RIGHT, framed=False), LEFT, RIGHT)
    assert not [item for item, _, _ in walk(without.display) if isinstance(item, Panel)]


def test_rules_between_members_keep_the_air_and_none_crosses_the_frame():
    upper, lower = box("l", "a", (0, 6, 3, 8)), box("r", "b", (0, 15, 3, 8))
    below = box("o", "c", (0, 26, 3, 4))
    inside = Cells(column=0, line=2, columns=3, lines=22)
    page = page_of(package(upper, lower, cells=inside), upper, lower, below)
    (group,) = (group for group in page.display.groups if group.name == "separators")
    (rule,) = group.items
    assert isinstance(rule, Rule)
    assert (rule.x1, rule.x2) == (FRAME.x + SMALL.em, FRAME.right - SMALL.em)


@pytest.mark.parametrize("look", [{"tint": Ink(y=0.2)}, {"framed": True},
                                  {"framed": True, "border": Border.DOUBLE}])  # fmt: skip
def test_tint_and_frame_of_a_box_leave_the_heads_and_the_air_of_the_package(look):
    left = replace(LEFT, **look)
    page = page_of(package(left, RIGHT), left, RIGHT)
    (group,) = [group for group in page.display.groups if group.name == LEFT.id]
    panels = [item for item in group.items if isinstance(item, Panel)]
    assert panels
    for panel in panels:
        assert group.x + panel.rect.x >= FRAME.x + SMALL.em - 0.01
        assert group.y + panel.rect.y > title_foot(page)
        assert group.y + panel.rect.bottom <= FRAME.bottom - SMALL.leading + 0.01


def overlaps(page) -> list[tuple[str, str]]:
    return [
        (dict(found.args)["one"], dict(found.args)["two"])
        for found in page.problems
        if found.code == "layout.overlap"
    ]


def test_what_cannot_make_room_for_the_heads_is_told():
    planned = PlannedBox(id=RIGHT.id, cells=RIGHT.shape[0], slug="来稿")
    assert overlaps(page_of(package(LEFT, planned), LEFT, planned)) == [("来稿", TITLE.text)]
    assert overlaps(page_of(package(LEFT, planned, heads=()), LEFT, planned)) == []
    assert overlaps(page_of(package(LEFT, RIGHT), LEFT, RIGHT)) == []
    low = replace(planned, cells=Cells(column=1, line=12, columns=2, lines=16))
    assert overlaps(page_of(package(LEFT, low), LEFT, low)) == []
    low = Cells(column=0, line=2, columns=1, lines=3)
    flat = replace(LEFT, shape=(low, Cells(column=0, line=5, columns=2, lines=8)))
    assert overlaps(page_of(package(flat), flat)) == [("水清", TITLE.text)]


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("arrangement", Arrangement)
def test_a_stepped_box_begins_below_the_heads_and_keeps_its_columns(framed, arrangement):
    arm = Cells(column=1, line=20, columns=1, lines=8)
    side = Cells(column=2, line=2, columns=1, lines=26)
    for shape in ((LEFT.shape[0], arm), (LEFT.shape[0], arm, side)):
        stepped = replace(LEFT, shape=shape, arrangement=arrangement)
        page = page_of(package(stepped, framed=framed), stepped)
        assert overlaps(page) == []
        found = runs_of(page, "a")
        assert min(top for _, top, _, _ in found) > title_foot(page)
        alone = page_of(stepped)
        assert columns_of(page.boxes[1]) == columns_of(alone.boxes[0])


def columns_of(shown):
    """Return where columns of text stand and how wide they are."""
    return {(r.rect.x, r.rect.w) for r in shown.regions if r.kind == "text"}


def test_heads_that_are_too_long_or_break_a_word_are_told():
    def codes(words: str) -> list[tuple[str, str, str]]:
        title = replace(TITLE, text=words)
        found = page_of(package(LEFT, RIGHT, heads=(title,)), LEFT, RIGHT).problems
        return [(p.code, p.where.box, dict(p.args)["kind"]) for p in found if "head" in p.code]

    assert codes("街坊本周") == []
    assert codes(han(120)) == [("layout.head_too_long", "pack", "headline")]
