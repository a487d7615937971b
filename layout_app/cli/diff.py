"""`diff`: what was changed in an issue since it was signed, or since the last save."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import asdict

from layout_app.cli.output import print_json, print_line
from layout_app.cli.paths import path
from layout_app.desk.differing import lines_of, since_save, since_signed
from layout_app.desk.session import open_session

SIGNED = "signed"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue")
    parser.add_argument(
        "--since", type=_revision, default=0, metavar=f"{SIGNED}|REV",
        help="what was signed last, or for the REV-th time; where nothing was, the last save",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print what is otherwise, and write nothing."""
    session = open_session(options.issue)
    found = since_signed(session, options.since) or since_save(session)
    if options.json:
        print_json({**asdict(found), "problems": []})
        return 0
    for line in lines_of(found):
        print_line(line)
    return 0


def _revision(text: str) -> int:
    if text == SIGNED:
        return 0
    if text.isascii() and text.isdigit() and 1 <= int(text) < 10_000:
        return int(text)
    raise ArgumentTypeError(f"{text} is neither {SIGNED} nor the number of a revision")
