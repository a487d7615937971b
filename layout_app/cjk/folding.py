"""The plain form of copy, for comparing and recognising. One rule: it is never printed.

Traditional characters become simplified ones, the quotation marks of Taiwan and Hong Kong curly
ones, forms for vertical lines and small marks the usual ones. Every character keeps its place.
`assets/words/README.md` tells where the table of characters is from.
"""

from functools import cache

from layout_app.resources import asset

_MARKS = dict(
    zip(
        "「」『』﹁﹂﹃﹄︵︶︷︸︹︺︻︼︽︾︿﹀︱︙︐︑︒︓︔︕︖﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞",
        "“”‘’“”‘’（）｛｝〔〕【】《》〈〉—…，、。：；！？，、；：？！（）｛｝〔〕",
        strict=True,
    )
)
_RANGES = (
    *((0x1F000, 0x1FAFF), (0x2600, 0x2604), (0x2607, 0x2775), (0x2794, 0x27A3), (0x27A5, 0x27BF)),
    *((0x2B00, 0x2BFF), (0xFE0E, 0xFE0F), (0x200D, 0x200D), (0x20E3, 0x20E3), (0xE0020, 0xE007F)),
)
"""Emoji and what they are made with; stars, arrows and numbers before items are none."""
_PICTURES = "".join(chr(code) for first, last in _RANGES for code in range(first, last + 1))
_EDGES = f"{_PICTURES} \t\u3000"


def folded(text: str) -> str:
    """Return the text in simplified characters and usual marks; it is as long as before."""
    return text if text.isascii() else text.translate(_table())


def without_pictures(text: str) -> str:
    """Return the text without emoji and blanks at its edges; one that is all emoji, as it is."""
    return text if text.isascii() else text.strip(_EDGES) or text


def ends_in_picture(text: str) -> bool:
    """Tell whether an emoji stands at the end, as in mail and chats for a full stop."""
    return bool(text) and text[-1] in _PICTURES


@cache
def _table() -> dict[int, str]:
    lines = asset("words/simplified.txt").read_text("utf-8").splitlines()
    chars = {char: line[0] for line in lines for char in line[1:]}
    return {ord(char): plain for char, plain in {**chars, **_MARKS}.items()}
