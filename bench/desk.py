"""Measure the desk: frames of a drag, repaints, keystrokes, the way to an open window.

usage: desk.py [--only drag,repaint,key,articles,photos,start] [--rounds N]
Offscreen, on the program's own sample copy. Every figure stands beside its peer of the same run:
a frame of a drag beside an uncached full repaint, a keystroke in 64 pages or 5,000 articles beside
one in 4 pages.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRectF, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Selection, Session, open_session
from layout_app.desk.words import msg, use_language
from layout_app.edit.articles import add_articles
from layout_app.edit.boxes import place
from layout_app.model.article import Article, ArticlePicture, characters
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue
from layout_app.model.text import Kind, Paragraph
from layout_app.rubbish import leave_rubbish
from layout_app.ui.start import dress
from layout_app.ui.window.main_window import MainWindow

SIZE = 1600, 1000
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SENTENCE = "社区的人们在河边种下了六十棵树，孩子们给每一棵起了名字，写在小小的木牌上。"


def written(name: str, length: int) -> Article:
    """Return an article of about so many characters."""
    rows, body = max(1, length // 150), SENTENCE * 4
    text = tuple(Paragraph(text=f"{k}号楼：{body}"[:150]) for k in range(rows))
    head = Paragraph(text="河边种下六十棵树", kind=Kind.HEADLINE)
    return Article(id=ArticleId(name), paragraphs=(head, *text))


def filled(issue: Issue, lengths: tuple[tuple[int, Cells], ...]) -> Issue:
    """Return the issue with the same articles on every page but the first."""
    for page in issue.pages[1:]:
        for n, (length, cells) in enumerate(lengths):
            name = f"{page.id}-{n}"
            issue = add_articles(issue, (written(name, length),))
            issue = place(issue, ArticleId(name), page.id, cells, BoxId(f"b-{name}"))
    return issue


DRAGGED = ((1500, Cells(column=0, line=0, columns=3, lines=46)),)
FULL = tuple(
    (2400, Cells(column=column, line=line, columns=2, lines=38))
    for line in (0, 38)
    for column in (0, 2, 4)
)
"""Six articles of 2,000 and more characters on a broadsheet page: 12,000 and more glyphs."""


LETTERS = "community paper "
"""What is typed: words that may be divided, which ask for the patterns."""
WRITTEN = (
    (1500, Cells(column=0, line=0, columns=5, lines=30)),
    (500, Cells(column=0, line=32, columns=2, lines=20)),
    (300, Cells(column=2, line=32, columns=3, lines=20)),
    (600, Cells(column=0, line=54, columns=3, lines=20)),
    (300, Cells(column=3, line=54, columns=2, lines=20)),
)
"""An article to type into, and others below it as on an ordinary page."""


def session_of(folder: Path, paper: str, pages: int, lengths: tuple) -> Session:
    """Make and open an issue of filled pages."""
    make_issue(folder, name="云溪社区报", day=date(2023, 3, 20), pages=pages, paper=paper)
    made = open_session(folder)
    made.do(lambda issue: filled(issue, lengths), msg("Import copy"))
    made.save()
    return open_session(folder)


class Shown:
    """A window on a session, at its second page."""

    def __init__(self, app: QApplication, session: Session) -> None:
        self.app = app
        self.session = session
        self.window = MainWindow(dress(app))
        self.window.resize(*SIZE)
        self.window.show()
        self.window.show_session(session)
        self.desk = self.window.desk
        self.desk.scene.set_facing(False)
        session.select(Selection(page=session.issue.pages[1].id))
        self.settle(1.5)

    def settle(self, seconds: float) -> None:
        """Let thumbnails and proof come to rest."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()

    def close(self) -> None:
        """Let go of the window."""
        self.desk.stop()
        self.window.bridge = None
        self.window.close()
        self.window.deleteLater()
        self.app.processEvents()


