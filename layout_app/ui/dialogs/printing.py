"""清样 onto paper. One rule: what the preview shows is what the printer gets, sheet by sheet.

The sheets are made in the process that exports; the printer is given their pictures, a file their
outlines.
"""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPaintEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.files import write_file
from layout_app.desk.jobs import ExportWorker, Refused
from layout_app.desk.output.printwish import PrintWish, SheetPaper
from layout_app.desk.output.sheets import Printed, print_order
from layout_app.desk.pages.folios import chosen_pages
from layout_app.desk.words import _, error_text, plural
from layout_app.errors import LayoutError
from layout_app.model.issue import folio_of
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.room import highest

TICK, REST = 80, 250
"""Milliseconds between questions to the worker, and after a choice before sheets are made."""
PREVIEW, FINE = 72, 300
"""Dots an inch of the preview and of what a printer gets."""


class PrintDialog(QDialog):
    """Pages, paper and manner, the sheets as they will come out, printer or file."""

    def __init__(self, bridge: Bridge, worker: ExportWorker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._worker = bridge, worker
        self._printer: QPrinter | None = None
        """The printer that waits for fine pictures."""
        self._dirty = False
        self.pdf = b""
        self.setObjectName("print-dialog")
        self.setWindowTitle(_("Print for reading"))
        self._make_fields()
        self._lay_out()
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._poll)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._make)
        self._rest.start(0)

    def _make_fields(self) -> None:
        session = self._bridge.session
        issue, page = session.issue, session.selection.page
        self.pages = QComboBox()
        self.pages.setObjectName("print-pages")
        self.pages.setEditable(True)
        self.pages.addItem("")
        self.pages.addItems([folio_of(issue, each.id) for each in issue.pages])
        field = self.pages.lineEdit()
        assert field is not None
        field.setPlaceholderText(_("All pages; or as A01, A03-A05"))
        self.pages.setEditText(folio_of(issue, page) if page else "")
        self.paper = QComboBox()
        self.paper.setObjectName("print-paper")
        for paper in SheetPaper:
            self.paper.addItem(paper.value, paper)
        self.manner = QComboBox()
        self.manner.setObjectName("print-manner")
        self.manner.addItem(_("Page fitted to the sheet"), False)
        self.manner.addItem(_("Full size, on several sheets"), True)
        self.numbers = QCheckBox(_("Line numbers at both sides"))
        self.numbers.setObjectName("print-numbers")
        self.numbers.setChecked(True)
        self.preview = SheetView()
        self.state = QLabel()
        self.state.setObjectName("print-state")
        self.state.setWordWrap(True)
        self.pages.currentTextChanged.connect(self._changed)
        self.paper.currentIndexChanged.connect(self._changed)
        self.manner.currentIndexChanged.connect(self._changed)
        self.numbers.toggled.connect(self._changed)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_("Pages"), self.pages)
        form.addRow(_("Office paper"), self.paper)
        form.addRow(_("On the sheet"), self.manner)
        form.addRow("", self.numbers)
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        self.print_button = buttons.addButton(_("Print…"), roles.ActionRole)
        self.print_button.setObjectName("print")
        self.print_button.setDefault(True)
        self.save_button = buttons.addButton(_("Save as PDF…"), roles.ActionRole)
        self.save_button.setObjectName("print-save")
        close: QPushButton = buttons.addButton(_("Close"), roles.RejectRole)
        close.setObjectName("print-close")
        self.print_button.clicked.connect(self._ask_for_printer)
        self.save_button.clicked.connect(self._ask_for_file)
        buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addWidget(self.state)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 1)
        row.addWidget(self.preview, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(14)
        whole.addLayout(row, 1)
        whole.addWidget(buttons)
        self._enable()

    @property
    def wish(self) -> PrintWish:
        """What is chosen; CommandError names a page that is not there."""
        return PrintWish(
            pages=chosen_pages(self._bridge.session.issue, self.pages.currentText()),
            paper=SheetPaper(self.paper.currentData()),
            tiled=bool(self.manner.currentData()),
            numbers=self.numbers.isChecked(),
        )

    def print_to(self, printer: QPrinter) -> None:
        """Let fine pictures be made, and put them onto a printer's sheets."""
        self._printer = printer
        self._start(FINE)

    def save_to(self, file: Path) -> None:
        """Write the sheets that are shown as PDF."""
        try:
            write_file(file, self.pdf)
        except LayoutError as error:
            self.state.setText(error_text(error))
            return
        self.state.setText(_("Written: {file}").format(file=file))

    def reject(self) -> None:
        """Close; what is under way is stopped."""
        self._rest.stop()
        self._tick.stop()
        if self._worker.is_busy:
            self._worker.cancel()
        super().reject()

    def _changed(self) -> None:
        self.pdf = b""
        self._enable()
        self._rest.start()

    def _make(self) -> None:
        if self._worker.is_busy:
            self._dirty = True
            return
        self._start(PREVIEW)

    def _start(self, dpi: int) -> None:
        try:
            when = datetime.now().astimezone()
            order = print_order(self._bridge.session, self.wish, when, dpi)
        except LayoutError as error:
            self._printer = None
            self.preview.show_sheets(())
            self.state.setText(error_text(error))
            return
        self.state.setText(_("Making the sheets…"))
        self._worker.start(order)
        self._tick.start()
        self._enable()

    def _poll(self) -> None:
        for event in self._worker.poll():
            match event:
                case Printed():
                    self._arrived(event)
                case Refused(error=error):
                    self._printer = None
                    self.state.setText(error_text(error))
        if not self._worker.is_busy:
            self._tick.stop()
            if self._dirty:
                self._dirty = False
                self._make()
        self._enable()

    def _arrived(self, found: Printed) -> None:
        images = tuple(QImage.fromData(png) for png in found.pictures)
        if self._printer is not None:
            printer, self._printer = self._printer, None
            _put(printer, images)
            self.state.setText(_("Sent to the printer."))
            return
        self.pdf = found.pdf
        self.preview.show_sheets(images)
        self.state.setText(plural("{count} sheet", "{count} sheets", len(images)))

    def _enable(self) -> None:
        ready = bool(self.pdf) and not self._worker.is_busy
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _ask_for_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(_layout(self.wish.paper, self.preview.is_wide))
        printer.setFullPage(True)
        if QPrintDialog(printer, self).exec():
            self.print_to(printer)

    def _ask_for_file(self) -> None:
        home = self._bridge.session.folder / "out"
        suggested = home / f"{self.pages.currentText() or home.parent.name}-{self.wish.paper}.pdf"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), str(suggested), "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(Path(chosen))


