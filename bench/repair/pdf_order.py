"""Count the line pairs that reading a PDF puts in order.

  pdf_order.py [--pages 40] [--seed 40001] [--worst 5]

Pages are made at random from a seed: 2 to 8 columns, gutters of 1 to 2 字, stacked boxes and boxes
side by side, each with its headline, some with a byline, subheads, or a picture in the corner of
their text. Every page is made twice, by the product's own composer and writer and by a plain
typesetter on ReportLab, and painted in three orders: story after story, row by row across the page,
shuffled. Two lines that follow each other in an article are a pair, over a column's end and below
heads too; it is in order where the dump reads straight on from one to the other. One rule: the text
is made of single characters drawn at random, so no pair is found by chance.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from layout_app.compose.page import Composer
from layout_app.display.items import GlyphRun, Group
from layout_app.display.page import PageDisplay, walk
from layout_app.fonts.catalogue import shipped
from layout_app.intake.pdf import read_pdf
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import MM, Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import Paper, joined
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph
from layout_app.press.writer import DocumentInfo, Profile, write_pdf
from layout_app.resources import asset

EM, PITCH, LINES, MARGIN = 9.0, 1.5, 60, 36.0
"""Size of the body, pitch of its lines in 字, lines of the page, white around it in points."""
LEAST = 14
"""Lines of the lowest box."""
HEAD = 4
"""Lines that a head takes in the plain typesetter."""
SPOKEN = "".join(
    bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)
)
"""The characters of every day: the first level of GB 2312."""
SEEN = 6
"""Characters compared on each side of a pair."""
ORDERS = ("story", "rows", "shuffled")


@dataclass(frozen=True)
class Line:
    """A line as it was set: its article, its place, y down."""

    article: str
    text: str
    x: float
    y: float
    size: float
    runs: tuple[GlyphRun, ...] = ()
    """The product's own glyphs."""
    space: float = 0.0
    """Points added to every character by the plain typesetter."""


@dataclass(frozen=True)
class Box:
    """An article and the cells it stands on; the last column may begin below a picture."""

    cells: Cells
    article: Article
    picture: Cells | None


@dataclass(frozen=True)
class Plan:
    """A page before it is set."""

    paper: Paper
    boxes: tuple[Box, ...]


