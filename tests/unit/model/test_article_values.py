"""Articles as values: their heads in order, the accepted text, pictures and parts."""

import pytest
from hypothesis import given

from layout_app.model.article import (
    Article,
    ArticlePicture,
    PartBreak,
    accepted_text,
    characters,
    head,
    headline,
    heads,
    paragraph_starts,
    twin,
)
from layout_app.model.ids import ArticleId
from layout_app.model.seam import Seam
from layout_app.model.text import Anchor, BlockRef, Kind, Paragraph
from tests import strategies

A, B, C = ArticleId("a"), ArticleId("b"), ArticleId("c")
PLACE = Anchor(paragraph=0, offset=0)


def article(*told: tuple[Kind, str], **others: object) -> Article:
    paragraphs = tuple(Paragraph(text=text, kind=kind) for kind, text in told)
    return Article(id=A, paragraphs=paragraphs, **others)


@pytest.mark.parametrize("rank", [0, 5])
def test_rank_is_one_of_four(rank):
    with pytest.raises(ValueError, match="rank"):
        Article(id=A, rank=rank)


@pytest.mark.parametrize(
    "kinds",
    [
        (Kind.HEADLINE, Kind.KICKER),
        (Kind.BYLINE, Kind.DECK, Kind.TEXT),
        (Kind.HEADLINE, Kind.HEADLINE),
    ],
)
def test_heads_stand_once_each_in_their_order(kinds):
    with pytest.raises(ValueError, match="in their order"):
        article(*((kind, "题") for kind in kinds))


def test_heads_end_where_the_body_begins():
    found = article(
        (Kind.KICKER, "引"), (Kind.HEADLINE, "主"), (Kind.TEXT, "文"), (Kind.BYLINE, "署名")
    )
    assert [p.text for p in heads(found)] == ["引", "主"]
    assert head(found, Kind.HEADLINE).text == "主"
    assert head(found, Kind.BYLINE).text == "署名"
    assert head(found, Kind.DECK) is None


def test_article_without_a_headline_is_called_by_its_beginning():
    assert headline(article((Kind.HEADLINE, "主题"), (Kind.TEXT, "正文"))) == "主题"
    body = "一二三四五六七八九十" * 2
    assert headline(article((Kind.TEXT, body))) == body[:16]
    assert headline(Article(id=A)) == ""


@given(strategies.articles())
def test_paragraphs_start_where_the_accepted_text_has_them(found):
    text = accepted_text(found)
    starts = paragraph_starts(found.paragraphs)
    assert len(starts) == len(found.paragraphs)
    for start, paragraph in zip(starts, found.paragraphs, strict=True):
        assert text[start : start + len(paragraph.text)] == paragraph.text
    assert characters(found) == len(text) - max(0, len(starts) - 1)


def test_twin_is_known_to_its_own_seams_only():
    def seam(home: ArticleId) -> Seam:
        block = BlockRef(dump="d", block=0)
        return Seam(at=PLACE, tail=block, head=block, home=home)

    found = twin(article((Kind.TEXT, "文"), seams=(seam(A), seam(C))), B)
    assert found.id == B
    assert [each.home for each in found.seams] == [B, C]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"pixels": (-1, 5)}, "negative"),
        ({"contour": ((0.0, 0.0),)}, "three corners"),
        ({"contour": ((0.0, 0.0), (1.0, 1.0))}, "three corners"),
    ],
    ids=str,
)
def test_picture_that_cannot_be_is_refused(wrong, told):
    with pytest.raises(ValueError, match=told):
        ArticlePicture(original="", name="", **wrong)


def test_parts_count_from_one():
    with pytest.raises(ValueError, match="count from 1"):
        PartBreak(part=0, at=PLACE)
