"""Commands on boxes that stand on points: free text, pictures, rules and panels."""

from collections.abc import Hashable
from pathlib import Path

from layout_app.desk.commands.command import (
    Argument,
    Command,
    box,
    has_page,
    number,
    page,
    path,
    selected_box,
    selected_page,
    text,
    writable,
)
from layout_app.desk.commands.inks import inked
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import Message, _, msg
from layout_app.edit import free as edit
from layout_app.errors import CommandError, CopyError
from layout_app.model.box import Media, PanelBox, PictureBox, RuleBox, TextBox
from layout_app.model.geometry import MM, Cells, Rect, quantised
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.ink import Ink
from layout_app.model.issue import index, paper_of
from layout_app.model.paper import cells_rect
from layout_app.model.text import Paragraph


def set_rect(
    session: Session,
    box: BoxId,
    x: float | None,
    y: float | None,
    width: float | None,
    height: float | None,
    page: PageId | None,
    merge: Hashable = None,
) -> Change:
    """Give a box on points another place or size, in millimetres; what is not given stays."""
    before = edit.rect_of(index(session.issue).boxes[box][1])
    if before is None:
        raise CommandError("box.on_cells", box=box)
    given = zip((x, y, width, height), (before.x, before.y, before.w, before.h), strict=True)
    left, top, wide, high = (old if new is None else new * MM for new, old in given)
    rect = Rect(left, top, max(0.0, wide), max(0.0, high))
    return session.do(
        lambda issue: edit.set_rect(issue, box, rect, page),
        msg("Move the box"),
        merge=merge,
        gesture=merge is not None and merge != ("nudge", box),
    )


def add_text(session: Session, page: PageId, words: str) -> Change:
    """Put a free text on a page."""
    made = BoxId(new_id())
    lines = (words or _("Free text")).split("\n")
    paragraphs = tuple(Paragraph(text=line) for line in lines)
    placed = TextBox(id=made, rect=_middle(session, 6), paragraphs=paragraphs)
    return _add(session, page, placed, msg("Add a text"))


def add_rule(session: Session, page: PageId) -> Change:
    """Put a level rule on a page."""
    place = _middle(session, 1)
    ends = (place.x, place.y), (quantised(place.right), place.y)
    placed = RuleBox(id=BoxId(new_id()), start=ends[0], end=ends[1], weight=0.5)
    return _add(session, page, placed, msg("Add a rule"))


def add_panel(session: Session, page: PageId) -> Change:
    """Put a tinted panel on a page, above what stands there."""
    placed = PanelBox(id=BoxId(new_id()), rect=_middle(session, 8), fill=Ink(k=0.1))
    return _add(session, page, placed, msg("Add a panel"))


def add_picture(
    session: Session, page: PageId, path: Path, x: float | None, y: float | None
) -> Change:
    """Put a picture that belongs to no article on a page, a column wide, in its proportions.

    Its upper left stands at (`x`, `y`) millimetres; without them it stands in the middle.
    """
    from layout_app.desk.ads import ad_file  # readers of files: a window opens without

    file = ad_file(path, session.keep_original, str(path))
    if file.media is not Media.PICTURE:
        raise CopyError("ad.unreadable", str(path))
    paper, middle = paper_of(session.issue), _middle(session, 8)
    width = paper.chars * paper.em
    left = middle.x if x is None else x * MM
    top = middle.y if y is None else y * MM
    high = width * file.extent[1] / file.extent[0]
    rect = Rect(quantised(left), quantised(top), quantised(width), quantised(high))
    placed = PictureBox(id=BoxId(new_id()), rect=rect, original=file.original)
    return _add(session, page, placed, msg("Place a picture"))


def set_stroke(session: Session, box: BoxId, weight: float | None, ink: Ink | None) -> Change:
    """Give a rule, or the outline of a panel, another weight in points or another ink."""
    return session.do(
        lambda issue: edit.set_stroke(issue, box, weight, ink), msg("Change the rule")
    )


def set_words(session: Session, box: BoxId, words: str) -> Change:
    """Give a free text other words, a paragraph a line."""
    return session.do(
        lambda issue: edit.set_words(issue, box, words.split("\n")), msg("Word the text")
    )


def set_size(session: Session, box: BoxId, size: float) -> Change:
    """Set a free text in type of another size, 字."""
    return session.do(
        lambda issue: edit.set_size(issue, box, size),
        msg("Set the size of the text"),
        merge=("free.size", box),
    )


def _add(session: Session, page: PageId, box: edit.Free, label: Message) -> Change:
    return session.do(
        lambda issue: edit.add_free(issue, page, box),
        label,
        select=Selection(page=page, boxes=(box.id,)),
    )


def _middle(session: Session, lines: int) -> Rect:
    """Return a place two columns wide in the middle of a page."""
    paper = paper_of(session.issue)
    columns = min(2, paper.columns)
    return cells_rect(
        paper,
        Cells(
            column=(paper.columns - columns) // 2,
            line=max(0, (paper.lines - lines) // 2),
            columns=columns,
            lines=min(lines, paper.lines),
        ),
    )


def _has_free(session: Session) -> bool:
    chosen = selected_box(session)
    found = index(session.issue).boxes.get(chosen) if chosen else None
    return writable(session) and found is not None and edit.rect_of(found[1]) is not None


_BOX = Argument(name="box", reader=box, default=selected_box)
_PAGE = Argument(name="page", reader=page, default=selected_page)

COMMANDS = (
    Command(
        name="free.rect",
        title=msg("Place and size in millimetres…"),
        arguments=(
            _BOX,
            *(
                Argument(name=name, reader=number, optional=True)
                for name in ("x", "y", "width", "height")
            ),
            Argument(name="page", reader=page, optional=True),
            Argument(name="merge", reader=lambda _session, given: given, optional=True),
        ),
        enabled=_has_free,
        action=set_rect,
    ),
    Command(
        name="free.text",
        title=msg("Add a text"),
        arguments=(_PAGE, Argument(name="words", reader=text, default=lambda _session: "")),
        enabled=has_page,
        action=add_text,
    ),
    Command(
        name="free.rule",
        title=msg("Add a rule"),
        arguments=(_PAGE,),
        enabled=has_page,
        action=add_rule,
    ),
    Command(
        name="free.panel",
        title=msg("Add a panel"),
        arguments=(_PAGE,),
        enabled=has_page,
        action=add_panel,
    ),
    Command(
        name="free.picture",
        title=msg("Place a picture on the page…"),
        arguments=(
            _PAGE,
            Argument(name="path", reader=path),
            Argument(name="x", reader=number, optional=True),
            Argument(name="y", reader=number, optional=True),
        ),
        enabled=has_page,
        action=add_picture,
    ),
    Command(
        name="free.stroke",
        title=msg("Weight and ink of the rule…"),
        arguments=(
            _BOX,
            Argument(name="weight", reader=number, optional=True),
            Argument(name="ink", reader=inked, optional=True),
        ),
        enabled=_has_free,
        action=set_stroke,
    ),
    Command(
        name="free.words",
        title=msg("Word the text…"),
        arguments=(_BOX, Argument(name="words", reader=text)),
        enabled=_has_free,
        action=set_words,
    ),
    Command(
        name="free.size",
        title=msg("Size of the text…"),
        arguments=(_BOX, Argument(name="size", reader=number)),
        enabled=_has_free,
        action=set_size,
    ),
)
