"""The way in: what stands in the way of a window is said in one sentence."""

import os
import subprocess
import sys

from layout_app.ui.app import obstacle, parser
from layout_app.ui.screen.palette import DARK, LIGHT
from tests.contrast import contrast


def test_missing_library_names_its_package(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    said = obstacle(lambda library: library != "libEGL.so.1")
    assert "libegl1" in said
    assert "libgl1" not in said.replace("libegl1", "")


def test_x11_libraries_are_asked_for_only_with_a_display(monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":99")
    assert "libxcb-cursor0" in obstacle(lambda library: "xcb-cursor" not in library)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert obstacle(lambda library: "xcb-cursor" not in library) == ""


def test_no_display_is_said(monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert "--help" in obstacle(lambda _library: True)


def test_arguments_of_the_desk():
    options = parser().parse_args(["issue", "--lang", "en", "--introspect"])
    assert (options.issue.name, options.lang, options.introspect) == ("issue", "en", True)


def test_start_loads_no_heavy_library():
    code = (
        "import sys, layout_app.ui.window.main_window;"
        "print([m for m in ('numpy', 'mammoth', 'reportlab', 'pypdf', 'pypdfium2', 'PIL')"
        " if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_way_in_loads_no_qt():
    code = "import sys, layout_app.ui.app; print('PySide6' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_every_text_stands_out_from_its_ground():
    for colours in (LIGHT, DARK):
        pairs = (
            (colours.text, colours.window),
            (colours.text, colours.base),
            (colours.text, colours.raised),
            (colours.muted, colours.base),
            (colours.muted, colours.window),
            (colours.on_accent, colours.accent),
            (colours.accent, colours.window),
            (colours.over, colours.base),
            (colours.short, colours.base),
            (colours.exact, colours.base),
        )
        for one, other in pairs:
            assert contrast(one, other) >= 4.5, (one, other)
    for ground in (LIGHT.over, LIGHT.short, LIGHT.exact, LIGHT.accent):
        assert contrast("#ffffff", ground) >= 4.5


def test_window_stands_before_anything_of_an_issue_is_imported():
    code = (
        "import sys\nfrom PySide6.QtWidgets import QApplication\n"
        "from layout_app.ui.start import Desktop\n"
        "app = QApplication([]); desktop = Desktop(app); app.processEvents()\n"
        "rooms = ('compose', 'store', 'fonts', 'edit', 'press', 'repair', 'intake')\n"
        "print(sorted(m for m in sys.modules if m.split('.')[:2][-1] in rooms"
        " or m in ('yaml', 'numpy', 'PIL', 'uharfbuzz')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]"
