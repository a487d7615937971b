"""Where a page breaks the rules: each rule with a page that breaks it and one that does not."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from layout_app.arrange.judging.block import Block
from layout_app.arrange.judging.breaches import breaches, violations
from layout_app.arrange.judging.taste import STANDARD
from layout_app.model.geometry import Cells
from tests.unit.arrange.judging.drawn import COLUMNS, GOOD, LINES, TOWER, Drawn, tilings


def test_a_good_page_breaks_next_to_nothing():
    assert Drawn(GOOD).violations == {"heads_beside": 2}


def test_a_lead_below_another_article_is_misplaced():
    assert "lead_place" in Drawn("BBBB AAAA AAAA").violations
    assert "lead_place" not in Drawn("AAAA AAAA BBBB").violations


def test_a_lead_below_the_masthead_is_on_top():
    assert "lead_place" not in Drawn("..BB AAAA AAAA", top=5).violations
    assert "lead_place" in Drawn("..BB CCCC AAAA", top=5).violations


def test_a_lead_below_white_is_still_the_first():
    assert "lead_place" not in Drawn(".... AAAA BBBB").violations


def test_a_lead_stands_at_a_side():
    assert "lead_inside" in Drawn("BAAC BAAC DDDD").violations
    assert "lead_inside" not in Drawn("AAAC AAAC DDDD").violations
    assert "lead_inside" not in Drawn("BAAA BAAA DDDD").violations


def test_a_lead_has_the_upper_left_unless_another_begins_there():
    assert Drawn("BAAA BAAA DDDD").breaks("lead_right") == [("B", "A")]
    assert Drawn("AAAB AAAB DDDD").breaks("lead_right") == []
    assert Drawn("XAAA XAAA DDDD").breaks("lead_right") == []


def test_nothing_outgrows_the_lead():
    assert Drawn("AAAA BBBB BBBB").breaks("outgrown_lead") == [("B",)]
    assert Drawn("AAAA BBBB DDDD").breaks("outgrown_lead") == []
    assert Drawn("BBBB DDDD DDDD").breaks("outgrown_lead") == []
    page = Drawn("AAA# BBBB")
    (by_a_third,) = breaches(page.blocks, *page.measures)["outgrown_lead"]
    assert by_a_third.amount == pytest.approx(1 / 3)


def test_no_picture_outshines_the_leads():
    def outshone(**given):
        return Drawn("AAAA AAAA BBDD", **given).breaks("outshone_lead")

    small, large = pictures((2, 3, 2, 4)), pictures((0, 13, 2, 5))
    assert outshone(A=small, B=large) == [("B",)]
    assert outshone(A=large, B=small) == []
    assert outshone(B=large) == []  # a lead of words
    assert outshone(A=large, B=pictures((0, 13, 1, 5), (1, 13, 1, 6))) == []


def test_a_page_without_a_lead_has_it_nowhere_wrong():
    assert not {"lead_place", "lead_inside", "lead_right"} & set(Drawn("BBCC DDDD").violations)


@pytest.mark.parametrize(
    ("sizes", "rivals"),
    [
        ({"A": 5.0, "B": 3.0, "D": 2.0}, []),
        ({"A": 5.0, "B": 4.6, "D": 2.0}, ["B"]),
        ({"A": 5.0, "B": 2.0, "D": 2.4}, ["D"]),
        ({"A": 5.0, "B": 2.3, "D": 2.4}, []),
        ({"A": 5.0, "B": 2.4, "D": 2.4}, []),
        ({"A": 2.0, "B": 3.0, "D": 2.5}, ["B", "D"]),
        ({"A": 0.0, "B": 3.0, "D": 2.5}, []),
    ],
)
def test_sizes_of_heads_follow_the_ranks(sizes, rivals):
    changes = {name: {"head_size": size} for name, size in sizes.items()}
    page = Drawn("AAAA AAAA BBDD", **changes)
    assert [name for (name,) in page.breaks("hierarchy")] == rivals


def test_a_short_article_has_no_larger_head_than_a_long_one_of_its_rank():
    large = {"E": {"head_size": 2.6}}
    assert Drawn("DDDE DDDF", **large).breaks("outsized_head") == [("E", "D")]
    assert Drawn("DDDE DDDF").breaks("outsized_head") == []
    assert Drawn("DDEE DDEE", **large).breaks("outsized_head") == []
    assert Drawn("BBBE BBBF", **large).breaks("outsized_head") == []


def test_the_greater_stands_higher():
    assert Drawn("AAAA DDDD BBBB").breaks("order") == [("D", "B")]
    assert Drawn("AAAA BBBB DDDD").breaks("order") == []


def test_at_one_height_the_greater_stands_on_the_left():
    assert Drawn("AAAA DDBB").breaks("order") == [("D", "B")]
    assert Drawn("AAAA BBDD").breaks("order") == []


def test_a_lead_on_the_right_is_in_order():
    assert "order" not in Drawn("BBAA DDAA").violations


def test_a_brief_on_top():
    assert "brief_on_top" in Drawn("AAAb AAAb BBBB").violations
    assert "brief_on_top" not in Drawn("AAAB AAAB bbbb").violations
    assert "brief_on_top" not in Drawn("...b AAAA BBBB", top=5).violations  # beside the masthead


def test_heads_of_one_size_side_by_side():
    page = "AAAA DDEE DDEE"
    assert Drawn(page).breaks("same_heads") == [("D", "E")]
    assert "same_heads" in Drawn(page, D={"head_size": 2.7}).violations  # 1.23 times
    assert Drawn(page, D={"head_size": 2.75}).violations.keys() >= {"heads_beside"}
    assert "same_heads" not in Drawn(page, D={"head_size": 2.75}).violations
    assert not {"same_heads", "heads_beside"} & set(Drawn(page, D={"head_size": 0.0}).violations)


def test_heads_meet_at_one_height_only():
    two_lines = "AAAA AAAA DDFF DDFF DDEE DDEE DDEE"
    assert ("D", "F") in Drawn(two_lines, deep=1).breaks("same_heads")
    assert ("D", "E") in Drawn(two_lines, deep=1).breaks("same_heads")
    three_lines = "AAAA AAAA DDFF DDFF DDFF DDEE DDEE"
    assert ("D", "E") not in Drawn(three_lines, deep=1).breaks("same_heads")


def test_heads_with_an_article_between_them_do_not_meet():
    assert "same_heads" not in Drawn("AAAA DBBE DBBE").violations


FACING = """
    AAAAAA
    FFCCGG
    DDCCEE
    DDCCEE
