"""`check`: every problem of an issue."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout_app.cli.output import as_json, exit_code, print_json, print_problems
from layout_app.desk.session import open_session


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=Path, help="folder of the issue")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print the problems; 1 if one of them is an error."""
    problems = open_session(options.issue).problems()
    if options.json:
        print_json({"problems": as_json(problems)})
    else:
        print_problems(problems)
    return exit_code(problems)
