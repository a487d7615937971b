"""Damaged files of an issue. One rule: what would be done is told before, what was done after."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QMessageBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.issues.mending import Mended, mendable
from layout_app.desk.words import _, place_of, plural, problem_text
from layout_app.model.problem import Problem
from layout_app.ui.fields.named import named
from layout_app.ui.fields.room import resize_within

_SHOWN = 8
"""Files that a question names."""
WIDTH, HEIGHT = 560, 320
_UNSAVED = "doctor.unsaved"
"""Told on the command line; the window has asked about it already."""


def offer_mending(folder: Path, parent: QWidget, *, opens: bool) -> bool:
    """Ask whether damaged files get the version before; False too where there is none.

    `opens` tells whether the issue can be opened without them.
    """
    files = mendable(folder)
    if not files:
        return False
    asked = named(QMessageBox(parent), "mending")
    asked.setWindowTitle(_("Damaged files"))
    count = len(files)
    asked.setText(
        plural(
            "{count} file of this issue is gone or damaged.",
            "{count} files of this issue are gone or damaged.",
            count,
        )
    )
    rest = ["…"] if count > _SHOWN else []
    told = _(
        "The version before is sound and can take its place: what was changed in the last save "
        "of it has to be done again. What is damaged stays beside it."
    )
    asked.setInformativeText("\n\n".join(["\n".join([*files[:_SHOWN], *rest]), told]))
    mend = asked.addButton(_("Mend and open"), QMessageBox.ButtonRole.AcceptRole)
    mend.setObjectName("mending-mend")
    refuse = _("Open as it is") if opens else _("Cancel")
    leave = asked.addButton(refuse, QMessageBox.ButtonRole.RejectRole)
    leave.setObjectName("mending-leave")
    asked.setDefaultButton(mend)
    asked.setEscapeButton(leave)
    asked.exec()
    return asked.clickedButton() is mend


class MendedDialog(QDialog):
    """What was mended, and what is left to the editor."""

    def __init__(self, found: Mended, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mended")
        self.setWindowTitle(_("Files looked over"))
        resize_within(self, WIDTH, HEIGHT)
        self.words = named(QTextBrowser(), "mended-words")
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setAccessibleName(_("Files looked over"))
        self.words.setHtml(
            _part(_("Mended"), found.done) + _part(_("Left to you"), left_in_window(found))
        )
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(14)
        whole.addWidget(self.words, 1)
        whole.addWidget(buttons)


def left_in_window(found: Mended) -> tuple[Problem, ...]:
    """Return what is left to do in a window, which asks by itself about unsaved work."""
    return tuple(problem for problem in found.left if problem.code != _UNSAVED)


def _part(title: str, problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    rows = "".join(f"<p>• {escape(_line(problem))}</p>" for problem in problems)
    return f"<p><b>{escape(title)}</b></p>{rows}"


def _line(problem: Problem) -> str:
    where = problem.where
    place = place_of({"path": where.file, "line": where.line})
    told = problem_text(problem)
    return _("{place}: {told}").format(place=place, told=told) if place else told
