"""Break signs: what an editor reads in a field reads back as the same head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.model.breaks import BROKEN, breaks_at, head_of, read_breaks, written
from layout_app.model.text import Kind, MarkKind, Paragraph

WORDS = st.text("一元人ab3/\\ ", max_size=12)


@given(WORDS)
def test_head_is_written_as_it_is_read(words):
    found = head_of(words, Kind.HEADLINE)
    assert head_of(written(found), Kind.HEADLINE) == found


@given(st.text("一元人ab3/\\", min_size=1, max_size=8), st.data())
def test_text_and_breaks_survive_being_written(text, data):
    offsets = data.draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=3))
    offsets = tuple(sorted(at for at in offsets if at < len(text)))
    head = Paragraph(text=text, kind=Kind.HEADLINE, marks=breaks_at(offsets))
    assert read_breaks(written(head)) == (text, offsets)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("云溪又 / 照得见", "云溪又/照得见"),
        ("TCP / IP", "TCP / IP"),
        ("3/8节", "3/8节"),
        ("3/8 / 节", "3/8/节"),
        (r"甲\/乙/丙", r"甲\/乙/丙"),
        (r"a\/b", "a/b"),
        ("单位：元/500克", "单位：元/500克"),
        ("限速60公里/小时", "限速60公里/小时"),
        ("3.5元/斤，降了", "3.5元/斤，降了"),
        ("票价三元 / 人人", "票价三元 / 人人"),
    ],
)
def test_head_is_written_without_more_signs_than_it_needs(words, told):
    assert written(head_of(words, Kind.HEADLINE)) == told


@given(WORDS)
def test_breaks_lie_inside_the_words(words):
    text, offsets = read_breaks(words)
    assert all(0 < at < len(text) for at in offsets)
    assert list(offsets) == sorted(set(offsets))


@given(WORDS)
def test_sign_that_stood_there_is_itself(words):
    assert read_breaks(words, typed=()) == (words, ())


@pytest.mark.parametrize(
    "words", ["票价3元/人人坐得起", "桥长48米/三孔", "一年省下500元/年轻人爱上了"]
)
def test_stroke_behind_a_unit_breaks_before_other_words(words):
    assert len(read_breaks(words)[1]) == 1


def test_stroke_of_a_rate_is_kept():
    assert read_breaks("单位：元/500克") == ("单位：元/500克", ())


def test_only_large_heads_are_broken():
    for kind in Kind:
        found = head_of("上/下", kind)
        assert found.text == ("上下" if kind in BROKEN else "上/下")
        assert [m.kind for m in found.marks] == [MarkKind.BREAK] * (kind in BROKEN)
