"""Teach `intake` what lines of a page are, from pages whose kinds are known.

  train_kinds.py ARTICLES.jsonl[.xz]… --generator generate.py --out layout_app/intake/kindweights.py

A chain of parts is fitted (a conditional random field): the weights written by hand stay, each fact
of a line gets a correction that makes the known kinds more likely, and a penalty keeps corrections
small. The order of parts is left alone: made pages hold no decks and no series of subheads. Every
fifth page is kept from the fit that the figures are of; the shipped weights are fitted on all. One
rule: pages kept for reporting never come here.
"""

import argparse
import hashlib
import importlib.util
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import articles
import numpy as np
import numpy.typing as npt

from layout_app.intake.facts import facts_of
from layout_app.intake.features import lines_of_page
from layout_app.intake.kinds import FIRST, FOLLOWS, LAST, NEVER, Part, weigh
from layout_app.intake.lines import lines_of
from layout_app.intake.marks import said_kind

Floats = npt.NDArray[np.float64]
PARTS = tuple(Part)
PARTS_OF = {
    "kicker": (Part.KICKER,),
    "headline": (Part.HEADLINE,),
    "byline": (Part.BYLINE, Part.SIGNED),
    "subhead": (Part.SUBHEAD,),
    "pull": (Part.SUBHEAD,),
    "para": (Part.TEXT, Part.DECK),
}
"""The parts that a line of a known role may play; of any other role nothing is known."""
LIKE = {Part.DECK: Part.TEXT}
"""A part that the pages do not have, and the part whose corrections it shares."""
LEFT = Part.SUBTITLE
"""The part that keeps its weights by hand: the pages do not have it, nor its like."""
NOISE = (0, 0, 0, 0.005, 0.02)
ROUNDS = 150
RATE = 0.05
PENALTY = 3.0
KEPT = 5
"""Every how many pages one is kept from the fit."""
DIGITS = 1
_BARRED = -30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Pages of lines, padded to the longest."""

    by_hand: Floats
    """Pages x lines x parts: the weights without corrections."""
    facts: Floats
    """Pages x lines x facts."""
    barred: Floats
    """0 where a part is possible, else _BARRED."""
    lengths: npt.NDArray[np.int64]

    def where(self, choice: npt.NDArray[np.bool_]) -> "Pages":
        """Return some of the pages."""
        return Pages(
            by_hand=self.by_hand[choice],
            facts=self.facts[choice],
            barred=self.barred[choice],
            lengths=self.lengths[choice],
        )


Known = tuple[Mapping[Part, float], Mapping[str, float], Collection[Part]]
"""A line: its weights by hand, its facts, the parts it may play."""


def main() -> None:
    """Fit on most pages, tell what the others say, fit on all, write."""
    options = _options()
    names, pages = padded(list(known_lines(options)))
    kept = np.arange(len(pages.lengths)) % KEPT == 0
    trial = fitted(pages.where(~kept))
    for title, learnt in (("by hand", nothing(pages)), ("learnt", trial)):
        print(title, f"{100 * right_share(pages.where(kept), learnt):.2f} % of the kept lines")
    inputs = ", ".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in options.articles)
    options.out.write_text(source(names, fitted(pages), inputs), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--generator", type=Path, required=True, help="makes pages of articles")
    parser.add_argument("--pages", type=int, default=400, help="pages from each source")
    parser.add_argument("--seed", type=int, default=20001)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def known_lines(options: argparse.Namespace) -> Iterator[list[Known]]:
    """Give for every page its lines: weights by hand, facts, and which parts are possible."""
    generator = _module(options.generator)
    for number, path in enumerate(options.articles):
        rows, seed = list(articles.read(path)), options.seed + number
        for page in generator.gen_pages(rows, options.pages, seed, NOISE):
            yield _lines_of(page["blocks"])


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("generator", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lines_of(known: Sequence[Mapping[str, str]]) -> list[Known]:
    """Return what is known of the lines that do not name themselves; nothing if lines differ."""
    blocks = tuple(lines_of("\n\n".join(block["text"] for block in known)))
    if len(blocks) != len(known):
        return []
    free = [n for n, block in enumerate(blocks) if said_kind(block.text) is None]
    seen = lines_of_page([blocks[n] for n in free])
    roles = (PARTS_OF.get(known[n]["role"], PARTS) for n in free)
    return [(weigh(line), facts_of(line), role) for line, role in zip(seen, roles, strict=True)]


def padded(pages: Sequence[Sequence[Known]]) -> tuple[list[str], Pages]:
    """Return the names of all facts and the pages as arrays."""
    pages = [page for page in pages if page]
    names = sorted({name for page in pages for _, facts, _ in page for name in facts})
    shape = (len(pages), max(map(len, pages)))
    by_hand, facts = np.zeros((*shape, len(PARTS))), np.zeros((*shape, len(names)))
    barred = np.zeros((*shape, len(PARTS)))
    for p, page in enumerate(pages):
        for n, (weights, found, possible) in enumerate(page):
            by_hand[p, n] = [weights[part] for part in PARTS]
            facts[p, n] = [found.get(name, 0.0) for name in names]
            barred[p, n] = [0.0 if part in possible else _BARRED for part in PARTS]
    lengths = np.array([len(page) for page in pages])
    return names, Pages(by_hand=by_hand, facts=facts, barred=barred, lengths=lengths)


_STEPS = np.array([[FOLLOWS[one].get(two, NEVER) for two in PARTS] for one in PARTS])
_FIRST = np.array([FIRST.get(part, NEVER) for part in PARTS])
_LAST = np.array([LAST.get(part, 0.0) for part in PARTS])

_TIES = np.array(
    [
        [float(one is not LEFT and LIKE.get(one, one) is LIKE.get(two, two)) for two in PARTS]
        for one in PARTS
    ]
)
"""Corrections of parts that the pages do not tell apart are one."""


def nothing(pages: Pages) -> Floats:
    """Return corrections of zero, facts x parts."""
    return np.zeros((pages.facts.shape[2], len(PARTS)))


def fitted(pages: Pages) -> Floats:
    """Return the corrections under which the known kinds are likeliest (Adam, full batches)."""
    learnt, mean, square = nothing(pages), nothing(pages), nothing(pages)
    for turn in range(1, ROUNDS + 1):
        slope = _slope(pages, learnt)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        size = np.sqrt(square / (1 - 0.99**turn)) + 1e-6
        learnt += RATE * mean / (1 - 0.9**turn) / size
    return learnt.round(DIGITS)


def _slope(pages: Pages, learnt: Floats) -> Floats:
    """Return how the likelihood of the known kinds grows with each correction."""
    weights = pages.by_hand + pages.facts @ learnt
    known = shares(weights + pages.barred, pages.lengths)
    free = shares(weights, pages.lengths)
    by_fact = np.einsum("plf,plq->fq", pages.facts, known - free)
    return np.asarray(by_fact @ _TIES - PENALTY * learnt)


def shares(weights: Floats, lengths: npt.NDArray[np.int64]) -> Floats:
    """Return the share of every part of every line among all paths (forward and backward)."""
    count = weights.shape[1]
    ahead, back = np.zeros_like(weights), np.zeros_like(weights)
    ahead[:, 0] = _FIRST + weights[:, 0]
    for n in range(1, count):
        ahead[:, n] = weights[:, n] + _log_sum(ahead[:, n - 1][:, :, None] + _STEPS, 1)
    whole = _log_sum(ahead[np.arange(len(lengths)), lengths - 1] + _LAST, 1)
    for n in range(count - 1, -1, -1):
        if n < count - 1:
            back[:, n] = _log_sum(_STEPS + (weights + back)[:, n + 1][:, None, :], 2)
        back[lengths - 1 == n, n] = _LAST
    inside = np.arange(count)[None, :] < lengths[:, None]
    logs = np.minimum(0, ahead + back - whole[:, None, None])
    return np.where(inside[:, :, None], np.exp(logs), 0.0)


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis, keepdims=True)
    return np.asarray((top + np.log(np.exp(values - top).sum(axis, keepdims=True))).squeeze(axis))


def right_share(pages: Pages, learnt: Floats) -> float:
    """Return the share of lines whose likeliest part is a possible one."""
    best = shares(pages.by_hand + pages.facts @ learnt, pages.lengths).argmax(2)
    right = np.take_along_axis(pages.barred, best[:, :, None], 2)[:, :, 0] == 0
    inside = np.arange(right.shape[1])[None, :] < pages.lengths[:, None]
    return float((right & inside).sum() / inside.sum())


def source(names: Sequence[str], learnt: Floats, inputs: str) -> str:
    """Return the module that holds the corrections."""
    order = ", ".join(part.value for part in PARTS)
    rows = [f'    "{name}": {_tuple(row)},' for name, row in zip(names, learnt, strict=True)]
    return "\n".join(
        [
            '"""Corrections to the weights of `kinds`. One rule: written by train_kinds.py alone.',
            "",
            "Articles it learnt from, by their sha256:",
            *inputs.split(", "),
            '"""',
            "",
            "WEIGHTS: dict[str, tuple[float, ...]] = {",
            *rows,
            "}",
            f'"""For each fact: {order}."""',
            "",
        ]
    )


def _tuple(row: Floats) -> str:
    return "(" + ", ".join(f"{value + 0.0:.{DIGITS}f}" for value in row) + ")"


if __name__ == "__main__":
    main()
