"""The paper's own faces, in `fonts/`. One rule: known by their sha256, never taken for another.

A face whose file is missing, or is no longer the registered one, is named and stood in for.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.fonts.catalogue import Catalogue, FaceFile, shipped
from layout_app.model.issue import OwnFace, Publication
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.store.atomic import replace_file
from layout_app.store.folder import is_safe_name

FONTS = "fonts"


def put_face(home: Path, name: str, data: bytes) -> Path:
    """Keep a font file in a publication; return where it lies.

    A name under which another file lies gets the first digits of the sha256: no face takes the
    place of one that pages are set in.
    """
    if not is_safe_name(name):
        raise IssueFileError("store.bad_name", home / FONTS, found=name)
    path = home / FONTS / name
    if path.exists() and not _holds(path, data):
        digest = hashlib.sha256(data).hexdigest()
        path = path.with_name(f"{path.stem}-{digest[:8]}{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IssueFileError("store.cannot_write", path, why=error.strerror or "") from error
    replace_file(path, data, backup=False)
    return path


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def own_files(publication: Publication, home: Path) -> tuple[FaceFile, ...]:
    """Return the faces of a publication whose files are there and are the ones registered."""
    return tuple(
        FaceFile(id=face.id, path=home / FONTS / face.file, index=face.index)
        for face in publication.faces
        if _is_whole(face, home)
    )


def job_files(publication: Publication, home: Path) -> tuple[FaceFile, ...]:
    """Return what an export needs beside the shipped faces: the own ones, or their stand-ins."""
    found = {face.id: _stand_in(face) for face in publication.faces}
    return tuple((found | {file.id: file for file in own_files(publication, home)}).values())


def catalogue_of(publication: Publication, home: Path) -> Catalogue:
    """Return the shipped faces with the paper's own; who is missing is stood in for."""
    if not publication.faces:
        return shipped()
    return shipped().extended(job_files(publication, home))


def face_problems(publication: Publication, home: Path) -> Iterator[Problem]:
    """Yield the faces that are missing, each with who stands in for it."""
    present = {file.id for file in own_files(publication, home)}
    for face in publication.faces:
        if face.id not in present:
            yield problem(
                "font.missing_face",
                Severity.ERROR,
                Where(file=f"{FONTS}/{face.file}"),
                face=face.family or face.id,
                substitute=shipped().stand_in(face.id).id,
            )


def _stand_in(face: OwnFace) -> FaceFile:
    found = shipped().stand_in(face.id)
    return FaceFile(id=face.id, path=found.path, index=found.index)


def _is_whole(face: OwnFace, home: Path) -> bool:
    if not is_safe_name(face.file):
        return False
    try:
        data = (home / FONTS / face.file).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() == face.sha256
