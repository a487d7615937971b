"""From blocks to seams, open ends and problems. One rule: what is not certain is only proposed."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from layout_app.frozen import frozen
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.seam import Block, Candidate, Decision, OpenEnd, Side, Verdict
from layout_app.model.text import BlockRef, Kind
from layout_app.repair import sections
from layout_app.repair.assign import NEVER, assign, break_cycles
from layout_app.repair.confidence import confidences, logit, sigmoid
from layout_app.repair.copy import BODY, Copy, is_weak, read_copy
from layout_app.repair.features import Bools, Pairs, measure
from layout_app.repair.model import Model, pair_logits, shipped_model
from layout_app.repair.openheads import head_matrix
from layout_app.repair.reasons import reasons_for, vetoes
from layout_app.repair.trees import Doubles, logits

SHOWN = 3
"""Candidates listed for an open end."""
PORTION = 400
"""Most blocks compared with each other: no page holds more, and pairs grow with the square."""
BARELY = 0.01
"""Logit above the least proposal of what only the form of a column proposes."""
Place = tuple[int, int]
"""Row and column of a pair."""


@frozen
class Analysis:
    """What repair makes of a dump."""

    seams: tuple[Candidate, ...] = ()
    """Proposed links, one to one, in the order of their tails; each auto or suggest."""
    tails: tuple[OpenEnd, ...] = ()
    """Open tails without an auto seam."""
    heads: tuple[OpenEnd, ...] = ()
    """Blocks that begin in mid-sentence, without an auto seam."""
    problems: tuple[Problem, ...] = ()


@frozen(eq=False)
class _Judged:
    """The pairs of a dump with what was decided of them."""

    dump: str
    copy: Copy
    start: int
    """Index of the copy's first block in the dump."""
    pairs: Pairs
    chances: Doubles
    sureness: Doubles
    linked: dict[Place, Decision]


def analyse(
    blocks: Sequence[Block],
    *,
    dump: str = "",
    model: Model | None = None,
    refused: Collection[tuple[int, int]] = (),
) -> Analysis:
    """Find the open ends of a dump and their other halves, by its blocks alone.

    `refused` holds pairs (tail, head) that an editor rejected; they are never proposed again.
    """
    parts = [
        _portion(blocks[start:end], start, dump, model, refused) for start, end in portions(blocks)
    ]
    return Analysis(
        seams=tuple(seam for part in parts for seam in part.seams),
        tails=tuple(end for part in parts for end in part.tails),
        heads=tuple(end for part in parts for end in part.heads),
        problems=tuple(fact for part in parts for fact in part.problems),
    )


