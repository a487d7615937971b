"""The display lists of objects that no other golden test shows, one file for each, to be read."""

from dataclasses import replace

from layout_app.compose.page import Composer
from layout_app.display.dump import dump, dump_group
from layout_app.edit.pages import apply_template, template_of
from layout_app.edit.record import set_logo
from layout_app.fonts.catalogue import FaceFile, shipped
from layout_app.model.article import ArticlePicture
from layout_app.model.box import (
    EAR,
    FOLD,
    AdBox,
    Arrangement,
    ArticleBox,
    ContentsBox,
    Division,
    Media,
    PanelBox,
    PictureBox,
    PlannedBox,
    Region,
    RegionKind,
    RuleBox,
    SectionBox,
    TextBox,
)
from layout_app.model.breaks import head_of
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, FaceId
from layout_app.model.ink import Ink
from layout_app.model.issue import Issue, Logo
from layout_app.model.paper import Remainder
from layout_app.model.text import Kind, Paragraph
from layout_app.resources import sample_publication
from tests.unit.compose.setpages import BOOK, GOLDEN, SMALL, article, box, composer, han, issue

BLUE = Ink(c=1.0, m=0.6)
SUN = "5" * 64


def cells(column: int, line: int, columns: int, lines: int) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


def shown(whole: Issue, *names: str, page: int = 1) -> str:
    """Return the groups of these names on a page as text, in painting order."""
    display = composer().page(whole, whole.pages[page].id).display
    found = [group for group in display.groups if group.name in names]
    assert len(found) == len(names), "an object that is to be shown is not there"
    return "\n".join("\n".join(dump_group(group)) for group in found) + "\n"


def laid(parts: tuple, *boxes: ArticleBox, pictures=()) -> Issue:
    return issue((article("a", *parts, pictures=pictures),), (), boxes)


def test_divisions_and_remainders(golden) -> None:
    # 32 字 in five columns: 28 字 without the gutters, three more than five times five.
    ways = [(division, Remainder.COLUMNS) for division in Division]
    ways.insert(ways.index((Division.KEPT_GUTTER, Remainder.COLUMNS)) + 1,
                (Division.KEPT_GUTTER, Remainder.GUTTERS))  # fmt: skip
    told = []
    for division, remainder in ways:
        mine = box("b", "a", (0, 0, 3, 4), columns=5, division=division, remainder=remainder)
        told.append(
            f"{division}, remainder to the {remainder}\n" + shown(laid((han(48),), mine), "b")
        )
    golden(GOLDEN / "divisions.txt", "\n".join(told))


def test_text_round_a_contour(golden) -> None:
    outline = ((0.5, 0.0), (1.0, 1.0), (0.0, 1.0))
    tower = ArticlePicture(original=SUN, name="a.png", pixels=(300, 300), contour=outline)
    place = Rect(160, 15, 160, 115)
    region = Region(kind=RegionKind.PICTURE, rect=place)
    whole = laid((han(190),), box("b", "a", (0, 0, 3, 9), columns=2, regions=(region,)),
                 pictures=(tower,))  # fmt: skip
    golden(GOLDEN / "contour.txt", shown(whole, "b"))


def test_a_t_and_steps(golden) -> None:
    shapes = {
        "T": (cells(0, 0, 3, 5), cells(1, 5, 1, 4)),
        "step": (cells(0, 0, 3, 4), cells(0, 4, 2, 3), cells(0, 7, 1, 2)),
    }
    told = []
    for name, shape in shapes.items():
        mine = replace(box("b", "a", (0, 0, 1, 1)), shape=shape)
        told.append(f"{name}\n" + shown(laid(((Kind.HEADLINE, "河湾通水"), han(150)), mine), "b"))
    golden(GOLDEN / "shapes.txt", "\n".join(told))


def test_heads_between_their_text(golden) -> None:
    mine = box("b", "a", (0, 0, 3, 9), arrangement=Arrangement.INSIDE)
    whole = laid(((Kind.KICKER, "三年后"), (Kind.HEADLINE, "河湾通水"), han(150)), mine)
    golden(GOLDEN / "heads-inside.txt", shown(whole, "b"))


def test_all_heads_of_an_article_and_a_cropped_picture(golden) -> None:
    heads = ((Kind.KICKER, "三年后"), (Kind.HEADLINE, "河湾通水"), (Kind.SUBTITLE, "两岸可走"),
             (Kind.DECK, han(30)), (Kind.BYLINE, "本报通讯员"))  # fmt: skip
    photo = ArticlePicture(original=SUN, name="a.jpg", caption="河湾。", credit="某某",
                           pixels=(400, 300), crop=Rect(0.1, 0.1, 0.8, 0.8),
                           focus=(0.2, 0.5))  # fmt: skip
    place = Region(kind=RegionKind.PICTURE, rect=Rect(220, 180, 100, 40))
    mine = box("b", "a", (0, 0, 3, 20), regions=(place,))
    made = article("a", *heads, han(90), pictures=(photo,))
    broken = head_of("河湾/通水", Kind.HEADLINE)
    made = replace(made, paragraphs=(made.paragraphs[0], broken, *made.paragraphs[2:]))
    golden(GOLDEN / "heads.txt", shown(issue((made,), (), (mine,)), "b"))


def test_a_vertical_head_at_the_left(golden) -> None:
    mine = box("b", "a", (0, 0, 2, 12), arrangement=Arrangement.VERTICAL_LEFT)
    heads = ((Kind.KICKER, "三年后"), (Kind.HEADLINE, "河湾通水"))
    golden(GOLDEN / "vertical-left.txt", shown(laid((*heads, han(90)), mine), "b"))


