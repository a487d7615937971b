"""The tour of the desk. One rule: a card stands beside what it speaks of and never holds the desk.

A stop is over when the editor does what its card tells, or presses Next. The cards come by
themselves once, when the sample is first opened; the menu of help shows them again.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.commands.seams import open_tails
from layout_app.desk.words import Message, _, msg, say
from layout_app.frozen import frozen
from layout_app.model.issue import Issue, index
from layout_app.model.seam import Verdict
from layout_app.ui.window.desk import Desk
from layout_app.ui.window.main_window import MainWindow

SEEN = "tour"
"""The setting that tells that the tour has come by itself."""
WIDTH = 300
"""Of a card, device-independent pixels."""
GAP = 12
"""Between a card and what it speaks of, and from the edges of the window."""
RING = 3
"""How far the ring stands around what a card speaks of."""


@frozen
class Moment:
    """What the tour looks at to see what the editor did."""

    issue: Issue
    boxes: frozenset[str]
    """The selected ones."""


Place = Callable[[Desk], QRect]
"""Gives where something stands in the window; empty where it is not to be seen."""


@frozen
class Stop:
    """One card: its words, its place, and what makes it go."""

    name: str
    title: Message
    words: Message
    """May say `{key}`, the shortcut of `command`."""
    place: Place
    applies: Callable[[Issue], bool] = lambda _issue: True
    """Whether the issue has what the words speak of."""
    otherwise: Message = Message("")
    """The words where it has not."""
    command: str = ""
    """The command that makes it go, and whose shortcut the words tell."""
    done: Callable[[Moment, Moment], bool] = lambda _was, _now: False
    """Whether what happened between two moments makes it go."""


class Card(QFrame):
    """The words of a stop, Next and Skip."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour-card")
        self.setFixedWidth(WIDTH)
        self.title, self.words, self.count = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.count.setProperty("role", "muted")
        for label in (self.title, self.words):
            label.setWordWrap(True)
        self.next, self.skip = QPushButton(), QPushButton(_("Skip the tour"))
        self.next.setObjectName("tour-next")
        self.skip.setObjectName("tour-skip")
        self.next.setDefault(True)
        self.next.setAutoDefault(True)
        self.skip.setAutoDefault(True)
        self.setFocusProxy(self.next)
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addLayout(row)
        QWidget.setTabOrder(self.next, self.skip)

    def tell(self, title: str, words: str, number: int, of: int) -> None:
        """Show the words of a stop, and tell assistive technology of them."""
        self.title.setText(title)
        self.words.setText(words)
        self.count.setText(f"{number}/{of}")
        is_last = number == of
        self.next.setText(_("Done") if is_last else _("Next step"))
        # One way out is enough on the last card; a hidden button keeps no focus.
        self.skip.setVisible(not is_last)
        self.setAccessibleName(
            _("Tour {number} of {count}: {title}").format(number=number, count=of, title=title)
        )
        self.setAccessibleDescription(words)
        self.next.setAccessibleDescription(f"{title}. {words}")
        self.resize(WIDTH, self.heightForWidth(WIDTH))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class Ring(QWidget):
    """A line around what a card speaks of; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().highlight().color(), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


class Tour(QObject):
    """The stops one after the other, until the last or until the editor has seen enough."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.setObjectName("tour")
        self._desk = desk
        self._at = 0
        self.ring, self.card = Ring(desk.window), Card(desk.window)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settle)
        # A command may end with a selection of its own: that belongs to what was done.
        self._passed = QTimer(self, singleShot=True, interval=0)
        self._passed.timeout.connect(self._go_on)
        self.card.next.clicked.connect(lambda: self._go_on(by_hand=True))
        self.card.skip.clicked.connect(self.end)
        self._ties = [
            desk.bridge.changed.connect(self._look),
            desk.view.zoomed.connect(self._move),
            desk.view.horizontalScrollBar().valueChanged.connect(self._move),
            desk.view.verticalScrollBar().valueChanged.connect(self._move),
            *(
                desk.actions.by_name[name].triggered.connect(
                    lambda _on=False, name=name: self._did(name)
                )
                for name in {stop.command for stop in STOPS if stop.command}
            ),
        ]
        self._watched = (desk.window, desk.view, *desk.docks.values())
        for watched in self._watched:
            watched.installEventFilter(self)
        self._was = self._moment()

    @property
    def stop(self) -> Stop:
        """The stop whose card is shown."""
        return STOPS[self._at]

    def start(self) -> None:
        """Show the first card and give it the keyboard."""
        self._show()
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Take the card away for good; the keyboard goes back to the page."""
        had_focus = self.card.isAncestorOf(self._desk.window.focusWidget() or self._desk.window)
        for tie in self._ties:
            QObject.disconnect(tie)
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._soon.stop()
        self._passed.stop()
        self.card.hide()
        self.ring.hide()
        for part in (self.card, self.ring, self):
            part.setObjectName("")
            part.deleteLater()
        if had_focus:
            self._desk.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what moves; Escape that nobody else wants ends the tour."""
        if event.type() in _MOVING:
            self._move()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            wanted = watched in (self._desk.window, self._desk.view)
            if wanted and event.key() == Qt.Key.Key_Escape and not self._desk.bridge.held:
                self.end()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        stop, desk = self.stop, self._desk
        self._was = self._moment()
        dock = desk.docks.get(stop.name)
        if dock is not None:
            dock.show()
            dock.raise_()
        told = stop.words if stop.applies(desk.bridge.session.issue) else stop.otherwise
        words = _(told.text).format(key=_key(desk, stop.command))
        self.card.tell(say(stop.title), words, self._at + 1, len(STOPS))
        self._settle()
        self._move()

    def _go_on(self, *, by_hand: bool = False) -> None:
        if self._at + 1 == len(STOPS):
            self.end()
            return
        self._passed.stop()
        self._at += 1
        self._show()
        if by_hand:
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _did(self, command: str) -> None:
        if command == self.stop.command:
            self._passed.start()

    def _look(self, _change: object) -> None:
        now = self._moment()
        if self.stop.done(self._was, now):
            self._passed.start()
        # What was let go may be chosen again.
        self._was = replace(self._was, boxes=now.boxes)
        self._move()

    def _moment(self) -> Moment:
        session = self._desk.bridge.session
        return Moment(issue=session.issue, boxes=frozenset(map(str, session.selection.boxes)))

    def _move(self, _value: object = None) -> None:
        """Look where everything stands once it has come to rest."""
        self._soon.start()

    def _settle(self) -> None:
        """Put the card beside what it speaks of, and the ring around that."""
        window = self._desk.window.rect()
        target = self.stop.place(self._desk).intersected(window)
        self.ring.setVisible(not target.isEmpty())
        self.ring.setGeometry(target.adjusted(-RING, -RING, RING, RING))
        self.card.move(beside(target, self.card.size(), window))
        for part in (self.ring, self.card):
            part.raise_()
        self.card.show()


