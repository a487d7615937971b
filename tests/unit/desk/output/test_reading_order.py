"""A file for the screen as reading programs and readers walk through it."""

import io
from dataclasses import replace

import pikepdf
import pytest

from layout_app.desk import commands
from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import ordered
from layout_app.desk.output.orders import Wish
from layout_app.edit.boxes import added
from layout_app.model.article import ArticlePicture, accepted_text
from layout_app.model.box import ArticleBox, ContentsBox, PictureBox, TextBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId
from layout_app.model.issue import index
from layout_app.model.text import Kind, Paragraph
from layout_app.press.export import Split
from layout_app.press.imposition import Impose
from layout_app.press.profile import Profile
from tests.desks import by_headline, laid_out, small_issue
from tests.printed import glyphs

JPEG_SHA = "0" * 64


@pytest.fixture
def session(tmp_path):
    return laid_out(small_issue(tmp_path / "desk"))


def written(session, tmp_path, **wish):
    """Export for the screen and return the file's bytes, of several files the first's."""
    to = tmp_path / ("out" if wish.get("split") is Split.PAGES else "issue.pdf")
    order = ordered(
        session.opened, session.issue, session.composer, Wish(to=to, profile=Profile.SCREEN, **wish)
    )
    files = carry_out(order, lambda _done, _all: None).result.files
    return [file.path.read_bytes() for file in files]


def spoken(data: bytes, page: int) -> dict[int, str]:
    """Return the characters of each numbered sequence of a page."""
    found: dict[int, str] = {}
    for glyph in glyphs(data, page):
        if glyph.mcid is not None:
            found[glyph.mcid] = found.get(glyph.mcid, "") + glyph.text
    return found


def tree(data: bytes):
    """Return the structure tree as nested (role, kids), texts in the place of sequences."""
    pdf = pikepdf.open(io.BytesIO(data))
    texts = [spoken(data, n) for n in range(len(pdf.pages))]
    pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}

    def told(element):
        kids = element.get("/K", pikepdf.Array())
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        found = []
        for kid in kids:
            if isinstance(kid, int):
                found.append(texts[pages[element.Pg.objgen]].get(kid, ""))
            elif kid.get("/Type") == "/MCR":
                found.append(texts[pages[kid.Pg.objgen]].get(int(kid.MCID), ""))
            elif kid.get("/Type") == "/OBJR":
                found.append(kid.Obj.Subtype)
            else:
                assert kid.P.objgen == element.objgen
                found.append(told(kid))
        return str(element.S)[1:], found

    return told(pdf.Root.StructTreeRoot.K)


def articles(data: bytes):
    role, parts = tree(data)
    assert role == "Document"
    return [kids for role, kids in parts if role == "Art"]


def change(session, operation) -> None:
    session.do(operation, commands.COMMANDS["page.new"].title)


def test_articles_are_read_whole_across_a_jump(session, tmp_path):
    lead = index(session.issue).articles[by_headline(session, "云溪河")]
    first, second = articles(written(session, tmp_path)[0])
    spoken = "\n".join("".join(map(str, kids)) for role, kids in first if role != "Link")
    assert spoken.replace(" ", "") == accepted_text(lead).replace(" ", "")
    assert [role for role, _ in first] == [
        "H1",
        *["P"] * (len(lead.paragraphs) - 1),
        "Link",
        "Link",
    ]
    assert second[0] == ("H1", ["社区食堂下周开门"])


def test_every_sequence_has_an_element_and_every_element_its_key(session, tmp_path):
    (data,) = written(session, tmp_path)
    pdf = pikepdf.open(io.BytesIO(data))
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    keyed = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    for n, page in enumerate(pdf.pages):
        code = page.Contents.read_bytes()
        assert int(page.StructParents) == n
        assert len(keyed[n]) == code.count(b"/MCID ")
        for annotation in page.get("/Annots", ()):
            link = keyed[int(annotation.StructParent)]
            assert (link.S, link.K.Obj.objgen) == ("/Link", annotation.objgen)
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "zh-CN"


def test_jump_lines_lead_to_the_other_part(session, tmp_path):
    (data,) = written(session, tmp_path)
    pdf = pikepdf.open(io.BytesIO(data))
    pages = [page.obj.objgen for page in pdf.pages]
    found = [
        (n, str(link.Contents), pages.index(link.Dest[0].objgen))
        for n, page in enumerate(pdf.pages)
        for link in page.get("/Annots", ())
    ]
    assert found == [(0, "（下转A03版）", 2), (2, "（上接A01版）", 0)]
    link = pdf.pages[0].Annots[0]
    box = next(b for b in session.composer.page(session.issue, session.issue.pages[2].id).boxes)
    height = float(pdf.pages[2].MediaBox[3])
    assert float(link.Dest[3]) == pytest.approx(height - box.rect.y, abs=0.01)
    left, bottom, right, top = map(float, link.Rect)
    inside = [g for g in glyphs(data) if left <= g.x < right and bottom < height - g.y < top]
    assert "".join(g.text for g in inside) == "（下转A03版）"


