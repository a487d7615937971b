"""Teach the model a paper's own articles. One rule: the gain is measured on other articles."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

import numpy as np

from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.seam import Verdict
from layout_app.model.text import Kind
from layout_app.repair.archive import Archive, Learned, learned, pooled
from layout_app.repair.fluency import fluency
from layout_app.repair.matching import matching
from layout_app.repair.model import Model, shipped_model
from layout_app.repair.ngrams import BOS, EOS, Table, codes_of, encode, log_chances, rows_of

_READ = (Kind.TEXT, Kind.DECK)
HELD_BACK = 5
"""One article in so many is held back when the gain is measured."""
_CUT_FROM = 40
"""Characters from which a paragraph is long enough to be cut in two."""


@frozen
class Gain:
    """What learning changed for articles that were held back from it."""

    articles: int
    """How many were held back; all figures are 0 where there were none."""
    characters: int
    perplexity_before: float
    """How many characters the model wavers between, on average; lower is better."""
    perplexity_after: float
    cuts: int
    """Paragraphs cut in two for a trial."""
    found_before: float
    """Share of first halves whose second half reads on best of all, by words alone."""
    found_after: float


def learn(issue: str, article: Article) -> Learned:
    """Count an article as the model reads it; undecided cut paragraphs are left out."""
    table = shipped_model().table
    codes = [codes_of(table, _ids(table, text)).tolist() for text in paragraphs_of(article)]
    return learned(issue, article.id, codes)


def paragraphs_of(article: Article) -> tuple[str, ...]:
    """Return the matching copies of an article's whole paragraphs."""
    cut = {e.block for e in article.open_ends if e.verdict is not Verdict.COMPLETE}
    whole = (p for p in article.paragraphs if p.kind in _READ and not cut.intersection(p.blocks))
    return tuple(text for p in whole if (text := matching(p.text)))


def _ids(table: Table, text: str) -> list[int]:
    return [BOS, *encode(table, text), EOS]


def with_archive(model: Model, entries: Iterable[Learned]) -> Model:
    """Return the model that also knows what was learned."""
    archive = pooled(entries)
    if not len(archive.hashes):
        return model
    return replace(model, table=replace(model.table, archive=archive))


def gain(entries: Sequence[Learned], articles: Collection[Article]) -> Gain:
    """Measure on one article in five what the others, and all learned before, teach of it."""
    table = shipped_model().table
    held = [article for article in articles if is_held_back(article.id)]
    names = {str(article.id) for article in held}
    rest = pooled(entry for entry in entries if entry.article not in names)
    texts = [text for article in held for text in paragraphs_of(article)]
    before, after = _trial(table, texts), _trial(_taught(table, rest), texts)
    return Gain(
        articles=len(held),
        characters=sum(map(len, texts)),
        perplexity_before=before.perplexity,
        perplexity_after=after.perplexity,
        cuts=before.cuts,
        found_before=before.found,
        found_after=after.found,
    )


def is_held_back(article: str) -> bool:
    """Tell whether an article is one of those the gain is measured on, always the same ones."""
    return hashlib.sha256(article.encode()).digest()[0] % HELD_BACK == 0


def _taught(table: Table, archive: Archive) -> Table:
    return replace(table, archive=archive)


@frozen
class _Trial:
    perplexity: float
    cuts: int
    found: float


def _trial(table: Table, texts: Sequence[str]) -> _Trial:
    """Read the texts, and look for the second halves of those that are long enough."""
    if not texts:
        return _Trial(perplexity=0.0, cuts=0, found=0.0)
    rows = [rows_of(_ids(table, text), table.order)[1:] for text in texts]
    mean = float(log_chances(table, np.concatenate(rows)).mean())
    cut = [text for text in texts if len(text) >= _CUT_FROM]
    if not cut:
        return _Trial(perplexity=float(np.exp(-mean)), cuts=0, found=0.0)
    reading = fluency(table, [t[: len(t) // 2] for t in cut], [t[len(t) // 2 :] for t in cut])
    best = (reading.joined - reading.alone[None]).sum(axis=2).argmax(axis=1)
    found = float((best == np.arange(len(cut))).mean())
    return _Trial(perplexity=float(np.exp(-mean)), cuts=len(cut), found=found)
