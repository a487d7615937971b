"""Articles: the accepted copy. One rule: every character that may be printed is in `paragraphs`.

The heads stand first in the order kicker, headline, subtitle, deck, byline; then the body. A byline
may also close the article. The accepted text is the paragraphs joined by line feeds.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from layout_app.frozen import frozen
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId
from layout_app.model.seam import OpenEnd, Seam
from layout_app.model.text import HEADS, Anchor, Kind, Paragraph


@frozen
class Cut:
    """A range the editor decided not to print; never a deletion."""

    start: Anchor
    end: Anchor
    by: str = "editor"


@frozen
class Note:
    """A remark pinned to a place in the copy."""

    at: Anchor
    text: str
    by: str = ""


@frozen
class PartBreak:
    """Where a part ends because the editor wants it so; the next goes on behind it."""

    part: int
    """Counted from 1, as the boxes are."""
    at: Anchor

    def __post_init__(self) -> None:
        if self.part < 1:
            raise ValueError("parts count from 1")


@frozen
class ArticlePicture:
    """A picture that belongs to an article."""

    original: str
    """sha256 of the file in `originals/`."""
    name: str
    """The file name it came with."""
    caption: str = ""
    credit: str = ""
    pixels: tuple[int, int] = (0, 0)
    """Width and height of the original; 0 where nobody has measured it."""
    crop: Rect | None = None
    """The part that may be shown, in shares of the original's width and height (0..1)."""
    focus: tuple[float, float] | None = None
    """What must stay in sight when its place crops it, in shares of the original; none takes the
    middle of the crop."""
    replaced: str = ""
    """sha256 of the original it took the place of, until somebody has read the caption again."""
    contour: tuple[tuple[float, float], ...] = ()
    """Corners of the outline that text keeps clear of, in shares of the picture's place; empty
    takes its rectangle."""

    def __post_init__(self) -> None:
        if min(self.pixels) < 0:
            raise ValueError("a picture has no negative size")
        if len(self.contour) in (1, 2):
            raise ValueError("an outline has three corners or more")


@frozen
class Article:
    """One piece of copy with all its parts."""

    id: ArticleId
    paragraphs: tuple[Paragraph, ...] = ()
    rank: int = 3
    """1 lead, 2 second, 3 third, 4 brief."""
    section: str = ""
    source: str = ""
    """The file of raw copy it was first read from."""
    seams: tuple[Seam, ...] = ()
    open_ends: tuple[OpenEnd, ...] = ()
    cuts: tuple[Cut, ...] = ()
    notes: tuple[Note, ...] = ()
    pictures: tuple[ArticlePicture, ...] = ()
    breaks: tuple[PartBreak, ...] = ()
    """By part; that of a part without a next one is kept, but does nothing."""
    keyword: str = ""
    """What jump lines call it by; empty leaves it out."""

    def __post_init__(self) -> None:
        if not 1 <= self.rank <= 4:
            raise ValueError("a rank is 1 to 4")
        order = [HEADS.index(p.kind) for p in self.paragraphs[: len(heads(self))]]
        if order != sorted(set(order)):
            raise ValueError("heads stand once each, in their order")


def twin(article: Article, name: ArticleId) -> Article:
    """Return an article under another id, by which its own seams know it, too."""
    seams = (
        replace(seam, home=name) if seam.home == article.id else seam for seam in article.seams
    )
    return replace(article, id=name, seams=tuple(seams))


def heads(article: Article) -> tuple[Paragraph, ...]:
    """Return the paragraphs above the body."""
    stop = next(
        (n for n, p in enumerate(article.paragraphs) if p.kind not in HEADS),
        len(article.paragraphs),
    )
    return article.paragraphs[:stop]


def head(article: Article, kind: Kind) -> Paragraph | None:
    """Return the head of that kind, or the byline that closes the article."""
    return next((p for p in article.paragraphs if p.kind is kind), None)


def headline(article: Article) -> str:
    """Return the headline's text, or the beginning of the body where there is none."""
    found = head(article, Kind.HEADLINE)
    return found.text if found else "".join(p.text for p in article.paragraphs[:1])[:16]


def accepted_text(article: Article) -> str:
    """Return every character of the article in reading order, paragraphs joined by line feeds."""
    return "\n".join(p.text for p in article.paragraphs)


def paragraph_starts(paragraphs: Iterable[Paragraph]) -> tuple[int, ...]:
    """Return the offset of each paragraph in the accepted text."""
    lengths = (len(p.text) + 1 for p in paragraphs)
    return tuple(accumulate(lengths, initial=0))[:-1]


def characters(article: Article) -> int:
    """Return the number of characters of the accepted text, line feeds not counted."""
    return sum(len(p.text) for p in article.paragraphs)
