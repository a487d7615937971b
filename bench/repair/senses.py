"""Directions of meaning of bigrams: those that stand in the same articles point alike.

Latent semantic analysis: the bigrams of every article, weighted by tf-idf, are reduced to a few
dimensions. One rule: only directions leave this module, never text.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD

from layout_app.repair.matching import matching
from layout_app.repair.ngrams import FIRST

Array = npt.NDArray[np.generic]
SEED = 20001


def sense_arrays(
    articles: Sequence[Sequence[str]], characters: Sequence[str], *, grams: int, width: int
) -> dict[str, Array]:
    """Return the keys of the most telling bigrams, ascending, and their directions as bytes."""
    ids = np.zeros(0x110000, dtype=np.int64)
    letters = [(ord(c), at) for at, c in enumerate(characters, FIRST) if c.isalpha()]
    ids[[code for code, _ in letters]] = [at for _, at in letters]
    counted = [_bigrams("\n".join(map(matching, texts)), ids) for texts in articles]
    keys, spread = np.unique(np.concatenate([keys for keys, _ in counted]), return_counts=True)
    rarity = np.log(len(articles) / spread)
    telling = np.where(spread > len(articles) / 5, 0, spread * rarity**2) * (spread >= 5)
    kept = np.sort(np.argsort(-telling, kind="stable")[:grams])
    keys, rarity = keys[kept], rarity[kept]
    matrix = _weighted(counted, keys, rarity)
    wanted = min(width + 1, len(keys), len(articles))
    svd = TruncatedSVD(n_components=wanted, random_state=SEED, n_iter=4).fit(matrix)
    directions = svd.components_[1:].T * rarity[:, None]
    scale = np.quantile(np.abs(directions), 0.9995) / 127
    return {
        "grams": keys.astype(np.uint32),
        "senses": np.clip(np.rint(directions / scale), -127, 127).astype(np.int8).ravel(),
    }


def _bigrams(text: str, ids: Array) -> tuple[Array, Array]:
    """Return the keys of the bigrams of known letters, and how often each occurs."""
    known = ids[np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)]
    whole = (known[:-1] > 0) & (known[1:] > 0)
    return np.unique((known[:-1] << 16 | known[1:])[whole], return_counts=True)


def _weighted(counted: Sequence[tuple[Array, Array]], keys: Array, rarity: Array) -> csr_matrix:
    """Return articles × bigrams: log counts times rarity, every row at length 1."""
    columns, values, starts = [], [], [0]
    for found, count in counted:
        at = np.minimum(np.searchsorted(keys, found), len(keys) - 1)
        use = keys[at] == found
        weight = np.log1p(count[use]) * rarity[at[use]]
        columns.append(at[use])
        values.append(weight / max(1e-9, float(np.linalg.norm(weight))))
        starts.append(starts[-1] + int(use.sum()))
    parts = (np.concatenate(values), np.concatenate(columns), starts)
    return csr_matrix(parts, shape=(len(counted), len(keys)))
