"""How good a page looks. One rule: the verdict is a function of the page alone.

`breaches` finds the places where a page breaks the rules of the make-up room; a preset weighs them.
"""

import math
from collections.abc import Mapping, Sequence

from layout_app.arrange.judging.block import Block
from layout_app.arrange.judging.breaches import CHECKS, judged, white
from layout_app.frozen import frozen
from layout_app.model.style import Manner


@frozen
class Preset:
    """What a paper minds, and how much. The defaults are the one table of weights."""

    white: float = 1.0
    """A line of a column left empty, in an article or around it."""
    levers: float = 0.3
    """One of the cost of the changes that made the articles fit."""
    lead_place: float = 150.0
    """The lead is not on top."""
    lead_inside: float = 150.0
    """The lead is flush with neither side."""
    lead_right: float = 12.0
    """The lead stands on the right: the first place of a page is the upper left."""
    outgrown_lead: float = 30.0
    """An article takes twice the cells of the lead, or less in proportion."""
    outshone_lead: float = 30.0
    """A picture is twice as large as the lead's, or less in proportion."""
    hierarchy: float = 40.0
    """A head rivals the lead's or is larger than one of a higher rank."""
    outsized_head: float = 20.0
    """A head is larger than that of an article of its rank that takes twice the cells."""
    order: float = 1.0
    """栏序: the lesser of two articles below the lead stands higher, or beside it on the left."""
    brief_on_top: float = 14.0
    """A brief stands in the first line."""
    same_heads: float = 56.0
    """碰题, 并题: neighbouring heads of one size at one height."""
    heads_beside: float = 9.0
    """Neighbouring heads of different sizes at one height."""
    facing_heads: float = 56.0
    """对题: heads of one size, rows and height that face each other across other matter."""
    head_under_head: float = 40.0
    """叠题: a head below another with next to no text between."""
    cut_across: float = 120.0
    """断版: a gutter from the left edge to the right; on a full page it outweighs some order."""
    cut_down: float = 120.0
    """通缝: a gutter from the top to the foot."""
    picture_neighbours: float = 12.0
    """Pictures of two articles touch."""
    tall: float = 12.0
    """One of height by width beyond a tower's."""
    flat: float = 60.0
    """One of height by width short of a ribbon's."""
    ad_place: float = 200.0
    """An ad does not stand on the foot of the page."""
    narrow_briefs: float = 6.0
    """Two briefs of one column side by side."""
    hole: float = 3.0
    """An empty cell with an article below it: what stays white belongs at the foot."""
    uneven_feet: float = 1.0
    """An empty cell at the side of articles that reach deeper: white lies level along the foot."""
    torn_head: float = 24.0
    """A word that a head breaks at a line end: worth another width, not the page."""
    lone_line: float = 6.0
    """孤行: a line alone at a column's head or foot, which an editor mends with a word."""


STANDARD = Preset()
"""What suits most papers."""

POLITICS = Preset(
    levers=0.6,
    hierarchy=60.0,
    order=4.0,
    brief_on_top=18.0,
    head_under_head=56.0,
    lead_right=18.0,
)
"""时政: strict order; an article changes little to fit."""

CITY = Preset(levers=0.2, order=0.0, brief_on_top=4.0, heads_beside=6.0, lead_inside=5.0)
"""都市: free places, lively sizes."""

SUPPLEMENT = Preset(
    white=0.3, order=0.5, brief_on_top=4.0, hierarchy=20.0, tall=4.0, picture_neighbours=18.0
)
"""副刊: air, and room for tall boxes with heads that run down."""

PRESETS: Mapping[Manner, Preset] = {
    Manner.STANDARD: STANDARD,
    Manner.POLITICS: POLITICS,
    Manner.CITY: CITY,
    Manner.SUPPLEMENT: SUPPLEMENT,
}


def score(
    blocks: Sequence[Block], columns: int, lines: int, top: int = 0, preset: Preset = STANDARD
) -> float:
    """Weigh everything a preset minds on a page; lower is better."""
    page = judged(blocks, columns, lines, top)
    total = preset.white * white(page)
    total += preset.levers * math.fsum(block.levers for block in blocks)
    for name, check in CHECKS.items():
        if found := check(page):
            total += getattr(preset, name) * sum([breach.amount for breach in found])
    return total
