"""The peer of the measurements: Typst, and the faces that it gets.

It gets our faces, which are small cuts, unless others are named: with whole ones, such as Noto
Serif CJK SC of Debian's fonts-noto-cjk, it takes longer to start and to write.
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import typst

FONTS = Path(__file__).parent.parent / "assets" / "fonts"


def add_options(parser: argparse.ArgumentParser, runs: int = 7) -> None:
    """Let the user say where the peer lies, how many pairs to time, and the peer's faces."""
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--regular", type=Path, default=FONTS / "NewsSong-400.ttf")
    parser.add_argument("--bold", type=Path, default=FONTS / "NewsSong-700.ttf")
    parser.add_argument("--family", help="family in those files, where they hold several")


def peer(shared: Path) -> ModuleType:
    """Return the peer's module, which knows how Typst sets a load."""
    spec = importlib.util.spec_from_file_location(
        "peer_typst", shared / "bench" / "issue" / "peer_typst.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def peer_command(options: argparse.Namespace, work: Path, out: Path) -> list[str]:
    """Return the command line by which the peer sets a load, in a process of its own."""
    script = options.shared / "bench" / "issue" / "peer_typst.py"
    faces = ["--regular", options.regular, "--bold", options.bold]
    family = ["--family", options.family] if options.family else []
    return [*map(str, (sys.executable, script, work, out, *faces, *family))]


def typst_compile(options: argparse.Namespace, work: dict, folder: Path) -> Callable[[int], None]:
    """Return Typst's warm compile of a load, each time with every width new."""
    module = peer(options.shared)
    families = []
    for number, face in enumerate((options.regular, options.bold)):
        (folder / f"{number}{face.suffix}").symlink_to(face.resolve())
        families.append(module.family_of(str(folder), face.resolve(), options.family))
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
    compiler = typst.Compiler(font_paths=fonts)

    def compiled(turn: int) -> None:
        larger = {**work, "geo": {**work["geo"], "size": work["geo"]["size"] * (1 + turn / 1000)}}
        compiler.compile(input=module.source(larger, *families).encode())

    return compiled
