"""Remarks pinned to the copy (批注). One rule: a note is about a place, and never printed.

It moves with its characters through edits and joins, like every anchor.
"""

from dataclasses import replace

from layout_app.edit.articles import one_line
from layout_app.edit.lookup import article_of, paragraph_of, with_article
from layout_app.errors import CommandError
from layout_app.model.article import Note
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.text import anchor_at


def pin_note(
    issue: Issue, article: ArticleId, paragraph: int, offset: int, text: str, by: str
) -> Issue:
    """Pin a remark to a place; CommandError for an empty one, and where no such place is."""
    found = article_of(issue, article)
    if not 0 <= offset <= len(paragraph_of(found, paragraph).text):
        raise CommandError("command.no_offset", article=article, paragraph=paragraph, offset=offset)
    if not (words := one_line(text).strip()):
        raise CommandError("note.empty")
    note = Note(at=anchor_at(found.paragraphs, paragraph, offset), text=words, by=by)
    return with_article(issue, replace(found, notes=(*found.notes, note)))


def remove_note(issue: Issue, article: ArticleId, number: int) -> Issue:
    """Take a note off, by its index; CommandError if there is none."""
    found = article_of(issue, article)
    if not 0 <= number < len(found.notes):
        raise CommandError("note.none", article=article)
    kept = (*found.notes[:number], *found.notes[number + 1 :])
    return with_article(issue, replace(found, notes=kept))
