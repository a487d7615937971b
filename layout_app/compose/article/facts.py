"""What an editor must know of a composed article. One rule: facts are values, nothing is raised."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from layout_app.compose.article.headline import HeadBlock
from layout_app.compose.article.patches import Plotted, patch_rect
from layout_app.compose.article.plot import Plot
from layout_app.compose.drawing.lacking import lost_problems
from layout_app.compose.flow.columns import box_rect
from layout_app.compose.flow.ends import end_problems
from layout_app.compose.flow.fit import fit_of
from layout_app.compose.flow.poured import FlowText, Poured
from layout_app.compose.line.collect import Copy
from layout_app.compose.line.prepared import Prepared
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId
from layout_app.model.paper import Paper
from layout_app.model.problem import Problem, Severity, Where, problem

HAIR = 0.5
"""What may stick out, or lie on something, without being told of, points."""
AROUND = 4
"""Characters that are told on each side of a break."""


@frozen
class Spot:
    """Where one part of an article stands."""

    folio: str
    """Name of the page, of a spread both folios: where problems are looked for."""
    box: ArticleBox
    single: str = ""
    """The folio of a spread on which the part begins."""

    @property
    def printed(self) -> str:
        """The folio that a jump line names."""
        return self.single or self.folio


def article_problems(
    paper: Paper,
    article: Article,
    spots: Sequence[Spot],
    reached: int,
    block: HeadBlock,
    plots: Sequence[Plot],
    poured: Poured,
    flow: Sequence[FlowText],
) -> tuple[Problem, ...]:
    """Return what is wrong: heads, insets, missing glyphs, poor ends of lines, overset text."""
    first = spots[0]
    found = list(head_problems(block, Where(page=first.folio, box=first.box.id)))
    for spot, made in zip(spots, plots, strict=True):
        for plotted in made.insets:
            found += _inset_problems(paper, article.id, spot, plotted)
    found += _missing(article.id, spots, block, plots, flow)
    found += end_problems(poured, lambda text, offset: _where(first, text.copy, offset))
    if poured.rest:
        line, fit = poured.rest[0], fit_of(poured)
        place = _where(spots[reached], line.text.copy, line.text.copy.offset(line.start))
        found.append(
            problem("layout.overset", Severity.ERROR, place, lines=fit.lines, chars=fit.chars)
        )
    return tuple(found)


def jump_problems(
    article: Article,
    spots: Sequence[Spot],
    jumping: Sequence[int],
    lines: Sequence[int],
    least: int,
) -> Iterator[Problem]:
    """Tell of parts that jump to another page after too few lines; parts count from 0 here."""
    for n in jumping:
        if lines[n] < least:
            place = Where(page=spots[n].folio, box=spots[n].box.id, article=article.id)
            yield problem("layout.jump_early", Severity.WARNING, place, lines=lines[n], least=least)


def break_problems(
    article: Article, spots: Sequence[Spot], ends: Sequence[tuple[int, int] | None]
) -> Iterator[Problem]:
    """Tell of parts that could not be ended where the editor wants; `ends` is where they do."""
    for found in article.breaks:
        n = found.part - 1
        if n + 1 >= len(spots):
            continue
        wanted = found.at.paragraph, found.at.offset
        end = ends[n] if n < len(ends) else None
        if end is None or end < wanted:
            spot = spots[n]
            place = Where(page=spot.folio, box=spot.box.id, article=article.id)
            yield problem("layout.break_passed", Severity.WARNING, place, part=found.part)


def _where(spot: Spot, copy: Copy, offset: int) -> Where:
    return Where(
        page=spot.folio,
        box=spot.box.id,
        article=copy.article,
        paragraph=copy.paragraph,
        offset=offset,
    )


def head_problems(block: HeadBlock, place: Where) -> Iterator[Problem]:
    """Tell of heads that are too long for a place, and of those that break a word.

    Of an article's heads the place is the paragraph, and what stands on both sides of a break.
    """
    for row in block.rows:
        if row.fits and not row.torn:
            continue
        copy, kind = row.copy, row.copy.kind.value
        paragraph = copy.paragraph if copy.article else None
        at = replace(place, article=copy.article, paragraph=paragraph)
        if not row.fits:
            yield problem("layout.head_too_long", Severity.WARNING, at, kind=kind)
        for k in row.torn:
            told = {
                "kind": kind,
                "before": copy.text[max(0, k - AROUND) : k],
                "behind": copy.text[k : k + AROUND],
            }
            torn = replace(at, offset=copy.offset(k)) if copy.article else at
            yield problem("layout.head_breaks_word", Severity.WARNING, torn, **told)


def _inset_problems(
    paper: Paper, article: ArticleId, spot: Spot, plotted: Plotted
) -> Iterator[Problem]:
    """Tell of an inset that leaves its box, of a picture nobody has measured, of lacking glyphs."""
    inset, patch, around = plotted.inset, plotted.patch, box_rect(paper, spot.box)
    place = Where(page=spot.folio, box=spot.box.id, article=article, paragraph=inset.paragraph)
    kind, number = inset.kind.value, inset.index + 1
    rect = patch_rect(paper, patch)
    over = max(
        around.x - rect.x, rect.right - around.right, around.y - rect.y, rect.bottom - around.bottom
    )
    # What found no column to stand in has no width.
    if over > HAIR or not patch.width:
        yield problem("layout.inset_outside", Severity.WARNING, place, kind=kind, number=number)
    if inset.picture is not None and not all(inset.picture.pixels):
        yield problem("layout.picture_unmeasured", Severity.WARNING, place, name=inset.picture.name)


def lost_ranges(
    block: HeadBlock, plots: Sequence[Plot], flow: Sequence[FlowText]
) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the accepted text in whose place frames stand, in order."""
    found: list[tuple[int, int]] = []
    for copy, prepared in _texts(block, plots, flow):
        for k in prepared.missing:
            at = copy.position + copy.offset(k)
            start = found.pop()[0] if found and found[-1][1] == at else at
            found.append((start, at + 1))
    return tuple(sorted(found))


