"""Cures of the page: text that is over, boxes in each other's way, slots that wait.

One rule: what moves least comes first.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from layout_app.compose.beside.ads import ad_rect
from layout_app.desk.cures.cure import Cure, Healer, cure
from layout_app.desk.pages.landing import free_place, occupied
from layout_app.desk.session import Session
from layout_app.desk.style_words import type_size_text
from layout_app.desk.words import msg
from layout_app.display.items import GlyphRun
from layout_app.edit.lookup import with_page
from layout_app.edit.shapes import bounds
from layout_app.edit.snap import fits
from layout_app.errors import LayoutError
from layout_app.model.article import headline
from layout_app.model.box import (
    SHEETS,
    AdBox,
    ArticleBox,
    Box,
    ContentsBox,
    Package,
    RegionKind,
    TextBox,
    Trim,
    cells_of,
)
from layout_app.model.geometry import MM, Cells, Rect
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue, folio_of, index, paper_of, stylebook_of
from layout_app.model.page import Page
from layout_app.model.paper import cells_rect
from layout_app.model.problem import Problem, Where

B = TypeVar("B")
MOST_TRIED = 6
"""Sizes of a box that are tried beyond the one that should do."""
MOST_MOVES = 12
"""Free places that are tried, the nearest first."""
_SPARE = 0.12
"""Share of the type size that a character reaches below its base line."""


def standing(session: Session, where: Where) -> tuple[Page, Box] | None:
    """Return the box of a problem and its page; None where it names none, or one that is gone."""
    found = index(session.issue).boxes.get(BoxId(where.box))
    return None if found is None else (index(session.issue).pages[found[0]], found[1])


def box_at(session: Session, where: Where, kind: type[B]) -> tuple[Page, B] | None:
    """Return the box of a problem and its page; None where it is of another kind."""
    found = standing(session, where)
    return (found[0], found[1]) if found and isinstance(found[1], kind) else None


def resized(session: Session, box: BoxId, cells: Cells, lines: int) -> Cure:
    """Return the cure that gives a box other cells; `lines` says how many it gains."""
    return cure(
        "box.resize", msg("Enlarge the box by {lines} lines", lines=lines), box=box,
        column=cells.column, line=cells.line, columns=cells.columns, lines=cells.lines,
    )  # fmt: skip


def grown(session: Session, where: Where, least: int) -> Iterator[Cure]:
    """Yield the box made higher by `least` lines or a few more, downwards, then upwards."""
    found = standing(session, where)
    shape = cells_of(found[1]) if found else ()
    if found is None or len(shape) != 1:
        return
    page, box = found
    for lines in range(least, least + MOST_TRIED):
        lower = replace(shape[0], lines=shape[0].lines + lines)
        higher = replace(lower, line=lower.line - lines) if lower.line >= lines else lower
        for cells in dict.fromkeys((lower, higher)):
            if _is_free(session.issue, page, cells, box.id):
                yield resized(session, box.id, cells, lines)


def _is_free(issue: Issue, page: Page, cells: Cells, box: BoxId) -> bool:
    """Tell whether cells lie on a page and nothing but this box stands there."""
    others = tuple(other for other in page.boxes if other.id != box)
    taken = occupied(with_page(issue, replace(page, boxes=others)), page.id)
    return fits(paper_of(issue), cells, page.span) and not any(map(cells.overlaps, taken))


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
        if _is_free(session.issue, page, wide, box.id):
            yield cure(
                "box.resize", msg("Widen the box by a column"), box=box.id, column=wide.column,
                line=wide.line, columns=wide.columns, lines=wide.lines,
            )  # fmt: skip


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
    for at_column, at_line, wide, tall in (
        (column, line, columns, lines), (whole.column, whole.line, kept, high)
    ):  # fmt: skip
        if wide > 0 and tall > 0:
            yield cure(
                "box.resize", msg("Shrink the box to the page"), box=box.id, column=at_column,
                line=at_line, columns=wide, lines=tall,
            )  # fmt: skip


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
            yield cure(
                "box.resize", msg("End the upper box above the lower one"), box=upper.id,
                column=above.column, line=above.line, columns=above.columns,
                lines=below.line - above.line - 1,
            )  # fmt: skip
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
        cells = shape[0]
        yield cure(
            "box.resize", msg("Let it begin below the title"), box=box.id, column=cells.column,
            line=begin, columns=cells.columns, lines=cells.end_line - begin,
        )  # fmt: skip


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


def _house_filler(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("ad.house", msg("Use the house filler"), box=found.where.box)


def _sized(session: Session, found: Problem) -> Iterator[Cure]:
    """Take the box by which an ad's PDF fills its slot; else let the editor look and say."""
    at = box_at(session, found.where, AdBox)
    if at is None:
        return
    slot = ad_rect(at[1], paper_of(session.issue), is_left=True)
    for trim in _fitting(session, at[1], slot):
        name, bleed = SHEETS[trim.box], trim.bleed / MM
        label = msg("Take its {box} for its size", box=name)
        if bleed:
            label = msg(
                "Take its {box} less {bleed:g} mm for its size", box=name, bleed=round(bleed, 2)
            )
        yield cure("ad.trim", label, box=at[1].id, trim=trim.box.value, bleed=bleed)
    yield cure("ad.trim", msg("Choose the size…"), needs=("trim",), box=at[1].id)


