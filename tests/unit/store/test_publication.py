"""Open, save, make: what is written, what is refused, what is kept."""

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from layout_app.errors import IssueFileError
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Colophon, Issue, Publication
from layout_app.model.page import Page
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph
from layout_app.store.publication import (
    OpenedIssue,
    new_issue,
    new_publication,
    open_issue,
    save_issue,
)


def article(name: str, text: str = "正文。") -> Article:
    head = Paragraph(text=f"题{name}", kind=Kind.HEADLINE)
    return Article(id=ArticleId(name), paragraphs=(head, Paragraph(text=text)))


def issue() -> Issue:
    box = ArticleBox(
        id=BoxId("box"),
        article=ArticleId("a"),
        shape=(Cells(column=0, line=0, columns=2, lines=20),),
    )
    return Issue(
        date=date(2023, 3, 20),
        pages=(Page(id=PageId("p1"), boxes=(box,)), Page(id=PageId("p2"))),
        articles=(article("a"), article("b")),
    )


@pytest.fixture
def opened(tmp_path: Path) -> OpenedIssue:
    new_publication(tmp_path, Publication(name="云溪新闻"))
    new_issue(tmp_path / "day", issue())
    return open_issue(tmp_path / "day")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def codes(opened: OpenedIssue) -> list[str]:
    return [problem.code for problem in opened.problems]


def test_issue_inherits_its_publication(opened: OpenedIssue) -> None:
    assert opened.issue.publication.name == "云溪新闻"
    assert opened.publication_folder == opened.folder.parent
    assert opened.problems == ()


def test_issue_alone_opens_too(tmp_path: Path) -> None:
    new_issue(tmp_path / "alone", replace(issue(), publication=Publication(name="独立")))
    found = open_issue(tmp_path / "alone")
    assert found.issue.publication.name == "独立"
    assert found.publication_folder == found.folder


def test_opening_writes_nothing(opened: OpenedIssue) -> None:
    before = files(opened.folder.parent)
    open_issue(opened.folder)
    assert files(opened.folder.parent) == before


def test_save_of_the_same_issue_writes_nothing(opened: OpenedIssue) -> None:
    before = files(opened.folder)
    save_issue(opened, opened.issue)
    assert files(opened.folder) == before


def test_save_writes_only_what_changed(opened: OpenedIssue) -> None:
    before = files(opened.folder)
    now = replace(opened.issue, articles=(article("a", "新文。"), opened.issue.articles[1]))
    saved = save_issue(opened, now)
    after = files(opened.folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"articles/a.yaml", "articles/a.yaml.bak"}
    assert after["articles/a.yaml.bak"] == before["articles/a.yaml"]
    assert saved.issue is now
    assert open_issue(opened.folder).issue == now


def test_removed_article_stays_as_backup(opened: OpenedIssue) -> None:
    now = replace(opened.issue, articles=opened.issue.articles[:1])
    saved = save_issue(opened, now)
    assert not (opened.folder / "articles/b.yaml").exists()
    assert (opened.folder / "articles/b.yaml.bak").exists()
    back = save_issue(saved, opened.issue)
    assert open_issue(back.folder).issue == opened.issue


def test_override_says_only_what_differs(opened: OpenedIssue) -> None:
    book = replace(Stylebook(), column_rules=True)
    now = replace(opened.issue, stylebook=book, colophon=Colophon())
    save_issue(opened, now)
    text = (opened.folder / "issue.yaml").read_text("utf-8")
    assert text.endswith("stylebook:\n  column_rules: true\ncolophon: {}\n")
    assert open_issue(opened.folder).issue == now


def test_publication_change_is_saved_beside_its_issues(opened: OpenedIssue) -> None:
    book = replace(Stylebook(), masthead_lines=9)
    publication = replace(opened.issue.publication, last_number=7, stylebook=book)
    save_issue(opened, replace(opened.issue, publication=publication))
    assert open_issue(opened.folder).issue.publication == publication


def test_file_changed_by_somebody_else_is_not_overwritten(opened: OpenedIssue) -> None:
    rewrite(opened.folder / "articles/a.yaml", "正文", "他文")
    now = replace(opened.issue, articles=(article("a", "我文。"), article("b", "我文。")))
    before = files(opened.folder)
    with pytest.raises(IssueFileError, match=r"store\.changed_on_disk"):
        save_issue(opened, now)
    assert files(opened.folder) == before


def test_touched_file_is_not_changed(opened: OpenedIssue) -> None:
    path = opened.folder / "articles/a.yaml"
    os.utime(path, ns=(1, 1))
    now = replace(opened.issue, articles=(article("a", "我文。"), article("b", "我文。")))
    save_issue(opened, now)
    assert open_issue(opened.folder).issue == now


def test_new_file_never_covers_one_that_is_there(opened: OpenedIssue) -> None:
    (opened.folder / "articles/c.yaml").write_text("theirs", "utf-8")
    now = replace(opened.issue, articles=(*opened.issue.articles, article("c")))
    with pytest.raises(IssueFileError, match=r"store\.in_the_way"):
        save_issue(opened, now)
    assert (opened.folder / "articles/c.yaml").read_text("utf-8") == "theirs"


