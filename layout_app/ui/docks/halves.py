"""What the repair panel lists. One rule: values read from the issue, no widgets.

Cut ends nobody decided on come first, the surest first; then halves said to be missing; then the
joins that were made and the ends that were settled, which can be taken back.
"""

from dataclasses import dataclass

from layout_app.model.article import headline
from layout_app.model.issue import Issue
from layout_app.model.seam import Candidate, OpenEnd, Seam, Side, Verdict
from layout_app.model.text import BlockRef

CONTEXT = 220
"""Characters of a half that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One half of a cut sentence in its paragraph."""

    headline: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A row: an open end, or a join that was made."""

    tail: BlockRef
    end: OpenEnd | None = None
    seam: Seam | None = None
    candidates: tuple[Candidate, ...] = ()
    """What may continue it, best first; a half that was joined elsewhere may no more."""

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
    ends = [end for article in issue.articles for end in article.open_ends if end.side is Side.TAIL]
    undecided = (end for end in ends if end.verdict is not Verdict.COMPLETE)
    settled = (end for end in ends if end.verdict is Verdict.COMPLETE)
    seams = [seam for article in issue.articles for seam in article.seams]
    begun = {
        paragraph.blocks[0]
        for article in issue.articles
        for paragraph in article.paragraphs
        if paragraph.blocks
    }
    waiting = [
        Case(
            tail=end.block, end=end, candidates=tuple(c for c in end.candidates if c.head in begun)
        )
        for end in undecided
    ]
    return (
        *sorted(waiting, key=_urgency),
        *(Case(tail=seam.tail, seam=seam) for seam in seams),
        *(Case(tail=end.block, end=end) for end in settled),
    )


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
