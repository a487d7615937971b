"""What is written is read again: every value, and the bytes are stable."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import example, given, settings

from layout_app.model.article import Article
from layout_app.model.issue import Issue
from layout_app.model.page import Page
from layout_app.model.text import Paragraph
from layout_app.store import inline
from layout_app.store.format import article_bytes, file_bytes, read_article, read_file
from layout_app.store.publication import new_issue, new_publication, open_issue
from tests.strategies import articles, issues, pages, paragraphs


@given(paragraphs())
@example(Paragraph(text="##"))
@example(Paragraph(text="## 三"))
@example(Paragraph(text="[subhead] 尾声"))
@example(Paragraph(text="[table heads=2] 甲"))
@example(Paragraph(text="\\## 三"))
def test_paragraph_comes_back_from_its_line(paragraph: Paragraph) -> None:
    line = inline.line_of(paragraph)
    assert "\n" not in line
    assert line == line.strip(" \t")
    read = inline.paragraph_of(line)
    assert (read.text, read.kind) == (paragraph.text, paragraph.kind)
    if inline.has_inline_marks(paragraph):
        assert read.marks == paragraph.marks


@given(articles())
def test_article_comes_back_from_its_file(article: Article) -> None:
    data = article_bytes(article)
    assert read_article(data, "a.yaml") == article
    assert article_bytes(read_article(data, "a.yaml")) == data


@given(pages())
def test_page_comes_back_from_its_file(page: Page) -> None:
    data = file_bytes(page)
    assert read_file(Page, data, "p.yaml") == page
    assert file_bytes(read_file(Page, data, "p.yaml")) == data


@settings(max_examples=50)
@given(issues())
def test_issue_comes_back_from_its_folder(issue: Issue) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        new_publication(folder, issue.publication)
        new_issue(folder / "day", issue)
        opened = open_issue(folder / "day")
        assert opened.issue == issue
    finally:
        shutil.rmtree(folder)
