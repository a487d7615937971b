"""Marks for selected words. One rule: what a row does is a command of the table."""

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from layout_app.desk.words import Message, _, msg, say
from layout_app.model.ids import ArticleId
from layout_app.model.text import MarkKind
from layout_app.ui.commands.bridge import Bridge

_ROWS: tuple[tuple[MarkKind, Message], ...] = (
    (MarkKind.BOLD, msg("Bold")),
    (MarkKind.EMPHASIS, msg("Dots below")),
    (MarkKind.SUPER, msg("Raised")),
    (MarkKind.NO_BREAK, msg("Kept on one line")),
    (MarkKind.RUBY, msg("Reading above…")),
)


def offer_marks(
    menu: QMenu,
    editor: QWidget,
    bridge: Bridge,
    article: ArticleId,
    paragraph: int,
    start: int,
    end: int,
) -> None:
    """Add the marks that the characters start..end may take, and one row that takes all off."""
    place: dict[str, object] = {
        "article": article, "paragraph": paragraph, "start": start, "end": end,
    }  # fmt: skip
    for kind, words in _ROWS:
        row = menu.addAction(say(words))
        row.triggered.connect(lambda _on=False, kind=kind: _mark(editor, bridge, kind, place))
    menu.addSeparator()
    off = menu.addAction(_("No marks"))
    off.triggered.connect(lambda: bridge.run("article.unmark", **place))


def _mark(editor: QWidget, bridge: Bridge, kind: MarkKind, place: dict[str, object]) -> None:
    value = ""
    if kind is MarkKind.RUBY:
        value, given = QInputDialog.getText(
            editor, _("Reading"), _("What is read above these characters:")
        )
        if not given or not value.strip():
            return
    bridge.run("article.mark", **place, mark=kind.value, value=value.strip())
