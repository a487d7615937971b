"""An issue as its journal says it was. One rule: the files of the issue are read, never touched.

The files are laid out anew in a folder of their own, with the journal's last images over them, and
opened there: what comes back has passed the same reader as any other issue. A file that was changed
since the crash stays as it is now; an article of the journal then comes back beside it.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from layout_app.errors import IssueFileError
from layout_app.model.article import Article, twin
from layout_app.model.ids import ArticleId, new_id
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.store.folder import (
    ARTICLES,
    ISSUE,
    PAGES,
    PAPERS,
    PUBLICATION,
    STYLEBOOK,
    WORDS,
    publication_folder,
    real,
)
from layout_app.store.format import read_article, read_file
from layout_app.store.journal import Entry, entries
from layout_app.store.reading import open_issue
from layout_app.store.records import IssueFile


def left_unsaved(folder: Path) -> tuple[Entry, ...]:
    """Return the commands of an issue's journal; none where all that they did was undone."""
    found = entries(folder)
    return found if last_images(found) else ()


def last_images(found: Sequence[Entry]) -> dict[str, str | None]:
    """Return the files as the last command left them, but for those it left as they lay."""
    images: dict[str, str | None] = {}
    for entry in found:
        for name, text in entry.files.items():
            images.pop(name, None)
            if entry.bases.get(name) != _digest(text):
                images[name] = text
    return images


def changed_since(folder: Path, found: Sequence[Entry]) -> tuple[str, ...]:
    """Return the files of the journal that somebody else changed since it was written.

    A file that holds what a command left was saved by the editor's own last, unfinished save.
    """
    home = publication_folder(real(folder))
    return tuple(
        name
        for name in last_images(found)
        if (known := _known(found, name)) and _digest_of(_inside(home, name)) not in known
    )


def pages_apart(changed: Collection[str]) -> tuple[str, ...]:
    """Return the pages among the files that both sides changed: recovered, they stay theirs."""
    return tuple(name for name in changed if PurePosixPath(name).parent.name == PAGES)


def recovered(folder: Path, found: Sequence[Entry]) -> Issue:
    """Return the issue with the journal's commands done; IssueFileError if that cannot be read.

    What `changed_since` names is as it lies on disk; see `_with_theirs`.
    """
    folder = real(folder)
    home = publication_folder(folder)
    theirs, images = changed_since(folder, found), last_images(found)
    with tempfile.TemporaryDirectory(prefix="layout-app-") as made:
        stand_in = real(Path(made)) / home.name
        _copy(home, stand_in, (PUBLICATION, STYLEBOOK, WORDS, f"{PAPERS}/*.yaml"))
        inside = stand_in / folder.relative_to(home)
        _copy(folder, inside, (ISSUE, f"{ARTICLES}/*.yaml", f"{PAGES}/*.yaml"))
        _lay_over(stand_in, {name: images[name] for name in images if name not in theirs})
        issue = open_issue(inside).issue
    prefix = folder.relative_to(home)
    inner = {
        PurePosixPath(name).relative_to(prefix): text
        for name, text in images.items()
        if text is not None and PurePosixPath(name).is_relative_to(prefix)
    }
    changed = {PurePosixPath(name).relative_to(prefix) for name in theirs}
    return _with_theirs(issue, inner, changed) if changed else issue


def _with_theirs(
    issue: Issue, images: Mapping[PurePosixPath, str], changed: Collection[PurePosixPath]
) -> Issue:
    """Add what the journal holds beside what others changed: nothing of either is lost.

    An article comes back as one of its own; pages and raw copy that their `issue.yaml` does not
    name come last. A page that both changed stays theirs.
    """
    articles, pages = list(issue.articles), list(issue.pages)
    there = index(issue)
    for path, text in images.items():
        data = text.encode("utf-8")
        if path.parent.name == ARTICLES and path in changed:
            ours = read_article(data, path.name)
            if ours.id not in there.articles:
                articles.append(ours)
            elif not any(_reads_alike(ours, other) for other in articles):
                articles.append(twin(ours, ArticleId(new_id())))
        elif path.parent.name == PAGES and path.stem not in there.pages:
            page: Page = read_file(Page, data, path.name)
            pages.append(page)
        elif path.name == ISSUE and path in changed:
            record: IssueFile = read_file(IssueFile, data, path.name)
            named = {dump.name for dump in issue.dumps}
            more = (dump for dump in record.dumps if dump.name not in named)
            told = (found for found in record.findings if found not in issue.findings)
            issue = replace(issue, dumps=(*issue.dumps, *more), findings=(*issue.findings, *told))
    return replace(issue, articles=tuple(articles), pages=tuple(pages))


def _reads_alike(ours: Article, other: Article) -> bool:
    """Tell whether nothing of an article is missing in another, which came back before."""
    return (ours.paragraphs, ours.pictures) == (other.paragraphs, other.pictures)


def _known(found: Sequence[Entry], name: str) -> set[str]:
    """Return the digests under which a file is the editor's own; none for journals without them."""
    bases = {entry.bases[name] for entry in found if name in entry.bases}
    images = {_digest(entry.files[name]) for entry in found if name in entry.files}
    return bases | images if bases else set()


def _digest(text: str | None) -> str:
    return "" if text is None else hashlib.sha256(text.encode("utf-8")).hexdigest()


def _digest_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error


def _inside(home: Path, name: str) -> Path:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise IssueFileError("store.bad_name", home, found=name)
    return home / path


def _copy(source: Path, target: Path, patterns: Sequence[str]) -> None:
    for pattern in patterns:
        for path in source.glob(pattern):
            to = target / path.relative_to(source)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to)


def _lay_over(home: Path, images: Mapping[str, str | None]) -> None:
    for name, text in images.items():
        target = _inside(home, name)
        if text is None:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
