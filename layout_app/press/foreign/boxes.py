"""The frames of a page. One rule: trim inside bleed inside media, and nothing that moves them."""

from collections.abc import Iterator, Sequence
from typing import Any

from layout_app.model.box import OWN_TRIM, SHEETS, SheetBox, Trim
from layout_app.model.geometry import MM
from layout_app.preflight.finding import Finding, fail, note, warn
from layout_app.press.foreign.standard import Standard
from layout_app.press.foreign.values import entry, items, mapping, name, number, numbers

Frame = tuple[float, float, float, float]
"""Left, bottom, right, top in the page's own points."""
_SLACK = 0.01
_SIZE_SLACK = 1.0
_ALLOWED_NOTES = ("TrapNet", "PrinterMark")
_REMARKS = frozenset(
    ["Text", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Popup", "Link",
     "FileAttachment", "Sound", *_ALLOWED_NOTES]
)  # fmt: skip
"""Notes about a page. Any other is part of what its maker sees printed."""
_MIXED = ("DeviceCMYK",)
MASKED = ("DeviceCMYK", "DeviceGray")
"""What masks may be mixed in (GWG R0030)."""
_HIDDEN, _PRINTED = 2, 4
"""Flags of a note (ISO 32000-1, table 165)."""


def frame(page: Any, key: str) -> Frame | None:
    """Return a box of a page with its corners in order; None where it has no four numbers."""
    told = numbers(entry(page, key))
    if len(told) != 4:
        return None
    left, right = sorted((told[0], told[2]))
    bottom, top = sorted((told[1], told[3]))
    return left, bottom, right, top


def trim_of(page: Any, trim: Trim = OWN_TRIM) -> Frame | None:
    """Return the cut page: the chosen box less its bleed, where nobody chose the TrimBox.

    An ArtBox may stand for a TrimBox. None where there is no such box, or nothing is left of it.
    """
    if not trim.is_chosen:
        return frame(page, "/TrimBox") or frame(page, "/ArtBox")
    whole = sheet_of(page, trim.box)
    if whole is None:
        return None
    cut = (
        whole[0] + trim.bleed, whole[1] + trim.bleed, whole[2] - trim.bleed, whole[3] - trim.bleed
    )  # fmt: skip
    return cut if cut[0] < cut[2] and cut[1] < cut[3] else None


def sheet_of(page: Any, box: SheetBox) -> Frame | None:
    """Return the MediaBox, or what the CropBox shows of it; a page without one shows all."""
    media = frame(page, "/MediaBox")
    crop = frame(page, "/CropBox") if box is SheetBox.CROP else None
    if media is None or crop is None:
        return media
    return (
        max(media[0], crop[0]), max(media[1], crop[1]),
        min(media[2], crop[2]), min(media[3], crop[3]),
    )  # fmt: skip


def judge_boxes(page: Any, standard: Standard, trim: Trim = OWN_TRIM) -> Iterator[Finding]:
    """Yield what is wrong with the frames of one page and with what lies on it.

    Where an editor chose the `trim`, the page need not tell it; the choice is told instead.
    """
    media = frame(page, "/MediaBox")
    if media is None or media[2] - media[0] < 1 or media[3] - media[1] < 1:
        yield fail("pdf.media_box")
        return
    has_trim, has_art = (entry(page, key) is not None for key in ("/TrimBox", "/ArtBox"))
    if trim.is_chosen:
        yield _chosen(trim)
    elif has_trim == has_art:
        yield fail("pdf.trim_and_art_box" if has_trim else "pdf.no_trim_box")
    yield from _judge_nesting(page, media)
    if number(entry(page, "/UserUnit"), 1.0) != 1.0:
        yield fail("pdf.user_unit")
    crop = frame(page, "/CropBox")
    if crop is not None and not _is_inside(media, crop):
        yield warn("pdf.crop_box")
    if number(entry(page, "/Rotate")) % 360:
        yield warn("pdf.rotated", degrees=round(number(entry(page, "/Rotate"))))
    cut = trim_of(page, trim)
    yield from _judge_notes(page, frame(page, "/BleedBox") or cut or media, cut or media)
    yield from judge_group(page, standard)
    if entry(page, "/SeparationInfo") is not None:
        yield fail("pdf.separated")


