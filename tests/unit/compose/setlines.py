"""Lines of Chinese as a reader of a test sees them: ½ and ¼ for what is not a whole cell."""

from fakeface import FakeFaces

from layout_app.compose.justify import glyph_places
from layout_app.compose.linebreak import Breaking, break_lines
from layout_app.compose.prepare import Prepared, Preparer
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle
from layout_app.model.text import Mark

PLAIN = BreakStyle(indent=0)
FACE = FaceId("fake")


def prepared(text: str, style: BreakStyle = PLAIN, marks: tuple[Mark, ...] = ()) -> Prepared:
    return Preparer(FakeFaces()).prepare(text, FACE, style, marks, FaceId("bold"))


def broken(p: Prepared, measure: float) -> Breaking:
    room = round(measure * 1000)
    return break_lines(p, room - p.style.indent, room)


def set_lines(text: str, measure: float, style: BreakStyle = PLAIN) -> str:
    """Return the lines, ½ behind or before a mark set half, ¼ for a Han-Latin gap, ｜ line ends."""
    p = prepared(text, style)
    found, start = [], 0
    for end in broken(p, measure).ends:
        found.append(shown(p, start, end))
        start = end
    return "｜".join(found)


def shown(p: Prepared, i: int, j: int) -> str:
    out = []
    last = p.last[j]
    for k in range(i, j):
        char = p.text[k]
        if k == i and p.start[i] - p.at[i] == 500:
            out.append("½")
        out.append(char)
        if k < last:
            step = p.at[k + 1] - p.at[k]
            own = 1000 if ord(char) > 0x2000 else 500
            out.append({own + 250: "¼", own - 500: "½"}.get(step, "") if char != "·" else "")
        elif k == last and p.end[j] - p.at[k] == 500 and ord(char) > 0x2000:
            out.append("½")
    return "".join(out)


def places(p: Prepared, measure: float) -> list[list[int]]:
    """Return the places of each line's glyphs, 1/1000 em."""
    room, found, start = round(measure * 1000), [], 0
    for end in broken(p, measure).ends:
        wide = room - (0 if start else p.style.indent)
        found.append(glyph_places(p, start, end, wide, full=end < len(p.text)))
        start = end
    return found
