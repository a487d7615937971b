"""`import`: copy files into an issue, joined where it is certain."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.output import as_json, exit_code, print_json, print_line, print_problems
from layout_app.cli.paths import path
from layout_app.desk.copy.importing import Imported, import_files
from layout_app.desk.words import plural
from layout_app.desk.writing import writing
from layout_app.model.article import headline
from layout_app.model.issue import Issue, index
from layout_app.model.seam import Candidate


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue")
    parser.add_argument("files", nargs="+", type=path, metavar="FILE", help="copy files")
    parser.add_argument("--as", dest="as_", choices=("auto", "dump", "story"), default="auto")
    parser.add_argument("--encoding", default="auto", help="auto, or the name of an encoding")
    parser.add_argument("--repair", choices=("auto", "suggest", "off"), default="auto")
    parser.add_argument("--look-in", type=path, metavar="FOLDER", help="find missing halves there")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Import all files or none."""
    with writing(options.issue) as session:
        imported = import_files(
            session,
            options.files,
            as_=options.as_,
            encoding=options.encoding,
            repair=options.repair,
            look_in=options.look_in,
        )
        session.save()
        issue = session.issue
    if options.json:
        print_json(_json(imported, issue))
    else:
        _print(imported, issue)
    return exit_code(imported.problems)


def _json(imported: Imported, issue: Issue) -> dict[str, object]:
    articles = index(issue).articles
    return {
        "articles": [
            {"id": article, "file": file, "headline": headline(articles[article])}
            for article, file in zip(imported.articles, imported.files, strict=True)
        ],
        "seams": [_seam(seam) for seam in imported.seams],
        "problems": as_json(imported.problems),
    }


def _seam(seam: Candidate) -> dict[str, object]:
    return {
        "file": seam.tail.dump,
        "tail": seam.tail.block,
        "head": seam.head.block,
        "head_file": seam.head.dump,
        "confidence": round(seam.confidence, 4),
        "decision": seam.decision.value if seam.decision else None,
    }


def _print(imported: Imported, issue: Issue) -> None:
    articles = index(issue).articles
    told = plural("{count} article imported", "{count} articles imported", len(imported.articles))
    print_line(told)
    for article in imported.articles:
        print_line(f"  {article}  {headline(articles[article])}")
    print_problems(imported.problems)
