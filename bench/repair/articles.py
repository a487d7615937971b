"""Training articles and their folds. One rule: the fold of an article follows from its id."""

import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ORDER, BUDGET, LEAST = 4, 1_000_000, 2
"""Order of the model, entries kept (about), least count of a known character."""
Article = Mapping[str, object]


def read(path: Path) -> Iterator[dict[str, object]]:
    """Yield the objects of a file of JSON lines, compressed with xz or not."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def texts(articles: Iterable[Article]) -> list[list[str]]:
    """Return the paragraphs of every article."""
    return [list(article["paras"]) for article in articles]


def fold_of(article: Article, folds: int) -> int:
    """Return the fold of an article."""
    return int(hashlib.sha256(str(article["id"]).encode()).hexdigest()[:8], 16) % folds


def split(
    articles: Sequence[Article], fold: int, folds: int
) -> tuple[list[Article], list[Article]]:
    """Return the articles outside a fold and those in it, in their order."""
    inside = [fold_of(article, folds) == fold for article in articles]
    return (
        [a for a, i in zip(articles, inside, strict=True) if not i],
        [a for a, i in zip(articles, inside, strict=True) if i],
    )
