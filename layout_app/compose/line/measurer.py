"""Paragraphs are measured once. One rule: whatever is kept here can be made again."""

from abc import ABC, abstractmethod
from itertools import islice

from layout_app.compose.line.faces import Faces
from layout_app.compose.line.prepared import Prepared, Reading
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle
from layout_app.model.text import Mark, MarkKind


class Measurer(ABC):
    """Measures paragraphs for lines of one direction, and keeps so many of them."""

    kept = 4096

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._kept: dict[
            tuple[str, FaceId, BreakStyle, tuple[Mark, ...], FaceId | None], Prepared
        ] = {}

    def prepare(
        self,
        text: str,
        face: FaceId,
        style: BreakStyle,
        marks: tuple[Mark, ...] = (),
        bold: FaceId | None = None,
    ) -> Prepared:
        """Return the paragraph measured in a face; `bold` shows its bold ranges."""
        key = text, face, style, marks, bold
        found = self._kept.pop(key, None)
        if found is None:
            self._make_room()
            found = self._measured(text, face, style, marks, bold)
        self._kept[key] = found  # behind those that were asked for longer ago
        return found

    def _make_room(self) -> None:
        """Forget the half that was not asked for longest: each key that is struck leaves one."""
        if len(self._kept) >= self.kept:
            for key in list(islice(self._kept, self.kept // 2)):
                del self._kept[key]

    @abstractmethod
    def _measured(
        self,
        text: str,
        face: FaceId,
        style: BreakStyle,
        marks: tuple[Mark, ...],
        bold: FaceId | None,
    ) -> Prepared:
        """Measure a paragraph that is not kept."""

    def _readings(
        self, face: FaceId, style: BreakStyle, marks: tuple[Mark, ...]
    ) -> tuple[Reading, ...]:
        """Return the readings (ruby) of a paragraph, measured, in order."""
        return tuple(
            Reading(mark.start, mark.end, self.prepare(mark.value, face, style))
            for mark in sorted(marks, key=lambda mark: mark.start)
            if mark.kind is MarkKind.RUBY and mark.start < mark.end and mark.value.strip()
        )
