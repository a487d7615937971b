"""Copy that comes into the window. One rule: doubtful text is looked at before it comes in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from layout_app.desk.files import read_bytes
from layout_app.desk.words import _, error_text, plural
from layout_app.errors import LayoutError
from layout_app.model.seam import Decision
from layout_app.ui.commands.bridge import REFUSED, Bridge
from layout_app.ui.dialogs.encoding import CERTAIN, EncodingDialog, is_text, recognised

if TYPE_CHECKING:
    from layout_app.desk.copy.importing import Imported

_KEY = "copy-folder"


def copy_folder() -> str:
    """Return where copy was taken from last, before the first time the editor's documents."""
    kept = Path(str(QSettings().value(_KEY, "")))
    places = QStandardPaths.StandardLocation
    documents = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    # A folder that is not there would stand in the dialog as the name of a file.
    found = (folder for folder in (kept, documents) if folder.is_absolute() and folder.is_dir())
    return str(next(found, Path.home()))


class CopyDesk(QObject):
    """Asks for files of copy and brings them in."""

    said = Signal(str)
    """A sentence about what was found, or why nothing came."""
    imported = Signal(bool)
    """Copy came in; whether cuts in it are proposed for joining."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window

    def ask(self) -> None:
        """Ask for files of copy."""
        chosen, _filter = QFileDialog.getOpenFileNames(
            self._window,
            _("Import copy"),
            copy_folder(),
            _("Copy") + " (*.txt *.md *.docx *.pdf *.html *.htm *.csv *.tsv)",
        )
        if chosen:
            QSettings().setValue(_KEY, str(Path(chosen[0]).parent))
        self.import_files([Path(name) for name in chosen])

    def look(self) -> None:
        """Look for missing halves in all files of the issue, and tell how many were found."""
        found = self._bridge.ask("seam.look")
        if isinstance(found, tuple):
            none = _("No other half was found in the files of this issue.")
            some = plural("{count} other half found", "{count} other halves found", len(found))
            self.said.emit(some if found else none)

    def import_files(self, files: list[Path]) -> None:
        """Bring in copy, one file after the other, and tell what came of them all.

        A single text's encoding is shown first; of several only of those that are in doubt, and
        where it is wished the first of those that are recognised alike answers for all.
        """
        made, outside = [], []
        guesses = {file: recognised(file) for file in files if is_text(file)}
        # Only UTF-8 is never wrong, with its mark as Windows writes it or without.
        shown = [file for file in guesses if len(files) == 1 or guesses[file] not in CERTAIN]
        agreed: dict[str, str] = {}
        for n, file in enumerate(files):
            encoding = agreed.get(guesses[file], "") if file in shown else "auto"
            if not encoding:
                alike = [each for each in files[n + 1 :] if each in shown]
                alike = [each for each in alike if guesses[each] == guesses[file] != ""]
                encoding, for_all = self._ask_for_encoding(file, len(alike))
                if encoding and for_all:
                    agreed[guesses[file]] = encoding
            came = self.bring_in(file, encoding) if encoding else None
            if came:
                made.append(came)
            else:
                outside.append(file.name)
        if len(files) > 1 and made:
            came_in = plural("{count} file", "{count} files", len(made))
            told = _("{file}: {found}").format(file=came_in, found=_found(made))
            left = _("Not brought in: {files}").format(files=_(", ").join(outside))
            self.said.emit(f"{left} · {told}" if outside else told)

    def _ask_for_encoding(self, file: Path, alike: int) -> tuple[str, bool]:
        """Return the encoding the editor agrees to, and whether for further files alike, too.

        It is empty where the file stays outside.
        """
        try:
            asked = EncodingDialog(file, read_bytes(file), self._window, alike=alike)
        except LayoutError as error:
            self.said.emit(error_text(error))
            return "", False
        return (asked.encoding, asked.all.isChecked()) if asked.exec() else ("", False)

    def bring_in(self, file: Path, encoding: str) -> "Imported | None":
        """Bring in one file of a known encoding, and tell what was found; None if it said no."""
        made = self._bridge.ask("article.import", file=file, encoding=encoding)
        if made is REFUSED:
            return None
        from layout_app.desk.copy.importing import Imported

        assert isinstance(made, Imported)
        self.said.emit(_("{file}: {found}").format(file=file.name, found=_found([made])))
        self.imported.emit(bool(made.seams))
        return made


def _found(made: "Sequence[Imported]") -> str:
    """Say how many articles and cuts imports found."""
    seams = [seam for one in made for seam in one.seams]
    count = sum(len(one.articles) for one in made)
    joined = sum(seam.decision is Decision.AUTO for seam in seams)
    proposed = len(seams) - joined
    found = plural("{count} article found", "{count} articles found", count)
    if joined:
        found += _(", ") + plural("{count} cut joined", "{count} cuts joined", joined)
    if proposed:
        found += _(", ") + plural("{count} cut proposed", "{count} cuts proposed", proposed)
    return found
