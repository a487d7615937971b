"""Take out of copy what programs put into it. One rule: only signs and blanks go, no words.

Markdown has **bold** and *slanted* type, web editors leave <br> and &nbsp;, and some scanners put a
blank behind every character.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from layout_app.intake.text import PLACES, Decoded, told_lines
from layout_app.model.problem import Problem, Severity, Where, problem

_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\*\*")
_SLANTED = re.compile(r"(?m)^([ \u3000]*)\*(?=[^\s*])([^*\n]{1,80}?)(?<=[^\s*])\*[ \u3000]*$")
_BREAK = re.compile(r"(?mi)(?:<br ?/?>[ \t]{0,9}){1,9}$")
_BLANK = re.compile(r"(?i)&(?:nbsp|emsp|ensp|#160|#12288);")
_WIDE = "[\u3000-\u303f一-鿿\uff00-\uffef“”‘’—…]"
_SPACED = re.compile(rf"(?<={_WIDE}) (?={_WIDE})")
_HAN = re.compile("[一-鿿]")
FEWEST = 4
"""Blanks of the shortest line that a blank behind every character was put into."""
MOST = 0.8
"""Share of a line's characters from which the blanks behind them are a scanner's."""


def plain(decoded: Decoded, name: str) -> Decoded:
    """Return a text without what programs put into it; each finding is told with its lines."""
    steps: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("copy.markup", without_signs),
        ("copy.spaced", without_spacing),
    )
    text, found = decoded.text, list(decoded.problems)
    for code, step in steps:
        old, text = text, step(text)
        if old != text:
            found.append(_finding(code, name, old, text))
    return replace(decoded, text=text, problems=tuple(found))


def _finding(code: str, name: str, old: str, new: str) -> Problem:
    pairs = zip(old.split("\n"), new.split("\n"), strict=True)
    lines = tuple(n for n, (one, two) in enumerate(pairs, 1) if one != two)
    told, where = told_lines(lines[:PLACES]), Where(file=name, line=lines[0])
    return problem(code, Severity.NOTE, where, count=len(lines), lines=told)


def without_signs(text: str) -> str:
    """Return copy without the signs of bold type, of line ends and of blanks."""
    if "*" in text:
        text = _SLANTED.sub(r"\1\2", _BOLD.sub(r"\1", text))
    if "<" in text:
        text = _BREAK.sub("", text)
    return _BLANK.sub(" ", text) if "&" in text else text


def without_spacing(text: str) -> str:
    """Return copy without the blanks of lines that have one behind nearly every character."""
    return "\n".join(_close(line) for line in text.split("\n"))


def _close(line: str) -> str:
    blanks = line.count(" ")
    if blanks < FEWEST or blanks * 2 < MOST * (len(line.strip()) - 1):
        return line
    between = len(_SPACED.findall(line))
    is_spaced = between >= FEWEST and between >= MOST * (len(_HAN.findall(line)) - 1)
    return _SPACED.sub("", line) if is_spaced else line
