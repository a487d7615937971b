"""What leads through a file: the outline beside the pages, links on them.

One rule: entries follow the order that they are given in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Optional

from layout_app.press.objects import Document, Value, array, text_string
from layout_app.press.painted import Link
from layout_app.press.profile import Bookmark

_PRINTED = 4
"""Flag of an annotation that hides nothing from a printer (ISO 32000-1, table 165)."""


@dataclass(slots=True)
class _Entry:
    """A line of the outline with what hangs below it so far."""

    reference: Value
    entries: dict[str, Value]
    last: Optional["_Entry"] = None
    below: int = 0


def add_outline(
    document: Document, bookmarks: Iterable[Bookmark], target: Callable[[Bookmark], Value]
) -> Value:
    """Add the outline, pages with their headlines below them, and return its root."""
    root = _Entry(*document.add_open({"Type": "/Outlines"}))
    path = [root]
    for mark in bookmarks:
        del path[mark.level + 1 :]
        entry = _Entry(
            *document.add_open(
                {
                    "Title": text_string(mark.title),
                    "Parent": path[-1].reference,
                    "Dest": target(mark),
                }
            )
        )
        _append(path[-1], entry)
        for above in path:
            above.below += 1
            above.entries["Count"] = above.below
        path.append(entry)
    return root.reference


def add_link(document: Document, link: Link, target: Value, key: int | None) -> Value:
    """Add the link of a jump line or an entry of 导读 and return the reference to it.

    `target` is a destination; `key` is its place in the tree of parents of a tagged file.
    """
    entries: dict[str, Value] = {
        "Type": "/Annot",
        "Subtype": "/Link",
        "Rect": array([round(side, 2) for side in link.rect]),
        "Border": "[0 0 0]",
        "F": _PRINTED,
        "Contents": text_string(link.text),
        "Dest": target,
    }
    if key is not None:
        entries["StructParent"] = key
    return document.add(entries)


def _append(parent: _Entry, entry: _Entry) -> None:
    if parent.last is None:
        parent.entries["First"] = entry.reference
    else:
        parent.last.entries["Next"] = entry.reference
        entry.entries["Prev"] = parent.last.reference
    parent.entries["Last"] = entry.reference
    parent.last = entry
