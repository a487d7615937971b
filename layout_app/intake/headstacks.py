"""Tell 引题, 主题 and 副题 without marks. One rule: the headline is the line that tells least.

Of three lines above an article the middle one is the headline. Of two it is mostly the shorter; the
other one says when and how, above it as a kicker, below it as a subtitle. The weights are natural
logarithms of odds, rounded to halves, from 34 kickers and 16 subtitles of the sample papers and 308
headlines that a dash parts in the training articles (`bench/repair/README.md`).
"""

import re
from collections.abc import Sequence

_OF_THREE = ("kicker", "headline", "subtitle")
BIAS = 0.5
"""What speaks for a kicker above a headline before the lines are seen."""
TEN_LONGER = 2.5
"""What ten characters more in the upper line say for it."""
COLUMN, LONGEST_COLUMN = 2.0, 5
"""What an upper line says that is no longer than the title of a column: 读者来信."""
TELLS = -1.0
"""What the end of a report in the lower line says: …引发热烈反响, …侧记."""
PAUSES = -1.0
"""What two phrases in the upper line say, as headlines have them: 提神聚气 再开新局."""
WHEN = 0.5
"""What a moment says for the line that it stands in."""
FULL = 30
"""Characters from which lines are alike."""
_TELLING = re.compile(
    r"记|访|看|写|来自|关于|致|——|.*(?:纪实|综述|侧记|调查|反响|启示|巡礼|观察|思考|报告)\Z"
)
_WHEN = re.compile(
    r"[昨今明][天日晚晨]|[上下]午|\d[年月日点时]|[本上下每]周|周[一二三四五六日末]|起\Z"
)
_PHRASES = re.compile(r"\S{4,}\s+\S{4,}")


def stack_part(lines: Sequence[str], place: int) -> str:
    """Return what a line is among two or three that stand together as heads do; else nothing."""
    if len(lines) == len(_OF_THREE):
        return _OF_THREE[place]
    if len(lines) != 2:
        return ""
    return _OF_THREE[place if leans_to_kicker(*lines) > 0 else place + 1]


def leans_to_kicker(upper: str, lower: str) -> float:
    """Return how much speaks for a kicker above a headline, against a headline with a subtitle."""
    points = BIAS + TEN_LONGER * (_length(upper) - _length(lower)) / 10
    points += COLUMN * (len(upper) <= LONGEST_COLUMN)
    points += TELLS * bool(_TELLING.match(lower)) + PAUSES * bool(_PHRASES.search(upper))
    return points + WHEN * (bool(_WHEN.search(upper)) - bool(_WHEN.search(lower)))


def _length(line: str) -> int:
    """Return the characters of a line's longest phrase."""
    return min(FULL, max(map(len, line.split())))
