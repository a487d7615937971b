"""An issue written once more, elsewhere. One rule: the one it comes from is only read.

Below the same publication a copy shares it; anywhere else it brings along what it needs.
"""

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.model.issue import Issue
from layout_app.store.faces import FONTS
from layout_app.store.folder import OpenedIssue, publication_folder, real
from layout_app.store.houses import HOUSES
from layout_app.store.learned import LEARNED
from layout_app.store.originals import DUMPS, ORIGINALS
from layout_app.store.saving import new_issue, save_issue
from layout_app.store.signed import signed_files
from layout_app.store.templates import TEMPLATES

_BESIDE = (f"{FONTS}/*", f"{TEMPLATES}/*.yaml", f"{HOUSES}/*.yaml", "*.icc", LEARNED)
"""What a publication has that is in no value of an issue."""
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def save_copy(opened: OpenedIssue, issue: Issue, folder: Path) -> OpenedIssue:
    """Write `issue`, once opened as `opened`, into a new folder; return it as it lies there.

    IssueFileError where the folder holds something, or cannot be written.
    """
    folder = real(folder)
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise IssueFileError("store.in_the_way", folder)
    home, there = opened.publication_folder, publication_folder(folder)
    made = new_issue(folder, issue)
    if made.issue.publication == opened.issue.publication:
        # Nobody changed the publication meanwhile: what was changed of it here is nobody's loss.
        made = save_issue(made, replace(made.issue, publication=issue.publication))
    _take((opened.folder / DUMPS).glob("*"), opened.folder, folder)
    _take(signed_files(opened.folder), opened.folder, folder)
    if there != home:
        _take(_originals(made, home), home, there)
    if there == folder != home:
        _take((path for pattern in _BESIDE for path in home.glob(pattern)), home, there)
    return made


def _originals(made: OpenedIssue, home: Path) -> Iterable[Path]:
    """Give the originals that the files of an issue name."""
    named = {digest for path in made.files for digest in _DIGEST.findall(path.read_text("utf-8"))}
    return (home / ORIGINALS / digest for digest in sorted(named))


def _take(files: Iterable[Path], home: Path, there: Path) -> None:
    """Copy files to the same places elsewhere, where they are missing."""
    for file in files:
        to = there / file.relative_to(home)
        if not file.is_file() or to.exists():
            continue
        try:
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, to)
        except OSError as error:
            raise IssueFileError("store.cannot_write", to, why=error.strerror or "") from error
