"""Operations on copy. One rule: no character comes or goes except by the editor's own words."""

import re
from collections.abc import Iterable
from dataclasses import replace

from layout_app.edit.anchors import (
    Piece,
    marks_through,
    places_in,
    rebuilt,
    retyped,
    retyping,
    same_places,
)
from layout_app.edit.boxes import without_article
from layout_app.edit.lookup import article_of, paragraph_of, with_article
from layout_app.errors import CommandError
from layout_app.model.article import Article, Cut, heads
from layout_app.model.breaks import BROKEN, breaks_at, read_breaks
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index
from layout_app.model.text import HEADS, Kind, Mark, MarkKind, Paragraph, anchor_at

Place = tuple[int, int]
"""Paragraph and offset."""

_LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def add_articles(issue: Issue, articles: Iterable[Article]) -> Issue:
    """Add articles behind the others; CommandError if one has an id that is taken."""
    added = tuple(articles)
    taken = index(issue).articles.keys() & {article.id for article in added}
    if taken:
        raise CommandError("article.id_taken", article=min(taken))
    return replace(issue, articles=(*issue.articles, *added)) if added else issue


def remove_article(issue: Issue, article: ArticleId) -> Issue:
    """Remove an article and its boxes."""
    article_of(issue, article)
    kept = tuple(other for other in issue.articles if other.id != article)
    return replace(without_article(issue, article), articles=kept)


def set_rank(issue: Issue, article: ArticleId, rank: int) -> Issue:
    """Say how much an article weighs: 1 lead … 4 brief."""
    if not 1 <= rank <= 4:
        raise CommandError("article.bad_rank", rank=rank)
    found = article_of(issue, article)
    return issue if found.rank == rank else with_article(issue, replace(found, rank=rank))


def edit_text(
    issue: Issue,
    article: ArticleId,
    paragraph: int,
    text: str,
    marks: tuple[Mark, ...] | None = None,
) -> Issue:
    """Give a paragraph other words; seams, cuts, notes and, if not given, marks follow.

    Line ends become blanks, control characters are dropped: a paragraph is one line. A `/` typed
    into a large head breaks its line there.
    """
    found = article_of(issue, article)
    old = paragraph_of(found, paragraph)
    text = one_line(text)
    if marks is None:
        typed = {k for piece in places_in(retyping(old.text, text)) for k in range(*piece)}
        text, offsets = read_breaks(text, typed if old.kind in BROKEN else ())
        kept = marks_through(old.marks, retyping(old.text, text))
        at = {mark.start for mark in kept if mark.kind is MarkKind.BREAK}
        marks = _ordered((*kept, *breaks_at(offset for offset in offsets if offset not in at)))
    new = replace(old, text=text, marks=marks)
    if new == old:
        return issue
    return with_article(issue, retyped(found, _with(found.paragraphs, paragraph, new)))


def write_head(issue: Issue, article: ArticleId, paragraph: int, words: str) -> Issue:
    """Give a large head the words and line breaks that an editor writes, all others gone."""
    old = paragraph_of(article_of(issue, article), paragraph)
    if old.kind not in BROKEN:
        return edit_text(issue, article, paragraph, words)
    text, offsets = read_breaks(one_line(words))
    others = (mark for mark in old.marks if mark.kind is not MarkKind.BREAK)
    kept = marks_through(tuple(others), retyping(old.text, text))
    return edit_text(issue, article, paragraph, text, _ordered((*kept, *breaks_at(offsets))))


