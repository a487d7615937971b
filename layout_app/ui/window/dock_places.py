"""Where the docks stand at a first start. One rule: those of one place share it as tabs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from layout_app.desk.words import _
from layout_app.ui.docks.dock import Dock
from layout_app.ui.window.skeleton import FOOT, LOWEST

_FOOT_SHARE = 4
"""Part of a low window that docks below the page take, at the most."""
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_UNDER = Qt.DockWidgetArea.BottomDockWidgetArea
_PLACES = {
    "tray": _LEFT, "flatplan": _LEFT, "inspector": _RIGHT, "styles": _RIGHT, "story": _RIGHT,
    "outline": _LEFT, "pictures": _LEFT, "history": _LEFT, "repair": _UNDER, "problems": _UNDER,
}  # fmt: skip
_TABS = {
    "tray": ("outline", "pictures", "history"),
    "inspector": ("styles",),
    "repair": ("problems",),
}
BELOW = ("repair", *_TABS["repair"])
"""Docks below the page."""
"""Docks behind another one, which is in front at first."""
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def place_docks(window: QMainWindow, insides: dict[str, QWidget]) -> dict[str, Dock]:
    """Put every dock into the window, by name."""
    window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
    window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
    titles = {
        "tray": _("Articles"),
        "flatplan": _("Pages"),
        "inspector": _("Properties"),
        "styles": _("Styles"),
        "story": _("Story"),
        "outline": _("Outline"),
        "pictures": _("Pictures"),
        "history": _("History"),
        "repair": _("Repair"),
        "problems": _("Problems"),
    }
    docks = {name: Dock(f"dock-{name}", titles[name], insides[name], window) for name in _PLACES}
    for name, area in _PLACES.items():
        window.addDockWidget(area, docks[name])
    for front, behind in _TABS.items():
        for name in behind:
            window.tabifyDockWidget(docks[front], docks[name])
        docks[front].raise_()
        for name in (front, *behind):
            docks[name].hide_title()
    return docks


def size_docks(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """Give the docks the sizes of a first start; needs the window's layout to be known."""
    window.resizeDocks([docks["tray"], docks["inspector"]], [290, 350], _ACROSS)
    window.resizeDocks([docks["tray"], docks["flatplan"]], [440, 400], _DOWN)
    window.resizeDocks([docks["inspector"], docks["story"]], [380, 560], _DOWN)
    foot = min(FOOT, window.height() // _FOOT_SHARE)
    window.resizeDocks([docks["repair"]], [foot], _DOWN)
    for name in BELOW:
        docks[name].setVisible(window.height() >= LOWEST)
