"""Find who speaks when in a pasted chat. One rule: no line alone is a speaker's.

Only where several lines that may be speakers' have speech below them, and a person comes again at
another time, or every moment is told to the second, do they come from a chat.
"""

import re
from collections.abc import Iterator, Sequence

from layout_app.cjk.speakers import REACH, Speaker, speaker_of
from layout_app.intake.features import is_closed
from layout_app.intake.names import is_person
from layout_app.model.seam import Block
from layout_app.model.text import Kind

FEWEST = 3
"""Speakers' lines of the shortest chat that is told from what stands around it."""
_ABOUT = re.compile(r"[（(][^（()）]{1,20}[)）]\Z")
_SPOKEN = tuple("了吗吧呢啊呀哦嘛的啦哈呗]")
"""How speech ends without a mark; in brackets stands what cannot be pasted: [图片]."""


def with_chats(blocks: Sequence[Block], said: Sequence[Kind | None]) -> list[Kind | None]:
    """Return the kinds that lines give themselves, speakers' lines of chats as subheads.

    Who speaks belongs to the text, and is no half of a sentence. What stands right below such a
    line, or up to the next one, is text, whether it ends as a sentence does or not.
    """
    found = list(said)
    for run in _runs(blocks):
        spoken = [at for at in run if at + 1 < len(blocks) and at + 1 not in run]
        speech = sum(_is_speech(blocks[at + 1].text) for at in spoken)
        if 2 * speech < len(spoken) or not _is_chat([run[at] for at in spoken]):
            continue
        for at in range(min(run), max(run) + 2):
            if at in run:
                found[at] = Kind.SUBHEAD
            elif at < len(blocks) and found[at] is None and not blocks[at].depth:
                found[at] = Kind.TEXT
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[dict[int, Speaker]]:
    """Give the lines that may be speakers' of one chat: in reach of each other, no head between."""
    run: dict[int, Speaker] = {}
    last = 0
    for n, block in enumerate(blocks):
        speaker = None if block.depth or block.kind is not Kind.TEXT else speaker_of(block.text)
        if run and (block.depth or n - last > REACH):
            yield run
            run = {}
        if speaker:
            run[n] = speaker
            last = n
    yield run


def _is_speech(text: str) -> bool:
    return is_closed(text) or "，" in text or text.endswith(_SPOKEN)


def _is_chat(speakers: Sequence[Speaker]) -> bool:
    """Tell whether lines with speech below them come from a chat rather than from a timetable."""
    if len(speakers) < FEWEST:
        return False
    if all(speaker.is_exact for speaker in speakers):
        return True
    moments: dict[str, set[str]] = {}
    for speaker in speakers:
        if is_person(_ABOUT.sub("", speaker.who)):
            moments.setdefault(speaker.who, set()).add(speaker.clock)
    return any(len(clocks) > 1 for clocks in moments.values())
