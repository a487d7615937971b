"""Somebody else's PDF before it is placed. One rule: what a press would refuse is told at once."""

from pathlib import Path

from layout_app.desk.files import read_bytes
from layout_app.model.problem import Problem
from layout_app.press.profile import Profile

_MOST = 512 << 20


def check_file(path: Path, profile: Profile | None = None) -> tuple[Problem, ...]:
    """Return every fault of a PDF; CopyError for a file that cannot be read.

    Without a profile a file is measured by the standard that it claims.
    """
    from layout_app.press.foreign.faults import check_pdf
    from layout_app.press.foreign.standard import Standard

    wanted = {Profile.X1A: Standard.X1A_2003, Profile.X4: Standard.X4}
    standard = wanted.get(profile) if profile else None
    return check_pdf(read_bytes(path, _MOST), name=path.name, standard=standard)
