"""Widgets that others finish. One rule: what leaves a hook open is refused when it is made.

Qt makes a widget without Python's own maker of objects, which is what refuses an abstract class.
"""

from abc import ABCMeta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _OfWidgets = type
else:
    _OfWidgets = type(QWidget)


class Abstract(ABCMeta, _OfWidgets):
    """The kind of a class of widgets with abstract methods."""

    def __call__(cls, *args: object, **named: object) -> object:
        """Make a widget; TypeError where one of its hooks is open."""
        if cls.__abstractmethods__:
            hooks = ", ".join(sorted(cls.__abstractmethods__))
            raise TypeError(f"{cls.__name__} leaves open: {hooks}")
        return super().__call__(*args, **named)
