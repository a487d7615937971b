"""`papers`: the sheets an issue can be made on."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.output import print_json, print_line
from layout_app.desk.words import _
from layout_app.model.paper import PRESETS, Paper


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print the presets."""
    if options.json:
        print_json([_json(paper) for paper in PRESETS])
        return 0
    for paper in PRESETS:
        w, h = paper.trim_mm
        grid = _("{columns} columns × {chars} characters, {lines} lines").format(
            columns=paper.columns, chars=paper.chars, lines=paper.lines
        )
        print_line(f"{paper.name:14}{w:g} × {h:g} mm  {grid}  {paper.em:.2f} pt")
    return 0


def _json(paper: Paper) -> dict[str, object]:
    area = paper.type_area
    return {
        "name": paper.name,
        "columns": paper.columns,
        "chars": paper.chars,
        "gutter": paper.gutter,
        "lines": paper.lines,
        "pitch": paper.pitch,
        "trim": list(paper.trim),
        "type_area": [area.x, area.y, area.w, area.h],
    }
