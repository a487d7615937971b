"""What others wrote meanwhile, taken instead of one's own: nothing of either is lost."""

from datetime import date

import pytest

from layout_app.desk.commands import run
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import open_for_editing, open_session
from layout_app.desk.theirs import offered
from layout_app.desk.unsaved import versions
from layout_app.desk.words import msg
from layout_app.edit.articles import add_articles
from layout_app.model.article import Article, headline
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index
from layout_app.model.text import Kind, Paragraph


def an_article(name: str, head: str) -> Article:
    words = "河边种下了六十棵树，孩子们给每一棵起了名字。" * 6
    return Article(
        id=ArticleId(name),
        paragraphs=(Paragraph(text=head, kind=Kind.HEADLINE), Paragraph(text=words)),
    )


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "2023-03-20"
    make_issue(made, name="江湾社区报", day=date(2023, 3, 20), pages=2)
    session = open_session(made)
    session.do(lambda i: add_articles(i, (an_article("a1", "种树"),)), msg("Import copy"))
    session.save()
    return made


def test_mine_stands_among_the_unsaved_versions_when_theirs_was_taken(folder):
    mine, others = open_for_editing(folder), open_session(folder)
    run(mine, "article.edit", article="a1", paragraph=0, text="我的题")
    run(others, "article.edit", article="a1", paragraph=0, text="他们的题")
    others.save()
    run(mine, "issue.save", theirs=True)
    assert not mine.dirty
    assert headline(index(mine.issue).articles["a1"]) == "他们的题"
    mine.close()
    again = open_for_editing(folder)
    assert not again.left
    assert [headline(found.value) for found in versions(again)] == ["我的题"]
    again.close()


def test_a_page_of_theirs_brings_the_article_that_it_shows(folder):
    mine, others = open_for_editing(folder), open_session(folder)
    page = mine.issue.pages[0].id
    run(mine, "box.place", article="a1", page=page, column=0, line=20, columns=2)
    others.do(lambda i: add_articles(i, (an_article("b1", "晚到的稿"),)), msg("Import copy"))
    run(others, "box.place", article="b1", page=page, column=2, line=20, columns=2)
    others.save()
    lying = others.issue.pages[0]
    assert [found.value.id for found in offered(mine)] == ["b1", page]
    run(mine, "issue.save", theirs=True)
    assert not mine.dirty
    saved = open_session(folder).issue
    assert mine.issue.pages[0] == saved.pages[0] == lying
    assert {"a1", "b1"} == set(index(saved).articles)
    mine.undo()
    assert {at for at, _box in index(mine.issue).parts["a1"]} == {page}
    assert "b1" not in index(mine.issue).parts
    mine.close()


def test_a_damaged_file_is_not_offered(folder):
    mine = open_for_editing(folder)
    run(mine, "article.edit", article="a1", paragraph=0, text="我的题")
    (folder / "articles" / "a1.yaml").write_text("format: 1\nid: [", encoding="utf-8")
    assert offered(mine) == ()
    mine.close()
