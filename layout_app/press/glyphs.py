"""Lines of glyphs as operators. One rule: the fewest bytes that leave every glyph in its place."""

from itertools import accumulate

from layout_app.display.items import GlyphRun, origins
from layout_app.press.painted import UsedFace

_FINE_SIZES = (12.0, 120.0)
_WHOLE = 0.2
"""A distance that is farther from a whole number gets a decimal: places of stretched lines do."""
_ALIKE = 0.5
"""What gaps may differ by, 1/1000 em at body sizes, and still be one."""


def shown(run: GlyphRun, used: UsedFace) -> tuple[float, str]:
    """Return the spacing of a line, points, and its glyphs with what that leaves to move.

    Most lines have no gaps, or the same between all Han: a spacing says that in a few bytes.
    """
    signs, xs = used.signs, run.xs
    start, scale = xs[0], 1000 / run.size
    # Whole thousandths of an em are 0.006 pt at 12 pt; larger type gets decimals.
    fine = 10 ** sum(run.size > size for size in _FINE_SIZES)
    cells = [signs[gid] for gid in run.glyphs]
    gaps = [
        (after - x) * scale - cell[1] for cell, x, after in zip(cells, xs, xs[1:], strict=False)
    ]
    drift = list(accumulate(gaps, initial=0.0))
    if max(drift) * fine <= _ALIKE and min(drift) * fine >= -_ALIKE:
        return 0.0, f"({''.join([code for code, _ in cells])}) Tj"
    spacing = round(_spacing(gaps, fine) / scale, 4)
    each = spacing * scale
    pen = 0.0
    out: list[str] = []
    for (code, advance), x in zip(cells, xs, strict=True):
        over = (pen - (x - start) * scale) * fine
        if not -_ALIKE <= over <= _ALIKE:
            back: float = round(over)
            if not -_WHOLE <= over - back <= _WHOLE:
                back = round(over, 1)
            if fine > 1:
                back /= fine
            pen -= back
            out.append(f"){back}(")
        out.append(code)
        pen += advance + each
    return spacing, f"[({''.join(out)})] TJ"


def _spacing(gaps: list[float], fine: int) -> float:
    """Return the gap that most glyphs of a line share, 1/1000 em; 0 where there is none."""
    middle = sorted(gaps)[len(gaps) // 2]
    alike = [gap for gap in gaps if abs(gap - middle) * fine <= _ALIKE]
    return sum(alike) / len(alike) if 2 * len(alike) > len(gaps) else 0.0


def scattered(run: GlyphRun, used: UsedFace, left: float, top: float) -> str:
    """Return glyphs with a matrix each: vertical lines, glyphs turned clockwise or narrowed."""
    assert run.turn in (0, 90), "glyphs stand upright or lie on their right side"
    wide = number(run.wide)
    matrix = f"{wide} 0 0 1" if run.turn == 0 else f"0 -{wide} 1 0"
    return "\n".join(
        f"{matrix} {left + x:.3f} {top - y:.3f} Tm ({used.signs[gid][0]}) Tj"
        for gid, (x, y) in zip(run.glyphs, origins(run), strict=True)
    )


def number(value: float) -> str:
    """Return a number with at most four decimals and no exponent."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
