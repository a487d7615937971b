"""Paragraphs, marks, anchors. One rule: offsets count characters of plain text."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from layout_app.frozen import frozen
from layout_app.model.setting import (
    NamesSetting,
    NoticesSetting,
    Setting,
    TableSetting,
    VerseSetting,
)


class Kind(StrEnum):
    """What a block of copy or a paragraph of an article is."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    DECK = "deck"
    BYLINE = "byline"
    SUBHEAD = "subhead"
    TEXT = "text"
    QUOTE = "quote"
    """A pull quote, set apart from the text."""
    FACT = "fact"
    """A paragraph of a fact box; those that follow each other share one, the first its title."""
    TABLE = "table"
    """A row of a table, its cells parted by tabs."""
    NAMES = "names"
    """Names parted by blanks, set on tab stops."""
    VERSE = "verse"
    """A line of a poem."""
    NOTICE = "notice"
    """One of several numbered items."""
    CAPTION = "caption"
    JUMP = "jump"
    AD = "ad"
    FURNITURE = "furniture"


SETTINGS: dict[Kind, type[Setting]] = {
    Kind.TABLE: TableSetting,
    Kind.NAMES: NamesSetting,
    Kind.VERSE: VerseSetting,
    Kind.NOTICE: NoticesSetting,
}
"""The kinds that are set in a way of their own, and what says how."""
INSERTS = (Kind.QUOTE, Kind.FACT)
"""The kinds that stand in boxes of their own within the text."""
HEADS = (Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE, Kind.DECK, Kind.BYLINE)
"""The kinds above a body, in their order on paper."""


class MarkKind(StrEnum):
    """What a mark says of a range of characters."""

    BOLD = "bold"
    FACE = "face"
    """Another face, its id as value."""
    RUBY = "ruby"
    """Reading above the range, as value."""
    EMPHASIS = "emphasis"
    """着重号, dots below."""
    SUPER = "super"
    NO_BREAK = "no_break"
    BREAK = "break"
    """The editor's line break in a headline, an empty range."""


@frozen
class Mark:
    """A property of the characters start..end of one paragraph."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError("a mark runs forwards")


@frozen
class BlockRef:
    """A block of a dump: the n-th non-empty line of a file of raw copy."""

    dump: str
    """File name below `dumps/`."""
    block: int
    """0-based index of the non-empty line."""

    def __str__(self) -> str:
        return f"{self.dump}#{self.block}"

    @classmethod
    def parse(cls, text: str) -> "BlockRef":
        """Read the form that `str` gives; ValueError for any other text."""
        dump, sign, block = text.rpartition("#")
        if not (sign and dump and block.isascii() and block.isdigit()):
            raise ValueError("a block is named FILE#NUMBER")
        return cls(dump=dump, block=int(block))


@frozen
class Paragraph:
    """One paragraph or head of an article: plain text and its marks."""

    text: str
    kind: Kind = Kind.TEXT
    marks: tuple[Mark, ...] = ()
    blocks: tuple[BlockRef, ...] = ()
    """The blocks of raw copy it was made from, in reading order."""
    setting: Setting | None = None
    """How the table, list, poem or notices are set that begin here; none goes on with one."""

    def __post_init__(self) -> None:
        if "\n" in self.text:
            raise ValueError("a paragraph is one line")
        if self.setting is not None and SETTINGS.get(self.kind) is not type(self.setting):
            raise ValueError("a setting belongs to a paragraph of its kind")
        if any(mark.end > len(self.text) for mark in self.marks):
            raise ValueError("a mark ends behind its paragraph")


def stanza_starts(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the lines of verse that begin a stanza behind another."""
    return frozenset(
        n + 1
        for n, (before, line) in enumerate(pairwise(paragraphs))
        if line.kind is before.kind is Kind.VERSE and line.setting is not None
    )


@frozen
class Anchor:
    """A place in an article that survives edits: its surroundings say whether it still holds."""

    paragraph: int
    """Index into the article's paragraphs."""
    offset: int
    """Characters before the place, in that paragraph."""
    before: str = ""
    """Up to 12 characters before the place."""
    after: str = ""
    """Up to 12 characters behind it."""

    def __post_init__(self) -> None:
        if min(self.paragraph, self.offset) < 0:
            raise ValueError("an anchor counts from 0")


CONTEXT = 12
"""Characters of context kept on each side of an anchor."""


def anchor_at(paragraphs: tuple[Paragraph, ...], paragraph: int, offset: int) -> Anchor:
    """Return the anchor of a place that exists."""
    text = paragraphs[paragraph].text
    assert 0 <= offset <= len(text)
    before, after = text[max(0, offset - CONTEXT) : offset], text[offset : offset + CONTEXT]
    return Anchor(paragraph=paragraph, offset=offset, before=before, after=after)


def holds(anchor: Anchor, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Tell whether the anchor still stands between the characters it was set between."""
    if anchor.paragraph >= len(paragraphs):
        return False
    text, at = paragraphs[anchor.paragraph].text, anchor.offset
    return (
        at <= len(text)
        and text.endswith(anchor.before, 0, at)
        and text.startswith(anchor.after, at)
    )
