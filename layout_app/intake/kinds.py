"""Say what each block of a dump is. One rule: a line is judged together with its neighbours.

Lines that name themselves (jump lines, folios, captions, advertisements) are set first and then
looked through. For every other line small functions weigh each part it may play, `heads` those of
headings; a table says which part may follow which; the best path through the page wins (Viterbi),
and the share of all paths that agree is the certainty; of a heading, those that make any heading of
it. Weights are natural logarithms of odds, rounded to halves.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import groupby
from math import exp, fsum, log

from layout_app.cjk.folding import folded, without_pictures
from layout_app.cjk.jumplines import jump_back
from layout_app.cjk.listing import is_numbered, items_of
from layout_app.intake.chats import with_chats
from layout_app.intake.features import HEAD, SUBTITLE, Line, is_closed, lines_of_page
from layout_app.intake.headmarks import Marking, likeliest, marked, ways
from layout_app.intake.heads import Heads, shipped_heads, sights_of
from layout_app.intake.letters import with_letters
from layout_app.intake.marks import CHAPTER, SERIAL, is_issuer, is_sign_off, said_kind
from layout_app.intake.names import names_in
from layout_app.intake.running import with_running_heads
from layout_app.intake.verse import with_verse
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

DASHED, NOT_DASHED = 5.0, -4.0
"""What a dash before a line without a stop says for a subtitle, and against any other heading."""

BETWEEN = 4.0
"""What a place between a marked headline and its byline says for a subtitle, with no dash."""
SHORTEST_SUBTITLE = 6
"""Characters of the shortest subtitle that only a paragraph of news tells."""
ABOVE_NEWS = 3.0
"""What a place between an unmarked short line and a report says for a subtitle."""

TITLE = re.compile(r"[^\s，。！？；：,;!?]{2,20}")
"""A short title that a page repeats where a text goes on."""
POINTERS = tuple("▲▼△▽◀▶◁▷↑↓")
"""What points from a caption to its picture."""
POINTER = re.compile(rf"[{''.join(POINTERS)}]\s?[^\s▲▼△▽◀▶◁▷↑↓].{{5,58}}")

SPREAD = re.compile(r"[一-鿿](?:[ \u3000]{1,4}[一-鿿]){1,11}")
"""A line with a blank behind every character: 讣　告, 记 者 钟 灵."""

STACKED = 6.0
"""What short open lines that stand above a byline or a report as heads do say against text."""
OF_STACK = 5.0
"""What the place among two or three of them says for a kicker, a headline and a subtitle."""
CALLING = 3.0
"""What ！ or ？ at its end says against a heading; a 。 says twice as much."""

AFTER_SIGNED = 4.0
"""What a signature right above a line says against a subhead."""
BELOW_SIGNED = 2.0
"""What it says for a short open line as a headline."""
TITLES_NOTICE = 3.0
"""What its last word says for the title of a notice: 停水通知."""
COUNTS_ON = 2.0
"""What a number that counts on says for a subhead: 一、收费标准 … 二、办理方式."""
ABOVE_ITEMS, SHORT_TITLE = 2.0, 14
"""What items below it say for a short open line as a title, and how long that is at most."""
ISSUED = 2.0
"""What the name of an office says for a signature, where a heading or nothing stands below."""

FIRST = {
    Part.KICKER: 0.0,
    Part.HEADLINE: 0.0,
    Part.TEXT: -2.0,
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


PARTS = tuple(Part)
"""The parts in the order in which weights are held."""
Weights = list[float]
"""One weight for each part, in the order of PARTS."""
_KICKER, _HEADLINE, _SUBHEAD = map(PARTS.index, (Part.KICKER, Part.HEADLINE, Part.SUBHEAD))
_MARKED = (_HEADLINE, _SUBHEAD)
_HEADS = (_KICKER, _HEADLINE, PARTS.index(Part.SUBTITLE), _SUBHEAD)
_FIRST = [FIRST.get(part, NEVER) for part in PARTS]
_LAST = [LAST.get(part, 0.0) for part in PARTS]
_ONWARD = [[FOLLOWS[before].get(after, NEVER) for after in PARTS] for before in PARTS]
_INTO = [list(column) for column in zip(*_ONWARD, strict=True)]

_SET = (Kind.VERSE, Kind.TABLE)
"""Kinds that were told before, whose lines stand together."""
_ASIDE = (Kind.FURNITURE, Kind.JUMP)
"""What parts articles."""
SAID = 0.97
"""How sure a kind is that a line gives itself."""


def classify(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with their kinds and how sure each is, 0..1."""
    read = with_verse([replace(block, text=_plain(block.text)) for block in blocks])
    runs = [list(run) for _key, run in groupby(enumerate(read), _together(read))]
    said, lines = seen([_paragraph([block for _n, block in run]) for run in runs])
    parts = iter(_best_parts(lines))
    told = [(kind, SAID) if kind else next(parts) for kind in said]
    return tuple(
        replace(blocks[n], kind=block.kind)
        if block.kind in _SET
        else replace(blocks[n], kind=kind, certainty=certainty)
        for run, (kind, certainty) in zip(runs, told, strict=True)
        for n, block in run
    )


