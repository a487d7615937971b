"""An issue whose writer is killed between its files opens, and nothing acknowledged is lost."""

import os
import random
from pathlib import Path

import pytest

from layout_app.model.article import Article
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue
from layout_app.model.page import Page
from layout_app.model.problem import Severity
from layout_app.model.text import Paragraph
from layout_app.store.atomic import sweep
from layout_app.store.publication import new_issue, open_issue
from tests.killed import killed

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from layout_app.store.publication import open_issue, save_issue
from layout_app.model.text import Paragraph
from layout_app.model.page import Page
opened = open_issue(Path(sys.argv[1]))
n = int(sys.argv[2])
print("ready", flush=True)
while True:
    n += 1
    issue = opened.issue
    text = (Paragraph(text=f"{n}," + "文" * 2000),)
    articles = tuple(replace(a, paragraphs=text) for a in issue.articles)
    pages = (*(replace(p, section=str(n)) for p in issue.pages[-3:]), Page(id=f"n{n}"))
    opened = save_issue(opened, replace(issue, name=str(n), articles=articles, pages=pages))
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_issue_killed_between_its_files_opens(tmp_path: Path) -> None:
    articles = tuple(
        Article(id=ArticleId(name), paragraphs=(Paragraph(text="0,"),)) for name in "abc"
    )
    folder = new_issue(
        tmp_path / "day", Issue(name="0", pages=(Page(id=PageId("p")),), articles=articles)
    ).folder
    campaign = bool(os.environ.get("LAYOUT_CAMPAIGN"))
    chance = random.Random(None if campaign else 7)
    acknowledged = last = 0
    for _ in range(300 if campaign else 20):
        told = killed(WRITER, folder, last, after=chance.uniform(0.002, 0.06))
        acknowledged = int(told[-1]) if told else acknowledged
        found = open_issue(folder)
        assert not [p for p in found.problems if p.severity is Severity.ERROR]
        assert len(found.issue.articles) == 3
        written = [int(a.paragraphs[0].text.split(",")[0]) for a in found.issue.articles]
        assert min(int(found.issue.name), *written) >= acknowledged
        assert max(written) <= max(acknowledged, last) + 1
        last = max(last, *written)
    sweep(folder)
    assert not [*folder.rglob("*.tmp"), *folder.rglob("*.bak.new")]
