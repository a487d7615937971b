"""Read a file of manuscripts. One rule: each line `# headline` begins one, as in a file of its own.

Above a manuscript, or above several, may stand a block of `key: value` lines between `---`. What it
says holds for each of them, but a story's own byline goes before; what can be said of one story
only is refused above several.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from layout_app.cjk.listing import is_numbered
from layout_app.errors import CopyError
from layout_app.intake.blocks import blocks_of
from layout_app.intake.frontmatter import Front, Section, read_front, sections_of
from layout_app.intake.story import LONGEST_KICKER, StoryFile, story_of
from layout_app.intake.text import Decoded
from layout_app.model.problem import Severity, Where, problem
from layout_app.model.seam import Block
from layout_app.model.text import Kind

FOR_ONE = ("kicker", "subtitle", "deck")
"""What a front block can say of one story only: the heads that speak of its headline."""
_RULE = re.compile(r"\s*([-*_=—])(?:\s*\1){2,}\s*")


def manuscripts_of(decoded: Decoded, name: str) -> tuple[StoryFile, ...]:
    """Return the manuscripts of a text that was already decoded, in their order.

    CopyError where a front block says of several what only one can be.
    """
    sections = [(section, _parts(section)) for section in sections_of(decoded.text)]
    is_alone = sum(len(parts) for _section, parts in sections) == 1
    found: list[StoryFile] = []
    for section, parts in sections:
        front, faults = read_front(section.front, name)
        _check(front, section, len(parts), name, is_alone=is_alone)
        made = [
            story_of(part.copy, name, front, first=part.first, is_shared=len(parts) > 1)
            for part in parts
        ]
        found += [replace(made[0], problems=faults), *made[1:]]
    if not any(story.paragraphs or story.pictures for story in found):
        found = [_with_problem(found[0], "copy.empty")]
    whole = [replace(story, encoding=decoded.encoding) for story in found]
    return (replace(whole[0], problems=(*decoded.problems, *whole[0].problems)), *whole[1:])


def _with_problem(story: StoryFile, code: str) -> StoryFile:
    told = problem(code, Severity.WARNING, Where(file=story.name))
    return replace(story, problems=(*story.problems, told))


def _check(front: Front, section: Section, stories: int, name: str, *, is_alone: bool) -> None:
    """Refuse what the front block of a section cannot mean."""
    if front.kind == "ad" and not is_alone:
        raise CopyError("copy.ad_among_others", name, line=_line_of("kind", section))
    for key in FOR_ONE:
        if stories > 1 and getattr(front, key):
            line = _line_of(key, section)
            raise CopyError("copy.front_for_one", name, line=line, key=key, count=stories)


def _line_of(key: str, section: Section) -> int:
    told = (n for n, line in section.front if line.strip().lower().startswith(key))
    return next(told, section.first)


def _parts(section: Section) -> list[Section]:
    """Return the copy of a section parted above each of its headlines."""
    lines = section.copy.split("\n")
    starts = [0, *_further(section.copy)]
    parts = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part = lines[start:end]
        while end < len(lines) and part and (not part[-1].strip() or _RULE.fullmatch(part[-1])):
            part.pop()
        parts.append(Section(copy="\n".join(part), first=section.first + start))
    return parts


def _further(copy: str) -> Iterator[int]:
    """Give the lines at which stories behind the first begin: headlines, or kickers above them."""
    blocks = blocks_of(copy)
    titles = [n for n, block in enumerate(blocks) if is_title(block)]
    for n in titles[1:]:
        first = n - 1 if _is_kicker(blocks[n - 1]) else n
        yield copy.count("\n", 0, blocks[first].span[0])


def _is_kicker(block: Block) -> bool:
    return block.kind is Kind.KICKER and not block.depth and len(block.text) <= LONGEST_KICKER


def is_title(block: Block) -> bool:
    """Tell whether a line begins a story: 一、 behind the mark begins a section of one."""
    return block.depth == 1 and not is_numbered(block.text)
