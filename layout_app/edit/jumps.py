"""Operations on the ends of parts and the words of jump lines. One rule: numbers are never typed.

Where an article goes on, and from where, is derived from its boxes; only where a part ends and what
the jump calls the article is the editor's.
"""

from dataclasses import replace

from layout_app.edit.articles import one_line
from layout_app.edit.boxes import article_box
from layout_app.edit.lookup import article_of, paragraph_of, with_article
from layout_app.errors import CommandError
from layout_app.model.article import Article, PartBreak
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue
from layout_app.model.text import anchor_at


def end_part(issue: Issue, box: BoxId, paragraph: int, offset: int) -> Issue:
    """End the part of an article that a box shows behind a character; the next goes on there."""
    shown = article_box(issue, box)
    article = article_of(issue, shown.article)
    if not 0 <= offset <= len(paragraph_of(article, paragraph).text):
        raise CommandError(
            "command.no_offset", article=article.id, paragraph=paragraph, offset=offset
        )
    made = PartBreak(part=shown.part, at=anchor_at(article.paragraphs, paragraph, offset))
    others = (found for found in article.breaks if found.part != shown.part)
    breaks = tuple(sorted((*others, made), key=lambda found: found.part))
    return _with(issue, article, replace(article, breaks=breaks))


def free_part(issue: Issue, box: BoxId) -> Issue:
    """Let the part that a box shows end where its box is full."""
    shown = article_box(issue, box)
    article = article_of(issue, shown.article)
    breaks = tuple(found for found in article.breaks if found.part != shown.part)
    return _with(issue, article, replace(article, breaks=breaks))


def set_keyword(issue: Issue, article: ArticleId, keyword: str) -> Issue:
    """Say what jump lines call an article; nothing leaves it out."""
    found = article_of(issue, article)
    return _with(issue, found, replace(found, keyword=one_line(keyword).strip()))


def _with(issue: Issue, old: Article, new: Article) -> Issue:
    return issue if new == old else with_article(issue, new)
