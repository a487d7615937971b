"""Places in the copy through every change. One rule: what is pinned follows its characters.

A change is a map from old places to new ones; whatever is pinned to an old place is set anew, with
the characters around it as they are now.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from layout_app.edit.lookup import changed_article
from layout_app.frozen import frozen
from layout_app.model.article import Article, Cut, Note, PartBreak, paragraph_starts
from layout_app.model.ids import ArticleId
from layout_app.model.seam import OpenEnd, Seam, Side
from layout_app.model.text import Anchor, BlockRef, Mark, Paragraph, anchor_at

MOST_COMPARED = 1_000_000
"""Characters gone times characters come up to which a change is looked into; else it is one."""


@frozen(kw_only=False)
class Piece:
    """Where the characters start..end of an old paragraph stand now."""

    start: int
    end: int
    article: ArticleId
    paragraph: int
    shift: int = 0
    """New offset less old offset."""


Places = Mapping[tuple[ArticleId, int], tuple[Piece, ...]]
"""By old article and paragraph, the pieces in order; every character is in one."""


def rebuilt(
    old: Mapping[ArticleId, Article],
    texts: Mapping[ArticleId, tuple[Paragraph, ...]],
    places: Places,
) -> dict[ArticleId, Article]:
    """Return the articles of `old` with the paragraphs of `texts`, everything pinned gone along."""
    pins = _pinned(old.values(), texts, places)
    ends = [end for article in old.values() for end in article.open_ends]
    blocks = {b for paragraphs in texts.values() for p in paragraphs for b in p.blocks}
    made = {}
    for name, paragraphs in texts.items():
        article = changed_article(old[name], paragraphs)
        made[name] = replace(
            article,
            seams=tuple(sorted(pins[name].seams, key=lambda seam: _order(seam.at))),
            cuts=tuple(sorted(pins[name].cuts, key=lambda cut: _order(cut.start))),
            notes=tuple(sorted(pins[name].notes, key=lambda note: _order(note.at))),
            breaks=tuple(sorted(pins[name].breaks, key=lambda found: found.part)),
            open_ends=(
                *ends_of(paragraphs, ends),
                *(end for end in old[name].open_ends if end.block not in blocks),
            ),
        )
    return made


def ends_of(paragraphs: tuple[Paragraph, ...], ends: list[OpenEnd]) -> tuple[OpenEnd, ...]:
    """Return the open ends of these paragraphs, in reading order, tails before heads."""
    order: dict[BlockRef, int] = {}
    for paragraph in paragraphs:
        for block in paragraph.blocks:
            order.setdefault(block, len(order))
    mine = [end for end in ends if end.block in order]
    return tuple(sorted(mine, key=lambda end: (order[end.block], end.side is Side.HEAD)))


def same_places(article: Article) -> dict[tuple[ArticleId, int], tuple[Piece, ...]]:
    """Return the map that leaves every character of an article where it is."""
    return {
        (article.id, n): (Piece(0, len(p.text), article.id, n),)
        for n, p in enumerate(article.paragraphs)
    }


def retyped(article: Article, paragraphs: tuple[Paragraph, ...]) -> Article:
    """Return the article with other paragraphs; pins stay beside what did not change."""
    through = retyping(_flat(article.paragraphs), _flat(paragraphs))
    found = changed_article(article, paragraphs)
    starts_before = paragraph_starts(article.paragraphs)

    def now(anchor: Anchor, *, behind: bool = False) -> Anchor:
        if anchor.paragraph >= len(article.paragraphs):
            return anchor
        before = starts_before[anchor.paragraph] + anchor.offset
        return _at(paragraphs, moved(before, through, behind=behind))

    if not paragraphs:
        return replace(found, seams=(), cuts=(), notes=(), breaks=())
    cuts = (
        replace(cut, start=now(cut.start, behind=True), end=now(cut.end)) for cut in article.cuts
    )
    return replace(
        found,
        seams=tuple(replace(seam, at=now(seam.at)) for seam in article.seams),
        cuts=tuple(cut for cut in cuts if _order(cut.start) < _order(cut.end)),
        notes=tuple(replace(note, at=now(note.at)) for note in article.notes),
        breaks=tuple(replace(b, at=now(b.at, behind=True)) for b in article.breaks),
    )


@frozen(kw_only=False)
class Replaced:
    """The characters start..end of a text that gave way to `length` others."""

    start: int
    end: int
    length: int


Retyping = tuple[Replaced, ...]
"""What gave way in a text, in order."""


def places_in(through: Retyping) -> Iterator[tuple[int, int]]:
    """Yield where in the new text the characters stand that came in."""
    shift = 0
    for piece in through:
        yield piece.start + shift, piece.start + shift + piece.length
        shift += piece.length - (piece.end - piece.start)


def retyping(old: str, new: str) -> Retyping:
    """Return what was replaced to make `new` out of `old`: between common beginning and end."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    rest = most - start
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    gone, come = old[start : len(old) - tail], new[start : len(new) - tail]
    if not gone or not come or len(gone) * len(come) > MOST_COMPARED:
        return (Replaced(start, start + len(gone), len(come)),)
    found = SequenceMatcher(None, gone, come, autojunk=False).get_opcodes()
    return tuple(
        Replaced(start + i, start + j, m - k) for tag, i, j, k, m in found if tag != "equal"
    )


