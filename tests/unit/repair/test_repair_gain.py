"""What learning gains: measured on articles that were held back, long paragraphs cut in two."""

import pytest

from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.text import Paragraph
from layout_app.repair.learning import gain, is_held_back

HELD, TAUGHT = ArticleId("abcdef"), ArticleId("dddddd")
LONG = (
    "昨天上午，云溪社区的居民在埠头边的广场上办起了今年第一场旧物市场，来的人把自家用不着的东西摆在地上。",
    "食堂的早饭从六点半开始供应，豆浆油条和小馄饨都是现做的，附近上班的年轻人也常常排队来买。",
)
SHORT = ("食堂开门了。",)


def article(name: ArticleId, *texts: str) -> Article:
    return Article(id=name, paragraphs=tuple(Paragraph(text=text) for text in texts))


def test_some_articles_are_held_back_and_others_not() -> None:
    assert is_held_back(HELD)
    assert not is_held_back(TAUGHT)


@pytest.mark.parametrize(
    ("texts", "cuts", "found"), [((*LONG, *SHORT), 2, 1.0), (SHORT, 0, 0.0), ((), 0, 0.0)]
)
def test_halves_of_long_paragraphs_are_looked_for(texts, cuts: int, found: float) -> None:
    told = gain((), [article(HELD, *texts), article(TAUGHT, *LONG)])
    assert (told.articles, told.cuts) == (1, cuts)
    assert (told.found_before, told.found_after) == (found, found)
    assert (told.perplexity_before > 1) == bool(texts)
