"""What an installed program carries: the samples as they are shipped, not as they are worked on."""

import shutil
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]
SHIPPED = {
    "layout_app/__init__.py": "layout_app/__init__.py",
    "assets/fonts/a.ttf": "layout_app/assets/fonts/a.ttf",
    "issues/one/issue.yaml": "layout_app/issues/one/issue.yaml",
    "issues/one/articles/a.yaml": "layout_app/issues/one/articles/a.yaml",
}
MADE_WITH = (
    "issues/make_sample.py",
    "issues/drawing/coast.py",
    "issues/plans/one.txt",
    "assets/fonts/build.py",
    "assets/icc/build.sh",
    "layout_app/locale/build.py",
)
LEFT = (
    "issues/one/.lock",
    "issues/one/.journal",
    "issues/one/issue.yaml.bak",
    "issues/one/issue.yaml.bak.new",
    "issues/one/issue.yaml.1f.tmp",
    "issues/one/.cache/pages/a.json",
    "issues/one/.history/2026/issue.yaml",
    "issues/__pycache__/make_sample.pyc",
)


def test_the_wheel_holds_what_a_program_needs_and_nothing_that_work_leaves(tmp_path):
    for name in ("pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, tmp_path)
    for name in (*SHIPPED, *LEFT, *MADE_WITH):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = WheelBuilder(str(tmp_path)).recurse_included_files()
    assert {each.distribution_path for each in found} == set(SHIPPED.values())
