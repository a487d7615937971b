"""An open issue: its value, its history, what is selected. One rule: only `do` changes it.

Everybody who shows the issue listens for `Change`, which names what is no longer the same value.
"""

import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from layout_app.compose.page import ComposedPage, Composer
from layout_app.desk.diary import Diary
from layout_app.desk.originals import Originals
from layout_app.desk.problems import gathering
from layout_app.desk.words import Message, msg, say
from layout_app.edit.history import History
from layout_app.edit.signing import check_signed, one_by_one
from layout_app.errors import CommandError, IssueFileError, LayoutError, LockedError
from layout_app.fonts.catalogue import Catalogue
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.box import Box
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.problem import Problem, problems_of
from layout_app.store.copies import save_copy
from layout_app.store.faces import catalogue_of
from layout_app.store.folder import OpenedIssue
from layout_app.store.houses import house
from layout_app.store.journal import Entry, set_journal_aside
from layout_app.store.lock import Holder, check_mine, release, renew, take
from layout_app.store.originals import keep_dump, original_path, put_original
from layout_app.store.reading import open_issue
from layout_app.store.recovery import changed_since, left_unsaved, pages_apart, recovered
from layout_app.store.saving import contested, save_issue

Operation = Callable[[Issue], Issue]


@frozen
class Selection:
    """What the editor works on."""

    page: PageId | None = None
    boxes: tuple[BoxId, ...] = ()
    article: ArticleId | None = None


@frozen
class Change:
    """What is no longer the value it was."""

    pages: tuple[PageId, ...] = ()
    articles: tuple[ArticleId, ...] = ()
    order: bool = False
    """Whether pages or articles came, went or changed places."""
    findings: bool = False
    """Whether it is told otherwise what was amiss with the copy that came in."""
    selection: bool = False
    saved: bool = False
    refused: tuple[CommandError, ...] = ()
    """Why parts of a step were left out; only who asked for the step is told."""

    def __bool__(self) -> bool:
        return bool(
            (self.pages or self.articles or self.order)
            or (self.findings or self.selection or self.saved)
        )

    def __or__(self, later: "Change") -> "Change":
        """Return both changes as one."""
        return Change(
            pages=tuple(dict.fromkeys((*self.pages, *later.pages))),
            articles=tuple(dict.fromkeys((*self.articles, *later.articles))),
            order=self.order or later.order,
            findings=self.findings or later.findings,
            selection=self.selection or later.selection,
            saved=self.saved or later.saved,
        )


@frozen(kw_only=False)
class State:
    """What a step of the history keeps: undo also brings back what was selected."""

    issue: Issue
    selection: Selection


