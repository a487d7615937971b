"""Templates and pictures of a page: kept in the publication, applied without touching copy."""

import pytest

from layout_app.desk import commands
from layout_app.errors import CommandError, IssueFileError
from layout_app.model.box import AdBox, ArticleBox, PictureBox
from layout_app.model.issue import index
from layout_app.store.templates import read_template, template_names
from tests.desks import laid_out, small_issue


@pytest.fixture
def session(tmp_path):
    from PIL import Image

    session = laid_out(small_issue(tmp_path))
    Image.new("L", (60, 40), 128).save(session.folder.parent / "flower.png")
    return session


def page(session, number: int):
    return session.issue.pages[number - 1]


def made(session) -> None:
    """Make a template of page 1: it holds an ad, a picture, words of its own and two articles."""
    commands.run(session, "ad.book", page="A01", slot="通栏", booking="GG-1")
    commands.run(session, "page.picture", page="A01", path=session.folder.parent / "flower.png",
                 column=4, line=60, columns=1, lines=4)  # fmt: skip
    commands.run(session, "page.staff", page="A01", editor="甲")
    commands.run(session, "page.section", page="A01", name="要闻")
    commands.run(session, "page.save_template", page="A01", name="头版")


def test_a_template_holds_no_copy_and_no_booking(session):
    made(session)
    home = session.opened.publication_folder
    assert template_names(home) == ("头版",)
    found = read_template(home, "头版")
    assert [type(box) for box in found.boxes] == [AdBox, PictureBox]
    assert found.boxes[0].booking == ""
    assert found.section == "要闻"


def test_a_template_adds_what_stands_and_leaves_copy_alone(session):
    made(session)
    before = page(session, 3)
    commands.run(session, "page.template", page="A03", name="头版")
    after = page(session, 3)
    assert after.boxes[: len(before.boxes)] == before.boxes
    assert [type(box) for box in after.boxes] == [ArticleBox, AdBox, PictureBox]
    assert (after.section, after.template) == ("要闻", "头版")
    assert [own.text for own in after.furniture] == ["甲"]
    assert len(index(session.issue).boxes) == sum(len(p.boxes) for p in session.issue.pages)
    commands.run(session, "page.template", page="A03", name="头版")
    assert page(session, 3).boxes == after.boxes


@pytest.mark.parametrize("name", ["没有", "../../etc/passwd", ""])
def test_a_template_that_is_not_there_is_refused(session, name):
    with pytest.raises(CommandError, match=r"page\.no_template"):
        commands.run(session, "page.template", page="A03", name=name)


@pytest.mark.parametrize("name", ["../evil", "con", ""])
def test_a_template_has_a_plain_name(session, name):
    with pytest.raises(IssueFileError, match=r"store\.bad_name"):
        commands.run(session, "page.save_template", page="A01", name=name)


def test_a_template_that_was_deleted_comes_back_but_not_over_another(session):
    made(session)
    home = session.opened.publication_folder
    kept = read_template(home, "头版")
    commands.run(session, "page.remove_template", name="头版")
    assert template_names(home) == ()
    commands.run(session, "page.restore_template", name="头版")
    assert read_template(home, "头版") == kept
    commands.run(session, "page.remove_template", name="头版")
    commands.run(session, "page.save_template", page="A02", name="头版")
    with pytest.raises(IssueFileError, match=r"store\.template_there"):
        commands.run(session, "page.restore_template", name="头版")
