from dataclasses import replace

import pytest

from layout_app.compose.page import Composer
from layout_app.desk.problems.legal import legal_problems
from layout_app.desk.session import open_session
from layout_app.fonts.catalogue import shipped
from layout_app.model.issue import Issue, LegalKind
from layout_app.resources import sample_publication


@pytest.fixture(scope="module")
def sample() -> Issue:
    return open_session(sample_publication() / "2023-03-20").issue


def codes(issue: Issue) -> dict[str, str]:
    found = legal_problems(issue, Composer(shipped()))
    return {fact.code: fact.severity.value for fact in found}


def of_kind(issue: Issue, **changes) -> Issue:
    return replace(issue, publication=replace(issue.publication, **changes))


def test_sample_prints_all_and_shows_its_budget(sample):
    """Three halves of its dump are lost for good: each counts four."""
    assert codes(sample) == {"pub.error_budget": "warning"}
    (meter,) = legal_problems(sample, Composer(shipped()))
    told = dict(meter.args)
    assert (told["known"], told["halves"], told["signs"]) == (12, 12, 0)
    assert isinstance(told["allowed"], int)


def test_whole_copy_stays_within_the_budget(sample):
    whole = tuple(replace(article, open_ends=()) for article in sample.articles)
    assert codes(replace(sample, articles=whole)) == {"pub.error_budget": "note"}


def test_paper_without_a_legal_kind_has_no_form(sample):
    assert codes(of_kind(sample, legal=LegalKind.NONE)) == {}


def test_newspaper_printed_as_internal_matter_fails_in_all_points(sample):
    found = codes(of_kind(sample, legal=LegalKind.INTERNAL))
    assert found.keys() >= {"pub.no_newspaper", "pub.recipients", "pub.print_run"}
    assert "pub.error_budget" not in found


def test_rules_can_be_switched_off_by_the_publication(sample):
    bare = replace(sample, date=None, number=None, total_number=None)
    assert {"pub.date", "pub.issue_no"} <= codes(bare).keys()
    off = ("pub.date", "pub.issue_no", "pub.error_budget")
    assert codes(of_kind(bare, rules_off=off)) == {}


def test_issue_with_too_many_faults_of_form_fails(sample):
    bare = replace(sample, date=None, number=None, total_number=None, name="另一张报")
    empty = of_kind(bare, colophon=type(sample.publication.colophon)())
    assert codes(empty)["pub.form_fails"] == "error"
