"""Plates laid over each other. One rule: what is shown is the sum of the plates, nothing else.

Process inks become light through the press' ICC profile, spot inks through their own likeness; a
single plate is shown in black. Where all inks together are more than a limit, red is laid over.
"""

import io
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from layout_app.model.geometry import MM
from layout_app.press.colour import as_screen
from layout_app.press.separation.plates import Plate
from layout_app.press.separation.tints import PROCESS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_RED = (226, 32, 28)
_ROUNDING = 0.5
"""Percent that eight bits may add up to."""


def shown(
    plates: Sequence[Plate], inks: Collection[str], icc: bytes, limit: float = 0.0
) -> "npt.NDArray[np.uint8]":
    """Return rows × columns × RGB of the chosen plates; above `limit` percent of all, red (0: off).

    The limit counts every plate, shown or not: ink is on the paper all the same.
    """
    import numpy as np

    chosen = [plate for plate in plates if plate.ink in inks]
    if len(chosen) == 1:
        light = np.repeat((255 - chosen[0].shares)[:, :, None], 3, axis=2)
    else:
        light = _together(chosen, plates[0].shares.shape, icc)
    if limit:
        light[total(plates) > limit + _ROUNDING] = _RED
    return light


def shown_png(plates: Sequence[Plate], inks: Collection[str], icc: bytes, dpi: int) -> bytes:
    """Return the chosen plates as PNG."""
    from PIL import Image

    sink = io.BytesIO()
    Image.fromarray(shown(plates, inks, icc), "RGB").save(sink, "PNG", dpi=(dpi, dpi))
    return sink.getvalue()


def total(plates: Sequence[Plate]) -> "npt.NDArray[np.float32]":
    """Return rows × columns of all ink together, percent."""
    import numpy as np

    amount: npt.NDArray[np.float32] = np.zeros(plates[0].shares.shape, np.float32)
    for plate in plates:
        amount += plate.shares / np.float32(2.55)
    return amount


def highest(plates: Sequence[Plate], dpi: int) -> float:
    """Return the most ink in a square of a millimetre, percent: single pixels are edges of type."""
    import numpy as np

    side = max(1, round(dpi * MM / 72))
    amount = total(plates)
    height, width = (max(side, n // side * side) for n in amount.shape)
    cut = amount[:height, :width]
    rows = np.add.reduceat(cut, np.arange(0, cut.shape[0], side), axis=0)
    squares = np.add.reduceat(rows, np.arange(0, cut.shape[1], side), axis=1)
    return float(squares.max() / (side * side))


def _together(
    chosen: Sequence[Plate], shape: tuple[int, ...], icc: bytes
) -> "npt.NDArray[np.uint8]":
    import numpy as np
    from PIL import Image

    process = np.zeros((*shape, len(PROCESS)), np.uint8)
    for plate in chosen:
        if plate.ink in PROCESS:
            process[:, :, PROCESS.index(plate.ink)] = plate.shares
    light: Any = np.array(as_screen(Image.fromarray(process, "CMYK"), None, icc))
    for plate in chosen:
        if plate.ink not in PROCESS:
            light = _through(light, plate)
    return np.asarray(light, np.uint8)


def _through(light: Any, plate: Plate) -> Any:
    """Lay a spot ink over: what it lets through is its likeness."""
    import numpy as np

    cover = plate.shares[:, :, None].astype(np.float32) / 255
    passed = 1 - cover * (1 - np.array(plate.solid, np.float32) / 255)
    return (light * passed).round().astype(np.uint8)
