"""Cures of the copy: halves that belong together, captions, places that were lost.

One rule: no word is written that an editor has not seen.
"""

from collections.abc import Iterator

from layout_app.desk.cures.cure import Cure, Healer, cure
from layout_app.desk.session import Session
from layout_app.desk.words import msg
from layout_app.edit.lookup import article_of
from layout_app.edit.open_ends import settled_ends
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index
from layout_app.model.problem import Problem
from layout_app.model.seam import OpenEnd, Side
from layout_app.model.text import holds


def _joined(session: Session, found: Problem) -> Iterator[Cure]:
    """Join the halves that belong together most likely; what the editor ruled out is no half."""
    end, settled = _open_end(session, found), settled_ends(session.issue)
    for candidate in sorted(end.candidates if end else (), key=lambda c: -c.confidence):
        if (candidate.tail, Side.TAIL) not in settled and (
            candidate.head,
            Side.HEAD,
        ) not in settled:
            yield cure(
                "seam.accept", msg("Join it with the likeliest half"), tail=candidate.tail,
                head=candidate.head,
            )  # fmt: skip


def _open_end(session: Session, found: Problem) -> OpenEnd | None:
    article = index(session.issue).articles.get(ArticleId(found.where.article))
    ends = article.open_ends if article else ()
    block = found.where.file, found.where.block
    return next((end for end in ends if (end.block.dump, end.block.block) == block), None)


def _looked_for(_session: Session, _found: Problem) -> Iterator[Cure]:
    yield cure("seam.look", msg("Look for the other half in all files"))


def _caption_read(session: Session, found: Problem) -> Iterator[Cure]:
    """Let a caption stand as it is: the editor has it before the eyes."""
    article, name = ArticleId(found.where.article), dict(found.args)["name"]
    for number, picture in enumerate(article_of(session.issue, article).pictures):
        if picture.replaced and picture.name == name:
            yield cure(
                "picture.caption", msg("The caption is right"), article=article, picture=number,
                caption=picture.caption,
            )  # fmt: skip


def _anchor_lost(session: Session, found: Problem) -> Iterator[Cure]:
    """Print a cut again that does not know its place; let a part end where its box is full."""
    article = index(session.issue).articles.get(ArticleId(found.where.article))
    if article is None:
        return
    for number in _lost_cuts(article):
        yield cure("article.uncut", msg("Print the cut again"), article=article.id, number=number)
    for broken in article.breaks:
        parts = index(session.issue).parts.get(article.id, ())
        if not holds(broken.at, article.paragraphs) and broken.part <= len(parts):
            box = parts[broken.part - 1][1].id
            yield cure("jump.free", msg("Let the part fill its box"), box=box)


def _lost_cuts(article: Article) -> Iterator[int]:
    for number, cut in enumerate(article.cuts):
        if not all(holds(at, article.paragraphs) for at in (cut.start, cut.end)):
            yield number


def _punctuated(_session: Session, found: Problem) -> Iterator[Cure]:
    label = msg("Set the punctuation right")
    yield cure("article.punctuate", label, article=found.where.article)


def _seen_to(_session: Session, found: Problem) -> Iterator[Cure]:
    """Tell it no more: whether it matters only the editor can say."""
    where = found.where
    yield cure(
        "problem.settle", msg("Seen to"), code=found.code, file=where.file, line=where.line or 0
    )


def _note_seen_to(session: Session, found: Problem) -> Iterator[Cure]:
    """Take a note off that is still there."""
    article = index(session.issue).articles.get(ArticleId(found.where.article))
    number = dict(found.args)["number"]
    if article is not None and isinstance(number, int) and number < len(article.notes):
        yield cure("note.remove", msg("Seen to"), article=article.id, number=number)


def _put_instead(_session: Session, found: Problem) -> Iterator[Cure]:
    """Put what the paper writes for a watched word, all over the article."""
    facts = dict(found.args)
    label = msg("Put “{words}” instead", words=facts["put"])
    yield cure(
        "article.replace_words", label, find=facts["find"], by=facts["put"],
        article=found.where.article,
    )  # fmt: skip


_MET = (
    "ad.no_room", "copy.bidi", "copy.both_changed", "copy.columns_joined", "copy.combining",
    "copy.control", "copy.markup", "copy.mixed_encodings", "copy.spaced",
    "copy.cut_at_end", "copy.dateline_is_text", "copy.docx_boxes", "copy.docx_comments",
    "copy.docx_notes", "copy.docx_numbers", "copy.docx_pictures", "copy.empty", "copy.front_line",
    "copy.front_twice", "copy.front_value", "copy.html_navigation", "copy.imported_before",
    "copy.lost_character", "copy.page_of_article", "copy.pdf_order", "copy.picture_damaged",
    "copy.picture_heavy", "copy.picture_missing", "copy.picture_name", "copy.picture_outside",
    "copy.picture_too_large", "copy.picture_unreadable", "copy.tab", "copy.unknown_key",
)  # fmt: skip
"""What only an import can meet."""
CURES: dict[str, Healer] = {
    **dict.fromkeys(_MET, _seen_to),
    "copy.half_width": _punctuated,
    "copy.note": _note_seen_to,
    "copy.watched_instead": _put_instead,
    "edit.anchor_lost": _anchor_lost,
    "picture.caption_unread": _caption_read,
    "repair.half_elsewhere": _looked_for,
    "repair.half_missing": _looked_for,
    "repair.head_missing": _looked_for,
    "repair.seam_open": _joined,
}
