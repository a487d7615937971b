"""Text around pictures, inserts and heads; drop caps; what an article lacks to fit."""

from dataclasses import replace

import pytest

from layout_app.compose.article.insets import shown
from layout_app.compose.copyfit import copyfit
from layout_app.compose.flow.fit import FitState
from layout_app.compose.levers import LeverKind, applied
from layout_app.display.dump import dump
from layout_app.display.items import ASCENT, GlyphRun, Group, Picture
from layout_app.model.article import ArticlePicture
from layout_app.model.box import Arrangement, RegionKind
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.ids import ArticleId
from layout_app.model.text import Kind
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
    line_texts,
    region,
    runs,
)

PHOTO = ArticlePicture(
    original="f" * 64, name="a.jpg", caption="新桥通车。", credit="某某", pixels=(300, 200)
)
BARE = replace(PHOTO, caption="", credit="")
EM, LEADING = SMALL.em, SMALL.leading


def composed(article_, *boxes):
    whole = issue((article_,), (), boxes)
    return composer().page(whole, whole.pages[1].id)


def places(page, kind: str) -> list[tuple[float, float, float, float]]:
    """Return the regions of a kind: 字 from the type area's left, grid line, 字, grid lines."""
    area = SMALL.type_area
    return [
        (
            round((r.rect.x - area.x) / EM, 3),
            round((r.rect.y - area.y) / LEADING, 3),
            round(r.rect.w / EM, 3),
            round((r.rect.h - EM) / LEADING + 1, 3),
        )
        for r in page.boxes[0].regions
        if r.kind == kind
    ]


def test_picture_stands_at_the_right_below_the_heads_on_whole_lines() -> None:
    made = article("a", (Kind.HEADLINE, "新桥通了"), han(600), pictures=(PHOTO,))
    page = composed(made, box("b", "a", (0, 0, 3, 25)))
    (picture,), (caption,) = places(page, "picture"), places(page, "caption")
    head = min(line for _, line, _, _ in places(page, "text"))
    assert picture == (11, head, 21, 10)
    assert caption == (11, head + 10, 21, 1)
    image = next(i for g in page.display.groups[-1].items if isinstance(g, Group)
                 for i in g.items if isinstance(i, Picture))  # fmt: skip
    assert image.rect.w / image.rect.h * 200 / 300 == pytest.approx(
        image.crop.w / image.crop.h, rel=1e-3
    )


def test_heads_below_a_picture_stand_over_all_columns_and_the_text_below_them() -> None:
    made = article("a", (Kind.HEADLINE, "新桥通了"), han(100), pictures=(PHOTO,))
    stands = box("b", "a", (0, 0, 2, 30), arrangement=Arrangement.UNDER_PICTURE)
    page = composed(made, stands)
    (picture,), (caption,) = places(page, "picture"), places(page, "caption")
    (head,) = places(page, "headline")
    texts = places(page, "text")
    assert picture[:3] == (0, 0, 21)
    assert caption[:2] == (0, picture[3])
    below = caption[1] + caption[3] + 1
    assert below <= head[1] < head[1] + head[3] <= texts[0][1]
    assert [(x, y) for x, y, _, _ in texts] == [(0, texts[0][1]), (11, texts[0][1])]
    image = next(i for g in page.display.groups[-1].items if isinstance(g, Group)
                 for i in g.items if isinstance(i, Picture))  # fmt: skip
    assert image.crop is None or image.crop.h > 0.95


def test_heads_below_a_picture_leave_text_below_them_in_a_low_box() -> None:
    made = article("a", (Kind.HEADLINE, "新桥通了"), han(60), pictures=(PHOTO,))
    low = box("b", "a", (0, 0, 3, 20), arrangement=Arrangement.UNDER_PICTURE)
    page = composed(made, low)
    ((_, _, wide, lines),) = places(page, "picture")
    assert wide == 32
    assert lines < 13
    assert page.boxes[0].fit.state is not FitState.OVER


def test_without_a_picture_heads_below_it_stand_over_the_text() -> None:
    made = article("a", (Kind.HEADLINE, "新桥通了"), han(200))
    over = box("b", "a", (0, 0, 3, 25))
    pages = [
        composed(made, over),
        composed(made, replace(over, arrangement=Arrangement.UNDER_PICTURE)),
    ]
    assert places(pages[0], "headline") == places(pages[1], "headline")
    assert places(pages[0], "text") == places(pages[1], "text")


