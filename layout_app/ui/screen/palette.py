"""Colours of the window, light and dark. One rule: every text is at least 4.5:1 on its ground.

So is, at 3:1, the edge of everything to be filled in or ticked (WCAG 2.1, 1.4.3 and 1.4.11).

Paper stays white in both: it is paper. Red, amber and green never speak alone; a sign or a word
stands beside them.
"""

from PySide6.QtGui import QColor, QPalette

from layout_app.frozen import frozen


@frozen
class Colours:
    """What the window is painted with, as #rrggbb."""

    window: str
    """Chrome: tool bar, dock grounds."""
    base: str
    """Ground of lists and fields."""
    raised: str
    """Buttons, dock titles."""
    line: str
    """Hairlines between parts of the window."""
    edge: str
    """Around fields and boxes to tick."""
    text: str
    muted: str
    """Second lines, captions, empty states."""
    accent: str
    """Selection, handles, ghosts."""
    on_accent: str
    pasteboard: str
    """Around the page."""
    over: str
    """多: text that does not fit; errors."""
    short: str
    """缺: room that is left; warnings."""
    exact: str
    """正好."""
    guide: str
    """Columns and type area, on paper."""


LIGHT = Colours(
    window="#f3f4f6",
    base="#ffffff",
    raised="#e8eaee",
    line="#d3d7dd",
    edge="#757d89",
    text="#1d232b",
    muted="#5a6470",
    accent="#1f66c1",
    on_accent="#ffffff",
    pasteboard="#c9cdd3",
    over="#b3261e",
    short="#8a5a00",
    exact="#1f6f43",
    guide="#9cc3e8",
)
DARK = Colours(
    window="#2d3138",
    base="#181a1e",
    raised="#383d45",
    line="#4a5059",
    edge="#858d98",
    text="#e6e8eb",
    muted="#a6adb6",
    accent="#6ba6f0",
    on_accent="#10151b",
    pasteboard="#15171a",
    over="#ff9086",
    short="#e5b455",
    exact="#77cf9b",
    guide="#9cc3e8",
)


EDGED = (
    *("QCheckBox", "QRadioButton", "QListView", "QTreeView", "QLineEdit"),
    *("QAbstractSpinBox", "QComboBox"),
)
"""What Fusion draws an edge around, or boxes to tick in."""
_FUSION_EDGE = 140
"""An edge is the colour of the window, darker by this many percent."""


def edged(palette: QPalette, colours: Colours) -> QPalette:
    """Return the palette of what has an edge: its window is what Fusion makes the edge of."""
    found = QPalette(palette)
    found.setColor(QPalette.ColorRole.Window, QColor(colours.edge).lighter(_FUSION_EDGE))
    return found


def palette_of(colours: Colours) -> QPalette:
    """Return the palette for Fusion."""
    roles, groups = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    shown = {
        roles.Window: colours.window,
        roles.WindowText: colours.text,
        roles.Base: colours.base,
        roles.AlternateBase: colours.window,
        roles.Text: colours.text,
        roles.PlaceholderText: colours.muted,
        roles.Button: colours.raised,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.over,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.Link: colours.accent,
        roles.ToolTipBase: colours.raised,
        roles.ToolTipText: colours.text,
        roles.Light: colours.raised,
        roles.Midlight: colours.raised,
        roles.Mid: colours.line,
        roles.Dark: colours.line,
        roles.Shadow: colours.line,
        roles.Accent: colours.accent,
    }
    for role, value in shown.items():
        palette.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(groups.Disabled, role, QColor(colours.muted))
    return palette


def on_paper(kind: str) -> str:
    """Return the look of an editor over the page, which is white in both palettes."""
    return (
        f"{kind} {{ background: #ffffff; color: #111111; border: 2px solid {LIGHT.accent};"
        f" border-radius: 0; padding: 0; selection-background-color: {LIGHT.accent};"
        f" selection-color: {LIGHT.on_accent}; }}"
    )


def style_sheet(colours: Colours) -> str:
    """Return the few rules that Fusion needs to look calm."""
    return f"""
    QMainWindow::separator {{ background: {colours.line}; width: 1px; height: 1px; }}
    QToolBar {{ background: {colours.window}; border: 0; border-bottom: 1px solid {colours.line};
        padding: 3px 8px; spacing: 3px; }}
    QToolBar::separator {{ background: {colours.line}; width: 1px; margin: 4px 6px; }}
    QToolButton {{ border: 0; border-radius: 4px; padding: 4px 8px; }}
    QToolButton:hover {{ background: {colours.raised}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {colours.line}; }}
    QToolButton:disabled {{ color: {colours.muted}; }}
    QDockWidget {{ titlebar-close-icon: none; titlebar-normal-icon: none; }}
    QDockWidget::title {{ background: {colours.raised}; padding: 6px 10px; }}
    QTabBar::tab {{ padding: 6px 12px; border: 0; background: {colours.raised}; }}
    QTabBar::tab:selected {{ background: {colours.window}; color: {colours.accent}; }}
    QMenuBar {{ background: {colours.window}; border-bottom: 1px solid {colours.line}; }}
    QMenuBar::item {{ padding: 6px 10px; }}
    QMenuBar::item:selected {{ background: {colours.raised}; }}
    QStatusBar {{ background: {colours.window}; border-top: 1px solid {colours.line}; }}
    QStatusBar::item {{ border: 0; }}
    QListView, QTreeView, QPlainTextEdit, QTextEdit {{ border: 0; }}
    QDockWidget QListView, QDockWidget QTreeView, QDockWidget QPlainTextEdit {{
        border: 1px solid {colours.base}; }}
    QDockWidget QListView:focus, QDockWidget QTreeView:focus, QDockWidget QPlainTextEdit:focus {{
        border-color: {colours.accent}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QDialog QPlainTextEdit {{ border: 1px solid {colours.edge}; border-radius: 2px; }}
    QInputDialog > QLineEdit {{ min-width: 320px; }}
    QDialog QPlainTextEdit:focus {{ border-color: {colours.accent}; }}
    #tour-card {{ background: {colours.raised}; border: 1px solid {colours.accent};
        border-radius: 6px; }}
    QLabel[role="muted"] {{ color: {colours.muted}; }}
    QLabel[role="trouble"] {{ color: {colours.over}; }}
    QLabel[role="title"] {{ font-weight: 600; }}
    """
