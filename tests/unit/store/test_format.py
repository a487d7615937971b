"""The files of format 1, with every noun in them: they stay readable for good."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from layout_app.model.article import Article, ArticlePicture, Cut, Note
from layout_app.model.box import (
    AdBox,
    Arrangement,
    ArticleBox,
    Division,
    Package,
    PanelBox,
    PictureBox,
    Region,
    RegionKind,
    RuleBox,
    TextBox,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.ink import Ink
from layout_app.model.issue import Colophon, DumpFile, Issue, LegalKind, Publication
from layout_app.model.page import FurnitureOverride, Guide, Page, PageState, Stage
from layout_app.model.paper import TABLOID_6
from layout_app.model.seam import Candidate, Decision, OpenEnd, Reason, Seam, Side, Verdict
from layout_app.model.style import Stylebook
from layout_app.model.text import BlockRef, Kind, Mark, MarkKind, Paragraph, anchor_at
from layout_app.store.publication import new_issue, new_publication, open_issue

FORMAT_1 = Path(__file__).parents[2] / "golden" / "format-1"
DIGEST = "0123456789abcdef" * 4


def ref(block: int) -> BlockRef:
    return BlockRef(dump="第一版.md", block=block)


def article() -> Article:
    paragraphs = (
        Paragraph(text="三年清淤截污", kind=Kind.KICKER, blocks=(ref(0),)),
        Paragraph(
            text="云溪又照得见人影了",
            kind=Kind.HEADLINE,
            marks=(Mark(kind=MarkKind.BREAK, start=2, end=2),),
            blocks=(ref(1),),
        ),
        Paragraph(text="“土办法”：舀一碗水", kind=Kind.DECK),
        Paragraph(
            text="𬇕口浜埠头排开15只白瓷碗。",
            marks=(
                Mark(kind=MarkKind.RUBY, start=0, end=1, value="guó"),
                Mark(kind=MarkKind.BOLD, start=10, end=13),
            ),
            blocks=(ref(2), ref(7)),
        ),
        Paragraph(text="一个排口", kind=Kind.SUBHEAD),
        Paragraph(
            text="{括号}与交叠的标记",
            marks=(
                Mark(kind=MarkKind.BOLD, start=0, end=6),
                Mark(kind=MarkKind.EMPHASIS, start=4, end=9),
            ),
        ),
        Paragraph(text="黄丹", kind=Kind.BYLINE),
    )
    wanted = Candidate(
        tail=ref(9),
        head=ref(12),
        confidence=0.42,
        decision=Decision.SUGGEST,
        reasons=(Reason(code="word", value="口浜"),),
    )
    return Article(
        id=ArticleId("k3f9q2"),
        paragraphs=paragraphs,
        rank=1,
        section="要闻",
        source="第一版.md",
        seams=(
            Seam(
                at=anchor_at(paragraphs, 3, 5),
                tail=ref(2),
                head=ref(7),
                confidence=0.993,
                reasons=(Reason(code="interposed", value="4"),),
                by="auto",
                home=ArticleId("m7x2ab"),
                before=ref(6),
                after=ref(10),
                run=(ref(8),),
                ends=(OpenEnd(block=ref(7), side=Side.HEAD),),
            ),
        ),
        open_ends=(
            OpenEnd(block=ref(9), candidates=(wanted,), rejected=(ref(3),)),
            OpenEnd(block=ref(0), side=Side.HEAD, verdict=Verdict.MISSING),
        ),
        cuts=(Cut(start=anchor_at(paragraphs, 3, 0), end=anchor_at(paragraphs, 3, 3)),),
        notes=(Note(at=anchor_at(paragraphs, 4, 2), text="核对", by="编辑"),),
        pictures=(ArticlePicture(original=DIGEST, name="碗.jpg", caption="舀水"),),
    )


def page() -> Page:
    cells = Cells(column=0, line=12, columns=3, lines=40)
    rect = Rect(42.52, 100.0, 120.5, 60.25)
    boxes = (
        PanelBox(id=BoxId("panel2"), rect=rect, fill=Ink(c=0.1), stroke=Ink(spot="金", tint=0.5)),
        ArticleBox(
            id=BoxId("artic2"),
            article=ArticleId("k3f9q2"),
            shape=(cells, Cells(column=3, line=12, columns=1, lines=20)),
            columns=4,
            arrangement=Arrangement.VERTICAL_RIGHT,
            division=Division.WHOLE,
            headline_size=3.5,
            regions=(Region(kind=RegionKind.HEADLINE, rect=rect, over=True),),
            framed=True,
            tint=Ink(k=0.1),
            vertical=True,
        ),
        TextBox(id=BoxId("texta2"), rect=rect, paragraphs=article().paragraphs[2:4], vertical=True),
        PictureBox(id=BoxId("photo2"), rect=rect, original=DIGEST, crop=Rect(0, 0.25, 1, 0.5)),
        RuleBox(id=BoxId("rulea2"), start=(0.0, 1.5), end=(200.0, 1.5), weight=0.5),
        AdBox(id=BoxId("adver2"), cells=cells, booking="2023-17", slot="通栏"),
        Package(
            id=BoxId("packa2"),
            cells=cells,
            heads=(Paragraph(text="专题", kind=Kind.HEADLINE),),
            boxes=(BoxId("artic2"),),
        ),
    )
    return Page(
        id=PageId("p2c3d4"),
        boxes=boxes,
        section="要闻",
        span=2,
        state=PageState(stage=Stage.SIGNED, who="值班", when="2023-03-19T22:40:00+08:00"),
        template="头版",
        guides=(Guide(vertical=True, at=200.5),),
        furniture=(FurnitureOverride(name="section", text="特刊"),),
    )


def whole() -> Issue:
    publication = Publication(
        name="云溪新闻",
        legal=LegalKind.INTERNAL,
        last_number=411,
        house="示例印厂",
        web="https://example.org",
        colophon=Colophon(cn="苏内资00000号", price="免费"),
        paper="tabloid-6",
        papers=(replace(TABLOID_6, name="宽栏", columns=4, chars=17),),
        stylebook=replace(Stylebook(), masthead_lines=13),
    )
    return Issue(
        publication=publication,
        name="云溪新闻·特刊",
        date=date(2023, 3, 20),
        number=12,
        total_number=412,
        paper="宽栏",
        stylebook=replace(publication.stylebook, column_rules=True),
        colophon=replace(publication.colophon, editors="要闻部"),
        pages=(page(), Page(id=PageId("q5e6f7"))),
        articles=(article(), Article(id=ArticleId("m7x2ab"))),
        dumps=(DumpFile(name="第一版.md", encoding="gb18030", sha256=DIGEST),),
    )


def test_every_noun_has_its_written_form(
    tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    new_publication(tmp_path, whole().publication)
    new_issue(tmp_path / "day", whole())
    written = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    for path in written:
        golden(FORMAT_1 / path.relative_to(tmp_path), path.read_text("utf-8"))
    assert len(written) == len([path for path in FORMAT_1.rglob("*") if path.is_file()])


def test_format_1_opens(tmp_path: Path) -> None:
    shutil.copytree(FORMAT_1, tmp_path / "paper")
    opened = open_issue(tmp_path / "paper" / "day")
    assert opened.issue == whole()
    assert opened.problems == ()
