"""The selected article for other programs. One rule: nothing of the issue changes."""

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from layout_app.desk.output.handing import web_copy
from layout_app.desk.words import _, filled
from layout_app.model.article import headline
from layout_app.model.issue import index
from layout_app.ui.commands.bridge import REFUSED, Bridge

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""Characters that a file's name may not hold on one system or another."""


class Handing:
    """Hands the selected article to other programs."""

    def __init__(self, bridge: Bridge, window: QWidget, said: Callable[[str], object]) -> None:
        self._bridge = bridge
        self._window = window
        self._said = said

    def copy_web(self) -> None:
        """Put the article on the clipboard as HTML and as text."""
        session = self._bridge.session
        article = session.selection.article
        if article is None:
            return
        copied = web_copy(session, article)
        mime = QMimeData()
        mime.setHtml(copied.html)
        mime.setText(copied.text)
        QApplication.clipboard().setMimeData(mime)
        name = headline(index(session.issue).articles[article])
        self._said(filled(_("“{headline}” is copied: paste it in WeChat or Word"), headline=name))

    def save_word(self) -> None:
        """Ask where the Word file goes, and write it."""
        session = self._bridge.session
        article = session.selection.article
        if article is None:
            return
        name = _UNFIT.sub("", headline(index(session.issue).articles[article])).strip() or article
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window,
            _("Save as a Word file"),
            str(session.folder.parent / f"{name}.docx"),
            _("Word files") + " (*.docx)",
        )
        if not chosen:
            return
        made = self._bridge.ask("article.save_word", article=article, path=chosen)
        if made is not REFUSED:
            self._said(_("Written: {file}").format(file=chosen))
