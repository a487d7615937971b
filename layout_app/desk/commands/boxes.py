"""Commands on boxes: an article as one object on a page."""

from collections.abc import Hashable
from functools import reduce

from layout_app.desk.commands.arguments import ARTICLE, BOX, COLUMN, LINE, MERGE, PAGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    box_found,
    has_article_box,
    has_box,
    has_several_boxes,
    optional_whole,
    page,
    selected_boxes,
    several_boxes,
    whole,
    writable,
)
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import Message, msg
from layout_app.edit import boxes as edit
from layout_app.edit import grouping
from layout_app.edit.shapes import cells_at
from layout_app.errors import CommandError
from layout_app.model.article import headline
from layout_app.model.box import ArticleBox, Package
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId, new_id
from layout_app.model.issue import Issue, box_name, index


def _named(session: Session, box: BoxId) -> str:
    """Return what the undo menu calls a box: an article's headline, the title of a package."""
    _page, found = index(session.issue).boxes[box]
    return box_name(found, index(session.issue).articles)


def place(
    session: Session,
    article: ArticleId,
    page: PageId,
    column: int,
    line: int,
    columns: int,
    lines: int | None,
) -> Change:
    """Put an article on a page; without `lines` its box is as high as its text needs."""
    made, cells = BoxId(new_id()), cells_at(column, line, columns, 1 if lines is None else lines)
    if lines is None:
        needed = session.composer.shape_for(session.issue, article, columns)
        cells = cells_at(column, line, columns, needed)
    label = msg("Place “{headline}”", headline=headline(index(session.issue).articles[article]))
    return session.do(
        lambda issue: edit.place(issue, article, page, cells, made),
        label,
        select=Selection(page=page, boxes=(made,), article=article),
    )


def move(
    session: Session,
    box: BoxId,
    column: int,
    line: int,
    page: PageId | None,
    merge: Hashable = None,
) -> Change:
    """Move a box to another cell, and to another page if one is named."""
    label = msg("Move “{headline}”", headline=_named(session, box))
    return session.do(
        lambda issue: edit.move_box(issue, box, column, line, page),
        label,
        merge=merge,
        gesture=merge is not None,
    )


def resize(
    session: Session,
    box: BoxId,
    column: int,
    line: int,
    columns: int,
    lines: int,
    merge: Hashable = None,
) -> Change:
    """Give a box another rectangle of cells."""
    cells = cells_at(column, line, columns, lines)
    label = msg("Resize “{headline}”", headline=_named(session, box))
    return session.do(
        lambda issue: edit.resize_box(issue, box, cells),
        label,
        merge=merge,
        gesture=merge is not None,
    )


def nudge(session: Session, box: BoxId, columns: int, lines: int) -> Change:
    """Move a box by columns and lines; quick repeats make one step."""
    label = msg("Move “{headline}”", headline=_named(session, box))
    return session.do(
        lambda issue: edit.nudge(issue, box, columns, lines), label, merge=("nudge", box)
    )


def remove(session: Session, box: tuple[BoxId, ...]) -> Change:
    """Take boxes from the page; articles return to the tray, what a package holds stays."""

    def without(issue: Issue) -> Issue:
        return reduce(edit.remove_box, box, issue)

    return session.do(without, _removed(session, box))


def _removed(session: Session, boxes: tuple[BoxId, ...]) -> Message:
    if len(boxes) != 1:
        return msg("Take {count} boxes from the page", count=len(boxes))
    name = _named(session, boxes[0])
    if isinstance(index(session.issue).boxes[boxes[0]][1], Package):
        return msg("Take the package “{title}” apart", title=name)
    return msg("Take “{headline}” from the page", headline=name)


def continue_(
    session: Session,
    article: ArticleId,
    page: PageId,
    column: int,
    line: int,
    columns: int,
    lines: int,
) -> Change:
    """Continue an article in a further box; both jump lines follow from it."""
    made, cells = BoxId(new_id()), cells_at(column, line, columns, lines)
    return session.do(
        lambda issue: edit.continue_on(issue, article, page, cells, made),
        msg("Continue “{headline}”", headline=headline(index(session.issue).articles[article])),
        select=Selection(page=page, boxes=(made,), article=article),
    )


def front(session: Session, box: BoxId) -> Change:
    """Paint a box last."""
    return session.do(lambda issue: edit.to_front(issue, box), msg("Bring to front"))


def back(session: Session, box: BoxId) -> Change:
    """Paint a box first."""
    return session.do(lambda issue: edit.to_back(issue, box), msg("Send to back"))


def restack(session: Session, box: BoxId, *, up: bool) -> Change:
    """Paint a box above the next one that lies on it, or below the next one that it lies on."""
    label = msg("Bring forward") if up else msg("Send backward")
    return session.do(lambda issue: grouping.restack(issue, box, up=up), label)


def frame(session: Session, box: BoxId) -> Change:
    """Draw a frame round an article or a package, or take it away."""
    _page, found = index(session.issue).boxes[box]
    framed = isinstance(found, ArticleBox | Package) and found.framed
    label = msg("Take the frame off") if framed else msg("Frame the box")
    return session.do(lambda issue: edit.set_framed(issue, box, not framed), label)


def _is_framed(session: Session) -> bool:
    found = box_found(session)
    return isinstance(found, ArticleBox | Package) and found.framed


def _may_be_framed(session: Session) -> bool:
    return writable(session) and isinstance(box_found(session), ArticleBox | Package)


def pin(session: Session, box: tuple[BoxId, ...]) -> Change:
    """Keep boxes where they stand when the page is arranged by itself, and under the mouse."""
    return _pinned(session, box, pinned=True)


