"""Why two halves belong together, or may not be joined unasked. One rule: codes only."""

from layout_app.model.seam import Reason
from layout_app.model.text import Kind
from layout_app.repair.copy import SURE, Copy, is_weak
from layout_app.repair.features import Pairs
from layout_app.repair.pagecache import REACH, shared_word
from layout_app.repair.sections import follows_heading

SHORT = 20
"""An unmarked line up to it without a comma may be a heading."""
WORD = 3
"""Characters across a seam that stand elsewhere on the page from which they are a word."""
LIKE_TOPIC = 0.12
"""Cosine of two sections from which they are of one topic."""
_COMMAS = (",", "、", ";", ":")


def reasons_for(copy: Copy, pairs: Pairs, row: int, column: int) -> tuple[Reason, ...]:
    """Return what speaks for a pair and where it stands, most telling first."""
    tail, head = pairs.tails[row], pairs.heads[column]
    goes, comes = copy.told
    onward, back = goes.get(tail, ""), comes.get(head, "")
    values = {name: float(value[row, column]) for name, value in pairs.values.items()}
    found = [
        ("jump", f"{onward} {back}", bool(onward and back)),
        ("jump_onward", onward, bool(onward and not back)),
        ("jump_back", back, bool(back and not onward)),
        ("brackets", "", values["brackets"] > 1),
        ("word", _word(copy, tail, head), values["cache_length"] > 0),
        ("fluent", "", values["pmi"] > 0 and values["fresh_gain"] > 0),
        ("topic", "", values["topic"] > LIKE_TOPIC),
        ("next", "", values["next_body"] > 0 and not values["headings_between"]),
        ("heading_between", "", values["headings_between"] > 0),
        ("interposed", str(int(values["body_between"])), values["body_between"] > 0),
        ("inverted", "", values["forwards"] == 0),
    ]
    return tuple(Reason(code=code, value=value) for code, value, holds in found if holds)


def _word(copy: Copy, tail: int, head: int) -> str:
    left, right = copy.texts[tail][-REACH:], copy.texts[head][:REACH]
    return shared_word(left, right, "\n".join(copy.texts))


def vetoes(copy: Copy, tail: int, head: int) -> tuple[Reason, ...]:
    """Return why a seam must not be applied unasked, however sure it is."""
    text = copy.texts[tail]
    short = len(text) <= SHORT and not any(mark in text for mark in _COMMAS)
    found = [
        ("veto_heading", _is_behind_heading(copy, tail, head)),
        ("veto_short", short),
        ("veto_unsure", _is_unsure(copy, tail) or _is_unsure(copy, head)),
        ("veto_list", is_weak(text)),
    ]
    return tuple(Reason(code=code) for code, holds in found if holds)


def _is_behind_heading(copy: Copy, tail: int, head: int) -> bool:
    """Tell whether a heading stands before the head and the seam is in no word of the page.

    Over the folds of training, seams inside such a word held without exception.
    """
    return follows_heading(copy, head) and len(_word(copy, tail, head)) < WORD


def _is_unsure(copy: Copy, block: int) -> bool:
    return copy.blocks[block].kind is not Kind.TEXT or copy.blocks[block].certainty < SURE
