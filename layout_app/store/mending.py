"""Files made sound again after a crash. One rule: only what loses nothing and guesses nothing.

A file that is gone, empty, cut off or full of noughts gets back the version before it; what stood
there stays beside it. A file that somebody wrote wrongly is theirs to correct.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.model.page import Page
from layout_app.model.paper import Paper
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import Stylebook
from layout_app.store.atomic import BACKUP, replace_file
from layout_app.store.folder import (
    ISSUE,
    PAPERS,
    PUBLICATION,
    STYLEBOOK,
    WORDS,
    article_path,
    page_path,
    publication_folder,
)
from layout_app.store.format import read_article, read_file
from layout_app.store.records import IssueFile, PublicationFile, WordsFile

DAMAGED = ".damaged"
_Read = Callable[[bytes, Path], object]
_GONE = "gone"
_DAMAGE = frozenset(("store.cut_in_character", "store.damaged", "store.empty", "store.ends_early"))
"""What no editor does to a file, but a full disk or a power cut."""


def restored(folder: Path) -> tuple[Problem, ...]:
    """Give damaged files of an issue and its publication back; return what was done, as notes.

    Whoever calls this holds the lock; IssueFileError where a file cannot be written.
    """
    done = (_restored(path, read, folder) for path, read in _files(folder))
    return tuple(found for found in done if found is not None)


def restorable(folder: Path) -> tuple[str, ...]:
    """Return the damaged files that `restored` would give back, from the folder; write nothing."""
    return tuple(
        _named(path, folder) for path, read in _files(folder) if _damage_to_mend(path, read)
    )


def _files(folder: Path) -> Iterator[tuple[Path, _Read]]:
    """Give every file that an issue is read from."""
    yield from _shared(publication_folder(folder))
    yield folder / ISSUE, _reader(IssueFile)
    yield from _listed(folder)


def _shared(home: Path) -> Iterator[tuple[Path, _Read]]:
    """Give the files of a publication that are there; nothing says which should be."""
    found = [
        (home / PUBLICATION, _reader(PublicationFile)),
        (home / STYLEBOOK, _reader(Stylebook)),
        (home / WORDS, _reader(WordsFile)),
        *((path, _reader(Paper)) for path in sorted((home / PAPERS).glob("*.yaml"))),
    ]
    yield from ((path, read) for path, read in found if path.exists())


def _listed(folder: Path) -> Iterator[tuple[Path, _Read]]:
    """Give the files that `issue.yaml` lists, or the version that would take its place."""
    path = folder / ISSUE
    if _damage_to_mend(path, _reader(IssueFile)):
        path = _before(path)
    try:
        record: IssueFile = read_file(IssueFile, path.read_bytes(), path)
    except (OSError, IssueFileError):
        return
    for article in record.articles:
        yield article_path(folder, article), read_article
    for page in record.pages:
        yield page_path(folder, page), _reader(Page)


def _restored(path: Path, read: _Read, folder: Path) -> Problem | None:
    """Put the version before in the place of a damaged file, if it is sound itself."""
    damage = _damage_to_mend(path, read)
    if not damage:
        return None
    before, where = _before(path), Where(file=_named(path, folder))
    if damage == _GONE:
        replace_file(path, before.read_bytes(), backup=False)
        return problem("doctor.brought_back", Severity.NOTE, where)
    kept = _free(path)
    replace_file(kept, path.read_bytes(), backup=False)
    replace_file(path, before.read_bytes(), backup=False)
    return problem("doctor.restored", Severity.NOTE, where, kept=kept.name)


def _damage_to_mend(path: Path, read: _Read) -> str:
    """Return what happened to a file whose version before is sound; empty for any other."""
    damage = _damage(path, read)
    return damage if damage and _is_sound(_before(path), read) else ""


def _damage(path: Path, read: _Read) -> str:
    """Return what happened to a file; empty for a sound one, and for what an editor corrects."""
    try:
        read(path.read_bytes(), path)
    except FileNotFoundError:
        return _GONE
    except OSError:
        return ""
    except IssueFileError as error:
        return error.code if error.code in _DAMAGE else ""
    return ""


def _is_sound(path: Path, read: _Read) -> bool:
    try:
        read(path.read_bytes(), path)
    except (OSError, IssueFileError):
        return False
    return True


def _before(path: Path) -> Path:
    return Path(f"{path}{BACKUP}")


def _named(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if folder in path.parents else str(path)


def _free(path: Path) -> Path:
    kept, number = Path(f"{path}{DAMAGED}"), 1
    while kept.exists():
        number += 1
        kept = Path(f"{path}{DAMAGED}-{number}")
    return kept


def _reader(record: type) -> _Read:
    return lambda data, path: read_file(record, data, path)
