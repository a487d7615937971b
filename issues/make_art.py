"""Draw the pictures of the sample issues into a folder.

usage: python -m issues.make_art FOLDER
Everything is drawn by arithmetic from seeds (`issues/drawing`); the sample issues keep the results
as originals, so that nobody has to draw them again.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from issues.drawing.coast import lighthouse, salt_pans
from issues.drawing.diagrams import (
    clarity_chart,
    library,
    meal_chart,
    minibus_line,
    poster,
    river_map,
)
from issues.drawing.engraving import engraved
from issues.drawing.lettering import school_name
from issues.drawing.press_files import Size, ferry, laver, nameplate
from issues.drawing.scene import SEASONS, bridge
from issues.drawing.umbrellas import umbrellas
from layout_app.model.paper import TABLOID_5, cells_rect
from layout_app.model.slot import slot_cells
from layout_app.model.style import Stylebook

WIDE = (1500, 1000)
LARGE = (2250, 1500)


def _season(name: str) -> Callable[[], Image.Image]:
    return lambda: bridge(name, WIDE)


PICTURES: dict[str, Callable[[], Image.Image]] = {
    **{f"bridge-{name}.jpg": _season(name) for name in SEASONS},
    "bridge-spring-large.jpg": lambda: bridge("spring", LARGE),
    "umbrellas.jpg": lambda: umbrellas(WIDE),
    "bridge-engraved.png": lambda: engraved(bridge("spring", WIDE)),
    "river-map.png": river_map,
    "clarity.png": clarity_chart,
    "meal.png": meal_chart,
    "minibus.png": minibus_line,
    "library.jpg": library,
    "bookshop.jpg": poster,
    "lighthouse.png": lighthouse,
    "salt-pans.jpg": salt_pans,
    "chaosheng.png": school_name,
}
"""By file name. Photographs of colour are JPEG, lines and letters PNG."""


def _slot(name: str) -> Size:
    cells = slot_cells(TABLOID_5, name, Stylebook().masthead_lines)
    assert cells is not None, "the paper's sizes are known"
    place = cells_rect(TABLOID_5, cells)
    return place.w, place.h


FILES: dict[str, Callable[[], bytes]] = {
    "ferry.pdf": lambda: ferry(_slot("通栏")),
    "laver.pdf": lambda: laver(_slot("报眼")),
    "nameplate.pdf": lambda: nameplate((258.0, 96.0)),
}
"""Finished pages, as large as the place that they are for."""


def draw(folder: Path, names: list[str] | None = None) -> None:
    """Draw the named pictures and pages, or all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or (*PICTURES, *FILES):
        if name in FILES:
            (folder / name).write_bytes(FILES[name]())
            continue
        picture = PICTURES[name]()
        if name.endswith(".jpg"):
            picture.save(folder / name, quality=85, subsampling=0, dpi=(300, 300))
        else:
            few = (
                picture.quantize(64, dither=Image.Dither.NONE) if picture.mode == "RGB" else picture
            )
            few.save(folder / name, optimize=True, dpi=(300, 300))


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
