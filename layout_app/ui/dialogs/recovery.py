"""Work that was not saved. One rule: the editor is told what there is, and decides."""

from pathlib import PurePosixPath

from PySide6.QtWidgets import QMessageBox, QWidget

from layout_app.desk.session import Session
from layout_app.desk.words import _, clock, error_text, filled, plural
from layout_app.errors import LayoutError
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import folio_of, index
from layout_app.store.recovery import pages_apart

_FORM = "%H:%M:%S"
_SHOWN = 5
"""Commands that are named, the latest."""


def offer_recovery(session: Session, parent: QWidget) -> bool:
    """Ask what is to become of a journal's commands; nothing if there is none.

    False where the editor leaves that open. What cannot be done is told, and asked again.
    """
    while session.left:
        asked = QMessageBox(parent)
        asked.setObjectName("recovery")
        asked.setWindowTitle(_("Unsaved work"))
        asked.setText(_sentence(session))
        kept = _("What is not taken now stays under File › Unsaved versions….")
        asked.setInformativeText(
            "\n\n".join(filter(None, (_latest(session), _since(session), kept)))
        )
        recover = asked.addButton(_("Recover"), QMessageBox.ButtonRole.AcceptRole)
        recover.setObjectName("recover")
        leave = asked.addButton(_("Open as saved"), QMessageBox.ButtonRole.DestructiveRole)
        leave.setObjectName("recovery-leave")
        later = asked.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        asked.setDefaultButton(recover)
        asked.exec()
        if asked.clickedButton() is later:
            return False
        try:
            if asked.clickedButton() is leave:
                session.decline()
            else:
                session.recover()
        except LayoutError as error:
            QMessageBox.warning(parent, _("Unsaved work"), error_text(error))
    return True


def _sentence(session: Session) -> str:
    count, last = len(session.left), session.left[-1]
    done = plural(
        "The program ended without saving {count} change.",
        "The program ended without saving {count} changes.",
        count,
    )
    then = _("The last was made at {time}.").format(time=clock(last.at, _FORM))
    return _("{one} {two}").format(one=done, two=then)


def _latest(session: Session) -> str:
    named = [entry for entry in session.left if entry.label]
    return "\n".join(f"{clock(entry.at, _FORM)}  {entry.label}" for entry in named[-_SHOWN:])


def _since(session: Session) -> str:
    """Say what others changed meanwhile, and what then becomes of both."""
    try:
        files = session.changed_since()
        names = [_name(session, file) for file in files]
    except LayoutError as error:
        return error_text(error)
    if not names:
        return ""
    told = _(
        "Saved since by somebody else: {names}. That stays as it is; your articles come back "
        "beside it."
    ).format(names=_(", ").join(names))
    if not pages_apart(files):
        return told
    shown = _("Your version of the page is shown beside theirs next; you may take it then.")
    return _("{one} {two}").format(one=told, two=shown)


def _name(session: Session, file: str) -> str:
    found, stem = index(session.issue), PurePosixPath(file).stem
    if stem in found.articles:
        return filled(_("“{headline}”"), headline=headline(found.articles[ArticleId(stem)]))
    if stem in found.pages:
        return _("page {folio}").format(folio=folio_of(session.issue, PageId(stem)))
    return file
