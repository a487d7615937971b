"""The sample issue for the screen before qpdf, poppler and pypdf: tags, links, bookmarks, folios."""

import re
from pathlib import Path

import pypdf
import pytest

from layout_app.cli import main
from layout_app.model.article import Article, accepted_text, headline
from layout_app.model.issue import index
from layout_app.store.reading import open_issue
from tests.judges.test_press_judged import run_tool

pytestmark = pytest.mark.judge

SAMPLE = Path(__file__).parents[2] / "issues/2023-03-20"


def placed() -> list[Article]:
    issue = open_issue(SAMPLE).issue
    return [article for article in issue.articles if article.id in index(issue).parts]


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    to = tmp_path_factory.mktemp("screen") / "issue.pdf"
    assert main(["export", str(SAMPLE), "--to", str(to), "--profile", "screen"]) == 0
    return to


def test_qpdf_and_poppler_have_nothing_to_say(file, tmp_path):
    assert run_tool("qpdf", "--check", str(file)).returncode == 0
    for command in (["pdfinfo", "-struct-text", file], ["pdftotext", file, tmp_path / "text"],
                    ["pdftoppm", "-r", "40", file, tmp_path / "page"]):  # fmt: skip
        done = run_tool(*map(str, command))
        assert (done.returncode, done.stderr) == (0, "")


def test_poppler_reads_every_article_whole_and_in_order(file):
    told = run_tool("pdfinfo", "-struct-text", str(file)).stdout
    quoted = "".join(re.findall(r'^ *"(.*)"$', told, re.MULTILINE))
    spoken = re.sub(r"\s", "", quoted)
    for article in placed():
        text = re.sub(r"\s", "", accepted_text(article))
        assert text in spoken, headline(article)


def test_folios_bookmarks_language_and_links(file):
    reader = pypdf.PdfReader(file)
    root = reader.root_object
    assert reader.page_labels == ["A01", "A02", "A03", "A04"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("zh-CN", True)
    marks = [mark["/Title"] for mark in reader.outline if not isinstance(mark, list)]
    assert marks == reader.page_labels
    below = [
        mark["/Title"] for found in reader.outline if isinstance(found, list) for mark in found
    ]
    assert sorted(below) == sorted(headline(a) for a in placed())
    links = [
        (
            n,
            link.get_object()["/Contents"],
            reader.get_page_number(link.get_object()["/Dest"][0].get_object()),
        )
        for n, page in enumerate(reader.pages)
        for link in page.get("/Annots", ())
    ]
    assert links
    for page, words, target in links:
        assert reader.page_labels[target] in words
        assert page != target