def milliseconds(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work: on a quiet machine, how long it takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def spread(times: list[float]) -> tuple[float, float]:
    """Return median and 95th percentile."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def repaint(shown: Shown) -> float:
    """Return the time of one whole repaint."""
    port = shown.desk.view.viewport()

    def work() -> None:
        shown.desk.scene.update()
        port.repaint()

    return milliseconds(work)


def uncached(shown: Shown, times: int) -> list[float]:
    """Return the times of repaints without the boxes' pictures."""
    shown.desk.scene.set_cached(False)
    found = [repaint(shown) for _ in range(times)]
    shown.desk.scene.set_cached(True)
    for _ in range(3):
        repaint(shown)
    return found[3:]


def place_of_box(shown: Shown) -> QRectF:
    """Return where the page's first box stands on the scene."""
    rect = shown.desk.scene.rect_of(shown.session.issue.pages[1].boxes[0].id)
    assert rect is not None
    return rect


def carried(shown: Shown, start: QPoint, steps: Iterable[QPoint]) -> list[float]:
    """Press the mouse, move it by each step and let go; return the time of each frame."""
    port = shown.desk.view.viewport()
    QTest.mousePress(port, LEFT, PLAIN, start)
    times = []
    for step in steps:

        def frame(to: QPoint = start + step) -> None:
            QTest.mouseMove(port, to)
            shown.app.processEvents()

        times.append(milliseconds(frame))
    QTest.mouseRelease(port, LEFT, PLAIN, start)
    shown.app.processEvents()
    return times[3:]


def drag(shown: Shown, frames: int) -> list[float]:
    """Carry the page's box about with the mouse; return the time of each frame."""
    start = shown.desk.view.mapFromScene(place_of_box(shown).center())
    steps = (QPoint(round(90 * ((k % 8) / 8)), 11 * (1 + k % 24)) for k in range(frames))
    return carried(shown, start, steps)


def stretch(shown: Shown, frames: int) -> list[float]:
    """Draw the box's foot up and down; return the time of each frame."""
    view, rect = shown.desk.view, place_of_box(shown)
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, view.mapFromScene(rect.center()))
    steps = (QPoint(0, -9 * (1 + k % 20)) for k in range(frames))
    return carried(shown, view.mapFromScene(rect.bottomRight()), steps)


def keystrokes(shown: Shown, count: int) -> tuple[list[float], list[float]]:
    """Type into the first article of the page.

    Return the time until the page shows each letter, and the longest that the window hears no key
    in the tenth of a second behind it.
    """
    desk, session = shown.desk, shown.session
    page = session.issue.pages[1]
    article = page.boxes[0].article
    session.select(Selection(page=page.id, boxes=(page.boxes[0].id,), article=article))
    shown.settle(0.3)
    desk.story.go_to(2, 4)
    port, times, waits = desk.view.viewport(), list[float](), list[float]()
    for n in range(count):
        before = desk.scene.composed(page.id)

        def key(before: object = before, letter: str = LETTERS[n % len(LETTERS)]) -> None:
            QTest.keyClick(desk.story.editor, letter)
            while desk.scene.composed(page.id) is before:
                shown.app.processEvents()
            port.repaint()

        times.append(milliseconds(key))
        waits.append(longest_wait(shown, 0.1))
    return times, waits


def longest_wait(shown: Shown, seconds: float) -> float:
    """Return the longest piece of work that the window does by itself."""
    longest, end = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        longest = max(longest, milliseconds(shown.app.processEvents))
    return longest


def tell(name: str, times: list[float], peer: list[float] | None = None) -> None:
    """Print median and p95 of a measurement, and its ratio to a peer."""
    middle, high = spread(times)
    ratio = f"   p95 {high / spread(peer)[0]:.2f} x peer" if peer else ""
    print(f"{name:<44} median {middle:6.1f} ms   p95 {high:6.1f} ms{ratio}", flush=True)


