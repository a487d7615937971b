"""`export`: print-ready pages."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.output import (
    Progress,
    as_json,
    exit_code,
    print_json,
    print_line,
    print_problems,
)
from layout_app.cli.paths import path
from layout_app.cli.reading import composed_by, pages_named
from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import MUST_BE_ACCEPTED, ordered
from layout_app.desk.output.orders import Wish
from layout_app.errors import CommandError
from layout_app.press.export import Split
from layout_app.press.imposition import Impose
from layout_app.press.profile import Profile
from layout_app.store.folder import OpenedIssue
from layout_app.store.reading import open_issue

WEB = "web"
"""The digital edition: a folder of pages for readers' browsers, one for all issues."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue")
    parser.add_argument("--to", type=path, required=True, help="folder, or file of one issue")
    parser.add_argument(
        "--profile", choices=(*(p.value for p in Profile), WEB), default=Profile.X1A.value
    )
    parser.add_argument("--split", choices=[s.value for s in Split])
    parser.add_argument("--pages", help="A01,A02 …; all if not given")
    parser.add_argument("--report", type=path, help="file of the certificate")
    parser.add_argument("--accept", default="", help="codes of problems you answer for")
    parser.add_argument("--marks", action="store_true", help="crop and register marks")
    parser.add_argument("--impose", choices=[i.value for i in Impose], default=Impose.NONE.value)
    parser.add_argument("--house", help="printing house; the publication's if not given")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Export, or refuse and leave everything as it was."""
    opened = open_issue(options.issue)
    if options.profile == WEB:
        return _publish(opened, options)
    wish = Wish(
        to=options.to,
        profile=Profile(options.profile),
        split=Split(options.split) if options.split else None,
        pages=pages_named(opened.issue, options.pages),
        accepted=_codes(options.accept),
        report=options.report,
        marks=options.marks,
        impose=Impose(options.impose),
        house=options.house,
    )
    order = ordered(opened, opened.issue, composed_by(opened), wish, share=True)
    exported = carry_out(order, Progress("export"))
    if options.json:
        files = [
            {"path": str(file.path), "sha256": file.sha256, "pages": list(file.pages)}
            for file in exported.result.files
        ]
        print_json({"files": files, "problems": as_json(exported.problems)})
    else:
        for file in exported.result.files:
            print_line(f"{file.path}  {' '.join(file.pages)}")
        print_problems(exported.problems)
    open_errors = [p for p in exported.problems if p.code not in wish.accepted]
    return exit_code(open_errors)


def _codes(given: str) -> frozenset[str]:
    """Return codes of problems; CommandError for one that no problem has."""
    codes = frozenset(filter(None, (code.strip() for code in given.split(","))))
    if not codes <= {*MUST_BE_ACCEPTED}:
        from layout_app.desk.sentences.codes import PROBLEMS

        for code in sorted(codes - PROBLEMS.keys()):
            from difflib import get_close_matches  # only a refusal needs it

            near = get_close_matches(code, PROBLEMS, 1)
            raise CommandError("export.no_such_code", value=code, near=near[0] if near else "")
    return codes


def _publish(opened: OpenedIssue, options: Namespace) -> int:
    from layout_app.desk.output.publishing import publish_issue

    files = publish_issue(opened, opened.issue, composed_by(opened), options.to, Progress("export"))
    if options.json:
        print_json({"files": [{"path": str(path)} for path in files], "problems": []})
    else:
        print_line(str(options.to / "index.html"))
    return 0