def test_a_file_a_page_has_no_links_to_others(session, tmp_path):
    for data in written(session, tmp_path, split=Split.PAGES):
        pdf = pikepdf.open(io.BytesIO(data))
        assert "/Annots" not in pdf.pages[0]


def test_sheets_are_not_tagged(session, tmp_path):
    (data,) = written(session, tmp_path, impose=Impose.SPREADS)
    pdf = pikepdf.open(io.BytesIO(data))
    assert "/StructTreeRoot" not in pdf.Root
    assert "/Outlines" not in pdf.Root


def test_contents_are_a_list_of_links(session, tmp_path):
    guide = ContentsBox(
        id=BoxId("guide"), cells=Cells(column=3, line=40, columns=2, lines=6),
        articles=(by_headline(session, "云溪河"),),
    )  # fmt: skip
    change(session, lambda issue: added(issue, issue.pages[0].id, guide))
    _, parts = tree(written(session, tmp_path)[0])
    (contents,) = [kids for role, kids in parts if role == "TOC"]
    (entry,) = [kids for role, kids in contents if role == "TOCI"]
    ((role, (text, annotation)),) = entry
    assert (role, annotation) == ("Link", "/Link")
    assert text.startswith("云溪河边新修的步道通了")
    assert text.endswith("A01")


def test_tables_notices_and_quotes_have_their_own_roles(session, tmp_path):
    brief = by_headline(session, "社区食堂")
    more = (
        Paragraph(kind=Kind.SUBHEAD, text="几点开门"),
        Paragraph(kind=Kind.TABLE, text="餐次\t时间"),
        Paragraph(kind=Kind.TABLE, text="早饭\t6:30"),
        Paragraph(kind=Kind.NOTICE, text="自带餐盒"),
        Paragraph(kind=Kind.NOTICE, text="分时排队"),
    )
    change(session, lambda issue: with_paragraphs(issue, brief, more))
    found = next(a for a in articles(written(session, tmp_path)[0]) if "社区食堂" in str(a[0]))
    assert ("H2", ["几点开门"]) in found
    table = next(kids for role, kids in found if role == "Table")
    assert table == [
        ("TR", [("TH", ["餐次"]), ("TH", ["时间"])]),
        ("TR", [("TD", ["早饭"]), ("TD", ["6:30"])]),
    ]
    listed = next(kids for role, kids in found if role == "L")
    assert [role for role, _ in listed] == ["LI", "LI"]
    assert "自带餐盒" in str(listed[0])


def with_paragraphs(issue, article, more):
    changed = tuple(
        replace(a, paragraphs=(*a.paragraphs, *more)) if a.id == article else a
        for a in issue.articles
    )
    pages = tuple(grown(page, article) for page in issue.pages)
    return replace(issue, articles=changed, pages=pages)


def test_pictures_say_what_they_show_and_hold_their_caption(session, tmp_path):
    brief = by_headline(session, "社区食堂")
    folder = session.opened.publication_folder / "originals"
    folder.mkdir(exist_ok=True)
    (folder / JPEG_SHA).write_bytes(jpeg())
    shot = ArticlePicture(
        name="食堂.jpg", original=JPEG_SHA, pixels=(300, 200), caption="食堂的窗口"
    )
    free = PictureBox(id=BoxId("free"), rect=Rect(300, 700, 90, 60), original=JPEG_SHA)
    note = TextBox(
        id=BoxId("note"), rect=Rect(300, 800, 200, 60), paragraphs=(Paragraph(text="编者按"),)
    )
    change(session, lambda issue: added(issue, issue.pages[1].id, free))
    change(session, lambda issue: added(issue, issue.pages[1].id, note))
    change(
        session,
        lambda issue: replace(
            issue,
            articles=tuple(
                replace(a, pictures=(shot,)) if a.id == brief else a for a in issue.articles
            ),
            pages=tuple(grown(page, brief) for page in issue.pages),
        ),
    )
    (data,) = written(session, tmp_path)
    _, parts = tree(data)
    found = next(kids for role, kids in parts if role == "Art" and "社区食堂" in str(kids))
    assert ("Figure", ["", ("Caption", ["食堂的窗口"])]) in found
    assert ("Figure", [""]) in parts
    assert ("P", ["编者按"]) in parts
    pdf = pikepdf.open(io.BytesIO(data))
    keyed = [e for row in list(pdf.Root.StructTreeRoot.ParentTree.Nums)[1:6:2] for e in row]
    alts = {str(element.Alt) for element in keyed if element.S == "/Figure"}
    assert alts == {"食堂的窗口", "图片"}


def grown(page, article):
    boxes = tuple(
        replace(box, shape=(replace(box.shape[0], lines=24),))
        if isinstance(box, ArticleBox) and box.article == article
        else box
        for box in page.boxes
    )
    return replace(page, boxes=boxes)


def jpeg() -> bytes:
    from PIL import Image

    sink = io.BytesIO()
    Image.new("RGB", (300, 200), (90, 120, 150)).save(sink, "JPEG")
    return sink.getvalue()
