"""A later version of copy takes the place of the earlier. One rule: an editor's work outlives it.

What only the copy changed is taken from the new version, what only the editor changed stays as he
left it; where both changed the same paragraph, nothing is renewed and both articles stand.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from layout_app.edit.anchors import retyped
from layout_app.edit.articles import remove_article
from layout_app.edit.lookup import article_of, changed_article, with_article
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.text import BlockRef, Paragraph

Base = Mapping[BlockRef, str]
"""What each block of the earlier version became when it was imported."""
Earlier = Mapping[BlockRef, BlockRef]
"""By block of the later version, where it stood in the earlier one; a new block is not there."""


@frozen
class Renewed:
    """What became of a later version's articles."""

    issue: Issue
    now: Mapping[ArticleId, ArticleId]
    """By an article of the later version, the one in whose place its copy stands now."""
    kept: tuple[ArticleId, ...] = ()
    """Articles of the later version that stand beside their elder, which was changed by hand."""


def renewed(
    issue: Issue, fresh: Sequence[ArticleId], earlier: Earlier, base: Base, editors: str
) -> Renewed:
    """Put the copy of later articles into the articles they are versions of.

    Those keep id, boxes, rank, pictures and cuts. `editors` names the notes that belong to the
    copy and not to the editor. An article without an elder stays as it is.
    """
    now: dict[ArticleId, ArticleId] = {}
    kept = []
    for new, old in _pairs(issue, fresh, earlier):
        later, elder = article_of(issue, new), article_of(issue, old)
        try:
            article = _renewed(elder, later, earlier, base, editors)
        except CommandError:
            article = None
        if article is None or _holds_elsewhere(issue, elder, later, earlier):
            kept.append(new)
            continue
        issue = with_article(remove_article(issue, new), article)
        now[new] = old
    return Renewed(issue=_homes(issue, now), now=now, kept=tuple(kept))


def story_renewed(
    issue: Issue, new: ArticleId, old: ArticleId, base: tuple[Paragraph, ...]
) -> Renewed:
    """Put a story's later version into the article of the earlier one.

    `base` is that story as it was imported: an article that still reads so is renewed, one that the
    editor changed stays, alone if the later version says what `base` says.
    """
    later, elder = article_of(issue, new), article_of(issue, old)
    if later.paragraphs == base:
        merged = replace(elder, source=later.source)
    elif elder.paragraphs == base:
        merged = replace(retyped(elder, later.paragraphs), source=later.source)
    else:
        return Renewed(issue=issue, now={}, kept=(new,))
    if later.pictures and not elder.pictures:
        merged = replace(merged, pictures=later.pictures)
    return Renewed(issue=with_article(remove_article(issue, new), merged), now={new: elder.id})


def _pairs(
    issue: Issue, fresh: Sequence[ArticleId], earlier: Earlier
) -> Iterator[tuple[ArticleId, ArticleId]]:
    """Give each later article the earlier one with which it shares most characters, one to one."""
    home = {
        block: article.id
        for article in issue.articles
        if article.id not in set(fresh)
        for paragraph in article.paragraphs
        for block in paragraph.blocks
    }
    shared: Counter[tuple[ArticleId, ArticleId]] = Counter()
    for new in fresh:
        for paragraph in article_of(issue, new).paragraphs:
            for block in paragraph.blocks:
                old = home.get(earlier[block]) if block in earlier else None
                if old is not None:
                    shared[new, old] += len(paragraph.text) or 1
    done: set[ArticleId] = set()
    for (new, old), _characters in shared.most_common():
        if not done & {new, old}:
            done |= {new, old}
            yield new, old


def _holds_elsewhere(issue: Issue, elder: Article, later: Article, earlier: Earlier) -> bool:
    """Tell whether copy of the later article stands in another article by the editor's doing."""
    mine = {earlier.get(block) for p in later.paragraphs for block in p.blocks}
    return any(
        block in mine
        for article in issue.articles
        if article.id not in (elder.id, later.id)
        for paragraph in article.paragraphs
        for block in paragraph.blocks
    )