def _fitting(session: Session, ad: AdBox, slot: Rect) -> tuple[Trim, ...]:
    from layout_app.desk.material.ads import (
        likely_trims,  # readers of files: a window opens without
    )

    try:
        data = session.original(ad.original).read_bytes()
        return tuple(likely_trims(data, (slot.w, slot.h)))
    except (OSError, ValueError, LayoutError):
        return ()


def _rebooked(session: Session, found: Problem) -> Iterator[Cure]:
    told = dict(found.args)
    yield from _slot(session, found, int(told["columns"]), int(told["lines"]))


def _wrong_size(session: Session, found: Problem) -> Iterator[Cure]:
    """Give an ad the slot whose size it has."""
    at, paper = box_at(session, found.where, AdBox), paper_of(session.issue)
    if at is None:
        return
    wide, high = at[1].extent
    for columns in range(1, paper.columns * at[0].span + 1):
        for lines in range(1, paper.lines + 1):
            place = cells_rect(paper, Cells(column=0, line=0, columns=columns, lines=lines))
            if abs(place.w - wide) <= MM / 2 and abs(place.h - high) <= MM / 2:
                yield from _slot(session, found, columns, lines)


def _slot(session: Session, found: Problem, columns: int, lines: int) -> Iterator[Cure]:
    """Yield the slot in another size, with its upper left, then its lower left where it was."""
    at = box_at(session, found.where, AdBox)
    if at is None:
        return
    now = at[1].cells
    label = msg("Make the slot {columns} columns × {lines} lines", columns=columns, lines=lines)
    for line in dict.fromkeys((now.line, now.end_line - lines)):
        if line >= 0:
            yield cure(
                "box.resize", label, box=at[1].id, column=now.column, line=line, columns=columns,
                lines=lines,
            )  # fmt: skip


def _no_article(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("box.remove", msg("Remove the box"), box=found.where.box)


def _no_words(_session: Session, found: Problem) -> Iterator[Cure]:
    label = msg("Name the page's section…")
    yield cure("page.section", label, needs=("name",), page=found.where.page)


CURES: dict[str, Healer] = {
    "ad.cancelled": _house_filler,
    "ad.empty": _house_filler,
    "ad.unsized": _sized,
    "ad.rebooked": _rebooked,
    "ad.text_over": _line_higher,
    "ad.wrong_size": _wrong_size,
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
    "pdf.wrong_size": _wrong_size,
    "press.outside_type_area": _off_grid,
    "section.no_words": _no_words,
    "store.bad_original": _no_article,
    "store.no_article": _no_article,
}
