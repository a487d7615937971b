"""Who else is at this issue. One rule: a lock is taken from nobody without a question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from layout_app.desk.session import Session
from layout_app.desk.words import _, clock, error_text


class LockBanner(QWidget):
    """Says that the issue is open for reading only, and what can be done about it."""

    again_wanted = Signal()
    """The editor wants to see whether the lock is gone."""
    taken = Signal()
    """The editor takes a lock that nobody has renewed for long."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        held = session.held
        self.words = QLabel(_told(session))
        self.words.setObjectName("lock-words")
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self.words, 1)
        if held is None:
            return
        again = QPushButton(_("Check again"))
        again.setObjectName("lock-again")
        again.clicked.connect(self.again_wanted)
        row.addWidget(again)
        if held.arguments.get("stale"):
            take = QPushButton(_("Take over…"))
            take.setObjectName("lock-take")
            take.clicked.connect(self._ask)
            row.addWidget(take)

    def _ask(self) -> None:
        asked = QMessageBox(self.window())
        asked.setObjectName("lock-question")
        asked.setWindowTitle(_("Take over the issue"))
        asked.setText(
            _(
                "The other editor gave no sign for more than ten minutes. If that program still "
                "runs, its unsaved work may be lost."
            )
        )
        take = asked.addButton(_("Take over"), QMessageBox.ButtonRole.AcceptRole)
        take.setObjectName("lock-yes")
        stay = asked.addButton(_("Stay read-only"), QMessageBox.ButtonRole.RejectRole)
        asked.setDefaultButton(stay)
        asked.exec()
        if asked.clickedButton() is take:
            self.taken.emit()


def _told(session: Session) -> str:
    """Say who holds the issue and what can be done here; the window reads it already."""
    held = session.held
    if held is None:
        return _("Read-only: {who} is editing this issue.").format(who=session.read_only)
    user, since = held.arguments.get("user"), held.arguments.get("since")
    if held.code != "store.locked" or not user or not isinstance(since, float):
        return error_text(held)
    return _(
        "Read-only: {who} ({host}) is editing this issue, last seen at {time}. You can read it, "
        "export it and save a copy."
    ).format(who=user, host=held.arguments.get("host"), time=clock(since, "%H:%M"))