class SheetView(QWidget):
    """The first sheet as it will come out, and how many more there are."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("print-preview")
        self.setAccessibleName(_("The first sheet"))
        self.setMinimumSize(300, min(400, highest(self)))
        self._sheets: tuple[QImage, ...] = ()

    @property
    def count(self) -> int:
        """Sheets in all."""
        return len(self._sheets)

    @property
    def is_wide(self) -> bool:
        """Whether the sheets lie on their side."""
        return bool(self._sheets) and self._sheets[0].width() > self._sheets[0].height()

    def show_sheets(self, sheets: tuple[QImage, ...]) -> None:
        """Show other sheets."""
        self._sheets = sheets
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the first sheet on top of what lies behind it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._sheets:
            first = self._sheets[0]
            room = self.rect().adjusted(1, 1, -13, -13)
            size = first.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            dots = size * self.devicePixelRatioF()
            for behind in range(min(3, self.count) - 1, -1, -1):
                place = QRect(room.topLeft(), size).translated(5 * behind, 5 * behind)
                painter.fillRect(place, Qt.GlobalColor.white)
                painter.setPen(self.palette().dark().color())
                painter.drawRect(place)
            shown = first.scaled(
                dots,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(QRect(room.topLeft(), size), shown)
        painter.end()


def _layout(paper: SheetPaper, is_wide: bool) -> QPageLayout:
    sizes = {SheetPaper.A4: QPageSize.PageSizeId.A4, SheetPaper.A3: QPageSize.PageSizeId.A3}
    turned = QPageLayout.Orientation
    return QPageLayout(
        QPageSize(sizes[paper]), turned.Landscape if is_wide else turned.Portrait, QMarginsF()
    )


def _put(printer: QPrinter, images: tuple[QImage, ...]) -> None:
    """Put pictures onto sheets, in their true size where the paper has it."""
    painter = QPainter()
    if not painter.begin(printer):
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, image in enumerate(images):
        if number:
            printer.newPage()
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        size = image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    painter.end()
