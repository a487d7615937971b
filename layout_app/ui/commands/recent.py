"""Issues opened lately. One rule: the latest first; a folder that is gone is left out.

They are kept in the settings; what a crash left unsaved is read from the issue itself.
"""

import json
from pathlib import Path

from PySide6.QtCore import QSettings

from layout_app.desk.words import _, clock, plural
from layout_app.store.folder import ISSUE
from layout_app.store.lock import in_use
from layout_app.store.recovery import left_unsaved

MOST = 12
"""Issues that are remembered."""
_KEY, _TITLES = "recent", "recent-titles"


def recent_issues() -> tuple[Path, ...]:
    """Return the issues opened lately that are still there, the latest first."""
    kept = QSettings().value(_KEY, [])
    names = kept if isinstance(kept, list) else [kept]
    folders = (Path(str(name)) for name in names if name)
    return tuple(folder for folder in folders if (folder / ISSUE).is_file())


def title_of(folder: Path) -> str:
    """Return paper and day of an issue opened lately; its folders where they are not known."""
    return _titles().get(str(folder)) or f"{folder.parent.name} / {folder.name}"


def left_text(folder: Path) -> str:
    """Say how many changes an editor left unsaved, and when; empty for none.

    Of an issue that somebody works at nothing is said: what is unsaved there is in hand.
    """
    left = () if in_use(folder) else left_unsaved(folder)
    if not left:
        return ""
    count = plural("{count} unsaved change", "{count} unsaved changes", len(left))
    when = clock(left[-1].at, "%Y-%m-%d %H:%M")
    return _("▲ {count}, the last at {time}").format(count=count, time=when)


def remember_issue(folder: Path, title: str) -> None:
    """Put an issue first among those opened lately, under the name of its paper and its day."""
    before = [str(other) for other in recent_issues() if other != folder]
    kept = [str(folder), *before][:MOST]
    titles = {**_titles(), str(folder): title}
    QSettings().setValue(_KEY, kept)
    QSettings().setValue(_TITLES, json.dumps({name: titles.get(name, "") for name in kept}))


def _titles() -> dict[str, str]:
    try:
        kept = json.loads(str(QSettings().value(_TITLES, "{}")))
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
