"""Display lists made by hand: what the press, the screen and preflight are tested with."""

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from functools import cache

from fontTools.ttLib import TTFont

from layout_app.compose.line.collect import Copy
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.compose.line.vertical_setting import set_vertical_line
from layout_app.display.items import GlyphRun, Group, Item, Panel, Picture, Rule, Source
from layout_app.display.page import PageDisplay
from layout_app.fonts.catalogue import Catalogue, shipped
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId, FaceId, PageId
from layout_app.model.ink import BLACK, PAPER, Ink
from layout_app.model.style import BreakStyle
from layout_app.model.text import Kind
from layout_app.press.content import paint_page
from layout_app.press.painted import PaintedPage
from layout_app.press.profile import DocumentInfo, Profile, slug_of
from layout_app.resources import asset
from tests.printed import outlines

TRIM = (400.0, 600.0)
PASSAGE = "昨天上午，巷口的老书店又开了门。来的人不少，都说“回来了”。街道办的人说：修缮用了两年多。"
HEAD = "“增长”2023年26日：GDP涨（5%）——！"
"""A headline with all that stands, lies or shares a cell in a vertical line."""
ALL_FACES = ("song-400", "song-700", "song-900", "hei-400", "hei-700", "hei-900", "kai-400")


@cache
def drawn(face: str) -> list[bytes]:
    """Return how a shipped face draws each of its glyphs."""
    return outlines(TTFont(shipped().face(FaceId(face)).path))


def run(
    text: str,
    x: float = 0.0,
    y: float = 20.0,
    *,
    face: str = "song-400",
    size: float = 9.0,
    ink: Ink = BLACK,
    article: str = "",
    position: int = 0,
    paragraph: int = 0,
    tracking: float = 0.0,
    faces: Catalogue | None = None,
) -> GlyphRun:
    """Set a text on one line; a character may not be missing from the face."""
    opened = (faces or shipped()).face(FaceId(face))
    glyphs, xs = [], []
    for char in text:
        gid = opened.glyph(char)
        glyphs.append(gid)
        xs.append(round(x, 3))
        x += opened.advance(gid) * size / 1000 + tracking
    source = Source(ArticleId(article), paragraph, position, position) if article else None
    return GlyphRun(
        face=FaceId(face), size=size, ink=ink, glyphs=tuple(glyphs), xs=tuple(xs), ys=(y,),
        text=text, starts=tuple(range(len(text))), source=source,
    )  # fmt: skip


def vertical_run(text: str, x: float, y: float, *, face: str = "song-700", size: float = 30.0):
    """Set a text from top to bottom with its vertical forms."""
    opened = shipped().face(FaceId(face))
    xs, ys = [], []
    shaped = opened.shape(text, vertical=True)
    for glyph in shaped:
        xs.append(round(x + glyph.dx * size / 1000, 3))
        ys.append(round(y - glyph.dy * size / 1000, 3))
        y += glyph.advance * size / 1000
    return GlyphRun(
        face=FaceId(face), size=size, ink=BLACK, glyphs=tuple(g.gid for g in shaped),
        xs=tuple(xs), ys=tuple(ys), text=text, starts=tuple(g.cluster for g in shaped),
    )  # fmt: skip


def standing(
    text: str,
    x: float,
    y: float,
    *,
    face: str = "song-700",
    size: float = 20.0,
    article: str = "",
    position: int = 0,
    faces: Catalogue | None = None,
) -> tuple[Item, ...]:
    """Set a text as the composer does in a vertical line."""
    p = VerticalPreparer(faces or shipped()).prepare(text, FaceId(face), BreakStyle())
    told = Copy(
        article=ArticleId(article), paragraph=0, position=position, kind=Kind.HEADLINE, text=text
    )
    return set_vertical_line(
        p, 0, len(text), size=size, ink=BLACK, x=x, y=y, measure=90_000,
        copy=told if article else None,
    )  # fmt: skip


