"""Windows of fields, each for one command. One rule: they are made when asked for, not before."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog

from layout_app.desk.pages.arranging import check_open
from layout_app.desk.words import _, error_text
from layout_app.errors import CommandError, LayoutError
from layout_app.model.article import heads
from layout_app.model.box import AdBox
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import index
from layout_app.ui.commands.actions import Question
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.likeness import Likeness
from layout_app.ui.docks.story_editor import StoryEditor
from layout_app.ui.fields.room import stand_over
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.palette import Colours
from layout_app.ui.screen.pictures import Proxies

if TYPE_CHECKING:
    from layout_app.ui.dialogs.arranging_wishes import Wish
    from layout_app.ui.window.main_window import MainWindow

OBJECTS = ("article.table", "article.names", "article.verse", "article.notices")
"""Commands that set paragraphs as an object: one window for all."""


class Windows:
    """Opens what asks for the values of a command, with the page as it would be."""

    def __init__(
        self,
        bridge: Bridge,
        faces: ScreenFaces,
        pictures: Proxies,
        story: StoryEditor,
        colours: Colours,
        window: "MainWindow",
    ) -> None:
        self._bridge, self._faces, self._pictures = bridge, faces, pictures
        self._story, self._colours, self._window = story, colours, window

    def questions(self) -> dict[str, Question]:
        """Return what opens a window, by the command it is for."""
        return {
            "issue.logo": self.logo,
            "issue.unsaved": self.unsaved,
            "page.changes": self.changes,
            "issue.export": self.export,
            "issue.print": self.print,
            "page.words": self.words,
            "page.staff": lambda: self.words("editor"),
            "page.template": self.templates,
            "page.save_template": self.save_template,
            "page.contents": self.contents,
            "page.go": self.go,
            "page.arrange": self.arrange_page,
            "issue.arrange": self.arrange_issue,
            "box.plan": self.plan,
            "box.repeat": self.repeat,
            "ad.book": self.book,
            "ad.rebook": self.rebook,
            "ad.trim": self.trim,
            "ad.text": self.ad_text,
            "guide.add": self.guide,
            **{name: partial(self.setting, name) for name in OBJECTS},
            "article.insert_table": self.table_file,
            "article.cut": self.cut,
            "note.pin": self.note,
            "word.watch": self.watched,
            "article.uncut": self.uncut,
            "jump.keyword": self.keyword,
        }

    def logo(self) -> None:
        """Set the paper's name in type or as lettering."""
        from layout_app.ui.dialogs.logo import LogoDialog

        if self._bridge.session.issue.pages:
            self._open(LogoDialog(self._bridge, self._likeness(), self._window))

    def unsaved(self) -> None:
        """Compare what was left without saving with what stands now."""
        from layout_app.ui.dialogs.unsaved import UnsavedDialog

        self._open(UnsavedDialog(self._bridge, self._likeness, self._window))

    def changes(self) -> None:
        """Compare the page in view with what was signed."""
        from layout_app.ui.dialogs.signed import SignedDialog

        if page := self._page:
            self._open(SignedDialog(self._bridge, page, self._likeness, self._window))

    def export(self) -> None:
        """Write pages for the press, the screen or the net."""
        from layout_app.ui.dialogs.export import ExportDialog

        folder = self._bridge.session.folder / "out"
        ExportDialog(self._bridge, self._window.desk.worker, folder, self._window).open()

    def print(self) -> None:
        """Print proofs of pages."""
        from layout_app.ui.dialogs.printing import PrintDialog

        PrintDialog(self._bridge, self._window.desk.worker, self._window).open()

    def cuts(self, given: Mapping[str, object]) -> None:
        """Show what may be cut of an article that is over by more than the levers reach."""
        from layout_app.ui.dialogs.cutting import CuttingDialog

        article = given.get("article") or self._article
        for before in self._window.findChildren(CuttingDialog):
            before.close()
        dialog = CuttingDialog(self._bridge, ArticleId(str(article)), self._window)
        dialog.go_wanted.connect(self._window.desk.going.to_words)
        stand_over(dialog, self._window.desk.docks["tray"])
        dialog.show()

    def words(self, field: str = "ear") -> None:
        """Word header, ear and imprint of the page in view, or name who made it."""
        from layout_app.ui.dialogs.page_words import PageWordsDialog

        if page := self._page:
            self._open(PageWordsDialog(self._bridge, page, field, self._likeness(), self._window))

    def templates(self) -> None:
        """Show the page templates."""
        from layout_app.ui.dialogs.templates import TemplatesDialog

        if page := self._page:
            self._open(TemplatesDialog(self._bridge, page, self._likeness(), self._window))

    def save_template(self) -> None:
        """Save the page in view as a template."""
        from layout_app.ui.dialogs.templates import SaveTemplateDialog

        if page := self._page:
            self._open(SaveTemplateDialog(self._bridge, page, self._likeness(), self._window))

    def go(self) -> None:
        """Ask for the page to turn to."""
        from layout_app.ui.dialogs.paging import PageDialog

        if self._bridge.session.issue.pages:
            self._open(PageDialog(self._bridge, self._likeness(), self._window))

    def repeat(self) -> None:
        """Ask how many copies of the selected boxes are made, and how far apart."""
        from layout_app.ui.dialogs.repeating import RepeatDialog

        if boxes := self._bridge.session.selection.boxes:
            self._open(RepeatDialog(self._bridge, boxes, self._likeness(), self._window))

    def plan(self) -> None:
        """Keep room on the page in view for an article still to come."""
        from layout_app.ui.dialogs.room import PlanDialog

        if page := self._page:
            self._open(PlanDialog(self._bridge, page, self._likeness(), self._window))

    def contents(self) -> None:
        """Put 导读 on the page in view."""
        from layout_app.ui.dialogs.room import ContentsDialog

        if page := self._page:
            self._open(ContentsDialog(self._bridge, page, self._likeness(), self._window))

    def arrange_page(self) -> None:
        """Propose how the articles of the page in view, and those that wait, would stand."""
        from layout_app.ui.dialogs.arranging_wishes import page_wish

        page = self._page
        if page and self._may_arrange(page):
            self._open_arranging(page_wish(self._bridge.session.issue, page))

    def arrange_issue(self) -> None:
        """Propose how all articles would stand on all pages."""
        from layout_app.ui.dialogs.arranging_wishes import issue_wish

        issue = self._bridge.session.issue
        if self._may_arrange(*(page.id for page in issue.pages)):
            self._open_arranging(issue_wish(issue))

    def _may_arrange(self, *pages: PageId) -> bool:
        """Tell whether one of the pages may be changed, and say so where none may."""
        try:
            check_open(self._bridge.session.issue, pages)
        except CommandError as closed:
            self._window.say(error_text(closed))
            return False
        return True

    def _open_arranging(self, wish: "Wish") -> None:
        from layout_app.ui.dialogs.arranging import ArrangingDialog

        made = ArrangingDialog(
            self._bridge, self._window.desk.worker, wish, self._faces,
            self._likeness(), self._colours, self._window,
        )  # fmt: skip
        self._pictures.arrived.connect(made.repaint_pictures)
        self._open(made)

    def book(self) -> None:
        """Book an ad on the page in view."""
        from layout_app.ui.dialogs.booking import BookDialog

        if page := self._page:
            self._open(BookDialog(self._bridge, page, self._likeness(), self._window))

    def rebook(self) -> None:
        """Change the booking of the selected ad."""
        from layout_app.ui.dialogs.booking import RebookDialog

        if box := self._ad:
            self._open(RebookDialog(self._bridge, box, self._likeness(), self._window))

    def ad_text(self) -> None:
        """Word the selected ad."""
        from layout_app.ui.dialogs.booking import AdTextDialog

        if box := self._ad:
            self._open(AdTextDialog(self._bridge, box, self._likeness(), self._window))

    def guide(self) -> None:
        """Ask where on the page in view a guide is to stand."""
        from layout_app.ui.dialogs.guide import GuideDialog

        if page := self._page:
            self._open(GuideDialog(self._bridge, page, self._window))

    def trim(self) -> None:
        """Choose how large the PDF of the selected ad is."""
        if box := self._ad:
            self.trim_of(box)

    def trim_of(self, box: BoxId) -> None:
        """Choose how large the PDF of an ad is."""
        from layout_app.ui.dialogs.trimming import TrimDialog

        try:
            self._open(TrimDialog(self._bridge, box, self._window))
        except LayoutError as error:
            self._bridge.refused.emit(error_text(error))

    def fill_trimmed(self, given: Mapping[str, object]) -> None:
        """Ask how large the PDF is that is to fill an ad, and fill it."""
        from layout_app.ui.dialogs.trimming import FillTrimDialog

        box = BoxId(str(given["box"])) if "box" in given else self._ad
        if box is not None:
            path, marked = Path(str(given["path"])), str(given.get("marked", "no"))
            self._open(FillTrimDialog(self._bridge, box, path, marked, self._window))

    def setting(self, command: str) -> None:
        """Set the paragraphs chosen in the story as an object."""
        from layout_app.ui.dialogs.settings import SettingDialog

        if article := self._article:
            chosen = self._story.chosen_paragraphs()
            self._open(
                SettingDialog(
                    self._bridge, article, chosen, command, self._likeness(), self._window
                )
            )

    def table_file(self) -> None:
        """Ask for a CSV file, and put its table behind the paragraph of the cursor."""
        article = self._article
        if article is None:
            return
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Insert a table from a file"),
            str(self._bridge.session.folder.parent),
            _("Tables") + " (*.csv *.tsv *.txt)",
        )
        if chosen:
            first = len(heads(index(self._bridge.session.issue).articles[article]))
            at = max(first, self._story.chosen_paragraphs()[1] + 1)
            self._bridge.run("article.insert_table", article=article, path=chosen, at=at)

    def cut(self) -> None:
        """Leave out what is selected in the story."""
        article, words = self._article, self._story.selected()
        if article is None or words is None:
            self._window.say(_("Select words of one paragraph in the story first."))
            return
        paragraph, start, end = words
        self._bridge.run("article.cut", article=article, paragraph=paragraph, start=start, end=end)

    def note(self) -> None:
        """Pin a note where the cursor stands in the story."""
        article = self._article
        if article is None:
            return
        paragraph, offset = self._story.place()
        text, given = QInputDialog.getText(
            self._window, _("Pin a note"), _("What is to be seen to at the cursor of the story?")
        )
        if given:
            self._bridge.run(
                "note.pin", article=article, paragraph=paragraph, offset=offset, text=text
            )

    def watched(self) -> None:
        """Show the words that the paper watches for."""
        from layout_app.ui.dialogs.watched import WatchedDialog

        self._open(WatchedDialog(self._bridge, self._story.selected_words(), self._window))

    def uncut(self) -> None:
        """Print words again that were left out."""
        from layout_app.ui.dialogs.copy import UncutDialog

        if article := self._article:
            self._open(UncutDialog(self._bridge, article, self._window))

    def under_heads(self, box: str, picture: int) -> None:
        """Lay the heads of a box over a picture of its article."""
        from layout_app.ui.dialogs.under_heads import UnderHeadsDialog

        likeness = self._likeness()
        self._open(UnderHeadsDialog(self._bridge, BoxId(box), picture, likeness, self._window))

    def keyword(self) -> None:
        """Say what jump lines call the selected article."""
        from layout_app.ui.dialogs.copy import KeywordDialog

        if article := self._article:
            self._open(KeywordDialog(self._bridge, article, self._likeness(), self._window))

    @property
    def _article(self) -> ArticleId | None:
        return self._bridge.session.selection.article

    @property
    def _page(self) -> PageId | None:
        return self._bridge.session.selection.page

    @property
    def _ad(self) -> BoxId | None:
        chosen = self._bridge.session.selection.boxes
        boxes = index(self._bridge.session.issue).boxes
        return chosen[0] if len(chosen) == 1 and isinstance(boxes[chosen[0]][1], AdBox) else None

    def _likeness(self) -> Likeness:
        made = Likeness(self._faces, self._pictures.small)
        self._pictures.arrived.connect(made.update)
        return made

    def _open(self, made: QDialog) -> None:
        """Show a window once; it is gone when it is closed."""
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.open()
