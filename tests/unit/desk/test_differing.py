"""What is otherwise since a page was signed, or since the last save."""

import json
from dataclasses import replace

import pytest

from layout_app.cli import main
from layout_app.desk import commands
from layout_app.desk.differing import Edit, Touch, as_signed, lines_of, since_save, since_signed
from layout_app.desk.session import Session, open_for_editing, open_session
from layout_app.desk.words import use_language
from layout_app.model.issue import index
from layout_app.model.page import PageState
from layout_app.store.signed import signed_files, signed_page
from tests.desks import by_headline, laid_out, small_issue


@pytest.fixture
def session(tmp_path) -> Session:
    """An issue whose first page was signed and opened again."""
    made = laid_out(small_issue(tmp_path))
    commands.run(made, "page.sign", page="A01", who="甲")
    commands.run(made, "page.reopen", page="A01")
    made.save()
    return made


def test_nothing_was_signed_or_nothing_is_otherwise(session, tmp_path):
    assert since_signed(small_issue(tmp_path / "other")) is None
    found = since_signed(session)
    assert (found.pages, found.articles) == ((), ())


def test_words_are_told_by_paragraph_and_the_page_with_them(session):
    brief = by_headline(session, "社区食堂")
    commands.run(
        session, "article.edit", article=brief, paragraph=1,
        text="食堂在云溪路28号，早饭从6:00开始。六十岁以上的居民凭卡打八折，送餐上门。",
    )  # fmt: skip
    found = since_signed(session)
    (article,) = found.articles
    assert (article.article, article.touched) == (brief, (Touch.TEXT,))
    assert article.edits == (
        Edit(1, "1", "2"),
        Edit(1, "3", "0"),
        Edit(1, "", "，送餐上门"),
    )
    (page,) = found.pages
    assert (page.folio, page.touched, page.is_unexpected, page.signed) == ("A01", (), False, 1)


def test_paragraphs_that_came_and_went_are_told_whole(session):
    lead = by_headline(session, "云溪河")
    value = index(session.issue).articles[lead]
    paragraphs = list(value.paragraphs)
    gone, moved = paragraphs.pop(4), replace(paragraphs[5], text="新添的一段。")
    paragraphs.append(moved)
    changed = replace(value, paragraphs=tuple(paragraphs))
    issue = replace(
        session.issue,
        articles=tuple(changed if a.id == lead else a for a in session.issue.articles),
    )
    session.do(lambda _issue: issue, commands.COMMANDS["article.edit"].title)
    (article,) = since_signed(session).articles
    assert article.edits == (Edit(4, gone.text, ""), Edit(len(paragraphs) - 1, "", "新添的一段。"))


def test_moved_and_other_boxes_are_told_apart(session):
    (_page, box), *_more = index(session.issue).parts[by_headline(session, "社区食堂")]
    commands.run(session, "box.move", box=box.id, column=3, line=30)
    (page,) = since_signed(session).pages
    assert page.touched == (Touch.MOVED,)
    session.undo()
    commands.run(session, "box.border", box=box.id, border="double")
    (page,) = since_signed(session).pages
    assert page.touched == (Touch.BOXES,)
    session.undo()
    commands.run(session, "page.section", page="A01", name="要闻")
    (page,) = since_signed(session).pages
    assert page.touched == (Touch.WORDS,)


def test_what_nobody_opened_and_looks_otherwise_is_unexpected(session):
    commands.run(session, "style.set", name="body", face="hei-400")
    (page,) = since_signed(session).pages
    assert page.is_unexpected
    assert page.touched == ()
    use_language("en")
    assert any("nobody touched it" in line for line in lines_of(since_signed(session)))
    use_language(None)


def test_each_signature_keeps_its_version(session):
    page = session.issue.pages[0].id
    brief = by_headline(session, "社区食堂")
    commands.run(session, "article.edit", article=brief, paragraph=1, text="食堂明天开门。")
    commands.run(session, "page.sign", page="A01", who="乙")
    commands.run(session, "page.reopen", page="A01")
    assert since_signed(session).articles == ()
    (article,) = since_signed(session, 1).articles
    assert article.article == brief
    first, second = (signed_page(session.folder, page, n) for n in (1, 2))
    assert first.page.state.who == "甲"
    assert second.page.state.who == "乙"
    assert {a.id for a in second.articles} == {brief, by_headline(session, "云溪河")}


def test_a_damaged_version_is_as_if_it_had_not_been_kept(session):
    for path in session.folder.rglob("page.yaml"):
        path.write_bytes(b"\0")
    assert since_signed(session) is None


def test_without_a_signature_the_last_save_counts(tmp_path, capsys):
    made = laid_out(small_issue(tmp_path))
    made.close()
    desk = open_for_editing(made.folder)
    brief = by_headline(desk, "社区食堂")
    commands.run(desk, "article.edit", article=brief, paragraph=0, text="社区食堂后天开门")
    commands.run(desk, "page.delete", page="A02")
    desk.diary.write()
    found = since_save(open_session(made.folder))
    assert [(p.folio, p.touched) for p in found.pages] == [("A02", (Touch.WENT,))]
    assert [(a.article, a.edits) for a in found.articles] == [(brief, (Edit(0, "下周", "后天"),))]
    assert main(["diff", str(made.folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["since"] == "save"
    assert told["articles"][0]["edits"] == [{"paragraph": 0, "before": "下周", "after": "后天"}]
    desk.close()


def test_the_command_line_says_it_in_words(session, capsys):
    brief = by_headline(session, "社区食堂")
    commands.run(session, "article.edit", article=brief, paragraph=0, text="社区食堂后天开门")
    session.save()
    assert main(["diff", str(session.folder), "--since", "signed"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "签付印之后：",
        "  A01：版上稿件有改动",
        "  《社区食堂后天开门》：文字",
        "    第 1 段：“下周”改为“后天”",
    ]
    assert main(["diff", str(session.folder), "--since", "yesterday"]) == 2


def test_what_was_signed_is_kept_whole_or_not_at_all(session):
    page, brief = session.issue.pages[0].id, by_headline(session, "社区食堂")
    kept = next(file for file in signed_files(session.folder) if file.stem == brief)
    kept.write_text("paragraphs: [", "utf-8")
    assert signed_page(session.folder, page, 1) is None
    assert since_signed(session) is None
    kept.unlink()
    assert as_signed(session, page) is None


def test_a_signature_given_again_after_undo_keeps_nothing_of_the_first(session):
    page, brief = session.issue.pages[0].id, by_headline(session, "社区食堂")
    commands.run(session, "edit.undo")
    commands.run(session, "edit.undo")
    assert session.issue.pages[0].state == PageState()
    commands.run(session, "box.remove", box=index(session.issue).parts[brief][0][1].id)
    commands.run(session, "page.sign", page="A01", who="乙")
    kept = signed_page(session.folder, page, 1)
    assert [a.id for a in kept.articles] == [by_headline(session, "云溪河")]


def test_a_copy_of_an_issue_still_knows_what_was_signed(session, tmp_path):
    commands.run(session, "issue.copy", to=str(tmp_path / "copy of the issue"))
    there = open_session(tmp_path / "copy of the issue")
    page = session.issue.pages[0].id
    assert signed_page(there.folder, page, 1) == signed_page(session.folder, page, 1) is not None
