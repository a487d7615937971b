"""Work that was not saved. One rule: the editor is told what there is, and decides."""

from datetime import datetime

from PySide6.QtWidgets import QMessageBox, QWidget

from layout_app.desk.session import Session
from layout_app.desk.words import _, error_text, plural
from layout_app.errors import LayoutError

_SHOWN = 5
"""Commands that are named, the latest."""


def offer_recovery(session: Session, parent: QWidget) -> None:
    """Ask what is to become of a journal's commands; nothing if there is none."""
    if not session.left:
        return
    asked = QMessageBox(parent)
    asked.setObjectName("recovery")
    asked.setWindowTitle(_("Unsaved work"))
    asked.setText(_sentence(session))
    asked.setInformativeText(
        "\n".join(f"{_time(entry.at)}  {entry.label}" for entry in session.left[-_SHOWN:])
    )
    recover = asked.addButton(_("Recover"), QMessageBox.ButtonRole.AcceptRole)
    recover.setObjectName("recover")
    leave = asked.addButton(_("Open as saved"), QMessageBox.ButtonRole.DestructiveRole)
    leave.setObjectName("recovery-leave")
    asked.setDefaultButton(recover)
    asked.exec()
    if asked.clickedButton() is leave:
        session.decline()
        return
    try:
        session.recover()
    except LayoutError as error:
        QMessageBox.warning(parent, _("Unsaved work"), error_text(error))


def _sentence(session: Session) -> str:
    count, last = len(session.left), session.left[-1]
    done = plural(
        "The program ended without saving {count} change.",
        "The program ended without saving {count} changes.",
        count,
    )
    then = _("The last was made at {time}.").format(time=_time(last.at))
    return _("{one} {two}").format(one=done, two=then)


def _time(at: float) -> str:
    return f"{datetime.fromtimestamp(at).astimezone():%H:%M:%S}"
