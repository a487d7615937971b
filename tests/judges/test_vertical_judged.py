"""A page of vertical heads and pieces before independent readers and the print judge."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from layout_app.compose.page import Composer
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article, accepted_text
from layout_app.model.box import Arrangement, ArticleBox, TextBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue
from layout_app.model.page import Page
from layout_app.model.text import Kind, Paragraph
from layout_app.press.conservation import check, printed
from layout_app.press.writer import Profile, write_pdf
from tests.pages import Originals, info
from tests.printed import story

pytestmark = pytest.mark.judge
JUDGE = Path(__file__).parent / "pdfx_check.py"
NAMES = {Profile.X1A: "x1a2003", Profile.X4: "x4"}
BODY = "河边的步道通了，来的人不少，都说：“水清了，灯也亮了。”原来堆旧砖的地方摆了长椅。" * 6


def told(name: str, *parts: tuple[Kind, str], rank: int) -> Article:
    paragraphs = tuple(Paragraph(kind=kind, text=text) for kind, text in parts)
    return Article(id=ArticleId(name), paragraphs=paragraphs, rank=rank)


ARTICLES = (
    told(
        "walk1",
        (Kind.KICKER, "修了5个月，长1200米"),
        (Kind.HEADLINE, "河边步道“第26级”石阶——通了"),
        (Kind.SUBTITLE, "GDP之外，还有一盏『路灯』"),
        (Kind.BYLINE, "本报记者"),
        (Kind.TEXT, BODY),
        rank=2,
    ),
    told("note1", (Kind.HEADLINE, "100个Wi-Fi热点（增24.5%）？"), (Kind.TEXT, BODY), rank=3),
    told(
        "poem1",
        (Kind.HEADLINE, "石阶"),
        *((Kind.TEXT, line) for line in ("桥下水声低，", "桥上灯初起。", "一百二十级，", "『归来』二字里。")),
        rank=4,
    ),
)  # fmt: skip


def box(article: str, cells: tuple[int, int, int, int], **how: object) -> ArticleBox:
    column, line, columns, lines = cells
    return ArticleBox(
        id=BoxId(f"box{article}"),
        article=ArticleId(article),
        shape=(Cells(column=column, line=line, columns=columns, lines=lines),),
        **how,
    )


def whole() -> Issue:
    right, left = Arrangement.VERTICAL_RIGHT, Arrangement.VERTICAL_LEFT
    boxes = (
        box("walk1", (0, 0, 3, 32), arrangement=right),
        box("note1", (0, 33, 3, 30), arrangement=left, framed=True),
        box("poem1", (3, 0, 1, 20), arrangement=right, vertical=True, framed=True),
        TextBox(
            id=BoxId("free01"),
            rect=Rect(560, 380, 120, 140),
            paragraphs=(Paragraph(text="本版2023年3月20日出版"),),
            vertical=True,
        ),
    )
    return Issue(
        articles=ARTICLES, pages=(Page(id=PageId("p1")), Page(id=PageId("p2"), boxes=boxes))
    )


@pytest.fixture(scope="module", params=list(Profile), ids=str)
def written(request, tmp_path_factory) -> tuple[Path, Profile]:
    issue = whole()
    page = Composer(shipped()).page(issue, PageId("p2"))
    assert not [problem for problem in page.problems if problem.code.startswith("layout.")]
    path = tmp_path_factory.mktemp("vertical") / "page.pdf"
    data = write_pdf([page.display], shipped(), request.param, info(), Originals())
    path.write_bytes(data)
    return path, request.param


def run_tool(*command: str) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def folded(text: str) -> str:
    return "".join(text.split())


def test_witnesses_read_every_head_and_line_as_it_was_accepted(written):
    path, _profile = written
    data = path.read_bytes()
    document = pypdfium2.PdfDocument(path)
    pdfium = folded(document[0].get_textpage().get_text_range())
    document.close()
    poppler = folded(run_tool("pdftotext", "-raw", "-enc", "UTF-8", str(path), "-").stdout)
    ours = printed(data)
    for article in ARTICLES:
        text = folded(accepted_text(article))
        assert folded(story(data, article.id)) == text
        assert folded("".join(passage.text for passage in ours[article.id])) == text
        for paragraph in article.paragraphs:
            if paragraph.kind is not Kind.TEXT:
                assert folded(paragraph.text) in pdfium
                assert folded(paragraph.text) in poppler
        assert text in pdfium
        assert text in poppler


def test_every_character_is_accounted_for(written):
    path, _profile = written
    texts = {str(article.id): accepted_text(article) for article in ARTICLES}
    found = check(texts, printed(path.read_bytes()), {}, {})
    assert all(account.is_whole for account in found.values())


def test_changed_headline_is_found(written):
    path, _profile = written
    first = ARTICLES[0]
    changed = replace(
        first,
        paragraphs=tuple(
            replace(p, text=p.text.replace("“", "『")) if p.kind is Kind.HEADLINE else p
            for p in first.paragraphs
        ),
    )
    found = check({"walk1": accepted_text(changed)}, printed(path.read_bytes()), {}, {})
    assert not found["walk1"].is_whole


def test_print_judge_has_nothing_to_say(written):
    path, profile = written
    if not profile.is_press:
        pytest.skip("no PDF/X")
    done = run_tool(
        sys.executable, str(JUDGE), str(path), "--profile", NAMES[profile],
        "--limit", "240", "--news", "--single-page", "--strict",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert run_tool("qpdf", "--check", str(path)).returncode == 0
