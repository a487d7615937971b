"""`render`: a page as pdfium draws its PDF."""

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout_app.cli.output import as_json, exit_code, print_json, print_problems
from layout_app.cli.paths import path
from layout_app.cli.reading import composed_by, one_page
from layout_app.desk.files import write_file
from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import MUST_BE_ACCEPTED, ordered
from layout_app.desk.output.orders import Wish
from layout_app.errors import ExportError
from layout_app.press.export import Split
from layout_app.press.profile import Profile
from layout_app.press.render import page_png
from layout_app.store.reading import open_issue

_OTHERS = (".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".pdf")
"""Names that would say of the file what it is not."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issue", type=path, help="folder of the issue")
    parser.add_argument("--page", required=True, help="folio, such as A01")
    parser.add_argument("--dpi", type=int, default=144)
    parser.add_argument("--to", type=path, required=True, help="PNG file to write")
    parser.add_argument(
        "--inks", help="plates to show, as on the press: all, or names such as Black,Cyan"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Draw the page as a proof: overset and missing glyphs do not stop it."""
    if options.to.suffix.lower() in _OTHERS:
        raise ExportError("render.not_png", suggested=options.to.with_suffix(".png").name)
    opened = open_issue(options.issue)
    page = one_page(opened.issue, options.page)
    with tempfile.TemporaryDirectory() as folder:
        wish = Wish(
            to=Path(folder) / "page.pdf",
            profile=Profile.X1A if options.inks else Profile.SCREEN,
            split=Split.ISSUE,
            pages=(page,),
            accepted=frozenset(MUST_BE_ACCEPTED),
        )
        order = ordered(opened, opened.issue, composed_by(opened), wish)
        exported = carry_out(order, lambda _done, _total: None)
        pdf = wish.to.read_bytes()
    told: dict[str, object] = {"file": str(options.to)}
    if options.inks:
        told |= _write_inks(pdf, order.job.info.icc, options)
    else:
        write_file(options.to, page_png(pdf, 0, options.dpi))
    if options.json:
        print_json({**told, "problems": as_json(exported.problems)})
    else:
        print_problems(exported.problems)
    return exit_code(exported.problems)


def _write_inks(pdf: bytes, icc: bytes, options: Namespace) -> dict[str, object]:
    """Write the chosen plates as one picture; return how much of the page each ink covers."""
    from layout_app.press.separation.plates import plates
    from layout_app.press.separation.preview import highest, shown_png

    found = plates(pdf, 0, options.dpi)
    known = [plate.ink for plate in found]
    inks = known if options.inks == "all" else options.inks.split(",")
    for ink in inks:
        if ink not in known:
            raise ExportError("render.no_such_ink", ink=ink, inks=", ".join(known))
    write_file(options.to, shown_png(found, inks, icc, options.dpi))
    return {
        "inks": {plate.ink: round(plate.mean, 2) for plate in found},
        "highest": round(highest(found, options.dpi), 1),
    }
