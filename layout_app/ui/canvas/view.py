"""The page under the hand: select, drag, drop, edit. One rule: it acts through commands."""

from dataclasses import replace
from functools import reduce

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

from layout_app.compose.page import ComposedBox
from layout_app.desk.session import Change, Selection
from layout_app.desk.words import _
from layout_app.model.box import RegionKind
from layout_app.model.geometry import Rect
from layout_app.model.ids import BoxId, PageId
from layout_app.ui.canvas import overlay
from layout_app.ui.canvas.arrows import ARROWS, nudge
from layout_app.ui.canvas.below import Below
from layout_app.ui.canvas.drifting import Drift
from layout_app.ui.canvas.drops import CarryRest, Drops
from layout_app.ui.canvas.free_gestures import MoveFree
from layout_app.ui.canvas.gestures import (
    Band,
    Gesture,
    Move,
    MoveTogether,
    select_boxes,
)
from layout_app.ui.canvas.guiding import PullGuide
from layout_app.ui.canvas.marks import gathered, names
from layout_app.ui.canvas.measuring import measured
from layout_app.ui.canvas.scene import PageScene
from layout_app.ui.canvas.shaping import Grip
from layout_app.ui.canvas.taking import Hand
from layout_app.ui.canvas.under import picture_at, reading_order, region_rect, source_at
from layout_app.ui.canvas.zooming import ZoomingView
from layout_app.ui.screen.painter import qrect
from layout_app.ui.screen.palette import Colours

HEAD_REGIONS = (
    RegionKind.KICKER,
    RegionKind.HEADLINE,
    RegionKind.SUBTITLE,
    RegionKind.DECK,
    RegionKind.BYLINE,
)
"""Parts of a box that are each one head."""
FOUND_MARGIN = 80
"""Around words that come into sight, device-independent pixels."""


