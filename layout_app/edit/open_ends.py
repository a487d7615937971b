"""What is decided of cut ends. One rule: the copy stays, but for words that an editor puts in.

What is decided of one end is decided of the end that was proposed to it.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from layout_app.edit.articles import edit_text
from layout_app.edit.lookup import with_article
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.issue import Issue, index
from layout_app.model.seam import Candidate, OpenEnd, Side, Verdict
from layout_app.model.text import BlockRef

MOST_CANDIDATES = 3
"""Candidates kept for an open end."""


def reject(issue: Issue, tail: BlockRef, head: BlockRef) -> Issue:
    """Refuse a proposed seam; neither half is proposed to the other again.

    An end that nothing else is proposed for misses its half: what is left are mere alternatives.
    """
    ends = ((tail, Side.TAIL, head), (head, Side.HEAD, tail))
    known = [given for given in ends if _ends(issue, given[0], given[1])]
    if not known:
        raise CommandError("seam.no_open_end", block=str(tail))
    for block, side, other in known:
        issue = _with_end(issue, block, side, _refusal_of(other))
    return issue


def mark_missing(issue: Issue, end: BlockRef, side: Side | None = None) -> Issue:
    """Say that the other half is not to be found; what was proposed for it is ruled out."""
    return _settled(issue, end, side, lambda found: replace(found, verdict=Verdict.MISSING))


def mark_complete(issue: Issue, end: BlockRef, side: Side | None = None) -> Issue:
    """Say that nothing is missing at this end; what was proposed for it is ruled out."""
    return _settled(issue, end, side, lambda found: replace(found, verdict=Verdict.COMPLETE))


def settled_ends(issue: Issue) -> frozenset[tuple[BlockRef, Side]]:
    """Return the cut ends that wait for no decision: nothing that is proposed for them stands."""
    ends = (end for article in issue.articles for end in article.open_ends)
    return frozenset((end.block, end.side) for end in ends if end.verdict is not Verdict.OPEN)


def proposed(issue: Issue) -> tuple[Candidate, ...]:
    """Return the assigned seams on both of whose ends nobody has decided, in article order."""
    settled = settled_ends(issue)
    tails = (e for a in issue.articles for e in a.open_ends if e.side is Side.TAIL)
    assigned = (c for end in tails for c in end.candidates if c.decision)
    return tuple(c for c in assigned if settled.isdisjoint(_both_ends(c)))


def _both_ends(candidate: Candidate) -> tuple[tuple[BlockRef, Side], ...]:
    return (candidate.tail, Side.TAIL), (candidate.head, Side.HEAD)


def write_missing(issue: Issue, end: BlockRef, words: str, side: Side | None = None) -> Issue:
    """Put the editor's words in the place of a missing half, and remember that they are his."""
    if not words.strip():
        raise CommandError("seam.no_words", block=str(end))
    found = _ends(issue, end, side)
    if not found:
        raise CommandError("seam.no_open_end", block=str(end))
    open_end = found[0][1]
    issue = _without_words(issue, open_end)
    article, n = _paragraph_at(issue, open_end)
    old = article.paragraphs[n].text
    text = old + words if open_end.side is Side.TAIL else words + old
    issue = edit_text(issue, article.id, n, text)
    new = index(issue).articles[article.id].paragraphs[n].text
    put = new[len(old) :] if open_end.side is Side.TAIL else new[: len(new) - len(old)]
    return _settled(
        issue,
        end,
        open_end.side,
        lambda e: replace(e, verdict=Verdict.COMPLETE, written=put),
    )


def _settled(
    issue: Issue, block: BlockRef, side: Side | None, change: Callable[[OpenEnd], OpenEnd]
) -> Issue:
    """Change an end, and settle the ends that nothing but it is proposed to."""
    issue = _with_end(issue, block, side, change)
    _article, mine = _ends(issue, block, side)[0]
    for other, across, verdict in _partners(mine):
        standing = {c for seam in proposed(issue) for c in _both_ends(seam)}
        for _article, end in _ends(issue, other, across):
            if end.verdict is Verdict.OPEN and (other, across) not in standing:
                issue = _with_verdict(issue, other, across, verdict)
    return issue


def _partners(end: OpenEnd) -> Iterator[tuple[BlockRef, Side, Verdict]]:
    """Give the ends that an end is assigned to, and what they are once it is out of the question.

    A tail breaks off by itself: its half is missing then. A head is taken for cut for its tail's
    sake alone: nothing is missing before it.
    """
    for candidate in end.candidates:
        if candidate.decision and end.side is Side.TAIL:
            yield candidate.head, Side.HEAD, Verdict.COMPLETE
        elif candidate.decision:
            yield candidate.tail, Side.TAIL, Verdict.MISSING


def _with_verdict(issue: Issue, block: BlockRef, side: Side, verdict: Verdict) -> Issue:
    return _with_end(issue, block, side, lambda end: replace(end, verdict=verdict))


