"""Find who signs the letters of a column. One rule: the next salutation tells where one ends.

A salutation is text, never a head. The short open line between the last sentence of a letter and
the next salutation signs it: 菜场摊主 老孙. Where one letter is signed so, the last one is, too.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from layout_app.intake.features import is_closed
from layout_app.intake.names import is_person
from layout_app.model.seam import Block
from layout_app.model.text import Kind

LONGEST, WORDS = 20, 4
"""Characters and words of the longest signature."""
_GREETED = (
    r"[^\s、，,。！？；：:]{0,8}(?:编辑(?:部|同志|老师|先生|女士)?|同志|老师|教师|朋友|读者|邻居|同学"
    r"|同事|校友|家长|居民|业主|住户|用户|市民|村民|员工|乡亲|领导|来宾|嘉宾|专家|代表|委员"
    r"|女士|先生)(?:们)?"
)
_SALUTATION = re.compile(
    rf"{_GREETED}(?:[、，,]\s*{_GREETED})*[：:]\s*(?:(?:[您你]们?|大家|(?:上午|下午|晚上)?)好[！!。]?)?"
)
_STOPS = re.compile(r"[，。！？；：,;:!?…]")
_SOMEBODY = re.compile(
    r"[一-鿿]{0,8}(?:[一几][位名个群][一-鿿]{2,8}|读者|居民|市民|村民|家长|业主|住户|街坊)"
)
_PARTING = (Kind.HEADLINE, Kind.FURNITURE, Kind.AD)
SHORT = 3
"""Characters of the last of several words: phrases of a headline are longer."""


def is_salutation(text: str) -> bool:
    """Tell whether a line greets whom a letter or a speech is for: 编辑同志：, 各位业主：您好！."""
    return _SALUTATION.fullmatch(text) is not None


def with_letters(blocks: Sequence[Block], said: Sequence[Kind | None]) -> list[Kind | None]:
    """Return the kinds that lines give themselves, salutations as text, signatures as bylines."""
    found = list(said)
    letters = [
        n
        for n, block in enumerate(blocks)
        if said[n] is None and not block.depth and is_salutation(block.text)
    ]
    for n in letters:
        found[n] = Kind.TEXT
    # Between two letters the head of the lower one may stand.
    ends = [(one, end) for one, two in pairwise(letters) for end in (two - 1, two - 2)]
    signed = [end for one, end in ends if _signs(blocks, said, one, end)]
    if signed:
        signed += _last_signature(blocks, said, letters[-1])
    for n in signed:
        found[n] = Kind.BYLINE
    return found


def _last_signature(blocks: Sequence[Block], said: Sequence[Kind | None], start: int) -> list[int]:
    """Return the line that signs the last letter where the page, or its part, ends behind it."""
    heads = (n for n in range(start + 1, len(blocks)) if blocks[n].depth or said[n] in _PARTING)
    end = next(heads, len(blocks)) - 1
    return [end] if _signs(blocks, said, start, end) else []


def _signs(blocks: Sequence[Block], said: Sequence[Kind | None], start: int, n: int) -> bool:
    """Tell whether a line signs the letter that a salutation begins."""
    block = blocks[n]
    is_line = n - start > 1 and said[n] is None and block.kind is Kind.TEXT and not block.depth
    return is_line and is_closed(blocks[n - 1].text) and _is_signature(block.text)


def _is_signature(text: str) -> bool:
    """Tell whether a line names who wrote a letter rather than what the next one is about."""
    words = text.split()
    if len(text) > LONGEST or len(words) > WORDS or _STOPS.search(text):
        return False
    if len(words) > 1 and len(words[-1]) <= SHORT:
        return True
    return is_person(words[-1]) or _SOMEBODY.fullmatch(text) is not None
