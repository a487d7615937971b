"""Sizes as printers name them become points, and are written so that they read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.model.typesize import NUMBERS, points_of, told_of


@pytest.mark.parametrize(
    ("told", "points"),
    [
        ("小五", 9.0), ("小五号", 9.0), ("五号", 10.5), ("初号", 42.0), ("小初号", 36.0),
        (" 八号 ", 5.0), ("10.5pt", 10.5), ("10.5 磅", 10.5), ("9pt", 9.0),
        ("15级", 10.6299), ("15q", 10.6299), ("15Q", 10.6299), ("4级", 2.8346),
    ],
)  # fmt: skip
def test_size_by_its_name(told, points):
    assert points_of(told) == points


@pytest.mark.parametrize(
    "told",
    ["", "小", "九号", "五号号", "9", "0pt", "0.0级", "-9pt", "9 em", "9ptx", "１０pt.", "1e3pt"],
)
def test_what_is_no_size_is_refused(told):
    with pytest.raises(ValueError, match="a size is"):
        points_of(told)


def test_sizes_are_those_of_the_trade():
    """From 初号 to 八号, points."""
    sizes = [42, 36, 26, 24, 22, 18, 16, 15, 14, 12, 10.5, 9, 7.5, 6.5, 5.5, 5]
    assert list(NUMBERS.values()) == sizes


@given(st.floats(0.01, 9999).map(lambda v: round(v, 4)), st.sampled_from(["pt", "磅", "级", "q"]))
def test_size_is_written_as_it_is_read(amount, unit):
    points = points_of(f"{amount:.4f}{unit}")
    assert points_of(told_of(points)) == points


def test_whole_points_are_written_without_decimals():
    assert told_of(42.0) == "42pt"
    assert told_of(10.5) == "10.5pt"
