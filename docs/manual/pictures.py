"""Take the pictures of the manual: every window, dock and dialog of the running program.

usage: pictures.py FOLDER [--lang zh_CN|en] [--colours light|dark] [--only NAME,…] [--keys FILE]
                  [--clipped]
The sample is copied first and nothing of it is changed. `--clipped` prints, instead of pictures,
each word that has not the room it needs, and ends with 1 if there is one; set QT_SCALE_FACTOR.
"""

import argparse
import io
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QToolButton,
    QWidget,
)

from layout_app.compose.beside.ads import ad_rect
from layout_app.desk.commands import run
from layout_app.desk.session import Selection
from layout_app.desk.words import LANGUAGES, _, use_language
from layout_app.model.box import AdBox
from layout_app.model.geometry import MM
from layout_app.model.issue import index, paper_of
from layout_app.ui.canvas.outline_editor import OutlineEditor
from layout_app.ui.dialogs.arranging import ArrangingDialog
from layout_app.ui.dialogs.colours import ColoursDialog
from layout_app.ui.dialogs.encoding import EncodingDialog
from layout_app.ui.dialogs.export import WEB, ExportDialog
from layout_app.ui.dialogs.habits import HabitsDialog
from layout_app.ui.dialogs.keys import KeysDialog
from layout_app.ui.dialogs.new_issue import NewIssueDialog
from layout_app.ui.dialogs.palette import CommandPalette
from layout_app.ui.dialogs.printing import PrintDialog
from layout_app.ui.dialogs.record import RecordDialog
from layout_app.ui.dialogs.search import SearchDialog
from layout_app.ui.dialogs.trimming import FillTrimDialog
from layout_app.ui.fields.elided import Elided
from layout_app.ui.start import dress, open_issue, sample_issue
from layout_app.ui.window.desk import Desk
from layout_app.ui.window.main_window import COLOURS, MainWindow
from layout_app.ui.window.tour import Tour, begin_tour

SIZE = QSize(1440, 900)
WIDTH = 1200
"""Of the widest picture, dots."""
PATIENCE = 60.0
COPY = "# 河边种树\n\n社区的人们在河边种下了六十棵树，孩子们给每一棵起了名字。\n"
Take = Callable[["Stage"], QWidget]


class Stage:
    """The program on a copy of the sample, and hands for it."""

    def __init__(self, folder: Path) -> None:
        self.app = QApplication.instance() or QApplication([])
        assert isinstance(self.app, QApplication)
        self.folder = folder
        self.colours = dress(self.app)
        shutil.copytree(sample_issue().parent, folder / "paper", dirs_exist_ok=True)
        for lock in (folder / "paper").rglob(".lock"):
            lock.unlink()
        self.issue = folder / "paper" / sample_issue().name
        self.window = self._opened()

    @property
    def desk(self) -> Desk:
        """Everything in the window."""
        return self.window.desk

    def settle(self, seconds: float = 0.4) -> None:
        """Let timers, thumbnails and layouts come to rest."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for another process."""
        end = time.monotonic() + PATIENCE
        while not holds() and time.monotonic() < end:
            self.settle(0.05)

    def select_lead(self) -> None:
        """Select the article with the most parts."""
        session = self.desk.bridge.session
        article, parts = max(index(session.issue).parts.items(), key=lambda found: len(found[1]))
        page, box = parts[0]
        session.select(Selection(page=page, boxes=(box.id,), article=article))
        self.settle()

    def dialog(self, made: QWidget) -> QWidget:
        """Show a dialog and let it come to rest."""
        made.show()
        self.settle()
        return made

    def close(self) -> None:
        """Let go of everything."""
        self.desk.stop()
        self.window.bridge = None
        self.window.close()

    def _opened(self) -> MainWindow:
        window = MainWindow(self.colours)
        window.resize(SIZE)
        window.show()
        open_issue(window, self.issue)
        self.window = window
        self.settle(1.5)
        return window


