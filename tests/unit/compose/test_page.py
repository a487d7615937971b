"""Whole pages: heads, jumps, furniture, other boxes, facts."""

from dataclasses import replace
from itertools import pairwise

import pytest

from layout_app.compose.article.headline import FILL
from layout_app.compose.page import Composer
from layout_app.display.dump import dump
from layout_app.display.hit import hit
from layout_app.display.items import GlyphRun, Panel, Picture, PlacedPdf
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Cut, accepted_text
from layout_app.model.box import AdBox, PictureBox, RuleBox, TextBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.paper import joined
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph, anchor_at
from tests.unit.compose.setpages import (
    BOOK,
    GOLDEN,
    SMALL,
    article,
    box,
    columns,
    composer,
    copy_text,
    han,
    issue,
    runs,
)

HEADS = (
    (Kind.KICKER, "社区新风"),
    (Kind.HEADLINE, "长者食堂开张了"),
    (Kind.SUBTITLE, "一餐饭暖了一条街"),
    (Kind.BYLINE, "本报记者 某某"),
)


def one(article_, box_, page: int = 1, lacks: str = ""):
    pages = ((), (box_,)) if page else ((box_,),)
    whole = issue((article_,), *pages)
    return composer(lacks).page(whole, whole.pages[page].id)


def text_top(page) -> float:
    text = next(region for region in page.boxes[0].regions if region.kind == "text")
    return text.rect.y - page.boxes[0].rect.y


def kinds(page) -> list[str]:
    return [region.kind.value for region in page.boxes[0].regions]


def test_heads_stand_above_the_columns_on_whole_lines() -> None:
    page = one(article("a", *HEADS, han(200)), box("b", "a", (0, 0, 3, 20)))
    assert kinds(page) == ["kicker", "headline", "subtitle", "byline", "text", "text", "text"]
    text = next(r for r in page.boxes[0].regions if r.kind == "text")
    lines = (text.rect.y - SMALL.type_area.y) / SMALL.leading
    assert abs(lines - round(lines)) < 0.001
    assert page.boxes[0].regions[1].paragraph == 1


def test_headline_breaks_at_sense_when_one_line_is_too_small() -> None:
    text = "长者食堂开张了 邻里同桌吃饭"
    page = one(article("a", (Kind.HEADLINE, text), han(60)), box("b", "a", (0, 0, 1, 20)))
    heads = [run.text for run in runs(page.display) if run.source and run.source.paragraph == 0]
    assert heads == ["长者食堂开张了 ", "邻里同桌吃饭"]


def test_headline_breaks_where_the_editor_says() -> None:
    mark = Mark(kind=MarkKind.BREAK, start=4, end=4)
    head = Paragraph(kind=Kind.HEADLINE, text="长者食堂开张了", marks=(mark,))
    made = replace(article("a", han(60)), paragraphs=(head, Paragraph(text=han(60))))
    page = one(made, box("b", "a", (0, 0, 3, 20)))
    heads = [run.text for run in runs(page.display) if run.source and run.source.paragraph == 0]
    assert heads == ["长者食堂", "开张了"]


def test_headline_that_does_not_fit_is_told_and_set_whole() -> None:
    text = han(48)
    page = one(article("a", (Kind.HEADLINE, text), han(30)), box("b", "a", (0, 0, 1, 25)))
    assert [p.code for p in page.problems] == ["layout.head_too_long"]
    assert copy_text(page.display).startswith(text)


def test_headline_is_set_smaller_before_it_breaks_a_word() -> None:
    page = one(
        article("a", (Kind.HEADLINE, "街道办事处老年大学"), han(60)),
        box("b", "a", (0, 0, 1, 20)),
    )
    heads = [run.text for run in runs(page.display) if run.source and run.source.paragraph == 0]
    assert heads == ["街道办事处", "老年大学"]
    assert not page.problems


def test_headline_that_must_break_a_word_is_told() -> None:
    text = "街道（元和街道）"
    mine = box("b", "a", (0, 0, 1, 20), headline_size=2.5)
    page = one(article("a", (Kind.HEADLINE, text), han(60)), mine)
    (found,) = page.problems
    assert found.code == "layout.head_breaks_word"
    assert found.where.offset is not None
    args = dict(found.args)
    assert args["before"] + args["behind"] in text


