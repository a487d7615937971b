"""A real screen, and an editor's desk on an issue with copy in its tray."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from layout_app.desk.commands import run
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import open_session
from layout_app.desk.words import msg
from layout_app.edit.articles import add_articles
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.seam import Candidate, Decision, OpenEnd
from layout_app.model.text import BlockRef, Kind, Paragraph
from tests.journeys.screens import DeskProcess, Screen

BODY = "社区的人们在河边种下了六十棵树，孩子们给每一棵起了名字。" * 14


def cut_articles() -> tuple[Article, Article]:
    """A sentence that breaks off in one article and goes on in another."""
    tail, head = BlockRef(dump="raw.txt", block=1), BlockRef(dump="raw.txt", block=2)
    found = Candidate(tail=tail, head=head, confidence=0.93, decision=Decision.SUGGEST)
    first = Article(
        id=ArticleId("c1"),
        paragraphs=(
            Paragraph(text="河道清了", kind=Kind.HEADLINE),
            Paragraph(text="工人们沿着河", blocks=(tail,)),
        ),
        open_ends=(OpenEnd(block=tail, candidates=(found,)),),
    )
    second = Article(
        id=ArticleId("c2"),
        paragraphs=(Paragraph(text="道慢慢走，把垃圾捡上来。", blocks=(head,)),),
    )
    return first, second


@dataclass
class Journey:
    desk: DeskProcess
    issue: Path


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """An issue of four pages with two stories and a cut sentence in its tray."""
    folder = tmp_path / "2023-03-20"
    make_issue(folder, name="江湾社区报", day=date(2023, 3, 20), pages=4)
    session = open_session(folder)
    for n, head in enumerate(("河边种下六十棵树", "菜场变宽了")):
        file = tmp_path / f"copy{n}.txt"
        file.write_text(f"# {head}\n\n{BODY}\n", encoding="utf-8")
        run(session, "article.import", file=file, **{"as": "story"})
    session.do(lambda issue: add_articles(issue, cut_articles()), msg("Import copy"))
    session.save()
    session.close()
    return folder


@pytest.fixture
def journey(screen: Screen, issue: Path, tmp_path: Path) -> Iterator[Journey]:
    desk = DeskProcess(screen, issue, tmp_path)
    yield Journey(desk, issue)
    screen.picture(tmp_path / "end.png")
    assert desk.close() == ""


def box_of(desk: DeskProcess) -> str:
    return next(iter(desk.ask("where")["boxes"]))


def place_first(desk: DeskProcess) -> str:
    """Drag the first article from the tray onto the first page."""
    row = next(iter(desk.ask("where")["tray"]))
    x, y, w, h = desk.ask("where")["sheets"]["A01"]
    desk.drag(desk.centre("tray", row), (x + round(0.2 * w), y + round(0.35 * h)))
    desk.until(lambda: desk.ask("where")["boxes"])
    return row
