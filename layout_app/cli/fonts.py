"""`fonts`: the faces that ship with the program; `fonts add` registers one of the paper's own."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout_app.cli.output import print_json, print_line
from layout_app.cli.paths import path
from layout_app.desk.writing import writing
from layout_app.errors import CommandError
from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import FaceId


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("action", nargs="?", choices=["add"], help="register a font file")
    parser.add_argument("file", nargs="?", type=path, help="the font file to add")
    parser.add_argument("--to", type=path, default=Path(), help="an issue of the publication")
    parser.add_argument("--id", default="", help="role and weight, such as song-700")
    parser.add_argument("--index", type=int, default=0, help="face of a collection")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print every face with its family and weight, or add one to a publication."""
    if options.action:
        return _add(options)
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


def _add(options: Namespace) -> int:
    """Register a font file in the publication of an issue and say what was registered."""
    if options.file is None:
        raise CommandError("command.missing_argument", command="fonts add", name="file")
    if not options.id:
        raise CommandError("command.missing_argument", command="fonts add", name="--id")
    from layout_app.desk.material.faces import add_face

    with writing(options.to) as session:
        made = add_face(session, options.file, FaceId(options.id), options.index)
        session.save()
    row = {"id": made.id, "family": made.family, "file": made.file, "sha256": made.sha256,
           "rights": made.rights}  # fmt: skip
    if options.json:
        print_json(row)
    else:
        print_line(f"{made.id:10}{made.family:16}{made.file}  {made.sha256[:16]}")
    return 0