def _desk(stage: Stage) -> QWidget:
    stage.select_lead()
    return stage.window


def _start(stage: Stage) -> QWidget:
    window = MainWindow(stage.colours)
    window.resize(SIZE)
    window.show_start()
    return stage.dialog(window)


def _new(stage: Stage) -> QWidget:
    return stage.dialog(NewIssueDialog(stage.folder, stage.window))


def _colours(stage: Stage) -> QWidget:
    return stage.dialog(ColoursDialog(stage.desk.bridge, stage.window))


def _habits(stage: Stage) -> QWidget:
    return stage.dialog(HabitsDialog(stage.desk.bridge, stage.window))


def _record(stage: Stage) -> QWidget:
    return stage.dialog(RecordDialog(stage.desk.bridge, parent=stage.window))


def _encoding(stage: Stage) -> QWidget:
    file = stage.folder / "copy.txt"
    return stage.dialog(EncodingDialog(file, COPY.encode("gb18030"), stage.window))


def _repair(stage: Stage) -> QWidget:
    stage.desk.docks["repair"].raise_()
    stage.settle()
    return stage.desk.docks["repair"]


def _problems(stage: Stage) -> QWidget:
    stage.desk.docks["problems"].raise_()
    stage.until(lambda: stage.desk.bridge.problems)
    stage.settle()
    return stage.desk.docks["problems"]


def _dock(name: str) -> Take:
    def take(stage: Stage) -> QWidget:
        stage.select_lead()
        stage.desk.docks[name].show()
        stage.desk.docks[name].raise_()
        stage.settle()
        return stage.desk.docks[name]

    return take


def _inks(stage: Stage) -> QWidget:
    desk = stage.desk
    desk.actions.by_name["view.inks"].trigger()
    stage.until(lambda: desk.proof.plates and desk.proof.is_settled)
    stage.settle()
    return stage.window


def _proof_off(stage: Stage) -> None:
    if stage.desk.actions.by_name["view.proof"].isChecked():
        stage.desk.inks.inks.setChecked(False)
        stage.desk.actions.by_name["view.proof"].trigger()


def _export(stage: Stage) -> QWidget:
    desk = stage.desk
    return stage.dialog(ExportDialog(desk.bridge, desk.worker, stage.folder / "out", stage.window))


def _web(stage: Stage) -> QWidget:
    made = _export(stage)
    assert isinstance(made, ExportDialog)
    made.profile.setCurrentIndex(made.profile.findData(WEB))
    stage.settle()
    return made


def _certificate(stage: Stage) -> QWidget:
    made = _export(stage)
    assert isinstance(made, ExportDialog)
    made.stops.all.click()
    made.export()
    stage.until(lambda: not stage.desk.worker.is_busy and made.certificate.isVisible())
    stage.settle()
    return made


def _print(stage: Stage) -> QWidget:
    made = PrintDialog(stage.desk.bridge, stage.desk.worker, stage.window)
    made.show()
    stage.until(lambda: made.pdf)
    stage.settle()
    return made


def _keys(stage: Stage) -> QWidget:
    return stage.dialog(KeysDialog(stage.desk.actions.by_name, stage.window))


def _palette(stage: Stage) -> QWidget:
    return stage.dialog(CommandPalette(stage.desk.actions.by_name, stage.window))


def _search(stage: Stage) -> QWidget:
    made = SearchDialog(stage.desk.bridge, stage.window)
    made.open_with("社区")
    stage.settle()
    return made


def _tour(stage: Stage) -> QWidget:
    begin_tour(stage.desk)
    stage.settle()
    return stage.window


def _tour_off(stage: Stage) -> None:
    under_way = stage.window.findChild(Tour, "tour")
    if under_way is not None:
        under_way.end()


def _asked(command: str, *, page: int) -> Take:
    """Return how a window of fields is opened on a page of the sample."""

    def take(stage: Stage) -> QWidget:
        session = stage.desk.bridge.session
        session.select(Selection(page=session.issue.pages[page - 1].id))
        stage.settle()
        return _opened(stage, command)

    return take


