"""A flow that is parted where the editor ends a part. One rule: no character is lost at the place.

What stands before the place fills the parts up to there; what stands behind it goes on in the next.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Protocol

from layout_app.compose.flow.columns import Column
from layout_app.compose.flow.dropcap import parted
from layout_app.compose.flow.poured import FlowText, Poured
from layout_app.compose.line.collect import Copy
from layout_app.model.article import PartBreak
from layout_app.model.text import Anchor, Kind

Flow = tuple[FlowText, ...]


class Pour(Protocol):
    """Pours a flow into columns, of which those from `before` on may be balanced."""

    def __call__(
        self,
        flow: Sequence[FlowText],
        columns: Sequence[Column],
        before: int,
        /,
        *,
        vary: bool,
        loosen: int,
    ) -> Poured:
        """Return where the lines stand."""


Resume = Callable[[Copy], FlowText]
"""Makes the text with which a paragraph goes on in the next part."""


def pour_parts(
    pour: Pour,
    flow: Flow,
    parts: Sequence[tuple[Column, ...]],
    breaks: Sequence[PartBreak],
    resume: Resume,
    *,
    vary: bool,
    loosen: int = 0,
    first: int = 1,
) -> Poured:
    """Pour a flow into parts, the first of which is numbered `first`, each ended by its break.

    A break whose text does not fit up to it, or that leaves nothing before or behind it, is
    passed over. The text behind the last break takes `loosen` lines more.
    """
    ahead = [found for found in breaks if found.part - first < len(parts) - 1]
    if not ahead:
        flat = [column for part in parts for column in part]
        before_last = sum(len(part) for part in parts[:-1])
        return pour(flow, flat, before_last, vary=vary, loosen=loosen)
    here, later = ahead[0], ahead[1:]
    n = here.part - first + 1
    before, behind = divided_at(flow, here.at, resume)
    if n > 0 and before and behind:
        flat = [column for part in parts[:n] for column in part]
        ended = sum(len(part) for part in parts[: n - 1])
        head = pour(before, flat, ended, vary=vary, loosen=0)
        if not head.rest:
            more = first + n
            tail = pour_parts(
                pour, behind, parts[n:], later, resume, vary=vary, loosen=loosen, first=more
            )
            return _joined(head, tail)
    return pour_parts(pour, flow, parts, later, resume, vary=vary, loosen=loosen, first=first)


def least_reached(breaks: Sequence[PartBreak], parts: int) -> int:
    """Return the index of the first part that an article with these breaks can end in."""
    return max((found.part for found in breaks if found.part < parts), default=0)


def divided_at(flow: Flow, at: Anchor, resume: Resume) -> tuple[Flow, Flow]:
    """Return a flow before a place and behind it; a paragraph across it is in both."""
    for n, text in enumerate(flow):
        copy = text.copy
        if copy.paragraph < at.paragraph:
            continue
        if copy.paragraph > at.paragraph:
            return flow[:n], flow[n:]
        if text.block is not None:
            return flow[:n], flow[n:]
        k = next((k for k in range(len(copy.text) + 1) if copy.offset(k) >= at.offset), None)
        if k is None or k == len(copy.text):
            return flow[: n + 1], flow[n + 1 :]
        if k == 0:
            return flow[:n], flow[n:]
        if copy.kind is not Kind.TEXT:
            # Rows, names, verses and notices are not parted.
            return flow[: n + 1], flow[n + 1 :]
        one, two = parted(copy, k)
        head = replace(resume(one), indent=text.indent, air=text.air, keep=text.keep)
        return (*flow[:n], head), (resume(two), *flow[n + 1 :])
    return flow, ()


def _joined(head: Poured, tail: Poured) -> Poured:
    """Return what was poured before a break and behind it as one."""
    shift = sum(column.lines for column in head.columns)
    moved = (replace(line, slot=line.slot + shift) for line in tail.lines)
    rest = tuple(replace(line, slot=line.slot + shift) for line in tail.rest)
    return Poured(
        columns=(*head.columns, *tail.columns),
        lines=tuple(chain(head.lines, moved)),
        rest=rest,
        free=tail.free,
        forced=(*head.forced, *tail.forced),
        runts=(*head.runts, *tail.runts),
        torn=(*head.torn, *tail.torn),
        is_balanced=head.is_balanced or tail.is_balanced,
        cost=head.cost + tail.cost,
    )
