"""Compose an article over all its boxes. One rule: every character is placed, over, or cut."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from layout_app.compose.article.composed import ComposedArticle, ComposedBox
from layout_app.compose.article.covering import covering_problems
from layout_app.compose.article.facts import (
    Spot,
    article_problems,
    break_problems,
    jump_problems,
    lost_ranges,
)
from layout_app.compose.article.headline import HeadBlock
from layout_app.compose.article.ink import ArticleInker, Share
from layout_app.compose.article.jump import jumps_between
from layout_app.compose.article.makeup import MOST_FREE, Laid, MakeUp
from layout_app.compose.drawing.lacking import lacking
from layout_app.compose.flow.columns import Column
from layout_app.compose.flow.fit import Filled, Fit, FitState, fit_of
from layout_app.compose.flow.pour import Pourer
from layout_app.compose.flow.poured import PlacedLine, Poured
from layout_app.compose.flow.turns import Span, part_ends
from layout_app.compose.line.cells import EM
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.display.items import Group
from layout_app.model.article import Article, ArticlePicture, PartBreak
from layout_app.model.box import ArticleBox
from layout_app.model.paper import Paper
from layout_app.model.problem import Problem, Where
from layout_app.model.style import Stylebook
from layout_app.model.text import anchor_at


class ArticleSetter:
    """Composes articles in one stylebook on one paper."""

    def __init__(
        self,
        preparer: Preparer,
        vertical: VerticalPreparer,
        pourer: Pourer,
        book: Stylebook,
        paper: Paper,
    ) -> None:
        self._book, self._paper = book, paper
        self._makeup = MakeUp(preparer, vertical, pourer, book, paper)
        self._ink = ArticleInker(preparer, vertical, book, paper)

    def compose(self, article: Article, spots: Sequence[Spot]) -> ComposedArticle:
        """Compose an article over its boxes, which stand in the order of its parts.

        The first box says whether its lines run across or down.
        """
        return self._composed(article, self._laid(article, spots))

    def fit(self, article: Article, spots: Sequence[Spot]) -> Fit:
        """Return how an article fits its boxes, no ink made."""
        return fit_of(self._laid(article, spots).poured)

    def filled(self, article: Article, spots: Sequence[Spot]) -> Filled:
        """Return how an article fills its boxes and what was changed for that, no ink made."""
        laid = self._laid(article, spots)
        insets = [each for plot in laid.divided.plots for each in plot.insets if each.inset.picture]
        heads = laid.divided.block
        return Filled(
            fit=fit_of(laid.poured),
            tally=self._makeup.tally(laid),
            pictures=sum(each.picture_lines for each in insets),
            changed=sum(each.changed for each in insets),
            heads_lower=heads.lower,
            head_air=heads.air,
        )

    def heads(self, article: Article, box: ArticleBox) -> HeadBlock:
        """Return the heads of a box."""
        return self._makeup.heads(article, box)

    def last_lines(self, article: Article, spots: Sequence[Spot]) -> tuple[tuple[int, int], ...]:
        """Return the paragraphs of several lines and how many characters their last line has."""
        poured = self._makeup.laid(article, spots).poured
        return tuple(
            (line.text.copy.paragraph, len(line.text.copy.text[line.start :].strip()))
            for line in (*poured.lines, *poured.rest)
            if line.start and line.end == len(line.text.copy.text)
            if not (line.text.keep or line.text.block)
        )

    def text_lines(self, article: Article, measure: int) -> int:
        """Return the lines of an article's text in one endless column; heads and insets apart."""
        return self._makeup.text_lines(article, measure)

    def picture_lines(self, picture: ArticlePicture, width: float) -> tuple[int, int]:
        """Return the grid lines of an uncropped picture over `width` points, and its caption's."""
        return self._makeup.picture_lines(picture, width)

    def lines_needed(self, article: Article, columns: int, width: float, measure: int) -> int:
        """Return the grid lines an article needs over so many columns, heads included."""
        return self._makeup.lines_needed(article, columns, width, measure)

    def part_needed(self, article: Article, columns: int, width: float, lines: int) -> int:
        """Return the grid lines over so many columns of a part that holds so many lines elsewhere.

        Its jump line and small head are among them.
        """
        return self._makeup.part_needed(article, columns, width, lines)

    def part_spans(
        self, article: Article, spots: Sequence[Spot], part: int
    ) -> tuple[tuple[Span, ...], int, bool]:
        """Return the lines of a part, how many it holds, and whether text goes on behind it.

        Where the next part is to come, a line is left for its jump line.
        """
        laid = self._makeup.laid(article, spots)
        if part > laid.reached + 1:
            return (), 0, False
        spans, room = _part(laid, part)
        is_last = part == len(spots)
        goes_on = part <= laid.reached or bool(laid.poured.rest)
        return spans, room - is_last, goes_on

    def _laid(self, article: Article, spots: Sequence[Spot]) -> Laid:
        """Return an article poured, its parts ended at sentences before a jump.

        The editor's own breaks hold; where no sentence ends near the foot the part is filled.
        """
        laid = self._makeup.laid(article, spots)
        jumps = jumps_between([spot.printed for spot in spots])
        for part, is_jump in enumerate(jumps, 1):
            if not self._book.jump_at_sentence or part > laid.reached:
                break
            if not is_jump or any(found.part == part for found in article.breaks):
                continue
            ends = part_ends(article, *_part(laid, part), self._book.jump_least)
            end = next((end for end in ends if end.free <= MOST_FREE), None)
            if end is None:
                continue
            at = anchor_at(article.paragraphs, end.paragraph, end.offset)
            breaks = (*article.breaks, PartBreak(part=part, at=at))
            article = replace(article, breaks=tuple(sorted(breaks, key=lambda each: each.part)))
            ended = self._makeup.laid(article, spots)
            laid = ended if ended.reached >= part else laid
        return laid

    def _composed(self, article: Article, laid: Laid) -> ComposedArticle:
        divided, poured, reached, columns = laid.divided, laid.poured, laid.reached, laid.columns
        shares = _shares(poured, columns[: reached + 1])
        boxes, groups = [], []
        for n, kept in enumerate(columns):
            share = shares[n] if n <= reached else ()
            fit = fit_of(poured) if n == reached else _unused(kept, n > reached)
            jumped = self._jump_lines(article, laid, n)
            box, group = self._ink.box(divided, n, share, jumped, fit, kept)
            boxes.append(box)
            groups.append(group)
        over = poured.rest[0] if poured.rest else None
        return ComposedArticle(
            article=article.id,
            boxes=tuple(boxes),
            groups=tuple(groups),
            fit=fit_of(poured),
            overset=(over.text.copy.paragraph, over.text.copy.offset(over.start)) if over else None,
            lost=_lost(poured),
            framed=lost_ranges(divided.block, divided.plots, divided.flow),
            problems=(
                *self._box_problems(article, laid, boxes, groups),
                *self._part_problems(article, divided.spots, shares),
            ),
        )

    def _jump_lines(
        self, article: Article, laid: Laid, n: int
    ) -> tuple[Group | None, Group | None]:
        """Return the jump lines that the `n`-th box begins and ends with."""
        spots, columns = laid.divided.spots, laid.columns
        # A head of its own names the article where it goes on.
        keyword = "" if laid.divided.jump_heads[n] else article.keyword
        arrives = leaves = None
        if _jumps_behind(laid, n - 1):
            arrives = self._ink.jump(columns[n][0], spots[n - 1], keyword, leaves=False)
        if _jumps_behind(laid, n):
            leaves = self._ink.jump(columns[n][-1], spots[n + 1], article.keyword, leaves=True)
        return arrives, leaves

    def _box_problems(
        self, article: Article, laid: Laid, boxes: Sequence[ComposedBox], groups: Sequence[Group]
    ) -> tuple[Problem, ...]:
        """Return what is wrong with an article as it stands in its boxes."""
        divided, poured = laid.divided, laid.poured
        spots, plots = divided.spots, divided.plots
        problems = article_problems(
            self._paper, article, spots, laid.reached, divided.block, plots, poured, divided.flow
        )
        for spot, made, box, group in zip(spots, plots, boxes, groups, strict=True):
            where = Where(page=spot.folio, box=spot.box.id, article=article.id)
            problems += tuple(lacking(group, where, problems))
            found = covering_problems(self._paper, spot.box, made, box, group, where)
            problems += tuple(told for told in found if told not in problems)
        return problems

    def _part_problems(
        self, article: Article, spots: Sequence[Spot], shares: Sequence[Share]
    ) -> Iterator[Problem]:
        """Tell what is wrong with how the text is shared out among the parts it reaches."""
        jumps = jumps_between([spot.printed for spot in spots[: len(shares)]])
        leaving = [n for n, is_jump in enumerate(jumps) if is_jump]
        lines = [sum(len(lines) for _, lines, _ in share) for share in shares]
        yield from jump_problems(article, spots, leaving, lines, self._book.jump_least)
        yield from break_problems(article, spots, [_ends_at(share) for share in shares])


