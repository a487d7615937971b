"""How good a page looks: what a preset makes of the breaches, on pages drawn as text."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.arrange.judging.breaches import CHECKS, breaches
from layout_app.arrange.judging.taste import (
    CITY,
    POLITICS,
    PRESETS,
    STANDARD,
    SUPPLEMENT,
    Preset,
    score,
)
from tests.unit.arrange.judging.drawn import COLUMNS, GOOD, LINES, TOWER, Drawn, tilings


def only(name: str) -> Preset:
    """Return the standard preset with all weights but one at nothing."""
    return replace(STANDARD, **{f.name: 0.0 for f in fields(STANDARD) if f.name != name})


def test_the_taller_the_worse():
    only_tall = only("tall")
    (found,) = breaches(Drawn(TOWER).blocks, 4, 30)["tall"]
    # Half as high as the page, a quarter as wide.
    assert found.amount == pytest.approx(1.4 * 2 - 2.2)
    assert Drawn(TOWER).score(only_tall) == pytest.approx(STANDARD.tall * found.amount)


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


@given(tilings(), st.randoms(use_true_random=False), st.sampled_from(list(PRESETS.values())))
def test_the_order_of_the_blocks_does_not_matter(blocks, random, preset):
    shuffled = random.sample(blocks, len(blocks))
    one = score(blocks, COLUMNS, LINES, preset=preset)
    assert score(shuffled, COLUMNS, LINES, preset=preset) == one
    assert breaches(shuffled, COLUMNS, LINES) == breaches(blocks, COLUMNS, LINES)
