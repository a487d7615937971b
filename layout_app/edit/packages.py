"""Packages: boxes under one head and frame (专题). One rule: it holds two of its page, or is none.

What leaves its page leaves its package. A package that loses a box keeps the others while there are
two; its head and frame go with the last but one. Files may say otherwise until something leaves.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from layout_app.edit.lookup import box_of, with_box, with_page
from layout_app.edit.shapes import bounds
from layout_app.edit.snap import overlapping
from layout_app.errors import CommandError
from layout_app.model.box import (
    Box,
    Package,
    cells_of,
    head_kind,
    package_name,
    package_of,
)
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.issue import Issue, box_name, index
from layout_app.model.page import Page
from layout_app.model.text import HEADS, Kind, Paragraph

LEAST = 2
"""Boxes that a package holds."""


def pack(
    issue: Issue, boxes: Iterable[BoxId], made: BoxId, *, title: str = "", framed: bool = True
) -> Issue:
    """Put boxes of one page under a head and frame, on the cells around them; none of them moves.

    CommandError where fewer than two stand on cells, on several pages or in a package already, and
    where another box stands between them. What stands on points among them goes along.
    """
    if made in index(issue).boxes:
        raise CommandError("box.id_taken", box=made)
    page, found = _of_one_page(issue, tuple(dict.fromkeys(boxes)))
    found = tuple(sorted(found, key=page.boxes.index))
    around = _around(issue, page, found)
    names = tuple(box.id for box in found)
    package = Package(id=made, cells=around, boxes=names, framed=framed)
    # Above all of them: nothing that it holds may hide its title.
    at = page.boxes.index(found[-1]) + 1
    with_frame = replace(page, boxes=(*page.boxes[:at], package, *page.boxes[at:]))
    return set_heads(with_page(issue, with_frame), made, {Kind.HEADLINE: title})


def unpack(issue: Issue, box: BoxId) -> Issue:
    """Take the head and frame from boxes, which stay; any of them names the package."""
    page, _found = box_of(issue, box)
    package = package_at(issue, box)
    kept = tuple(other for other in page.boxes if other.id != package.id)
    return with_page(issue, replace(page, boxes=kept))


def set_heads(issue: Issue, box: BoxId, words: Mapping[Kind, str]) -> Issue:
    """Word the heads of a package by their kinds; no words take one away, the others stay."""
    package = package_at(issue, box)
    heads = list(package.heads)
    for kind, told in words.items():
        heads = _worded(heads, kind, " ".join(told.split()))
    ordered = sorted(heads, key=lambda head: HEADS.index(head_kind(head)))
    return with_box(issue, replace(package, heads=tuple(ordered)))


def package_at(issue: Issue, box: BoxId) -> Package:
    """Return a package, or the one that a box stands in; CommandError where there is none."""
    page, found = box_of(issue, box)
    package = found if isinstance(found, Package) else package_of(page.boxes, box)
    if package is None:
        raise CommandError("box.no_package", box=box)
    return package


def members_of(page: Page, package: Package) -> tuple[Box, ...]:
    """Return the boxes that a package holds, as it names them."""
    here = {box.id: box for box in page.boxes}
    return tuple(here[name] for name in package.boxes if name in here)


def without(boxes: Iterable[Box], names: Collection[BoxId]) -> tuple[Box, ...]:
    """Return the boxes of a page less those that leave it, and less packages that end by it."""
    gone = set(names)
    kept: list[Box] = []
    for box in boxes:
        if box.id in gone:
            continue
        if isinstance(box, Package) and not gone.isdisjoint(box.boxes):
            left = tuple(name for name in box.boxes if name not in gone)
            if len(left) < LEAST:
                continue
            box = replace(box, boxes=left)
        kept.append(box)
    return tuple(kept)


def held_too(issue: Issue, package: Package, box: BoxId) -> Issue:
    """Let a package hold one more box."""
    return with_box(issue, replace(package, boxes=(*package.boxes, box)))


def by_themselves(issue: Issue, boxes: Sequence[BoxId]) -> tuple[BoxId, ...]:
    """Return boxes less those that a package among them takes along."""
    found = (box_of(issue, box)[1] for box in boxes)
    taken = {name for box in found if isinstance(box, Package) for name in box.boxes}
    return tuple(box for box in boxes if box not in taken)


def _of_one_page(issue: Issue, names: Sequence[BoxId]) -> tuple[Page, tuple[Box, ...]]:
    found = [box_of(issue, name) for name in names]
    boxes = tuple(box for _page, box in found)
    if len({page.id for page, _box in found}) > 1:
        raise CommandError("box.packed_apart")
    for page, box in found:
        package = box if isinstance(box, Package) else package_of(page.boxes, box.id)
        if package is not None:
            raise CommandError("box.packed_already", one=package_name(package))
    if sum(bool(cells_of(box)) for box in boxes) < LEAST:
        raise CommandError("box.packs_two")
    return found[0][0], boxes


def _around(issue: Issue, page: Page, boxes: Sequence[Box]) -> Cells:
    """Return the cells around boxes; CommandError names another that stands there."""
    around = bounds(tuple(cells for box in boxes for cells in cells_of(box)))
    between = overlapping(page, around, [box.id for box in boxes])
    if between:
        named = box_name(between[0], index(issue).articles)
        raise CommandError("box.packed_between", box=between[0].id, one=named)
    return around


def _worded(heads: Sequence[Paragraph], kind: Kind, words: str) -> list[Paragraph]:
    """Return heads of which the first of a kind says this; marks stay while its words do."""
    at = next((n for n, head in enumerate(heads) if head_kind(head) is kind), len(heads))
    if heads[at : at + 1] and heads[at].text == words:
        return list(heads)
    said = [Paragraph(text=words, kind=kind)] if words else []
    return [*heads[:at], *said, *heads[at + 1 :]]
