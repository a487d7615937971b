"""Pages drawn as text, and pages drawn at random.

A letter is an article: A the lead, B and C seconds, other capitals thirds, small letters briefs; X
and Y are ads, # is pinned, a dot is empty. A character is one column wide and, unless a test says
otherwise, five grid lines high.
"""

from dataclasses import replace

from hypothesis import strategies as st

from layout_app.arrange.judging.block import Block
from layout_app.arrange.judging.breaches import breaches, violations
from layout_app.arrange.judging.taste import STANDARD, score
from layout_app.model.geometry import Cells

RANKS = {"A": 1, "B": 2, "C": 2, "X": 0, "Y": 0, "#": 0}
SIZES = {0: 0.0, 1: 5.0, 2: 3.0, 3: 2.2, 4: 1.5}


class Drawn:
    """A page drawn as text: its blocks and measures."""

    def __init__(self, drawing: str, deep: int = 5, top: int = 0, **changes: dict):
        rows = drawing.split()
        self.columns, self.lines, self.top = len(rows[0]), len(rows) * deep, top
        places = {
            (row, column): letter
            for row, letters in enumerate(rows)
            for column, letter in enumerate(letters)
            if letter != "."
        }
        self.blocks = [
            replace(block_of(letter, places, deep), **changes.get(letter, {}))
            for letter in sorted(set(places.values()))
        ]

    @property
    def measures(self) -> tuple[int, int, int]:
        return self.columns, self.lines, self.top

    @property
    def violations(self) -> dict[str, int]:
        return violations(self.blocks, *self.measures)

    def breaks(self, name: str) -> list[tuple[str, ...]]:
        return [b.names for b in breaches(self.blocks, *self.measures).get(name, ())]

    def score(self, preset=STANDARD) -> float:
        return score(self.blocks, *self.measures, preset)


def block_of(letter: str, places: dict, deep: int) -> Block:
    own = [at for at, found in places.items() if found == letter]
    (row, column), (last_row, last_column) = min(own), max(own)
    high, wide = last_row - row + 1, last_column - column + 1
    assert len(own) == high * wide, f"{letter} is not drawn as a rectangle"
    rank = RANKS.get(letter, 4 if letter.islower() else 3)
    return Block(
        name=letter,
        rank=rank,
        cells=Cells(column=column, line=row * deep, columns=wide, lines=high * deep),
        head_size=SIZES[rank],
        head_rows=1 if rank else 0,
        head_lines=3 if rank else 0,
        is_ad=letter in "XY",
    )


TOWER = """
    AAAb
    AAAb
    AAAb
    BBBc
    BBBc
    BBBd
"""


GOOD = """
    AAAAABBB
    AAAAABBB
    AAAAABBB
    AAAAABBB
    AAAAABBB
    CCCDDBBB
    CCCDDBBB
    CCCDDBBB
    CCCEEEEE
    FFFEEEEE
    FFFEEEEE
    FFFbbbbb
    FFFbbbbb
    XXXXXXXX
"""


LINES, COLUMNS = 60, 8


@st.composite
def tilings(draw, most: int = 14) -> list[Block]:
    """Draw a page cut into rectangles, the lead at its top left, ads at its foot."""
    parts = draw(st.one_of(st.just([(0, 0, COLUMNS, LINES)]), pinwheels()))
    for _ in range(draw(st.integers(0, most - len(parts)))):
        left, top, right, foot = parts.pop(draw(st.integers(0, len(parts) - 1)))
        across = foot - top > 1 and (right - left == 1 or draw(st.booleans()))
        if across:
            at = draw(st.integers(top + 1, foot - 1))
            parts += [(left, top, right, at), (left, at, right, foot)]
        elif right - left > 1:
            at = draw(st.integers(left + 1, right - 1))
            parts += [(left, top, at, foot), (at, top, right, foot)]
        else:
            parts.append((left, top, right, foot))
    parts.sort(key=lambda part: (part[1], part[0]))
    return [draw(as_block(n, part)) for n, part in enumerate(parts)]


@st.composite
def pinwheels(draw) -> list[tuple[int, int, int, int]]:
    x1, x2 = sorted(draw(st.sets(st.integers(1, COLUMNS - 1), min_size=2, max_size=2)))
    y1, y2 = sorted(draw(st.sets(st.integers(1, LINES - 1), min_size=2, max_size=2)))
    around = [(0, 0, x2, y1), (x2, 0, COLUMNS, y2), (x1, y2, COLUMNS, LINES), (0, y1, x1, LINES)]
    return [*around, (x1, y1, x2, y2)]


@st.composite
def as_block(draw, n: int, part: tuple[int, int, int, int]) -> Block:
    left, top, right, foot = part
    is_ad = n > 0 and foot == LINES and draw(st.integers(0, 3)) == 0
    rank = 1 if n == 0 else 0 if is_ad else draw(st.integers(2, 4))
    return Block(
        name=f"b{n}",
        rank=rank,
        cells=Cells(column=left, line=top, columns=right - left, lines=foot - top),
        head_size=0.0 if is_ad else draw(st.sampled_from((0.0, 1.5, 1.8, 2.4, 3.0, 5.0))),
        head_rows=draw(st.integers(1, 2)),
        head_lines=draw(st.integers(0, 6)),
        pictures=draw(st.sampled_from(((), (Cells(column=left, line=top, columns=8, lines=9),)))),
        slack=draw(st.integers(0, 3)),
        levers=draw(st.floats(0, 20)),
        is_ad=is_ad,
    )
