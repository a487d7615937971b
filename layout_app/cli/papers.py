"""`papers`: the sheets an issue can be made on, the publication's own before the presets."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout_app.cli.output import print_json, print_line
from layout_app.cli.paths import path
from layout_app.desk.words import _
from layout_app.model.geometry import Cells
from layout_app.model.paper import PRESETS, Paper, cells_rect
from layout_app.store.folder import PUBLICATION, is_file, real
from layout_app.store.publication import open_publication


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=path,
        default=Path(),
        help="publication or issue whose own papers are listed too; here if not given",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print the publication's own papers and the presets; own ones take their names."""
    own = _own(options.folder)
    names = {paper.name for paper in own}
    papers = (*own, *(paper for paper in PRESETS if paper.name not in names))
    if options.json:
        print_json([_json(paper) for paper in papers])
        return 0
    for paper in papers:
        w, h = paper.trim_mm
        grid = _("{columns} columns × {chars} characters, {lines} lines").format(
            columns=paper.columns, chars=paper.chars, lines=paper.lines
        )
        print_line(f"{paper.name:14}{w:g} × {h:g} mm  {grid}  {paper.em:.2f} pt")
    return 0


def _own(folder: Path) -> tuple[Paper, ...]:
    """Return the papers of a publication, asked for by its folder or that of an issue."""
    for home in (folder, real(folder).parent):
        if is_file(home / PUBLICATION):
            return open_publication(home).papers
    return ()


def _json(paper: Paper) -> dict[str, object]:
    # What type fills: the foot of the last line, not the air that would stand below it.
    whole = Cells(column=0, line=0, columns=paper.columns, lines=paper.lines)
    area = cells_rect(paper, whole)
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