def reopen(issue: Issue, end: BlockRef, side: Side | None = None) -> Issue:
    """Take back what was decided of an open end, and of those settled with it.

    Words written for it go, if they still stand.
    """
    found = _ends(issue, end, side)
    if not found:
        raise CommandError("seam.no_open_end", block=str(end))
    open_end = found[0][1]
    is_assigned = any(c.decision for c in open_end.candidates)
    verdict = Verdict.OPEN if is_assigned else Verdict.MISSING
    settled = replace(open_end, verdict=verdict, rejected=(), written="")
    if settled == open_end:
        raise CommandError("seam.nothing_settled", block=str(end))
    issue = _without_words(issue, open_end)
    issue = _with_end(issue, end, open_end.side, lambda _end: settled)
    for other, across, closed in _partners(settled):
        if any(each.verdict is closed for _article, each in _ends(issue, other, across)):
            issue = _with_verdict(issue, other, across, Verdict.OPEN)
    return issue


def _paragraph_at(issue: Issue, end: OpenEnd) -> tuple[Article, int]:
    """Return the paragraph at whose edge an open end stands."""
    if end.side is Side.TAIL:
        return ending_with(issue, end.block)
    return beginning_with(issue, end.block)


def _without_words(issue: Issue, end: OpenEnd) -> Issue:
    """Take the words written for a missing half out again; changed since, they stay."""
    if not end.written:
        return issue
    article, n = _paragraph_at(issue, end)
    text = article.paragraphs[n].text
    if end.side is Side.TAIL and text.endswith(end.written):
        return edit_text(issue, article.id, n, text[: -len(end.written)])
    if end.side is Side.HEAD and text.startswith(end.written):
        return edit_text(issue, article.id, n, text[len(end.written) :])
    return issue


def propose(issue: Issue, candidates: Collection[Candidate]) -> Issue:
    """Add candidates to the open ends of both their halves, the surest three of each kept."""
    for candidate in candidates:
        for block, side, other in (
            (candidate.tail, Side.TAIL, candidate.head),
            (candidate.head, Side.HEAD, candidate.tail),
        ):
            for _article, end in _ends(issue, block, side):
                if other not in end.rejected and end.verdict is not Verdict.COMPLETE:
                    issue = _with_end(issue, block, side, _with_candidate(candidate))
    return issue


def _with_candidate(candidate: Candidate) -> Callable[[OpenEnd], OpenEnd]:
    def enriched(end: OpenEnd) -> OpenEnd:
        others = (c for c in end.candidates if (c.tail, c.head) != (candidate.tail, candidate.head))
        every = sorted((candidate, *others), key=lambda c: (c.decision is None, -c.confidence))
        verdict = Verdict.OPEN if candidate.decision else end.verdict
        return replace(end, candidates=tuple(every[:MOST_CANDIDATES]), verdict=verdict)

    return enriched


def _refusal_of(other: BlockRef) -> Callable[[OpenEnd], OpenEnd]:
    def refused(end: OpenEnd) -> OpenEnd:
        if other in end.rejected:
            return end
        left = tuple(c for c in end.candidates if other not in (c.tail, c.head))
        gone = end.verdict is Verdict.OPEN and not any(c.decision for c in left)
        verdict = Verdict.MISSING if gone else end.verdict
        return replace(end, candidates=left, rejected=(*end.rejected, other), verdict=verdict)

    return refused


def ending_with(issue: Issue, tail: BlockRef) -> tuple[Article, int]:
    """Return the article and paragraph that a block ends; CommandError where none does."""
    for article in issue.articles:
        for n, paragraph in enumerate(article.paragraphs):
            if tail in paragraph.blocks[:-1]:
                raise CommandError("seam.joined_already", block=str(tail))
            if paragraph.blocks[-1:] == (tail,):
                return article, n
    raise CommandError("seam.no_block", block=str(tail))


def beginning_with(issue: Issue, head: BlockRef) -> tuple[Article, int]:
    """Return the article and paragraph that a block begins; CommandError where none does."""
    for article in issue.articles:
        for n, paragraph in enumerate(article.paragraphs):
            if head in paragraph.blocks[1:]:
                raise CommandError("seam.joined_already", block=str(head))
            if paragraph.blocks[:1] == (head,):
                return article, n
    raise CommandError("seam.no_block", block=str(head))


def _ends(issue: Issue, block: BlockRef, side: Side | None) -> list[tuple[Article, OpenEnd]]:
    return [
        (article, end)
        for article in issue.articles
        for end in article.open_ends
        if end.block == block and side in (None, end.side)
    ]


def _with_end(
    issue: Issue, block: BlockRef, side: Side | None, change: Callable[[OpenEnd], OpenEnd]
) -> Issue:
    """Change the open end of a block; of two, the tail."""
    found = _ends(issue, block, side)
    if not found:
        raise CommandError("seam.no_open_end", block=str(block))
    article, end = found[0]
    new = change(end)
    if new == end:
        return issue
    ends = tuple(new if other is end else other for other in article.open_ends)
    return with_article(issue, replace(article, open_ends=ends))
