"""Commands as menus, tool bar, keys and palette. One rule: the table says what there is.

Which of them stand in which menu, and in what order, is written down in `menus`. A command that
still needs a value asks for it; what is done by hand on the page stands in no menu.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from layout_app.desk.commands import COMMANDS
from layout_app.desk.commands.command import Command, always
from layout_app.desk.session import Session
from layout_app.desk.words import Message, _, say
from layout_app.frozen import frozen
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.commands.menus import MENUS, UNDER_THE_MOUSE, Menu, commands_in
from layout_app.ui.screen.icons import FIELD, icon
from layout_app.ui.screen.palette import Colours

Question = Callable[[], object]
"""Asks the editor for what a command needs, and runs it."""

TOOLS = (
    "article.import", "issue.save", "", "edit.undo", "edit.redo", "", "page.new",
    "seam.accept_all", "", "view.out", "view.in", "view.fit", "", "issue.export",
)  # fmt: skip
"""Commands of the tool bar; an empty name is a gap."""


@frozen
class ViewCommand:
    """Something that changes only how the issue is shown."""

    name: str
    title: Message
    shortcut: str = ""
    checkable: bool = False
    """Whether it is on or off."""
    checked: bool = True
    """Whether it is on at first."""
    enabled: Callable[[Session], bool] = always
    act: Callable[..., object]


class Actions(QObject):
    """One QAction a command."""

    def __init__(
        self,
        bridge: Bridge,
        window: QMainWindow,
        questions: Mapping[str, Question],
        views: tuple[ViewCommand, ...],
        colours: Colours,
    ) -> None:
        super().__init__(window)
        self._colours = colours
        self._bridge = bridge
        self._questions = questions
        self.by_name: dict[str, QAction] = {}
        self._views = {view.name: view for view in views}
        for name in (name for menu in MENUS for name in commands_in(menu)):
            if name in COMMANDS:
                self._add(window, COMMANDS[name])
            elif name in self._views:
                self._add_view(window, self._views[name])
        bridge.changed.connect(self.refresh)
        self.refresh()

    @property
    def asking(self) -> frozenset[str]:
        """The commands that ask for a value before they act."""
        return frozenset(self._questions)

    def fill(self, window: QMainWindow) -> None:
        """Put the menus into the menu bar, and the tool bar below."""
        for menu in MENUS:
            self._fill(window.menuBar().addMenu(say(menu.title)), menu)
        bar = window.addToolBar(_("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setIconSize(QSize(FIELD, FIELD))
        for name in TOOLS:
            if not name:
                bar.addSeparator()
            elif name in self.by_name:
                self._add_tool(bar, name)

    def _add_tool(self, bar: QToolBar, name: str) -> None:
        action = self.by_name[name]
        action.setIcon(icon(name, self._colours.text, self._colours.muted))
        action.setIconVisibleInMenu(False)
        bar.addAction(action)
        if name.startswith(("view.", "edit.")):
            button = bar.widgetForAction(action)
            assert isinstance(button, QToolButton)
            # Everybody knows a lens and these arrows; the other tools need the room.
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def context_menu(self, window: QMainWindow, name: str) -> QMenu:
        """Return the menu for what lies under the mouse, such as `context-box`."""
        shown = QMenu(window)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        (menu,) = (menu for menu in UNDER_THE_MOUSE if menu.name == name)
        self._fill(shown, menu, only_enabled=True)
        return shown

    def _fill(self, shown: QMenu, menu: Menu, *, only_enabled: bool = False) -> None:
        """Put the rows of a menu into it, a line before each group that has any."""
        shown.setObjectName(menu.name)
        for group in menu.groups:
            is_first = not shown.isEmpty()
            for row in group:
                made = self._row(shown, row, only_enabled=only_enabled)
                if made is not None and is_first:
                    shown.insertSeparator(made)
                is_first = is_first and made is None

    def _row(self, shown: QMenu, row: str | Menu, *, only_enabled: bool) -> QAction | None:
        """Add a row to a menu; none where nothing of it is wanted or known."""
        if isinstance(row, Menu):
            behind = QMenu(say(row.title), shown)
            self._fill(behind, row, only_enabled=only_enabled)
            return None if only_enabled and behind.isEmpty() else shown.addMenu(behind)
        action = self.by_name.get(row)
        if action is None or (only_enabled and not action.isEnabled()):
            return None
        shown.addAction(action)
        return action

    def refresh(self, _change: object = None) -> None:
        """Enable what would act now, and name what undo would take back; not amid a gesture."""
        if self._bridge.held:
            return
        session = self._bridge.session
        for name, action in self.by_name.items():
            known = COMMANDS.get(name)
            action.setEnabled((known or self._views[name]).enabled(session))
            if known is not None and known.checked is not None:
                action.setChecked(known.checked(session))
        for name, label in (("edit.undo", session.undo_label), ("edit.redo", session.redo_label)):
            title = say(COMMANDS[name].title)
            shown = _("{command} {label}").format(command=title, label=label) if label else title
            self.by_name[name].setText(shown)
            self.by_name[name].setIconText(title)

    def _add(self, window: QMainWindow, command: Command) -> None:
        name, title = command.name, say(command.title)
        action = QAction(title, window)
        action.setObjectName(name)
        action.setIconText(title.rstrip("…"))
        action.setCheckable(command.checked is not None)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(lambda _on=False, name=name: self.trigger(name))
        window.addAction(action)
        self.by_name[name] = action

    def _add_view(self, window: QMainWindow, view: ViewCommand) -> None:
        action = QAction(say(view.title), window)
        action.setObjectName(view.name)
        action.setCheckable(view.checkable)
        action.setChecked(view.checkable and view.checked)
        if view.shortcut:
            action.setShortcut(QKeySequence(view.shortcut))
        action.triggered.connect(
            (lambda on=False, view=view: view.act(on))
            if view.checkable
            else (lambda _on=False, view=view: view.act())
        )
        window.addAction(action)
        self.by_name[view.name] = action

    def trigger(self, name: str) -> None:
        """Run a command, asking first where it needs a value."""
        if name in self._questions:
            self._questions[name]()
        else:
            self._bridge.run(name)
        # Qt has set the mark of what was refused as well.
        self.refresh()
