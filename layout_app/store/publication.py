"""The door of this room: open, save, make. One rule: opening writes nothing.

An issue lies in its own folder below its publication; alone, it is its own publication.
"""

from layout_app.store.folder import OpenedIssue, publication_folder
from layout_app.store.reading import open_issue, open_publication
from layout_app.store.saving import new_issue, new_publication, save_issue

__all__ = [
    "OpenedIssue",
    "new_issue",
    "new_publication",
    "open_issue",
    "open_publication",
    "publication_folder",
    "save_issue",
]
