"""Find who speaks when in a pasted chat. One rule: no line alone is a speaker's.

A speaker's line is a name and a moment: 李姐（三街坊） 9:12. Such lines stand in timetables and
programmes, too: only where several have sentences below them, and a person comes again at another
time, or every moment is told to the second, do they come from a chat.
"""

import re
from collections.abc import Iterator, Sequence

from layout_app.frozen import frozen
from layout_app.intake.features import is_closed
from layout_app.intake.names import is_person
from layout_app.model.seam import Block
from layout_app.model.text import Kind

FEWEST = 3
"""Speakers' lines of the shortest chat that is told from what stands around it."""
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
_ABOUT = re.compile(r"[（(][^（()）]{1,20}[)）]\Z")


@frozen
class _Speaker:
    """A line that may say who speaks when."""

    who: str
    clock: str
    is_person: bool
    is_exact: bool
    """Its moment is told with the day and the second."""


def with_chats(blocks: Sequence[Block], said: Sequence[Kind | None]) -> list[Kind | None]:
    """Return the kinds that lines give themselves, speakers' lines of chats as furniture.

    What stands right below such a line is text, whether it ends as a sentence does or not.
    """
    found = list(said)
    for run in _runs(blocks):
        spoken = [at for at in run if at + 1 < len(blocks) and at + 1 not in run]
        sentences = sum(_is_sentence(blocks[at + 1].text) for at in spoken)
        if 2 * sentences < len(spoken) or not _is_chat([run[at] for at in spoken]):
            continue
        for at in run:
            found[at] = Kind.FURNITURE
        for at in spoken:
            if found[at + 1] is None and not blocks[at + 1].depth:
                found[at + 1] = Kind.TEXT
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[dict[int, _Speaker]]:
    """Give the lines that may be speakers' of one chat: in reach of each other, no head between."""
    run: dict[int, _Speaker] = {}
    last = 0
    for n, block in enumerate(blocks):
        speaker = None if block.depth or block.kind is not Kind.TEXT else _speaker(block.text)
        if run and (block.depth or n - last > REACH):
            yield run
            run = {}
        if speaker:
            run[n] = speaker
            last = n
    yield run


def _speaker(text: str) -> _Speaker | None:
    if len(text) > LONGEST:
        return None
    hit = next(filter(None, (form.fullmatch(text) for form in _SPEAKER)), None)
    if hit is None:
        return None
    who = _ABOUT.sub("", hit["who"])
    return _Speaker(
        who=hit["who"],
        clock=hit["clock"],
        is_person=is_person(who),
        is_exact=bool(hit["day"] and hit["second"]),
    )


def _is_sentence(text: str) -> bool:
    return is_closed(text) or "，" in text


def _is_chat(speakers: Sequence[_Speaker]) -> bool:
    """Tell whether lines with speech below them come from a chat rather than from a timetable."""
    if len(speakers) < FEWEST:
        return False
    if all(speaker.is_exact for speaker in speakers):
        return True
    moments: dict[str, set[str]] = {}
    for speaker in speakers:
        if speaker.is_person:
            moments.setdefault(speaker.who, set()).add(speaker.clock)
    return any(len(clocks) > 1 for clocks in moments.values())
