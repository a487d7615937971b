"""Commands on boxes: an article as one object on a page."""

from collections.abc import Hashable

from layout_app.desk.commands.command import (
    Argument,
    Command,
    article,
    box,
    box_found,
    has_article_box,
    has_box,
    number,
    one_of,
    optional_whole,
    page,
    selected_article,
    selected_box,
    selected_page,
    whole,
    writable,
)
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import msg
from layout_app.edit import boxes as edit
from layout_app.edit.shapes import cells_at
from layout_app.errors import CommandError
from layout_app.model.article import headline
from layout_app.model.box import (
    UPRIGHT,
    Arrangement,
    ArticleBox,
    Division,
    Region,
    RegionKind,
    TextBox,
)
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.ids import ArticleId, BoxId, PageId, new_id
from layout_app.model.issue import index, paper_of
from layout_app.model.paper import Remainder

_BOX = Argument(name="box", reader=box, default=selected_box)
_COLUMN = Argument(name="column", reader=whole)
_LINE = Argument(name="line", reader=whole)


def _named(session: Session, box: BoxId) -> str:
    """Return the headline of the article in a box, for the undo menu."""
    _page, found = index(session.issue).boxes[box]
    articles = index(session.issue).articles
    shown = articles.get(found.article) if isinstance(found, ArticleBox) else None
    return headline(shown) if shown else box


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


def remove(session: Session, box: BoxId) -> Change:
    """Take a box from its page; its article returns to the tray."""
    label = msg("Take “{headline}” from the page", headline=_named(session, box))
    return session.do(lambda issue: edit.remove_box(issue, box), label)


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


def columns(session: Session, box: BoxId, columns: int, merge: Hashable = None) -> Change:
    """Divide a box into inner columns; 0 takes the page's."""
    return session.do(
        lambda issue: edit.set_columns(issue, box, columns),
        msg("Set the columns"),
        merge=merge,
        gesture=merge is not None,
    )


def front(session: Session, box: BoxId) -> Change:
    """Paint a box last."""
    return session.do(lambda issue: edit.to_front(issue, box), msg("Bring to front"))


def back(session: Session, box: BoxId) -> Change:
    """Paint a box first."""
    return session.do(lambda issue: edit.to_back(issue, box), msg("Send to back"))


def frame(session: Session, box: BoxId) -> Change:
    """Draw a frame round a box, or take it away."""
    _page, found = index(session.issue).boxes[box]
    framed = isinstance(found, ArticleBox) and found.framed
    label = msg("Take the frame off") if framed else msg("Frame the box")
    return session.do(lambda issue: edit.set_framed(issue, box, not framed), label)


def _is_framed(session: Session) -> bool:
    found = box_found(session)
    return isinstance(found, ArticleBox) and found.framed


def pin(session: Session, box: BoxId) -> Change:
    """Keep a box where it stands when the page is arranged by itself."""
    label = msg("Pin “{headline}”", headline=_named(session, box))
    return session.do(lambda issue: edit.set_pinned(issue, box, pinned=True), label)


def unpin(session: Session, box: BoxId) -> Change:
    """Let a box go where the page is better for it."""
    label = msg("Unpin “{headline}”", headline=_named(session, box))
    return session.do(lambda issue: edit.set_pinned(issue, box, pinned=False), label)


def _is_pinned(session: Session, *, wanted: bool) -> bool:
    """Tell whether the only selected box is an article's, pinned or not as `wanted`."""
    found = box_found(session)
    return writable(session) and isinstance(found, ArticleBox) and found.pinned is wanted


def headline_size(session: Session, box: BoxId, size: float) -> Change:
    """Set the headline of a box at a size in 字; 0 lets the stylebook fit it."""
    return session.do(
        lambda issue: edit.set_headline_size(issue, box, size),
        msg("Set the headline's size"),
        merge=("headline.size", box),
    )


def head_lines(session: Session, box: BoxId, lines: int) -> Change:
    """Keep grid lines for the heads of a box; 0 gives them what they need."""
    return session.do(
        lambda issue: edit.set_head_lines(issue, box, lines),
        msg("Set the lines of the heads"),
        merge=("headline.lines", box),
    )


def shape(session: Session, box: BoxId, cells: tuple[Cells, ...], merge: Hashable = None) -> Change:
    """Give a box the union of rectangles: L, T, steps."""
    return session.do(
        lambda issue: edit.set_shape(issue, box, cells),
        msg("Shape the box"),
        merge=merge,
        gesture=merge is not None,
    )


def arrange(
    session: Session, box: BoxId, arrangement: Arrangement, merge: Hashable = None
) -> Change:
    """Say where the heads of a box stand to its text: 盖文, 文夹题, 串文, 文包题, 竖题."""
    return session.do(
        lambda issue: edit.set_arrangement(issue, box, arrangement),
        msg("Arrange the heads"),
        merge=merge,
        gesture=merge is not None,
    )


