"""`fonts`: the faces that ship with the program."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.output import print_json, print_line
from layout_app.fonts.catalogue import shipped


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print every face with its family and weight."""
    catalogue = shipped()
    faces = [catalogue.face(face) for face in catalogue.ids()]
    rows = [
        {"id": f.id, "family": f.family, "weight": f.weight, "file": f.path.name} for f in faces
    ]
    if options.json:
        print_json(rows)
        return 0
    for row in rows:
        print_line(f"{row['id']:10}{row['family']:16}{row['weight']:<5}{row['file']}")
    return 0
