"""Pages on office paper, to be read with a red pencil."""

from datetime import datetime
from pathlib import Path

from layout_app.desk.commands.command import Argument, Command, always, one_of, path, text, yes
from layout_app.desk.files import write_file
from layout_app.desk.output.printwish import PrintWish, SheetPaper
from layout_app.desk.pages.folios import chosen_pages
from layout_app.desk.session import Session
from layout_app.desk.words import msg


def print_pages(session: Session, to: Path, pages: str, sheet: SheetPaper, tiled: bool) -> Path:
    """Write the sheets as PDF; in the window a process of its own makes them for a printer."""
    from layout_app.desk.output.sheets import print_order, printed

    wish = PrintWish(pages=chosen_pages(session.issue, pages), paper=sheet, tiled=tiled)
    when = datetime.now().astimezone()
    write_file(to, printed(print_order(session, wish, when)).pdf)
    return to


COMMANDS = (
    Command(
        name="issue.print",
        title=msg("Print for reading…"),
        shortcut="Ctrl+P",
        arguments=(
            Argument(name="to", reader=path),
            Argument(name="pages", reader=text, default=lambda _session: ""),
            Argument(
                name="sheet", reader=one_of(SheetPaper), default=lambda _session: SheetPaper.A4
            ),
            Argument(name="tiled", reader=yes, default=lambda _session: False),
        ),
        enabled=always,
        action=print_pages,
    ),
)