def _opened(stage: Stage, command: str) -> QWidget:
    stage.desk.actions.trigger(command)
    stage.settle()
    shown = QApplication.activeModalWidget()
    assert shown is not None
    return shown


def _of_lead(command: str) -> Take:
    """Return how a window on the lead's copy is opened."""

    def take(stage: Stage) -> QWidget:
        stage.select_lead()
        return _opened(stage, command)

    return take


def _templates(stage: Stage) -> QWidget:
    session = stage.desk.bridge.session
    for page in session.issue.pages[2:]:
        run(session, "page.save_template", page=page.id, name=page.section)
    return _asked("page.template", page=2)(stage)


def _held(stage: Stage) -> QWidget:
    session = stage.desk.bridge.session
    waiting = [a.id for a in session.issue.articles if a.id not in index(session.issue).parts]
    run(session, "article.hold", articles=" ".join(waiting[:4]))
    return _opened(stage, "article.take")


def _watched(stage: Stage) -> QWidget:
    session = stage.desk.bridge.session
    for find, put, why in (("帐号", "账号", ""), ("既使", "即使", "别字"), ("居民们", "", "啰唆")):
        run(session, "word.watch", find=find, put=put, why=why)
    stage.select_lead()
    return _opened(stage, "word.watch")


def _signed(stage: Stage) -> QWidget:
    session = stage.desk.bridge.session
    stage.select_lead()
    article, page = session.selection.article, session.selection.page
    run(session, "page.sign", page=page, who="值班编辑")
    run(session, "page.reopen", page=page)
    paragraphs = index(session.issue).articles[article].paragraphs
    last = len(paragraphs) - 1
    run(session, "article.edit", article=article, paragraph=last,
        text=f"{paragraphs[last].text}明天起试行。")  # fmt: skip
    window = _opened(stage, "page.changes")
    window.findChild(QListWidget).setCurrentRow(1)
    stage.settle()
    return window


def _rebook(stage: Stage) -> QWidget:
    session = stage.desk.bridge.session
    boxes = index(session.issue).boxes.items()
    box, (page, _ad) = next(found for found in boxes if isinstance(found[1][1], AdBox))
    session.select(Selection(page=page, boxes=(box,)))
    stage.settle()
    return _opened(stage, "ad.rebook")


def _select_pictured(stage: Stage) -> None:
    """Select the first box that shows a picture of its article."""
    session = stage.desk.bridge.session
    found = index(session.issue)
    article = next(a for a in session.issue.articles if a.pictures and found.parts.get(a.id))
    page, box = found.parts[article.id][0]
    session.select(Selection(page=page, boxes=(box.id,), article=article.id))
    stage.until(lambda: stage.desk.pictures.small(article.pictures[0].original))
    stage.settle()


def _under_heads(stage: Stage) -> QWidget:
    _select_pictured(stage)
    return _opened(stage, "picture.under_heads")


def _contour(stage: Stage) -> QWidget:
    _select_pictured(stage)
    stage.desk.actions.trigger("picture.contour")
    stage.settle()
    return stage.window


def _form_of(command: str, **size: object) -> Take:
    """Return how the properties are shown of what a command puts on a page of its own."""

    def take(stage: Stage) -> QWidget:
        session = stage.desk.bridge.session
        run(session, "page.new")
        run(session, command, page=session.issue.pages[-1].id, **size)
        stage.desk.docks["inspector"].raise_()
        stage.settle()
        return stage.desk.docks["inspector"]

    return take


def _arranged(command: str, *, page: int) -> Take:
    """Return how pages that were made by themselves are shown, the first found chosen."""

    def take(stage: Stage) -> QWidget:
        made = _asked(command, page=page)(stage)
        assert isinstance(made, ArrangingDialog)
        stage.until(lambda: not stage.desk.worker.is_busy)
        stage.settle(1.5)
        return made

    return take


