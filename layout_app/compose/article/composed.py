"""What became of an article and its boxes. One rule: values, made by whoever composes."""

from layout_app.compose.flow.fit import Fit
from layout_app.display.items import Group
from layout_app.frozen import frozen
from layout_app.model.box import RegionKind
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.problem import Problem


@frozen
class PlacedRegion:
    """A head or column of a box in its place."""

    kind: RegionKind
    rect: Rect
    """Points from the trim's top left."""
    paragraph: int | None = None
    """The head's paragraph; none for a column of text."""
    index: int = 0
    """Which of several pictures or inserts of its kind."""


@frozen
class ComposedBox:
    """What became of a box."""

    box: BoxId
    kind: str
    """article, ad, picture, text, rule, panel, package."""
    rect: Rect
    """Points from the trim's top left."""
    article: ArticleId | None = None
    part: int = 1
    fit: Fit | None = None
    """None where nothing is poured."""
    regions: tuple[PlacedRegion, ...] = ()
    arms: tuple[Rect, ...] = ()
    """The rectangles of a box that has several (an L)."""


@frozen
class ComposedArticle:
    """An article set over all its boxes."""

    article: ArticleId
    boxes: tuple[ComposedBox, ...]
    """By part."""
    groups: tuple[Group, ...]
    """The ink of each box."""
    fit: Fit
    overset: tuple[int, int] | None
    """Paragraph and offset of the first character that found no place."""
    lost: tuple[tuple[int, int], ...]
    """Ranges of the accepted text that found none; inserts behind the first are set."""
    framed: tuple[tuple[int, int], ...]
    """Ranges of it in whose place frames stand: no face has their characters."""
    problems: tuple[Problem, ...]
