"""Ads, planned boxes and 导读 on the page: their ink, and what is wrong with them."""

from dataclasses import replace

import pytest

from layout_app.display.dump import dump_group
from layout_app.display.items import GlyphRun, Group, Item, Panel, Picture, PlacedPdf
from layout_app.edit.pages import move_page
from layout_app.model.box import EAR, FOLD, AdBox, ContentsBox, Media, PlannedBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph
from tests.unit.compose.setpages import GOLDEN, article, box, composer, han, issue, runs

FILE = "a" * 64
NOTICE = (
    Paragraph(text="公告", kind=Kind.HEADLINE),
    Paragraph(text=han(70)),
)
LINES = (
    Paragraph(text="遗失声明", kind=Kind.SUBHEAD),
    Paragraph(
        text="某某遗失身份证，声明作废。",
        marks=(Mark(kind=MarkKind.BOLD, start=0, end=2),),
    ),
    Paragraph(text="某店遗失营业执照，声明作废。"),
    Paragraph(text="招聘", kind=Kind.SUBHEAD),
    Paragraph(text="食堂招厨工两名。"),
    Paragraph(text=han(40)),
)


def cells(column: int = 0, line: int = 20, columns: int = 3, lines: int = 8) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


def ad(**fields) -> AdBox:
    return AdBox(**({"id": BoxId("ad"), "cells": cells(), "booking": "GG-1"} | fields))


def composed(*boxes, articles=(), page: int = 1, lacks: str = ""):
    whole = issue(articles, (), boxes) if page else issue(articles, boxes)
    return composer(lacks).page(whole, whole.pages[page].id)


def group(found, name: str = "ad") -> Group:
    return next(g for g in found.display.groups if g.name == name)


def words(items: tuple[Item, ...]) -> str:
    return "".join(
        words(item.items) if isinstance(item, Group) else item.text
        for item in items
        if isinstance(item, Group | GlyphRun)
    )


def codes(found) -> list[str]:
    return [problem.code for problem in found.problems]


def marks(found) -> int:
    return words(group(found).items).count("广告")


def test_a_booked_slot_is_hatched_and_told_of():
    found = composed(ad(slot="通栏"))
    assert "通栏　GG-1" in words(group(found).items)
    assert codes(found) == ["ad.empty"]
    assert found.problems[0].args == (("booking", "GG-1"),)


def test_a_pdf_is_placed_as_it_is_and_marked():
    whole = issue((), (), (ad(original=FILE),))
    rect = composer().page(whole, whole.pages[1].id).boxes[0].rect
    found = composed(ad(original=FILE, extent=(rect.w, rect.h)))
    first, *mark = group(found).items
    assert isinstance(first, PlacedPdf)
    assert (first.rect.w, first.rect.h) == (rect.w, rect.h)
    assert words(tuple(mark)) == "广告"
    assert found.problems == ()


def test_the_mark_stands_inside_the_slot_at_its_upper_right():
    found = composed(ad(original=FILE))
    rect = found.boxes[0].rect
    panel, run = group(found).items[1:]
    assert isinstance(panel, Panel)
    clear = panel.rect.y
    assert clear > 0, "a mark over the frame looks like a broken rule"
    assert panel.rect.right == pytest.approx(rect.w - clear, abs=0.01)
    assert panel.rect.x <= min(run.xs)
    assert max(run.xs) + run.size <= rect.w + 0.01
    assert run.ys[0] <= panel.rect.bottom


def test_an_ad_that_says_so_itself_is_not_marked_twice():
    assert marks(composed(ad(original=FILE))) == 1
    assert marks(composed(ad(original=FILE, is_marked=True))) == 0
    assert marks(composed(ad(paragraphs=NOTICE))) == 1
    assert marks(composed(ad(house=True))) == 0


def test_a_pdf_of_another_size_is_told_of_with_both_sizes():
    (problem,) = composed(ad(original=FILE, extent=(100.0, 50.0), name="x.pdf")).problems
    assert problem.code == "ad.wrong_size"
    told = {"booked": "112.9 × 40.6", "measured": "35.3 × 17.6", "name": "x.pdf"}
    assert dict(problem.args) == told


@pytest.mark.parametrize("extent", [(800.0, 100.0), (100.0, 800.0), (0.0, 0.0)])
def test_a_picture_is_neither_cropped_nor_stretched(extent):
    found = composed(ad(original=FILE, media=Media.PICTURE, extent=extent))
    picture = group(found).items[0]
    rect = found.boxes[0].rect
    assert isinstance(picture, Picture)
    assert picture.rect.w <= rect.w + 0.01
    assert picture.rect.h <= rect.h + 0.01
    if extent[0]:
        assert picture.rect.w / picture.rect.h == pytest.approx(extent[0] / extent[1], rel=0.01)
        assert picture.rect.w == pytest.approx(rect.w) or picture.rect.h == pytest.approx(rect.h)