"""


def test_heads_that_face_each_other_across_a_text():
    assert ("D", "E") in Drawn(FACING).breaks("facing_heads")
    assert ("D", "E") not in Drawn(FACING, D={"head_rows": 2}).breaks("facing_heads")
    assert ("D", "E") not in Drawn(FACING, D={"head_size": 3.0}).breaks("facing_heads")
    assert "facing_heads" not in Drawn(FACING.replace("GG\n", "EE\n")).violations


def test_a_head_between_two_others_keeps_them_from_facing():
    assert ("F", "G") not in Drawn(FACING).breaks("facing_heads")
    assert ("F", "G") in Drawn(FACING, C={"head_size": 0.0}).breaks("facing_heads")


def test_heads_side_by_side_do_not_count_twice():
    found = Drawn("AAAA DDEE DDEE").violations
    assert "same_heads" in found
    assert "facing_heads" not in found


ON_A_HEAD = """
    AAAA
    AAAA
    DDBB
    EEBB
    EEBB
"""


def test_a_head_on_a_head():
    assert Drawn(ON_A_HEAD, D={"head_lines": 2}).breaks("head_under_head") == [("D", "E")]
    # With one line less there are three of text, and the blank one.
    assert Drawn(ON_A_HEAD, D={"head_lines": 1}).breaks("head_under_head") == []
    assert Drawn(ON_A_HEAD, D={"head_size": 0.0}).breaks("head_under_head") == []
    assert Drawn(ON_A_HEAD, E={"head_size": 0.0}).breaks("head_under_head") == []


PINWHEEL = """
    AAAAB
    AAAAB
    DEEEB
    DEEEB
    DCCCC
    DCCCC
