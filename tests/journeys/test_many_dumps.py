"""Many dumps at once: halves in different files are proposed, and nothing depends on luck."""

import json
import random
from pathlib import Path

from tests.desks import SAMPLE_DUMP
from tests.journeys.typed import type_


def dealt(folder: Path, count: int) -> list[Path]:
    """Deal the blocks of the sample page out to several dumps, each in its order."""
    blocks = [block for block in SAMPLE_DUMP.read_text("utf-8").split("\n\n") if block.strip()]
    chance, parts = random.Random(7), [list[str]() for _ in range(count)]
    for block in blocks:
        chance.choice(parts).append(block)
    files = [folder / f"p{n}.txt" for n in range(count)]
    for file, part in zip(files, parts, strict=True):
        file.write_text("\n\n".join(part), encoding="utf-8")
    return files


def imported(issue: Path, files: list[Path]) -> dict:
    assert type_("new", issue, "--name", "云溪社区报", "--pages", "1").code == 0
    told = type_("import", issue, *files, "--as", "dump", "--json")
    assert told.code in (0, 1)
    return json.loads(told.out)


def test_halves_in_other_dumps_are_proposed_alike_every_time(tmp_path):
    files = dealt(tmp_path, 4)
    first = imported(tmp_path / "one", files)
    across = [seam for seam in first["seams"] if seam["head_file"] != seam["file"]]
    assert across
    assert {seam["decision"] for seam in across} == {"suggest"}, "no jump line names a page"
    assert imported(tmp_path / "two", files)["seams"] == first["seams"]


def test_dumps_that_come_later_find_the_halves_of_earlier_ones(tmp_path):
    files = dealt(tmp_path, 4)
    at_once = imported(tmp_path / "one", files)
    imported(tmp_path / "two", files[:3])
    told = json.loads(type_("import", tmp_path / "two", files[3], "--as", "dump", "--json").out)
    later = [s for s in told["seams"] if s["head_file"] != s["file"]]
    known = [s for s in at_once["seams"] if s["head_file"] != s["file"]]
    assert {(s["file"], s["tail"]) for s in later} <= {(s["file"], s["tail"]) for s in known}
    assert all("p3.txt" in (s["file"], s["head_file"]) for s in later)