def bench_drag(app: QApplication, folder: Path, rounds: int) -> None:
    """Carry and stretch an article of 1,500 characters, beside an uncached repaint."""
    session = session_of(folder / "drag", "tabloid-5", 2, DRAGGED)
    shown = Shown(app, session)
    print(f"dragged article: {characters(session.issue.articles[0])} characters")
    full = uncached(shown, 10 * rounds)
    tell("uncached full repaint", full)
    tell("drag with live reflow, a frame", drag(shown, 24 * rounds), full)
    tell("stretch with live reflow, a frame", stretch(shown, 24 * rounds), full)
    shown.close()


def bench_repaint(app: QApplication, folder: Path, rounds: int) -> None:
    """Repaint a page of 12,000 characters at fit, with and without pictures of boxes."""
    session = session_of(folder / "full", "broadsheet-8", 2, FULL)
    shown = Shown(app, session)
    count = sum(characters(a) for a in session.issue.articles)
    print(f"full page: {count} characters")
    bare = uncached(shown, 10 * rounds)
    tell("full page, uncached", bare)
    tell("full page at fit, warm", [repaint(shown) for _ in range(10 * rounds)], bare)
    shown.close()


def bench_keys(app: QApplication, folder: Path, rounds: int) -> None:
    """Type in issues of 4, 16 and 64 pages."""
    first: list[float] | None = None
    for pages in (4, 16, 64):
        session = session_of(folder / f"keys{pages}", "tabloid-5", pages, WRITTEN)
        shown = Shown(app, session)
        shown.settle(pages * 0.05)
        times, waits = keystrokes(shown, 8 * rounds)
        tell(f"keystroke to new page, {pages} pages", times, first)
        tell(f"longest wait between keys, {pages} pages", waits)
        print(f"{'the slowest key':<44} {max(times):13.1f} ms")
        first = first or times
        shown.close()


BARE = (
    "import time; from PySide6.QtWidgets import QApplication, QMainWindow;"
    "app=QApplication([]); w=QMainWindow(); w.resize(1600,1000); w.show(); app.processEvents();"
    "print(time.process_time())"
)
AS_RUNNING = "from layout_app.rubbish import leave_rubbish; leave_rubbish();"
WINDOW = (
    f"{AS_RUNNING} import time; from PySide6.QtWidgets import QApplication;"
    "from layout_app.ui.start import Desktop, sample_issue;"
    "app=QApplication([]); d=Desktop(app); d.open_soon(sample_issue()); app.processEvents();"
    "print(time.process_time())\n"
    "while d.window.bridge is None: app.processEvents()\n"
    "d.window.desk.view.viewport().repaint(); print(time.process_time())"
)


def bench_articles(app: QApplication, folder: Path, rounds: int) -> None:
    """Type in an issue of 5,000 articles, most of them not placed."""
    lengths = ((1500, Cells(column=0, line=0, columns=5, lines=30)),)
    session = session_of(folder / "articles", "tabloid-5", 4, lengths)
    few = Shown(app, session)
    peer, _waits = keystrokes(few, 8 * rounds)
    tell("keystroke to new page, 3 articles", peer)
    few.close()
    more = tuple(written(f"more-{n}", 600) for n in range(5000))
    session.do(lambda issue: add_articles(issue, more), msg("Import copy"))
    shown = Shown(app, session)
    shown.settle(2.0)
    times, waits = keystrokes(shown, 8 * rounds)
    tell("keystroke to new page, 5,000 articles", times, peer)
    tell("longest wait between keys, 5,000 articles", waits)
    shown.close()


PHOTOS, PIXELS = 256, (6000, 4000)


