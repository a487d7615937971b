"""Commands on ads: booked, filled, cancelled, booked anew."""

from collections.abc import Iterable
from pathlib import Path

from layout_app.desk.commands.arguments import BOX
from layout_app.desk.commands.command import (
    Argument,
    Command,
    box_found,
    number,
    one_of,
    optional_whole,
    page,
    path,
    selected_page,
    text,
    whole,
    writable,
    yes,
)
from layout_app.desk.files import read_bytes
from layout_app.desk.pages.landing import room_for
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import msg
from layout_app.edit import ads as edit
from layout_app.edit.shapes import cells_at
from layout_app.model.box import OWN_TRIM, AdBox, SheetBox
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.text import Kind, Paragraph


def _has_ad(session: Session) -> bool:
    """Tell whether the only selected box is an ad that may be changed."""
    return writable(session) and isinstance(box_found(session), AdBox)


_MARKS = (("## ", Kind.SUBHEAD), ("# ", Kind.HEADLINE))


def text_of_lines(lines: Iterable[Paragraph]) -> str:
    """Return set text as it is typed."""
    marks = {kind: mark for mark, kind in _MARKS}
    return "\n".join(f"{marks.get(line.kind, '')}{line.text}" for line in lines)


def lines_of_text(_session: Session, given: object) -> tuple[Paragraph, ...]:
    """Take set text: `# headline`, `## subhead`, and a paragraph a line."""
    found = []
    for line in str(given).splitlines():
        kind, words = Kind.TEXT, line.strip()
        for mark, marked in _MARKS:
            if words.startswith(mark):
                kind, words = marked, words[len(mark) :].strip()
        found.append(Paragraph(text=words, kind=kind))
    return tuple(found)


def book(
    session: Session,
    page: PageId,
    slot: str | None,
    column: int | None,
    line: int | None,
    columns: int | None,
    lines: int | None,
    booking: str | None,
) -> Change:
    """Keep a slot for an ad: one of a named size, or of cells; a size alone takes a free place."""
    made = BoxId(new_id())
    given = (column, line, columns, lines)
    cells = None if all(n is None for n in given) else cells_at(*(n or 0 for n in given))
    if columns and lines and column is None and line is None:
        cells = room_for(session.issue, page, columns, lines)
    return session.do(
        lambda issue: edit.book(
            issue, page, made, slot=slot or "", cells=cells, booking=booking or ""
        ),
        msg("Book an ad"),
        select=Selection(page=page, boxes=(made,)),
    )


def fill(
    session: Session, box: BoxId, path: Path, marked: bool, trim: SheetBox, bleed: float
) -> Change:
    """Fill a slot with a PDF or a picture; `marked` says that the file has its own 广告.

    A PDF without a TrimBox needs a word on its size: `trim`, less a `bleed` at each side, mm.
    """
    from layout_app.desk.material.ads import (  # readers of files: a window opens without
        ad_file,
        trim_named,
    )

    edit.ad_of(session.issue, box)
    file = ad_file(path, session.keep_original, str(path), trim_named(trim, bleed))
    return session.do(
        lambda issue: edit.fill(issue, box, file, is_marked=marked), msg("Fill the ad")
    )


def set_trim(session: Session, box: BoxId, trim: SheetBox, bleed: float) -> Change:
    """Say which box of an ad's PDF is its size, less a bleed at each side, mm; or take it back."""
    from layout_app.desk.material.ads import trim_named
    from layout_app.press.adfile import measured_ad

    ad, chosen = edit.pdf_ad_of(session.issue, box), trim_named(trim, bleed)
    path = session.original(ad.original)
    _media, extent = measured_ad(read_bytes(path), ad.name or str(path), chosen)
    return session.do(
        lambda issue: edit.set_trim(issue, box, chosen, extent), msg("Choose the size of the ad")
    )


def set_text(session: Session, box: BoxId, text: tuple[Paragraph, ...], columns: int) -> Change:
    """Fill a slot with set text: 公告, 遗失声明, classified columns."""
    return session.do(
        lambda issue: edit.set_text(issue, box, text, columns), msg("Set the ad's text")
    )


def clear(session: Session, box: BoxId) -> Change:
    """Take out what fills a slot; its booking stays."""
    return session.do(lambda issue: edit.clear(issue, box), msg("Empty the slot"))


