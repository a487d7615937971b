"""What an editor must know of the ends of poured lines. One rule: facts are values."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import takewhile

from layout_app.compose.flow.measures import feet_of
from layout_app.compose.flow.poured import FlowText, PlacedLine, Poured
from layout_app.model.problem import Problem, Severity, Where, problem


def end_problems(poured: Poured, place: Callable[[FlowText, int], Where]) -> Iterator[Problem]:
    """Tell of lines that were broken by force, and of what no other lines save.

    That is torn lines, last lines of one character (孤字), and lines alone at a column's head or
    foot (孤行): of those nothing is told while text is over, which changes them.
    """
    told = (
        ("layout.forced_break", poured.forced),
        ("layout.torn_line", poured.torn),
        ("layout.runt", poured.runts),
    )
    for code, places in told:
        for text, k in places:
            yield problem(code, Severity.WARNING, place(text, text.copy.offset(k)))
    for line in () if poured.rest else lone_lines(poured):
        where = place(line.text, line.text.copy.offset(line.start))
        yield problem("layout.lone_line", Severity.WARNING, where)


def lone_lines(poured: Poured) -> Iterator[PlacedLine]:
    """Give the lines of parted paragraphs that stand alone at a foot or a head, one for a foot."""
    lines = poured.lines
    for foot in feet_of(poured.columns)[:-1]:
        k = bisect_left(lines, foot, key=lambda line: line.slot)
        if not 0 < k < len(lines):
            continue
        text = lines[k].text
        if lines[k - 1].text is not text or text.block is not None or text.keep:
            continue
        style = text.prepared.style
        if _of(text, lines[max(0, k - style.orphan) : k][::-1]) < style.orphan:
            yield lines[k - 1]
        elif _of(text, lines[k : k + style.widow]) < style.widow:
            yield lines[k]


def _of(text: FlowText, lines: tuple[PlacedLine, ...]) -> int:
    """Return how many lines from the first on are a text's."""
    return sum(1 for _ in takewhile(lambda line: line.text is text, lines))