def _editor_off(stage: Stage) -> None:
    """Close what is open over the page."""
    for editor in stage.desk.view.viewport().findChildren(OutlineEditor):
        editor.finish(keep=False)


def _ad_size(stage: Stage) -> QWidget:
    """Return the window that asks how large a PDF without a TrimBox is."""
    session = stage.desk.bridge.session
    boxes = index(session.issue).boxes.items()
    box, (page, ad) = next(found for found in boxes if isinstance(found[1][1], AdBox))
    assert isinstance(ad, AdBox)
    slot = ad_rect(ad, paper_of(session.issue), is_left=True).inset(-3 * MM, -3 * MM)
    file = session.folder.parent / "店庆.pdf"
    file.write_bytes(_blank_sheet(slot.w, slot.h))
    session.select(Selection(page=page, boxes=(box,)))
    stage.desk.bridge.run("ad.fill", box=box, path=file)
    stage.settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, FillTrimDialog)
    shown.sheet.setCurrentIndex(0)
    shown.bleed.setValue(3.0)
    stage.settle()
    return shown


def _blank_sheet(width: float, height: float) -> bytes:
    """Return a PDF of one blank page that says nothing of a trim."""
    made, sink = PdfDocument.new(), io.BytesIO()
    made.new_page(width, height)
    made.save(sink)
    return sink.getvalue()


STATES: dict[str, Take] = {
    "start": _start,
    "new": _new,
    "desk": _desk,
    "tour": _tour,
    "record": _record,
    "colours": _colours,
    "habits": _habits,
    "page-words": _asked("page.staff", page=1),
    "logo": _asked("issue.logo", page=1),
    "save-template": _asked("page.save_template", page=4),
    "templates": _templates,
    "arrange": _arranged("page.arrange", page=2),
    "arrange-all": _arranged("issue.arrange", page=2),
    "plan": _asked("box.plan", page=2),
    "contents": _asked("page.contents", page=1),
    "book": _asked("ad.book", page=3),
    "rebook": _rebook,
    "under-heads": _under_heads,
    "contour": _contour,
    "ad-size": _ad_size,
    "setting": _of_lead("article.notices"),
    "keyword": _of_lead("jump.keyword"),
    "encoding": _encoding,
    "repair": _repair,
    "problems": _problems,
    "tray": _dock("tray"),
    "flatplan": _dock("flatplan"),
    "inspector": _dock("inspector"),
    "story": _dock("story"),
    "outline": _dock("outline"),
    "search": _search,
    "palette": _palette,
    "keys": _keys,
    "inks": _inks,
    "export": _export,
    "web": _web,
    "certificate": _certificate,
    "print": _print,
    "planned-form": _form_of("box.plan", columns=1, lines=6, slug="新图书馆开馆", chars=800),
    "contents-form": _form_of("page.contents", columns=1, lines=6),
    "ad-form": _form_of("ad.book", columns=1, lines=6),
    "held": _held,
    "watched": _watched,
    "signed": _signed,
}
"""What the manual shows, by the name of its picture."""


def shown(stage: Stage, names: list[str]) -> Iterator[tuple[str, QWidget]]:
    """Yield each state; the one before is put away."""
    for name in names:
        widget = STATES[name](stage)
        yield name, widget
        if widget.isWindow() and widget is not stage.window:
            widget.close()
        _proof_off(stage)
        _tour_off(stage)
        _editor_off(stage)
        stage.settle(0.1)


def save_picture(widget: QWidget, file: Path) -> None:
    """Write a widget as a PNG of 256 colours, no wider than the manual's column."""
    image = widget.grab().toImage()
    if image.width() > WIDTH:
        image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    image.save(str(file))
    with Image.open(file) as opened:
        few = opened.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


