"""Cut sentences of an article as problems. One rule: what the editor settled is none."""

from collections.abc import Iterator

from layout_app.model.article import Article, headline
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.seam import OpenEnd, Side, Verdict


def cuts_of(article: Article) -> Iterator[Problem]:
    """Yield every open end that waits for a decision, and every half that is not there."""
    for end in article.open_ends:
        if end.verdict is Verdict.COMPLETE:
            continue
        code, where = _code(end), _where(article, end)
        if code == "repair.half_missing" and end.told:
            yield problem("repair.half_elsewhere", Severity.WARNING, where, told=end.told)
        else:
            yield problem(code, Severity.WARNING, where, headline=headline(article))


def _code(end: OpenEnd) -> str:
    if end.verdict is Verdict.OPEN and end.candidates:
        return "repair.seam_open"
    return "repair.half_missing" if end.side is Side.TAIL else "repair.head_missing"


def _where(article: Article, end: OpenEnd) -> Where:
    numbered = enumerate(article.paragraphs)
    place = next((n for n, paragraph in numbered if end.block in paragraph.blocks), None)
    return Where(article=article.id, paragraph=place, file=end.block.dump, block=end.block.block)
