"""Hands for tests: a mouse that drags, and things that are let go over the page."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def settle(rounds: int = 8) -> None:
    """Let timers of no duration and queued events have their turn."""
    for _ in range(rounds):
        QApplication.processEvents()


def drag(view, start: QPoint, end: QPoint, moves: int = 4) -> None:
    """Press, move in a few steps, let go."""
    port = view.viewport()
    QTest.mousePress(port, LEFT, PLAIN, start)
    for k in range(1, moves + 1):
        QTest.mouseMove(port, start + (end - start) * k / moves)
        settle(2)
    QTest.mouseRelease(port, LEFT, PLAIN, end)
    settle()


def pull(widget: QWidget, start: QPoint, by: QPoint) -> None:
    """Press on a widget, move, let go."""
    QTest.mousePress(widget, LEFT, PLAIN, start)
    for k in range(1, 5):
        QTest.mouseMove(widget, start + by * k / 4)
    QTest.mouseRelease(widget, LEFT, PLAIN, start + by)
    settle()


def drop(view, mime, at: QPoint, action=Qt.DropAction.CopyAction) -> list[bool]:
    """Carry something over the page and let it go; say which events were taken."""
    port, taken = view.viewport(), []
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(at, action, mime, LEFT, PLAIN)
        QApplication.sendEvent(port, event)
        taken.append(event.isAccepted())
    event = QDropEvent(QPointF(at), action, mime, LEFT, PLAIN)
    QApplication.sendEvent(port, event)
    settle()
    return [*taken, event.isAccepted()]


def steps(desk) -> int:
    """Return how many steps undo can take back, by taking them back and forth."""
    session, count = desk.bridge.session, 0
    while session.undo_label:
        session.undo()
        count += 1
    for _ in range(count):
        session.redo()
    settle()
    return count


def hover(port, at: QPoint) -> None:
    """Move the mouse over a widget, nothing pressed; without a screen the cursor itself stays."""
    none = Qt.MouseButton.NoButton
    place = QPointF(at)
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, place, port.mapToGlobal(place), none, none, PLAIN
    )
    QApplication.sendEvent(port, event)
    settle()