def test_narrow_and_wide_headlines(golden) -> None:
    levels = tuple(replace(level, narrowest=0.9, widest=1.1) for level in BOOK.levels)
    book = replace(BOOK, levels=levels)
    told = []
    for words in ("长者食堂开张", "食堂"):
        made = article("a", (Kind.HEADLINE, words), han(20))
        whole = issue((made,), (), (box("b", "a", (0, 0, 1, 8)),), book=book)
        told.append(shown(whole, "b"))
    golden(GOLDEN / "headline-width.txt", "\n".join(told))


def test_mastheads(golden) -> None:
    ear = AdBox(id=BoxId("ear"), cells=cells(2, 0, 1, 7), slot=EAR, original=SUN,
                media=Media.PICTURE, extent=(300.0, 200.0))  # fmt: skip
    plain = issue((), (ear,), book=replace(BOOK, lunar=True))
    lettered = set_logo(plain, Logo(original="e" * 64, media=Media.PDF, extent=(120.0, 40.0)))
    painted = set_logo(plain, Logo(original="f" * 64, media=Media.PICTURE, extent=(800.0, 300.0)))
    told = [
        "the name in type, an advertisement beside it\n" + shown(plain, "masthead", "ear", page=0),
        "the name as lettering\n" + shown(lettered, "masthead", page=0),
        "the name as a picture\n" + shown(painted, "masthead", page=0),
    ]
    golden(GOLDEN / "mastheads.txt", "\n".join(told))


def test_a_head_and_verse_in_a_face_of_the_paper_s_own(golden) -> None:
    brush = FaceId("xing-400")
    file = sample_publication() / "chaosheng" / "fonts" / "ChaoshengBrush-400.ttf"
    levels = tuple(
        replace(level, headline=replace(level.headline, face=brush)) for level in BOOK.levels
    )
    book = replace(BOOK, levels=levels, verse=replace(BOOK.verse, face=brush))
    # 河 and 湾 are not in the face: another stands for them.
    whole = issue(
        (article("a", (Kind.HEADLINE, "河湾潮声"), (Kind.VERSE, "现在墙上有了海")),),
        (), (box("b", "a", (0, 0, 2, 6)),), book=book,
    )  # fmt: skip
    faces = shipped().extended((FaceFile(id=brush, path=file),))
    display = Composer(faces).page(whole, whole.pages[1].id).display
    (group,) = [group for group in display.groups if group.name == "b"]
    golden(GOLDEN / "own-face.txt", "\n".join(dump_group(group)) + "\n")


def test_a_strip_in_the_fold(golden) -> None:
    words = (Paragraph(text="招领", kind=Kind.SUBHEAD), Paragraph(text="拾到童车一辆。"))
    strip = AdBox(id=BoxId("ad"), cells=cells(0, 0, 1, 20), slot=FOLD, paragraphs=words)
    golden(GOLDEN / "fold-strip.txt", shown(issue((), (), (strip,)), "ad"))


def test_free_boxes(golden) -> None:
    whole = issue((), (), (
        PanelBox(id=BoxId("panel"), rect=Rect(40, 60, 90, 30), fill=Ink(k=0.1), stroke=BLUE,
                 weight=0.5),
        TextBox(id=BoxId("words"), rect=Rect(44, 64, 80, 20),
                paragraphs=(Paragraph(text="值班电话"),)),
        RuleBox(id=BoxId("rule"), start=(40, 100), end=(130, 100), weight=1.0, ink=BLUE),
        PictureBox(id=BoxId("photo"), rect=Rect(150, 60, 60, 40), original=SUN,
                   crop=Rect(0.1, 0.2, 0.5, 0.5)),
    ))  # fmt: skip
    golden(GOLDEN / "free-boxes.txt", shown(whole, "panel", "words", "rule", "photo"))


def test_a_page_from_a_template(golden) -> None:
    standing = (
        SectionBox(id=BoxId("head"), cells=cells(0, 0, 3, 2), ink=BLUE),
        AdBox(
            id=BoxId("sold"), cells=cells(0, 25, 3, 5), slot="通栏", booking="茶庄", original=SUN
        ),
        PlannedBox(
            id=BoxId("plan"), cells=cells(0, 3, 3, 8), slug="街坊故事", chars=600, picture=True
        ),
        ContentsBox(id=BoxId("guide"), cells=cells(0, 12, 3, 4), articles=(ArticleId("a"),)),
    )
    made = article("a", (Kind.HEADLINE, "河湾通水"), han(30))
    whole = issue((made,), (), (*standing, box("b", "a", (0, 17, 3, 6))), ())
    sample, empty = whole.pages[1:]
    found = apply_template(whole, empty.id, "内页", template_of(sample))
    page = composer().page(found, empty.id).display
    golden(GOLDEN / "template.txt", _without_ids(dump(page), found.pages[2].boxes))


def _without_ids(text: str, boxes: tuple) -> str:
    """Return a dump in which boxes are called by their kind: a template's ids are always new.

    The strokes across room that is kept are left out.
    """
    text = "".join(line for line in text.splitlines(keepends=True) if " 0.2 cmyk" not in line)
    for made in boxes:
        text = text.replace(f"{made.id} at", f"{type(made).__name__} at")
    return text


def test_the_small_paper_divides_with_a_remainder() -> None:
    assert divmod(3 * SMALL.chars + 2 * SMALL.gutter - 4 * SMALL.gutter, 5) == (5, 3)
