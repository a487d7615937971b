"""Words that the paper watches for: told in every issue, put right when asked."""

import pytest

from layout_app.desk import commands
from layout_app.desk.cures import cure_of
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import problem_text
from layout_app.errors import CommandError
from layout_app.model.issue import index
from tests.desks import by_headline, laid_out, small_issue


@pytest.fixture
def session(tmp_path) -> Session:
    (tmp_path / "publication.yaml").write_text("format: 1\nname: 云溪社区报\n", encoding="utf-8")
    return laid_out(small_issue(tmp_path))


def told(session: Session):
    return [p for p in session.problems() if p.code.startswith("copy.watched")]


def watch(session: Session, find: str, put: str = "", why: str = "") -> None:
    commands.run(session, "word.watch", find=find, put=put, why=why)


def test_a_word_is_told_once_an_article_with_its_number_and_put_right(session):
    watch(session, "石阶", "台阶", "本报统一")
    (found,) = told(session)
    lead = by_headline(session, "云溪河")
    assert (found.where.article, found.where.paragraph, found.where.offset) == (lead, 3, 5)
    assert problem_text(found) == "“石阶”应为“台阶”（本报统一）；共 10 处"
    cure = cure_of(session, found)
    commands.run(session, cure.command, **dict(cure.args))
    assert told(session) == []
    assert "走到第一号台阶" in index(session.issue).articles[lead].paragraphs[3].text


def test_a_word_without_another_is_only_pointed_out(session):
    watch(session, "老住户")
    (found,) = told(session)
    assert problem_text(found) == "出现“老住户”；共 10 处"
    assert cure_of(session, found) is None


def test_the_longer_word_counts_where_one_holds_the_other(session):
    watch(session, "石阶")
    watch(session, "号石阶", "级")
    assert [dict(found.args)["find"] for found in told(session)] == ["号石阶"]


def test_they_are_kept_with_the_paper_and_hold_in_other_issues(session, tmp_path):
    watch(session, "石阶", "台阶")
    watch(session, "食堂")
    session.save()
    text = (tmp_path / "words.yaml").read_text("utf-8")
    assert text == "format: 1\nwords:\n- find: 石阶\n  put: 台阶\n- find: 食堂\n"
    made = make_issue(tmp_path / "next", pages=1)
    assert [word.find for word in made.issue.publication.words] == ["石阶", "食堂"]
    assert len(told(open_session(session.folder))) == len(told(session)) == 2


def test_a_word_is_changed_forgotten_and_brought_back(session):
    watch(session, "石阶", "台阶")
    watch(session, "石阶", "阶梯")
    assert [word.put for word in session.issue.publication.words] == ["阶梯"]
    commands.run(session, "word.forget", find="石阶")
    assert told(session) == []
    session.undo()
    assert len(told(session)) == 1
    with pytest.raises(CommandError, match=r"word\.none"):
        commands.run(session, "word.forget", find="没有")
    for find, put in (("  ", "x"), ("同", "同")):
        with pytest.raises(CommandError, match=r"word\.nothing"):
            watch(session, find, put)


def test_characters_of_patterns_are_characters(session):
    watch(session, "6:30", "6：30")
    watch(session, ".*")
    assert [dict(found.args)["find"] for found in told(session)] == ["6:30"]
