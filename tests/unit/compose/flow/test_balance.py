"""Text that is short of its box stands in columns of equal height (T29)."""

import pytest

from layout_app.compose.flow.feet import Item, Seat, flaws
from layout_app.compose.page import ComposedPage
from layout_app.model.article import ArticlePicture
from layout_app.model.box import Region, RegionKind
from layout_app.model.geometry import Rect
from layout_app.model.ids import PageId
from layout_app.model.text import Kind
from tests.unit.compose.setpages import article, box, columns, composer, copy_text, han, issue


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


def marked(count: int, seed: int) -> str:
    """Return a sentence with a few commas, whose blanks may bring a character into a line."""
    chars = han(count, seed * 3)
    commas = ("，" if (n * n + seed) % 11 == 2 and n < count - 1 else "" for n in range(count))
    return "".join(char + comma for char, comma in zip(chars, commas, strict=True)) + "。"


@pytest.mark.parametrize(
    ("lengths", "lines", "below"),
    [((64, 96, 46, 42), 20, 7), ((101, 97, 33), 24, 7), ((22, 114, 92, 33), 29, 6)],
)
def test_columns_of_equal_height_hold_all_the_text(
    lengths: tuple[int, ...], lines: int, below: int
) -> None:
    """In the box's own columns a paragraph is a line shorter, so that they look high enough."""
    photo = ArticlePicture(original="0" * 64, name="a.jpg", pixels=(1500, 1000))
    place = Rect(110, 0, 210, (below - 1) * 15 + 10)
    texts = [marked(length, k) for k, length in enumerate(lengths)]
    shown = box("b", "a", (0, 0, 3, lines),
                regions=(Region(kind=RegionKind.PICTURE, rect=place),))  # fmt: skip
    whole = issue((article("a", *texts, pictures=(photo,)),), (shown,))
    page = composer().page(whole, PageId("p1"))
    assert page.boxes[0].fit.state == "short"


@pytest.mark.parametrize(
    ("lengths", "at", "lines", "feet"),
    [
        ((59, 68, 55, 80), 3, 21, [10, 10, 10]),
        ((62, 48, 32, 89, 80), 2, 20, [12, 12, 12]),
        ((42, 33, 30), 1, 12, [5, 5, 4]),
    ],
)
def test_air_of_a_subhead_leaves_no_foot_uneven(
    lengths: tuple[int, ...], at: int, lines: int, feet: list[int]
) -> None:
    parts: list[str | tuple[Kind, str]] = [han(length, k * 3) for k, length in enumerate(lengths)]
    parts.insert(at, (Kind.SUBHEAD, "小标题"))
    whole = issue((article("a", *parts),), (box("b", "a", (0, 0, 3, lines)),))
    page = composer().page(whole, PageId("p1"))
    ends = [max(run.ys[0] for run in column.items) for column in columns(page.display, "b")]
    assert [round((end - 8.8) / 15) + 1 for end in ends] == feet


def lines_of(page: ComposedPage) -> list[list[str]]:
    """Return the lines of each column of a box; what shares a line is parted by a |."""
    found: list[list[str]] = []
    for column in columns(page.display, "b"):
        rows: dict[float, list[str]] = {}
        for run in column.items:
            rows.setdefault(run.ys[0], []).append(run.text)
        found.append(["|".join(rows[y]) for y in sorted(rows)])
    return found


def signed(chars: int, byline: str, lines: int, *more: str) -> ComposedPage:
    """Return a page with a text of so many characters and who signs it in three columns."""
    made = article("a", han(chars), *((Kind.BYLINE, line) for line in (byline, *more)))
    return composer().page(issue((made,), (box("b", "a", (0, 0, 3, lines)),)), PageId("p1"))


def test_byline_that_would_begin_a_column_ends_the_last_line() -> None:
    found = lines_of(signed(54, "张三", 3))
    assert [len(lines) for lines in found] == [2, 2, 2]
    assert found[-1][-1] == f"{han(54)[-6:]}|张三"


def test_byline_for_which_the_box_has_no_line_ends_the_last_one() -> None:
    page = signed(84, "张三", 3)
    assert [len(lines) for lines in lines_of(page)] == [3, 3, 3]
    assert lines_of(page)[-1][-1].endswith("|张三")
    assert page.boxes[0].fit.state == "exact"


@pytest.mark.parametrize(("chars", "byline"), [(87, "张三"), (84, "张三李四")])
def test_byline_that_has_no_room_in_the_last_line_is_over(chars: int, byline: str) -> None:
    page = signed(chars, byline, 3)
    assert page.boxes[0].fit.lines == 1
    assert byline not in copy_text(page.display)


def test_date_stays_below_the_name_that_signs_with_it() -> None:
    found = lines_of(signed(46, "张三李四", 4, "去年冬"))
    assert [len(lines) for lines in found] == [3, 2, 2]
    assert found[-1] == ["张三李四", "去年冬"]


def test_date_for_which_the_box_has_no_line_takes_that_of_the_name() -> None:
    page = signed(99, "张三李四", 4, "去年冬")
    assert lines_of(page)[-1][-2:] == [f"{han(99)[-2:]}|张三李四", "去年冬"]
    assert page.boxes[0].fit.state == "exact"


def test_date_alone_is_over_where_the_name_has_no_room_in_the_last_line() -> None:
    page = signed(105, "张三李四", 4, "去年冬")
    assert page.boxes[0].fit.lines == 1
    assert lines_of(page)[-1][-1] == "张三李四"


def test_byline_below_text_has_a_line_of_its_own() -> None:
    assert lines_of(signed(64, "张三", 3))[-1][-1] == "张三"


def test_four_columns_share_what_would_fill_three() -> None:
    """Nine lines in columns of three would leave the fourth empty."""
    page = composer().page(
        issue((article("a", han(58)),), (box("b", "a", (0, 0, 3, 8), columns=4),)), PageId("p1")
    )
    assert [len(lines) for lines in lines_of(page)] == [3, 2, 2, 2]


def test_no_column_has_a_line_alone_so_that_none_is_empty() -> None:
    page = composer().page(
        issue((article("a", han(30)),), (box("b", "a", (0, 0, 3, 8), columns=4),)), PageId("p1")
    )
    assert 1 not in [len(lines) for lines in lines_of(page)]


def test_paragraph_takes_a_line_fewer_so_that_a_long_byline_is_not_over() -> None:
    made = article("a", marked(96, 1), (Kind.BYLINE, "张三李四王五赵六钱"))
    page = composer().page(issue((made,), (box("b", "a", (0, 0, 3, 4)),)), PageId("p1"))
    assert lines_of(page)[-1][-1] == "张三李四王五赵六钱"
    assert page.boxes[0].fit.state == "exact"


def test_byline_at_the_head_of_a_column_is_a_flaw() -> None:
    text = Item(choices=lambda _used: {4: 0.0})
    byline = Item(choices=lambda _used: {1: 0.0}, follows=True)
    assert flaws([text, byline], [Seat(0, 4), Seat(4, 1)], (4, 8)) == 1
    assert flaws([text, byline], [Seat(0, 4), Seat(4, 1)], (5, 10)) == 0
