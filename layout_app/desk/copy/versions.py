"""A file of copy comes again, changed. One rule: one story stands once, in its latest words.

The articles of a later version take the places of the articles they are versions of; what the
editor did to those goes on, and where both changed the same words, both articles are kept and told.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from layout_app.desk.copy import reading
from layout_app.desk.copy.looking import kept_dumps
from layout_app.desk.copy.remembering import KIN, Memory, found_again, is_kin, versions_of
from layout_app.desk.problems.doubts import DOUBT
from layout_app.edit.renewing import Renewed, renewed, story_renewed
from layout_app.errors import CopyError, IssueFileError
from layout_app.intake.dump import Dump
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index
from layout_app.model.text import BlockRef, Kind, Paragraph
from layout_app.store.originals import read_dump

Paragraphs = tuple[Paragraph, ...]


def read_before(issue: Issue, folder: Path, dump: Dump, name: str) -> str:
    """Return as what the latest earlier version of a file was read: `dump`, `story`, else `auto`.

    `dump` is the file read as a dump: only what is kin to it is a version of it.
    """
    for version in versions_of(issue, name)[:1]:
        for old in kept_dumps(issue, folder, [version]):
            if not is_kin([b.text for b in old.blocks], [b.text for b in dump.blocks]):
                return "auto"
            came = [article for article in issue.articles if article.source == version]
            blocks = (block for a in issue.articles for p in a.paragraphs for block in p.blocks)
            is_dump = any(block.dump == version for block in blocks)
            return "dump" if is_dump else "story" if came else "auto"
    return "auto"


def with_later_dump(
    issue: Issue, fresh: tuple[ArticleId, ...], memory: Memory, dump: str
) -> Renewed:
    """Put the articles of a page's later version into those of the version remembered."""
    old = memory.of
    if old is None:
        return Renewed(issue=issue, now={})
    base, earlier = {}, {}
    for k, block in enumerate(old.blocks):
        ref = BlockRef(dump=old.name, block=k)
        base[ref] = reading.paragraph_of(block, ref).text
    for before, after in memory.places:
        now = BlockRef(dump=dump, block=after)
        earlier[now] = BlockRef(dump=old.name, block=before)
    return renewed(issue, fresh, earlier, base, DOUBT)


def with_later_stories(
    issue: Issue, folder: Path, fresh: Sequence[ArticleId], versions: Sequence[str]
) -> Renewed:
    """Put stories into the articles of the latest earlier version of their file, each in its own.

    `versions` are the kept files that came under the stories' file name, the latest first.
    """
    now: dict[ArticleId, ArticleId] = {}
    kept: tuple[ArticleId, ...] = ()
    for version in versions[:1]:
        told = _as_told(issue, folder, version)
        held = index(issue).articles
        later = dict(_paired(told, [held[new].paragraphs for new in fresh], KIN))
        elders = [a for a in issue.articles if a.source == version and a.id not in fresh]
        earlier = _elders(told, [elder.paragraphs for elder in elders])
        for k in sorted(later.keys() & earlier.keys()):
            renewed = story_renewed(issue, fresh[later[k]], elders[earlier[k]].id, told[k])
            issue, now, kept = renewed.issue, {**now, **renewed.now}, kept + renewed.kept
    return Renewed(issue=issue, now=now, kept=kept)


def _elders(told: Sequence[Paragraphs], elders: Sequence[Paragraphs]) -> dict[int, int]:
    """Return the article that each story became, by its words; the one left over by itself."""
    found = dict(_paired(told, elders, 0.0))
    stories = [k for k in range(len(told)) if k not in found]
    left = [n for n in range(len(elders)) if n not in found.values()]
    if len(stories) == len(left) == 1:
        found[stories[0]] = left[0]
    return found


def _paired(
    stories: Sequence[Paragraphs], others: Sequence[Paragraphs], least: float
) -> Iterator[tuple[int, int]]:
    """Give each story and that of the others that is most like it, one to one, the surest first."""
    likeness = (
        (_likeness(story, other), k, n)
        for k, story in enumerate(stories)
        for n, other in enumerate(others)
    )
    stories_done, others_done = set[int](), set[int]()
    for found, k, n in sorted(likeness, key=lambda one: (-one[0], one[1], one[2])):
        if found > least and k not in stories_done and n not in others_done:
            stories_done.add(k)
            others_done.add(n)
            yield k, n


def _likeness(story: Paragraphs, other: Paragraphs) -> float:
    """Return the share of a story's characters in lines found again; its headline counts as all."""
    lines, others = ([p.text for p in paragraphs] for paragraphs in (story, other))
    same = sum(len(lines[at]) for at in found_again(lines, others))
    named = {p.text for p in story if p.kind is Kind.HEADLINE}
    is_named = any(p.text in named for p in other if p.kind is Kind.HEADLINE)
    return same / max(1, sum(map(len, lines))) + is_named


def _as_told(issue: Issue, folder: Path, name: str) -> tuple[Paragraphs, ...]:
    """Return the paragraphs of each story in a kept file; none if it holds no stories any more."""
    kept = next(dump for dump in issue.dumps if dump.name == name)
    encoding = kept.encoding or "auto"
    try:
        data = read_dump(folder, name)
        copy = reading.read_copy(Path(name), data, name=name, as_="story", encoding=encoding)
    except (IssueFileError, CopyError):
        return ()
    if isinstance(copy, Dump):
        return ()
    return tuple(reading.ordered(story.paragraphs) for story in copy)
