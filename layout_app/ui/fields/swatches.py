"""A library to look at: borders, tints, rules. One rule: drawn by what prints them."""

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QComboBox

from layout_app.compose.beside.sections import section_items
from layout_app.compose.beside.words import WordSetter
from layout_app.compose.drawing.borders import border_items
from layout_app.compose.drawing.ornaments import ornament_items
from layout_app.compose.line.prepare import Preparer
from layout_app.desk.commands.inks import NONE, ink_text, inked
from layout_app.desk.session import Session
from layout_app.desk.words import _
from layout_app.display.items import Group, Item, Panel, Rule
from layout_app.display.page import PageDisplay
from layout_app.errors import CommandError
from layout_app.fonts.catalogue import shipped
from layout_app.model.border import Border
from layout_app.model.box import SectionBox, SectionLook
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId, PageId
from layout_app.model.ink import BLACK, Ink, resolved
from layout_app.model.issue import stylebook_of
from layout_app.model.ornament import Ornament
from layout_app.model.style import Stylebook
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.painter import page_image

SIZE = QSize(64, 26)
"""Device-independent pixels of a sample."""
DENSITY = 2
SAMPLE = "Aa"
"""Words of a sample."""
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


def ornament_icon(ornament: Ornament) -> QIcon:
    """Return an ornament of the library."""
    width, height = SIZE.width() - 2 * INSET, SIZE.height() - 2 * INSET
    items = ornament_items(ornament, width, height, BLACK)
    return _icon(Group(x=INSET, y=INSET, items=items, bounds=Rect(0, 0, width, height)))


def look_icon(look: SectionLook) -> QIcon:
    """Return a section head of a look, with words of a few strokes."""
    place = Rect(0.0, 0.0, SIZE.width() - 2 * INSET, SIZE.height() - 4 * INSET)
    cells = Cells(column=0, line=0, columns=1, lines=1)
    box = SectionBox(id=BoxId("sample"), cells=cells, look=look)
    preparer = Preparer(shipped())
    words = WordSetter(preparer, Stylebook(), place.h / 2)
    items = tuple(section_items(box, place, SAMPLE, words))
    return _icon(Group(x=INSET, y=2 * INSET, items=items, bounds=place))


def offer_inks(field: QComboBox, session: Session, chosen: str, *first: Ink) -> None:
    """Offer inks, black, greys and the colours of the stylebook, whole and lighter; choose one."""
    names = stylebook_of(session.issue).inks
    inks = [*map(ink_text, first), ink_text(BLACK), *(ink_text(Ink(k=k)) for k in (0.6, 0.3))]
    inks += [ink_text(Ink(colour=n, tint=share)) for n in names for share in (1.0, 0.5)]
    if chosen not in inks:
        inks.append(chosen)
    with QSignalBlocker(field):
        if [field.itemData(row) for row in range(field.count())] != inks:
            field.clear()
            for ink in inks:
                field.addItem(ink_words_shown(ink), ink)
        field.setCurrentIndex(field.findData(chosen))
    if field.isVisible():
        show_tints(field, session)


def ink_words_shown(ink: str) -> str:
    """Return what an ink is called in a list."""
    shares = ink.split()
    if shares[:3] == ["0", "0", "0"] and len(shares) == 4:
        share = round(float(shares[3]) * 100)
        if not share:
            return _("White")
        return _("Black") if share == 100 else _("{share} % black").format(share=share)
    return ink


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
    made = QIcon(picture)
    # Qt would lay the colour of what is selected over the ink.
    made.addPixmap(picture, QIcon.Mode.Selected)
    return made