def _jumps_behind(laid: Laid, part: int) -> bool:
    """Tell whether text goes on on another page behind a part, and both have room to say so."""
    if not 0 <= part < laid.reached:
        return False
    here, there = laid.divided.spots[part : part + 2]
    (is_jump,) = jumps_between((here.printed, there.printed))
    return is_jump and bool(laid.columns[part] and laid.columns[part + 1])


def _part(laid: Laid, part: int) -> tuple[tuple[Span, ...], int]:
    """Return what stands on the lines of a part that the text reaches, and how many it holds."""
    columns = laid.columns[: laid.reached + 1]
    shares = _shares(laid.poured, columns)[part - 1]
    lines = [line for _column, share, _first in shares for line in share]
    return tuple(_spans(lines)), sum(column.lines for column in columns[part - 1])


def _spans(lines: Iterable[PlacedLine]) -> Iterator[Span]:
    """Yield what stands on lines; the further lines of a table's row hold nothing of their own."""
    for line in lines:
        copy = line.text.copy
        if line.start < line.end:
            yield Span(copy.paragraph, copy.offset(line.start), copy.offset(line.end - 1) + 1)


def _ends_at(share: Share) -> tuple[int, int] | None:
    """Return paragraph and offset behind the last character of a part; none for an empty one."""
    backwards = (line for _column, lines, _first in reversed(share) for line in reversed(lines))
    last = next(_spans(backwards), None)
    return (last.paragraph, last.end) if last else None


