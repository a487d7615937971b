"""Printed words wherever they stand: all are found, other words change nothing else."""

from layout_app.desk.copy.finding import finds, replacements
from layout_app.edit.signing import one_by_one
from layout_app.edit.wording import words_of_boxes
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.box import AdBox, Package, SectionBox, TextBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph

CELLS = Cells(column=0, line=0, columns=1, lines=4)
A = ArticleId("a")


def line(text: str, kind: Kind = Kind.TEXT, *marks: Mark) -> Paragraph:
    return Paragraph(text=text, kind=kind, marks=marks)


def issue() -> Issue:
    """Return an issue that names 李桂芬 once in every kind of printed words, twice in a text."""
    picture = ArticlePicture(
        original="0" * 64,
        name="门.jpg",
        caption="李桂芬在门前",
        credit="李桂芬摄",
        replaced="1" * 64,
    )
    bold = Mark(kind=MarkKind.BOLD, start=4, end=6)
    boxes = (
        TextBox(
            id=BoxId("t"),
            rect=Rect(x=0, y=0, w=50, h=50),
            paragraphs=(line("值班"), line("李桂芬　值班", Kind.TEXT, bold)),
        ),
        AdBox(id=BoxId("ad"), cells=CELLS, paragraphs=(line("李桂芬声明遗失"),)),
        Package(id=BoxId("p"), cells=CELLS, heads=(line("李桂芬的一天", Kind.HEADLINE),)),
        SectionBox(id=BoxId("s"), cells=CELLS, title="李桂芬信箱"),
        SectionBox(id=BoxId("s2"), cells=CELLS),
    )
    article = Article(
        id=A,
        paragraphs=(line("钥匙", Kind.HEADLINE), line("李桂芬说，李桂芬的钥匙在这里。")),
        pictures=(picture,),
    )
    return Issue(articles=(article,), pages=(Page(id=PageId("p1"), boxes=boxes),))


def replaced(before: Issue, words: str, by: str) -> Issue:
    return one_by_one(before, replacements(finds(before, words), by))[0]


def test_a_name_is_found_in_all_that_is_printed():
    assert len(finds(issue(), "李桂芬")) == 8
    assert len(finds(issue(), "李桂芬", article=A)) == 4


def test_a_name_is_changed_everywhere_and_nothing_else_is():
    before = issue()
    after = replaced(before, "李桂芬", "欧阳桂芬")
    assert not finds(after, "李桂芬")
    assert len(finds(after, "欧阳桂芬")) == 8
    back = replaced(after, "欧阳桂芬", "李桂芬")
    assert back == before


def test_marks_and_the_caption_still_to_be_read_stay():
    before = issue()
    after = replaced(before, "李桂芬", "欧阳桂芬")
    _page, text = index(after).boxes[BoxId("t")]
    (mark,) = text.paragraphs[1].marks
    assert (mark.start, mark.end) == (5, 7)
    (picture,) = index(after).articles[A].pictures
    assert picture.replaced == "1" * 64


def test_boxes_without_words_of_their_own_have_none():
    assert {at.owner for at, _text in words_of_boxes(issue())} == {"t", "ad", "p", "s"}