def issue_of_photos(folder: Path) -> Path:
    """Make an issue of 64 pages with 256 photographs of 24 million pixels."""
    from PIL import Image

    picture = Image.effect_noise((750, 500), 40).resize(PIXELS).convert("RGB")
    picture.save(folder / "photo.jpg", quality=80)
    data = (folder / "photo.jpg").read_bytes()
    session = session_of(folder / "photos", "tabloid-5", 64, ())
    cells = tuple(
        Cells(column=column, line=line, columns=2, lines=32)
        for line in (0, 34)
        for column in (0, 2)
    )

    def placed(issue: Issue) -> Issue:
        for n in range(PHOTOS):
            # The same picture under another hash: what stands behind its end is not read.
            original = session.keep_original(data + n.to_bytes(2, "big"))
            name, page = f"photo-{n}", issue.pages[n // 4].id
            shown = ArticlePicture(original=original, name=f"{n}.jpg", pixels=PIXELS)
            article = replace(written(name, 600), pictures=(shown,))
            issue = add_articles(issue, (article,))
            issue = place(issue, ArticleId(name), page, cells[n % 4], BoxId(f"b-{name}"))
        return issue

    session.do(placed, msg("Import copy"))
    session.save()
    return session.folder


def bench_photos(folder: Path, rounds: int) -> None:
    """Open an issue of many large photographs: the time to its first page, and memory after."""
    issue = issue_of_photos(folder)
    code = (
        f"{AS_RUNNING} import resource,sys,time;"
        "from pathlib import Path;"
        "from PySide6.QtWidgets import QApplication;"
        "app=QApplication([]);"
        "from layout_app.ui.start import dress, open_issue;"
        "from layout_app.ui.window.main_window import MainWindow;"
        "w=MainWindow(dress(app)); w.resize(1600,1000); w.show(); app.processEvents();"
        "t=time.perf_counter(); open_issue(w, Path(sys.argv[1]));"
        "[app.processEvents() for _ in range(3)];"
        "print(time.perf_counter()-t);"
        "peak=lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024;"
        "print(peak());"
        "end=time.perf_counter()+float(sys.argv[2]);"
        "exec('while time.perf_counter()<end: app.processEvents()');"
        "[(w.desk.going.turn(1),[app.processEvents() or time.sleep(.01) for _ in range(40)])"
        " for _ in range(63)];"
        "print(peak()); w.desk.stop()"
    )
    opened, memory = [], []
    for k in range(max(5, rounds)):
        rest = "20" if k == 0 else "0"
        told = subprocess.run(
            [sys.executable, "-c", code, str(issue), rest],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        opened.append(float(told[0]) * 1000)
        memory.append((float(told[1]), float(told[2])))
    tell("64 pages, 256 photos of 24 Mpx: opened", opened)
    first, last = (max(each) for each in zip(*memory, strict=True))
    print(f"memory: {first:.0f} MiB when open, {last:.0f} MiB after all pages were turned")


def bench_start(rounds: int) -> None:
    """Start the program until its window stands, and until a page is in it; beside a bare window.

    As an installed program starts: byte code compiled, which the first, uncounted round does.
    """
    bare, window, page = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        env = kept | {"PYTHONPYCACHEPREFIX": folder, "XDG_CONFIG_HOME": folder}

        def told(code: str) -> list[float]:
            done = subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
            )
            return [float(word) * 1000 for word in done.stdout.split()]

        told(WINDOW)
        for _ in range(max(5, rounds)):
            bare += told(BARE)
            seen, shown = told(WINDOW)
            window.append(seen)
            page.append(shown)
    tell("bare PySide6 window", bare)
    tell("window up, warm", window, bare)
    tell("first page of the sample in it", page, bare)


def main() -> int:
    """Measure what was asked for."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--only", default="drag,repaint,key,articles,photos,start")
    reader.add_argument("--rounds", type=int, default=5)
    wanted = reader.parse_args()
    leave_rubbish()  # as in the running program
    names = wanted.only.split(",")
    use_language("en")
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        app = QApplication([])
        place = Path(folder)
        if "drag" in names:
            bench_drag(app, place, wanted.rounds)
        if "repaint" in names:
            bench_repaint(app, place, wanted.rounds)
        if "key" in names:
            bench_keys(app, place, wanted.rounds)
        if "articles" in names:
            bench_articles(app, place, wanted.rounds)
        if "photos" in names:
            bench_photos(place, wanted.rounds)
        if "start" in names:
            bench_start(wanted.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
