"""`check`: every problem of an issue, or of a PDF that is to be placed."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout_app.cli.output import as_json, exit_code, print_json, print_problems
from layout_app.model.problem import Problem
from layout_app.press.profile import Profile


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=Path, help="folder of the issue, or a PDF")
    parser.add_argument(
        "--profile", choices=[p.value for p in Profile if p.is_press],
        help="what a PDF must be; what it claims to be if not given",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print the problems; 1 if one of them is an error."""
    problems = _problems(options)
    if options.json:
        print_json({"problems": as_json(problems)})
    else:
        print_problems(problems)
    return exit_code(problems)


def _problems(options: Namespace) -> tuple[Problem, ...]:
    if options.issue.suffix.lower() == ".pdf" and not options.issue.is_dir():
        from layout_app.desk.placing import check_file

        return check_file(options.issue, Profile(options.profile) if options.profile else None)
    from layout_app.desk.session import open_session

    return open_session(options.issue).problems()
