"""Boxes made for real. One rule: nothing is promised that was not composed.

A shape says how an article should fill a box; here it is composed, and lines that are still over
or short go into paragraphs set a line longer, a picture a line lower, air. The same is tried where
lines stand alone at a column's head or foot.
"""

from collections.abc import Iterator
from dataclasses import replace

from layout_app.arrange.ground import GAP
from layout_app.arrange.shapes import CROP, FREEDOMS, Shape
from layout_app.arrange.tiling.notch import boxed
from layout_app.compose.flow.fit import FitState
from layout_app.compose.page import Composer
from layout_app.frozen import frozen
from layout_app.model.box import Arrangement, ArticleBox, Region, RegionKind
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.paper import Paper, joined
from layout_app.model.text import Kind

_PATIENCE = 2
"""Paragraphs more that are tried where a longer one did not help."""
LONE = 3
"""Lines of white that a line alone is as bad as."""


@frozen
class Dressed:
    """A box as composed, at the grid's corner."""

    box: ArticleBox
    shape: Shape
    misfit: int
    """Lines of one column over, or below 0 short."""
    lone: int = 0
    """Lines alone at a column's head or foot, and left empty at a foot; 0 while text is over."""
    over: int = 0
    """Characters that find no room."""


class Dresser:
    """Composes shapes of articles, each once."""

    def __init__(self, composer: Composer, issue: Issue) -> None:
        self._composer, self._issue = composer, issue
        self._paper = paper_of(issue)
        self._found: dict[tuple[ArticleId, Shape], Dressed] = {}
        self._kept: dict[tuple[ArticleId, Shape], Dressed] = {}

    def dressed(self, article: ArticleId, shape: Shape) -> Dressed:
        """Return the box of a shape with its levers set so that the least is over or short."""
        key = article, shape
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._made(article, shape)
        return found

    def mended(self, made: Dressed) -> Dressed:
        """Return a box with fewer lines alone, if levers reach that for less white than it earns.

        Each is asked for once, and only on pages that are proposed: it takes a score of trials.
        """
        key = made.box.article, made.shape
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._mended(made)
        return found

    def _mended(self, made: Dressed) -> Dressed:
        if made.misfit > 0 or not made.lone:
            return made
        ways = [made, *(self._tried(made, box) for box in _varied(made))]
        best = made
        for white in range(LONE):
            for way in ways:
                best = min(best, self._short(way, white), key=_amiss)
                if not best.lone and -best.misfit <= white:
                    return best
        return best

    def _short(self, made: Dressed, white: int) -> Dressed:
        """Return a box with paragraphs set so that it is short by so many lines, if they can."""
        longer = -made.misfit - white
        if not longer or made.shape.look.leaves:
            return made
        return self._tried(made, replace(made.box, loosen=made.box.loosen + longer))

    def _made(self, article: ArticleId, shape: Shape) -> Dressed:
        box = _plain(self._paper, article, shape)
        best = self._tried(Dressed(box=box, shape=shape, misfit=0), box)
        for step in (self._lowered, self._raised, self._loosened):
            if best.misfit:
                best = step(best)
        if best.misfit > 0:
            best = replace(best, over=self._composer.filled_in(self._issue, best.box).fit.chars)
        return best

    def _lowered(self, made: Dressed) -> Dressed:
        """Return a box whose text is over with its picture cropped, or with a line of air less."""
        box, shape = made.box, made.shape
        if made.misfit < 0:
            return made
        lower = -(-made.misfit // (shape.look.picture_columns or 1))
        if shape.look.picture_columns and lower <= _most_cropped(shape):
            made = self._better(made, replace(box, picture_lines=-lower))
        if made.misfit > 0 and shape.air and not shape.look.arrives:
            made = self._better(made, replace(box, head_lines=box.head_lines - 1))
        return made

    def _raised(self, made: Dressed) -> Dressed:
        """Return a box that is short with whole lines of air or picture that it has room for."""
        look, box = made.shape.look, made.box
        air = min(FREEDOMS[0].air - made.shape.air, -made.misfit // look.columns)
        if air > 0 and not look.arrives:
            heads = look.heads + made.shape.air + air
            made = self._better(made, replace(box, head_lines=heads))
        span = look.picture_columns
        higher = min(_most_cropped(made.shape), -made.misfit // span) if span else 0
        if higher > 0:
            made = self._better(made, replace(made.box, picture_lines=higher))
        return made

    def _loosened(self, made: Dressed) -> Dressed:
        """Return a box that is short with paragraphs set a line longer, a few more at a time."""
        most, longer = self._texts(made.box.article), 0
        best = made
        if made.shape.look.leaves:
            return made
        while best.misfit < 0 and longer < most:
            longer = min(most, longer - best.misfit)
            tried = self._better(best, replace(made.box, loosen=longer))
            if tried is best and longer > _PATIENCE - made.misfit:
                break
            best = tried
        return best

    def _better(self, made: Dressed, box: ArticleBox) -> Dressed:
        """Return a changed box where it fits better, the known one otherwise."""
        tried = self._tried(made, box)
        return tried if _rank(tried.misfit) < _rank(made.misfit) else made

    def _tried(self, made: Dressed, box: ArticleBox) -> Dressed:
        """Return a changed box as it is filled."""
        filled = self._composer.filled_in(self._issue, box)
        fit = filled.fit
        misfit = fit.lines if fit.state is FitState.OVER else -fit.lines
        lone = 0 if misfit > 0 else filled.tally.flaws
        return replace(made, box=box, misfit=misfit, lone=lone)

    def _texts(self, article: ArticleId) -> int:
        paragraphs = index(self._issue).articles[article].paragraphs
        return sum(p.kind is Kind.TEXT for p in paragraphs)


def _most_cropped(shape: Shape) -> int:
    """Return the grid lines that a shape's picture may lose or gain."""
    return int(CROP * shape.look.picture_lines + 1e-9)


def _rank(misfit: int) -> tuple[bool, int]:
    """Return what orders misfits: lines that are short are better than any that are over."""
    return misfit > 0, abs(misfit)


def _amiss(made: Dressed) -> tuple[bool, int]:
    """Return what orders boxes: a line less in each column passes for air, more does not."""
    is_amiss = not -made.shape.look.columns <= made.misfit <= 0
    return is_amiss, LONE * made.lone - made.misfit


def _varied(made: Dressed) -> Iterator[ArticleBox]:
    """Give a box with its picture lower or higher, and with a line of air less or more."""
    box, shape = made.box, made.shape
    most = _most_cropped(shape) if shape.look.picture_columns else 0
    for lines in (-1, 1, -2, 2):
        if abs(box.picture_lines + lines) <= most:
            yield replace(box, picture_lines=box.picture_lines + lines)
    if shape.look.arrives:
        return
    air = max(0, box.head_lines - shape.look.heads)
    if air:
        yield replace(box, head_lines=box.head_lines - 1)
    if air < FREEDOMS[0].air:
        yield replace(box, head_lines=shape.look.heads + air + 1)


def _plain(paper: Paper, article: ArticleId, shape: Shape) -> ArticleBox:
    """Return the box of a shape at the grid's corner, its picture at the upper right."""
    look = shape.look
    cells = Cells(column=0, line=0, columns=shape.columns, lines=shape.lines)
    whole: tuple[Cells, ...] = (cells,)
    if shape.notch is not None:
        head, leg, _ = shape.notch.parts(replace(cells, lines=cells.lines + GAP))
        whole = boxed(head, leg)
    regions: tuple[Region, ...] = ()
    if look.picture_columns:
        left = look.columns - look.picture_columns
        rect = Rect(
            quantised(left * (paper.chars + paper.gutter) * paper.em),
            0.0 if look.is_under else quantised((look.heads + shape.air) * paper.leading),
            quantised(joined(look.picture_columns, paper.chars, paper.gutter) * paper.em),
            quantised((look.picture_lines - 1) * paper.leading + paper.em),
        )
        regions = (Region(kind=RegionKind.PICTURE, rect=rect),)
    return ArticleBox(
        id=BoxId("arranged"),
        article=article,
        shape=whole,
        arrangement=Arrangement.UNDER_PICTURE if look.is_under else Arrangement.OVER,
        headline_size=look.headline_size,
        head_lines=look.heads + shape.air if shape.air else 0,
        regions=regions,
    )
