"""An issue as its journal says it was. One rule: the files of the issue are read, never touched.

The files are laid out anew in a folder of their own, with the journal's last images over them, and
opened there: what comes back has passed the same reader as any other issue.
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from layout_app.errors import IssueFileError
from layout_app.model.issue import Issue
from layout_app.store.folder import (
    ARTICLES,
    ISSUE,
    PAGES,
    PAPERS,
    PUBLICATION,
    STYLEBOOK,
    publication_folder,
)
from layout_app.store.journal import Entry
from layout_app.store.reading import open_issue


def last_images(found: Sequence[Entry]) -> dict[str, str | None]:
    """Return the files as the last command left them."""
    images: dict[str, str | None] = {}
    for entry in found:
        images.update(entry.files)
    return images


def recovered(folder: Path, found: Sequence[Entry]) -> Issue:
    """Return the issue with the journal's commands done; IssueFileError if that cannot be read."""
    folder = folder.resolve()
    home = publication_folder(folder)
    with tempfile.TemporaryDirectory(prefix="layout-app-") as made:
        stand_in = Path(made).resolve() / home.name
        _copy(home, stand_in, (PUBLICATION, STYLEBOOK, f"{PAPERS}/*.yaml"))
        inside = stand_in / folder.relative_to(home)
        _copy(folder, inside, (ISSUE, f"{ARTICLES}/*.yaml", f"{PAGES}/*.yaml"))
        _lay_over(stand_in, last_images(found))
        return open_issue(inside).issue


def _copy(source: Path, target: Path, patterns: Sequence[str]) -> None:
    for pattern in patterns:
        for path in source.glob(pattern):
            to = target / path.relative_to(source)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to)


def _lay_over(home: Path, images: Mapping[str, str | None]) -> None:
    for name, text in images.items():
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            raise IssueFileError("store.bad_name", home, found=name)
        target = home / path
        if text is None:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
