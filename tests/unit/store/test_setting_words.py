"""Settings of tables, lists, poems and notices as words behind their kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.model.setting import Merged, TableSetting, VerseSetting
from layout_app.model.text import SETTINGS, Kind
from layout_app.store.settings import SettingError, setting_of, words_of
from tests import strategies


@given(st.sampled_from(sorted(SETTINGS)), st.data())
def test_setting_reads_back_from_its_words(kind: Kind, data: st.DataObject) -> None:
    setting = data.draw(strategies.settings[kind])
    assert setting_of(kind, words_of(kind, setting)) == setting


@pytest.mark.parametrize("kind", SETTINGS)
def test_setting_that_is_as_usual_is_still_a_setting(kind: Kind) -> None:
    words = words_of(kind, SETTINGS[kind]())
    assert len(words.split()) == 1
    assert setting_of(kind, words) == SETTINGS[kind]()


def test_words_say_what_differs_and_nothing_else() -> None:
    table = TableSetting(heads=2, widths=(4.5, 0.0), merged=(Merged(0, 1, 1, 2), Merged(2, 0, 2)))
    assert words_of(Kind.TABLE, table) == "heads=2 widths=4.5,0.0 merged=0.1.1.2,2.0.2.1"


def test_no_words_are_no_setting() -> None:
    assert setting_of(Kind.VERSE, "  ") is None
    assert setting_of(Kind.TEXT, "") is None
    assert setting_of(Kind.VERSE, "align=block") == VerseSetting()


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        (Kind.TEXT, "heads=1", "heads=1"),
        (Kind.TABLE, "heads=1 rows=2", "rows=2"),
        (Kind.TABLE, "heads=1 heads=2", "heads=2"),
        (Kind.TABLE, "heads=x", "heads=x"),
        (Kind.TABLE, "heads", "heads"),
        (Kind.TABLE, "rules=wavy", "rules=wavy"),
        (Kind.TABLE, "merged=0.1.1", "merged=0.1.1"),
        (Kind.TABLE, "span=0", "span=0"),
        (Kind.VERSE, "align=left", "align=left"),
        (Kind.NOTICE, "first=0", "first=0"),
    ],
)
def test_wrong_word_is_named(kind: Kind, words: str, found: str) -> None:
    with pytest.raises(SettingError) as refused:
        setting_of(kind, words)
    assert refused.value.found == found
