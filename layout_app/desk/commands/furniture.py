"""Commands on furniture: the issue's record, the words of a page, logo, 报花."""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from layout_app.desk.commands.arguments import PAGE
from layout_app.desk.commands.command import (
    Argument,
    Command,
    has_page,
    leaf,
    one_of,
    path,
    selected_leaf,
    text,
    whole,
)
from layout_app.desk.pages.folios import Leaf
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import msg
from layout_app.edit import pages, record
from layout_app.edit.shapes import cells_at
from layout_app.errors import CommandError, CopyError
from layout_app.model.box import Media
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.issue import Colophon, Issue, LegalKind, Logo

_COLOPHON = tuple(field.name for field in fields(Colophon))
_STAFF = ("editor", "designer", "proofreader")


def day(_session: Session, given: object) -> dt.date:
    """Take a date such as 2026-11-23."""
    try:
        return dt.date.fromisoformat(str(given))
    except ValueError:
        raise CommandError("record.bad_date", value=str(given)) from None


def set_record(session: Session, **told: Any) -> Change:  # noqa: ANN401 - as `recorded` takes it
    """Say what the furniture of every page tells: name, date, numbers, legal kind, colophon."""
    return session.do(lambda issue: recorded(issue, **told), msg("Change the issue's record"))


def recorded(
    issue: Issue,
    name: str | None = None,
    date: dt.date | None = None,
    number: int | None = None,
    total: int | None = None,
    legal: LegalKind | None = None,
    web: str | None = None,
    without: str | None = None,
    **colophon: str | None,
) -> Issue:
    """Return the issue with another record; what is not told stays."""
    issue = record.set_record(
        issue,
        name=name,
        date=date,
        number=number,
        total=total,
        legal=legal,
        web=web,
        without=(without or "").split(),
    )
    told = {field: words for field, words in colophon.items() if words is not None}
    return record.set_colophon(issue, told)


def set_logo(session: Session, path: Path | None) -> Change:
    """Let the paper's name be lettering from a PDF or a picture; without a file it is type."""
    logo = Logo() if path is None else logo_of(path, session.keep_original)
    return session.do(lambda issue: record.set_logo(issue, logo), msg("Change the logo"))


def logo_of(path: Path, keep: Callable[[bytes], str]) -> Logo:
    """Return a file as the paper's name; CopyError for one that nobody could print."""
    from layout_app.desk.material.ads import ad_file  # readers of files: a window opens without

    file = ad_file(path, keep, str(path))
    return Logo(original=file.original, media=file.media, extent=file.extent)


def set_words(
    session: Session, page: Leaf, name: str | None, words: str, **told: str | None
) -> Change:
    """Give furniture of a page words of its own; none let it be derived again.

    One of its parts is named, or several are told by their names.
    """
    texts = {part: text for part, text in told.items() if text is not None}
    if name is not None:
        texts[name] = words
    return session.do(
        lambda issue: pages.set_furniture(issue, page.page, texts, is_right=page.is_right),
        msg("Word the furniture"),
    )


def set_staff(
    session: Session,
    page: Leaf,
    editor: str | None,
    designer: str | None,
    proofreader: str | None,
) -> Change:
    """Say who made a page: 责编, 美编, 校对."""
    given = zip(_STAFF, (editor, designer, proofreader), strict=True)
    words = {name: told for name, told in given if told is not None}
    return session.do(
        lambda issue: pages.set_furniture(issue, page.page, words, is_right=page.is_right),
        msg("Name who made the page"),
    )


def place_picture(
    session: Session,
    page: PageId,
    path: Path,
    column: int,
    line: int,
    columns: int,
    lines: int,
) -> Change:
    """Put a picture that belongs to no article on a page, such as 报花."""
    from layout_app.desk.material.ads import ad_file

    cells, made = cells_at(column, line, columns, lines), BoxId(new_id())
    file = ad_file(path, session.keep_original, str(path))
    if file.media is not Media.PICTURE:
        raise CopyError("ad.unreadable", str(path))
    return session.do(
        lambda issue: pages.place_picture(issue, page, cells, made, file.original),
        msg("Place a picture"),
        select=Selection(page=page, boxes=(made,)),
    )


def _optional(name: str) -> Argument:
    return Argument(name=name, reader=text, optional=True)


_LEAF = Argument(name="page", reader=leaf, default=selected_leaf)

COMMANDS = (
    Command(
        name="issue.record",
        title=msg("Record of the issue…"),
        shortcut="Ctrl+Shift+I",
        arguments=(
            _optional("name"),
            Argument(name="date", reader=day, optional=True),
            Argument(name="number", reader=whole, optional=True),
            Argument(name="total", reader=whole, optional=True),
            Argument(name="legal", reader=one_of(LegalKind), optional=True),
            _optional("web"),
            _optional("without"),
            *map(_optional, _COLOPHON),
        ),
        action=set_record,
    ),
    Command(
        name="issue.logo",
        title=msg("Logo of the masthead…"),
        arguments=(Argument(name="path", reader=path, optional=True),),
        action=set_logo,
    ),
    Command(
        name="page.words",
        title=msg("Words of header, ear and imprint…"),
        arguments=(
            _LEAF,
            _optional("name"),
            Argument(name="words", default=lambda _session: ""),
            *map(_optional, pages.FURNITURE),
        ),
        enabled=has_page,
        action=set_words,
    ),
    Command(
        name="page.staff",
        title=msg("Editors of the page…"),
        arguments=(_LEAF, *map(_optional, _STAFF)),
        enabled=has_page,
        action=set_staff,
    ),
    Command(
        name="page.picture",
        title=msg("Place a picture…"),
        arguments=(
            PAGE,
            Argument(name="path", reader=path),
            *(Argument(name=n, reader=whole) for n in ("column", "line", "columns", "lines")),
        ),
        enabled=has_page,
        action=place_picture,
    ),
)
