"""The certificate of an export. One rule: it is made from the files that were written."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from layout_app.desk.output.orders import Account, Order, ReadyPage
from layout_app.display.items import Picture
from layout_app.errors import ExportError
from layout_app.model.page import PageState, Stage
from layout_app.press.certificate import (
    CertifiedBox,
    CertifiedPage,
    PageInk,
    certificate,
    ink_of_page,
)
from layout_app.press.conservation import Conservation, Passage, check, joined, printed
from layout_app.press.export import LEAST_SHARED, ExportResult
from layout_app.press.imposition import SHEET
from layout_app.sharing import Elsewhere


def certified(
    order: Order, account: Account, result: ExportResult, files: Iterable[Path]
) -> dict[str, object]:
    """Read the files back where they lie, account for every character, return the certificate.

    ExportError `export.text_lost` if a file does not hold what it must: that is our fault.
    """
    lying = [*files]
    found = joined(_read_back(lying))
    articles = check(account.texts, found, account.overset, account.cuts, account.framed)
    _refuse_losses(articles.items(), account.headlines)
    inks = _inks(order, result, lying)
    return certificate(
        order.job.profile,
        result,
        [_certified(page, order, inks.get(page.painted.folio)) for page in order.pages],
        articles,
        account.headlines,
        order.accepted,
        _press(order),
    )


def _read_back(files: Sequence[Path]) -> Iterator[dict[str, tuple[Passage, ...]]]:
    """Yield what each file prints; a second process reads half of many."""

    def read(file: Path) -> dict[str, tuple[Passage, ...]]:
        return printed(file.read_bytes())

    here = (len(files) + 1) // 2 if len(files) >= LEAST_SHARED else len(files)
    with Elsewhere(read, files[here:]) as others:
        yield from map(read, files[:here])
        yield from others.result()


def _inks(order: Order, result: ExportResult, files: Sequence[Path]) -> dict[str, PageInk]:
    """Return what is printed of the pages with pictures or ads, by their folios, as drawn.

    Of pages on one sheet each has what the sheet has.
    """
    asked = {
        page.painted.folio for page in order.pages if page.painted.pictures or page.painted.placed
    }
    if not order.job.profile.is_press or not asked:
        return {}
    inks: dict[str, PageInk] = {}
    for file, lying in zip(result.files, files, strict=True):
        for n, sheet in enumerate(file.pages):
            shown = asked & {sheet, *sheet.split(SHEET)}
            if shown:
                inks |= dict.fromkeys(shown, ink_of_page(lying.read_bytes(), n))
    return inks


def _press(order: Order) -> dict[str, object]:
    """Return the printing condition, the hash of its profile and the limits that held."""
    info = order.job.info
    if not order.job.profile.is_press:
        return {}
    return {
        "condition": info.condition,
        "icc": hashlib.sha256(info.icc).hexdigest(),
        "ink": order.job.rules.ink,
        "ppi": order.job.rules.ppi,
        "intent": order.job.rules.intent.value,
    }


def _refuse_losses(
    articles: Iterable[tuple[str, Conservation]], headlines: Mapping[str, str]
) -> None:
    for article, account in articles:
        if not account.is_whole:
            fault = account.faults[0]
            raise ExportError(
                "export.text_lost",
                article=article,
                headline=headlines.get(article) or article,
                kind=fault.kind.value,
                start=fault.start,
                end=fault.end,
            )


def _certified(page: ReadyPage, order: Order, ink: PageInk | None) -> CertifiedPage:
    boxes = tuple(
        CertifiedBox(article=box.article or "", part=box.part, kind=box.kind, rect=rect)
        for box in page.boxes
        for rect in box.arms or (box.rect,)
    )
    pixels = _pixels(page.painted.pictures.values(), order.job.originals)
    return CertifiedPage(
        painted=page.painted, boxes=boxes, pixels=pixels, signed=_signed(page.state), ink=ink
    )


def _signed(state: PageState) -> dict[str, object]:
    """Return who signed a page, when, for which time and what file; nothing of an unsigned one."""
    if state.stage is not Stage.SIGNED:
        return {}
    return {"who": state.who, "when": state.when, "revision": state.revision, "pdf": state.pdf}


def _pixels(pictures: Iterable[Picture], folder: Path | None) -> dict[str, tuple[int, int]]:
    originals = {item.original for item in pictures}
    if not originals or folder is None:
        return {}
    from layout_app.press.images import upright_size

    return {name: upright_size((folder / name).read_bytes()) for name in sorted(originals)}


def certificate_bytes(made: dict[str, object]) -> bytes:
    """Return a certificate as the JSON of its file."""
    # A path may hold bytes of another code; `\udcff` is how JSON writes one.
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")
