import pytest

from layout_app.model.geometry import Rect
from layout_app.model.paper import BROADSHEET_8, TABLOID_5
from layout_app.preflight.budget import Mistake, budget, page_characters, weight_of


@pytest.mark.parametrize(("characters", "weight"), [(1, 1), (2, 2), (5, 2), (6, 4), (300, 4)])
def test_mistakes_weigh_by_their_characters_and_double_where_prominent(characters, weight):
    assert weight_of(Mistake(characters=characters)) == weight
    assert weight_of(Mistake(characters=characters, is_prominent=True)) == 2 * weight


def test_three_in_ten_thousand_are_allowed():
    found = budget(22_700, [Mistake(characters=1)] * 6)
    assert (found.allowed, found.known, found.is_exceeded) == (6.8, 6, False)
    assert budget(22_700, [Mistake(characters=1)] * 7).is_exceeded


def test_a_dump_with_three_lost_tails_is_far_beyond_its_budget():
    found = budget(3_439, [Mistake(characters=6)] * 3)
    assert (found.allowed, found.known) == (1.0, 12)
    assert found.is_exceeded


def test_the_same_mistake_counts_at_most_three_times():
    same = [Mistake(characters=1, told="帐/账")] * 9
    assert budget(10_000, same).known == 3
    assert budget(10_000, [*same, Mistake(characters=1, told="的/得")]).known == 4


def test_page_is_counted_as_full_of_text():
    for paper in (TABLOID_5, BROADSHEET_8):
        assert page_characters(paper) == round(paper.type_area.w / paper.em * paper.lines)
    single = page_characters(TABLOID_5)
    assert page_characters(TABLOID_5, span=2) == pytest.approx(2 * single, abs=1)


def test_a_fifth_of_a_picture_is_no_text():
    area = TABLOID_5.type_area
    half = Rect(0, 0, area.w, area.h / 2)
    lost = page_characters(TABLOID_5) - page_characters(TABLOID_5, [half])
    assert lost == pytest.approx(page_characters(TABLOID_5) * 0.1, rel=0.02)