def test_bad_article_is_a_problem_and_keeps_its_file_and_place(opened: OpenedIssue) -> None:
    path = opened.folder / "articles/a.yaml"
    rewrite(path, "headline", "headlin")
    kept = path.read_bytes()
    found = open_issue(opened.folder)
    assert codes(found) == ["store.unknown_field", "store.no_article"]
    assert found.problems[0].where.file == "articles/a.yaml"
    assert found.problems[0].where.line == 3
    assert [a.id for a in found.issue.articles] == ["b"]
    assert found.issue.pages[0].boxes == issue().pages[0].boxes
    save_issue(found, replace(found.issue, name="另名"))
    assert path.read_bytes() == kept
    rewrite(path, "headlin", "headline")
    assert [a.id for a in open_issue(opened.folder).issue.articles] == ["a", "b"]


def test_reference_to_a_missing_article_is_a_problem(opened: OpenedIssue) -> None:
    (opened.folder / "articles/a.yaml").unlink()
    found = open_issue(opened.folder)
    assert codes(found) == ["store.no_article", "store.no_article"]
    assert len(found.issue.pages[0].boxes) == 1


def test_article_that_no_order_names_comes_last(opened: OpenedIssue) -> None:
    path = opened.folder / "issue.yaml"
    rewrite(path, "articles: [a, b]", "articles: [b]")
    assert [a.id for a in open_issue(opened.folder).issue.articles] == ["b", "a"]


def test_order_and_pages_that_do_not_meet_are_problems(opened: OpenedIssue) -> None:
    rewrite(opened.folder / "issue.yaml", "pages: [p1, p2]", "pages: [p1, p9]")
    found = open_issue(opened.folder)
    assert codes(found) == ["store.page_not_in_order", "store.no_page"]
    assert [page.id for page in found.issue.pages] == ["p1"]


def test_two_articles_of_one_id_are_named(opened: OpenedIssue) -> None:
    rewrite(opened.folder / "articles/b.yaml", "id: b", "id: a")
    found = open_issue(opened.folder)
    assert codes(found) == ["store.same_id"]
    where, args = found.problems[0].where, dict(found.problems[0].args)
    assert (where.file, args["other"]) == ("articles/b.yaml", "articles/a.yaml")


def test_two_boxes_of_one_id_are_named(opened: OpenedIssue) -> None:
    text = (opened.folder / "pages/p1.yaml").read_text("utf-8")
    (opened.folder / "pages/p2.yaml").write_text(text.replace("id: p1", "id: p2"), "utf-8")
    found = open_issue(opened.folder)
    assert codes(found) == ["store.same_id"]
    assert [page.id for page in found.issue.pages] == ["p1"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("format: 1", "format: 99", "store.newer_version"),
        ("format: 1", "", "store.missing_field"),
        ("pages:", "page:", "store.unknown_field"),
        ("pages: [p1, p2]", "paper: tabloid-55", "store.no_paper"),
    ],
)
def test_bad_issue_file_is_refused(opened: OpenedIssue, old: str, new: str, code: str) -> None:
    rewrite(opened.folder / "issue.yaml", old, new)
    before = files(opened.folder)
    with pytest.raises(IssueFileError) as error:
        open_issue(opened.folder)
    assert error.value.code == code
    assert files(opened.folder) == before


def test_damaged_issue_file_offers_its_backup(opened: OpenedIssue) -> None:
    save_issue(opened, replace(opened.issue, name="另名"))
    (opened.folder / "issue.yaml").write_bytes(b"format: 1\nname: " + b"\0" * 9)
    with pytest.raises(IssueFileError, match=r"store\.damaged") as error:
        open_issue(opened.folder)
    assert error.value.arguments["backup"] == "issue.yaml.bak"


def test_folder_without_an_issue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IssueFileError, match=r"store\.no_issue"):
        open_issue(tmp_path)


def test_issue_is_not_made_over_another(opened: OpenedIssue) -> None:
    with pytest.raises(IssueFileError, match=r"store\.in_the_way"):
        new_issue(opened.folder, Issue())


def test_folder_where_a_file_should_be_stops_the_save(opened: OpenedIssue) -> None:
    (opened.folder / "articles/c.yaml").mkdir()
    now = replace(opened.issue, articles=(*opened.issue.articles, article("c")))
    with pytest.raises(IssueFileError):
        save_issue(opened, now)
    assert not list(opened.folder.rglob("*.tmp"))


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root writes into read-only folders"
)
def test_read_only_folder_stops_the_save(opened: OpenedIssue) -> None:
    (opened.folder / "articles").chmod(0o500)
    now = replace(opened.issue, articles=(article("a", "新"), opened.issue.articles[1]))
    try:
        with pytest.raises(IssueFileError, match=r"store\.cannot_write"):
            save_issue(opened, now)
    finally:
        (opened.folder / "articles").chmod(0o700)
    assert open_issue(opened.folder).issue == opened.issue


def test_save_that_failed_half_way_can_be_repeated(
    opened: OpenedIssue, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = replace(opened.issue, articles=(article("a", "新"), article("b", "新")))
    real = os.replace

    def full(src: str, dst: str) -> None:
        if dst.endswith("b.yaml"):
            raise OSError(28, "No space left on device")
        real(src, dst)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(IssueFileError, match=r"store\.cannot_write"):
        save_issue(opened, now)
    monkeypatch.undo()
    later = replace(now, articles=(article("a", "更新"), article("b", "新")))
    save_issue(opened, later)
    assert open_issue(opened.folder).issue == later