"""


def test_a_pinwheel_has_no_cut():
    assert not {"cut_across", "cut_down"} & set(Drawn(PINWHEEL).violations)


def test_a_gutter_from_side_to_side():
    page = Drawn("""
        AAAB
        AAAB
        CCDD
        CCEE
    """)
    assert page.breaks("cut_across") == [("C",)]
    assert "cut_down" not in page.violations


def test_a_gutter_from_top_to_foot():
    page = Drawn("""
        AAACB
        AAACB
        AAAEE
        DDDEE
        DDDFF
    """)
    assert page.breaks("cut_down") == [("C",)]
    assert "cut_across" not in page.violations


def test_every_gutter_counts():
    assert Drawn("AB CD EF").violations["cut_across"] == 2
    assert Drawn("AB CD EF").violations["cut_down"] == 1


def test_a_lead_from_side_to_side_on_top_cuts_nothing():
    assert "cut_across" not in Drawn("AAAAA" + PINWHEEL.replace("A", "F")).violations
    assert "cut_across" in Drawn("FFFFF" + PINWHEEL).violations
    assert Drawn("FFFFF AAAAA" + PINWHEEL.replace("A", "G")).violations["cut_across"] == 2


def test_a_banner_uncovers_the_gutter_below_it():
    page = """
        AAAA
        BBCC
        DDEE
        DDFF
    """
    assert "cut_down" in Drawn(page).violations


def test_an_ad_from_side_to_side_on_the_foot_cuts_nothing():
    assert "cut_across" not in Drawn(PINWHEEL + "XXXXX").violations
    assert "cut_across" in Drawn(PINWHEEL + "FFFFF").violations
    assert Drawn(PINWHEEL + "XXXXX GGGGG").violations["cut_across"] == 2


def test_few_articles_cannot_be_without_a_cut():
    assert not {"cut_across", "cut_down"} & set(Drawn("AB CD").violations)
    assert {"cut_across", "cut_down"} & set(Drawn("AB CD CE").violations)


def test_an_article_in_two_pieces_stands_over_the_gutter_between_them():
    page = Drawn("""
        AAAAb
        AAAAb
        AAAAd
        FFFFd
        FFFFG
    """)
    assert page.breaks("cut_down") == [("b",)]
    bent = [replace(block, name="F") if block.name == "G" else block for block in page.blocks]
    assert "cut_down" not in violations(bent, *page.measures)


def test_an_article_is_named_beyond_a_gutter_rather_than_what_has_no_headline():
    page = Drawn("""
        AAA#
        AAAb
        CCCb
        DDDe
    """)
    assert page.breaks("cut_down") == [("b",)]


SIDE_BY_SIDE = """
    AAAA
    DDEE
    DDEE
    DDEE
"""


def pictures(*places: tuple[int, int, int, int]) -> dict:
    names = ("column", "line", "columns", "lines")
    return {"pictures": tuple(Cells(**dict(zip(names, at, strict=True))) for at in places)}


def test_pictures_side_by_side():
    def touching(left, right):
        page = Drawn(SIDE_BY_SIDE, D=pictures(left), E=pictures(right))
        return page.breaks("picture_neighbours") == [("D", "E")]

    assert touching((0, 8, 2, 6), (2, 10, 2, 6))
    assert not touching((0, 8, 2, 6), (2, 14, 2, 5))  # one ends where the other begins
    assert touching((1, 8, 1, 6), (2, 10, 1, 6))
    assert not touching((0, 8, 1, 6), (2, 10, 2, 6))  # a column of text between


def test_pictures_above_each_other():
    def touching(upper, lower):
        page = Drawn("AAAA DDBB EEBB", D=pictures(upper), E=pictures(lower))
        return page.breaks("picture_neighbours") == [("D", "E")]

    assert touching((0, 6, 2, 4), (0, 10, 2, 3))
    assert touching((0, 6, 2, 3), (0, 10, 2, 3))  # only the blank line between
    assert touching((1, 6, 1, 4), (1, 10, 1, 3))
    assert not touching((0, 6, 2, 4), (0, 13, 2, 2))  # a head between
    assert not touching((0, 6, 1, 4), (1, 10, 1, 3))  # only their corners


def test_pictures_of_one_article_are_no_neighbours():
    both = pictures((0, 5, 4, 3), (0, 8, 4, 3))
    assert "picture_neighbours" not in Drawn("AAAA AAAA BBBB", A=both).violations


def test_towers():
    assert Drawn(TOWER).breaks("tall") == [("b",)]
    assert "tall" not in Drawn(TOWER.replace("b", "#")).violations  # not ours to shape
    assert "tall" not in Drawn(TOWER.replace("b", "X")).violations


RIBBON = """
    AAAAAA
    AAAAAA
    BBBBBB
    CCCDDD
    CCCDDD
    CCCDDD
    CCCDDD
