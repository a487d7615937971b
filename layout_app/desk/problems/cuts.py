"""Cut sentences of an article as problems. One rule: what the editor settled is none."""

from collections.abc import Iterator

from layout_app.model.article import Article, headline
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.seam import OpenEnd, Side, Verdict


def cuts_of(article: Article) -> Iterator[Problem]:
    """Yield every open end that waits for a decision, and every half that is not there."""
    for end in article.open_ends:
        if end.verdict is Verdict.COMPLETE or _is_told_at_its_tail(end):
            continue
        code, where = _code(end), _where(article, end)
        if code == "repair.half_missing" and end.told:
            yield problem("repair.half_elsewhere", Severity.WARNING, where, told=end.told)
        else:
            yield problem(code, Severity.WARNING, where, headline=headline(article))


def is_undecided(end: OpenEnd) -> bool:
    """Tell whether an open end waits for a decision that is asked for here."""
    return end.verdict is Verdict.OPEN and not _is_told_at_its_tail(end)


def _is_told_at_its_tail(end: OpenEnd) -> bool:
    """Tell whether an end is open as the head of a proposed seam: one cut is one question."""
    assigned = any(candidate.decision for candidate in end.candidates)
    return end.side is Side.HEAD and end.verdict is Verdict.OPEN and assigned


def _code(end: OpenEnd) -> str:
    if end.verdict is Verdict.OPEN and end.candidates:
        return "repair.seam_open"
    return "repair.half_missing" if end.side is Side.TAIL else "repair.head_missing"


def _where(article: Article, end: OpenEnd) -> Where:
    numbered = enumerate(article.paragraphs)
    place = next((n for n, paragraph in numbered if end.block in paragraph.blocks), None)
    return Where(article=article.id, paragraph=place, file=end.block.dump, block=end.block.block)
