"""An article in two parts on two pages (转版). One rule: only where no page holds it whole.

The parts are arranged as two articles are, on pages that have room left: the first with heads and
pictures, ended behind a paragraph; the second below its small head. Each keeps a line for its jump
line. Whether they hold the text is found by composing them as what they are, one article.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, islice

from layout_app.arrange.making.proposal import Proposal
from layout_app.arrange.page import Arranged, Jump
from layout_app.arrange.shapes import Wardrobe
from layout_app.arrange.spread import section_pages
from layout_app.compose.article.makeup import JUMP_RANK, MOST_FREE
from layout_app.compose.copyfit import LEAST_JUMPED
from layout_app.compose.flow.fit import FitState
from layout_app.compose.page import Composer
from layout_app.edit.arranging import rearranged, resumed
from layout_app.edit.boxes import without_article
from layout_app.frozen import frozen
from layout_app.model.article import Article, Cut, headline
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, index, paper_of, stylebook_of
from layout_app.model.text import INSERTS, Anchor, Kind, Paragraph

ENDS, PAIRS = 5, 2
"""Places where a first part may end that are tried, and pairs of pages."""
LEAST_SHARE = 0.2
"""Share of the text that stands in each part at least: a scrap on another page is no service."""
_LINE = Paragraph(text="转")
"""Stands for a jump line while a part is arranged by itself."""

Found = Mapping[PageId, Arranged]
Arrange = Callable[[Wardrobe, PageId, Sequence[ArticleId]], Arranged]
"""Arranges articles on a page."""


@frozen(kw_only=False)
class _Trial:
    """An article ended behind a paragraph on one page, to go on on another."""

    article: Article
    end: int
    """Paragraphs of the first part."""
    here: PageId
    there: PageId

    @property
    def tail(self) -> ArticleId:
        """What the second part is called while it is arranged by itself."""
        return ArticleId(f"{self.article.id} 2")


def with_jumps(
    issue: Issue,
    composer: Composer,
    pages: Sequence[PageId],
    found: Found,
    over: Iterable[ArticleId],
    arrange: Arrange,
) -> dict[PageId, Arranged]:
    """Return what becomes of pages where articles that found no room stand in two parts.

    A page takes one part at most; what stands on it already stays there, and is arranged anew.
    """
    made = dict(found)
    for name in over:
        article = index(issue).articles[name]
        free = [page for page in section_pages(issue, pages, article) if not made[page].jumps]
        for trial in _trials(issue, composer, article, free, made):
            both = _tried(issue, composer, trial, made, arrange)
            if both:
                made |= both
                for page, each in made.items():
                    left = tuple(other for other in each.unplaced if other != name)
                    made[page] = replace(each, unplaced=left)
                break
    return made


def _trials(
    issue: Issue,
    composer: Composer,
    article: Article,
    pages: Sequence[PageId],
    found: Found,
) -> Iterator[_Trial]:
    """Give where an article may be parted: on the foremost pages, so that it fills the first."""
    lines = _lines(article, paper_of(issue).chars)
    text = lines[-1]
    white = {page: _white(found[page]) for page in pages}
    ends = list(_ends(article, lines, stylebook_of(issue).jump_least))
    if not ends or len(pages) < 2:
        return
    # What no page holds has no usual place: heads and pictures are those of its first half.
    half = _Trial(article, ends[len(ends) // 2], pages[0], pages[1])
    halved = _halved(issue, half)
    first = index(halved).articles[article.id]
    heads = max(0.0, Wardrobe(composer, halved).usual(first) - lines[half.end - 1])
    pairs = (
        (here, there)
        for n, here in enumerate(pages)
        for there in sorted(pages[n + 1 :], key=lambda page: -white[page])[:1]
        if white[here] + white[there] >= heads + text
    )
    for here, there in islice(pairs, PAIRS):
        room = white[here] - heads
        held = [end for end in ends if text - lines[end - 1] <= white[there]]
        for end in sorted(held, key=lambda end: abs(room - lines[end - 1]))[:ENDS]:
            yield _Trial(article, end, here, there)


def _lines(article: Article, chars: int) -> list[int]:
    """Return the lines of text, about, up to the end of each paragraph."""
    return list(
        accumulate(
            0 if p.kind in INSERTS or p.kind is Kind.HEADLINE else -(-(len(p.text) + 2) // chars)
            for p in article.paragraphs
        )
    )


def _ends(article: Article, lines: Sequence[int], least: int) -> Iterator[int]:
    """Give the numbers of paragraphs behind which a first part may end.

    What stands in a frame of its own stands in the first part, so that none comes behind.
    """
    text = lines[-1]
    for end in range(1, len(article.paragraphs)):
        before, behind = article.paragraphs[end - 1], article.paragraphs[end:]
        here, there = lines[end - 1], text - lines[end - 1]
        if (
            before.kind is Kind.TEXT
            and behind[0].kind in (Kind.TEXT, Kind.SUBHEAD)
            and not any(p.kind in INSERTS for p in behind)
            and here >= max(least, LEAST_SHARE * text)
            and there >= max(LEAST_JUMPED, LEAST_SHARE * text)
        ):
            yield end


def _white(found: Arranged) -> int:
    """Return the cells that are left on a page."""
    return found.proposals[0].white if found.proposals else found.free


def _tried(
    issue: Issue, composer: Composer, trial: _Trial, found: Found, arrange: Arrange
) -> dict[PageId, Arranged]:
    """Return both pages with the parts; nothing where one does not hold them."""
    head, tail = trial.article.id, trial.tail
    wardrobe = Wardrobe(composer, _halved(issue, trial), leaving=head, arriving=tail)
    made: dict[PageId, Arranged] = {}
    for page, part in ((trial.here, head), (trial.there, tail)):
        before = found[page].proposals[0] if found[page].proposals else None
        there = [box.article for box in before.boxes] if before else []
        each = arrange(wardrobe, page, (*there, part))
        if each.unplaced or not each.proposals:
            return {}
        if _cut(each.proposals[0]) > (_cut(before) if before else 0):
            return {}
        made[page] = replace(each, unplaced=found[page].unplaced, ranks=found[page].ranks)
    return _composed(issue, composer, trial, made)


def _cut(proposal: Proposal) -> int:
    return sum(chars for _article, chars in proposal.cuts)


def _halved(issue: Issue, trial: _Trial) -> Issue:
    """Return the issue with the parts of an article as two, each with a line for its jump line."""
    article, end = trial.article, trial.end
    words = article.keyword or headline(article)
    shown = stylebook_of(issue).jump_head and bool(words)
    heads = (Paragraph(kind=Kind.HEADLINE, text=words),) if shown else ()
    first = Article(
        id=article.id,
        paragraphs=(*article.paragraphs[:end], _LINE),
        rank=article.rank,
        section=article.section,
        cuts=tuple(cut for cut in article.cuts if cut.end.paragraph < end),
        pictures=article.pictures,
    )
    behind = (cut for cut in article.cuts if cut.start.paragraph >= end)
    second = Article(
        id=trial.tail,
        paragraphs=(*heads, _LINE, *article.paragraphs[end:]),
        rank=JUMP_RANK,
        section=article.section,
        cuts=tuple(_moved(cut, len(heads) + 1 - end) for cut in behind),
    )
    others = (each for each in issue.articles if each.id != article.id)
    return replace(without_article(issue, article.id), articles=(*others, first, second))


def _moved(cut: Cut, by: int) -> Cut:
    """Return a cut so many paragraphs further down."""
    return replace(cut, start=_anchored(cut.start, by), end=_anchored(cut.end, by))


def _anchored(at: Anchor, by: int) -> Anchor:
    return replace(at, paragraph=at.paragraph + by)


def _composed(
    issue: Issue, composer: Composer, trial: _Trial, made: Mapping[PageId, Arranged]
) -> dict[PageId, Arranged]:
    """Return those proposals on which the one article fits its two boxes; nothing without any."""
    jump = Jump(article=trial.article.id, end=trial.end, to=trial.there)
    here = [_whole(trial, proposal) for proposal in made[trial.here].proposals]
    there = [_whole(trial, proposal) for proposal in made[trial.there].proposals]
    fits = _Fits(without_article(issue, trial.article.id), composer, trial)
    both = next(((one, two) for one in here for two in there if fits(one, two)), None)
    if both is None:
        return {}
    pages = {
        trial.here: [each for each in here if fits(each, both[1])],
        trial.there: [each for each in there if fits(both[0], each)],
    }
    return {
        page: replace(made[page], proposals=tuple(kept), jumps=(jump,))
        for page, kept in pages.items()
    }


def _whole(trial: _Trial, proposal: Proposal) -> Proposal:
    """Return a proposal with boxes of the article where its second part stood for another."""
    boxes = (
        replace(box, article=trial.article.id, part=2) if box.article == trial.tail else box
        for box in proposal.boxes
    )
    return replace(proposal, boxes=tuple(boxes))


@frozen(kw_only=False)
class _Fits:
    """Tells whether an article fits its boxes on two pages, the first full but for a few lines."""

    issue: Issue
    composer: Composer
    trial: _Trial

    def __call__(self, here: Proposal, there: Proposal) -> bool:
        """Compose the article in both boxes."""
        article = self.trial.article.id
        issue = rearranged(self.issue, self.trial.here, _boxes_of(article, here))
        issue = rearranged(issue, self.trial.there, _boxes_of(article, there))
        issue = resumed(issue, article, self.trial.end)
        if self.composer.fit(issue, article).state is FitState.OVER:
            return False
        return self.composer.part_left(issue, article, 1) <= MOST_FREE


def _boxes_of(article: ArticleId, proposal: Proposal) -> list[ArticleBox]:
    return [box for box in proposal.boxes if box.article == article]
