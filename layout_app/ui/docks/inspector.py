"""属性: the selection in numbers. One rule: a field that would change nothing is not there.

A value shown is compared before it is set, so that showing never writes.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from layout_app.desk.pages.fitting import fit_of, fit_of_article, fit_text
from layout_app.desk.session import Change
from layout_app.desk.words import _
from layout_app.edit.shapes import bounds
from layout_app.model.article import Article, characters, headline
from layout_app.model.box import (
    AdBox,
    Arrangement,
    ArticleBox,
    Box,
    ContentsBox,
    Package,
    PlannedBox,
    SectionBox,
)
from layout_app.model.ids import BoxId
from layout_app.model.issue import folio_of, folios_of, index, paper_of
from layout_app.model.limits import HEAD_LINES, HEADLINE_SIZE, INNER_COLUMNS
from layout_app.model.page import Page
from layout_app.model.paper import Paper
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.ad_form import AdForm
from layout_app.ui.docks.box_details import BoxDetails
from layout_app.ui.docks.forms import ENDS, form_in
from layout_app.ui.docks.free_form import FreeForm
from layout_app.ui.docks.many_form import ManyForm
from layout_app.ui.docks.package_form import PackageForm
from layout_app.ui.docks.place_fields import PlaceFields, spin
from layout_app.ui.docks.room_forms import ContentsForm, PlannedForm
from layout_app.ui.docks.section_form import SectionForm
from layout_app.ui.fields.in_hand import hand_on_undo, is_in_hand
from layout_app.ui.fields.kinds import arrangement_text
from layout_app.ui.fields.showing import show_check, show_choice, show_count
from layout_app.ui.fields.size_field import SizeField
from layout_app.ui.fields.wheel import calm

NARROWEST = 220
"""Device-independent pixels; forms that are wider are scrolled."""


class PageForm(QWidget):
    """What a page is, while no box is selected."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.folio, self.paper, self.grid = QLabel(), QLabel(), QLabel()
        self.grid.setWordWrap(True)
        self.section = QLineEdit()
        self.section.setObjectName("section")
        self.section.setPlaceholderText(_("Such as News, Community, Features"))
        self.section.editingFinished.connect(self._name)
        self.right_section = QLineEdit()
        self.right_section.setObjectName("right-section")
        self.right_section.editingFinished.connect(self._name_right)
        form = self._rows = _form(self)
        form.addRow(_("Page"), self.folio)
        form.addRow(_("Section"), self.section)
        form.addRow(_("Section at right"), self.right_section)
        form.addRow(_("Paper"), self.paper)
        form.addRow(_("Grid"), self.grid)

    def take(self, page: Page, paper: Paper) -> None:
        """Show a page."""
        self.folio.setText(folio_of(self._bridge.session.issue, page.id))
        if not is_in_hand(self.section):
            self.section.setText(page.section)
        self.section.setEnabled(not self._bridge.session.read_only)
        self._rows.setRowVisible(self.right_section, page.span == 2)
        if page.span == 2 and not is_in_hand(self.right_section):
            self.right_section.setText(page.right_page.section)
        self.right_section.setEnabled(not self._bridge.session.read_only)
        width, height = paper.trim_mm
        self.paper.setText(_("{width:g} × {height:g} mm").format(width=width, height=height))
        self.grid.setText(
            _("{columns} columns × {chars} characters, {lines} lines, body {size:.2f} pt").format(
                columns=paper.columns, chars=paper.chars, lines=paper.lines, size=paper.em
            )
        )

    def _name(self) -> None:
        session = self._bridge.session
        page = session.selection.page
        if page and self.section.text() != index(session.issue).pages[page].section:
            self._bridge.run("page.section", page=page, name=self.section.text())

    def _name_right(self) -> None:
        session = self._bridge.session
        page = session.selection.page
        if page is None or index(session.issue).pages[page].span == 1:
            return
        name = self.right_section.text()
        if name != index(session.issue).pages[page].right_page.section:
            right = folios_of(session.issue, page)[1]
            self._bridge.run("page.section", page=right, name=name)


