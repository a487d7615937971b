"""接续: cut sentences and what may continue them. One rule: one key decides, undo takes it back.

J joins, X refuses or takes back, M says that the other half is missing, C that none is, W writes
it, L looks in the other files, N goes on to the next open end.
"""

from html import escape

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.session import Change
from layout_app.desk.words import _, reason_text
from layout_app.model.issue import Issue
from layout_app.model.seam import Candidate, Side, Verdict
from layout_app.model.text import BlockRef
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.cut_row import CUT, CutRow, CutWords
from layout_app.ui.docks.halves import (
    Case,
    Half,
    cases_of,
    head_half,
    joined_halves,
    tail_half,
)
from layout_app.ui.fields.flow import FlowRoom
from layout_app.ui.screen.palette import Colours

NARROWEST = 96
"""Width of the list of open ends, device-independent pixels."""
SHARES = (2, 4, 4)
"""Of the list, the halves and the candidates with their buttons: the halves are what is read."""
LIKELY = 0.5
"""Confidence below which two halves that nobody proposes more likely do not belong together."""
LOWEST = 44
"""Height of the candidates, where the buttons need the rest."""
_ENDS = 24
"""Characters of a cut end that its row shows, where there is room."""
_STARTS = 18
"""Characters of another half that name it among the candidates."""


