"""What an editor must know of a composed article. One rule: facts are values, nothing is raised."""

from collections.abc import Iterator, Sequence

from layout_app.compose.collect import Copy
from layout_app.compose.fit import fit_of
from layout_app.compose.headline import HeadBlock
from layout_app.compose.pour import FlowText, Poured
from layout_app.compose.prepare import Prepared
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId
from layout_app.model.problem import Problem, Severity, Where, problem


@frozen
class Spot:
    """Where one part of an article stands."""

    folio: str
    box: ArticleBox


def article_problems(
    article: Article,
    spots: Sequence[Spot],
    reached: int,
    block: HeadBlock,
    poured: Poured,
    flow: Sequence[FlowText],
) -> tuple[Problem, ...]:
    """Return heads too long, missing glyphs, forced breaks and overset text, in this order."""
    first = spots[0]
    found = list(_long_heads(article.id, first, block))
    for row in block.rows:
        found += _missing(first, row.copy, row.prepared)
    for text in flow:
        found += _missing(first, text.copy, text.prepared)
    for text, end in poured.forced:
        place = _where(first, text.copy, text.copy.offset(end))
        found.append(problem("layout.forced_break", Severity.WARNING, place))
    if poured.rest:
        line, fit = poured.rest[0], fit_of(poured)
        place = _where(spots[reached], line.text.copy, line.text.copy.offset(line.start))
        found.append(
            problem("layout.overset", Severity.ERROR, place, lines=fit.lines, chars=fit.chars)
        )
    return tuple(found)


def _where(spot: Spot, copy: Copy, offset: int) -> Where:
    return Where(
        page=spot.folio,
        box=spot.box.id,
        article=copy.article,
        paragraph=copy.paragraph,
        offset=offset,
    )


def _long_heads(article: ArticleId, spot: Spot, block: HeadBlock) -> Iterator[Problem]:
    for row in block.rows:
        if not row.fits:
            place = Where(
                page=spot.folio,
                box=spot.box.id,
                article=article,
                paragraph=row.copy.paragraph,
            )
            kind = row.copy.kind.value
            yield problem("layout.head_too_long", Severity.WARNING, place, kind=kind)


def _missing(spot: Spot, copy: Copy, prepared: Prepared) -> Iterator[Problem]:
    """Yield characters without a glyph, those of a reading at what it reads."""
    lost = [(k, prepared.text[k]) for k in prepared.missing]
    for start, _, reading in prepared.readings:
        lost += [(start, reading.text[k]) for k in reading.missing]
    for k, char in lost:
        yield problem(
            "press.missing_glyph",
            Severity.ERROR,
            _where(spot, copy, copy.offset(k)),
            char=char,
            codepoint=f"U+{ord(char):04X}",
        )
