"""Pages that stand already, made by hand or not. One rule: what was composed is judged."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from layout_app.arrange.ground import GAP, cells_touched, ground, kept_cells
from layout_app.arrange.judging.block import Block
from layout_app.arrange.judging.breaches import breaches
from layout_app.arrange.judging.taste import Preset
from layout_app.compose.article.patches import region_of
from layout_app.compose.page import ComposedBox, ComposedPage, Composer
from layout_app.frozen import frozen
from layout_app.model.box import AdBox, Arrangement, ArticleBox, Package, RegionKind
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.page import Page
from layout_app.model.paper import line_y
from layout_app.model.text import Kind

TOLD = 20.0
"""Weight from which a breach is told: some things side by side are as every paper has them."""

_HEADS = frozenset({RegionKind.KICKER, RegionKind.HEADLINE, RegionKind.SUBTITLE})

_LOWER = (Arrangement.SURROUNDED, Arrangement.UNDER_PICTURE)

UNTOLD = frozenset(
    {"torn_head", "lone_line", "hole", "uneven_feet", "outgrown_lead", "outshone_lead"}
)
"""The composer itself tells of torn words and lines alone, with their place; white is where more
will come; and an editor who gives another article more room or a larger picture means it."""


@frozen(kw_only=False)
class Fault:
    """One place where a page breaks a rule that the paper minds."""

    rule: str
    """As `breaches` names it."""
    boxes: tuple[BoxId, ...]
    """The boxes concerned; of a cut the first beyond it."""


def faults(
    issue: Issue, page: Page, composed: ComposedPage, composer: Composer, preset: Preset
) -> tuple[Fault, ...]:
    """Return what a preset minds on a composed page, the gravest first; nothing of a spread."""
    if page.span > 1:
        return ()
    paper = paper_of(issue)
    top = ground(issue, page, {article.id for article in issue.articles}).top
    blocks = [
        block
        for block in made_blocks(issue, page, composed, composer)
        if block.cells.end_line > top
    ]
    found = [
        (getattr(preset, rule) * breach.amount, Fault(rule, tuple(map(BoxId, breach.names))))
        for rule, places in breaches(blocks, paper.columns, paper.lines, top).items()
        if rule not in UNTOLD
        for breach in places
    ]
    graver_first = sorted(found, key=lambda each: -each[0])
    return tuple(fault for weight, fault in graver_first if weight >= TOLD)


def made_blocks(
    issue: Issue, page: Page, composed: ComposedPage, composer: Composer
) -> Iterator[Block]:
    """Give the boxes of a page as taste sees them, each under the name of its box.

    Of an article in several rectangles the one with its heads bears its rank; a part that goes on
    from another page has none, and no head of its own. What a package holds is one block.
    """
    paper, known = paper_of(issue), index(issue)
    packed = {name for box in page.boxes if isinstance(box, Package) for name in box.boxes}
    shown = {each.box: each for each in composed.boxes}
    lone = Counter(
        each.where.article for each in composed.problems if each.code == "layout.lone_line"
    )
    for box in page.boxes:
        if box.id in packed:
            continue
        places = kept_cells(paper, box)
        if isinstance(box, ArticleBox) and box.article in known.articles and _is_first(issue, box):
            block = _article(issue, box, shown[box.id], composer)
            yield replace(block, lone=lone[box.article])
            places = places[1:]
        for cells in places:
            yield Block(name=box.id, rank=0, cells=cells, is_ad=isinstance(box, AdBox))


def _is_first(issue: Issue, box: ArticleBox) -> bool:
    """Tell whether an article begins in a box."""
    return index(issue).parts[box.article][0][1].id == box.id


def _article(issue: Issue, box: ArticleBox, shown: ComposedBox, composer: Composer) -> Block:
    """Return the rectangle of an article in which its heads stand."""
    first = box.shape[0]
    block = composer.heads_in(issue, box)
    row = next((row for row in block.rows if row.copy.kind is Kind.HEADLINE), None)
    # A head that falls stands beside text: it meets no other as those above columns do.
    head = row if row is not None and not box.vertical else None
    return Block(
        name=box.id,
        rank=index(issue).articles[box.article].rank,
        cells=Cells(
            column=first.column, line=first.line, columns=first.columns, lines=first.lines + GAP
        ),
        head_size=head.style.size if head else 0.0,
        head_rows=len(head.lines) if head else 0,
        head_lines=block.lines,
        head_line=_lines_above(issue, box, shown),
        torn=sum(len(row.torn) for row in block.rows),
        pictures=tuple(_pictures(issue, shown)),
    )


def _lines_above(issue: Issue, box: ArticleBox, shown: ComposedBox) -> int:
    """Count the grid lines of a box above heads that its text surrounds, or that were moved."""
    if box.arrangement not in _LOWER and not region_of(box, RegionKind.HEADLINE):
        return 0
    paper = paper_of(issue)
    tops = [region.rect.y for region in shown.regions if region.kind in _HEADS]
    above = min(tops, default=0.0) - line_y(paper, box.shape[0].line)
    return max(0, math.floor(above / paper.leading))


def _pictures(issue: Issue, shown: ComposedBox) -> Iterator[Cells]:
    """Give the cells that the pictures of an article touch."""
    for region in shown.regions:
        if region.kind is RegionKind.PICTURE:
            yield from cells_touched(paper_of(issue), region.rect)
