"""What lies over the pages at a moment. One rule: gathered anew for each frame, kept by nobody."""

from PySide6.QtCore import QRectF

from layout_app.compose.flow.fit import FitState
from layout_app.compose.page import ComposedBox
from layout_app.model.box import ArticleBox
from layout_app.model.ids import BoxId
from layout_app.model.issue import folio_of, index
from layout_app.ui.canvas import overlay
from layout_app.ui.canvas.free_gestures import MoveFree, StretchFree
from layout_app.ui.canvas.gestures import Band, Gesture
from layout_app.ui.canvas.guiding import guides_in
from layout_app.ui.canvas.scene import PageScene, Sheet
from layout_app.ui.canvas.shaping import CarryHeads
from layout_app.ui.canvas.taking import Hand, may_stretch
from layout_app.ui.screen.painter import qrect


def gathered(
    scene: PageScene,
    hand: Hand,
    gesture: Gesture | None,
    hover: BoxId | None,
    ghost: overlay.Ghost | None,
) -> overlay.Overlay:
    """Return selection, guides, ghost and band as they are now."""
    selected = scene.bridge.session.selection.boxes
    marked = tuple(
        found for sheet, box in scene.boxes() if (found := _marked(scene, sheet, box, selected))
    )
    under = scene.rect_of(hover) if hover and hover not in selected else None
    quiet = gesture is None or isinstance(gesture, CarryHeads)
    return overlay.Overlay(
        sheets=names(scene),
        boxes=marked,
        grips=hand.grips() if quiet else (),
        lines=_lines(scene, gesture),
        hover=under,
        ghost=ghost or _carried(scene, gesture),
        band=gesture.area if isinstance(gesture, Band) else None,
    )


def names(scene: PageScene) -> tuple[overlay.SheetName, ...]:
    """Return the folios below the sheets."""
    session = scene.bridge.session
    found = ((sheet, scene.page_rect(sheet.page)) for sheet in scene.sheets)
    return tuple(
        overlay.SheetName(
            rect=rect,
            folio=folio_of(session.issue, sheet.page),
            current=len(scene.sheets) > 1 and sheet.page == session.selection.page,
        )
        for sheet, rect in found
        if rect is not None
    )


def _marked(
    scene: PageScene, sheet: Sheet, box: ComposedBox, selected: tuple[BoxId, ...]
) -> overlay.Marked | None:
    chosen = box.box in selected
    found = index(scene.bridge.session.issue).boxes.get(box.box)
    pinned = found is not None and isinstance(found[1], ArticleBox) and found[1].pinned
    brief = chosen and len(selected) > 1
    state = box.fit.state if box.fit else FitState.EXACT
    # Of several only those are told that do not fit: badges lie on words.
    is_told = state is FitState.OVER or (chosen and not (brief and state is FitState.EXACT))
    if not (chosen or is_told or pinned):
        return None
    return overlay.Marked(
        box=box.box,
        rect=qrect(box.rect).translated(sheet.x, 0),
        fit=box.fit if is_told else None,
        selected=chosen,
        handles=chosen and len(selected) == 1 and may_stretch(scene.bridge, box.box),
        pinned=pinned,
        brief=brief,
    )


def _lines(scene: PageScene, gesture: Gesture | None) -> tuple[overlay.Line, ...]:
    """Return the guides in view, and what draws the box in hand."""
    lines = [(sheet, guide, False) for sheet, _number, guide in guides_in(scene)]
    if isinstance(gesture, MoveFree | StretchFree):
        lines += [(gesture.sheet, line, True) for line in gesture.lines]
    return tuple(
        overlay.Line(
            sheet=scene.page_rect(sheet.page) or QRectF(),
            vertical=line.vertical,
            at=line.at,
            draws=draws,
        )
        for sheet, line, draws in lines
    )


def _carried(scene: PageScene, gesture: Gesture | None) -> overlay.Ghost | None:
    """Say how heads stand that are being carried."""
    if not isinstance(gesture, CarryHeads) or not gesture.words():
        return None
    rect = scene.rect_of(gesture.box)
    return overlay.Ghost(rect=rect, label=gesture.words(), fits=True, free=True) if rect else None
