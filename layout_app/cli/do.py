"""`do`: commands of the desk without a window, as one step."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from itertools import pairwise

from layout_app.cli.output import as_json, exit_code, print_json, print_problems
from layout_app.cli.paths import path
from layout_app.desk import commands
from layout_app.desk.problems.signed import left_out
from layout_app.desk.session import Change
from layout_app.desk.writing import writing
from layout_app.errors import CommandError
from layout_app.model.problem import Problem


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("words", nargs="*", help="NAME key=value… [, NAME key=value…]")


def run(options: Namespace) -> int:
    """Run the commands and save, or change nothing at all."""
    steps = tuple(parsed(options.words))
    if not steps:
        raise CommandError("command.none_given")
    stayed: list[Problem] = []
    with writing(options.issue) as session:
        known = set(session.problems())
        for name, given in steps:
            done = commands.run(session, name, **given)
            stayed += left_out(done.refused) if isinstance(done, Change) else ()
        session.save()
        new = stayed + [problem for problem in session.problems() if problem not in known]
    if options.json:
        print_json({"done": [name for name, _given in steps], "problems": as_json(new)})
    else:
        print_problems(new)
    return exit_code(new)


def parsed(words: Sequence[str]) -> list[tuple[str, dict[str, str]]]:
    """Read `NAME key=value… , NAME …`; CommandError at a word that is neither.

    The comma may stand at the end of a word where a command's name follows; before anything else
    it belongs to the value.
    """
    steps: list[tuple[str, dict[str, str]]] = []
    fresh = True
    for word, following in pairwise((*words, "")):
        if word == ",":
            fresh = True
        elif fresh:
            steps.append((word.removesuffix(","), {}))
            fresh = word.endswith(",")
        else:
            key, sign, value = word.partition("=")
            if not sign:
                raise CommandError("command.not_key_value", word=word)
            fresh = value.endswith(",") and following in commands.COMMANDS
            steps[-1][1][key] = value.removesuffix(",") if fresh else value
    return steps
