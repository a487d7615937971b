"""Every problem of an issue. One rule: facts are gathered from the rooms that know them, sorted."""

import math
from collections.abc import Iterable, Iterator

from layout_app.arrange.judging.made import faults
from layout_app.arrange.judging.taste import PRESETS
from layout_app.compose.flow.fit import FitState
from layout_app.compose.page import ComposedPage, Composer
from layout_app.desk.originals import Originals
from layout_app.desk.problems.cuts import cuts_of
from layout_app.desk.problems.doubts import DOUBT, doubts_of
from layout_app.desk.problems.findings import findings_of
from layout_app.desk.problems.legal import legal_problems
from layout_app.desk.problems.naming import named
from layout_app.desk.problems.notes import notes_of
from layout_app.desk.problems.signed import changed_since
from layout_app.desk.problems.watched import watched_in
from layout_app.edit.pictures import uses_of
from layout_app.model.article import Article, headline
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, box_name, index, paper_of, stylebook_of
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.text import Anchor, holds
from layout_app.preflight.house import NEWSPRINT
from layout_app.preflight.page import check_page
from layout_app.repair.punctuation import corrections

_ORDER = tuple(Severity)


DEEP = 3
"""Lines of white at the foot of a box from which it is a hole: about a centimetre."""

Kept = dict[PageId, tuple[ComposedPage, tuple[object, ...], tuple[Problem, ...]]]
"""What was found on pages: as composed, and under which rules."""


def problems(
    issue: Issue,
    composer: Composer,
    originals: Originals | None = None,
    kept: Kept | None = None,
) -> tuple[Problem, ...]:
    """Return all problems, errors first, then in page and article order.

    Without `originals` the files of pictures and ads are not looked at. Pages that are composed as
    they are in `kept` are not looked at again.
    """
    kept = {} if kept is None else kept
    on_pages = (
        p for page in issue.pages for p in of_page(issue, page.id, composer, originals, kept)
    )
    found = (
        *on_pages,
        *(originals.profile_problems(issue.publication.icc) if originals else ()),
        *(named(issue, fact) for fact in legal_problems(issue, composer, originals)),
        *copy_problems(issue),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda p: _ORDER.index(p.severity)))


def of_page(
    issue: Issue, page: PageId, composer: Composer, originals: Originals | None, kept: Kept
) -> tuple[Problem, ...]:
    """Return what composer and preflight find on a page, but for rules switched off."""
    composed = composer.page(issue, page)
    house = originals.house if originals else NEWSPRINT
    off = {*house.rules_off, *issue.publication.rules_off}
    manner = stylebook_of(issue).manner
    state = index(issue).pages[page].state
    profile = originals and originals.profile
    rules = (house, frozenset(off), paper_of(issue), profile, manner, state)
    known = kept.get(page)
    if known and known[0] is composed and known[1] == rules:
        return known[2]
    pixels = originals.pixels(composed.display) if originals else {}
    facts = check_page(composed.display, paper_of(issue), house.limits, pixels)
    found = (
        *composed.problems,
        *changed_since(issue, composed),
        *_short_boxes(issue, composed),
        *(fact for fact in _make_up(issue, page, composed, composer) if fact.code not in off),
        *(named(issue, fact) for fact in facts if fact.code not in off),
        *(
            named(issue, fact)
            for fact in (originals.problems(composed.display) if originals else ())
        ),
    )
    kept[page] = composed, rules, found
    return found


def _short_boxes(issue: Issue, composed: ComposedPage) -> Iterator[Problem]:
    """Tell of boxes with white at the foot; columns share it, so that its depth is what counts.

    Vertical lines leave it at the left: it is as deep as there are lines in each of their tiers.

    A line less passes for air, two are seen when looked for, a hole of DEEP lines is a mistake.
    """
    for shown in composed.boxes:
        fit, box = shown.fit, index(issue).boxes.get(shown.box, (None, None))[1]
        if not isinstance(box, ArticleBox) or not fit or fit.state is not FitState.SHORT:
            continue
        depth = math.ceil(fit.lines / (box.columns or (1 if box.vertical else _width(box))))
        if depth > 1:
            grave = Severity.WARNING if depth >= DEEP else Severity.NOTE
            where = Where(page=composed.display.folio, box=box.id, article=box.article)
            yield problem("layout.short", grave, where, lines=fit.lines, chars=fit.chars)


def _make_up(
    issue: Issue, page: PageId, composed: ComposedPage, composer: Composer
) -> Iterator[Problem]:
    """Tell of what the make-up room minds; a page made by hand is judged, never changed."""
    known, preset = index(issue), PRESETS[stylebook_of(issue).manner]
    for fault in faults(issue, known.pages[page], composed, composer, preset):
        boxes = [known.boxes[box][1] for box in fault.boxes]
        heads = [box_name(box, known.articles) for box in boxes]
        article = boxes[0].article if isinstance(boxes[0], ArticleBox) else ArticleId("")
        where = Where(page=composed.display.folio, box=boxes[0].id, article=article)
        told = dict(zip(("headline", "other"), heads, strict=False))
        yield problem(f"taste.{fault.rule}", Severity.NOTE, where, **told)


def _width(box: ArticleBox) -> int:
    left = min(cells.column for cells in box.shape)
    return max(cells.column + cells.columns for cells in box.shape) - left


def copy_problems(issue: Issue) -> Iterator[Problem]:
    """Yield what is open in the copy: cut sentences, lost anchors, articles without a place."""
    yield from findings_of(issue)
    parts = index(issue).parts
    for article in issue.articles:
        yield from cuts_of(article)
        yield from doubts_of(article)
        yield from notes_of(article)
        yield from watched_in(article, issue.publication.words)
        yield from _lost_anchors(article)
        yield from _replaced(issue, article)
        yield from _half_width(article)
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


def _half_width(article: Article) -> Iterator[Problem]:
    """Tell of marks that print would set full-width, at the first of them."""
    counts = [len(corrections(paragraph.text)) for paragraph in article.paragraphs]
    if count := sum(counts):
        first = next(n for n, each in enumerate(counts) if each)
        yield problem("copy.half_width", Severity.WARNING, _where(article, first), count=count)


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