def _renewed(
    elder: Article, later: Article, earlier: Earlier, base: Base, editors: str
) -> Article | None:
    """Return the elder with the later copy; None where both were changed."""
    paragraphs = _merged(elder, later, earlier, base)
    if paragraphs is None:
        return None
    of_copy = retyped(later, paragraphs)
    by_hand = retyped(elder, paragraphs)
    notes = (
        *(note for note in by_hand.notes if note.by != editors),
        *(note for note in of_copy.notes if note.by == editors),
    )
    return replace(
        changed_article(by_hand, paragraphs),
        source=later.source,
        seams=of_copy.seams,
        open_ends=later.open_ends,
        notes=tuple(sorted(notes, key=lambda note: (note.at.paragraph, note.at.offset))),
    )


def _merged(
    elder: Article, later: Article, earlier: Earlier, base: Base
) -> tuple[Paragraph, ...] | None:
    """Return the paragraphs of both, by three-way comparison; None where they contradict."""
    of_elder = {paragraph.blocks: paragraph for paragraph in elder.paragraphs if paragraph.blocks}
    held = {block for blocks in of_elder for block in blocks}
    if not held <= base.keys():
        return None
    found: dict[tuple[BlockRef, ...], Paragraph] = {}
    merged: list[Paragraph] = []
    for paragraph in later.paragraphs:
        before = tuple(earlier.get(block) for block in paragraph.blocks)
        blocks = tuple(block for block in before if block is not None)
        if not blocks:
            merged.append(paragraph)
            continue
        mine = of_elder.get(blocks) if len(blocks) == len(before) else None
        is_as_before = len(blocks) == len(before) and _reads(paragraph, blocks, base)
        if mine is None:
            if held & set(blocks) or not is_as_before:
                return None
            continue  # the editor took it out, and the copy still has it as it was
        chosen = _chosen(mine, paragraph, blocks, base, is_as_before=is_as_before)
        if chosen is None:
            return None
        found[blocks] = chosen
        merged.append(chosen)
    gone = (p for blocks, p in of_elder.items() if blocks not in found)
    if any(not _is_as_made(p, base) for p in gone):
        return None
    return _with_own(elder, merged, found)


def _chosen(
    mine: Paragraph,
    new: Paragraph,
    blocks: tuple[BlockRef, ...],
    base: Base,
    *,
    is_as_before: bool,
) -> Paragraph | None:
    """Return the paragraph that counts of the editor's and the copy's; None if both changed."""
    if is_as_before or mine.text == new.text:
        return replace(mine, blocks=new.blocks)
    return new if _reads(mine, blocks, base) and not mine.marks else None


def _reads(paragraph: Paragraph, blocks: tuple[BlockRef, ...], base: Base) -> bool:
    return paragraph.text == "".join(base.get(block, "") for block in blocks)


def _is_as_made(paragraph: Paragraph, base: Base) -> bool:
    return _reads(paragraph, paragraph.blocks, base) and not paragraph.marks


def _with_own(
    elder: Article, merged: Sequence[Paragraph], found: Mapping[tuple[BlockRef, ...], Paragraph]
) -> tuple[Paragraph, ...]:
    """Put in what the editor wrote himself, behind the paragraph that it followed."""
    whole = list(merged)
    at = 0
    for paragraph in elder.paragraphs:
        if paragraph.blocks in found:
            at = next(n for n, p in enumerate(whole) if p is found[paragraph.blocks]) + 1
        elif not paragraph.blocks:
            whole.insert(at, paragraph)
            at += 1
    return tuple(whole)


def _homes(issue: Issue, now: Mapping[ArticleId, ArticleId]) -> Issue:
    """Let seams name the articles that their halves were taken from by the ids that stand now."""
    if not now:
        return issue
    articles = tuple(
        replace(
            article,
            seams=tuple(
                replace(seam, home=now.get(seam.home, seam.home)) for seam in article.seams
            ),
        )
        if any(seam.home in now for seam in article.seams)
        else article
        for article in issue.articles
    )
    return replace(issue, articles=articles)
