"""Words from other programs. One rule: what cannot be seen or printed stays outside.

Word, WPS and browsers bring line breaks within paragraphs, blanks as indents, invisible marks.
"""

import re

from layout_app.intake.text import clean

_BLANK = "[ \t\u00a0\u2002\u2003\u2009\u3000]"
_INDENT = re.compile(rf"^{_BLANK}+|{_BLANK}+$", re.MULTILINE)
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_EMPTY_LINES = re.compile(r"\n{2,}")


def pasted(text: str) -> str:
    """Return copied text as paragraphs, one a line: no indents, no empty lines, no hidden marks."""
    text, _problems = clean(_INVISIBLE.sub("", text.replace("\v", "\n")))
    text = _INDENT.sub("", text).replace("\u00a0", " ")
    return _EMPTY_LINES.sub("\n", text).strip("\n")
