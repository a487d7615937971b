"""Lines of a pasted chat that say who speaks when. One rule: no line alone is one.

李姐（三街坊） 9:12, 2026/11/20 14:03:22 三号楼: such lines stand in timetables and programmes, too.
What stands around them must tell (`intake/chats.py`).
"""

import re

from layout_app.cjk.folding import without_pictures
from layout_app.frozen import frozen

REACH = 12
"""Most lines from one speaker's line to the next."""
LONGEST = 60
"""Characters of the longest speaker's line."""

_DAY = (
    r"(?:\d{4}\s?[年/.-]\s?)?\d{1,2}\s?[月/.-]\s?\d{1,2}\s?日?|[昨前今]天"
    r"|(?:星期|周)[一二三四五六日天]"
)
_CLOCK = r"(?P<clock>\d{1,2}[:：]\d{2}(?P<second>[:：]\d{2})?)"
_HOUR = rf"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)?\s?{_CLOCK}"
_MOMENT = rf"(?P<day>{_DAY})?\s*{_HOUR}"
_WHO = r"(?P<who>[^\s，。！？；：:,;!?]{1,20})"
_SPEAKER = tuple(map(re.compile, (rf"{_WHO}\s+{_MOMENT}", rf"{_MOMENT}\s+{_WHO}")))


@frozen
class Speaker:
    """A line that may say who speaks when."""

    who: str
    clock: str
    is_exact: bool
    """Its moment is told with the day and the second."""


def speaker_of(text: str) -> Speaker | None:
    """Return who speaks when if a line may say it."""
    if len(text) > LONGEST:
        return None
    plain = without_pictures(text)
    hit = next(filter(None, (form.fullmatch(plain) for form in _SPEAKER)), None)
    if hit is None:
        return None
    return Speaker(
        who=without_pictures(hit["who"]),
        clock=hit["clock"],
        is_exact=bool(hit["day"] and hit["second"]),
    )
