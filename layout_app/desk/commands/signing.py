"""Commands on the state of a page: read, signed for the press, open again."""

import hashlib
from datetime import datetime
from pathlib import Path

from layout_app.desk.commands.arguments import PAGE, WHO
from layout_app.desk.commands.command import Argument, Command, path, selected_page, writable
from layout_app.desk.differing import Differences, since_signed
from layout_app.desk.files import read_bytes
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.display.dump import digest
from layout_app.edit import signing as edit
from layout_app.errors import CommandError
from layout_app.model.box import ArticleBox
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, folio_of, index
from layout_app.model.page import Stage
from layout_app.store.signed import keep_signed


def mark_read(session: Session, page: PageId, who: str) -> Change:
    """Say that a page was read as it stands (校毕)."""
    ink, when = digest(session.composed(page).display), _now()
    return session.do(
        lambda issue: edit.mark_read(issue, page, who=who.strip(), when=when, digest=ink),
        msg("Mark page {folio} as read", folio=folio_of(session.issue, page)),
    )


def sign(session: Session, page: PageId, who: str, pdf: Path | None = None) -> Change:
    """Sign a page for the press and lock it (签付印); `pdf` is the file that was looked at."""
    session.check_writable()
    ink, when = digest(session.composed(page).display), _now()
    seen = hashlib.sha256(read_bytes(pdf)).hexdigest() if pdf else ""
    signed = edit.sign(session.issue, page, who=who.strip(), when=when, digest=ink, pdf=seen)
    _keep(session, signed, page)
    label = msg("Sign page {folio}", folio=folio_of(session.issue, page))
    return session.do(lambda _issue: signed, label)


def changes(session: Session, page: PageId) -> Differences:
    """Say what is otherwise on a page, and in its articles, since it was signed last."""
    found = since_signed(session)
    if found is None or all(each.page != page for each in found.pages):
        raise CommandError("page.as_signed", page=folio_of(session.issue, page))
    return found


def reopen(session: Session, page: PageId) -> Change:
    """Take back that a page was read or signed: it may be changed again."""
    label = msg("Reopen page {folio}", folio=folio_of(session.issue, page))
    return session.do(lambda issue: edit.reopen(issue, page), label)


def _keep(session: Session, issue: Issue, page: PageId) -> None:
    """Keep what is signed, so that later changes can be told from it."""
    found = index(issue)
    shown = {box.article for box in found.pages[page].boxes if isinstance(box, ArticleBox)}
    articles = [article for article in issue.articles if article.id in shown]
    keep_signed(session.folder, found.pages[page], articles)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _stage(session: Session) -> Stage | None:
    chosen = selected_page(session)
    return index(session.issue).pages[chosen].state.stage if chosen else None


def _can_sign(session: Session) -> bool:
    return writable(session) and _stage(session) not in (None, Stage.SIGNED)


def _can_reopen(session: Session) -> bool:
    return writable(session) and _stage(session) in (Stage.READ, Stage.SIGNED)


def _was_signed(session: Session) -> bool:
    chosen = selected_page(session)
    return bool(chosen and index(session.issue).pages[chosen].state.revision)


COMMANDS = (
    Command(
        name="page.read",
        title=msg("Mark the page as read…"),
        arguments=(PAGE, WHO),
        enabled=_can_sign,
        action=mark_read,
    ),
    Command(
        name="page.sign",
        title=msg("Sign the page for the press…"),
        arguments=(PAGE, WHO, Argument(name="pdf", reader=path, optional=True)),
        enabled=_can_sign,
        action=sign,
    ),
    Command(
        name="page.changes",
        title=msg("Compare with what was signed…"),
        arguments=(PAGE,),
        enabled=_was_signed,
        action=changes,
    ),
    Command(
        name="page.reopen",
        title=msg("Reopen the page for changes"),
        arguments=(PAGE,),
        enabled=_can_reopen,
        action=reopen,
    ),
)
