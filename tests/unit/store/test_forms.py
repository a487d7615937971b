"""The files as people write them, and what is said of their faults."""

from functools import partial

import pytest

from layout_app.errors import IssueFileError
from layout_app.model.article import Article
from layout_app.model.finding import Finding
from layout_app.model.ids import ArticleId
from layout_app.model.page import Page
from layout_app.model.problem import Severity, Where, problem
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph
from layout_app.store.format import article_bytes, file_bytes, read_article, read_file
from layout_app.store.records import IssueFile, PublicationFile

ARTICLE = """\
format: 1
id: k3f9q2
rank: 1
kicker: 三年清淤截污
headline: 云溪又照得见{break}人影了
body: |
  15只{bold:白瓷碗}，一人一只。

  ## 一个排口
  \\{照抄\\}的括号
  [byline] 黄丹
"""


def faults(text: str, cls: type | None = None) -> list[tuple[str, object, dict[str, object]]]:
    read = partial(read_file, cls) if cls else read_article
    with pytest.raises(IssueFileError) as error:
        read(text.encode(), "f.yaml")
    found = (error.value, *error.value.others)
    return [(e.code, e.arguments["line"], e.arguments) for e in found]


def test_article_reads_as_it_is_written() -> None:
    article = read_article(ARTICLE.encode(), "a.yaml")
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        (Kind.KICKER, "三年清淤截污"),
        (Kind.HEADLINE, "云溪又照得见人影了"),
        (Kind.TEXT, "15只白瓷碗，一人一只。"),
        (Kind.SUBHEAD, "一个排口"),
        (Kind.TEXT, "{照抄}的括号"),
        (Kind.BYLINE, "黄丹"),
    ]
    assert article.paragraphs[1].marks == (Mark(kind=MarkKind.BREAK, start=6, end=6),)
    assert article.paragraphs[2].marks == (Mark(kind=MarkKind.BOLD, start=3, end=6),)
    assert article_bytes(article).decode() == ARTICLE.replace("\n\n", "\n").replace(
        "headline: 云溪又照得见{break}人影了", 'headline: "云溪又照得见{break}人影了"'
    )


def test_rare_character_stays_readable() -> None:
    text = ARTICLE.replace("白瓷碗", "𬇕口浜")
    assert "𬇕口浜" in article_bytes(read_article(text.encode(), "a.yaml")).decode()


def test_every_fault_is_named_with_its_line() -> None:
    text = ARTICLE.replace("kicker:", "headlin:").replace("rank: 1", "rank: 9")
    text = text.replace("{bold:白瓷碗}", "{blod:白瓷碗}").replace("id: k3f9q2", "id: 2026")
    found = [(code, line) for code, line, _ in faults(text)]
    assert found == [
        ("store.unknown_field", 4),
        ("store.not_text", 2),
        ("store.out_of_range", 3),
        ("store.unknown_mark", 7),
    ]
    assert faults(text)[0][2]["nearest"] == "headline"
    assert faults(text)[2][2] | {"low": 1, "high": 4} == faults(text)[2][2]


def test_at_most_twenty_faults_are_collected() -> None:
    text = "format: 1\nid: a\n" + "".join(f"x{n}: 1\n" for n in range(50))
    assert len(faults(text)) == 20


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("id: k3f9q2\n", "", "store.missing_field", 1),
        ("rank: 1", "rank: 一", "store.not_whole", 3),
        ("rank: 1", "rank: 1.5", "store.not_whole", 3),
        ("kicker: 三年清淤截污", "kicker: 2026", "store.not_text", 4),
        ("kicker: 三年清淤截污", "kicker: [a]", "store.not_text", 4),
        ("kicker: 三年清淤截污", "2026-01-01: a", "store.unknown_field", 4),
        ("format: 1", "format: 99", "store.newer_version", 1),
        ("format: 1\n", "", "store.missing_field", 1),
        ("format: 1", "format: one", "store.not_whole", 1),
        ("{bold:白瓷碗}", "{bold:白瓷碗", "store.mark_not_closed", 7),
        ("{bold:白瓷碗}", "白瓷碗}", "store.mark_not_opened", 7),
        ("\\{照抄", "\\q照抄", "store.bad_escape", 10),
        ("rank: 1", "seams: 3", "store.not_a_list", 3),
        ("rank: 1", "blocks: [[a]]", "store.not_a_block", 3),
    ],
)
def test_fault_of_an_article_is_named(old: str, new: str, code: str, line: int) -> None:
    assert old in ARTICLE
    assert faults(ARTICLE.replace(old, new))[0][:2] == (code, line)


