"""The record of the issue: name, dates, numbers, colophon, logo. One rule: said once, used by all.

The furniture of every page is derived from it.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace

from layout_app.edit.articles import one_line
from layout_app.errors import CommandError
from layout_app.model.issue import Issue, LegalKind, Logo, Publication, colophon_of

MOST_NUMBER = 10_000_000
EMPTIED = ("date", "number", "total")
"""What an issue can do without."""


def set_record(
    issue: Issue,
    *,
    name: str | None = None,
    date: dt.date | None = None,
    number: int | None = None,
    total: int | None = None,
    legal: LegalKind | None = None,
    web: str | None = None,
    without: Collection[str] = (),
) -> Issue:
    """Give the issue another name, date, number, total number, legal kind or web address.

    None keeps what is there; kind and address are the publication's.

    What `without` names of `date`, `number` and `total` is taken away.
    """
    for given in (number, total):
        if given is not None and not 1 <= given <= MOST_NUMBER:
            raise CommandError("record.bad_number", number=given)
    for told in without:
        if told not in EMPTIED:
            raise CommandError("command.not_one_of", value=told, names=", ".join(EMPTIED))
    changed = replace(
        issue,
        name=issue.name if name is None else one_line(name).strip(),
        date=None if "date" in without else date or issue.date,
        number=None if "number" in without else number or issue.number,
        total_number=None if "total" in without else total or issue.total_number,
        publication=_told(issue.publication, legal, web),
    )
    return issue if changed == issue else changed


def _told(publication: Publication, legal: LegalKind | None, web: str | None) -> Publication:
    told = replace(
        publication,
        legal=publication.legal if legal is None else legal,
        web=publication.web if web is None else one_line(web).strip(),
    )
    return publication if told == publication else told


def set_colophon(issue: Issue, words: Mapping[str, str]) -> Issue:
    """Give the colophon of the issue other words, by the names of its fields."""
    told = {name: one_line(text).strip() for name, text in words.items()}
    changed = replace(colophon_of(issue), **told)
    return issue if changed == colophon_of(issue) else replace(issue, colophon=changed)


def set_logo(issue: Issue, logo: Logo) -> Issue:
    """Let the paper's name be lettering; one without a file sets it in type again."""
    if issue.publication.logo == logo:
        return issue
    return replace(issue, publication=replace(issue.publication, logo=logo))