class BoxForm(QWidget):
    """What an article box is."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._box: BoxId | None = None
        self.title, self.fit = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.fit.setWordWrap(True)
        self.rank = rank_choice("box-rank")
        self.place = PlaceFields(bridge, "box")
        self.column, self.line, self.columns, self.lines = self.place.all
        self.inner = spin("box-inner", *INNER_COLUMNS)
        self.inner.setSpecialValueText(_("As the page"))
        self.headline_size = SizeField("headline-size", *HEADLINE_SIZE)
        self.headline_size.setSpecialValueText(_("Fitted"))
        self.head_lines = spin("head-lines", *HEAD_LINES)
        self.head_lines.setSpecialValueText(_("As needed"))
        self.heads = QComboBox()
        self.heads.setObjectName("heads-arrangement")
        for arrangement in Arrangement:
            self.heads.addItem(arrangement_text(arrangement), arrangement.value)
        self.vertical = QCheckBox(_("Lines run down, right to left"))
        self.vertical.setObjectName("vertical-text")
        self.framed = QCheckBox(_("Frame round the article"))
        self.details = BoxDetails(bridge)
        self._lay_out()
        self._connect()

    def take(self, box: ArticleBox, article: Article) -> None:
        """Show a box."""
        self._box = box.id
        self.title.setText(headline(article))
        self.fit.setText(self._fit_text(box))
        self.details.take(box)
        writable = not self._bridge.session.read_only
        self.place.take(box.id, bounds(box.shape), is_rectangle=len(box.shape) == 1)
        em = paper_of(self._bridge.session.issue).em
        self.headline_size.show_size(box.headline_size, em)
        show_count(self.inner, box.columns)
        show_count(self.head_lines, box.head_lines)
        show_choice(self.heads, box.arrangement.value)
        show_choice(self.rank, article.rank)
        show_check(self.vertical, box.vertical)
        show_check(self.framed, box.framed)
        for widget in (
            *(self.inner, self.headline_size, self.head_lines, self.framed),
            *(self.rank, self.heads, self.vertical),
        ):
            widget.setEnabled(writable)

    def _fit_text(self, box: ArticleBox) -> str:
        """Say how the text fits the box, and where that differs, how the whole article fits."""
        session = self._bridge.session
        fit, whole = fit_of(session, box.id), fit_of_article(session, box.article)
        if fit is None or whole is None:
            return ""
        if fit == whole:
            return fit_text(fit)
        return _("{part} · whole article: {whole}").format(
            part=fit_text(fit), whole=fit_text(whole)
        )

    def _lay_out(self) -> None:
        form = _form(self)
        form.addRow(self.title)
        form.addRow(_("Fit"), self.fit)
        form.addRow(_("Rank"), self.rank)
        for words, field in self.place.rows:
            form.addRow(words, field)
        form.addRow(_("Inner columns"), self.inner)
        form.addRow(_("Headline size"), self.headline_size)
        form.addRow(_("Lines of the heads"), self.head_lines)
        form.addRow(_("Heads"), self.heads)
        form.addRow(self.vertical)
        form.addRow(self.framed)
        form.addRow(self.details)

    def _connect(self) -> None:
        self.inner.valueChanged.connect(
            lambda value: self._bridge.run("box.columns", box=self._box, columns=value)
        )
        self.headline_size.valueChanged.connect(
            lambda value: self._bridge.run("headline.size", box=self._box, size=value)
        )
        self.head_lines.valueChanged.connect(
            lambda value: self._bridge.run("headline.lines", box=self._box, lines=value)
        )
        self.heads.activated.connect(
            lambda row: self._bridge.run(
                "headline.arrange", box=self._box, arrangement=self.heads.itemData(row)
            )
        )
        self.vertical.clicked.connect(lambda: self._bridge.run("box.vertical", box=self._box))
        self.framed.clicked.connect(lambda: self._bridge.run("box.frame", box=self._box))
        self.rank.activated.connect(lambda row: self._bridge.run("article.rank", rank=row + 1))


class ArticleForm(QWidget):
    """What an article is that stands on no page in view."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.title, self.length, self.source = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.rank = rank_choice("article-rank")
        self.rank.activated.connect(lambda row: bridge.run("article.rank", rank=row + 1))
        form = _form(self)
        form.addRow(self.title)
        form.addRow(_("Length"), self.length)
        form.addRow(_("Rank"), self.rank)
        form.addRow(_("Read from"), self.source)

    def take(self, article: Article) -> None:
        """Show an article."""
        self.title.setText(headline(article))
        self.length.setText(str(characters(article)))
        self.source.setText(article.source or "–")
        self.rank.setEnabled(not self._bridge.session.read_only)
        show_choice(self.rank, article.rank)


