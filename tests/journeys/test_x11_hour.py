"""The later rows of the first hour at a real screen: the record, the upright head, the crash."""

import os
import random
import subprocess
import time
from pathlib import Path

import pytest

from layout_app.model.box import Arrangement
from layout_app.store.reading import open_issue
from tests.journeys.conftest import place_first
from tests.journeys.screens import DeskProcess, Screen, missing_tools

pytestmark = [
    pytest.mark.x11,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {missing_tools()}"),
]
KILLS = 50 if os.environ.get("LAYOUT_CAMPAIGN") else 3


def test_record_is_worded_once_and_saved(journey, tmp_path):
    desk = journey.desk
    desk.keys("ctrl+shift+i")
    desk.until(lambda: "record-dialog" in desk.ask("where")["widgets"])
    desk.click(desk.centre("widgets", "record-name"))
    desk.keys("ctrl+a")
    desk.paste("云溪晚报")
    desk.keys("Tab")
    desk.type("2024-2-10")
    desk.keys("Tab")
    desk.type("7")
    desk.screen.picture(tmp_path / "record.png")
    desk.click(desk.centre("widgets", "record-keep"))
    desk.until(lambda: "record-dialog" not in desk.ask("where")["widgets"])
    assert desk.state()["undo"] == "Change the issue's record"
    desk.keys("ctrl+s")
    desk.until(lambda: not desk.state()["dirty"])
    found = open_issue(journey.issue).issue
    assert (found.name, str(found.date), found.number) == ("云溪晚报", "2024-02-10", 7)


def test_headline_is_stood_upright_and_boxed_from_the_palette(journey, tmp_path):
    desk = journey.desk
    place_first(desk)
    for name in ("headline.vertical", "box.frame"):
        desk.keys("ctrl+shift+p")
        desk.until(lambda: "palette-field" in desk.ask("where")["widgets"])
        desk.type(name)
        desk.keys("Return")
        desk.until(lambda: "palette-field" not in desk.ask("where")["widgets"])
    desk.screen.picture(tmp_path / "upright.png")
    desk.keys("ctrl+s")
    desk.until(lambda: not desk.state()["dirty"])
    box = next(box for page in open_issue(journey.issue).issue.pages for box in page.boxes)
    assert (box.framed, box.arrangement) == (True, Arrangement.VERTICAL_RIGHT)


def back_at_work(desk: DeskProcess) -> None:
    """Wait for the window that comes after the question, and until it has the keys."""
    desk.until(lambda: "canvas" in desk.ask("where")["widgets"])
    time.sleep(1.0)


def until_saved(desk: DeskProcess, pages: int) -> None:
    desk.until(lambda: len(desk.ask("where")["pages"]) == pages)
    desk.keys("ctrl+s")
    desk.until(lambda: not desk.state()["dirty"])


def test_work_of_a_killed_desk_is_offered_and_comes_back(screen: Screen, issue: Path, tmp_path):
    chance = random.Random(None if KILLS == 50 else 7)
    desk = DeskProcess(screen, issue, tmp_path)
    for round_ in range(KILLS):
        pages = len(desk.ask("where")["pages"])
        typing = subprocess.Popen(
            ["xdotool", *["key", "--clearmodifiers", "ctrl+shift+n", "sleep", ".06"] * 40],
            env=screen.env,
        )
        end, told = time.monotonic() + chance.uniform(0.3, 1.2), pages
        while time.monotonic() < end or told == pages:
            told = len(desk.ask("where")["pages"])
        desk.kill()
        typing.terminate()
        typing.wait()
        # A hand that is stopped in the middle of a key leaves it pressed.
        screen.xdotool("keyup", "ctrl", "keyup", "shift", "keyup", "n")
        desk = DeskProcess(screen, issue, tmp_path, awaited="recovery")
        screen.picture(tmp_path / f"recovery-{round_}.png")
        desk.click(desk.centre("widgets", "recover"))
        back_at_work(desk)
        assert len(desk.ask("where")["pages"]) >= told - 1
        desk.keys("ctrl+z")
        until_saved(desk, pages)
    assert desk.close() == ""
