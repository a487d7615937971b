"""Every word of the window has the room it needs, in both languages and both palettes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from layout_app.desk.commands import run
from layout_app.desk.words import use_language
from layout_app.ui.fields.elided import Elided
from layout_app.ui.screen.palette import DARK, LIGHT, palette_of, style_sheet
from layout_app.ui.start import dress
from layout_app.ui.window.main_window import MainWindow
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
FEWEST = 4
"""Characters that are seen at least of words that give way."""
WORDED = (QLabel, QPushButton, QToolButton, QCheckBox)


def clipped(window: QWidget) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, WORDED) or not widget.isVisible() or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            continue
        only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
        if isinstance(widget, QToolButton) and widget.toolButtonStyle() is only_icon:
            continue
        lines = widget.text().replace("&", "").split("\n")
        if isinstance(widget, Elided):
            lines = [f"{line[:FEWEST]}…" for line in lines]
        if max(map(widget.fontMetrics().horizontalAdvance, lines)) > widget.width():
            found.append(widget.text())
    return found


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_word_is_clipped(qapp: QApplication, session, language, colours):
    use_language(language)
    dress(qapp)
    qapp.setPalette(palette_of(colours))
    qapp.setStyleSheet(style_sheet(colours))
    window = MainWindow(colours)
    window.show()
    window.show_session(session)
    run(
        session,
        "box.place",
        article="a1",
        page="A01",
        column=0,
        line=12,
        columns=3,
        lines=30,
    )
    settle()
    session.save()
    assert clipped(window) == []
    assert window.grab().width() == window.width()
    window.close()
    window.deleteLater()
    use_language("en")
    settle()


def test_dialog_that_asks_for_files_speaks_chinese(qapp: QApplication, tmp_path):
    use_language("zh_CN")
    dress(qapp)
    (tmp_path / "图").mkdir()
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    settle()
    labels = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    assert {"查找范围(&L)：", "文件类型(&T)："} <= labels
    assert not any("Look" in text or "type" in text for text in labels)
    dialog.close()
    dialog.deleteLater()
    use_language("en")
    settle()
