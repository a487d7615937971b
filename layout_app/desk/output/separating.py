"""分色 of a page in a process of its own. One rule: the plates stay there, pictures come back.

A page is written once and taken apart; afterwards each choice of inks is only laid over anew.
"""

from typing import TYPE_CHECKING

from layout_app.desk.output.inkview import InkView
from layout_app.desk.output.proofing import DPI, ProofOrder, proof_pdf
from layout_app.frozen import frozen
from layout_app.model.ids import PageId

if TYPE_CHECKING:
    from layout_app.press.separation.plates import Plate

_KEPT = 2
"""Pages whose plates are kept: those of a spread."""


@frozen
class SeparationOrder:
    """A page to be taken apart; it can be pickled."""

    proof: ProofOrder
    view: InkView

    @property
    def page(self) -> PageId:
        """The page."""
        return self.proof.page


@frozen
class ViewOrder:
    """Other inks of a page that was taken apart."""

    page: PageId
    view: InkView


@frozen
class InkSheet:
    """One plate."""

    ink: str
    mean: float
    """Share of the page that it covers, percent."""
    solid: tuple[int, int, int]
    """How a spot ink looks where it is solid: red, green, blue."""
    shares: bytes
    """Row by row, 0 paper to 255 solid."""


@frozen
class Viewed:
    """The chosen inks of a page, as light."""

    view: InkView
    size: tuple[int, int]
    """Columns and rows."""
    rgb: bytes
    dpi: int


@frozen
class Separated:
    """A page taken apart."""

    sheets: tuple[InkSheet, ...]
    highest: float
    """The most ink in a square millimetre, percent."""
    first: Viewed
    """The inks that were asked for at once."""


class LightTable:
    """The plates of the pages in view."""

    def __init__(self) -> None:
        self._kept: dict[PageId, _Laid] = {}

    def separated(self, order: SeparationOrder) -> Separated:
        """Write a page, take it apart and show the inks that are wanted."""
        from layout_app.press.separation.plates import plates
        from layout_app.press.separation.preview import highest

        found = plates(proof_pdf(order.proof), 0, DPI)
        laid = _Laid(found, order.proof.order.job.info.icc)
        self._kept.pop(order.page, None)
        self._kept[order.page] = laid
        for page in tuple(self._kept)[:-_KEPT]:
            del self._kept[page]
        return Separated(
            sheets=tuple(
                InkSheet(
                    ink=plate.ink,
                    mean=plate.mean,
                    solid=plate.solid,
                    shares=plate.shares.tobytes(),
                )
                for plate in found
            ),
            highest=highest(found, DPI),
            first=laid.viewed(order.view),
        )

    def viewed(self, order: ViewOrder) -> Viewed | None:
        """Show other inks; None for a page whose plates are gone."""
        laid = self._kept.get(order.page)
        return laid.viewed(order.view) if laid else None


class _Laid:
    def __init__(self, plates: "tuple[Plate, ...]", icc: bytes) -> None:
        self._plates, self._icc = plates, icc

    def viewed(self, view: InkView) -> Viewed:
        from layout_app.press.separation.preview import shown

        inks = {plate.ink for plate in self._plates} - view.off
        light = shown(self._plates, inks, self._icc, view.limit)
        rows, columns = light.shape[:2]
        return Viewed(view=view, size=(columns, rows), rgb=light.tobytes(), dpi=DPI)
