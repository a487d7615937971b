"""From typed lines back to paragraphs. One rule: what was not touched stays the same value."""

from collections.abc import Sequence
from dataclasses import replace

from layout_app.edit.anchors import marks_through, retyping
from layout_app.model.text import HEADS, INSERTS, SETTINGS, Kind, Paragraph


def retyped(old: Sequence[Paragraph], lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that an editor's lines make of the old ones.

    Lines in common at both ends keep their paragraphs; those between take over the kinds of the
    paragraphs that stood there, and further ones are text.
    """
    start = _common(old, lines)
    foot = _common(old[start:][::-1], lines[start:][::-1])
    touched = old[start : len(old) - foot]
    between = [
        _paragraph(line, touched[n] if n < len(touched) else None)
        for n, line in enumerate(lines[start : len(lines) - foot])
    ]
    return (*old[:start], *between, *old[len(old) - foot :])


def _common(old: Sequence[Paragraph], lines: Sequence[str]) -> int:
    """Return how many lines at the start are the paragraphs' own."""
    same = 0
    for paragraph, line in zip(old, lines, strict=False):
        if paragraph.text != line:
            break
        same += 1
    return same


def _paragraph(line: str, was: Paragraph | None) -> Paragraph:
    if was is None:
        return Paragraph(text=line)
    marks = marks_through(was.marks, retyping(was.text, line))
    return replace(was, text=line, marks=marks)


def may_become(paragraphs: Sequence[Paragraph], at: int) -> tuple[Kind, ...]:
    """Return the kinds that a paragraph could have without breaking the order of the heads."""
    body = (Kind.TEXT, Kind.SUBHEAD, *INSERTS, *SETTINGS)
    heads = [p.kind for p in paragraphs[:at] if p.kind in HEADS]
    if any(p.kind not in HEADS for p in paragraphs[:at]):
        return (*body, Kind.BYLINE)
    after = [p.kind for p in paragraphs[at + 1 :] if p.kind in HEADS]
    above = HEADS.index(heads[-1]) if heads else -1
    below = HEADS.index(after[0]) if after else len(HEADS)
    fitting = HEADS[above + 1 : below]
    return (*fitting, *(body if not after else ()))
