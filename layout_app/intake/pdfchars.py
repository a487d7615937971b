"""Take the characters out of a PDF. One rule: a bad file can end only the process made for it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from layout_app.errors import CopyError
from layout_app.frozen import frozen

LIMIT = 64 * 2**20
"""The largest PDF, bytes."""
SECONDS = 30
"""How long a PDF may take."""
_CHILD = Path(__file__).with_name("pdfchild.py")


@frozen
class Char:
    """A character on a page; points, y upwards from the bottom."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    """Of the face, points."""


Page = tuple[Char, ...]


def characters_of(data: bytes, name: str) -> tuple[Page, ...]:
    """Return the characters of every page in the PDF's own order; CopyError where it is refused."""
    if len(data) > LIMIT:
        raise CopyError("copy.pdf_too_large", name, limit=LIMIT // 2**20)
    command = [sys.executable, "-P", str(_CHILD)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise CopyError("copy.pdf_too_slow", name, seconds=SECONDS) from None
    answer = _answer(done.stdout) if done.returncode == 0 else None
    if answer is None or "refused" in answer:
        raise CopyError(str((answer or {}).get("refused", "copy.pdf_broken")), name)
    return tuple(tuple(_char(row) for row in page) for page in answer["pages"])


def _answer(output: bytes) -> dict[str, Any] | None:
    """Return what the child wrote, or None where it wrote nothing whole."""
    try:
        answer: dict[str, Any] = json.loads(output)
    except ValueError:
        return None
    return answer


def _char(row: tuple[str, float, float, float, float, float]) -> Char:
    text, left, bottom, right, top, size = row
    return Char(text=text, left=left, bottom=bottom, right=right, top=top, size=size)
