"""Pages as editors name them."""

import pytest

from layout_app.desk.issues.making import make_issue
from layout_app.desk.pages.folios import chosen_pages, sought
from layout_app.desk.session import open_session
from layout_app.desk.words import msg
from layout_app.edit.spreads import join_pages
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


@pytest.mark.parametrize(
    ("words", "folio"),
    [("A03", "A03"), (" a3", "A03"), ("3", "A02-A03"), ("4", "A04"), ("A2", "A02-A03")],
)
def test_page_is_found_by_its_name_or_its_number(tmp_path, words, folio):
    """Of a spread either page."""
    make_issue(tmp_path / "issue", name="江湾社区报", pages=4)
    session = open_session(tmp_path / "issue")
    if "-" in folio:
        session.do(lambda issue: join_pages(issue, issue.pages[1].id), msg("Join"))
    assert folio_of(session.issue, sought(session.issue, words)) == folio
    for wrong in ("", "0", "5", "B01"):
        with pytest.raises(CommandError, match=r"command\.no_page"):
            sought(session.issue, wrong)


@pytest.mark.parametrize("words", ["A09", "A01-A09", "-", "A01-A02-"])
def test_page_that_is_not_there_is_named(tmp_path, words):
    make_issue(tmp_path / "issue", name="江湾社区报", pages=2)
    with pytest.raises(CommandError):
        chosen_pages(open_session(tmp_path / "issue").issue, words)
