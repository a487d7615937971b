"""Hypothesis strategies for the nouns of the model."""

from datetime import date

from hypothesis import strategies as st

from layout_app.model.article import Article, ArticlePicture, Cut, Note, PartBreak
from layout_app.model.border import Border
from layout_app.model.box import (
    AdBox,
    Arrangement,
    ArticleBox,
    Box,
    ContentsBox,
    Division,
    Media,
    OrnamentBox,
    Package,
    PanelBox,
    PictureBox,
    PlannedBox,
    Region,
    RegionKind,
    RuleBox,
    SectionBox,
    SectionLook,
    SheetBox,
    TextBox,
    Trim,
)
from layout_app.model.finding import Finding
from layout_app.model.geometry import MM, Cells, Rect, quantised
from layout_app.model.ids import ArticleId, BoxId, FaceId, PageId
from layout_app.model.ink import Colour, Ink, is_colour_name
from layout_app.model.issue import Colophon, DumpFile, Issue, LegalKind, Logo, OwnFace, Publication
from layout_app.model.ornament import Ornament
from layout_app.model.page import FurnitureOverride, Guide, Page, PageState, RightPage, Stage
from layout_app.model.paper import PRESETS, Paper, Remainder
from layout_app.model.problem import Severity, Where, problem
from layout_app.model.seam import (
    Candidate,
    Decision,
    OpenEnd,
    Reason,
    Seam,
    Side,
    Verdict,
)
from layout_app.model.setting import (
    CellAlign,
    Merged,
    NamesSetting,
    NoticesSetting,
    Numbering,
    TableRules,
    TableSetting,
    VerseAlign,
    VerseSetting,
)
from layout_app.model.style import (
    Align,
    BreakStyle,
    Digits,
    Kinsoku,
    Manner,
    MarkScheme,
    Stylebook,
    TextStyle,
)
from layout_app.model.text import HEADS, Anchor, BlockRef, Kind, Mark, MarkKind, Paragraph

BASE32 = "abcdefghijkmnpqrstuvwxyz23456789"

HARD = [
    *"{}\\#[]:-|>&*!%@`'\"~=<?, 　。，“”《》年一9aZ\t\u200b\u00a0\U0002c1d5\U0001f469",
    "## ",
    "[byline] ",
]
"""Characters and beginnings that mean something in a file."""

GRID = Paper(
    name="grid",
    trim_mm=(500 / MM, 700 / MM),
    type_mm=(430 / MM, 600 / MM),
    top_mm=60 / MM,
    columns=4,
    chars=10,
    lines=40,
    pitch=1.4,
)
"""A small page: four columns of ten 字, forty lines."""
COPY = st.text(alphabet="的一是在不了有和人这中，。、“”《》A1", min_size=1, max_size=160)
"""Words of a paragraph."""

ids = st.text(BASE32, min_size=6, max_size=6)
_any_text = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029"),
    max_size=12,
)
lines = st.one_of(
    _any_text,
    st.lists(st.sampled_from(HARD), max_size=8).map("".join),
    st.sampled_from(
        ["NO", "12:30", "010", "2026-11-23", "null", "~", "1e3", ".nan", "- a", "a: b"]
    ),
)
"""Any one-line text."""
names = st.text("版面稿a-_.", min_size=1, max_size=8).map(lambda text: f"n{text}n.md")
shares = st.floats(0, 1).map(lambda value: round(value, 6))
lengths = st.floats(-2000, 2000).map(quantised)
sizes = st.floats(0, 2000).map(quantised)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)

rects = st.builds(Rect, lengths, lengths, sizes, sizes)
cells = st.builds(
    Cells,
    column=st.integers(0, 20),
    line=st.integers(0, 300),
    columns=st.integers(1, 24),
    lines=st.integers(1, 90),
)
plain_inks = st.builds(Ink, c=shares, m=shares, y=shares, k=shares, spot=lines, tint=shares)
colour_names = st.text("报头红专色abR9_·", min_size=1, max_size=6).filter(is_colour_name)
inks = plain_inks | st.builds(Ink, colour=colour_names, tint=shares.map(lambda s: round(s, 4)))
colours = st.lists(
    st.builds(Colour, name=colour_names, ink=plain_inks), max_size=2, unique_by=lambda c: c.name
).map(tuple)
block_refs = st.builds(BlockRef, dump=names, block=st.integers(0, 400))
anchors = st.builds(
    Anchor,
    paragraph=st.integers(0, 50),
    offset=st.integers(0, 900),
    before=lines,
    after=lines,
)


