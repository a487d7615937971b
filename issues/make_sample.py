"""Make the sample issues with the program's own commands: import, repair, lay out.

usage: python -m issues.make_sample [FOLDER] [--only DATE]
FOLDER is by default that of this file, whose issues are made anew.
`dumps/` of each issue is its raw copy, `plans/` the layout artist's commands; everything else the
program does.
"""

import argparse
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from issues.make_art import draw
from layout_app.frozen import frozen

HERE = Path(__file__).parent
DUMP = "suzhou-page.md"
BRUSH = "ChaoshengBrush-400.ttf"


@frozen(kw_only=False)
class Sample:
    """An issue of a sample publication."""

    date: str
    number: int
    paper: str = ""
    home: str = "."
    """Folder of its publication."""
    pages: int = 4
    after: str = ""
    """The issue whose furniture and slots it takes over."""
    faces: tuple[tuple[str, str], ...] = ()
    """The publication's own faces: their ids and their files in `fonts/`."""


SAMPLES = (
    Sample("2023-03-20", 11),
    Sample("2023-03-27", 12, "broadsheet-8"),
    Sample("2023-04-03", 14, home="wangchao", pages=2),
    Sample("2023-04-10", 15, home="wangchao", after="2023-04-03"),
    Sample("2023-04-04", 3, home="chaosheng", pages=1, faces=(("xing-400", BRUSH),)),
)


def app(*words: object) -> dict:
    """Run a command of the program and return its JSON; its refusal ends this script."""
    command = [sys.executable, "-m", "layout_app", *map(str, words), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def imported(issue: Path, copy: Path) -> dict[str, str]:
    """Import the raw copy and return the articles' ids by file, those of a dump by headline."""
    told = app("import", issue, *sorted(copy.glob("[0-9]*.md")), "--as", "story")
    named = {Path(found["file"]).stem: found["id"] for found in told["articles"]}
    if (copy / DUMP).exists():
        page = app("import", issue, copy / DUMP, "--as", "dump", "--repair", "auto")
        named |= {found["headline"]: found["id"] for found in page["articles"]}
    return named


def steps(plan: str, articles: dict[str, str], art: Path, copy: Path) -> Iterator[list[str]]:
    """Yield the commands of a plan as words, names replaced by what they stand for."""
    waiting = ""
    for line in plan.splitlines():
        if not waiting and (not line.strip() or line.startswith("#")):
            continue
        waiting += line
        if waiting.count('"') % 2:
            waiting += "\n"
            continue
        words = shlex.split(waiting)
        yield [_meant(word, articles, art, copy) for word in words]
        waiting = ""


def _meant(word: str, articles: dict[str, str], art: Path, copy: Path) -> str:
    key, sign, value = word.partition("=")
    if "@" in value:
        parts = [part.removeprefix("@") for part in value.split(",")]
        value = ",".join(_article(part, articles) for part in parts)
    for mark, folder in (("ART/", art), ("COPY/", copy)):
        if value.startswith(mark):
            value = str(folder / value.removeprefix(mark))
    return f"{key}{sign}{value}"


def _article(name: str, articles: dict[str, str]) -> str:
    """Return an article's id by its file, or by the beginning of its headline."""
    return next(found for known, found in articles.items() if known.startswith(name))


def made(sample: Sample, publication: Path, art: Path) -> None:
    """Make one issue anew in the publication; its raw copy is that beside this file."""
    home = publication / sample.home
    issue, copy = home / sample.date, HERE / sample.home / sample.date / "dumps"
    for name in ("articles", "pages", "issue.yaml"):
        old = issue / name
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    paper = ("--paper", sample.paper) if sample.paper else ()
    pages = ("--from", home / sample.after) if sample.after else ("--pages", sample.pages)
    app("new", issue, "--date", sample.date, "--number", sample.number, *pages, *paper)
    for face, file in sample.faces:
        app("fonts", "add", HERE / sample.home / "fonts" / file, "--to", issue, "--id", face)
    articles = imported(issue, copy) if copy.is_dir() else {}
    plan = (HERE / "plans" / f"{sample.date}.txt").read_text("utf-8")
    commands = [[*step, ","] for step in steps(plan, articles, art, copy)]
    words = [word for command in commands for word in command]
    for problem in app("do", issue, *words[:-1])["problems"]:
        sys.stdout.write(f"{sample.date} {problem['severity']} {problem['code']}\n")


def main() -> int:
    """Make all samples, or the one of a day."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE)
    parser.add_argument("--only", metavar="DATE", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        draw(Path(folder))
        for sample in SAMPLES:
            if given.only in ("", sample.date):
                made(sample, given.folder, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
