"""Printing houses as files. One rule: the publication's own come before the shipped ones."""

from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.preflight.house import NEWSPRINT, House, PictureRules
from layout_app.preflight.limits import Limits
from layout_app.resources import asset
from layout_app.store.codec import Codec
from layout_app.store.format import read_file

HOUSES = "houses"
"""Folder of a publication, and of the shipped files."""
_INK, _POINTS, _PPI = (50, 400), (0, 200), (1, 10_000)
_CODEC = Codec(
    forms={},
    tags={},
    nouns={House: "house", Limits: "limits", PictureRules: "pictures"},
    ranges={
        (Limits, "ink"): _INK,
        (Limits, "rich_black"): _INK,
        (Limits, "text"): _POINTS,
        (Limits, "white_text"): _POINTS,
        (Limits, "photo_text"): _POINTS,
        (Limits, "thin_photo_text"): _POINTS,
        (Limits, "mixed_text"): _POINTS,
        (Limits, "line"): _POINTS,
        (Limits, "mixed_line"): _POINTS,
        (Limits, "picture_error"): _PPI,
        (Limits, "picture_warning"): _PPI,
        (Limits, "bitmap_error"): _PPI,
        (Limits, "bitmap_warning"): _PPI,
        (House, "fold"): (0, 100),
        (PictureRules, "ppi"): (36, 2400),
        (PictureRules, "spare"): (1, 10),
        (PictureRules, "quality"): (1, 95),
        (PictureRules, "ink"): _INK,
    },
)


def house(publication_folder: Path, name: str) -> House:
    """Return a house by its file's name; newsprint where none is named.

    IssueFileError where there is none of that name, or its file is not right.
    """
    if not name:
        return NEWSPRINT
    known = _files(publication_folder)
    path = known.get(name)
    if path is None:
        raise IssueFileError(
            "store.no_house", publication_folder / HOUSES, found=name, choices=", ".join(known)
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error
    found: House = read_file(House, data, path, codec=_CODEC)
    return found


def house_names(publication_folder: Path) -> tuple[str, ...]:
    """Return the names that a house may be chosen by, sorted."""
    return tuple(_files(publication_folder))


def _files(publication_folder: Path) -> dict[str, Path]:
    folders = (asset(HOUSES), publication_folder / HOUSES)
    found = {path.stem: path for folder in folders for path in sorted(folder.glob("*.yaml"))}
    return dict(sorted(found.items()))
