"""Pages as editors name them."""

import pytest

from layout_app.desk.issues.making import make_issue
from layout_app.desk.pages.folios import chosen_pages
from layout_app.desk.session import open_session
from layout_app.errors import CommandError
from layout_app.model.issue import folio_of


@pytest.mark.parametrize(
    ("words", "folios"),
    [
        ("", []),
        ("A02", ["A02"]),
        ("A03, A01", ["A03", "A01"]),
        ("A02-A04", ["A02", "A03", "A04"]),
        ("A04-A03，A03、A01", ["A03", "A04", "A01"]),
    ],
)
def test_pages_are_read_as_they_are_said(tmp_path, words, folios):
    make_issue(tmp_path / "issue", name="江湾社区报", pages=4)
    issue = open_session(tmp_path / "issue").issue
    assert [folio_of(issue, page) for page in chosen_pages(issue, words)] == folios


@pytest.mark.parametrize("words", ["A09", "A01-A09", "-", "A01-A02-"])
def test_page_that_is_not_there_is_named(tmp_path, words):
    make_issue(tmp_path / "issue", name="江湾社区报", pages=2)
    with pytest.raises(CommandError):
        chosen_pages(open_session(tmp_path / "issue").issue, words)
