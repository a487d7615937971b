"""Files shipped with the program. One rule: nobody else knows where they lie.

An installed wheel carries `assets/` and `issues/` inside the package; a checkout, beside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOTS = (_PACKAGE, _PACKAGE.parent)


def asset(name: str) -> Path:
    """Return the path of a file below `assets/`, such as `fonts/NewsKai-400.ttf`."""
    return _shipped("assets") / name


def sample_publication() -> Path:
    """Return the folder of the sample publication; read-only in an installed program."""
    return _shipped("issues")


def _shipped(folder: str) -> Path:
    return next((root / folder for root in _ROOTS if (root / folder).is_dir()), _ROOTS[-1] / folder)
