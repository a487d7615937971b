"""`doctor`: look over the files of an issue after a crash, and mend what is safe."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.output import as_json, exit_code, print_json, print_line, print_problems
from layout_app.cli.paths import path
from layout_app.desk.issues.mending import mend
from layout_app.desk.words import _


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print what was done, then what is left; 1 if an error is left."""
    found = mend(options.issue)
    if options.json:
        print_json({"done": as_json(found.done), "problems": as_json(found.left)})
        return exit_code(found.left)
    print_problems(found.done)
    print_problems(found.left)
    if not (found.done or found.left):
        print_line(_("Everything is as it should be."))
    return exit_code(found.left)
