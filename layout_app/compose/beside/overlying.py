"""Free text that lies on other text. One rule: the ink is asked, not the frames.

On photos, panels and ads free text may lie; words on words nobody can read.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from layout_app.display.items import GlyphRun, Group
from layout_app.display.page import leaves
from layout_app.display.places import cells_of_run
from layout_app.model.box import Box, TextBox
from layout_app.model.geometry import Rect
from layout_app.model.ids import BoxId
from layout_app.model.problem import Problem, Severity, Where, problem

BEARING = 0.06
"""What the cell of a character is wider at each side than its ink, a share of its size."""
TOLD = 12
"""Characters of the free text that are told."""


def overlying_problems(
    shown: Sequence[tuple[Box, Group]], folio: str, names: Mapping[BoxId, str]
) -> Iterator[Problem]:
    """Tell of each free text of a page that lies on the text of another box, in their order."""
    if not any(isinstance(box, TextBox) for box, _ in shown):
        return
    for (one, below), (two, above) in combinations(shown, 2):
        free, other = (two, one) if isinstance(two, TextBox) else (one, two)
        if isinstance(free, TextBox) and _meet(below, above):
            name = _words(other) if isinstance(other, TextBox) else names[other.id]
            told = {"other": other.id, "one": _words(free), "two": name}
            where = Where(page=folio, box=free.id)
            yield problem("layout.words_meet", Severity.WARNING, where, **told)


def _words(box: TextBox) -> str:
    """Return the beginning of a free text."""
    return next((p.text[:TOLD] for p in box.paragraphs if p.text), box.id)


def _meet(one: Group, two: Group) -> bool:
    """Tell whether characters of two groups lie on each other."""
    if not _placed(one).overlaps(_placed(two)):
        return False
    others = list(_lines(two))
    return any(line.overlaps(other) for line in _lines(one) for other in others)


def _placed(group: Group) -> Rect:
    bounds = group.bounds
    return Rect(group.x + bounds.x, group.y + bounds.y, bounds.w, bounds.h)


def _lines(group: Group) -> Iterator[Rect]:
    """Give the place of the ink of each run of characters on the page."""
    for item, dx, dy in leaves(group):
        if isinstance(item, GlyphRun) and item.xs:
            blank = BEARING * item.size
            yield cells_of_run(item).moved(dx, dy).inset(blank, blank)
