"""What an export says of itself. One rule: fixed keys; whoever reads them needs no code of ours."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field

from layout_app.display.items import Picture, PlacedPdf
from layout_app.frozen import frozen
from layout_app.model.geometry import MM, Rect
from layout_app.model.ink import Ink
from layout_app.press.conservation import Conservation
from layout_app.press.export import ExportResult
from layout_app.press.painted import PaintedPage
from layout_app.press.profile import Profile

_DPI = 72
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


@frozen
class CertifiedBox:
    """A box as it stands on its page; of an L each of its rectangles."""

    article: str
    """Empty for what belongs to no article."""
    part: int
    kind: str
    """article, picture, ad, masthead …"""
    rect: Rect
    """Points from the trim's top left."""


@frozen
class PageInk:
    """What a page takes of ink."""

    plates: tuple[str, ...]
    """Those that hold ink: process inks first."""
    highest: float
    """The most ink in one place, percent."""


@frozen
class CertifiedPage:
    """A page and what stands on it."""

    painted: PaintedPage
    boxes: tuple[CertifiedBox, ...]
    pixels: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height of the pictures' originals, by their sha256."""
    signed: Mapping[str, object] = field(default_factory=dict)
    """Who signed it: `who`, `when`, `revision`, and `pdf`, the sha256 of the file that was seen."""
    ink: PageInk | None = None
    """Of a page whose pictures or ads bring ink that only its file tells."""


def certificate(
    profile: Profile,
    result: ExportResult,
    pages: Sequence[CertifiedPage],
    articles: Mapping[str, Conservation],
    headlines: Mapping[str, str],
    accepted_problems: Iterable[str],
    press: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """Return the certificate of an export, ready for JSON; `press` is what it was made for."""
    return {
        "profile": profile.value,
        "files": [
            {"path": str(file.path), "sha256": file.sha256, "pages": list(file.pages)}
            for file in result.files
        ],
        "fonts": list(result.fonts),
        "pages": [_page(page, {file.sha256 for file in result.files}) for page in pages],
        "articles": {
            article: {"headline": headlines.get(article, "")} | _account(account)
            for article, account in articles.items()
        },
        "accepted_problems": sorted(set(accepted_problems)),
        "press": dict(press or {}),
    }


def _page(page: CertifiedPage, files: Collection[str]) -> dict[str, object]:
    told: dict[str, object] = {
        "page": page.painted.folio,
        "boxes": [
            {
                "article": box.article,
                "part": box.part,
                "kind": box.kind,
                "x": box.rect.x,
                "y": box.rect.y,
                "w": box.rect.w,
                "h": box.rect.h,
            }
            for box in page.boxes
        ],
        "ink": _ink(page),
        "pictures": [_picture(item, page.pixels) for item in page.painted.pictures.values()],
        "ads": [_ad(item) for item in page.painted.placed.values()],
    }
    if page.signed:
        seen = page.signed.get("pdf")
        told["signed"] = {**page.signed, "is_file_seen": seen in files if seen else None}
    return told


def _ad(item: PlacedPdf) -> dict[str, object]:
    """Return an ad with its place, and what its size is based on where its file does not say."""
    told: dict[str, object] = {"sha256": item.original} | _place(item.rect)
    if not item.trim.is_chosen:
        return told
    return told | {"trim": item.trim.box.value, "bleed_mm": round(item.trim.bleed / MM, 2)}


def _picture(item: Picture, pixels: Mapping[str, tuple[int, int]]) -> dict[str, object]:
    """Return a picture with its place and its resolution before it was reduced for the press."""
    width, height = pixels.get(item.original, (0, 0))
    across = 72 * width * item.crop.w / item.rect.w if item.rect.w else 0.0
    down = 72 * height * item.crop.h / item.rect.h if item.rect.h else 0.0
    return {"sha256": item.original, "ppi": round(min(across, down))} | _place(item.rect)


def _place(rect: Rect) -> dict[str, object]:
    return {"w": rect.w, "h": rect.h}


def _account(account: Conservation) -> dict[str, object]:
    return {
        "accepted": account.accepted,
        "printed": account.printed,
        "overset": account.overset,
        "cut": account.cut,
        "overset_ranges": [list(found) for found in account.overset_ranges],
        "cut_ranges": [list(found) for found in account.cut_ranges],
        "missing_glyph_ranges": [list(found) for found in account.missing_glyph_ranges],
        "faults": [[fault.kind.value, fault.start, fault.end] for fault in account.faults],
    }


def ink_of_page(pdf: bytes, page: int) -> PageInk:
    """Return the ink of a page of a file, as pdfium draws it, in squares of a millimetre."""
    from layout_app.press.separation.plates import plates
    from layout_app.press.separation.preview import highest

    found = plates(pdf, page, _DPI)
    return PageInk(
        plates=tuple(plate.ink for plate in found if plate.shares.any()),
        highest=highest(found, _DPI),
    )


def _ink(page: CertifiedPage) -> dict[str, object]:
    """Return the plates that hold ink and the most ink in one place: of a fill, or as drawn."""
    painted, drawn = page.painted, page.ink
    plates: set[str] = set(drawn.plates) if drawn else set()
    if not drawn and (painted.pictures or painted.placed):
        plates |= set(_PROCESS)
    for ink in painted.inks:
        plates |= _plates(ink)
    fills = [100 * ink.total for ink in painted.inks if not ink.spot]
    return {
        "plates": [*filter(plates.__contains__, _PROCESS), *sorted(plates - set(_PROCESS))],
        "highest": round(max((*fills, drawn.highest if drawn else 0.0)), 1),
    }


def _plates(ink: Ink) -> set[str]:
    if ink.spot:
        return {ink.spot}
    shares = zip(_PROCESS, (ink.c, ink.m, ink.y, ink.k), strict=True)
    return {plate for plate, share in shares if share}
