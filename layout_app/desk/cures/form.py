"""Cures of the form that the law asks for. One rule: what is known is printed, the rest is asked.

Where the issue's record says it and a page sets other words in its place, the record is printed
again; where the record says nothing, its field is to be filled.
"""

from collections.abc import Iterator

from layout_app.desk.cures.cure import Cure, Healer, cure
from layout_app.desk.session import Session
from layout_app.desk.style_words import type_size_text
from layout_app.desk.words import msg
from layout_app.display.items import GlyphRun
from layout_app.model.box import ArticleBox, TextBox
from layout_app.model.ids import BoxId
from layout_app.model.issue import colophon_of, folio_of, index, paper_of
from layout_app.model.problem import Problem

_EAR, _COLOPHON = "ear", "colophon"
_SAFE = 0.97
"""Share of the height of the paper's name that other words may have."""


def _record(*fields: str, place: str = _COLOPHON) -> Healer:
    """Return what fills fields of the record, or prints them again where a page words it itself."""

    def heal(session: Session, _found: Problem) -> Iterator[Cure]:
        empty = tuple(name for name in fields if not _known(session, name))
        if empty:
            yield cure("issue.record", msg("Fill in the issue's record…"), needs=empty)
        else:
            yield from _worded_again(session, place)

    return heal


def _known(session: Session, name: str) -> bool:
    issue = session.issue
    match name:
        case "name":
            return bool(issue.name or issue.publication.name)
        case "date":
            return issue.date is not None
        case "number":
            return issue.number is not None or issue.total_number is not None
        case _:
            return bool(getattr(colophon_of(issue), name))


def _worded_again(session: Session, place: str) -> Iterator[Cure]:
    """Yield what lets furniture be derived again on the pages that word it themselves."""
    for page in session.issue.pages:
        if any(own.name == place for own in page.furniture):
            folio = folio_of(session.issue, page.id)
            label = msg("Print the issue's record on {page} again", page=folio)
            yield cure("page.words", label, page=folio, name=place, words="")


def _renamed(_session: Session, _found: Problem) -> Iterator[Cure]:
    yield cure("issue.record", msg("Name it otherwise…"), needs=("name",))


def _no_price(_session: Session, _found: Problem) -> Iterator[Cure]:
    yield cure("issue.record", msg("Print no price"), price="")


def _no_ad(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("box.remove", msg("Remove the ad"), box=found.where.box)


def _marked(_session: Session, found: Problem) -> Iterator[Cure]:
    yield cure("ad.mark", msg("Print 广告 over it"), box=found.where.box, marked="no")


def _said_otherwise(_session: Session, found: Problem) -> Iterator[Cure]:
    word = dict(found.args)["found"]
    yield cure(
        "article.replace_words", msg("Write something else for “{word}”…", word=word),
        needs=("by",), find=word, article=found.where.article,
    )  # fmt: skip


def _smaller(session: Session, found: Problem) -> Iterator[Cure]:
    """Set the words that outdo the paper's name a little smaller than it."""
    told, page = dict(found.args), session.issue.pages[0]
    share = float(told["most"]) / float(told["height"]) * _SAFE
    shown, em = session.composed(page.id).display, paper_of(session.issue).em
    for group in shown.groups:
        runs = [i for i in group.items if isinstance(i, GlyphRun) and i.text == told["text"]]
        at = index(session.issue).boxes.get(BoxId(group.name))
        if not runs or at is None:
            continue
        size = round(runs[0].size / em * share - 0.05, 1)
        label = msg("Set it in {size}", size=type_size_text(size * em))
        if isinstance(at[1], ArticleBox):
            yield cure("headline.size", label, box=group.name, size=size)
        elif isinstance(at[1], TextBox):
            yield cure("free.size", label, box=group.name, size=size)


CURES: dict[str, Healer] = {
    "pub.ad_mark": _marked,
    "pub.cn": _record("cn"),
    "pub.contact": _record("address", "phone"),
    "pub.date": _record("date", place=_EAR),
    "pub.distribution": _record("distribution"),
    "pub.issue_no": _record("number", place=_EAR),
    "pub.maker": _record("sponsor"),
    "pub.name": _record("name"),
    "pub.name_size": _smaller,
    "pub.no_ads": _no_ad,
    "pub.no_newspaper": _renamed,
    "pub.no_price": _no_price,
    "pub.no_reporter": _said_otherwise,
    "pub.number": _record("number", place=_EAR),
    "pub.pages": _record(place=_EAR),
    "pub.permit": _record("cn"),
    "pub.price": _record("price"),
    "pub.print_date": _record("print_date"),
    "pub.print_run": _record("print_run"),
    "pub.print_shop": _record("printer"),
    "pub.printer": _record("printer", "printer_address"),
    "pub.publisher": _record("publisher", "sponsor"),
    "pub.recipients": _record("recipients"),
}
