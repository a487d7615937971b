"""An editor at a real screen: what was tested offscreen, done once with mouse and keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from layout_app.desk.commands import run
from layout_app.desk.making import make_issue
from layout_app.desk.session import open_session
from layout_app.desk.words import msg
from layout_app.edit.articles import add_articles
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.seam import Candidate, Decision, OpenEnd
from layout_app.model.text import BlockRef, Kind, Paragraph
from tests.journeys.screens import DeskProcess, Screen, missing_tools

pytestmark = [
    pytest.mark.x11,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {missing_tools()}"),
]
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
def journey(screen: Screen, tmp_path: Path) -> Iterator[Journey]:
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
    desk = DeskProcess(screen, folder, tmp_path)
    yield Journey(desk, folder)
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


def test_article_is_dragged_from_the_tray_onto_the_page(journey):
    desk = journey.desk
    article = place_first(desk)
    state = desk.state()
    assert list(state["placed"]) == [article]
    assert state["undo"]
    assert state["article"] == article


def test_box_is_moved_stretched_and_undone_with_the_mouse(journey):
    desk = journey.desk
    article = place_first(desk)
    box = box_of(desk)
    start = desk.state()["placed"][article]
    x, y, w, h = desk.ask("where")["boxes"][box]
    desk.drag((x + w // 2, y + h // 2), (x + w // 2 + 120, y + h // 2 + 80))
    moved = desk.state()["placed"][article]
    assert moved[0] > start[0]
    assert moved[1] > start[1]
    badge = desk.state()["badges"][box]
    x, y, w, h = desk.ask("where")["boxes"][box]
    desk.drag((x + w // 2, y + h), (x + w // 2, y + h - 60))
    shorter = desk.state()["placed"][article]
    assert shorter[3] < moved[3]
    assert desk.state()["badges"][box] != badge
    desk.keys("ctrl+z", "ctrl+z", "ctrl+z")
    assert desk.state()["placed"] == {}
    desk.keys("ctrl+shift+z")
    assert desk.state()["placed"][article] == start


def test_chinese_is_put_into_the_story_and_saved(journey):
    desk = journey.desk
    article = place_first(desk)
    x, y, w, _h = desk.ask("where")["widgets"]["story"]
    desk.click((x + w // 2, y + 60))
    desk.keys("ctrl+Home", "Down", "Home")
    desk.paste("白洋湾")
    assert "白洋湾" in desk.state()["story"]
    desk.keys("ctrl+s")
    desk.until(lambda: not desk.state()["dirty"])
    assert "白洋湾" in (journey.issue / "articles" / f"{article}.yaml").read_text(encoding="utf-8")


def test_headline_is_rewritten_in_place(journey):
    desk = journey.desk
    place_first(desk)
    desk.keys("F2")
    desk.until(lambda: "headline-editor" in desk.ask("where")["widgets"])
    desk.paste("河畔新绿")
    desk.keys("Return")
    desk.until(lambda: desk.state()["story"].startswith("河畔新绿"))


def test_page_is_exported_with_the_dialog(journey):
    desk = journey.desk
    place_first(desk)
    desk.keys("ctrl+e")
    desk.until(lambda: "export" in desk.ask("where")["widgets"])
    desk.click(desk.centre("widgets", "export"))
    out = journey.issue / "out" / "x1a"
    desk.until(lambda: len(list(out.glob("*.pdf"))) == 4, timeout=60)
    desk.until(lambda: "export-progress" not in desk.ask("where")["widgets"])
    desk.keys("Escape")
    desk.until(lambda: "export" not in desk.ask("where")["widgets"])


def test_box_is_carried_to_another_page_over_the_flatplan(journey):
    desk = journey.desk
    article = place_first(desk)
    x, y, w, h = desk.ask("where")["boxes"][box_of(desk)]
    desk.drag((x + w // 2, y + h // 2), desk.centre("pages", "A02"))
    desk.until(lambda: desk.state()["page"] == "A02")
    assert list(desk.state()["placed"]) == [article]
    desk.keys("ctrl+z")
    desk.until(lambda: desk.state()["page"] == "A01")


def test_command_is_found_by_name_and_run(journey):
    desk = journey.desk
    before = len(desk.ask("where")["pages"])
    desk.keys("ctrl+shift+p")
    desk.until(lambda: "palette-field" in desk.ask("where")["widgets"])
    desk.screen.xdotool("type", "page.new")
    desk.keys("Return")
    desk.until(lambda: len(desk.ask("where")["pages"]) == before + 1)


def test_cut_sentence_is_joined_with_one_key(journey):
    desk = journey.desk
    desk.until(lambda: "repair-ends" in desk.ask("where")["widgets"])
    desk.until(lambda: desk.state()["repair"])
    rows = desk.state()["repair"]
    x, y, w, _h = desk.ask("where")["widgets"]["repair-ends"]
    desk.click((x + w // 2, y + 10))
    desk.keys("j")
    desk.until(lambda: desk.state()["repair"] != rows)
    assert desk.state()["repair"][0].startswith("✓")
    desk.keys("ctrl+z")
    desk.until(lambda: desk.state()["repair"] == rows)