@st.composite
def marks(draw: st.DrawFn, length: int) -> Mark:
    start = draw(st.integers(0, length))
    return Mark(
        kind=draw(st.sampled_from(MarkKind)),
        start=start,
        end=draw(st.integers(start, length)),
        value=draw(lines),
    )


settings = {
    Kind.TABLE: st.builds(
        TableSetting,
        heads=st.integers(0, 4),
        aligns=st.lists(st.sampled_from(CellAlign), max_size=4).map(tuple),
        widths=st.lists(st.floats(0, 40).map(quantised), max_size=4).map(tuple),
        rules=st.sampled_from(TableRules),
        merged=st.lists(
            st.builds(Merged, *[st.integers(0, 5)] * 2, *[st.integers(1, 4)] * 2), max_size=3
        ).map(tuple),
        span=st.integers(1, 5),
    ),
    Kind.NAMES: st.builds(NamesSetting, cell=st.integers(0, 12)),
    Kind.VERSE: st.builds(VerseSetting, align=st.sampled_from(VerseAlign)),
    Kind.NOTICE: st.builds(
        NoticesSetting, numbers=st.sampled_from(Numbering), first=st.integers(1, 120)
    ),
}


@st.composite
def paragraphs(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind)) -> Paragraph:
    text, kind = draw(lines), draw(st.sampled_from(kinds))
    return Paragraph(
        text=text,
        kind=kind,
        setting=draw(st.none() | settings[kind]) if kind in settings else None,
        marks=tuple(draw(st.lists(marks(len(text)), max_size=3))),
        blocks=tuple(draw(st.lists(block_refs, max_size=2))),
    )


reasons = st.builds(Reason, code=st.sampled_from(["word", "topic", "interposed"]), value=lines)
candidates = st.builds(
    Candidate,
    tail=block_refs,
    head=block_refs,
    confidence=shares,
    decision=st.none() | st.sampled_from(Decision),
    reasons=st.lists(reasons, max_size=2).map(tuple),
)
open_ends = st.builds(
    OpenEnd,
    block=block_refs,
    side=st.sampled_from(Side),
    verdict=st.sampled_from(Verdict),
    candidates=st.lists(candidates, max_size=2).map(tuple),
    rejected=st.lists(block_refs, max_size=2).map(tuple),
)
seams = st.builds(
    Seam,
    at=anchors,
    tail=block_refs,
    head=block_refs,
    confidence=shares,
    reasons=st.lists(reasons, max_size=2).map(tuple),
    by=st.sampled_from(["auto", "editor"]),
    home=ids.map(ArticleId),
    before=st.none() | block_refs,
    after=st.none() | block_refs,
    run=st.lists(block_refs, max_size=2).map(tuple),
)


article_pictures = st.builds(
    ArticlePicture,
    original=digests,
    name=lines,
    caption=lines,
    credit=lines,
    pixels=st.tuples(st.integers(0, 9000), st.integers(0, 9000)),
    crop=st.none() | rects,
    focus=st.none() | st.tuples(shares, shares),
    replaced=st.just("") | digests,
    contour=st.just(()) | st.lists(st.tuples(shares, shares), min_size=3, max_size=6).map(tuple),
)


@st.composite
def articles(draw: st.DrawFn, identity: st.SearchStrategy[str] = ids) -> Article:
    chosen = draw(st.sets(st.sampled_from(HEADS)))
    above = [draw(paragraphs((kind,))) for kind in HEADS if kind in chosen]
    body = draw(st.lists(paragraphs(), max_size=4))
    while body and body[0].kind in HEADS:
        body.pop(0)
    return Article(
        id=ArticleId(draw(identity)),
        paragraphs=(*above, *body),
        rank=draw(st.integers(1, 4)),
        section=draw(lines),
        source=draw(lines),
        seams=tuple(draw(st.lists(seams, max_size=2))),
        open_ends=tuple(draw(st.lists(open_ends, max_size=2))),
        cuts=tuple(draw(st.lists(st.builds(Cut, start=anchors, end=anchors), max_size=2))),
        notes=tuple(draw(st.lists(st.builds(Note, at=anchors, text=lines), max_size=2))),
        pictures=tuple(
            draw(
                st.lists(
                    article_pictures,
                    max_size=2,
                )
            )
        ),
        breaks=tuple(
            draw(st.lists(st.builds(PartBreak, part=st.integers(1, 9), at=anchors), max_size=2))
        ),
        keyword=draw(lines),
    )


regions = st.builds(
    Region,
    kind=st.sampled_from(RegionKind),
    rect=rects,
    index=st.integers(0, 5),
    over=st.booleans(),
)
text_styles = st.builds(
    TextStyle,
    face=st.sampled_from(["song-400", "hei-700"]).map(FaceId),
    size=st.floats(0.5, 20).map(quantised),
    ink=inks,
    align=st.sampled_from(Align),
    lines=st.integers(1, 9),
)


