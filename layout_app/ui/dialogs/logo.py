"""The paper's name in the masthead: in type, or as its own lettering. One rule: seen before kept.

The file becomes one of the publication's originals when the window is agreed to, not before.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget

from layout_app.compose.beside.furniture import LEAST_LINES
from layout_app.desk.commands.furniture import logo_of
from layout_app.desk.pages.folios import Leaf
from layout_app.desk.pages.wording import parts_shown
from layout_app.desk.words import _, problem_text
from layout_app.edit.record import set_logo
from layout_app.errors import CommandError
from layout_app.model.box import Media
from layout_app.model.geometry import MM
from layout_app.model.issue import Issue, Logo, stylebook_of
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog
from layout_app.ui.dialogs.likeness import Likeness

SHARP = 1600
"""Width of the lettering as it is shown, pixels."""


class LogoDialog(AskingDialog):
    """Type or a file, and the masthead as it would print."""

    command = "issue.logo"

    def __init__(self, bridge: Bridge, likeness: Likeness, parent: QWidget) -> None:
        super().__init__(bridge, _("Name in the masthead"), _("Set the name so"), likeness, parent)
        self.held = bridge.session.issue.publication.logo
        self._read: tuple[Path, Logo, QImage | None] | None = None
        self._beneath = likeness.proxy
        likeness.proxy = self._proxy
        likeness.give_room(620, 230)
        self.kind, self.path = QComboBox(), QLineEdit()
        self.kind.addItem(_("In the type of the masthead"), False)
        self.kind.addItem(_("As lettering from a file"), True)
        self.kind.setCurrentIndex(int(bool(self.held.original)))
        if self.held.original:
            self.path.setPlaceholderText(_("The file it has now"))
        self.browse = QPushButton(_("Choose…"))
        self.browse.setObjectName("logo-browse")
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        self.add("kind", _("The name is set"), self.kind)
        self.add("path", _("Picture or PDF"), self.path, self.browse)
        self.told = self.note("")
        self.finish("kind")

    @property
    def wanted(self) -> dict[str, object]:
        """The file, or none for type."""
        return {"path": self.path.text().strip()} if self._is_file else {}

    def would_be(self) -> Issue:
        """Return the issue with the name so; no file is kept yet."""
        return set_logo(self.bridge.session.issue, self._logo())

    def show_issue(self, issue: Issue) -> None:
        """Show the masthead, and what must be known of a file."""
        self.show_row("path", self._is_file)
        page = issue.pages[0].id
        composed = self.bridge.session.composer.page(issue, page)
        if self.likeness is not None:
            self.likeness.show_parts(composed.display, parts_shown(issue, Leaf(page))[:1])
        large = [p for p in composed.problems if p.code == "furniture.large_logo"]
        self.told.setText("\n".join(map(problem_text, large)) or self._told(issue))

    def accept(self) -> None:
        """Set the name so; the file that it has already is not set again."""
        if self._is_file and not self.path.text().strip():
            self.reject()
        else:
            super().accept()

    def blamed(self, code: str) -> str:
        """Return the field of the file: nothing else can be wrong."""
        return "path"

    @property
    def _is_file(self) -> bool:
        return bool(self.kind.currentData())

    def _logo(self) -> Logo:
        words = self.path.text().strip()
        if not self._is_file:
            return Logo()
        if not words and self.held.original:
            return self.held
        if not words:
            raise CommandError("logo.no_file")
        path = Path(words).expanduser()
        if self._read is None or self._read[0] != path:
            logo = logo_of(path, lambda data: hashlib.sha256(data).hexdigest())
            self._read = path, logo, _picture(path) if logo.media is Media.PICTURE else None
        return self._read[1]

    def _proxy(self, original: str, wide: float = 0.0) -> QImage | None:
        """Give the file that is not kept yet, or an original."""
        if self._read is not None and self._read[1].original == original:
            return self._read[2]
        return self._beneath(original, wide)

    def _told(self, issue: Issue) -> str:
        if stylebook_of(issue).masthead_lines < LEAST_LINES:
            return _("The stylebook keeps no lines for a masthead: the name is printed nowhere.")
        logo = issue.publication.logo
        if not logo.original:
            return _("Its face and size are those of the style of the masthead.")
        if logo.media is Media.PDF:
            return _(
                "A PDF stands at its own size, {width:.0f} × {height:.0f} mm; F9 shows it."
            ).format(width=logo.extent[0] / MM, height=logo.extent[1] / MM)
        return _("A picture becomes as large as the masthead lets it.")

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            _("Name in the masthead"),
            str(self.bridge.session.folder.parent),
            _("Pictures and PDF") + " (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)",
        )
        if chosen:
            self.path.setText(chosen)


def _picture(path: Path) -> QImage | None:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    if reader.size().width() > SHARP:
        height = round(reader.size().height() * SHARP / reader.size().width())
        reader.setScaledSize(QSize(SHARP, max(1, height)))
    image = reader.read()
    return None if image.isNull() else image