def _plain(text: str) -> str:
    """Return a line as it is seen: folded, closed up, without emoji at its edges."""
    plain = without_pictures(folded(text))
    return "".join(plain.split()) if SPREAD.fullmatch(plain) else plain


def _together(blocks: Sequence[Block]) -> Callable[[tuple[int, Block]], int]:
    """Return what gives the same for all lines of a poem, table or list, else for each its own."""
    plain = ["" if _is_told(block) else block.text for block in blocks]
    items = items_of(plain)

    def key(numbered: tuple[int, Block]) -> int:
        n, block = numbered
        if block.kind in _SET:
            return -1 - _SET.index(block.kind)
        return -1 - len(_SET) if n in items else n

    return key


def _is_told(block: Block) -> bool:
    """Tell whether a line is no item of a list: it is marked, or says itself what it is."""
    return block.kind is not Kind.TEXT or block.depth > 0 or said_kind(block.text) is not None


def _paragraph(run: Sequence[Block]) -> Block:
    """Return the lines of a poem, table or list as one paragraph: others are seen beside that."""
    if len(run) == 1 and run[0].kind not in _SET:
        return run[0]
    return replace(run[0], kind=Kind.TEXT, text="".join(block.text for block in run) + "。")


def seen(blocks: Sequence[Block]) -> tuple[list[Kind | None], list[Line]]:
    """Return the kinds that blocks give themselves, and what is seen of the other blocks."""
    said = [said_kind(block.text) if block.kind is Kind.TEXT else block.kind for block in blocks]
    for n in range(2, len(blocks)):
        if said[n - 2] is None and is_sign_off(blocks[n - 1].text, blocks[n].text):
            said[n - 1 : n + 1] = Kind.BYLINE, Kind.BYLINE
    said = _with_issuers(blocks, said)
    said = _with_captions(blocks, _with_jump_titles(blocks, _with_serials(blocks, said)))
    said = with_letters(blocks, with_chats(blocks, with_running_heads(blocks, said)))
    doubtful = [n for n, kind in enumerate(said) if kind is None]
    parted = [k for k, n in enumerate(doubtful) if n and said[n - 1] in _ASIDE]
    signed = [k for k, n in enumerate(doubtful) if n and said[n - 1] is Kind.BYLINE]
    return said, lines_of_page([blocks[n] for n in doubtful], parted, signed)


def _with_serials(blocks: Sequence[Block], said: Sequence[Kind | None]) -> list[Kind | None]:
    """Return the kinds that lines give themselves, those above a piece of a serial among them."""
    found = list(said)
    for n, block in enumerate(blocks[:-1]):
        title = blocks[n + 1]
        is_tag = found[n] is None and not block.depth and SERIAL.fullmatch(block.text)
        if not is_tag or found[n + 1] or not _may_be_title(title):
            continue
        found[n] = Kind.KICKER
        if title.depth:
            continue
        found[n + 1] = Kind.HEADLINE
        below = blocks[n + 2] if n + 2 < len(blocks) else None
        if below and not below.depth and CHAPTER.fullmatch(below.text):
            found[n + 2] = Kind.SUBHEAD
    return found


def _with_issuers(blocks: Sequence[Block], said: Sequence[Kind | None]) -> list[Kind | None]:
    """Return the kinds that lines give themselves, who issues one of numbered notices a byline."""
    found = list(said)
    for n in range(2, len(blocks) - 1):
        line, below = blocks[n], blocks[n + 1]
        is_last = is_numbered(below.text) and _may_be_title(below)
        plain = found[n] is None and not line.depth and is_issuer(line.text)
        if plain and is_last and is_closed(blocks[n - 1].text):
            found[n] = Kind.BYLINE
    return found


def _with_jump_titles(blocks: Sequence[Block], said: Sequence[Kind | None]) -> list[Kind | None]:
    """Return the kinds that lines give themselves, the title above a 上接 line a headline.

    Below half a sentence it may be the other half as well.
    """
    found = list(said)
    for n, block in enumerate(blocks[:-1]):
        goes_on = found[n + 1] is Kind.JUMP and jump_back(blocks[n + 1].text) is not None
        plain = found[n] is None and not block.depth and not names_in(block.text)
        is_title = plain and TITLE.fullmatch(block.text)
        if goes_on and is_title and (not n or is_closed(blocks[n - 1].text)):
            found[n] = Kind.HEADLINE
    return found


