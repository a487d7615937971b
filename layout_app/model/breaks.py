r"""Line breaks that an editor writes into heads. One rule: `/` breaks, and is never printed.

`云溪又/照得见人影了` breaks before 照. Blanks beside the stroke are not kept. A stroke between two
Latin letters or figures is itself (3/8, TCP/IP), and so are that of a rate (元/500克, 公里/小时),
`\/` and the full-width ／.
"""

import re
from collections.abc import Container, Iterable

from layout_app.model.text import Kind, Mark, MarkKind, Paragraph

BROKEN = (Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE)
"""The heads that are set large, whose lines break at sense."""
SIGN = "/"
_ESCAPE = "\\"
_RATED = "元角分美欧米里克斤吨升度人次件"
"""Last characters of what is told by the piece, the hour or the weight."""
_PER = re.compile(
    r"\d{0,6}(?:[千毫]?[克升]|[公千海]?[里米]|[平立]方米|公?[斤顷]|[吨亩度]|小?时|分钟?|秒|天|[日周月年]"
    r"|人次?|[次户件只个盒瓶袋箱张枚株份套台])(?P<ends>(?![\u4e00-\u9fff]))?"
)


def read_breaks(words: str, typed: Container[int] | None = None) -> tuple[str, tuple[int, ...]]:
    """Return words without their break signs, and the offsets at which their lines break.

    `typed` are the places of new characters: a sign elsewhere stands there already, as itself.
    """
    found: list[str] = []
    breaks: list[int] = []
    k = 0
    while k < len(words):
        is_new = typed is None or k in typed
        if is_new and words[k : k + 2] == _ESCAPE + SIGN:
            found.append(SIGN)
            k += 2
        elif is_new and words[k] == SIGN and not _own_end(words, k):
            while found and found[-1] == " ":
                found.pop()
            breaks.append(len(found))
            k += 1
            while words[k : k + 1] == " ":
                k += 1
        else:
            found.append(words[k])
            k += 1
    inside = dict.fromkeys(at for at in breaks if 0 < at < len(found))
    return "".join(found), tuple(inside)


def written(paragraph: Paragraph) -> str:
    """Return a head as an editor writes it: `read_breaks` gives its text and breaks again."""
    breaks = {m.start for m in paragraph.marks if m.kind is MarkKind.BREAK}
    text, found = paragraph.text, ""
    for k, char in enumerate(text):
        if k in breaks and k:
            apart = text[k - 1] == _ESCAPE or (_is_word(text[k - 1]) and _is_word(char))
            apart = apart or (text[k - 1] in _RATED and bool(_PER.match(text, k)))
            found += f" {SIGN} " if apart else SIGN
        own = _own_end(text, k)
        plain = char != SIGN or (own > 0 and breaks.isdisjoint(range(k, own)))
        found += char if plain else _ESCAPE + char
    return found


def breaks_at(offsets: Iterable[int]) -> tuple[Mark, ...]:
    """Return the marks of line breaks."""
    return tuple(Mark(kind=MarkKind.BREAK, start=at, end=at) for at in offsets)


def head_of(words: str, kind: Kind) -> Paragraph:
    """Return a head of copy, the breaks in its words as marks."""
    if kind not in BROKEN:
        return Paragraph(text=words, kind=kind)
    text, offsets = read_breaks(words)
    return Paragraph(text=text, kind=kind, marks=breaks_at(offsets))


def _own_end(words: str, k: int) -> int:
    """Return where what makes a stroke itself ends; 0 where it is a sign to break."""
    if not 0 < k < len(words) - 1:
        return 0
    if words[k - 1] in _RATED:
        rate = _PER.match(words, k + 1)
        return rate.end() if rate and rate["ends"] is not None else 0
    return k + 2 if _is_word(words[k - 1]) and _is_word(words[k + 1]) else 0


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()