def main() -> None:
    """Make, read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--seed", type=int, default=40001)
    parser.add_argument("--worst", type=int, default=0, help="pages whose lost pairs are shown")
    options = parser.parse_args()
    pdfmetrics.registerFont(TTFont("Song", str(asset("fonts/NewsSong-400.ttf"))))
    plans = [plan(random.Random(options.seed + n)) for n in range(options.pages)]
    for name, maker in (("product", Product()), ("reportlab", Plain())):
        for order in ORDERS:
            counted = [counts(maker, p, order, n) for n, p in enumerate(plans)]
            right, pairs = (sum(c[at] for c in counted) for at in (0, 1))
            share = 100 * right / pairs
            print(f"{name:10} {order:9} {right}/{pairs} = {share:.2f} %", flush=True)
            bad = sorted(range(len(plans)), key=lambda n: counted[n][0] - counted[n][1])
            for n in bad[: options.worst]:
                if counted[n][2]:
                    print(f"  page {n}: {counted[n][2][:6]}")


def counts(maker: "Maker", page: Plan, order: str, number: int) -> tuple[int, int, list[str]]:
    """Return the pairs in order, all pairs, and the lost ones of a page."""
    lines, paint = maker.set(page)
    data = paint(ordered(lines, order, number))
    flat = "".join(c for c in read_pdf(data, "page.pdf").text if not c.isspace() and c != "#")
    pairs = [
        (bare(one.text)[-SEEN:], bare(two.text)[:SEEN])
        for one, two in pairwise(lines)
        if one.article == two.article
    ]
    lost = [f"{one}|{two}" for one, two in pairs if one + two not in flat]
    return len(pairs) - len(lost), len(pairs), lost


def ordered(lines: Sequence[Line], order: str, number: int) -> list[Line]:
    """Return the lines in the order they are painted."""
    painted = list(lines)
    if order == "rows":
        painted.sort(key=lambda line: (round(line.y), line.x))
    if order == "shuffled":
        random.Random(number).shuffle(painted)
    return painted


def bare(text: str) -> str:
    """Return the text without blanks."""
    return "".join(text.split())


Maker = "Product | Plain"
Paint = Callable[[Sequence[Line]], bytes]


def plan(chance: random.Random) -> Plan:
    """Draw a page."""
    columns = chance.choice((2, 3, 4, 4, 5, 5, 6, 8))
    chars = {2: 30, 3: 20, 4: 16, 5: 13, 6: 12, 8: 10}[columns]
    gutter = chance.choice((1.0, 1.25, 1.5, 2.0))
    width, height = joined(columns, chars, gutter) * EM, ((LINES - 1) * PITCH + 1) * EM
    sheet = ((width + 2 * MARGIN) / MM, (height + 2 * MARGIN) / MM)
    paper = Paper(
        name="made",
        trim_mm=sheet,
        type_mm=(width / MM, (height + 0.1) / MM),
        top_mm=MARGIN / MM,
        columns=columns,
        chars=chars,
        gutter=gutter,
        lines=LINES,
        pitch=PITCH,
    )
    whole = Cells(column=0, line=0, columns=columns, lines=LINES)
    boxes = tuple(_box(cells, n, paper, chance) for n, cells in enumerate(_parted(whole, chance)))
    return Plan(paper=paper, boxes=boxes)


def _parted(cells: Cells, chance: random.Random) -> Iterator[Cells]:
    """Cut a rectangle across or down until its parts are boxes."""
    down = cells.lines >= 2 * LEAST and chance.random() < 0.75
    side = cells.columns >= 2 and cells.columns * cells.lines > 3 * LEAST and chance.random() < 0.6
    if down:
        at = chance.randint(LEAST, cells.lines - LEAST)
        yield from _parted(replace(cells, lines=at), chance)
        yield from _parted(replace(cells, line=cells.line + at, lines=cells.lines - at), chance)
    elif side:
        at = chance.randint(1, cells.columns - 1)
        rest = replace(cells, column=cells.column + at, columns=cells.columns - at)
        yield from _parted(replace(cells, columns=at), chance)
        yield from _parted(rest, chance)
    else:
        # The last line of a box stays white: boxes never touch.
        yield replace(cells, lines=cells.lines - 1)


def _box(cells: Cells, number: int, paper: Paper, chance: random.Random) -> Box:
    picture = None
    if cells.columns > 1 and cells.lines > 2 * LEAST and chance.random() < 0.6:
        high = chance.randint(6, cells.lines // 2 - HEAD)
        picture = Cells(column=cells.end_column - 1, line=cells.line + HEAD, columns=1, lines=high)
    room = (cells.lines - HEAD) * cells.columns * paper.chars - (
        picture.lines * paper.chars if picture else 0
    )
    return Box(cells=cells, article=_article(number, cells, paper, room, chance), picture=picture)


def _article(number: int, cells: Cells, paper: Paper, room: int, chance: random.Random) -> Article:
    """Return an article that nearly fills its box."""
    widest = max(4, joined(cells.columns, paper.chars, paper.gutter) // 2.6)
    head = Paragraph(text=_words(chance, int(min(widest, 16))), kind=Kind.HEADLINE)
    parts = [head]
    if chance.random() < 0.4:
        parts.append(Paragraph(text="张明 李晓安", kind=Kind.BYLINE))
    left = room * chance.uniform(0.75, 0.95)
    while left > 0:
        if len(parts) > 3 and chance.random() < 0.15:
            parts.append(Paragraph(text=_words(chance, min(8, paper.chars - 1)), kind=Kind.SUBHEAD))
            left -= 2 * paper.chars
        text = _paragraph(chance, int(max(12, min(left, chance.randint(30, 160)))))
        parts.append(Paragraph(text=text))
        left -= len(text) + paper.chars / 2
    return Article(id=ArticleId(f"made{number:02}"), paragraphs=tuple(parts))


def _words(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(SPOKEN, k=count))


def _paragraph(chance: random.Random, count: int) -> str:
    """Return sentences of random characters, with marks and numbers between them."""
    text = ""
    while len(text) < count:
        number = str(chance.randint(2, 2026)) if chance.random() < 0.15 else ""
        dash = "——" if chance.random() < 0.03 else ""
        mark = chance.choice("，，，。、：")
        text += _words(chance, chance.randint(4, 14)) + number + _words(chance, 2) + dash + mark
    return text[:-1] + "。"


class Product:
    """The product's own composer and writer."""

    def __init__(self) -> None:
        self.faces = shipped()

    def set(self, page: Plan) -> tuple[list[Line], Paint]:
        """Return the lines in reading order, and what paints them."""
        display = Composer(self.faces).page(self._issue(page), PageId("made")).display
        runs = [
            (replace(run, xs=tuple(x + dx for x in run.xs), ys=tuple(y + dy for y in run.ys)))
            for run, dx, dy in walk(display)
            if isinstance(run, GlyphRun) and run.source is not None
        ]
        runs.sort(key=lambda run: (run.source.article, run.source.position, run.xs[0]))
        return list(_lines_of(runs)), lambda lines: self._painted(display, lines)

    def _issue(self, page: Plan) -> Issue:
        boxes = tuple(
            ArticleBox(id=BoxId(f"b{n}"), article=box.article.id, shape=_shape(box))
            for n, box in enumerate(page.boxes)
        )
        publication = Publication(
            name="made",
            papers=(page.paper,),
            paper="made",
            stylebook=replace(Stylebook(), masthead_lines=0, separators=False),
        )
        sheet = Page(id=PageId("made"), boxes=boxes)
        articles = tuple(box.article for box in page.boxes)
        return Issue(publication=publication, pages=(sheet,), articles=articles)

    def _painted(self, display: PageDisplay, lines: Sequence[Line]) -> bytes:
        groups = tuple(
            Group(x=0.0, y=0.0, items=(run,), bounds=Rect(0.0, 0.0, *display.trim))
            for line in lines
            for run in line.runs
        )
        page = replace(display, groups=groups)
        info = DocumentInfo(title="made", when=datetime(2026, 1, 1, tzinfo=UTC), identity="made")
        return write_pdf([page], self.faces, Profile.SCREEN, info, _NoPictures())


