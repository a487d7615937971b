"""The press that an export is made for. One rule: what is no profile of a press reaches no file.

`icc` in `publication.yaml` or in a printing house names a file in the publication's folder.
"""

from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.press.profile import Profile
from layout_app.resources import asset
from layout_app.store.folder import below

SHIPPED = "icc/news240.icc"
LARGEST = 64 * 2**20
"""Bytes of the largest profile that is read; those of presses have a few millions."""


def output_profile(home: Path, icc: str, profile: Profile) -> bytes:
    """Return the ICC profile of the press, the shipped one where `icc` names none.

    IssueFileError for one that lies elsewhere or is for no CMYK press. PDF/X-1a is older than
    version 4 of ICC and takes 2 (ISO 15930-4).
    """
    if not icc:
        return asset(SHIPPED).read_bytes()
    data = _bytes(home, icc)
    # A paper without a profile of its own needs none of these.
    from layout_app.press.colour import is_for_press
    from layout_app.press.icc import icc_header

    header = icc_header(data)
    if header is None:
        raise IssueFileError("store.icc_damaged", icc)
    if (header.device, header.space) != ("prtr", "CMYK"):
        raise IssueFileError("store.icc_not_press", icc, space=header.space)
    if profile is Profile.X1A and header.major > 2:
        raise IssueFileError("store.icc_version", icc, version=header.major)
    if not is_for_press(data):
        raise IssueFileError("store.icc_damaged", icc)
    return data


def shown_profile(home: Path, icc: str) -> bytes:
    """Return the ICC profile by which press colour is shown, the shipped one for one of no use."""
    try:
        return output_profile(home, icc, Profile.SCREEN)
    except IssueFileError:
        return output_profile(home, "", Profile.SCREEN)


def _bytes(home: Path, icc: str) -> bytes:
    file = below(home, icc)
    if file is None:
        raise IssueFileError("store.icc_elsewhere", icc)
    try:
        if file.stat().st_size > LARGEST:
            raise IssueFileError("store.icc_damaged", icc)
        return file.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise IssueFileError("store.cannot_read", icc, why=why) from error