def _with_captions(blocks: Sequence[Block], said: Sequence[Kind | None]) -> list[Kind | None]:
    """Return the kinds that lines give themselves, one alone behind a pointer a caption."""
    found = list(said)
    for n, block in enumerate(blocks):
        beside = (blocks[k].text for k in (n - 1, n + 1) if 0 <= k < len(blocks))
        plain = found[n] is None and not block.depth and not is_closed(block.text)
        alone = plain and POINTER.fullmatch(block.text)
        if alone and not any(text.startswith(POINTERS) for text in beside):
            found[n] = Kind.CAPTION
    return found


def _may_be_title(block: Block) -> bool:
    return block.depth > 0 or (len(block.text) <= HEAD and not is_closed(block.text))


def _best_parts(lines: Sequence[Line]) -> list[tuple[Kind, float]]:
    """Return the kind of each line's part on the likeliest path, and how sure it is."""
    if not lines:
        return []
    weights = weights_of(lines, shipped_heads())
    parts = _likeliest(weights)
    shares = _shares(weights)
    return [(KIND[PARTS[n]], _certainty(share, n)) for n, share in zip(parts, shares, strict=True)]


def _certainty(share: Weights, part: int) -> float:
    """Return how sure a part is: that a line is a heading counts, whichever it is."""
    alike = _HEADS if part in _HEADS else (part,)
    return round(min(1.0, fsum(share[n] for n in alike)), 3)


def weights_of(lines: Sequence[Line], heads: Heads) -> list[Weights]:
    """Return the weights of every line, its marks read as the page is likeliest to set them."""
    plain = [weigh(line, heads) for line in lines]
    depths = [marked(line.depth) for line in lines]
    known = ways(heads)
    way = known[likeliest(known, _scores(plain, depths, known))]
    return [_read(weight, depth, way) for weight, depth in zip(plain, depths, strict=True)]


def _scores(
    plain: Sequence[Weights], depths: Sequence[int], known: Sequence[Marking]
) -> list[float]:
    """Return how well each way of marking fits the page: the sums of its lines over all parts."""
    others = [_sum(w for n, w in enumerate(weight) if n not in _MARKED) for weight in plain]
    rows = [
        (weight[_HEADLINE], weight[_SUBHEAD], other, depth)
        for weight, other, depth in zip(plain, others, depths, strict=True)
    ]
    return [
        fsum(
            _sum((headline + way.headline[depth], subhead + way.subhead[depth], other))
            for headline, subhead, other, depth in rows
        )
        for way in known
    ]


def _read(weight: Weights, depth: int, way: Marking) -> Weights:
    """Add what the marks of a line say where headings are marked in a way."""
    read = list(weight)
    read[_HEADLINE] += way.headline[depth]
    read[_SUBHEAD] += way.subhead[depth]
    return read


def weigh(line: Line, heads: Heads) -> Weights:
    """Return how much speaks for each part of the line, neighbours' parts and marks left aside."""
    weights = weigh_apart(line)
    told = ((_HEADLINE, heads.headline), (_SUBHEAD, heads.subhead), (_KICKER, heads.kicker))
    sights = sights_of(line)
    for part, weight_of in told:
        weights[part] += sum(weight * sights[name] for name, weight in weight_of.items())
    return weights


def weigh_apart(line: Line) -> Weights:
    """Return what speaks for each part of the line without its sights as a heading."""
    title, text = _as_title(line), _as_text(line)
    is_section = line.counts_on and not line.closed and line.length <= HEAD
    other = title + (NOT_DASHED if _is_dashed(line) else 0.0)
    weights = {
        Part.KICKER: other + _as_kicker(line) + OF_STACK * (line.stack_part == Part.KICKER),
        Part.HEADLINE: other
        + OF_STACK * (line.stack_part == Part.HEADLINE)
        + TITLES_NOTICE * line.titles_notice
        - COUNTS_ON * is_section
        + BELOW_SIGNED * (line.after_signed and not line.closed and line.length <= HEAD),
        Part.SUBTITLE: title + _as_subtitle(line) + OF_STACK * (line.stack_part == Part.SUBTITLE),
        Part.SUBHEAD: other - AFTER_SIGNED * line.after_signed + COUNTS_ON * is_section,
        Part.DECK: text + _as_deck(line),
        Part.TEXT: text,
        Part.BYLINE: _as_byline(line) + (0.5 if line.after_title else -1.0),
        Part.SIGNED: _as_byline(line) + (0.0 if line.before_break else -1.0),
    }
    return [weights[part] for part in PARTS]


