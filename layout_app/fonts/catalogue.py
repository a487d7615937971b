"""Which faces there are and who stands in for whom. One rule: a file is opened on first use."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from layout_app.errors import FontError
from layout_app.fonts.face import Face, open_face
from layout_app.frozen import frozen
from layout_app.model.ids import FaceId
from layout_app.resources import asset


@frozen
class FaceFile:
    """A font file under the name the stylebook uses."""

    id: FaceId
    """Role and weight, such as `song-700`."""
    path: Path
    """The file."""
    index: int = 0
    """Face of a collection."""
    is_ours: bool = False
    """Whether it comes with the program."""

    @property
    def role(self) -> str:
        """Return `song` of `song-700`."""
        return self.id.rpartition("-")[0] or self.id

    @property
    def weight(self) -> int:
        """Return 700 of `song-700`, 400 when the id tells none."""
        tail = self.id.rpartition("-")[2]
        return int(tail) if tail.isascii() and tail.isdigit() else 400


# Who is asked next for a character: the same strokes first, then any hand.
_ROLES = ("song", "hei", "kai")
# 仿宋 has no free face: 楷 stands in until the paper adds one.
_STAND_INS = {"fang": "kai"}
_SHIPPED = (
    ("song-400", "NewsSong-400.ttf"),
    ("song-700", "NewsSong-700.ttf"),
    ("song-900", "NewsSong-900.ttf"),
    ("hei-400", "NewsHei-400.ttf"),
    ("hei-700", "NewsHei-700.ttf"),
    ("hei-900", "NewsHei-900.ttf"),
    ("kai-400", "NewsKai-400.ttf"),
)


class Catalogue:
    """Faces by id, opened when first asked for."""

    def __init__(self, files: Iterable[FaceFile]) -> None:
        self._files = {file.id: file for file in files}
        self._opened: dict[FaceId, Face] = {}
        self._chains: dict[FaceId, tuple[FaceId, ...]] = {}

    def ids(self) -> tuple[FaceId, ...]:
        """Return the ids in the order they were added."""
        return tuple(self._files)

    def file(self, face_id: FaceId) -> FaceFile:
        """Return the file behind an id; a role without a file of its own gets its stand-in."""
        found = self._files.get(face_id)
        if found is None:
            asked = FaceFile(id=face_id, path=Path())
            stand_in = _STAND_INS.get(asked.role)
            near = self._nearest(stand_in, asked.weight) if stand_in else None
            if near is None:
                raise FontError("font.unknown_face", "", face=face_id, known=self.ids())
            found = near
        return found

    def face(self, face_id: FaceId) -> Face:
        """Return the opened face."""
        opened = self._opened.get(face_id)
        if opened is None:
            file = self.file(face_id)
            opened = self._opened.get(file.id) or open_face(
                file.path, file.index, file.id, is_ours=file.is_ours
            )
            self._opened[face_id] = self._opened[file.id] = opened
        return opened

    def chain(self, face_id: FaceId) -> tuple[Face, ...]:
        """Return the face and who stands in for it: 宋, 黑 of the nearest weight, 楷."""
        return tuple(map(self.face, self._chain_ids(face_id)))

    def covering(self, face_id: FaceId, char: str) -> Face | None:
        """Return the first face of the chain that has the character."""
        own = self.face(face_id)
        if own.covers(char):
            return own
        faces = map(self.face, self._chain_ids(face_id)[1:])
        return next((face for face in faces if face.covers(char)), None)

    def extended(self, files: Iterable[FaceFile]) -> "Catalogue":
        """Return a catalogue with a publication's own faces, which win over others of their id."""
        grown = Catalogue((*self._files.values(), *files))
        for face_id, face in self._opened.items():
            if grown._files.get(face_id) == self._files.get(face_id) is not None:
                grown._opened[face_id] = face
        return grown

    def stand_in(self, face_id: FaceId) -> FaceFile:
        """Return who stands in for a face that is not there: its role, or 宋, of like weight."""
        asked = FaceFile(id=face_id, path=Path())
        role = _STAND_INS.get(asked.role, asked.role)
        found = self._nearest(role, asked.weight) or self._nearest(_ROLES[0], asked.weight)
        assert found is not None, "a catalogue has a face of every role"
        return found

    def _chain_ids(self, face_id: FaceId) -> tuple[FaceId, ...]:
        chain = self._chains.get(face_id)
        if chain is None:
            own = self.file(face_id)
            near = (self._nearest(role, own.weight) for role in _ROLES if role != own.role)
            chain = (own.id, *(file.id for file in near if file))
            self._chains[face_id] = chain
        return chain

    def _nearest(self, role: str, weight: int) -> FaceFile | None:
        same = (file for file in self._files.values() if file.role == role)
        return min(same, key=lambda file: abs(file.weight - weight), default=None)


@cache
def shipped() -> Catalogue:
    """Return the faces that come with the program; one catalogue a process."""
    return Catalogue(
        FaceFile(id=FaceId(face_id), path=asset(f"fonts/{name}"), is_ours=True)
        for face_id, name in _SHIPPED
    )
