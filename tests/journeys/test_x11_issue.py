"""From a folder of raw copy to an exported issue of four pages, with mouse and keyboard alone."""

import json
import shutil
from pathlib import Path

import pytest

from layout_app.model.issue import index
from layout_app.store.reading import open_issue
from tests.journeys.screens import DeskProcess, missing_tools

pytestmark = [
    pytest.mark.x11,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {missing_tools()}"),
]
DUMPS = Path(__file__).parents[2] / "issues/2023-03-20/dumps"
MOST_ACTIONS = 60
STORIES = len(list(DUMPS.iterdir()))
"""Articles that the raw copy brings at least: each file holds one or more."""


def test_issue_is_made_from_raw_copy_in_sixty_actions(screen, tmp_path):
    raw = tmp_path / "raw"
    shutil.copytree(DUMPS, raw)
    desk = DeskProcess(screen, None, tmp_path)
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    try:
        issue = make_issue(desk, tmp_path)
        bring_copy(desk, raw)
        screen.picture(pictures / "1-imported.png")
        decide_cuts(desk)
        screen.picture(pictures / "2-repaired.png")
        lay_out(desk)
        screen.picture(pictures / "3-laid-out.png")
        export(desk, issue)
        screen.picture(pictures / "4-exported.png")
        print(f"{desk.actions} user actions")
        assert desk.actions <= MOST_ACTIONS
        check_files(issue)
    finally:
        screen.picture(pictures / "5-end.png")
        assert desk.close() == ""


def make_issue(desk: DeskProcess, home: Path) -> Path:
    """New issue: name, folder, the rest as offered."""
    desk.click(desk.centre("widgets", "start-new"))
    desk.until(lambda: "new-issue" in desk.ask("where")["widgets"])
    desk.click(desk.centre("widgets", "new-name"))
    desk.paste("云溪社区报")
    desk.click(desk.centre("widgets", "new-home"))
    desk.keys("ctrl+a")
    desk.type(str(home / "paper"))
    desk.click(desk.centre("widgets", "new-make"))
    desk.until(lambda: "canvas" in desk.ask("where")["widgets"])
    return next((home / "paper").iterdir())


def bring_copy(desk: DeskProcess, raw: Path) -> None:
    """Import every file of the folder."""
    desk.keys("ctrl+i")
    desk.type(str(raw))
    desk.keys("Return")
    # The first click closes the list of completions.
    desk.click(desk.centre("widgets", "treeView"))
    desk.click(desk.centre("widgets", "treeView"))
    desk.keys("ctrl+a", "Return")
    desk.until(lambda: len(desk.ask("where")["tray"]) >= STORIES, timeout=90)


def decide_cuts(desk: DeskProcess) -> None:
    """Join what is proposed, and say of the rest that the other half is missing."""
    desk.keys("alt+r", "Return")
    desk.click(desk.centre("widgets", "repair-ends"))
    for _ in range(6):
        if not [row for row in desk.state()["repair"] if not row.startswith(("✓", "∅", "⊘"))]:
            break
        desk.keys("n", "m")


def lay_out(desk: DeskProcess) -> None:
    """Drag the leads where the editor wants them; the rest goes where it fits."""
    lead, second = list(desk.ask("where")["tray"])[:2]
    x, y, w, h = desk.ask("where")["sheets"]["A01"]
    desk.drag(desk.centre("tray", lead), (x + round(0.12 * w), y + round(0.24 * h)))
    desk.until(lambda: lead in desk.state()["placed"])
    desk.drag(desk.centre("tray", second), desk.centre("pages", "A02"))
    desk.until(lambda: second in desk.state()["placed"])
    # The article let go on a picture turned to its page; filling begins at the page in view.
    desk.keys("ctrl+Prior")
    desk.until(lambda: desk.state()["page"] == "A01")
    desk.keys("ctrl+shift+l")
    desk.until(lambda: desk.state()["undo"] == "Place articles where they fit", timeout=60)


def export(desk: DeskProcess, issue: Path) -> None:
    """Save, and export with the certificate."""
    desk.keys("ctrl+s", "ctrl+e")
    desk.until(lambda: "export" in desk.ask("where")["widgets"])
    for name in ("report", "accept-problems"):
        if name in desk.ask("where")["widgets"]:
            x, y, _w, h = desk.ask("where")["widgets"][name]
            desk.click((x + 8, y + h // 2))
    desk.click(desk.centre("widgets", "export"))
    desk.until(lambda: len(list((issue / "out/x1a").glob("*.pdf"))) == 4, timeout=90)
    desk.until(lambda: (issue / "out/x1a/certificate.json").exists(), timeout=60)
    desk.keys("Escape")


def check_files(issue: Path) -> None:
    found = open_issue(issue).issue
    assert len(found.pages) == 4
    assert all(page.boxes for page in found.pages)
    told = json.loads((issue / "out/x1a/certificate.json").read_text("utf-8"))
    placed = index(found).parts
    assert len(placed) >= 18
    printed = sum(article["printed"] for article in told["articles"].values())
    assert printed > 10_000
