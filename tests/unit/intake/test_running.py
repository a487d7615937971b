"""Running heads: what else stands beside a line tells it."""

import random

from layout_app.intake.running import with_running_heads
from layout_app.model.seam import Block
from layout_app.model.text import Kind

FOLIO = Kind.FURNITURE
Kinds = list[Kind | None]


def told(texts: list[str], said: Kinds) -> Kinds:
    return with_running_heads([Block(text=text) for text in texts], said)


def in_rounds(texts: list[str], said: Kinds) -> Kinds:
    """The rule as it is said, of lines none of which is the name of a paper."""
    found = list(said)
    while True:
        beside = {n for n in range(len(texts)) if FOLIO in found[max(0, n - 1) : n + 2]}
        open_ = {text for text, kind in zip(texts, said, strict=True) if kind is None}
        at = {t: [n for n in range(len(texts)) if texts[n] == t and not said[n]] for t in open_}
        heads = {n for t in open_ if len(at[t]) > 1 and beside.issuperset(at[t]) for n in at[t]}
        if all(found[n] is FOLIO for n in heads):
            return found
        for n in heads:
            found[n] = FOLIO


def test_heads_that_only_each_other_tell_are_all_told() -> None:
    heads = [f"栏目{n}" for n in range(30_000)]
    texts = ["A03", *heads, "昨天的雨下了一夜。", "A04", *heads]
    said: Kinds = [FOLIO, *[None] * len(heads), Kind.TEXT, FOLIO, *[None] * len(heads)]
    assert told(texts, said) == [kind or FOLIO for kind in said]


def test_a_line_that_once_stands_elsewhere_is_none_and_tells_no_other() -> None:
    texts = ["A03", "河湾", "社区", "雨。", "A04", "河湾", "社区", "雨。", "河湾", "雪。"]
    said: Kinds = [FOLIO, None, None, Kind.TEXT, FOLIO, None, None, Kind.TEXT, None, Kind.TEXT]
    assert told(texts, said) == said


def test_lines_are_told_as_in_rounds_over_the_page() -> None:
    chance = random.Random(7)
    for _page in range(2000):
        texts = [chance.choice("甲乙丙丁戊") for _ in range(chance.randint(0, 14))]
        said: Kinds = [chance.choice([None, None, None, FOLIO, Kind.TEXT]) for _ in texts]
        assert told(texts, said) == in_rounds(texts, said)
