"""Room kept for an article to come, and 导读, as forms. One rule: each field is one command."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from layout_app.desk.words import _
from layout_app.model.box import CONTENTS, ContentsBox, PlannedBox
from layout_app.model.issue import index
from layout_app.model.limits import PLANNED_CHARS
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.forms import form_in
from layout_app.ui.docks.place_fields import PlaceFields, spin
from layout_app.ui.fields.article_choice import ArticleChoice
from layout_app.ui.fields.in_hand import is_in_hand
from layout_app.ui.fields.showing import show_check, show_count

ROWS = 190
"""Height of the list of articles, device-independent pixels."""


class PlannedForm(QWidget):
    """What an article to come will be about, its length, whether a picture comes, its place."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: PlannedBox | None = None
        self.slug = QLineEdit()
        self.slug.setObjectName("planned-slug")
        self.slug.setPlaceholderText(_("Such as: the opening of the new library"))
        self.slug.editingFinished.connect(self._name)
        self.chars = spin("planned-chars", *PLANNED_CHARS)
        self.chars.setSingleStep(100)
        self.chars.setSpecialValueText(_("nobody has said"))
        self.chars.valueChanged.connect(lambda value: self._run(chars=value))
        self.picture = QCheckBox(_("A picture comes with it"))
        self.picture.setObjectName("planned-picture")
        self.picture.clicked.connect(lambda on: self._run(picture="yes" if on else "no"))
        self.place = PlaceFields(bridge, "planned")
        self.look = QLabel(_("The article takes over columns, frame and tint of the copied box."))
        self.look.setProperty("role", "muted")
        self.look.setWordWrap(True)
        form = form_in(self, _("Planned article"))
        for words, field in (
            (_("What it is about"), self.slug),
            (_("Characters"), self.chars),
            ("", self.picture),
            *self.place.rows,
        ):
            form.addRow(words, field)
            field.setAccessibleName(words or self.picture.text())
        form.addRow(self.look)

    def take(self, box: PlannedBox) -> None:
        """Show a planned article."""
        self._shown = box
        if not is_in_hand(self.slug):
            self.slug.setText(box.slug)
        show_count(self.chars, box.chars)
        show_check(self.picture, box.picture)
        self.look.setVisible(box.form is not None)
        self.setEnabled(not self._bridge.session.read_only)
        self.place.take(box.id, box.cells)

    def _name(self) -> None:
        words = self.slug.text().strip()
        if self._shown is not None and words != self._shown.slug:
            self._run(slug=words)

    def _run(self, **arguments: object) -> None:
        if self._shown is not None:
            self._bridge.run("box.planned", box=self._shown.id, **arguments)


class ContentsForm(QWidget):
    """Title, articles and place of a 导读."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: ContentsBox | None = None
        self.title = QLineEdit()
        self.title.setObjectName("contents-title")
        self.title.setPlaceholderText(CONTENTS)
        self.title.editingFinished.connect(self._word)
        self.articles = ArticleChoice(ROWS)
        self.articles.setObjectName("contents-articles")
        # The list is made anew by what follows; not while it still handles the click.
        self.articles.chosen_anew.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        self.told = QLabel()
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self.place = PlaceFields(bridge, "contents")
        form = form_in(self, _("Contents"))
        form.addRow(_("Title"), self.title)
        form.addRow(QLabel(_("Articles")))
        form.addRow(self.articles)
        form.addRow(self.told)
        for words, field in self.place.rows:
            form.addRow(words, field)
            field.setAccessibleName(words)
        self.title.setAccessibleName(_("Title"))
        self.articles.setAccessibleName(_("Articles"))

    def take(self, box: ContentsBox) -> None:
        """Show a 导读."""
        self._shown = box
        issue = self._bridge.session.issue
        if not is_in_hand(self.title):
            self.title.setText("" if box.title == CONTENTS else box.title)
        self.articles.offer(issue, index(issue).boxes[box.id][0], box.articles)
        self.told.setText(
            _("Alt and an arrow, or the mouse, moves a row.")
            if box.articles
            else _("None chosen: the weightiest article of every other page.")
        )
        self.setEnabled(not self._bridge.session.read_only)
        self.place.take(box.id, box.cells)

    def _word(self) -> None:
        words = self.title.text().strip() or CONTENTS
        if self._shown is not None and words != self._shown.title:
            self._bridge.run("box.contents", box=self._shown.id, title=words)

    def _choose(self) -> None:
        chosen = self.articles.chosen
        if self._shown is not None and chosen != self._shown.articles:
            self._bridge.run("box.contents", box=self._shown.id, articles=" ".join(chosen))
