"""Versions that were never saved, beside what stands now. One rule: what is taken is one step.

A page comes back whole, in the place of the one of its name; an article in the place of its own
where both are of the same raw copy, else beside it, so that no sentence is lost or stands twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from layout_app.desk.session import Session
from layout_app.edit.articles import add_articles
from layout_app.edit.boxes import renumbered
from layout_app.edit.lookup import with_article, with_page
from layout_app.edit.packages import without
from layout_app.model.article import Article, twin
from layout_app.model.box import ArticleBox, Box, Package
from layout_app.model.ids import ArticleId, BoxId, new_id
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.store.unsaved import Unsaved, unsaved


def versions(session: Session) -> tuple[Unsaved, ...]:
    """Return what was left unsaved and reads otherwise than now, each reading once."""
    known = index(session.issue)
    found: dict[Page | Article, Unsaved] = {}
    for version in unsaved(session.folder):
        if version.value not in (*known.pages.values(), *known.articles.values()):
            found.setdefault(version.value, version)
    return tuple(found.values())


def taken(issue: Issue, value: Page | Article) -> Issue:
    """Return the issue with a page or an article as it was left."""
    return _with_page(issue, value) if isinstance(value, Page) else _with_article(issue, value)


def _with_page(issue: Issue, page: Page) -> Issue:
    elsewhere = {box for box, (at, _box) in index(issue).boxes.items() if at != page.id}
    lost = {box.id for box in page.boxes if not _has_its_article(issue, box)}
    own = {box.id: BoxId(new_id()) for box in page.boxes if box.id in elsewhere}
    boxes = tuple(_renamed(box, own) for box in without(page.boxes, lost))
    shown = set(_articles_on(index(issue).pages.get(page.id))) | set(_articles_on(page))
    page = replace(page, boxes=boxes)
    if page.id in index(issue).pages:
        issue = with_page(issue, page)
    else:
        issue = replace(issue, pages=(*issue.pages, page))
    return renumbered(issue, shown & index(issue).articles.keys())


def _renamed(box: Box, own: Mapping[BoxId, BoxId]) -> Box:
    """Give a box that now stands on another page an id of its own here; its package knows it."""
    if isinstance(box, Package):
        box = replace(box, boxes=tuple(own.get(name, name) for name in box.boxes))
    return replace(box, id=own[box.id]) if box.id in own else box


def _has_its_article(issue: Issue, box: Box) -> bool:
    return not isinstance(box, ArticleBox) or box.article in index(issue).articles


def _articles_on(page: Page | None) -> Iterator[ArticleId]:
    boxes = page.boxes if page else ()
    return (box.article for box in boxes if isinstance(box, ArticleBox))


def _with_article(issue: Issue, article: Article) -> Issue:
    now = index(issue).articles.get(article.id)
    if now is None:
        return add_articles(issue, (article,))
    if _blocks(now) == _blocks(article):
        return with_article(issue, article)
    return add_articles(issue, (twin(article, ArticleId(new_id())),))


def _blocks(article: Article) -> set[object]:
    return {block for paragraph in article.paragraphs for block in paragraph.blocks}
