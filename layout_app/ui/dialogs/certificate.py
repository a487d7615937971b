"""The certificate of an export, for people. One rule: it shows what the file says, no more."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.output.orders import Exported
from layout_app.desk.output.publishing import Published
from layout_app.desk.words import _, msg, plural, stop_text

HEIGHT = 110
_FIGURES = ("accepted", "printed", "overset", "cut")


class CertificateView(QWidget):
    """What was written, and the account of every character."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("certificate")
        self.summary, self.files, self.press = QLabel(), QLabel(), QLabel()
        self.open = QLabel()
        self.open.setObjectName("certificate-open")
        self.summary.setObjectName("certificate-summary")
        for label in (self.summary, self.open, self.files, self.press):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.summary.setProperty("role", "title")
        self.press.setProperty("role", "muted")
        self.table = QTableWidget(0, 1 + len(_FIGURES))
        self.table.setObjectName("certificate-articles")
        self.table.setAccessibleName(_("Characters of each article"))
        self.table.setHorizontalHeaderLabels(
            [_("Article"), _("Accepted"), _("Printed"), _("Left over"), _("Cut")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setMinimumHeight(HEIGHT)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.summary, self.open, self.files, self.table, self.press):
            column.addWidget(widget)
        column.setStretchFactor(self.table, 1)

    def show_site(self, published: Published) -> None:
        """Show what was published; a site has no certificate."""
        issues = plural("{count} issue", "{count} issues", published.issues)
        pages = plural("{count} page", "{count} pages", published.pages)
        self.summary.setText(_("Published: {issues}, {pages}.").format(issues=issues, pages=pages))
        self.files.setText(str(published.to / "index.html"))
        left_out = ", ".join(published.left_out)
        told = _("Left out, without a date or pages: {folders}").format(folders=left_out)
        self.press.setText(told if left_out else "")
        self.table.hide()
        self.open.hide()

    def show_export(self, exported: Exported, still_open: str) -> None:
        """Show the files of an export, what is still open in the issue, and its certificate."""
        self.table.show()
        self.open.setText(f"! {still_open}" if still_open else "")
        self.open.setVisible(bool(still_open))
        told: Mapping[str, Any] = exported.certificate or {}
        files = exported.result.files
        written = plural("{count} file written.", "{count} files written.", len(files))
        self.summary.setText(f"{written} {_whole(told)}".strip())
        names = ", ".join(file.path.name for file in files)
        size = sum(file.size for file in files) / 1024 / 1024
        self.files.setText(_("{names} – {size} MB").format(names=names, size=f"{size:.1f}"))
        articles = told.get("articles", {})
        self.table.setRowCount(len(articles))
        for row, account in enumerate(articles.values()):
            self.table.setItem(row, 0, QTableWidgetItem(str(account["headline"])))
            for column, figure in enumerate(_FIGURES, 1):
                item = QTableWidgetItem(str(account[figure]))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.press.setText(_printing(told))


NEWSPRINT = msg("Coldset newsprint, CGATS TR 002, 240 %")
"""What a file says of the press that it is for; in the window in the editor's language."""


def _whole(told: Mapping[str, Any]) -> str:
    """Say that every character is accounted for, by the figures."""
    accounts = list(told.get("articles", {}).values())
    if not accounts:
        return ""
    sums = {figure: sum(int(a[figure]) for a in accounts) for figure in _FIGURES}
    return _(
        "✓ {accepted} characters: {printed} printed, {overset} left over, {cut} cut; none is lost."
    ).format(**sums)


def _printing(told: Mapping[str, Any]) -> str:
    """Say how it is to be printed, and what was accepted."""
    press, lines = told.get("press") or {}, []
    condition = str(press.get("condition") or "")
    if condition:
        lines.append(_("Printing condition: {condition}").format(condition=_(condition)))
    if told.get("fonts"):
        lines.append(_("Embedded faces: {faces}").format(faces=", ".join(told["fonts"])))
    if told.get("accepted_problems"):
        named = dict.fromkeys(map(stop_text, told["accepted_problems"]))
        lines.append(_("Answered for by the editor: {codes}").format(codes=_(", ").join(named)))
    return "\n".join(lines)