class Inspector(QStackedWidget):
    """The form that fits the selection."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("inspector")
        self.nothing = QLabel(_("Nothing is selected."))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("role", "muted")
        self.page = PageForm(bridge)
        self.box = BoxForm(bridge)
        self.article = ArticleForm(bridge)
        self.free = FreeForm(bridge)
        self.section = SectionForm(bridge)
        self.ad = AdForm(bridge)
        self.planned = PlannedForm(bridge)
        self.contents = ContentsForm(bridge)
        self.package = PackageForm(bridge)
        self.many = ManyForm(bridge)
        self._rooms: dict[QWidget, QScrollArea] = {
            form: _scrolled(form)
            for form in (
                *(self.nothing, self.page, self.box, self.article),
                *(self.free, self.section, self.ad, self.planned, self.contents),
                *(self.package, self.many),
            )
        }
        for room in self._rooms.values():
            self.addWidget(room)
        bridge.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the selection as it is now."""
        self.setCurrentWidget(self._rooms[self._form()])

    def _form(self) -> QWidget:
        """Give what is selected to its form, and return that form."""
        session = self._bridge.session
        found, chosen = index(session.issue), session.selection
        boxes = [found.boxes[name][1] for name in chosen.boxes if name in found.boxes]
        form = self._form_of(boxes[0]) if len(boxes) == 1 else None
        if form is not None:
            return form
        if len(boxes) > 1:
            self.many.take(boxes)
            return self.many
        if chosen.article:
            self.article.take(found.articles[chosen.article])
            return self.article
        if chosen.page:
            self.page.take(found.pages[chosen.page], paper_of(session.issue))
            return self.page
        return self.nothing

    def _form_of(self, box: Box) -> QWidget | None:
        """Give a box to its form, and return that; none for a box whose article is lost."""
        articles = index(self._bridge.session.issue).articles
        match box:
            case ArticleBox():
                if box.article not in articles:
                    return None
                self.box.take(box, articles[box.article])
                return self.box
            case SectionBox():
                self.section.take(box)
                return self.section
            case AdBox():
                self.ad.take(box)
                return self.ad
            case PlannedBox():
                self.planned.take(box)
                return self.planned
            case ContentsBox():
                self.contents.take(box)
                return self.contents
            case Package():
                self.package.take(box)
                return self.package
            case _:
                self.free.take(box)
                return self.free

    def _follow(self, change: Change) -> None:
        if change:
            self.refresh()


def _scrolled(form: QWidget) -> QScrollArea:
    """Return a form that can be scrolled where the dock is small."""
    room = QScrollArea()
    room.setFrameShape(QFrame.Shape.NoFrame)
    room.setWidgetResizable(True)
    room.setWidget(form)
    calm(form)
    hand_on_undo(form)
    room.setMinimumWidth(NARROWEST)
    return room


def rank_choice(name: str) -> QComboBox:
    """Return a choice of ranks, the lead first."""
    choice = QComboBox()
    choice.setObjectName(name)
    for rank, words in enumerate((_("1 Lead"), _("2 Second"), _("3 Third"), _("4 Brief")), 1):
        choice.addItem(words, rank)
    return choice


def _form(widget: QWidget) -> QFormLayout:
    form = form_in(widget, ends=ENDS)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form
