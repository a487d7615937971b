"""Paragraphs, their marks, blocks and anchors: what may be, and when a place still holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.model.setting import NamesSetting, TableSetting, VerseSetting
from layout_app.model.text import (
    CONTEXT,
    SETTINGS,
    Anchor,
    BlockRef,
    Kind,
    Mark,
    MarkKind,
    Paragraph,
    anchor_at,
    holds,
    stanza_starts,
)
from tests import strategies


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_mark_runs_forwards(start, end):
    with pytest.raises(ValueError, match="runs forwards"):
        Mark(kind=MarkKind.BOLD, start=start, end=end)


def test_mark_ends_within_its_paragraph():
    bold = Mark(kind=MarkKind.BOLD, start=0, end=3)
    assert Paragraph(text="三个字", marks=(bold,)).marks == (bold,)
    with pytest.raises(ValueError, match="ends behind"):
        Paragraph(text="两字", marks=(bold,))


def test_paragraph_is_one_line():
    with pytest.raises(ValueError, match="one line"):
        Paragraph(text="上\n下")


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("setting", [made() for made in SETTINGS.values()], ids=repr)
def test_setting_belongs_to_paragraphs_of_its_kind(kind, setting):
    if SETTINGS.get(kind) is type(setting):
        assert Paragraph(text="", kind=kind, setting=setting).setting is setting
    else:
        with pytest.raises(ValueError, match="setting"):
            Paragraph(text="", kind=kind, setting=setting)


@given(strategies.block_refs)
def test_block_is_named_as_it_is_written(block):
    assert BlockRef.parse(str(block)) == block


@pytest.mark.parametrize("told", ["", "a.md", "a.md#", "#3", "a.md#-1", "a.md#x", "a.md#３"])
def test_what_names_no_block_is_refused(told):
    with pytest.raises(ValueError, match="FILE#NUMBER"):
        BlockRef.parse(told)


def test_name_of_a_dump_may_hold_the_sign():
    assert BlockRef.parse("a#1.md#2") == BlockRef(dump="a#1.md", block=2)


def verse(text: str, *, begins: bool = False) -> Paragraph:
    setting = VerseSetting() if begins else None
    return Paragraph(text=text, kind=Kind.VERSE, setting=setting)


def test_stanza_begins_with_a_setting_behind_a_line_of_verse():
    poem = [
        Paragraph(text="按语"),
        verse("床前", begins=True),
        verse("疑是"),
        verse("举头", begins=True),
        verse("低头"),
    ]
    assert stanza_starts(poem) == {3}
    assert stanza_starts(poem[1:]) == {2}
    assert stanza_starts([]) == frozenset()


def test_lists_and_tables_are_no_stanzas():
    names = Paragraph(text="甲 乙", kind=Kind.NAMES, setting=NamesSetting())
    table = Paragraph(text="甲\t乙", kind=Kind.TABLE, setting=TableSetting())
    assert stanza_starts([names, names, table, table]) == frozenset()


TEXTS = st.text("一二三四五，。", max_size=40)


@st.composite
def places(draw: st.DrawFn) -> tuple[tuple[Paragraph, ...], int, int]:
    found = tuple(Paragraph(text=text) for text in draw(st.lists(TEXTS, min_size=1, max_size=3)))
    paragraph = draw(st.integers(0, len(found) - 1))
    return found, paragraph, draw(st.integers(0, len(found[paragraph].text)))


@given(places())
def test_anchor_keeps_what_surrounds_its_place(place):
    paragraphs, paragraph, offset = place
    text = paragraphs[paragraph].text
    anchor = anchor_at(paragraphs, paragraph, offset)
    assert text[:offset].endswith(anchor.before)
    assert text[offset:].startswith(anchor.after)
    assert len(anchor.before) == min(CONTEXT, offset)
    assert len(anchor.after) == min(CONTEXT, len(text) - offset)
    assert holds(anchor, paragraphs)


@given(places(), TEXTS)
def test_anchor_that_holds_is_a_place(place, other):
    """Whatever the paragraph became, it can be cut where an anchor holds."""
    paragraphs, paragraph, offset = place
    anchor = anchor_at(paragraphs, paragraph, offset)
    if holds(anchor, changed := (Paragraph(text=other),)):
        text = changed[anchor.paragraph].text
        assert offset <= len(text)
        assert text[:offset].endswith(anchor.before)
        assert text[offset:].startswith(anchor.after)


def test_anchor_keeps_twelve_characters_on_each_side():
    text = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    anchor = anchor_at((Paragraph(text=text),), 0, 13)
    assert (anchor.before, anchor.after) == (text[1:13], text[13:25])


def test_anchor_at_the_end_is_lost_when_its_paragraph_shrinks_before_it():
    before = (Paragraph(text="前面有些话，后面是十二个字的结尾之处。"),)
    anchor = anchor_at(before, 0, len(before[0].text))
    assert not holds(anchor, (Paragraph(text=before[0].text[4:]),))


def test_anchor_is_lost_with_its_paragraph_and_with_its_words():
    before = (Paragraph(text="一"), Paragraph(text="甲乙丙丁"))
    anchor = anchor_at(before, 1, 2)
    assert holds(anchor, before)
    assert not holds(anchor, before[:1])
    assert not holds(anchor, (before[0], Paragraph(text="甲丙丙丁")))
    assert not holds(anchor, (before[0], Paragraph(text="甲乙乙丁")))
    assert holds(anchor, (Paragraph(text="别的"), before[1]))


@pytest.mark.parametrize(("paragraph", "offset"), [(-1, 0), (0, -1)])
def test_anchor_counts_from_nothing(paragraph, offset):
    with pytest.raises(ValueError, match="counts from 0"):
        Anchor(paragraph=paragraph, offset=offset)
