"""The selected article on the clipboard and in a Word file, by menu and key."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from layout_app.desk.session import Selection
from layout_app.intake.docx import docx_text
from layout_app.model.article import accepted_text, headline
from layout_app.model.issue import index


@pytest.fixture
def clipboard(qapp):
    """The clipboard, given plain text at the end.

    That of Qt's offscreen platform outlives Python, and crashes over a value made in it.
    """
    yield QApplication.clipboard()
    QApplication.clipboard().setText("")


def chosen(window):
    session = window.desk.bridge.session
    window.desk.bridge.select(Selection(page=session.issue.pages[0].id, article="a1"))
    return index(session.issue).articles["a1"]


def test_the_menu_puts_html_and_text_on_the_clipboard(window, clipboard):
    article = chosen(window)
    menu = window.menuBar().findChild(QMenu, "menu-copy")
    action = next(a for a in menu.actions() if a.objectName() == "article.copy_web")
    clipboard.clear()
    action.trigger()
    mime = clipboard.mimeData()
    assert mime.text() == accepted_text(article)
    assert mime.hasHtml()
    assert f">{headline(article)}</h1>" in mime.html()
    assert not window.desk.bridge.session.dirty


def test_without_an_article_there_is_nothing_to_copy(window):
    session = window.desk.bridge.session
    window.desk.bridge.select(Selection(page=session.issue.pages[0].id))
    for name in ("article.copy_web", "article.save_word"):
        assert not window.desk.actions.by_name[name].isEnabled()


def test_a_word_file_is_written_where_the_editor_says(window, tmp_path, monkeypatch):
    article = chosen(window)
    asked = []

    def choose(_parent, _title, offered, _filter):
        asked.append(offered)
        return str(tmp_path / "out.docx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.desk.actions.trigger("article.save_word")
    assert asked[0].endswith(f"{headline(article)}.docx")
    read = docx_text((tmp_path / "out.docx").read_bytes(), "out.docx").text
    lines = [line.lstrip("# ") for line in read.split("\n") if line]
    assert lines == accepted_text(article).split("\n")