@dataclass(slots=True)
class Session:
    """One editor at one issue."""

    opened: OpenedIssue
    """What was read from disk, and how it lay there."""
    faces: Catalogue
    composer: Composer
    history: History[State]
    read_only: str = ""
    """Empty, or who holds the issue."""
    originals: Originals | None = None
    """What is known of its pictures and ads, and the printing house that judges them."""
    lock: Holder | None = None
    """The lock that keeps others from writing; none where the issue is only read."""
    held: LockedError | None = None
    """Why it is only read: whose lock it is, and whether that is stale."""
    diary: Diary | None = None
    """Where every command is written down; none where the issue is not edited in a window."""
    copies: tuple[Box, ...] = ()
    """Boxes that were copied, ready to be pasted."""
    look: Box | None = None
    """The box whose look was taken, ready to be given to others."""
    copied: Issue | None = None
    """The issue as it was last saved elsewhere."""
    left: tuple[Entry, ...] = ()
    """Commands of an editor that ended without saving, waiting for a decision."""
    apart: bool = False
    """Whether unsaved pages came to light that somebody else has saved otherwise since."""
    _proofs: gathering.Kept = field(default_factory=dict)
    _listeners: list[Callable[[Change], None]] = field(default_factory=list)

    @property
    def issue(self) -> Issue:
        """The issue as it stands now."""
        return self.history.current.issue

    @property
    def selection(self) -> Selection:
        """What is selected now."""
        return self.history.current.selection

    @property
    def folder(self) -> Path:
        """The issue's folder."""
        return self.opened.folder

    @property
    def dirty(self) -> bool:
        """Whether something is not on disk yet."""
        return self.issue is not self.opened.issue

    @property
    def unkept(self) -> bool:
        """Whether something is on no disk, neither here nor in a copy."""
        return self.dirty and self.issue is not self.copied

    @property
    def undo_label(self) -> str:
        """What undo would take back, in words; empty if nothing."""
        return self.history.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would bring back, in words; empty if nothing."""
        return self.history.redo_label

    def on_change(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after every change, in the order of registration."""
        self._listeners.append(listener)

    def off_change(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def do(
        self,
        operation: Operation,
        label: Message,
        *,
        merge: Hashable = None,
        gesture: bool = False,
        select: Selection | None = None,
        signed_too: bool = False,
    ) -> Change:
        """Replace the issue by `operation(issue)` as one step; LayoutError leaves all as it was.

        What stands on a signed page stays, but where a step brings in what was done already.
        """
        self.check_writable()
        before = self.history.current
        issue = operation(before.issue)
        if not signed_too:
            check_signed(before.issue, issue)
        after = State(issue, _still_there(issue, select or before.selection))
        if issue is before.issue:
            return self._show(after.selection)
        self.history.push(after, say(label), merge=merge, gesture=gesture, now=time.monotonic())
        return self._tell(before, self.history.undo_label, merge)

    def do_each(self, operations: Iterable[Operation], label: Message) -> Change:
        """Carry out several operations as one step; those that are refused are left out.

        The Change names their refusals; CommandError if there is nothing else.
        """
        refused: list[CommandError] = []

        def each(issue: Issue) -> Issue:
            issue, found = one_by_one(issue, operations)
            refused.extend(found)
            return issue

        return replace(self.do(each, label), refused=tuple(refused))

    def select(self, selection: Selection) -> Change:
        """Select without a step of the history."""
        return self._show(_still_there(self.issue, selection))

    def abandon(self, merge: Hashable) -> Change:
        """Take back the gesture in hand, as Esc does; what could be redone before, still can."""
        before = self.history.current
        self.history.abandon(merge)
        return self._tell(before)

    def undo(self) -> Change:
        """Take back the last step."""
        before, label = self.history.current, self.history.undo_label
        self.history.undo()
        return self._tell(before, say(msg("Undo: {label}", label=label)))

    def redo(self) -> Change:
        """Bring back the step last undone."""
        before, label = self.history.current, self.history.redo_label
        self.history.redo()
        return self._tell(before, say(msg("Redo: {label}", label=label)))

    def go_to(self, count: int) -> Change:
        """Go back or forth to where so many steps of the history were done."""
        before = self.history.current
        self.history.go_to(count)
        return self._tell(before)

    def composed(self, page: PageId) -> ComposedPage:
        """Return a page with its ink and its problems."""
        return self.composer.page(self.issue, page)

    def problems(self) -> tuple[Problem, ...]:
        """Return every problem of the issue, the gravest first."""
        found = gathering.problems(self.issue, self.composer, self.originals, self._proofs)
        return (*self.opened.problems, *found)

    def trial(self) -> "Session":
        """Return a session on the same values, whose steps nobody sees and nothing keeps."""
        return Session(
            self.opened,
            self.faces,
            self.composer,
            History(self.history.current),
            originals=self.originals,
            _proofs=dict(self._proofs),
        )

    def proof(self, page: PageId) -> None:
        """Look for the problems of one page, so that all of them are soon at hand."""
        gathering.of_page(self.issue, page, self.composer, self.originals, self._proofs)

    def save(self, *, over: bool = False) -> None:
        """Write what changed; LayoutError leaves the issue unsaved and the files whole.

        What somebody else changed meanwhile is refused, or with `over` kept as `.bak`.
        """
        self.check_writable()
        self.check_lock()
        self.opened = save_issue(self.opened, self.issue, over=over)
        if self.diary:
            self.diary.forget(self.opened)
        self._say(Change(saved=True))

    def contested(self) -> tuple[Path, ...]:
        """Return the files that saving would write and somebody else changed."""
        return contested(self.opened, self.issue)

    def save_copy(self, folder: Path) -> None:
        """Write the issue as it stands into a new folder; this one stays open, and as it was."""
        save_copy(self.opened, self.issue, folder)
        self.copied = self.issue

    def hold_off(self, held: LockedError) -> None:
        """Only read from now on, because somebody else holds the issue."""
        self.held = held
        self.read_only = f"{held.arguments.get('user', '')}@{held.arguments.get('host', '')}"

    def check_lock(self) -> None:
        """LockedError if the lock was taken; from then on nothing is written here.

        The files and the journal are the new holder's; a copy can be saved elsewhere.
        """
        if not self.lock:
            return
        try:
            check_mine(self.folder, self.lock)
        except LockedError as error:
            self.hold_off(error)
            raise

    def stay(self) -> None:
        """Say that the editor is still there; LockedError if the lock was taken."""
        self.check_lock()
        if self.lock:
            self.lock = renew(self.folder, self.lock)

    def changed_since(self) -> tuple[str, ...]:
        """Return the files of unsaved work that somebody else changed since it was done."""
        return changed_since(self.folder, self.left)

    def recover(self) -> Change:
        """Bring back as one step what was not saved; IssueFileError if it cannot be read."""
        issue = recovered(self.folder, self.left)
        self.apart = bool(pages_apart(self.changed_since()))
        with suppress(IssueFileError):
            # Until all is saved the journal itself stays, too.
            set_journal_aside(self.folder)
        change = self.do(lambda _issue: issue, msg("Recover unsaved work"), signed_too=True)
        self.left = ()
        return change

    def decline(self) -> None:
        """Open the issue as it was saved; the copy of what was not stays in `.history`.

        IssueFileError where the copy cannot be kept; then the journal stays.
        """
        set_journal_aside(self.folder)
        self.left = ()
        if self.diary:
            self.diary.forget(self.opened)

    def close(self) -> None:
        """Give the lock back, and drop a journal that nobody waits for."""
        with suppress(LayoutError):
            self.check_lock()
            if self.diary and self.lock and not self.left:
                self.diary.forget(self.opened)
        if self.lock:
            release(self.folder, self.lock)
            self.lock = None

    def keep_dump(self, name: str, data: bytes) -> str:
        """Keep a file of raw copy verbatim; return the name it got."""
        self.check_writable()
        return keep_dump(self.folder, name, data)

    def keep_original(self, data: bytes) -> str:
        """Keep a picture or an ad, perhaps one that was lost; return its sha256."""
        self.check_writable()
        digest = put_original(self.opened.publication_folder, data)
        if self.originals and self.originals.forget(digest):
            self._proofs.clear()
            self._say(Change(findings=True))
        return digest

    def original(self, digest: str) -> Path:
        """Return where an original lies."""
        return original_path(self.opened.publication_folder, digest)

    def check_writable(self) -> None:
        """LayoutError where the issue is only read."""
        if self.read_only:
            raise LayoutError("desk.read_only", who=self.read_only)

    def _show(self, selection: Selection) -> Change:
        before = self.history.current
        if selection == before.selection:
            return Change()
        self.history.show(replace(before, selection=selection))
        return self._tell(before)

    def _tell(self, before: State, label: str = "", merge: Hashable = None) -> Change:
        change = changed(before, self.history.current)
        if self.diary and before.issue is not self.issue:
            self.diary.note(self.issue, label, merge, time.monotonic())
        self._say(change)
        return change

    def _say(self, change: Change) -> None:
        if change:
            for listener in self._listeners:
                listener(change)


def changed(before: State, after: State) -> Change:
    """Name what differs between two states, by identity of the values."""
    old, new = before.issue, after.issue
    if old is new:
        return Change(selection=before.selection != after.selection)
    followed = old.publication is not new.publication or _record(old) != _record(new)
    return Change(
        pages=tuple(p.id for p in new.pages) if followed else _other(old.pages, new.pages),
        articles=_other(old.articles, new.articles),
        order=_is_reordered(old.pages, new.pages) or _is_reordered(old.articles, new.articles),
        findings=old.findings != new.findings,
        selection=before.selection != after.selection,
    )


N = TypeVar("N", Page, Article)


def _other(old: Sequence[N], new: Sequence[N]) -> tuple[Any, ...]:
    """Return the ids of what is not the same value any more; ids of thousands are not compared."""
    if old is new:
        return ()
    if len(old) == len(new):
        differing = [(one, two) for one, two in zip(old, new, strict=True) if one is not two]
        if all(one.id == two.id for one, two in differing):
            return tuple(two.id for _one, two in differing)
    known = {one.id: one for one in old}
    return tuple(two.id for two in new if known.get(two.id) is not two)


def _is_reordered(old: Sequence[N], new: Sequence[N]) -> bool:
    if old is new:
        return False
    return len(old) != len(new) or any(
        one is not two and one.id != two.id for one, two in zip(old, new, strict=True)
    )


def _record(issue: Issue) -> tuple[object, ...]:
    """Return what the ink of every page follows beside its own boxes."""
    return (
        *(issue.name, issue.date, issue.number, issue.total_number, issue.paper),
        *(id(issue.stylebook), id(issue.colophon)),
    )


def _still_there(issue: Issue, selection: Selection) -> Selection:
    """Drop from a selection what the issue no longer holds."""
    found = index(issue)
    page = selection.page if selection.page in found.pages else next(iter(found.pages), None)
    return Selection(
        page=page,
        boxes=tuple(box for box in selection.boxes if box in found.boxes),
        article=selection.article if selection.article in found.articles else None,
    )


def open_session(folder: Path) -> Session:
    """Open an issue's folder for editing; IssueFileError if it is none."""
    opened = open_issue(folder)
    faces = catalogue_of(opened.issue.publication, opened.publication_folder)
    first = opened.issue.pages[0].id if opened.issue.pages else None
    state = State(opened.issue, Selection(page=first))
    opened, originals = _with_house(opened)
    return Session(opened, faces, Composer(faces), History(state), originals=originals)


def _with_house(opened: OpenedIssue) -> tuple[OpenedIssue, Originals]:
    """Find the printing house; where its file is missing or wrong, newsprint stands for it."""
    home, name = opened.publication_folder, opened.issue.publication.house
    try:
        return opened, Originals(home, house(home, name))
    except IssueFileError as error:
        told = tuple(problems_of(error))
        return replace(opened, problems=(*opened.problems, *told)), Originals(home)


def open_for_editing(folder: Path, *, break_stale: bool = False) -> Session:
    """Open an issue and lock it; where somebody else holds it, it opens read-only.

    A stale lock is taken from its holder with `break_stale`, after somebody was asked.
    """
    session = open_session(folder)
    try:
        session.lock = take(session.folder, break_stale=break_stale)
    except LockedError as held:
        session.hold_off(held)
    except IssueFileError:
        # A folder that cannot be written, as in an installed program: look, do not touch.
        session.read_only = str(session.folder)
    else:
        session.left = left_unsaved(session.folder)
        session.diary = Diary(session.opened, session.check_lock)
    return session
