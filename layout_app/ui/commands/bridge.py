"""The session for widgets. One rule: the only QObject that knows it; refusals become sentences.

`changing` tells at once what is no longer the same value, for the page under the hand; `changed`
tells the same to all around it, which wait a little while the mouse holds something. Once the hands
rest, `proofed` tells that the problems have been counted anew, rubbish is swept, and what the next
key may ask for is read.
"""

import time
from collections.abc import Callable, Hashable, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from layout_app.cjk.hyphenation import read_patterns
from layout_app.desk.commands import COMMANDS, run
from layout_app.desk.problems.signed import left_out
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import Message, error_text, placed_text
from layout_app.errors import LayoutError, LockedError
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue
from layout_app.model.problem import Problem
from layout_app.rubbish import sweep
from layout_app.store.lock import RENEWED

REST = 300
"""Milliseconds without a change before the issue is proofed."""
PATIENCE = 100
"""Milliseconds that all around the page waits while the mouse holds something."""
WRITTEN = 2000
"""Milliseconds between two looks whether something waits to be written down."""
HEARTBEAT = round(RENEWED * 1000)
"""Milliseconds between two signs that the editor is still there."""

Answer = Callable[[Mapping[str, object]], None]
"""Takes the values of a command that was refused, and asks for what it lacks."""

REFUSED = object()
"""What `Bridge.ask` gives where a command said no."""


class Bridge(QObject):
    """A session that tells widgets of its changes."""

    changing = Signal(object)
    """A Change, at once."""
    changed = Signal(object)
    """A Change; several as one while the mouse holds something."""
    refused = Signal(str)
    """A sentence for the editor."""
    proofed = Signal()
    """`problems` are counted anew."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.problems: tuple[Problem, ...] = ()
        self.answers: dict[tuple[str, str], Answer] = {}
        """By a command and the code of a refusal: what an editor can answer is asked, not told."""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._proof)
        self._left: list[PageId] | None = None
        self._held = False
        self._untold = Change()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._tell_untold)
        self._heart = QTimer(self, interval=HEARTBEAT)
        self._heart.timeout.connect(self._beat)
        self._heart.start()
        self._pen = QTimer(self, interval=WRITTEN)
        self._pen.timeout.connect(self._write_down)
        self._pen.start()
        self._troubled = False
        session.on_change(self._tell)
        self._rest.start()

    def run(self, name: str, /, **arguments: object) -> bool:
        """Run a command; a refusal is told and gives False."""
        return self.ask(name, **arguments) is not REFUSED

    def ask(self, name: str, /, **arguments: object) -> object:
        """Run a command and return what it gives; a refusal is told and gives `REFUSED`."""
        try:
            given = run(self.session, name, **arguments)
        except LayoutError as error:
            answer = self.answers.get((name, error.code))
            if answer is not None:
                answer(arguments)
            else:
                self._refuse(error)
            return REFUSED
        if isinstance(given, Change):
            self._tell_left_out(given)
        return given

    def enabled(self, name: str) -> bool:
        """Tell whether a command would act now."""
        return COMMANDS[name].enabled(self.session)

    def do(
        self,
        operation: Callable[[Issue], Issue],
        label: Message,
        *,
        merge: Hashable = None,
        gesture: bool = False,
    ) -> bool:
        """Replace the issue by `operation(issue)`; a refusal is told and gives False."""
        try:
            self.session.do(operation, label, merge=merge, gesture=gesture)
        except LayoutError as error:
            self._refuse(error)
            return False
        return True

    def do_each(
        self, operations: Iterable[Callable[[Issue], Issue]], label: Message
    ) -> Change | None:
        """Carry out several operations as one step; what was left out is told, None if all was."""
        try:
            change = self.session.do_each(operations, label)
        except LayoutError as error:
            self._refuse(error)
            return None
        self._tell_left_out(change)
        return change

    def select(self, selection: Selection) -> None:
        """Select without a step of the history."""
        self.session.select(selection)

    @property
    def held(self) -> bool:
        """Whether the mouse holds something: what is not under the hand waits for it."""
        return self._held

    @property
    def is_proofed(self) -> bool:
        """Whether `problems` are those of the issue as it is now."""
        return not self._rest.isActive()

    def hold(self) -> None:
        """Begin a gesture: what is around the page follows it ten times a second."""
        self._held = True

    def let_go(self) -> None:
        """End a gesture: everything is told what it came to."""
        self._held = False
        if self.session.diary:
            self.session.diary.write()
        self._patience.stop()
        untold, self._untold = self._untold, Change()
        # Even where all is told: some waited for the hand to rest.
        self.changed.emit(untold)

    def leave(self) -> None:
        """Let go of what waits; the session goes on in another window."""
        self.session.off_change(self._tell)
        self._rest.stop()
        self._heart.stop()
        self._patience.stop()
        self._pen.stop()

    def _beat(self) -> None:
        """Renew the lock; where somebody took it, nothing more is written here."""
        try:
            self.session.stay()
        except LayoutError as error:
            self._refuse(error)

    def _refuse(self, error: LayoutError) -> None:
        self.refused.emit(error_text(error))
        if isinstance(error, LockedError):
            # Nothing can be changed any more: everything that could has to show it.
            self.changed.emit(Change(selection=True))

    def _tell_left_out(self, change: Change) -> None:
        if stayed := left_out(change.refused):
            self.refused.emit("\n".join(map(placed_text, stayed)))

    def _write_down(self) -> None:
        """Write down what rests; say once that the disk does not take it."""
        diary = self.session.diary
        if diary is None:
            return
        diary.rest(time.monotonic())
        if diary.trouble and not self._troubled:
            self._refuse(diary.trouble)
        self._troubled = diary.trouble is not None

    def _tell_untold(self) -> None:
        self._patience.stop()
        untold, self._untold = self._untold, Change()
        if untold:
            self.changed.emit(untold)

    def _tell(self, change: Change) -> None:
        self.changing.emit(change)
        self._untold |= change
        if not self._held:
            self._tell_untold()
        elif not self._patience.isActive():
            self._patience.start()
        if change.pages or change.articles or change.order or change.findings:
            self._left = None
            self._rest.start(REST)

    def _proof(self) -> None:
        """Look at one page a tick, then gather the problems: no wait is longer than a page."""
        if self._held:
            self._rest.start(REST)
            return
        if self._left is None:
            self._left = [page.id for page in self.session.issue.pages]
        if self._left:
            self.session.proof(self._left.pop(0))
            self._rest.start(0)
            return
        self._left = None
        self.problems = self.session.problems()
        self.proofed.emit()
        sweep()
        read_patterns()