"""


def test_ribbons():
    assert Drawn(RIBBON).breaks("flat") == [("B",)]
    assert "flat" not in Drawn(RIBBON.replace("BBBBBB", "BBBEEE")).violations
    assert "flat" not in Drawn(RIBBON.replace("B", "X")).violations


def test_ads_stand_on_the_foot():
    assert "ad_place" not in Drawn("AAAA BBXX BBXX").violations
    assert Drawn("AAAA BBXX BBXX BBCC").breaks("ad_place") == [("X",)]
    assert "ad_place" in Drawn("AAAA BBXX BBXX ....").violations


def test_ads_may_stand_on_ads():
    assert "ad_place" not in Drawn("AAAA BBXX BBYY").violations
    assert Drawn("AAAA XXBB CCYY").breaks("ad_place") == [("X",)]


@pytest.mark.parametrize(("lines", "found"), [(5, []), (4, []), (3, [("X",)])])
def test_a_blank_line_may_part_ads_that_stand_on_each_other(lines, found):
    raised = {"cells": Cells(column=2, line=5, columns=2, lines=lines)}
    assert Drawn("AAAA BBXX BBYY", X=raised).breaks("ad_place") == found


def test_narrow_briefs_side_by_side():
    assert Drawn("AAAA BBab BBab").breaks("narrow_briefs") == [("a", "b")]
    assert "narrow_briefs" not in Drawn("AAAA aabb aabb").violations
    assert "narrow_briefs" not in Drawn("AAAA aBBb aBBb").violations
    assert "narrow_briefs" not in Drawn("AAAA BBDE BBDE").violations


def test_heads_that_break_a_word():
    torn = Drawn("AAAA BBBB", B={"torn": 2})
    assert torn.violations["torn_head"] == 1
    assert torn.breaks("torn_head") == [("B",)]
    assert "torn_head" not in Drawn("AAAA BBBB").violations


def test_lines_alone_at_a_foot_are_weighed_each():
    one, two = (Drawn("AAAA BBBB", B={"lone": lone}) for lone in (1, 2))
    assert two.breaks("lone_line") == [("B",)]
    assert two.score() - one.score() == STANDARD.lone_line
    assert "lone_line" not in Drawn("AAAA BBBB").violations


def test_white_belongs_at_the_foot():
    page = Drawn("AAA.B AAA.B AAACC XXXCC d....")
    assert page.breaks("hole") == [("C",)]
    (breach,) = breaches(page.blocks, *page.measures)["hole"]
    assert breach.amount == 10
    assert Drawn("AAA BB. CC. ...").breaks("hole") == []


def test_white_beside_what_reaches_deeper_makes_the_feet_uneven():
    page = Drawn("AAA BB. BB. ...")
    assert page.breaks("uneven_feet") == [("B",)]
    (breach,) = breaches(page.blocks, *page.measures)["uneven_feet"]
    assert breach.amount == 10
    assert Drawn("AAA BBB ... ...").breaks("uneven_feet") == []


def test_the_line_below_an_ad_is_no_hole():
    page = Drawn("XX AA")
    lower = replace(page.blocks[0], cells=replace(page.blocks[0].cells, line=6))
    assert "hole" not in violations([lower, page.blocks[1]], 2, 20)


# Random pages


@given(tilings())
def test_only_order_and_lead_ask_for_left_and_right(blocks):
    def mirrored(cells: Cells) -> Cells:
        return replace(cells, column=max(0, COLUMNS - cells.end_column))

    mirror = [
        replace(b, cells=mirrored(b.cells), pictures=tuple(map(mirrored, b.pictures)))
        for b in blocks
    ]
    here, there = violations(blocks, COLUMNS, LINES), violations(mirror, COLUMNS, LINES)
    sided = {"order": 0, "lead_right": 0}
    assert {**here, **sided} == {**there, **sided}


@given(tilings(), st.data())
def test_a_page_is_cut_where_an_independent_judge_says_so(blocks, data):
    blocks = [b for b in blocks if b.rank == 1 or data.draw(st.integers(0, 9)) > 0]
    # No box is as low as the judge's tolerance.
    assume(all(b.cells.lines > 2 for b in blocks))
    found = violations(blocks, COLUMNS, LINES)
    ours = "cut_across" in found or "cut_down" in found
    judged, enough = judged_cut(blocks)
    assert ours or not judged
    if enough:
        assert ours == judged


def judged_cut(blocks: list[Block]) -> tuple[bool, bool]:
    """Judge boxes in points as one who knows nothing of cells; and tell whether it judges.

    Full-width ads and a full-width lead are left out; of fewer than five articles nothing is said.
    """
    pitch, gutter, line = 100.0, 8.0, 12.0
    boxes = [
        (b, at.column * pitch, at.line * line, at.columns * pitch - gutter,
         (at.lines - bool(b.rank)) * line)
        for b in blocks
        for at in [b.cells]
    ]  # fmt: skip
    body = [box for box in boxes if not box[0].is_ad]
    left, right = min(x for _, x, *_ in body), max(x + w for _, x, _, w, _ in body)
    inner = [box for box in body if not (box[0].rank == 1 and box[3] >= right - left - 4)]
    side = [box for box in boxes if box[0].is_ad and box[3] < right - left - 4]
    enough = len(inner) > 4
    return enough and any(has_cut(inner + side, axis) for axis in (1, 2)), enough


def has_cut(boxes: list[tuple], axis: int) -> bool:
    for at in sorted({box[axis] for box in boxes})[1:]:
        before = [box for box in boxes if box[axis] < at - 1]
        if before and all(box[axis] + box[axis + 2] <= at + 1 for box in before):
            return True
    return False


@pytest.mark.parametrize(("above", "stands"), [(0, True), (2, True), (3, False)])
def test_an_ad_a_line_or_two_above_the_foot_stands_on_it(above: int, stands: bool):
    page = Drawn("AAAA XXXX")
    article, ad = page.blocks
    raised = replace(ad, cells=replace(ad.cells, lines=ad.cells.lines - above))
    assert ("ad_place" not in violations([article, raised], *page.measures)) == stands
