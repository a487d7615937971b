"""The record of an issue as a form. One rule: what is missing or wrong is said field by field.

Its fields are the arguments of the command `issue.record`: `name`, `date`, `number`, `total`,
`legal`, `web`, and those of the colophon.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from layout_app.desk.sentences.law import LAW
from layout_app.desk.words import Message, msg
from layout_app.model.issue import Colophon, Issue, LegalKind, colophon_of, name_of
from layout_app.preflight.law import RULES, asked, is_cn_number, is_paper_name

COLOPHON = tuple(field.name for field in fields(Colophon))
Value = object


def values(issue: Issue) -> dict[str, Value]:
    """Return what the record holds: text, numbers, a date, a legal kind; None for what is empty."""
    colophon = colophon_of(issue)
    return {
        "name": name_of(issue),
        "date": issue.date,
        "number": issue.number,
        "total": issue.total_number,
        "legal": issue.publication.legal,
        "web": issue.publication.web,
        **{name: getattr(colophon, name) for name in COLOPHON},
    }


def changes(issue: Issue, wanted: Mapping[str, Value]) -> dict[str, Any]:
    """Return the arguments of `issue.record` that bring the record of an issue to `wanted`.

    The publication's own name is inherited, not written down.
    """
    held = values(issue)
    told: dict[str, Any] = {}
    without = []
    for name, value in wanted.items():
        if value == held[name]:
            continue
        if value is None:
            without.append(name)
        elif name == "name" and value == issue.publication.name:
            told[name] = ""
        else:
            told[name] = value
    return told | ({"without": " ".join(without)} if without else {})


def faults(issue: Issue) -> dict[str, Message]:
    """Return what is missing or wrong in the record of an issue, by field."""
    return dict(_faults(issue))


def _faults(issue: Issue) -> Iterator[tuple[str, Message]]:
    held, kind = values(issue), issue.publication.legal
    has_number = held["number"] is not None or held["total"] is not None
    for name, rule in asked(issue.publication).items():
        is_other_number = name in ("number", "total") and has_number
        if not held[name] and not is_other_number:
            yield name, msg("Asked for by {source}", source=rule.source.value)
    number = str(held["cn"])
    if kind is LegalKind.CN and number and not is_cn_number(number):
        yield "cn", msg("A CN number looks like CN 11-0001")
    if kind is LegalKind.INTERNAL:
        name = name_of(issue)
        if is_paper_name(name) and _judged(issue, "pub.no_newspaper"):
            yield "name", _law("pub.no_newspaper", name=name)
        if held["price"] and _judged(issue, "pub.no_price"):
            yield "price", _law("pub.no_price", found=str(held["price"]))


def _judged(issue: Issue, code: str) -> bool:
    return code not in issue.publication.rules_off


def _law(code: str, **args: str) -> Message:
    return Message(LAW[code], (*args.items(), ("source", RULES[code].source.value)))
