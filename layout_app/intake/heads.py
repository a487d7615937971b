"""What speaks for a headline and what for a subhead. One rule: made pages weigh.

A sight is a number seen of a line. How much each weighs stands in `heads.json`: some by hand, most
chosen by `bench/repair/choose_heads.py` on pages made of training articles. Weights are natural
logarithms of odds.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import log
from pathlib import Path

from layout_app.frozen import frozen
from layout_app.intake.features import Line

FILE = Path(__file__).with_name("heads.json")
KIN = 0.03
"""The kinship that speaks neither for one topic nor for two."""
USUAL = 14
"""Characters of a heading that is neither long nor short."""
FULL = 26
"""Characters from which headings are alike."""


@frozen
class Heads:
    """The weights of the sights, by name, and those of heading marks."""

    headline: Mapping[str, float]
    subhead: Mapping[str, float]
    kicker: Mapping[str, float]
    mixed_headline: tuple[float, ...]
    """What no mark, one, two, three say for a headline where a page marks its heads anyhow."""
    mixed_subhead: tuple[float, ...]
    fits: float
    """The weight of a heading marked as its page marks that kind."""
    strays: float
    """The weight of one marked otherwise."""
    alike: float
    """How likely it is, before a page is seen, that it marks its heads in one certain way."""


def bond(line: Line) -> float:
    """Return whether one topic runs on from above the line to below it, -2..2."""
    if not line.kinship:
        return 0.0
    return max(-2.0, min(2.0, 2 * log((line.kinship + KIN / 8) / KIN)))


def _heads_news(line: Line) -> bool:
    """Tell whether a line stands above a report, and is not the lower of two unmarked heads."""
    is_lower = not line.depth and (line.after_short or line.after_mark)
    return line.before_news and not is_lower


SIGHTS: Mapping[str, Callable[[Line], float]] = {
    "before_lead": lambda line: line.before_lead,
    "before_news": _heads_news,
    "before_byline": lambda line: line.before_byline,
    "after_byline": lambda line: line.after_byline,
    "after_aside": lambda line: line.after_aside,
    "after_cut": lambda line: line.after_cut,
    "told_below": lambda line: line.told_below,
    "told_above": lambda line: line.told_above,
    "bond_kept": lambda line: max(0.0, bond(line)),
    "bond_broken": lambda line: min(0.0, bond(line)),
    "length": lambda line: (min(line.length, FULL) - USUAL) / 10,
    "longer": lambda line: line.longer,
    "is_parallel": lambda line: line.is_parallel,
    "is_numbered": lambda line: line.is_numbered,
    "is_quotation": lambda line: line.is_quotation,
    "has_pause": lambda line: line.has_pause,
    "has_tag": lambda line: line.has_tag,
    "repeats": lambda line: line.repeats,
    "far_below_title": lambda line: line.far_below_title,
}
"""What is looked at, by name."""


def sights_of(line: Line) -> dict[str, float]:
    """Return every sight of a line by its name."""
    return {name: float(sight(line)) for name, sight in SIGHTS.items()}


@lru_cache(maxsize=1)
def shipped_heads() -> Heads:
    """Return the weights that come with the program, read once."""
    chosen = json.loads(FILE.read_text(encoding="utf-8"))["weights"]
    return heads_from(chosen)


def heads_from(chosen: Mapping[str, float]) -> Heads:
    """Return the weights told by flat names: `headline.told_below`, `mixed_headline.2`, `fits`."""
    return Heads(
        headline=_named(chosen, "headline."),
        subhead=_named(chosen, "subhead."),
        kicker=_named(chosen, "kicker."),
        mixed_headline=tuple(chosen[f"mixed_headline.{depth}"] for depth in range(4)),
        mixed_subhead=tuple(chosen[f"mixed_subhead.{depth}"] for depth in range(4)),
        fits=chosen["fits"],
        strays=chosen["strays"],
        alike=chosen["alike"],
    )


def _named(chosen: Mapping[str, float], prefix: str) -> dict[str, float]:
    names = sorted(name for name in chosen if name.startswith(prefix))
    return {name.removeprefix(prefix): chosen[name] for name in names if chosen[name]}
