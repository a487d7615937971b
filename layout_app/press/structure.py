"""What reading programs read of a file, in order. One rule: an article is one piece across pages.

The tree of a tagged file (ISO 32000-1, 14.7): a document of articles and boxes; an article holds
its heads and paragraphs in the order of its text whatever pages they stand on, then its pictures
with their captions, then the links of its jump lines. Elements are written as bytes of their own: a
page has hundreds, and each should cost a few bytes in the packed file.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from layout_app.press.objects import Document, Value, text_string
from layout_app.press.painted import Mark, MarkKind
from layout_app.press.profile import HEAD_ROW, ITEM, ROW, Told


class Anchor(NamedTuple):
    """A link of a page."""

    of: str
    """Id of the article or box that it belongs to."""
    to: str
    number: int
    """Of its object."""


class TaggedPage(NamedTuple):
    """A page whose sequences have numbers."""

    number: int
    """Of its object."""
    marks: tuple[Mark, ...]
    anchors: tuple[Anchor, ...] = ()


class _Place(NamedTuple):
    """A sequence: index of its page, and its number there."""

    page: int
    mcid: int


@dataclass(slots=True)
class _Element:
    """A part of the text as reading programs know it."""

    role: str
    kids: "list[_Element | _Place | Anchor]" = field(default_factory=list)
    alt: str = ""
    number: int = 0


_Marked = list[tuple[Mark, _Place]]


def add_structure(document: Document, order: Sequence[Told], pages: Sequence[TaggedPage]) -> Value:
    """Add the tree of a file's pages and return its root.

    `order` names articles and boxes as they are read; what it does not name comes last. The key of
    a page in the tree of parents is its index, those of the links follow (`link_keys`).
    """
    marked: defaultdict[str, _Marked] = defaultdict(list)
    anchors: defaultdict[str, list[Anchor]] = defaultdict(list)
    for n, page in enumerate(pages):
        for mcid, mark in enumerate(page.marks):
            marked[mark.of].append((mark, _Place(n, mcid)))
        for anchor in page.anchors:
            anchors[anchor.of].append(anchor)
    known = {told.name for told in order}
    others = (Told(name=name, role="Sect") for name in marked if name not in known)
    parts = [
        _part(told, marked[told.name], anchors[told.name])
        for told in (*order, *others)
        if told.name in marked
    ]
    whole = _Element("Document", [*parts])
    return _written(document, whole, pages)


def link_keys(pages: Sequence[Sequence[object]]) -> Iterator[range]:
    """Yield for each page the keys of its links in the tree of parents."""
    key = len(pages)
    for links in pages:
        yield range(key, key + len(links))
        key += len(links)


def _part(told: Told, marked: _Marked, anchors: Sequence[Anchor]) -> _Element:
    """Return an article, or another box, with all that it shows."""
    part = _Element(told.role, alt=told.alt)
    by_kind: defaultdict[MarkKind, _Marked] = defaultdict(list)
    for mark, place in marked:
        by_kind[mark.kind].append((mark, place))
    part.kids += _text(told, by_kind[MarkKind.TEXT])
    part.kids += _figures(told.alts, by_kind[MarkKind.FIGURE], by_kind[MarkKind.CAPTION])
    asides = [place for _, place in by_kind[MarkKind.ASIDE]]
    is_leaf = told.role in ("Figure", "P")
    part.kids += asides if is_leaf or not asides else [_Element("P", [*asides])]
    part.kids += _links(anchors, by_kind[MarkKind.LINE], is_list=told.role == "TOC")
    return part


def _text(told: Told, marked: _Marked) -> Iterator[_Element]:
    """Yield paragraphs in the order of the text; rows and items in tables and lists."""
    marked = sorted(marked, key=lambda found: (found[0].key, found[0].offset))
    paragraphs = [
        (told.roles[key] if isinstance(key, int) and key < len(told.roles) else "P", key, [*found])
        for key, found in groupby(marked, lambda found: found[0].key)
    ]
    for kind, run in groupby(paragraphs, lambda entry: _around(entry[0])):
        if kind == "":
            for role, _, found in run:
                yield _Element(role, [place for _, place in found])
        elif kind == "L":
            yield _Element("L", [_item(found) for _, _, found in run])
        else:
            yield _Element("Table", [_row(told, role, key, found) for role, key, found in run])


def _around(role: str) -> str:
    return {ITEM: "L", ROW: "Table", HEAD_ROW: "Table"}.get(role, "")


def _item(found: _Marked) -> _Element:
    return _Element("LI", [_Element("LBody", [place for _, place in found])])


def _row(told: Told, role: str, key: int | str, found: _Marked) -> _Element:
    """Return a row of a table with its cells."""
    ends = told.cells.get(key, ()) if isinstance(key, int) else ()
    cells: defaultdict[int, list[_Element | _Place | Anchor]] = defaultdict(list)
    for mark, place in found:
        cells[sum(end <= mark.offset for end in ends)].append(place)
    kind = "TH" if role == HEAD_ROW else "TD"
    return _Element("TR", [_Element(kind, cells[n]) for n in range(len(ends) + 1)])


def _figures(alts: Mapping[str, str], shown: _Marked, captions: _Marked) -> Iterator[_Element]:
    """Yield pictures, each with its caption."""
    below: defaultdict[int | str, list[_Element | _Place | Anchor]] = defaultdict(list)
    for mark, place in captions:
        below[mark.key].append(place)
    for original, found in groupby(shown, lambda found: found[0].key):
        caption = below.pop(original, [])
        figure = _Element("Figure", [place for _, place in found], alts.get(str(original), ""))
        figure.kids += [_Element("Caption", caption)] if caption else []
        yield figure


def _links(anchors: Sequence[Anchor], lines: _Marked, *, is_list: bool) -> Iterator[_Element]:
    """Yield links with the words that they stand over, if those are read."""
    words: defaultdict[int | str, list[_Element | _Place | Anchor]] = defaultdict(list)
    for mark, place in lines:
        words[mark.key].append(place)
    for anchor in anchors:
        link = _Element("Link", [*words.pop(anchor.to, []), anchor])
        yield _Element("TOCI", [link]) if is_list else link
    for places in words.values():
        yield _Element("TOCI" if is_list else "P", places)


def _written(document: Document, whole: _Element, pages: Sequence[TaggedPage]) -> Value:
    """Write the elements, each before its kids, and the tree of their parents."""
    root, entries = document.add_open({"Type": "/StructTreeRoot"})
    elements = list(_numbered(whole, document.next_number))
    parents: list[list[int]] = [[0] * len(page.marks) for page in pages]
    linked: dict[int, int] = {}
    above = {element.number: document.number(root) for element in (whole,)}
    for element in elements:
        for kid in element.kids:
            if isinstance(kid, _Element):
                above[kid.number] = element.number
            elif isinstance(kid, Anchor):
                linked[kid.number] = element.number
            else:
                parents[kid.page][kid.mcid] = element.number
        document.add_raw(_element(element, above[element.number], pages))
    anchors = [[linked[anchor.number] for anchor in page.anchors] for page in pages]
    entries["K"] = f"{whole.number} 0 R"
    entries["ParentTree"] = document.add_raw(_parent_tree(parents, anchors))
    entries["ParentTreeNextKey"] = len(pages) + sum(map(len, anchors))
    return root


def _numbered(element: _Element, first: int) -> Iterator[_Element]:
    """Give numbers to an element and all below it, each before its kids, and yield them."""
    element.number = first
    yield element
    for kid in element.kids:
        if isinstance(kid, _Element):
            for below in _numbered(kid, first + 1):
                first = below.number
                yield below


def _element(element: _Element, above: int, pages: Sequence[TaggedPage]) -> bytes:
    places = [kid for kid in element.kids if isinstance(kid, _Place)]
    home = places[0].page if places else None
    kids = " ".join(_kid(kid, home, pages) for kid in element.kids)
    if len(element.kids) != 1:
        kids = f"[{kids}]"
    page = "" if home is None else f"/Pg {pages[home].number} 0 R"
    alt = b"/Alt" + text_string(element.alt) if element.alt else b""
    return f"<</S/{element.role}/P {above} 0 R{page}".encode() + alt + f"/K {kids}>>".encode()


def _kid(kid: "_Element | _Place | Anchor", home: int | None, pages: Sequence[TaggedPage]) -> str:
    match kid:
        case _Element():
            return f"{kid.number} 0 R"
        case Anchor():
            page = next(page for page in pages if kid in page.anchors)
            return f"<</Type/OBJR/Pg {page.number} 0 R/Obj {kid.number} 0 R>>"
        case _Place(page, mcid) if page == home:
            return str(mcid)
        case _Place(page, mcid):
            return f"<</Type/MCR/Pg {pages[page].number} 0 R/MCID {mcid}>>"


def _parent_tree(pages: Sequence[Sequence[int]], anchors: Sequence[Sequence[int]]) -> bytes:
    """Return the tree that names the element of each sequence, by page, and of each link."""
    rows = [
        f"{n} [{' '.join(f'{number} 0 R' for number in numbers)}]"
        for n, numbers in enumerate(pages)
    ]
    for keys, numbers in zip(link_keys(anchors), anchors, strict=True):
        rows += [f"{key} {number} 0 R" for key, number in zip(keys, numbers, strict=True)]
    return f"<</Nums[{' '.join(rows)}]>>".encode()