def _shape(box: Box) -> tuple[Cells, ...]:
    """Return the cells of a box around its picture: its head, the columns beside, those below."""
    cells, picture = box.cells, box.picture
    if picture is None:
        return (cells,)
    below = cells.lines - HEAD
    return (
        replace(cells, lines=HEAD),
        replace(cells, line=cells.line + HEAD, lines=below, columns=cells.columns - 1),
        replace(picture, line=picture.end_line, lines=below - picture.lines),
    )


def _lines_of(runs: Sequence[GlyphRun]) -> Iterator[Line]:
    """Gather runs, in reading order, that stand on one baseline, each right of the one before."""
    row: list[GlyphRun] = []
    for run in runs:
        if row and not _goes_on(row[-1], run):
            yield _line(row)
            row = []
        row.append(run)
    if row:
        yield _line(row)


def _goes_on(one: GlyphRun, two: GlyphRun) -> bool:
    near = two.xs[0] - one.xs[-1] < 4 * one.size
    same = one.source.article == two.source.article
    return same and abs(one.ys[0] - two.ys[0]) < 0.5 and two.xs[0] > one.xs[-1] and near


def _line(runs: Sequence[GlyphRun]) -> Line:
    first = runs[0]
    return Line(
        article=str(first.source.article),
        text="".join(run.text for run in runs),
        x=first.xs[0],
        y=first.ys[0],
        size=first.size,
        runs=tuple(runs),
    )


