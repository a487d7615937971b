"""Ads from copy files and through commands: booked, filled, told of, refused at the press."""

import io

import pikepdf
import pytest
from PIL import Image

from layout_app.desk import commands
from layout_app.desk.importing import import_files
from layout_app.errors import CopyError, ExportError
from layout_app.model.box import AdBox, Media
from layout_app.model.issue import index, paper_of, stylebook_of
from layout_app.model.paper import cells_rect
from tests.desks import laid_out, small_issue

STORY = """---
kind: ad
size: {size}
place: bottom
page: {page}
booking: GG-0320-7
---
{body}
"""


@pytest.fixture
def session(tmp_path):
    return small_issue(tmp_path)


def brought(session, body: str, *, size: str = "5x12", page: str = "A02", name: str = "ad.md"):
    path = session.folder.parent / "copy" / name
    path.write_text(STORY.format(size=size, page=page, body=body), encoding="utf-8")
    return import_files(session, [path])


def ads(session) -> list[tuple[str, AdBox]]:
    found = index(session.issue)
    return [(found.folios[p], b) for p, b in found.boxes.values() if isinstance(b, AdBox)]


def pdf(session, columns: int = 5, lines: int = 12) -> bytes:
    """Return an ad of the very size of a slot."""
    from layout_app.model.geometry import Cells

    rect = cells_rect(
        paper_of(session.issue), Cells(column=0, line=0, columns=columns, lines=lines)
    )
    made = pikepdf.new()
    made.add_blank_page(page_size=(rect.w, rect.h))
    made.pages[0].TrimBox = [0, 0, rect.w, rect.h]
    sink = io.BytesIO()
    made.save(sink)
    return sink.getvalue()


def test_an_ad_with_its_pdf_stands_at_the_foot_of_the_page_it_names(session):
    file = session.folder.parent / "copy" / "ad.pdf"
    file.write_bytes(pdf(session))
    told = brought(session, "![](ad.pdf)")
    ((folio, ad),) = ads(session)
    assert (folio, ad.cells.end_line, ad.cells.columns) == ("A02", paper_of(session.issue).lines, 5)
    assert (ad.booking, ad.media, ad.name) == ("GG-0320-7", Media.PDF, "ad.pdf")
    assert session.original(ad.original).read_bytes() == file.read_bytes()
    assert told.problems == ()
    assert not [p for p in session.problems() if p.code.startswith("ad.")]


def test_an_ad_of_text_is_set_and_is_no_article(session):
    before = len(session.issue.articles)
    brought(session, "# 公告\n\n明日八时至十六时停水。", size="通栏", page="A01")
    ((folio, ad),) = ads(session)
    assert (folio, ad.slot) == ("A01", "通栏")
    assert [p.text for p in ad.paragraphs] == ["公告", "明日八时至十六时停水。"]
    assert len(session.issue.articles) == before
    assert ad.cells.line >= stylebook_of(session.issue).masthead_lines


def test_two_ads_do_not_stand_on_one_place(session):
    brought(session, "甲")
    brought(session, "乙", name="b.md")
    (_, one), (_, two) = ads(session)
    assert not one.cells.overlaps(two.cells)


def test_an_ad_without_room_is_told_of_and_nothing_moves(session):
    told = brought(session, "甲", size="整版")
    assert told.problems == ()
    pages = session.issue.pages
    again = brought(session, "乙", size="1/4", name="b.md")
    assert [p.code for p in again.problems] == ["ad.no_room"]
    assert session.issue.pages == pages


def test_a_bad_file_of_an_ad_is_a_problem_with_its_line_and_the_slot_stays_empty(session):
    (session.folder.parent / "copy" / "ad.pdf").write_bytes(b"%PDF-1.4 broken")
    told = brought(session, "![](ad.pdf)")
    assert [(p.code, p.where.line) for p in told.problems] == [("ad.damaged", 8)]
    assert [p.code for p in session.problems() if p.code.startswith("ad.")] == ["ad.empty"]


def test_a_picture_and_a_pdf_fill_a_slot_by_command(session):
    commands.run(session, "ad.book", page="A03", slot="1/4")
    ((_, ad),) = ads(session)
    photo = session.folder.parent / "ad.png"
    Image.new("L", (60, 40), 128).save(photo)
    commands.run(session, "ad.fill", box=ad.id, path=photo)
    assert ads(session)[0][1].extent == (60.0, 40.0)
    state = session.history.current
    (session.folder.parent / "no.pdf").write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(CopyError, match=r"ad\.damaged"):
        commands.run(session, "ad.fill", box=ad.id, path=session.folder.parent / "no.pdf")
    assert session.history.current is state


def test_an_empty_slot_stops_the_press_and_nothing_else(session, tmp_path):
    session = laid_out(session)
    commands.run(session, "ad.book", page="A02", slot="通栏")
    with pytest.raises(ExportError) as refused:
        commands.run(session, "issue.export", to=tmp_path / "out", profile="x1a")
    assert refused.value.arguments["problem"] == "ad.empty"
    commands.run(session, "issue.export", to=tmp_path / "out.pdf", profile="screen")
    commands.run(session, "ad.house", box=ads(session)[0][1].id)
    commands.run(session, "issue.export", to=tmp_path / "out", profile="x1a")
