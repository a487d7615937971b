"""Commands as menus, tool bar, keys and palette. One rule: the table says what there is.

A command that still needs a value asks for it; one that asks nobody and has no defaults is done
by hand on the page, and stands in no menu.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from layout_app.desk.commands import COMMANDS
from layout_app.desk.commands.command import Command
from layout_app.desk.words import Message, _, msg, say
from layout_app.ui.bridge import Bridge
from layout_app.ui.icons import FIELD, icon
from layout_app.ui.palette import Colours

Question = Callable[[], object]
"""Asks the editor for what a command needs, and runs it."""

MENUS = (
    ("file", msg("&File")),
    ("edit", msg("&Edit")),
    ("copy", msg("&Copy")),
    ("repair", msg("&Repair")),
    ("page", msg("&Page")),
    ("box", msg("&Box")),
    ("view", msg("&View")),
    ("help", msg("&Help")),
)
SUBMENUS = (
    (
        "menu-ad",
        msg("Advertisement"),
        (
            "ad.fill",
            "ad.trim",
            "ad.text",
            "ad.rebook",
            "ad.mark",
            "ad.clear",
            "ad.house",
            "ad.cancel",
        ),
    ),
    (
        "menu-align",
        msg("Align and distribute"),
        (
            *("box.align_left", "box.align_right", "box.align_top", "box.align_foot"),
            *("box.distribute_across", "box.distribute"),
        ),
    ),
)
"""Commands that stand behind one row of their menu, where the first of them would stand."""
TOOLS = (
    "article.import", "issue.save", "", "edit.undo", "edit.redo", "", "page.new",
    "seam.accept_all", "", "view.out", "view.in", "view.fit", "", "issue.export",
)  # fmt: skip
"""Commands of the tool bar; an empty name is a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewCommand:
    """Something that changes only how the issue is shown."""

    name: str
    title: Message
    shortcut: str = ""
    menu: str = "view"
    checkable: bool = False
    """Whether it is on or off."""
    checked: bool = True
    """Whether it is on at first."""
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
        for command in COMMANDS.values():
            if command.name in questions or _needs_nothing(command):
                self._add(window, command.name, command.title, command.shortcut)
        for view in views:
            self._add_view(window, view)
        self._menus = _placed(views)
        bridge.changed.connect(self.refresh)
        self.refresh()

    @property
    def asking(self) -> frozenset[str]:
        """The commands that ask for a value before they act."""
        return frozenset(self._questions)

    def fill(self, window: QMainWindow) -> None:
        """Put the menus into the menu bar, and the tool bar below."""
        for name, title in MENUS:
            menu = window.menuBar().addMenu(say(title))
            menu.setObjectName(f"menu-{name}")
            for command in self._menus.get(name, ()):
                self._offer(menu, command)
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
        if name.startswith("view."):
            button = bar.widgetForAction(action)
            assert isinstance(button, QToolButton)
            # Everybody knows a lens; the page needs the room.
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def context_menu(self, window: QMainWindow, name: str) -> QMenu:
        """Return what may act of one menu as a menu of its own: `box`, `copy`, `page`."""
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in self._menus.get(name, ()):
            if command in self.by_name and self.by_name[command].isEnabled():
                self._offer(menu, command)
        return menu

    def _offer(self, menu: QMenu, command: str) -> None:
        """Add a command to a menu, or to the menu behind a row of it."""
        if command not in self.by_name:
            return
        for name, title, commands in SUBMENUS:
            if command in commands:
                menu = menu.findChild(QMenu, name) or _behind(menu, name, title)
        menu.addAction(self.by_name[command])

    def refresh(self, _change: object = None) -> None:
        """Enable what would act now, and name what undo would take back; not amid a gesture."""
        if self._bridge.held:
            return
        for name, action in self.by_name.items():
            if name in COMMANDS:
                action.setEnabled(self._bridge.enabled(name))
        session = self._bridge.session
        for name, label in (("edit.undo", session.undo_label), ("edit.redo", session.redo_label)):
            title = say(COMMANDS[name].title)
            shown = _("{command} {label}").format(command=title, label=label) if label else title
            self.by_name[name].setText(shown)
            self.by_name[name].setIconText(title)

    def _add(self, window: QMainWindow, name: str, title: Message, shortcut: str) -> QAction:
        action = QAction(say(title), window)
        action.setObjectName(name)
        action.setIconText(say(title).rstrip("…"))
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _on=False, name=name: self.trigger(name))
        window.addAction(action)
        self.by_name[name] = action
        return action

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


def _behind(menu: QMenu, name: str, title: Message) -> QMenu:
    """Return a new menu behind a row of another."""
    made = menu.addMenu(say(title))
    made.setObjectName(name)
    return made


def _needs_nothing(command: Command) -> bool:
    return bool(command.menu) and all(a.default or a.optional for a in command.arguments)


def _placed(views: tuple[ViewCommand, ...]) -> dict[str, list[str]]:
    """Return the names of the commands by menu, in the order of the tables."""
    menus: dict[str, list[str]] = {}
    for name, menu in _IN_MENUS.items():
        menus.setdefault(menu, []).append(name)
    for command in COMMANDS.values():
        placed = menus.setdefault(command.menu, [])
        if command.menu and command.name not in placed:
            placed.append(command.name)
    for view in views:
        menus.setdefault(view.menu, []).append(view.name)
    return menus


# Commands that ask for a value stand in a menu too, though the table leaves that to the window.
_IN_MENUS = {
    "page.arrange": "page",
    "issue.arrange": "page",
    "page.section": "page",
    "page.staff": "page",
    "page.words": "page",
    "page.template": "page",
    "page.save_template": "page",
    "guide.add": "page",
    "box.plan": "page",
    "page.contents": "page",
    "ad.book": "page",
    "article.table": "copy",
    "article.names": "copy",
    "article.verse": "copy",
    "article.notices": "copy",
    "article.insert_table": "copy",
    "article.cut": "copy",
    "article.uncut": "copy",
    "article.merge": "copy",
    "jump.keyword": "copy",
    "picture.add": "copy",
    "picture.caption": "copy",
    "picture.replace": "copy",
    "picture.contour": "copy",
    "picture.under_heads": "copy",
    "picture.remove": "copy",
    "picture.find": "copy",
    "box.columns": "box",
    "box.continue": "box",
    "headline.size": "box",
    "headline.lines": "box",
    "ad.fill": "box",
    "ad.trim": "box",
    "ad.rebook": "box",
    "ad.text": "box",
    "issue.check": "file",
    "issue.logo": "file",
}
