"""Windows without a screen: settings and styles of a machine stay out, every test its own issue."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from layout_app.desk.commands import run
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import msg, use_language
from layout_app.edit.articles import add_articles
from layout_app.model.ids import PageId
from layout_app.model.issue import index
from layout_app.ui.start import Desktop, dress
from layout_app.ui.window.desk import Desk
from layout_app.ui.window.main_window import MainWindow
from tests.gui.copy_made import BODY, article, photograph
from tests.gui.mouse import settle


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep QSettings and the program's data in the test's own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """An issue of four pages with three articles, none of them placed."""
    use_language("en")
    folder = tmp_path / "2023-03-20"
    make_issue(folder, name="江湾社区报", day=date(2023, 3, 20), pages=4)
    made = open_session(folder)
    articles = (
        article("a1", "云溪又照得见人影了", BODY * 4, rank=1),
        article("a2", "菜场变宽了", BODY * 2),
        article("a3", "英语角添了菜场课", rank=4),
    )
    made.do(lambda issue: add_articles(issue, articles), msg("Import copy"))
    made.save()
    return open_session(folder)


@pytest.fixture
def window(qapp: QApplication, session: Session) -> Iterator[MainWindow]:
    """The window on the issue, shown."""
    made = MainWindow(dress(qapp))
    made.show()
    made.show_session(session)
    settle()
    yield made
    made.desk.stop()
    # Nothing left to ask about when the window closes.
    session.opened = replace(session.opened, issue=session.issue)
    made.close()
    made.deleteLater()
    settle()
    # Only an event loop deletes by itself; kept windows would all be styled anew by the next.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """Everything in the window."""
    return window.desk


@pytest.fixture
def pictured(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Desk:
    """A window on an article with a picture, placed and read."""
    session = desk.bridge.session
    run(session, "box.place", article="a2", page="A01", column=0, line=12, columns=3, lines=40)
    run(session, "picture.add", article="a2", path=photograph(tmp_path))
    settle()
    (picture,) = index(session.issue).articles["a2"].pictures
    qtbot.waitUntil(lambda: desk.pictures.small(picture.original) is not None, timeout=10_000)
    return desk


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    """The program as it starts, without an issue."""
    use_language("en")
    made = Desktop(qapp)
    yield made
    made.window.release()
    made.window.close()
    made.window.deleteLater()
    settle()


@pytest.fixture
def written(desk: Desk) -> PageId:
    """The first page, with an article on it."""
    page = desk.bridge.session.issue.pages[0].id
    desk.bridge.run("box.place", article="a1", page=page, column=0, line=14, columns=3)
    settle()
    return page