def column(
    text: str,
    article: str,
    *,
    x: float = 0.0,
    y: float = 0.0,
    per_line: int = 14,
    position: int = 0,
    face: str = "song-400",
    box: str = "b1",
    size: float = 9.0,
) -> Group:
    """Set a text of full-width characters as one column."""
    lines = [text[k : k + per_line] for k in range(0, len(text), per_line)]
    items = tuple(
        run(
            line, 0.0, size + n * 1.4 * size, face=face, size=size, article=article,
            position=position + n * per_line, tracking=0.123,
        )
        for n, line in enumerate(lines)
    )  # fmt: skip
    bounds = Rect(0, 0, per_line * size, (len(lines) + 1) * 1.4 * size)
    return group(items, x, y, name=box, bounds=bounds)


def group(
    items: Iterable[Item], x: float = 0.0, y: float = 0.0, *, name: str = "", bounds=None
) -> Group:
    bounds = bounds or Rect(0, 0, 100, 100)
    return Group(x=x, y=y, items=tuple(items), bounds=bounds, name=name)


def page(*groups: Group, folio: str = "A01", bleed: float = 0.0) -> PageDisplay:
    return PageDisplay(page=PageId(folio), folio=folio, trim=TRIM, bleed=bleed, groups=groups)


def painted(display: PageDisplay, profile: Profile = Profile.X1A) -> PaintedPage:
    """Paint a page in the shipped faces as a profile asks."""
    slug = slug_of(profile)
    return paint_page(display, shipped(), is_rgb=not profile.is_press, slug=slug)


def full_page(original: str = "", folio: str = "A01") -> PageDisplay:
    """A page with everything that may stand on one."""
    furniture = group(
        (
            run("街坊报", 10, 40, face="song-900", size=40),
            Rule(x1=10, y1=50, x2=390, y2=50, weight=0.5, ink=BLACK),
            Rule(x1=10, y1=52, x2=390, y2=52, weight=2.5, ink=Ink(c=0.2, m=1.0, y=0.9)),
        ),
        name="masthead",
    )
    panels = group(
        (
            Panel(rect=Rect(0, 0, 120, 60), fill=Ink(k=0.15), stroke=BLACK, weight=0.3),
            Panel(rect=Rect(0, 70, 120, 40), fill=Ink(c=0.9, m=0.4, y=0.1)),
            run("反白字", 10, 96, face="hei-700", size=20, ink=PAPER),
            run("压在底纹上", 10, 40, face="hei-400", size=11),
        ),
        260,
        70,
        name="panels",
    )
    samples = group(
        [
            run(f"{face} 字体 Ab3", 0, 14 + 16 * n, face=face, size=10)
            for n, face in enumerate(ALL_FACES)
        ],
        10,
        440,
        name="faces",
    )
    upright = group((vertical_run("城市（更新）——", 340, 210),), name="vertical")
    heads = group(standing(HEAD, 300, 130, article="a2", face="hei-700"), name="b2")
    body = column(PASSAGE * 4, "a1", x=10, y=70)
    pictures = group((picture(original),), 160, 240, name="photo") if original else group(())
    groups = (furniture, panels, body, upright, heads, samples, pictures)
    return page(*groups, folio=folio)


def picture(original: str, crop: Rect | None = None) -> Picture:
    return Picture(rect=Rect(0, 0, 90, 60), original=original, crop=crop or Rect(0, 0, 1, 1))


def info(**changes) -> DocumentInfo:
    """What a test's file says of itself."""
    told = {
        "title": "街坊报 2023-03-20", "identity": "street 2023-03-20",
        "when": datetime(2023, 3, 20, 6, 30, tzinfo=timezone(timedelta(hours=8))),
        "icc": asset("icc/news240.icc").read_bytes(),
    }  # fmt: skip
    return DocumentInfo(**(told | changes))


class Originals:
    """Originals in memory."""

    def __init__(self, **files: bytes) -> None:
        self._files = files

    def original(self, sha256: str) -> bytes:
        return self._files[sha256]
