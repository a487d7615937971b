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
    home = publication_folder(folder)
    done = [_restored(path, read, folder) for path, read in _shared(home)]
    done.append(_restored(folder / ISSUE, _reader(IssueFile), folder))
    done += [_restored(path, read, folder) for path, read in _listed(folder)]
    return tuple(found for found in done if found is not None)


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
    """Give the files that `issue.yaml` lists; none while it cannot be read."""
    path = folder / ISSUE
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
    before = Path(f"{path}{BACKUP}")
    damage = _damage(path, read)
    if not damage or not _is_sound(before, read):
        return None
    where = Where(file=path.relative_to(folder).as_posix() if folder in path.parents else str(path))
    if damage == _GONE:
        replace_file(path, before.read_bytes(), backup=False)
        return problem("doctor.brought_back", Severity.NOTE, where)
    kept = _free(path)
    replace_file(kept, path.read_bytes(), backup=False)
    replace_file(path, before.read_bytes(), backup=False)
    return problem("doctor.restored", Severity.NOTE, where, kept=kept.name)


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


def _free(path: Path) -> Path:
    kept, number = Path(f"{path}{DAMAGED}"), 1
    while kept.exists():
        number += 1
        kept = Path(f"{path}{DAMAGED}-{number}")
    return kept


def _reader(record: type) -> _Read:
    return lambda data, path: read_file(record, data, path)
