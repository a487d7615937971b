"""A part and the name that tests and the tour know it by. One rule: no two of a form share one."""

from typing import TypeVar

from PySide6.QtCore import QObject

Part = TypeVar("Part", bound=QObject)


def named(part: Part, name: str) -> Part:
    """Return a part that has got its name."""
    part.setObjectName(name)
    return part
