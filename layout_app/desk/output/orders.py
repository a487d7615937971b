"""Orders of pages, and what becomes of them. One rule: values, for another process and back."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from layout_app.compose.article.composed import ComposedBox
from layout_app.frozen import frozen
from layout_app.model.ids import PageId
from layout_app.model.page import PageState
from layout_app.model.problem import Problem
from layout_app.press.export import ExportJob, ExportResult, Split
from layout_app.press.imposition import Impose
from layout_app.press.painted import PaintedPage
from layout_app.press.profile import Profile

Range = tuple[int, int]
"""Start and end in the accepted text of an article."""


@frozen
class Wish:
    """What an editor asks for."""

    to: Path
    profile: Profile = Profile.X1A
    split: Split | None = None
    """None takes the profile's custom: pages for the press, one file for the screen."""
    pages: tuple[PageId, ...] = ()
    """Empty exports all."""
    accepted: frozenset[str] = frozenset()
    """Codes of problems the editor answers for."""
    report: Path | None = None
    """File of the certificate."""
    marks: bool = False
    """Crop and register marks, whatever the house asks for."""
    impose: Impose = Impose.NONE
    house: str | None = None
    """Printing house; None takes the publication's."""
    template: str = ""
    """Name of a page's file; empty takes the house's."""


@frozen
class Account:
    """What conservation must find in the files."""

    texts: dict[str, str]
    """Accepted text by article."""
    headlines: dict[str, str]
    overset: dict[str, tuple[Range, ...]]
    cuts: dict[str, tuple[Range, ...]]
    framed: dict[str, tuple[Range, ...]]
    """What no face has: a frame stands for it. A press gets none unasked, a screen shows all."""


@frozen
class ReadyPage:
    """A page composed and painted: all that a file and its certificate need of it."""

    painted: PaintedPage
    boxes: tuple[ComposedBox, ...]
    problems: tuple[Problem, ...]
    state: PageState = PageState()
    """Who has signed it."""
    outlined: PaintedPage | None = None
    """The page with type as outlines, where the house asks for them."""


@frozen
class Order:
    """An export that can be carried out anywhere; it can be pickled."""

    job: ExportJob
    pages: tuple[ReadyPage, ...]
    account: Account | None
    """None writes without a certificate."""
    accepted: tuple[str, ...]
    problems: tuple[Problem, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """Names that the files of pictures and ads came with, by their sha256."""


@frozen
class Exported:
    """What an export has left."""

    result: ExportResult
    problems: tuple[Problem, ...]
    """What is not right on the pages."""
    certificate: dict[str, object] | None = field(default=None, repr=False)


def split_of(profile: Profile) -> Split:
    """Return how pages are told to files where nothing is said."""
    return Split.PAGES if profile.is_press else Split.ISSUE
