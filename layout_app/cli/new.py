"""`new`: make an issue."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from layout_app.cli.numbers import whole
from layout_app.cli.output import print_json, print_line
from layout_app.cli.paths import path
from layout_app.desk.issues.making import make_issue
from layout_app.model.issue import index


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder to make")
    parser.add_argument("--from", dest="source", type=path, help="issue that the new one follows")
    parser.add_argument("--paper", default="", help="tabloid-5, tabloid-6, broadsheet-8 or a file")
    parser.add_argument("--name", default="", help="name of the paper")
    parser.add_argument("--date", type=_day, help="YYYY-MM-DD")
    parser.add_argument("--number", type=whole(1, 10**9), help="issue number")
    parser.add_argument("--pages", type=whole(1, 10**9), default=4)
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Make the issue and name its pages."""
    made = make_issue(
        options.issue,
        source=options.source,
        paper=options.paper,
        name=options.name,
        day=options.date,
        number=options.number,
        pages=options.pages,
    )
    folios = list(index(made.issue).folios.values())
    if options.json:
        print_json({"issue": str(made.folder), "pages": folios, "problems": []})
    else:
        print_line(f"{made.folder}  {' '.join(folios)}")
    return 0


def _day(text: str) -> date:
    if len(text) != len("YYYY-MM-DD"):
        raise ArgumentTypeError(f"{text} is no date of the form YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no date of the form YYYY-MM-DD") from None
