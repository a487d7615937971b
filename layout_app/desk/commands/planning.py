"""Commands on boxes whose copy is to come, changes, or is derived: planned, replaced, 导读."""

from layout_app.desk.commands.arguments import BOX, PAGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    article,
    box_found,
    has_page,
    selected_article,
    text,
    whole,
    writable,
    yes,
)
from layout_app.desk.pages.landing import room_for
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import msg
from layout_app.edit import planning as edit
from layout_app.edit.shapes import cells_at
from layout_app.model.article import headline
from layout_app.model.box import ArticleBox, ContentsBox, PlannedBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId, new_id
from layout_app.model.issue import index


def plan(
    session: Session,
    page: PageId,
    column: int | None,
    line: int | None,
    columns: int,
    lines: int,
    slug: str | None,
    chars: int,
    picture: bool,
) -> Change:
    """Keep room for an article that is still being written; no place given takes a free one."""
    made, cells = BoxId(new_id()), _cells(session, page, column, line, columns, lines)
    return session.do(
        lambda issue: edit.plan(
            issue, page, cells, made, slug=slug or "", chars=chars, picture=picture
        ),
        msg("Plan an article"),
        select=Selection(page=page, boxes=(made,)),
    )


def replace_article(session: Session, box: BoxId, article: ArticleId) -> Change:
    """Put another article into a box; the old one returns to the tray whole."""
    shown = headline(index(session.issue).articles[article])
    return session.do(
        lambda issue: edit.replace_article(issue, box, article),
        msg("Put “{headline}” into the box", headline=shown),
        select=Selection(page=index(session.issue).boxes[box][0], boxes=(box,), article=article),
    )


def add_contents(
    session: Session,
    page: PageId,
    column: int | None,
    line: int | None,
    columns: int,
    lines: int,
    title: str | None,
    articles: tuple[ArticleId, ...],
) -> Change:
    """Put 导读 on a page: headlines with their folios, which follow every move."""
    made, cells = BoxId(new_id()), _cells(session, page, column, line, columns, lines)
    return session.do(
        lambda issue: edit.add_contents(
            issue, page, cells, made, title=title or "", articles=articles
        ),
        msg("Add the contents"),
        select=Selection(page=page, boxes=(made,)),
    )


def change_planned(
    session: Session, box: BoxId, slug: str | None, chars: int | None, picture: bool | None
) -> Change:
    """Say otherwise what a planned article will be about, how long, and whether with a picture."""
    return session.do(
        lambda issue: edit.change_planned(issue, box, slug, chars, picture),
        msg("Change the planned article"),
    )


def change_contents(
    session: Session, box: BoxId, title: str | None, articles: tuple[ArticleId, ...] | None
) -> Change:
    """Give a 导读 another title or other articles."""
    return session.do(
        lambda issue: edit.change_contents(issue, box, title, articles),
        msg("Change the contents"),
    )


def _cells(
    session: Session, page: PageId, column: int | None, line: int | None, columns: int, lines: int
) -> Cells:
    """Return the cells given, or the uppermost free ones of their size."""
    if column is None and line is None and columns > 0 and lines > 0:
        return room_for(session.issue, page, columns, lines)
    return cells_at(column or 0, line or 0, columns, lines)


def article_list(session: Session, given: object) -> tuple[ArticleId, ...]:
    """Take articles by their ids, parted by commas; nothing gives none."""
    return tuple(article(session, name) for name in str(given).replace(",", " ").split())


_CELLS = (
    *(Argument(name=n, reader=whole, optional=True) for n in ("column", "line")),
    *(Argument(name=n, reader=whole) for n in ("columns", "lines")),
)


def _is_planned(session: Session) -> bool:
    return writable(session) and isinstance(box_found(session), PlannedBox)


def _is_contents(session: Session) -> bool:
    return writable(session) and isinstance(box_found(session), ContentsBox)


def _can_take_another(session: Session) -> bool:
    """Tell whether the only selected box takes an article, and one waits for a place."""
    parts = index(session.issue).parts
    takes = isinstance(box_found(session), ArticleBox | PlannedBox)
    return writable(session) and takes and any(a.id not in parts for a in session.issue.articles)


COMMANDS = (
    Command(
        name="box.plan",
        title=msg("Plan an article…"),
        arguments=(
            PAGE,
            *_CELLS,
            Argument(name="slug", reader=text, optional=True),
            Argument(name="chars", reader=whole, default=lambda _session: 0),
            Argument(name="picture", reader=yes, default=lambda _session: False),
        ),
        enabled=has_page,
        action=plan,
    ),
    Command(
        name="box.planned",
        title=msg("Change the planned article"),
        arguments=(
            BOX,
            Argument(name="slug", reader=text, optional=True),
            Argument(name="chars", reader=whole, optional=True),
            Argument(name="picture", reader=yes, optional=True),
        ),
        enabled=_is_planned,
        action=change_planned,
    ),
    Command(
        name="box.contents",
        title=msg("Change the contents"),
        arguments=(
            BOX,
            Argument(name="title", reader=text, optional=True),
            Argument(name="articles", reader=article_list, optional=True),
        ),
        enabled=_is_contents,
        action=change_contents,
    ),
    Command(
        name="box.replace",
        title=msg("Replace the article in the box…"),
        arguments=(
            BOX,
            Argument(name="article", reader=article, default=selected_article),
        ),
        enabled=_can_take_another,
        action=replace_article,
    ),
    Command(
        name="page.contents",
        title=msg("Add the contents (导读)…"),
        arguments=(
            PAGE,
            *_CELLS,
            Argument(name="title", reader=text, optional=True),
            Argument(name="articles", reader=article_list, default=lambda _session: ()),
        ),
        enabled=has_page,
        action=add_contents,
    ),
)
