"""How inks are said: in shares or by name. One rule: what a printer forbids is refused by name."""

from layout_app.desk.session import Session
from layout_app.errors import CommandError
from layout_app.model.ink import Ink, ink_words, named_ink, resolved
from layout_app.model.issue import stylebook_of
from layout_app.preflight.house import NEWSPRINT
from layout_app.preflight.ink import forbids
from layout_app.preflight.limits import Limits

NONE = "none"


def inked(session: Session, given: object) -> Ink | None:
    """Take shares of cyan, magenta, yellow and black, `0 0 0 0.1`, a colour's name, or `none`.

    CommandError names a colour that the stylebook lacks, or that the printing house forbids.
    """
    words = str(given).strip()
    if words == NONE:
        return None
    try:
        c, m, y, k = map(float, words.replace(",", " ").split())
        return Ink(c=c, m=m, y=y, k=k)
    except ValueError:
        return _colour(session, words)


def _colour(session: Session, words: str) -> Ink:
    try:
        ink = named_ink(words)
    except ValueError:
        raise CommandError("command.bad_ink", value=words) from None
    known = stylebook_of(session.issue).inks
    if ink.colour not in known:
        names = ", ".join(known) or "–"
        raise CommandError("colour.unknown", name=ink.colour, names=names)
    limits = house_limits(session)
    printed = resolved(ink, known)
    if forbids(printed, limits) is not None:
        if printed.spot:
            raise CommandError("colour.not_agreed", colour=ink.colour, spot=printed.spot)
        total = round(printed.total * 100)
        raise CommandError("colour.too_dark", colour=ink.colour, ink=total, most=limits.ink)
    return ink


def house_limits(session: Session) -> Limits:
    """Return the limits of the printing house that the paper goes to."""
    return (session.originals.house if session.originals else NEWSPRINT).limits


def ink_text(ink: Ink | None) -> str:
    """Return an ink as `inked` takes it."""
    if ink is None:
        return NONE
    return ink_words(ink) if ink.is_named_only else f"{ink.c:g} {ink.m:g} {ink.y:g} {ink.k:g}"
