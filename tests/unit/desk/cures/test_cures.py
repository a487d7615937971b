"""Every cure heals what it is offered for, breaks nothing else, and one undo takes it back."""

import io
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from layout_app.cli.do import parsed
from layout_app.desk import commands
from layout_app.desk.cures import CURES, cure_json, cure_of, cured_json
from layout_app.desk.cures.cure import Cure
from layout_app.desk.issues.making import make_issue
from layout_app.desk.sentences.codes import PROBLEMS
from layout_app.desk.session import Selection, Session, State, open_session
from layout_app.desk.words import _, msg, say, use_language
from layout_app.edit.boxes import set_headline_size
from layout_app.edit.findings import with_findings
from layout_app.edit.history import History
from layout_app.edit.lookup import with_article, with_page
from layout_app.edit.pictures import lay_under_heads
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article, ArticlePicture, Cut, PartBreak
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    Box,
    ContentsBox,
    PanelBox,
    PictureBox,
    Region,
    RegionKind,
    RuleBox,
    SheetBox,
    TextBox,
    Trim,
)
from layout_app.model.finding import Finding
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.ink import BLACK, PAPER, Colour, Ink
from layout_app.model.issue import Issue, LegalKind, index, paper_of, stylebook_of
from layout_app.model.paper import cells_rect
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import TextStyle
from layout_app.model.text import Anchor, Kind, Paragraph
from layout_app.press.profile import Profile
from layout_app.press.writer import write_pdf
from layout_app.store.originals import put_original
from tests.desks import by_headline, laid_out, small_issue
from tests.pages import Originals, group, info, page, run

LONG = "河水慢慢地清了，来的人也多了。" * 40
WORDS = (Paragraph(text="今天晴转多云，最高气温18度。"),)
NEW = BoxId("made")


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Session:
    return laid_out(small_issue(tmp_path_factory.mktemp("cures"), dump=True))


@pytest.fixture
def session(desk: Session) -> Session:
    """The issue without its raw copy's open ends, and with an empty history."""
    kept = tuple(a for a in desk.issue.articles if index(desk.issue).parts.get(a.id))
    issue = replace(desk.issue, articles=kept)
    state = State(issue, Selection(page=issue.pages[0].id))
    return Session(desk.opened, desk.faces, desk.composer, History(state), originals=desk.originals)


def change(session: Session, operation: Callable[[Issue], Issue]) -> None:
    session.do(operation, msg("Make a problem"))


def add(session: Session, *boxes: Box, page: int = 1) -> None:
    def added(issue: Issue) -> Issue:
        found = issue.pages[page]
        return with_page(issue, replace(found, boxes=(*found.boxes, *boxes)))

    change(session, added)


def write(session: Session, name: str, text: str = LONG, **fields) -> Article:
    head = Paragraph(text=f"{name}的头条", kind=Kind.HEADLINE)
    made = Article(id=ArticleId(name), paragraphs=(head, Paragraph(text=text)), **fields)
    change(session, lambda issue: replace(issue, articles=(*issue.articles, made)))
    return made


def cells(column=0, line=0, columns=2, lines=10) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


def story(session: Session, shape: Cells, text: str = LONG[:60], **fields) -> None:
    """Put a new article on the second page, which is empty."""
    write(session, "new", text, **fields)
    add(session, ArticleBox(id=NEW, article=ArticleId("new"), shape=(shape,)))


def text(**fields) -> TextBox:
    given = {"rect": Rect(100, 300, 200, 60), "paragraphs": WORDS, **fields}
    return TextBox(id=NEW, **given)


def picture(session: Session, pixels=(60, 40), mode="L") -> str:
    path = session.folder.parent / f"{mode}{pixels[0]}.png"
    Image.new(mode, pixels).save(path)
    return put_original(session.opened.publication_folder, path.read_bytes())


