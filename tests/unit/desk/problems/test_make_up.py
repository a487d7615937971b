"""What the make-up room minds is a note of the page, until the paper switches the rule off."""

from dataclasses import replace

from layout_app.desk import commands
from layout_app.desk.problems.gathering import problems
from layout_app.desk.words import problem_text, use_language
from layout_app.model.box import Package
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.issue import paper_of
from layout_app.model.problem import Severity
from layout_app.model.style import Manner
from layout_app.model.text import Kind, Paragraph
from tests.desks import by_headline, small_issue


def side_by_side(tmp_path):
    """Return an issue with two articles side by side whose headlines have one size."""
    session = small_issue(tmp_path)
    for column, words in enumerate(("云溪河", "社区食堂")):
        article = by_headline(session, words)
        place = {"column": column * 2, "line": 20, "columns": 2, "lines": 30}
        commands.run(session, "box.place", article=article, page="A01", **place)
        commands.run(session, "headline.size", box=_box(session, article), size=2.5)
    return session


def _box(session, article):
    return next(b.id for b in session.issue.pages[0].boxes if getattr(b, "article", "") == article)


def told(session, issue=None):
    found = problems(issue or session.issue, session.composer)
    return [p for p in found if p.code == "taste.same_heads"]


def test_it_is_a_note_with_both_headlines(tmp_path):
    session = side_by_side(tmp_path)
    (found,) = told(session)
    assert found.severity is Severity.NOTE
    assert found.where.page == "A01"
    use_language("en")
    sentence = problem_text(found)
    use_language(None)
    assert "云溪河" in sentence
    assert "食堂" in sentence


def test_rule_is_switched_off_by_the_paper(tmp_path):
    session = side_by_side(tmp_path)
    publication = replace(session.issue.publication, rules_off=("taste.same_heads",))
    assert told(session, replace(session.issue, publication=publication)) == []


def test_manner_is_a_habit_of_the_paper(tmp_path):
    session = side_by_side(tmp_path)
    commands.run(session, "style.habits", manner="city")
    assert session.issue.publication.stylebook.manner is Manner.CITY
    assert told(session)


def test_a_thing_without_a_headline_is_named_as_editors_name_it(tmp_path):
    session = side_by_side(tmp_path)
    first = session.issue.pages[0]
    title = Paragraph(text="专题报道", kind=Kind.HEADLINE)
    columns = paper_of(session.issue).columns
    places = (4, 20, columns - 4, 30), (0, 52, 2, 18), (2, 52, columns - 2, 18)
    packages = (
        Package(
            id=BoxId(f"pack0{n}"),
            cells=Cells(column=column, line=line, columns=wide, lines=lines),
            heads=(title,),
        )
        for n, (column, line, wide, lines) in enumerate(places)
    )
    page = replace(first, boxes=(*first.boxes, *packages))
    issue = replace(session.issue, pages=(page, *session.issue.pages[1:]))
    cut = [p for p in problems(issue, session.composer) if p.code == "taste.cut_across"]
    assert [dict(p.args)["headline"] for p in cut] == ["专题报道"]
