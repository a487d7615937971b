"""What a page says of itself, as a form. One rule: what is derived is told where nothing is set.

Its fields are the arguments of the command `page.words`.
"""

from dataclasses import replace

from layout_app.compose.beside.furniture import LEAST_LINES
from layout_app.compose.beside.imprint import Facts, colophon_words, facts_of, number_rows
from layout_app.desk.pages.folios import Leaf
from layout_app.edit.pages import FURNITURE
from layout_app.frozen import frozen
from layout_app.model.geometry import Rect
from layout_app.model.issue import Issue, index, paper_of, stylebook_of
from layout_app.model.paper import line_y

BETWEEN = "／"
"""What parts the rows right of the masthead."""


@frozen
class Wording:
    """Words of one part of the furniture."""

    own: str
    """What the page sets itself; empty where it is derived."""
    derived: str = ""
    """What stands there otherwise."""
    is_printed: bool = True
    """Whether the page has a place for it."""


def wordings(issue: Issue, leaf: Leaf) -> dict[str, Wording]:
    """Return every part of the furniture that a page may word its own way."""
    facts = _facts(issue, leaf)
    own = dict(facts.overrides)
    plain = replace(facts, overrides=())
    derived = {
        "section": facts.section,
        "ear": BETWEEN.join(number_rows(facts)),
        "colophon": colophon_words(plain),
    }
    return {
        name: Wording(
            own=own.get(name, ""),
            derived=derived.get(name, ""),
            is_printed=_is_printed(issue, facts, name),
        )
        for name in FURNITURE
    }


def parts_shown(issue: Issue, leaf: Leaf) -> tuple[Rect, ...]:
    """Return where a page prints them: its head, and its foot if the imprint stands there."""
    paper, facts = paper_of(issue), _facts(issue, leaf)
    width, height = paper.trim
    x = width if leaf.is_right else 0.0
    lines = max(1, stylebook_of(issue).masthead_lines + 1) if facts.is_first else 1
    head = Rect(x, 0.0, width, line_y(paper, lines))
    if not facts.is_last:
        return (head,)
    foot = line_y(paper, paper.lines - 1)
    return (head, Rect(x, foot, width, height - foot))


def _facts(issue: Issue, leaf: Leaf) -> Facts:
    facts = facts_of(issue, index(issue).pages[leaf.page])
    return facts.right if leaf.is_right and facts.right else facts


def _is_printed(issue: Issue, facts: Facts, name: str) -> bool:
    """Tell whether a page prints a part: header strip, ear of the masthead, imprint."""
    match name:
        case "ear":
            return facts.is_first and stylebook_of(issue).masthead_lines >= LEAST_LINES
        case "colophon":
            return facts.is_last
        case _:
            return not facts.is_first
