"""Guides under the mouse. One rule: a guide let go outside of its page is gone."""

from PySide6.QtCore import QPointF, QRectF

from layout_app.edit.snap import snap_line
from layout_app.model.geometry import MM
from layout_app.model.issue import index
from layout_app.model.page import Guide
from layout_app.ui.canvas.scene import PageScene, Sheet
from layout_app.ui.canvas.stepwise import Stepwise

NEAR = 3.0
"""Device-independent pixels within which a guide is taken up."""


class PullGuide(Stepwise):
    """A guide pulled from a ruler, or taken up where it stands."""

    def __init__(
        self,
        scene: PageScene,
        sheet: Sheet | None,
        number: int | None,
        *,
        vertical: bool,
        reach: float,
    ) -> None:
        super().__init__(scene)
        self._sheet = sheet
        self._number = number
        self._is_new = number is None
        self._vertical = vertical
        self._reach = reach

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Put the guide under the mouse: on the page there, or nowhere."""
        sheet = self._scene.sheet_at(at)
        if self._number is not None and sheet != self._sheet:
            self._drop()
        if sheet is None:
            return
        place = self._place(at, sheet, freely=freely) / MM
        if self._number is None:
            self._add(sheet, place)
        else:
            self._scene.bridge.run(
                "guide.move", page=sheet.page, number=self._number, at=place, merge=self._key
            )

    @property
    def at(self) -> float | None:
        """Where the guide stands, points from the page's left or top; none while it is nowhere."""
        if self._sheet is None or self._number is None:
            return None
        pages = index(self._scene.bridge.session.issue).pages
        return pages[self._sheet.page].guides[self._number].at

    def finish(self) -> None:
        """Leave no step behind where a new guide was let go outside."""
        if self._number is None and self._is_new:
            self.abandon()

    def _place(self, at: QPointF, sheet: Sheet, *, freely: bool) -> float:
        place = at.x() - sheet.x if self._vertical else at.y()
        if freely:
            return place
        boxes = [box.rect for other, box in self._scene.boxes() if other == sheet]
        return snap_line(place, self._scene.paper, boxes, self._reach, up=self._vertical)

    def _add(self, sheet: Sheet, place: float) -> None:
        bridge = self._scene.bridge
        if bridge.run(
            "guide.add", page=sheet.page, vertical=self._vertical, at=place, merge=self._key
        ):
            self._sheet = sheet
            self._number = len(index(bridge.session.issue).pages[sheet.page].guides) - 1

    def _drop(self) -> None:
        assert self._sheet is not None
        self._scene.bridge.run(
            "guide.remove", page=self._sheet.page, number=self._number, merge=self._key
        )
        self._number = None


def guides_in(scene: PageScene) -> tuple[tuple[Sheet, int, Guide], ...]:
    """Return the guides of the pages in view, each with its sheet and its number there."""
    if not scene.guides_shown:
        return ()
    pages = index(scene.bridge.session.issue).pages
    return tuple(
        (sheet, number, guide)
        for sheet in scene.sheets
        if sheet.page in pages
        for number, guide in enumerate(pages[sheet.page].guides)
    )


def guide_at(scene: PageScene, at: QPointF, reach: float) -> tuple[Sheet, int, Guide] | None:
    """Return the guide within `reach` points of a point of the scene."""
    for sheet, number, guide in guides_in(scene):
        rect = scene.page_rect(sheet.page) or QRectF()
        away = at.x() - sheet.x - guide.at if guide.vertical else at.y() - guide.at
        if abs(away) <= reach and rect.contains(at):
            return sheet, number, guide
    return None