PAGE = """\
format: 1
id: p2c3d4
boxes:
- kind: picture
  id: bbbbbb
  rect: [10, 20, 100, 50]
  original: ""
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("100, 50", "0, -1", "store.out_of_range", 6),
        ("100, 50", ".nan, 50", "store.not_a_number", 6),
        ("100, 50", ".inf, 50", "store.not_a_number", 6),
        ("100, 50", "1e308, 50", "store.not_a_number", 6),
        ("100, 50", "9999999, 50", "store.out_of_range", 6),
        ("100, 50", "100", "store.wrong_length", 6),
        ("kind: picture", "kind: pictur", "store.not_one_of", 4),
        ("kind: picture\n  id", "id", "store.missing_field", 4),
        ("id: p2c3d4", "id: p2c3d4\nspan: 3", "store.out_of_range", 3),
        ("id: p2c3d4", "id: p2c3d4\nstate: {stage: done}", "store.not_one_of", 3),
        ("id: p2c3d4", "id: p2c3d4\nstate: 3", "store.not_entries", 3),
    ],
)
def test_fault_of_a_page_is_named(old: str, new: str, code: str, line: int) -> None:
    assert old in PAGE
    assert faults(PAGE.replace(old, new), Page)[0][:2] == (code, line)


def test_doubled_box_is_refused() -> None:
    box = PAGE.split("boxes:\n")[1]
    assert faults(PAGE + box, Page)[0][:2] == ("store.impossible", 1)


@pytest.mark.parametrize("day", ["2023-02-30", "today", "20230320"])
def test_date_that_is_none_is_refused(day: str) -> None:
    assert faults(f'format: 1\ndate: "{day}"\n', IssueFile)[0][:2] == ("store.not_a_date", 2)


def test_stylebook_says_only_what_differs() -> None:
    text = "format: 1\nsubhead: {size: 1.2}\ncolumn_rules: true\n"
    read = read_file(Stylebook, text.encode(), "s.yaml")
    assert read.subhead.face == Stylebook().subhead.face
    assert read.subhead.size == 1.2
    assert file_bytes(read).decode() == "format: 1\nsubhead:\n  size: 1.2\ncolumn_rules: true\n"


@pytest.mark.parametrize(
    "name", ["NO", "12:30", "010", "null", "~", "- a", "a: b", "a #b", " a", "a\tb", "#", "[", "'"]
)
def test_name_that_looks_like_something_else_is_quoted(name: str) -> None:
    data = file_bytes(PublicationFile(name=name))
    assert read_file(PublicationFile, data, "p.yaml").name == name


def test_control_characters_never_make_a_file_unreadable() -> None:
    data = file_bytes(PublicationFile(name="a\x07\ud800b\u2028c"))
    assert read_file(PublicationFile, data, "p.yaml").name == "a\ufffd\ufffdb\u2028c"


def test_line_ends_of_other_systems_part_paragraphs() -> None:
    text = 'format: 1\nid: k3f9q2\nbody: "甲\\u2028乙\\r\\n丙\\x85丁"\n'.replace("\\r", "")
    read = read_article(text.encode(), "a.yaml")
    assert [p.text for p in read.paragraphs] == ["甲", "乙", "丙", "丁"]


def test_article_keeps_its_id() -> None:
    assert read_article(ARTICLE.encode(), "a.yaml").id == ArticleId("k3f9q2")


@pytest.mark.parametrize("value", ["0:?", "a:", "a,b", "a]", "x #y", "?", "-", "http://a"])
def test_text_in_a_flow_mapping_is_quoted(value: str) -> None:
    mark = Mark(kind=MarkKind.RUBY, start=0, end=2, value=value)
    across = Mark(kind=MarkKind.BOLD, start=1, end=3)
    paragraph = Paragraph(text="一二三", marks=(mark, across))
    article = Article(id=ArticleId("k3f9q2"), paragraphs=(paragraph,))
    data = article_bytes(article)
    assert b"marks:" in data
    assert read_article(data, "a.yaml") == article


@pytest.mark.parametrize("fact", [3, -12, 0.25, "3", "0.25", "", "是", "null", "true"])
def test_a_fact_that_was_found_keeps_its_kind(fact):
    told = problem("copy.pictures_left_out", Severity.NOTE, Where(file="一.docx"), count=fact)
    kept = Finding(problem=told)
    issue = IssueFile(pages=(), findings=(kept,))
    read = read_file(IssueFile, file_bytes(issue), "issue.yaml")
    ((_name, found),) = read.findings[0].problem.args
    assert (found, type(found)) == (fact, type(fact))
