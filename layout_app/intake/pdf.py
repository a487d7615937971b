"""Read a PDF as a dump. One rule: the order comes from the places of the characters.

Characters become lines, lines columns of text, columns paragraphs; white strips part the page into
regions that are read column by column. The result is a dump for the editor to check: column ends
are the likely cuts, and `repair` meets them as it meets any other.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from layout_app.frozen import frozen
from layout_app.intake.dump import Dump, dump_of
from layout_app.intake.pdfchars import Page, characters_of
from layout_app.intake.pdflines import Line, lines_of, upright
from layout_app.intake.text import Decoded, clean
from layout_app.model.problem import Severity, Where, problem

HEADLINE = 1.6
"""How much larger than the body a headline is set; above SUBHEAD it may be either."""
SUBHEAD = 1.15
PITCH = 2.2
"""The farthest two lines of one block stand apart, in sizes of their face."""
STRETCH = 1.3
"""How much farther than the lines above the next line of a block may stand."""
UNEVEN = 0.05
"""How much another pitch differs from that of the lines of a column."""
INDENTS = 2.6
"""The widest indent of a line, in sizes."""
OPENING = 3
"""Lines that may stand indented at the top of a block."""
NARROWER = 4.0
"""How much shorter lines are that belong to another measure, in sizes."""
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
    lines = lines_of(upright(chars))
    body = _body_size(lines)
    blocks = _in_order(_blocks(lines), body)
    return "\n\n".join(text for block in blocks for text in _paragraphs(block, body))


@frozen
class Block:
    """Lines below one another, or a region around several such blocks."""

    lines: tuple[Line, ...]
    left: float
    right: float
    bottom: float
    top: float


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
        above = [group for group in near if _continues(group, line)]
        if above:
            min(above, key=lambda group: group[-1].bottom - line.top).append(line)
        else:
            near.append([line])
            groups.append(near[-1])
    measures = (part for group in groups for part in _measures(group))
    return [_around(part) for measure in measures for part in _opened(measure)]


def _continues(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a line stands right below others in the same column."""
    above = group[-1]
    size = max(above.size, line.size)
    overlap = min(above.right, line.right) - max(above.left, line.left)
    return (
        min(above.size, line.size) > 0.88 * size
        and 0 < above.top - line.top <= _reach(group)
        and overlap > 0.5 * min(above.right - above.left, line.right - line.left)
        and _keeps_edge(group, line)
    )


def _reach(group: Sequence[Line]) -> float:
    """Return how far below the last line the next one may stand."""
    if len(group) < 2:
        return PITCH * group[-1].size
    return STRETCH * (group[-2].top - group[-1].top)


def _keeps_edge(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a line begins where its column begins, or is indented there.

    A block may open with indented lines: a subhead and the first line below it.
    """
    edge = min(above.left for above in group)
    reach = INDENTS * line.size
    outwards = reach if len(group) <= OPENING else 0.5 * line.size
    return edge - outwards <= line.left <= edge + reach


def _measures(group: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Part lines where a narrower measure begins: two lines that end alike, short of the others."""
    right = max(line.right for line in group)
    for n in range(1, len(group) - 1):
        one, two = group[n], group[n + 1]
        alike = abs(one.right - two.right) < 0.7 * one.size
        if alike and right - max(one.right, two.right) > NARROWER * one.size:
            yield group[:n]
            yield from _measures(group[n:])
            return
    yield group


def _opened(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Part a short first line at a pitch of its own: a byline above the column under its middle."""
    steps = [one.top - two.top for one, two in pairwise(lines)]
    short = max(line.right for line in lines) - lines[0].right >= INDENT * lines[0].size
    if len(steps) > 1 and short and abs(steps[0] / median(steps[1:]) - 1) > UNEVEN:
        yield lines[:1]
        yield lines[1:]
    else:
        yield lines


def _around(lines: Sequence[Line]) -> Block:
    return Block(
        lines=tuple(lines),
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        bottom=min(line.bottom for line in lines),
        top=max(line.top for line in lines),
    )


def _in_order(blocks: Sequence[Block], body: float, depth: int = 0) -> list[Block]:
    """Put blocks into reading order by the white strips between them.

    Stories side by side, each under its heading, are parted first; then what stands above a heading
    of the whole width; then the columns. Below a headline the columns decide again.
    """
    found: list[Block] = []
    rest = list(blocks)
    while len(rest) > 1 and depth < DEEPEST:
        columns, bands = _columns(rest), _bands(rest)
        stories = _stories(columns, body)
        if _stand_apart(stories, bands, body):
            return found + [b for part in stories for b in _in_order(part, body, depth + 1)]
        heading = next((n for n, b in enumerate(bands) if n and _begins_with_heading(b, body)), 0)
        if len(columns) > 1 and not heading and not _is_head(bands[0], body):
            return found + [b for part in columns for b in _in_order(part, body, depth + 1)]
        first = [block for band in bands[: heading or 1] for block in band]
        if len(first) == len(rest):
            break
        found += _in_order(first, body, depth + 1)
        rest = [block for band in bands[heading or 1 :] for block in band]
    return found + sorted(rest, key=lambda block: (-round(block.top), block.left))


def _headed(parts: Sequence[Sequence[Block]], body: float) -> list[list[Block]]:
    """Put columns or bands that no heading begins with those before them."""
    headed: list[list[Block]] = []
    for part in parts:
        if headed and not _begins_with_heading(part, body):
            headed[-1].extend(part)
        else:
            headed.append(list(part))
    return headed


def _stories(columns: Sequence[Sequence[Block]], body: float) -> list[list[Block]]:
    """Put columns together under their headings; the first may lie at the left of its own."""
    first, *others = _headed(columns, body)
    if others and not _begins_with_heading(first, body):
        heading = max(others[0], key=lambda block: block.top)
        if max(block.top for block in first) <= heading.bottom:
            return [first + others[0], *others[1:]]
    return [first, *others]


def _stand_apart(
    stories: Sequence[Sequence[Block]], bands: Sequence[Sequence[Block]], body: float
) -> bool:
    """Tell whether stories stand side by side: each under a heading, none running across."""
    if len(stories) < 2 or not all(_begins_with_heading(part, body) for part in stories):
        return False
    return not any(
        _runs_across([[b for b in part if b in section] for part in stories], body)
        for section in _headed(bands, body)[1:]
    )


def _runs_across(parts: Sequence[Sequence[Block]], body: float) -> bool:
    """Tell whether the text below a heading goes on, on the same level, in the next part."""
    for left, right in pairwise(filter(None, parts)):
        if _begins_with_heading(left, body) and not _begins_with_heading(right, body):
            first = max(block.top for block in right)
            text = [block for block in left if not _is_heading(block, body)]
            if any(abs(block.top - first) <= body for block in text):
                return True
    return False


def _begins_with_heading(blocks: Sequence[Block], body: float) -> bool:
    return _is_heading(max(blocks, key=lambda block: block.top), body)


def _is_head(band: Sequence[Block], body: float) -> bool:
    """Tell whether a band stands above the columns: headings, or a single line as a byline.

    Nothing stands beside it, so that even one over some of the columns belongs to all.
    """
    if all(_is_heading(block, body) for block in band):
        return True
    return len(band) == 1 and len(band[0].lines) == 1


def _is_heading(block: Block, body: float) -> bool:
    return _size(block) >= SUBHEAD * body


def _size(block: Block) -> float:
    return median(line.size for line in block.lines)


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
    if _is_heading(block, body):
        mark = "#" if _size(block) >= HEADLINE * body else "##"
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
