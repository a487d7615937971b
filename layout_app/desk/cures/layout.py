"""Cures of the page: text that is over, boxes in each other's way.

One rule: what moves least comes first.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from layout_app.desk.cures.cure import Cure, Healer, cure
from layout_app.desk.cures.places import box_at, grown, is_free, resized, standing
from layout_app.desk.pages.landing import free_place, occupied
from layout_app.desk.session import Session
from layout_app.desk.style_words import type_size_text
from layout_app.desk.words import msg
from layout_app.display.items import GlyphRun
from layout_app.edit.lookup import with_page
from layout_app.edit.shapes import bounds
from layout_app.model.article import headline
from layout_app.model.box import (
    ArticleBox,
    Box,
    ContentsBox,
    Package,
    RegionKind,
    TextBox,
    cells_of,
)
from layout_app.model.geometry import MM, Cells
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, folio_of, index, paper_of, stylebook_of
from layout_app.model.page import Page
from layout_app.model.problem import Problem, Where

MOST_MOVES = 12
"""Free places that are tried, the nearest first."""
_SPARE = 0.12
"""Share of the type size that a character reaches below its base line."""


def _overset(session: Session, found: Problem) -> Iterator[Cure]:
    """Enlarge the box where there is room, else use the levers, else go on on another page."""
    article = ArticleId(found.where.article)
    at = standing(session, found.where)
    shape = cells_of(at[1]) if at else ()
    columns = sum(c.columns for c in shape) or 1
    yield from grown(session, found.where, math.ceil(int(dict(found.args)["lines"]) / columns))
    yield cure("article.fit", msg("Make it fit"), article=article)
    yield from _continued(session, article)


def _short(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("article.fit", msg("Make it fit"), article=ArticleId(found.where.article))


def _continued(session: Session, article: ArticleId) -> Iterator[Cure]:
    issue = session.issue
    parts = index(issue).parts.get(article, ())
    pages = [page.id for page in issue.pages]
    last = pages.index(parts[-1][0]) if parts else 0
    for page in (*pages[last + 1 :], *pages[:last]):
        place = free_place(issue, session.composer, article, page)
        if place is not None and place.fits:
            folio, cells = folio_of(issue, page), place.cells
            yield cure(
                "box.continue", msg("Continue it on {page}", page=folio), article=article,
                page=folio, column=cells.column, line=cells.line, columns=cells.columns,
                lines=cells.lines,
            )  # fmt: skip


def _unplaced(session: Session, found: Problem) -> Iterator[Cure]:
    yield from _filled(session, ArticleId(found.where.article))


def _contents_unplaced(session: Session, found: Problem) -> Iterator[Cure]:
    at, named = box_at(session, found.where, ContentsBox), dict(found.args)["headline"]
    articles = index(session.issue).articles
    for article in at[1].articles if at else ():
        if article in articles and headline(articles[article]) == named:
            yield from _filled(session, article)


def _filled(session: Session, article: ArticleId) -> Iterator[Cure]:
    issue = session.issue
    for page in issue.pages:
        place = free_place(issue, session.composer, article, page.id)
        if place is not None and place.fits:
            folio = folio_of(issue, page.id)
            label = msg("Place it on {page}", page=folio)
            yield cure("box.fill", label, articles=article, page=folio)
            return


def _long_head(session: Session, found: Problem) -> Iterator[Cure]:
    """Let the stylebook fit a head, give it lines, set a headline smaller, widen the box."""
    at = box_at(session, found.where, ArticleBox)
    if at is None:
        return
    page, box = at
    is_headline = dict(found.args)["kind"] == RegionKind.HEADLINE.value
    if box.headline_size:
        label = msg("Let the headline find its size")
        yield cure("headline.size", label, box=box.id, size=0)
    lines = max(box.head_lines, session.composer.head_lines(session.issue, box.article))
    for more in range(1, 5):
        label = msg("Give the heads {lines} lines", lines=lines + more)
        yield cure("headline.lines", label, box=box.id, lines=lines + more)
    if is_headline:
        rank = index(session.issue).articles[box.article].rank
        size = stylebook_of(session.issue).level(rank).smallest
        while (size := round(size - 0.1, 1)) >= 1:
            told = type_size_text(size * paper_of(session.issue).em)
            label = msg("Set the headline in {size}", size=told)
            yield cure("headline.size", label, box=box.id, size=size)
    if len(box.shape) == 1:
        wide = replace(box.shape[0], columns=box.shape[0].columns + 1)
        if is_free(session.issue, page, wide, box.id):
            yield resized(msg("Widen the box by a column"), box.id, wide)


def _inset_outside(session: Session, found: Problem) -> Iterator[Cure]:
    """Let a part find its place, make pictures lower, or the box higher."""
    at, told = box_at(session, found.where, ArticleBox), dict(found.args)
    if at is None:
        return
    kind, number = str(told["kind"]), int(told["number"]) - 1
    if any(r.kind.value == kind and r.index == number for r in at[1].regions):
        label = msg("Let it find its place by itself")
        yield cure("box.reset_region", label, box=at[1].id, kind=kind, number=number)
    yield from grown(session, found.where, 1)


def _inset_covers(session: Session, found: Problem) -> Iterator[Cure]:
    """Let a part find its place, its own or that of what it lies on."""
    at, told = box_at(session, found.where, ArticleBox), dict(found.args)
    if at is None:
        return
    wanted = {(str(told["kind"]), int(told["number"]) - 1), (str(told["on"]), 0)}
    for region in at[1].regions:
        if (region.kind.value, region.index) in wanted:
            label = msg("Let it find its place by itself")
            yield cure(
                "box.reset_region", label, box=at[1].id, kind=region.kind.value,
                number=region.index,
            )  # fmt: skip


def _text_covers(session: Session, found: Problem) -> Iterator[Cure]:
    at = box_at(session, found.where, ArticleBox)
    if at is not None:
        label = msg("Let it find its place by itself")
        yield cure("box.reset_region", label, box=at[1].id, kind=RegionKind.TEXT.value, number=0)


def _off_grid(session: Session, found: Problem) -> Iterator[Cure]:
    """Move a box on to the grid, and shrink it where it is larger."""
    at = standing(session, found.where)
    if at is None:
        return
    page, box = at
    paper, whole = paper_of(session.issue), bounds(cells_of(box))
    columns, lines = min(whole.columns, paper.columns * page.span), min(whole.lines, paper.lines)
    column = min(whole.column, paper.columns * page.span - columns)
    line = min(whole.line, paper.lines - lines)
    label = msg("Move the box on to the page")
    if (columns, lines) == (whole.columns, whole.lines):
        yield cure("box.move", label, box=box.id, column=column, line=line)
    # What is left on the page of a box that would cover others where it is moved to.
    kept = min(whole.columns, paper.columns * page.span - whole.column)
    high = min(whole.lines, paper.lines - whole.line)
    for corner, wide, tall in (
        ((column, line), columns, lines),
        ((whole.column, whole.line), kept, high),
    ):
        if wide > 0 and tall > 0:
            cells = Cells(column=corner[0], line=corner[1], columns=wide, lines=tall)
            yield resized(msg("Shrink the box to the page"), box.id, cells)


def _overlap(session: Session, found: Problem) -> Iterator[Cure]:
    """End the upper box above the lower one, or move one of the two to the nearest free place."""
    at, other = standing(session, found.where), str(dict(found.args)["other"])
    second = standing(session, Where(box=other))
    if at is None:
        return
    if second is not None and isinstance(second[1], Package):
        yield from _below_heads(session, at, second[1])
        return
    pair = [box for _page, box in filter(None, (at, second)) if len(cells_of(box)) == 1]
    if len(pair) == 2:
        upper, lower = sorted(pair, key=lambda box: cells_of(box)[0].line)
        above, below = cells_of(upper)[0], cells_of(lower)[0]
        if below.line - above.line > 1:
            label = msg("End the upper box above the lower one")
            yield resized(label, upper.id, replace(above, lines=below.line - above.line - 1))
    moves = [
        (abs(place.line - cells_of(box)[0].line) + abs(place.column - cells_of(box)[0].column),
         n, place, box)
        for n, box in enumerate(pair)
        for place in _free_places(session.issue, at[0], box)
    ]  # fmt: skip
    for _way, _n, place, box in sorted(moves, key=lambda move: move[:2])[:MOST_MOVES]:
        label = msg("Move one of them where there is room")
        yield cure("box.move", label, box=box.id, column=place.column, line=place.line)


def _below_heads(session: Session, at: tuple[Page, Box], package: Package) -> Iterator[Cure]:
    """Let a box begin below the heads of its package, where that leaves anything of it."""
    (page, box), paper = at, paper_of(session.issue)
    shown = next(b for b in session.composed(page.id).boxes if b.box == package.id)
    lines = round(max((r.rect.h for r in shown.regions), default=0.0) / paper.leading)
    shape, begin = cells_of(box), package.cells.line + lines
    if len(shape) == 1 and begin < shape[0].end_line:
        cells = replace(shape[0], line=begin, lines=shape[0].end_line - begin)
        yield resized(msg("Let it begin below the title"), box.id, cells)


def _free_places(issue: Issue, page: Page, box: Box) -> Iterator[Cells]:
    """Yield the places where a box could stand alone."""
    paper, size = paper_of(issue), cells_of(box)[0]
    others = tuple(other for other in page.boxes if other.id != box.id)
    taken = tuple(occupied(with_page(issue, replace(page, boxes=others)), page.id))
    for line in range(paper.lines - size.lines + 1):
        for column in range(paper.columns * page.span - size.columns + 1):
            cells = replace(size, column=column, line=line)
            if not any(map(cells.overlaps, taken)):
                yield cells


def _early_jump(session: Session, found: Problem) -> Iterator[Cure]:
    told = dict(found.args)
    yield from grown(session, found.where, int(told["least"]) - int(told["lines"]))


def _break_passed(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("jump.free", msg("Let the part fill its box"), box=found.where.box)


def _spread_apart(session: Session, found: Problem) -> Iterator[Cure]:
    """Move a spread by a page, so that it begins on an even one; else part it."""
    issue, folio = session.issue, found.where.page
    pages = [page.id for page in issue.pages]
    at = next((n for n, page in enumerate(pages) if folio_of(issue, page) == folio), None)
    if at is None:
        return
    for to in (at - 1, at + 1):
        if 0 < to < len(pages):
            yield cure("page.move", msg("Move the spread by a page"), page=folio, to=to)
    yield cure("page.part", msg("Part the spread"), page=folio)


def _no_colour(_session: Session, found: Problem) -> Iterator[Cure]:
    """Define it as what it is printed in now."""
    name = dict(found.args)["name"]
    yield cure(
        "colour.define", msg("Define “{name}” as black", name=name), name=name, ink="0 0 0 1"
    )


def _line_higher(session: Session, found: Problem) -> Iterator[Cure]:
    yield from grown(session, found.where, 1)


def _free_text_over(session: Session, found: Problem) -> Iterator[Cure]:
    """Enlarge a free text to the ink of its last line."""
    at = box_at(session, found.where, TextBox)
    if at is None:
        return
    page, box = at
    shown = session.composed(page.id).display
    runs = [
        item
        for group in shown.groups
        if group.name == box.id
        for item in group.items
        if isinstance(item, GlyphRun)
    ]
    label = msg("Enlarge the text's box")
    if box.vertical:
        over = -min(min(run.xs) for run in runs)
        x, width = (box.rect.x - over) / MM, (box.rect.w + over) / MM
        yield cure("free.rect", label, box=box.id, x=x, width=width)
    else:
        foot = max(max(run.ys) + _SPARE * run.size for run in runs)
        yield cure("free.rect", label, box=box.id, height=_up(foot / MM))


def _up(length: float) -> float:
    """Return a length rounded up to a tenth: what is cut off would be over again."""
    return math.ceil(length * 10) / 10


def _no_article(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("box.remove", msg("Remove the box"), box=found.where.box)


def _no_words(_session: Session, found: Problem) -> Iterator[Cure]:
    label = msg("Name the page's section…")
    yield cure("page.section", label, needs=("name",), page=found.where.page)


CURES: dict[str, Healer] = {
    "ad.text_over": _line_higher,
    "box.text_over": _free_text_over,
    "contents.over": _line_higher,
    "contents.unplaced": _contents_unplaced,
    "layout.break_passed": _break_passed,
    "layout.head_breaks_word": _long_head,
    "layout.head_too_long": _long_head,
    "layout.inset_covers": _inset_covers,
    "layout.inset_outside": _inset_outside,
    "layout.jump_early": _early_jump,
    "layout.no_colour": _no_colour,
    "layout.off_grid": _off_grid,
    "layout.overlap": _overlap,
    "layout.overset": _overset,
    "layout.short": _short,
    "layout.spread_apart": _spread_apart,
    "layout.text_covers": _text_covers,
    "layout.unplaced": _unplaced,
    "press.outside_type_area": _off_grid,
    "section.no_words": _no_words,
    "store.bad_original": _no_article,
    "store.no_article": _no_article,
}