def test_headline_that_the_editor_breaks_inside_a_word_is_not_told() -> None:
    mark = Mark(kind=MarkKind.BREAK, start=1, end=1)
    head = Paragraph(kind=Kind.HEADLINE, text="街道开门", marks=(mark,))
    page = one(replace(article("a", han(60)), paragraphs=(head, Paragraph(text=han(60)))),
               box("b", "a", (0, 0, 2, 20)))  # fmt: skip
    assert not page.problems


@pytest.mark.parametrize("rank", [1, 2, 3, 4])
@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_one_step_parts_the_heads_and_more_the_text(rank: int, count: int) -> None:
    heads = (*HEADS[:3], (Kind.DECK, han(30)), HEADS[3])[:count]
    made = replace(article("a", *heads, han(300)), rank=rank)
    page = one(made, box("b", "a", (0, 0, 2, 30)))
    *heads, text = page.boxes[0].regions[: count + 1]
    step = BOOK.head_step * SMALL.leading
    steps = [below.rect.y - above.rect.bottom for above, below in pairwise(heads)]
    assert steps == pytest.approx([step] * (count - 1), abs=0.01)
    above, below = heads[0].rect.y - page.boxes[0].rect.y, text.rect.y - heads[-1].rect.bottom
    assert below == pytest.approx(2 * above, abs=0.01)
    assert below >= step


def test_step_of_the_stylebook_parts_the_heads() -> None:
    made = article("a", *HEADS, han(300))
    mine = box("b", "a", (0, 0, 2, 40))
    whole = issue((made,), (), (mine,), book=replace(BOOK, head_step=1.0))
    page = composer().page(whole, whole.pages[1].id)
    kicker, headline = page.boxes[0].regions[:2]
    assert headline.rect.y - kicker.rect.bottom == pytest.approx(SMALL.leading, abs=0.01)


def test_a_brief_takes_a_line_of_air_at_most() -> None:
    """Straight feet must not set a short head in a void."""
    for length in range(200, 330, 5):
        made = replace(article("a", (Kind.HEADLINE, "食堂开张"), han(length)), rank=4)
        mine = box("b", "a", (0, 0, 2, 20))
        free = composer().heads_in(issue((made,), (), (mine,)), mine).lines
        assert text_top(one(made, mine)) <= (free + 1) * SMALL.leading + 0.01


def test_headline_size_of_the_editor_is_kept() -> None:
    made = article("a", (Kind.HEADLINE, "食堂开张"), han(60))
    page = one(made, box("b", "a", (0, 0, 2, 20), headline_size=3.0))
    head = next(run for run in runs(page.display) if run.text == "食堂开张")
    assert head.size == 30.0


def test_size_that_just_fits_one_line_is_set_on_one() -> None:
    """Sizes that an editor gives need not be steps of the program's own."""
    text = "食堂开张邻里同桌吃饭了"
    room = FILL * joined(2, SMALL.chars, SMALL.gutter)
    made = article("a", (Kind.HEADLINE, text), han(60))
    page = one(made, box("b", "a", (0, 0, 2, 20), headline_size=room / len(text)))
    heads = [run.text for run in runs(page.display) if run.source and run.source.paragraph == 0]
    assert heads == [text]


def test_heads_stand_on_the_lines_kept_for_them() -> None:
    made = article("a", (Kind.HEADLINE, "食堂开张"), han(160))
    free = one(made, box("b", "a", (0, 0, 2, 20)))
    kept = one(made, box("b", "a", (0, 0, 2, 20), head_lines=6))
    assert text_top(kept) == 6 * SMALL.leading > text_top(free)
    few = one(made, box("b", "a", (0, 0, 2, 20), head_lines=1))
    assert text_top(few) == text_top(free)