def test_several_pictures_of_an_article_keep_clear_of_each_other() -> None:
    made = article("a", (Kind.HEADLINE, "新桥通了"), han(200), pictures=(PHOTO,) * 4)
    page = composed(made, box("b", "a", (0, 0, 3, 30)))
    found = places(page, "picture")
    assert len(found) == 4
    for n, (x, y, w, h) in enumerate(found):
        for other_x, other_y, other_w, other_h in found[:n]:
            beside = x >= other_x + other_w or other_x >= x + w
            assert beside or y >= other_y + other_h or other_y >= y + h


def test_text_runs_on_both_sides_of_a_picture_left_side_first() -> None:
    mine = region(RegionKind.PICTURE, 12, 3, 8, 4)
    made = article("a", *[han(90, n) for n in range(8)], pictures=(BARE,))
    page = composed(made, box("b", "a", (0, 0, 3, 20), columns=1, regions=(mine,)))
    assert places(page, "text") == [
        (0, 0, 32, 2),
        (0, 2, 11, 6),
        (21, 2, 11, 6),
        (0, 8, 32, 12),
    ]
    assert "".join(han(90, n) for n in range(8)).startswith(copy_text(page.display))


def test_piece_of_less_than_five_cells_stays_empty() -> None:
    mine = region(RegionKind.PICTURE, 0, 0, 5, 4)
    made = article("a", han(300), pictures=(PHOTO,))
    page = composed(made, box("b", "a", (0, 0, 1, 25), regions=(mine,)))
    assert places(page, "text") == [(0, 7, 10, 18)]


def test_a_column_of_fractional_measure_keeps_its_edge_beside_a_picture() -> None:
    mine = region(RegionKind.PICTURE, 0, 0, 4, 4)
    made = article("a", han(300), pictures=(BARE,))
    page = composed(
        made, box("b", "a", (0, 0, 2, 25), columns=2, division="fraction", regions=(mine,))
    )
    assert places(page, "text")[0] == (5, 0, 5, 5)


def test_text_keeps_clear_of_an_outline_not_of_its_rectangle() -> None:
    bare = ArticlePicture(
        original="f" * 64, name="a.jpg", pixels=(200, 200),
        contour=((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)),
    )  # fmt: skip
    mine = region(RegionKind.PICTURE, 0, 0, 10, 7)
    made = article("a", han(900), pictures=(bare,))
    page = composed(made, box("b", "a", (0, 0, 2, 25), columns=1, regions=(mine,)))
    beside = places(page, "text")[:7]
    assert [measure for _, _, measure, _ in beside] == sorted(m for _, _, m, _ in beside)
    assert beside[0] == (11, 0, 10, 1)


def test_headline_over_its_photo_takes_no_room_from_the_text() -> None:
    mine = region(RegionKind.PICTURE, 0, 0, 21, 6, over=True)
    bare = replace(PHOTO, caption="", credit="")
    made = article("a", (Kind.HEADLINE, "新桥"), han(200), pictures=(bare,))
    page = composed(made, box("b", "a", (0, 0, 2, 20), regions=(mine,)))
    plain = composed(article("a", (Kind.HEADLINE, "新桥"), han(200)), box("b", "a", (0, 0, 2, 20)))
    assert places(page, "text") == places(plain, "text")


@pytest.mark.parametrize(
    ("arrangement", "head", "first"),
    [
        (Arrangement.BESIDE, (0, 0), (0, 3)),
        (Arrangement.INSIDE, (11, 0), (0, 0)),
        (Arrangement.SURROUNDED, (11, 8), (0, 0)),
    ],
)
def test_heads_are_an_exclusion_where_they_do_not_stand_over_all(arrangement, head, first) -> None:
    made = article("a", (Kind.HEADLINE, "新桥通了"), han(900))
    page = composed(made, box("b", "a", (0, 0, 3, 20), arrangement=arrangement))
    (x, line, _, _) = places(page, "headline")[0]
    assert (x, int(line)) == head
    assert places(page, "text")[0][:2] == first
    whole = "新桥通了" + han(900)
    assert whole.startswith(copy_text(page.display)[:4])


