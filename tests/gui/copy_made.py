"""Copy for the desk's tests: articles that are whole, and two that a cut runs between."""

from pathlib import Path

from PIL import Image

from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.seam import Candidate, Decision, OpenEnd, Reason, Side
from layout_app.model.text import BlockRef, Kind, Paragraph

BODY = "社区的人们在河边种下了六十棵树，孩子们给每一棵起了名字。" * 6


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


def photograph(folder: Path, name: str = "河边.jpg", size: tuple[int, int] = (1200, 800)) -> Path:
    """Write a picture of a sky over a field."""
    image = Image.new("RGB", size, (150, 190, 230))
    image.paste((90, 130, 70), (0, size[1] * 2 // 3, *size))
    image.save(folder / name)
    return folder / name
