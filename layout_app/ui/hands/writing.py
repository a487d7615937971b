"""Words written on the page. One rule: an editor over the page ends in at most one step.

Heads and captions are taken over when they are done; a paragraph of the body flows anew while it
is typed, and Esc takes all of it back. Where these words change from elsewhere meanwhile, as by a
search or a menu, the editor closes: it would put back what was.
"""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from layout_app.desk.words import Message, _, msg
from layout_app.display.places import lines_of
from layout_app.edit.articles import set_paragraphs
from layout_app.edit.free import set_words
from layout_app.model.article import Article, headline
from layout_app.model.box import ArticleBox, RegionKind, TextBox
from layout_app.model.breaks import written
from layout_app.model.geometry import Rect, union
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue, index, stylebook_of
from layout_app.model.style import Stylebook, TextStyle, style_in_chars
from layout_app.model.text import HEADS, Kind, Paragraph
from layout_app.ui.canvas.body_editor import BodyEditor, Place
from layout_app.ui.canvas.headline_editor import HeadlineEditor
from layout_app.ui.canvas.view import PageView
from layout_app.ui.docks.retype import retyped
from layout_app.ui.screen.faces import family_of
from layout_app.ui.screen.painter import qrect

_numbers = count(1)
_BESIDE = (Kind.TABLE, Kind.NAMES)
"""Kinds whose cells are parted by tabs: they are written beside the page."""
Words = Callable[[Issue], tuple[Paragraph, ...]]
"""Returns the paragraphs that stand or fall with those in an editor; none where they are gone."""


