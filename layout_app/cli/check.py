"""`check`: every problem of an issue, or of a PDF that is to be placed."""

import shlex
from argparse import ArgumentParser, Namespace
from os.path import isdir
from typing import TYPE_CHECKING

from layout_app.cli.output import (
    as_json,
    exit_code,
    print_counted,
    print_json,
    print_line,
    print_problems,
    problem_line,
)
from layout_app.cli.paths import path
from layout_app.press.profile import Profile

if TYPE_CHECKING:
    from layout_app.desk.cures.cure import Cure


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue, or a PDF")
    parser.add_argument(
        "--profile", choices=[p.value for p in Profile if p.is_press],
        help="what a PDF must be; what it claims to be if not given",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print the problems, each with what heals it; 1 if one of them is an error."""
    if options.issue.suffix.lower() == ".pdf" and not isdir(options.issue):
        return _told_of_file(options)
    from layout_app.desk.cures import cure_of, cured_json
    from layout_app.desk.problems.still_open import counts_text
    from layout_app.desk.session import open_session

    session = open_session(options.issue)
    problems = session.problems()
    if options.json:
        print_json({"problems": cured_json(session, problems)})
    else:
        cures = ((problem, cure_of(session, problem)) for problem in problems)
        print_counted(
            (problem_line(found), cure_line(cure) if cure else "") for found, cure in cures
        )
        print_line(counts_text(problems))
    return exit_code(problems)


def _told_of_file(options: Namespace) -> int:
    from layout_app.desk.material.pdf import check_file

    problems = check_file(options.issue, Profile(options.profile) if options.profile else None)
    if options.json:
        print_json({"problems": as_json(problems)})
    else:
        print_problems(problems)
    return exit_code(problems)


def cure_line(cure: "Cure") -> str:
    """Return what heals a problem in words, with the words that `do` takes for it."""
    from layout_app.desk.words import _, say

    told = [f"{name}={value}" for name, value in cure.args]
    told += [f"{name}=…" for name in cure.needs]
    command = shlex.join([cure.command, *told])
    return _("Cure: {label} – do {command}").format(label=say(cure.label), command=command)
