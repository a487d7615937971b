"""Tell verse from prose. One rule: what may be prose, a list or headlines stays so.

Verse is four or more short lines of which most end before their sentence does: in a metre of five
or seven characters, in commas, or in words that titles and lists do without. Its stanzas are parted
by more empty lines than its lines are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import fmean

from layout_app.cjk.listing import is_numbered
from layout_app.intake.features import is_closed
from layout_app.intake.marks import said_kind
from layout_app.intake.names import has_office, is_desk, is_word_like, names_in
from layout_app.model.seam import Block
from layout_app.model.text import Kind

FEWEST = 4
"""Lines of the shortest poem that is told from what stands around it."""
LONGEST = 20
"""Characters of the longest line."""
HEADS = 3
"""Lines that may stand above a poem with its poet: a title, another below it, the name."""
USUAL = (4.0, 12.0)
"""Characters of a line in the mean: shorter ones are items of a list, longer ones titles."""
FULL = 6
"""Characters from which lines of one length may be prose that was broken at its column's width."""
_SIGNED = re.compile("[-—–（(]")
"""What a line below a poem begins with: a date, a place, a name."""
_METRES = ({5}, {7})
_PARTICLES = frozenset("的了着在是不我你他她它们有没这那就也还又把被从里上下")
_MARKS = re.compile(r"[\s，。、；：？！…—·,.;:?!“”‘’「」《》（）()]+")
_NEVER = re.compile(
    r"[0-9０-９|/@#*·•■□◆◇●○▲△★☆]|\A[-—–（(【〔《]|[:：]\Z|[。！？!?].*[^。！？!?…”’」』）)\s]"
)
"""What stands in no line of verse: figures, signs, the end of a sentence before the line's."""


def with_verse(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, those that are lines of a poem with that kind."""
    lines = {n for run in _runs(blocks) for n in _poem(blocks, run)}
    return tuple(
        replace(block, kind=Kind.VERSE) if n in lines else block for n, block in enumerate(blocks)
    )


def stanza_starts(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of verse at which a stanza begins, that of each poem included."""
    starts: set[int] = set()
    run: list[int] = []
    for n, block in enumerate([*blocks, Block(text="")]):
        if block.kind is Kind.VERSE:
            run.append(n)
        elif run:
            starts.update(stanza[0] for stanza in _stanzas(blocks, run))
            run = []
    return frozenset(starts)


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Give the runs of lines that may each be one of a poem."""
    run: list[int] = []
    for n, block in enumerate(blocks):
        if _may_be_verse(block):
            run.append(n)
        else:
            yield run
            run = []
    yield run


def _may_be_verse(block: Block) -> bool:
    text = block.text
    return (
        block.kind is Kind.TEXT
        and not block.depth
        and 1 < len(text) <= LONGEST
        and not _NEVER.search(text)
        and said_kind(text) is None
        and not (is_numbered(text) or has_office(text) or is_desk(text) or len(names_in(text)) > 1)
    )


def _stanzas(blocks: Sequence[Block], run: Sequence[int]) -> list[list[int]]:
    """Return lines parted where more empty lines stand than between most of them."""
    least = min((blocks[n].blanks for n in run[1:]), default=0)
    stanzas = [[run[0]]]
    for n in run[1:]:
        if blocks[n].blanks > least:
            stanzas.append([])
        stanzas[-1].append(n)
    return stanzas


def _poem(blocks: Sequence[Block], run: list[int]) -> list[int]:
    """Return the lines of a run that are a poem; heads and names above it are none of its."""
    while run and names_in(blocks[run[0]].text):
        run = run[1:]
    run = run[
        1 + max((k for k, n in enumerate(run[:HEADS]) if _is_poet(blocks[n].text)), default=-1) :
    ]
    if len(run) < FEWEST:
        return []
    stanzas = _whole(blocks, _stanzas(blocks, run))
    lines = [n for stanza in stanzas for n in stanza]
    if len(lines) < FEWEST or 2 * sum(len(stanza) > 1 for stanza in stanzas) < len(stanzas):
        return []
    is_tight = all(blocks[n].blanks == 0 for stanza in stanzas for n in stanza[1:])
    above = blocks[lines[0] - 1].text if lines[0] else ""
    texts = [[blocks[n].text for n in stanza] for stanza in stanzas]
    is_parted = is_tight or len(stanzas) > 1
    return lines if is_parted and _reads_as_verse(texts, above) else []


def _whole(blocks: Sequence[Block], stanzas: list[list[int]]) -> list[list[int]]:
    """Return the stanzas without single lines above them, and those that other lines go on with."""
    first, last = stanzas[0][0], stanzas[-1][-1]
    if first and _is_prose(blocks[first - 1]) and not blocks[first].blanks:
        stanzas = stanzas[1:]
    below = blocks[last + 1] if last + 1 < len(blocks) else None
    if stanzas and below and _is_prose(below) and not (below.blanks or _SIGNED.match(below.text)):
        # The last line may be the headline of what stands below.
        is_head = len(stanzas[-1]) > 2 and len(below.text) > LONGEST and is_closed(below.text)
        stanzas = [*stanzas[:-1], *([stanzas[-1][:-1]] if is_head else [])]
    if stanzas and _is_titled(blocks, last):
        stanzas = [*stanzas[:-1], stanzas[-1][:-1]]
    while stanzas and len(stanzas[0]) == 1:
        stanzas = stanzas[1:]
    return stanzas


def _is_poet(text: str) -> bool:
    names = names_in(text)
    return bool(names) and not is_word_like(names[0])


def _is_titled(blocks: Sequence[Block], n: int) -> bool:
    """Tell whether a line is the headline above a subtitle and a byline: …, ——访梅教授, 张三."""
    below = blocks[n + 1 : n + 3]
    dashed = len(below) == 2 and below[0].text.startswith(("——", "--"))
    return dashed and bool(names_in(below[1].text))


def _is_prose(block: Block) -> bool:
    return block.kind is Kind.TEXT and not block.depth and not names_in(block.text)


def _reads_as_verse(stanzas: Sequence[Sequence[str]], above: str) -> bool:
    """Tell whether short lines are verse by their ends, their metre and their words."""
    lines = [line for stanza in stanzas for line in stanza]
    bare = [_MARKS.sub("", line) for line in lines]
    low, high = USUAL
    if not low <= fmean(map(len, bare)) <= high:
        return False
    if _in_metre(lines):
        return True
    ends = [line[-1] in "，、；,;" for line in lines]
    is_prose = 2 * sum(map(is_closed, lines)) > len(lines)
    is_column = 2 * sum(map(_is_broken, stanzas)) >= len(stanzas)
    is_list = above.endswith(("：", ":")) and not any(ends)
    if is_prose or is_column or is_list:
        return False
    spoken = sum(not _PARTICLES.isdisjoint(line) for line in lines)
    return 4 * sum(ends) >= len(lines) or 3 * spoken >= len(lines)


def _in_metre(lines: Iterable[str]) -> bool:
    """Tell whether every phrase has five characters, or every one seven."""
    phrases = [len(phrase) for line in lines for phrase in _MARKS.split(line) if phrase]
    return set(phrases) in _METRES


def _is_broken(lines: Sequence[str]) -> bool:
    """Tell whether all lines but the last are as long as each other, as those of a column are."""
    lengths = set(map(len, lines[:-1]))
    return len(lines) > 2 and len(lengths) == 1 and len(lines[-1]) <= max(lengths) >= FULL
