"""How good a page looks, on pages drawn as text.

A letter is an article: A the lead, B and C seconds, other capitals thirds, small letters briefs; X
and Y are ads, # is pinned, a dot is empty. A character is one column wide and, unless a test says
otherwise, five grid lines high.
"""

from dataclasses import fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from layout_app.arrange.taste import (
    CHECKS,
    CITY,
    POLITICS,
    PRESETS,
    STANDARD,
    SUPPLEMENT,
    Block,
    Preset,
    breaches,
    differing,
    score,
    violations,
)
from layout_app.model.geometry import Cells

RANKS = {"A": 1, "B": 2, "C": 2, "X": 0, "Y": 0, "#": 0}
SIZES = {0: 0.0, 1: 5.0, 2: 3.0, 3: 2.2, 4: 1.5}


class Drawn:
    """A page drawn as text: its blocks and measures."""

    def __init__(self, drawing: str, deep: int = 5, top: int = 0, **changes: dict):
        rows = drawing.split()
        self.columns, self.lines, self.top = len(rows[0]), len(rows) * deep, top
        places = {
            (row, column): letter
            for row, letters in enumerate(rows)
            for column, letter in enumerate(letters)
            if letter != "."
        }
        self.blocks = [
            replace(block_of(letter, places, deep), **changes.get(letter, {}))
            for letter in sorted(set(places.values()))
        ]

    @property
    def measures(self) -> tuple[int, int, int]:
        return self.columns, self.lines, self.top

    @property
    def violations(self) -> dict[str, int]:
        return violations(self.blocks, *self.measures)

    def breaks(self, name: str) -> list[tuple[str, ...]]:
        return [b.names for b in breaches(self.blocks, *self.measures).get(name, ())]

    def score(self, preset=STANDARD) -> float:
        return score(self.blocks, *self.measures, preset)


def block_of(letter: str, places: dict, deep: int) -> Block:
    own = [at for at, found in places.items() if found == letter]
    (row, column), (last_row, last_column) = min(own), max(own)
    high, wide = last_row - row + 1, last_column - column + 1
    assert len(own) == high * wide, f"{letter} is not drawn as a rectangle"
    rank = RANKS.get(letter, 4 if letter.islower() else 3)
    return Block(
        name=letter,
        rank=rank,
        cells=Cells(column=column, line=row * deep, columns=wide, lines=high * deep),
        head_size=SIZES[rank],
        head_rows=1 if rank else 0,
        head_lines=3 if rank else 0,
        is_ad=letter in "XY",
    )


GOOD = """
    AAAAABBB
    AAAAABBB
    AAAAABBB
    AAAAABBB
    AAAAABBB
    CCCDDBBB
    CCCDDBBB
    CCCDDBBB
    CCCEEEEE
    FFFEEEEE
    FFFEEEEE
    FFFbbbbb
    FFFbbbbb
    XXXXXXXX
"""


def test_a_good_page_breaks_next_to_nothing():
    assert Drawn(GOOD).violations == {"heads_beside": 2}


# Each rule with a page that breaks it and one that does not


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


def test_a_page_without_a_lead_has_it_nowhere_wrong():
    assert not {"lead_place", "lead_inside"} & set(Drawn("BBCC DDDD").violations)


@pytest.mark.parametrize(
    ("sizes", "rivals"),
    [
        ({"A": 5.0, "B": 3.0, "D": 2.0}, []),
        ({"A": 5.0, "B": 4.6, "D": 2.0}, ["B"]),
        ({"A": 5.0, "B": 2.0, "D": 2.4}, ["D"]),
        ({"A": 5.0, "B": 2.4, "D": 2.4}, []),
        ({"A": 2.0, "B": 3.0, "D": 2.5}, ["B", "D"]),
        ({"A": 0.0, "B": 3.0, "D": 2.5}, []),
    ],
)
def test_sizes_of_heads_follow_the_ranks(sizes, rivals):
    changes = {name: {"head_size": size} for name, size in sizes.items()}
    page = Drawn("AAAA AAAA BBDD", **changes)
    assert [name for (name,) in page.breaks("hierarchy")] == rivals


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


SIDE_BY_SIDE = """
    AAAA
    DDEE
    DDEE
    DDEE
"""


def pictures(*places: tuple[int, int, int, int]) -> dict:
    names = ("column", "line", "columns", "lines")
    return {"pictures": tuple(Cells(**dict(zip(names, at, strict=True))) for at in places)}


def test_pictures_side_by_side_that_cannot_move():
    def touching(left, right):
        page = Drawn(SIDE_BY_SIDE, D=pictures(left), E=pictures(right))
        return page.breaks("picture_neighbours") == [("D", "E")]

    assert touching((0, 8, 2, 6), (2, 10, 2, 6))
    assert not touching((0, 8, 2, 6), (2, 14, 2, 5))  # one ends where the other begins
    assert not touching((1, 8, 1, 6), (2, 10, 2, 6))  # the first can move to the left


