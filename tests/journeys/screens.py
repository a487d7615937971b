"""A real screen, a real mouse, a real keyboard: Xvfb, openbox and xdotool around the desk."""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SIZE = "1600x1000x24"
NEEDED = ("Xvfb", "openbox", "xdotool", "import")


def missing_tools() -> list[str]:
    return [name for name in NEEDED if shutil.which(name) is None]


_HOLDER = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
app.clipboard().setText(sys.argv[1])
app.processEvents()
print("held", flush=True)
app.exec()
"""


class Screen:
    """A display of its own with a window manager."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.name = f":{told.readline().strip()}"
        self.env = {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}
        self._manager = subprocess.Popen(
            ["openbox"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(0.6)

    def close(self) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(timeout=10)

    def xdotool(self, *steps: object) -> None:
        subprocess.run(["xdotool", *map(str, steps)], env=self.env, check=True)

    def picture(self, path: Path) -> None:
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=False)


class DeskProcess:
    """The program as an editor starts it, and what it says of itself."""

    def __init__(
        self, screen: Screen, issue: Path | None, home: Path, *, awaited: str = ""
    ) -> None:
        """Start it, and wait for a widget: the canvas, or the start page without an issue."""
        self.screen = screen
        self.actions = 0
        """Clicks, drags, keys and runs of typed text so far."""
        env = {**screen.env, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
        self._errors = (home / "stderr.txt").open("w+")
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "layout_app",
                "desk",
                *([str(issue)] if issue else []),
                "--introspect",
                "--lang",
                "en",
            ],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            bufsize=1,
        )
        awaited = awaited or ("canvas" if issue else "start-page")
        self.until(lambda: awaited in self.ask("where").get("widgets", ()))
        # The first layout and the first painting.
        time.sleep(1.0)

    def ask(self, question: str) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        ready, _, _ = select.select([self._process.stdout], [], [], 20)
        assert ready, f"no answer to {question}: {self.errors()}"
        line = self._process.stdout.readline()
        assert line, f"the desk has gone: {self.errors()}"
        return json.loads(line)

    def state(self) -> dict[str, Any]:
        return self.ask("state")

    def until(self, holds: Callable[[], object], timeout: float = 20.0) -> None:
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if holds():
                return
            time.sleep(0.1)
        raise AssertionError(f"it never came to hold: {self.errors()}")

    def errors(self) -> str:
        self._errors.flush()
        self._errors.seek(0)
        return self._errors.read()

    def kill(self) -> None:
        """End the program as a power cut does."""
        self._process.kill()
        self._process.wait(timeout=10)
        self._errors.close()

    def close(self) -> str:
        """End the program and return what it complained of."""
        self._process.terminate()
        self._process.wait(timeout=10)
        told = self.errors()
        self._errors.close()
        return told

    # Hands

    def centre(self, *path: str) -> tuple[int, int]:
        """Return the middle of something on the screen, such as `tray a2`."""
        found: Any = self.ask("where")
        for name in path:
            found = found[name]
        x, y, w, h = found
        return x + w // 2, y + h // 2

    def click(self, at: tuple[int, int], *, times: int = 1) -> None:
        self.actions += 1
        self.screen.xdotool("mousemove", *at, "sleep", ".1", "click", "--repeat", times, 1)
        time.sleep(0.25)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Eight moves, 50 ms apart: fewer, and Qt does not begin the drag."""
        self.actions += 1
        steps: list[object] = ["mousemove", *start, "sleep", ".2", "mousedown", 1, "sleep", ".1"]
        for k in range(1, 9):
            at = [round(p + (q - p) * k / 8) for p, q in zip(start, end, strict=True)]
            steps += ["mousemove", *at, "sleep", ".05"]
        self.screen.xdotool(*steps, "sleep", ".15", "mouseup", 1)
        time.sleep(0.4)

    def keys(self, *names: str) -> None:
        self.actions += len(names)
        for name in names:
            self.screen.xdotool("key", "--clearmodifiers", name)
        time.sleep(0.3)

    def type(self, text: str) -> None:
        """Type Latin text, as one run."""
        self.actions += 1
        self.screen.xdotool("type", "--delay", "8", text)
        time.sleep(0.3)

    def paste(self, text: str) -> None:
        """Put words in with Ctrl+V; xdotool loses Chinese keys now and then."""
        holder = subprocess.Popen(
            [sys.executable, "-c", _HOLDER, text],
            env=self.screen.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert holder.stdout
        assert holder.stdout.readline().strip() == "held"
        self.keys("ctrl+v")
        time.sleep(0.3)
        holder.terminate()
        holder.wait(timeout=10)
