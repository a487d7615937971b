"""Ads from copy files and through commands: booked, filled, told of, refused at the press."""

import io

import pikepdf
import pytest
from PIL import Image

from layout_app.desk import commands
from layout_app.desk.copy.importing import import_files
from layout_app.desk.cures import cure_of
from layout_app.desk.material.ads import likely_trims
from layout_app.desk.session import open_session
from layout_app.errors import CommandError, CopyError, ExportError
from layout_app.model.box import OWN_TRIM, AdBox, Media, SheetBox, Trim
from layout_app.model.geometry import MM, Cells
from layout_app.model.issue import index, paper_of, stylebook_of
from layout_app.model.paper import cells_rect
from tests.desks import laid_out, small_issue

STORY = """---
kind: ad
size: {size}
place: bottom
page: {page}
booking: GG-0320-7
{more}---
{body}
"""


@pytest.fixture
def session(tmp_path):
    return small_issue(tmp_path)


def brought(
    session, body: str, *, size: str = "5x12", page: str = "A02", name: str = "ad.md", more=""
):
    path = session.folder.parent / "copy" / name
    path.write_text(STORY.format(size=size, page=page, body=body, more=more), encoding="utf-8")
    return import_files(session, [path])


def ads(session) -> list[tuple[str, AdBox]]:
    found = index(session.issue)
    return [(found.folios[p], b) for p, b in found.boxes.values() if isinstance(b, AdBox)]


def pdf(
    session, columns: int = 5, lines: int = 12, *, trim: bool = True, bleed: float = 0.0
) -> bytes:
    """Return an ad of the very size of a slot, on a sheet with so many mm of bleed around it."""
    rect = cells_rect(
        paper_of(session.issue), Cells(column=0, line=0, columns=columns, lines=lines)
    )
    made = pikepdf.new()
    over = bleed * MM
    made.add_blank_page(page_size=(rect.w + 2 * over, rect.h + 2 * over))
    if trim:
        made.pages[0].TrimBox = [over, over, over + rect.w, over + rect.h]
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


# A PDF that does not say where it is cut.


def untrimmed(session, bleed: float = 3.0) -> str:
    """Put an ad without TrimBox beside the copy; return its name."""
    data = pdf(session, trim=False, bleed=bleed)
    (session.folder.parent / "copy" / "ad.pdf").write_bytes(data)
    return str(session.folder.parent / "copy" / "ad.pdf")


def booked(session) -> AdBox:
    commands.run(session, "ad.book", page="A02", column=0, line=40, columns=5, lines=12)
    return ads(session)[0][1]


def told_of_ads(session) -> list[str]:
    codes = (p.code for p in session.problems())
    return [code for code in codes if code.startswith(("ad.", "pdf.trim", "pdf.no_trim"))]


def test_an_ad_without_trim_is_filled_by_a_choice_that_is_kept(session):
    box, path = booked(session), untrimmed(session)
    state = session.history.current
    with pytest.raises(CopyError, match=r"ad\.no_trim"):
        commands.run(session, "ad.fill", box=box.id, path=path)
    assert session.history.current is state
    commands.run(session, "ad.fill", box=box.id, path=path, trim="media", bleed="3")
    ((_, ad),) = ads(session)
    assert ad.trim == Trim(box=SheetBox.MEDIA, bleed=8.504)
    assert told_of_ads(session) == ["pdf.trim_chosen_bleed"]
    session.save()
    ((_, again),) = ads(open_session(session.folder))
    assert again == ad
    session.undo()
    assert session.history.current is state


def test_a_choice_is_changed_and_taken_back(session):
    box, path = booked(session), untrimmed(session)
    commands.run(session, "ad.fill", box=box.id, path=path, trim="media")
    assert "ad.wrong_size" in told_of_ads(session)
    commands.run(session, "ad.trim", box=box.id, trim="media", bleed="3")
    assert told_of_ads(session) == ["pdf.trim_chosen_bleed"]
    commands.run(session, "ad.trim", box=box.id, trim="none")
    ((_, ad),) = ads(session)
    assert (ad.trim.box, ad.extent, ad.original != "") == (SheetBox.NONE, (0.0, 0.0), True)
    assert told_of_ads(session) == ["ad.unsized"]
    commands.run(session, "ad.clear", box=box.id)
    assert ads(session)[0][1].trim == OWN_TRIM


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"trim": "media", "bleed": "-1"}, "ad.bad_bleed"),
        ({"trim": "none", "bleed": "3"}, "ad.bad_bleed"),
        ({"trim": "trim", "bleed": "3"}, "ad.bad_bleed"),
        ({"trim": "trim"}, "ad.no_trim"),
        ({"trim": "media", "bleed": "90"}, "ad.nothing_left"),
        ({"trim": "bleed"}, "command.not_one_of"),
        ({"trim": "media", "bleed": "viel"}, "command.not_a_number"),
        ({"trim": "media", "bleed": "nan"}, "command.not_a_number"),
        ({"trim": "media", "bleed": "inf"}, "command.not_a_number"),
        ({"trim": "media", "bleed": "101"}, "ad.bad_bleed"),
    ],
)
def test_what_is_no_choice_is_refused_and_changes_nothing(session, given, code):
    box, path = booked(session), untrimmed(session)
    with pytest.raises((CommandError, CopyError)) as refused:
        commands.run(session, "ad.fill", box=box.id, path=path, **given)
    assert refused.value.code == code
    commands.run(session, "ad.fill", box=box.id, path=path, trim="media", bleed="3")
    state = session.history.current
    with pytest.raises((CommandError, CopyError)) as refused:
        commands.run(session, "ad.trim", box=box.id, **given)
    assert refused.value.code == code
    assert session.history.current is state