def menus_of(window: MainWindow) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each menu with its commands and their keys, as the window shows them."""
    found = []
    for entry in window.menuBar().actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        found.append((entry.text(), list(_rows_of(menu))))
    return found


def _rows_of(menu: QMenu) -> Iterator[tuple[str, str]]:
    """Yield the rows of a menu with their keys, those behind a row after it."""
    for action in menu.actions():
        behind = action.menu()
        if isinstance(behind, QMenu):
            yield from ((f"{action.text()} › {row}", key) for row, key in _rows_of(behind))
        elif not action.isSeparator():
            key = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
            yield action.text(), key


def keys_page(window: MainWindow) -> str:
    """Return the manual's page of keys, menu by menu."""
    lines = [f"# {plain(_('Keys'))}", ""]
    for menu, rows in menus_of(window):
        lines += [f"## {plain(menu)}", "", f"| {_('Command')} | {_('Key')} |", "|---|---|"]
        lines += [f"| {plain(title)} | {f'`{key}`' if key else ''} |" for title, key in rows]
        lines.append("")
    return "\n".join(lines)


def plain(title: str) -> str:
    """Return a title without the letter that a menu underlines."""
    return re.sub(r"\(&\w\)|&", "", title).strip()


def clipped(widget: QWidget) -> Iterator[str]:
    """Yield the words of visible controls that have not the room they need."""
    for part in (widget, *widget.findChildren(QWidget)):
        if not part.isVisibleTo(widget) or not part.width():
            continue
        if _needed(part) > part.width() + 1 or _is_cut_off(part, widget):
            yield f"{part.objectName() or type(part).__name__}: {_words(part)}"


def _is_cut_off(part: QWidget, whole: QWidget) -> bool:
    """Tell whether a button stands half out of its place; what scrolls may, and tabs behind."""
    is_seen = not part.visibleRegion().isEmpty()
    if not (isinstance(part, QAbstractButton) and part.text() and is_seen):
        return False
    around = part.parentWidget()
    while around is not None and around is not whole:
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            return False
        place = QRect(part.mapTo(around, QPoint()), part.size())
        if not around.rect().contains(place):
            return True
        around = around.parentWidget()
    return False


def _words(part: QWidget) -> str:
    match part:
        case QToolButton() if part.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return ""
        case Elided():
            return ""
        case QLabel() if part.wordWrap():
            return max(part.text().split(), key=len, default="") if part.text().isascii() else ""
        case QLabel() | QAbstractButton():
            return part.text()
        case QComboBox():
            field = part.lineEdit()
            return part.currentText() or (field.placeholderText() if field else "")
        case QLineEdit() if not isinstance(part.parentWidget(), QComboBox):
            return part.placeholderText() if not part.text() else ""
        case _:
            return ""


def _needed(part: QWidget) -> int:
    lines = _words(part).replace("&", "").split("\n")
    return max(map(part.fontMetrics().horizontalAdvance, lines))


def main() -> int:
    """Take the pictures, or look for words without room."""
    reader = argparse.ArgumentParser()
    reader.add_argument("folder", type=Path)
    reader.add_argument("--lang", choices=LANGUAGES, default="zh_CN")
    reader.add_argument("--colours", choices=("light", "dark"), default="light")
    reader.add_argument("--only", default=",".join(STATES))
    reader.add_argument("--keys", type=Path)
    reader.add_argument("--clipped", action="store_true")
    wanted = reader.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    found = 0
    with tempfile.TemporaryDirectory() as scratch:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, scratch)
        use_language(wanted.lang)
        app = QApplication([])
        app.setOrganizationName("newspaper-desk")
        app.setApplicationName("layout-app")
        QSettings().setValue(COLOURS, wanted.colours)
        stage = Stage(Path(scratch))
        if wanted.keys:
            wanted.keys.write_text(keys_page(stage.window), encoding="utf-8")
        for name, widget in shown(stage, [name for name in wanted.only.split(",") if name]):
            if wanted.clipped:
                for words in clipped(widget):
                    found += 1
                    sys.stdout.write(f"{name}: {words}\n")
            else:
                save_picture(widget, wanted.folder / f"{name}.png")
        stage.close()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
