"""Keys of commands as an editor wants them. One rule: only what differs from the table is kept."""

from collections.abc import Mapping

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QKeySequence

GROUP = "keys"
"""Of the settings; each command whose key was changed stands there by its name."""
ALSO = {"edit.redo": "Ctrl+Y"}
"""Keys that hands bring from other programs: they act too, as long as no command has them."""
_DEFAULT = "default-key"
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class Keys:
    """The keys of a window's actions."""

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        self._actions = actions
        for action in actions.values():
            if action.property(_DEFAULT) is None:
                action.setProperty(_DEFAULT, action.shortcut().toString(_PORTABLE))
        settings = QSettings()
        for name, action in actions.items():
            kept = settings.value(f"{GROUP}/{name}")
            if kept is not None:
                action.setShortcut(QKeySequence(str(kept), _PORTABLE))
        self._add_also()

    def key(self, name: str) -> str:
        """Return the key of a command as portable text; empty where it has none."""
        return self._actions[name].shortcut().toString(_PORTABLE)

    def default(self, name: str) -> str:
        """Return the key that the table gives it."""
        return str(self._actions[name].property(_DEFAULT))

    def is_own(self, name: str) -> bool:
        """Tell whether an editor changed it."""
        return self.key(name) != self.default(name)

    def holder(self, key: str, besides: str) -> str:
        """Return the command that has a key already, or one that begins like it; else nothing."""
        wanted = QKeySequence(key, _PORTABLE)
        none = QKeySequence.SequenceMatch.NoMatch
        for name, action in self._actions.items():
            held = action.shortcut()
            if name == besides or held.isEmpty() or wanted.isEmpty():
                continue
            if held.matches(wanted) is not none or wanted.matches(held) is not none:
                return name
        return ""

    def give(self, name: str, key: str) -> None:
        """Give a command a key, and take it from whatever had it; an empty key takes it away."""
        while key and (other := self.holder(key, name)):
            self._set(other, "")
        self._set(name, key)
        self._add_also()

    def reset(self, name: str) -> None:
        """Give a command the key of the table again."""
        self.give(name, self.default(name))

    def reset_all(self) -> None:
        """Give every command the key of the table again."""
        QSettings().remove(GROUP)
        for name, action in self._actions.items():
            action.setShortcut(QKeySequence(self.default(name), _PORTABLE))
        self._add_also()

    def _add_also(self) -> None:
        """Let the second keys act that nobody has; a command without a key has no second either."""
        for name, also in ALSO.items():
            action = self._actions.get(name)
            if action is None or action.shortcut().isEmpty():
                continue
            second = [] if self.holder(also, name) else [QKeySequence(also, _PORTABLE)]
            action.setShortcuts([action.shortcut(), *second])

    def _set(self, name: str, key: str) -> None:
        self._actions[name].setShortcut(QKeySequence(key, _PORTABLE))
        if key == self.default(name):
            QSettings().remove(f"{GROUP}/{name}")
        else:
            QSettings().setValue(f"{GROUP}/{name}", key)