def colour(session: Session, ink: Ink) -> None:
    """Define a colour of the paper that a rule is printed in."""

    def defined(issue: Issue) -> Issue:
        book = replace(stylebook_of(issue), colours=(Colour(name="报头红", ink=ink),))
        return replace(issue, publication=replace(issue.publication, stylebook=book))

    change(session, defined)
    add(session, rule(ink=Ink(colour="报头红"), weight=1))


def rule(**fields) -> RuleBox:
    return RuleBox(id=NEW, start=(100, 300), end=(300, 300), **fields)


def of_article(session: Session, operation: Callable[[Article], Article]) -> None:
    lead = by_headline(session, "云溪河")
    change(
        session,
        lambda issue: with_article(issue, operation(index(issue).articles[lead])),
    )


def legal(session: Session, kind: LegalKind, **colophon: str) -> None:
    """Make the paper one of a legal kind whose colophon is whole but for what is given."""
    known = {
        "cn": "CN 00-0000", "sponsor": "云溪街道", "publisher": "云溪社区报社",
        "address": "云溪路1号", "phone": "000-00000000", "printer": "云溪印务",
        "printer_address": "云溪路2号", "distribution": "自办发行", "price": "1.00元",
    }  # fmt: skip

    def told(issue: Issue) -> Issue:
        own = replace(issue.publication, legal=kind)
        filled = replace(own.colophon, **{**known, **colophon})
        return replace(
            issue, publication=replace(own, colophon=filled), number=12, total_number=345
        )

    change(session, told)


def reworded(session: Session, name: str, words: str, page: int) -> None:
    commands.run(session, "page.words", page=session.issue.pages[page].id, name=name, words=words)


# One maker of each problem that has a cure of one click.


def overset(session):
    story(session, cells(lines=10), LONG)


def overset_between(session):
    """Over, with boxes above and below: it goes on on another page."""
    story(session, cells(line=20, lines=6), LONG)
    around = (cells(0, 0, 5, 20), cells(0, 26, 5, 40))
    add(session, *(AdBox(id=BoxId(f"ad{n}"), cells=c, house=True) for n, c in enumerate(around)))


def overset_by_a_line(session):
    """Over by what the levers can make up."""
    story(session, cells(line=20, lines=12), LONG)
    least = session.composer.shape_for(session.issue, ArticleId("new"), 2)
    commands.run(session, "box.resize", box=NEW, column=0, line=20, columns=2, lines=least - 1)
    ads = (cells(0, 0, 5, 20), cells(0, 19 + least, 5, 73 - 19 - least))
    add(session, *(AdBox(id=BoxId(f"ad{n}"), cells=c, house=True) for n, c in enumerate(ads)))


def short_by_three_lines(session):
    """Short by what air can take up, and nothing else is."""
    for name in list(index(session.issue).boxes):
        commands.run(session, "box.remove", box=name)
    story(session, cells(line=20, lines=12), LONG)
    least = session.composer.shape_for(session.issue, ArticleId("new"), 2)
    commands.run(session, "box.resize", box=NEW, column=0, line=20, columns=2, lines=least + 1)


def half_width(session):
    story(session, cells(lines=30), "进社区,治理服务:今天开始。" * 3)


def watched(session):
    commands.run(session, "word.watch", find="打八折", put="享受八折")


def noted(session):
    brief = by_headline(session, "社区食堂")
    commands.run(session, "note.pin", article=brief, paragraph=1, offset=3, text="核对", who="甲")


def unplaced(session):
    write(session, "new", LONG[:60])


def contents_unplaced(session):
    write(session, "new", LONG[:60])
    add(session, ContentsBox(id=NEW, cells=cells(), articles=(ArticleId("new"),)))


def contents_over(session):
    lead, brief = by_headline(session, "云溪河"), by_headline(session, "社区食堂")
    add(session, ContentsBox(id=NEW, cells=cells(lines=3), articles=(lead, brief)))


