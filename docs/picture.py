"""Take the picture of the desk that README.md shows: the real window, off screen.

usage: picture.py FILE.png
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from layout_app.desk.session import Selection
from layout_app.desk.words import use_language
from layout_app.model.issue import index
from layout_app.ui.start import dress, open_issue, sample_issue
from layout_app.ui.window.main_window import MainWindow
from layout_app.ui.window.tour import SEEN

SIZE = 1680, 1050
READ = 20.0
"""Seconds for the pictures to arrive, on a slow machine too."""


def main() -> int:
    """Show the sample, select the lead and grab the window."""
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        use_language("zh_CN")
        app = QApplication([])
        window = MainWindow(dress(app))
        QSettings().setValue(SEEN, "seen")
        window.resize(*SIZE)
        window.show()
        open_issue(window, sample_issue())
        session = window.bridge.session if window.bridge else None
        assert session is not None
        first = index(session.issue).parts
        article, parts = max(first.items(), key=lambda found: len(found[1]))
        page, box = parts[0]
        session.select(Selection(page=page, boxes=(box.id,), article=article))
        # Pictures and thumbnails are read beside the window.
        until = time.monotonic() + READ
        while time.monotonic() < until:
            app.processEvents()
            time.sleep(0.01)
        grabbed = Path(settings) / "desk.png"
        window.grab().save(str(grabbed))
        with Image.open(grabbed) as opened:
            opened.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
                sys.argv[1], optimize=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