class Plain:
    """A typesetter of a few lines on ReportLab: full-width characters, justified by their gaps."""

    def set(self, page: Plan) -> tuple[list[Line], Paint]:
        """Return the lines in reading order, and what paints them."""
        lines = [line for box in page.boxes for line in _set(box, page.paper)]
        return lines, lambda painted: self._painted(page, painted)

    def _painted(self, page: Plan, lines: Sequence[Line]) -> bytes:
        file = BytesIO()
        canvas = Canvas(file, pagesize=page.paper.trim)
        for box in page.boxes:
            if box.picture:
                canvas.rect(*_rectangle(box.picture, page.paper), fill=1)
        for line in lines:
            text = canvas.beginText(line.x, page.paper.trim[1] - line.y)
            text.setFont("Song", line.size)
            text.setCharSpace(line.space)
            text.textOut(line.text)
            canvas.drawText(text)
        canvas.save()
        return file.getvalue()


def _rectangle(cells: Cells, paper: Paper) -> tuple[float, float, float, float]:
    """Return left, bottom, width and height of a picture above its caption; y up."""
    left, top = _place(cells.column, cells.line, paper)
    height = (cells.lines - 3) * PITCH * EM
    return left, paper.trim[1] - top - height, paper.chars * EM, height


def _place(column: int, line: int, paper: Paper) -> tuple[float, float]:
    """Return left and top of a cell, y down."""
    return MARGIN + column * (paper.chars + paper.gutter) * EM, MARGIN + line * PITCH * EM


def _set(box: Box, paper: Paper) -> Iterator[Line]:
    """Give the lines of an article: its head across the box, its text column after column."""
    cells, article = box.cells, box.article
    width = joined(cells.columns, paper.chars, paper.gutter) * EM
    left, top = _place(cells.column, cells.line, paper)
    head, *rest = article.paragraphs
    size = min(26.0, width / len(head.text))
    name = str(article.id)
    yield Line(name, head.text, left, top + size, size)
    if rest[0].kind is Kind.BYLINE:
        text = rest.pop(0).text
        yield Line(name, text, left + (width - len(text) * EM) / 2, top + 3 * PITCH * EM + EM, EM)
    places = _places(box, paper)
    for text, indent, last in _broken(rest, paper.chars):
        place = next(places, None)
        if place is None:
            return
        x, y = place[0] + indent * EM, place[1]
        short = paper.chars - indent - len(text)
        wide = short * EM / max(1, len(text) - 1) if 0 < short <= 1 and not last else 0.0
        yield Line(name, text, x, y + 0.88 * EM, EM, space=wide)


def _places(box: Box, paper: Paper) -> Iterator[tuple[float, float]]:
    """Give the free places of a box, column after column."""
    cells, picture = box.cells, box.picture
    for column in range(cells.column, cells.end_column):
        beside = picture is not None and column >= picture.column
        first = picture.end_line if beside else cells.line + HEAD
        for line in range(first, cells.end_line):
            yield _place(column, line, paper)


def _broken(paragraphs: Sequence[Paragraph], chars: int) -> Iterator[tuple[str, float, bool]]:
    """Break paragraphs: the text of each line, its indent in 字, and whether it ends one."""
    for paragraph in paragraphs:
        if paragraph.kind is Kind.SUBHEAD:
            yield paragraph.text, (chars - len(paragraph.text)) / 2, True
            continue
        rest, indent = paragraph.text, 2
        while rest:
            taken = _fitting(rest, chars - indent)
            yield rest[:taken], indent, taken == len(rest)
            rest, indent = rest[taken:], 0


def _fitting(text: str, chars: int) -> int:
    """Return how many characters stand on a line; none begins with a closing mark."""
    taken = chars
    while 0 < taken < len(text) and text[taken] in "，。、：":
        taken -= 1
    return min(taken, len(text))


class _NoPictures:
    def original(self, sha256: str) -> bytes:
        raise KeyError(sha256)


if __name__ == "__main__":
    main()
