"""Where a paragraph may part. One rule: legal or not, and at what cost; no line is known here."""

import re
from collections.abc import Iterable
from itertools import chain

from layout_app.cjk.addresses import address_breaks, addresses, code_breaks
from layout_app.cjk.classes import CharClass, is_han, is_word
from layout_app.cjk.units import Bonds
from layout_app.compose.line.cells import Cell
from layout_app.compose.line.draft import UNDIVIDED, Draft
from layout_app.model.style import Kinsoku

HYPHEN = 60.0
"""Cost of a break inside a word."""
PARTING = 60.0
"""Cost of a break between a number and its Chinese unit: as much as gaps of .07 em.

In columns of 12 to 20 字 one line of 70 to 400 ends so, by the text; without it lines with long
numbers are torn.
"""
ADDRESS = 300.0
"""Cost of a break inside an address of the net: as much as gaps of .15 em.

Addresses stay whole (T12) until the line before them would be torn, or none could hold them.
"""
PHONE = 1000.0
"""Cost of a break behind the hyphen of a telephone number: as much as gaps of .28 em."""
CODE = 1000.0
"""Cost of a break inside a long code, the same."""
TRAILING = 3000.0
"""Cost of a break behind an ellipsis: more than a line that is loose.

No rule asks for it: a judge of line ends takes a full-width …… there for an untrimmed mark.
Without it about one line in five thousand ends so, at 250 one in fifty thousand.
"""
CONNECTED = 60.0
"""The same behind a lone dash, before which no line ends at all: as much as gaps of .07 em."""
LETTER = 60.0
"""The same between a single letter and the Han that make a word of it: U盘, T恤, X光."""
AMPLE = 5
"""Characters, marks with them, from which a last line is not short."""

# Behind a stop it may be a note to what is before: then it parts from neither.
_ORDER = re.compile("(?:([，；：、])|(?<=[。！？”）]))([①-⑳])(?=.)")
_DASH, _HAN, _LATIN, _BLANK = CharClass.DASH, CharClass.HAN, CharClass.LATIN, CharClass.SPACE
_LETTER = re.compile(bytes([_LATIN]) + b"(?=" + bytes([_HAN]) + b")")
_TRAILING = re.compile("…(?!…|$)")
_CONNECTED = re.compile("(?<!—)—(?!—|$)")


def legal_breaks(draft: Draft, bonds: Bonds) -> bytearray:
    """Return 1 where a line may break before the character; the end of the text is legal."""
    text, cells = draft.text, draft.cells
    legal = bytearray(b"\x01") * (len(text) + 1)
    legal[0] = 0
    opened = False
    for before in draft.joints:
        k = before + 1
        one, two = cells[before], cells[k]
        # Blanks behind an opening mark vanish at a line end, which that mark would then be.
        opened = not one.ends or (opened and one.kind is _BLANK)
        if opened or not two.starts:
            legal[k] = 0
            continue
        kind, other = one.kind, two.kind
        if other is _BLANK:
            legal[k] = 0
        elif is_word(text[before]) and is_word(text[k]):
            legal[k] = k in draft.hyphens
        elif kind is other is _LATIN:
            legal[k] = k in draft.hyphens or _breaks_word(text, k)
        elif _DASH in (kind, other) and (text[k] == text[k - 1] or _connects(draft, k)):
            legal[k] = 0
    for address in addresses(text) if "." in text else ():
        for k in address[1:]:
            legal[k] = 0
    for k in address_breaks(text) if "." in text else ():
        legal[k] = 1
    for k in bonds.minuses:
        legal[k] = k > 0 and cells[k - 1].ends
    for start, stop in bonds.ranges:
        for k in range(start + 1, stop):
            legal[k] = 0
    for k in chain(bonds.partings, bonds.hyphens) if draft.style.part_units else ():
        legal[k] = cells[k - 1].ends and cells[k].starts
    for k in code_breaks(text) if bonds.ranges else ():
        legal[k] = 1
    if "①" in text or "②" in text:
        _keep_orders(draft, legal)
    for mark in draft.marks:
        if mark.kind in UNDIVIDED:
            for k in range(mark.start + 1, mark.end):
                legal[k] = 0
    return legal


def _keep_orders(draft: Draft, legal: bytearray) -> None:
    """Let ① that counts what follows go to the next line with it: 一，|②再缴费, never 据|①."""
    for match in _ORDER.finditer(draft.text):
        legal[match.end()] = 0
        if match[1]:
            legal[match.start(2)] = 1


def poor_breaks(draft: Draft, hyphens: Iterable[int], bonds: Bonds) -> dict[int, float]:
    """Return the breaks that only an otherwise torn line takes, with their costs."""
    found = dict.fromkeys(hyphens, HYPHEN)
    if draft.style.part_units:
        found |= dict.fromkeys(bonds.partings, PARTING) | dict.fromkeys(bonds.hyphens, PHONE)
    if bonds.ranges:
        found |= dict.fromkeys(code_breaks(draft.text), CODE)
    for match in _LETTER.finditer(draft.kinds):
        k = match.start()
        if draft.text[k].isalpha() and not (k and draft.cells[k - 1].kind is _LATIN):
            found[k + 1] = LETTER
    if "." in draft.text:
        found |= dict.fromkeys(address_breaks(draft.text), ADDRESS)
    if "…" in draft.text:
        found |= dict.fromkeys((m.end() for m in _TRAILING.finditer(draft.text)), TRAILING)
    if "—" in draft.text:
        found |= dict.fromkeys((m.end() for m in _CONNECTED.finditer(draft.text)), CONNECTED)
    return found


def _connects(draft: Draft, k: int) -> bool:
    """Tell whether a character is a dash alone, which connects and never starts a line (5.1.6)."""
    is_barred = draft.style.kinsoku is not Kinsoku.NONE
    return is_barred and draft.text[k] == "—" != draft.text[k + 1 : k + 2]


def _breaks_word(text: str, k: int) -> bool:
    """Tell whether a compound breaks here, behind its hyphen: well-|known, never 1-2."""
    return k > 1 and text[k - 1] in "-‐" and text[k - 2].isalpha() and text[k].isalpha()


def neighbours(legal: bytearray) -> tuple[list[int], list[int]]:
    """Return the legal break at or before, and at or behind, every place."""
    n = len(legal) - 1
    before, after = [*range(n + 1), n], [*range(n + 1), n]
    barred = [k for k, is_legal in enumerate(legal) if not is_legal]
    for k in barred:
        before[k] = before[k - 1] if k else 0
    for k in reversed(barred):
        after[k] = after[k + 1]
    return before, after


def runt_from(text: str, cells: list[Cell], least: int) -> int:
    """Return the last place where a last line may begin and still hold `least` characters.

    A dash counts for one in a line that is not short: ——“啊！”.
    """
    n = len(text)
    seen = dashes = 0
    for k in range(n - 1, -1, -1):
        kind = cells[k].kind
        if (kind is _HAN and is_han(text[k])) or kind is _LATIN:
            seen += 1
        dashes += kind is _DASH
        if seen >= least or (seen and n - k >= AMPLE and seen + dashes // 2 >= least):
            return k
    return 0
