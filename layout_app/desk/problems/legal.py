"""The form that the law asks for, and the budget of errors. One rule: what is printed counts."""

import math
from collections.abc import Iterator

from layout_app.compose.page import ComposedPage, Composer
from layout_app.desk.originals import Originals
from layout_app.display.items import Picture, PlacedPdf
from layout_app.display.page import walk
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article
from layout_app.model.issue import Issue, LegalKind, index, paper_of
from layout_app.model.problem import Problem, Severity, problem
from layout_app.model.seam import Verdict
from layout_app.model.text import HEADS
from layout_app.preflight.budget import (
    Budget,
    Mistake,
    budget,
    page_characters,
    weight_of,
)
from layout_app.preflight.law import MOST_POINTS, check_law, points_of
from layout_app.store.faces import catalogue_of

_LOST_HALF = 6
"""Characters of a lost continuation: more than five, which is all that counts."""
_LOST_SIGN = "\ufffd"


def legal_problems(
    issue: Issue, composer: Composer, originals: Originals | None = None
) -> Iterator[Problem]:
    """Yield the faults of form of a paper's legal kind; of a newspaper also its error budget."""
    if issue.publication.legal is LegalKind.NONE or not issue.pages:
        return
    pages = [composer.page(issue, page.id) for page in issue.pages]
    marked = frozenset(_marked(pages, originals)) if originals else frozenset()
    off = set(issue.publication.rules_off)
    own = issue.publication.faces and originals
    faces = catalogue_of(issue.publication, originals.folder) if own and originals else shipped()
    found = check_law(issue, [page.display for page in pages], faces, marked)
    judged = [fact for fact in found if fact.code not in off]
    yield from judged
    if issue.publication.legal is not LegalKind.CN:
        return
    points = points_of(judged)
    if points > MOST_POINTS and "pub.form_fails" not in off:
        yield problem("pub.form_fails", Severity.ERROR, points=points, most=MOST_POINTS)
    if "pub.error_budget" not in off:
        yield _meter(issue, budget_of(issue, pages))


def budget_of(issue: Issue, pages: list[ComposedPage]) -> Budget:
    """Return how many errors the issue may hold, and how many it is known to hold."""
    paper = paper_of(issue)
    characters = 0
    for page, composed in zip(issue.pages, pages, strict=True):
        pictures = [item.rect for item, _, _ in walk(composed.display) if isinstance(item, Picture)]
        characters += page_characters(paper, pictures, page.span)
    placed = index(issue).parts
    mistakes = [
        mistake
        for article in issue.articles
        if article.id in placed
        for mistake in _mistakes(article)
    ]
    return budget(characters, mistakes)


def _meter(issue: Issue, found: Budget) -> Problem:
    mistakes = [m for a in issue.articles if a.id in index(issue).parts for m in _mistakes(a)]
    halves = sum(weight_of(mistake) for mistake in mistakes if mistake.is_half)
    return problem(
        "pub.error_budget",
        Severity.WARNING if found.is_exceeded else Severity.NOTE,
        characters=found.characters,
        allowed=math.floor(found.allowed),
        known=found.known,
        halves=halves,
        signs=found.known - halves,
    )


def _mistakes(article: Article) -> Iterator[Mistake]:
    """Yield what is known to be wrong: halves that are missing, characters that were lost."""
    for end in article.open_ends:
        if end.verdict is not Verdict.COMPLETE:
            yield Mistake(characters=_LOST_HALF, is_half=True)
    for paragraph in article.paragraphs:
        lost = paragraph.text.count(_LOST_SIGN)
        if lost:
            yield Mistake(characters=lost, is_prominent=paragraph.kind in HEADS)


def _marked(pages: list[ComposedPage], originals: Originals) -> Iterator[str]:
    for page in pages:
        for item, _, _ in walk(page.display):
            if isinstance(item, PlacedPdf) and originals.says_advertisement(item.original):
                yield item.original
