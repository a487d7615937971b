"""Graphics states of a foreign file. One rule: what changes the dots behind our back is told."""

from collections.abc import Iterator
from typing import Any

from layout_app.preflight.finding import Finding, fail
from layout_app.press.foreign.standard import Standard
from layout_app.press.foreign.values import entry, is_number, items, mapping, name, number

_BLENDS = frozenset(
    [
        "Normal",
        "Compatible",
        "Multiply",
        "Screen",
        "Overlay",
        "Darken",
        "Lighten",
        "ColorDodge",
        "ColorBurn",
        "HardLight",
        "SoftLight",
        "Difference",
        "Exclusion",
        "Hue",
        "Saturation",
        "Color",
        "Luminosity",
    ]
)
_PLAIN_BLENDS = ("Normal", "Compatible")


def judge_state(settings: Any, standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with a set of graphics parameters."""
    transfer = entry(settings, "/TR")
    second = entry(settings, "/TR2")
    if transfer is not None or (second is not None and name(second) != "Default"):
        yield fail("pdf.transfer")
    halftone = entry(settings, "/HT")
    if halftone is not None and name(halftone) != "Default":
        yield from _judge_halftone(halftone)
    yield from _judge_blend(settings, standard)
    if _is_clear(settings) and not standard.is_modern:
        yield fail("pdf.transparency", standard=standard)


def _judge_halftone(halftone: Any) -> Iterator[Finding]:
    told = mapping(halftone)
    kinds = round(number(entry(told, "/HalftoneType")))
    if kinds not in (1, 5) or entry(told, "/HalftoneName") is not None:
        yield fail("pdf.halftone")


def _judge_blend(settings: Any, standard: Standard) -> Iterator[Finding]:
    blend = entry(settings, "/BM")
    if blend is None:
        return
    modes = [name(mode) for mode in items(blend)] or [name(blend)]
    if not standard.is_modern:
        if any(mode not in _PLAIN_BLENDS for mode in modes):
            yield fail("pdf.transparency", standard=standard)
    elif not any(mode in _BLENDS for mode in modes):
        yield fail("pdf.blend_mode", mode=modes[0])


def _is_clear(settings: Any) -> bool:
    shares = (entry(settings, key) for key in ("/CA", "/ca"))
    mask = entry(settings, "/SMask")
    has_mask = mask is not None and name(mask) != "None"
    return has_mask or any(is_number(share) and number(share) < 1 for share in shares)
