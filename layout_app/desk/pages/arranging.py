"""Pages made by themselves. One rule: what is pinned, signed or designed by hand stays."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from layout_app.arrange.judging.taste import PRESETS
from layout_app.arrange.jumps import with_jumps
from layout_app.arrange.making.proposal import Proposal
from layout_app.arrange.page import Arranged, arranged
from layout_app.arrange.shapes import Wardrobe
from layout_app.arrange.spread import spread_out
from layout_app.compose.copyfit import LEAST_JUMPED
from layout_app.compose.page import Composer
from layout_app.desk.pages.ranking import guessed_ranks, with_ranks
from layout_app.desk.words import _, filled, plural
from layout_app.edit.arranging import rearranged, resumed
from layout_app.edit.boxes import without_article
from layout_app.edit.signing import is_signed
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.article import characters, head, headline
from layout_app.model.box import Arrangement, ArticleBox, Package
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, folio_of, index, paper_of, stylebook_of
from layout_app.model.paper import cells_rect
from layout_app.model.seam import Verdict
from layout_app.model.style import Manner
from layout_app.model.text import Kind

SECONDS = 3.0
"""What a page may take. Most take less than one: work ends a search, time only on slow machines."""
PROPOSALS = 3
HELD = 0.8
"""Characters for each that free columns could hold, above which no article stands on a page."""
_LOOK = (
    *("arrangement", "columns", "division", "remainder", "head_ink", "drop_cap"),
    *("framed", "tint", "vertical"),
)
_ABOVE = frozenset((Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE, Kind.BYLINE))
"""Heads that need a text; a deck says something by itself."""


Proposals = Mapping[PageId, Arranged]
"""What could become of each page."""


@frozen
class Task:
    """What is to be arranged."""

    pages: tuple[PageId, ...]
    seconds: float = SECONDS
    """For each page."""
    seed: int = 0
    wanted: int = PROPOSALS
    """Proposals for each page."""
    manner: Manner | None = None
    """What the paper minds; none takes what its stylebook says."""


def movable(issue: Issue, page: PageId) -> tuple[ArticleId, ...]:
    """Return the articles whose only box stands on a page, free to move.

    A frame, a tint, heads beside the text or lines that fall were designed for a place: such boxes
    stay in it, as pinned ones do.
    """
    found = index(issue)
    boxes = found.pages[page].boxes
    packed = {name for box in boxes if isinstance(box, Package) for name in box.boxes}
    return tuple(
        box.article
        for box in boxes
        if isinstance(box, ArticleBox)
        and not box.pinned
        and not _is_designed(box)
        and box.id not in packed
        and box.article in found.articles
        and len(found.parts[box.article]) == 1
    )


def _is_designed(box: ArticleBox) -> bool:
    """Tell whether a box has a look that another would lose; heads below a picture come again."""
    is_plain = box.arrangement is Arrangement.UNDER_PICTURE
    heads = box.arrangement if is_plain else Arrangement.OVER
    plain = ArticleBox(id=box.id, article=box.article, shape=box.shape, arrangement=heads)
    return any(getattr(box, name) != getattr(plain, name) for name in _LOOK)


def staying(issue: Issue, page: PageId) -> tuple[BoxId, ...]:
    """Return the articles' boxes of a page that no arrangement moves."""
    moving = movable(issue, page)
    boxes = index(issue).pages[page].boxes
    return tuple(b.id for b in boxes if isinstance(b, ArticleBox) and b.article not in moving)


def no_page(issue: Issue, pages: Sequence[PageId]) -> CommandError:
    """Return why none of the pages can be arranged."""
    folios = ", ".join(index(issue).folios[page] for page in pages)
    is_held = any(staying(issue, page) for page in pages)
    return CommandError("arrange.held" if is_held else "arrange.no_page", pages=folios)


def waiting(issue: Issue) -> tuple[ArticleId, ...]:
    """Return the articles that stand nowhere."""
    placed = index(issue).parts
    return tuple(article.id for article in issue.articles if not placed.get(article.id))


def fragments(issue: Issue) -> tuple[ArticleId, ...]:
    """Return what waits and is only a half: it has no headline, and a cut end that is not settled.

    It belongs to an article, or to none that came; nobody prints it by itself.
    """
    known = index(issue).articles
    return tuple(
        article
        for article in waiting(issue)
        if head(known[article], Kind.HEADLINE) is None
        and any(end.verdict is not Verdict.COMPLETE for end in known[article].open_ends)
    )


