"""A dump made ready for comparing: its text, tails and heads. One rule: no block is changed."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from layout_app.cjk.folding import ends_in_picture
from layout_app.cjk.jumplines import (
    jump_back,
    jump_onward,
    without_jumps,
    without_reference,
)
from layout_app.cjk.listing import BULLETS, is_numbered, items_in_turn, items_of
from layout_app.cjk.notes import is_bracketed, is_note
from layout_app.cjk.speakers import REACH, speaker_of
from layout_app.frozen import frozen
from layout_app.model.seam import Block
from layout_app.model.text import Kind
from layout_app.repair.matching import matching

HEADINGS = frozenset({Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE, Kind.SUBHEAD})
ASIDE = frozenset({Kind.JUMP, Kind.AD, Kind.FURNITURE, Kind.CAPTION})
"""Kinds that stand between the blocks of an article without being read with them."""
BODY = frozenset({Kind.TEXT, Kind.DECK})
SURE = 0.75
"""Least certainty of a kind that is taken for granted."""
_CLOSERS = "”’」』）)》\"'"
_ENDS = "。！？!?…"
_WEAK = "；;：:"
_SIGNATURE = 15


@frozen(eq=False)
class Copy:
    """The blocks of a dump with what every feature asks of them."""

    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    """Matching copies, jump marks taken off."""
    body: tuple[bool, ...]
    """Whether a block is read as a paragraph."""
    tails: tuple[int, ...]
    """Blocks that end in mid-sentence, or may."""
    heads: tuple[int, ...]
    """Blocks that may continue another."""
    begun: frozenset[int]
    """Blocks that begin something for certain: measured as the others are, and never joined."""
    onward: tuple[bool, ...]
    """Whether a 下转 mark belongs to the block."""
    back: tuple[bool, ...]
    """Whether a 上接 mark belongs to the block."""
    told: tuple[Mapping[int, str], Mapping[int, str]] = ({}, {})
    """By block, the words of its 下转 mark and of its 上接 mark."""


def is_closed(text: str) -> bool:
    """Tell whether a matching copy ends a sentence: …。”, …😄, …。(记者名), or is in brackets."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith((*_ENDS, "...")) or ends_in_picture(bare):
        return True
    if is_bracketed(text):
        return True
    if not text.endswith(")"):
        return False
    before, bracket, inside = text[:-1].rpartition("(")
    return bool(bracket) and len(inside) <= _SIGNATURE and before.endswith(tuple(_ENDS + "”"))


def _without_marks(text: str) -> str:
    """Return a text between its jump marks; one that has ended, without what it refers to."""
    bare = without_jumps(text)
    told = without_reference(bare)
    return told if told != bare and is_closed(matching(told)) else bare


def is_weak(text: str) -> bool:
    """Tell whether a matching copy ends in ； or ：, as paragraphs of a list do."""
    return text.rstrip(_CLOSERS).endswith(tuple(_WEAK))


def is_body(block: Block) -> bool:
    """Tell whether a block is scored as text: its kind says so or is unsure."""
    if block.kind in BODY:
        return True
    return block.depth == 0 and block.certainty < SURE and block.kind is not Kind.JUMP


def read_copy(blocks: Sequence[Block]) -> Copy:
    """Make the blocks of a dump ready for comparing."""
    texts = tuple(matching(_without_marks(block.text)) for block in blocks)
    body = tuple(
        is_body(b) and bool(t) and not is_note(t) for b, t in zip(blocks, texts, strict=True)
    )
    onward, back = jump_lines(blocks)
    indices = range(len(blocks))
    lines = [block.text if body[n] else "" for n, block in enumerate(blocks)]
    whole = items_of(lines) | _spoken(blocks)
    ended = whole | _above_items(blocks, body, whole)
    begun = whole | items_in_turn(lines)
    return Copy(
        blocks=tuple(blocks),
        texts=texts,
        body=body,
        tails=tuple(i for i in indices if body[i] and not is_closed(texts[i]) and i not in ended),
        heads=tuple(i for i in indices if body[i] and not texts[i].startswith(BULLETS)),
        begun=begun | {i for i in indices if is_bracketed(texts[i])},
        onward=tuple(body[i] and i in onward for i in indices),
        back=tuple(body[i] and i in back for i in indices),
        told=(onward, back),
    )


def _above_items(
    blocks: Sequence[Block], body: Sequence[bool], items: frozenset[int]
) -> frozenset[int]:
    """Return what ends in ： or ； above the items of a list."""
    weak = {
        n
        for n, (one, two) in enumerate(pairwise(blocks))
        if body[n] and body[n + 1] and is_weak(one.text) and is_numbered(two.text)
    }
    above = {n - 1 for n in items if n} - items
    return frozenset(weak) | {n for n in above if is_weak(blocks[n].text)}


def _spoken(blocks: Sequence[Block]) -> frozenset[int]:
    """Return what is said in chats: below the line of a speaker, or up to that of the next."""
    subheads = (n for n, block in enumerate(blocks) if block.kind is Kind.SUBHEAD)
    speakers = [n for n in subheads if speaker_of(blocks[n].text)]
    between = [range(a + 1, b) for a, b in pairwise(speakers) if b - a <= REACH]
    return frozenset(n for run in between for n in run) | {n + 1 for n in speakers}


def jump_owners(blocks: Sequence[Block]) -> dict[int, int]:
    """Return for every jump line on its own the text block it belongs to."""
    return _owners(blocks, [is_body(block) for block in blocks])


def _owners(blocks: Sequence[Block], body: Sequence[bool]) -> dict[int, int]:
    owners = {}
    for at, block in enumerate(blocks):
        if block.kind is not Kind.JUMP or body[at]:
            continue
        owner = _next_body(blocks, body, at, 1 if _brings(blocks, body, at) else -1)
        if owner is not None:
            owners[at] = owner
    return owners


def _brings(blocks: Sequence[Block], body: Sequence[bool], at: int) -> bool:
    """Tell whether a jump line on its own brings its reader here rather than sends him on.

    紧接第1版 may do both: below a heading, or a text that has ended, it brings.
    """
    if not (jump_back(blocks[at].text) and jump_onward(blocks[at].text)):
        return jump_back(blocks[at].text) is not None
    return at == 0 or not body[at - 1] or is_closed(matching(blocks[at - 1].text))


def jump_lines(blocks: Sequence[Block]) -> tuple[dict[int, str], dict[int, str]]:
    """Return by block the jump line that sends its reader on, and the one that brings him here."""
    onward, back = {}, {}
    for at, block in enumerate(blocks):
        if block.kind is Kind.JUMP:
            continue
        if mark := jump_onward(block.text):
            onward[at] = block.text[mark.start : mark.end].strip()
        if mark := jump_back(block.text):
            back[at] = block.text[mark.start : mark.end].strip()
    for line, owner in jump_owners(blocks).items():
        found = back if owner > line else onward
        found.setdefault(owner, blocks[line].text)
    return onward, back


def _next_body(blocks: Sequence[Block], body: Sequence[bool], start: int, step: int) -> int | None:
    """Return the text block beside a jump line, across one repeated headline at most."""
    at, headings = start + step, 0
    while 0 <= at < len(blocks) and headings < 2:
        if body[at]:
            return at
        headings += blocks[at].kind in HEADINGS
        at += step
    return None
