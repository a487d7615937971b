"""Printed words wherever they stand. One rule: other words change nothing but the words.

Words are those of an article's paragraphs, of its pictures, and of boxes: free text, the set text
of ads, the heads of a package, the title of a section head.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from layout_app.edit.anchors import marks_through, retyping
from layout_app.edit.articles import edit_text, one_line
from layout_app.edit.lookup import article_of, box_of, paragraph_of, with_article, with_box
from layout_app.edit.pictures import picture_of
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.box import AdBox, Box, Package, SectionBox, TextBox
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue
from layout_app.model.text import Paragraph


class Part(StrEnum):
    """What words are."""

    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    LINE = "line"
    """Of a box."""


@frozen(kw_only=False)
class Wording:
    """Where words stand: the article or box, and which of its paragraphs, pictures or lines."""

    owner: ArticleId | BoxId
    part: Part
    number: int = 0


def words_of_article(article: Article) -> Iterator[tuple[Wording, str]]:
    """Yield the words of an article and where they stand, its pictures last."""
    for number, paragraph in enumerate(article.paragraphs):
        yield Wording(article.id, Part.PARAGRAPH, number), paragraph.text
    for number, picture in enumerate(article.pictures):
        yield Wording(article.id, Part.CAPTION, number), picture.caption
        yield Wording(article.id, Part.CREDIT, number), picture.credit


def words_of_boxes(issue: Issue) -> Iterator[tuple[Wording, str]]:
    """Yield the words that belong to boxes and to no article, page by page."""
    for page in issue.pages:
        for box in page.boxes:
            for number, line in enumerate(_lines(box)):
                yield Wording(box.id, Part.LINE, number), line.text


def words_at(issue: Issue, at: Wording) -> str:
    """Return the words that stand at a place."""
    if at.part is Part.LINE:
        return _lines(box_of(issue, BoxId(at.owner))[1])[at.number].text
    article = article_of(issue, ArticleId(at.owner))
    match at.part:
        case Part.CAPTION:
            return picture_of(article, at.number).caption
        case Part.CREDIT:
            return picture_of(article, at.number).credit
        case _:
            return paragraph_of(article, at.number).text


def reworded(issue: Issue, at: Wording, words: str) -> Issue:
    """Put other words in a place; marks, and whether a caption was read, stay as they are."""
    words = one_line(words)
    match at.part:
        case Part.LINE:
            return with_box(issue, _with_line(box_of(issue, BoxId(at.owner))[1], at.number, words))
        case Part.PARAGRAPH:
            return edit_text(issue, ArticleId(at.owner), at.number, words)
    article = article_of(issue, ArticleId(at.owner))
    picture = picture_of(article, at.number)
    if at.part is Part.CAPTION:
        picture = replace(picture, caption=words)
    else:
        picture = replace(picture, credit=words)
    pictures = (*article.pictures[: at.number], picture, *article.pictures[at.number + 1 :])
    return with_article(issue, replace(article, pictures=pictures))


def _lines(box: Box) -> Sequence[Paragraph]:
    match box:
        case TextBox() | AdBox():
            return box.paragraphs
        case Package():
            return box.heads
        case SectionBox(title=title) if title:
            return (Paragraph(text=title),)
    return ()


def _with_line(box: Box, number: int, words: str) -> Box:
    lines = list(_lines(box))
    old = lines[number]
    lines[number] = replace(
        old, text=words, marks=marks_through(old.marks, retyping(old.text, words))
    )
    match box:
        case TextBox() | AdBox():
            return replace(box, paragraphs=tuple(lines))
        case Package():
            return replace(box, heads=tuple(lines))
        case SectionBox():
            return replace(box, title=words)
    raise CommandError("box.no_free_text", box=box.id)