def vertical_headline(session: Session, box: BoxId) -> Change:
    """Set the heads of a box vertically at the right of its text, or over it again."""
    _page, found = index(session.issue).boxes[box]
    stands = isinstance(found, ArticleBox) and found.arrangement in UPRIGHT
    wanted = Arrangement.OVER if stands else Arrangement.VERTICAL_RIGHT
    label = msg("Set the headline level again") if stands else msg("Set the headline vertically")
    return session.do(lambda issue: edit.set_arrangement(issue, box, wanted), label)


def _has_upright_heads(session: Session) -> bool:
    found = box_found(session)
    return isinstance(found, ArticleBox) and found.arrangement in UPRIGHT


def vertical_text(session: Session, box: BoxId) -> Change:
    """Let the lines of a text run down and from right to left, or across again."""
    _page, found = index(session.issue).boxes[box]
    vertical = isinstance(found, ArticleBox | TextBox) and found.vertical
    label = msg("Set the text level again") if vertical else msg("Set the text vertically")
    return session.do(lambda issue: edit.set_vertical(issue, box, vertical=not vertical), label)


def _has_text(session: Session) -> bool:
    return writable(session) and isinstance(box_found(session), ArticleBox | TextBox)


def _is_vertical(session: Session) -> bool:
    found = box_found(session)
    return isinstance(found, ArticleBox | TextBox) and found.vertical


def division(
    session: Session, box: BoxId, division: Division, remainder: Remainder | None
) -> Change:
    """Say how a box is divided into inner columns, and where a remainder goes (破栏)."""
    return session.do(
        lambda issue: edit.set_division(issue, box, division, remainder),
        msg("Divide the columns"),
    )


def drop_cap(session: Session, box: BoxId, lines: int) -> Change:
    """Set the first character of a text so many lines high; 0 sets it as the others."""
    return session.do(lambda issue: edit.set_drop_cap(issue, box, lines), msg("Set a drop cap"))


def air(
    session: Session,
    box: BoxId,
    pictures: int | None,
    subheads: int | None,
    loosen: int | None,
) -> Change:
    """Give subheads lines of air, pictures and paragraphs lines more or fewer."""
    given = {"pictures": pictures, "subheads": subheads, "loosen": loosen}
    return session.do(lambda issue: edit.set_air(issue, box, **given), msg("Give air"))


def region(
    session: Session,
    box: BoxId,
    kind: RegionKind,
    number: int,
    x: float,
    line: int,
    width: float,
    lines: int,
    over: bool,
    merge: Hashable = None,
) -> Change:
    """Give a part of a box its place in 字 and lines; `over` lets text run on below it."""
    paper = paper_of(session.issue)
    if min(x, line) < 0 or width < 1 or lines < 1:
        raise CommandError("box.bad_region", box=box)
    em, leading = paper.em, paper.leading
    place = Rect(
        quantised(x * em),
        quantised(line * leading),
        quantised(width * em),
        quantised((lines - 1) * leading + em),
    )
    placed = Region(kind=kind, rect=place, index=number, over=over)
    return session.do(
        lambda issue: edit.set_region(issue, box, placed),
        msg("Place the picture") if kind is RegionKind.PICTURE else msg("Place a part"),
        merge=merge,
        gesture=merge is not None,
    )


