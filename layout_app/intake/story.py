"""Read a single manuscript. One rule: every line becomes a paragraph, a head or a picture.

A manuscript is: an optional kicker line, `# headline`, an optional byline, paragraphs of one line
each, `## subhead`, `![caption](file)`, rows of tables `| 甲 | 乙 |`, lines of verse, its stanzas
parted by empty ones. Lines that were broken at a width are joined first.
Without any `#` the parts are told as in a dump. `manuscripts` reads whole files.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from layout_app.frozen import frozen
from layout_app.intake.blocks import blocks_of
from layout_app.intake.frontmatter import Front
from layout_app.intake.merging import with_merged
from layout_app.intake.verse import stanza_starts
from layout_app.intake.wrapped import unwrapped
from layout_app.model.breaks import head_of
from layout_app.model.problem import Problem
from layout_app.model.seam import Block
from layout_app.model.setting import VerseSetting
from layout_app.model.text import HEADS, Kind, Paragraph

_PICTURE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)<>]+?)>?\s*\)")
LONGEST_KICKER = 40
"""Characters of the longest line above the headline that is a kicker."""


@frozen
class StoryPicture:
    """A picture that a story names."""

    caption: str
    path: str
    """As written, relative to the story's file."""
    line: int | None = None


@frozen
class StoryFile:
    """A manuscript: what its maker says of it, its heads and paragraphs, its pictures."""

    name: str
    encoding: str = "utf-8"
    front: Front = Front()
    paragraphs: tuple[Paragraph, ...] = ()
    """The heads in their order, then the body."""
    pictures: tuple[StoryPicture, ...] = ()
    problems: tuple[Problem, ...] = ()


def story_of(
    copy: str, name: str, front: Front, *, first: int = 1, is_shared: bool = False
) -> StoryFile:
    """Return the manuscript that lines of copy are, with what a front block says of it.

    `first` is the number of its first line in the file; a block that it shares with others signs
    it only if it is not signed itself.
    """
    pictures, rest = _without_pictures(copy, first)
    found = with_merged(_paragraphs(_without_dashes(blocks_of(unwrapped(rest)))))
    if is_shared and any(paragraph.kind is Kind.BYLINE for paragraph in found):
        front = replace(front, byline="")
    return StoryFile(
        name=name, front=front, paragraphs=_with_front(found, front), pictures=pictures
    )


def _without_pictures(copy: str, first: int) -> tuple[tuple[StoryPicture, ...], str]:
    """Take the lines that are pictures out of the copy; `first` is the number of its first line."""
    pictures, rest = [], []
    for number, line in enumerate(copy.split("\n"), first):
        found = _PICTURE.fullmatch(line.strip())
        if found:
            pictures.append(StoryPicture(caption=found[1].strip(), path=found[2], line=number))
        else:
            rest.append(line)
    return tuple(pictures), "\n".join(rest)


def _without_dashes(blocks: Sequence[Block]) -> list[Block]:
    """Return the lines without dashes between the heads of a table and its rows, and 正文：."""
    above = [None, *blocks]
    return [
        block
        for block, before in zip(blocks, above, strict=False)
        if not (
            block.kind is Kind.FURNITURE
            and (_is_label(block) or (block.text.startswith("|") and _is_row(before)))
        )
    ]


def _is_label(block: Block) -> bool:
    return block.text.rstrip("：: ") == "正文"


def _is_row(block: Block | None) -> bool:
    return block is not None and block.kind is Kind.TABLE


def _paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Return the copy's paragraphs with the kinds that marks and place give them."""
    marked = [n for n, block in enumerate(blocks) if block.depth]
    title = next((n for n in marked if blocks[n].depth == 1), marked[0] if marked else None)
    starts = stanza_starts(blocks)
    return tuple(
        Paragraph(
            text=block.text,
            kind=_unmarked_kind(blocks, n) if title is None else _marked_kind(blocks, n, title),
            setting=VerseSetting() if n in starts else None,
        )
        for n, block in enumerate(blocks)
    )


def _marked_kind(blocks: Sequence[Block], n: int, title: int) -> Kind:
    """Return the kind of a line where `#` marks the headings: no other line is one."""
    block = blocks[n]
    if block.kind in (Kind.TABLE, Kind.QUOTE, Kind.VERSE):
        return block.kind
    if n == title:
        return Kind.HEADLINE
    if block.depth:
        return Kind.SUBHEAD
    if n == 0 and n < title and len(block.text) <= LONGEST_KICKER:
        return Kind.KICKER
    near = block.kind in (Kind.DECK, Kind.BYLINE) and (n > title)
    return block.kind if near or block.kind is Kind.SUBTITLE else Kind.TEXT


def _unmarked_kind(blocks: Sequence[Block], n: int) -> Kind:
    """Return the kind of a line of copy without any heading mark, as in a dump."""
    kind = blocks[n].kind
    titles = [k for k, block in enumerate(blocks) if block.kind is Kind.HEADLINE]
    if kind is Kind.HEADLINE and n != titles[0]:
        return Kind.SUBHEAD
    if kind is Kind.KICKER and n + 1 not in titles[:1]:
        return Kind.SUBHEAD
    return Kind.TEXT if kind in (Kind.FURNITURE, Kind.JUMP, Kind.AD, Kind.CAPTION) else kind


def _with_front(found: tuple[Paragraph, ...], front: Front) -> tuple[Paragraph, ...]:
    """Return the heads in their order, then the body; heads of the front block come first."""
    given = {kind: value for kind in HEADS if (value := str(getattr(front, kind.value, "")))}
    heads = {kind: head_of(value, kind) for kind, value in given.items()}
    body: list[Paragraph] = []
    for paragraph in found:
        kind = paragraph.kind
        above = not body and kind in HEADS
        if above and kind not in heads:
            heads[kind] = head_of(paragraph.text, kind)
        elif not (above and heads[kind] == head_of(paragraph.text, kind)):
            body.append(_in_body(paragraph))
    return (*(heads[kind] for kind in HEADS if kind in heads), *body)


def _in_body(paragraph: Paragraph) -> Paragraph:
    """Keep subheads and a closing byline as they are; any other head becomes text."""
    if paragraph.kind in HEADS and paragraph.kind is not Kind.BYLINE:
        return Paragraph(text=paragraph.text)
    return paragraph
