"""The way in: what stands in the way of a window is said in one sentence."""

import os
import subprocess
import sys

from layout_app.desk.words import LANGUAGES
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


def test_days_of_files_are_those_of_the_desk_whatever_the_system_speaks():
    """The dialog that asks for files writes them by the system's locale alone."""
    code = (
        "import sys, layout_app.ui.start, layout_app.ui.app as app;"
        "from PySide6.QtCore import QDate, QLocale;"
        "from PySide6.QtWidgets import QApplication;"
        "day = lambda: QLocale.system().toString(QDate(2026, 3, 12), QLocale.ShortFormat);"
        "layout_app.ui.start.start = lambda *_a, **_k: QApplication([]) and print(day()) or 0;"
        "app.run(['--lang', sys.argv[1]])"
    )
    env = {k: v for k, v in os.environ.items() if k != "LC_ALL"}
    env |= {"LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    told = [
        subprocess.run(
            [sys.executable, "-c", code, lang], capture_output=True, text=True, env=env, check=True
        )
        for lang in LANGUAGES
    ]
    assert [(each.stdout.strip(), each.stderr) for each in told] == [
        ("2026/3/12", ""),
        ("12/03/2026", ""),
    ]


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
