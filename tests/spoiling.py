"""Faults put into the text of a content stream: characters lost, doubled or exchanged."""

import random
import re

SEQUENCE = re.compile(rb"/Art <<.*?EMC\n?", re.DOTALL)
_SHOWN = re.compile(rb"\(((?:[^()\\]|\\.)*)\)(?=[^\n]*?T[jJ])", re.DOTALL)
_ESCAPED = {ord("("): b"\\(", ord(")"): b"\\)", ord("\\"): b"\\\\", ord("\r"): b"\\r"}


def codes(written: bytes) -> list[bytes]:
    """Return the two-byte codes of a string as it is written."""
    plain = re.sub(rb"\\(.)", lambda m: b"\r" if m[1] == b"r" else m[1], written, flags=re.DOTALL)
    return [plain[k : k + 2] for k in range(0, len(plain), 2)]


def string(found: list[bytes]) -> bytes:
    """Write codes as a string."""
    return b"(" + b"".join(_ESCAPED.get(byte, bytes((byte,))) for byte in b"".join(found)) + b")"


def shown(code: bytes) -> list[tuple[int, int, list[bytes]]]:
    """Return the strings of articles that a content stream shows: place, end, codes."""
    found = (
        (match.start(), match.end(), codes(match[1]))
        for sequence in SEQUENCE.finditer(code)
        for match in _SHOWN.finditer(code, sequence.start(), sequence.end())
    )
    return [row for row in found if row[2]]


def one_code_lost(code: bytes, chance: random.Random) -> bytes:
    start, end, told = chance.choice(shown(code))
    del told[chance.randrange(len(told))]
    return code[:start] + string(told) + code[end:]


def one_string_lost(code: bytes, chance: random.Random) -> bytes:
    start, end, _ = chance.choice(shown(code))
    return code[:start] + b"()" + code[end:]


def one_code_doubled(code: bytes, chance: random.Random) -> bytes:
    start, end, told = chance.choice(shown(code))
    at = chance.randrange(len(told))
    return code[:start] + string(told[: at + 1] + told[at:]) + code[end:]


def one_sequence_doubled(code: bytes, chance: random.Random) -> bytes:
    found = chance.choice(list(SEQUENCE.finditer(code)))
    return code[: found.end()] + b"\n" + found[0] + code[found.end() :]


def two_codes_exchanged(code: bytes, chance: random.Random) -> bytes:
    while True:
        start, end, told = chance.choice(shown(code))
        one, other = chance.randrange(len(told)), chance.randrange(len(told))
        if told[one] != told[other]:
            told[one], told[other] = told[other], told[one]
            return code[:start] + string(told) + code[end:]


IN_FILES = (
    one_code_lost,
    one_string_lost,
    one_code_doubled,
    one_sequence_doubled,
    two_codes_exchanged,
)
