"""A library to look at: borders, tints, rules. One rule: drawn by what prints them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QComboBox

from layout_app.compose.borders import border_items
from layout_app.desk.commands.inks import NONE, inked
from layout_app.desk.session import Session
from layout_app.display.items import Group, Item, Panel, Rule
from layout_app.display.page import PageDisplay
from layout_app.errors import CommandError
from layout_app.fonts.catalogue import shipped
from layout_app.model.border import Border
from layout_app.model.geometry import Rect
from layout_app.model.ids import PageId
from layout_app.model.ink import BLACK, Ink, resolved
from layout_app.model.issue import stylebook_of
from layout_app.ui.faces import ScreenFaces
from layout_app.ui.painter import page_image

SIZE = QSize(64, 26)
"""Device-independent pixels of a sample."""
DENSITY = 2
INSET = 3.0
"""Points around what is drawn."""
WEIGHTS = (0.1, 0.3, 0.5, 1.0, 2.0, 4.0)
"""Rules that are offered, points."""


def border_icon(border: Border | None) -> QIcon:
    """Return a box in a border; in a plain rule where there is none."""
    width, height = SIZE.width() - 2 * INSET, SIZE.height() - 2 * INSET
    plain: tuple[Item, ...] = (Panel(rect=Rect(0, 0, width, height), stroke=BLACK, weight=0.5),)
    items = border_items(border, width, height, BLACK) if border else plain
    return _icon(Group(x=INSET, y=INSET, items=items, bounds=Rect(0, 0, width, height)))


def tint_icon(ink: Ink | None) -> QIcon:
    """Return a field of ink, or of bare paper."""
    whole = Rect(0, 0, SIZE.width(), SIZE.height())
    panel = Panel(rect=whole, fill=ink, stroke=Ink(k=0.4), weight=1.0)
    return _icon(Group(x=0, y=0, items=(panel,), bounds=whole))


def rule_icon(weight: float) -> QIcon:
    """Return a level rule of a weight."""
    middle = SIZE.height() / 2
    rule = Rule(x1=4, y1=middle, x2=SIZE.width() - 4, y2=middle, weight=weight, ink=BLACK)
    whole = Rect(0, 0, SIZE.width(), SIZE.height())
    return _icon(Group(x=0, y=0, items=(rule,), bounds=whole))


def border_icons() -> dict[str, QIcon]:
    """Return a sample of each border by its name, and a plain one for `none`."""
    return {NONE: border_icon(None), **{b.value: border_icon(b) for b in Border}}


def show_tints(field: QComboBox, session: Session) -> None:
    """Give the rows of a choice of tints their ink as it prints."""
    known = stylebook_of(session.issue).inks
    icons = {}
    for row in range(field.count()):
        value = str(field.itemData(row))
        try:
            ink = inked(session, value)
        except CommandError:
            continue
        icons[value] = tint_icon(ink and resolved(ink, known))
    show_icons(field, icons)


def show_icons(field: QComboBox, icons: dict[str, QIcon]) -> None:
    """Give the rows of a choice their samples, by what they stand for."""
    field.setIconSize(SIZE)
    # Samples beside long words would make the dock too narrow for its fields.
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(6)
    for row in range(field.count()):
        found = icons.get(str(field.itemData(row)))
        if found is not None:
            field.setItemIcon(row, found)


def _icon(group: Group) -> QIcon:
    display = PageDisplay(
        page=PageId("sample"),
        folio="",
        trim=(float(SIZE.width()), float(SIZE.height())),
        groups=(group,),
    )
    # No sample has letters; the faces are there because pages do.
    image: QImage = page_image(display, ScreenFaces(shipped()), DENSITY)
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(DENSITY)
    return QIcon(picture)