class Repair(QWidget):
    """Open ends at the left, both halves in the middle, candidates at the right."""

    counted = Signal(int)
    """How many open ends wait for a decision."""
    look_wanted = Signal()
    """The other halves are to be looked for in all files of the issue."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._colours = colours
        self._cases: tuple[Case, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("repair-ends")
        self.list.setAccessibleName(_("Cut sentences"))
        self.list.setMinimumWidth(NARROWEST)
        self.list.setItemDelegate(CutRow(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.candidates = QListWidget()
        self.candidates.setObjectName("repair-candidates")
        self.candidates.setAccessibleName(_("Candidates"))
        self.candidates.setWordWrap(True)
        self.tail, self.head = _half_view("repair-tail"), _half_view("repair-head")
        self.tail.setAccessibleName(_("Breaks off"))
        self.head.setAccessibleName(_("Goes on"))
        # The end is where the sentence breaks off, at whatever size the dock has.
        self.tail.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._show_cut())
        self._buttons = self._make_buttons()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_case)
        self.candidates.currentRowChanged.connect(self._show_candidate)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        bridge.changed.connect(self._follow)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Ask for the height of a few lines; the page above needs the room."""
        return QSize(900, 230)

    def refresh(self) -> None:
        """List the cases as they are now, and stay at the same place."""
        cases = cases_of(self._bridge.session.issue)
        if cases != self._cases or not self.list.count():
            row = max(0, self.list.currentRow())
            self._cases = cases
            with QSignalBlocker(self.list):
                self.list.clear()
                for case in cases:
                    self.list.addItem(self._row(case))
            self.list.setCurrentRow(min(row, len(cases) - 1))
            if not cases:
                self._show_case(-1)
        self.counted.emit(sum(case.is_open for case in cases))

    def current(self) -> Case | None:
        """Return the case in hand."""
        row = self.list.currentRow()
        return self._cases[row] if 0 <= row < len(self._cases) else None

    def candidate(self) -> Candidate | None:
        """Return the candidate in hand."""
        case, row = self.current(), self.candidates.currentRow()
        return case.candidates[row] if case and 0 <= row < len(case.candidates) else None

    def join(self) -> None:
        """Join the two halves in view; asked first where they hardly belong together."""
        found = self.candidate()
        if found and (found.decision or found.confidence >= LIKELY or self._is_meant(found)):
            self._bridge.run("seam.accept", tail=str(found.tail), head=str(found.head))

    def _is_meant(self, found: Candidate) -> bool:
        """Ask whether two halves that hardly fit are to be joined all the same."""
        issue, asked = self._bridge.session.issue, QMessageBox(self)
        tail, head = tail_half(issue, found.tail), head_half(issue, found.head)
        asked.setObjectName("weak-join")
        asked.setWindowTitle(_("Repair"))
        share = _percent(found.confidence)
        asked.setText(
            _("Only {share} speaks for this join. Join all the same?").format(share=share)
        )
        if tail and head:
            asked.setInformativeText(f"…{tail.text[-_STARTS:]}▌{head.text[:_STARTS]}…")
        join = asked.addButton(_("Join"), QMessageBox.ButtonRole.AcceptRole)
        leave = asked.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        asked.setDefaultButton(leave)
        asked.exec()
        return asked.clickedButton() is join

    def reject(self) -> None:
        """Refuse the candidate in view, or take the join in view back."""
        case, found = self.current(), self.candidate()
        if found:
            self._bridge.run("seam.reject", tail=str(found.tail), head=str(found.head))
        elif case and case.seam:
            self._bridge.run("seam.unjoin", tail=str(case.seam.tail), head=str(case.seam.head))
        elif case and case.end and case.is_settled:
            self._bridge.run("seam.reopen", **_at(case))

    def mark_missing(self) -> None:
        """Say that the other half is not to be found."""
        case = self.current()
        if case and case.end:
            self._bridge.run("seam.missing", **_at(case))

    def mark_complete(self) -> None:
        """Say that nothing is missing here."""
        case = self.current()
        if case and case.end:
            self._bridge.run("seam.complete", **_at(case))

    def write(self) -> None:
        """Ask for the missing words and put them in."""
        case = self.current()
        if case and case.end:
            words, given = QInputDialog.getMultiLineText(
                self, _("Write the missing text"), _("Your words are marked as yours:")
            )
            if given and words.strip():
                self._bridge.run("seam.write", **_at(case), text=words)

    def next(self) -> None:
        """Go on to the next open end."""
        rows = len(self._cases)
        start = self.list.currentRow() + 1
        ahead = ((start + k) % rows for k in range(rows))
        row = next((k for k in ahead if self._cases[k].is_open), None)
        if row is not None:
            self.list.setCurrentRow(row)

    def _make_buttons(self) -> dict[str, QPushButton]:
        keys = (
            ("J", _("&Join"), self.join),
            ("X", _("Refuse"), self.reject),
            ("N", _("Next"), self.next),
            ("M", _("Other half missing"), self.mark_missing),
            ("C", _("Nothing missing"), self.mark_complete),
            ("W", _("Write it"), self.write),
            ("L", _("Other files"), self.look_wanted.emit),
        )
        buttons = {}
        for key, title, act in keys:
            button = QPushButton(f"{title.replace('&', '')}  {key}")
            button.setObjectName(f"repair-{key.lower()}")
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
            buttons[key] = button
        return buttons

    def _lay_out(self) -> None:
        halves = QWidget()
        grid = QGridLayout(halves)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setSpacing(4)
        for column, (title, view) in enumerate(
            ((_("Breaks off"), self.tail), (_("Goes on"), self.head))
        ):
            label = QLabel(title)
            label.setProperty("role", "muted")
            grid.addWidget(label, 0, column)
            grid.addWidget(view, 1, column)
        decide = QWidget()
        stack = QVBoxLayout(decide)
        stack.setContentsMargins(8, 6, 8, 6)
        stack.setSpacing(6)
        self.candidates.setMinimumHeight(LOWEST)
        stack.addWidget(self.candidates, 1)
        stack.addWidget(FlowRoom(*self._buttons.values()))
        split = QSplitter()
        for part in (self.list, halves, decide):
            split.addWidget(part)
        for place, share in enumerate(SHARES):
            split.setStretchFactor(place, share)
        split.setSizes([80 * share for share in SHARES])
        split.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _row(self, case: Case) -> QListWidgetItem:
        row = self._words(case)
        item = QListWidgetItem(row.whole)
        item.setToolTip(row.whole)
        item.setData(CUT, row)
        if not case.is_open:
            item.setForeground(self.palette().placeholderText())
        return item

    def _words(self, case: Case) -> CutWords:
        issue = self._bridge.session.issue
        sign, said = _state(case)
        if case.seam:
            both = joined_halves(issue, case.seam)
            before, after = (both[0].text, both[1].text) if both else (str(case.block), "")
        else:
            half = _half_of(issue, case)
            words = half.text if half else str(case.block)
            before, after = ("", words) if half and case.is_head else (words, "")
        if len(before) > _ENDS:
            before = f"…{before[-_ENDS:]}"
        if len(after) > _ENDS:
            after = f"{after[:_ENDS]}…"
        return CutWords(sign=sign, before=before, after=after, said=said)

    def _show_case(self, _row: int) -> None:
        case = self.current()
        issue = self._bridge.session.issue
        self.candidates.clear()
        if case:
            for candidate in case.candidates:
                self.candidates.addItem(self._candidate_words(case, candidate))
        both = joined_halves(issue, case.seam) if case and case.seam else None
        if case is None:
            self._say_nothing()
        elif both:
            self._show_tail(both[0])
            self.head.setHtml(self._html(both[1], at_end=False))
        elif case.is_head:
            self.head.setHtml(self._html(_half_of(issue, case), at_end=False))
            self.tail.setHtml(self._muted(_("Nothing was found that breaks off before it.")))
        else:
            self._show_tail(_half_of(issue, case))
            self.head.setHtml(self._muted(_("Nothing was found that goes on here.")))
        self.candidates.setCurrentRow(0)
        self._enable(case)

    def _show_tail(self, half: Half | None) -> None:
        self.tail.setHtml(self._html(half, at_end=True))
        self._show_cut()

    def _show_cut(self) -> None:
        """Scroll to where the sentence breaks off; new words are as long as the old ones may be."""
        foot = self.tail.verticalScrollBar()
        foot.setValue(foot.maximum())

    def _show_candidate(self, _row: int) -> None:
        case, found, issue = self.current(), self.candidate(), self._bridge.session.issue
        if case and found:
            if case.is_head:
                self._show_tail(tail_half(issue, found.tail))
            else:
                self.head.setHtml(self._html(head_half(issue, found.head), at_end=False))
            self._enable(case)

    def _enable(self, case: Case | None) -> None:
        writable = not self._bridge.session.read_only
        has_candidate = self.candidate() is not None
        self._buttons["J"].setEnabled(writable and has_candidate)
        taken_back = bool(case and (case.seam or case.is_settled))
        self._buttons["X"].setEnabled(writable and (has_candidate or taken_back))
        self._buttons["W"].setEnabled(writable and bool(case and case.end))
        self._buttons["L"].setEnabled(writable and any(c.end for c in self._cases))
        self._buttons["M"].setEnabled(writable and bool(case and case.end))
        self._buttons["C"].setEnabled(writable and bool(case and case.end))
        self._buttons["N"].setEnabled(any(c.is_open for c in self._cases))

    def _say_nothing(self) -> None:
        sentence = _("No sentence is cut. Imported raw copy is examined here.")
        self.tail.setHtml(self._muted(sentence))
        self.head.setHtml("")

    def _candidate_words(self, case: Case, candidate: Candidate) -> str:
        issue, share = self._bridge.session.issue, _percent(candidate.confidence)
        if case.is_head:
            half = tail_half(issue, candidate.tail)
            words = f"…{half.text[-_STARTS:]}" if half else _block_name(candidate.tail)
        else:
            half = head_half(issue, candidate.head)
            words = f"{half.text[:_STARTS]}…" if half else _block_name(candidate.head)
        reasons = " · ".join(reason_text(reason) for reason in candidate.reasons)
        return f"{share}  {words}" + (f"\n{reasons}" if reasons else "")

    def _html(self, half: Half | None, *, at_end: bool) -> str:
        if half is None:
            return self._muted(_("This half is no longer in the issue."))
        near = 40
        far = half.text[:-near] if at_end else half.text[near:]
        cut = half.text[-near:] if at_end else half.text[:near]
        mark = f'<b style="color:{self._colours.accent}">▌</b>'
        strong = f'<span style="color:{self._colours.text}"><b>{escape(cut)}</b></span>'
        weak = f'<span style="color:{self._colours.muted}">{escape(far)}</span>'
        words = f"{weak}{strong}{mark}" if at_end else f"{mark}{strong}{weak}"
        return (
            f'<p style="color:{self._colours.muted}">{escape(half.headline)}</p>'
            f'<p style="line-height:130%">{words}</p>'
        )

    def _muted(self, sentence: str) -> str:
        return f'<p style="color:{self._colours.muted}">{escape(sentence)}</p>'

    def _follow(self, change: Change) -> None:
        if change.articles or change.order:
            self._soon.start()


