"""Caption and credit of a picture. One rule: both are one step, or none if nothing changed."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.words import _
from layout_app.model.article import ArticlePicture
from layout_app.model.ids import ArticleId
from layout_app.ui.commands.bridge import Bridge

ROWS = 3
"""Lines of a caption that are in view."""


class CaptionDialog(QDialog):
    """What is printed below a picture, and who took it."""

    def __init__(
        self,
        bridge: Bridge,
        article: ArticleId,
        number: int,
        picture: ArticlePicture,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("caption")
        self.setWindowTitle(_("Caption and credit"))
        self.setMinimumWidth(440)
        self._bridge, self._article, self._number = bridge, article, number
        self._before = picture.caption, picture.credit
        self.caption = QPlainTextEdit(picture.caption)
        self.caption.setObjectName("caption-words")
        self.caption.setTabChangesFocus(True)
        self.caption.setFixedHeight(self.caption.fontMetrics().lineSpacing() * ROWS + 16)
        self.credit = QLineEdit(picture.credit)
        self.credit.setObjectName("caption-credit")
        self.credit.setPlaceholderText(_("Who took it"))
        self._lay_out()

    def accept(self) -> None:
        """Give the picture what was written."""
        words = self.caption.toPlainText().strip(), self.credit.text().strip()
        if words != self._before:
            self._bridge.run(
                "picture.caption",
                article=self._article,
                picture=self._number,
                caption=words[0],
                credit=words[1],
            )
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.addRow(_("Caption"), self.caption)
        form.addRow(_("Credit"), self.credit)
        buttons = QDialogButtonBox()
        done = buttons.addButton(_("Done"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 18, 18, 14)
        whole.setSpacing(14)
        whole.addLayout(form)
        whole.addWidget(buttons)
