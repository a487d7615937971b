"""What an editor must know of the ends of poured lines. One rule: facts are values."""

from collections.abc import Callable, Iterator

from layout_app.compose.flow.poured import FlowText, Poured
from layout_app.model.problem import Problem, Severity, Where, problem


def end_problems(poured: Poured, place: Callable[[FlowText, int], Where]) -> Iterator[Problem]:
    """Tell of lines that were broken by force, and of last lines that no break saves (孤字)."""
    for text, end in poured.forced:
        where = place(text, text.copy.offset(end))
        yield problem("layout.forced_break", Severity.WARNING, where)
    for text, begin in poured.runts:
        where = place(text, text.copy.offset(begin))
        yield problem("layout.runt", Severity.WARNING, where)
