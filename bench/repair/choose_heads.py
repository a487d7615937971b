"""Choose how much the sights of a heading weigh, on made pages alone.

  choose_heads.py ARTICLES.jsonl[.xz]… --generator generate.py --out layout_app/intake/heads.json

What made pages cannot show was written by hand from the habits of newspapers (BY_HAND) and stays:
that a byline or a lead follows, how long heads are. The other weights begin as if little were known
(START) and are chosen here: what heading marks, quotations, folios and cut paragraphs above say.
Pages are made from training articles and marked in ten ways (`head_pages`). One weight after the
other, in an order drawn by the seed, takes the step at which headlines, subheads and text are told
best, until a round changes nothing. What is best is the mean of the F1 of the three kinds over
sources and markings; to leave the start costs a little, so that weights without use stay there. A
fifth of the articles is held back and only measured. One rule: no page kept for reporting and no
page of a paper comes here.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import articles
import numpy as np
import numpy.typing as npt
from head_pages import MARKINGS, variants
from train_pairs import loaded

from layout_app.intake import kinds
from layout_app.intake.headmarks import marked, ways
from layout_app.intake.heads import SIGHTS, heads_from, sights_of
from layout_app.intake.kinds import FIRST, FOLLOWS, LAST, NEVER, PARTS, Part
from layout_app.intake.lines import lines_of

Array = npt.NDArray[np.generic]
Doubles = npt.NDArray[np.float64]
Weights = Mapping[str, float]
NOISE = (0, 0, 0, 0.005, 0.02)
AT = {part: n for n, part in enumerate(PARTS)}
GOLD = {
    "kicker": (Part.KICKER,),
    "headline": (Part.HEADLINE,),
    "subhead": (Part.SUBHEAD,),
    "pull": (Part.SUBHEAD,),
    "para": (Part.TEXT, Part.DECK),
    "byline": (Part.BYLINE, Part.SIGNED),
}
"""The parts that are right for a role of the generator; other roles are not judged."""
JUDGED = ("headline", "subhead", "para")
BY_HAND = {
    "headline.before_lead": 1.5,
    "headline.before_news": 1.5,
    "headline.before_byline": 1.5,
    "headline.after_byline": 1.0,
    "headline.told_above": -1.5,
    "headline.length": 0.6,
    "headline.has_pause": 1.5,
    "headline.repeats": 2.5,
    "subhead.before_lead": -0.5,
    "subhead.before_news": -1.5,
    "subhead.before_byline": -0.5,
    "subhead.after_byline": -0.5,
    "subhead.told_above": 0.5,
    "subhead.length": -0.6,
    "subhead.is_parallel": 1.0,
    "mixed_subhead.1": 0.0,
}
"""Weights that stay as they are; what a single mark says of a subhead is a rule of `headmarks`."""
START = {
    "headline.has_tag": 0.5,
    "headline.bond_kept": -0.5,
    "headline.bond_broken": -0.5,
    "subhead.bond_kept": 0.5,
    "subhead.bond_broken": 0.5,
    **dict.fromkeys(("headline.told_below", "subhead.told_below"), 0.0),
    **dict.fromkeys(("headline.is_quotation", "subhead.is_quotation"), 0.0),
    **dict.fromkeys(("headline.after_aside", "subhead.after_aside", "kicker.after_aside"), 0.0),
    **dict.fromkeys(("headline.after_cut", "subhead.after_cut"), 0.0),
    **dict.fromkeys(("headline.longer", "subhead.longer"), 0.0),
    **dict.fromkeys(("headline.is_numbered", "subhead.is_numbered"), 0.0),
    **dict.fromkeys(("headline.far_below_title", "subhead.far_below_title"), 0.0),
    **{f"mixed_headline.{depth}": 0.0 for depth in range(4)},
    **{f"mixed_subhead.{depth}": 0.0 for depth in (0, 2, 3)},
    "fits": 1.5,
    "strays": -1.5,
    "alike": -2.0,
}
"""Weights that are chosen, and where the choice begins.

