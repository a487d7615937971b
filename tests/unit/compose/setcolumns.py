"""Vertical lines as a reader of a test sees them, from the top.

½ and ¼ stand for what is not a whole cell, as in `setlines`; ⟨2023⟩ lies on its side, ⟦26⟧ shares
a cell, ｜ ends a line. A face shows its vertical forms: ︵ for （.
"""

from itertools import groupby

from fakeface import FORMS, JOINED, FakeFaces

from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.prepared import Form, Prepared
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle

PLAIN = BreakStyle(indent=0)
FACE = FaceId("fake")


def stood(text: str, style: BreakStyle = PLAIN, forms: dict[str, str] = FORMS) -> Prepared:
    return VerticalPreparer(FakeFaces(forms=forms)).prepare(text, FACE, style)


def set_columns(
    text: str, measure: float, style: BreakStyle = PLAIN, forms: dict[str, str] = FORMS
) -> str:
    p = stood(text, style, forms)
    room = round(measure * 1000)
    found, start = [], 0
    for end in break_lines(p, room, room).ends:
        found.append(shown(p, start, end))
        start = end
    return "｜".join(found)


def shown(p: Prepared, i: int, j: int) -> str:
    """Return one line, top to bottom."""
    found = ["½" if p.start[i] - p.at[i] == 500 else ""]
    for kind, places in groupby(range(i, j), lambda k: _posture(p, k)):
        opening, closing = {"lies": "⟨⟩", "shares": "⟦⟧"}.get(kind, ("", ""))
        inner = "".join(_cell(p, k, j) for k in places)
        tail = inner[-1] if opening and inner[-1] in "½¼" else ""
        found.append(f"{opening}{inner[: len(inner) - len(tail)]}{closing}{tail}")
    return "".join(found)


def _posture(p: Prepared, k: int) -> str:
    while not p.forms[k]:
        k -= 1
    form = p.forms[k][0]
    if form.turn:
        return "lies"
    # Of what shares a cell only the last takes room.
    ahead = k + 1 < len(p.text) and p.at[k + 1] == p.at[k]
    behind = k > 0 and p.at[k - 1] == p.at[k] and bool(p.forms[k - 1])
    return "shares" if (ahead and p.glyphs[k + 1]) or behind else "stands"


def _cell(p: Prepared, k: int, j: int) -> str:
    glyphs = "".join(_glyph(form) for form in p.forms[k])
    last = p.last[j]
    if not p.forms[k] or k > last:
        return glyphs
    own = 1000 if not p.forms[k][0].turn or ord(p.text[k]) > 0x2000 else 500
    step = (p.at[k + 1] if k < last else p.end[j]) - p.at[k]
    return glyphs + {own + 250: "¼", own - 500: "½"}.get(step, "") * (p.text[k] != "·")


def _glyph(form: Form) -> str:
    char = chr(form.gid % JOINED)
    return char * 2 if form.gid >= JOINED else char
