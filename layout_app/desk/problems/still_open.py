"""What of an issue is still open, in a sentence. One rule: it counts what others have found."""

from collections import Counter
from collections.abc import Iterable, Iterator

from layout_app.desk.words import _, plural
from layout_app.model.box import ArticleBox
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, colophon_of, folio_of, index
from layout_app.model.problem import Problem, Severity

_CUTS = frozenset(
    {"repair.seam_open", "repair.half_missing", "repair.head_missing", "repair.half_elsewhere"}
)


def counts_text(problems: Iterable[Problem]) -> str:
    """Return how many problems of the two severities that an editor must settle there are."""
    found = Counter(problem.severity for problem in problems)
    errors = plural("{count} error", "{count} errors", found[Severity.ERROR])
    warnings = plural("{count} warning", "{count} warnings", found[Severity.WARNING])
    return _("{errors}, {warnings}").format(errors=errors, warnings=warnings)


def open_text(issue: Issue, problems: Iterable[Problem]) -> str:
    """Return what is still open, the worst of it by name; nothing where all is settled."""
    found = [problem for problem in problems if problem.severity is not Severity.NOTE]
    named = _(", ").join((*_named(Counter(p.code for p in found)), *_unnumbered(issue)))
    if not named:
        return _("Still open: {counts}.").format(counts=counts_text(found)) if found else ""
    return _("Still open: {counts}; among them: {named}.").format(
        counts=counts_text(found), named=named
    )


def open_on_page(issue: Issue, page: PageId, problems: Iterable[Problem]) -> str:
    """Return what is still open on a page and in the articles that stand on it, or nothing."""
    folio, boxes = folio_of(issue, page), index(issue).pages[page].boxes
    shown = {box.article for box in boxes if isinstance(box, ArticleBox)}
    found = [
        problem
        for problem in problems
        if problem.severity is not Severity.NOTE
        and (problem.where.page == folio or problem.where.article in shown)
    ]
    return _("Still open: {counts}.").format(counts=counts_text(found)) if found else ""


def _named(codes: Counter[str]) -> Iterator[str]:
    """Give what no reader should find: sentences without an end, white pages, lost stories."""
    cuts = sum(codes[code] for code in _CUTS)
    if cuts:
        yield plural("{count} cut sentence", "{count} cut sentences", cuts)
    if empty := codes["press.empty_page"]:
        yield plural("{count} empty page", "{count} empty pages", empty)
    if waiting := codes["layout.unplaced"]:
        yield plural("{count} article not placed", "{count} articles not placed", waiting)


def _unnumbered(issue: Issue) -> Iterator[str]:
    """Give the numbers that the record does not hold; a paper without a legal kind may do so."""
    if issue.number is None and issue.total_number is None:
        yield _("no issue number")
    if not colophon_of(issue).cn:
        yield _("no CN number")
