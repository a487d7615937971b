"""校样: a page as it will be printed. One rule: a file is written and read back, as for the press.

An order of one page is written into a folder that is gone again afterwards; pdfium draws it.
"""

import tempfile
from dataclasses import replace
from pathlib import Path

from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import MUST_BE_ACCEPTED, ordered
from layout_app.desk.output.orders import Order, Wish
from layout_app.desk.session import Session
from layout_app.frozen import frozen
from layout_app.model.ids import PageId
from layout_app.press.profile import Profile

DPI = 144


@frozen(kw_only=False)
class ProofOrder:
    """A page to be printed on the screen; it can be pickled."""

    page: PageId
    order: Order


@frozen(kw_only=False)
class Proofed:
    """A page cut at its trim, as PNG."""

    png: bytes
    dpi: int


def proof_order(session: Session, page: PageId) -> ProofOrder:
    """Compose a page for its proof; what a press would refuse is shown all the same."""
    wish = Wish(
        to=Path("proof"), profile=Profile.X1A, pages=(page,), accepted=frozenset(MUST_BE_ACCEPTED)
    )
    return ProofOrder(page, ordered(session.opened, session.issue, session.composer, wish))


def proofed(wanted: ProofOrder) -> Proofed:
    """Write the page, and draw the file that was written."""
    from layout_app.press.render import page_png

    return Proofed(page_png(proof_pdf(wanted), 0, DPI), DPI)


def proof_pdf(wanted: ProofOrder) -> bytes:
    """Write the page and return the file."""
    with tempfile.TemporaryDirectory(prefix="layout-app-") as folder:
        job = replace(wanted.order.job, target=Path(folder))
        result = carry_out(replace(wanted.order, job=job), lambda _done, _total: None).result
        (file,) = result.files
        return Path(file.path).read_bytes()
