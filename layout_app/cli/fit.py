"""`fit`: how many lines and 字 an article is over or short, and what would make it fit."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.output import print_json, print_line
from layout_app.cli.paths import path
from layout_app.desk.commands.command import article
from layout_app.desk.session import open_session
from layout_app.model.issue import index


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue")
    parser.add_argument("article", help="id of the article")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print the proposal and write nothing; 1 if the levers do not make it fit."""
    from layout_app.desk.pages.fitting import (
        copyfit_json,
        copyfit_lines,
        ends_json,
        ends_lines,
        proposed,
    )

    session = open_session(options.issue)
    found = proposed(session, article(session, options.article))
    parts = index(session.issue).parts[found.article]
    composer, issue = session.composer, session.issue
    ends = {box.part: composer.part_ends(issue, found.article, box.part) for _page, box in parts}
    if options.json:
        print_json(copyfit_json(found) | {"ends": {n: ends_json(e) for n, e in ends.items()}})
    else:
        value = index(session.issue).articles[found.article]
        for line in copyfit_lines(found, value):
            print_line(line)
        for part in ends.values():
            for line in ends_lines(part, value):
                print_line(line)
    return int(found.after.lines > 0)