def judge_sizes(pages: Sequence[Any]) -> Iterator[Finding]:
    """Yield what is wrong where the pages of one file are not cut alike."""
    sizes = [_size(box) for box in map(trim_of, pages) if box is not None]
    if any(abs(a - b) > _SIZE_SLACK for size in sizes for a, b in zip(size, sizes[0], strict=True)):
        yield warn("pdf.page_sizes")


def judge_slot(
    page: Any, size: tuple[float, float], tolerance: float, trim: Trim = OWN_TRIM
) -> Iterator[Finding]:
    """Yield what is wrong where a page does not fill the slot booked for it, points."""
    box = trim_of(page, trim)
    if box is None:
        return
    width, height = _size(box)
    if abs(width - size[0]) > tolerance or abs(height - size[1]) > tolerance:
        told, booked = (f"{w / MM:.1f} × {h / MM:.1f}" for w, h in ((width, height), size))
        yield fail("pdf.wrong_size", measured=told, booked=booked)


def _chosen(trim: Trim) -> Finding:
    """Return what an ad's size is based on: no fault, but nothing that the file says."""
    box = SHEETS[trim.box]
    if not trim.bleed:
        return note("pdf.trim_chosen", box=box)
    return note("pdf.trim_chosen_bleed", box=box, bleed=round(trim.bleed / MM, 2))


def _judge_nesting(page: Any, media: Frame) -> Iterator[Finding]:
    trim = trim_of(page)
    bleed = frame(page, "/BleedBox")
    if bleed is not None and not _is_inside(bleed, media):
        yield fail("pdf.box_outside", inner="BleedBox", outer="MediaBox")
    if trim is not None and not _is_inside(trim, bleed or media):
        yield fail("pdf.box_outside", inner="TrimBox", outer="BleedBox" if bleed else "MediaBox")


def _judge_notes(page: Any, visible: Frame, cut: Frame) -> Iterator[Finding]:
    """Yield the notes on a page, and those that would be missed where it is placed."""
    for found in items(entry(page, "/Annots")):
        kind, box = name(entry(found, "/Subtype")), frame(found, "/Rect")
        if kind not in _ALLOWED_NOTES and (box is None or _touches(box, visible)):
            yield fail("pdf.annotation", kind=kind)
        if kind not in _REMARKS and box is not None and _prints(found) and _touches(box, cut):
            yield fail("pdf.annotation_lost", kind=kind)


def _prints(note: Any) -> bool:
    flags = round(number(entry(note, "/F")))
    return bool(flags & _PRINTED) and not flags & _HIDDEN


def judge_group(owner: Any, standard: Standard, mixed: Sequence[str] = _MIXED) -> Iterator[Finding]:
    """Yield what is wrong with how objects of a page or a form shine through each other.

    `mixed` are the colour spaces in which they may be mixed.
    """
    group = mapping(entry(owner, "/Group"))
    if name(entry(group, "/S")) != "Transparency":
        return
    space = entry(group, "/CS")
    if not standard.is_modern:
        yield fail("pdf.transparency", standard=standard)
    elif space is not None and name(space) not in mixed:
        yield fail("pdf.group_space", space=name(space) or name(next(iter(items(space)), None)))


def _is_inside(inner: Frame, outer: Frame) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK and inner[3] <= outer[3] + _SLACK
    )  # fmt: skip


def _touches(one: Frame, other: Frame) -> bool:
    """Tell whether two boxes have ground in common."""
    return max(one[0], other[0]) < min(one[2], other[2]) and max(one[1], other[1]) < min(
        one[3], other[3]
    )


def _size(box: Frame) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]
