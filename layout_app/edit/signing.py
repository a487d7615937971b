"""States of pages: read, signed, open again. One rule: what is signed stays until it is reopened.

What stands on a signed page and the articles in its boxes are locked. What lies outside it, such as
a style or its place in the order, may still change how it looks: a digest of its ink tells.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from layout_app.edit.lookup import page_of, with_page
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, folio_of, index
from layout_app.model.page import Page, PageState, Stage


def mark_read(issue: Issue, page: PageId, *, who: str, when: str, digest: str) -> Issue:
    """Say that a page was read (校毕) as it is; CommandError where it is signed already."""
    found = page_of(issue, page)
    if is_signed(found):
        raise _refusal(issue, found)
    return with_page(issue, replace(found, state=_after(found, Stage.READ, who, when, digest)))


def sign(issue: Issue, page: PageId, *, who: str, when: str, digest: str, pdf: str = "") -> Issue:
    """Sign a page for the press (签付印); CommandError where it is signed already."""
    found = page_of(issue, page)
    if is_signed(found):
        raise _refusal(issue, found)
    signed = _after(found, Stage.SIGNED, who, when, digest)
    signed = replace(signed, revision=signed.revision + 1, pdf=pdf)
    return with_page(issue, replace(found, state=signed))


def reopen(issue: Issue, page: PageId) -> Issue:
    """Let a page be changed again; how often it was signed is not forgotten."""
    found = page_of(issue, page)
    state = PageState(stage=Stage.LAID_OUT, revision=found.state.revision)
    if found.state.stage not in (Stage.READ, Stage.SIGNED):
        return issue
    return with_page(issue, replace(found, state=state))


def is_signed(page: Page) -> bool:
    """Tell whether a page is signed, and so locked."""
    return page.state.stage is Stage.SIGNED


def check_signed(before: Issue, after: Issue) -> None:
    """CommandError if a step changes a signed page or what is printed of an article on one.

    Taking the signature back is a change of the state alone.
    """
    if before.pages is after.pages and before.articles is after.articles:
        return
    pages, articles = index(after).pages, index(after).articles
    for page in filter(is_signed, before.pages):
        now = pages.get(page.id)
        if now is not page and (now is None or replace(now, state=page.state) != page):
            raise _refusal(before, page)
        known = index(before).articles
        if any(_differ(known.get(name), articles.get(name)) for name in _articles_on(page)):
            raise _refusal(before, page)


def one_by_one(
    issue: Issue, steps: Iterable[Callable[[Issue], Issue]]
) -> tuple[Issue, tuple[CommandError, ...]]:
    """Take every step that may be taken; return the issue after them and the other's refusals.

    A step that a signed page refuses holds up no other; the first refusal is raised where all are.
    """
    refused: list[CommandError] = []
    before = issue
    for step in steps:
        try:
            after = step(issue)
            check_signed(issue, after)
        except CommandError as refusal:
            refused.append(refusal)
        else:
            issue = after
    if refused and issue is before:
        raise refused[0]
    return issue, tuple(refused)


def _after(page: Page, stage: Stage, who: str, when: str, digest: str) -> PageState:
    return PageState(stage=stage, who=who, when=when, digest=digest, revision=page.state.revision)


def _differ(one: Article | None, two: Article | None) -> bool:
    """Tell whether an article is printed otherwise; halves that are proposed and notes are not."""
    if one is two or one is None or two is None:
        return one is not two
    return replace(one, open_ends=two.open_ends, notes=two.notes) != two


def _articles_on(page: Page) -> Iterator[ArticleId]:
    return (box.article for box in page.boxes if isinstance(box, ArticleBox))


def _refusal(issue: Issue, page: Page) -> CommandError:
    return CommandError("page.signed", page=folio_of(issue, page.id), who=page.state.who)
