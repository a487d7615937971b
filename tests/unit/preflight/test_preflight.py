from dataclasses import replace

import pytest

from layout_app.display.items import Item, Panel, Picture, Rule
from layout_app.model.geometry import MM, Rect
from layout_app.model.ids import FaceId
from layout_app.model.ink import BLACK, PAPER, Ink
from layout_app.model.paper import TABLOID_5
from layout_app.model.problem import Severity
from layout_app.preflight.ink import (
    Raster,
    judge_fill,
    judge_pixels,
    judge_text,
    printable,
)
from layout_app.preflight.limits import GWG, Limits
from layout_app.preflight.page import check_page
from tests.pages import full_page, group, page, run

AREA = TABLOID_5.type_area
RED = Ink(m=1.0, y=0.9)
DENSE = Ink(c=0.9, m=0.8, y=0.8)


def found(*items: Item, bleed: float = 0.0, limits: Limits | None = None, pixels=None):
    display = replace(
        page(group(items, AREA.x, AREA.y, name="b1"), bleed=bleed), trim=TABLOID_5.trim
    )
    return check_page(display, TABLOID_5, limits or Limits(), pixels or {})


def codes(*items: Item, **options) -> set[str]:
    return {problem.code for problem in found(*items, **options)}


def picture(side: float) -> Picture:
    return Picture(rect=Rect(0, 0, side, side), original="photo")


