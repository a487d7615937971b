"""Text that is short of its box stands in columns of equal height (T29)."""

import pytest

from layout_app.model.ids import PageId
from layout_app.model.text import Kind
from tests.unit.compose.setpages import article, box, columns, composer, han, issue


def heights(*lengths: int, lines: int = 22) -> list[int]:
    """Return the lines of each of three columns that paragraphs of these lengths stand in."""
    texts = [han(length, k * 3) for k, length in enumerate(lengths)]
    made = article("a", (Kind.HEADLINE, "新桥通车"), *texts)
    page = composer().page(issue((made,), (box("b", "a", (0, 0, 3, lines)),)), PageId("p1"))
    return [len(column.items) for column in columns(page.display, "b")]


@pytest.mark.parametrize(
    ("lengths", "found"),
    [((120,), [5, 5, 3]), ((200,), [7, 7, 7]), ((60, 60), [5, 5, 4])],
)
def test_what_is_lacking_lies_at_the_end_of_the_last_column(
    lengths: tuple[int, ...], found: list[int]
) -> None:
    assert heights(*lengths) == found


@pytest.mark.parametrize(
    ("lengths", "found"),
    [((38, 86), [5, 5, 4]), ((68, 38), [4, 4, 4]), ((20, 38), [3, 3, 2]), ((50, 68), [6, 6, 2])],
)
def test_paragraph_takes_a_line_more_sooner_than_a_column_stays_empty(
    lengths: tuple[int, ...], found: list[int]
) -> None:
    assert heights(*lengths) == found


def test_text_that_nearly_fills_its_box_is_left_to_its_foot() -> None:
    full = heights(540)
    assert full[0] == full[1] > full[2] > full[0] // 2
