"""Pages as editors name them. One rule: a folio that is not there is told with those that are."""

import re

from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, folios_of, index, page_named


@frozen(kw_only=False)
class Leaf:
    """One page of the paper as it is turned: a page, or one side of a spread."""

    page: PageId
    is_right: bool = False
    """Whether it is the right page of a spread."""


def chosen_pages(issue: Issue, words: str) -> tuple[PageId, ...]:
    """Read `A01, A03-A05`, each page once; none for nothing said."""
    order = [page.id for page in issue.pages]
    found: list[PageId] = []
    for part in filter(None, re.split("[,，、]", words.replace(" ", ""))):
        whole = page_named(issue, part)
        if whole is not None:
            found.append(whole)
            continue
        ends = [order.index(_named(issue, folio)) for folio in part.split("-")]
        found += order[min(ends) : max(ends) + 1]
    return tuple(dict.fromkeys(found))


def sought(issue: Issue, words: str) -> PageId:
    """Return the page that an editor means by `A03`, `a3` or `3`, which may be the third."""
    folios = [(folio, page.id) for page in issue.pages for folio in folios_of(issue, page.id)]
    plain = {_plain(folio): page for folio, page in reversed(folios)}
    if _plain(words) in plain:
        return plain[_plain(words)]
    if words.isdecimal() and 0 < int(words) <= len(folios):
        return folios[int(words) - 1][1]
    return _named(issue, words)


def _plain(folio: str) -> str:
    """Return a folio without what nobody types: capitals, and zeros before figures."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", folio.strip().lower())


def _named(issue: Issue, folio: str) -> PageId:
    page = page_named(issue, folio)
    if page is None:
        folios = ", ".join(index(issue).folios.values())
        raise CommandError("command.no_page", page=folio, pages=folios)
    return page
