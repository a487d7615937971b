"""Join cut sentences and take joins back. One rule: no character is added, lost or changed.

A join makes tail and head one paragraph and moves the head's run behind it: what follows the head
at home up to the next headline or the head of another seam, the byline included. Behind a cut line
of the heads it begins the body. The seam keeps what is needed to put everything back, however much
later.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from layout_app.edit.boxes import renumbered
from layout_app.edit.lookup import with_article, with_box
from layout_app.edit.open_ends import beginning_with, ending_with, proposed
from layout_app.edit.slices import Made, as_made, halved, joined, remade
from layout_app.errors import CommandError
from layout_app.model.article import Article, heads
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue, index
from layout_app.model.seam import Candidate, Decision, OpenEnd, Seam, Side
from layout_app.model.text import HEADS, BlockRef, Kind, Paragraph, anchor_at

AUTO = "auto"
"""Who joined what nobody was asked about."""

_STARTS = (Kind.KICKER, Kind.HEADLINE)


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
    tail_home, t = ending_with(issue, candidate.tail)
    head_home, h = beginning_with(issue, candidate.head)
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
    made = remade(old, texts)
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
) -> tuple[dict[ArticleId, list[Made]], int]:
    """Return the paragraphs after a join of the first of `moving`, and which one it made."""
    texts = {article.id: as_made(article) for article in (tail_home, head_home)}
    head, *run = (texts[head_home.id][n] for n in moving)
    whole = joined(texts[tail_home.id][t], head)
    rest = [made for n, made in enumerate(texts[head_home.id]) if n not in moving]
    texts[head_home.id] = rest
    target = texts[tail_home.id]
    at = next(n for n, made in enumerate(target) if made.slices[0].is_of(tail_home.id, t))
    target[at] = whole
    place = max(at + 1, sum(1 for _ in takewhile(_is_head, target)))
    target[place:place] = run
    return texts, at


def _is_head(made: Made) -> bool:
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
    texts = {name: as_made(each) for name, each in old.items()}
    left, right = halved(texts[article.id][at], seam)
    returning = [right, *(texts[article.id][n] for n in _returning(article, at, right, seam))]
    gone = {id(m) for m in returning}
    stays = [m for m in texts[article.id] if id(m) not in gone]
    texts[article.id] = [left if m is texts[article.id][at] else m for m in stays]
    target = texts[home.id]
    place = _place_at_home([m.paragraph for m in target], seam)
    target[place:place] = returning
    without = replace(article, seams=tuple(s for s in article.seams if s is not seam))
    opened = replace(without, open_ends=(*without.open_ends, *_reopened(seam)))
    made = remade(old | {article.id: opened}, texts)
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


def _run_of(
    home: Article, h: int, candidate: Candidate, other_heads: Collection[BlockRef]
) -> list[int]:
    """Return the paragraphs that move with the head."""
    moving: list[int] = []
    if candidate.is_alone:
        return moving
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


def _returning(article: Article, at: int, right: Made, seam: Seam) -> Iterator[int]:
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
