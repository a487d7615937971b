"""The record of the issue: name, dates, numbers, colophon, logo. One rule: said once, used by all.

The furniture of every page is derived from it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from layout_app.edit.articles import one_line
from layout_app.errors import CommandError
from layout_app.model.issue import Issue, Logo, colophon_of

MOST_NUMBER = 10_000_000


def set_record(
    issue: Issue,
    *,
    name: str | None = None,
    date: dt.date | None = None,
    number: int | None = None,
    total: int | None = None,
) -> Issue:
    """Give the issue another name, date, number or total number; None keeps."""
    for given in (number, total):
        if given is not None and not 1 <= given <= MOST_NUMBER:
            raise CommandError("record.bad_number", number=given)
    changed = replace(
        issue,
        name=issue.name if name is None else one_line(name).strip(),
        date=issue.date if date is None else date,
        number=issue.number if number is None else number,
        total_number=issue.total_number if total is None else total,
    )
    return issue if changed == issue else changed


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
