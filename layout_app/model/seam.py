"""Blocks of raw copy, open ends and seams. One rule: a join is a record, never a lost original."""

from enum import StrEnum

from layout_app.frozen import frozen
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.text import Anchor, BlockRef, Kind


@frozen
class Block:
    """One non-empty line of a dump."""

    text: str
    """The line without outer spaces and without its `#` marks."""
    kind: Kind = Kind.TEXT
    certainty: float = 1.0
    """How sure the kind is, 0..1; of a heading, that it is one at all."""
    depth: int = 0
    """How many `#` stood before the text."""
    span: tuple[int, int] = (0, 0)
    """Start and end of the line in the decoded dump, characters."""
    blanks: int = 0
    """Empty lines before it; more than one is normal marks a hole."""
    below_line: bool = False
    """A column shows it as the next line of the block above, but what they say does not."""


class Decision(StrEnum):
    """What repair makes of a candidate."""

    AUTO = "auto"
    SUGGEST = "suggest"


@frozen
class Reason:
    """Why two halves belong together, or may not: a code and what it names."""

    code: str
    """`word`, `topic`, `interposed`, `heading_between` …; put into words by `desk.words`."""
    value: str = ""


ALONE = "alone"
"""The reason of a head that stands by itself amid another article."""


@frozen
class Candidate:
    """A proposed seam."""

    tail: BlockRef
    head: BlockRef
    confidence: float
    """Probability that these halves belong together, 0..1."""
    decision: Decision | None = None
    """Auto or suggest when it was assigned; none for a mere alternative."""
    reasons: tuple[Reason, ...] = ()

    @property
    def is_alone(self) -> bool:
        """Tell whether the head stands by itself amid another article: nothing moves with it."""
        return any(reason.code == ALONE for reason in self.reasons)


class Verdict(StrEnum):
    """What is known of an open end."""

    OPEN = "open"
    """Proposals exist, nobody decided."""
    MISSING = "missing"
    """The other half is not to be found."""
    COMPLETE = "complete"
    """The editor says that nothing is missing."""


class Side(StrEnum):
    """Which end of the block is open."""

    TAIL = "tail"
    HEAD = "head"


@frozen
class OpenEnd:
    """A block whose text was cut: where it stands and what may continue it."""

    block: BlockRef
    side: Side = Side.TAIL
    verdict: Verdict = Verdict.OPEN
    candidates: tuple[Candidate, ...] = ()
    """Best first, at most three."""
    rejected: tuple[BlockRef, ...] = ()
    """Other halves the editor refused; never proposed again."""
    told: str = ""
    """The jump line that stood here in the raw copy, such as （下转第3版）."""
    written: str = ""
    """The editor's own words in the place of the missing half."""


@frozen
class Seam:
    """An accepted join: where it stands, what was joined, on whose word."""

    at: Anchor
    """The place in the joined paragraph where tail and head meet."""
    tail: BlockRef
    head: BlockRef
    confidence: float = 1.0
    reasons: tuple[Reason, ...] = ()
    by: str = "editor"
    """`auto` or `editor`."""
    home: ArticleId
    """The article the head and its run were taken from."""
    before: BlockRef | None = None
    """The block the head followed at home; none if it stood first."""
    after: BlockRef | None = None
    """The block that followed the head and its run at home; none if they closed it."""
    run: tuple[BlockRef, ...] = ()
    """The blocks that moved with the head, without the head itself."""
    kind: Kind = Kind.TEXT
    """What the head was at home."""
    ends: tuple[OpenEnd, ...] = ()
    """The open ends that the join closed; taking it back opens them again."""
    boxes: tuple[BoxId, ...] = ()
    """The boxes of the head's home that became further parts of the tail's article."""


@frozen
class Story:
    """An article as found in a dump: the indices of its blocks in reading order."""

    blocks: tuple[int, ...]
