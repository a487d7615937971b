"""Room kept for copy that is not there yet. One rule: it looks like no copy at all."""

from collections.abc import Iterator

from layout_app.compose.beside.ads import BOOKED, hatched
from layout_app.compose.beside.words import WordSetter
from layout_app.display.items import Item, Panel
from layout_app.model.box import UNNAMED, PlannedBox
from layout_app.model.geometry import Rect
from layout_app.model.ink import BLACK
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import Align

WANTED = "约{chars}字"
PICTURE = "配图"


def planned_items(box: PlannedBox, place: Rect, words: WordSetter) -> Iterator[Item]:
    """Yield a hatched panel with what is wanted in its middle."""
    yield Panel(rect=place, fill=BOOKED, stroke=BLACK, weight=0.3)
    yield from hatched(place.w, place.h)
    rows = [(box.slug or UNNAMED, 1.4), (_wanted(box), 1.0)]
    top = place.h / 2 - 1.4 * words.em
    for text, size in rows:
        yield from words.line(text, size, 0.0, top, place.w, Align.CENTRE)
        top += 1.8 * words.em


def planned_problem(box: PlannedBox, folio: str) -> Problem:
    """Tell that copy is still to come."""
    where = Where(page=folio, box=box.id)
    return problem(
        "layout.planned", Severity.WARNING, where, slug=box.slug or UNNAMED, chars=box.chars
    )


def _wanted(box: PlannedBox) -> str:
    chars = WANTED.format(chars=box.chars) if box.chars else ""
    return "　".join(filter(None, (chars, PICTURE if box.picture else "")))
