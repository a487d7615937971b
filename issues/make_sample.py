"""Make the sample issue with the program's own commands: import, repair, place, continue.

usage: make_sample.py [FOLDER]     default: the issue beside this file, which is made anew
The placements are the layout artist's; everything else the program does. The dump and the stories
in `dumps/` are the raw copy.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ISSUE = "2023-03-20"
DUMP = "suzhou-page.md"

# story: page, column, line, columns, lines
BOXES = {
    "01-lead-stream": ("A01", 0, 12, 3, 42),
    "02-canteen": ("A01", 3, 12, 2, 49),
    "11-commentary": ("A01", 0, 55, 3, 27),
    "12-brief-trees": ("A01", 3, 62, 2, 8),
    "28-brief-english-corner": ("A01", 3, 71, 2, 11),
    "17-brief-law": ("A02", 2, 68, 1, 14),
    "26-essay-bridge": ("A02", 3, 52, 2, 30),
    "08-market": ("A03", 0, 21, 3, 22),
    "05-roof-garden": ("A03", 0, 44, 3, 23),
    "13-brief-fraud": ("A03", 0, 68, 1, 14),
    "16-brief-lost": ("A03", 1, 68, 1, 14),
    "14-brief-clothes": ("A03", 2, 68, 1, 14),
    "04-parking": ("A03", 3, 0, 2, 28),
    "06-mending": ("A03", 3, 29, 2, 27),
    "09-minibus": ("A03", 3, 57, 2, 25),
    "10-feature-boatyard": ("A04", 0, 0, 3, 63),
    "27-night-clinic": ("A04", 0, 64, 3, 18),
    "07-night-library": ("A04", 3, 0, 2, 29),
    "18-notice-water": ("A04", 3, 30, 2, 25),
    "20-poem": ("A04", 3, 56, 2, 17),
    "29-brief-delivery": ("A04", 3, 74, 2, 8),
}
CONTINUED = {"01-lead-stream": ("A03", 0, 0, 3, 20)}
# The editor's word on what repair leaves open: of these tails the other half is lost.
MISSING = (7, 36, 46)
COMPLETE = (9,)
# headline of the dump: page, column, line, columns, lines, rank
DUMP_BOXES = {
    "打造六支队伍": ("A02", 0, 0, 3, 38, 1),
    "虎丘街道": ("A02", 3, 0, 2, 39, 2),
    "首批数字经济": ("A02", 0, 39, 3, 28, 2),
    "相城高新区": ("A02", 0, 68, 2, 14, 3),
    "双塔街道": ("A02", 3, 40, 2, 11, 3),
}
SECTIONS = {"A01": "要闻", "A02": "街道", "A03": "邻里", "A04": "云溪纪事"}


def app(*words: object) -> dict:
    """Run a command of the program and return its JSON; its refusal ends this script."""
    command = [sys.executable, "-m", "layout_app", *map(str, words), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def place(command: str, article: str, spot: tuple) -> list[str]:
    """Return the words of one placing command."""
    page, column, line, columns, lines = spot[:5]
    return [
        *(command, f"article={article}", f"page={page}", f"column={column}"),
        *(f"line={line}", f"columns={columns}", f"lines={lines}", ","),
    ]


def decisions() -> list[str]:
    """Return the editor's word on the cut sentences of the dump that are not certain."""
    words: list[str] = []
    for head in COMPLETE:
        words += ["seam.complete", f"tail={DUMP}#{head}", ","]
    for tail in MISSING:
        words += ["seam.missing", f"tail={DUMP}#{tail}", ","]
    return words


def made(issue: Path, sources: Path, dump: Path) -> None:
    """Make the issue from its raw copy."""
    app("new", issue, "--date", ISSUE, "--number", 11, "--pages", 4)
    stories = app("import", issue, *sorted(sources.glob("[0-9]*.md")), "--as", "story")
    page = app("import", issue, dump, "--as", "dump", "--repair", "auto")
    app("do", issue, *decisions(), "article.punctuate")
    by_story = {Path(found["file"]).stem: found["id"] for found in stories["articles"]}
    by_head = {found["headline"]: found["id"] for found in page["articles"]}
    words: list[str] = []
    for folio, name in SECTIONS.items():
        words += ["page.section", f"page={folio}", f"name={name}", ","]
    for story, spot in BOXES.items():
        words += place("box.place", by_story[story], spot)
    for story, spot in CONTINUED.items():
        words += place("box.continue", by_story[story], spot)
    for start, spot in DUMP_BOXES.items():
        article = next(found for head, found in by_head.items() if head.startswith(start))
        words += ["article.rank", f"article={article}", f"rank={spot[5]}", ","]
        words += place("box.place", article, spot)
    app("do", issue, *words[:-1])


def main() -> int:
    """Make the issue anew, keeping its raw copy."""
    issue = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / ISSUE
    home = HERE / ISSUE
    for name in ("articles", "pages", "issue.yaml"):
        old = issue / name
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    made(issue, home / "dumps", home / "dumps" / DUMP)
    return 0


if __name__ == "__main__":
    sys.exit(main())
