"""A face for tests: Han and full-width marks 1 字, ASCII ½ 字, fixed ids (the code points).

Its vertical forms are the presentation forms of Unicode, so that a test can read them: （ is ︵.
"""

from dataclasses import dataclass

from layout_app.cjk.classes import CharClass, class_of
from layout_app.model.ids import FaceId

FORMS = dict(
    zip(
        "，、。：；！？（）《》〈〉【】“”‘’『』「」—…",
        "︐︑︒︓︔︕︖︵︶︽︾︿﹀︻︼﹃﹄﹁﹂﹃﹄﹁﹂︱︙",
        strict=True,
    )
)
JOINED = 0xF0000
"""Added to the code of what two alike make one glyph: —— and ……."""
_LOW = "，、。"


@dataclass(frozen=True)
class FakeGlyph:
    gid: int
    cluster: int
    advance: int
    dx: int = 0
    dy: int = 0


class FakeFace:
    ascent, descent = 880, -120

    def __init__(self, face_id: str, lacks: str = "", forms: dict[str, str] = FORMS) -> None:
        self.id = FaceId(face_id)
        self.lacks = frozenset(lacks)
        self.forms = forms

    def glyph(self, char: str) -> int:
        return 0 if char in self.lacks else ord(char)

    def advance(self, gid: int) -> int:
        kind = class_of(chr(gid))
        if kind is CharClass.JOINED:
            return 0
        return 500 if gid < 0x250 and kind is not CharClass.OPEN else 1000

    def blanks(self, char: str) -> tuple[int, int]:
        kind = class_of(char)
        return (500 * (kind is CharClass.OPEN), 500 * (kind is CharClass.CLOSE))

    def extents(self, gid: int) -> tuple[int, int, int, int]:
        """Marks ink a half of their cell, ，。、 a quarter, all else the whole of it."""
        char = chr(gid % JOINED)
        if char in FORMS.values():
            flat = next(one for one, form in FORMS.items() if form == char)
            left = 500 if flat in _LOW or flat in "：；！？" else 0
            is_open = class_of(flat) is CharClass.OPEN
            is_close = class_of(flat) is CharClass.CLOSE and flat not in "：；！？"
            return (left, 380 if is_close else -120, 1000, 380 if is_open else 880)
        left, right = self.blanks(char)
        top = 380 if char in _LOW else 880
        return (left, -120, self.advance(gid) - right, top)

    def shape(
        self, text: str, *, vertical: bool = False, features: tuple[str, ...] = ()
    ) -> tuple[FakeGlyph, ...]:
        if vertical:
            return self._downwards(text)
        found, k = [], 0
        while k < len(text):
            if text[k] in "—…" and text[k + 1 : k + 2] == text[k]:
                found.append(FakeGlyph(JOINED + ord(text[k]), k, 2000))
                k += 2
            else:
                found.append(FakeGlyph(ord(text[k]), k, self.advance(ord(text[k]))))
                k += 1
        return tuple(found)

    def _downwards(self, text: str) -> tuple[FakeGlyph, ...]:
        if text in ("——", "……") and text[0] in self.forms:
            return (FakeGlyph(JOINED + ord(self.forms[text[0]]), 0, 2000, -500, -1380),)
        gids = [ord(self.forms.get(char, char)) for char in text]
        return tuple(
            FakeGlyph(gid, k, 1000, -self.advance(gid) // 2, -880) for k, gid in enumerate(gids)
        )


class FakeFaces:
    """Every id is a fake face; `lacks` are characters that none has."""

    def __init__(self, lacks: str = "", forms: dict[str, str] = FORMS) -> None:
        self.lacks = lacks
        self.forms = forms
        self.opened: dict[str, FakeFace] = {}

    def face(self, face_id: str) -> FakeFace:
        return self.opened.setdefault(face_id, FakeFace(face_id, self.lacks, self.forms))

    def covering(self, face_id: str, char: str) -> FakeFace | None:
        return None if char in self.lacks else self.face(face_id)
