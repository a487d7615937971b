"""`arrange`: pages made by themselves."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.numbers import number, whole
from layout_app.cli.output import Progress, print_json, print_line
from layout_app.cli.paths import path
from layout_app.cli.reading import composed_by, pages_named
from layout_app.compose.page import Composer
from layout_app.desk.pages.arranging import (
    PROPOSALS,
    SECONDS,
    Proposals,
    Task,
    applied,
    arranged_json,
    arranged_lines,
    check_open,
    proposed,
)
from layout_app.desk.words import msg
from layout_app.desk.writing import writing
from layout_app.model.issue import Issue
from layout_app.store.reading import open_issue


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue")
    parser.add_argument("--pages", help="A01,A02 …; all if not given")
    parser.add_argument(
        "--alternatives", type=whole(1, 20), default=PROPOSALS, help="proposals a page"
    )
    parser.add_argument(
        "--apply", type=whole(0, 20), default=1, help="the proposal to place; 0 places none"
    )
    parser.add_argument("--budget", type=number(0.05, 3600), default=SECONDS, help="seconds a page")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other pages")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Place the articles that wait, and move what may move; 1 if one found no room."""
    if not options.apply:
        opened = open_issue(options.issue)
        return _answer(opened.issue, _proposed(opened.issue, composed_by(opened), options), options)
    with writing(options.issue) as session:
        issue = session.issue
        found = _proposed(issue, session.composer, options)
        session.do(lambda issue: applied(issue, found, options.apply), msg("Arrange pages"))
        session.save()
    return _answer(issue, found, options)


def _proposed(issue: Issue, composer: Composer, options: Namespace) -> Proposals:
    pages = pages_named(issue, options.pages)
    check_open(issue, pages)
    task = Task(
        pages=pages,
        seconds=options.budget,
        seed=options.seed,
        wanted=max(options.alternatives, options.apply),
    )
    return proposed(issue, composer, task, Progress("arrange"))


def _answer(issue: Issue, found: Proposals, options: Namespace) -> int:
    chosen = max(1, options.apply)
    if options.json:
        print_json(arranged_json(issue, found, chosen))
    else:
        for line in arranged_lines(issue, found, chosen):
            print_line(line)
    return int(any(each.unplaced for each in found.values()))
