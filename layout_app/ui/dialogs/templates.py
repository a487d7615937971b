"""Page templates: looked at, applied, begun from, deleted. One rule: copy is never touched.

Right of the list stands the page in view with the template on it, or a new page from it.
"""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.commands import run
from layout_app.desk.session import Session
from layout_app.desk.words import _, refusal_text
from layout_app.edit.lookup import with_page
from layout_app.edit.pages import template_of
from layout_app.errors import IssueFileError, LayoutError
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, folio_of, index
from layout_app.store.folder import is_safe_name
from layout_app.store.templates import template_names
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog
from layout_app.ui.dialogs.likeness import Likeness


class TemplatesDialog(QDialog):
    """The publication's templates by name, and what one of them makes of a page."""

    def __init__(
        self, bridge: Bridge, page: PageId, likeness: Likeness, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.bridge, self.page, self.likeness = bridge, page, likeness
        self.setObjectName("templates-dialog")
        self.setWindowTitle(_("Page templates"))
        self.deleted = ""
        """What was taken away last, and can be brought back."""
        self.list = QListWidget()
        self.list.setObjectName("templates")
        self.list.setAccessibleName(_("Templates"))
        self.list.setMinimumWidth(200)
        folio = folio_of(bridge.session.issue, page)
        self.apply = QPushButton(_("Apply to page {folio}").format(folio=folio))
        self.begin = QPushButton(_("New page from it"))
        self.remove, self.restore = QPushButton(_("Delete")), QPushButton(_("Bring it back"))
        for name, button in (
            ("apply", self.apply), ("begin", self.begin),
            ("remove", self.remove), ("restore", self.restore),
        ):  # fmt: skip
            button.setObjectName(f"template-{name}")
            button.setAutoDefault(False)
        self.told = QLabel()
        self.told.setObjectName("template-told")
        self.told.setWordWrap(True)
        likeness.give_room(360, 470)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_rows: self.follow())
        self.list.itemActivated.connect(lambda _row: self._apply())
        self.apply.clicked.connect(self._apply)
        self.begin.clicked.connect(self._begin)
        self.remove.clicked.connect(self._remove)
        self.restore.clicked.connect(self._restore)
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def name(self) -> str:
        """The template chosen; empty if there is none."""
        row = self.list.currentItem()
        return row.text() if row is not None else ""

    def refresh(self, chosen: str = "") -> None:
        """Show the templates as they lie in the publication, one of them chosen."""
        names = template_names(self.bridge.session.opened.publication_folder)
        self.list.clear()
        self.list.addItems(list(names))
        if names:
            self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self.follow()

    def follow(self) -> None:
        """Show what the chosen template makes of the page."""
        writable, name = not self.bridge.session.read_only, self.name
        refusal = self._show() if name else None
        for button in (self.begin, self.remove):
            button.setEnabled(writable and bool(name))
        self.apply.setEnabled(writable and bool(name) and refusal is None)
        self.restore.setVisible(bool(self.deleted))
        if refusal is not None:
            told = f"▲ {refusal_text(refusal)}"
        elif self.deleted:
            told = _("“{name}” is deleted; pages made from it stay.").format(name=self.deleted)
        elif not name:
            told = _("There are no templates yet: save a page as one from the menu of pages.")
        else:
            told = _("What stands on the page stays; the template adds what it lacks.")
        self.told.setText(told)
        self.told.setProperty("role", "trouble" if refusal is not None else "muted")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def _show(self) -> LayoutError | None:
        """Show the page with the template, or a new page of its width; return what is refused."""
        refusal: LayoutError | None = None
        trial = self.bridge.session.trial()
        page = self.page
        try:
            run(trial, "page.template", page=page, name=self.name)
        except LayoutError as error:
            refusal = error
            page = self._begun(trial) or page
        self.likeness.show_parts(trial.composer.page(trial.issue, page).display)
        return refusal

    def _begun(self, trial: Session) -> PageId | None:
        """Try a new page; a template that cannot be read makes none."""
        try:
            run(trial, "page.from_template", name=self.name)
        except LayoutError:
            return None
        return trial.selection.page

    def _apply(self) -> None:
        if self.apply.isEnabled():
            self._done(self.bridge.run("page.template", page=self.page, name=self.name))

    def _begin(self) -> None:
        pages = [page.id for page in self.bridge.session.issue.pages]
        behind = pages.index(self.page) + 1 if self.page in pages else len(pages)
        self._done(self.bridge.run("page.from_template", name=self.name, at=behind))

    def _done(self, is_done: bool) -> None:
        if is_done:
            self.accept()

    def _remove(self) -> None:
        name = self.name
        if self.bridge.run("page.remove_template", name=name):
            self.deleted = name
            self.refresh()
            self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        name, self.deleted = self.deleted, ""
        self.bridge.run("page.restore_template", name=name)
        self.refresh(name)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.remove)
        below.addWidget(self.restore)
        below.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(below)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addLayout(left, 1)
        both.addWidget(self.likeness, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox()
        buttons.addButton(self.apply, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.begin, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        self.apply.setDefault(True)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(14)
        whole.addLayout(both, 1)
        whole.addWidget(self.told)
        whole.addWidget(buttons)


class SaveTemplateDialog(AskingDialog):
    """A name, and what of the page goes into the template."""

    command = "page.save_template"

    def __init__(self, bridge: Bridge, page: PageId, likeness: Likeness, parent: QWidget) -> None:
        issue = bridge.session.issue
        title = _("Save page {folio} as a template").format(folio=folio_of(issue, page))
        super().__init__(bridge, title, _("Save the template"), likeness, parent)
        self.page = page
        found = index(issue).pages[page]
        self.name = QLineEdit(found.template or found.section)
        self.name.selectAll()
        self.add("name", _("Name of the template"), self.name)
        self.told = self.note("")
        likeness.give_room(420, 360)
        self.finish("name", beside=True)

    @property
    def wanted(self) -> dict[str, object]:
        """The page and the name."""
        return {"page": self.page, "name": self.name.text().strip()}

    def blamed(self, code: str) -> str:
        """Return the field of the name."""
        return "name"

    def would_be(self) -> Issue:
        """Return the issue with only on the page what the template keeps; no file is written."""
        session, name = self.bridge.session, self.name.text().strip()
        if not is_safe_name(name):
            raise IssueFileError("store.bad_name", session.opened.publication_folder, found=name)
        page = index(session.issue).pages[self.page]
        kept = template_of(page)
        return with_page(session.issue, replace(kept, id=page.id))

    def show_issue(self, issue: Issue) -> None:
        """Show what is kept, and say whether another one goes."""
        if self.likeness is not None:
            session = self.bridge.session
            page = index(issue).pages[self.page]
            kept = with_page(issue, replace(template_of(page), id=self.page))
            self.likeness.show_parts(session.composer.page(kept, self.page).display)
        names = template_names(self.bridge.session.opened.publication_folder)
        name = self.name.text().strip()
        told = _(
            "Kept are header, ad slots, free boxes, section heads, contents and guides; no copy."
        )
        if name in names:
            told = _("“{name}” is there already and is replaced.").format(name=name)
        self.told.setText(told)
