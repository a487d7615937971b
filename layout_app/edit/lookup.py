"""Find and replace by id. One rule: what does not exist is a CommandError that names it."""

from dataclasses import replace

from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.box import Box
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.text import Paragraph


def article_of(issue: Issue, article: ArticleId) -> Article:
    """Return an article."""
    found = index(issue).articles.get(article)
    if found is None:
        raise CommandError("command.no_article", article=article)
    return found


def page_of(issue: Issue, page: PageId) -> Page:
    """Return a page."""
    found = index(issue).pages.get(page)
    if found is None:
        folios = ", ".join(index(issue).folios.values())
        raise CommandError("command.no_page", page=page, pages=folios)
    return found


def box_of(issue: Issue, box: BoxId) -> tuple[Page, Box]:
    """Return a box and the page it stands on."""
    found = index(issue).boxes.get(box)
    if found is None:
        raise CommandError("command.no_box", box=box)
    return index(issue).pages[found[0]], found[1]


def paragraph_of(article: Article, paragraph: int) -> Paragraph:
    """Return a paragraph by its index."""
    if not 0 <= paragraph < len(article.paragraphs):
        raise CommandError("command.no_paragraph", article=article.id, paragraph=paragraph)
    return article.paragraphs[paragraph]


def with_article(issue: Issue, article: Article) -> Issue:
    """Return the issue with the article in the place of its namesake; the same if it is that."""
    before = article_of(issue, article.id)
    if before is article:
        return issue
    swapped = tuple([article if old is before else old for old in issue.articles])
    return replace(issue, articles=swapped)


def with_page(issue: Issue, page: Page) -> Issue:
    """Return the issue with the page in the place of its namesake."""
    return replace(issue, pages=tuple(page if old.id == page.id else old for old in issue.pages))


def with_box(issue: Issue, box: Box) -> Issue:
    """Return the issue with the box in the place of its namesake, on the same page."""
    page, old = box_of(issue, box.id)
    if old == box:
        return issue
    boxes = tuple(box if other.id == box.id else other for other in page.boxes)
    return with_page(issue, replace(page, boxes=boxes))


def changed_article(article: Article, paragraphs: tuple[Paragraph, ...]) -> Article:
    """Return the article with other paragraphs; CommandError if its heads would stand wrong."""
    try:
        return replace(article, paragraphs=paragraphs)
    except ValueError:
        raise CommandError("article.heads_out_of_order", article=article.id) from None
