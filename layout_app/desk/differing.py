"""What is otherwise in an issue than before. One rule: what nobody touched is told apart.

A page may look otherwise though nobody opened it: a style was changed, or the program.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from enum import StrEnum

from layout_app.desk.session import Session
from layout_app.desk.words import Message, _, filled, msg, say
from layout_app.display.dump import digest
from layout_app.display.page import PageDisplay
from layout_app.edit.lookup import with_page
from layout_app.frozen import frozen
from layout_app.model.article import Article, headline
from layout_app.model.box import ArticleBox, Box
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import folio_of, index
from layout_app.model.page import Page, PageState
from layout_app.store.recovery import left_unsaved, recovered
from layout_app.store.signed import Signed, signed_page

_PLACE = ("shape", "cells", "rect", "start", "end")
"""The fields of boxes that say where they stand."""
APART = 3
"""Characters between two changes of a paragraph that make them two."""


class Touch(StrEnum):
    """What was changed of an article or a page."""

    TEXT = "text"
    PICTURES = "pictures"
    CUTS = "cuts"
    DETAILS = "details"
    """Rank, section, marks, joins: what is not read as words."""
    CAME = "came"
    WENT = "went"
    MOVED = "moved"
    """Boxes stand elsewhere or have another size."""
    BOXES = "boxes"
    """Boxes came, went, or are set otherwise."""
    WORDS = "words"
    """What a page prints beside its boxes."""


_NAMES: Mapping[Touch, Message] = {
    Touch.TEXT: msg("text"),
    Touch.PICTURES: msg("pictures"),
    Touch.CUTS: msg("cuts"),
    Touch.DETAILS: msg("rank, section or marks"),
    Touch.CAME: msg("new"),
    Touch.WENT: msg("gone"),
    Touch.MOVED: msg("boxes moved"),
    Touch.BOXES: msg("boxes set otherwise"),
    Touch.WORDS: msg("header, section or guides"),
}


@frozen(kw_only=False)
class Edit:
    """Other words in a paragraph."""

    paragraph: int
    """Counted in the article as it is now, from 0."""
    before: str
    after: str


@frozen
class ArticleChange:
    """What is otherwise in an article."""

    article: ArticleId
    headline: str
    touched: tuple[Touch, ...]
    edits: tuple[Edit, ...] = ()


@frozen
class PageChange:
    """What is otherwise on a page."""

    page: PageId
    folio: str
    touched: tuple[Touch, ...]
    is_unexpected: bool = False
    """Whether it looks otherwise though neither it nor an article on it was touched."""
    signed: int = 0
    """The revision that it is compared with; 0 for the last save."""


@frozen
class Differences:
    """All that is otherwise, in the order of the issue."""

    since: str
    """`signed` or `save`."""
    pages: tuple[PageChange, ...]
    articles: tuple[ArticleChange, ...]


def since_signed(session: Session, revision: int = 0) -> Differences | None:
    """Compare with what was signed last, or for the n-th time; None where no page ever was."""
    issue = session.issue
    signed = {p.id: _signed(session, p, revision) for p in issue.pages if p.state.revision}
    known = {page: found for page, found in signed.items() if found is not None}
    if not known:
        return None
    articles = {article.id: article for found in known.values() for article in found.articles}
    changed = tuple(_articles_changed(articles, index(issue).articles, articles))
    touched = {change.article for change in changed}
    pages = (_since(session, page, found, touched) for page, found in known.items())
    return Differences(
        since="signed", pages=tuple(page for page in pages if page is not None), articles=changed
    )


def as_signed(session: Session, page: PageId) -> tuple[Signed, PageDisplay] | None:
    """Return a page as it was signed last, and its ink in the styles of now."""
    found = _signed(session, index(session.issue).pages[page], 0)
    if found is None:
        return None
    kept = {article.id: article for article in found.articles}
    issue = with_page(session.issue, found.page)
    known = tuple(kept.pop(article.id, article) for article in issue.articles)
    issue = replace(issue, articles=(*known, *kept.values()))
    return found, session.composer.page(issue, page).display


def since_save(session: Session) -> Differences:
    """Compare what an editor has in hand, by the journal, with what is saved."""
    saved, entries = session.opened.issue, left_unsaved(session.folder)
    now = recovered(session.folder, entries) if entries else saved
    before, after = index(saved), index(now)
    names = dict.fromkeys((*after.articles, *before.articles))
    articles = tuple(_articles_changed(before.articles, after.articles, names))
    pages = []
    for page in dict.fromkeys((*after.pages, *before.pages)):
        old, new = before.pages.get(page), after.pages.get(page)
        touched = _touched(old, new)
        if touched:
            folio = folio_of(now if new else saved, page)
            pages.append(PageChange(page=page, folio=folio, touched=touched))
    return Differences(since="save", pages=tuple(pages), articles=articles)


def lines_of(found: Differences) -> Iterator[str]:
    """Yield what is otherwise in words, a line each."""
    signed = found.since == "signed"
    yield _("Since it was signed:") if signed else _("Since the last save:")
    for page in found.pages:
        told = (
            _("looks otherwise, though nobody touched it")
            if page.is_unexpected
            else touched_text(page.touched) or _("its articles were changed")
        )
        yield _("  {folio}: {told}").format(folio=page.folio, told=told)
    for article in found.articles:
        told = touched_text(article.touched)
        yield filled(_("  “{headline}”: {told}"), headline=article.headline, told=told)
        for edit in article.edits:
            yield f"    {edit_text(edit)}"
    if not (found.pages or found.articles):
        yield _("  nothing is otherwise")


def touched_text(touched: Iterable[Touch]) -> str:
    """Return what was touched in words."""
    return _(", ").join(say(_NAMES[touch]) for touch in touched)


def edit_text(edit: Edit) -> str:
    """Return a change of words as an editor reads it."""
    number = edit.paragraph + 1
    if not edit.after:
        return filled(_("{number}: “{words}” went"), number=number, words=edit.before)
    if not edit.before:
        return filled(_("{number}: “{words}” came"), number=number, words=edit.after)
    told = _("{number}: “{before}” → “{after}”")
    return filled(told, number=number, before=edit.before, after=edit.after)


def _signed(session: Session, page: Page, revision: int) -> Signed | None:
    return signed_page(session.folder, page.id, revision or page.state.revision)


def _since(
    session: Session, page: PageId, signed: Signed, articles: set[ArticleId]
) -> PageChange | None:
    issue = session.issue
    touched = _touched(signed.page, index(issue).pages[page])
    here = {box.article for box in signed.page.boxes if isinstance(box, ArticleBox)}
    before = signed.page.state.digest
    looks = bool(before) and digest(session.composed(page).display) != before
    is_unexpected = looks and not touched and not here & articles
    if not (touched or looks):
        return None
    return PageChange(
        page=page,
        folio=folio_of(issue, page),
        touched=touched,
        is_unexpected=is_unexpected,
        signed=signed.page.state.revision,
    )


def _touched(old: Page | None, new: Page | None) -> tuple[Touch, ...]:
    """Name what was changed of a page; how far it has come is no change."""
    if old is None or new is None:
        return (Touch.CAME,) if old is None else (Touch.WENT,)
    found = []
    before, after = ({box.id: box for box in page.boxes} for page in (old, new))
    pairs = [(before[box], after[box]) for box in before.keys() & after.keys()]
    if any(_place(one) != _place(two) for one, two in pairs):
        found.append(Touch.MOVED)
    if before.keys() != after.keys() or any(one != _placed(two, one) for one, two in pairs):
        found.append(Touch.BOXES)
    bare = PageState()
    if replace(old, boxes=(), state=bare) != replace(new, boxes=(), state=bare):
        found.append(Touch.WORDS)
    return tuple(found)


def _place(box: Box) -> tuple[object, ...]:
    return tuple(getattr(box, name, None) for name in _PLACE)


def _placed(box: Box, like: Box) -> Box:
    """Return a box in the place of another of its kind; one of another kind as it is."""
    if type(box) is not type(like):
        return box
    return replace(box, **{name: getattr(like, name) for name in _PLACE if hasattr(like, name)})


def _articles_changed(
    before: Mapping[ArticleId, Article],
    after: Mapping[ArticleId, Article],
    names: Iterable[ArticleId],
) -> Iterator[ArticleChange]:
    for name in names:
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        shown = new or old
        assert shown is not None
        yield ArticleChange(
            article=name,
            headline=headline(shown),
            touched=_read_otherwise(old, new),
            edits=_edits(old, new) if old and new else (),
        )


def _read_otherwise(old: Article | None, new: Article | None) -> tuple[Touch, ...]:
    if old is None or new is None:
        return (Touch.CAME,) if old is None else (Touch.WENT,)
    texts = [[paragraph.text for paragraph in one.paragraphs] for one in (old, new)]
    found = []
    if texts[0] != texts[1]:
        found.append(Touch.TEXT)
    if old.pictures != new.pictures:
        found.append(Touch.PICTURES)
    if old.cuts != new.cuts:
        found.append(Touch.CUTS)
    return tuple(found) or (Touch.DETAILS,)


def _edits(old: Article, new: Article) -> tuple[Edit, ...]:
    """Return the words that are otherwise, paragraph by paragraph."""
    before, after = ([p.text for p in one.paragraphs] for one in (old, new))
    found: list[Edit] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        both = min(i_end - i, j_end - j)
        for k in range(both):
            found += _words(j + k, before[i + k], after[j + k])
        found += (Edit(j + both, gone, "") for gone in before[i + both : i_end])
        found += (Edit(j + both + n, "", come) for n, come in enumerate(after[j + both : j_end]))
    return tuple(found)


def _words(paragraph: int, before: str, after: str) -> Iterator[Edit]:
    """Yield the changes within a paragraph; those that all but touch are one."""
    spans: list[tuple[int, int, int, int]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        if spans and i - spans[-1][1] < APART:
            spans[-1] = spans[-1][0], i_end, spans[-1][2], j_end
        else:
            spans.append((i, i_end, j, j_end))
    for i, i_end, j, j_end in spans:
        yield Edit(paragraph, before[i:i_end], after[j:j_end])
