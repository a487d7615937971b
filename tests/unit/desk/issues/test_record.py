"""The record of an issue: what the form asks for, and what it says is missing or wrong."""

from dataclasses import replace
from datetime import date

import pytest

from layout_app.desk.commands import COMMANDS, run
from layout_app.desk.issues import record
from layout_app.desk.session import Session
from layout_app.desk.words import msg, say, use_language
from layout_app.errors import CommandError
from layout_app.model.issue import LegalKind
from layout_app.preflight.law import FIELDS, RULES, asked
from tests.desks import small_issue

WHOLE = {
    "date": "2024-02-10",
    "number": 3,
    "total": 88,
    "cn": "CN 11-0001",
    "sponsor": "云溪社区居委会",
    "publisher": "云溪社区报社",
    "address": "石桥弄一号",
    "phone": "010-1",
    "printer": "云溪印务所",
    "printer_address": "船厂路二号",
    "distribution": "各网格站",
    "price": "1元",
}


@pytest.fixture
def session(tmp_path) -> Session:
    use_language("en")
    return small_issue(tmp_path)


def change(session: Session, **told: object) -> None:
    run(session, "issue.record", **told)


def faulty(session: Session) -> set[str]:
    return set(record.faults(session.issue))


def test_every_field_is_an_argument_of_the_command(session):
    arguments = {argument.name for argument in COMMANDS["issue.record"].arguments}
    assert set(record.values(session.issue)) == arguments - {"without"}


def test_rules_ask_for_fields_that_are_there(session):
    assert FIELDS.keys() <= RULES.keys()
    known = set(record.values(session.issue))
    assert all(set(fields) <= known for fields in FIELDS.values())


def test_a_paper_of_no_kind_is_asked_for_nothing(session):
    change(session, legal="none")
    assert faulty(session) == set()
    assert asked(session.issue.publication) == {}


def test_a_newspaper_is_asked_for_its_whole_colophon(session):
    change(session, legal="cn")
    empty = {name for name in WHOLE if not record.values(session.issue)[name]}
    assert {"cn", "printer", "price"} <= empty
    assert faulty(session) == empty
    change(session, **WHOLE)
    assert faulty(session) == set()


def test_one_of_the_numbers_is_enough(session):
    change(session, legal="cn", **WHOLE)
    change(session, without="number")
    assert session.issue.number is None
    assert faulty(session) == set()
    change(session, without="total date")
    assert faulty(session) == {"number", "total", "date"}


@pytest.mark.parametrize("number", ["CN 1-1", "11-0001", "沪内"])
def test_a_cn_number_has_its_form(session, number):
    change(session, legal="cn", **WHOLE | {"cn": number})
    assert faulty(session) == {"cn"}


def test_internal_matter_has_no_price_and_is_no_newspaper(session):
    change(session, legal="internal", name="云溪社区报", **WHOLE)
    found = record.faults(session.issue)
    assert set(found) == {"name", "price", "recipients", "print_date", "print_run"}
    assert "云溪社区报" in say(found["name"])
    change(
        session, name="云溪", price="", recipients="本系统", print_date="2023年3月20日",
        print_run="500份",
    )  # fmt: skip
    assert faulty(session) == set()


def test_a_rule_that_is_switched_off_asks_for_nothing(session):
    change(session, legal="cn", **WHOLE | {"price": ""})
    assert faulty(session) == {"price"}
    off = replace(session.issue.publication, rules_off=("pub.price",))
    session.do(lambda issue: replace(issue, publication=off), msg("Change the issue's record"))
    assert faulty(session) == set()


def test_changes_tell_only_what_differs(session):
    held = record.values(session.issue)
    assert record.changes(session.issue, held) == {}
    day = date(2024, 2, 10)
    told = record.changes(session.issue, held | {"date": day, "number": None, "price": "1元"})
    assert told == {"date": day, "price": "1元"} | (
        {"without": "number"} if held["number"] is not None else {}
    )


def test_the_publications_own_name_is_inherited(session):
    own = session.issue.publication.name
    change(session, name="云溪晚报")
    wanted = record.values(session.issue) | {"name": own}
    assert record.changes(session.issue, wanted) == {"name": ""}
    change(session, **record.changes(session.issue, wanted))
    assert session.issue.name == ""
    assert record.values(session.issue)["name"] == own


def test_the_legal_kind_is_one_step_and_kept(session):
    change(session, legal="internal", cn="京内资准字001")
    assert session.issue.publication.legal is LegalKind.INTERNAL
    session.save()
    session.undo()
    assert session.issue.publication.legal is not LegalKind.INTERNAL


def test_what_an_issue_cannot_do_without_is_named(session):
    with pytest.raises(CommandError, match=r"command\.not_one_of"):
        change(session, without="name")
