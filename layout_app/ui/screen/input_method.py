"""Whether Chinese can be typed. One rule: one sentence says what to set, and nothing is changed.

The Qt of PyPI brings plugins for ibus and for X11's compose keys, and speaks to an input method
through Wayland itself; for fcitx it brings none, but fcitx can answer in the place of ibus. With
any other name typed keys come through as Latin letters and nobody knows why.
"""

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from layout_app.desk.words import _

_SILENT = ("", "compose", "none", "simple", "xim", "wayland")
_MODIFIER = re.compile(r"@im=(\w+)")
_SPEAKING_IBUS = frozenset({"ibus", "fcitx", "fcitx5"})
"""Programs that answer Qt's plugin for ibus."""


def input_method_trouble(
    env: Mapping[str, str],
    platform: str,
    running: Callable[[], Collection[str]] = frozenset,
) -> str:
    """Say what to set where no input method can answer; empty where one may, or none is asked.

    `running` names the programs that run, if it comes to that. Windows, macOS and Wayland bring
    input methods of their own, where nothing needs to be set.
    """
    if platform != "xcb":
        return ""
    names = [name.strip().lower() for name in _asked(env).split(";")]
    asked = next((name for name in names if name not in _SILENT), "")
    if "ibus" in names:
        return ""
    if asked:
        return _(
            "The input method {name} does not answer here. "
            "To type Chinese, start with QT_IM_MODULE=ibus."
        ).format(name=asked)
    name = named_elsewhere(env) or min({*running()} & _SPEAKING_IBUS, default="")
    if name:
        return _(
            "The input method {name} is there, but is not asked. "
            "To type Chinese, start with QT_IM_MODULE=ibus."
        ).format(name=name)
    return _("No input method answers. To type Chinese, start with QT_IM_MODULE=ibus.")


def _asked(env: Mapping[str, str]) -> str:
    """Return what Qt is told to try: a list since 6.7, one name before."""
    return env.get("QT_IM_MODULES") or env.get("QT_IM_MODULE", "")


def named_elsewhere(env: Mapping[str, str]) -> str:
    """Return the input method that other programs of this desktop are told of; empty for none."""
    modifier = _MODIFIER.search(env.get("XMODIFIERS", ""))
    told = (modifier[1] if modifier else "", env.get("GTK_IM_MODULE", ""))
    address = "ibus" if env.get("IBUS_ADDRESS") else ""
    names = (name.lower() for name in (*told, address))
    return next((name for name in names if name not in _SILENT), "")


def running_programs(processes: Path = Path("/proc")) -> frozenset[str]:
    """Return the names of the programs that run; none where the system does not tell."""
    found = set()
    for told in processes.glob("[0-9]*/comm"):
        try:
            name = told.read_text("utf-8", "replace").strip()
        except OSError:
            continue  # it has ended meanwhile
        found.add("ibus" if name.startswith("ibus-daemon") else name)
    return frozenset(found)
