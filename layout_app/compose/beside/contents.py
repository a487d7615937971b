"""导读: which stories stand on which page. One rule: derived from where the articles stand now.

A headline stands on as many grid lines as it needs, its folio at the right of the last.
"""

from collections.abc import Iterator, Sequence

from layout_app.compose.beside.words import WordSetter
from layout_app.compose.line.cells import EM
from layout_app.display.items import Group, Item, Rule
from layout_app.frozen import frozen
from layout_app.model.article import headline
from layout_app.model.box import ArticleBox, ContentsBox
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import ArticleId
from layout_app.model.ink import BLACK
from layout_app.model.issue import Issue, folio_at, index
from layout_app.model.page import Page
from layout_app.model.paper import Paper
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import Align, TextStyle

TITLE_LINES = 2
"""Grid lines of the title."""
TITLE_SIZE = 1.5
FOLIO = 2.6
"""Room of a folio at the right, 字."""
LEADER = "…"
RULE = 0.5


@frozen
class Entry:
    """One line of 导读."""

    headline: str
    folio: str
    """Of its first part; empty for an article that stands nowhere."""
    box: str = ""
    """Id of the box of that part."""


def entries_of(issue: Issue, page: Page, box: ContentsBox) -> tuple[Entry, ...]:
    """Return what a box names: its own choice, or the gravest article of each other page."""
    found = index(issue)
    if box.articles:
        chosen = [article for article in box.articles if article in found.articles]
    else:
        firsts = (_gravest(issue, other) for other in issue.pages if other.id != page.id)
        chosen = [article for article in firsts if article is not None]
    return tuple(
        Entry(
            headline=headline(found.articles[article]),
            folio=_folio(issue, article),
            box=_box(issue, article),
        )
        for article in chosen
    )


def contents_items(
    box: ContentsBox, entries: Sequence[Entry], place: Rect, words: WordSetter, paper: Paper
) -> Iterator[Item]:
    """Yield the title over a rule, then the lines that find room."""
    em, leading = paper.em, paper.leading
    bold = TextStyle(face=words.bold)
    yield from words.line(box.title, TITLE_SIZE, 0.0, 0.1 * em, place.w, Align.LEFT, bold)
    y = quantised((TITLE_LINES - 1) * leading + em)
    yield Rule(x1=0.0, y1=y, x2=place.w, y2=y, weight=RULE, ink=BLACK)
    line = TITLE_LINES
    for entry in fitting(box, entries, place, words):
        rows = _rows(entry, place, words)
        items: list[Item] = []
        for n, row in enumerate(rows):
            items += words.line(row, 1.0, 0.0, n * leading, place.w)
        items += _end(entry, rows[-1], (len(rows) - 1) * leading, place, words)
        yield Group(
            x=0.0,
            y=quantised(line * leading),
            items=tuple(items),
            bounds=Rect(0.0, 0.0, place.w, quantised(len(rows) * leading)),
            name="entry",
            leads_to=entry.box,
        )
        line += len(rows)


def fitting(
    box: ContentsBox, entries: Sequence[Entry], place: Rect, words: WordSetter
) -> tuple[Entry, ...]:
    """Return the entries that stand somewhere and find room, in their order."""
    room, found = box.cells.lines - TITLE_LINES, []
    for entry in entries:
        room -= len(_rows(entry, place, words))
        if entry.folio and room >= 0:
            found.append(entry)
    return tuple(found)


def contents_problems(
    box: ContentsBox, entries: Sequence[Entry], place: Rect, words: WordSetter, folio: str
) -> Iterator[Problem]:
    """Tell of articles that stand nowhere, that find no room, and of lacking glyphs."""
    where = Where(page=folio, box=box.id)
    for entry in entries:
        if not entry.folio:
            yield problem("contents.unplaced", Severity.WARNING, where, headline=entry.headline)
    placed = sum(bool(entry.folio) for entry in entries)
    over = placed - len(fitting(box, entries, place, words))
    if over:
        yield problem("contents.over", Severity.WARNING, where, count=over)
    for text in (box.title, *(entry.headline for entry in entries)):
        yield from words.missing(text, where)


def _gravest(issue: Issue, page: Page) -> ArticleId | None:
    """Return the article of the least rank that begins on a page, the first of several."""
    known = index(issue).articles
    begins = [
        known[box.article]
        for box in page.boxes
        if isinstance(box, ArticleBox) and box.part == 1 and box.article in known
    ]
    return min(begins, key=lambda article: article.rank).id if begins else None


def _folio(issue: Issue, article: ArticleId) -> str:
    found = index(issue)
    parts = found.parts.get(article, ())
    if not parts:
        return ""
    page, box = parts[0]
    return folio_at(issue, page, min(cells.column for cells in box.shape))


def _box(issue: Issue, article: ArticleId) -> str:
    parts = index(issue).parts.get(article, ())
    return parts[0][1].id if parts else ""


def _rows(entry: Entry, place: Rect, words: WordSetter) -> tuple[str, ...]:
    measure = max(4 * EM, round((place.w / words.em - FOLIO) * EM))
    return words.broken(entry.headline, measure, at_sense=True) or ("",)


def _end(entry: Entry, row: str, top: float, place: Rect, words: WordSetter) -> Iterator[Item]:
    """Yield the leader dots and the folio behind the last line of a headline."""
    em = words.em
    begin = words.width(row, 1.0) + 0.3 * em
    room = place.w - words.width(entry.folio, 1.0) - 0.3 * em - begin
    dots = LEADER * int(room / em)
    yield from words.line(dots, 1.0, quantised(begin), top, max(1.0, room), Align.RIGHT)
    yield from words.line(entry.folio, 1.0, 0.0, top, place.w, Align.RIGHT)