class PageView(ZoomingView):
    """A scene of pages for mouse and keyboard."""

    object_wanted = Signal(str, str)
    """Kind and id of a box without an article, to be worded."""
    headline_wanted = Signal(str, int)
    """Box and paragraph of a head to edit in place."""
    caption_wanted = Signal(str, int)
    """Box and number of a caption to edit in place."""
    body_wanted = Signal(str, int, int)
    """Box, paragraph and offset of the text to edit in place."""
    picture_wanted = Signal(str, int)
    """Box and number of a picture to crop in place."""
    story_wanted = Signal(str, int, int)
    """Article, paragraph and offset to edit beside the page."""
    files_dropped = Signal(list)
    """Paths of files let go over the page."""
    carried = Signal(str, QPoint, bool)
    """A box let go outside of the page, where on the screen, and whether a copy of it was meant."""
    carrying = Signal(QPoint)
    """Where on the screen a box is that the mouse carries."""
    rest_carried = Signal(str, QPoint)
    """A box whose rest was let go outside of the page, and where on the screen."""
    continued = Signal(str)
    """A box whose article now goes on elsewhere."""
    menu_wanted = Signal(QPoint)
    """Where on the screen a menu for the selection is wanted."""
    picture_menu_wanted = Signal(str, int, QPoint)
    """A box, the number of its article's picture and where on the screen it was asked for."""
    page_menu_wanted = Signal(QPoint)
    """Where on the screen a menu for the page is wanted."""
    landed = Signal(str)
    """A sentence about what a drop would do, or an empty one."""

    def __init__(self, scene: PageScene, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._colours = colours
        self.bare = False
        """Whether nothing lies over the page, as while its proof is shown."""
        self._gesture: Gesture | None = None
        self._pressed: QPoint | None = None
        self._started = False
        self._hover: BoxId | None = None
        self._mouse: QPointF | None = None
        self._near: tuple[Grip, ...] = ()
        self._found: tuple[PageId, tuple[Rect, ...]] | None = None
        self._in_sight: tuple[tuple[BoxId, ...], QRectF | None] = (), None
        """The boxes that were brought into sight last, and where the first of them was."""
        self.drops = Drops(self)
        self._drift = Drift(self)
        self._below: Below | None = None
        """What lies under a press with Ctrl."""
        self._dress(colours)
        scene.recomposed.connect(self._show_selected)
        scene.recomposed.connect(self.viewport().update)
        scene.bridge.changing.connect(self._forget_found)

    def _dress(self, colours: Colours) -> None:
        self.setObjectName("canvas")
        self.setAccessibleName(_("Page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self.setBackgroundBrush(QBrush(QColor(colours.pasteboard)))
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Painting

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw what lies over the page."""
        overlay.draw(painter, self._overlay(), self.viewportTransform(), self._colours)

    def _overlay(self) -> overlay.Overlay:
        if self.bare:
            return overlay.Overlay(sheets=names(self.pages))
        shown = gathered(self.pages, self._hand(), self._gesture, self._hover, self.drops.ghost())
        measure = measured(self.pages, self._gesture) if self._started else ""
        return replace(shown, mouse=self._mouse, measure=measure, found=self._found_rects())

    def show_found(self, page: PageId, places: tuple[Rect, ...]) -> None:
        """Mark words of a page, and bring them into sight; the next change takes the mark away."""
        self.pages.catch_up()
        self._found = page, places
        for rect in self._found_rects()[:1]:
            self.ensureVisible(rect, FOUND_MARGIN, FOUND_MARGIN)
        self.viewport().update()

    def _found_rects(self) -> tuple[QRectF, ...]:
        sheet = self.pages.sheet_of(self._found[0]) if self._found else None
        if self._found is None or sheet is None:
            return ()
        return tuple(qrect(rect).translated(sheet.x, 0) for rect in self._found[1])

    def _forget_found(self, change: Change) -> None:
        if change:
            self._found = None

    def _show_selected(self) -> None:
        """Bring a box into sight that was selected or moved elsewhere: in a list, by undo."""
        boxes = self.pages.bridge.session.selection.boxes
        rect = self.pages.rect_of(boxes[0]) if boxes else None
        if self._gesture is not None or (boxes, rect) == self._in_sight:
            return
        self._in_sight = boxes, rect
        if rect is not None and not self._seen().intersects(rect):
            self._centre_on_box(rect)

    def _seen(self) -> QRectF:
        """Return what the window shows of the scene."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def _centre_on_box(self, rect: QRectF) -> None:
        """Show the middle of a box, or its upper left part where it is larger than the window."""
        self.centerOn(QRectF(rect.topLeft(), rect.size().boundedTo(self._seen().size())).center())

    def _hand(self) -> Hand:
        return Hand(self.pages, self.transform().m11())

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and get ready to move, stretch, band or pan."""
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (self._space and event.button() == Qt.MouseButton.LeftButton):
            self._panning = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if event.button() == Qt.MouseButton.RightButton:
            self._right_press(event)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed, self._started = event.position().toPoint(), False
        self._gesture = self._begin(event)

    def _right_press(self, event: QMouseEvent) -> None:
        if self._gesture:
            self._end(keep=False)
            return
        found = self.pages.box_at(self.mapToScene(event.position().toPoint()))
        if found and found[1].box not in self.pages.bridge.session.selection.boxes:
            select_boxes(self.pages.bridge, (found[1].box,))

    def _begin(self, event: QMouseEvent) -> Gesture | None:
        at, hand = self.mapToScene(event.position().toPoint()), self._hand()
        rest = self._rest_under(event.position())
        if rest is not None:
            return rest
        grip = hand.grip(at)
        if grip is not None:
            return grip
        found = self.pages.box_at(at)
        if found is None:
            self._select_sheet(at)
            return Band(self.pages, at)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._below = Below(self.pages, at)
            return self._below.take_up(hand, found[0], found[1].box)
        self._select(found[1].box, event.modifiers())
        return hand.box(found[0], found[1].box, at)

    def _rest_under(self, spot: QPointF) -> CarryRest | None:
        """Take up what does not fit into a box by its badge."""
        if self.pages.bridge.session.read_only or self.bare:
            return None
        to_device, window = self.viewportTransform(), self.viewport().rect()
        for mark in reversed(self._overlay().boxes):
            if mark.fit is None or mark.fit.state != "over":
                continue
            if overlay.badge_of(mark, to_device, self.font(), window).contains(spot):
                select_boxes(self.pages.bridge, (mark.box,))
                return CarryRest(self, mark.box)
        return None

    def pull_guide(self, *, vertical: bool) -> None:
        """Begin to pull a new guide from a ruler."""
        if not self.pages.bridge.session.read_only and self.pages.guides_shown:
            self._gesture = self._hand().guide(None, None, vertical=vertical)
            # From a ruler every way is far enough.
            self._pressed, self._started = QPoint(-9999, -9999), False

    def follow_guide(self, spot: QPoint, *, freely: bool) -> None:
        """Carry the guide in hand to a point of the viewport."""
        if isinstance(self._gesture, PullGuide):
            self._mouse = QPointF(spot)
            self._carry(spot, freely=freely)

    def let_guide_go(self) -> None:
        """Leave the guide in hand where it is."""
        if isinstance(self._gesture, PullGuide):
            self._end(keep=True)

    def _select_sheet(self, at: QPointF) -> None:
        sheet = self.pages.sheet_at(at)
        page = sheet.page if sheet else self.pages.bridge.session.selection.page
        self.pages.bridge.select(Selection(page=page))

    def zoom_to(self, share: float, fixed: QPointF | None = None) -> None:
        """Zoom; by keys, towards the box that is selected."""
        super().zoom_to(share, fixed)
        chosen = self.pages.bridge.session.selection.boxes
        rect = self.pages.rect_of(chosen[0]) if chosen and fixed is None else None
        if rect is not None:
            self._centre_on_box(rect)

    def fit_selected(self) -> None:
        """Show the selected boxes as large as the window holds them, and some air around."""
        boxes = self.pages.bridge.session.selection.boxes
        rects = [rect for box in boxes if (rect := self.pages.rect_of(box)) is not None]
        if rects:
            around = reduce(QRectF.united, rects)
            self.fit_area(around)

    def _select(self, box: BoxId, modifiers: Qt.KeyboardModifier) -> None:
        before = self.pages.bridge.session.selection.boxes
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            kept = tuple(b for b in before if b != box)
            select_boxes(self.pages.bridge, kept if box in before else (*before, box))
        elif box not in before:
            select_boxes(self.pages.bridge, (box,))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the gesture, or show what lies under the mouse."""
        spot = event.position().toPoint()
        self._mouse = event.position()
        if self._panning is not None:
            self._pan(spot)
        elif self._gesture and self._pressed is not None:
            self._carry(spot, freely=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        else:
            self._show_under(event.position())

    def _carry(self, spot: QPoint, *, freely: bool) -> None:
        """Let the gesture in hand follow the mouse once it has gone far enough."""
        assert self._gesture is not None
        assert self._pressed is not None
        far = (spot - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._started:
            self._started = True
            self.pages.bridge.hold()
            if self._below and self._below.carries_copy(self._gesture):
                self.viewport().setCursor(Qt.CursorShape.DragCopyCursor)
        if self._started:
            self._follow(spot, freely=freely)
            self._drift.carry(spot, lambda: self._follow(spot, freely=freely))
            if isinstance(self._gesture, Move | MoveFree | CarryRest):
                self.carrying.emit(self.viewport().mapToGlobal(spot))

    def _follow(self, spot: QPoint, *, freely: bool) -> None:
        """Let the gesture in hand follow a point of the viewport, wherever the page now lies."""
        if self._gesture is not None:
            self._gesture.follow(self.mapToScene(spot), freely=freely)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        if self._panning is not None:
            self._panning = None
            self._show_under(event.position())
        elif event.button() == Qt.MouseButton.LeftButton:
            self._let_go(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the commands of the selected boxes, over bare paper those of the page."""
        chosen = self.pages.bridge.session.selection.boxes
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.mapToScene(event.pos())
        picture = None if by_key else picture_at(self.pages, at)
        if picture is not None:
            self.picture_menu_wanted.emit(*picture, event.globalPos())
        elif chosen and (by_key or self.pages.box_at(at) is not None):
            rect = self.pages.rect_of(chosen[0])
            middle = self.mapFromScene(rect.center()) if rect and by_key else event.pos()
            self.menu_wanted.emit(self.viewport().mapToGlobal(middle))
        else:
            self.page_menu_wanted.emit(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what was hit: a head in place, the body beside the page."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._edit_at(self.mapToScene(event.position().toPoint()))

    def _let_go(self, event: QMouseEvent) -> None:
        """End the gesture; a box let go outside is where it was, and whoever lies there may ask."""
        held, at = self._gesture, event.globalPosition().toPoint()
        carried = held if isinstance(held, Move | MoveFree) and self._started else None
        rest = held.box if isinstance(held, CarryRest) and self._started else None
        outside = not self.whole.contains(event.position().toPoint())
        if isinstance(held, MoveTogether) and not self._started and not event.modifiers():
            # A click, not a drag: it takes one of those that are selected.
            select_boxes(self.pages.bridge, (held.under,))
        if self._below and not self._started:
            self._below.take_next()
        self._end(keep=not ((carried or rest) and outside))
        if carried and outside:
            copied = carried.original is not None
            self.carried.emit(carried.original or carried.box, at, copied)
        elif rest and outside:
            self.rest_carried.emit(rest, at)

    def _end(self, *, keep: bool) -> None:
        self._drift.stop()
        gesture, self._gesture, self._pressed = self._gesture, None, None
        if gesture and self._started:
            gesture.finish() if keep else gesture.abandon()
            self.carrying.emit(QPoint(-1, -1))
            self.pages.bridge.let_go()
        self._started, self._below = False, None
        self.viewport().update()

    def _show_under(self, spot: QPointF) -> None:
        if self._space:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            return
        at = self.mapToScene(spot.toPoint())
        found = self.pages.box_at(at)
        hover = found[1].box if found else None
        shape = self._hand().cursor(at)
        if shape is not None:
            self.viewport().setCursor(shape)
        else:
            self.viewport().unsetCursor()
        near = overlay.seen(self._hand().grips(), self._mouse, self.viewportTransform())
        if (hover, near) != (self._hover, self._near):
            self._hover, self._near = hover, near
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what lay under the mouse."""
        self._hover = self._mouse = None
        self.viewport().update()
        super().leaveEvent(event)

    # Editing

    def edit_selected(self) -> None:
        """Edit the headline of the selected box, or its story when it has none."""
        boxes = self.pages.bridge.session.selection.boxes
        found = self.pages.find(boxes[0]) if boxes else None
        if found is None or self._edits_without_article(found[1]):
            return
        heads = [r for r in found[1].regions if r.kind is RegionKind.HEADLINE]
        if heads and heads[0].paragraph is not None:
            self.headline_wanted.emit(boxes[0], heads[0].paragraph)
        else:
            self.story_wanted.emit(found[1].article, 0, 0)

    def region_rect(
        self, box: BoxId, kind: RegionKind, *, paragraph: int | None = None, number: int = 0
    ) -> QRectF | None:
        """Return the place of a head or a caption, in viewport pixels."""
        rect = region_rect(self.pages, box, kind, paragraph=paragraph, number=number)
        return self.viewportTransform().mapRect(rect) if rect else None

    def _edits_without_article(self, box: ComposedBox) -> bool:
        """Ask for the words of what shows no article; tell whether it is such a box."""
        if box.article is None:
            self.object_wanted.emit(box.kind, box.box)
        return box.article is None

    def _edit_at(self, at: QPointF) -> None:
        found = self.pages.box_at(at)
        if found is None or self._edits_without_article(found[1]):
            return
        sheet, box = found
        x, y = at.x() - sheet.x, at.y()
        for region in box.regions:
            if not region.rect.contains(x, y):
                continue
            if region.kind is RegionKind.PICTURE:
                self.picture_wanted.emit(box.box, region.index)
                return
            if region.kind is RegionKind.CAPTION:
                self.caption_wanted.emit(box.box, region.index)
                return
            if region.kind in HEAD_REGIONS and region.paragraph is not None:
                self.headline_wanted.emit(box.box, region.paragraph)
                return
        assert box.article is not None
        source = source_at(self.pages, sheet, box.article, x, y)
        if source is None:
            self.story_wanted.emit(box.article, 0, 0)
        else:
            self.body_wanted.emit(box.box, *source)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudge, stretch, walk, edit, abandon."""
        key = Qt.Key(event.key())
        boxes = self.pages.bridge.session.selection.boxes
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and boxes:
            self.edit_selected()
        elif key in ARROWS and boxes:
            nudge(self.pages, boxes, key, event.modifiers())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the hand that pans."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.viewport().unsetCursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a space bar whose release goes elsewhere."""
        self._space = False
        super().focusOutEvent(event)

    def take_keyboard(self, editor: QWidget | None) -> None:
        """Take the keyboard from an editor over the page, unless it has gone elsewhere by then."""
        now = QApplication.focusWidget()
        if now is None or now is editor or self.isAncestorOf(now):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk the boxes of the page in reading order instead of leaving it; F6 leaves."""
        boxes = [box.box for _sheet, box in sorted(self.pages.boxes(), key=reading_order)]
        if not boxes:
            return super().focusNextPrevChild(forward)
        selected = self.pages.bridge.session.selection.boxes
        at = boxes.index(selected[0]) if selected and selected[0] in boxes else None
        if at is None:
            to = 0 if forward else len(boxes) - 1
        else:
            to = (at + (1 if forward else -1)) % len(boxes)
        select_boxes(self.pages.bridge, (boxes[to],))
        return True

    def _escape(self) -> None:
        if self._gesture:
            self._end(keep=False)
        else:
            select_boxes(self.pages.bridge, ())

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome articles from the tray, and files."""
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the article would land; at the edge of a page seen from near it scrolls."""
        self.drops.follow(event)
        carried = QDragMoveEvent(
            event.position().toPoint(), event.possibleActions(), event.mimeData(),
            event.buttons(), event.modifiers(),
        )  # fmt: skip
        self._drift.carry(event.position().toPoint(), lambda: self.drops.follow(carried))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the ghost away."""
        self._drift.stop()
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Place the article where the ghost stands, or hand on the files."""
        self._drift.stop()
        self.drops.take(event)