def test_quote_and_fact_box_are_set_apart_in_the_order_of_the_copy() -> None:
    parts = [han(120), (Kind.QUOTE, "“天天盼着来”"), han(200, 3), (Kind.FACT, "资料"),
             (Kind.FACT, "食堂三处"), han(60, 5)]  # fmt: skip
    page = composed(article("a", *parts), box("b", "a", (0, 0, 3, 24)))
    assert copy_text(page.display) == "".join(p if isinstance(p, str) else p[1] for p in parts)
    assert len(places(page, "quote")) == len(places(page, "fact")) == 1
    assert places(page, "quote")[0][0] == 11
    assert places(page, "fact")[0][0] == 22
    quoted = next(run for run in runs(page.display) if "盼" in run.text)
    assert quoted.source.paragraph == 1
    assert quoted.size == 15


def test_inset_that_leaves_its_box_is_told() -> None:
    mine = region(RegionKind.PICTURE, 0, 15, 10, 8)
    page = composed(
        article("a", han(100), pictures=(replace(PHOTO, pixels=(0, 0)),)),
        box("b", "a", (0, 0, 1, 20), regions=(mine,)),
    )
    codes = [p.code for p in page.problems]
    assert "layout.inset_outside" in codes
    assert "layout.picture_unmeasured" in codes


def test_drop_cap_takes_its_character_from_the_text() -> None:
    text = "春" + han(99)
    page = composed(article("a", text), box("b", "a", (0, 0, 1, 25), drop_cap=3))
    assert copy_text(page.display) == text
    cap = next(run for run in runs(page.display) if run.text == "春")
    assert cap.size == (2 * SMALL.pitch + 1) * EM
    assert cap.ys == (quantised(ASCENT * cap.size),), "its cell begins where the text does"
    assert places(page, "text")[:2] == [(5, 0, 5, 3), (0, 3, 10, 22)]
    first = line_texts(columns(page.display, "b")[0])[0]
    assert len(first) == 5


@pytest.mark.parametrize(
    "text", ["2026年" + han(90), "GDP" + han(90), "啊！" + han(90), "好" + han(6)]
)
def test_no_drop_cap_before_what_belongs_to_it_or_on_a_short_paragraph(text) -> None:
    page = composed(article("a", text), box("b", "a", (0, 0, 1, 25), drop_cap=3))
    assert {run.size for run in runs(page.display) if run.source} == {EM}


def test_heads_higher_than_the_arm_of_an_l_push_the_text_below_down() -> None:
    shape = (
        Cells(column=0, line=0, columns=2, lines=2),
        Cells(column=0, line=2, columns=3, lines=20),
    )
    made = article(
        "a", (Kind.KICKER, "通车"), (Kind.HEADLINE, "新桥通了"), (Kind.DECK, han(60)), han(300)
    )
    page = composed(made, replace(box("b", "a", (0, 0, 1, 1)), shape=shape))
    foot = max(
        line + lines for kind in ("headline", "deck") for _, line, _, lines in places(page, kind)
    )
    assert foot > 2
    starts = {x: line for x, line, _, _ in places(page, "text")}
    assert min(starts[0], starts[11]) >= int(foot)
    assert starts[22] == 2, "beside the heads the text begins where the box does"


def test_box_of_two_rectangles_runs_around_a_picture() -> None:
    shape = (
        Cells(column=0, line=0, columns=3, lines=12),
        Cells(column=0, line=12, columns=2, lines=8),
    )
    made = article("a", (Kind.HEADLINE, "新桥"), han(900), pictures=(PHOTO,))
    page = composed(made, replace(box("b", "a", (0, 0, 1, 1)), shape=shape))
    placed = copy_text(page.display)
    over = page.boxes[0].fit
    assert over.state == "over"
    assert len(placed) + over.chars == 902
    assert max(line + lines for _, line, _, lines in places(page, "text")) == 20


def test_shown_part_keeps_the_proportions_of_the_picture() -> None:
    wide = shown(PHOTO, Rect(0, 0, 100, 20))
    assert (wide.w, wide.x) == (1, 0)
    assert wide.h == pytest.approx(0.3)
    assert wide.y == pytest.approx(0.35)


