"""What the repair panel lists. One rule: values read from the issue, no widgets.

Cut ends nobody decided on come first, the surest first; then halves said to be missing; then the
joins that were made and the ends that were settled, which can be taken back.
"""

from collections.abc import Iterable, Iterator

from layout_app.frozen import frozen
from layout_app.model.article import headline
from layout_app.model.issue import Issue
from layout_app.model.seam import Candidate, OpenEnd, Seam, Side, Verdict
from layout_app.model.text import BlockRef

CONTEXT = 220
"""Characters of a half that are shown."""


@frozen
class Half:
    """One half of a cut sentence in its paragraph."""

    headline: str
    text: str


@frozen
class Case:
    """A row: an open end, or a join that was made."""

    block: BlockRef
    """The block with the cut edge; of a join, the tail."""
    end: OpenEnd | None = None
    seam: Seam | None = None
    candidates: tuple[Candidate, ...] = ()
    """What may complete it, best first; a half that was joined elsewhere may no more."""

    @property
    def is_head(self) -> bool:
        """Tell whether what stood before the block is cut off, not what followed it."""
        return self.end is not None and self.end.side is Side.HEAD

    @property
    def is_open(self) -> bool:
        """Tell whether the editor still has to decide."""
        return self.end is not None and self.end.verdict is Verdict.OPEN

    @property
    def is_settled(self) -> bool:
        """Tell whether the editor decided on the end; X takes it back."""
        return self.end is not None and self.end.verdict is Verdict.COMPLETE


def cases_of(issue: Issue) -> tuple[Case, ...]:
    """Return the rows of the repair panel."""
    ends = [end for article in issue.articles for end in article.open_ends if _has_a_row(end)]
    undecided = (end for end in ends if end.verdict is not Verdict.COMPLETE)
    settled = (end for end in ends if end.verdict is Verdict.COMPLETE)
    seams = [seam for article in issue.articles for seam in article.seams]
    waiting = [
        Case(block=end.block, end=end, candidates=found)
        for end, found in _with_halves_there(issue, undecided)
    ]
    return (
        *sorted(waiting, key=_urgency),
        *(Case(block=seam.tail, seam=seam) for seam in seams),
        *(Case(block=end.block, end=end) for end in settled),
    )


def _has_a_row(end: OpenEnd) -> bool:
    """Tell whether an end is a case of its own; a head that a tail goes on in is not."""
    assigned = any(candidate.decision for candidate in end.candidates)
    return end.side is Side.TAIL or end.verdict is Verdict.MISSING or not assigned


def _with_halves_there(
    issue: Issue, ends: Iterable[OpenEnd]
) -> Iterator[tuple[OpenEnd, tuple[Candidate, ...]]]:
    """Give ends with those candidates whose other half still begins or closes a paragraph."""
    blocks = [p.blocks for a in issue.articles for p in a.paragraphs if p.blocks]
    begun, closed = {each[0] for each in blocks}, {each[-1] for each in blocks}
    for end in ends:
        if end.side is Side.TAIL:
            yield end, tuple(c for c in end.candidates if c.head in begun)
        else:
            yield end, tuple(c for c in end.candidates if c.tail in closed)


def tail_half(issue: Issue, tail: BlockRef) -> Half | None:
    """Return the end of the paragraph in which a block ends."""
    for article in issue.articles:
        for paragraph in article.paragraphs:
            if paragraph.blocks and paragraph.blocks[-1] == tail:
                return Half(headline=headline(article), text=paragraph.text[-CONTEXT:])
    return None


def head_half(issue: Issue, head: BlockRef) -> Half | None:
    """Return the beginning of the paragraph that begins with a block."""
    for article in issue.articles:
        for paragraph in article.paragraphs:
            if paragraph.blocks and paragraph.blocks[0] == head:
                return Half(headline=headline(article), text=paragraph.text[:CONTEXT])
    return None


def joined_halves(issue: Issue, seam: Seam) -> tuple[Half, Half] | None:
    """Return both sides of a join that was made."""
    for article in issue.articles:
        if seam in article.seams and seam.at.paragraph < len(article.paragraphs):
            text, at = article.paragraphs[seam.at.paragraph].text, seam.at.offset
            name = headline(article)
            return (
                Half(headline=name, text=text[max(0, at - CONTEXT) : at]),
                Half(headline=name, text=text[at : at + CONTEXT]),
            )
    return None


def _urgency(case: Case) -> tuple[bool, float]:
    best = case.candidates[0].confidence if case.candidates else 0.0
    return not case.is_open, -best
