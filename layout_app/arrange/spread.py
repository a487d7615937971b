"""Which page takes which article. One rule: sections first, then room, leads far apart.

As many pages are filled as the copy takes, the foremost first: what is left white is whole pages.
"""

from collections.abc import Mapping, Sequence

from layout_app.arrange.ground import ground
from layout_app.arrange.shapes import Wardrobe
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, index

DENSE = 1.1
"""What a full page holds of the cells that its articles usually take, shares of its room.

On seeded pages of which 92 to 100 percent were filled it was .88 to 1.33, 1.1 in the middle.
"""


def spread_out(
    wardrobe: Wardrobe,
    pages: Sequence[PageId],
    own: Mapping[PageId, Sequence[ArticleId]],
    waiting: Sequence[ArticleId],
) -> tuple[dict[PageId, list[ArticleId]], list[ArticleId]]:
    """Return the articles of each page, its own before its share of those that wait, and the rest.

    An article goes to the pages of its section where there are some; of those to the one that still
    wants most, a lead to one that has the fewest. What has no room even at its least waits on.
    """
    issue = wardrobe.issue
    known = index(issue).articles
    shares = {page: _by_rank(issue, own.get(page, ())) for page in pages}
    room = {page: _room(issue, page, [*shares[page], *waiting]) for page in pages}
    spare, leads = dict(room), dict.fromkeys(pages, 0)

    for page, names in shares.items():
        for name in names:
            room[page] -= wardrobe.usual(known[name])
            spare[page] -= wardrobe.least(known[name])
            leads[page] += known[name].rank == 1
    left: list[ArticleId] = []
    coming = [known[name] for name in _by_rank(issue, waiting)]
    wanted = _wanted(wardrobe, pages, coming, room)
    for article in coming:
        name, least = article.id, wardrobe.least(article)
        fitting = section_pages(issue, pages, article)
        holding = [page for page in fitting if spare[page] >= least]
        if not holding:
            left.append(name)
            continue
        holding = [page for page in holding if page in wanted] or holding[:1]
        usual, is_lead = wardrobe.usual(article), article.rank == 1
        want = {page: wanted.get(page, 0.0) for page in pages}
        ranked = {
            page: (leads[page], n) if is_lead else (want[page] < usual, -want[page])
            for n, page in enumerate(pages)
        }
        chosen = min(holding, key=ranked.__getitem__)
        shares[chosen].append(name)
        wanted[chosen] = want[chosen] - usual
        spare[chosen] -= least
        leads[chosen] += is_lead
    return shares, left


def _wanted(
    wardrobe: Wardrobe,
    pages: Sequence[PageId],
    articles: Sequence[Article],
    room: Mapping[PageId, float],
) -> dict[PageId, float]:
    """Return the cells that each section's articles shall take of its pages, from the first.

    The foremost are filled, what copy lacks is white on the last. Each lead has a page.
    """
    by_pages: dict[tuple[PageId, ...], list[Article]] = {}
    for article in articles:
        by_pages.setdefault(tuple(section_pages(wardrobe.issue, pages, article)), []).append(
            article
        )
    found: dict[PageId, float] = {}
    for fitting, share in by_pages.items():
        area = sum(wardrobe.usual(article) for article in share)
        leads = sum(article.rank == 1 for article in share)
        for n, page in enumerate(fitting):
            if area <= 0 and n >= leads:
                break
            taken = min(max(0.0, area), DENSE * max(0.0, room[page]))
            found[page] = found.get(page, 0.0) + taken
            area -= taken
    return found


def _by_rank(issue: Issue, articles: Sequence[ArticleId]) -> list[ArticleId]:
    known = index(issue).articles
    return sorted(articles, key=lambda article: known[article].rank)


def section_pages(issue: Issue, pages: Sequence[PageId], article: Article) -> list[PageId]:
    """Return the pages of an article's section; without any, those that have none of their own."""
    found = index(issue).pages
    same = [page for page in pages if article.section and found[page].section == article.section]
    free = [page for page in pages if not found[page].section]
    return same or free or list(pages)


def _room(issue: Issue, page: PageId, moving: Sequence[ArticleId]) -> float:
    """Return the cells of a page that boxes and the lines below them may take."""
    found = ground(issue, index(issue).pages[page], frozenset(moving))
    return sum(room.cells for room in found.layouts[0])
