import hashlib
import io
import os
import re
import subprocess
import sys
import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest

from layout_app.display.items import GlyphRun, Picture, Rule, Source
from layout_app.display.page import walk
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import Catalogue, FaceFile, shipped
from layout_app.model.geometry import MM, Rect
from layout_app.model.ids import ArticleId, FaceId
from layout_app.model.ink import BLACK, PAPER, Ink
from layout_app.press.content import paint_page
from layout_app.press.profile import Bookmark, DocumentInfo
from layout_app.press.writer import Profile, write_pdf
from layout_app.resources import asset
from tests.cffface import save_cff_face
from tests.pages import (
    ALL_FACES,
    HEAD,
    PASSAGE,
    TRIM,
    Originals,
    column,
    drawn,
    full_page,
    group,
    info,
    page,
    run,
    standing,
    vertical_run,
)
from tests.printed import glyphs, story


def write(*pages, profile=Profile.X1A, **options) -> bytes:
    faces = options.pop("faces", shipped())
    pictures = options.pop("pictures", Originals())
    return write_pdf(pages, faces, profile, options.pop("told", info()), pictures, **options)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def content(data: bytes, n: int = 0) -> str:
    pdf = opened(data)
    return pdf.pages[n].Contents.read_bytes().decode("latin-1")


@pytest.mark.parametrize("profile", list(Profile))
def test_origins_read_back_equal_the_display_list(profile):
    display = full_page()
    wanted = [
        (drawn(item.face)[gid], x + dx, y + dy, item.size, item.turn, item.wide)
        for item, dx, dy in walk(display)
        if isinstance(item, GlyphRun)
        for gid, x, y in zip(
            item.glyphs,
            item.xs,
            item.ys if len(item.ys) > 1 else item.ys * len(item.xs),
            strict=True,
        )
    ]
    found = list(glyphs(write(display, profile=profile)))
    assert [g.outline for g in found] == [w[0] for w in wanted]
    for glyph, (_, x, y, size, turn, wide) in zip(found, wanted, strict=True):
        assert abs(glyph.x - x) <= 0.01
        assert abs(glyph.y - y) <= 0.01
        assert (glyph.size, glyph.turn, glyph.wide) == (size, turn, wide)


@pytest.mark.parametrize("size", [6.0, 8.94, 12.0, 36.0, 130.0, 300.0])
def test_origins_hold_at_every_size_when_glyphs_are_tracked(size):
    line = run("经济参考报社长" * 5, 3.217, 50, size=size, tracking=0.137)
    found = list(glyphs(write(page(group([line], 7.3, 1.1)))))
    assert all(abs(g.x - x - 7.3) <= 0.01 for g, x in zip(found, line.xs, strict=True))


def test_same_pages_give_same_bytes():
    assert write(full_page()) == write(full_page())


def test_same_bytes_in_another_process():
    code = (
        "import hashlib; from tests.pages import *; from layout_app.press.writer import *;"
        "print(hashlib.sha256(write_pdf([full_page()], shipped(), Profile.X1A, info(),"
        " Originals())).hexdigest())"
    )
    ours = hashlib.sha256(write(full_page())).hexdigest()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.getcwd()},
        )  # fmt: skip
        assert done.stdout.strip() == ours


def test_document_id_is_a_valid_uuid():
    with opened(write(full_page())).open_metadata() as found:
        told = found["xmpMM:DocumentID"]
    assert uuid.UUID(told.removeprefix("uuid:")).version == 4


def test_second_document_does_not_remember_the_first():
    alone = write(page(group([run("乙")])))
    write(page(group([run("甲" * 9, face="song-700"), run("丙")])))
    assert write(page(group([run("乙")]))) == alone


def test_one_font_a_face_when_weights_share_a_family():
    display = page(
        group([run("报", 0, 20, face=face) for face in ("hei-400", "hei-700", "hei-900")])
    )
    names = {glyph.face for glyph in glyphs(write(display))}
    assert names == {"NewsHei-Regular", "NewsHei-Bold", "NewsHei-Black"}


def test_stand_in_is_embedded_once():
    display = page(group([run("楷", 0, 20, face="kai-400"), run("仿", 20, 20, face="fang-400")]))
    pdf = opened(write(display))
    assert len(pdf.pages[0].Resources.Font) == 1


def test_names_beyond_the_basic_plane_read_back():
    assert story(write(page(column("𬉼𠳐𬱖", "a1"))), "a1") == "𬉼𠳐𬱖"


def test_vertical_forms_read_back_as_their_characters():
    found = list(glyphs(write(page(group([vertical_run("（更新）", 50, 50)])))))
    assert "".join(g.text for g in found) == "（更新）"
    assert [g.y for g in found] == sorted(g.y for g in found)


@pytest.mark.parametrize("face", ALL_FACES)
def test_vertical_headline_reads_back_as_its_source(face):
    heads = group(standing(HEAD, 100, 20, face=face, article="a1"))
    assert story(write(page(heads)), "a1") == HEAD


