"""What a page paints, in its order. One rule: lengths and places are those on paper, points."""

from dataclasses import dataclass, field
from typing import Any

from layout_app.frozen import frozen
from layout_app.model.ink import Ink
from layout_app.preflight.finding import Finding
from layout_app.press.foreign.colours import GRAY, Space
from layout_app.press.foreign.values import Matrix

_BLACK = Ink(k=1.0)


@frozen
class Paint:
    """A colour as it is set."""

    space: Space = GRAY
    ink: Ink | None = _BLACK
    overprints: bool = False
    keeps_blank: bool = False
    """Overprint mode 1: a plate without ink leaves what lies below."""


@frozen
class ShownText:
    """A string on the page."""

    font: Any
    size: float
    paint: Paint
    codes: bytes
    x: float
    y: float


@frozen
class PaintedPath:
    """A line or an area."""

    fill: Paint | None
    stroke: Paint | None
    weight: float


@frozen
class PaintedImage:
    """A picture in its place."""

    stream: Any
    resources: Any
    placed: Matrix
    data: bytes | None = field(default=None, repr=False)
    """Of an inline image, as it stands in the page."""


@dataclass(slots=True)
class Painting:
    """Type, paths and pictures, the colour spaces they ask for, and the faults that showed."""

    texts: list[ShownText] = field(default_factory=list)
    unseen: list[ShownText] = field(default_factory=list)
    """Type without ink: a press asks for its fonts all the same."""
    paths: list[PaintedPath] = field(default_factory=list)
    images: list[PaintedImage] = field(default_factory=list)
    spaces: list[Space] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all is painted."""
        return not (self.texts or self.paths or self.images)
