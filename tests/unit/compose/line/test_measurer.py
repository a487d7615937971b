"""What is kept of measured paragraphs: those that are asked for, never more than there is room."""

from fakeface import FakeFaces

from layout_app.compose.line.prepare import Preparer
from layout_app.model.style import BreakStyle
from tests.unit.compose.setlines import FACE

STYLE = BreakStyle()


class Small(Preparer):
    kept = 8


def test_paragraphs_in_use_outlive_those_that_a_key_left() -> None:
    preparer = Small(FakeFaces())
    page = [preparer.prepare(text, FACE, STYLE) for text in ("甲乙", "丙丁")]
    for n in range(50):
        preparer.prepare("新" * (n + 1), FACE, STYLE)
        assert [preparer.prepare(text, FACE, STYLE) for text in ("甲乙", "丙丁")] == page
        assert len(preparer._kept) <= Small.kept


def test_what_was_forgotten_is_measured_again() -> None:
    preparer = Small(FakeFaces())
    first = preparer.prepare("甲乙", FACE, STYLE)
    for n in range(20):
        preparer.prepare("新" * (n + 1), FACE, STYLE)
    again = preparer.prepare("甲乙", FACE, STYLE)
    assert again is not first
    assert again.at == first.at
