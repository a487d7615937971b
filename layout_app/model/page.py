"""Pages. One rule: a page is named by a random id; its folio follows from the issue's order."""

from enum import StrEnum

from layout_app.frozen import frozen
from layout_app.model.box import Box
from layout_app.model.ids import PageId


class Stage(StrEnum):
    """How far a page has come."""

    PLANNED = "planned"
    LAID_OUT = "laid_out"
    READ = "read"
    SIGNED = "signed"


@frozen
class PageState:
    """The stage of a page and, once signed, what was signed."""

    stage: Stage = Stage.PLANNED
    who: str = ""
    when: str = ""
    """ISO 8601 with offset."""
    revision: int = 0
    digest: str = ""
    """Digest of the display list that was signed."""
    pdf: str = ""
    """sha256 of the PDF that was signed."""


@frozen
class Guide:
    """A guide line the editor pulled from a ruler."""

    vertical: bool
    at: float
    """Points from the trim's left or top."""


@frozen
class FurnitureOverride:
    """A furniture text that this page sets its own way."""

    name: str
    """`section`, `editors`, `ear`, `colophon` …"""
    text: str


@frozen
class Page:
    """A page, or a spread of two folios under one type area (通版)."""

    id: PageId
    boxes: tuple[Box, ...] = ()
    """In painting order, the lowest first."""
    section: str = ""
    """版名, such as 要闻."""
    span: int = 1
    """Folios it takes: 1, or 2 for a spread."""
    state: PageState = PageState()
    template: str = ""
    guides: tuple[Guide, ...] = ()
    furniture: tuple[FurnitureOverride, ...] = ()

    def __post_init__(self) -> None:
        if self.span not in (1, 2):
            raise ValueError("a page spans one or two folios")
        if len({box.id for box in self.boxes}) != len(self.boxes):
            raise ValueError("two boxes of one id on a page")