def beside(target: QRect, card: QSize, window: QRect) -> QPoint:
    """Return where a card stands: below, right, left of or above a place, wherever it has room.

    Where no side has room it covers as little of the place as can be.
    """
    left = min(target.left(), window.right() - GAP - card.width())
    top = min(target.top(), window.bottom() - GAP - card.height())
    spots = (
        QPoint(left, target.bottom() + GAP),
        QPoint(target.right() + GAP, top),
        QPoint(target.left() - GAP - card.width(), top),
        QPoint(left, target.top() - GAP - card.height()),
    )
    within = window.adjusted(GAP, GAP, -GAP, -GAP)

    def covered(spot: QPoint) -> int:
        over = QRect(spot, card).intersected(target)
        return max(0, over.width()) * max(0, over.height())

    return min((_inside(spot, card, within) for spot in spots), key=covered)


def begin_tour(desk: Desk) -> None:
    """Show the tour from its first card."""
    under_way = desk.window.findChild(Tour, "tour")
    if under_way is not None:
        under_way.end()
    Tour(desk).start()


def offer_tour(window: MainWindow) -> None:
    """Show the tour by itself, once and never again."""
    settings = QSettings()
    if not settings.value(SEEN):
        settings.setValue(SEEN, "seen")
        begin_tour(window.desk)


def _inside(spot: QPoint, card: QSize, within: QRect) -> QPoint:
    x = max(within.left(), min(spot.x(), within.right() + 1 - card.width()))
    y = max(within.top(), min(spot.y(), within.bottom() + 1 - card.height()))
    return QPoint(x, y)


def _key(desk: Desk, command: str) -> str:
    """Return the shortcut of a command as it is now, or its title where it has none."""
    action = desk.actions.by_name.get(command)
    return (action.shortcut().toString() or action.iconText()) if action else ""


