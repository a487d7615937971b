"""Which page takes which article. One rule: sections first, then room, leads far apart."""

from collections.abc import Mapping, Sequence

from layout_app.arrange.ground import ground
from layout_app.arrange.shapes import Wardrobe
from layout_app.compose.page import Composer
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, index


def spread_out(
    issue: Issue,
    composer: Composer,
    pages: Sequence[PageId],
    own: Mapping[PageId, Sequence[ArticleId]],
    waiting: Sequence[ArticleId],
) -> dict[PageId, list[ArticleId]]:
    """Return the articles of each page: its own, and its share of those that wait.

    An article goes to the pages of its section where there are some; of those to the one with the
    most room left, a lead to one that has the fewest.
    """
    found = index(issue)
    shares = {page: list(own.get(page, ())) for page in pages}
    if not pages:
        return shares
    wardrobe = Wardrobe(composer, issue)
    room: dict[PageId, float] = {
        page: _room(issue, page, [*shares[page], *waiting]) for page in pages
    }
    for page, articles in shares.items():
        room[page] -= sum(_area(wardrobe, found.articles[article]) for article in articles)
    leads = {
        page: sum(found.articles[article].rank == 1 for article in articles)
        for page, articles in shares.items()
    }
    order = sorted(
        (found.articles[article] for article in waiting),
        key=lambda article: (article.rank, -_area(wardrobe, article)),
    )
    for article in order:
        chosen = min(
            _fitting(issue, pages, article),
            key=lambda page: (
                leads[page] if article.rank == 1 else 0,
                room[page] < _area(wardrobe, article),
                -room[page] if article.rank > 1 else pages.index(page),
            ),
        )
        shares[chosen].append(article.id)
        room[chosen] -= _area(wardrobe, article)
        leads[chosen] += article.rank == 1
    return shares


def _fitting(issue: Issue, pages: Sequence[PageId], article: Article) -> list[PageId]:
    """Return the pages of an article's section; without any, those that have none of their own."""
    found = index(issue).pages
    same = [page for page in pages if article.section and found[page].section == article.section]
    free = [page for page in pages if not found[page].section]
    return same or free or list(pages)


def _room(issue: Issue, page: PageId, moving: Sequence[ArticleId]) -> int:
    return ground(issue, index(issue).pages[page], frozenset(moving)).free


def _area(wardrobe: Wardrobe, article: Article) -> float:
    """Return the cells that an article usually takes: the middle of what it may."""
    shapes = wardrobe.known(article)
    areas = sorted(columns * (lines + 1) for columns, row in shapes.items() for lines in row)
    return areas[len(areas) // 2] if areas else 0
