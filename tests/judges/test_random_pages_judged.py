"""Pages put together at random from every kind of box, before the judges in both press profiles."""

import io
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from layout_app.compose.page import Composer
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article
from layout_app.model.border import Border
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    Package,
    PanelBox,
    PictureBox,
    RuleBox,
    TextBox,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.issue import Colophon, Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import TABLOID_5, cells_rect
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph
from layout_app.press.conservation import check, printed
from layout_app.press.content import paint_page
from layout_app.press.profile import SLUG, Profile
from layout_app.press.writer import write_pages, write_pdf
from layout_app.model.article import accepted_text
from tests.judges.test_press_judged import PRESS, judge, run_tool
from tests.pages import PASSAGE, Originals, group, info, page, run

pytestmark = pytest.mark.judge

COUNT = 20 if os.environ.get("LAYOUT_CAMPAIGN") else 4
LINES = 14
"""Grid lines of a box: the type area is cut into rows of so many."""
INKS = (BLACK, Ink(k=0.15), Ink(c=0.9, m=0.6, y=0.1), Ink(m=0.9, y=0.8), Ink(c=0.3, y=0.4))
FAINT = (None, Ink(k=0.1), Ink(c=0.08), Ink(y=0.15))


def photo(chance: random.Random) -> bytes:
    size = 900, 600
    mode, kind = chance.choice((("RGB", "JPEG"), ("L", "PNG"), ("CMYK", "JPEG"), ("RGB", "PNG")))
    small = Image.frombytes("RGB", (30, 20), chance.randbytes(1800)).convert(mode)
    sink = io.BytesIO()
    small.resize(size, Image.Resampling.BICUBIC).save(sink, kind)
    return sink.getvalue()


def article(chance: random.Random, name: str) -> Article:
    paragraphs = [Paragraph(kind=Kind.HEADLINE, text="城市更新深入推进"[: chance.randint(3, 8)])]
    if chance.random() < 0.5:
        paragraphs.append(Paragraph(kind=Kind.BYLINE, text="本报编辑部"))
    for _ in range(chance.randint(1, 4)):
        text = "".join(chance.choices(PASSAGE, k=chance.randint(20, 160)))
        start = chance.randrange(len(text) - 4)
        kind = chance.choice((MarkKind.BOLD, MarkKind.EMPHASIS))
        marks = (Mark(kind=kind, start=start, end=start + 3),) if chance.random() < 0.4 else ()
        paragraphs.append(Paragraph(kind=Kind.TEXT, text=text, marks=marks))
    rows = {
        Kind.TABLE: ("时间\t活动\t地点", "周六\t义诊\t广场"),
        Kind.VERSE: ("桥下的水慢慢地流", "灯下的人慢慢地走"),
        Kind.NAMES: ("王一 李二三 赵四 钱五六",),
        Kind.NOTICE: ("一、周三停水四小时", "二、请提前储水"),
    }
    if chance.random() < 0.6:
        kind = chance.choice(list(rows))
        paragraphs += [Paragraph(kind=kind, text=text) for text in rows[kind]]
    return Article(id=ArticleId(name), paragraphs=tuple(paragraphs))


def random_page(chance: random.Random) -> tuple[Issue, dict[str, bytes]]:
    """Return an issue of one page, a box of a random kind in each place, and its originals."""
    boxes, articles, originals = [], [], {}
    rows = TABLOID_5.lines // LINES - 1
    for n in range(rows * 2):
        row, right = divmod(n, 2)
        columns = TABLOID_5.columns // 2
        cells = Cells(
            column=right * columns, line=(row + 1) * LINES, columns=columns, lines=LINES - 1
        )
        rect = cells_rect(TABLOID_5, cells)
        name = BoxId(f"b{n}")
        kind = n % 7 if n < 7 else chance.randrange(7)
        if kind in (0, 6):
            copy = article(chance, f"a{n}")
            articles.append(copy)
            framed = chance.random() < 0.4
            boxes.append(ArticleBox(
                id=name, article=copy.id, shape=(cells,), framed=framed,
                tint=chance.choice(FAINT), drop_cap=chance.choice((0, 0, 2)),
                vertical=chance.random() < 0.3, border=chance.choice((None, *Border)) if framed else None, border_ink=chance.choice(INKS),
            ))  # fmt: skip
            if kind == 6:
                head = Paragraph(kind=Kind.HEADLINE, text="专题")
                around = Cells(column=cells.column, line=cells.line - 1, columns=cells.columns,
                               lines=cells.lines + 1)  # fmt: skip
                boxes.append(Package(id=BoxId(f"p{n}"), cells=around, heads=(head,), boxes=(name,)))
        elif kind == 1:
            text = Paragraph(kind=Kind.TEXT, text="".join(chance.choices(PASSAGE, k=40)))
            boxes.append(TextBox(id=name, rect=rect, paragraphs=(text,)))
        elif kind == 2:
            originals[f"{n:064x}"] = photo(chance)
            crop = chance.choice((None, Rect(0.1, 0.2, 0.7, 0.6)))
            boxes.append(PictureBox(id=name, rect=rect, original=f"{n:064x}", crop=crop))
        elif kind == 3:
            boxes.append(RuleBox(
                id=name, start=(rect.x, rect.y), end=(rect.right, rect.y),
                weight=chance.choice((0.3, 1.0, 3.0)), ink=chance.choice(INKS),
            ))  # fmt: skip
        elif kind == 4:
            boxes.append(PanelBox(
                id=name, rect=rect, fill=chance.choice(INKS), stroke=chance.choice(INKS), weight=0.5,
            ))  # fmt: skip
        else:
            originals[f"{n:064x}"] = advertisement(rect)
            boxes.append(AdBox(id=name, cells=cells, original=f"{n:064x}"))
    return (
        Issue(
            publication=Publication(name="街坊报", colophon=Colophon(cn="CN 00-0000")),
            pages=(Page(id=PageId("p1"), boxes=tuple(boxes)),),
            articles=tuple(articles),
        ),
        originals,
    )


def advertisement(rect: Rect) -> bytes:
    """Return an ad as another maker's file, cut to the slot."""
    shown = page(group([run("广告", 10, 60, size=30)]))
    shown = replace(shown, trim=(rect.w, rect.h))
    return write_pdf([shown], shipped(), Profile.X1A, info(), Originals())


@pytest.mark.parametrize("profile", PRESS)
@pytest.mark.parametrize("seed", range(COUNT))
def test_page_of_random_boxes_passes_every_judge(seed, profile, tmp_path):
    issue, originals = random_page(random.Random(seed))
    composed = Composer(shipped()).page(issue, PageId("p1"))
    painted = paint_page(composed.display, shipped(), is_rgb=False, slug=SLUG)
    data = write_pages([painted], shipped(), profile, info(), Originals(**originals))
    path = Path(tmp_path, "page.pdf")
    path.write_bytes(data)
    judge(path, profile, "--news", "--tac", "--single-page", "--strict")
    assert run_tool("qpdf", "--check", str(path)).returncode == 0
    drawn = run_tool("pdftoppm", "-r", "50", str(path), str(tmp_path / "out"))
    assert (drawn.returncode, drawn.stderr) == (0, "")
    for copy in issue.articles:
        account = check({copy.id: accepted_text(copy)}, printed(data), {}, {})[copy.id]
        assert {fault.kind.value for fault in account.faults} <= {"missing"}  # overset is not told