class Writing(QObject):
    """Opens editors over the page."""

    beside_wanted = Signal(str, int, int)
    """Article, paragraph and offset of words that are better written beside the page."""
    shown = Signal(str, int, int)
    """Article, paragraph and offset of the words that are being written."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._bridge = view.pages.bridge
        self._editor: QWidget | None = None
        self._words: Words = lambda _issue: ()
        self._left: tuple[Paragraph, ...] = ()
        """What the open editor left there last."""
        self._bridge.changing.connect(lambda _change: self._look_around())

    def head(self, box: str, paragraph: int) -> None:
        """Open an editor over a head."""
        article = self._article_in(BoxId(box))
        place = self._view.region_rect(BoxId(box), RegionKind.HEADLINE, paragraph=paragraph)
        if article is None or place is None:
            return
        self._open_line(
            _("Headline"),
            written(article.paragraphs[paragraph]),
            place,
            lambda words: self._bridge.run(
                "headline.write", article=article.id, paragraph=paragraph, text=words
            ),
        )

    def caption(self, box: str, number: int) -> None:
        """Open an editor over the caption of a picture."""
        article = self._article_in(BoxId(box))
        place = self._view.region_rect(BoxId(box), RegionKind.CAPTION, number=number)
        if article is None or place is None or number >= len(article.pictures):
            return
        self._open_line(
            _("Caption"),
            article.pictures[number].caption,
            place,
            lambda words: self._bridge.run(
                "picture.caption", article=article.id, picture=number, caption=words
            ),
        )

    def body(self, box: str, paragraph: int, offset: int) -> None:
        """Open an editor over a paragraph, its cursor on a character."""
        article = self._article_in(BoxId(box))
        if article is None:
            return
        place = self._place(BoxId(box), article, paragraph)
        if place is None or article.paragraphs[paragraph].kind in _BESIDE:
            self.beside_wanted.emit(article.id, paragraph, offset)
            return
        text = article.paragraphs[paragraph].text
        editor = BodyEditor(text, offset, place, self._view.viewport())
        key = "in place", article.id, paragraph, next(_numbers)
        editor.typed.connect(lambda lines: self._write(article, paragraph, lines, key))
        editor.closed.connect(lambda keep: self._end(editor, key, keep=keep))
        editor.left.connect(lambda by: self._walk(editor, BoxId(box), paragraph, by))
        self._open_body(editor, lambda issue: _words_of(issue, article.id))
        self.shown.emit(article.id, paragraph, offset)

    def words(self, box: str, *, over: bool = False) -> None:
        """Open an editor over a free text; `over` selects its words to be written over."""
        found = index(self._bridge.session.issue).boxes.get(BoxId(box))
        at = self._view.pages.rect_of(BoxId(box))
        if found is None or not isinstance(found[1], TextBox) or at is None:
            return
        text = "\n".join(paragraph.text for paragraph in found[1].paragraphs)
        style = found[1].style
        size = style_in_chars(style, self._view.pages.paper.em).size * self._view.pages.paper.em
        place = Place(
            rect=self._view.viewportTransform().mapRect(at),
            size=size * self._view.viewportTransform().m11(),
            measure=max(8.0, at.width() / size),
            indent=0.0,
            font=self._font(style),
        )
        if self._bridge.session.read_only:
            return
        editor = BodyEditor(text, len(text), place, self._view.viewport())
        key = "in place", box, next(_numbers)
        editor.typed.connect(
            lambda lines: self._take(
                lambda issue: set_words(issue, BoxId(box), lines), msg("Word the text"), key
            )
        )
        editor.closed.connect(lambda keep: self._end(editor, key, keep=keep))
        self._open_body(editor, lambda issue: _words_in(issue, BoxId(box)))
        if over:
            editor.selectAll()

    def first_text(self) -> None:
        """Open an editor over the first paragraph of the selected box."""
        chosen = self._bridge.session.selection.boxes
        found = self._view.pages.find(chosen[0]) if chosen else None
        article = self._article_in(chosen[0]) if found else None
        if found is None or article is None:
            return
        shown = self._shown_paragraphs(chosen[0], article)
        if shown:
            self.body(chosen[0], shown[0], 0)

    def _open_line(
        self, name: str, text: str, place: QRectF, take: Callable[[str], object]
    ) -> None:
        editor = HeadlineEditor(name, text, place, self._view.viewport())
        editor.done.connect(take)
        editor.closed.connect(self._give_back)
        self._editor = editor

    def _open_body(self, editor: BodyEditor, words: Words) -> None:
        self._editor, self._words = editor, words
        self._left = words(self._bridge.session.issue)

    def _look_around(self) -> None:
        """Close an editor whose words somebody else changed."""
        now = self._words(self._bridge.session.issue)
        if isinstance(self._editor, BodyEditor) and now != self._left:
            self._editor.finish(keep=True)

    def _article_in(self, box: BoxId) -> Article | None:
        """Return the article of a box that may be written in."""
        found = index(self._bridge.session.issue).boxes.get(box)
        if found is None or not isinstance(found[1], ArticleBox) or self._bridge.session.read_only:
            return None
        return index(self._bridge.session.issue).articles.get(found[1].article)

    def _write(
        self, before: Article, paragraph: int, lines: list[str], key: tuple[object, ...]
    ) -> None:
        """Put what the editor holds in the place of the paragraph that was opened."""
        old = before.paragraphs
        new = retyped(old[paragraph : paragraph + 1], lines)
        now = (*old[:paragraph], *new, *old[paragraph + 1 :])
        self._take(
            lambda issue: set_paragraphs(issue, before.id, now),
            msg("Type in “{headline}”", headline=headline(before)),
            key,
        )

    def _take(
        self, operation: Callable[[Issue], Issue], label: Message, key: tuple[object, ...]
    ) -> None:
        """Take over what was typed."""

        def taken(issue: Issue) -> Issue:
            issue = operation(issue)
            self._left = self._words(issue)
            return issue

        self._bridge.do(taken, label, merge=key, gesture=True)

    def _end(self, editor: BodyEditor, key: tuple[object, ...], *, keep: bool) -> None:
        if not keep:
            self._bridge.session.abandon(key)
        if self._editor is editor:
            self._give_back()

    def _give_back(self) -> None:
        editor, self._editor = self._editor, None
        self._view.take_keyboard(editor)

    def _walk(self, editor: BodyEditor, box: BoxId, paragraph: int, by: int) -> None:
        """Close the editor and open the next over the paragraph before or behind."""
        made = editor.document().blockCount() - 1
        editor.finish(keep=True)
        article = self._article_in(box)
        # The page shows what was typed only after its next look.
        self._view.pages.refresh()
        to = paragraph + by + (made if by > 0 else 0)
        if article is None or not 0 <= to < len(article.paragraphs):
            return
        if article.paragraphs[to].kind in HEADS:
            self.head(box, to)
        elif to in self._shown_paragraphs(box, article):
            self.body(box, to, len(article.paragraphs[to].text) if by < 0 else 0)

    def _shown_paragraphs(self, box: BoxId, article: Article) -> list[int]:
        """Return the paragraphs of the body that a box shows, in order."""
        return [
            n
            for n, paragraph in enumerate(article.paragraphs)
            if paragraph.kind not in HEADS and self._lines(box, article.id, n)
        ]

    def _lines(self, box: BoxId, article: ArticleId, paragraph: int) -> tuple[Rect, ...]:
        """Return the lines of a paragraph inside a box."""
        found = self._view.pages.find(box)
        composed = self._view.pages.composed(found[0].page) if found else None
        if found is None or composed is None:
            return ()
        lines = lines_of(composed.display, article, paragraph)
        return tuple(line for line in lines if line.overlaps(found[1].rect))

    def _font(self, style: TextStyle) -> QFont:
        """Return the font of a style as Qt knows it."""
        face = self._bridge.session.faces.face(style.face)
        font = QFont(family_of(face))
        font.setWeight(QFont.Weight(face.weight))
        return font

    def _place(self, box: BoxId, article: Article, paragraph: int) -> Place | None:
        """Return where a paragraph is written: over its lines in the column they begin in."""
        found, lines = self._view.pages.find(box), self._lines(box, article.id, paragraph)
        if found is None or not lines:
            return None
        sheet, composed = found
        issue = self._bridge.session.issue
        book, kind = stylebook_of(issue), article.paragraphs[paragraph].kind
        columns = [r.rect for r in composed.regions if r.kind is RegionKind.TEXT]
        column = next((c for c in columns if c.overlaps(lines[0])), union(lines))
        here = union(line for line in lines if line.overlaps(column))
        style, size = style_of(book, kind), min(lines[0].w, lines[0].h)
        # The words of vertical text are typed across, in lines as long as they are on the page.
        upright = max(line.h for line in lines) > size
        at = here if upright else Rect(column.x, here.y, column.w, here.h)
        to_device = self._view.viewportTransform()
        return Place(
            rect=to_device.mapRect(qrect(at).translated(sheet.x, 0)),
            size=size * to_device.m11(),
            measure=max(8.0, (column.h if upright else column.w) / size),
            indent=book.breaks.indent / 1000 if kind is Kind.TEXT else 0.0,
            font=self._font(style),
        )


def style_of(book: Stylebook, kind: Kind) -> TextStyle:
    """Return the style in which a kind of body text is set."""
    styles = {
        Kind.SUBHEAD: book.subhead,
        Kind.QUOTE: book.quote,
        Kind.FACT: book.fact,
        Kind.VERSE: book.verse,
        Kind.NOTICE: book.notice,
    }
    return styles.get(kind, book.body)


def _words_of(issue: Issue, article: ArticleId) -> tuple[Paragraph, ...]:
    found = index(issue).articles.get(article)
    return found.paragraphs if found else ()


def _words_in(issue: Issue, box: BoxId) -> tuple[Paragraph, ...]:
    found = index(issue).boxes.get(box)
    return found[1].paragraphs if found and isinstance(found[1], TextBox) else ()