A page that marks a kind alike is taken to err in one heading of twenty (ln .95/.25, ln .05/.25),
and each of nine ways to be about as likely as another (ln 1/8).
"""
STEPS = (-2.0, -1.0, -0.5, 0.5, 1.0, 2.0)
MOST = 8.0
COST = 2e-4
"""What a weight must gain to move by 1."""
GAIN = 1e-5
ROUNDS = 12
FOLDS = 5


def main() -> None:
    """Make pages, choose, measure the held-back ones, write."""
    options = _options()
    inside, outside = made_sets(options)
    chosen = climbed(inside, beginning(), random.Random(options.seed))
    figures = {
        "chosen on": told(inside, chosen),
        "held back": told(outside, chosen),
        "held back, before the choice": told(outside, beginning()),
    }
    inputs = [hashlib.sha256(path.read_bytes()).hexdigest() for path in options.inputs]
    made = {"inputs": inputs, "seed": options.seed, "pages": options.pages}
    text = json.dumps({"weights": chosen, "figures": figures, **made}, indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")
    print(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--generator", type=Path, required=True, help="maker of pages with gold")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=40, help="pages made of each input")
    parser.add_argument("--seed", type=int, default=30001)
    return parser.parse_args()


def beginning() -> dict[str, float]:
    """Return the weights before anything is chosen."""
    return {**BY_HAND, **START}


class Batch:
    """Pages of one source and one marking as arrays: pages × lines × parts or sights."""

    def __init__(self, name: str, pages: Sequence[tuple[list[object], list[str]]]) -> None:
        self.name = name
        longest = max(len(lines) for lines, _roles in pages)
        shape = (len(pages), longest)
        self.apart = np.zeros((*shape, len(PARTS)))
        self.sights = np.zeros((*shape, len(SIGHTS)))
        self.depth = np.zeros(shape, dtype=np.int64)
        self.there = np.zeros(shape, dtype=bool)
        self.roles = np.full(shape, "", dtype="<U8")
        for n, (lines, roles) in enumerate(pages):
            count = len(lines)
            self.there[n, :count] = True
            self.roles[n, :count] = roles
            self.depth[n, :count] = [marked(line.depth) for line in lines]
            self.sights[n, :count] = [list(sights_of(line).values()) for line in lines]
            self.apart[n, :count] = [kinds.weigh_apart(line) for line in lines]

    def parts(self, weights: Weights) -> Array:
        """Return the part of every line on the likeliest path."""
        values = self._weighed(weights)
        return _paths(values, self.there)

    def _weighed(self, weights: Weights) -> Doubles:
        values = self.apart.copy()
        for part in (Part.HEADLINE, Part.SUBHEAD, Part.KICKER):
            told = np.array([weights.get(f"{part}.{name}", 0.0) for name in SIGHTS])
            values[:, :, AT[part]] += self.sights @ told
        known = ways(heads_from(weights))
        scores = np.stack([self._score(values, way) for way in known], axis=1)
        best = scores.argmax(axis=1)
        for number, way in enumerate(known):
            rows = best == number
            headline, subhead = self._marks(way)
            values[rows, :, AT[Part.HEADLINE]] += headline[rows]
            values[rows, :, AT[Part.SUBHEAD]] += subhead[rows]
        return values

    def _marks(self, way: object) -> tuple[Doubles, Doubles]:
        headline = np.array([way.headline[depth] for depth in range(4)])
        subhead = np.array([way.subhead[depth] for depth in range(4)])
        return headline[self.depth], subhead[self.depth]

    def _score(self, values: Doubles, way: object) -> Doubles:
        headline, subhead = self._marks(way)
        whole = np.exp(values)
        whole[:, :, AT[Part.HEADLINE]] *= np.exp(headline)
        whole[:, :, AT[Part.SUBHEAD]] *= np.exp(subhead)
        logs = np.log(np.maximum(whole.sum(axis=2), 1e-300))
        return way.odds + np.where(self.there, logs, 0.0).sum(axis=1)

    def score(self, weights: Weights) -> float:
        """Return the mean F1 of the judged kinds."""
        return float(np.mean(list(self.told(weights).values())))

    def told(self, weights: Weights) -> dict[str, float]:
        """Return the F1 of each judged kind."""
        parts = self.parts(weights)
        judged = np.isin(self.roles, list(GOLD))
        return {role: self._f1(parts, judged, role) for role in JUDGED}

    def _f1(self, parts: Array, judged: Array, role: str) -> float:
        alike = [name for name, right in GOLD.items() if right == GOLD[role]]
        true = np.isin(self.roles, alike)
        found = judged & np.isin(parts, [AT[part] for part in GOLD[role]])
        both = int((true & found).sum())
        return 2 * both / max(1, int(true.sum()) + int(found.sum()))


def _paths(values: Doubles, there: Array) -> Array:
    """Return the likeliest path of every page (Viterbi), as `kinds` finds it for one."""
    first = np.array([FIRST.get(part, NEVER) for part in PARTS])
    last = np.array([LAST.get(part, 0.0) for part in PARTS])
    step = np.array([[FOLLOWS[a].get(b, NEVER) for b in PARTS] for a in PARTS])
    best = first + values[:, 0]
    came = []
    for n in range(1, values.shape[1]):
        reached = best[:, :, None] + step
        origin = reached.argmax(axis=1)
        onward = reached.max(axis=1) + values[:, n]
        here = there[:, n, None]
        best = np.where(here, onward, best)
        came.append(np.where(here, origin, np.arange(len(PARTS))))
    path = [(best + last).argmax(axis=1)]
    for origin in reversed(came):
        path.append(np.take_along_axis(origin, path[-1][:, None], axis=1)[:, 0])
    return np.stack(path[::-1], axis=1)


def made_sets(options: argparse.Namespace) -> tuple[list[Batch], list[Batch]]:
    """Return the batches to choose on and those to measure on, of different articles."""
    generator = loaded(options.generator)
    inside: list[Batch] = []
    outside: list[Batch] = []
    for path in options.inputs:
        rows = list(articles.read(path))
        chosen, held = articles.split(rows, 0, FOLDS)
        inside += batches(generator, path.name, chosen, options.pages, options.seed)
        outside += batches(generator, path.name, held, options.pages, options.seed + 1)
    return inside, outside


def batches(
    generator: object, name: str, rows: Sequence[articles.Article], count: int, seed: int
) -> list[Batch]:
    """Return one batch for every marking."""
    pages = generator.gen_pages(rows, count, seed, NOISE, name)
    marked_pages = [list(variants(gold, n, seed)) for n, gold in enumerate(pages)]
    return [
        Batch(f"{name} {marking or 'mixed'}", [_seen(page[at]) for page in marked_pages])
        for at, marking in enumerate(MARKINGS)
    ]


def _seen(rows: Sequence[Mapping[str, object]]) -> tuple[list[object], list[str]]:
    """Return the lines of a page that do not say themselves what they are, and their roles."""
    said, lines = kinds.seen(list(lines_of("\n\n".join(str(row["text"]) for row in rows))))
    roles = [str(row["role"]) for row, kind in zip(rows, said, strict=True) if kind is None]
    return lines, roles


def climbed(
    batches: Sequence[Batch], weights: dict[str, float], chance: random.Random
) -> dict[str, float]:
    """Return weights none of which gains by a step."""
    value = _value(batches, weights)
    for number in range(ROUNDS):
        before = dict(weights)
        for name in chance.sample(sorted(START), len(START)):
            value = _best_step(batches, weights, name, value)
        print(f"round {number}: {value:.5f}", flush=True)
        if weights == before:
            break
    return weights


def _best_step(
    batches: Sequence[Batch], weights: dict[str, float], name: str, value: float
) -> float:
    """Set one weight to the best value in reach; return what all are worth now."""
    here = weights[name]
    tried = {here: value}
    for step in STEPS:
        if abs(here + step) <= MOST:
            tried[here + step] = _value(batches, {**weights, name: here + step})
    best = max(tried, key=lambda at: (tried[at], -abs(at - here)))
    if tried[best] > value + GAIN:
        weights[name] = best
        return tried[best]
    return value


def _value(batches: Sequence[Batch], weights: Weights) -> float:
    mean = float(np.mean([batch.score(weights) for batch in batches]))
    return mean - COST * sum(abs(weights[name] - start) for name, start in START.items())


def told(batches: Sequence[Batch], weights: Weights) -> dict[str, dict[str, float]]:
    """Return the F1 of every batch and of all, in percent."""
    found = {batch.name: batch.told(weights) for batch in batches}
    found["all"] = {r: float(np.mean([f[r] for f in found.values()])) for r in JUDGED}
    return {
        name: {role: round(100 * value, 1) for role, value in figures.items()}
        for name, figures in found.items()
    }


if __name__ == "__main__":
    main()