def article_box(*, framed: bool, border: Border | None, **others: object) -> ArticleBox:
    return ArticleBox(framed=framed, border=border if framed else None, **others)


forms = st.builds(
    article_box,
    framed=st.booleans(),
    border=st.none() | st.sampled_from(Border),
    id=st.just(BoxId("")),
    article=st.just(ArticleId("")),
    shape=st.tuples(cells),
    columns=st.integers(0, 9),
    tint=st.none() | inks,
)

trims = st.builds(Trim, box=st.sampled_from(SheetBox)) | st.builds(
    Trim,
    box=st.sampled_from((SheetBox.MEDIA, SheetBox.CROP)),
    bleed=st.floats(0, 40).map(quantised),
)


def boxes(identity: st.SearchStrategy[str] = ids) -> st.SearchStrategy[Box]:
    box_ids = identity.map(BoxId)
    points = st.tuples(lengths, lengths)
    return st.one_of(
        st.builds(
            article_box,
            framed=st.booleans(),
            border=st.none() | st.sampled_from(Border),
            border_ink=inks,
            id=box_ids,
            article=ids.map(ArticleId),
            shape=st.lists(cells, min_size=1, max_size=2).map(tuple),
            part=st.integers(1, 4),
            arrangement=st.sampled_from(Arrangement),
            columns=st.integers(0, 9),
            division=st.sampled_from(Division),
            remainder=st.sampled_from(Remainder),
            head_ink=st.none() | inks,
            headline_size=st.floats(0, 9).map(quantised),
            head_lines=st.integers(0, 9),
            heads_lower=st.integers(0, 3),
            picture_lines=st.integers(-3, 3),
            subhead_air=st.integers(0, 9),
            loosen=st.integers(-4, 4),
            drop_cap=st.integers(0, 4),
            regions=st.lists(regions, max_size=2).map(tuple),
            tint=st.none() | inks,
            vertical=st.booleans(),
            pinned=st.booleans(),
        ),
        st.builds(
            TextBox,
            id=box_ids,
            rect=rects,
            paragraphs=st.lists(paragraphs(), max_size=2).map(tuple),
            style=text_styles,
            vertical=st.booleans(),
        ),
        st.builds(PictureBox, id=box_ids, rect=rects, original=digests, crop=st.none() | rects),
        st.builds(RuleBox, id=box_ids, start=points, end=points, weight=shares, ink=inks),
        st.builds(
            PanelBox,
            id=box_ids,
            rect=rects,
            fill=st.none() | inks,
            stroke=st.none() | inks,
            border=st.none() | st.sampled_from(Border),
        ),
        st.builds(
            AdBox,
            id=box_ids,
            cells=cells,
            booking=lines,
            slot=lines,
            original=st.just("") | digests,
            media=st.sampled_from(Media),
            name=lines,
            extent=st.tuples(sizes, sizes),
            trim=trims,
            paragraphs=st.lists(paragraphs(), max_size=2).map(tuple),
            columns=st.integers(1, 9),
            is_marked=st.booleans(),
            house=st.booleans(),
            cancelled=st.booleans(),
            booked=st.tuples(st.integers(0, 9), st.integers(0, 90)),
        ),
        st.builds(
            PlannedBox,
            id=box_ids,
            cells=cells,
            slug=lines,
            chars=st.integers(0, 9000),
            picture=st.booleans(),
            form=st.none() | forms,
        ),
        st.builds(
            SectionBox,
            id=box_ids,
            cells=cells,
            title=lines,
            look=st.sampled_from(SectionLook),
            ink=inks,
        ),
        st.builds(
            OrnamentBox, id=box_ids, rect=rects, ornament=st.sampled_from(Ornament), ink=inks
        ),
        st.builds(
            ContentsBox,
            id=box_ids,
            cells=cells,
            title=lines,
            articles=st.lists(ids.map(ArticleId), max_size=2).map(tuple),
        ),
        st.builds(
            Package,
            id=box_ids,
            cells=cells,
            heads=st.lists(paragraphs(HEADS), max_size=2).map(tuple),
            boxes=st.lists(box_ids, max_size=2).map(tuple),
            framed=st.booleans(),
        ),
    )


states = st.builds(
    PageState, stage=st.sampled_from(Stage), who=lines, when=lines, revision=st.integers(0, 99)
)


overrides = st.lists(st.builds(FurnitureOverride, name=lines, text=lines), max_size=2).map(tuple)
right_pages = st.builds(
    RightPage, id=ids.map(PageId), section=lines, furniture=overrides, template=lines
)