def headed(session, words, size):
    story(session, cells(columns=1, lines=30), rank=1)
    change(session, lambda issue: with_article(issue, replace(
        index(issue).articles[ArticleId("new")],
        paragraphs=(Paragraph(text=words, kind=Kind.HEADLINE), Paragraph(text=LONG[:60])),
    )))  # fmt: skip
    boxed(session, headline_size=size)


def long_head(session):
    headed(session, "云溪河南岸新修的步道通了，老人们说水清了", 4.0)


def torn_head(session):
    headed(session, "街道（元和街道）", 3.2)


def inset_outside(session):
    pictured(session, (900, 600))
    place = Region(kind=RegionKind.PICTURE, rect=Rect(0, 400, 100, 100))
    boxed(session, regions=(place,))


def inset_covers(session):
    pictured(session, (900, 600))
    titled(session)
    boxed(session, regions=(Region(kind=RegionKind.PICTURE, rect=Rect(0, 0, 200, 100)),))


def text_covers(session):
    story(session, cells(columns=3, lines=30))
    titled(session)
    boxed(session, regions=(Region(kind=RegionKind.TEXT, rect=Rect(0, 0, 200, 100)),))


def titled(session):
    heads = (Paragraph(text="河水清了", kind=Kind.HEADLINE), Paragraph(text=LONG[:60]))
    change(session, lambda issue: with_article(issue, replace(
        index(issue).articles[ArticleId("new")], paragraphs=heads,
    )))  # fmt: skip


def boxed(session, **fields):
    """Change the fields of the new box."""

    def changed(issue: Issue) -> Issue:
        page, _box = index(issue).boxes[NEW]
        boxes = tuple(
            replace(b, **fields) if b.id == NEW else b for b in index(issue).pages[page].boxes
        )
        return with_page(issue, replace(index(issue).pages[page], boxes=boxes))

    change(session, changed)


def pictured(session, pixels):
    """Put an article with a photo on the second page."""
    original = picture(session, pixels)
    shot = ArticlePicture(original=original, name="桥.png", pixels=pixels)
    story(session, cells(columns=3, lines=30), pictures=(shot,))


def off_grid(session):
    story(session, cells(line=60, lines=30))


def overlap(session):
    story(session, cells(line=20, lines=12))
    add(session, AdBox(id=BoxId("ad"), cells=cells(line=30), house=True))


def ad_on_the_title_of_a_package(session):
    story(session, cells(columns=1, line=20, lines=40))
    add(session, AdBox(id=BoxId("ad"), cells=cells(column=1, line=20, lines=40), house=True))
    commands.run(session, "box.package", boxes=f"{NEW} ad", title="街坊本周")


def under_masthead(session):
    write(session, "new", LONG[:60])
    box = ArticleBox(id=NEW, article=ArticleId("new"), shape=(cells(line=4, lines=8),))
    add(session, box, page=0)


def early_jump(session):
    story(session, cells(columns=1, lines=6), LONG)
    box = ArticleBox(id=BoxId("on"), article=ArticleId("new"), part=2, shape=(cells(lines=40),))
    box = replace(box, shape=(cells(0, 31, 5, 40),))
    add(session, box, page=2)


def break_passed(session):
    far = Anchor(paragraph=9, offset=3, before="不在了")
    of_article(session, lambda a: replace(a, breaks=(PartBreak(part=1, at=far),)))


def no_colour(session):
    add(session, rule(ink=Ink(colour="报头红"), weight=1))


def apart(session):
    commands.run(session, "page.new")
    commands.run(session, "page.join", page="A02")
    commands.run(session, "page.move", page="A02-A03", to=0)


def text_over(session):
    add(session, text(rect=Rect(100, 300, 100, 10)))


def upright_text_over(session):
    add(session, text(rect=Rect(100, 300, 10, 60), vertical=True))


def ad_text_over(session):
    lines = tuple(Paragraph(text=f"遗失公章一枚，声明作废（{n}）。") for n in range(6))
    add(session, AdBox(id=NEW, cells=cells(columns=1, lines=5), paragraphs=lines))


