"""Fit and measure the trees of both looks. One rule: no page is judged by its own fold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

from layout_app.repair.analyse import judge
from layout_app.repair.confidence import sigmoid
from layout_app.repair.copy import Copy
from layout_app.repair.features import Pairs, matrix
from layout_app.repair.model import UNTHINKABLE, Model, spread
from layout_app.repair.openheads import head_matrix
from layout_app.repair.rivals import rival_features
from layout_app.repair.trees import LEAF, Trees

Array = npt.NDArray[np.generic]
Doubles = npt.NDArray[np.float64]
SEED = 20001


@dataclass(frozen=True, kw_only=True, eq=False)
class Page:
    """A measured page with its gold."""

    source: str
    fold: int
    gold: Mapping[str, object]
    copy: Copy
    pairs: Pairs

    def truth(self) -> npt.NDArray[np.bool_]:
        """Return which of the allowed pairs are true links."""
        links = {(i, j) for i, j, _ in self.gold["links"]}
        tails, heads = self.pairs.tails, self.pairs.heads
        whole = np.array([[(i, j) in links for j in heads] for i in tails])
        return whole[self.pairs.allowed]

    def open_heads(self) -> npt.NDArray[np.bool_]:
        """Return which of the possible heads begin in mid-sentence."""
        links = {j for _, j, kind in self.gold["links"] if kind != "clean"}
        inside = links | set(self.gold["missing_prev"])
        return np.array([j in inside for j in self.pairs.heads])


def fit(x: Array, y: Array, trees: int, leaves: int, rate: float) -> HistGradientBoostingClassifier:
    """Fit boosted trees with the settings all figures were measured with."""
    learner = HistGradientBoostingClassifier(
        max_iter=trees,
        max_leaf_nodes=leaves,
        learning_rate=rate,
        l2_regularization=1.0,
        min_samples_leaf=30,
        early_stopping=False,
        random_state=SEED,
    )
    return learner.fit(x, y)


def out_of_fold(
    pages: Sequence[Page], names: Sequence[str], make: Callable[[Array, Array], object]
) -> list[Doubles]:
    """Return the logits of every page's allowed pairs from trees that did not see its fold."""
    result: list[Doubles] = [np.zeros(0)] * len(pages)
    for fold in sorted({page.fold for page in pages}):
        x, y = stacked([page for page in pages if page.fold != fold], names)
        learner = make(x, y)
        for at, page in enumerate(pages):
            if page.fold == fold:
                result[at] = learner.decision_function(matrix(page.pairs, names))
    return result


def stacked(pages: Sequence[Page], names: Sequence[str]) -> tuple[Array, Array]:
    """Return all pairs of the pages and whether they are true."""
    x = np.concatenate([matrix(page.pairs, names) for page in pages])
    return x, np.concatenate([page.truth() for page in pages])


def add_rivals(pages: Sequence[Page], first: Sequence[Doubles]) -> None:
    """Give every page the features of the second look."""
    for page, values in zip(pages, first, strict=True):
        page.pairs.values.update(rival_features(page.pairs, spread(page.pairs, values)))


def heads_of(page: Page, second: Doubles) -> Array:
    """Return the matrix of a page's heads, given the logits of its pairs."""
    chances = np.where(page.pairs.allowed, sigmoid(spread(page.pairs, second)), 0.0)
    return head_matrix(page.copy, page.pairs, chances)


def fit_openings(
    pages: Sequence[Page], second: Sequence[Doubles], make: Callable[[Array, Array], object]
) -> tuple[object, dict[str, float]]:
    """Return trees for open heads, and how those of the other folds judge every fold."""
    x = [heads_of(page, values) for page, values in zip(pages, second, strict=True)]
    y = [page.open_heads() for page in pages]
    hits = {"found": 0, "told": 0, "open": 0}
    for fold in sorted({page.fold for page in pages}):
        outside = [k for k, page in enumerate(pages) if page.fold != fold]
        inside = [k for k, page in enumerate(pages) if page.fold == fold]
        learner = make(
            np.concatenate([x[k] for k in outside]), np.concatenate([y[k] for k in outside])
        )
        told = learner.decision_function(np.concatenate([x[k] for k in inside])) > 0
        true = np.concatenate([y[k] for k in inside])
        hits["found"] += int((told & true).sum())
        hits["told"] += int(told.sum())
        hits["open"] += int(true.sum())
    figures = {"P": hits["found"] / max(1, hits["told"]), "R": hits["found"] / hits["open"]}
    return make(np.concatenate(x), np.concatenate(y)), figures


def exported(learner: HistGradientBoostingClassifier, names: Sequence[str]) -> Trees:
    """Return fitted trees as plain arrays."""
    nodes = [stage[0].nodes for stage in learner._predictors]  # noqa: SLF001 - no public way to the nodes
    widest = max(len(n) for n in nodes)

    def filled(field: str, kind: str, empty: float = 0) -> Array:
        whole = np.full((len(nodes), widest), empty, dtype=kind)
        for row, n in zip(whole, nodes, strict=True):
            row[: len(n)] = n[field]
        return whole

    leaf = filled("is_leaf", "?", 1).astype(bool)
    return Trees(
        names=tuple(names),
        feature=np.where(leaf, LEAF, filled("feature_idx", "i2")).astype(np.int16),
        threshold=filled("num_threshold", "f8"),
        left=filled("left", "i2"),
        right=filled("right", "i2"),
        value=filled("value", "f8"),
        base=float(np.ravel(learner._baseline_prediction)[0]),  # noqa: SLF001 - no public way to it
    )


def figures(
    pages: Sequence[Page], second: Sequence[Doubles], least: float, sure: float
) -> dict[str, float]:
    """Return what `score.py` would print of the seams, in shares of 1."""
    model = Model(table=None, first=None, second=None, opening=None, least=least, sure=sure)
    n = dict.fromkeys(("true", "false", "links", "auto", "auto_true", "lost", "kept"), 0)
    for page, values in zip(pages, second, strict=True):
        judged = judge(page.copy, page.pairs, spread(page.pairs, values), model)
        links = {(i, j) for i, j, k in page.gold["links"] if k != "clean"}
        clean = {(i, j) for i, j, k in page.gold["links"] if k == "clean"}
        found = {
            (page.pairs.tails[r], page.pairs.heads[c]): d for (r, c), d in judged.linked.items()
        }
        auto = {e for e, d in found.items() if d == "auto"} - clean
        found = set(found) - clean
        n["true"] += len(found & links)
        n["false"] += len(found - links)
        n["links"] += len(links)
        n["auto"] += len(auto)
        n["auto_true"] += len(auto & links)
        n["lost"] += len(page.gold["missing_next"])
        n["kept"] += len(set(page.gold["missing_next"]) - {tail for tail, _ in found})
    p, r = n["true"] / max(1, n["true"] + n["false"]), n["true"] / max(1, n["links"])
    return {
        "P": p,
        "R": r,
        "F1": 2 * p * r / max(1e-9, p + r),
        "missing": n["kept"] / max(1, n["lost"]),
        "auto P": n["auto_true"] / max(1, n["auto"]),
        "auto R": n["auto_true"] / max(1, n["links"]),
        "auto false": n["auto"] - n["auto_true"],
    }


__all__ = [
    "UNTHINKABLE",
    "Page",
    "add_rivals",
    "exported",
    "figures",
    "fit",
    "out_of_fold",
    "stacked",
]