def test_head_takes_air_where_a_lone_line_would_cost_more() -> None:
    head, place = (Kind.HEADLINE, "食堂"), box("b", "a", (0, 0, 2, 12))
    plain = one(article("a", head, han(58), han(58), han(28)), place)
    lone = one(article("a", head, han(97), han(40, 3)), place)
    assert text_top(lone) == text_top(plain) + SMALL.leading
    heads = [column.items[0] for column in columns(lone.display, "b")]
    assert heads[1].source.paragraph == 1
    assert heads[1].source.offset == 78
    spread = [
        run.xs[1] - run.xs[0] for column in columns(lone.display, "b") for run in column.items
    ]
    assert set(spread) == {10}


def test_head_takes_no_air_that_would_push_text_out() -> None:
    made = article("a", (Kind.HEADLINE, "食堂"), han(97), han(75, 3))
    found = one(made, box("b", "a", (0, 0, 2, 12)))
    assert found.boxes[0].fit.state != "over"


def test_article_over_two_pages_jumps_and_returns() -> None:
    made = article("a", (Kind.HEADLINE, "标题"), *[han(60, n) for n in range(6)])
    first = box("b1", "a", (0, 10, 1, 15))
    second = box("b2", "a", (0, 0, 2, 20), part=2)
    whole = issue((made,), (first,), (second,))
    desk = composer()
    one_, two = (desk.page(whole, page.id) for page in whole.pages)
    said = ["".join(run.text for run in runs(page.display) if run.source is None)
            for page in (one_, two)]  # fmt: skip
    assert "（下转A02版）" in said[0]
    assert "（上接A01版）" in said[1]
    text = copy_text(one_.display) + copy_text(two.display)
    assert text == accepted_text(made).replace("\n", "")
    assert one_.boxes[0].fit.state == "exact"


def test_jump_lines_vanish_when_the_first_part_holds_all() -> None:
    made = article("a", han(40))
    whole = issue(
        (made,), (box("b1", "a", (0, 10, 1, 15)),), (box("b2", "a", (0, 0, 1, 9), part=2),)
    )
    desk = composer()
    pages = [desk.page(whole, page.id) for page in whole.pages]
    assert not any("转" in run.text or "接" in run.text for p in pages for run in runs(p.display))
    assert pages[1].boxes[0].fit.lines == 9


def test_no_jump_line_between_parts_on_one_page() -> None:
    made = article("a", *[han(60, n) for n in range(5)])
    whole = issue(
        (made,), (), (box("b1", "a", (0, 0, 1, 15)), box("b2", "a", (1, 0, 1, 25), part=2))
    )
    page = composer().page(whole, whole.pages[1].id)
    assert not any("转" in run.text for run in runs(page.display))
    assert copy_text(page.display) == accepted_text(made).replace("\n", "")


def test_cut_is_not_printed_and_later_offsets_stay_true() -> None:
    text = "甲乙丙丁戊己庚辛任壬癸子丑寅卯"
    paragraphs = (Paragraph(text=text),)
    cut = Cut(start=anchor_at(paragraphs, 0, 3), end=anchor_at(paragraphs, 0, 8))
    made = replace(article("a"), paragraphs=paragraphs, cuts=(cut,))
    page = one(made, box("b", "a", (0, 0, 1, 20)))
    assert copy_text(page.display) == "甲乙丙任壬癸子丑寅卯"
    behind = next(run for run in runs(page.display) if run.text.startswith("任"))
    assert behind.source.offset == 8


def test_missing_glyph_is_told_and_framed() -> None:
    page = one(article("a", "甲珮乙"), box("b", "a", (0, 0, 1, 20)), lacks="珮")
    told = next(p for p in page.problems if p.code == "press.missing_glyph")
    assert (told.where.paragraph, told.where.offset) == (0, 1)
    assert dict(told.args)["codepoint"] == "U+73EE"
    assert copy_text(page.display) == "甲乙"
    column = columns(page.display, "b")[0]
    assert any(isinstance(item, Panel) for item in column.items)


def test_first_page_has_a_masthead_and_others_a_folio_line() -> None:
    whole = issue((), (), ())
    desk = composer()
    first, second = (desk.page(whole, page.id).display for page in whole.pages)
    words = "".join(run.text for run in runs(first))
    assert first.groups[0].name == "masthead"
    for part in ("河", "湾", "报", "2023年3月", "20", "星期一", "第12期", "总第345期", "今日2版"):
        assert part in words
    assert "CN 00-0000" in words
    strip = "".join(run.text for run in runs(second))
    assert second.groups[0].name == "folio"
    assert "A02" in strip
    assert "要闻" in strip
    assert "主办：河湾街道" in strip


