"""Where a part may end before a jump. One rule: behind a sentence, never too early, best first.

What is weighed: lines that the part would leave free, and whether a paragraph or only a sentence
ends there.
"""

import re
from collections.abc import Sequence

from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.text import Kind

MOST = 3
"""How many places are proposed."""
SENTENCE = 1.5
"""What a break inside a paragraph costs more than one behind it, in free lines."""
TORN = 4.0
"""The same where less than two lines of the paragraph stand on either side."""
_END = re.compile("[。！？…]+[”’）》〉」』】]*")
_NOT_BEHIND = re.compile("[”’）》〉」』】，、；：。！？…]")


@frozen(kw_only=False)
class Span:
    """A line of a part: what of a paragraph stands on it."""

    paragraph: int
    start: int
    end: int
    """Offsets in the paragraph."""


@frozen
class PartEnd:
    """A place where a part may end."""

    paragraph: int
    offset: int
    lines: int
    """Lines of the part up to there."""
    free: int
    """Lines that the part leaves free."""
    cost: float


def part_ends(
    article: Article, spans: Sequence[Span], room: int, least: int
) -> tuple[PartEnd, ...]:
    """Return the best places, at most three; `room` is how many lines the part holds.

    None lies in the first `least` lines, and none behind the article's last character.
    """
    found = []
    last = len(article.paragraphs) - 1
    for n, span in enumerate(spans, 1):
        offset = _offset(article, span)
        is_end = span.paragraph == last and offset == len(article.paragraphs[last].text)
        if offset is None or n < least or n > room or is_end:
            continue
        cost = float(room - n) + _torn(article, spans, n, span, offset)
        found.append(
            PartEnd(paragraph=span.paragraph, offset=offset, lines=n, free=room - n, cost=cost)
        )
    return tuple(sorted(found, key=lambda end: (end.cost, -end.lines))[:MOST])


def _offset(article: Article, span: Span) -> int | None:
    """Return the offset behind the last sentence that ends on a line; none if none does."""
    paragraph = article.paragraphs[span.paragraph]
    if paragraph.kind is not Kind.TEXT:
        return None
    if span.end >= len(paragraph.text):
        return len(paragraph.text)
    ends = [
        found.end()
        for found in _END.finditer(paragraph.text, 0)
        if span.start < found.end() <= span.end
        and not _NOT_BEHIND.match(paragraph.text, found.end())
    ]
    return ends[-1] if ends else None


def _torn(article: Article, spans: Sequence[Span], n: int, span: Span, offset: int) -> float:
    text = article.paragraphs[span.paragraph].text
    if offset == len(text):
        return 0.0
    before = sum(other.paragraph == span.paragraph for other in spans[:n])
    width = max(1, span.end - span.start)
    return SENTENCE if before >= 2 and len(text) - offset > width else TORN
