"""Made pages whose headings are marked in every way. One rule: only training articles come here.

The generator's pages are taken as they are, and with every headline marked alike and every subhead
alike. Its subheads are phrases of the paragraph below; on every other page they are told in other
words instead, from two paragraphs of their article, as those of a newspaper are.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence

MARKINGS = (None, (1, 2), (2, 3), (1, 3), (2, 2), (1, 0), (2, 0), (0, 2), (0, 3), (0, 0))
"""Marks of headlines and subheads; None leaves those of the generator."""
TITLES, PARTING = ("headline",), ("subhead", "pull")
_PHRASE = re.compile(r"[一-鿿]{4,12}")
Gold = Mapping[str, object]
Row = dict[str, object]


def variants(gold: Gold, number: int, seed: int) -> Iterator[list[Row]]:
    """Give the blocks of a page in every marking; odd pages reworded."""
    blocks = [dict(block) for block in gold["blocks"]]
    if number % 2:
        blocks = reworded(blocks, random.Random(seed + number))
    for marking in MARKINGS:
        yield blocks if marking is None else [marked(block, *marking) for block in blocks]


def marked(block: Row, headline: int, subhead: int) -> Row:
    """Return a block with its heading marks set; text and furniture stay."""
    marks = {**dict.fromkeys(TITLES, headline), **dict.fromkeys(PARTING, subhead)}
    if block["role"] not in marks:
        return block
    bare = str(block["text"]).lstrip("# ")
    return {**block, "text": ("#" * marks[block["role"]] + " " + bare).lstrip()}


def reworded(blocks: Sequence[Row], chance: random.Random) -> list[Row]:
    """Return the blocks; subheads that quote a paragraph of their article tell it otherwise."""
    return [
        _retold(block, _paragraphs(blocks, block), chance) if _quotes(blocks, block) else block
        for block in blocks
    ]


def _paragraphs(blocks: Sequence[Row], block: Row) -> list[str]:
    own = [b for b in blocks if b["role"] == "para" and b["art"] == block["art"]]
    return [str(b["text"]) for b in own]


def _quotes(blocks: Sequence[Row], block: Row) -> bool:
    bare = str(block["text"]).lstrip("# ")
    return block["role"] == "subhead" and any(bare in text for text in _paragraphs(blocks, block))


def _retold(block: Row, paragraphs: Sequence[str], chance: random.Random) -> Row:
    """Return the subhead as two pieces of phrases of its article, 4 to 12 characters in all."""
    phrases = [phrase for text in paragraphs for phrase in _PHRASE.findall(text)]
    if len(phrases) < 2:
        return block
    one, two = chance.sample(phrases, 2)
    marks = re.match(r"#* ?", str(block["text"])).group()
    return {**block, "text": marks + one[: chance.randint(2, 6)] + two[-chance.randint(2, 6) :]}
