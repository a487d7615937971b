"""Notes stay at their words, are told until they are seen to, and are never printed."""

import pytest

from layout_app.desk import commands
from layout_app.desk.copy.carrying import carry
from layout_app.desk.cures import cure_of
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import problem_text
from layout_app.display.dump import dump
from layout_app.errors import CommandError
from layout_app.model.issue import index
from tests.desks import by_headline, laid_out, small_issue


@pytest.fixture
def session(tmp_path) -> Session:
    return laid_out(small_issue(tmp_path))


def told(session: Session):
    return [found for found in session.problems() if found.code == "copy.note"]


def pin(session: Session, offset: int, text: str = "核对门牌号", paragraph: int = 1) -> str:
    brief = by_headline(session, "社区食堂")
    commands.run(
        session, "note.pin", article=brief, paragraph=paragraph, offset=offset, text=text, who="甲"
    )
    return brief


def test_a_note_is_told_at_its_place_and_prints_nothing(session):
    ink = dump(session.composed(session.issue.pages[0].id).display)
    brief = pin(session, 6)
    (found,) = told(session)
    assert problem_text(found) == "甲：核对门牌号"
    assert (found.where.article, found.where.paragraph, found.where.offset) == (brief, 1, 6)
    assert dump(session.composed(session.issue.pages[0].id).display) == ink
    session.save()
    assert told(open_session(session.folder)) == [found]


def test_it_goes_with_its_words_through_edits_and_to_other_issues(session, tmp_path):
    brief = pin(session, 6)
    text = index(session.issue).articles[brief].paragraphs[1].text
    commands.run(session, "article.edit", article=brief, paragraph=1, text=f"老街上，{text}")
    (found,) = told(session)
    assert found.where.offset == 10
    make_issue(tmp_path / "next", pages=1)
    names = carry(session, [brief], tmp_path / "next")
    (there,) = told(open_session(tmp_path / "next"))
    assert (there.where.article, there.where.offset) == (names[brief], 10)


def test_seen_to_it_is_gone_and_undo_brings_it_back(session):
    pin(session, 6)
    pin(session, 2, "电话呢？")
    first, second = told(session)
    cure = cure_of(session, first)
    commands.run(session, cure.command, **dict(cure.args))
    (left,) = told(session)
    assert dict(left.args)["note"] == dict(second.args)["note"]
    session.undo()
    assert told(session) == [first, second]


@pytest.mark.parametrize(
    ("paragraph", "offset", "text", "code"),
    [(1, 6, "  ", "note.empty"), (1, 999, "x", "command.no_offset"), (9, 0, "x", "no_paragraph")],
)
def test_no_note_is_pinned_to_nothing(session, paragraph, offset, text, code):
    before = session.issue
    with pytest.raises(CommandError, match=code):
        pin(session, offset, text, paragraph)
    assert session.issue is before
    with pytest.raises(CommandError, match=r"note\.none"):
        commands.run(session, "note.remove", article=by_headline(session, "社区食堂"), number=0)


def test_words_of_several_lines_become_one(session):
    pin(session, 0, "一、核对\n二、补电话")
    assert dict(told(session)[0].args)["note"] == "一、核对 二、补电话"
