"""Commands on several boxes, on occupied places and on whole rows of the tray."""

from collections.abc import Hashable

from layout_app.desk.commands.arguments import BOX, BOXES, MERGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    article,
    has_several_boxes,
    page,
    selected_page,
    several_articles,
    whole,
    writable,
)
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import Message, msg
from layout_app.edit import grouping
from layout_app.edit.grouping import Edge
from layout_app.errors import CommandError
from layout_app.model.article import characters, headline
from layout_app.model.ids import ArticleId, BoxId, PageId, new_id
from layout_app.model.issue import index


def unplaced(session: Session) -> tuple[ArticleId, ...]:
    """Return the articles that stand on no page, the weightiest and longest first."""
    parts = index(session.issue).parts
    left = (found for found in session.issue.articles if found.id not in parts)
    return tuple(a.id for a in sorted(left, key=lambda a: (a.rank, -characters(a))))


def _has_unplaced(session: Session) -> bool:
    """Tell whether `unplaced` would name any; menus ask at every change."""
    parts = index(session.issue).parts
    return writable(session) and any(found.id not in parts for found in session.issue.articles)


def fill(session: Session, articles: tuple[ArticleId, ...], page: PageId | None) -> Change:
    """Place articles where they fit whole, from a page on to the last; others stay in the tray."""
    from layout_app.desk.pages.placing import filled  # a window opens without it

    pages = [each.id for each in session.issue.pages]
    onward = pages[pages.index(page) :] if page else pages
    return session.do(
        lambda issue: filled(issue, session.composer, articles, onward),
        msg("Place articles where they fit"),
    )


def insert_above(
    session: Session, box: BoxId, article: ArticleId, lines: int | None = None
) -> Change:
    """Place an article in the upper lines of a box, as many as its text needs."""
    cells = grouping.cells_of_box(session.issue, box)
    if lines is None:
        if article in index(session.issue).parts:
            raise CommandError("box.already_placed", article=article)
        lines = session.composer.shape_for(session.issue, article, cells.columns)
    made, height = BoxId(new_id()), lines
    named = headline(index(session.issue).articles[article])
    return session.do(
        lambda issue: grouping.insert_above(issue, box, article, height, made),
        msg("Insert “{headline}”", headline=named),
        select=_shown(session, box, article, made),
    )


def _shown(
    session: Session, box: BoxId, article: ArticleId, made: BoxId | None = None
) -> Selection:
    home, _found = index(session.issue).boxes[box]
    return Selection(page=home, boxes=(made or box,), article=article)


def move_together(
    session: Session,
    boxes: tuple[BoxId, ...],
    columns: int,
    lines: int,
    merge: Hashable = None,
) -> Change:
    """Move boxes by whole columns and lines as one."""
    return session.do(
        lambda issue: grouping.move_together(issue, boxes, columns, lines),
        msg("Move the boxes"),
        merge=merge or ("together", boxes),
        gesture=merge is not None,
    )


def align(session: Session, boxes: tuple[BoxId, ...], edge: Edge) -> Change:
    """Lay boxes with one edge where the first of them has it."""
    return session.do(lambda issue: grouping.align(issue, boxes, edge), msg("Align the boxes"))


def set_place(
    session: Session,
    boxes: tuple[BoxId, ...],
    column: int | None,
    line: int | None,
    columns: int | None,
    lines: int | None,
    merge: Hashable = None,
) -> Change:
    """Give boxes the same first column or line, width or height."""
    return session.do(
        lambda issue: grouping.set_place(
            issue, boxes, column=column, line=line, columns=columns, lines=lines
        ),
        msg("Place the boxes"),
        merge=merge,
    )


def distribute(session: Session, boxes: tuple[BoxId, ...], *, across: bool = False) -> Change:
    """Share the room between boxes equally, in whole lines or columns."""
    return session.do(
        lambda issue: grouping.distribute(issue, boxes, across=across),
        msg("Distribute the boxes"),
    )


def _aligned(edge: Edge) -> Command:
    titles = {
        Edge.LEFT: msg("Align left edges"),
        Edge.RIGHT: msg("Align right edges"),
        Edge.TOP: msg("Align tops"),
        Edge.FOOT: msg("Align feet"),
        Edge.CENTRE: msg("Centre across"),
        Edge.MIDDLE: msg("Centre downwards"),
    }
    return Command(
        name=f"box.align_{edge.value}",
        title=titles[edge],
        arguments=(BOXES,),
        # A single one is centred on the page.
        enabled=has_several_boxes(1 if edge in (Edge.CENTRE, Edge.MIDDLE) else 2),
        action=lambda session, boxes: align(session, boxes, edge),
    )


def _sized(name: str, title: Message, *, across: bool) -> Command:
    return Command(
        name=name,
        title=title,
        arguments=(BOXES,),
        enabled=has_several_boxes(2),
        action=lambda session, boxes: session.do(
            lambda issue: grouping.same_size(issue, boxes, across=across), title
        ),
    )


COMMANDS = (
    Command(
        name="box.fill",
        title=msg("Place what fits"),
        shortcut="Ctrl+Shift+L",
        arguments=(
            Argument(name="articles", reader=several_articles, default=unplaced),
            Argument(name="page", reader=page, default=selected_page, optional=True),
        ),
        enabled=_has_unplaced,
        action=fill,
    ),
    Command(
        name="box.insert_above",
        title=msg("Insert an article above a box"),
        arguments=(
            BOX,
            Argument(name="article", reader=article),
            Argument(name="lines", reader=whole, optional=True),
        ),
        action=insert_above,
    ),
    Command(
        name="box.move_together",
        title=msg("Move boxes together"),
        arguments=(
            BOXES,
            Argument(name="columns", reader=whole, default=lambda _session: 0),
            Argument(name="lines", reader=whole, default=lambda _session: 0),
            Argument(name="merge", reader=lambda _session, given: given, optional=True),
        ),
        enabled=has_several_boxes(1),
        action=move_together,
    ),
    Command(
        name="box.place_together",
        title=msg("Place boxes alike"),
        arguments=(
            BOXES,
            *(
                Argument(name=name, reader=whole, optional=True)
                for name in ("column", "line", "columns", "lines")
            ),
            MERGE,
        ),
        enabled=has_several_boxes(2),
        action=set_place,
    ),
    *map(_aligned, Edge),
    _sized("box.same_width", msg("Same width"), across=True),
    _sized("box.same_height", msg("Same height"), across=False),
    Command(
        name="box.distribute_across",
        title=msg("Distribute across"),
        arguments=(BOXES,),
        enabled=has_several_boxes(3),
        action=lambda session, boxes: distribute(session, boxes, across=True),
    ),
    Command(
        name="box.distribute",
        title=msg("Distribute downwards"),
        arguments=(BOXES,),
        enabled=has_several_boxes(3),
        action=distribute,
    ),
)