def _as_title(line: Line) -> float:
    """Weigh whether a line stands above text rather than in it."""
    points = 3.0 * line.told_below
    if line.depth:
        return points
    points -= 0.5 + ((CALLING if line.calls else 6.0) if line.closed else 0.0)
    points -= 4.0 * line.is_detail + 6.0 * line.is_item
    points -= 0.1 * max(0, line.length - 26)
    points -= 1.5 * line.has_stop + 1.5 * min(line.commas, 3)
    points -= 1.5 * line.begins_sentence + 1.5 * line.ends_cut + 1.0 * line.unbalanced
    points += 2.0 * line.is_quote
    is_above = line.before_items and line.length <= SHORT_TITLE and not line.is_numbered
    points += ABOVE_ITEMS * (is_above and not (line.closed or line.ends_cut))
    return points + 1.5 * line.has_tag


def _as_text(line: Line) -> float:
    """Weigh whether a line is a paragraph or a piece of one."""
    if line.depth:
        return -4.0 if line.length > 60 and line.closed else -8.0
    points = 3.0 if line.closed else 0.0
    points += 3.0 if line.length > 40 else 0.0
    points -= STACKED * line.is_stacked
    return points + 1.5 * line.told_above


def _as_kicker(line: Line) -> float:
    """Weigh what a kicker does: an unmarked short line right above a headline."""
    if line.depth:
        return -6.0
    points = (
        3.0 * line.is_tag + 1.0 * line.before_mark + 1.0 * line.told_below - 0.5 * line.told_above
    )
    return points + 1.0 * line.begins_sentence - 0.2 * max(0, line.length - 20)


def _is_dashed(line: Line) -> bool:
    """Tell whether a line is set as subtitles are: ——柳溪镇把闲置仓房变成书房."""
    return line.text.startswith(("——", "—", "--")) and not line.closed


def _as_subtitle(line: Line) -> float:
    """Weigh what a subtitle does: it begins with a dash, or stands between headline and byline."""
    if line.text.startswith(("——", "—", "--")):
        return 3.0 if line.closed else DASHED
    if line.depth:
        return -3.0
    if line.after_short and line.before_news and not line.stack_part:
        return ABOVE_NEWS
    return BETWEEN if _is_between(line) or _is_above_lead(line) else -2.0


def _is_above_lead(line: Line) -> bool:
    """Tell whether a short whole line parts a marked headline from a paragraph that begins news."""
    framed = line.after_mark and line.before_lead
    is_whole = not (line.closed or line.ends_cut or line.unbalanced or line.commas)
    is_head = not (line.begins_sentence or line.is_numbered or line.is_detail)
    return framed and is_whole and is_head and SHORTEST_SUBTITLE <= line.length <= SUBTITLE


def _is_between(line: Line) -> bool:
    """Tell whether a short line without a stop parts a marked headline from its byline."""
    framed = line.after_mark and line.before_byline
    return framed and not line.closed and line.length <= SUBTITLE


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
    if line.issues_notice and line.before_break:
        return ISSUED
    return -2.0 if line.length <= 4 and not line.closed else NEVER


def _likeliest(weights: Sequence[Weights]) -> list[int]:
    """Return the path of the greatest sum (Viterbi); on a tie the part named first."""
    best = _added(_FIRST, weights[0])
    came: list[list[int]] = []
    for weight in weights[1:]:
        reached = [_added(best, steps) for steps in _INTO]
        came.append([row.index(max(row)) for row in reached])
        best = _added(map(max, reached), weight)
    ends = _added(best, _LAST)
    path = [ends.index(max(ends))]
    for origin in reversed(came):
        path.append(origin[path[-1]])
    return path[::-1]


def _shares(weights: Sequence[Weights]) -> list[Weights]:
    """Return for each line how all paths are shared among its parts (forward and backward)."""
    ahead = [_added(_FIRST, weights[0])]
    for weight in weights[1:]:
        last = ahead[-1]
        ahead.append(_added(weight, [_sum(_added(last, steps)) for steps in _INTO]))
    back = [_LAST]
    for weight in reversed(weights[1:]):
        onward = _added(weight, back[-1])
        back.append([_sum(_added(onward, steps)) for steps in _ONWARD])
    whole = _sum(_added(ahead[-1], _LAST))
    return [
        [exp(min(0.0, value - whole)) for value in _added(one, other)]
        for one, other in zip(ahead, reversed(back), strict=True)
    ]


def _added(one: Iterable[float], two: Iterable[float]) -> list[float]:
    return [a + b for a, b in zip(one, two, strict=True)]


def _sum(logarithms: Iterable[float]) -> float:
    """Add numbers given by their logarithms."""
    values = list(logarithms)
    top = max(values)
    return top + log(sum(exp(value - top) for value in values))