def _lost(poured: Poured) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the accepted text that found no slot; line feeds do not part them."""
    found: list[tuple[int, int]] = []
    for line in poured.rest:
        copy = line.text.copy
        if line.start == line.end:
            continue
        label = line.text.label.copy if line.text.label is not None and not line.start else None
        start = label.position if label is not None else copy.position + copy.offset(line.start)
        end = copy.position + copy.offset(line.end - 1) + 1
        if found and start <= found[-1][1] + 1:
            start = found.pop()[0]
        found.append((start, end))
    return tuple(found)


def _shares(
    poured: Poured, parts: Sequence[tuple[Column, ...]]
) -> list[list[tuple[Column, list[PlacedLine], int]]]:
    """Return for each part its columns with their lines and the slot each column begins at."""
    found: list[list[tuple[Column, list[PlacedLine], int]]] = []
    filled = iter(poured.columns)
    lines = iter(poured.lines)
    line = next(lines, None)
    first = 0
    for part in parts:
        share = []
        for _ in part:
            column = next(filled)
            taken = []
            while line is not None and line.slot < first + column.lines:
                taken.append(line)
                line = next(lines, None)
            share.append((column, taken, first))
            first += column.lines
        found.append(share)
    return found


def _unused(columns: Sequence[Column], empty: bool) -> Fit:
    """Return the fit of a part that is full, or that the text did not reach."""
    lines = sum(column.lines for column in columns)
    if not empty or not lines:
        return Fit()
    chars = sum(column.lines * column.measure for column in columns) // EM
    return Fit(lines=lines, chars=chars, state=FitState.SHORT)