def use_filler(session: Session, box: BoxId) -> Change:
    """Let the paper's own filler stand in a slot."""
    return session.do(lambda issue: edit.use_filler(issue, box), msg("Use the house filler"))


def cancel(session: Session, box: BoxId) -> Change:
    """Note that a booking was cancelled; nothing on the page moves."""
    return session.do(lambda issue: edit.cancel(issue, box), msg("Cancel the booking"))


def rebook(session: Session, box: BoxId, columns: int, lines: int, booking: str | None) -> Change:
    """Note that a booking has another size now; nothing on the page moves."""
    return session.do(
        lambda issue: edit.rebook(issue, box, columns, lines, booking),
        msg("Change the booking"),
    )


def mark(session: Session, box: BoxId, marked: bool) -> Change:
    """Say that an ad's file has its own 广告, or set the mark over it."""
    label = msg("Leave 广告 out of the ad") if marked else msg("Print 广告 over the ad")
    return session.do(lambda issue: edit.set_marked(issue, box, marked=marked), label)


def _other_mark(session: Session) -> bool | None:
    """Return what the selected ad is not now; without one it must be said."""
    found = box_found(session)
    return not found.is_marked if isinstance(found, AdBox) else None


def _is_marked(session: Session) -> bool:
    """Tell whether the paper prints 广告 over the selected ad."""
    found = box_found(session)
    return isinstance(found, AdBox) and not found.is_marked


def _waits_for_size(session: Session) -> bool:
    """Tell whether the only selected box is an ad whose PDF does not say how large it is."""
    found = box_found(session)
    return writable(session) and isinstance(found, AdBox) and found.trim != OWN_TRIM


_BLEED = Argument(name="bleed", reader=number, default=lambda _session: 0.0)
"""Millimetres."""


COMMANDS = (
    Command(
        name="ad.book",
        title=msg("Book an ad…"),
        arguments=(
            Argument(name="page", reader=page, default=selected_page),
            Argument(name="slot", reader=text, optional=True),
            *map(optional_whole, ("column", "line", "columns", "lines")),
            Argument(name="booking", reader=text, optional=True),
        ),
        action=book,
    ),
    Command(
        name="ad.fill",
        title=msg("Fill the ad with a file…"),
        arguments=(
            BOX,
            Argument(name="path", reader=path),
            Argument(name="marked", reader=yes, default=lambda _session: False),
            Argument(name="trim", reader=one_of(SheetBox), default=lambda _s: SheetBox.TRIM),
            _BLEED,
        ),
        enabled=_has_ad,
        action=fill,
    ),
    Command(
        name="ad.trim",
        title=msg("Choose the size of the ad's PDF…"),
        arguments=(BOX, Argument(name="trim", reader=one_of(SheetBox)), _BLEED),
        enabled=_waits_for_size,
        action=set_trim,
    ),
    Command(
        name="ad.mark",
        title=msg("Print 广告 over the ad"),
        arguments=(
            BOX,
            Argument(name="marked", reader=yes, default=_other_mark),
        ),
        enabled=_has_ad,
        checked=_is_marked,
        action=mark,
    ),
    Command(
        name="ad.text",
        title=msg("Set the ad's text…"),
        arguments=(
            BOX,
            Argument(name="text", reader=lines_of_text),
            Argument(name="columns", reader=whole, default=lambda _session: 1),
        ),
        enabled=_has_ad,
        action=set_text,
    ),
    Command(
        name="ad.clear",
        title=msg("Empty the slot"),
        arguments=(BOX,),
        enabled=_has_ad,
        action=clear,
    ),
    Command(
        name="ad.house",
        title=msg("Use the house filler"),
        arguments=(BOX,),
        enabled=_has_ad,
        action=use_filler,
    ),
    Command(
        name="ad.cancel",
        title=msg("Cancel the booking"),
        arguments=(BOX,),
        enabled=_has_ad,
        action=cancel,
    ),
    Command(
        name="ad.rebook",
        title=msg("Change the booking…"),
        arguments=(
            BOX,
            Argument(name="columns", reader=whole),
            Argument(name="lines", reader=whole),
            Argument(name="booking", reader=text, optional=True),
        ),
        enabled=_has_ad,
        action=rebook,
    ),
)
