"""A save that meets another's work. One rule: nothing of theirs is written over without a word."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from layout_app.desk.theirs import offered
from layout_app.desk.words import _, filled
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, folio_of, index
from layout_app.store.folder import article_path, page_path
from layout_app.ui.commands.bridge import Bridge

SHOWN = 6
"""Names that are told; of more it is said that there are more."""


class Saving:
    """Asks what is to become of files that another program or editor changed meanwhile."""

    def __init__(self, bridge: Bridge, window: QWidget, copy: Callable[[], object]) -> None:
        """`copy` asks for a folder and saves the issue there."""
        self._bridge = bridge
        self._window = window
        self._copy = copy

    def ask(self, _arguments: Mapping[str, object]) -> None:
        """Name what was changed; save over it, take it, save beside it, or not at all."""
        session = self._bridge.session
        names = [name_of_file(session.issue, session.folder, at) for at in session.contested()]
        asked = QMessageBox(self._window)
        asked.setObjectName("contested")
        asked.setWindowTitle(_("Save"))
        asked.setText(_("Somebody else has changed what you want to save. Nothing was saved yet."))
        more = ["…"] if len(names) > SHOWN else []
        told = [_("If you save over it, their version stays beside yours as a .bak file.")]
        over = asked.addButton(_("Save over it"), QMessageBox.ButtonRole.AcceptRole)
        theirs = None
        if offered(session):
            told.append(
                _(
                    "If you take theirs, undo brings yours back, and so does “File › Unsaved "
                    "versions…”."
                )
            )
            theirs = asked.addButton(_("Take theirs"), QMessageBox.ButtonRole.AcceptRole)
        asked.setInformativeText("\n".join([*names[:SHOWN], *more, "", *told]))
        copy = asked.addButton(_("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
        stay = asked.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        asked.setDefaultButton(stay)
        asked.exec()
        if asked.clickedButton() is over:
            self._bridge.run("issue.save", over=True)
        elif theirs is not None and asked.clickedButton() is theirs:
            self._bridge.run("issue.save", theirs=True)
        elif asked.clickedButton() is copy:
            self._copy()


def name_of_file(issue: Issue, folder: Path, path: Path) -> str:
    """Name what a file of an issue holds as an editor knows it: an article, a page."""
    known = index(issue)
    if (article := ArticleId(path.stem)) in known.articles and path == article_path(
        folder, article
    ):
        return filled(_("“{headline}”"), headline=headline(known.articles[article]))
    if (page := PageId(path.stem)) in known.pages and path == page_path(folder, page):
        return _("Page {folio}").format(folio=folio_of(issue, page))
    return path.name
