"""Commands on boxes that stand on points: free text, pictures, rules and panels."""

import math
from collections.abc import Collection, Hashable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from layout_app.desk.commands.arguments import BOX, PAGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    has_page,
    number,
    page,
    path,
    selected_box,
    text,
    writable,
)
from layout_app.desk.commands.inks import inked
from layout_app.desk.pages.landing import occupied
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import Message, _, msg
from layout_app.edit import free as edit
from layout_app.errors import CommandError, CopyError
from layout_app.model.box import FreeBox, Media, PanelBox, PictureBox, RuleBox, TextBox
from layout_app.model.geometry import MM, Cells, Rect, quantised
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.ink import Ink
from layout_app.model.issue import index, paper_of
from layout_app.model.paper import Paper, cells_rect
from layout_app.model.text import Paragraph

HAIR = 1.0
"""Points that a line keeps clear for itself."""
CASCADE = 10
"""How many boxes stand each a little lower than the last before the next begins above."""


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
    placed = TextBox(id=made, rect=_room(session, page, 6), paragraphs=paragraphs)
    return _add(session, page, placed, msg("Add a text"))


def add_rule(session: Session, page: PageId) -> Change:
    """Put a level rule on a page."""
    place = _room(session, page, 1)
    ends = (place.x, place.y), (quantised(place.right), place.y)
    placed = RuleBox(id=BoxId(new_id()), start=ends[0], end=ends[1], weight=0.5)
    return _add(session, page, placed, msg("Add a rule"))


def add_panel(session: Session, page: PageId) -> Change:
    """Put a tinted panel on a page, above what stands there."""
    placed = PanelBox(id=BoxId(new_id()), rect=_room(session, page, 8), fill=Ink(k=0.1))
    return _add(session, page, placed, msg("Add a panel"))


def add_picture(
    session: Session, page: PageId, path: Path, x: float | None, y: float | None
) -> Change:
    """Put a picture that belongs to no article on a page, a column wide, in its proportions.

    Its upper left stands at (`x`, `y`) millimetres; without them it stands where there is room.
    """
    from layout_app.desk.material.ads import ad_file  # readers of files: a window opens without

    file = ad_file(path, session.keep_original, str(path))
    if file.media is not Media.PICTURE:
        raise CopyError("ad.unreadable", str(path))
    paper, room = paper_of(session.issue), _room(session, page, 8)
    width = paper.chars * paper.em
    left = room.x if x is None else x * MM
    top = room.y if y is None else y * MM
    high = width * file.extent[1] / file.extent[0]
    rect = Rect(quantised(left), quantised(top), quantised(width), quantised(high))
    placed = PictureBox(id=BoxId(new_id()), rect=rect, original=file.original, name=path.name)
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


def _add(session: Session, page: PageId, box: FreeBox, label: Message) -> Change:
    return session.do(
        lambda issue: edit.add_free(issue, page, box),
        label,
        select=Selection(page=page, boxes=(box.id,)),
    )


def _room(session: Session, page: PageId, lines: int) -> Rect:
    """Return a place two columns wide where nothing stands, the one nearest the middle of a page.

    On a full page it is the middle, and a little lower and further right for each that stands so.
    """
    paper, found = paper_of(session.issue), index(session.issue).pages[page]
    columns, lines = min(2, paper.columns), min(lines, paper.lines)
    middle = Cells(
        column=(paper.columns - columns) // 2,
        line=max(0, (paper.lines - lines) // 2),
        columns=columns,
        lines=lines,
    )
    taken = tuple(occupied(session.issue, page))
    free = tuple(rect for box in found.boxes if (rect := edit.rect_of(box)) is not None)
    for cells in _outwards(middle, paper):
        place = cells_rect(paper, cells)
        if not any(cells.overlaps(other) for other in taken) and not any(
            place.overlaps(_with_edges(other)) for other in free
        ):
            return place
    return _cascaded(cells_rect(paper, middle), {(rect.x, rect.y) for rect in free}, paper.leading)


def _outwards(middle: Cells, paper: Paper) -> Iterator[Cells]:
    """Give the places on a page for cells of a size, those nearest to where they are first."""
    places = (
        replace(middle, column=column, line=line)
        for column in range(paper.columns - middle.columns + 1)
        for line in range(paper.lines - middle.lines + 1)
    )

    def distance(place: Cells) -> float:
        across = (place.column - middle.column) * (paper.chars + paper.gutter) * paper.em
        return math.hypot(across, (place.line - middle.line) * paper.leading)

    yield from sorted(places, key=distance)


def _with_edges(rect: Rect) -> Rect:
    """Return a rectangle that a rule, which has no height, fills as well."""
    return Rect(rect.x, rect.y, max(rect.w, HAIR), max(rect.h, HAIR))


def _cascaded(place: Rect, starts: Collection[tuple[float, float]], step: float) -> Rect:
    """Return a place moved down and to the right until nothing else begins there."""
    steps = (divmod(n, CASCADE) for n in count())
    places = (place.moved(step * (down + row), step * down) for row, down in steps)
    return next(at for at in places if (at.x, at.y) not in starts)


def _has_free(session: Session) -> bool:
    chosen = selected_box(session)
    found = index(session.issue).boxes.get(chosen) if chosen else None
    return writable(session) and found is not None and edit.rect_of(found[1]) is not None


COMMANDS = (
    Command(
        name="free.rect",
        title=msg("Place and size in millimetres…"),
        arguments=(
            BOX,
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
        arguments=(PAGE, Argument(name="words", reader=text, default=lambda _session: "")),
        enabled=has_page,
        action=add_text,
    ),
    Command(
        name="free.rule",
        title=msg("Add a rule"),
        arguments=(PAGE,),
        enabled=has_page,
        action=add_rule,
    ),
    Command(
        name="free.panel",
        title=msg("Add a panel"),
        arguments=(PAGE,),
        enabled=has_page,
        action=add_panel,
    ),
    Command(
        name="free.picture",
        title=msg("Place a picture on the page…"),
        arguments=(
            PAGE,
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
            BOX,
            Argument(name="weight", reader=number, optional=True),
            Argument(name="ink", reader=inked, optional=True),
        ),
        enabled=_has_free,
        action=set_stroke,
    ),
    Command(
        name="free.words",
        title=msg("Word the text…"),
        arguments=(BOX, Argument(name="words", reader=text)),
        enabled=_has_free,
        action=set_words,
    ),
    Command(
        name="free.size",
        title=msg("Size of the text…"),
        arguments=(BOX, Argument(name="size", reader=number)),
        enabled=_has_free,
        action=set_size,
    ),
)