def test_dump_of_text_around_insets_is_as_accepted(golden) -> None:
    parts = [han(70), (Kind.QUOTE, "天天盼着来"), (Kind.SUBHEAD, "三件事"), han(150, 3),
             (Kind.FACT, "资料"), (Kind.FACT, "食堂有三处。")]  # fmt: skip
    made = article("a", (Kind.HEADLINE, "新桥通了"), *parts, pictures=(PHOTO,))
    page = composed(
        made,
        box("b", "a", (0, 0, 3, 18), arrangement=Arrangement.BESIDE, drop_cap=2),
    )
    golden(GOLDEN / "around-insets.txt", dump(page.display))


def test_dump_of_a_surrounded_head_in_a_step_is_as_accepted(golden) -> None:
    shape = (
        Cells(column=0, line=0, columns=3, lines=11),
        Cells(column=0, line=11, columns=1, lines=4),
    )
    made = article("a", (Kind.HEADLINE, "河湾通水"), han(230), rank=4)
    page = composed(
        made, replace(box("b", "a", (0, 0, 1, 1), arrangement=Arrangement.SURROUNDED), shape=shape)
    )
    golden(GOLDEN / "surrounded-step.txt", dump(page.display))


def fitted(made, box_):
    whole = issue((made,), (), (box_,))
    desk = composer()
    found = copyfit(desk, whole, ArticleId("a"))
    return found, desk.article(applied(whole, ArticleId("a"), found.setting), ArticleId("a"))


def picture_height(made) -> float:
    (found,) = (r for r in made.boxes[0].regions if r.kind is RegionKind.PICTURE)
    return found.rect.h


def test_text_that_is_short_takes_air_above_its_subheads() -> None:
    parts = [part for n in range(3) for part in ((Kind.SUBHEAD, "小标题"), han(75, n))]
    made = article("a", han(80), *parts)
    need = composer().shape_for(issue((made,), ()), ArticleId("a"), 1)
    found, after = fitted(made, box("b", "a", (0, 0, 1, need + 2)))
    assert (found.before.state, found.before.lines) == ("short", 2)
    assert [(lever.kind, lever.lines) for lever in found.levers] == [(LeverKind.SUBHEAD_AIR, 2)]
    assert after.fit.state == found.after.state == "exact"


def test_text_that_is_over_makes_the_picture_lower_within_its_limit() -> None:
    body = [han(78, n) for n in range(2)]
    made = article("a", *body, pictures=(BARE,))
    tall = region(RegionKind.PICTURE, 0, 0, 10, 10)
    need = composer().shape_for(issue((article("a", *body),), ()), ArticleId("a"), 1)
    # Ten lines of picture and one of air below it; one line is lacking.
    found, after = fitted(made, box("b", "a", (0, 0, 1, need + 10), regions=(tall,)))
    assert found.before.state == "over"
    assert [(lever.kind, lever.lines) for lever in found.levers] == [(LeverKind.PICTURES, -1)]
    assert after.fit.state == "exact"
    assert picture_height(after) == pytest.approx(8 * LEADING + EM)


def test_a_picture_changes_by_an_eighth_at_most_however_often_text_is_fitted() -> None:
    tall = region(RegionKind.PICTURE, 0, 0, 10, 10)
    asked = box("b", "a", (0, 0, 1, 30), picture_lines=-9, regions=(tall,))
    whole = issue((article("a", han(200), pictures=(PHOTO,)),), (), (asked,))
    made = composer().article(whole, ArticleId("a"))
    assert picture_height(made) == pytest.approx(8 * LEADING + EM)


def test_optional_part_is_left_out_of_text_that_is_over_and_can_come_back() -> None:
    body = [han(75, n) for n in range(4)]
    made = article("a", *body, (Kind.QUOTE, "天天盼着来"))
    need = composer().shape_for(issue((article("a", *body),), ()), ArticleId("a"), 1)
    place = box("b", "a", (0, 0, 1, need))
    found, after = fitted(made, place)
    assert [(lever.kind, lever.lines, lever.paragraph) for lever in found.levers] == [
        (LeverKind.OPTIONAL, -1, 4)
    ]
    assert after.fit.state == "exact"
    whole = issue((made,), (), (place,))
    left_out = applied(whole, ArticleId("a"), found.setting)
    again = applied(left_out, ArticleId("a"), replace(found.setting, left_out=()))
    assert again == whole


