"""Say what each block of a dump is. One rule: a line is judged together with its neighbours.

Lines that name themselves (jump lines, folios, captions, advertisements) are set first and then
looked through. For every other line small functions weigh each part it may play; a table says which
part may follow which; the best path through the page wins (Viterbi), and the share of all paths
that agree is the certainty. Weights are natural logarithms of odds, rounded to halves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from math import exp, log

from layout_app.intake.features import Line, lines_of_page
from layout_app.intake.headmarks import WAYS, Marking, likeliest, marked
from layout_app.intake.marks import said_kind
from layout_app.model.seam import Block
from layout_app.model.text import Kind


class Part(StrEnum):
    """The part a line plays; a byline above the body and one below it are two parts."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    DECK = "deck"
    BYLINE = "byline"
    SUBHEAD = "subhead"
    TEXT = "text"
    SIGNED = "signed"


KIND = {part: Kind.BYLINE if part is Part.SIGNED else Kind(part.value) for part in Part}
"""The kind of each part."""

NEVER = -12.0
"""The weight of what does not happen, but must not make a page impossible."""

FIRST = {
    Part.KICKER: 0.0,
    Part.HEADLINE: 0.0,
    Part.TEXT: -1.0,
    Part.SUBHEAD: -4.0,
}
"""How likely a dump begins with that part."""

LAST = {
    Part.KICKER: -4.0,
    Part.HEADLINE: -2.0,
    Part.SUBHEAD: -2.0,
    Part.DECK: -6.0,
    Part.BYLINE: -4.0,
}
"""How likely a dump ends with that part."""

FOLLOWS = {
    Part.KICKER: {Part.HEADLINE: 0.0},
    Part.HEADLINE: {
        Part.TEXT: 0.0,
        Part.BYLINE: 0.0,
        Part.DECK: -1.0,
        Part.SUBTITLE: -2.5,
        Part.SUBHEAD: -2.5,
        Part.HEADLINE: -4.0,
        Part.KICKER: -5.0,
    },
    Part.SUBTITLE: {Part.TEXT: 0.0, Part.BYLINE: 0.0, Part.DECK: -1.0, Part.SUBHEAD: -3.0},
    Part.DECK: {Part.BYLINE: 0.0},
    Part.BYLINE: {
        Part.BYLINE: -1.5,
        Part.TEXT: 0.0,
        Part.SUBHEAD: -0.5,
        Part.HEADLINE: -4.0,
        Part.KICKER: -5.0,
    },
    Part.SUBHEAD: {
        Part.TEXT: 0.0,
        Part.SUBHEAD: -3.0,
        Part.HEADLINE: -4.0,
        Part.KICKER: -5.0,
        Part.SIGNED: -6.0,
    },
    Part.TEXT: {
        Part.TEXT: 0.0,
        Part.HEADLINE: -0.5,
        Part.KICKER: -1.5,
        Part.SUBHEAD: -0.5,
        Part.SIGNED: -0.5,
    },
    Part.SIGNED: {Part.SIGNED: -1.5, Part.HEADLINE: 0.0, Part.KICKER: -0.5, Part.TEXT: -1.0},
}
"""How likely a part follows another; what is not named does not happen."""


KIN = 0.03
"""The kinship that speaks neither for one topic nor for two."""


_ASIDE = (Kind.FURNITURE, Kind.JUMP)
"""What parts articles; a subhead does not begin right below it."""


