"""Furniture from the one issue record: logo, dates, staff, licence; all follow it."""

from dataclasses import replace
from datetime import date

import pytest

from layout_app.cjk.dates import lunar_words
from layout_app.display.dump import dump_group
from layout_app.display.items import GlyphRun, Picture, PlacedPdf
from layout_app.edit.pages import set_furniture
from layout_app.edit.record import set_colophon, set_logo, set_record
from layout_app.errors import CommandError
from layout_app.model.box import Media
from layout_app.model.ids import PageId
from layout_app.model.issue import LegalKind, Logo
from layout_app.model.text import Kind
from tests.unit.compose.setpages import BOOK, GOLDEN, SMALL, article, box, composer, issue, runs

LUNAR = replace(BOOK, lunar=True)


def whole(book=BOOK):
    return issue((), (), (), book=book)


def words(found, page: int = 0) -> str:
    made = composer().page(found, found.pages[page].id)
    return "|".join(run.text for run in runs(made.display))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2023-03-20", "农历癸卯年二月廿九"),
        ("2023-03-22", "农历癸卯年闰二月初一"),
        ("2024-02-09", "农历癸卯年腊月三十"),
        ("2024-02-10", "农历甲辰年正月初一"),
        ("2025-10-06", "农历乙巳年八月十五"),
        ("1899-01-01", ""),
        ("2150-01-01", ""),
    ],
)
def test_date_of_the_lunar_calendar(day, told):
    assert lunar_words(date.fromisoformat(day)) == told


@pytest.mark.parametrize("mark", ["\u0301", "\u0301\u0301"])
def test_words_without_any_width_stop_no_page(mark):
    story = article(
        "a", (Kind.KICKER, mark), (Kind.HEADLINE, mark), (Kind.SUBTITLE, mark), "水清了"
    )
    found = set_record(issue((story,), (box("one", "a", (0, 10, 2, 12)),), ()), name=mark)
    assert mark in words(found)


def test_lunar_date_stands_on_page_one_where_the_paper_wants_it():
    assert "农历癸卯年二月廿九" in words(whole(LUNAR))
    assert "农历" not in words(whole())
    assert "农历" not in words(whole(LUNAR), 1)


def test_one_record_fills_every_page():
    found = set_record(whole(), name="河湾晚报", date=date(2024, 2, 10), number=7, total=88)
    first, second = words(found), words(found, 1)
    for told in ("10", "2024年2月", "星期六", "第7期", "总第88期", "今日2版"):
        assert told in first.split("|")
    assert "河湾晚报　2024年2月10日　星期六" in second


def test_colophon_follows_the_record():
    found = set_colophon(whole(), {"printer": "河湾印务所", "price": "1元"})
    assert "印刷：河湾印务所　定价：1元" in words(found, 1)
    assert set_colophon(found, {"price": "1元"}) is found


def test_the_imprint_says_where_the_digital_edition_is():
    found = set_colophon(set_record(whole(), web=" news.example.org\n"), {"phone": "010-1"})
    assert "电话：010-1　网址：news.example.org" in words(found, 1)
    assert set_record(found, web="news.example.org") is found
    assert "网址" not in words(set_record(found, web=""), 1)


def test_internal_matter_says_what_its_number_is():
    found = whole()
    internal = replace(found, publication=replace(found.publication, legal=LegalKind.INTERNAL))
    told = words(internal)
    assert "准印证号：CN 00-0000　内部资料　免费交流　要闻" in told
    assert "河湾街道 编印" in told


def test_internal_matter_says_to_whom_it_goes_and_how_many_there_are():
    found = whole()
    internal = replace(found, publication=replace(found.publication, legal=LegalKind.INTERNAL))
    said = {"recipients": "本系统", "print_date": "2023年3月20日", "print_run": "500份"}
    told = words(set_colophon(internal, said), 1)
    assert "编印单位：河湾街道" in told
    for part in ("发送对象：本系统", "印刷日期：2023年3月20日", "印数：500份"):
        assert part in told