GROUND = Panel(rect=Rect(0, 0, 400, 90), fill=Ink(k=0.5))
"""Whatever type stands out from."""
FAULTS = [
    ("press.small_text", run("小", size=4.9), run("小", size=5.0)),
    ("press.small_white_text", run("白", size=9.9, ink=PAPER), run("白", size=10, ink=PAPER)),
    ("press.small_mixed_text", run("红", size=9.9, ink=RED), run("红", size=10, ink=RED)),
    (
        "press.rich_black_text",
        run("黑", size=20, ink=Ink(c=0.5, m=0.5, y=0.3, k=0.95)),
        run("黑", size=20, ink=Ink(c=0.5, m=0.4, y=0.3, k=0.95)),
    ),
    (
        "press.rich_black_text",
        run("黑", size=20, ink=Ink(c=0.8, m=0.7, k=0.9)),
        run("褐", size=20, ink=Ink(c=0.8, m=0.8, y=0.7, k=0.1)),
    ),
    (
        "press.thin_line",
        Rule(x1=0, y1=9, x2=9, y2=9, weight=0.24, ink=RED),
        Rule(x1=0, y1=9, x2=9, y2=9, weight=0.25, ink=RED),
    ),
    (
        "press.line_without_weight",
        Rule(x1=0, y1=9, x2=9, y2=9, weight=0, ink=BLACK),
        Rule(x1=0, y1=9, x2=9, y2=9, weight=0.11, ink=BLACK),
    ),
    (
        "press.too_much_ink",
        Panel(rect=Rect(0, 0, 9, 9), fill=DENSE),
        Panel(rect=Rect(0, 0, 9, 9), fill=Ink(c=0.8, m=0.8, y=0.8)),
    ),
    (
        "press.spot_not_agreed",
        Panel(rect=Rect(0, 0, 9, 9), fill=Ink(m=1, spot="PANTONE 185 C")),
        Panel(rect=Rect(0, 0, 9, 9), fill=Ink(m=1)),
    ),
    (
        "press.outside_trim",
        Panel(rect=Rect(-AREA.x - 1, 0, 9, 9), fill=BLACK),
        Panel(rect=Rect(-AREA.x, 0, 9, 9), fill=BLACK),
    ),
    (
        "press.outside_type_area",
        run("正文", -10, 20, article="a1"),
        run("正文", 0, 20, article="a1"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "bad", "good"), FAULTS, ids=[row[0] for row in FAULTS])
def test_each_fault_is_told_and_its_neighbour_is_not(code, bad, good):
    assert codes(GROUND, bad) == {code}
    assert codes(GROUND, good) == set()


def test_picture_resolution_is_judged_in_two_steps():
    pixels = {"photo": Raster(400, 400)}
    (bad,) = found(picture(300), pixels=pixels)
    assert (bad.code, bad.severity) == ("press.coarse_picture", Severity.ERROR)
    (poor,) = found(picture(200), pixels=pixels)
    assert (poor.code, poor.severity, dict(poor.args)["ppi"]) == (
        "press.coarse_picture", Severity.WARNING, 144,
    )  # fmt: skip
    assert not found(picture(150), pixels=pixels)


def test_what_just_meets_a_limit_is_told_as_the_limit_says():
    limits = Limits()
    at = [judge_pixels(ppi, limits) for ppi in (limits.picture_error, limits.picture_warning)]
    assert [next(told).severity for told in at] == [Severity.ERROR, Severity.WARNING]
    assert not [*judge_pixels(limits.picture_warning + 1, limits)]
    share = (limits.rich_black - 100) / 200
    assert not [*judge_text(10, Ink(c=share, m=share, y=0, k=1), limits)]
    assert [*judge_text(10, Ink(c=share + 0.01, m=share, y=0, k=1), limits)]


def test_each_coarse_picture_of_a_box_is_told_by_itself():
    other = replace(picture(300), original="other")
    pixels = {name: Raster(400, 400) for name in ("photo", "other")}
    told = found(picture(300), other, picture(300), pixels=pixels)
    counts = {dict(p.args)["original"]: dict(p.args)["count"] for p in told}
    assert counts == {"photo": 2, "other": 1}


def test_line_art_needs_more_pixels_than_a_photograph():
    pixels = {"photo": Raster(1200, 1200, is_line_art=True)}
    (bad,) = found(picture(160), pixels=pixels)
    assert (bad.code, bad.severity, dict(bad.args)["ppi"]) == (
        "press.coarse_bitmap", Severity.ERROR, 540,
    )  # fmt: skip
    (poor,) = found(picture(120), pixels=pixels)
    assert (poor.code, poor.severity) == ("press.coarse_bitmap", Severity.WARNING)
    assert not found(picture(100), pixels=pixels)


def test_crop_counts_for_resolution():
    half = replace(picture(150), crop=Rect(0, 0, 0.5, 1))
    assert codes(half, pixels={"photo": Raster(600, 300)}) == {"press.coarse_picture"}


def test_a_picture_that_does_not_have_the_shape_of_its_place_is_stretched():
    (told,) = found(picture(90), pixels={"photo": Raster(1200, 800)})
    assert told.code == "press.stretched_picture"
    assert dict(told.args) == {"count": 1, "original": "photo", "percent": 50}
    (told,) = found(picture(90), pixels={"photo": Raster(800, 1200)})
    assert dict(told.args)["percent"] == 50
    assert not found(picture(90), pixels={"photo": Raster(810, 800)})
    upper = replace(picture(90), crop=Rect(0, 0, 1, 0.5))
    assert not found(upper, pixels={"photo": Raster(600, 1200)})


def test_a_chart_is_told_that_loses_more_than_its_ground():
    chart = Raster(1200, 1200, drawn=Rect(0.1, 0.2, 0.8, 0.6))
    assert not found(picture(90), pixels={"photo": chart})
    inside = replace(picture(90), crop=Rect(0.105, 0.1, 0.8, 0.8))
    assert "press.chart_cropped" not in codes(inside, pixels={"photo": chart})
    for part in (Rect(0.2, 0, 0.8, 0.8), Rect(0, 0.3, 0.7, 0.7), Rect(0, 0, 0.7, 0.7)):
        cut = replace(picture(90), crop=part)
        assert codes(cut, pixels={"photo": chart}) >= {"press.chart_cropped"}
        assert "press.chart_cropped" not in codes(cut, pixels={"photo": Raster(1200, 1200)})


def test_picture_of_unknown_size_is_not_judged():
    assert not found(picture(300))


def test_page_without_ink_is_told():
    (empty,) = check_page(page(), TABLOID_5)
    assert (empty.code, empty.where.page) == ("press.empty_page", "A01")


def test_page_of_nothing_but_its_furniture_is_told():
    head = group([run("A02", 0, 0)], name="folio")
    told = {fact.code for fact in check_page(page(head), TABLOID_5)}
    assert "press.empty_page" in told
    told = {fact.code for fact in check_page(page(head, group([run("字")])), TABLOID_5)}
    assert "press.empty_page" not in told


def test_furniture_may_stand_outside_the_type_area():
    assert not found(run("报眉", 0, -10))


def test_bleed_allows_ink_beyond_the_trim():
    panel = Panel(rect=Rect(-AREA.x - 8, 0, 9, 9), fill=BLACK)
    assert not found(panel, bleed=3 * MM)
    assert codes(panel) == {"press.outside_trim"}


def test_one_problem_a_kind_and_box_counts_its_places():
    (told,) = found(run("一", 0, 20, size=4), run("二", 0, 40, size=4.5))
    assert dict(told.args) == {"count": 2, "least": 5.0, "size": 4}
    assert (told.where.page, told.where.box) == ("A01", "b1")


def test_a_small_reading_is_told_as_one_and_leads_to_what_it_reads():
    reading = replace(run("miǎo", 0, 11, size=4.02), is_reading=True)
    base = run("淼淼", 0, 20, article="a1", position=7, paragraph=2)
    (told,) = found(base, reading)
    assert (told.code, told.severity) == ("press.small_reading", Severity.WARNING)
    assert dict(told.args) == {"count": 1, "least": 5.0, "reading": "miǎo", "size": 4.02}
    assert (told.where.article, told.where.paragraph, told.where.offset) == ("a1", 2, 7)
    assert not found(base, replace(reading, size=5.0))


def test_a_spot_ink_of_two_mixtures_is_told_once():
    spots = {"limits": Limits(spots=("PANTONE 185 C",))}
    red = Panel(rect=Rect(0, 0, 9, 9), fill=Ink(m=1, spot="PANTONE 185 C"))
    tint = replace(red, fill=Ink(m=1, spot="PANTONE 185 C", tint=0.3), stroke=RED, weight=1.0)
    assert not found(red, tint, **spots)
    other = replace(red, fill=Ink(m=0.9, spot="PANTONE 185 C", tint=0.3))
    (told,) = found(red, tint, other, other, **spots)
    assert (told.code, dict(told.args)) == (
        "press.spot_twice", {"count": 2, "spot": "PANTONE 185 C"},
    )  # fmt: skip


def test_each_spot_ink_that_is_not_agreed_is_told():
    inks = (Ink(m=1, spot="红"), Ink(c=1, spot="蓝"), Ink(m=1, spot="红", tint=0.5))
    told = found(*(Panel(rect=Rect(0, 0, 9, 9), fill=ink) for ink in inks))
    assert [dict(p.args) for p in told] == [
        {"count": 2, "spot": "红"}, {"count": 1, "spot": "蓝"},
    ]  # fmt: skip


def test_problem_leads_to_its_text():
    (told,) = found(run("小字", 0, 20, size=4, article="a1", position=7, paragraph=2))
    assert (told.where.article, told.where.paragraph, told.where.offset) == ("a1", 2, 7)


def test_a_line_of_one_ink_may_be_two_dots_of_the_plate_thin():
    def line(weight: float) -> Rule:
        return Rule(x1=0, y1=9, x2=9, y2=9, weight=weight, ink=Ink(k=0.3))

    (told,) = found(line(0.04))
    assert (told.code, dict(told.args)) == (
        "press.thin_line", {"count": 1, "least": 0.11, "weight": 0.04}
    )  # fmt: skip
    assert not found(line(0.11))
    assert codes(line(0.11), limits=Limits(line=0.2)) == {"press.thin_line"}


def test_house_may_set_other_limits():
    small = run("白", size=9.5, ink=PAPER)
    spot = Panel(rect=Rect(0, 0, 9, 9), fill=Ink(m=1, spot="PANTONE 185 C"))
    house = Limits(white_text=9.0, spots=("PANTONE 185 C",))
    assert codes(GROUND, small, spot) == {"press.small_white_text", "press.spot_not_agreed"}
    assert codes(GROUND, small, spot, limits=house) == set()


PHOTO = Picture(rect=Rect(0, 0, 200, 200), original="photo")


@pytest.mark.parametrize(("face", "least"), [("hei-700", 14), ("kai-400", 24), ("xing", 14)])
def test_white_text_in_a_photo_must_be_larger_than_elsewhere(face, least):
    def white(size, x=20.0, ink=PAPER):
        return replace(run("白", x, 60, size=size, ink=ink), face=FaceId(face))

    (told,) = found(PHOTO, white(9.4))
    assert told.code == "press.small_text_in_photo"
    assert dict(told.args) == {"count": 1, "least": least, "size": 9.4}
    assert codes(PHOTO, white(least - 0.1)) == {"press.small_text_in_photo"}
    assert codes(PHOTO, white(least - 0.1, ink=Ink(y=0.2))) == {"press.small_text_in_photo"}
    assert not codes(PHOTO, white(least))
    assert not codes(PHOTO, white(11, ink=BLACK))
    assert not codes(GROUND, PHOTO, white(11, x=300)), "beside it"
    assert not codes(GROUND, white(11), PHOTO), "covered by it"
    panel = Panel(rect=Rect(0, 40, 200, 40), fill=BLACK)
    assert not codes(PHOTO, panel, white(11)), "on a panel over it"


@pytest.mark.parametrize(("ink", "ground", "told"), [
    (PAPER, PAPER, {"press.unseen_text"}),
    (PAPER, Ink(k=0.1), {"press.unseen_text"}),
    (PAPER, Ink(k=0.15), set()),
    (PAPER, Ink(m=1, spot="红", tint=0.1), {"press.unseen_text"}),
    (PAPER, Ink(m=1, spot="红", tint=0.5), set()),
    (BLACK, BLACK, {"press.unseen_text"}),
    (BLACK, Ink(k=0.8), set()),
    (BLACK, Ink(k=0.9), {"press.unseen_text"}),
    (RED, RED, {"press.unseen_text"}),
    (RED, Ink(m=1), set()),
    (BLACK, Ink(c=0.8, m=0.6), set()),
    (BLACK, Ink(c=0.8, m=0.61), {"press.black_on_dark"}),
    (Ink(k=0.9), Ink(c=0.8, m=0.61), set()),
])  # fmt: skip
def test_type_must_stand_out_from_what_it_lies_on(ink, ground, told):
    panel = Panel(rect=Rect(0, 0, 90, 90), fill=ground)
    house = Limits(spots=("红",))
    assert codes(panel, run("字", 20, 60, size=20, ink=ink), limits=house) == told


def test_white_text_on_bare_paper_is_lost():
    assert codes(run("白", 20, 60, size=20, ink=PAPER)) == {"press.unseen_text"}
    assert codes(run("　 ", 20, 60, size=20, ink=PAPER)) == set()


def test_each_character_counts_and_what_was_painted_last_below_it():
    white = run("一行白字", 20, 60, size=20, ink=PAPER)
    assert not codes(Panel(rect=Rect(20, 40, 80, 30), fill=RED), white)
    assert codes(Panel(rect=Rect(20, 40, 40, 30), fill=RED), white) == {"press.unseen_text"}
    pale = Panel(rect=Rect(20, 40, 80, 30), fill=Ink(y=0.05))
    assert codes(GROUND, pale, white) == {"press.unseen_text"}
    assert not codes(pale, PHOTO, replace(white, size=24)), "what a photo shows is not known"
    lying = replace(white, xs=(200,) * 4, ys=(10, 30, 50, 70), turn=90)
    assert not codes(Panel(rect=Rect(196, 8, 24, 84), fill=RED), lying)


def test_black_on_a_dark_ground_tells_all_of_its_ink():
    dark = Panel(rect=Rect(0, 0, 90, 90), fill=Ink(c=0.9, m=0.8, k=0.3))
    (told,) = (fact for fact in found(dark, run("字", 20, 60)) if fact.code.endswith("on_dark"))
    assert dict(told.args) == {"count": 1, "ink": 270, "most": 240.0}


def test_nested_groups_are_judged_where_they_stand():
    inner = group([run("远", 500, 20, size=12)], 300, 0)
    display = replace(page(group([inner], name="b2")), trim=TABLOID_5.trim)
    (told,) = check_page(display, TABLOID_5)
    assert (told.code, told.where.box) == ("press.outside_trim", "b2")


def test_hand_made_page_is_clean():
    wide = replace(TABLOID_5, trim_mm=(300, 400), type_mm=(298, 370), lines=50, top_mm=5)
    assert not check_page(full_page(), wide)


@pytest.mark.parametrize(("ink", "is_text", "wanted"), [
    (BLACK, True, BLACK),
    (Ink(c=1, m=1, y=1), False, Ink(c=0.8, m=0.8, y=0.8)),
    (Ink(c=0.5, m=0.5, y=0.4, k=0.9), True, Ink(k=0.9)),
    (Ink(c=0.6, m=0.6, y=0.6, k=0.9), False, Ink(c=0.5, m=0.5, y=0.5, k=0.9)),
    (Ink(m=0.9, y=0.5, spot="PANTONE 021 C", tint=0.5), False, Ink(m=0.45, y=0.25)),
    (Ink(colour="报头红"), False, Ink(colour="报头红")),
])  # fmt: skip
def test_the_nearest_ink_that_a_house_takes(ink, is_text, wanted):
    found = printable(ink, GWG, is_text=is_text)
    assert found == wanted
    assert not [*judge_fill(found, GWG)] or found.colour


def test_an_agreed_spot_stays():
    spot = Ink(m=0.9, spot="PANTONE 021 C")
    assert printable(spot, Limits(spots=("PANTONE 021 C",))) == spot


@pytest.mark.parametrize(("k", "is_kept"), [(0.84, True), (0.85, False), (1.0, False)])
def test_type_of_rich_black_begins_where_the_rule_does(k, is_kept):
    rich = Ink(c=0.5, m=0.5, y=0.5, k=k)
    found = printable(rich, GWG, is_text=True)
    assert (found == rich or found.c > 0) is is_kept


@pytest.mark.parametrize("size", [(0, 30), (30, 0)])
def test_a_picture_without_a_side_is_judged_by_nothing(size):
    flat = replace(PHOTO, rect=Rect(0, 0, *size))
    assert not {code for code in codes(flat) if "coarse" in code}
