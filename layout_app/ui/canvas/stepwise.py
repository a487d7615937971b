"""Drags that change the issue as they go. One rule: their steps are one, and Esc takes it back."""

from itertools import count

from layout_app.ui.canvas.scene import PageScene

_numbers = count(1)


class Stepwise:
    """What such drags have in common."""

    def __init__(self, scene: PageScene) -> None:
        self._scene = scene
        self._key = ("drag", next(_numbers))
        """By which the history knows the steps of this drag."""

    @property
    def key(self) -> tuple[str, int]:
        """By which a step joins those of this drag."""
        return self._key

    def finish(self) -> None:
        """Nothing is left to do: every step on the way was already the issue's."""

    def abandon(self) -> None:
        """Put everything back to where it was."""
        self._scene.bridge.session.abandon(self._key)