def test_furniture_stays_on_the_sheet() -> None:
    whole = issue((), (), ())
    for page in whole.pages:
        display = composer().page(whole, page.id).display
        for group in display.groups:
            assert group.y + group.bounds.bottom <= display.trim[1]
            assert group.y >= 0


def test_box_over_the_masthead_is_told() -> None:
    page = one(article("a", han(30)), box("b", "a", (0, 4, 1, 10)), page=0)
    assert ("layout.overlap", "masthead") in [
        (p.code, dict(p.args).get("other")) for p in page.problems
    ]


def test_boxes_that_share_cells_are_told() -> None:
    articles = (article("a", han(30)), article("c", han(30)))
    whole = issue(articles, (), (box("b", "a", (0, 0, 1, 10)), box("d", "c", (0, 9, 1, 10))))
    page = composer().page(whole, whole.pages[1].id)
    assert [p.code for p in page.problems] == ["layout.overlap"]


def test_box_beyond_the_grid_is_told() -> None:
    page = one(article("a", han(30)), box("b", "a", (2, 25, 2, 10)))
    assert "layout.off_grid" in [p.code for p in page.problems]


def test_other_boxes_become_ink() -> None:
    boxes = (
        PictureBox(id=BoxId("p"), rect=Rect(50, 100, 80, 60), original="f" * 64),
        TextBox(id=BoxId("t"), rect=Rect(50, 200, 100, 60), paragraphs=(Paragraph(text="好"),)),
        RuleBox(id=BoxId("r"), start=(50, 300), end=(150, 300)),
        AdBox(id=BoxId("e"), cells=Cells(column=0, line=20, columns=1, lines=5), slot="底栏"),
        AdBox(id=BoxId("f"), cells=Cells(column=1, line=20, columns=1, lines=5), original="a" * 64),
    )
    whole = issue((), (), boxes)
    page = composer().page(whole, whole.pages[1].id)
    assert [b.kind for b in page.boxes] == ["picture", "text", "rule", "ad", "ad"]
    groups = {group.name: group for group in page.display.groups}
    assert isinstance(groups["p"].items[0], Picture)
    assert isinstance(groups["f"].items[0], PlacedPdf)
    assert isinstance(groups["e"].items[0], Panel)
    assert any(isinstance(i, GlyphRun) and i.text == "底栏" for i in groups["e"].items)
    assert groups["t"].items[0].text == "好"


@pytest.mark.parametrize(("vertical", "lines"), [(False, 3), (True, 4)])
def test_free_text_that_runs_out_of_its_box_is_told_with_its_lines(vertical, lines) -> None:
    text = tuple(Paragraph(text=f"第{n}行") for n in "一二三四五六")
    wide, high = (30, 100) if vertical else (100, 45)
    words = TextBox(
        id=BoxId("t"), rect=Rect(50, 100, wide, high), paragraphs=text, vertical=vertical
    )
    whole = issue((), (), (words,))
    (found,) = composer().page(whole, whole.pages[1].id).problems
    assert (found.code, found.severity, dict(found.args)) == (
        "box.text_over", "error", {"lines": lines},
    )  # fmt: skip
    large = issue((), (), (replace(words, rect=Rect(50, 100, 200, 100)),))
    assert not composer().page(large, large.pages[1].id).problems


def test_unchanged_page_is_the_same_value() -> None:
    whole = issue((article("a", han(90)),), (), (box("b", "a", (0, 0, 1, 20)),))
    desk = composer()
    page = whole.pages[1].id
    assert desk.page(whole, page) is desk.page(replace(whole), page)


def test_edited_page_equals_one_composed_afresh() -> None:
    whole = issue((article("a", han(90), han(50)),), (), (box("b", "a", (0, 0, 1, 20)),))
    desk = composer()
    page = whole.pages[1].id
    desk.page(whole, page)
    edited = replace(whole, articles=(article("a", han(70), han(50)),))
    assert desk.page(edited, page) == composer().page(edited, page)


