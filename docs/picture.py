"""Take the picture of the desk that README.md shows: the real window, off screen.

usage: picture.py FILE.png
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from layout_app.desk.session import Selection
from layout_app.desk.words import use_language
from layout_app.model.issue import index
from layout_app.ui.main_window import MainWindow
from layout_app.ui.start import dress, open_issue, sample_issue

SIZE = 1680, 1050


def main() -> int:
    """Show the sample, select the lead and grab the window."""
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        use_language("zh_CN")
        app = QApplication([])
        window = MainWindow(dress(app))
        window.resize(*SIZE)
        window.show()
        open_issue(window, sample_issue())
        session = window.bridge.session if window.bridge else None
        assert session is not None
        first = index(session.issue).parts
        article, parts = max(first.items(), key=lambda found: len(found[1]))
        page, box = parts[0]
        session.select(Selection(page=page, boxes=(box.id,), article=article))
        for _ in range(200):
            app.processEvents()
        window.grab().save(str(Path(sys.argv[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
