"""Paragraphs set as a table, names, verse or notices. One rule: the words stay as they are.

The page shows what would come of it while the fields are changed.
"""

from PySide6.QtWidgets import QComboBox, QWidget

from layout_app.desk.commands.objects import known_table
from layout_app.desk.words import Message, _, msg, say
from layout_app.display.places import lines_of
from layout_app.model.article import Article, heads
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index
from layout_app.model.setting import (
    NamesSetting,
    NoticesSetting,
    Numbering,
    TableRules,
    TableSetting,
    VerseAlign,
    VerseSetting,
)
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog, number
from layout_app.ui.dialogs.likeness import Likeness

SEEN = 12
"""Characters that tell which paragraph it is."""
MOST_HEADS, MOST_SPAN, MOST_CELL, MOST_START = 9, 12, 40, 9999
KINDS = (
    ("article.table", msg("Table, cells parted by tabs")),
    ("article.names", msg("List of names")),
    ("article.verse", msg("Verse")),
    ("article.notices", msg("Numbered notices")),
)
RULES = (
    (TableRules.OPEN, msg("Above, below the head, at the foot")),
    (TableRules.ROWS, msg("Between the rows too")),
    (TableRules.GRID, msg("Round every cell")),
    (TableRules.NONE, msg("None")),
)
ALIGNS = (
    (VerseAlign.BLOCK, msg("Together in the middle, flush left")),
    (VerseAlign.CENTRE, msg("Each line in the middle")),
    (VerseAlign.INDENT, msg("Set in like a paragraph")),
)
NUMBERS = (
    (Numbering.FIGURES, msg("Figures with a point")),
    (Numbering.CHINESE, msg("Chinese figures")),
    (Numbering.CIRCLED, msg("Circled figures")),
    (Numbering.NONE, msg("None")),
)
FIELDS = {
    "article.table": ("heads", "rules", "span"),
    "article.names": ("cell",),
    "article.verse": ("align",),
    "article.notices": ("numbers", "start"),
}
"""What each kind asks for beside its paragraphs."""


class SettingDialog(AskingDialog):
    """From which paragraph to which, as what, and how."""

    command = "article.table"

    def __init__(
        self,
        bridge: Bridge,
        article: ArticleId,
        chosen: tuple[int, int],
        command: str,
        likeness: Likeness,
        parent: QWidget,
    ) -> None:
        super().__init__(
            bridge, _("Table, names, verse or notices"), _("Set them so"), likeness, parent
        )
        self.article = article
        found = index(bridge.session.issue).articles[article]
        self.kind = _choice(KINDS)
        self.kind.setCurrentIndex(self.kind.findData(command))
        self.first, self.last = _paragraphs(found), _paragraphs(found)
        for field, paragraph in zip((self.first, self.last), chosen, strict=True):
            field.setCurrentIndex(max(0, field.findData(paragraph)))
        self.heads, self.span = number(0, MOST_HEADS, 1), number(1, MOST_SPAN, 1)
        self.cell, self.start = number(0, MOST_CELL, 0), number(1, MOST_START, 1)
        self.cell.setSpecialValueText(_("As the names ask"))
        self.rules, self.align = _choice(RULES), _choice(ALIGNS)
        self.numbers = _choice(NUMBERS)
        self._take(found)
        self._lay_out()
        likeness.give_room(420, 420)
        self.finish("kind", beside=True)

    @property
    def wanted(self) -> dict[str, object]:
        """The paragraphs, and what their kind asks for."""
        told: dict[str, object] = {
            "heads": self.heads.value(),
            "rules": self.rules.currentData(),
            "span": self.span.value(),
            "cell": self.cell.value(),
            "align": self.align.currentData(),
            "numbers": self.numbers.currentData(),
            "start": self.start.value(),
        }
        return {
            "article": self.article,
            "first": self.first.currentData(),
            "last": self.last.currentData(),
            **{name: told[name] for name in FIELDS[self.command]},
        }

    def blamed(self, code: str) -> str:
        """Return the field of the last paragraph: it may stand before the first."""
        return "last" if code == "article.no_object" else ""

    def would_be(self) -> Issue:
        """Return the issue as the chosen kind would make it."""
        self.command = str(self.kind.currentData())
        return super().would_be()

    def show_issue(self, issue: Issue) -> None:
        """Show the box in which the paragraphs stand; an article on no page shows nothing."""
        asked = FIELDS[self.command]
        for names in FIELDS.values():
            for name in names:
                self.show_row(name, name in asked)
        place = self._place(issue)
        if self.likeness is not None:
            self.likeness.setVisible(place)

    def _place(self, issue: Issue) -> bool:
        first = int(self.first.currentData() or 0)
        for page, box in index(issue).parts.get(self.article, ()):
            composed = self.bridge.session.composer.page(issue, page)
            if self.likeness is not None and lines_of(composed.display, self.article, first):
                rects = [b.rect for b in composed.boxes if b.box == box.id]
                self.likeness.show_parts(composed.display, tuple(rects))
                return True
        return False

    def _take(self, found: Article) -> None:
        """Begin with how the paragraphs are set already."""
        at = self.first.currentData()
        match found.paragraphs[at].setting if at is not None else None:
            case TableSetting(heads=heads, rules=rules, span=span):
                self.heads.setValue(heads)
                self.span.setValue(span)
                self.rules.setCurrentIndex(self.rules.findData(rules))
            case NamesSetting(cell=cell):
                self.cell.setValue(cell)
            case VerseSetting(align=align):
                self.align.setCurrentIndex(self.align.findData(align))
            case NoticesSetting(numbers=numbers, first=start):
                self.start.setValue(start)
                self.numbers.setCurrentIndex(self.numbers.findData(numbers))
            case None if at is not None:
                usual = known_table(
                    self.bridge.session.issue, found.id, at, self.last.currentData()
                )
                self.heads.setValue(usual.heads)
                self.span.setValue(usual.span)

    def _lay_out(self) -> None:
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("kind", _("Set as"), self.kind),
            ("first", _("From the paragraph"), self.first),
            ("last", _("To the paragraph"), self.last),
            ("heads", _("Rows of the head"), self.heads),
            ("rules", _("Rules of the table"), self.rules),
            ("span", _("Columns it spans"), self.span),
            ("cell", _("From stop to stop, characters"), self.cell),
            ("align", _("Lines of the poem"), self.align),
            ("numbers", _("Numbered with"), self.numbers),
            ("start", _("First number"), self.start),
        )
        for name, words, field in rows:
            self.add(name, words, field)


def _choice(rows: tuple[tuple[str, Message], ...]) -> QComboBox:
    field = QComboBox()
    for value, words in rows:
        field.addItem(say(words), value)
    return field


def _paragraphs(article: Article) -> QComboBox:
    """Return a choice of the paragraphs of a body, each told by its first words."""
    field = QComboBox()
    first = len(heads(article))
    for n, paragraph in enumerate(article.paragraphs[first:], first):
        words = " ".join(paragraph.text.split())
        seen = words if len(words) <= SEEN else f"{words[:SEEN]}…"
        field.addItem(f"{n - first + 1}　{seen}", n)
    return field
