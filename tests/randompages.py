"""Two pages put together at random from every kind of box and of copy, with their originals."""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from PIL import Image

from layout_app.edit.boxes import article_box
from layout_app.edit.lookup import article_of
from layout_app.edit.pictures import lay_under_heads
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.border import Border
from layout_app.model.box import (
    EAR,
    FOLD,
    AdBox,
    Arrangement,
    ArticleBox,
    Box,
    ContentsBox,
    Media,
    Package,
    PanelBox,
    PictureBox,
    PlannedBox,
    RuleBox,
    TextBox,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, FaceId, PageId
from layout_app.model.ink import BLACK, PAPER, Colour, Ink
from layout_app.model.issue import Colophon, Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import TABLOID_5, cells_rect
from layout_app.model.setting import (
    CellAlign,
    NamesSetting,
    NoticesSetting,
    Numbering,
    TableRules,
    TableSetting,
    VerseAlign,
    VerseSetting,
)
from layout_app.model.slot import slot_cells
from layout_app.model.style import Stylebook, TextStyle
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph
from layout_app.press.profile import Profile
from layout_app.press.writer import write_pdf
from tests.pages import PASSAGE, Originals, group, info, page, run

PAPERS = TABLOID_5
LINES = 15
"""Grid lines of a place: the type area below the masthead is cut into rows of so many."""
HEAD = 13
"""Grid lines that the masthead takes."""
SMALL = 3
"""The rank from which some heads are as small as the text."""
RED = Colour(name="报头红", ink=Ink(m=0.95, y=0.85))
INKS = (
    BLACK, Ink(k=0.15), Ink(c=0.9, m=0.6, y=0.1), Ink(m=0.9, y=0.8), Ink(c=0.3, y=0.4),
    Ink(colour=RED.name), Ink(colour=RED.name, tint=0.3),
)  # fmt: skip
PLAIN = (BLACK, Ink(k=0.7), Ink(m=1.0))
"""Inks of one plate: small type of several would not register."""
FAINT = (None, Ink(k=0.1), Ink(c=0.08), Ink(y=0.15), Ink(colour=RED.name, tint=0.08))
ROWS = {
    Kind.TABLE: (
        "时间\t活动\t人数",
        "周六\t义诊\t12.5",
        "周日下午\t听雨街旧书市集\t308",
        "周一\t\t7",
    ),
    Kind.VERSE: ("桥下的水慢慢地流", "灯下的人慢慢地走", "一盏灯一座桥"),
    Kind.NAMES: ("王一 李二三 赵四 钱五六 孙七 周八九", "吴十 郑一一 冯二"),
    Kind.NOTICE: ("周三8:00至12:00停水四小时，请提前储水", "一、老人可致电求助", "自带餐盒"),
    Kind.QUOTE: ("水清了，灯也亮了。",),
    Kind.FACT: ("怎么报名", "到社区服务站登记，或扫码。", "每人限报一项。"),
    Kind.SUBHEAD: ("桥头到船坞",),
}
WORDS = (
    PASSAGE
    + "2023年3月20日GDP增长5.2%，Wi-Fi已通；“老船坞”——《云溪志》载：𬇕口浜……PM2.5（微克/立方米）"
)


@dataclass
class Made:
    """What a random page has so far."""

    chance: random.Random
    boxes: list[Box] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    originals: dict[str, bytes] = field(default_factory=dict)
    under: list[BoxId] = field(default_factory=list)
    """Boxes whose heads lie over their photo."""
    goes_on: list[ArticleId] = field(default_factory=list)

    def keep(self, data: bytes) -> str:
        """Keep an original and return its name."""
        name = f"{len(self.originals):064x}"
        self.originals[name] = data
        return name

    def write(self, least: int = 1) -> Article:
        """Write an article."""
        made = article(self.chance, f"a{len(self.articles)}", least)
        self.articles.append(made)
        return made


def random_issue(seed: int) -> tuple[Issue, dict[str, bytes]]:
    """Return an issue of two pages and its originals; the first holds boxes of eight kinds."""
    chance = random.Random(seed)
    made = Made(chance)
    places = list(_places())
    makers = list(MAKERS)
    chance.shuffle(makers)
    for n, cells in enumerate(places):
        makers[n](made, BoxId(f"b{n}"), cells)
    made.boxes.append(_ear(made))
    made.boxes.append(
        _advertisement(made, BoxId("fold"), Cells(column=0, line=20, columns=1, lines=40), FOLD)
    )
    second = [
        ArticleBox(id=BoxId(f"on-{n}"), article=of, part=2,
                   shape=(Cells(column=(n % 2) * 2, line=n // 2 * 20, columns=2, lines=19),))
        for n, of in enumerate(made.goes_on[:6])
    ]  # fmt: skip
    other = made.write(2)
    second.append(ArticleBox(id=BoxId("other"), article=other.id,
                             shape=(Cells(column=4, line=0, columns=1, lines=40),)))  # fmt: skip
    issue = Issue(
        publication=Publication(
            name="街坊报",
            stylebook=replace(Stylebook(), colours=(RED,)),
            colophon=Colophon(
                cn="CN 00-0000", sponsor="街坊街道", publisher="街坊报社", address="街坊路1号",
                phone="000-00000000", printer="街坊印务", printer_address="街坊路2号",
                distribution="自办发行", price="1.00元", editors="编辑部",
            ),
        ),
        date=date(2023, 3, 20), number=12, total_number=345,
        pages=(
            Page(id=PageId("p1"), boxes=tuple(made.boxes)),
            Page(id=PageId("p2"), boxes=tuple(second), section="民生"),
        ),
        articles=tuple(made.articles),
    )  # fmt: skip
    for name in made.under:
        ink = chance.choice((PAPER, BLACK))
        issue = lay_under_heads(issue, name, 0, 7, ink if _is_large(issue, name) else BLACK)
    return issue, made.originals


def _is_large(issue: Issue, box: BoxId) -> bool:
    """Tell whether the heads of a box are so large that a press holds them white."""
    return article_of(issue, article_box(issue, box).article).rank < SMALL


def _places() -> Iterator[Cells]:
    for line in range(HEAD, PAPERS.lines - LINES, LINES):
        for column, columns in ((0, 2), (2, 3)):
            yield Cells(column=column, line=line, columns=columns, lines=LINES - 1)


def article(chance: random.Random, name: str, least: int = 1) -> Article:
    """Write an article with some of all kinds of paragraphs and marks."""
    heads = (
        (Kind.KICKER, "三年清淤"),
        (Kind.HEADLINE, "城市更新深入推进"[: chance.randint(3, 8)]),
        (Kind.SUBTITLE, "137个排口逐个问诊"),
        (Kind.DECK, "社区用了三年，把一条黑河还给两岸的人。"),
        (Kind.BYLINE, "本报编辑部"),
    )
    paragraphs = [
        Paragraph(kind=kind, text=text)
        for kind, text in heads
        if kind is Kind.HEADLINE or chance.random() < 0.3
    ]
    for _ in range(chance.randint(least, least + 2)):
        paragraphs.append(_text(chance))
        if chance.random() < 0.5:
            paragraphs += _rows(chance)
    return Article(
        id=ArticleId(name), paragraphs=tuple(paragraphs), rank=chance.randint(1, 4),
        keyword=chance.choice(("", "食堂")),
    )  # fmt: skip


def _text(chance: random.Random, size: float = 1.0) -> Paragraph:
    """Write a paragraph in type of so many 字.

    In body type a reading, in smaller type a superscript would be finer than a press holds.
    """
    is_large = size > 1
    text = "".join(chance.choices(WORDS, k=chance.randint(20, 30 if is_large else 160)))
    marks = []
    for start in range(0, len(text) - 6, 12):
        kind = chance.choice((None, None, *MarkKind))
        if (kind is MarkKind.RUBY and not is_large) or (kind is MarkKind.SUPER and size < 1):
            continue
        value = {MarkKind.RUBY: "chuán", MarkKind.FACE: "kai-400"}.get(kind, "")
        if kind is not None:
            end = start if kind is MarkKind.BREAK else start + chance.randint(1, 5)
            marks.append(Mark(kind=kind, start=start, end=end, value=value))
    return Paragraph(text=text, marks=tuple(marks))


def _rows(chance: random.Random) -> list[Paragraph]:
    kind = chance.choice(list(ROWS))
    setting = {
        Kind.TABLE: TableSetting(
            heads=chance.randint(0, 1), rules=chance.choice(list(TableRules)),
            aligns=(chance.choice(list(CellAlign)),), span=chance.randint(1, 2),
        ),
        Kind.VERSE: VerseSetting(align=chance.choice(list(VerseAlign))),
        Kind.NAMES: NamesSetting(cell=chance.choice((0, 4))),
        Kind.NOTICE: NoticesSetting(numbers=chance.choice(list(Numbering))),
    }.get(kind)  # fmt: skip
    first, *others = (Paragraph(kind=kind, text=text) for text in ROWS[kind])
    return [replace(first, setting=setting), *others]


def photo(chance: random.Random) -> bytes:
    """Return a picture of a random kind."""
    mode, kind = chance.choice((
        ("RGB", "JPEG"), ("L", "PNG"), ("CMYK", "JPEG"), ("RGB", "PNG"), ("1", "PNG"),
        ("RGBA", "PNG"), ("P", "PNG"), ("CMYK", "TIFF"), ("LA", "PNG"),
    ))  # fmt: skip
    small = Image.frombytes("RGB", (30, 20), chance.randbytes(1800))
    # Lines need more: 550 ppi where a press asks 150 of a photo.
    size = (4800, 3200) if mode == "1" else (1500, 1000)
    image = small.resize(size, Image.Resampling.BICUBIC).convert(mode)
    sink = io.BytesIO()
    image.save(sink, kind)
    return sink.getvalue()


def advertisement(rect: Rect) -> bytes:
    """Return an ad as another maker's file, cut to the slot."""
    shown = page(group([run("广告", 10, 60, size=30)]))
    shown = replace(shown, trim=(rect.w, rect.h))
    return write_pdf([shown], shipped(), Profile.X1A, info(), Originals())


def _box(made: Made, name: BoxId, cells: Cells, of: Article | None = None, **fields) -> ArticleBox:
    story = of or made.write()
    shape = fields.pop("shape", (cells,))
    box = ArticleBox(id=name, article=story.id, shape=shape, **fields)
    made.boxes.append(box)
    return box


def _plain(made: Made, name: BoxId, cells: Cells) -> None:
    chance = made.chance
    arrangement = chance.choice(list(Arrangement))
    _box(made, name, cells, arrangement=arrangement, columns=chance.choice((0, 0, 2)),
         head_ink=chance.choice((None, *PLAIN)))  # fmt: skip


def _framed(made: Made, name: BoxId, cells: Cells) -> None:
    chance = made.chance
    _box(made, name, cells, framed=True, border=chance.choice([*Border]),
         tint=chance.choice(FAINT),
         border_ink=chance.choice(INKS), drop_cap=chance.choice((0, 2, 3)))  # fmt: skip


def _upright(made: Made, name: BoxId, cells: Cells) -> None:
    heads = made.chance.choice((Arrangement.VERTICAL_LEFT, Arrangement.VERTICAL_RIGHT))
    _box(made, name, cells, arrangement=heads, vertical=made.chance.random() < 0.6)


def _stepped(made: Made, name: BoxId, cells: Cells) -> None:
    low = replace(cells, line=cells.line + 9, lines=cells.lines - 9)
    high = replace(cells, lines=9, columns=cells.columns - 1)
    _box(made, name, cells, made.write(2), shape=(high, low), drop_cap=made.chance.choice((0, 2)))


def _pictured(made: Made, name: BoxId, cells: Cells) -> None:
    chance = made.chance
    contour = ((0.1, 0.0), (0.9, 0.1), (0.7, 0.9), (0.2, 1.0)) if chance.random() < 0.5 else ()
    shot = ArticlePicture(
        original=made.keep(photo(chance)), name="桥.jpg", caption="老船坞的新步道", credit="通讯员",
        pixels=(1500, 1000), contour=contour, focus=chance.choice((None, (0.2, 0.8))),
    )  # fmt: skip
    story = made.write()
    made.articles[-1] = replace(story, pictures=(shot,))
    _box(made, name, cells, made.articles[-1])
    if not contour and chance.random() < 0.6:
        made.under.append(name)


def _continued(made: Made, name: BoxId, cells: Cells) -> None:
    story = made.write(5)
    made.goes_on.append(story.id)
    _box(made, name, cells, story, vertical=made.chance.random() < 0.3)


def _package(made: Made, name: BoxId, cells: Cells) -> None:
    head = Paragraph(kind=Kind.HEADLINE, text="专题")
    inner = replace(cells, line=cells.line + 3, lines=cells.lines - 3)
    _box(made, name, inner)
    framed = made.chance.random() < 0.5
    made.boxes.append(
        Package(id=BoxId(f"p-{name}"), cells=cells, heads=(head,), boxes=(name,), framed=framed)
    )


def _words(made: Made, name: BoxId, cells: Cells) -> None:
    chance = made.chance
    size = chance.choice((0.8, 1.0, 3.0))
    is_large = size > 1
    style = TextStyle(face=FaceId(chance.choice(("kai-400", "hei-700", "song-900"))),
                      size=size, ink=chance.choice(INKS if is_large else PLAIN))  # fmt: skip
    made.boxes.append(TextBox(
        id=name, rect=cells_rect(PAPERS, cells),
        paragraphs=(_text(chance, size),), style=style,
        vertical=chance.random() < 0.4,
    ))  # fmt: skip


def _picture(made: Made, name: BoxId, cells: Cells) -> None:
    crop = made.chance.choice((None, Rect(0.1, 0.2, 0.7, 0.6)))
    original = made.keep(photo(made.chance))
    made.boxes.append(
        PictureBox(id=name, rect=cells_rect(PAPERS, cells), original=original, crop=crop)
    )


def _lines(made: Made, name: BoxId, cells: Cells) -> None:
    chance, rect = made.chance, cells_rect(PAPERS, cells)
    made.boxes.append(RuleBox(
        id=BoxId(f"r-{name}"), start=(rect.x, rect.y), end=(rect.right, rect.y),
        weight=chance.choice((0.3, 1.0, 3.0)), ink=chance.choice(INKS),
    ))  # fmt: skip
    made.boxes.append(PanelBox(
        id=name, rect=replace(rect, y=rect.y + 10, h=rect.h - 10),
        fill=chance.choice((None, *INKS)), stroke=chance.choice(INKS), weight=0.5,
        border=chance.choice((None, *Border)),
    ))  # fmt: skip


def _ad(made: Made, name: BoxId, cells: Cells) -> None:
    made.boxes.append(_advertisement(made, name, cells, ""))


def _advertisement(made: Made, name: BoxId, cells: Cells, slot: str) -> AdBox:
    """Return a slot with any content that one may have."""
    chance, rect = made.chance, cells_rect(PAPERS, cells)
    kinds = [
        {},
        {"house": True},
        {"cancelled": True, "booking": "2023-07", "paragraphs": (Paragraph(text="遗失声明"),)},
        {"paragraphs": (_text(chance), Paragraph(text="遗失：公章一枚。")),
         "columns": chance.randint(1, 2)},
        {"original": made.keep(photo(chance)), "media": Media.PICTURE, "extent": (1500.0, 1000.0)},
    ]  # fmt: skip
    if slot != FOLD:
        kinds.append({
            "original": made.keep(advertisement(rect)), "extent": (rect.w, rect.h),
            "is_marked": chance.random() < 0.5,
        })  # fmt: skip
    return AdBox(id=name, cells=cells, slot=slot, **chance.choice(kinds))


def _ear(made: Made) -> AdBox:
    cells = slot_cells(PAPERS, EAR, 10)
    assert cells is not None
    return _advertisement(made, BoxId("ear"), cells, EAR)


def _plan(made: Made, name: BoxId, cells: Cells) -> None:
    made.boxes.append(PlannedBox(id=name, cells=cells, slug="老街改造", chars=800, picture=True))


def _guide(made: Made, name: BoxId, cells: Cells) -> None:
    made.boxes.append(ContentsBox(id=name, cells=cells))


MAKERS: tuple[Callable[[Made, BoxId, Cells], None], ...] = (
    _plain, _framed, _upright, _stepped, _pictured, _continued, _package, _words, _picture,
    _lines, _ad, _plan, _guide, _plain, _framed, _pictured,
)  # fmt: skip
