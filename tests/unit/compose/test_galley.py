"""Galleys: articles one after the other in columns."""

from fakeface import FakeFaces

from layout_app.compose.galley import Galley, GalleyShape, compose_galley
from layout_app.display.items import GlyphRun
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind
from tests.unit.compose.setpages import article, han

ARTICLES = tuple(
    article(f"a{n}", (Kind.HEADLINE, "标题"), *[han(90, n + k) for k in range(4)]) for n in range(6)
)


def galley(**others: bool) -> Galley:
    shape = GalleyShape(measure=12, columns=2, lines=20, **others)
    return compose_galley(ARTICLES, shape, FakeFaces(), Stylebook())


def text_of(made: Galley) -> str:
    return "".join(
        item.text
        for page in made.pages
        for group in page.groups
        for item in group.items
        if isinstance(item, GlyphRun)
    )


def test_galley_holds_all_copy_in_order() -> None:
    assert text_of(galley()) == "".join(p.text for a in ARTICLES for p in a.paragraphs)


def test_text_only_leaves_heads_out() -> None:
    assert "标题" not in text_of(galley(text_only=True))


def test_columns_are_told_for_each_page() -> None:
    made = galley()
    assert len(made.columns) == len(made.pages) > 1
    first, second = made.columns[0]
    assert (first.w, second.x - first.x) == (108, 124)


def test_columns_before_the_last_are_full() -> None:
    made = galley(text_only=True)
    feet = [max(item.ys[0] for item in group.items) for page in made.pages for group in page.groups]
    assert len(set(feet[:-1])) == 1


def test_no_articles_make_an_empty_page() -> None:
    made = compose_galley((), GalleyShape(), FakeFaces(), Stylebook())
    assert len(made.pages) == 1
    assert made.pages[0].groups == ()
