"""What is poured of an article. One rule: each kind of paragraph says here how it flows.

Rows of a table and names are blocks; lines of a poem stand in the middle together; notices hang
behind their numbers. A line of air parts tables and poems from the text around them.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from layout_app.compose.flow.names import name_list
from layout_app.compose.flow.numbers import numbers, own_number
from layout_app.compose.flow.poured import FlowText, Label
from layout_app.compose.flow.tables.rows import Row
from layout_app.compose.flow.tables.table import table_of
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy, runs_of
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.setting import line_width
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.model.setting import NoticesSetting, VerseAlign, VerseSetting
from layout_app.model.style import Align, Stylebook, TextStyle
from layout_app.model.text import Kind, Mark, MarkKind

LABEL_AIR = 500
"""Air between a number and its notice, 1/1000 字."""
STANZA_WHOLE = 4
"""Lines up to which a stanza is not parted."""
_OPENING = re.compile("本报讯(?:\\s*[（(][^（()）]{1,24}[）)])?")
_SET_APART = (Kind.TABLE, Kind.VERSE)


class StreamSetter:
    """Makes flows of copy in the styles of one stylebook."""

    def __init__(self, preparer: Preparer, vertical: VerticalPreparer, book: Stylebook) -> None:
        self._preparer, self._vertical, self._book = preparer, vertical, book

    def flow(self, stream: Sequence[Copy], *, vertical: bool = False) -> tuple[FlowText, ...]:
        """Return what is poured; lines that fall take no tables, names and numbers apart."""
        stream = tuple(self._opened(stream))
        if vertical:
            return tuple(_together(self._falling(stream)))
        found: list[FlowText] = []
        before: Kind | None = None
        for run in runs_of(stream):
            kind = run[0].kind
            made = list(self._run(run))
            if before and (kind in _SET_APART or before in _SET_APART):
                # A stanza stands close below its title, a table does not.
                titled = before is Kind.SUBHEAD and kind is Kind.VERSE
                air = 0 if titled else max(1, made[0].air)
                # Mending feet with air would set one table lower below its text than another.
                is_close = made[0].is_close or kind in _SET_APART
                made[0] = replace(made[0], air=air, is_close=is_close)
                if titled:
                    found[-1] = replace(found[-1], is_close=True)
            found += made
            before = kind
        return tuple(_together(_flush(found)))

    def _opened(self, stream: Sequence[Copy]) -> Iterator[Copy]:
        """Give the copy, with 本报讯 and who reports in the bold face where the text begins so."""
        first = next((copy for copy in stream if copy.kind is Kind.TEXT), None)
        for copy in stream:
            found = _OPENING.match(copy.text) if copy is first and self._book.opening_bold else None
            if found:
                bold = Mark(kind=MarkKind.BOLD, start=0, end=found.end())
                copy = replace(copy, marks=(*copy.marks, bold))
            yield copy

    def _falling(self, stream: Sequence[Copy]) -> Iterator[FlowText]:
        """Give the paragraphs of lines that fall, a line of air between two stanzas."""
        before: Kind | None = None
        for copy in stream:
            made = self.text(copy, vertical=True)
            is_stanza = copy.setting is not None and copy.kind is before is Kind.VERSE
            yield replace(made, air=1) if is_stanza else made
            before = copy.kind

    def text(self, copy: Copy, *, vertical: bool = False) -> FlowText:
        """Return a paragraph, subhead or byline."""
        book, preparer = self._book, self._vertical if vertical else self._preparer
        style, indent, air, keep, hang = book.body, book.breaks.indent, 0, 0, 0
        if copy.kind is Kind.SUBHEAD:
            style, air, keep, hang = book.subhead, book.subhead.lines - 1, 2, indent
        elif copy.kind is Kind.BYLINE:
            style, indent = book.byline, 0
        p = preparer.prepare(copy.text, style.face, book.breaks, copy.marks, book.bold)
        return FlowText(
            copy=copy, prepared=p, style=style, indent=indent, air=air, keep=keep, hang=hang
        )

    def _run(self, run: Sequence[Copy]) -> Iterator[FlowText]:
        make = self._runs.get(run[0].kind)
        return make(self, run) if make else map(self.text, run)

    def _table(self, run: Sequence[Copy]) -> Iterator[FlowText]:
        table = table_of(self._preparer, self._book, run)
        for n, copy in enumerate(run):
            head = self._book.table_head if n < table.heads else self._book.table
            yield replace(self._plain(copy, head), block=Row(table, n, len(copy.text)))

    def _names(self, run: Sequence[Copy]) -> Iterator[FlowText]:
        for copy in run:
            block = name_list(self._preparer, self._book, copy)
            yield replace(self._plain(copy, self._book.names), block=block)

    def _verse(self, run: Sequence[Copy]) -> Iterator[FlowText]:
        """Give the lines of a stanza; a low one is kept together, none leaves a line alone."""
        setting = run[0].setting
        align = setting.align if isinstance(setting, VerseSetting) else VerseAlign.BLOCK
        style = self._book.verse
        if align is VerseAlign.CENTRE:
            style = replace(style, align=Align.CENTRE)
        lines = [self._plain(copy, style) for copy in run]
        widest = max(line_width(line.prepared, 0, len(line.copy.text)) for line in lines)
        indent = self._book.breaks.indent if align is VerseAlign.INDENT else 0
        for n, line in enumerate(lines):
            below = len(lines) - 1 - n
            keep = below if n == 0 and len(lines) <= STANZA_WHOLE else min(below, 1)
            yield replace(
                line,
                indent=indent,
                hang=indent + (2 * EM if align is not VerseAlign.CENTRE else 0),
                centred=widest if align is VerseAlign.BLOCK else 0,
                keep=keep if n in (0, len(lines) - 2) else 0,
            )

    def _notices(self, run: Sequence[Copy]) -> Iterator[FlowText]:
        setting = run[0].setting
        found = setting if isinstance(setting, NoticesSetting) else NoticesSetting()
        made = numbers(found.numbers, found.first, len(run))
        told = [self._labelled(copy, made[n]) for n, copy in enumerate(run)]
        labels = [label for label, _ in told if label]
        widths = [line_width(x.prepared, 0, len(x.prepared.text)) for x in labels]
        hang = math.ceil((max(widths, default=0) + LABEL_AIR) / EM) * EM if labels else 0
        indent = hang or self._book.breaks.indent
        for label, copy in told:
            text = self._plain(copy, self._book.notice)
            yield replace(text, indent=indent, hang=hang, label=label)

    def _labelled(self, copy: Copy, number: str) -> tuple[Label | None, Copy]:
        """Return the number of a notice, its own or the one due, and what follows it."""
        own = own_number(copy)
        if own is None and not number:
            return None, copy
        label, rest = own or (None, copy)
        text = label.text if label else number
        p = self._preparer.prepare(text, self._book.notice_number, self._book.breaks)
        return Label(prepared=p, copy=label), rest

    def _plain(self, copy: Copy, style: TextStyle) -> FlowText:
        p = self._preparer.prepare(
            copy.text, style.face, self._book.breaks, copy.marks, self._book.bold
        )
        return FlowText(copy=copy, prepared=p, style=style)

    _runs: Mapping[Kind, Callable[["StreamSetter", Sequence[Copy]], Iterator[FlowText]]] = {
        Kind.TABLE: _table,
        Kind.NAMES: _names,
        Kind.VERSE: _verse,
        Kind.NOTICE: _notices,
    }


def _together(texts: Iterable[FlowText]) -> Iterator[FlowText]:
    """Give what is poured; who signs a text keeps the date, or whoever else signs, below."""
    made = tuple(texts)
    for n, text in enumerate(made):
        signs = all(other.copy.kind is Kind.BYLINE for other in made[n : n + 2])
        yield replace(text, holds=1) if signs and n + 1 < len(made) else text


def _flush(texts: Sequence[FlowText]) -> Iterator[FlowText]:
    """Give what is poured; a poem in the middle has one left edge, its stanzas' titles with it."""
    verse = [text.centred > 0 for text in texts]
    # What stands right above a stanza is its title.
    titles = [text.copy.kind is Kind.SUBHEAD for text in texts]
    of_poem = [
        is_verse or (is_title and is_above)
        for is_verse, is_title, is_above in zip(verse, titles, (*verse[1:], False), strict=False)
    ]
    for is_poem, each in groupby(zip(of_poem, texts, strict=True), key=itemgetter(0)):
        lines = [text for _, text in each]
        widest = max(text.centred * text.style.size for text in lines)
        yield from (_centred(text, widest) if is_poem else text for text in lines)


def _centred(text: FlowText, widest: float) -> FlowText:
    """Return a line of a poem whose longest is `widest`, 1/1000 字; a title has no indent."""
    made = replace(text, centred=math.ceil(widest / text.style.size))
    return replace(made, indent=0, hang=0) if text.copy.kind is Kind.SUBHEAD else made
