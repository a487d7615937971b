"""Every problem of an issue. One rule: facts are gathered from the rooms that know them, sorted."""

from collections.abc import Iterable, Iterator

from layout_app.compose.page import Composer
from layout_app.desk.cuts import cuts_of
from layout_app.desk.doubts import DOUBT, doubts_of
from layout_app.desk.legal import legal_problems
from layout_app.desk.originals import Originals
from layout_app.edit.pictures import uses_of
from layout_app.model.article import Article, headline
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.text import Anchor, holds
from layout_app.preflight.house import NEWSPRINT
from layout_app.preflight.page import check_page

_ORDER = tuple(Severity)


def problems(
    issue: Issue, composer: Composer, originals: Originals | None = None
) -> tuple[Problem, ...]:
    """Return all problems, errors first, then in page and article order.

    Without `originals` the files of pictures and ads are not looked at.
    """
    found = (
        *page_problems(issue, composer, originals),
        *legal_problems(issue, composer, originals),
        *copy_problems(issue),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda p: _ORDER.index(p.severity)))


def page_problems(
    issue: Issue, composer: Composer, originals: Originals | None = None
) -> Iterator[Problem]:
    """Yield what the composer and the preflight found on the pages, but for rules switched off."""
    house = originals.house if originals else NEWSPRINT
    for page in issue.pages:
        composed = composer.page(issue, page.id)
        yield from composed.problems
        pixels = originals.pixels(composed.display) if originals else {}
        found = check_page(composed.display, paper_of(issue), house.limits, pixels)
        off = {*house.rules_off, *issue.publication.rules_off}
        yield from (fact for fact in found if fact.code not in off)
        if originals:
            yield from originals.problems(composed.display)


def copy_problems(issue: Issue) -> Iterator[Problem]:
    """Yield what is open in the copy: cut sentences, lost anchors, articles without a place."""
    parts = index(issue).parts
    for article in issue.articles:
        yield from cuts_of(article)
        yield from doubts_of(article)
        yield from _lost_anchors(article)
        yield from _replaced(issue, article)
        if article.id not in parts:
            yield problem(
                "layout.unplaced", Severity.WARNING, _where(article), headline=headline(article)
            )


def _replaced(issue: Issue, article: Article) -> Iterator[Problem]:
    """Tell of captions that nobody has read since their picture was replaced, and of old uses."""
    for picture in article.pictures:
        if picture.replaced:
            uses = (" ".join(filter(None, use)) for use in uses_of(issue, picture.replaced))
            yield problem(
                "picture.caption_unread",
                Severity.WARNING,
                _where(article),
                name=picture.name,
                uses="；".join(uses) or "–",
            )


def _lost_anchors(article: Article) -> Iterator[Problem]:
    for anchor in _anchors(article):
        if not holds(anchor, article.paragraphs):
            where = _where(article, anchor.paragraph)
            yield problem("edit.anchor_lost", Severity.WARNING, where, text=anchor.before)


def _anchors(article: Article) -> Iterable[Anchor]:
    yield from (seam.at for seam in article.seams)
    yield from (note.at for note in article.notes if note.by != DOUBT)
    yield from (found.at for found in article.breaks)
    for cut in article.cuts:
        yield cut.start
        yield cut.end


def _where(article: Article, paragraph: int | None = None) -> Where:
    return Where(article=article.id, paragraph=paragraph)
