"""Photographs on their way to the press beside bare Pillow: 8 pages of 4 pictures of 24 Mpx.

usage: photographs.py [--runs 3] [--pages 8]
Bare Pillow opens, decodes small (JPEG draft), scales and converts the same pictures by the same
profile, one after the other, and stores nothing. Printed are the ratios of the cold export (nothing
kept, a new process), of a second export by the same process after a text changed, of another in a
new process, and the highest memory. An export gets its pages painted, as the desk's worker does.
Only the ratios count.
"""

import argparse
import io
import os
import pickle
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from PIL import Image, ImageCms

HERE = Path(__file__).parent
ICC = HERE.parent / "assets/icc/news240.icc"
MEGAPIXELS = (6000, 4000)
PLACE = (340.0, 226.67)
"""Points: two columns of a broadsheet page."""
PPI = 200
CHANGES = "甲乙丙"
"""A character of the text, each time another."""
FRESH = """
import pickle, sys
from pathlib import Path
from layout_app.press.export import export
export(pickle.loads(Path(sys.argv[1]).read_bytes()), lambda _done, _all: None)
"""
"""An export by a new process, which has loaded nothing that an export does not need."""
WITH_US = os.environ | {"PYTHONPATH": str(HERE.parent)}


def photograph(seed: int) -> bytes:
    """Return a JPEG as a camera makes it: soft shapes under grain."""
    chance = random.Random(seed)
    small = Image.frombytes("RGB", (60, 40), chance.randbytes(7200))
    image = small.resize(MEGAPIXELS, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(MEGAPIXELS, 24).convert("RGB")
    sink = io.BytesIO()
    Image.blend(image, grain, 0.15).save(sink, "JPEG", quality=92)
    return sink.getvalue()


def bare(folder: Path) -> None:
    """Decode and convert all pictures at print size with Pillow alone."""
    size = tuple(round(side / 72 * PPI) for side in PLACE)
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), io.BytesIO(ICC.read_bytes()), "RGB", "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    for path in sorted((folder / "originals").iterdir()):
        opened = Image.open(path)
        opened.draft("RGB", size)
        ImageCms.applyTransform(opened.resize(size, Image.Resampling.LANCZOS), transform)


def order(folder: Path, pages: int, change: str) -> None:
    """Keep an export of pages with all pictures and some text as the desk sends it."""
    from layout_app.display.items import Picture
    from layout_app.model.geometry import Rect
    from layout_app.press.export import ExportJob, Split
    from layout_app.press.profile import Profile
    from tests.pages import column, group, info, page, painted

    names = sorted(path.name for path in (folder / "originals").iterdir())
    each = len(names) // pages
    displays = []
    for number in range(pages):
        pictures = [
            Picture(rect=Rect(20 + 360 * (k % 2), 60 + 300 * (k // 2), *PLACE), original=name)
            for k, name in enumerate(names[number * each : (number + 1) * each])
        ]
        text = column(change + "城市更新深入推进围绕基层服务" * 40, "a1", x=10, y=700)
        displays.append(page(group(pictures), text, folio=f"A{number + 1:02}"))
    job = ExportJob(
        pages=tuple(map(painted, displays)), target=folder / "out", profile=Profile.X1A,
        split=Split.PAGES, info=info(), originals=folder / "originals", kept=folder / "kept",
    )  # fmt: skip
    (folder / f"{change}.job").write_bytes(pickle.dumps(job))


def ours(folder: Path, change: str) -> None:
    """Carry an export out."""
    from layout_app.press.export import export

    export(pickle.loads((folder / f"{change}.job").read_bytes()), lambda _done, _all: None)


def kept_worker(folder: Path) -> None:
    """Export cold, change a text, export again in the same process; print the second's seconds."""
    ours(folder, CHANGES[0])
    started = time.perf_counter()
    ours(folder, CHANGES[1])
    print(f"{time.perf_counter() - started:.4f}")


def timed(kind: str, folder: Path) -> tuple[float, float, float]:
    """Run one kind of work in a process of its own.

    Seconds until it is done the first time, seconds of a second time, highest memory in MiB.
    """
    command = [sys.executable, __file__, "--work", kind, "--folder", str(folder)]
    if kind == "fresh":
        command = [sys.executable, "-c", FRESH, str(folder / f"{CHANGES[2]}.job")]
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=WITH_US)
    assert child.stdout is not None
    told = child.stdout.read().strip()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{kind} failed")
    second = float(told or 0)
    return time.perf_counter() - started - second, second, usage.ru_maxrss / 1024


def main() -> None:
    """Make the photographs, then time both in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--work", choices=("bare", "ours"))
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.work == "bare":
        bare(options.folder)
    elif options.work == "ours":
        kept_worker(options.folder)
    else:
        compare(options.runs, options.pages)


def compare(runs: int, pages: int) -> None:
    """Print the ratios of both exports to bare Pillow."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "originals").mkdir()
        for seed in range(4 * pages):
            data = photograph(seed)
            (folder / "originals" / sha256(data).hexdigest()).write_bytes(data)
        for change in CHANGES:
            order(folder, pages, change)
        cold, warm, fresh, most = [], [], [], 0.0
        for run in range(runs):
            for path in (folder / "kept").glob("*"):
                path.unlink()
            plain, _, _ = timed("bare", folder)
            first, second, memory = timed("ours", folder)
            third, _, _ = timed("fresh", folder)
            cold.append(first / plain)
            warm.append(second / plain)
            fresh.append(third / plain)
            most = max(most, memory)
            print(
                f"run {run + 1}: bare 1 ({plain:.2f} s), cold {cold[-1]:.2f}, "
                f"after a change {warm[-1]:.3f}, in a new process {fresh[-1]:.3f}"
            )
    print(
        f"median: cold {statistics.median(cold):.2f}, "
        f"after a change {statistics.median(warm):.3f}, "
        f"in a new process {statistics.median(fresh):.3f}, most memory {most:.0f} MiB"
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
