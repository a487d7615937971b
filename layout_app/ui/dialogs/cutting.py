"""What may be cut where an article is over. One rule: each row leads to its words; hands cut them.

Beside the words, not over them: the list stays while they are shortened, and follows.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.pages.fitting import Place, fit_text, levers_text, places_to_cut
from layout_app.desk.session import Change
from layout_app.desk.words import _
from layout_app.errors import LayoutError
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.room import resize_within

REST = 400
"""Milliseconds without a change before the places are looked for anew."""


class CuttingDialog(QDialog):
    """How much is over, where a line is won for few characters, and where a part could end."""

    go_wanted = Signal(str, int, int)
    """Article, paragraph and offset to show."""

    def __init__(self, bridge: Bridge, article: ArticleId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._article = bridge, article
        self._places: tuple[Place, ...] = ()
        self.setObjectName("cutting")
        self.setWindowTitle(_("What to cut"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 460, 420)
        self.fit = QLabel()
        self.fit.setObjectName("cutting-fit")
        self.fit.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("cutting-places")
        self.list.setAccessibleName(_("Places where text can be cut"))
        self.list.setWordWrap(True)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 12)
        for part in (self.fit, self.list, buttons):
            whole.addWidget(part)
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self.refresh)
        bridge.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """List the places as the article stands now; nothing where it fits or is gone."""
        session = self._bridge.session
        try:
            found, self._places = places_to_cut(session, self._article)
        except LayoutError:
            self.close()
            return
        article = index(session.issue).articles[self._article]
        told = _("{headline}: {fit}").format(headline=headline(article), fit=fit_text(found.before))
        if self._places and found.levers:
            # The lines to be cut are those that are over when this has been done.
            helped = _("With {levers}: {fit}")
            told += "\n" + helped.format(
                levers=levers_text(found, article), fit=fit_text(found.after)
            )
        self.fit.setText(told)
        self.list.clear()
        for place in self._places:
            self.list.addItem(QListWidgetItem(place.told))

    def _follow(self, change: Change) -> None:
        if change.articles or change.pages:
            self._soon.start()

    def _go(self, item: QListWidgetItem) -> None:
        place = self._places[self.list.row(item)]
        self.go_wanted.emit(self._article, place.paragraph, place.offset)
