"""An article as blocks, and these as HTML. One rule: what is read on paper stands here, in order.

The digital edition, the copy for editors of public accounts and the Word file are made of the same
blocks. Which classes or styles an element gets is the business of who asks for it.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from html import escape

from layout_app.compose.article.insets import caption_words
from layout_app.compose.flow.numbers import numbers, own_number
from layout_app.compose.line.collect import Copy, collect, part_of, runs_of
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.setting import CELL_END, Merged, NoticesSetting, TableSetting, holding
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, MarkKind

UNREAD = (Kind.JUMP, Kind.FURNITURE, Kind.AD)
"""What is of the page, not of the article."""
_SHOWN = (MarkKind.BOLD, MarkKind.EMPHASIS, MarkKind.SUPER, MarkKind.RUBY)


@frozen
class Span:
    """Characters that look alike."""

    text: str
    is_bold: bool = False
    is_dotted: bool = False
    """着重号."""
    is_raised: bool = False
    reading: str = ""
    """注音 above them."""


Cell = tuple[Span, ...]
Row = tuple[Cell, ...]


@frozen
class Block:
    """Paragraphs of one kind that belong together; all but a table's rows are one cell wide."""

    kind: Kind
    rows: tuple[Row, ...]
    heads: int = 0
    """Rows of a table's head."""
    merged: tuple[Merged, ...] = ()
    """Cells of a table that are one."""

    def spans(self) -> dict[tuple[int, int], Merged | None]:
        """Return what begins at a cell, by row and column; None for one that is covered."""
        found: dict[tuple[int, int], Merged | None] = {}
        for one in self.merged:
            found |= dict.fromkeys(one.covered)
            found[one.row, one.column] = one
        return found


def article_blocks(article: Article, book: Stylebook) -> tuple[Block, ...]:
    """Return what is read of an article, cuts left out; the captions of its pictures close it."""
    told = (caption_words(picture, book) for picture in article.pictures)
    captions = tuple(
        Block(kind=Kind.CAPTION, rows=(((Span(text=words),),),)) for words in told if words
    )
    return blocks_of(copy for copy in collect(article) if copy.kind not in UNREAD) + captions


def blocks_of(copies: Iterable[Copy]) -> tuple[Block, ...]:
    """Return paragraphs as blocks; notices without a number of their own get the one due."""
    return tuple(map(_block, runs_of(copies)))


def cell_text(cell: Cell) -> str:
    """Return the characters of a cell."""
    return "".join(span.text for span in cell)


def plain_text(blocks: Iterable[Block]) -> str:
    """Return blocks as lines, the cells of a table by tabs, stanzas parted by an empty line."""
    lines: list[str] = []
    before: Kind | None = None
    for block in blocks:
        lines += [""] if block.kind is before is Kind.VERSE else []
        lines += [CELL_END.join(map(cell_text, row)) for row in block.rows]
        before = block.kind
    return "\n".join(lines)


def _block(run: Sequence[Copy]) -> Block:
    kind, setting = run[0].kind, run[0].setting
    if kind is Kind.TABLE:
        table = setting if isinstance(setting, TableSetting) else TableSetting()
        heads = min(table.heads, len(run))
        texts = [copy.text.split(CELL_END) for copy in run]
        merged = holding(table, texts, min(table.heads, len(run) - 1))
        return Block(kind=kind, rows=tuple(map(_cells, run)), heads=heads, merged=merged)
    rows = [
        ((Span(text=number), *_spans(copy)),) if number else (_spans(copy),)
        for number, copy in zip(printed_numbers(run), run, strict=True)
    ]
    return Block(kind=kind, rows=tuple(rows))


def printed_numbers(run: Sequence[Copy]) -> Sequence[str]:
    """Return what is printed before each copy of a run: numbers of notices that have no own."""
    if run[0].kind is not Kind.NOTICE:
        return [""] * len(run)
    setting = run[0].setting
    notices = setting if isinstance(setting, NoticesSetting) else NoticesSetting()
    due = numbers(notices.numbers, notices.first, len(run))
    return ["" if own_number(copy) else number for copy, number in zip(run, due, strict=True)]