def test_shape_for_a_width_holds_the_article() -> None:
    made = article("a", *HEADS, *[han(60, n) for n in range(5)])
    whole = issue((made,), ())
    desk = composer()
    lines = desk.shape_for(whole, ArticleId("a"), 2)
    placed = issue((made,), (), (box("b", "a", (0, 0, 2, lines)),))
    assert desk.page(placed, placed.pages[1].id).boxes[0].fit.state != "over"


def test_shape_for_a_width_holds_subheads_that_go_over_to_the_next_column() -> None:
    short = (4, 3, 5, 4, 6, 2)
    for stanzas in range(2, 7):
        parts = [
            part
            for n in short[:stanzas]
            for part in ((Kind.SUBHEAD, han(1, n)), *(han(5, n + k) for k in range(n)))
        ]
        made = article("a", *HEADS, *parts)
        desk = composer()
        for wide in (1, 2, 3):
            lines = desk.shape_for(issue((made,), ()), ArticleId("a"), wide)
            placed = issue((made,), (), (box("b", "a", (0, 0, wide, lines)),))
            assert desk.article(placed, ArticleId("a")).overset is None, (stanzas, wide)
    assert desk.shape_for(placed, ArticleId("a"), 40) > 0, "wider than the page, which refuses it"


def test_point_on_a_character_tells_where_it_comes_from() -> None:
    page = one(article("a", han(60)), box("b", "a", (0, 0, 1, 20)))
    area = SMALL.type_area
    found = hit(page.display, area.x + 25, area.y + 15 + 5)
    assert found is not None
    assert (found.source.article, found.source.paragraph, found.source.offset) == ("a", 0, 10)
    assert hit(page.display, 1, 1) is None


def test_page_dump_is_as_accepted(golden) -> None:
    made = article("a", *HEADS, "他说：“好”，走了——再见。有5G网络，2023年起用。", rank=3)
    page = one(made, box("b", "a", (0, 2, 2, 14), framed=True))
    golden(GOLDEN / "framed.txt", dump(page.display))


def test_dump_of_a_jumped_article_is_as_accepted(golden) -> None:
    made = article("a", (Kind.HEADLINE, "河湾通水"), han(90), (Kind.SUBHEAD, "三件事"), han(70, 3))
    first = box("b1", "a", (0, 9, 1, 12))
    second = box("b2", "a", (1, 0, 2, 6), part=2)
    whole = issue((made,), (first,), (second,))
    desk = composer()
    dumps = [dump(desk.page(whole, page.id).display) for page in whole.pages]
    golden(GOLDEN / "jumped.txt", "\n".join(dumps))


def test_dump_in_a_shipped_face_is_as_accepted(golden) -> None:
    text = "“好！”他说，《溪》——2023年3.5%的5G用户住𬇕口浜……"
    made = article("a", (Kind.HEADLINE, "一二三"), text, (Kind.SUBHEAD, "小题"), text)
    other = article("c", (Kind.HEADLINE, "四五"), han(30))
    boxes = (box("b", "a", (0, 0, 1, 14)), box("d", "c", (1, 0, 1, 14)))
    whole = issue((made, other), (), boxes)
    page = Composer(shipped()).page(whole, whole.pages[1].id)
    assert not page.problems
    golden(GOLDEN / "shipped-face.txt", dump(page.display))


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("本报讯 今天早上", "本报讯"),
        ("本报讯（记者 某某）今天早上", "本报讯（记者 某某）"),
        ("今天早上本报讯", ""),
    ],
)
def test_opening_words_of_a_text_stand_in_the_bold_face(text: str, bold: str) -> None:
    made = article("a", (Kind.HEADLINE, "食堂开张"), text + han(60), text + han(60))
    mine = box("b", "a", (0, 0, 3, 20))
    for is_on in (True, False):
        whole = issue((made,), (), (mine,), book=replace(BOOK, opening_bold=is_on))
        found = composer().page(whole, whole.pages[1].id)
        texts = [run for run in runs(found.display) if run.source and run.source.paragraph]
        shown = "".join(run.text for run in texts if run.face == BOOK.bold)
        assert shown == (bold if is_on else "")
