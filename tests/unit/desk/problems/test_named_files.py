"""What is told of a picture or an ad names its file: a page may hold ten of them."""

import pytest
from PIL import Image

from layout_app.desk import commands
from layout_app.desk.words import problem_text
from layout_app.fonts.catalogue import shipped
from layout_app.model.issue import index
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.text import Kind, MarkKind
from layout_app.press.profile import Profile
from layout_app.press.writer import write_pdf
from tests.desks import by_headline, laid_out, small_issue
from tests.pages import Originals, full_page, info


@pytest.fixture
def session(tmp_path):
    return laid_out(small_issue(tmp_path))


def drawn(session, name: str, size: tuple[int, int]):
    path = session.folder.parent / name
    Image.linear_gradient("L").resize(size).save(path)
    return path


def told(session, code: str) -> list[Problem]:
    return [found for found in session.problems() if found.code == code]


def test_each_coarse_picture_of_an_article_is_told_by_name_and_leads_to_the_article(session):
    lead = by_headline(session, "云溪河")
    for name, size in (("夜市.png", (90, 60)), ("早市.png", (120, 80))):
        commands.run(session, "picture.add", article=lead, path=drawn(session, name, size))
    found = told(session, "press.coarse_picture")
    assert {dict(fact.args)["name"] for fact in found} == {"夜市.png", "早市.png"}
    assert {fact.where.article for fact in found} == {lead}
    assert all(problem_text(fact).startswith(f"“{dict(fact.args)['name']}”：") for fact in found)


def test_a_picture_on_its_own_is_told_by_its_name(session):
    path = drawn(session, "广场.png", (60, 40))
    commands.run(session, "free.picture", page=session.issue.pages[1].id, path=path)
    (found,) = told(session, "press.coarse_picture")
    assert problem_text(found).startswith("“广场.png”：图片只有")


def test_what_is_wrong_with_an_ads_file_names_the_file(session):
    path = session.folder.parent / "春茶.pdf"
    path.write_bytes(write_pdf([full_page()], shipped(), Profile.X4, info(), Originals()))
    commands.run(session, "ad.book", page=session.issue.pages[1].id, slot="1/4")
    slot = session.issue.pages[1].boxes[-1].id
    commands.run(session, "ad.fill", box=slot, path=path)
    found = [fact for fact in session.problems() if fact.code.startswith("pdf.")]
    assert found
    assert all(problem_text(fact).startswith("“春茶.pdf”：") for fact in found)
    assert {fact.where.box for fact in found} == {slot}


def test_a_sentence_that_names_the_file_itself_does_not_name_it_twice():
    args = {"original": "ab" * 32, "name": "桥.jpg", "percent": 20}
    found = problem("press.stretched_picture", Severity.WARNING, Where(page="A01"), **args)
    assert problem_text(found).count("桥.jpg") == 1


def test_a_small_reading_is_told_as_a_reading_at_its_text(session):
    lead = by_headline(session, "云溪河")
    article = index(session.issue).articles[lead]
    number = next(n for n, p in enumerate(article.paragraphs) if p.kind is Kind.TEXT)
    commands.run(
        session, "article.mark", article=lead, paragraph=number, start=3, end=4,
        mark=MarkKind.RUBY.value, value="xī",
    )  # fmt: skip
    (found,) = told(session, "press.small_reading")
    assert problem_text(found).startswith("注音“xī”只有 4")
    assert (found.where.article, found.where.paragraph) == (lead, number)
    assert not told(session, "press.small_text")