def unpin(session: Session, box: tuple[BoxId, ...]) -> Change:
    """Let boxes go where the page is better for them."""
    return _pinned(session, box, pinned=False)


def _pinned(session: Session, boxes: tuple[BoxId, ...], *, pinned: bool) -> Change:
    """Pin boxes or let them go; of several those that are articles'."""
    found = index(session.issue).boxes
    chosen = [b for b in boxes if len(boxes) == 1 or isinstance(found[b][1], ArticleBox)]
    if not chosen:
        raise CommandError("box.no_article_box", box=" ".join(boxes))

    def done(issue: Issue) -> Issue:
        return reduce(lambda i, box: edit.set_pinned(i, box, pinned=pinned), chosen, issue)

    named = _named(session, chosen[0])
    label = msg("Pin “{headline}”", headline=named)
    return session.do(done, label if pinned else msg("Unpin “{headline}”", headline=named))


def _is_pinned(session: Session, *, wanted: bool) -> bool:
    """Tell whether one of the selected boxes is an article's, pinned or not as `wanted`."""
    found = index(session.issue).boxes
    boxes = (found[box][1] for box in session.selection.boxes if box in found)
    return writable(session) and any(
        isinstance(box, ArticleBox) and box.pinned is wanted for box in boxes
    )


def shape(session: Session, box: BoxId, cells: tuple[Cells, ...], merge: Hashable = None) -> Change:
    """Give a box the union of rectangles: L, T, steps."""
    return session.do(
        lambda issue: edit.set_shape(issue, box, cells),
        msg("Shape the box"),
        merge=merge,
        gesture=merge is not None,
    )


def rectangles(_session: Session, given: object) -> tuple[Cells, ...]:
    """Take rectangles of cells, each `column line columns lines`, parted by semicolons."""
    found = []
    for each in str(given).split(";"):
        try:
            column, line, columns, lines = map(int, each.replace(",", " ").split())
        except ValueError:
            raise CommandError("command.bad_rectangles", value=str(given)) from None
        found.append(cells_at(column, line, columns, lines))
    return tuple(found)


def _with_cells(*more: Argument) -> tuple[Argument, ...]:
    return (*more, COLUMN, LINE, Argument(name="columns", reader=whole))


_SOME = Argument(name="box", reader=several_boxes, default=selected_boxes)

COMMANDS = (
    Command(
        name="box.place",
        title=msg("Place on the page"),
        arguments=(*_with_cells(ARTICLE, PAGE), optional_whole("lines")),
        enabled=writable,
        action=place,
    ),
    Command(
        name="box.move",
        title=msg("Move the box"),
        arguments=(
            BOX,
            COLUMN,
            LINE,
            Argument(name="page", reader=page, optional=True),
            MERGE,
        ),
        enabled=writable,
        action=move,
    ),
    Command(
        name="box.resize",
        title=msg("Resize the box"),
        arguments=(*_with_cells(BOX), Argument(name="lines", reader=whole), MERGE),
        enabled=writable,
        action=resize,
    ),
    Command(
        name="box.nudge",
        title=msg("Nudge the box"),
        arguments=(
            BOX,
            Argument(name="columns", reader=whole, default=lambda _session: 0),
            Argument(name="lines", reader=whole, default=lambda _session: 0),
        ),
        enabled=writable,
        action=nudge,
    ),
    Command(
        name="box.remove",
        title=msg("Take from the page"),
        shortcut="Del",
        arguments=(_SOME,),
        enabled=has_several_boxes(1),
        action=remove,
    ),
    Command(
        name="box.continue",
        title=msg("Continue on another page…"),
        arguments=(*_with_cells(ARTICLE, PAGE), Argument(name="lines", reader=whole)),
        enabled=has_article_box,
        action=continue_,
    ),
    Command(
        name="box.frame",
        title=msg("Frame"),
        arguments=(BOX,),
        enabled=_may_be_framed,
        checked=_is_framed,
        action=frame,
    ),
    Command(
        name="box.front",
        title=msg("Bring to front"),
        shortcut="Ctrl+Shift+]",
        arguments=(BOX,),
        enabled=has_box,
        action=front,
    ),
    Command(
        name="box.back",
        title=msg("Send to back"),
        shortcut="Ctrl+Shift+[",
        arguments=(BOX,),
        enabled=has_box,
        action=back,
    ),
    Command(
        name="box.forward",
        title=msg("Bring forward"),
        shortcut="Ctrl+]",
        arguments=(BOX,),
        enabled=has_box,
        action=lambda session, box: restack(session, box, up=True),
    ),
    Command(
        name="box.backward",
        title=msg("Send backward"),
        shortcut="Ctrl+[",
        arguments=(BOX,),
        enabled=has_box,
        action=lambda session, box: restack(session, box, up=False),
    ),
    Command(
        name="box.pin",
        title=msg("Pin in its place"),
        shortcut="Ctrl+L",
        arguments=(_SOME,),
        enabled=lambda session: _is_pinned(session, wanted=False),
        action=pin,
    ),
    Command(
        name="box.unpin",
        title=msg("Unpin"),
        shortcut="Ctrl+Alt+L",
        arguments=(_SOME,),
        enabled=lambda session: _is_pinned(session, wanted=True),
        action=unpin,
    ),
    Command(
        name="box.shape",
        title=msg("Shape of the box…"),
        arguments=(BOX, Argument(name="cells", reader=rectangles), MERGE),
        enabled=has_article_box,
        action=shape,
    ),
)
