"""Lines of Chinese as a reader of a test sees them.

½ stands at a mark set half, ¼ for a Han–Latin gap, ｜ for the line end (a mark behind it hangs),
`‐` for a hyphen that the text lacks, ⟨…⟩ for a reading, • for a dot below, ^ for a
raised character.
"""

from fakeface import FakeFaces

from layout_app.cjk.classes import CharClass, class_of
from layout_app.compose.line.cells import GAP
from layout_app.compose.line.justify import glyph_places
from layout_app.compose.line.linebreak import Breaking, break_lines
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.prepared import Prepared
from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle
from layout_app.model.text import Mark

PLAIN = BreakStyle(indent=0)
FACE = FaceId("fake")
WHOLE = (CharClass.HAN, CharClass.OPEN, CharClass.CLOSE)


def prepared(
    text: str, style: BreakStyle = PLAIN, marks: tuple[Mark, ...] = (), face: FaceId = FACE
) -> Prepared:
    faces = FakeFaces() if face == FACE else shipped()
    return Preparer(faces).prepare(text, face, style, marks, FaceId("hei-700"))


def broken(p: Prepared, measure: float) -> Breaking:
    room = round(measure * 1000)
    return break_lines(p, room - p.style.indent, room)


def set_lines(
    text: str,
    measure: float,
    style: BreakStyle = PLAIN,
    marks: tuple[Mark, ...] = (),
    face: FaceId = FACE,
) -> str:
    """Return the lines as set."""
    p = prepared(text, style, marks, face)
    found, start = [], 0
    for end in broken(p, measure).ends:
        found.append(shown(p, start, end))
        start = end
    return "".join(found).removesuffix("｜")


def shown(p: Prepared, i: int, j: int) -> str:
    """Return one line with its end."""
    last = p.last[j]
    head = "½" if p.start[i] - p.at[i] == 500 else ""
    inside = "".join(_beside(p, k) + _behind(p, k, j) for k in range(i, last + 1))
    return head + inside + ("‐" if j in p.hyphens else "") + "｜" + p.text[last + 1 : j].strip()


def _beside(p: Prepared, k: int) -> str:
    """Return a character with what stands above, below or raises it."""
    sign = "^" if any(a <= k < b for a, b in p.small) else ""
    sign += p.text[k] + ("•" if k in p.dotted else "")
    readings = (r.prepared.text for r in p.readings if r.end == k + 1)
    return sign + "".join(f"⟨{reading}⟩" for reading in readings)


def _behind(p: Prepared, k: int, j: int) -> str:
    """Return what is not whole about the place behind a character."""
    if class_of(p.text[k]) not in (*WHOLE, CharClass.LATIN):
        return ""
    if k == p.last[j]:
        return "½" if p.end[j] - p.at[k] == 500 and class_of(p.text[k]) in WHOLE else ""
    if p.shrink[GAP][k + 1] > p.shrink[GAP][k] and p.text[k] != " ":
        return "¼"
    step = p.at[k + 1] - p.at[k]
    return "½" if step == 500 and class_of(p.text[k]) in WHOLE else ""


def places(p: Prepared, measure: float) -> list[list[int]]:
    """Return the places of each line's glyphs, 1/1000 em."""
    room, found, start = round(measure * 1000), [], 0
    for end in broken(p, measure).ends:
        wide = room - (0 if start else p.style.indent)
        found.append(glyph_places(p, start, end, wide, full=end < len(p.text)))
        start = end
    return found
