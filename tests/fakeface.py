"""A face for tests: Han and full-width marks 1 字, ASCII ½ 字, fixed ids (the code points)."""

from dataclasses import dataclass

from layout_app.cjk.classes import CharClass, class_of
from layout_app.model.ids import FaceId


@dataclass(frozen=True)
class FakeGlyph:
    gid: int
    cluster: int
    advance: int
    dx: int = 0


class FakeFace:
    def __init__(self, face_id: str, lacks: str = "") -> None:
        self.id = FaceId(face_id)
        self.lacks = frozenset(lacks)

    def glyph(self, char: str) -> int:
        return 0 if char in self.lacks else ord(char)

    def advance(self, gid: int) -> int:
        kind = class_of(chr(gid))
        if kind is CharClass.JOINED:
            return 0
        return 500 if gid < 0x250 and kind is not CharClass.OPEN else 1000

    def extents(self, gid: int) -> tuple[int, int, int, int]:
        return (0, -120, self.advance(gid), 880)

    def blanks(self, char: str) -> tuple[int, int]:
        kind = class_of(char)
        return (500 * (kind is CharClass.OPEN), 500 * (kind is CharClass.CLOSE))

    def shape(self, text: str) -> tuple[FakeGlyph, ...]:
        found, k = [], 0
        while k < len(text):
            if text[k] in "—…" and text[k + 1 : k + 2] == text[k]:
                found.append(FakeGlyph(0xF0000 + ord(text[k]), k, 2000))
                k += 2
            else:
                found.append(FakeGlyph(ord(text[k]), k, self.advance(ord(text[k]))))
                k += 1
        return tuple(found)


class FakeFaces:
    """Every id is a fake face; `lacks` are characters that none has."""

    def __init__(self, lacks: str = "") -> None:
        self.lacks = lacks
        self.opened: dict[str, FakeFace] = {}

    def face(self, face_id: str) -> FakeFace:
        return self.opened.setdefault(face_id, FakeFace(face_id, self.lacks))

    def covering(self, face_id: str, char: str) -> FakeFace | None:
        return None if char in self.lacks else self.face(face_id)
