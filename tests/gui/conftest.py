"""Windows without a screen: settings and styles of a machine stay out, every test its own issue."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from layout_app.desk.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import msg, use_language
from layout_app.edit.articles import add_articles
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.seam import Candidate, Decision, OpenEnd, Reason, Side
from layout_app.model.text import BlockRef, Kind, Paragraph
from layout_app.ui.main_window import Desk, MainWindow
from layout_app.ui.start import dress

BODY = "社区的人们在河边种下了六十棵树，孩子们给每一棵起了名字。" * 6


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    """Keep QSettings in the test's own folder."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


def article(name: str, head: str, body: str = BODY, *, rank: int = 3) -> Article:
    texts = (Paragraph(text=head, kind=Kind.HEADLINE), *map(_text, body.split("\n")))
    return Article(id=ArticleId(name), paragraphs=texts, rank=rank)


def block(number: int) -> BlockRef:
    return BlockRef(dump="raw.txt", block=number)


def cut_articles() -> tuple[Article, Article]:
    """Two articles between which a sentence was cut: b1 goes on in b2, or perhaps in b3."""
    sure = Candidate(
        tail=block(1),
        head=block(2),
        confidence=0.93,
        decision=Decision.SUGGEST,
        reasons=(Reason(code="word", value="河道"),),
    )
    other = Candidate(tail=block(1), head=block(3), confidence=0.11)
    end = OpenEnd(block=block(1), side=Side.TAIL, candidates=(sure, other))
    lone = OpenEnd(block=block(3), side=Side.TAIL)
    first = Article(
        id=ArticleId("c1"),
        paragraphs=(
            Paragraph(text="河道清了", kind=Kind.HEADLINE, blocks=(block(0),)),
            Paragraph(text="工人们沿着河", blocks=(block(1),)),
        ),
        open_ends=(end,),
    )
    second = Article(
        id=ArticleId("c2"),
        paragraphs=(
            Paragraph(text="道慢慢走，把垃圾捡上来。", blocks=(block(2),)),
            Paragraph(text="另一件事情还没有说", blocks=(block(3),)),
        ),
        open_ends=(lone,),
    )
    return first, second


def _text(line: str) -> Paragraph:
    return Paragraph(text=line)


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


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """Everything in the window."""
    return window.desk


def settle(rounds: int = 8) -> None:
    """Let timers of no duration and queued events have their turn."""
    for _ in range(rounds):
        QApplication.processEvents()