def _ordered(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in the order in which a line of a file opens them."""
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def set_paragraphs(issue: Issue, article: ArticleId, paragraphs: Iterable[Paragraph]) -> Issue:
    """Give an article other paragraphs, as the story editor does."""
    found, wanted = article_of(issue, article), tuple(paragraphs)
    if wanted == found.paragraphs:
        return issue
    return with_article(issue, retyped(found, wanted))


def set_kind(issue: Issue, article: ArticleId, paragraph: int, kind: Kind) -> Issue:
    """Say what a paragraph is; a head goes to its place above the body, a former head below."""
    found = article_of(issue, article)
    old = paragraph_of(found, paragraph)
    if old.kind is kind:
        return issue
    above = heads(found)
    others = [p.kind for n, p in enumerate(above) if n != paragraph]
    if kind in HEADS and kind in others:
        raise CommandError("article.head_exists", article=article, kind=kind.value)
    to = paragraph
    if kind in HEADS and (kind is not Kind.BYLINE or paragraph < len(above)):
        to = sum(HEADS.index(other) < HEADS.index(kind) for other in others)
    elif paragraph < len(above):
        to = len(others)
    order = [n for n in range(len(found.paragraphs)) if n != paragraph]
    order.insert(to, paragraph)
    return _reordered(issue, found, order, {paragraph: replace(old, kind=kind, setting=None)})


def split_article(issue: Issue, article: ArticleId, paragraph: int, made: ArticleId) -> Issue:
    """Make the paragraphs from one on an article of their own; a subhead there is its headline."""
    found = article_of(issue, article)
    first = paragraph_of(found, paragraph)
    if paragraph == 0:
        raise CommandError("article.nothing_to_split", article=article)
    if made in index(issue).articles:
        raise CommandError("article.id_taken", article=made)
    new = Article(id=made, rank=found.rank, section=found.section, source=found.source)
    if first.kind is Kind.SUBHEAD:
        first = replace(first, kind=Kind.HEADLINE)
    rest = (first, *found.paragraphs[paragraph + 1 :])
    places = same_places(found)
    for n in range(paragraph, len(found.paragraphs)):
        length = len(found.paragraphs[n].text)
        places[article, n] = (Piece(0, length, new.id, n - paragraph),)
    texts = {article: found.paragraphs[:paragraph], new.id: rest}
    both = rebuilt({article: found, new.id: new}, texts, places)
    at = issue.articles.index(found) + 1
    issue = replace(issue, articles=(*issue.articles[:at], both[new.id], *issue.articles[at:]))
    return with_article(issue, both[article])


def merge_articles(issue: Issue, article: ArticleId, other: ArticleId) -> Issue:
    """Append another article's copy to this one; its headline becomes a subhead."""
    if article == other:
        raise CommandError("article.merge_with_itself", article=article)
    first, second = article_of(issue, article), article_of(issue, other)
    more = tuple(_inside(paragraph) for paragraph in second.paragraphs)
    places = same_places(first)
    for n, paragraph in enumerate(second.paragraphs):
        to = len(first.paragraphs) + n
        places[other, n] = (Piece(0, len(paragraph.text), article, to),)
    texts = {article: (*first.paragraphs, *more), other: ()}
    whole = rebuilt({article: first, other: second}, texts, places)[article]
    whole = replace(whole, pictures=(*first.pictures, *second.pictures))
    return remove_article(with_article(issue, whole), other)


def cut_range(
    issue: Issue, article: ArticleId, start: Place, end: Place, by: str = "editor"
) -> Issue:
    """Mark a range as not printed: one cut in each paragraph it touches."""
    found = article_of(issue, article)
    for at, offset in (start, end):
        if not 0 <= offset <= len(paragraph_of(found, at).text):
            raise CommandError("command.no_offset", article=article, paragraph=at, offset=offset)
    if not start < end:
        raise CommandError("article.empty_cut", article=article)
    cuts = []
    for n in range(start[0], end[0] + 1):
        first = start[1] if n == start[0] else 0
        last = end[1] if n == end[0] else len(found.paragraphs[n].text)
        if first < last:
            left, right = (anchor_at(found.paragraphs, n, at) for at in (first, last))
            cuts.append(Cut(start=left, end=right, by=by))
    merged = _merged(found.paragraphs, (*found.cuts, *cuts))
    return issue if merged == found.cuts else with_article(issue, replace(found, cuts=merged))


def uncut(issue: Issue, article: ArticleId, cut: int) -> Issue:
    """Print a cut again, by its index."""
    found = article_of(issue, article)
    if not 0 <= cut < len(found.cuts):
        raise CommandError("article.no_cut", article=article, cut=cut)
    kept = (*found.cuts[:cut], *found.cuts[cut + 1 :])
    return with_article(issue, replace(found, cuts=kept))


def one_line(text: str) -> str:
    """Return text as a paragraph may hold it: no line ends, no control characters."""
    return _CONTROLS.sub("", _LINE_ENDS.sub(" ", text))


def _merged(paragraphs: tuple[Paragraph, ...], cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Return cuts in order, those that meet or overlap made one."""
    merged: list[Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.start.paragraph, c.start.offset)):
        last = merged[-1] if merged else None
        meets = last and last.end.paragraph == cut.start.paragraph == cut.end.paragraph
        if last and meets and cut.start.offset <= last.end.offset:
            end = max(last.end.offset, cut.end.offset)
            merged[-1] = replace(last, end=anchor_at(paragraphs, cut.end.paragraph, end))
        else:
            merged.append(cut)
    return tuple(merged)


def _reordered(
    issue: Issue, article: Article, order: list[int], changed: dict[int, Paragraph]
) -> Issue:
    """Put an article's paragraphs into another order, some of them changed in kind."""
    texts = tuple(changed.get(n, article.paragraphs[n]) for n in order)
    places = {
        (article.id, n): (Piece(0, len(article.paragraphs[n].text), article.id, to),)
        for to, n in enumerate(order)
    }
    made = rebuilt({article.id: article}, {article.id: texts}, places)
    return with_article(issue, made[article.id])


def _inside(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph as it stands inside another article."""
    match paragraph.kind:
        case Kind.HEADLINE:
            return replace(paragraph, kind=Kind.SUBHEAD)
        case Kind.KICKER | Kind.SUBTITLE | Kind.DECK:
            return replace(paragraph, kind=Kind.TEXT)
        case _:
            return paragraph


def _with(
    paragraphs: tuple[Paragraph, ...], at: int, paragraph: Paragraph
) -> tuple[Paragraph, ...]:
    return (*paragraphs[:at], paragraph, *paragraphs[at + 1 :])
