"""What articles may wear, and what comes of it when it is composed."""

from dataclasses import replace

import pytest
from copydesk import BROADSHEET_8, PICTURE, TABLOID_5, composer, issue, story

from layout_app.arrange.dressing import LONE, Dresser
from layout_app.arrange.ground import GAP
from layout_app.arrange.judging.breaches import FLAT, TALL
from layout_app.arrange.shapes import (
    ARM,
    BELOW,
    CROP,
    FREEDOMS,
    FREEST,
    NOTCHED,
    STORY,
    USUAL,
    Freedom,
    Shape,
    Wardrobe,
)
from layout_app.arrange.tiling.notch import Corner
from layout_app.model.paper import Paper


@pytest.mark.parametrize("paper", [BROADSHEET_8, TABLOID_5])
@pytest.mark.parametrize(("rank", "picture"), [(1, True), (2, False), (3, True), (4, False)])
def test_shape_that_is_promised_is_filled_when_composed(
    paper: Paper, rank: int, picture: bool
) -> None:
    article = story("a", rank, 900 if rank < 4 else 200, picture=picture)
    page = issue((article,), (), paper)
    desk = composer()
    dresser = Dresser(desk, page)
    made = [
        dresser.dressed(article.id, shape)
        for row in Wardrobe(desk, page).shapes(article, paper.lines, USUAL).values()
        for shape in row.values()
    ]
    assert len(made) >= 4
    assert all(-3 <= dressed.misfit <= 0 for dressed in made)
    assert sum(dressed.misfit == 0 for dressed in made) >= 0.6 * len(made)
    for dressed in made:
        desk_fit = desk.filled_in(page, dressed.box).fit
        assert desk_fit.lines == abs(dressed.misfit)