def _cells(copy: Copy) -> Row:
    cells, at = [], 0
    for text in copy.text.split(CELL_END):
        cells.append(_spans(part_of(copy, at, at + len(text))))
        at += len(text) + 1
    return tuple(cells)


def _spans(copy: Copy) -> Cell:
    """Return the characters parted where a mark that is shown begins or ends."""
    marks = [mark for mark in copy.marks if mark.kind in _SHOWN and mark.start < mark.end]
    edges = {0, len(copy.text), *(m.start for m in marks), *(m.end for m in marks)}
    stops = sorted(edges)
    found = []
    for start, end in itertools.pairwise(stops):
        over = {m.kind: m for m in marks if m.start <= start and end <= m.end}
        ruby = over.get(MarkKind.RUBY)
        found.append(
            Span(
                text=copy.text[start:end],
                is_bold=MarkKind.BOLD in over,
                is_dotted=MarkKind.EMPHASIS in over,
                is_raised=MarkKind.SUPER in over,
                # A range that another mark parts has its reading behind its last part, once.
                reading=ruby.value if ruby and ruby.end == end else "",
            )
        )
    return tuple(found)


Look = Callable[[str], str]
"""The attributes of an element by its name: a blank and `class="…"`, or nothing."""

_TAGS = {Kind.HEADLINE: "h1", Kind.SUBHEAD: "h2"}


def blocks_html(blocks: Iterable[Block], look: Look) -> str:
    """Return blocks as elements; they are well-formed XML too, and nothing of a text is markup."""
    return "".join(_element(block, look) for block in blocks)


def _element(block: Block, look: Look) -> str:
    if block.kind is Kind.TABLE:
        return _table(block, look)
    if block.kind is Kind.VERSE:
        lines = "<br/>".join(_inline(row[0], look) for row in block.rows)
        return f"<p{look('verse')}>{lines}</p>"
    if block.kind is Kind.FACT:
        title, *rest = (_inline(row[0], look) for row in block.rows)
        told = "".join(f"<p{look('fact-text')}>{words}</p>" for words in rest)
        return (
            f"<section{look('fact')}><p{look('fact-title')}><strong>{title}</strong></p>"
            f"{told}</section>"
        )
    return "".join(_paragraph(block.kind, row[0], look) for row in block.rows)


def _paragraph(kind: Kind, cell: Cell, look: Look) -> str:
    words = _inline(cell, look)
    if kind is Kind.QUOTE:
        return f"<blockquote{look('quote')}>{words}</blockquote>"
    tag = _TAGS.get(kind, "p")
    return f"<{tag}{look(kind.value)}>{words}</{tag}>"


def _table(block: Block, look: Look) -> str:
    spans = block.spans()
    width = max(*map(len, block.rows), *(one.end_column for one in block.merged), 0)
    rows = []
    for n, row in enumerate(block.rows):
        tag = "th" if n < block.heads else "td"
        cells = [*(_inline(cell, look) for cell in row), *[""] * (width - len(row))]
        told = [
            f"<{tag}{_spanning(spans.get((n, k)))}{look(tag)}>{words}</{tag}>"
            for k, words in enumerate(cells)
            if spans.get((n, k), True)
        ]
        rows.append(f"<tr>{''.join(told)}</tr>")
    return f"<table{look('table')}><tbody>{''.join(rows)}</tbody></table>"


def _spanning(merged: Merged | None) -> str:
    """Return the attributes of a cell that takes the room of others."""
    if merged is None:
        return ""
    told = (("colspan", merged.columns), ("rowspan", merged.rows))
    return "".join(f' {name}="{count}"' for name, count in told if count > 1)


def _inline(cell: Cell, look: Look) -> str:
    return "".join(_span(span, look) for span in cell)


def _span(span: Span, look: Look) -> str:
    words = escape(span.text)
    if span.reading:
        words = f"<ruby>{words}<rp>（</rp><rt>{escape(span.reading)}</rt><rp>）</rp></ruby>"
    if span.is_raised:
        words = f"<sup>{words}</sup>"
    if span.is_dotted:
        words = f"<em{look('dotted')}>{words}</em>"
    return f"<strong>{words}</strong>" if span.is_bold else words