def test_only_a_pdf_without_trim_is_given_a_size(session):
    box = booked(session)
    with pytest.raises(CommandError, match=r"ad\.no_pdf"):
        commands.run(session, "ad.trim", box=box.id, trim="media")
    file = session.folder.parent / "copy" / "own.pdf"
    file.write_bytes(pdf(session))
    with pytest.raises(CopyError, match=r"ad\.has_trim"):
        commands.run(session, "ad.fill", box=box.id, path=file, trim="media")
    commands.run(session, "ad.fill", box=box.id, path=file)
    with pytest.raises(CopyError, match=r"ad\.has_trim"):
        commands.run(session, "ad.trim", box=box.id, trim="none")


def test_copy_names_the_box_that_is_the_size(session):
    untrimmed(session)
    told = brought(session, "![](ad.pdf)", more="trim: media\nbleed: 3\n")
    assert told.problems == ()
    ((_, ad),) = ads(session)
    assert ad.trim == Trim(box=SheetBox.MEDIA, bleed=8.504)
    assert told_of_ads(session) == ["pdf.trim_chosen_bleed"]


def test_an_ad_of_unknown_size_waits_in_its_slot_and_stops_the_press(session, tmp_path):
    untrimmed(session)
    told = brought(session, "![](ad.pdf)")
    assert [(p.code, p.where.line) for p in told.problems] == [("ad.no_trim", 8)]
    ((folio, ad),) = ads(session)
    assert (folio, ad.name, ad.trim.box) == ("A02", "ad.pdf", SheetBox.NONE)
    assert told_of_ads(session) == ["ad.unsized"]
    with pytest.raises(ExportError) as refused:
        commands.run(session, "issue.export", to=tmp_path / "out", profile="x1a")
    assert refused.value.arguments["problem"] == "ad.unsized"


@pytest.mark.parametrize("more", ["trim: bleed\n", "trim: none\n", "trim: media\nbleed: much\n"])
def test_what_copy_cannot_say_of_a_size_is_told(session, more):
    untrimmed(session)
    told = brought(session, "![](ad.pdf)", more=more)
    assert told.problems[0].code == "copy.front_value"


def test_a_bleed_without_a_box_is_told_with_its_file(session):
    untrimmed(session)
    told = brought(session, "![](ad.pdf)", more="bleed: 3\n")
    assert [p.code for p in told.problems] == ["ad.bad_bleed"]
    assert ads(session)[0][1].is_empty


@pytest.mark.parametrize("bleed", [0.0, 2.0, 3.0, 5.0])
def test_the_cure_names_the_box_that_fills_the_slot(session, bleed):
    untrimmed(session, bleed)
    brought(session, "![](ad.pdf)")
    (found,) = [p for p in session.problems() if p.code == "ad.unsized"]
    cure = cure_of(session, found)
    assert (cure.command, cure.needs) == ("ad.trim", ())
    assert dict(cure.args) == {
        "box": ads(session)[0][1].id, "trim": "media", "bleed": f"{bleed:g}"
    }  # fmt: skip
    commands.run(session, cure.command, **dict(cure.args))
    assert told_of_ads(session) == ["pdf.trim_chosen_bleed" if bleed else "pdf.trim_chosen"]


def test_a_sheet_that_fits_by_no_bleed_is_only_asked_about(session):
    data = pdf(session, 4, 20, trim=False)
    (session.folder.parent / "copy" / "ad.pdf").write_bytes(data)
    brought(session, "![](ad.pdf)")
    (found,) = [p for p in session.problems() if p.code == "ad.unsized"]
    cure = cure_of(session, found)
    assert (cure.command, cure.needs) == ("ad.trim", ("trim",))


def test_a_sheet_smaller_than_its_slot_is_never_proposed(session):
    data = pdf(session, trim=False)
    rect = cells_rect(paper_of(session.issue), Cells(column=0, line=0, columns=5, lines=12))
    assert [t.box for t in likely_trims(data, (rect.w, rect.h))] == [SheetBox.MEDIA]
    assert not list(likely_trims(data, (rect.w + 2 * MM, rect.h + 2 * MM)))
