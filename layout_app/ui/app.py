"""The way in. One rule: nothing of Qt is imported before it is known that Qt can start.

A missing system library ends in one sentence that names the package, never in a traceback.
"""

import argparse
import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from layout_app.desk.words import LANGUAGES, _, use_language

_PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_X11_PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
DAYS = {"zh_CN": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}
"""How the system calls the days of each language."""
REFUSED = 2


def run(arguments: Sequence[str]) -> int:
    """Open the desk and return its exit code; 2 where it cannot start."""
    options = parser().parse_args(list(arguments))
    use_language(options.lang)
    trouble = obstacle(_can_load)
    if trouble:
        sys.stderr.write(f"layout-app: {trouble}\n")
        return REFUSED
    # The days of files in Qt's own dialogs are the system's; it asks for them by this name.
    os.environ["LC_TIME"] = DAYS[options.lang or LANGUAGES[0]]
    from layout_app.ui.start import start

    return start(options.issue, introspect=options.introspect)


def parser() -> argparse.ArgumentParser:
    """Return the reader of the desk's own arguments."""
    made = argparse.ArgumentParser(prog="layout-app desk")
    made.add_argument("issue", nargs="?", type=Path)
    made.add_argument("--lang", choices=LANGUAGES)
    made.add_argument("--introspect", action="store_true")
    return made


def obstacle(can_load: Callable[[str], bool]) -> str:
    """Say why no window can open here; empty where one can."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    has_display = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not platform and not has_display:
        return _("There is no display here. Use the command line: layout-app --help")
    wanted = dict(_PACKAGES)
    if platform in ("", "xcb") and os.environ.get("DISPLAY"):
        wanted |= _X11_PACKAGES
    missing = [package for library, package in wanted.items() if not can_load(library)]
    if not missing:
        return ""
    return _("System libraries are missing. Install them: apt-get install {packages}").format(
        packages=" ".join(missing)
    )


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
