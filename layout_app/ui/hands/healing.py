"""Problems healed by one click. One rule: what runs is found anew, for the issue as it is now.

A cure that needs words or a file asks for them first.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from layout_app.desk.commands import COMMANDS
from layout_app.desk.cures import cure_of
from layout_app.desk.cures.cure import Cure
from layout_app.desk.words import _, say
from layout_app.model.ids import BoxId
from layout_app.model.problem import Problem
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.hands.questions import Questions


class Healing:
    """Runs the cure of a problem, as one step."""

    def __init__(self, bridge: Bridge, window: QWidget, said: Callable[[str], object]) -> None:
        self._bridge = bridge
        self._window = window
        self._said = said
        self._asked = Questions(bridge, window, said)
        self.asked: dict[str, Callable[[BoxId], None]] = {}
        """By a command that has a window of its own: what opens it for a box."""

    def heal(self, found: Problem) -> None:
        """Do what heals a problem, or say that nothing is known to."""
        cure = cure_of(self._bridge.session, found)
        if cure is None:
            self._said(_("Nothing is known that heals this."))
        elif not cure.needs:
            self._run(cure)
        elif cure.command == "issue.record":
            self._asked.record(cure.needs[0])
        elif cure.command == "picture.find":
            self._asked.missing_pictures()
        elif cure.command in self.asked:
            self.asked[cure.command](BoxId(dict(cure.args)["box"]))
        elif cure.needs == ("path",):
            self._ask_for_file(cure)
        else:
            self._ask_for_words(cure)

    def _run(self, cure: Cure, **asked: str) -> None:
        if self._bridge.run(cure.command, **dict(cure.args), **asked):
            self._said(_("Done: {label}").format(label=say(cure.label).rstrip("…")))

    def _ask_for_file(self, cure: Cure) -> None:
        home = str(Path(self._bridge.session.folder))
        file, _filter = QFileDialog.getOpenFileName(self._window, say(cure.label), home)
        if file:
            self._run(cure, path=file)

    def _ask_for_words(self, cure: Cure) -> None:
        (name,) = cure.needs
        words, given = QInputDialog.getText(
            self._window,
            say(COMMANDS[cure.command].title).rstrip("…"),
            say(cure.label).rstrip("…"),
        )
        if given and words.strip():
            self._run(cure, **{name: words.strip()})
