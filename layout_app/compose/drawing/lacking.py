"""Characters that no face has. One rule: no frame that stands for one leaves without a word.

Who sets text tells of them with their place in it; here it is seen that nobody has forgotten to.
A text in another script lacks hundreds of them: that is one thing to tell, with all its places.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import normalize

from layout_app.display.items import Group, Panel
from layout_app.display.page import leaves
from layout_app.model.problem import Problem, Severity, Where, places_fact, problem

SEVERAL = 4
"""Characters of one text from which they are told together."""


def lacking(group: Group, where: Where, told: Iterable[Problem]) -> Iterator[Problem]:
    """Tell of each character whose frame stands in a group and of which nothing was told."""
    frames = (item.lacks for item, _, _ in leaves(group) if isinstance(item, Panel))
    lost = Counter(filter(None, frames))
    if not lost:
        return
    missing = (found for found in told if found.code == "press.missing_glyph")
    known = {char for found in missing for char in str(dict(found.args)["char"])}
    for char, count in lost.items():
        if char not in known:
            yield lost_problem(char, count, where)


def lost_problems(found: Mapping[str, tuple[Where, int]]) -> Iterator[Problem]:
    """Yield what is told of the characters of one text, each with its first place and its count.

    Several become one, but for those that a plain form could stand for: each has its own cure.
    """
    alike = [char for char in found if normalize("NFKC", char) == char]
    together = alike if len(alike) >= SEVERAL else []
    for char, (place, count) in found.items():
        if char not in together:
            yield lost_problem(char, count, place)
    if together:
        places = [found[char][0] for char in together]
        yield problem(
            "press.missing_glyph",
            Severity.ERROR,
            places[0],
            char="".join(together),
            codepoint=" ".join(f"U+{ord(char):04X}" for char in together),
            count=sum(found[char][1] for char in together),
            places=places_fact(places),
        )


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
