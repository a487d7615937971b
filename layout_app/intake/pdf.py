"""Read a PDF as a dump. One rule: the order comes from the places of the characters.

Characters become lines, lines columns of text, columns paragraphs; white strips part the page into
regions that are read column by column. The result is a dump for the editor to check: column ends
are the likely cuts, and `repair` meets them as it meets any other.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from layout_app.frozen import frozen
from layout_app.intake.dump import Dump, dump_of
from layout_app.intake.pdfchars import Char, Page, characters_of
from layout_app.intake.text import Decoded, clean
from layout_app.model.problem import Severity, Where, problem

HEADLINE = 1.6
"""How much larger than the body a headline is set; above SUBHEAD it may be either."""
SUBHEAD = 1.15
PITCH = 2.2
"""The farthest two lines of one block stand apart, in sizes of their face."""
DEEPEST = 40
"""How often regions are parted into regions: no page needs more."""
INDENT = 1.2
"""The smallest indent of a paragraph, in sizes."""


def read_pdf(data: bytes, name: str) -> Dump:
    """Return the text of a PDF as a dump in reading order; CopyError where it is refused."""
    pages = characters_of(data, name)
    text, found = clean("\n\n".join(filter(None, map(text_of_page, pages))), name)
    order = problem("copy.pdf_order", Severity.NOTE, Where(file=name), pages=len(pages))
    return dump_of(Decoded(text=text, encoding="pdf", problems=(*found, order)), name)


def text_of_page(chars: Page) -> str:
    """Return the paragraphs of a page in reading order, headings marked by `#`."""
    if not chars:
        return ""
    lines = _lines(_upright(chars))
    body = _body_size(lines)
    blocks = _in_order(_blocks(lines))
    return "\n\n".join(text for block in blocks for text in _paragraphs(block, body))


@frozen
class Line:
    """Characters that stand side by side."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@frozen
class Block:
    """Lines below one another, or a region around several such blocks."""

    lines: tuple[Line, ...]
    left: float
    right: float
    bottom: float
    top: float


def _upright(chars: Page) -> Page:
    """Turn a page of vertical lines so that they run from left to right, the first one on top."""
    steps = list(pairwise(chars))
    down = sum(abs(a.left - b.left) < 0.3 * a.size and a.top - b.top > 0 for a, b in steps)
    if down * 2 <= len(steps):
        return chars
    return tuple(
        replace(char, left=-char.top, right=-char.bottom, bottom=char.left, top=char.right)
        for char in chars
    )


def _lines(chars: Page) -> list[Line]:
    """Return the lines of a page: the same height and size, no gap of a character's width."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (-_middle(char), char.left)):
        row = next((row for row in reversed(rows[-4:]) if _same_row(row[0], char)), None)
        if row is None:
            rows.append([char])
        else:
            row.append(char)
    return [_line(part) for row in rows for part in _parts(sorted(row, key=lambda c: c.left))]


def _middle(char: Char) -> float:
    return (char.bottom + char.top) / 2


def _same_row(one: Char, two: Char) -> bool:
    size = max(one.size, two.size)
    alike = min(one.size, two.size) > 0.75 * size
    return alike and abs(_middle(one) - _middle(two)) < 0.4 * size


def _parts(row: Sequence[Char]) -> Iterator[list[Char]]:
    """Give the pieces of a row between gaps as wide as a character."""
    part = [row[0]]
    for char in row[1:]:
        if char.left - part[-1].right >= char.size:
            yield part
            part = []
        part.append(char)
    yield part


def _line(chars: Sequence[Char]) -> Line:
    text = chars[0].text
    for before, char in pairwise(chars):
        text += _blank(before, char) + char.text
    return Line(
        text=text,
        left=chars[0].left,
        right=chars[-1].right,
        bottom=min(char.bottom for char in chars),
        top=max(char.top for char in chars),
        size=median(char.size for char in chars),
    )


def _blank(before: Char, char: Char) -> str:
    """Return the blank between two characters: Latin words need less room to be two than 汉字."""
    latin = before.text.isascii() + char.text.isascii()
    least = (0.6, 0.4, 0.15)[latin] * char.size
    return " " if char.left - before.right > least else ""


def _body_size(lines: Sequence[Line]) -> float:
    """Return the size that most characters are set in."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return max(sorted(counts), key=lambda size: counts[size])


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """Gather lines that stand below one another, of one size and at one pitch."""
    groups: list[list[Line]] = []
    near: list[list[Line]] = []
    reach = PITCH * max(line.size for line in lines)
    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        near = [group for group in near if group[-1].top - line.top <= reach]
        above = [group for group in near if _continues(group[-1], line)]
        if above:
            min(above, key=lambda group: group[-1].bottom - line.top).append(line)
        else:
            near.append([line])
            groups.append(near[-1])
    return [_around(group) for group in groups]