def test_pictures_above_each_other():
    def touching(upper, lower):
        page = Drawn("AAAA DDBB EEBB", D=pictures(upper), E=pictures(lower))
        return page.breaks("picture_neighbours") == [("D", "E")]

    assert touching((0, 6, 2, 4), (0, 10, 2, 3))
    assert touching((0, 6, 2, 3), (0, 10, 2, 3))  # only the blank line between
    assert not touching((0, 6, 2, 4), (0, 13, 2, 2))  # a head between


def test_pictures_of_one_article_are_no_neighbours():
    both = pictures((0, 5, 4, 3), (0, 8, 4, 3))
    assert "picture_neighbours" not in Drawn("AAAA AAAA BBBB", A=both).violations


TOWER = """
    AAAb
    AAAb
    AAAb
    BBBc
    BBBc
    BBBd
"""


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


def test_the_taller_the_worse():
    only_tall = only("tall")
    (found,) = breaches(Drawn(TOWER).blocks, 4, 30)["tall"]
    # Half as high as the page, a quarter as wide.
    assert found.amount == pytest.approx(1.4 * 2 - 2.2)
    assert Drawn(TOWER).score(only_tall) == pytest.approx(STANDARD.tall * found.amount)


def only(name: str) -> Preset:
    """Return the standard preset with all weights but one at nothing."""
    return replace(STANDARD, **{f.name: 0.0 for f in fields(STANDARD) if f.name != name})


def test_ads_stand_on_the_foot():
    assert "ad_place" not in Drawn("AAAA BBXX BBXX").violations
    assert Drawn("AAAA BBXX BBXX BBCC").breaks("ad_place") == [("X",)]
    assert "ad_place" in Drawn("AAAA BBXX BBXX ....").violations


def test_ads_may_stand_on_ads():
    assert "ad_place" not in Drawn("AAAA BBXX BBYY").violations
    assert Drawn("AAAA XXBB CCYY").breaks("ad_place") == [("X",)]


def test_narrow_briefs_side_by_side():
    assert Drawn("AAAA BBab BBab").breaks("narrow_briefs") == [("a", "b")]
    assert "narrow_briefs" not in Drawn("AAAA aabb aabb").violations
    assert "narrow_briefs" not in Drawn("AAAA aBBb aBBb").violations
    assert "narrow_briefs" not in Drawn("AAAA BBDE BBDE").violations


# The score


def test_every_rule_has_its_weight():
    weights = {field.name for field in fields(STANDARD)}
    assert weights == {"white", "levers", *CHECKS}


def test_white_is_slack_and_cells_without_an_owner():
    only_white = only("white")
    assert Drawn("AABB AABB").score(only_white) == 0
    assert Drawn("AABB AABB", A={"slack": 3}).score(only_white) == 3
    assert Drawn("AABB AA..").score(only_white) == 10
    # Beside the masthead an article may stand; only below it cells must have an owner.
    assert Drawn("..BB AABB", top=5).score(only_white) == 0
    assert Drawn("..BB AA..", top=5).score(only_white) == 10


def test_levers_cost():
    plain, changed = Drawn("AABB"), Drawn("AABB", B={"levers": 10.0})
    assert changed.score() - plain.score() == pytest.approx(3.0)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_the_good_page_is_the_best(preset):
    worse = [
        Drawn(GOOD.translate(str.maketrans("AF", "FA"))),  # the lead at the foot
        Drawn(GOOD.translate(str.maketrans("Bb", "bB"))),  # a brief on top
        Drawn(GOOD.replace("CCCEEEEE", "FFFEEEEE")),  # a gutter across
        Drawn(GOOD, D={"head_size": 5.0}),  # as large as the lead's
        Drawn(GOOD, D={"head_size": 2.8}),  # beside the second's 3.0
    ]
    assert all(Drawn(GOOD).score(preset) < page.score(preset) for page in worse)


def test_politics_minds_order_and_a_supplement_does_not_mind_air():
    orderly, free = Drawn("AAAA BBBB DDDD"), Drawn("AAAA DDDD BBBB")
    costs = [free.score(p) - orderly.score(p) for p in (POLITICS, STANDARD, CITY)]
    assert costs == sorted(costs, reverse=True)
    assert costs[0] > costs[-1]
    airy, full = Drawn("AAAA BB.."), Drawn("AAAA BBDD")
    assert airy.score(SUPPLEMENT) - full.score(SUPPLEMENT) < airy.score() - full.score()


# Random pages


LINES, COLUMNS = 60, 8


@st.composite
def tilings(draw, most: int = 14) -> list[Block]:
    """Draw a page cut into rectangles, the lead at its top left, ads at its foot."""
    parts = draw(st.one_of(st.just([(0, 0, COLUMNS, LINES)]), pinwheels()))
    for _ in range(draw(st.integers(0, most - len(parts)))):
        left, top, right, foot = parts.pop(draw(st.integers(0, len(parts) - 1)))
        across = foot - top > 1 and (right - left == 1 or draw(st.booleans()))
        if across:
            at = draw(st.integers(top + 1, foot - 1))
            parts += [(left, top, right, at), (left, at, right, foot)]
        elif right - left > 1:
            at = draw(st.integers(left + 1, right - 1))
            parts += [(left, top, at, foot), (at, top, right, foot)]
        else:
            parts.append((left, top, right, foot))
    parts.sort(key=lambda part: (part[1], part[0]))
    return [draw(as_block(n, part)) for n, part in enumerate(parts)]


