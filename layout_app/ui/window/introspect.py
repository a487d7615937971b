"""Answers for tests that use a real mouse. One rule: it reads and never acts.

Each line on standard input is a question, `where` or `state`; each answer is a line of JSON.
"""

import json
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget

from layout_app.desk.pages.fitting import fit_text
from layout_app.model.issue import folio_of
from layout_app.ui.window.main_window import MainWindow


class Introspection(QObject):
    """Listens on standard input for as long as the program runs."""

    def __init__(self, window: Callable[[], MainWindow]) -> None:
        super().__init__(QApplication.instance())
        self._window = window
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)

    def _answer(self) -> None:
        question = sys.stdin.readline()
        if not question:
            self._notifier.setEnabled(False)
            return
        answers = {"where": where, "state": state}
        found = answers.get(question.strip())
        told: object = found(self._window()) if found else {"unknown": question.strip()}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def where(window: MainWindow) -> dict[str, object]:
    """Return the place on the screen of everything that a hand could reach."""
    if window.bridge is None:
        return {"ready": False, "widgets": _widgets()}
    desk = window.desk
    return {
        "ready": True,
        "widgets": _widgets(),
        "tray": {
            str(row): _on_screen(
                desk.tray.list.viewport(),
                desk.tray.list.visualRect(desk.tray.list.model().index(n, 0)),
            )
            for n, row in enumerate(desk.tray.rows())
        },
        "pages": {
            folio_of(window.bridge.session.issue, page.id): _on_screen(
                desk.flatplan.viewport(),
                desk.flatplan.visualRect(desk.flatplan.pages.index(n)),
            )
            for n, page in enumerate(window.bridge.session.issue.pages)
        },
        "boxes": {
            str(box.box): _on_screen(
                desk.view.viewport(),
                desk.view.mapFromScene(rect).boundingRect(),
            )
            for _sheet, box in desk.scene.boxes()
            if (rect := desk.scene.rect_of(box.box))
        },
        "sheets": {
            folio_of(window.bridge.session.issue, sheet.page): _on_screen(
                desk.view.viewport(),
                desk.view.mapFromScene(rect).boundingRect(),
            )
            for sheet in desk.scene.sheets
            if (rect := desk.scene.page_rect(sheet.page))
        },
    }


def state(window: MainWindow) -> dict[str, object]:
    """Return what the session holds."""
    if window.bridge is None:
        return {"ready": False}
    session = window.bridge.session
    chosen = session.selection
    return {
        "ready": True,
        "page": folio_of(session.issue, chosen.page) if chosen.page else "",
        "boxes": list(chosen.boxes),
        "article": chosen.article,
        "undo": session.undo_label,
        "redo": session.redo_label,
        "dirty": session.dirty,
        "badges": {
            str(box.box): fit_text(box.fit) for _sheet, box in window.desk.scene.boxes() if box.fit
        },
        "problems": [problem.code for problem in window.bridge.problems],
        "repair": [
            window.desk.repair.list.item(row).text()
            for row in range(window.desk.repair.list.count())
        ],
        "story": window.desk.story.editor.toPlainText(),
        "placed": {
            str(box.article): [box.rect.x, box.rect.y, box.rect.w, box.rect.h]
            for _sheet, box in window.desk.scene.boxes()
            if box.article
        },
    }


def _widgets() -> dict[str, list[int]]:
    shown = (w for w in QApplication.allWidgets() if w.objectName() and w.isVisible())
    return {w.objectName(): _on_screen(w, w.rect()) for w in shown}


def _on_screen(widget: QWidget, area: QRect) -> list[int]:
    corner = widget.mapToGlobal(QPoint(area.left(), area.top()))
    return [corner.x(), corner.y(), area.width(), area.height()]