def test_glyph_that_shows_two_characters_is_read_as_each():
    line = group(standing("“甲”『乙』「丙」‘丁’“戊”", 100, 20, article="a1"))
    data = write(page(line))
    assert story(data, "a1") == "“甲”『乙』「丙」‘丁’“戊”"
    found = [g for g in glyphs(data) if g.text in "“『"]
    assert len({g.outline for g in found}) == 1
    pdf = opened(data)
    assert len(pdf.pages[0].Resources.Font) == 2


def test_vertical_brackets_and_horizontal_quotes_need_no_second_font():
    data = write(page(group([run("“甲”", 10, 20, face="song-700"), *standing("『乙』", 60, 20)])))
    pdf = opened(data)
    assert len(pdf.pages[0].Resources.Font) == 1


def test_readings_of_a_glyph_hold_whatever_page_comes_first():
    one, two = (page(group(standing(text, 60, 20, article="a1"))) for text in ("『甲』", "“乙”"))
    assert story(write(one, two), "a1") == "『甲』“乙”"
    assert story(write(two, one), "a1") == "“乙”『甲』"


def test_turned_glyph_keeps_its_origin():
    upright = run("A", 40, 60)
    turned = replace(upright, turn=90)
    found = next(glyphs(write(page(group([turned])))))
    assert (found.turn, round(found.x, 3), round(found.y, 3)) == (90, 40, 60)


def test_story_reads_back_and_furniture_is_apart():
    data = write(full_page())
    assert story(data, "a1") == PASSAGE * 4
    assert "街坊报" in story(data, "")


def test_gap_in_the_accepted_text_begins_a_sequence_with_its_place():
    first, second = column("前面", "a1"), column("后面", "a1", y=100, position=7)
    offs = {(g.article, g.off) for g in glyphs(write(page(group([first, second], name="b"))))}
    assert offs == {("a1", 0), ("a1", 7)}


def test_runs_that_follow_each_other_share_a_sequence():
    assert content(write(page(column("一二三四五六七八", "a1", per_line=2)))).count("BDC") == 1


def test_article_id_with_brackets_is_written_safely():
    strange = replace(run("字"), source=Source(ArticleId("a)(长"), 0, 0, 0))
    data = content(write(page(group([strange]))))
    assert "/ID <6129" in data


def test_black_text_overprints_and_white_knocks_out():
    items = [
        run("黑", 10, 20),
        run("白", 30, 20, ink=PAPER, size=20),
        run("灰", 60, 20, ink=Ink(k=0.5)),
    ]
    code = content(write(page(group(items))))
    black, white, grey = (code.index(ink) for ink in ("0 0 0 1 k", "0 0 0 0 k", "0 0 0 0.5 k"))
    assert code.index("/GO gs") < black < code.index("/GK gs") < white < grey
    assert code.count("gs") == 2


def states(*items) -> list[str]:
    """Return the graphics states that runs are painted in, in their order, the photo left out."""
    shown = page(group([Picture(rect=Rect(0, 0, 100, 100), original="photo"), *items]))
    painted = paint_page(shown, shipped(), is_rgb=False, slug=0.0)
    code = "\n".join(stretch.code for stretch in painted.content)
    return re.findall(r"/(G[KO]) gs", code[code.index(" Do Q") :])


@pytest.mark.parametrize(("shown", "state"), [
    (run("大", 10, 40, size=20), []),
    (run("小", 10, 40, size=9), ["GO"]),
    (run("外", 10, 160, size=20), ["GO"]),
    (run("大", 90, 40, size=20), []),
])  # fmt: skip
def test_large_black_type_over_a_photo_knocks_out_and_small_type_overprints(shown, state):
    assert states(shown) == state


def test_screen_file_has_light_instead_of_ink():
    data = write(full_page(), profile=Profile.SCREEN)
    code = content(data)
    assert " rg" in code
    assert " k\n" not in code
    assert b"/OutputIntents" not in data


def test_screen_file_has_an_outline_of_pages_and_headlines():
    marks = (
        Bookmark(title="A01 要闻", page=0),
        Bookmark(title="书店又开门", page=0, y=70, level=1),
        Bookmark(title="A02", page=1),
    )
    data = write(
        full_page(), full_page(folio="A02"), profile=Profile.SCREEN, told=info(bookmarks=marks)
    )
    pdf = opened(data)
    with pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["A01 要闻", "A02"]
        child = outline.root[0].children[0]
    assert child.title == "书店又开门"
    assert float(child.destination[3]) == TRIM[1] - 70


def test_press_page_has_its_boxes():
    pdf = opened(write(replace(full_page(), bleed=3 * MM)))
    found, (w, h), slug, bleed = pdf.pages[0], TRIM, 10 * MM, 7 * MM
    for box, edge, wide in (
        (found.MediaBox, 0, 2 * slug),
        (found.BleedBox, bleed, 2 * slug - bleed),
        (found.TrimBox, slug, slug),
    ):
        wanted = [edge, edge, w + wide, h + wide]
        assert [float(v) for v in box] == pytest.approx(wanted, abs=0.001)
    assert "/CropBox" not in found


