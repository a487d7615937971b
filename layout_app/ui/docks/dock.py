"""What every dock has in common. One rule: a dock has a name that saved layouts know."""

from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget


class Dock(QDockWidget):
    """A dock with a name that the saved layout knows it by."""

    def __init__(self, name: str, title: str, inside: QWidget, window: QMainWindow) -> None:
        super().__init__(title, window)
        self.setObjectName(name)
        self.setWidget(inside)
        inside.setAccessibleName(title)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )

    def hide_title(self) -> None:
        """Leave the naming to the tab, while several docks share a place."""
        self.setTitleBarWidget(QWidget(self))
