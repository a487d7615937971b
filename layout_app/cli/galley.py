"""`galley`: plain articles in columns, without a page design."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.numbers import number, whole
from layout_app.cli.output import as_json, exit_code, print_json, print_problems
from layout_app.cli.paths import path
from layout_app.compose.galley import GalleyShape
from layout_app.desk.output.galleys import make_galley
from layout_app.fonts.catalogue import shipped

_DEFAULT = GalleyShape()
_COUNT, _POINTS = whole(1, 1000), number(1, 200)


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("files", nargs="+", type=path, metavar="FILE", help="plain articles")
    parser.add_argument("--measure", type=_COUNT, default=_DEFAULT.measure, help="字 a line")
    parser.add_argument("--columns", type=_COUNT, default=_DEFAULT.columns)
    parser.add_argument("--lines", type=_COUNT, default=_DEFAULT.lines, help="lines a column")
    parser.add_argument("--size", type=_POINTS, default=_DEFAULT.size, help="points")
    parser.add_argument("--leading", type=_POINTS, default=_DEFAULT.leading, help="points")
    parser.add_argument("--gutter", type=_POINTS, default=_DEFAULT.gutter, help="points")
    parser.add_argument("--text-only", action="store_true", help="leave the headlines out")
    parser.add_argument("--to", type=path, required=True, help="PDF to write")
    parser.add_argument("--geometry", type=path, help="file that tells where the columns stand")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Pour the files and write the PDF."""
    shape = GalleyShape(
        measure=options.measure,
        columns=options.columns,
        lines=options.lines,
        size=options.size,
        leading=options.leading,
        gutter=options.gutter,
        text_only=options.text_only,
    )
    made = make_galley(options.files, shape, shipped(), options.to, options.geometry)
    if options.json:
        files = [{"path": str(f.path), "sha256": f.sha256} for f in made.result.files]
        print_json(
            {"files": files, "pages": len(made.galley.pages), "problems": as_json(made.problems)}
        )
    else:
        print_problems(made.problems)
    return exit_code(made.problems)
