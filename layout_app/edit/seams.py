"""Join cut sentences and take joins back. One rule: no character is added, lost or changed.

A join makes tail and head one paragraph and moves the head's run behind it: what follows the head
at home up to the next headline or the head of another seam, the byline included. Behind a cut line
of the heads it begins the body. The seam keeps what is needed to put everything back, however much
later. What is decided of one end is decided of the end that was proposed to it.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from layout_app.edit.anchors import Piece, halved_marks, moved_mark, rebuilt
from layout_app.edit.articles import edit_text
from layout_app.edit.boxes import renumbered
from layout_app.edit.lookup import with_article, with_box
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.article import Article, heads
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue, index
from layout_app.model.seam import Candidate, Decision, OpenEnd, Seam, Side, Verdict
from layout_app.model.text import HEADS, BlockRef, Kind, Paragraph, anchor_at

AUTO = "auto"
"""Who joined what nobody was asked about."""

_STARTS = (Kind.KICKER, Kind.HEADLINE)
MOST_CANDIDATES = 3
"""Candidates kept for an open end."""


@frozen(kw_only=False)
class _Slice:
    """Characters start..end of a paragraph, as a part of a new one."""

    article: ArticleId
    paragraph: int
    start: int
    end: int

    def is_of(self, article: ArticleId, paragraph: int) -> bool:
        """Tell whether it belongs to a paragraph."""
        return (self.article, self.paragraph) == (article, paragraph)


@frozen(kw_only=False)
class _Made:
    """A paragraph and the slices of old ones it is made of."""

    paragraph: Paragraph
    slices: tuple[_Slice, ...]


def accept(
    issue: Issue,
    candidate: Candidate,
    *,
    by: str = "editor",
    run: Collection[BlockRef] | None = None,
) -> Issue:
    """Join a tail and a head; the head's run moves with it, or only the blocks in `run`.

    CommandError if a half is not there or joined already.
    """
    tail_home, t = _ending_with(issue, candidate.tail)
    head_home, h = _beginning_with(issue, candidate.head)
    if (tail_home.id, t) == (head_home.id, h):
        raise CommandError("seam.loop", tail=str(candidate.tail), head=str(candidate.head))
    decisions = (Decision.AUTO,) if by == AUTO else tuple(Decision)
    moving = _run_of(head_home, h, candidate, _assigned_heads(issue, decisions))
    if run is not None:
        moving = [n for n in moving if head_home.paragraphs[n].blocks[:1][0] in run]
    if t < len(heads(tail_home)) and _begins_with_a_head(head_home, moving):
        moving = []  # it would stand as a second one among the heads of the tail's article
    old = {tail_home.id: tail_home, head_home.id: head_home}
    texts, at = _after_join(tail_home, t, head_home, (h, *moving))
    made = _rebuilt(old, texts)
    moved = [head_home.paragraphs[n] for n in (h, *moving)]
    whole = made[tail_home.id]
    seam = Seam(
        at=anchor_at(whole.paragraphs, at, len(tail_home.paragraphs[t].text)),
        tail=candidate.tail,
        head=candidate.head,
        confidence=candidate.confidence,
        reasons=candidate.reasons,
        by=by,
        home=head_home.id,
        before=_block_before(head_home, h),
        after=_block_after(head_home, h, moving),
        run=tuple(block for p in moved for block in p.blocks)[1:],
        kind=moved[0].kind,
        ends=_closed(old, candidate),
    )
    if head_home.id == tail_home.id:
        return with_article(issue, _with_seam(whole, seam))
    issue = with_article(issue, made[head_home.id])
    seam = replace(seam, boxes=_boxes_left(issue, head_home.id, tail_home.id))
    issue = _shown_by(with_article(issue, _with_seam(whole, seam)), seam.boxes, tail_home.id)
    return _without_empty(issue, head_home.id)


def _boxes_left(issue: Issue, home: ArticleId, goal: ArticleId) -> tuple[BoxId, ...]:
    """Return the boxes of a home that all text left, if the goal is on a page too.

    They show the text that jumped: further parts of the article it belongs to.
    """
    parts = index(issue).parts
    has_text = any(p.kind not in HEADS for p in index(issue).articles[home].paragraphs)
    if has_text or not parts.get(goal):
        return ()
    return tuple(box.id for _page, box in parts.get(home, ()))


def _shown_by(issue: Issue, boxes: Collection[BoxId], article: ArticleId) -> Issue:
    """Let the boxes show an article, behind the parts it has; boxes that are gone are passed."""
    touched = {article}
    for name in boxes:
        _page, box = index(issue).boxes.get(name, (None, None))
        if isinstance(box, ArticleBox) and box.article != article:
            touched.add(box.article)
            parts = index(issue).parts.get(article, ())
            part = parts[-1][1].part + 1 if parts else 1
            issue = with_box(issue, replace(box, article=article, part=part))
    return renumbered(issue, touched) if boxes else issue


def _after_join(
    tail_home: Article, t: int, head_home: Article, moving: tuple[int, ...]
) -> tuple[dict[ArticleId, list[_Made]], int]:
    """Return the paragraphs after a join of the first of `moving`, and which one it made."""
    texts = {article.id: _as_made(article) for article in (tail_home, head_home)}
    head, *run = (texts[head_home.id][n] for n in moving)
    joined = _joined(texts[tail_home.id][t], head)
    rest = [made for n, made in enumerate(texts[head_home.id]) if n not in moving]
    texts[head_home.id] = rest
    target = texts[tail_home.id]
    at = next(n for n, made in enumerate(target) if made.slices[0].is_of(tail_home.id, t))
    target[at] = joined
    place = max(at + 1, sum(1 for _ in takewhile(_is_head, target)))
    target[place:place] = run
    return texts, at


def _is_head(made: _Made) -> bool:
    return made.paragraph.kind in HEADS


def _begins_with_a_head(home: Article, run: Sequence[int]) -> bool:
    return any(home.paragraphs[n].kind in HEADS for n in run[:1])


def unjoin(issue: Issue, tail: BlockRef, head: BlockRef) -> Issue:
    """Take a join back: both halves and the run stand again where they were.

    An article that is gone meanwhile is made again. CommandError if there is no such seam, or its
    place in the copy is lost.
    """
    article, seam = _seam_of(issue, tail, head)
    at = _joined_at(article, seam)
    home, issue = _home_of(issue, seam)
    article = index(issue).articles[article.id]
    old = {article.id: article, home.id: home}
    texts = {name: _as_made(each) for name, each in old.items()}
    left, right = _halved(texts[article.id][at], seam)
    returning = [right, *(texts[article.id][n] for n in _returning(article, at, right, seam))]
    gone = {id(m) for m in returning}
    stays = [m for m in texts[article.id] if id(m) not in gone]
    texts[article.id] = [left if m is texts[article.id][at] else m for m in stays]
    target = texts[home.id]
    place = _place_at_home([m.paragraph for m in target], seam)
    target[place:place] = returning
    without = replace(article, seams=tuple(s for s in article.seams if s is not seam))
    opened = replace(without, open_ends=(*without.open_ends, *_reopened(seam)))
    made = _rebuilt(old | {article.id: opened}, texts)
    for each in made.values():
        issue = with_article(issue, each)
    return _shown_by(issue, _still_of(issue, seam.boxes, article.id), home.id)


def _reopened(seam: Seam) -> tuple[OpenEnd, ...]:
    """Return the ends that a join had closed; what was joined by itself never stood open.

    Its other half stays at hand, and is not proposed once more.
    """
    if seam.ends or seam.by != AUTO:
        return seam.ends
    other = Candidate(
        tail=seam.tail, head=seam.head, confidence=seam.confidence, reasons=seam.reasons
    )
    return (OpenEnd(block=seam.tail, side=Side.TAIL, candidates=(other,)),)


def _still_of(issue: Issue, boxes: Collection[BoxId], article: ArticleId) -> tuple[BoxId, ...]:
    """Return the boxes that show an article still."""
    shown = {box.id for _page, box in index(issue).parts.get(article, ())}
    return tuple(box for box in boxes if box in shown)


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
        return _ending_with(issue, end.block)
    return _beginning_with(issue, end.block)


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


def _ending_with(issue: Issue, tail: BlockRef) -> tuple[Article, int]:
    for article in issue.articles:
        for n, paragraph in enumerate(article.paragraphs):
            if tail in paragraph.blocks[:-1]:
                raise CommandError("seam.joined_already", block=str(tail))
            if paragraph.blocks[-1:] == (tail,):
                return article, n
    raise CommandError("seam.no_block", block=str(tail))


def _beginning_with(issue: Issue, head: BlockRef) -> tuple[Article, int]:
    for article in issue.articles:
        for n, paragraph in enumerate(article.paragraphs):
            if head in paragraph.blocks[1:]:
                raise CommandError("seam.joined_already", block=str(head))
            if paragraph.blocks[:1] == (head,):
                return article, n
    raise CommandError("seam.no_block", block=str(head))


def _run_of(
    home: Article, h: int, candidate: Candidate, other_heads: Collection[BlockRef]
) -> list[int]:
    """Return the paragraphs that move with the head."""
    moving: list[int] = []
    for n in range(h + 1, len(home.paragraphs)):
        paragraph = home.paragraphs[n]
        first, last = paragraph.blocks[:1], paragraph.blocks[-1:]
        if paragraph.kind in _STARTS or not first or first[0] in other_heads:
            return moving
        if last == (candidate.tail,):
            # The head stood before its own tail: headings above that tail stay with it.
            while moving and home.paragraphs[moving[-1]].kind is Kind.SUBHEAD:
                moving.pop()
            return moving
        moving.append(n)
    return moving


def _assigned_heads(issue: Issue, decisions: Collection[Decision]) -> set[BlockRef]:
    """Return the heads that the proposed seams of these decisions take."""
    return {c.head for c in proposed(issue) if c.decision in decisions}


def _block_before(home: Article, h: int) -> BlockRef | None:
    before = (p.blocks[-1] for p in reversed(home.paragraphs[:h]) if p.blocks)
    return next(before, None)


def _block_after(home: Article, h: int, moving: Collection[int]) -> BlockRef | None:
    later = (p for n, p in enumerate(home.paragraphs) if n > h and n not in moving)
    return next((p.blocks[0] for p in later if p.blocks), None)


def _closed(old: dict[ArticleId, Article], candidate: Candidate) -> tuple[OpenEnd, ...]:
    """Return the open ends that a join closes."""
    closing = {(candidate.tail, Side.TAIL), (candidate.head, Side.HEAD)}
    ends = (end for article in old.values() for end in article.open_ends)
    return tuple(end for end in ends if (end.block, end.side) in closing)


def _with_seam(article: Article, seam: Seam) -> Article:
    seams = sorted((*article.seams, seam), key=lambda s: (s.at.paragraph, s.at.offset))
    ends = tuple(end for end in article.open_ends if end not in seam.ends)
    return replace(article, seams=tuple(seams), open_ends=ends)


def _without_empty(issue: Issue, name: ArticleId) -> Issue:
    """Drop an article that all its copy left, unless an editor gave it something of its own."""
    article = index(issue).articles[name]
    bare = Article(id=name, source=article.source)
    if article != bare or index(issue).parts.get(name):
        return issue
    return replace(issue, articles=tuple(a for a in issue.articles if a.id != name))


def _seam_of(issue: Issue, tail: BlockRef, head: BlockRef) -> tuple[Article, Seam]:
    for article in issue.articles:
        for seam in article.seams:
            if (seam.tail, seam.head) == (tail, head):
                return article, seam
    raise CommandError("seam.no_seam", tail=str(tail), head=str(head))


def _joined_at(article: Article, seam: Seam) -> int:
    """Return the paragraph that a seam joins."""
    at = seam.at
    if at.paragraph < len(article.paragraphs):
        paragraph = article.paragraphs[at.paragraph]
        known = {seam.tail, seam.head} <= set(paragraph.blocks)
        if known and at.offset <= len(paragraph.text):
            return at.paragraph
    raise CommandError("seam.lost", tail=str(seam.tail), head=str(seam.head))


def _home_of(issue: Issue, seam: Seam) -> tuple[Article, Issue]:
    """Return the article the head came from, or where its neighbour is now, or a new one."""
    articles = index(issue).articles
    if seam.home in articles:
        return articles[seam.home], issue
    for article in issue.articles:
        if any(seam.before in p.blocks for p in article.paragraphs):
            return article, issue
    made = Article(id=seam.home, source=seam.head.dump)
    order = [dump.name for dump in issue.dumps]
    before = [n for n, a in enumerate(issue.articles) if _begins_before(a, seam.head, order)]
    at = before[-1] + 1 if before else 0
    return made, replace(issue, articles=(*issue.articles[:at], made, *issue.articles[at:]))


def _begins_before(article: Article, block: BlockRef, order: Sequence[str]) -> bool:
    """Tell whether an article begins before a block, in the order of the raw copy."""
    first = next((p.blocks[0] for p in article.paragraphs if p.blocks), None)
    if first is None or first.dump == block.dump:
        return first is not None and first.block < block.block
    if first.dump not in order or block.dump not in order:
        return False
    return order.index(first.dump) < order.index(block.dump)


def _returning(article: Article, at: int, right: _Made, seam: Seam) -> Iterator[int]:
    """Give the paragraphs behind a seam that go home with its head.

    What was joined to the run meanwhile goes along, with its own run.
    """
    later = (other for other in article.seams if other.head not in (seam.head, *seam.run))
    runs = {other.tail: other.run for other in later}
    mine = set(seam.run).union(*(runs.get(block, ()) for block in right.paragraph.blocks))
    for n in range(at + 1, len(article.paragraphs)):
        blocks = article.paragraphs[n].blocks
        if blocks and blocks[0] in mine:
            mine.update(*(runs.get(block, ()) for block in blocks))
            yield n


def _place_at_home(paragraphs: list[Paragraph], seam: Seam) -> int:
    """Return where the head stood: between its neighbours, behind what came home before it."""
    before = next((n for n, p in enumerate(paragraphs) if seam.before in p.blocks), None)
    after = next((n for n, p in enumerate(paragraphs) if seam.after in p.blocks), None)
    if before is None and after is not None:
        return after
    last = len(paragraphs) if after is None else after
    place = _behind(paragraphs, seam.head) if before is None else before + 1
    while place < last and _stood_between(paragraphs[place], seam):
        place += 1
    if before is not None or not paragraphs or paragraphs[0].kind not in _STARTS:
        return place
    return max(place, len(heads(Article(id=seam.home, paragraphs=tuple(paragraphs)))))


def _behind(paragraphs: list[Paragraph], head: BlockRef) -> int:
    """Return the place behind the last paragraph that stood before a block in the raw copy."""
    before = [n for n, p in enumerate(paragraphs) if p.blocks and _is_before(p.blocks[0], head)]
    return before[-1] + 1 if before else 0


def _stood_between(paragraph: Paragraph, seam: Seam) -> bool:
    """Tell whether a paragraph stood between a head and its neighbour in the raw copy."""
    first = paragraph.blocks[:1]
    if not first or not _is_before(first[0], seam.head):
        return False
    return seam.before is None or _is_before(seam.before, first[0])


def _is_before(block: BlockRef, other: BlockRef) -> bool:
    return block.dump == other.dump and block.block < other.block


def _as_made(article: Article) -> list[_Made]:
    return [
        _Made(paragraph, (_Slice(article.id, n, 0, len(paragraph.text)),))
        for n, paragraph in enumerate(article.paragraphs)
    ]


def _joined(tail: _Made, head: _Made) -> _Made:
    length = len(tail.paragraph.text)
    marks = (moved_mark(mark, length) for mark in head.paragraph.marks)
    paragraph = replace(
        tail.paragraph,
        text=tail.paragraph.text + head.paragraph.text,
        marks=(*tail.paragraph.marks, *marks),
        blocks=(*tail.paragraph.blocks, *head.paragraph.blocks),
    )
    return _Made(paragraph, (*tail.slices, *head.slices))


def _halved(whole: _Made, seam: Seam) -> tuple[_Made, _Made]:
    """Split a joined paragraph at its seam."""
    paragraph, at = whole.paragraph, seam.at.offset
    first, second = halved_marks(paragraph.marks, at)
    cut = paragraph.blocks.index(seam.head)
    (held,) = whole.slices
    left = replace(paragraph, text=paragraph.text[:at], marks=first, blocks=paragraph.blocks[:cut])
    right = Paragraph(
        text=paragraph.text[at:], kind=seam.kind, marks=second, blocks=paragraph.blocks[cut:]
    )
    return (
        _Made(left, (replace(held, end=at),)),
        _Made(right, (replace(held, start=at),)),
    )


def _rebuilt(
    old: dict[ArticleId, Article], texts: dict[ArticleId, list[_Made]]
) -> dict[ArticleId, Article]:
    """Return the articles with their new paragraphs, what is pinned gone along."""
    places: dict[tuple[ArticleId, int], list[Piece]] = {}
    for name, made in texts.items():
        for n, each in enumerate(made):
            done = 0
            for part in each.slices:
                piece = Piece(part.start, part.end, name, n, done - part.start)
                places.setdefault((part.article, part.paragraph), []).append(piece)
                done += part.end - part.start
    ordered = {key: tuple(sorted(found, key=lambda p: p.start)) for key, found in places.items()}
    plain = {name: tuple(m.paragraph for m in made) for name, made in texts.items()}
    return rebuilt(old, plain, ordered)


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
