"""A file of copy comes again, changed. One rule: one story stands once, in its latest words.

The articles of a later version take the places of the articles they are versions of; what the
editor did to those goes on, and where both changed the same words, both articles are kept and told.
"""

from pathlib import Path

from layout_app.desk import copyfiles
from layout_app.desk.doubts import DOUBT
from layout_app.desk.remembering import Memory, is_version
from layout_app.edit.lookup import article_of
from layout_app.edit.renewing import Renewed, renewed, story_renewed
from layout_app.errors import CopyError, IssueFileError
from layout_app.intake.story import StoryFile
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.text import BlockRef, Paragraph
from layout_app.store.originals import read_dump


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
        base[ref] = copyfiles.paragraph_of(block, ref).text
    for before, after in memory.places:
        now = BlockRef(dump=dump, block=after)
        earlier[now] = BlockRef(dump=old.name, block=before)
    return renewed(issue, fresh, earlier, base, DOUBT)


def with_later_story(
    issue: Issue, folder: Path, fresh: ArticleId, versions: tuple[str, ...]
) -> Renewed:
    """Put a story into the article of the latest earlier version, if it is kin to that.

    `versions` are the kept files that came under the story's file name, the latest first.
    """
    for version in versions[:1]:
        base = _as_told(issue, folder, version)
        told = [p.text for p in article_of(issue, fresh).paragraphs]
        if base is not None and is_version([p.text for p in base], told):
            return story_renewed(issue, fresh, version, base)
    return Renewed(issue=issue, now={})


def _as_told(issue: Issue, folder: Path, name: str) -> tuple[Paragraph, ...] | None:
    """Return the paragraphs of a story that the issue keeps; None if it is no story any more."""
    kept = next(dump for dump in issue.dumps if dump.name == name)
    try:
        copy = copyfiles.read_copy(
            Path(name), read_dump(folder, name), name=name, encoding=kept.encoding or "auto"
        )
    except (IssueFileError, CopyError):
        return None
    return copyfiles.ordered(copy.paragraphs) if isinstance(copy, StoryFile) else None
