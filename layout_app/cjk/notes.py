"""Tell what the desk says of a text. One rule: a note stands whole in brackets of its own.

（编者按：…）, 【编辑注：…】, （作者系…）, （未完待续）.
"""

import re
from itertools import accumulate, islice

_PAIRS = {"(": ")", "（": "）", "【": "】", "[": "]", "〔": "〕"}
_LABEL = re.compile(
    r".\s*(?:(?:编[者辑]|編[者輯]|本[报報刊])?\s*[按注註][:：]|(?:编后|編後)[语語]?[:：]|附[记記注註]?[:：]"
    r"|作者[系係为為是单單]|(?:未完\s*[，,]?\s*)?待[续續]|(?:全文)?完.\Z)"
)


def is_note(text: str) -> bool:
    """Tell whether a line is a note: no half of a sentence, and no head."""
    return is_bracketed(text) and _LABEL.match(text) is not None


def is_bracketed(text: str) -> bool:
    """Tell whether the bracket that a text begins with closes at its end."""
    opening, closing = text[:1], _PAIRS.get(text[:1])
    if closing is None or text[-1] != closing:
        return False
    depths = accumulate((char == opening) - (char == closing) for char in text)
    return all(depth > 0 for depth in islice(depths, len(text) - 1))
