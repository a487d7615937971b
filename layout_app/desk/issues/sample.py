"""A sample of one's own, to be played with. One rule: the shipped one is never written to.

In the copy one sentence is cut open again, so that there is something to repair.
"""

from pathlib import Path

from layout_app.desk.commands import run
from layout_app.desk.session import Session, open_session
from layout_app.errors import IssueFileError
from layout_app.model.seam import Seam
from layout_app.store.folder import ISSUE


def own_sample(shipped: Path, home: Path) -> Path:
    """Return a copy of a shipped issue, below `home` with its publication; made at the first call.

    IssueFileError where nothing can be written there.
    """
    folder = home / shipped.name
    if not (folder / ISSUE).is_file():
        _copy(shipped.parent, home)
        _cut_open(open_session(folder))
    return folder


def _copy(publication: Path, home: Path) -> None:
    """Copy files, not what they are allowed: those of an installed program may not be changed."""
    # The issue's own file comes last, by which a whole copy is told from half of one.
    files = [file for file in publication.rglob("*") if file.is_file()]
    for file in sorted(files, key=lambda file: file.name == ISSUE):
        to = home / file.relative_to(publication)
        try:
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(file.read_bytes())
        except OSError as error:
            raise IssueFileError("store.cannot_write", to, why=error.strerror or "") from error


def _cut_open(session: Session) -> None:
    """Take the surest join back that moves no words to another article."""
    seams = [
        seam
        for article in session.issue.articles
        for seam in article.seams
        if seam.home == article.id
    ]
    if seams:
        surest: Seam = max(seams, key=lambda seam: seam.confidence)
        run(session, "seam.unjoin", tail=surest.tail, head=surest.head)
        session.save()
