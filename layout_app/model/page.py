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
class RightPage:
    """What the right page of a spread keeps of its own; its boxes stand with the left one's."""

    id: PageId
    section: str = ""
    furniture: tuple[FurnitureOverride, ...] = ()
    template: str = ""


@frozen
class Page:
    """A page, or a spread of two folios under one type area (通版).

    Columns and points of a spread count from its left page on.
    """

    id: PageId
    boxes: tuple[Box, ...] = ()
    """In painting order, the lowest first."""
    section: str = ""
    """版名, such as 要闻."""
    span: int = 1
    """Folios it takes: 1, or 2 for a spread."""
    right: RightPage | None = None
    """The right page of a spread; where nothing is known of it, it is named after the left one."""
    state: PageState = PageState()
    template: str = ""
    guides: tuple[Guide, ...] = ()
    furniture: tuple[FurnitureOverride, ...] = ()

    @property
    def right_page(self) -> RightPage:
        """The right page of a spread."""
        return self.right or RightPage(id=PageId(f"{self.id}-right"), section=self.section)

    def __post_init__(self) -> None:
        if self.span not in (1, 2):
            raise ValueError("a page spans one or two folios")
        if self.right is not None and self.span != 2:
            raise ValueError("only a spread has a right page")
        if len({box.id for box in self.boxes}) != len(self.boxes):
            raise ValueError("two boxes of one id on a page")