def test_set_text_is_all_there_inside_its_frame():
    found = composed(ad(paragraphs=NOTICE))
    assert words(group(found).items[:-2]) == "公告" + han(70)
    rect = found.boxes[0].rect
    for run in runs(found.display):
        if run.text in han(70):
            assert min(run.xs) >= 0
            assert max(run.ys) <= rect.h
    assert found.problems == ()


def test_classified_lines_stand_in_columns_in_order():
    found = composed(ad(paragraphs=LINES, columns=3))
    items = group(found).items[:-2]
    assert words(items) == "".join(p.text for p in LINES)
    lefts = [min(item.xs) for item in items if isinstance(item, GlyphRun)]
    assert sorted({round(left // 100) for left in lefts}) == [0, 1, 2]


def test_no_column_of_notices_ends_with_a_heading():
    """Lines 1, 3, 5 are headings: two even columns would part the second from its notice."""
    short = [
        p
        for n in range(3)
        for p in (Paragraph(text=f"第{n}类", kind=Kind.SUBHEAD), Paragraph(text="声明作废。"))
    ]
    found = composed(ad(paragraphs=tuple(short), columns=2))
    runs = [item for item in group(found).items[:-2] if isinstance(item, GlyphRun)]
    left = min(run.xs[0] for run in runs)
    first = [run for run in runs if run.xs[0] < left + 60]
    assert "类" not in max(first, key=lambda run: run.ys[0]).text


def test_text_that_finds_no_room_is_an_error():
    found = composed(ad(paragraphs=(Paragraph(text=han(900)),)))
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("ad.text_over", "error")
    assert dict(problem.args)["lines"] > 10


def test_a_character_without_a_glyph_in_an_ad_is_told_of():
    assert codes(composed(ad(paragraphs=NOTICE), lacks="告")) == ["press.missing_glyph"]


def test_the_filler_is_made_of_the_issue_record():
    found = composed(ad(house=True))
    assert words(group(found).items) == "河湾报地址 河湾路1号"
    assert found.problems == ()


def test_cancelled_and_resized_bookings_are_told_of_and_stand_still():
    before = composed(ad()).boxes[0].rect
    cancelled, resized = composed(ad(cancelled=True)), composed(ad(house=True, booked=(2, 5)))
    assert codes(cancelled) == ["ad.cancelled"]
    assert codes(resized) == ["ad.rebooked"]
    assert cancelled.boxes[0].rect == resized.boxes[0].rect == before


def test_the_ear_takes_room_from_the_masthead():
    ear = ad(slot=EAR, cells=cells(2, 0, 1, 7), original=FILE)
    found = composed(ear, page=0)
    head = group(found, "masthead")
    slot = group(found)
    assert head.x + head.bounds.w < slot.x
    assert "河湾报" in "".join(words((item,)) for item in head.items)
    assert codes(found) == []


def test_an_ad_on_the_masthead_that_is_no_ear_covers_it():
    found = composed(ad(cells=cells(2, 0, 1, 7), original=FILE), page=0)
    assert codes(found) == ["layout.overlap"]


def test_the_fold_strip_lies_beside_the_grid_on_the_inner_side():
    strip = ad(slot=FOLD, paragraphs=NOTICE, cells=cells(0, 0, 1, 30))
    left = composed(strip, box("b", "a", (0, 0, 3, 30)), articles=(article("a", han(9)),))
    assert left.boxes[0].rect.x > 360
    assert "layout.overlap" not in codes(left)
    assert composed(strip, page=0).boxes[0].rect.x == 0


def test_dump_of_ads_is_as_accepted(golden):
    found = composed(
        ad(slot="通栏", cells=cells(0, 0, 3, 3)),
        ad(id=BoxId("text"), paragraphs=NOTICE, cells=cells(0, 4, 1, 9)),
        ad(id=BoxId("lines"), paragraphs=LINES, columns=2, cells=cells(1, 4, 2, 9)),
        ad(id=BoxId("pdf"), original=FILE, cells=cells(0, 14, 2, 6)),
        ad(id=BoxId("own"), house=True, cells=cells(2, 14, 1, 6)),
        PlannedBox(id=BoxId("plan"), cells=cells(0, 21, 3, 4), slug="老街改造", chars=800),
    )
    names = ("ad", "text", "lines", "pdf", "own", "plan")
    golden(GOLDEN / "ads.txt", "".join(_dumped(group(found, name)) for name in names))


def _dumped(found: Group) -> str:
    return "\n".join(line for line in dump_group(found) if " 0.2 cmyk" not in line) + "\n"


def test_a_planned_box_says_what_is_wanted():
    plan = PlannedBox(id=BoxId("ad"), cells=cells(), slug="老街改造", chars=800, picture=True)
    found = composed(plan)
    assert words(group(found).items) == "老街改造约800字　配图"
    assert codes(found) == ["layout.planned"]
    assert composed(replace(plan, slug="", chars=0)).boxes[0].kind == "planned"


TITLES = (
    article("a", (Kind.HEADLINE, "头版的事"), han(20), rank=1),
    article("b", (Kind.HEADLINE, "水清了"), han(20), rank=2),
    article("c", (Kind.HEADLINE, "桥修好了"), han(20), rank=1),
    article("d", (Kind.HEADLINE, "老船坞的新生活从一条船开始说起要说很久"), han(20), rank=1),
    article("e", (Kind.HEADLINE, "还没上版"), han(20), rank=1),
)


def guided(contents: ContentsBox, *, swapped: bool = False):
    """Compose page 1 with 导读; b and c begin on the second page, d on the third."""
    pages = (
        (contents, box("xa", "a", (0, 20, 1, 9))),
        (box("xb", "b", (0, 0, 1, 9)), box("xc", "c", (1, 0, 1, 9))),
        (box("xd", "d", (0, 0, 1, 9)), box("xa2", "a", (1, 0, 1, 9), part=2)),
    )
    whole = issue(TITLES, *pages)
    if swapped:
        whole = move_page(whole, whole.pages[2].id, 1)
    return composer().page(whole, "p1")


def entries(found) -> str:
    return words(group(found, "guide").items).replace("…", "")


def contents(**fields) -> ContentsBox:
    return ContentsBox(**({"id": BoxId("guide"), "cells": cells(1, 9, 2, 8)} | fields))


def test_contents_name_the_gravest_of_the_other_pages():
    found = guided(contents())
    assert entries(found) == "导读桥修好了A02老船坞的新生活从一条船开始说起要说很久A03"
    assert "contents.unplaced" not in codes(found)


def test_contents_lead_to_the_boxes_they_name():
    found = guided(contents())
    led = [item.leads_to for item in group(found, "guide").items if isinstance(item, Group)]
    assert led == ["xc", "xd"]


def test_contents_follow_a_moved_page():
    found = guided(contents(), swapped=True)
    assert entries(found) == "导读老船坞的新生活从一条船开始说起要说很久A02桥修好了A03"


def test_contents_of_the_editors_choice_keep_its_order():
    found = guided(contents(articles=(ArticleId("d"), ArticleId("b"), ArticleId("e"))))
    assert entries(found) == "导读老船坞的新生活从一条船开始说起要说很久A03水清了A02"
    assert [p.code for p in found.problems if p.where.box == "guide"] == ["contents.unplaced"]


def test_contents_break_a_headline_at_sense():
    long = article("f", (Kind.HEADLINE, "菜场变宽了，秤也变明白"), han(20), rank=1)
    whole = issue((long,), (contents(cells=cells(2, 9, 1, 8)),), (box("xf", "f", (0, 0, 1, 9)),))
    told = entries(composer().page(whole, "p1"))
    assert told == "导读菜场变宽了，秤也变明白A02"
    found = (run.text for run in runs(composer().page(whole, "p1").display))
    assert [text for text in found if text[0] in "菜秤"] == ["菜场变宽了，", "秤也变明白"]


def test_contents_that_find_no_room_are_told_of():
    found = guided(contents(cells=cells(2, 9, 1, 4)))
    assert dict(next(p for p in found.problems if p.code == "contents.over").args) == {"count": 1}


def test_dump_of_contents_is_as_accepted(golden):
    found = guided(contents(cells=cells(2, 9, 1, 10)))
    golden(GOLDEN / "contents.txt", "\n".join(dump_group(group(found, "guide"))) + "\n")


def test_a_filler_in_the_fold_runs_on_lines_that_can_be_read():
    strip = composed(ad(house=True, slot=FOLD, cells=cells(0, 0, 1, 25)))
    runs = [item for item in group(strip).items if isinstance(item, GlyphRun)]
    assert len(runs) > 4
    assert min(run.size for run in runs) >= 6
