"""Commands that hand an article to other programs; nothing of the issue changes."""

from pathlib import Path

from layout_app.desk.commands.command import (
    Argument,
    Command,
    article,
    has_copy,
    path,
    selected_article,
)
from layout_app.desk.files import write_file
from layout_app.desk.output.handing import web_file, word_copy
from layout_app.desk.session import Session
from layout_app.desk.words import msg
from layout_app.model.ids import ArticleId


def copy_web(session: Session, article: ArticleId, path: Path) -> Path:
    """Write an article as an HTML file; in the window it goes to the clipboard instead."""
    write_file(path, web_file(session, article))
    return path


def save_word(session: Session, article: ArticleId, path: Path) -> Path:
    """Write an article as a Word file."""
    write_file(path, word_copy(session, article))
    return path


_ARGUMENTS = (
    Argument(name="article", reader=article, default=selected_article),
    Argument(name="path", reader=path),
)
COMMANDS = (
    Command(
        name="article.copy_web",
        title=msg("Copy for WeChat or Word"),
        shortcut="Ctrl+Shift+C",
        arguments=_ARGUMENTS,
        enabled=has_copy,
        action=copy_web,
    ),
    Command(
        name="article.save_word",
        title=msg("Save as a Word file…"),
        arguments=_ARGUMENTS,
        enabled=has_copy,
        action=save_word,
    ),
)
