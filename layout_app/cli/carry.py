"""`carry`: take articles to another issue, or hold them for a later one."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout_app.cli.output import print_json, print_line
from layout_app.cli.paths import path
from layout_app.desk.commands.command import article
from layout_app.desk.copy.carrying import carry, hold
from layout_app.desk.words import plural
from layout_app.desk.writing import writing
from layout_app.model.article import headline
from layout_app.model.issue import index
from layout_app.store.folder import HELD


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue, or of held copy")
    parser.add_argument("articles", nargs="+", metavar="ARTICLE", help="ids of articles")
    parser.add_argument(
        "--to",
        type=path,
        required=True,
        metavar="ISSUE",
        help=f"the other issue; {HELD}: the held copy",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Write the other issue, then this one; articles that have a place here stay."""
    with writing(options.issue) as session:
        found = index(session.issue)
        chosen = tuple(article(session, name) for name in dict.fromkeys(options.articles))
        is_held = options.to == Path(HELD)
        names = hold(session, chosen) if is_held else carry(session, chosen, options.to)
        session.save()
    carried = [
        {
            "id": name,
            "from": one,
            "headline": headline(found.articles[one]),
            "stays": one in found.parts,
        }
        for one, name in names.items()
    ]
    if options.json:
        print_json({"articles": carried, "problems": []})
        return 0
    print_line(plural("{count} article carried", "{count} articles carried", len(carried)))
    for one in carried:
        print_line(f"  {one['id']}  {one['headline']}")
    return 0
