"""The outline readers see beside the pages. One rule: it follows the order it is given."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Optional

from layout_app.press.objects import Document, Value, text_string
from layout_app.press.profile import Bookmark


@dataclass(slots=True)
class _Entry:
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


def _append(parent: _Entry, entry: _Entry) -> None:
    if parent.last is None:
        parent.entries["First"] = entry.reference
    else:
        parent.last.entries["Next"] = entry.reference
        entry.entries["Prev"] = parent.last.reference
    parent.entries["Last"] = entry.reference
    parent.last = entry
