"""A sample to be played with: a copy with a sentence cut open; the shipped one stays as it is."""

from pathlib import Path

import pytest

from layout_app.desk.commands import run
from layout_app.desk.issues.sample import own_sample
from layout_app.desk.session import open_session
from layout_app.errors import IssueFileError
from layout_app.model.seam import Verdict
from layout_app.resources import sample_publication

SHIPPED = sample_publication() / "2023-03-20"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def open_cuts(session):
    ends = (end for article in session.issue.articles for end in article.open_ends)
    return [end for end in ends if end.verdict is Verdict.OPEN and end.candidates]


def test_copy_has_a_cut_to_repair_and_nothing_else_is_other(tmp_path):
    before = contents(SHIPPED.parent)
    folder = own_sample(SHIPPED, tmp_path / "own")
    assert contents(SHIPPED.parent) == before
    assert folder == tmp_path / "own" / SHIPPED.name
    made, shipped = open_session(folder), open_session(SHIPPED)
    assert open_cuts(shipped) == []
    (end,) = open_cuts(made)
    assert len(made.issue.articles) == len(shipped.issue.articles)
    run(made, "seam.accept", tail=end.candidates[0].tail, head=end.candidates[0].head)
    texts = [[p.text for p in article.paragraphs] for article in made.issue.articles]
    assert texts == [[p.text for p in article.paragraphs] for article in shipped.issue.articles]


def test_copy_is_made_once_and_keeps_what_was_done_to_it(tmp_path):
    session = open_session(own_sample(SHIPPED, tmp_path))
    run(session, "page.new")
    session.save()
    again = open_session(own_sample(SHIPPED, tmp_path))
    assert len(again.issue.pages) == len(session.issue.pages)


def test_half_a_copy_is_made_whole(tmp_path):
    folder = own_sample(SHIPPED, tmp_path)
    (folder / "issue.yaml").unlink()
    next((folder / "articles").iterdir()).unlink()
    assert len(open_cuts(open_session(own_sample(SHIPPED, tmp_path)))) == 1


def test_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "own").write_text("a file")
    with pytest.raises(IssueFileError, match=r"store\.cannot_write"):
        own_sample(SHIPPED, tmp_path / "own")


def test_shipped_pages_are_full():
    session = open_session(SHIPPED)
    told = {found.code for found in session.problems()}
    assert "layout.unplaced" in told, "the proof was read"
    assert told.isdisjoint({"layout.short", "layout.overset"})
