"""Arguments that many commands take: what is selected, where none is given."""

import getpass

from layout_app.desk.commands.command import (
    Argument,
    article,
    box,
    page,
    selected_article,
    selected_box,
    selected_boxes,
    selected_page,
    several_boxes,
    whole,
)
from layout_app.desk.session import Session


def _user(_session: Session) -> str:
    """Return who sits here, as the system calls them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


ARTICLE = Argument(name="article", reader=article, default=selected_article)
BOX = Argument(name="box", reader=box, default=selected_box)
BOXES = Argument(name="boxes", reader=several_boxes, default=selected_boxes)
PAGE = Argument(name="page", reader=page, default=selected_page)
MERGE = Argument(name="merge", reader=lambda _session, given: given, optional=True)
"""Commands that follow each other with one value of it are one step of undo."""
COLUMN = Argument(name="column", reader=whole)
LINE = Argument(name="line", reader=whole)
WHO = Argument(name="who", default=_user)