def classify(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with their kinds and how sure each is, 0..1."""
    said = [said_kind(block.text) if block.kind is Kind.TEXT else block.kind for block in blocks]
    open_to_doubt = [n for n, kind in enumerate(said) if kind is None]
    parted = [k for k, n in enumerate(open_to_doubt) if n and said[n - 1] in _ASIDE]
    parts = _best_parts(lines_of_page([blocks[n] for n in open_to_doubt], parted))
    found = dict(zip(open_to_doubt, parts, strict=True))
    return tuple(
        replace(block, kind=kind, certainty=0.97)
        if (kind := said[n]) is not None
        else replace(block, kind=KIND[found[n][0]], certainty=found[n][1])
        for n, block in enumerate(blocks)
    )


def _best_parts(lines: Sequence[Line]) -> list[tuple[Part, float]]:
    """Return each line's part on the likeliest path, and its share among all paths."""
    if not lines:
        return []
    weights = weights_of(lines)
    parts = _likeliest(weights)
    shares = _shares(weights)
    return [(part, round(share[part], 3)) for part, share in zip(parts, shares, strict=True)]


Weights = dict[Part, float]


def weights_of(lines: Sequence[Line]) -> list[Weights]:
    """Return the weights of every line, its marks read as the page is likeliest to set them."""
    plain = [weigh(line) for line in lines]
    read = [[_marked(*pair, way) for pair in zip(plain, lines, strict=True)] for way in WAYS]
    scores = [sum(_sum(weight.values()) for weight in weights) for weights in read]
    return read[WAYS.index(likeliest(scores))]


def _marked(weight: Weights, line: Line, way: Marking) -> Weights:
    """Add what the marks of a line say where headings are marked in a way."""
    depth = marked(line.depth)
    return {
        **weight,
        Part.HEADLINE: weight[Part.HEADLINE] + way.headline[depth],
        Part.SUBHEAD: weight[Part.SUBHEAD] + way.subhead[depth],
    }


def weigh(line: Line) -> Weights:
    """Return how much speaks for each part of the line, neighbours' parts and marks left aside."""
    title, text = _as_title(line), _as_text(line)
    return {
        Part.KICKER: title + _as_kicker(line),
        Part.HEADLINE: title + _as_headline(line),
        Part.SUBTITLE: title + _as_subtitle(line),
        Part.SUBHEAD: title + _as_subhead(line),
        Part.DECK: text + _as_deck(line),
        Part.TEXT: text,
        Part.BYLINE: _as_byline(line) + (0.5 if line.after_title else -1.0),
        Part.SIGNED: _as_byline(line) + (0.0 if line.before_break else -1.0),
    }


def _as_title(line: Line) -> float:
    """Weigh whether a line stands above text rather than in it."""
    points = 3.0 * line.told_below
    if line.depth:
        return points
    points += 1.0 * line.is_quotation
    points -= 0.5 + (6.0 if line.closed else 0.0)
    points -= 0.1 * max(0, line.length - 26)
    points -= 1.5 * line.has_stop + 1.5 * min(line.commas, 3)
    points -= 1.5 * line.begins_sentence + 1.5 * line.ends_cut + 1.0 * line.unbalanced
    return points + 1.5 * line.has_tag


def _as_text(line: Line) -> float:
    """Weigh whether a line is a paragraph or a piece of one."""
    if line.depth:
        return -4.0 if line.length > 60 and line.closed else -8.0
    points = 3.0 if line.closed else 0.0
    points += 3.0 if line.length > 40 else 0.0
    return points + 1.5 * line.told_above


def _as_headline(line: Line) -> float:
    """Weigh what a headline does: it starts a topic, a lead or a byline follows.

    It tells the text below in words of its own; whole phrases are quoted by pull quotes.
    """
    points = -2.0 if line.is_quotation else 1.0 * line.told_below
    points += 2.0 * line.before_lead + 1.5 * line.before_byline + 1.0 * line.after_byline
    points -= 1.5 * line.told_above + 0.5 * _bond(line)
    points += 0.06 * (min(line.length, 26) - 14)
    points += 1.5 * line.has_pause + 1.5 * line.has_tag + 2.5 * line.repeats
    return points + 1.0 * line.after_aside


def _as_subhead(line: Line) -> float:
    """Weigh what a subhead does: it parts a running topic, short and like the others."""
    points = 0.5 * line.told_above + 0.5 * _bond(line) - 2.0 * line.after_aside
    points -= 0.5 * line.before_lead + 0.5 * line.before_byline + 0.5 * line.after_byline
    return points - 0.06 * (min(line.length, 26) - 14) + 1.0 * line.is_parallel


def _as_kicker(line: Line) -> float:
    """Weigh what a kicker does: an unmarked short line right above a headline."""
    if line.depth:
        return -6.0
    points = 1.0 * line.before_mark + 1.0 * line.told_below - 0.5 * line.told_above
    points += 1.0 * line.after_aside
    return points + 1.0 * line.begins_sentence - 0.2 * max(0, line.length - 20)


def _bond(line: Line) -> float:
    """Weigh whether one topic runs on from above the line to below it, -1..2.

    Two paragraphs of one article often share few words: that they do not says less.
    """
    if not line.kinship:
        return 0.0
    return max(-1.0, min(2.0, 2 * log((line.kinship + KIN / 8) / KIN)))


def _as_subtitle(line: Line) -> float:
    """Weigh what a subtitle does: it begins with a dash, or repeats the headline's form."""
    return 3.0 if line.text.startswith(("——", "—", "--")) else (-3.0 if line.depth else -2.0)


def _as_deck(line: Line) -> float:
    """Weigh what a deck does: a closed paragraph of middling length above a byline."""
    return (0.5 if line.closed else -4.0) - (2.0 if line.length > 250 else 0.0)


def _as_byline(line: Line) -> float:
    """Weigh whether a line names persons and nothing else."""
    if line.depth:
        return -5.0
    if line.has_office_names:
        return 7.0
    if line.persons > 1:
        return 6.0
    if line.persons == 1:
        return 0.5 if line.name_is_word else 4.0
    return -2.0 if line.length <= 4 and not line.closed else NEVER


def _step(before: Part, after: Part) -> float:
    return FOLLOWS[before].get(after, NEVER)


def _likeliest(weights: Sequence[Weights]) -> list[Part]:
    """Return the path of the greatest sum (Viterbi); on a tie the part named first."""
    best = {part: FIRST.get(part, NEVER) + weights[0][part] for part in Part}
    came: list[dict[Part, Part]] = []
    for weight in weights[1:]:
        origin = {
            part: max(Part, key=lambda before: best[before] + _step(before, part)) for part in Part
        }
        best = {
            part: best[origin[part]] + _step(origin[part], part) + weight[part] for part in Part
        }
        came.append(origin)
    path = [max(Part, key=lambda part: best[part] + LAST.get(part, 0.0))]
    for origin in reversed(came):
        path.append(origin[path[-1]])
    return path[::-1]


def _shares(weights: Sequence[Weights]) -> list[Weights]:
    """Return for each line how all paths are shared among its parts (forward and backward)."""
    ahead = [{part: FIRST.get(part, NEVER) + weights[0][part] for part in Part}]
    for weight in weights[1:]:
        ahead.append(
            {
                part: weight[part] + _sum(ahead[-1][other] + _step(other, part) for other in Part)
                for part in Part
            }
        )
    back: list[Weights] = [{part: LAST.get(part, 0.0) for part in Part}]
    for weight in reversed(weights[1:]):
        back.append(
            {
                part: _sum(_step(part, other) + weight[other] + back[-1][other] for other in Part)
                for part in Part
            }
        )
    whole = _sum(ahead[-1][part] + back[0][part] for part in Part)
    return [
        {part: exp(min(0.0, one[part] + other[part] - whole)) for part in Part}
        for one, other in zip(ahead, reversed(back), strict=True)
    ]


def _sum(logarithms: Iterable[float]) -> float:
    """Add numbers given by their logarithms."""
    values = list(logarithms)
    top = max(values)
    return top + log(sum(exp(value - top) for value in values))
