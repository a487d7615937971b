"""Characters that no face has. One rule: no frame that stands for one leaves without a word.

Who sets text tells of them with their place in it; here it is seen that nobody has forgotten to.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from layout_app.display.items import Group, Panel
from layout_app.display.page import leaves
from layout_app.model.problem import Problem, Severity, Where, problem


def lacking(group: Group, where: Where, told: Iterable[Problem]) -> Iterator[Problem]:
    """Tell of each character whose frame stands in a group and of which nothing was told."""
    frames = (item.lacks for item, _, _ in leaves(group) if isinstance(item, Panel))
    lost = Counter(filter(None, frames))
    if not lost:
        return
    known = {dict(found.args)["char"] for found in told if found.code == "press.missing_glyph"}
    for char, count in lost.items():
        if char not in known:
            yield lost_problem(char, count, where)


def lost_problem(char: str, count: int, where: Where) -> Problem:
    """Return what is told of a character that no face has: where it first stands, how often."""
    return problem(
        "press.missing_glyph",
        Severity.ERROR,
        where,
        char=char,
        codepoint=f"U+{ord(char):04X}",
        count=count,
    )
