"""Pages put together at random from every kind of box, before the judges in both press profiles."""

import os
from pathlib import Path

import pytest

from layout_app.compose.page import Composer
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import accepted_text
from layout_app.press.conservation import check, printed
from layout_app.press.content import paint_page
from layout_app.press.profile import SLUG
from layout_app.press.writer import write_pages
from tests.judges.test_press_judged import PRESS, judge, run_tool
from tests.pages import Originals, info
from tests.randompages import random_issue

pytestmark = pytest.mark.judge

COUNT = 20 if os.environ.get("LAYOUT_CAMPAIGN") else 4


@pytest.mark.parametrize("profile", PRESS)
@pytest.mark.parametrize("seed", range(COUNT))
def test_pages_of_random_boxes_pass_every_judge(seed, profile, tmp_path):
    issue, originals = random_issue(seed)
    composer = Composer(shipped())
    files = []
    for page in issue.pages:
        composed = composer.page(issue, page.id)
        painted = paint_page(composed.display, shipped(), is_rgb=False, slug=SLUG)
        data = write_pages([painted], shipped(), profile, info(), Originals(**originals))
        path = Path(tmp_path, f"{composed.display.folio}.pdf")
        path.write_bytes(data)
        files.append(data)
        judge(path, profile, "--news", "--tac", "--single-page", "--strict")
        assert run_tool("qpdf", "--check", str(path)).returncode == 0
        drawn = run_tool("pdftoppm", "-r", "50", str(path), str(tmp_path / "out"))
        assert (drawn.returncode, drawn.stderr) == (0, "")
    for copy in issue.articles:
        found = [passage for data in files for passage in printed(data).get(copy.id, ())]
        lost = composer.article(issue, copy.id).lost
        account = check({copy.id: accepted_text(copy)}, {copy.id: found}, {copy.id: lost}, {})
        assert account[copy.id].is_whole
