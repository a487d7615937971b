"""From typed lines back to paragraphs. One rule: what was not touched stays the same value."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from layout_app.edit.anchors import marks_through, retyping
from layout_app.edit.parting import following, free_between
from layout_app.model.article import Article, heads
from layout_app.model.breaks import BROKEN
from layout_app.model.text import HEADS, INSERTS, SETTINGS, Kind, Paragraph


def retyped(old: Sequence[Paragraph], lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that an editor's lines make of the old ones.

    Lines in common at both ends keep their paragraphs; those between take over the kinds of the
    paragraphs that stood there, and further ones go on as the last of them does: a row behind a
    row, text behind text. Among the heads they are heads as long as there are kinds for them.
    """
    start = _common(old, lines)
    foot = _common(old[start:][::-1], lines[start:][::-1])
    touched, rest = old[start : len(old) - foot], old[len(old) - foot :]
    typed = lines[start : len(lines) - foot]
    between = [_paragraph(line, was) for line, was in zip(typed, touched, strict=False)]
    further = typed[len(between) :]
    above = (*old[:start], *between)
    if rest and rest[0].kind in HEADS and all(p.kind in HEADS for p in above):
        return _among_heads(above, further, rest)
    kind = following(above[-1].kind) if above else Kind.TEXT
    return (*above, *(Paragraph(text=line, kind=kind) for line in further), *rest)


def _among_heads(
    above: Sequence[Paragraph], lines: Sequence[str], rest: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Give lines between heads the kinds that are free there; what is left begins the text."""
    kinds = free_between(above[-1].kind if above else None, rest[0].kind)
    # The lowest of those above the first head: a line before a headline is its kicker.
    kinds = kinds if above else kinds[-len(lines) :]
    among = [Paragraph(text=line, kind=kind) for line, kind in zip(lines, kinds, strict=False)]
    heads = tuple(takewhile(lambda p: p.kind in HEADS, rest))
    text = (Paragraph(text=line) for line in lines[len(among) :])
    return (*above, *among, *heads, *text, *rest[len(heads) :])


def _common(old: Sequence[Paragraph], lines: Sequence[str]) -> int:
    """Return how many lines at the start are the paragraphs' own."""
    same = 0
    for paragraph, line in zip(old, lines, strict=False):
        if paragraph.text != line:
            break
        same += 1
    return same


def _paragraph(line: str, was: Paragraph) -> Paragraph:
    marks = marks_through(was.marks, retyping(was.text, line))
    return replace(was, text=line, marks=marks)


def behind_parting(before: Article, after: Article, paragraph: int, offset: int) -> tuple[int, int]:
    """Return where one writes on, once a head was parted: before what stood behind the place.

    At the end of a head behind which no other has a place, that is the next line.
    """
    old = before.paragraphs[paragraph]
    if len(after.paragraphs) == len(before.paragraphs):
        goes_on = offset == len(old.text) and paragraph + 1 < len(after.paragraphs)
        return (paragraph + 1, 0) if goes_on else (paragraph, offset)
    is_text = old.kind not in BROKEN and after.paragraphs[paragraph].kind is old.kind
    return (len(heads(after)) if is_text else paragraph + 1), 0


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