def moved(offset: int, through: Retyping, *, behind: bool = False) -> int:
    """Return where a place lies now; inside what gave way it keeps its distance to the start.

    With `behind`, what was put in at the very place stands before it, else after it.
    """
    shift = 0
    for part in through:
        if offset < part.start or (offset == part.start and not (behind and part.end == offset)):
            break
        if offset < part.end:
            return part.start + shift + min(offset - part.start, part.length)
        shift += part.length - (part.end - part.start)
    return offset + shift


def marks_through(marks: tuple[Mark, ...], through: Retyping) -> tuple[Mark, ...]:
    """Return the marks of a text after a change; what has no characters left goes.

    Words put in at either edge of a mark do not belong to it.
    """
    changed = []
    for mark in marks:
        end = moved(mark.end, through)
        start = moved(mark.start, through, behind=mark.end > mark.start)
        if start < end or mark.start == mark.end:
            changed.append(replace(mark, start=start, end=end))
    return tuple(changed)


def moved_mark(mark: Mark, by: int) -> Mark:
    """Return a mark over characters so many further on."""
    return replace(mark, start=mark.start + by, end=mark.end + by)


def halved_marks(marks: tuple[Mark, ...], at: int) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return the marks before and behind a place; a mark across it is on both sides."""
    left = (replace(m, end=min(m.end, at)) for m in marks if m.start < at or m.end == m.start == at)
    right = (replace(m, start=max(0, m.start - at), end=m.end - at) for m in marks if m.end > at)
    return tuple(left), tuple(right)


@dataclass(slots=True)
class _Pins:
    """What is pinned to the new text of one article."""

    seams: list[Seam] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    breaks: list[PartBreak] = field(default_factory=list)


def _pinned(
    old: Iterable[Article], texts: Mapping[ArticleId, tuple[Paragraph, ...]], places: Places
) -> dict[ArticleId, _Pins]:
    """Set everything that is pinned to the old articles to its new place."""
    pins = {name: _Pins() for name in texts}
    for article in old:
        for seam in article.seams:
            for name, at in _new_place(article.id, seam.at, texts, places):
                pins[name].seams.append(replace(seam, at=at))
        for note in article.notes:
            for name, at in _new_place(article.id, note.at, texts, places):
                pins[name].notes.append(replace(note, at=at))
        for found in article.breaks:
            for name, at in _new_place(article.id, found.at, texts, places):
                # What goes to another article leaves its boxes, and with them its parts.
                if name == article.id:
                    pins[name].breaks.append(replace(found, at=at))
        for cut in article.cuts:
            for name, start, end in _new_ranges(article, cut, texts, places):
                pins[name].cuts.append(replace(cut, start=start, end=end))
    return pins


def _new_place(
    name: ArticleId, at: Anchor, texts: Mapping[ArticleId, tuple[Paragraph, ...]], places: Places
) -> Iterator[tuple[ArticleId, Anchor]]:
    """Give the new place of an anchor; none if its paragraph did not exist before."""
    for piece in places.get((name, at.paragraph), ()):
        if piece.start <= at.offset <= piece.end:
            paragraphs = texts[piece.article]
            yield piece.article, anchor_at(paragraphs, piece.paragraph, at.offset + piece.shift)
            return


def _new_ranges(
    article: Article,
    cut: Cut,
    texts: Mapping[ArticleId, tuple[Paragraph, ...]],
    places: Places,
) -> Iterator[tuple[ArticleId, Anchor, Anchor]]:
    """Give what a cut covers now, one range in each paragraph it touches."""
    for n in range(cut.start.paragraph, min(cut.end.paragraph + 1, len(article.paragraphs))):
        first = cut.start.offset if n == cut.start.paragraph else 0
        last = cut.end.offset if n == cut.end.paragraph else len(article.paragraphs[n].text)
        for piece in places.get((article.id, n), ()):
            start, end = max(first, piece.start), min(last, piece.end)
            if start < end:
                text, at = texts[piece.article], piece.paragraph
                yield (
                    piece.article,
                    anchor_at(text, at, start + piece.shift),
                    anchor_at(text, at, end + piece.shift),
                )


def _order(anchor: Anchor) -> tuple[int, int]:
    return anchor.paragraph, anchor.offset


def _flat(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join(p.text for p in paragraphs)


def _at(paragraphs: tuple[Paragraph, ...], place: int) -> Anchor:
    """Return the anchor of an offset into the accepted text."""
    starts = paragraph_starts(paragraphs)
    n = max(k for k, start in enumerate(starts) if start <= place)
    return anchor_at(paragraphs, n, min(place - starts[n], len(paragraphs[n].text)))
