"""Words have room at 150 and 200 % in every window, dock and dialog, and stand out.

The states are those of the manual's pictures, each in a program of its own at its scale.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyleFactory,
    QVBoxLayout,
    QWidget,
)

from docs.manual.pictures import STATES, clipped
from layout_app.ui.fields.room import Rows
from layout_app.ui.screen.palette import DARK, LIGHT, edged, palette_of
from tests.contrast import contrast
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
ROOT = Path(__file__).parents[2]
BY_PROCESS = {"inks", "certificate", "print"}
"""States that wait for another process, looked at in their own tests."""


@pytest.mark.parametrize(("language", "scale"), [("zh_CN", "1.5"), ("en", "2")])
def test_every_word_has_its_room(language, scale, tmp_path):
    names = ",".join(name for name in STATES if name not in BY_PROCESS)
    done = subprocess.run(
        [sys.executable, "-m", "docs.manual.pictures", str(tmp_path), "--clipped",
         "--lang", language, "--only", names],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_word_without_room_is_found(kind, qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    part = kind("一句放不下的话", whole)
    whole.show()
    part.resize(300, 30)
    assert list(clipped(whole)) == []
    part.resize(20, 30)
    assert len(list(clipped(whole))) == 1


def test_button_that_is_cut_off_is_found(qtbot):
    whole, around = QWidget(), QWidget()
    qtbot.addWidget(whole)
    around.setParent(whole)
    part = QPushButton("接上", around)
    whole.resize(300, 200)
    around.resize(200, 40)
    part.resize(80, 30)
    whole.show()
    assert list(clipped(whole)) == []
    part.move(0, 20)
    assert len(list(clipped(whole))) == 1


TEXTS = (
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
    (QPalette.ColorRole.BrightText, QPalette.ColorRole.Window),
)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive])
def test_every_text_role_is_aa_on_its_ground(colours, group):
    palette = palette_of(colours)
    for text, ground in TEXTS:
        pair = palette.color(group, text).name(), palette.color(group, ground).name()
        assert contrast(*pair) >= 4.5, (text, pair)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_not_text_stands_out_three_to_one(colours):
    for ground in (colours.window, colours.base, colours.raised):
        for sign in (colours.accent, colours.over, colours.short, colours.exact):
            assert contrast(sign, ground) >= 3.0, (sign, ground)
    for text in (colours.text, colours.muted, colours.accent, colours.over):
        for ground in (colours.window, colours.base):
            assert contrast(text, ground) >= 4.5, (text, ground)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_that_are_off_can_still_be_read(colours):
    palette = palette_of(colours)
    off = QPalette.ColorGroup.Disabled
    for text, ground in TEXTS[:2]:
        assert contrast(palette.color(off, text).name(), palette.color(off, ground).name()) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_box_that_is_not_ticked_can_be_seen(qtbot, colours):
    box = QCheckBox()
    box.setPalette(edged(palette_of(colours), colours))
    box.setStyle(QStyleFactory.create("Fusion"))
    qtbot.addWidget(box)
    image = box.grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    grounds = (colours.window, colours.base)
    assert any(all(contrast(name, ground) >= 3.0 for ground in grounds) for name in seen)


@pytest.mark.parametrize("width", [160, 220, 300])
def test_a_row_whose_words_grow_has_all_its_lines(qapp, width):
    """Qt's own form keeps the height of before, and cuts both lines in two."""
    room, inside, rows, label = QScrollArea(), QWidget(), Rows(), QLabel("–")
    label.setWordWrap(True)
    rows.addRow("Filled with", QLabel("ad.pdf"))
    rows.addRow("Size of the file", label)
    rows.addRow(QCheckBox("Is an ad"))
    outer = QVBoxLayout(inside)
    outer.addLayout(rows)
    outer.addWidget(QPushButton("Fill"))
    outer.addStretch(1)
    room.setWidgetResizable(True)
    room.setWidget(inside)
    room.resize(width, 90)
    room.show()
    settle()
    label.setText("250.1 × 40.6 mm: MediaBox, as an editor chose, less 3 mm of bleed")
    settle()
    assert label.heightForWidth(label.width()) > 1.5 * label.fontMetrics().height()
    assert label.height() >= label.heightForWidth(label.width())
    room.close()