@st.composite
def pinwheels(draw) -> list[tuple[int, int, int, int]]:
    x1, x2 = sorted(draw(st.sets(st.integers(1, COLUMNS - 1), min_size=2, max_size=2)))
    y1, y2 = sorted(draw(st.sets(st.integers(1, LINES - 1), min_size=2, max_size=2)))
    around = [(0, 0, x2, y1), (x2, 0, COLUMNS, y2), (x1, y2, COLUMNS, LINES), (0, y1, x1, LINES)]
    return [*around, (x1, y1, x2, y2)]


@st.composite
def as_block(draw, n: int, part: tuple[int, int, int, int]) -> Block:
    left, top, right, foot = part
    is_ad = n > 0 and foot == LINES and draw(st.integers(0, 3)) == 0
    rank = 1 if n == 0 else 0 if is_ad else draw(st.integers(2, 4))
    return Block(
        name=f"b{n}",
        rank=rank,
        cells=Cells(column=left, line=top, columns=right - left, lines=foot - top),
        head_size=0.0 if is_ad else draw(st.sampled_from((0.0, 1.5, 1.8, 2.4, 3.0, 5.0))),
        head_rows=draw(st.integers(1, 2)),
        head_lines=draw(st.integers(0, 6)),
        pictures=draw(st.sampled_from(((), (Cells(column=left, line=top, columns=8, lines=9),)))),
        slack=draw(st.integers(0, 3)),
        levers=draw(st.floats(0, 20)),
        is_ad=is_ad,
    )


@given(tilings(), st.randoms(use_true_random=False), st.sampled_from(list(PRESETS.values())))
def test_the_order_of_the_blocks_does_not_matter(blocks, random, preset):
    shuffled = random.sample(blocks, len(blocks))
    one = score(blocks, COLUMNS, LINES, preset=preset)
    assert score(shuffled, COLUMNS, LINES, preset=preset) == one
    assert breaches(shuffled, COLUMNS, LINES) == breaches(blocks, COLUMNS, LINES)


@given(tilings())
def test_only_the_order_asks_for_left_and_right(blocks):
    def mirrored(cells: Cells) -> Cells:
        return replace(cells, column=max(0, COLUMNS - cells.end_column))

    mirror = [
        replace(b, cells=mirrored(b.cells), pictures=tuple(map(mirrored, b.pictures)))
        for b in blocks
    ]
    here, there = violations(blocks, COLUMNS, LINES), violations(mirror, COLUMNS, LINES)
    assert {**here, "order": 0} == {**there, "order": 0}


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


# Alternatives


def test_white_belongs_at_the_foot():
    page = Drawn("AAA.B AAA.B AAACC XXXCC d....")
    assert page.breaks("hole") == [("C",)]
    (breach,) = breaches(page.blocks, *page.measures)["hole"]
    assert breach.amount == 10
    assert Drawn("AAA BB. CC. ...").breaks("hole") == []


def test_the_line_below_an_ad_is_no_hole():
    page = Drawn("XX AA")
    lower = replace(page.blocks[0], cells=replace(page.blocks[0].cells, line=6))
    assert "hole" not in violations([lower, page.blocks[1]], 2, 20)


def test_pages_differ_by_cells():
    one, other = Drawn("AABB AABB"), Drawn("AABB CCBB")
    assert differing(one.blocks, one.blocks, 4, 10) == 0
    assert differing(one.blocks, other.blocks, 4, 10) == 0.25
    assert differing(one.blocks, Drawn("BBAA BBAA").blocks, 4, 10) == 1


def test_what_nobody_owns_does_not_differ():
    assert differing([], [], 4, 10) == 0
    assert differing(Drawn("..AA").blocks, Drawn("..AA").blocks, 4, 5) == 0
    assert differing(Drawn("..AA").blocks, Drawn(".AA.").blocks, 4, 5) == pytest.approx(2 / 3)


@given(tilings(), tilings())
def test_pages_differ_as_an_independent_judge_samples_them(one, other):
    def owner(blocks, column, line):
        (found,) = (
            b.name
            for b in blocks
            if b.cells.column <= column < b.cells.end_column
            and b.cells.line <= line < b.cells.end_line
        )
        return found

    cells = [(column, line) for column in range(COLUMNS) for line in range(LINES)]
    changed = sum(owner(one, *cell) != owner(other, *cell) for cell in cells)
    share = differing(one, other, COLUMNS, LINES)
    assert share == pytest.approx(changed / len(cells))
    assert share == differing(other, one, COLUMNS, LINES)
