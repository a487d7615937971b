"""What the composer asks of a face. One rule: numbers of 1/1000 em, no files."""

from collections.abc import Sequence
from typing import Protocol

from layout_app.model.ids import FaceId


class Shaped(Protocol):
    """One glyph of a shaped run."""

    @property
    def gid(self) -> int:
        """Glyph id."""

    @property
    def cluster(self) -> int:
        """Index of the first character it stands for."""

    @property
    def advance(self) -> int:
        """Width along the run."""

    @property
    def dx(self) -> int:
        """Offset of its origin to the right."""

    @property
    def dy(self) -> int:
        """Offset of its origin upwards, from the top of its cell in a vertical run."""


class FaceLike(Protocol):
    """A face that measures and shapes."""

    id: FaceId

    @property
    def ascent(self) -> int:
        """Top of the em box above the base line."""

    @property
    def descent(self) -> int:
        """Foot of the em box, negative."""

    def glyph(self, char: str, /) -> int:
        """Return the glyph of a character, 0 when missing."""

    def advance(self, gid: int, /) -> int:
        """Return the width of a glyph."""

    def extents(self, gid: int, /) -> tuple[int, int, int, int]:
        """Return the ink of a glyph: xmin, ymin, xmax, ymax; y up."""

    def blanks(self, char: str, /) -> tuple[int, int]:
        """Return the blank that a mark may lose on its left and right."""

    def shape(
        self, text: str, /, *, vertical: bool = False, features: tuple[str, ...] = ()
    ) -> Sequence[Shaped]:
        """Return the glyphs of a run, left to right or downwards."""


class Faces(Protocol):
    """Faces by id, and who stands in for a missing character."""

    def face(self, face_id: FaceId, /) -> FaceLike:
        """Return a face."""

    def covering(self, face_id: FaceId, char: str, /) -> FaceLike | None:
        """Return the first face of the chain that has the character."""
