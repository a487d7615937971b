"""The analysis of a dump as `repair --json` prints it. One rule: nothing is decided here."""

from collections.abc import Mapping, Sequence

from layout_app.model.problem import Problem
from layout_app.model.seam import Block, Candidate, Decision, OpenEnd, Side, Story, Verdict
from layout_app.model.text import Kind
from layout_app.repair.analyse import Analysis
from layout_app.repair.copy import jump_owners
from layout_app.repair.runs import joined

Json = dict[str, object]
_PARTS = (Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE, Kind.DECK, Kind.BYLINE)


def report(
    file: str,
    blocks: Sequence[Block],
    analysis: Analysis,
    stories: Sequence[Story],
    assume: str = "auto",
) -> Json:
    """Return the object; `assume` = auto applies the auto seams to the articles, suggest all."""
    chosen = [s for s in analysis.seams if assume == "suggest" or s.decision is Decision.AUTO]
    articles = joined(blocks, stories, chosen)
    names = [f"A{at}" for at in range(1, len(articles) + 1)]
    owner = {block: name for name, a in zip(names, articles, strict=True) for block in a.blocks}
    jumps = jump_owners(blocks)
    owner |= {line: owner[block] for line, block in jumps.items() if block in owner}
    return {
        "file": file,
        "blocks": [_block(i, block, owner) for i, block in enumerate(blocks)],
        "seams": [_seam(seam) for seam in analysis.seams],
        "open_tails": [_end(end) for end in analysis.tails],
        "open_heads": [_end(end) for end in analysis.heads],
        "articles": [
            _article(name, a, blocks) for name, a in zip(names, articles, strict=True) if a.blocks
        ],
        "problems": [_problem(fact) for fact in analysis.problems],
    }


def _block(i: int, block: Block, owner: Mapping[int, str]) -> Json:
    return {
        "i": i,
        "text": block.text,
        "kind": str(block.kind),
        "article": owner.get(i),
        "depth": block.depth,
        "certainty": round(block.certainty, 3),
    }


def _seam(seam: Candidate) -> Json:
    return {
        "tail": seam.tail.block,
        "head": seam.head.block,
        "confidence": seam.confidence,
        "decision": str(seam.decision),
        "reasons": [{"code": r.code, "value": r.value} for r in seam.reasons],
    }


def _end(end: OpenEnd) -> Json:
    return {
        "block": end.block.block,
        "verdict": "missing" if end.verdict is Verdict.MISSING else "suggest",
        "candidates": [_candidate(end.side, c) for c in end.candidates],
    }


def _candidate(side: Side, candidate: Candidate) -> Json:
    other = ("head", candidate.head) if side is Side.TAIL else ("tail", candidate.tail)
    return {other[0]: other[1].block, "confidence": candidate.confidence}


def _article(name: str, article: Story, blocks: Sequence[Block]) -> Json:
    parts = {str(kind): _part(kind, article, blocks) for kind in _PARTS}
    return {"id": name, **parts, "blocks": list(article.blocks)}


def _part(kind: Kind, article: Story, blocks: Sequence[Block]) -> str | None:
    texts = [blocks[i].text for i in article.blocks if blocks[i].kind is kind]
    return texts[0] if texts else None


def _problem(fact: Problem) -> Json:
    line = {} if fact.where.line is None else {"line": fact.where.line}
    return {
        "code": fact.code,
        "severity": str(fact.severity),
        "where": {"block": fact.where.block, **line},
        "args": dict(fact.args),
    }
