"""A paper's issues teach the repair model. One rule: local, and every issue can be forgotten."""

from collections.abc import Collection, Sequence
from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.problem import Problem, Severity, problems_of
from layout_app.repair.archive import Learned, from_bytes, to_bytes
from layout_app.repair.learning import Gain, gain, learn, with_archive
from layout_app.repair.model import Model, shipped_model
from layout_app.store.folder import publication_folder, real
from layout_app.store.learned import learned_path, read_learned, write_learned
from layout_app.store.reading import open_issue


@frozen
class Lesson:
    """What came of teaching the issues of one publication."""

    publication: Path
    issues: tuple[str, ...]
    articles: int
    """Articles of these issues that are counted now."""
    known: int
    """Articles of the publication that are counted now."""
    gain: Gain | None = None
    """None where issues were forgotten."""


def learn_issues(folders: Sequence[Path]) -> tuple[Lesson, ...]:
    """Count the articles of the issues, each afresh; one lesson for every publication."""
    return tuple(_taught(home, issues) for home, issues in _by_publication(folders).items())


def forget_issues(folders: Sequence[Path]) -> tuple[Lesson, ...]:
    """Take the counts of the issues back, as if they had never been learned."""
    lessons = []
    for home, issues in _by_publication(folders).items():
        names = tuple(folder.name for folder in issues)
        left = [entry for entry in entries_of(home) if entry.issue not in names]
        _write(home, left)
        known = len({entry.article for entry in left})
        lessons.append(Lesson(publication=home, issues=names, articles=0, known=known))
    return tuple(lessons)


def entries_of(publication: Path) -> tuple[Learned, ...]:
    """Return what a publication has learned; IssueFileError if its file is damaged."""
    data = read_learned(publication)
    if not data:
        return ()
    try:
        return from_bytes(data)
    except ValueError:
        raise IssueFileError("store.bad_counts", learned_path(publication)) from None


def model_for(issue: Path) -> tuple[Model, tuple[Problem, ...]]:
    """Return the model an issue's copy is repaired with: its own articles are not in the counts.

    Damaged counts are a problem and left out.
    """
    try:
        known = entries_of(publication_folder(issue))
    except IssueFileError as error:
        return shipped_model(), tuple(problems_of(error, Severity.WARNING))
    others = (entry for entry in known if entry.issue != issue.name)
    return with_archive(shipped_model(), others), ()


def _by_publication(folders: Sequence[Path]) -> dict[Path, list[Path]]:
    found: dict[Path, list[Path]] = {}
    for folder in dict.fromkeys(real(folder) for folder in folders):
        found.setdefault(publication_folder(folder), []).append(folder)
    return found


def _taught(home: Path, issues: Collection[Path]) -> Lesson:
    articles = {folder.name: open_issue(folder).issue.articles for folder in issues}
    fresh = [learn(name, each) for name, listed in articles.items() for each in listed]
    fresh = [entry for entry in fresh if len(entry.hashes)]
    entries = [*(e for e in entries_of(home) if e.issue not in articles), *fresh]
    _write(home, entries)
    every: dict[str, Article] = {a.id: a for listed in articles.values() for a in listed}
    return Lesson(
        publication=home,
        issues=tuple(articles),
        articles=len({entry.article for entry in fresh}),
        known=len({entry.article for entry in entries}),
        gain=gain(entries, every.values()),
    )


def _write(home: Path, entries: Collection[Learned]) -> None:
    write_learned(home, to_bytes(entries) if entries else b"")
