"""Fonts into a publication. One rule: what may not be printed is refused before it is kept."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from layout_app.desk.files import read_bytes
from layout_app.desk.session import Session
from layout_app.desk.words import msg
from layout_app.errors import FontError
from layout_app.fonts.face import open_face
from layout_app.model.ids import FaceId
from layout_app.model.issue import Issue, OwnFace
from layout_app.store.faces import put_face

_ID = re.compile(r"[a-z]+-[1-9]00\Z")


def add_face(session: Session, path: Path, face: FaceId, index: int = 0) -> OwnFace:
    """Register a font file as a face of the publication: role and weight, such as `song-700`.

    FontError for a file that may not be embedded or cannot be used, and for a name that is none.
    The stylebook names it by `face` from the next opening on.
    """
    if not _ID.match(face):
        raise FontError("font.bad_id", path, face=face)
    data = read_bytes(path)
    opened = open_face(path, index, face)
    kept = put_face(session.opened.publication_folder, path.name, data)
    made = OwnFace(
        id=face,
        file=kept.name,
        sha256=hashlib.sha256(data).hexdigest(),
        index=index,
        family=opened.family,
        rights=opened.facts.rights,
    )

    def registered(issue: Issue) -> Issue:
        others = (known for known in issue.publication.faces if known.id != face)
        faces = tuple(sorted((*others, made), key=lambda known: known.id))
        if faces == issue.publication.faces:
            return issue
        return replace(issue, publication=replace(issue.publication, faces=faces))

    session.do(registered, msg("Add a font"))
    return made