def bare_heads(issue: Issue) -> tuple[ArticleId, ...]:
    """Return what waits and is a headline with nothing to read below it, and no picture.

    Mostly a sentence that was cut short and taken for one.
    """
    known = index(issue).articles
    return tuple(
        article
        for article in waiting(issue)
        if not known[article].pictures and all(p.kind in _ABOVE for p in known[article].paragraphs)
    )


def is_open(issue: Issue, page: PageId) -> bool:
    """Tell whether a page may be changed: it is not signed, and no spread."""
    found = index(issue).pages[page]
    return not is_signed(found) and found.span == 1


def check_open(issue: Issue, pages: Collection[PageId]) -> None:
    """CommandError if none of the pages may be changed."""
    if not any(is_open(issue, page) for page in pages):
        raise CommandError("arrange.closed", pages=", ".join(folio_of(issue, p) for p in pages))


def proposed(
    issue: Issue,
    composer: Composer,
    task: Task,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> dict[PageId, Arranged]:
    """Return what could become of each page, with its own articles and those that wait.

    An article that finds no room on its page is tried on the pages behind it, and in two parts at
    last; what finds none at all is told with the last.
    """
    pages = [page for page in task.pages if is_open(issue, page)]
    preset = PRESETS[task.manner or stylebook_of(issue).manner]
    own = {page: movable(issue, page) for page in pages}
    aside = (*fragments(issue), *bare_heads(issue))
    whole = [article for article in waiting(issue) if article not in aside]
    wardrobe = Wardrobe(composer, issue)
    shares, left = spread_out(wardrobe, pages, own, whole)
    ranks = guessed_ranks(issue, chain(*shares.values()), sum(map(bool, shares.values())))
    if ranks:
        wardrobe = Wardrobe(composer, with_ranks(issue, ranks))
        shares, left = spread_out(wardrobe, pages, own, whole)
    found: dict[PageId, Arranged] = {}
    over: tuple[ArticleId, ...] = ()
    arrange = partial(
        arranged, seconds=task.seconds, seed=task.seed, wanted=task.wanted, preset=preset
    )
    for n, page in enumerate(pages):
        progress(n, len(pages))
        found[page] = arrange(wardrobe, page, (*shares[page], *over), own=len(own[page]))
        is_last = n + 1 == len(pages)
        over = () if is_last else found[page].unplaced
        stay = {a for p, each in found.items() if not each.proposals for a in own[p]}
        rest = (*found[page].unplaced, *left, *aside) if is_last else ()
        rest = tuple(article for article in rest if article not in stay)
        found[page] = replace(found[page], unplaced=rest, ranks=ranks)
        if is_last:
            too_long = [article for article in rest if article not in aside]
            found = with_jumps(wardrobe.issue, composer, pages, found, too_long, arrange)
    progress(len(pages), len(pages))
    return found


def applied(issue: Issue, found: Proposals, chosen: int = 1) -> Issue:
    """Return the issue with the `chosen` proposal on each page; what found no room waits.

    Of an article in two parts both are placed, and the first ends where it was parted.
    """
    moved = {box.article for p in found.values() if p.proposals for box in p.proposals[0].boxes}
    over = {article for each in found.values() for article in each.unplaced}
    for page, each in found.items():
        for article in movable(issue, page):
            if article in moved or (each.proposals and article in over):
                issue = without_article(issue, article)
    for page, each in found.items():
        if (proposal := _chosen(each, chosen)) is not None:
            issue = rearranged(with_ranks(issue, each.ranks), page, proposal.boxes)
    for jump in {jump for each in found.values() for jump in each.jumps}:
        issue = resumed(issue, jump.article, jump.end)
    return issue


def _chosen(found: Arranged, chosen: int) -> Proposal | None:
    """Return a page's proposal by its number; the last where it has fewer."""
    if not found.proposals:
        return None
    return found.proposals[min(chosen, len(found.proposals)) - 1]


def may_jump(issue: Issue, chars: int) -> bool:
    """Tell whether so many characters that find no room had better stand on another page."""
    return len(issue.pages) > 1 and chars >= LEAST_JUMPED * paper_of(issue).chars


def continued_text(issue: Issue, page: PageId, found: Arranged) -> Iterator[str]:
    """Yield which articles of a page go on on which."""
    known = index(issue)
    for jump in found.jumps:
        if jump.to != page:
            name, there = headline(known.articles[jump.article]), known.folios[jump.to]
            yield filled(_("“{headline}” goes on on {page}"), headline=name, page=there)


def arranged_lines(issue: Issue, found: Proposals, chosen: int = 1) -> Iterator[str]:
    """Yield what comes of each page in words, and the articles that found no room."""
    known = index(issue)
    no_room = _("  no room for “{headline}”")
    too_long = _("  “{headline}” is too long for one page: place it, and continue it on another")
    aside = {
        **dict.fromkeys(fragments(issue), _("  only half a text: “{headline}”")),
        **dict.fromkeys(bare_heads(issue), _("  a headline without text: “{headline}”")),
    }
    for page, each in found.items():
        proposal = _chosen(each, chosen)
        if proposal is None:
            yield _("{page}: left as it is").format(page=known.folios[page])
            if staying(issue, page):
                yield _("  what is pinned or designed for its place leaves no room to move others")
        else:
            told = plural("{count} article placed", "{count} articles placed", len(proposal.boxes))
            white = proposal.white / each.free if each.free else 0.0
            yield _("{page}: {told}, {white} % white").format(
                page=known.folios[page], told=told, white=f"{white * 100:.1f}"
            )
        for told in continued_text(issue, page, each):
            yield f"  {told}"
        for article in each.leads(proposal):
            name = headline(known.articles[article])
            yield filled(
                _("  “{headline}” leads, by its length: no article has a rank"), headline=name
            )
        for article, chars in proposal.cuts if proposal else ():
            name = headline(known.articles[article])
            cut = plural("{count} character", "{count} characters", chars)
            told = _("  “{headline}” is too long: cut {cut}")
            if may_jump(issue, chars):
                told = _("  “{headline}” is too long: cut {cut}, or continue it on another page")
            yield filled(told, headline=name, cut=cut)
        for article in each.unplaced:
            is_long = characters(known.articles[article]) > HELD * each.free * paper_of(issue).chars
            told = aside.get(article, too_long if is_long and len(issue.pages) > 1 else no_room)
            yield filled(told, headline=headline(known.articles[article]))


def arranged_json(issue: Issue, found: Proposals, chosen: int = 1) -> dict[str, object]:
    """Return proposals as they stand in JSON, by folio; what a page says is of the chosen one."""
    folios = index(issue).folios
    return {
        "pages": {folios[page]: _page_json(issue, each, chosen) for page, each in found.items()}
    }


def _page_json(issue: Issue, found: Arranged, chosen: int) -> dict[str, object]:
    """Return what came of a page; `cuts` names all that has no room, whole articles too."""
    known = index(issue).articles
    whole = [(article, characters(known[article])) for article in found.unplaced]
    best = _chosen(found, chosen)
    return {
        "free_cells": found.free,
        "placed": [box.article for box in best.boxes] if best else [],
        "unplaced": list(found.unplaced),
        "white": round(best.white / found.free, 5) if best and found.free else None,
        "overset": sum(chars for _article, chars in best.cuts) if best else 0,
        "cuts": [
            {"article": article, "chars": chars}
            for article, chars in (*(best.cuts if best else ()), *whole)
        ],
        "seconds_first": round(found.seconds_first, 4),
        "seconds_total": round(found.seconds_total, 4),
        "violations": best.violations if best else {},
        "jumps": [
            {"article": jump.article, "to": index(issue).folios[jump.to]} for jump in found.jumps
        ],
        "alternatives": [
            {"score": proposal.score, "boxes": _boxes_json(issue, proposal)}
            for proposal in found.proposals
        ],
    }


def _boxes_json(issue: Issue, proposal: Proposal) -> Sequence[dict[str, object]]:
    paper = paper_of(issue)
    return [
        {
            "article": box.article,
            "part": box.part,
            "kind": "article",
            "x": rect.x,
            "y": rect.y,
            "w": rect.w,
            "h": rect.h,
            "column": cells.column,
            "line": cells.line,
            "columns": cells.columns,
            "lines": cells.lines,
        }
        for box in proposal.boxes
        for cells in box.shape
        for rect in (cells_rect(paper, cells),)
    ]