def _at(case: Case) -> dict[str, str]:
    """Return the edge of a case as arguments of a command."""
    return {"tail": str(case.block), "side": (Side.HEAD if case.is_head else Side.TAIL).value}


def _state(case: Case) -> tuple[str, tuple[str, ...]]:
    """Return a sign for what became of a cut, and the words for it, the fullest first."""
    if case.seam:
        how = _("joined by itself") if case.seam.by == "auto" else _("joined by hand")
        share = _percent(case.seam.confidence)
        return "✓", (_("{share} {how}").format(share=share, how=how), share)
    if case.end and case.end.written:
        return "✎", (_("Written"),)
    if case.end and case.end.verdict is Verdict.COMPLETE:
        return "✓", (_("Complete"),)
    if case.end and case.end.verdict is Verdict.MISSING:
        return "∅", (_("Missing"),)
    # What is left when another cut took the half that was proposed is no proposal.
    if any(candidate.decision for candidate in case.candidates):
        return "?", (_percent(case.candidates[0].confidence),)
    return "?", (_("Nothing found"),)


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"


def _half_of(issue: Issue, case: Case) -> Half | None:
    """Return the half that a case is about."""
    return head_half(issue, case.block) if case.is_head else tail_half(issue, case.block)


def _half_view(name: str) -> QTextBrowser:
    view = QTextBrowser()
    view.setObjectName(name)
    view.setMinimumWidth(80)
    return view


def _block_name(block: BlockRef) -> str:
    return f"{block.dump} {block.block + 1}"