def _texts(
    block: HeadBlock, plots: Sequence[Plot], flow: Sequence[FlowText]
) -> Iterator[tuple[Copy, Prepared]]:
    """Yield what is set of an article's copy: its heads, its text, its inserts."""
    for row in block.rows:
        yield row.copy, row.prepared
    for text in flow:
        yield text.copy, text.prepared
    for made in plots:
        for plotted in made.insets:
            for line in plotted.inset.block.lines:
                if line.start == 0 and line.piece.copy is not None:
                    yield line.piece.copy, line.prepared


def _captions(
    article: ArticleId, spots: Sequence[Spot], plots: Sequence[Plot]
) -> Iterator[tuple[Where, Prepared]]:
    """Yield the words below pictures, which are no copy, and where they stand."""
    for spot, made in zip(spots, plots, strict=True):
        place = Where(page=spot.folio, box=spot.box.id, article=article)
        for plotted in made.insets:
            for line in plotted.inset.block.lines:
                if line.start == 0 and line.piece.copy is None:
                    yield place, line.prepared


def _missing(
    article: ArticleId,
    spots: Sequence[Spot],
    block: HeadBlock,
    plots: Sequence[Plot],
    flow: Sequence[FlowText],
) -> Iterator[Problem]:
    """Tell of each character without a glyph where it first stands, of a reading's at its base."""
    found: dict[str, tuple[Where, int]] = {}

    def lost(char: str, place: Where, count: int) -> None:
        first, others = found.get(char, (place, 0))
        found[char] = first, others + count

    for copy, prepared in _texts(block, plots, flow):
        told = [(k, char, count) for char, (k, count) in prepared.lost().items()]
        for start, _, reading in prepared.readings:
            told += [(start, char, count) for char, (_, count) in reading.lost().items()]
        for k, char, count in sorted(told):
            lost(char, _where(spots[0], copy, copy.offset(k)), count)
    for place, prepared in _captions(article, spots, plots):
        for char, (_, count) in prepared.lost().items():
            lost(char, place, count)
    yield from lost_problems(found)