def cancelled(session):
    add(session, AdBox(id=NEW, cells=cells(), booking="GG-1", cancelled=True))


def empty(session):
    add(session, AdBox(id=NEW, cells=cells(), booking="GG-1"))


def rebooked(session):
    add(session, AdBox(id=NEW, cells=cells(), house=True, booked=(3, 12)))


def ad_file(session, wide: float, high: float, shows: str = "") -> str:
    made = page(group([run(shows, 10, 60, size=30)] if shows else [run("店庆", 10, 60, size=30)]))
    data = write_pdf([replace(made, trim=(wide, high))], shipped(), Profile.X1A, info(),
                     Originals())  # fmt: skip
    return put_original(session.opened.publication_folder, data)


def wrong_size(session):
    rect = cells_rect(paper_of(session.issue), cells(columns=3, lines=12))
    original = ad_file(session, rect.w, rect.h, "广告")
    add(session, AdBox(id=NEW, cells=cells(), original=original, extent=(rect.w, rect.h)))


def unsized(session):
    """An ad that fits its slot, but its file does not say so."""
    rect = cells_rect(paper_of(session.issue), cells())
    whole, sink = session.original(ad_file(session, rect.w, rect.h, "广告")), io.BytesIO()
    with pikepdf.open(whole) as pdf:
        del pdf.pages[0]["/TrimBox"], pdf.pages[0]["/BleedBox"]
        pdf.save(sink, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    original = put_original(session.opened.publication_folder, sink.getvalue())
    add(session, AdBox(id=NEW, cells=cells(), original=original, trim=Trim(box=SheetBox.NONE)))


def unmarked(session):
    legal(session, LegalKind.CN)
    rect = cells_rect(paper_of(session.issue), cells())
    original = ad_file(session, rect.w, rect.h)
    box = AdBox(id=NEW, cells=cells(), original=original, extent=(rect.w, rect.h), is_marked=True)
    add(session, box)


def lost_article(session):
    add(session, ArticleBox(id=NEW, article=ArticleId("gone"), shape=(cells(),)))


def small_white(session):
    add(session, text(style=TextStyle(ink=PAPER)))


def small_in_photo(session):
    photo = PictureBox(id=BoxId("photo"), rect=Rect(80, 280, 300, 200), original=picture(session))
    add(session, photo, text(style=TextStyle(ink=PAPER)))


def small_head_in_photo(session):
    found = ArticlePicture(original=picture(session, (900, 600)), name="桥.png", pixels=(900, 600))
    story(session, cells(0, 0, 3, 30))
    made = replace(index(session.issue).articles[ArticleId("new")], pictures=(found,))
    change(session, lambda issue: with_article(issue, made))
    change(session, lambda issue: lay_under_heads(issue, NEW, 0, 20, PAPER))
    change(session, lambda issue: set_headline_size(issue, NEW, 1.0))


def small_mixed(session):
    add(session, text(style=TextStyle(ink=Ink(c=1, m=0.5))))


def small_mixed_style(session):
    """From the stylebook: the by-lines of all articles."""

    def coloured(issue: Issue) -> Issue:
        book = stylebook_of(issue)
        book = replace(book, byline=replace(book.byline, ink=Ink(c=1, m=0.5)))
        return replace(issue, publication=replace(issue.publication, stylebook=book))

    change(session, coloured)


def small_type(session):
    add(session, text(style=TextStyle(size=0.4)))


def rich_black(session):
    add(session, text(style=TextStyle(size=2, ink=Ink(c=0.5, m=0.5, y=0.4, k=0.9))))


def dark_panel(session):
    fill = Ink(c=1, m=1, y=0.8, k=0.3)
    add(session, PanelBox(id=NEW, rect=Rect(100, 300, 200, 60), fill=fill))


def spot(session):
    ink = Ink(c=0.2, m=0.9, y=0.1, spot="PANTONE 021 C")
    add(session, PanelBox(id=NEW, rect=Rect(100, 300, 200, 60), fill=ink))


def spot_colour(session):
    colour(session, Ink(m=0.6, y=1, spot="PANTONE 021 C"))


def dark_colour(session):
    colour(session, Ink(c=1, m=1, y=1))


def hairline(session):
    add(session, rule(ink=Ink(c=1, m=0.5), weight=0.1))


def weightless(session):
    add(session, PanelBox(id=NEW, rect=Rect(100, 300, 200, 60), stroke=BLACK, weight=0))


def coarse_photo(session):
    original = picture(session, (500, 300))
    add(session, PictureBox(id=NEW, rect=Rect(100, 300, 400, 240), original=original))


def coarse_bitmap(session):
    original = picture(session, (2000, 1200), "1")
    add(session, PictureBox(id=NEW, rect=Rect(100, 300, 300, 180), original=original))


def coarse_in_article(session):
    pictured(session, (420, 280))


def outside(session):
    add(session, text(rect=Rect(-60, 300, 200, 60)))


def outside_type_area(session):
    story(session, cells(line=70, lines=30), LONG)


def compatible(session):
    story(session, cells(), "一共三\U0002f8a6五㎏")


def caption_unread(session):
    shot = ArticlePicture(
        original=picture(session, (1200, 800)), name="桥.png", pixels=(1200, 800), caption="新桥",
        replaced="0" * 64,
    )  # fmt: skip
    story(session, cells(columns=3, lines=30), pictures=(shot,))


def lost_cut(session):
    at = Anchor(paragraph=2, offset=2, before="不在了", after="的字")
    of_article(session, lambda a: replace(a, cuts=(Cut(start=at, end=replace(at, offset=5)),)))


def reworded_ear(session):
    legal(session, LegalKind.CN)
    reworded(session, "ear", "十年", 0)


def reworded_imprint(session):
    legal(session, LegalKind.CN)
    reworded(session, "colophon", "编辑部", -1)


def priced(session):
    legal(session, LegalKind.INTERNAL)


def with_ad(session):
    legal(session, LegalKind.INTERNAL, price="")
    add(session, AdBox(id=NEW, cells=cells(), house=True))


def loud(session):
    legal(session, LegalKind.CN)
    words = (Paragraph(text="号外"),)
    add(session, text(rect=Rect(100, 500, 600, 200), paragraphs=words,
                      style=TextStyle(size=20)), page=0)  # fmt: skip


def open_seam(session):
    """The dump as it came: halves that were found in it."""
    session.history = History(State(session.opened.issue, Selection()))


def lost_character(session):
    kept = problem("copy.lost_character", Severity.WARNING, Where(file="灯.md", line=3))
    change(session, lambda issue: with_findings(issue, [Finding(problem=kept)]))


MADE = {
    "copy.lost_character": (lost_character,),
    "layout.overset": (overset, overset_between, overset_by_a_line),
    "layout.unplaced": (unplaced,),
    "contents.unplaced": (contents_unplaced,),
    "contents.over": (contents_over,),
    "layout.head_breaks_word": (torn_head,),
    "layout.head_too_long": (long_head,),
    "layout.inset_covers": (inset_covers,),
    "layout.inset_outside": (inset_outside,),
    "layout.text_covers": (text_covers,),
    "layout.off_grid": (off_grid,),
    "layout.short": (short_by_three_lines,),
    "copy.half_width": (half_width,),
    "copy.note": (noted,),
    "copy.watched_instead": (watched,),
    "layout.overlap": (overlap, under_masthead, ad_on_the_title_of_a_package),
    "layout.jump_early": (early_jump,),
    "layout.break_passed": (break_passed,),
    "layout.no_colour": (no_colour,),
    "layout.spread_apart": (apart,),
    "box.text_over": (text_over, upright_text_over),
    "ad.text_over": (ad_text_over,),
    "ad.cancelled": (cancelled,),
    "ad.empty": (empty,),
    "ad.rebooked": (rebooked,),
    "ad.unsized": (unsized,),
    "ad.wrong_size": (wrong_size,),
    "pdf.wrong_size": (wrong_size,),
    "store.no_article": (lost_article,),
    "press.small_text_in_photo": (small_in_photo, small_head_in_photo),
    "press.small_white_text": (small_white,),
    "press.small_mixed_text": (small_mixed, small_mixed_style),
    "press.small_text": (small_type,),
    "press.rich_black_text": (rich_black,),
    "press.too_much_ink": (dark_panel,),
    "press.unseen_text": (small_white,),
    "press.spot_not_agreed": (spot,),
    "press.colour_not_agreed": (spot_colour,),
    "press.colour_too_dark": (dark_colour,),
    "press.thin_line": (hairline,),
    "press.line_without_weight": (weightless,),
    "press.coarse_picture": (coarse_photo, coarse_in_article),
    "press.coarse_bitmap": (coarse_bitmap,),
    "press.outside_trim": (outside,),
    "press.outside_type_area": (outside_type_area,),
    "press.missing_glyph": (compatible,),
    "picture.caption_unread": (caption_unread,),
    "edit.anchor_lost": (lost_cut, break_passed),
    "repair.seam_open": (open_seam,),
    "pub.ad_mark": (unmarked,),
    "pub.issue_no": (reworded_ear,),
    "pub.pages": (reworded_ear,),
    "pub.publisher": (reworded_imprint,),
    "pub.printer": (reworded_imprint,),
    "pub.price": (reworded_imprint,),
    "pub.no_price": (priced,),
    "pub.no_ads": (with_ad,),
    "pub.name_size": (loud,),
}
"""What has a cure of one click: its code, and who makes such problems."""


def first(session: Session, code: str) -> Problem:
    found = [p for p in session.problems() if p.code == code]
    assert found, Counter(p.code for p in session.problems())
    return found[0]


def errors(session: Session) -> Counter[str]:
    return Counter(p.code for p in session.problems() if p.severity is Severity.ERROR)


def run_as_typed(session: Session, cure: Cure) -> None:
    """Run a cure as `do` reads it from the command line."""
    told = cure_json(cure)
    words = [str(told["command"]), *(f"{name}={value}" for name, value in told["args"].items())]
    ((name, given),) = parsed(words)
    commands.run(session, name, **given)


@pytest.mark.parametrize(
    ("code", "make"), [(code, make) for code, makers in MADE.items() for make in makers]
)
def test_cure_heals_and_undo_takes_it_back(session, code, make):
    make(session)
    before, steps = session.issue, session.history.count
    known, found = errors(session), first(session, code)
    count = sum(p.code == code for p in session.problems())
    cure = cure_of(session, found)
    assert cure is not None
    assert not cure.needs
    assert session.issue is before, "what is only tried leaves no trace"
    run_as_typed(session, cure)
    after = session.problems()
    assert found not in after
    assert sum(p.code == code for p in after) < count
    assert not errors(session) - known
    assert session.history.count == steps + 1
    session.undo()
    assert session.issue == before


# What only an editor can say.


ASKED = {
    "pub.cn": (LegalKind.CN, {"cn": ""}, ("cn",)),
    "pub.permit": (LegalKind.INTERNAL, {"cn": "", "price": ""}, ("cn",)),
    "pub.publisher": (LegalKind.CN, {"publisher": ""}, ("publisher",)),
    "pub.contact": (LegalKind.CN, {"phone": ""}, ("phone",)),
    "pub.printer": (LegalKind.CN, {"printer": "", "printer_address": ""},
                    ("printer", "printer_address")),
    "pub.distribution": (LegalKind.CN, {"distribution": ""}, ("distribution",)),
    "pub.price": (LegalKind.CN, {"price": ""}, ("price",)),
    "pub.print_shop": (LegalKind.INTERNAL, {"printer": "", "price": ""}, ("printer",)),
    "pub.maker": (LegalKind.INTERNAL, {"sponsor": "", "price": ""}, ("sponsor",)),
    "pub.recipients": (LegalKind.INTERNAL, {"price": ""}, ("recipients",)),
    "pub.print_date": (LegalKind.INTERNAL, {"price": ""}, ("print_date",)),
    "pub.print_run": (LegalKind.INTERNAL, {"price": ""}, ("print_run",)),
}  # fmt: skip
SAID = {
    "cn": "CN 00-0000", "publisher": "云溪社区报社", "phone": "000-00000000", "price": "1.00元",
    "printer": "云溪印务", "printer_address": "云溪路2号", "distribution": "自办发行",
    "sponsor": "云溪社区居委会", "recipients": "本系统各单位", "print_date": "2023年3月20日",
    "print_run": "2000份",
}  # fmt: skip


@pytest.mark.parametrize("code", ASKED)
def test_an_empty_field_is_named_and_filling_it_heals(session, code):
    kind, colophon, fields = ASKED[code]
    legal(session, kind, **colophon)
    known, found = errors(session), first(session, code)
    cure = cure_of(session, found)
    assert cure is not None
    assert (cure.command, cure.needs) == ("issue.record", fields)
    assert cure_json(cure)["needs"] == list(fields)
    commands.run(session, cure.command, **dict(cure.args), **{name: SAID[name] for name in fields})
    assert code not in {p.code for p in session.problems()}
    assert not errors(session) - known


def test_a_lost_picture_is_found_by_its_hash(session):
    pictured(session, (900, 600))
    original = index(session.issue).articles[ArticleId("new")].pictures[0].original
    kept = session.original(original)
    elsewhere = session.folder.parent / "elsewhere"
    elsewhere.mkdir()
    kept.rename(elsewhere / "桥.png")
    session.originals.forget(original)
    cure = cure_of(session, first(session, "press.original_missing"))
    assert cure is not None
    assert (cure.command, cure.needs) == ("picture.find", ("path",))
    assert commands.run(session, cure.command, path=elsewhere) == 1
    assert kept.exists()
    assert "press.original_missing" not in {p.code for p in session.problems()}


def test_a_picture_that_was_measured_wrongly_is_placed_anew(session, tmp_path):
    pictured(session, (900, 600))
    made = index(session.issue).articles[ArticleId("new")]
    shot = made.pictures[0]
    lying = replace(made, pictures=(replace(shot, pixels=(600, 900)),))
    change(session, lambda issue: with_article(issue, lying))
    cure = cure_of(session, first(session, "press.stretched_picture"))
    assert cure is not None
    assert (cure.command, cure.needs) == ("picture.replace", ("path",))
    file = tmp_path / "桥.png"
    file.write_bytes(session.original(shot.original).read_bytes())
    commands.run(session, cure.command, **dict(cure.args), path=file)
    assert not [p for p in session.problems() if p.code == "press.stretched_picture"]
    assert index(session.issue).articles[ArticleId("new")].pictures[0] == shot


def test_an_ad_that_is_damaged_is_filled_anew(session, tmp_path):
    broken = put_original(session.opened.publication_folder, b"%PDF-1.4 and nothing else")
    rect = cells_rect(paper_of(session.issue), cells())
    add(session, AdBox(id=NEW, cells=cells(), original=broken, extent=(rect.w, rect.h)))
    found = first(session, "pdf.damaged")
    cure = cure_of(session, found)
    assert cure is not None
    assert (cure.command, cure.needs) == ("ad.fill", ("path",))
    whole = session.original(ad_file(session, rect.w, rect.h, "广告"))
    file = tmp_path / "whole.pdf"
    file.write_bytes(whole.read_bytes())
    commands.run(session, cure.command, **dict(cure.args), path=file, marked="yes")
    assert found not in session.problems()


def test_what_was_chosen_for_an_ads_size_can_be_chosen_anew(session):
    unsized(session)
    run_as_typed(session, cure_of(session, first(session, "ad.unsized")))
    cure = cure_of(session, first(session, "pdf.trim_chosen_bleed"))
    assert cure is not None
    assert (cure.command, cure.args, cure.needs) == ("ad.trim", (("box", NEW),), ("trim",))


def test_missing_halves_are_looked_for(session):
    open_seam(session)
    cure = cure_of(session, first(session, "repair.half_missing"))
    assert cure is not None
    assert cure.command == "seam.look"


# Rules over the table.


def test_every_code_of_the_table_is_a_problem_and_has_a_fixture():
    assert CURES.keys() <= PROBLEMS.keys()
    asked = {
        *ASKED,
        "pdf.damaged",
        "pdf.trim_chosen_bleed",
        "press.original_missing",
        "repair.half_missing",
        "copy.lost_character",
    }
    alike = {code for code in CURES if CURES[code] in {CURES[known] for known in asked}}
    untried = CURES.keys() - MADE.keys() - asked - alike
    assert sorted(untried) == sorted(ELSEWHERE)


ELSEWHERE = {
    "press.empty_page", "pub.date", "pub.name", "pub.no_newspaper", "pub.no_reporter",
    "pub.number", "section.no_words", "store.bad_original",
}  # fmt: skip
"""What asks for words in the same way as others, and a page that cannot be made empty here."""


def test_json_of_a_problem_carries_its_cure(session):
    text_over(session)
    (told,) = [p for p in cured_json(session, session.problems()) if p["code"] == "box.text_over"]
    assert told["cure"]["command"] == "free.rect"
    assert told["cure"]["args"].keys() == {"box", "height"}
    assert "needs" not in told["cure"]


def test_what_nothing_heals_has_no_cure(session):
    story(session, cells(), "没有字的字：\U0002f8ff\ue123。")
    found = first(session, "press.missing_glyph")
    assert cure_of(session, found) is None


def test_what_is_told_of_an_article_that_is_no_more_has_no_cure(tmp_path):
    copy = small_issue(tmp_path)
    told = next(p for p in copy.problems() if p.code == "layout.unplaced")
    commands.run(copy, "article.remove", article=told.where.article)
    assert cure_of(copy, told) is None


def test_nobody_cures_what_is_open_for_reading_only(session):
    empty(session)
    session.read_only = "Li"
    assert cure_of(session, first(session, "ad.empty")) is None


def test_labels_are_translated(session):
    use_language("zh_CN")
    text_over(session)
    cure = cure_of(session, first(session, "box.text_over"))
    assert cure is not None
    assert say(cure.label) == _(cure.label.text) != cure.label.text


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (loud, "pub.name_size"),
        (small_type, "press.small_text"),
    ],
)
def test_sizes_are_told_in_points_as_everywhere(session, made, code):
    use_language("zh_CN")
    made(session)
    cure = cure_of(session, first(session, code))
    assert cure is not None
    said = say(cure.label)
    assert said.startswith("改为 ")
    assert "磅" in said
    assert "倍" not in said
    em = paper_of(session.issue).em
    points = float(said.removeprefix("改为 ").split(" 磅")[0])
    assert points == pytest.approx(float(dict(cure.args)["size"]) * em, abs=0.05)


def test_each_of_several_empty_pages_can_be_deleted_though_the_next_takes_its_name(tmp_path):
    make_issue(tmp_path / "issue", name="云溪社区报", pages=4)
    empty_pages = open_session(tmp_path / "issue")
    told = [p for p in empty_pages.problems() if p.code == "press.empty_page"]
    assert [p.where.page for p in told] == ["A01", "A02", "A03", "A04"]
    cures = [cure_of(empty_pages, each) for each in told]
    deleted = [dict(each.args)["page"] for each in cures if each and each.command == "page.delete"]
    assert deleted == ["A01", "A02", "A03", "A04"]
    second = cures[1]
    assert second is not None
    kept = [page.id for page in empty_pages.issue.pages]
    run_as_typed(empty_pages, second)
    assert [page.id for page in empty_pages.issue.pages] == [kept[0], *kept[2:]]
