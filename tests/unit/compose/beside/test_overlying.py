"""Free text on other text is told, on pictures and panels it may lie."""

import pytest

from layout_app.model.box import Package, PanelBox, TextBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId
from layout_app.model.ink import Ink
from layout_app.model.text import Kind, Paragraph
from tests.unit.compose.setpages import SMALL, article, box, composer, han, issue

STORY = article("a", (Kind.HEADLINE, "水清"), han(200))
PLACED = box("b", "a", (0, 6, 3, 20))
TITLE = Package(
    id=BoxId("pack"),
    cells=Cells(column=0, line=0, columns=3, lines=30),
    heads=(Paragraph(text="专题报道", kind=Kind.HEADLINE),),
    boxes=(PLACED.id,),
)
LEFT = 40.0
TOP = 60.0


def free(line: float, text: str = "版头寄语", *, vertical: bool = False) -> TextBox:
    """Return a free text whose first line stands on a grid line, in the middle of the page."""
    rect = Rect(LEFT + 130, TOP + line * SMALL.leading, 60, 60 if vertical else 12)
    paragraphs = (Paragraph(text=text),)
    return TextBox(id=BoxId("free"), rect=rect, paragraphs=paragraphs, vertical=vertical)


def told(*boxes) -> list[tuple]:
    whole = issue((STORY,), (), boxes)
    page = composer().page(whole, whole.pages[1].id)
    return [
        (p.where.box, dict(p.args)["one"], dict(p.args)["two"])
        for p in page.problems
        if p.code == "layout.words_meet"
    ]


@pytest.mark.parametrize("vertical", [False, True])
def test_free_text_on_the_title_of_a_package_is_told(vertical: bool) -> None:
    found = told(TITLE, PLACED, free(2, vertical=vertical))
    assert ("free", "版头寄语", "专题报道") in found


def test_free_text_on_head_or_text_of_an_article_is_told() -> None:
    assert told(PLACED, free(7)) == [("free", "版头寄语", "水清")]
    assert told(PLACED, free(12)) == [("free", "版头寄语", "水清")]
    assert told(free(12), PLACED) == [("free", "版头寄语", "水清")]


def test_free_text_beside_text_or_on_a_panel_is_not_told() -> None:
    panel = PanelBox(id=BoxId("p"), rect=Rect(0, 0, 400, 600), fill=Ink(y=0.2))
    assert told(panel, TITLE, free(26)) == []
    assert told(PLACED, free(28)) == []
    assert told(PLACED, free(3)) == []


def test_two_free_texts_on_each_other_are_told_once() -> None:
    other = TextBox(id=BoxId("o"), rect=free(2).rect, paragraphs=(Paragraph(text="另一段"),))
    assert told(free(2), other) == [("o", "另一段", "版头寄语")]