def _continues(above: Line, line: Line) -> bool:
    """Tell whether a line stands right below another in the same column."""
    size = max(above.size, line.size)
    overlap = min(above.right, line.right) - max(above.left, line.left)
    return (
        min(above.size, line.size) > 0.88 * size
        and 0 < above.top - line.top <= PITCH * size
        and overlap > 0.5 * min(above.right - above.left, line.right - line.left)
    )


def _around(lines: Sequence[Line]) -> Block:
    return Block(
        lines=tuple(lines),
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        bottom=min(line.bottom for line in lines),
        top=max(line.top for line in lines),
    )


def _in_order(blocks: Sequence[Block], depth: int = 0) -> list[Block]:
    """Put blocks into reading order: strips down the page part them first, then strips across.

    One strip across at a time: below a headline the columns decide again.
    """
    found: list[Block] = []
    rest = list(blocks)
    while len(rest) > 1 and depth < DEEPEST:
        columns = _columns(rest)
        if len(columns) > 1:
            return found + [block for part in columns for block in _in_order(part, depth + 1)]
        first, *others = _bands(rest)
        if not others:
            break
        found += _in_order(first, depth + 1)
        rest = [block for band in others for block in band]
    return found + sorted(rest, key=lambda block: (-round(block.top), block.left))


def _columns(blocks: Sequence[Block]) -> list[list[Block]]:
    """Part blocks by the strips that no block crosses from top to bottom, left to right."""
    return _strips(sorted(blocks, key=lambda block: block.left), lambda b: (b.left, b.right))


def _bands(blocks: Sequence[Block]) -> list[list[Block]]:
    """Part blocks by the strips that no block crosses from side to side, downwards."""
    return _strips(sorted(blocks, key=lambda block: -block.top), lambda b: (-b.top, -b.bottom))


def _strips(
    ordered: Sequence[Block], ends: Callable[[Block], tuple[float, float]]
) -> list[list[Block]]:
    """Part blocks, ordered by their starts, where none reaches over."""
    parts: list[list[Block]] = []
    reach = float("-inf")
    for block in ordered:
        start, end = ends(block)
        if start >= reach - 0.5:
            parts.append([])
        parts[-1].append(block)
        reach = max(reach, end)
    return parts


def _paragraphs(block: Block, body: float) -> Iterator[str]:
    """Give the paragraphs of a block; a block of larger type is one heading."""
    size = median(line.size for line in block.lines)
    if size >= SUBHEAD * body:
        mark = "#" if size >= HEADLINE * body else "##"
        yield f"{mark} " + " ".join(line.text for line in block.lines)
        return
    text = block.lines[0].text
    for before, line in pairwise(block.lines):
        if _begins(block, before, line):
            yield text
            text = line.text
        else:
            text += _joint(text, line.text) + line.text
    yield text


def _joint(text: str, after: str) -> str:
    """Return the blank that parts two Latin words over a line's end."""
    return " " if (text[-1] + after[0]).isascii() and text[-1].isalpha() else ""


def _begins(block: Block, before: Line, line: Line) -> bool:
    """Tell whether a line begins a paragraph: it is indented, or the one above ended early."""
    indented = line.left - block.left >= INDENT * line.size
    short = block.right - before.right >= INDENT * line.size
    return (indented and before.left - block.left < INDENT * line.size) or short