def test_page_without_slug_is_its_trim():
    pdf = opened(write(full_page(), slug=0.0))
    found = pdf.pages[0]
    assert [float(v) for v in found.MediaBox] == [float(v) for v in found.TrimBox] == [0, 0, *TRIM]


def test_title_and_dates_are_in_info_and_metadata():
    pdf = opened(write(full_page()))
    assert str(pdf.docinfo.Title) == "街坊报 2023-03-20"
    assert str(pdf.docinfo.ModDate) == "D:20230320063000+08'00'"
    with pdf.open_metadata() as found:
        assert found["dc:title"] == "街坊报 2023-03-20"
        assert found["xmp:ModifyDate"] == "2023-03-20T06:30:00+08:00"


def test_metadata_is_readable_without_inflating():
    assert b"<xmp:CreatorTool>layout-app</xmp:CreatorTool>" in write(full_page())


def test_markup_in_a_title_stays_text():
    with opened(write(full_page(), told=info(title="<b>&"))).open_metadata() as found:
        assert found["dc:title"] == "<b>&"


def test_date_without_offset_is_refused():
    with pytest.raises(ValueError, match="offset"):
        DocumentInfo(title="报", when=datetime(2023, 3, 20), identity="x")


def test_utc_is_an_offset():
    told = info(when=datetime(2023, 3, 20, tzinfo=UTC))
    pdf = opened(write(full_page(), told=told))
    assert str(pdf.docinfo.ModDate) == "D:20230320000000+00'00'"


def test_missing_original_is_refused_by_name():
    with pytest.raises(ExportError) as refused:
        write(full_page("gone"))
    assert refused.value.code == "export.original_missing"
    assert refused.value.arguments["original"] == "gone"
    assert refused.value.arguments["place"] == full_page("gone").folio


def test_glyph_zero_is_our_bug():
    hollow = replace(run("字"), glyphs=(0,))
    with pytest.raises(AssertionError):
        write(page(group([hollow])))


def test_cff_face_is_embedded_as_bare_table(tmp_path):
    faces = Catalogue([FaceFile(id=FaceId("cff-400"), path=save_cff_face(tmp_path / "boxes.otf"))])
    line = run("Paper 42", 10, 30, face="cff-400", faces=faces)
    data = write(page(group([line])), faces=faces)
    pdf = opened(data)
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    descendant = font.DescendantFonts[0]
    assert descendant.Subtype == "/CIDFontType0"
    assert descendant.FontDescriptor.FontFile3.Subtype == "/CIDFontType0C"
    assert "".join(g.text for g in glyphs(data)) == "Paper 42"


def test_profile_file_is_embedded_whole():
    pdf = opened(write(full_page()))
    intent = pdf.Root.OutputIntents[0]
    assert intent.DestOutputProfile.read_bytes() == asset("icc/news240.icc").read_bytes()


def test_rule_without_weight_leaves_no_ink():
    thin = Rule(x1=0, y1=0, x2=9, y2=9, weight=0.0, ink=BLACK)
    assert " S" not in content(write(page(group([thin, run("字")]))))


def test_text_is_one_array_a_line():
    code = content(write(page(column("一二三四" * 7, "a1", per_line=14))))
    assert code.count("TJ") == 2


def test_marks_stand_outside_the_bleed_on_all_plates():
    bleed, slug = 4 * MM, 12 * MM
    display = replace(page(group([run("字")])), bleed=bleed)
    code = content(write(display, marks=True, slug=slug))
    lines = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", code)
    assert len(lines) == 8 + 8
    patches = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", code)
    assert len(patches) == 8
    rows = [tuple(map(float, ends)) for ends in lines]
    rows += [(x, y, x + w, y + h) for x, y, w, h in (map(float, patch) for patch in patches)]
    for x1, y1, x2, y2 in rows:
        for x, y in ((x1, y1), (x2, y2)):
            inside = (
                slug - bleed < x < slug + TRIM[0] + bleed
                and slug - bleed < y < slug + TRIM[1] + bleed
            )
            assert not inside
            assert 0 <= x <= TRIM[0] + 2 * slug
            assert 0 <= y <= TRIM[1] + 2 * slug
    assert b"/Separation /All" in write(display, marks=True)


def test_no_crop_marks_when_there_is_no_room():
    display = page(group([run("字")]))
    assert write(display, marks=True, slug=0.0) == write(display, slug=0.0)


def test_reader_shows_folios_as_the_names_of_pages():
    pages = [page(group([run("文")]), folio=folio) for folio in ("A01", "A02-A03", "B01")]
    data = write_pdf(pages, shipped(), Profile.SCREEN, info(), Originals())
    document = pypdfium2.PdfDocument(data)
    assert [document.get_page_label(n) for n in range(3)] == ["A01", "A02-A03", "B01"]
    press = write_pdf(pages, shipped(), Profile.X1A, info(), Originals())
    assert b"/PageLabels" not in press
