"""How far figures may go. One rule: command, file and field of the window read them here.

A pair is the least and the most that stands. What a command accepts is what a file may hold and
what a field can show: otherwise a page is saved that cannot be opened, or a figure changes by being
looked at.
"""

Whole = tuple[int, int]
Range = tuple[float, float]

POINTS: Range = (-100_000.0, 100_000.0)
"""Lengths and places, points."""
WHOLE: Whole = (-1_000_000_000, 1_000_000_000)
"""Whole numbers whose field sets no range."""
REGIONS: Whole = (0, 1000)
"""Which of several parts of one kind."""
PAPER_COLUMNS: Whole = (1, 24)
GRID_COLUMNS: Whole = (1, 48)
"""Columns of a rectangle of cells; a spread has those of two pages."""
GRID_LINES: Whole = (1, 400)
COPIES: Whole = (1, 99)
"""Of boxes, made at once."""
INNER_COLUMNS: Whole = (0, GRID_COLUMNS[1])
"""Inner columns of an article's box; 0 takes the page's."""
AD_COLUMNS: Whole = PAPER_COLUMNS
"""Columns of an ad that is set as text."""
HEADLINE_SIZE: Range = (0.0, 200.0)
"""字; 0 lets the stylebook fit it."""
HEAD_LINES: Whole = (0, GRID_LINES[1])
"""Grid lines kept for heads (占行); 0 gives them what they need."""
HEAD_STEP: Range = (0.0, 4.0)
"""Grid lines of air between two heads."""
AIR: Whole = (-GRID_LINES[1], GRID_LINES[1])
"""Grid lines that pictures or paragraphs together gain or lose; subheads only gain, heads lose."""
DROP_CAP: Whole = (0, 20)
"""Grid lines of the first character."""
PLANNED_CHARS: Whole = (0, 1_000_000)
"""字 of an article to come; 0 where nobody has said."""
