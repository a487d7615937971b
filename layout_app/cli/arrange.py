"""`arrange`: pages made by themselves."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout_app.cli.output import Progress, print_json, print_line
from layout_app.cli.writing import writing
from layout_app.desk.arranging import (
    PROPOSALS,
    SECONDS,
    Task,
    applied,
    arranged_json,
    arranged_lines,
    proposed,
)
from layout_app.desk.paging import chosen_pages


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=Path, help="folder of the issue")
    parser.add_argument("--pages", default="", help="A01,A02 …; all if not given")
    parser.add_argument("--alternatives", type=int, default=PROPOSALS, help="proposals a page")
    parser.add_argument("--apply", type=int, default=1, help="the proposal to place; 0 places none")
    parser.add_argument("--budget", type=float, default=SECONDS, help="seconds a page")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other pages")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Place the articles that wait, and move what may move; 1 if one found no room."""
    from layout_app.desk.words import msg

    with writing(options.issue) as session:
        issue = session.issue
        pages = chosen_pages(issue, options.pages) or tuple(page.id for page in issue.pages)
        task = Task(
            pages=pages,
            seconds=options.budget,
            seed=options.seed,
            wanted=max(1, options.alternatives),
        )
        found = proposed(issue, session.composer, task, Progress("arrange"))
        if options.apply > 0:
            session.do(lambda issue: applied(issue, found, options.apply), msg("Arrange pages"))
            session.save()
    if options.json:
        print_json(arranged_json(issue, found))
    else:
        for line in arranged_lines(issue, found):
            print_line(line)
    return int(any(each.unplaced for each in found.values()))
