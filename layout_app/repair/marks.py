"""Brackets, quotes, jump marks and the marks at a seam. One rule: a mark is evidence, not proof."""

from collections.abc import Sequence

import numpy as np

from layout_app.repair.copy import Copy
from layout_app.repair.ngrams import Floats

_CLOSING = {"”": "“", "’": "‘", "》": "《", ")": "(", "】": "【", "]": "["}
_OPENING = frozenset(_CLOSING.values())
NOT_FIRST = ",、。;:)》”’!?%】"
_DIGIT_FRIENDS = "0年月日%万亿点时个多余名元"


def left_open(text: str) -> str:
    """Return the opening marks that the text does not close, outermost first."""
    stack: list[str] = []
    for char in text:
        if char in _OPENING:
            stack.append(char)
        elif _CLOSING.get(char) in stack:
            while stack.pop() != _CLOSING[char]:
                pass
    return "".join(stack)


def closes_first(text: str) -> str:
    """Return the opening marks that the text closes without having opened them, first first."""
    depth: list[str] = []
    closed: list[str] = []
    for char in text:
        if char in _OPENING:
            depth.append(char)
        elif char in _CLOSING:
            if _CLOSING[char] in depth:
                while depth.pop() != _CLOSING[char]:
                    pass
            else:
                closed.append(_CLOSING[char])
    return "".join(closed)


def mark_features(copy: Copy) -> dict[str, Floats]:
    """Return what brackets, jump marks and characters at the seam say of every pair."""
    tails = [copy.texts[i] for i in copy.tails]
    heads = [copy.texts[j] for j in copy.heads]
    opened, closed = [left_open(text) for text in tails], [closes_first(text) for text in heads]
    onward = np.array([copy.onward[i] for i in copy.tails], dtype=np.float32)[:, None]
    back = np.array([copy.back[j] for j in copy.heads], dtype=np.float32)[None, :]
    return {
        "brackets": _brackets(opened, closed),
        "jump_both": onward * back,
        "jump_one": np.abs(onward - back),
        "head_not_first": _flags([text[:1] in NOT_FIRST for text in heads])[None, :],
        "tail_ends": _flags([_ending(text) for text in tails])[:, None],
        "digit_seam": _digit_seam(tails, heads),
    }


def _flags(values: Sequence[float]) -> Floats:
    return np.asarray(values, dtype=np.float32)


def _brackets(opened: Sequence[str], closed: Sequence[str]) -> Floats:
    """Return 2 where a pair closes over the seam, -1 where one side has none to match, else 0."""
    value = np.zeros((len(opened), len(closed)), dtype=np.float32)
    for row, left in enumerate(opened):
        for column, right in enumerate(closed):
            if left and right:
                value[row, column] = 2.0 if left[-1] == right[0] else -2.0
            elif left or right:
                value[row, column] = -1.0 if right else -0.5
    return value


def _ending(text: str) -> float:
    """Return 1 for a comma, 2 for 、, 3 for ; and :, 4 for digits, 5 for opening marks, else 0."""
    last = text[-1:]
    if last in _OPENING:
        return 5.0
    return {",": 1.0, "、": 2.0, ";": 3.0, ":": 3.0, "0": 4.0}.get(last, 0.0)


def _digit_seam(tails: Sequence[str], heads: Sequence[str]) -> Floats:
    left = _flags([text.endswith("0") for text in tails])[:, None]
    right = _flags([text[:1] in _DIGIT_FRIENDS and bool(text) for text in heads])[None, :]
    return left * right
