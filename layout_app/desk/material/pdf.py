"""Somebody else's PDF before it is placed. One rule: what a press would refuse is told at once."""

from pathlib import Path

from layout_app.errors import CopyError
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
    return check_pdf(_read(path), name=path.name, standard=standard)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST:
            raise CopyError("copy.too_large", path, limit=_MOST >> 20)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CopyError("copy.not_found", path) from error
    except OSError as error:
        raise CopyError("copy.unreadable", path, why=error.strerror or str(error)) from error