@st.composite
def pages(draw: st.DrawFn, identity: st.SearchStrategy[str] = ids) -> Page:
    span = draw(st.integers(1, 2))
    return Page(
        id=PageId(draw(identity)),
        boxes=tuple(draw(st.lists(boxes(), max_size=4, unique_by=lambda box: box.id))),
        section=draw(lines),
        span=span,
        right=draw(st.none() | right_pages) if span == 2 else None,
        state=draw(states),
        template=draw(lines),
        guides=tuple(
            draw(st.lists(st.builds(Guide, vertical=st.booleans(), at=lengths), max_size=2))
        ),
        furniture=draw(overrides),
    )


breaks = st.builds(
    BreakStyle,
    kinsoku=st.sampled_from(Kinsoku),
    marks=st.sampled_from(MarkScheme),
    pair=st.sampled_from([1000, 1500]),
    hang=st.booleans(),
    digits=st.sampled_from(Digits),
    resumed=st.sampled_from([0, 2000]),
)
stylebooks = st.builds(
    Stylebook,
    body=text_styles,
    colours=colours,
    subhead=text_styles,
    breaks=breaks,
    head_step=st.sampled_from([0.0, 0.33, 1.0]),
    masthead_lines=st.integers(0, 40),
    column_rules=st.booleans(),
    lunar=st.booleans(),
    jump_to=lines,
    jump_keyword=lines,
    jump_least=st.integers(0, 20),
    jump_head=st.booleans(),
    opening_bold=st.booleans(),
    jump_at_sentence=st.booleans(),
    manner=st.sampled_from(Manner),
)
colophons = st.builds(Colophon, cn=lines, sponsor=lines, price=lines)
papers = st.sampled_from(
    [
        Paper(
            name="own", trim_mm=(300, 420), type_mm=(260, 380), top_mm=20.5,
            columns=6, chars=12, lines=70, pitch=1.375, gutter=1.5,
        )
    ]
)  # fmt: skip
publications = st.builds(
    Publication,
    name=lines,
    legal=st.sampled_from(LegalKind),
    last_number=st.integers(0, 99999),
    web=lines,
    colophon=colophons,
    faces=st.lists(
        st.builds(
            OwnFace,
            id=st.sampled_from(["song-700", "biaosong-900"]).map(FaceId),
            file=names,
            sha256=digests,
            index=st.integers(0, 9),
            family=lines,
            rights=st.integers(0, 65535),
        ),
        max_size=1,
    ).map(tuple),
    logo=st.builds(
        Logo,
        original=st.just("") | digests,
        media=st.sampled_from(Media),
        extent=st.tuples(sizes, sizes),
    ),
    paper=st.sampled_from([paper.name for paper in PRESETS]),
    papers=st.lists(papers, max_size=1).map(tuple),
    stylebook=stylebooks,
)
dumps = st.builds(DumpFile, name=names, encoding=st.just("utf-8"), sha256=digests)
facts = st.dictionaries(
    st.sampled_from(["count", "found", "share"]),
    st.integers(0, 99) | lines | st.sampled_from([0.5, 2.0]),
    max_size=2,
)
findings = st.builds(
    Finding,
    problem=st.builds(
        lambda told, **given: problem(**given, **told),
        told=facts,
        code=st.sampled_from(["copy.tab", "copy.docx_notes"]),
        severity=st.sampled_from(Severity),
        where=st.builds(Where, file=names, line=st.none() | st.integers(1, 999), article=names),
    ),
    text=lines,
)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    found = draw(st.lists(pages(), max_size=2, unique_by=lambda page: page.id))
    seen: set[str] = set()
    whole = []
    for page in found:
        if not seen & {box.id for box in page.boxes}:
            whole.append(page)
            seen |= {box.id for box in page.boxes}
    return Issue(
        publication=draw(publications),
        name=draw(lines),
        date=draw(st.none() | st.dates(date(1949, 1, 1), date(2100, 1, 1))),
        number=draw(st.none() | st.integers(1, 400)),
        total_number=draw(st.none() | st.integers(1, 40000)),
        paper=draw(st.sampled_from(["", *(paper.name for paper in PRESETS)])),
        stylebook=draw(st.none() | stylebooks),
        colophon=draw(st.none() | colophons),
        pages=tuple(whole),
        articles=tuple(draw(st.lists(articles(), max_size=3, unique_by=lambda a: a.id))),
        dumps=tuple(draw(st.lists(dumps, max_size=2))),
        findings=tuple(draw(st.lists(findings, max_size=2))),
    )
