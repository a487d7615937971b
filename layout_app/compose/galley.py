"""The 小样: plain articles poured one after the other into columns. One rule: no page design.

Columns of one measure stand side by side on as many pages as the text takes; heads stand over the
column they begin in, on whole grid lines.
"""

from bisect import bisect_left
from collections.abc import Sequence

from layout_app.compose.article.ink import column_group
from layout_app.compose.flow.columns import Column, column_rect
from layout_app.compose.flow.ends import end_problems
from layout_app.compose.flow.pour import Pourer
from layout_app.compose.flow.poured import FlowText, PlacedLine
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy, collect
from layout_app.compose.line.faces import Faces
from layout_app.compose.line.prepare import Preparer
from layout_app.display.page import PageDisplay
from layout_app.frozen import frozen
from layout_app.model.article import Article, heads
from layout_app.model.geometry import MM, Rect, quantised
from layout_app.model.ids import PageId
from layout_app.model.paper import Paper
from layout_app.model.problem import Problem, Where
from layout_app.model.style import Align, Stylebook, TextStyle
from layout_app.model.text import Kind

MARGIN = 40.0
"""Paper around the columns, points."""


@frozen
class Galley:
    """Pages of columns and where the columns stand."""

    pages: tuple[PageDisplay, ...]
    columns: tuple[tuple[Rect, ...], ...]
    """By page, points from the trim's top left."""
    size: float
    leading: float
    problems: tuple[Problem, ...] = ()
    """What is wrong with its lines, by the files of the articles."""


@frozen
class GalleyShape:
    """How a galley is set."""

    measure: int = 14
    """字."""
    columns: int = 5
    lines: int = 73
    size: float = 9.0
    """Points."""
    leading: float = 13.5
    gutter: float = 16.0
    text_only: bool = False
    """Whether heads are left out."""


def compose_galley(
    articles: Sequence[Article], shape: GalleyShape, faces: Faces, book: Stylebook
) -> Galley:
    """Pour articles one after the other into columns of the shape."""
    paper = _paper(shape)
    preparer, pourer = Preparer(faces), Pourer()
    sources = {
        text: article.source
        for article in articles
        for text in _flow(article, preparer, book, text_only=shape.text_only)
    }
    flow = list(sources)
    needed = pourer.lines_of(flow, shape.measure * EM)
    per_page = shape.columns * shape.lines
    # Air and lines pushed over feet may take a column more than the text alone.
    pages = max(1, -(-(needed + shape.lines) // per_page) + 1)
    columns = [column for _ in range(pages) for column in _columns(shape)]
    poured = pourer.pour(flow, columns, len(columns))
    made = _pages(poured.lines, columns, paper, shape)
    rects = tuple(column_rect(paper, column) for column in columns[: shape.columns])
    return Galley(
        pages=made,
        columns=(rects,) * len(made),
        size=shape.size,
        leading=shape.leading,
        problems=tuple(
            end_problems(
                poured,
                lambda text, offset: Where(
                    file=sources[text], paragraph=text.copy.paragraph, offset=offset
                ),
            )
        ),
    )


def _pages(
    lines: Sequence[PlacedLine], columns: Sequence[Column], paper: Paper, shape: GalleyShape
) -> tuple[PageDisplay, ...]:
    """Return the pages that hold lines, a group for each column with text."""
    slots = [line.slot for line in lines]
    groups = []
    for k, column in enumerate(columns):
        first = k * shape.lines
        share = lines[bisect_left(slots, first) : bisect_left(slots, first + shape.lines)]
        groups.append(column_group(paper, column, share, first))
    pages = max(1, -(-(slots[-1] + 1 if slots else 0) // (shape.columns * shape.lines)))
    return tuple(
        PageDisplay(
            page=PageId(f"galley{number + 1}"),
            folio=str(number + 1),
            trim=paper.trim,
            groups=tuple(
                group
                for group in groups[number * shape.columns : (number + 1) * shape.columns]
                if group.items
            ),
        )
        for number in range(pages)
    )


def _paper(shape: GalleyShape) -> Paper:
    width = shape.columns * shape.measure * shape.size + (shape.columns - 1) * shape.gutter
    height = (shape.lines - 1) * shape.leading + shape.size
    return Paper(
        name="galley",
        trim_mm=((width + 2 * MARGIN) / MM, (height + 2 * MARGIN) / MM),
        type_mm=(width / MM, height / MM),
        top_mm=MARGIN / MM,
        columns=shape.columns,
        chars=shape.measure,
        gutter=shape.gutter / shape.size,
        lines=shape.lines,
        pitch=shape.leading / shape.size,
    )


def _columns(shape: GalleyShape) -> list[Column]:
    step = shape.measure * shape.size + shape.gutter
    return [
        Column(
            x=quantised(MARGIN + k * step),
            width=quantised(shape.measure * shape.size),
            measure=shape.measure * EM,
            line=0,
            lines=shape.lines,
        )
        for k in range(shape.columns)
    ]


def _flow(
    article: Article, preparer: Preparer, book: Stylebook, *, text_only: bool
) -> list[FlowText]:
    above = len(heads(article))
    return [
        _flow_text(copy, preparer, book, is_head=copy.paragraph < above)
        for copy in collect(article)
        if not (text_only and copy.paragraph < above)
    ]


def _flow_text(copy: Copy, preparer: Preparer, book: Stylebook, *, is_head: bool) -> FlowText:
    style, air, keep, indent = book.body, 0, 0, book.breaks.indent
    if is_head:
        style = TextStyle(face=book.bold, size=1.0, align=Align.CENTRE)
        air, keep, indent = 1, 1, 0
    elif copy.kind is Kind.SUBHEAD:
        style, air, keep = book.subhead, book.subhead.lines - 1, 2
    p = preparer.prepare(copy.text, style.face, book.breaks, copy.marks, book.bold)
    hang = indent if keep else 0
    return FlowText(
        copy=copy, prepared=p, style=style, indent=indent, air=air, keep=keep, hang=hang
    )
