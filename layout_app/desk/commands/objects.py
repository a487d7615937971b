"""Commands on what an article holds beside text: tables, names, verse, notices."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from layout_app.desk.commands.arguments import ARTICLE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    Reader,
    has_article,
    number,
    one_of,
    path,
    whole,
)
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import objects as edit
from layout_app.errors import CommandError
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index, paper_of, stylebook_of
from layout_app.model.setting import (
    CELL_END,
    CellAlign,
    Merged,
    NamesSetting,
    NoticesSetting,
    Numbering,
    Setting,
    TableRules,
    TableSetting,
    VerseAlign,
    VerseSetting,
)
from layout_app.model.style import style_in_chars
from layout_app.model.text import Paragraph


def each(reader: Reader) -> Reader:
    """Return a reader of values parted by commas."""

    def read(session: Session, given: object) -> tuple[object, ...]:
        return tuple(reader(session, part.strip()) for part in str(given).split(","))

    return read


def cells(_session: Session, given: object) -> tuple[Merged, ...]:
    """Take merged cells, each `row column rows columns` from 0, parted by semicolons."""
    found = []
    for part in filter(str.strip, str(given).split(";")):
        try:
            row, column, rows, columns = map(int, part.replace(",", " ").split())
            found.append(Merged(row, column, rows, columns))
        except ValueError:
            raise CommandError("command.bad_merged", value=str(given)) from None
    return tuple(found)


def _set(
    session: Session, article: ArticleId, first: int, last: int, make: Callable[[], Setting]
) -> Change:
    try:
        setting = make()
    except ValueError as error:
        raise CommandError("article.bad_setting", why=str(error)) from None
    return session.do(
        lambda issue: edit.set_object(issue, article, first, last, setting),
        msg("Set paragraphs as an object"),
    )


def table(
    session: Session,
    article: ArticleId,
    first: int,
    last: int,
    heads: int | None,
    aligns: tuple[CellAlign, ...],
    widths: tuple[float, ...],
    rules: TableRules,
    span: int | None,
    merged: tuple[Merged, ...] | None,
) -> Change:
    """Set paragraphs as the rows of a table, their cells parted by tabs; merged ones stay so.

    Heads and span that nobody names stay, too, or follow from what the cells hold.
    """
    known = known_table(session.issue, article, first, last)
    return _set(
        session,
        article,
        first,
        last,
        lambda: TableSetting(
            heads=known.heads if heads is None else heads,
            aligns=aligns,
            widths=widths,
            rules=rules,
            span=known.span if span is None else span,
            merged=known.merged if merged is None else merged,
        ),
    )


def known_table(issue: Issue, article: ArticleId, first: int, last: int) -> TableSetting:
    """Return how the table is set that begins at a paragraph, or how one of these rows would be."""
    paragraphs = index(issue).articles[article].paragraphs[max(0, first) : last + 1]
    found = paragraphs[0].setting if paragraphs else None
    return found if isinstance(found, TableSetting) else _usual_table(issue, paragraphs)


def _usual_table(issue: Issue, paragraphs: Sequence[Paragraph]) -> TableSetting:
    paper = paper_of(issue)
    size = style_in_chars(stylebook_of(issue).table, paper.em).size
    return edit.usual_table([p.text.split(CELL_END) for p in paragraphs], paper, size)


def names(session: Session, article: ArticleId, first: int, last: int, cell: int) -> Change:
    """Set paragraphs as lists of names on tab stops; 0 lets the names decide on the stops."""
    return _set(session, article, first, last, lambda: NamesSetting(cell=cell))


def verse(session: Session, article: ArticleId, first: int, last: int, align: VerseAlign) -> Change:
    """Set paragraphs as the lines of a poem; a setting further down begins a stanza."""
    return _set(session, article, first, last, lambda: VerseSetting(align=align))


def notices(
    session: Session, article: ArticleId, first: int, last: int, numbers: Numbering, start: int
) -> Change:
    """Set paragraphs as numbered notices; a number in the copy is kept."""
    return _set(session, article, first, last, lambda: NoticesSetting(numbers=numbers, first=start))


def insert(session: Session, article: ArticleId, path: Path, at: int | None) -> Change:
    """Put the table of a CSV file into an article, behind its text or before a paragraph."""
    from layout_app.desk.files import read_bytes
    from layout_app.intake.rows import csv_rows, table_paragraphs

    _decoded, rows = csv_rows(read_bytes(path), path.name)
    paragraphs = table_paragraphs(rows)
    if not paragraphs:
        raise CommandError("article.empty_table", path=str(path))
    place = len(index(session.issue).articles[article].paragraphs) if at is None else at
    first = replace(paragraphs[0], setting=_usual_table(session.issue, paragraphs))
    paragraphs = (first, *paragraphs[1:])
    return session.do(
        lambda issue: edit.insert(issue, article, place, paragraphs), msg("Insert a table")
    )


def _usual(value: object) -> Callable[[Session], object]:
    return lambda _session: value


_RUN = (ARTICLE, Argument(name="first", reader=whole), Argument(name="last", reader=whole))

COMMANDS = (
    Command(
        name="article.table",
        title=msg("Set as a table…"),
        arguments=(
            *_RUN,
            Argument(name="heads", reader=whole, optional=True),
            Argument(name="aligns", reader=each(one_of(CellAlign)), default=_usual(())),
            Argument(name="widths", reader=each(number), default=_usual(())),
            Argument(name="rules", reader=one_of(TableRules), default=_usual(TableRules.OPEN)),
            Argument(name="merged", reader=cells, optional=True),
            Argument(name="span", reader=whole, optional=True),
        ),
        enabled=has_article,
        action=table,
    ),
    Command(
        name="article.insert_table",
        title=msg("Insert a table from a file…"),
        arguments=(
            ARTICLE,
            Argument(name="path", reader=path),
            Argument(name="at", reader=whole, optional=True),
        ),
        enabled=has_article,
        action=insert,
    ),
    Command(
        name="article.names",
        title=msg("Set as a list of names…"),
        arguments=(*_RUN, Argument(name="cell", reader=whole, default=_usual(0))),
        enabled=has_article,
        action=names,
    ),
    Command(
        name="article.verse",
        title=msg("Set as verse…"),
        arguments=(
            *_RUN,
            Argument(name="align", reader=one_of(VerseAlign), default=_usual(VerseAlign.BLOCK)),
        ),
        enabled=has_article,
        action=verse,
    ),
    Command(
        name="article.notices",
        title=msg("Set as numbered notices…"),
        arguments=(
            *_RUN,
            Argument(name="numbers", reader=one_of(Numbering), default=_usual(Numbering.FIGURES)),
            Argument(name="start", reader=whole, default=_usual(1)),
        ),
        enabled=has_article,
        action=notices,
    ),
)
