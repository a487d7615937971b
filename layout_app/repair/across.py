"""Other halves on other pages. One rule: only a pair of jump lines joins pages unasked.

The open heads of other dumps are laid beside the page of the tails, each with the text below it and
nothing above; what is measured of their places says the same of every pair. A half may also stand
alone amid another article, where it does not look open: of all other paragraphs those that read on
best behind a tail are laid there, each by itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from layout_app.cjk.jumplines import jump_back, jump_onward
from layout_app.frozen import frozen
from layout_app.model.seam import ALONE, Block, Candidate, Decision, OpenEnd, Reason, Side
from layout_app.model.text import BlockRef, Kind
from layout_app.repair.analyse import SHOWN, links_of
from layout_app.repair.confidence import confidences, sigmoid
from layout_app.repair.copy import SURE, Copy, is_body, read_copy
from layout_app.repair.features import Pairs, measure
from layout_app.repair.fluency import Starts, gains, starts_of
from layout_app.repair.model import Model, pair_logits, shipped_model
from layout_app.repair.reasons import reasons_for, vetoes
from layout_app.repair.sections import follows_heading, section_below
from layout_app.repair.topic import Words, words_at, words_of

NOWHERE = {
    "distance": 3.0,
    "forwards": 1.0,
    "next_body": 0.0,
    "body_between": 8.0,
    "tails_between": 1.0,
    "strange_between": 0.0,
    "headings_between": 2.0,
    "headlines_between": 1.0,
    "head_after_heading": 0.0,
    "before_head_closed": 1.0,
}
"""What is said of the places of two halves on two pages: as if articles stood between."""
LEAST = 0.02
"""Chance from which a half is shown as an alternative."""
SURE_ALONE = 0.8
"""Confidence from which a paragraph amid an article is proposed."""
FITTING = 8
"""Paragraphs amid articles of other dumps that are laid beside a tail."""
LAID = 320
"""Most of them in all, where there are fewer tails than that: a dump may hold many pages."""
_PARTING = Block(text="", kind=Kind.HEADLINE)
"""Stands between the heads of other dumps; its words are the first of a shelf."""
_OF_PLACE = ("next", "interposed", "inverted", "heading_between")
_FOLIO = re.compile(
    r"[A-Z]叠?\s*[0-9]{1,2}|第?\s*(?:[0-9]{1,2}|[一二三四五六七八九十〇]{1,3})\s*版"
)
_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")}


@frozen
class Sheet:
    """A dump with what is open on it."""

    dump: str
    blocks: tuple[Block, ...]
    ends: tuple[OpenEnd, ...] = ()


@frozen(kw_only=False)
class _Head:
    """An open head of another dump."""

    end: OpenEnd
    sheet: Sheet
    back: str = ""
    """The jump line that sends readers to it; empty where none does."""
    at: int = 0
    """Where it lies on the table."""
    is_alone: bool = False
    """A paragraph amid an article: what follows it does not go with it."""


class Shelf:
    """Dumps made ready for looking: a block is read once for all the dumps that it lies beside."""

    def __init__(self, sheets: Iterable[Sheet], model: Model | None = None) -> None:
        self._model = model or shipped_model()
        self._copies: dict[str, Copy] = {}
        self._starts: dict[str, int] = {}
        texts = [_PARTING.text]
        for sheet in sheets:
            self._copies[sheet.dump] = read_copy(sheet.blocks)
            self._starts[sheet.dump] = len(texts)
            texts += self._copies[sheet.dump].texts
        self._texts = texts
        self._alone = {sheet.dump: self._alone_on(sheet) for sheet in sheets}
        self._words = words_of(texts, self._model.table)

    def look(self, sheet: Sheet, others: Sequence[Sheet]) -> tuple[Candidate, ...]:
        """Return the candidates of the sheet's open tails among the open heads of other dumps.

        At most three for a tail, the surest first; where none of them is likely by far, a paragraph
        amid another article that is goes before them.
        """
        count = len(sheet.blocks)
        tails = [e for e in sheet.ends if e.side is Side.TAIL and e.block.block < count]
        found = self._candidates(sheet, tails, _open_heads(others, self._copies))
        settled = {c.tail for c in found if c.decision and c.confidence >= SURE_ALONE}
        left = [end for end in tails if end.block not in settled]
        looked = self._candidates(sheet, left, self._fitting(sheet, others, left))
        alone = {c.tail: c for c in looked if c.decision and _is_likely(c)}
        rest = (replace(c, decision=None) if c.tail in alone else c for c in found)
        return (*alone.values(), *rest)

    def _candidates(
        self, sheet: Sheet, tails: Sequence[OpenEnd], heads: Sequence[_Head]
    ) -> list[Candidate]:
        """Return the candidates of the tails among the heads, by tail, the likeliest first."""
        if not tails or not heads:
            return []
        model = self._model
        places, laid = self._table(sheet, heads)
        copy = self._copy(sheet, places, tails, laid)
        words = words_at(self._words, np.array([at for _block, at in places]))
        pairs = _measured(copy, model, words, len(sheet.blocks), tails, laid)
        values = pair_logits(model, pairs)
        chances = np.where(pairs.allowed, sigmoid(values), 0.0)
        sureness = confidences(chances)
        linked = set(links_of(pairs, values, model.least))
        onward = self._copies[sheet.dump].told[0]
        found = []
        for row, tail in enumerate(tails):
            likely = sorted(range(len(laid)), key=lambda c: (-chances[row, c], c))
            shown = (c for c in likely[:SHOWN] if chances[row, c] >= LEAST or (row, c) in linked)
            for c in shown:
                sure = round(float(sureness[row, c]), 4)
                told = onward.get(tail.block.block, "")
                candidate = _candidate(copy, pairs, (row, c), sheet, tail, laid[c], told, sure)
                if (row, c) in linked:
                    decision = _decision(candidate, sheet, laid[c], told, model)
                    candidate = replace(candidate, decision=decision)
                found.append(candidate)
        return found

    def _table(
        self, sheet: Sheet, heads: Sequence[_Head]
    ) -> tuple[list[tuple[Block, int]], list[_Head]]:
        """Lay the heads and the sections below them behind the blocks of the sheet.

        Every block has its place among the texts of the shelf beside it.
        """
        start = self._starts[sheet.dump]
        places, laid = [(block, start + k) for k, block in enumerate(sheet.blocks)], []
        for head in heads:
            blocks, start = head.sheet.blocks, self._starts[head.sheet.dump]
            at = head.end.block.block
            below = (at,) if head.is_alone else section_below(self._copies[head.sheet.dump], at)
            places.append((_PARTING, 0))
            laid.append(replace(head, at=len(places)))
            places += ((blocks[k], start + k) for k in below)
        return places, laid

    def _alone_on(self, sheet: Sheet) -> tuple[tuple[int, ...], Starts]:
        """Return the paragraphs amid the articles of a dump, and how they begin."""
        copy = self._copies[sheet.dump]
        places = tuple(_alone(sheet, copy))
        return places, starts_of(self._model.table, [copy.texts[at] for at in places])

    def _fitting(
        self, sheet: Sheet, others: Sequence[Sheet], tails: Sequence[OpenEnd]
    ) -> list[_Head]:
        """Return the paragraphs amid articles of other dumps that read on best behind the tails."""
        known = [(other, *self._alone[other.dump]) for other in others]
        places = [(other, at) for other, found, _starts in known for at in found]
        if not places or not tails:
            return []
        starts = Starts(
            np.concatenate([starts.rows for _other, _found, starts in known]),
            np.concatenate([starts.alone for _other, _found, starts in known]),
        )
        texts = self._copies[sheet.dump].texts
        fit = gains(self._model.table, [texts[end.block.block] for end in tails], starts)
        most = max(1, min(FITTING, LAID // len(tails)))
        best = np.argsort(-fit, axis=1, kind="stable")[:, :most]
        return [_alone_head(*places[n]) for n in sorted({int(n) for n in best.ravel()})]

    def _copy(
        self,
        sheet: Sheet,
        places: Sequence[tuple[Block, int]],
        tails: Sequence[OpenEnd],
        heads: Sequence[_Head],
    ) -> Copy:
        """Return the table as a dump whose open ends are those of the sheets."""
        blocks = tuple(block for block, _at in places)
        texts = tuple(self._texts[at] for _block, at in places)
        onward, back = [False] * len(blocks), [False] * len(blocks)
        for at in self._copies[sheet.dump].told[0]:
            onward[at] = True
        for head in heads:
            back[head.at] = bool(head.back)
        return Copy(
            blocks=blocks,
            texts=texts,
            body=tuple(is_body(b) and bool(t) for b, t in zip(blocks, texts, strict=True)),
            tails=tuple(end.block.block for end in tails),
            heads=tuple(head.at for head in heads),
            begun=frozenset(),
            onward=tuple(onward),
            back=tuple(back),
        )


def _open_heads(sheets: Sequence[Sheet], copies: Mapping[str, Copy]) -> list[_Head]:
    """Return the open heads of dumps."""
    return [
        _Head(end, sheet, copies[sheet.dump].told[1].get(end.block.block, ""))
        for sheet in sheets
        for end in sheet.ends
        if end.side is Side.HEAD and end.block.block in copies[sheet.dump].heads
    ]


def _alone_head(sheet: Sheet, at: int) -> _Head:
    """Return a paragraph amid an article as a head that nobody took for one."""
    end = OpenEnd(block=BlockRef(dump=sheet.dump, block=at), side=Side.HEAD)
    return _Head(end, sheet, is_alone=True)


def _alone(sheet: Sheet, copy: Copy) -> list[int]:
    """Return the paragraphs amid articles that nothing is known to go on with."""
    taken = {end.block.block for end in sheet.ends if end.side is Side.HEAD}
    taken |= {c.head.block for end in sheet.ends for c in end.candidates if c.decision}
    return [
        at
        for at in copy.heads
        if at not in taken
        and at not in copy.begun
        and copy.blocks[at].kind is Kind.TEXT
        and copy.blocks[at].certainty >= SURE
        and not follows_heading(copy, at)
    ]


def _measured(
    copy: Copy,
    model: Model,
    words: Words,
    count: int,
    tails: Sequence[OpenEnd],
    heads: Sequence[_Head],
) -> Pairs:
    """Measure the pairs; what depends on their places is the same for all."""
    pairs = measure(copy, model.table, words)
    whole = {**NOWHERE, "blocks_on_page": float(count), "tails_on_page": float(len(tails))}
    for name, value in whole.items():
        pairs.values[name] = np.full(pairs.allowed.shape, value, dtype=np.float32)
    for row, tail in enumerate(tails):
        for column, head in enumerate(heads):
            refused = head.end.block in tail.rejected or tail.block in head.end.rejected
            pairs.allowed[row, column] = not refused
    return pairs


def _candidate(
    copy: Copy,
    pairs: Pairs,
    place: tuple[int, int],
    sheet: Sheet,
    tail: OpenEnd,
    head: _Head,
    told: str,
    confidence: float,
) -> Candidate:
    alone = (Reason(code=ALONE),) if head.is_alone else ()
    jumps = (Reason(code="jump", value=f"{told} {head.back}"),) if told and head.back else ()
    found = reasons_for(copy, pairs, *place)
    # Nothing is known of what stands above the head, so no heading can bar it.
    bars = (r for r in vetoes(copy, *_blocks(pairs, place)) if r.code != "veto_heading")
    kept = (r for r in found if r.code not in _OF_PLACE and not r.code.startswith("jump"))
    return Candidate(
        tail=BlockRef(dump=sheet.dump, block=tail.block.block),
        head=BlockRef(dump=head.sheet.dump, block=head.end.block.block),
        confidence=confidence,
        reasons=(Reason(code="elsewhere", value=head.sheet.dump), *alone, *jumps, *kept, *bars),
    )


def _is_likely(candidate: Candidate) -> bool:
    """Tell whether a paragraph amid an article may be proposed: if it is likely by far."""
    short = any(reason.code == "veto_short" for reason in candidate.reasons)
    return candidate.confidence >= SURE_ALONE and not short


def _blocks(pairs: Pairs, place: tuple[int, int]) -> tuple[int, int]:
    return pairs.tails[place[0]], pairs.heads[place[1]]


def _decision(candidate: Candidate, sheet: Sheet, head: _Head, told: str, model: Model) -> Decision:
    sure = candidate.confidence >= model.sure
    barred = any(reason.code.startswith("veto") for reason in candidate.reasons)
    named = _name_each_other(sheet, told, head)
    return Decision.AUTO if sure and named and not barred else Decision.SUGGEST


def _name_each_other(sheet: Sheet, told: str, head: _Head) -> bool:
    """Tell whether the jump lines of both halves name the page of the other."""
    onward, back = jump_onward(told), jump_back(head.back)
    if not (onward and back):
        return False
    return _same_page(onward.folio, page_of(head.sheet)) and _same_page(back.folio, page_of(sheet))


def page_of(sheet: Sheet) -> str:
    """Return the page a dump is of: as its folio says it, or its file name; empty if unknown."""
    furniture = [block.text for block in sheet.blocks if block.kind is Kind.FURNITURE]
    found = (_FOLIO.search(text) for text in (*furniture, sheet.dump.upper()))
    return next((match.group() for match in found if match), "")


def _same_page(left: str, right: str) -> bool:
    a, b = _page(left), _page(right)
    return a is not None and b is not None and a[1] == b[1] and (not (a[0] and b[0]) or a == b)


def _page(folio: str) -> tuple[str, int] | None:
    """Read a folio: its letter, and its number in either script."""
    found = re.search(r"([A-Z]?)叠?\s*([0-9]+|[一二三四五六七八九十〇]+)", folio)
    return (found[1], _number(found[2])) if found else None


def _number(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[char]) for char in text))
    return 10 * (_DIGITS.get(tens, 0) or 1) + _DIGITS.get(ones, 0)
