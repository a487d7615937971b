"""Build the user manual: pictures and keys from the running program, pages by Sphinx.

usage: build.py [--to FOLDER] [--lang zh_CN,en] [--without-pictures]
Needs `pip install layout-app[docs]`. Pages are written into FOLDER/LANG, by default build/manual;
nothing of it is committed, so that it cannot go stale.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LANGUAGES = ("zh_CN", "en")


def build(language: str, target: Path, *, pictures: bool) -> None:
    """Build the manual in one language."""
    source = target / f"{language}-source"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(HERE / language, source)
    shutil.copy(HERE / "conf.py", source)
    only = [] if pictures else ["--only", ""]
    subprocess.run(
        [sys.executable, "-m", "docs.manual.pictures", str(source / "_pictures"),
         "--lang", language, "--keys", str(source / "keys.md"), *only],
        check=True, cwd=ROOT,
    )  # fmt: skip
    quiet = ["-q"] if pictures else ["-Q"]
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "html", *quiet, str(source), str(target / language)],
        check=True,
        env={**os.environ, "MANUAL_LANGUAGE": language},
    )


def main() -> int:
    """Build what was asked for."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--to", type=Path, default=ROOT / "build" / "manual")
    reader.add_argument("--lang", default=",".join(LANGUAGES))
    reader.add_argument("--without-pictures", action="store_true")
    wanted = reader.parse_args()
    for language in wanted.lang.split(","):
        build(language, wanted.to.absolute(), pictures=not wanted.without_pictures)
        sys.stdout.write(f"{wanted.to / language / 'index.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