def portions(blocks: Sequence[Block], most: int = PORTION) -> Iterator[tuple[int, int]]:
    """Part a dump longer than any page, before a head in the last quarter where there is one."""
    start = 0
    while start < len(blocks):
        end = start + most
        if end < len(blocks):
            places = range(end, end - most // 4, -1)
            end = next((n for n in places if _begins(blocks, n)), end)
        yield start, min(end, len(blocks))
        start = end


def _begins(blocks: Sequence[Block], n: int) -> bool:
    """Tell whether an article begins at a block."""
    first = blocks[n].kind in (Kind.KICKER, Kind.HEADLINE)
    return first and blocks[n - 1].kind not in (Kind.KICKER, Kind.HEADLINE)


def _portion(
    blocks: Sequence[Block],
    start: int,
    dump: str,
    model: Model | None,
    refused: Collection[tuple[int, int]],
) -> Analysis:
    """Analyse the blocks of a page, or of a part of a dump longer than any page."""
    copy = read_copy(blocks)
    if not copy.heads:
        return Analysis()
    model = model or shipped_model()
    pairs = measure(copy, model.table)
    for tail, head in refused:
        if tail - start in pairs.tails and head - start in pairs.heads:
            pairs.allowed[pairs.tails.index(tail - start), pairs.heads.index(head - start)] = False
    values = pair_logits(model, pairs)
    pairs.allowed[:, [head in copy.begun for head in pairs.heads]] = False
    values = _with_columns(copy, pairs, values, model.least)
    judged = judge(copy, pairs, values, model, dump=dump, start=start)
    heads = head_matrix(copy, pairs, judged.chances)
    return _analysis(judged, logits(model.opening, heads) > 0)


def _with_columns(copy: Copy, pairs: Pairs, values: Doubles, least: float) -> Doubles:
    """Return the logits, those of lines that stand together in a column never below a proposal.

    Whoever has a better claim on either half takes it.
    """
    found = values.copy()
    for row, tail in enumerate(pairs.tails):
        if tail + 1 in pairs.heads and copy.blocks[tail + 1].below_line:
            place = row, pairs.heads.index(tail + 1)
            if pairs.allowed[place]:
                found[place] = max(found[place], logit(least) + BARELY)
    return found


def judge(
    copy: Copy, pairs: Pairs, values: Doubles, model: Model, dump: str = "", start: int = 0
) -> _Judged:
    """Decide from the logits of all pairs."""
    chances = np.where(pairs.allowed, sigmoid(values), 0.0)
    sureness = confidences(chances)
    linked = {}
    for row, column in links_of(pairs, values, model.least):
        sure = sureness[row, column] >= model.sure
        barred = vetoes(copy, pairs.tails[row], pairs.heads[column])
        linked[row, column] = Decision.AUTO if sure and not barred else Decision.SUGGEST
    return _Judged(
        dump=dump,
        copy=copy,
        start=start,
        pairs=pairs,
        chances=chances,
        sureness=sureness,
        linked=linked,
    )


def links_of(pairs: Pairs, values: Doubles, least: float) -> list[Place]:
    """Return the assigned pairs, rings broken."""
    gains = np.where(pairs.allowed, values - logit(least), NEVER)
    column_of = assign(gains)
    places = [(row, c) for row, c in enumerate(column_of) if c is not None]
    links = [(pairs.tails[row], pairs.heads[column]) for row, column in places]
    kept = set(break_cycles(links, [float(values[place]) for place in places]))
    return [place for place, link in zip(places, links, strict=True) if link in kept]


def _analysis(judged: _Judged, begins_inside: Bools) -> Analysis:
    seams = tuple(_candidate(judged, place) for place in judged.linked)
    tails = tuple(_open_tails(judged))
    heads = tuple(_open_heads(judged, begins_inside))
    return Analysis(seams=seams, tails=tails, heads=heads, problems=_problems(seams, tails, heads))


def _candidate(judged: _Judged, place: Place) -> Candidate:
    row, column = place
    tail, head = judged.pairs.tails[row], judged.pairs.heads[column]
    return Candidate(
        tail=_ref(judged, tail),
        head=_ref(judged, head),
        confidence=round(float(judged.sureness[row, column]), 4),
        decision=judged.linked.get(place),
        reasons=reasons_for(judged.copy, judged.pairs, row, column)
        + vetoes(judged.copy, tail, head),
    )


def _ref(judged: _Judged, block: int) -> BlockRef:
    return BlockRef(dump=judged.dump, block=judged.start + block)


def _best(judged: _Judged, places: Sequence[Place]) -> tuple[Candidate, ...]:
    """Return the most likely pairs, the proposed seam first, then by confidence."""
    allowed = [place for place in places if judged.pairs.allowed[place]]
    likely = sorted(allowed, key=lambda p: (p not in judged.linked, -judged.chances[p], p))
    found = [_candidate(judged, place) for place in likely[:SHOWN]]
    return tuple(sorted(found, key=lambda c: (c.decision is None, -c.confidence)))


def _open_tails(judged: _Judged) -> list[OpenEnd]:
    ends = []
    for row, tail in enumerate(judged.pairs.tails):
        places = [(row, column) for column in range(len(judged.pairs.heads))]
        decisions = {judged.linked[p] for p in places if p in judged.linked}
        if Decision.AUTO in decisions or not (decisions or _lacks(judged.copy, tail)):
            continue
        ends.append(_end(judged, tail, Side.TAIL, bool(decisions), places))
    return ends


def _lacks(copy: Copy, tail: int) -> bool:
    """Tell whether a tail that nothing fits lacks its half: no head, no name, no “如下：” does."""
    if copy.blocks[tail].kind not in BODY:
        return False
    onward = sections.after(copy, tail)
    goes_on = onward is not None and copy.body[onward]
    return not (goes_on and is_weak(copy.texts[tail]))


def _open_heads(judged: _Judged, begins_inside: Bools) -> list[OpenEnd]:
    ends = []
    for column, head in enumerate(judged.pairs.heads):
        places = [(row, column) for row in range(len(judged.pairs.tails))]
        decisions = {judged.linked[p] for p in places if p in judged.linked}
        is_half = begins_inside[column] and head not in judged.copy.begun
        begins = is_half or judged.copy.back[head]  # 上接 says it itself
        if Decision.AUTO in decisions or not (decisions or begins):
            continue
        ends.append(_end(judged, head, Side.HEAD, bool(decisions), places))
    return ends


def _end(
    judged: _Judged, block: int, side: Side, proposed: bool, places: Sequence[Place]
) -> OpenEnd:
    onward, back = judged.copy.told
    return OpenEnd(
        block=_ref(judged, block),
        side=side,
        verdict=Verdict.OPEN if proposed else Verdict.MISSING,
        candidates=_best(judged, places),
        told=(onward if side is Side.TAIL else back).get(block, ""),
    )


def _problems(
    seams: Sequence[Candidate], tails: Sequence[OpenEnd], heads: Sequence[OpenEnd]
) -> tuple[Problem, ...]:
    """Return one problem for every proposal to decide and for every half that is not there."""
    proposed = [
        problem("repair.seam_open", Severity.WARNING, _where(s.tail), head=s.head.block)
        for s in seams
        if s.decision is Decision.SUGGEST
    ]
    lost = {Side.TAIL: "repair.half_missing", Side.HEAD: "repair.head_missing"}
    missing = [
        problem(lost[end.side], Severity.WARNING, _where(end.block))
        for end in (*tails, *heads)
        if end.verdict is Verdict.MISSING
    ]
    return tuple(sorted([*proposed, *missing], key=lambda p: (p.where.block or 0, p.code)))


def _where(block: BlockRef) -> Where:
    return Where(file=block.dump, block=block.block)
