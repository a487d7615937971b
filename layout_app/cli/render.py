"""`render`: a page as pdfium draws its PDF."""

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout_app.cli.output import as_json, exit_code, print_json, print_problems
from layout_app.cli.reading import composed_by, one_page
from layout_app.desk.exporting import MUST_BE_ACCEPTED, Wish, carry_out, ordered
from layout_app.desk.files import write_file
from layout_app.press.export import Split
from layout_app.press.profile import Profile
from layout_app.press.render import page_png
from layout_app.store.reading import open_issue


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=Path, help="folder of the issue")
    parser.add_argument("--page", required=True, help="folio, such as A01")
    parser.add_argument("--dpi", type=int, default=144)
    parser.add_argument("--to", type=Path, required=True, help="PNG file to write")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Draw the page as a proof: overset and missing glyphs do not stop it."""
    opened = open_issue(options.issue)
    page = one_page(opened.issue, options.page)
    with tempfile.TemporaryDirectory() as folder:
        wish = Wish(
            to=Path(folder) / "page.pdf",
            profile=Profile.SCREEN,
            split=Split.ISSUE,
            pages=(page,),
            accepted=frozenset(MUST_BE_ACCEPTED),
        )
        exported = carry_out(
            ordered(opened, opened.issue, composed_by(opened), wish), lambda _done, _total: None
        )
        picture = page_png(wish.to.read_bytes(), 0, options.dpi)
    write_file(options.to, picture)
    if options.json:
        print_json({"file": str(options.to), "problems": as_json(exported.problems)})
    else:
        print_problems(exported.problems)
    return exit_code(exported.problems)
