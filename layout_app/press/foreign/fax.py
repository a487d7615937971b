"""Bitmaps in the codes of fax machines. One rule: a line is whole, or the picture is damaged.

The codes are those of ITU-T T.4 and T.6, the parameters those of ISO 32000-1, table 11. What is
read wrongly by one code is wrong to the end, and no reader says so: it prints what it makes of it.
"""

from bisect import bisect_right
from functools import cache

from layout_app.frozen import frozen

_WHITE = (
    "00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100"
    " 110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011"
    " 0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101"
    " 00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101"
    " 00001010 00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001"
    " 01011010 01011011 01001010 01001011 00110010 00110011 00110100"
)
_LONG_WHITE = (
    "11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100"
    " 011001101 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001"
    " 011011010 011011011 010011000 010011001 010011010 011000 010011011"
)
_BLACK = (
    "0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100"
    " 00000111 000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100"
    " 00000110111 00000101000 00000010111 00000011000 000011001010 000011001011 000011001100"
    " 000011001101 000001101000 000001101001 000001101010 000001101011 000011010010 000011010011"
    " 000011010100 000011010101 000011010110 000011010111 000001101100 000001101101 000011011010"
    " 000011011011 000001010100 000001010101 000001010110 000001010111 000001100100 000001100101"
    " 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000"
    " 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111"
)
_LONG_BLACK = (
    "0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101"
    " 0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101"
    " 0000001110010 0000001110011 0000001110100 0000001110101 0000001110110 0000001110111"
    " 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011"
    " 0000001100100 0000001100101"
)
_LONGEST = (
    "00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101"
    " 000000010110 000000010111 000000011100 000000011101 000000011110 000000011111"
)
"""Codes of 0 to 63 dots, of 64, 128 … 1728 and, of either colour, of 1792, 1856 … 2560."""
_MODES: dict[str, str | int] = {
    "0001": "pass", "001": "runs", "1": 0, "011": 1, "000011": 2, "0000011": 3,
    "010": -1, "000010": -2, "0000010": -3,
}  # fmt: skip
"""How a change of colour is told by the line above (T.4, table 4)."""
_RUN_BITS, _MODE_BITS, _END_BITS = 13, 7, 12
_END = 1
"""The code that ends a line: eleven zeros and a one."""


@frozen
class Fax:
    """How a bitmap is coded."""

    columns: int = 1728
    k: int = 0
    """Below 0 every line is told by the one above; 0: none; above 0: some."""
    is_aligned: bool = False
    """Whether each line begins with a byte."""


class _TornError(Exception):
    """A code that there is not, or the end amid a line."""


def whole_lines(data: bytes, fax: Fax, most: int) -> int:
    """Return how many lines can be read, `most` at the most; -1 where one is damaged."""
    reader = _Reader(data, fax)
    above: list[int] = []
    try:
        for count in range(most):
            if reader.is_at_end():
                return count
            above = reader.line(above)
    except _TornError:
        return -1
    return most


class _Reader:
    """Reads lines; `at` is the bit that comes next."""

    def __init__(self, data: bytes, fax: Fax) -> None:
        self._data, self._fax = data, fax
        self._at, self._bits = 0, 8 * len(data)
        self._columns = fax.columns
        self._is_plain = True
        """Whether the line that comes is told without the one above."""

    def is_at_end(self) -> bool:
        """Go to the next line; tell whether there is none."""
        if self._fax.k < 0:
            self._align()
            return self._at >= self._bits or (
                self._peek(_END_BITS) == _END and self._peek(2 * _END_BITS) & 0xFFF == _END
            )
        ends = 0
        while self._skip_end():
            ends += 1
            if ends > 1:
                return True  # lines end one by one; six ends make the end of all
            self._is_plain = self._fax.k == 0 or self._take(1) == 1
        if not ends:
            self._align()
            self._is_plain = self._fax.k == 0 or self._take(1) == 1
        return self._at >= self._bits

    def line(self, above: list[int]) -> list[int]:
        """Return where colours change in a line, white first."""
        if self._fax.k < 0 or not self._is_plain:
            return self._told_by(above)
        changes: list[int] = []
        at, is_black = 0, False
        while at < self._columns:
            at += self._run(is_black)
            changes.append(at)
            is_black = not is_black
        return self._checked(changes)

    def _told_by(self, above: list[int]) -> list[int]:
        changes: list[int] = []
        modes, columns = _modes(), self._columns
        at, is_black = 0, False
        while at < columns:
            length, mode = modes[self._peek(_MODE_BITS)]
            self._go(length)
            # The first change above that is to the right, and to the other colour.
            place = bisect_right(above, at) if changes or at else 0
            place += place % 2 != is_black
            first = above[place] if place < len(above) else columns
            if mode == "pass":
                at = above[place + 1] if place + 1 < len(above) else columns
            elif mode == "runs":
                for colour in (is_black, not is_black):
                    at += self._run(colour)
                    changes.append(at)
            elif isinstance(mode, int):
                at = first + mode
                if at < (changes[-1] if changes else 0):
                    raise _TornError
                changes.append(at)
                is_black = not is_black
            else:
                raise _TornError
        return self._checked(changes)

    def _checked(self, changes: list[int]) -> list[int]:
        if changes and changes[-1] > self._columns:
            raise _TornError
        return changes

    def _run(self, is_black: bool) -> int:
        table, whole = _runs(is_black), 0
        while True:
            length, run = table[self._peek(_RUN_BITS)]
            if not length:
                raise _TornError
            self._go(length)
            whole += run
            if run < 64:
                return whole

    def _skip_end(self) -> bool:
        """Go behind the end of a line and what fills it up; tell whether there was one."""
        at = self._at
        while self._at < self._bits and not self._peek(_END_BITS):
            self._at += 1
        if self._peek(_END_BITS) == _END and self._at + _END_BITS <= self._bits:
            self._at += _END_BITS
            return True
        self._at = at
        return False

    def _align(self) -> None:
        if self._fax.is_aligned:
            self._at = (self._at + 7) // 8 * 8

    def _take(self, bits: int) -> int:
        taken = self._peek(bits)
        self._go(bits)
        return taken

    def _go(self, bits: int) -> None:
        self._at += bits
        if self._at > self._bits or not bits:
            raise _TornError

    def _peek(self, bits: int) -> int:
        """Return the bits that come next; zeros stand behind the last."""
        byte = self._at >> 3
        ahead = int.from_bytes(self._data[byte : byte + 4].ljust(4, b"\0"))
        return (ahead >> (32 - bits - (self._at & 7))) & ((1 << bits) - 1)


@cache
def _runs(is_black: bool) -> list[tuple[int, int]]:
    """Return length and dots of the code that 13 bits begin with; length 0 for none."""
    short, long = (_BLACK, _LONG_BLACK) if is_black else (_WHITE, _LONG_WHITE)
    table = [(0, 0)] * (1 << _RUN_BITS)
    codes = [*enumerate(short.split())]
    codes += [(64 * n, code) for n, code in enumerate([*long.split(), *_LONGEST.split()], 1)]
    for run, code in codes:
        rest = _RUN_BITS - len(code)
        for k in range(1 << rest):
            table[(int(code, 2) << rest) + k] = len(code), run
    return table


@cache
def _modes() -> list[tuple[int, str | int]]:
    table: list[tuple[int, str | int]] = [(0, "")] * (1 << _MODE_BITS)
    for code, mode in _MODES.items():
        rest = _MODE_BITS - len(code)
        for k in range(1 << rest):
            table[(int(code, 2) << rest) + k] = len(code), mode
    return table
