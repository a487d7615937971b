"""Suspicious characters: lost glyphs and slips are shown, names and good copy are not."""

import pytest

from layout_app.repair.model import shipped_model
from layout_app.repair.suspicious import suspicions

GOOD = "社区居民委员会召开会议，研究部署下一步工作，进一步提高服务质量。"


def found(*texts: str) -> list[tuple[int, int, str]]:
    return [(s.block, s.offset, s.code) for s in suspicions(texts, shipped_model().table)]


def test_good_copy_holds_nothing_suspicious():
    assert found(GOOD, "近日，张晨、徐晓安走访了居民家庭。") == []


@pytest.mark.parametrize(
    ("right", "wrong", "way"),
    [("部署", "部暑", "looks"), ("提高", "堤高", "looks"), ("委员", "委圆", "sounds")],
)
def test_slip_is_found_where_it_stands(right, wrong, way):
    text = GOOD.replace(right, wrong, 1)
    at = next(n for n, (a, b) in enumerate(zip(GOOD, text, strict=True)) if a != b)
    assert found(text) == [(0, at, "slip")], way


def test_pair_that_the_page_repeats_is_no_slip():
    text = GOOD.replace("部署", "部暑")
    assert found(text, "部暑") == []


def test_lost_glyphs_are_found_in_order():
    assert found("溪水□清了，居民\ufffd来", "老住户说?碗底") == [
        (0, 2, "lost_glyph"),
        (0, 8, "lost_glyph"),
        (1, 4, "lost_glyph"),
    ]