def reset_region(session: Session, box: BoxId, kind: RegionKind, number: int) -> Change:
    """Let a part of a box find its place by itself again."""
    return session.do(
        lambda issue: edit.reset_region(issue, box, kind, number),
        msg("Let a part find its place"),
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


def yes(_session: Session, given: object) -> bool:
    """Take a yes or no."""
    if str(given).lower() not in ("0", "1", "yes", "no", "true", "false"):
        raise CommandError("command.not_one_of", value=str(given), names="yes, no")
    return str(given).lower() in ("1", "yes", "true")


def _with_cells(*more: Argument) -> tuple[Argument, ...]:
    return (*more, _COLUMN, _LINE, Argument(name="columns", reader=whole))


_ARTICLE = Argument(name="article", reader=article, default=selected_article)
_PAGE = Argument(name="page", reader=page, default=selected_page)
_KIND = Argument(name="kind", reader=one_of(RegionKind))
_NUMBER = Argument(name="number", reader=whole, default=lambda _session: 0)
_MERGE = Argument(name="merge", reader=lambda _session, given: given, optional=True)

COMMANDS = (
    Command(
        name="box.place",
        title=msg("Place on the page"),
        arguments=(*_with_cells(_ARTICLE, _PAGE), optional_whole("lines")),
        enabled=writable,
        action=place,
    ),
    Command(
        name="box.move",
        title=msg("Move the box"),
        arguments=(
            _BOX,
            _COLUMN,
            _LINE,
            Argument(name="page", reader=page, optional=True),
            _MERGE,
        ),
        enabled=writable,
        action=move,
    ),
    Command(
        name="box.resize",
        title=msg("Resize the box"),
        arguments=(*_with_cells(_BOX), Argument(name="lines", reader=whole), _MERGE),
        enabled=writable,
        action=resize,
    ),
    Command(
        name="box.nudge",
        title=msg("Nudge the box"),
        arguments=(
            _BOX,
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
        arguments=(_BOX,),
        enabled=has_box,
        action=remove,
    ),
    Command(
        name="box.continue",
        title=msg("Continue on another page…"),
        arguments=(*_with_cells(_ARTICLE, _PAGE), Argument(name="lines", reader=whole)),
        enabled=has_article_box,
        action=continue_,
    ),
    Command(
        name="box.columns",
        title=msg("Inner columns…"),
        arguments=(_BOX, Argument(name="columns", reader=whole), _MERGE),
        enabled=has_article_box,
        action=columns,
    ),
    Command(
        name="box.frame",
        title=msg("Frame"),
        arguments=(_BOX,),
        enabled=has_article_box,
        checked=_is_framed,
        action=frame,
    ),
    Command(
        name="box.front",
        title=msg("Bring to front"),
        shortcut="Ctrl+Shift+]",
        arguments=(_BOX,),
        enabled=has_box,
        action=front,
    ),
    Command(
        name="box.back",
        title=msg("Send to back"),
        shortcut="Ctrl+Shift+[",
        arguments=(_BOX,),
        enabled=has_box,
        action=back,
    ),
    Command(
        name="box.pin",
        title=msg("Pin in its place"),
        arguments=(_BOX,),
        enabled=lambda session: _is_pinned(session, wanted=False),
        action=pin,
    ),
    Command(
        name="box.unpin",
        title=msg("Unpin"),
        arguments=(_BOX,),
        enabled=lambda session: _is_pinned(session, wanted=True),
        action=unpin,
    ),
    Command(
        name="box.vertical",
        title=msg("Vertical text"),
        arguments=(_BOX,),
        enabled=_has_text,
        checked=_is_vertical,
        action=vertical_text,
    ),
    Command(
        name="headline.vertical",
        title=msg("Vertical headline"),
        arguments=(_BOX,),
        enabled=has_article_box,
        checked=_has_upright_heads,
        action=vertical_headline,
    ),
    Command(
        name="box.shape",
        title=msg("Shape of the box…"),
        arguments=(_BOX, Argument(name="cells", reader=rectangles), _MERGE),
        enabled=has_article_box,
        action=shape,
    ),
    Command(
        name="headline.arrange",
        title=msg("Arrangement of the heads…"),
        arguments=(
            _BOX,
            Argument(name="arrangement", reader=one_of(Arrangement)),
            _MERGE,
        ),
        enabled=has_article_box,
        action=arrange,
    ),
    Command(
        name="box.division",
        title=msg("Division into columns…"),
        arguments=(
            _BOX,
            Argument(name="division", reader=one_of(Division)),
            Argument(name="remainder", reader=one_of(Remainder), optional=True),
        ),
        enabled=has_article_box,
        action=division,
    ),
    Command(
        name="box.drop_cap",
        title=msg("Drop cap…"),
        arguments=(_BOX, Argument(name="lines", reader=whole)),
        enabled=has_article_box,
        action=drop_cap,
    ),
    Command(
        name="box.air",
        title=msg("Air in the box…"),
        arguments=(
            _BOX,
            *map(optional_whole, ("pictures", "subheads", "loosen")),
        ),
        enabled=has_article_box,
        action=air,
    ),
    Command(
        name="box.region",
        title=msg("Place a part of the box…"),
        arguments=(
            _BOX,
            _KIND,
            _NUMBER,
            Argument(name="x", reader=number),
            _LINE,
            Argument(name="width", reader=number),
            Argument(name="lines", reader=whole),
            Argument(name="over", reader=yes, default=lambda _session: False),
            _MERGE,
        ),
        enabled=has_article_box,
        action=region,
    ),
    Command(
        name="box.reset_region",
        title=msg("Let a part of the box find its place"),
        arguments=(_BOX, _KIND, _NUMBER),
        enabled=has_article_box,
        action=reset_region,
    ),
    Command(
        name="headline.size",
        title=msg("Headline size…"),
        arguments=(_BOX, Argument(name="size", reader=number)),
        enabled=has_article_box,
        action=headline_size,
    ),
    Command(
        name="headline.lines",
        title=msg("Lines of the heads…"),
        arguments=(_BOX, Argument(name="lines", reader=whole)),
        enabled=has_article_box,
        action=head_lines,
    ),
)
