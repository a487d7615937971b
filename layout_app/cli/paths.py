"""Files and folders on the command line. One rule: nothing is not the folder one stands in."""

from argparse import ArgumentTypeError
from pathlib import Path


def path(text: str) -> Path:
    """Read a path; an empty one, as an unset variable of a script gives, is refused."""
    if not text.strip():
        raise ArgumentTypeError("nothing is named")
    return Path(text)