def _in_window(desk: Desk, widget: QWidget, area: QRect) -> QRect:
    return QRect(widget.mapTo(desk.window, area.topLeft()), area.size())


def _dock(name: str) -> Place:
    def place(desk: Desk) -> QRect:
        inside = desk.docks[name].widget()
        return _in_window(desk, inside, inside.rect()) if inside.isVisible() else QRect()

    return place


def _tool(command: str) -> Place:
    def place(desk: Desk) -> QRect:
        bar = desk.window.findChild(QToolBar, "tools")
        button = bar.widgetForAction(desk.actions.by_name[command]) if bar else None
        return _in_window(desk, button, button.rect()) if button and button.isVisible() else QRect()

    return place


def _on_page(desk: Desk, area: QRectF | None) -> QRect:
    """Return where an area of the scene, points, is seen in the window."""
    if area is None:
        return QRect()
    port = desk.view.viewport()
    seen = desk.view.mapFromScene(area).boundingRect().intersected(port.rect())
    return _in_window(desk, port, seen)


def _article(desk: Desk) -> QRect:
    """Return the selected article in view, or else the smallest that is."""
    chosen = desk.bridge.session.selection.boxes
    found = [
        (box.box not in chosen, area.width() * area.height(), place)
        for _sheet, box in desk.scene.boxes()
        if box.fit is not None
        and (area := desk.scene.rect_of(box.box)) is not None
        and not (place := _on_page(desk, area)).isEmpty()
    ]
    return min(found, key=lambda each: each[:2])[2] if found else _page(desk)


def _page(desk: Desk) -> QRect:
    sheet = desk.scene.sheet_of_selection()
    return _on_page(desk, desk.scene.page_rect(sheet.page) if sheet else None)


def _decisions(issue: Issue) -> Counter[str]:
    """Count the joins and what was said of the cut ends."""
    counted = Counter(end.verdict.value for each in issue.articles for end in each.open_ends)
    counted["joined"] = sum(len(each.seams) for each in issue.articles)
    return counted


def _has_open_cut(issue: Issue) -> bool:
    return any(end.candidates and end.verdict is Verdict.OPEN for end in open_tails(issue))


_MOVING = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})

STOPS = (
    Stop(
        name="tray",
        title=msg("Articles come from here"),
        words=msg(
            "Drag an article onto the page: it is set while you move it. "
            "Those that stand nowhere yet come first."
        ),
        place=_dock("tray"),
        done=lambda was, now: len(index(now.issue).boxes) > len(index(was.issue).boxes),
    ),
    Stop(
        name="badge",
        title=msg("Does it fit?"),
        words=msg(
            "Click an article on the page. The badge at its corner tells how many lines and "
            "characters are over or short. Pull a handle and watch it."
        ),
        place=_article,
        # An article that was just placed is selected already: pulling at it is as good.
        done=lambda was, now: (
            bool(now.boxes - was.boxes) or (bool(now.boxes) and now.issue is not was.issue)
        ),
    ),
    Stop(
        name="repair",
        title=msg("Sentences that were cut"),
        words=msg(
            "Left, a sentence that breaks off; right of it, what may go on. "
            "Choose one in the list and press J to join them."
        ),
        applies=_has_open_cut,
        otherwise=msg(
            "Nothing is cut here any more. Choose a sentence that was joined (✓), "
            "take it apart with X and join it again with J."
        ),
        place=_dock("repair"),
        done=lambda was, now: _decisions(was.issue) != _decisions(now.issue),
    ),
    Stop(
        name="undo",
        title=msg("Nothing is lost"),
        words=msg("{key} takes back whatever you did, step by step, joins too."),
        place=_tool("edit.undo"),
        command="edit.undo",
    ),
    Stop(
        name="proof",
        title=msg("See what will be printed"),
        words=msg("{key} shows the true PDF of the page in its very place, and the page again."),
        place=_page,
        command="view.proof",
    ),
    Stop(
        name="export",
        title=msg("Send it to the printer"),
        words=msg(
            "{key} checks the issue, writes its PDF files and a certificate of what was proved. "
            "The menu of help shows this tour again."
        ),
        place=_tool("issue.export"),
        command="issue.export",
    ),
)
"""The tour, in the order in which a page is made."""