def test_a_newspaper_calls_its_number_nothing():
    found = whole()
    assert "准印证" not in words(found)


def test_who_made_a_page_stands_in_its_strip():
    found = set_furniture(whole(), PageId("p2"), {"editor": "甲", "proofreader": "乙"})
    assert "责编：甲　校对：乙" in words(found, 1)
    assert "责编" not in words(found)
    own = set_furniture(found, PageId("p2"), {"editors": "本版编辑 丙"})
    assert "本版编辑 丙" in words(own, 1)
    none = dict.fromkeys(("editors", "editor", "proofreader"), "")
    assert set_furniture(own, PageId("p2"), none) == whole()


def test_words_of_the_ear_fold_rather_than_shrink():
    told = "今日阴有小雪，偏北风四到五级，阵风七级，出门请添衣。"
    found = set_furniture(whole(), PageId("p1"), {"ear": told})
    made = composer().page(found, found.pages[0].id)
    (head,) = (g for g in made.display.groups if g.name == "masthead")
    ear = [i for i in head.items if isinstance(i, GlyphRun) and i.text and i.text in told]
    assert "".join(run.text for run in ear) == told
    assert len({run.ys[0] for run in ear}) > 2
    assert min(run.size for run in ear) >= 0.8 * SMALL.em
    assert max(x for run in ear for x in run.xs) <= head.bounds.right


def test_furniture_that_nobody_knows_is_refused():
    with pytest.raises(CommandError, match=r"page\.no_furniture"):
        set_furniture(whole(), PageId("p2"), {"weather": "晴"})


@pytest.mark.parametrize("number", [0, -3, 10**9])
def test_an_impossible_number_is_refused(number):
    with pytest.raises(CommandError, match=r"record\.bad_number"):
        set_record(whole(), number=number)


def logo(media: Media, extent: tuple[float, float]):
    found = set_logo(whole(), Logo(original="a" * 64, media=media, extent=extent))
    page = composer().page(found, found.pages[0].id)
    head = next(g for g in page.display.groups if g.name == "masthead")
    return page, head, next(i for i in head.items if isinstance(i, Picture | PlacedPdf))


@pytest.mark.parametrize("extent", [(4000.0, 800.0), (300.0, 900.0), (30.0, 20.0)])
def test_a_picture_is_fitted_between_the_ears_without_distortion(extent):
    page, head, found = logo(Media.PICTURE, extent)
    assert isinstance(found, Picture)
    assert found.rect.w / found.rect.h == pytest.approx(extent[0] / extent[1], rel=0.02)
    assert found.rect.x > 0
    assert found.rect.right < head.bounds.w
    assert found.rect.bottom < head.bounds.h
    assert "河湾报" not in [item.text for item in head.items if isinstance(item, GlyphRun)]
    assert page.problems == ()


def test_a_pdf_stands_at_its_own_size():
    page, _head, found = logo(Media.PDF, (150.0, 40.0))
    assert isinstance(found, PlacedPdf)
    assert (found.rect.w, found.rect.h) == (150.0, 40.0)
    assert page.problems == ()


def test_a_pdf_larger_than_the_masthead_is_told_of():
    page, _head, found = logo(Media.PDF, (400.0, 40.0))
    assert found.rect.w == 400.0
    assert [p.code for p in page.problems] == ["furniture.large_logo"]


def test_dump_of_furniture_is_as_accepted(golden):
    found = set_logo(whole(LUNAR), Logo(original="a" * 64, extent=(600.0, 200.0)))
    found = set_furniture(found, PageId("p2"), {"editor": "甲", "designer": "乙"})
    made = composer()
    groups = [g for page in found.pages for g in made.page(found, page.id).display.groups]
    golden(GOLDEN / "furniture.txt", "\n".join("\n".join(dump_group(g)) for g in groups) + "\n")