@pytest.mark.parametrize("picture", [False, True])
def test_lines_alone_are_mended_for_less_white_than_an_editor_sees(picture: bool) -> None:
    article = story("a", 2, 1800, picture=picture)
    page = issue((article,), (), BROADSHEET_8)
    desk = composer()
    dresser = Dresser(desk, page)
    table = Wardrobe(desk, page).shapes(article, BROADSHEET_8.lines, USUAL)
    shapes = [shape for row in table.values() for shape in row.values()]
    made = [dresser.dressed(article.id, shape) for shape in shapes[:: len(shapes) // 40 + 1]]
    mended = [dresser.mended(dressed) for dressed in made]
    alone = [dressed.lone for dressed in made]
    assert sum(dressed.lone for dressed in mended) <= 0.6 * sum(alone)
    for before, after in zip(made, mended, strict=True):
        filled = desk.filled_in(page, after.box)
        assert (filled.fit.lines, filled.tally.flaws) == (-after.misfit, after.lone)
        if after is not before:
            assert before.misfit - after.misfit < LONE * (before.lone - after.lone)
            assert -after.shape.columns <= after.misfit <= 0
            assert abs(after.box.picture_lines) <= CROP * after.shape.look.picture_lines + 1e-9
        else:
            assert dresser.mended(after) is after


def _stories(rank: int, chars: int, pixels: tuple[int, int] = (3000, 2000)) -> list[Shape]:
    """Return the shapes in which the heads of an article with a picture stand below it."""
    picture = replace(PICTURE, pixels=pixels)
    article = replace(story("a", rank, chars), pictures=(picture,))
    page = issue((article,), (), BROADSHEET_8)
    table = Wardrobe(composer(), page).shapes(article, BROADSHEET_8.lines)
    return [s for row in table.values() for s in row.values() if s.look.is_under]


def test_a_wide_picture_with_little_text_stands_above_its_heads() -> None:
    made = _stories(3, 150)
    assert {shape.columns for shape in made} == {2, 3}
    for shape in made:
        look = shape.look
        shown = look.picture_lines + look.caption_lines + BELOW
        assert look.picture_columns == look.columns
        assert shape.lines - shown - look.heads - shape.air in STORY
    assert not _stories(1, 150)
    assert not _stories(3, 900)
    assert not _stories(3, 150, (2000, 2000))
    assert not _stories(3, 150, (2000, 3000))


def test_lead_is_wide_and_brief_narrow() -> None:
    lead, brief = story("a", 1, 1500), story("b", 4, 200)
    page = issue((lead, brief), (), BROADSHEET_8)
    wardrobe = Wardrobe(composer(), page)
    assert min(wardrobe.shapes(lead, TABLOID_5.lines)) == 4
    assert max(wardrobe.shapes(brief, TABLOID_5.lines)) == 3


def test_freedom_adds_shapes_and_takes_none() -> None:
    article = story("a", 3, 400)
    page = issue((article,))
    wardrobe = Wardrobe(composer(), page)
    kept: set[tuple[int, int]] = set()
    for freedom in (*FREEDOMS, FREEST):
        shapes = wardrobe.shapes(article, TABLOID_5.lines, freedom)
        found = {(columns, lines) for columns, row in shapes.items() for lines in row}
        assert kept < found
        kept = found


def test_picture_keeps_to_its_crop() -> None:
    article = story("a", 2, 1200, picture=True)
    page = issue((article,), (), BROADSHEET_8)
    desk = composer()
    shapes = Wardrobe(desk, page).shapes(article, BROADSHEET_8.lines)
    dresser = Dresser(desk, page)
    for row in shapes.values():
        for shape in row.values():
            box = dresser.dressed(article.id, shape).box
            assert abs(box.picture_lines) <= CROP * shape.look.picture_lines + 1e-9


def test_no_box_is_a_ribbon_however_freely_it_is_made() -> None:
    brief = story("a", 3, 150)
    page = issue((brief,), (), BROADSHEET_8)
    shapes = Wardrobe(composer(), page).shapes(brief, BROADSHEET_8.lines, FREEST)
    assert len(shapes) > 2
    for columns, row in shapes.items():
        for lines in row:
            high, wide = lines / BROADSHEET_8.lines, columns / BROADSHEET_8.columns
            assert 1.4 * high / wide >= 0.2


@pytest.mark.parametrize("rank", [2, 4])
def test_a_box_is_a_tower_or_flat_only_where_nothing_else_fills_a_page(rank: int) -> None:
    article = story("a", rank, 1800 if rank == 2 else 500)
    wardrobe = Wardrobe(composer(), issue((article,), (), BROADSHEET_8))

    def high_by_wide(freedom: Freedom) -> list[float]:
        shapes = wardrobe.shapes(article, BROADSHEET_8.lines, freedom)
        return [
            1.4 * (lines + GAP) / BROADSHEET_8.lines / (columns / BROADSHEET_8.columns)
            for columns, row in shapes.items()
            for lines in row
        ]

    *shaped, freest = (high_by_wide(freedom) for freedom in FREEDOMS)
    assert all(found and min(found) >= FLAT and max(found) <= TALL for found in shaped)
    assert max(freest) > TALL


def test_shreds_of_text_below_a_picture_cost_more_the_shorter_they_are() -> None:
    article = story("a", 2, 500, picture=True)
    table = Wardrobe(composer(), issue((article,), (), BROADSHEET_8)).shapes(
        article, BROADSHEET_8.lines
    )
    shapes = [shape for row in table.values() for shape in row.values()]
    shredded = [(shape, shreds) for shape in shapes if (shreds := lines_below(shape)) in (1, 2, 3)]
    assert shredded
    assert all(shape.cost >= 10 * (4 - shreds) for shape, shreds in shredded)
    assert any(shape.cost < 10 for shape in shapes if lines_below(shape) not in (1, 2, 3))


def lines_below(shape: Shape) -> int | None:
    """Return the lines of text below a picture that is narrower than the box."""
    look = shape.look
    if not 0 < look.picture_columns < look.columns:
        return None
    picture = look.picture_lines + look.caption_lines + BELOW
    return shape.lines - look.heads - shape.air - picture


@pytest.mark.parametrize("picture", [False, True])
def test_box_with_a_notch_is_filled_when_composed(picture: bool) -> None:
    article = story("a", 1, 1400, picture=picture)
    page = issue((article,))
    desk = composer()
    dresser = Dresser(desk, page)
    shapes = [
        shape
        for row in Wardrobe(desk, page).notched(article, TABLOID_5.lines, NOTCHED).values()
        for shape in row.values()
    ]
    assert {shape.notch.corner for shape in shapes} == set(Corner)
    made = [dresser.dressed(article.id, shape) for shape in shapes[:: len(shapes) // 150 + 1]]
    assert sum(dressed.misfit == 0 for dressed in made) >= 0.9 * len(made)
    assert all(abs(dressed.misfit) <= 1 for dressed in made)
    for dressed in made:
        head, leg = dressed.box.shape
        assert leg.lines >= ARM
        assert head.column <= leg.column


def test_brief_has_no_notch_nor_has_anything_unless_asked_for() -> None:
    lead, brief = story("a", 1, 1400), story("b", 4, 600)
    wardrobe = Wardrobe(composer(), issue((lead, brief)))
    assert not wardrobe.notched(brief, TABLOID_5.lines, NOTCHED)
    assert not wardrobe.notched(lead, TABLOID_5.lines, FREEDOMS[-1])
