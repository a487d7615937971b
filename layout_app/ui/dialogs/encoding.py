"""How the bytes of copy read. One rule: the editor sees the words before they count."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.files import read_bytes
from layout_app.desk.words import _, error_text, plural
from layout_app.errors import CopyError, LayoutError
from layout_app.intake.text import decode, recognise_encoding
from layout_app.ui.fields.room import resize_within

OFFERED = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_MARKED = "utf-8-sig"
"""UTF-8 that says so in its first bytes; to an editor it is UTF-8."""
CERTAIN = ("utf-8", _MARKED)
"""What no other encoding reads as by chance."""
PREVIEW = 1200
"""Characters shown."""
_TEXTS = (".txt", ".md")


class EncodingDialog(QDialog):
    """Shows the beginning of a text in the encoding that is recognised, or in another."""

    def __init__(
        self, path: Path, data: bytes, parent: QWidget | None = None, *, alike: int = 0
    ) -> None:
        """`alike` further files are recognised as this one is."""
        super().__init__(parent)
        self._path = path
        self._data = data
        self.setObjectName("encoding-dialog")
        self.setWindowTitle(_("Import {file}").format(file=path.name))
        resize_within(self, 640, 480)
        self.choice = QComboBox()
        self.choice.setObjectName("encoding")
        guess = recognise_encoding(data)
        for name in dict.fromkeys((*((guess,) if guess else ()), *OFFERED)):
            if guess == _MARKED and name == "utf-8":
                continue
            shown = _("{encoding} (recognised)") if name == guess else "{encoding}"
            called = "utf-8" if name == _MARKED else name
            self.choice.addItem(shown.format(encoding=called.upper()), name)
        more = plural(
            "Read the other {count} file so, too", "Read the other {count} files so, too", alike
        )
        self.all = QCheckBox(more)
        self.all.setObjectName("encoding-all")
        self.all.setVisible(alike > 0)
        self.preview = QPlainTextEdit()
        self.preview.setObjectName("encoding-preview")
        self.preview.setReadOnly(True)
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(
            _("Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def encoding(self) -> str:
        """The encoding chosen."""
        return str(self.choice.currentData())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(_("Encoding"), self.choice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(10)
        whole.addLayout(form)
        whole.addWidget(self.preview, 1)
        whole.addWidget(self.trouble)
        whole.addWidget(self.all)
        whole.addWidget(self.buttons)

    def _show(self) -> None:
        try:
            read = decode(self._data, name=self._path.name, encoding=self.encoding)
        except CopyError as error:
            self.preview.clear()
            self.trouble.setText(error_text(error))
            self.accept_button.setEnabled(False)
            return
        self.preview.setPlainText(read.text[:PREVIEW])
        self.trouble.clear()
        self.accept_button.setEnabled(True)


def is_text(path: Path) -> bool:
    """Tell whether a file's bytes have to be read in some encoding."""
    return path.suffix.lower() in _TEXTS


def recognised(path: Path) -> str:
    """Return the encoding that a text is recognised by; empty where it cannot be told."""
    try:
        return recognise_encoding(read_bytes(path)) or ""
    except LayoutError:
        return ""
