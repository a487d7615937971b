"""Enter in the heads of a story: two come of one, in their order, and one undo takes it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from layout_app.desk.words import msg
from layout_app.edit.articles import set_paragraphs
from layout_app.model.issue import index
from layout_app.model.text import HEADS, Kind, MarkKind, Paragraph
from tests.gui.hands import CONTROL, SHIFT
from tests.gui.mouse import settle
from tests.gui.test_docks import open_story

pytestmark = pytest.mark.gui

KICKER, HEADLINE, SUBTITLE, DECK, BYLINE = HEADS


@pytest.fixture
def story(desk):
    """The story editor, filled by `heads`."""

    def heads(*lines: tuple[Kind, str]):
        paragraphs = [Paragraph(text=text, kind=kind) for kind, text in lines]
        desk.bridge.do(
            lambda issue: set_paragraphs(issue, "a2", [*paragraphs, Paragraph(text="正文在此。")]),
            msg("Type in “{headline}”", headline="题"),
        )
        settle()
        editor = open_story(desk)
        editor.setFocus()
        settle()
        return editor

    return heads


def lines(desk) -> list[tuple[Kind, str]]:
    return [(p.kind, p.text) for p in index(desk.bridge.session.issue).articles["a2"].paragraphs]


def enter(editor, paragraph: int, offset: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    editor.go_to(paragraph, offset)
    QTest.keyClick(editor, Qt.Key.Key_Return, modifiers)
    settle()


def cursor(editor) -> tuple[int, int]:
    return editor.textCursor().blockNumber(), editor.textCursor().positionInBlock()


BODY = (Kind.TEXT, "正文在此。")


@pytest.mark.parametrize(
    ("heads", "at", "offset", "made", "place"),
    [
        ([(HEADLINE, "甲乙丙丁")], 0, 2, [(HEADLINE, "甲乙"), (SUBTITLE, "丙丁")], (1, 0)),
        ([(KICKER, "甲乙丙丁")], 0, 2, [(KICKER, "甲乙"), (HEADLINE, "丙丁")], (1, 0)),
        ([(HEADLINE, "题"), (SUBTITLE, "甲乙")], 1, 1,
         [(HEADLINE, "题"), (SUBTITLE, "甲"), (DECK, "乙")], (2, 0)),
        ([(HEADLINE, "甲乙"), (SUBTITLE, "副")], 0, 1,
         [(KICKER, "甲"), (HEADLINE, "乙"), (SUBTITLE, "副")], (1, 0)),
        ([(HEADLINE, "题"), (DECK, "甲乙"), (BYLINE, "记者")], 1, 1,
         [(HEADLINE, "题"), (DECK, "甲"), (BYLINE, "记者"), (Kind.TEXT, "乙")], (3, 0)),
        ([(HEADLINE, "题"), (BYLINE, "记者甲")], 1, 2,
         [(HEADLINE, "题"), (BYLINE, "记者"), (Kind.TEXT, "甲")], (2, 0)),
    ],
)  # fmt: skip
def test_enter_makes_two_heads_of_one_and_undo_one_again(
    desk, story, heads, at, offset, made, place
):
    editor = story(*heads)
    enter(editor, at, offset)
    assert lines(desk) == [*made, BODY]
    assert editor.kinds == tuple(kind for kind, _ in lines(desk))
    assert editor.toPlainText().split("\n") == [text for _, text in lines(desk)]
    assert cursor(editor) == place
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CONTROL)
    settle()
    assert lines(desk) == [*heads, BODY]
    assert editor.toPlainText().split("\n") == [text for _, text in lines(desk)]


def test_what_is_typed_behind_enter_is_the_new_heads(desk, story):
    editor = story((HEADLINE, "甲乙"), (BYLINE, "记者"))
    enter(editor, 0, 2)
    editor.insertPlainText("副题")
    settle()
    assert lines(desk)[:3] == [(HEADLINE, "甲乙"), (SUBTITLE, "副题"), (BYLINE, "记者")]


def test_enter_behind_the_last_head_begins_the_text(desk, story):
    editor = story((HEADLINE, "甲乙"))
    enter(editor, 0, 2)
    assert lines(desk)[1] == (Kind.TEXT, "")
    assert cursor(editor) == (1, 0)


def test_enter_where_no_head_has_a_place_goes_on_to_the_next_line(desk, story):
    editor = story((KICKER, "甲乙"), (HEADLINE, "丙"))
    before = desk.bridge.session.issue
    enter(editor, 0, 2)
    assert desk.bridge.session.issue is before
    assert cursor(editor) == (1, 0)


@pytest.mark.parametrize("heads", [[KICKER, HEADLINE, SUBTITLE], [HEADLINE]])
def test_shift_and_enter_break_the_line_of_a_headline(desk, story, heads):
    editor = story(*((kind, "甲乙丙") for kind in heads))
    at = heads.index(HEADLINE)
    enter(editor, at, 2, SHIFT)
    assert [kind for kind, _ in lines(desk)] == [*heads, Kind.TEXT]
    marks = index(desk.bridge.session.issue).articles["a2"].paragraphs[at].marks
    assert [(m.kind, m.start) for m in marks] == [(MarkKind.BREAK, 2)]
    assert cursor(editor) == (at, 2)


def test_selected_words_of_a_head_give_way_to_enter(desk, story):
    editor = story((HEADLINE, "甲乙丙丁"))
    editor.go_to(0, 1)
    QTest.keyClick(editor, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert lines(desk)[:2] == [(HEADLINE, "甲"), (SUBTITLE, "丙丁")]
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CONTROL)
    settle()
    assert lines(desk)[0] == (HEADLINE, "甲乙丙丁")


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, SHIFT])
def test_enter_in_the_text_makes_a_paragraph(desk, story, modifiers):
    editor = story((HEADLINE, "甲乙"))
    enter(editor, 1, 2, modifiers)
    assert lines(desk)[1:] == [(Kind.TEXT, "正文"), (Kind.TEXT, "在此。")]
    assert cursor(editor) == (2, 0)


def test_nothing_is_parted_where_the_issue_is_only_read(desk, story):
    editor = story((HEADLINE, "甲乙"))
    desk.bridge.session.read_only = "Li"
    desk.story.refresh()
    enter(editor, 0, 1)
    assert lines(desk) == [(HEADLINE, "甲乙"), BODY]
