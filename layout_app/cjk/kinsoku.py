"""What may not start or end a line (避头尾). One rule: each level adds to the one before.

Clauses: CLREQ “prohibition rules for line start and line end”; GB/T 15834-2011 5.1.1 to 5.1.5.
"""

from functools import cache

from layout_app.model.style import Kinsoku

# CLREQ basic level; ‧, · and ・ with it, whatever the level above none.
_NO_START = frozenset("，。、；：？！”’）》〉」』】〕〗］｝．·‧・％％‰℃°–-－～/／,.;:?!)]}%")
_NO_END = frozenset("“‘（《〈「『【〔〖［｛([{¥￥$＄£№#")
# GB/T 15834-2011 4.17, 5.1.8: the solidus stands at neither end of a line.
_GB_NO_END = frozenset("/／")
# GB/T 15834-2011 5.1.5 read strictly: nothing that closes a sentence half starts a line.
_STRICT_NO_START = frozenset("—…⸺")
# 数据①, 数据[1]: a note mark stays with its word (CLREQ 3.3).
NOTE_MARKS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹")


@cache
def no_start(level: Kinsoku) -> frozenset[str]:
    """Return what may not start a line: “，” is never the first of its line."""
    if level is Kinsoku.NONE:
        return frozenset()
    return _NO_START | NOTE_MARKS | (_STRICT_NO_START if level is Kinsoku.STRICT else frozenset())


@cache
def no_end(level: Kinsoku) -> frozenset[str]:
    """Return what may not end a line: “（” is never the last of its line."""
    if level is Kinsoku.NONE:
        return frozenset()
    return _NO_END | (_GB_NO_END if level in (Kinsoku.GB, Kinsoku.STRICT) else frozenset())