def test_too_much_text_is_refused_and_the_cheapest_cuts_are_named() -> None:
    lengths = (31, 52, 45, 38, 33)
    made = article("a", *[han(n, n) for n in lengths])
    found, _ = fitted(made, box("b", "a", (0, 0, 1, 8)))
    assert found.after.state == "over"
    last = [(n + 2) % 10 or 10 for n in lengths]
    named = [cut.chars for cut in found.cuts]
    assert named == sorted(named)
    assert len(named) == min(found.after.lines, len(lengths))
    assert named == sorted(last)[: len(named)]
    assert found.may_jump == (found.after.lines >= 8)


def test_text_far_too_short_is_refused_and_left_as_it_is() -> None:
    made = article("a", han(40))
    found, after = fitted(made, box("b", "a", (0, 0, 3, 25)))
    assert found.levers == ()
    assert found.before == found.after == after.fit


def test_exact_text_asks_for_no_lever() -> None:
    made = article("a", *[han(58, n) for n in range(10)])
    found, _ = fitted(made, box("b", "a", (0, 0, 3, 20)))
    assert found.before.state == "exact"
    assert found.levers == ()


def test_text_of_a_missing_glyph_in_a_caption_is_told() -> None:
    made = article("a", han(90), pictures=(replace(PHOTO, caption="珮"),))
    whole = issue((made,), (), (box("b", "a", (0, 0, 2, 25)),))
    page = composer("珮").page(whole, whole.pages[1].id)
    assert "press.missing_glyph" in [p.code for p in page.problems]
    assert all("珮" not in run.text for run in runs(page.display) if isinstance(run, GlyphRun))


@pytest.mark.parametrize(
    ("lengths", "lines", "line"), [((70, 71, 59, 65, 43), 16, 7), ((66, 25, 35, 26, 26), 12, 5)]
)
def test_pull_quote_moves_a_line_where_one_would_stand_alone_beside_it(
    lengths: tuple[int, ...], lines: int, line: int
) -> None:
    texts = [han(length, n * 3) for n, length in enumerate(lengths)]
    made = article("a", *texts, (Kind.QUOTE, "天天盼着来"))
    given = box("b", "a", (0, 0, 2, lines))
    whole = issue((made,), (), (given,))
    page = composer().page(whole, whole.pages[1].id)
    ((_, top, _, high),) = places(page, "quote")
    assert (top, high) == (line, 4)
    assert top != (lines - high) // 2
    assert composer().filled(whole, made.id).tally.flaws == 0
    # Where the editor put it, it stays.
    here = region(RegionKind.QUOTE, 11, line - 1, 10, 4)
    put = composed(made, replace(given, regions=(here,)))
    assert places(put, "quote")[0][1] == line - 1


def test_an_inset_that_finds_no_column_or_sticks_out_sideways_is_told() -> None:
    def codes(*parts, **fields) -> set[str]:
        page = composed(article("a", *parts, pictures=fields.pop("pictures", ())),
                        box("b", "a", (1, 0, 1, 20), **fields))  # fmt: skip
        return {p.code for p in page.problems}

    head, fact = (Kind.HEADLINE, "新桥通车两岸居民来往更方便了"), (Kind.FACT, "新桥资料")
    narrow = codes(head, fact, arrangement=Arrangement.VERTICAL_RIGHT, headline_size=5.5)
    assert {"layout.inset_outside", "layout.head_too_long"} <= narrow
    assert codes(head, fact, han(40)) & {"layout.inset_outside", "layout.head_too_long"} == set()
    beside = (region(RegionKind.PICTURE, 6, 5, 10, 5),)
    assert "layout.inset_outside" in codes(han(60), pictures=(PHOTO,), regions=beside)
    within = (region(RegionKind.PICTURE, 0, 5, 10, 5),)
    assert "layout.inset_outside" not in codes(han(60), pictures=(PHOTO,), regions=within)
