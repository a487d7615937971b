"""Cut a dump into its non-empty lines. One rule: a span gives back its line exactly.

A line between upright strokes is a row of a table, its cells parted by tabs from here on; the line
of dashes below the heads, as Markdown has it, is furniture. A line behind a `>` is a quote. What a
desk's copy system writes before the parts of a story (标题：, 引题：, 正文：) tells them and goes.
"""

import re
from collections.abc import Iterator

from layout_app.model.seam import Block
from layout_app.model.setting import CELL_END
from layout_app.model.text import Kind

DEEPEST = 6
"""Heading marks that count; more are ornament."""
_ROW = re.compile(r"\|(?:.*[^\\])?\|")
_STROKE = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_QUOTED = re.compile(r">\s*(?=[一-鿿“‘《「『A-Za-z])")
_LABEL = re.compile(
    r"[【\[]?(?:(?P<kicker>引题|肩题|眉题)|(?P<headline>标题|主标题|大标题)|(?P<subtitle>副题|副标题)|正文)"
    r"[】\]]?\s*[：:]\s*"
)
_TOPIC = re.compile(r"#[^#\s]{1,30}#")


def lines_of(text: str) -> Iterator[Block]:
    """Give each non-empty line as a block of yet unknown kind: text, depth, span, blanks before."""
    start = blanks = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            yield _block(line.strip(), (start, end), blanks)
            blanks = 0
        else:
            blanks += 1
        start = end + 1


def _block(line: str, span: tuple[int, int], blanks: int) -> Block:
    if _DASHES.fullmatch(line):
        return Block(text=line, kind=Kind.FURNITURE, span=span, blanks=blanks)
    if _ROW.fullmatch(line) and line.strip("| \t"):
        cells = (cell.strip().replace("\\|", "|") for cell in _STROKE.split(line[1:-1]))
        return Block(text=CELL_END.join(cells), kind=Kind.TABLE, span=span, blanks=blanks)
    quoted = _QUOTED.match(line)
    if quoted:
        return Block(text=line[quoted.end() :], kind=Kind.QUOTE, span=span, blanks=blanks)
    labelled = _LABEL.match(line)
    if labelled and labelled.end() < len(line):
        return _part(labelled, line[labelled.end() :], span, blanks)
    plain, depth = _without_hashes(line)
    return Block(text=plain, depth=depth, span=span, blanks=blanks)


def _part(label: "re.Match[str]", text: str, span: tuple[int, int], blanks: int) -> Block:
    """Return the part of a story that stands behind its label; a headline as if behind a `#`."""
    depth = 1 if label["headline"] else 0
    kind = Kind.KICKER if label["kicker"] else Kind.SUBTITLE if label["subtitle"] else Kind.TEXT
    return Block(text=text, kind=kind, depth=depth, span=span, blanks=blanks)


def _without_hashes(line: str) -> tuple[str, int]:
    """Return the line without its heading marks and how many there were; #话题# is no heading."""
    rest = line.lstrip("#")
    depth = len(line) - len(rest)
    if not 0 < depth <= DEEPEST or _TOPIC.match(line):
        return line, 0
    return rest.rstrip("#").strip() if rest.strip("#") else "", depth
