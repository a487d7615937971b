"""Values that commands ask for. One rule: what is there already is offered first."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from layout_app.desk.problems.still_open import open_on_page
from layout_app.desk.words import _, plural
from layout_app.model.article import headline
from layout_app.model.box import ArticleBox
from layout_app.model.issue import folio_of, index, paper_of
from layout_app.model.limits import DROP_CAP, HEAD_LINES, HEADLINE_SIZE, INNER_COLUMNS
from layout_app.ui.commands.bridge import Bridge


class Questions:
    """Asks for one value, and runs the command with it."""

    def __init__(self, bridge: Bridge, window: QWidget, said: Callable[[str], object]) -> None:
        self._bridge = bridge
        self._said = said
        self._window = window

    def section(self) -> None:
        """Ask for the section of the page in view."""
        session = self._bridge.session
        page = session.selection.page
        if page is None:
            return
        name, given = QInputDialog.getText(
            self._window,
            _("Name the section"),
            _("Section of page {folio}").format(folio=folio_of(session.issue, page)),
            text=index(session.issue).pages[page].section,
        )
        if given:
            self._bridge.run("page.section", page=page, name=name)

    def reader(self) -> None:
        """Ask who has read the page in view."""
        self._who("page.read", _("Mark the page as read"), _("Page {folio} was read by"))

    def signer(self) -> None:
        """Ask who signs the page in view."""
        self._who("page.sign", _("Sign the page for the press"), _("Page {folio} is signed by"))

    def _who(self, command: str, title: str, words: str) -> None:
        """Ask for a name, telling what is open; whoever did the same last is offered."""
        session = self._bridge.session
        page = session.selection.page
        if page is None:
            return
        states = [other.state for other in session.issue.pages if other.state.who]
        last = max(states, key=lambda state: state.when).who if states else ""
        left = open_on_page(session.issue, page, session.problems())
        label = "\n\n".join(filter(None, (left, words.format(folio=folio_of(session.issue, page)))))
        who, given = QInputDialog.getText(self._window, title, label, text=last)
        if given and who.strip():
            self._bridge.run(command, page=page, who=who)

    def columns(self) -> None:
        """Ask how many inner columns the selected box has."""
        box = self._selected_box()
        if box is None:
            return
        columns = self._whole(
            _("Inner columns"), _("Columns; 0 as the page"), box.columns, INNER_COLUMNS
        )
        if columns is not None:
            self._bridge.run("box.columns", columns=columns)

    def drop_cap(self) -> None:
        """Ask how many lines high its first character stands."""
        box = self._selected_box()
        if box is None:
            return
        lines = self._whole(_("Drop cap"), _("Lines high; 0 for none"), box.drop_cap or 2, DROP_CAP)
        if lines is not None:
            self._bridge.run("box.drop_cap", lines=lines)

    def other_article(self) -> None:
        """Ask which of the articles that wait is to stand in the selected box."""
        issue = self._bridge.session.issue
        parts = index(issue).parts
        waiting = [article for article in issue.articles if article.id not in parts]
        names = [f"{n}  {headline(article)}" for n, article in enumerate(waiting, 1)]
        name, given = QInputDialog.getItem(
            self._window,
            _("Replace the article in the box"),
            _("Which article? The one before returns to the list."),
            names,
            0,
            editable=False,
        )
        if given:
            self._bridge.run("box.replace", article=waiting[names.index(name)].id)

    def size(self) -> None:
        """Ask for the size of its headline."""
        box = self._selected_box()
        if box is None:
            return
        em = paper_of(self._bridge.session.issue).em
        points, given = QInputDialog.getDouble(
            self._window,
            _("Headline size"),
            _("Points; 0 fits it"),
            box.headline_size * em,
            HEADLINE_SIZE[0] * em,
            HEADLINE_SIZE[1] * em,
            1,
        )
        if given:
            self._bridge.run("headline.size", size=points / em)

    def head_lines(self) -> None:
        """Ask how many grid lines its heads keep."""
        box = self._selected_box()
        if box is None:
            return
        lines = self._whole(
            _("Lines of the heads"), _("Grid lines; 0 as needed"), box.head_lines, HEAD_LINES
        )
        if lines is not None:
            self._bridge.run("headline.lines", lines=lines)

    def record(self, field: str = "") -> None:
        """Show the record of the issue, at a field such as `price`."""
        from layout_app.ui.dialogs.record import RecordDialog

        RecordDialog(self._bridge, field, self._window).open()

    def colours(self) -> None:
        """Show the paper's own colours."""
        from layout_app.ui.dialogs.colours import ColoursDialog

        ColoursDialog(self._bridge, self._window).open()

    def habits(self) -> None:
        """Show what holds for every page of the paper."""
        from layout_app.ui.dialogs.habits import HabitsDialog

        HabitsDialog(self._bridge, self._window).open()

    def ad_file(self) -> None:
        """Ask for the file that fills the selected slot."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Fill the ad with a file"),
            str(self._bridge.session.folder),
            _("Ads") + " (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)",
        )
        if chosen:
            self._bridge.run("ad.fill", path=chosen)

    def pictures(self) -> None:
        """Ask for picture files, and add them to the selected article."""
        article = self._bridge.session.selection.article
        chosen, _filter = QFileDialog.getOpenFileNames(
            self._window,
            _("Add pictures"),
            str(self._bridge.session.folder),
            _("Pictures") + " (*.jpg *.jpeg *.png *.tif *.tiff)",
        )
        for file in chosen:
            self._bridge.run("picture.add", article=article, path=file)

    def missing_pictures(self) -> None:
        """Ask where missing originals may lie, and say how many came back."""
        home = str(self._bridge.session.folder.parent)
        chosen = QFileDialog.getExistingDirectory(
            self._window, _("Look for missing pictures in"), home
        )
        found = self._bridge.ask("picture.find", path=chosen) if chosen else None
        if isinstance(found, int):
            self._said(plural("{count} picture found", "{count} pictures found", found))

    def _whole(self, title: str, label: str, value: int, limits: tuple[int, int]) -> int | None:
        """Ask for a whole number within its limits; None where the editor thinks better of it."""
        number, given = QInputDialog.getInt(self._window, title, label, value, *limits)
        return number if given else None

    def _selected_box(self) -> ArticleBox | None:
        session = self._bridge.session
        found = [index(session.issue).boxes[box][1] for box in session.selection.boxes]
        return found[0] if len(found) == 1 and isinstance(found[0], ArticleBox) else None
