"""Tables, names, verse and notices: where their characters stand, and how columns part them."""

import random
from dataclasses import replace

import pytest

from layout_app.display.dump import dump
from layout_app.display.items import GlyphRun, Group, Rule
from layout_app.model.setting import (
    Merged,
    NamesSetting,
    NoticesSetting,
    Numbering,
    Setting,
    TableRules,
    TableSetting,
    VerseAlign,
    VerseSetting,
)
from layout_app.model.text import Kind, Paragraph
from tests.unit.compose.setpages import (
    GOLDEN,
    SMALL,
    article,
    box,
    columns,
    composer,
    copy_text,
    han,
    issue,
    line_texts,
    runs,
)

TENTH = NoticesSetting(first=9)
ROWS = ("社区\t户数\t占比", "云溪\t1204\t31.5%", "河东村\t86\t8.25%", "新桥\t733\t—")


def run(kind: Kind, texts: tuple[str, ...], setting: Setting | None = None) -> list[Paragraph]:
    return [
        Paragraph(text=text, kind=kind, setting=None if n else setting)
        for n, text in enumerate(texts)
    ]


def composed(paragraphs: list[Paragraph], *boxes):
    made = replace(article("a"), paragraphs=tuple(paragraphs))
    whole = issue((made,), (), boxes)
    return composer().page(whole, whole.pages[1].id)


def spots(group: Group) -> dict[str, tuple[float, float]]:
    """Return where the runs of a column begin, in 字 and grid lines."""
    return {
        item.text: (
            round(item.xs[0] / SMALL.em, 3),
            round((item.ys[0] - 0.88 * SMALL.em) / SMALL.leading, 3),
        )
        for item in group.items
        if isinstance(item, GlyphRun)
    }


def rules(group: Group) -> list[tuple[float, float]]:
    """Return the level rules of a column: height in lines, weight."""
    found = [i for i in group.items if isinstance(i, Rule) and i.y1 == i.y2]
    return [(round(i.y1 / SMALL.leading, 2), i.weight) for i in found]


SPANNED = ("线路\t时刻\t\t备注", "\t首班\t末班", "一路\t5:50\t21:20\t逢五逢十停", "\t停运",
           "二路\t6:10\t20:40")  # fmt: skip
OVER = (Merged(0, 0, 2, 1), Merged(0, 1, 1, 2), Merged(0, 3, 2, 1), Merged(2, 0, 2, 1),
        Merged(3, 1, 1, 2))  # fmt: skip


def spanned(merged=OVER, rules=TableRules.GRID, texts=SPANNED):
    return run(Kind.TABLE, texts, TableSetting(heads=2, merged=merged, rules=rules))


def test_a_merged_cell_stands_in_the_middle_of_all_that_it_covers() -> None:
    page = composed(spanned(), box("b", "a", (0, 0, 3, 12), columns=1))
    (column,) = columns(page.display, "b")
    found = spots(column)
    assert found["线路"][1] == found["备注"][1] == 0.5
    assert found["时刻"][1] == 0
    assert found["首班"][1] == found["末班"][1] == 1
    middle = found["时刻"][0] + 0.9
    assert middle == pytest.approx((found["首班"][0] + found["末班"][0] + 1.8) / 2, abs=0.3)
    assert found["停运"][0] + 0.9 == pytest.approx(middle, abs=0.3)
    assert copy_text(page.display) == "".join("".join(SPANNED).split())


def test_no_rule_crosses_a_merged_cell() -> None:
    page = composed(spanned(), box("b", "a", (0, 0, 3, 12), columns=1))
    (column,) = columns(page.display, "b")
    found = [item for item in column.items if isinstance(item, Rule)]
    by_words = {i.text: i for i in column.items if isinstance(i, GlyphRun)}
    for words in ("时刻", "停运", "线路", "一路"):
        item = by_words[words]
        left, right = item.xs[0], item.xs[-1] + item.size
        top, foot = item.ys[0] - 0.88 * item.size, item.ys[0]
        assert not [r for r in found if r.x1 == r.x2 and left < r.x1 < right
                    and r.y1 < foot and r.y2 > top]  # fmt: skip
    below = [r for r in found if r.y1 == r.y2 and r.weight == 0.25]
    assert all(r.x1 > 0 for r in below if 2 < r.y1 / SMALL.leading < 3.5)


def test_rows_that_a_cell_reaches_over_are_not_parted() -> None:
    texts = ["甲\t乙", *(f"{n}\t{n}" for n in range(9))]
    texts[6:8] = ["\t5", "\t6"]

    def last_of_first(*merged: Merged) -> str:
        table = run(Kind.TABLE, tuple(texts), TableSetting(merged=merged))
        page = composed(table, box("b", "a", (0, 0, 2, 6)))
        return line_texts(columns(page.display, "b")[0])[-1]

    assert last_of_first() == "44"
    assert last_of_first(Merged(5, 0, 3, 1)) == "33"


def test_what_would_cover_words_is_not_merged() -> None:
    merged = (Merged(0, 0, 1, 2), Merged(2, 1, 1, 2), Merged(1, 2, 9, 1), Merged(1, 3, 2, 1))
    told = composed(spanned(merged), box("b", "a", (0, 0, 3, 12), columns=1))
    plain = composed(spanned(()), box("b", "a", (0, 0, 3, 12), columns=1))
    assert told.display == plain.display


def test_a_merged_cell_of_many_lines_makes_its_last_row_higher() -> None:
    rows = ("甲\t乙", han(30) + "\t丙", "\t丁", "戊\t己")
    setting = TableSetting(merged=(Merged(1, 0, 2, 1),), widths=(6, 0))
    page = composed(run(Kind.TABLE, rows, setting), box("b", "a", (0, 0, 1, 16)))
    (column,) = columns(page.display, "b")
    found = spots(column)
    assert found["丙"][1] == 1
    assert found["戊"][1] == max(y for _x, y in found.values())
    assert found["戊"][1] > 4


def test_decimal_points_stand_below_each_other_on_the_grid() -> None:
    page = composed(run(Kind.TABLE, ROWS), box("b", "a", (0, 0, 2, 8), columns=1))
    found = spots(columns(page.display, "b")[0])
    assert [round(found[text][1], 3) for text in ("社区", "云溪", "河东村", "新桥")] == [0, 1, 2, 3]
    one, two = found["31.5%"][0], found["8.25%"][0]
    assert one + 2 * 0.45 == pytest.approx(two + 0.45, abs=0.01)
    assert found["1204"][0] + 4 * 0.45 == pytest.approx(found["86"][0] + 2 * 0.45, abs=0.01)


def test_rules_stand_above_below_the_heads_and_at_the_foot() -> None:
    page = composed(run(Kind.TABLE, ROWS), box("b", "a", (0, 0, 2, 8), columns=1))
    assert rules(columns(page.display, "b")[0]) == [(-0.17, 0.8), (0.83, 0.5), (3.83, 0.8)]
    page = composed(
        run(Kind.TABLE, ROWS, TableSetting(rules=TableRules.ROWS)),
        box("b", "a", (0, 0, 2, 8), columns=1),
    )
    assert [weight for _, weight in rules(columns(page.display, "b")[0])] == [
        0.8, 0.5, 0.25, 0.25, 0.8,
    ]  # fmt: skip


def test_long_cell_runs_over_several_lines_of_its_row() -> None:
    rows = ("事项\t期限", "井盖松动缺失处置办法\t2", "路灯\t1")
    page = composed(run(Kind.TABLE, rows), box("b", "a", (0, 0, 1, 9)))
    found = spots(columns(page.display, "b")[0])
    assert found["路灯"][1] == 3
    assert [y for text, (_, y) in found.items() if text in "井盖松动缺失处置办法"] == [1, 2]


def test_heads_stand_again_where_a_table_goes_on() -> None:
    rows = ("社区\t户数", *(f"第{n}区\t{n}" for n in range(10, 30)))
    page = composed(run(Kind.TABLE, rows), box("b", "a", (0, 0, 3, 10)))
    heads = [line_texts(column)[0] for column in columns(page.display, "b")]
    assert heads == ["社区户数"] * 3
    sourced = [r.text for r in runs(page.display) if r.source]
    assert sourced.count("社区") == 1
    again = [r for r in runs(page.display) if r.text == "社区" and not r.source]
    assert len(again) == 2


def test_heads_stand_again_on_another_page() -> None:
    rows = ("社区\t户数", *(f"第{n}区\t{n}" for n in range(10, 30)))
    made = replace(article("a"), paragraphs=tuple(run(Kind.TABLE, rows)))
    one, two = box("b", "a", (0, 0, 1, 12)), box("c", "a", (0, 0, 1, 14), part=2)
    whole = issue((made,), (), (one,), (two,))
    found = composer().page(whole, whole.pages[2].id)
    assert line_texts(columns(found.display, "c")[0])[0] == "社区户数"
    assert found.boxes[0].fit.state == "short"


def test_low_table_moves_whole_to_the_next_column() -> None:
    body = [Paragraph(text=han(66)), *run(Kind.TABLE, ROWS)]
    page = composed(body, box("b", "a", (0, 0, 2, 9)))
    first, second = columns(page.display, "b")
    assert not [text for text in line_texts(first) if "户数" in text]
    assert len(line_texts(second)) == len(ROWS)


def test_table_between_text_has_a_line_of_air_at_both_sides() -> None:
    body = [Paragraph(text=han(12)), *run(Kind.TABLE, ROWS), Paragraph(text=han(12, 3))]
    page = composed(body, box("b", "a", (0, 0, 1, 20)))
    lines = {
        round((i.ys[0] - 8.8) / SMALL.leading) for i in columns(page.display, "b")[0].items
        if isinstance(i, GlyphRun)
    }  # fmt: skip
    assert lines == {0, 1, 3, 4, 5, 6, 8, 9}


def test_row_that_finds_no_room_is_over_and_conserved() -> None:
    rows = ("社区\t户数", *(f"第{n}区\t{n}" for n in range(10, 20)))
    page = composed(run(Kind.TABLE, rows), box("b", "a", (0, 0, 1, 6)))
    shown = sum(len(r.text) for r in runs(page.display) if r.source)
    assert page.boxes[0].fit.state == "over"
    assert shown == len("社区户数") + 5 * len("第10区10")
    assert "layout.overset" in {p.code for p in page.problems}


def test_wide_table_stands_across_columns_and_text_runs_around_it() -> None:
    body = [Paragraph(text=han(200)), *run(Kind.TABLE, ROWS, TableSetting(span=2))]
    page = composed(body, box("b", "a", (0, 0, 3, 16)))
    (region,) = [r for r in page.boxes[0].regions if r.kind == "table"]
    assert region.rect.w == pytest.approx(21 * SMALL.em)
    assert region.rect.y == pytest.approx(SMALL.type_area.y + 12 * SMALL.leading)
    assert sorted(copy_text(page.display)) == sorted(
        "".join(p.text for p in body).replace("\t", "")
    )


def test_names_stand_on_stops_of_whole_cells_and_two_are_spread() -> None:
    names = "王建国 李明 赵丽 欧阳文静 陈晓燕 吴芳"
    page = composed(run(Kind.NAMES, (names,)), box("b", "a", (0, 0, 1, 9)))
    (column, *_) = columns(page.display, "b")
    found = [
        (r.text, *(round(x / SMALL.em, 3) for x in r.xs))
        for r in column.items if isinstance(r, GlyphRun)
    ]  # fmt: skip
    assert found[:3] == [("王建国", 0, 1, 2), ("李", 7), ("明", 9)]
    assert all(place % 1 == 0 for _, *places in found for place in places)


def test_names_take_the_stops_of_the_editor() -> None:
    page = composed(
        run(Kind.NAMES, ("甲乙丙 丁戊己",), NamesSetting(cell=5)), box("b", "a", (0, 0, 1, 9))
    )
    found = spots(columns(page.display, "b")[0])
    assert found == {"甲乙丙": (0, 0), "丁戊己": (5, 0)}


def test_poem_stands_in_the_middle_by_whole_cells_with_air_between_stanzas() -> None:
    lines = [
        *run(Kind.VERSE, ("早起的船", "水声轻轻响"), VerseSetting()),
        *run(Kind.VERSE, ("灯还没有熄", "人已来到"), VerseSetting()),
    ]
    page = composed(lines, box("b", "a", (0, 0, 1, 9)))
    assert spots(columns(page.display, "b")[0]) == {
        "早起的船": (2, 0), "水声轻轻响": (2, 1), "灯还没有熄": (2, 3), "人已来到": (2, 4),
    }  # fmt: skip


def test_stanzas_that_follow_each_other_have_one_left_edge() -> None:
    lines = [
        *run(Kind.VERSE, ("早起", "水声"), VerseSetting()),
        *run(Kind.VERSE, ("灯还没有熄", "人已来到"), VerseSetting()),
    ]
    page = composed(lines, box("b", "a", (0, 0, 1, 9)))
    assert {x for x, _y in spots(columns(page.display, "b")[0]).values()} == {2}


def test_a_poem_parted_by_titles_keeps_one_left_edge() -> None:
    lines = [
        Paragraph(text="晨", kind=Kind.SUBHEAD),
        *run(Kind.VERSE, ("灯还没有熄", "人已来到"), VerseSetting()),
        Paragraph(text="午", kind=Kind.SUBHEAD),
        *run(Kind.VERSE, ("早起", "水声"), VerseSetting()),
    ]
    page = composed(lines, box("b", "a", (0, 0, 1, 9)))
    assert spots(columns(page.display, "b")[0]) == {
        "晨": (2, 0), "灯还没有熄": (2, 1), "人已来到": (2, 2),
        "午": (2, 4), "早起": (2, 5), "水声": (2, 6),
    }  # fmt: skip


def test_titles_of_stanzas_stand_level_though_a_foot_stays_short() -> None:
    lines = []
    for title, verses in (("晨", 2), ("午", 2), ("昏", 2), ("夜", 3)):
        lines += [Paragraph(text=title, kind=Kind.SUBHEAD)]
        lines += run(Kind.VERSE, ("早起的船", "水声轻响", "灯还亮着")[:verses], VerseSetting())
    page = composed(lines, box("b", "a", (0, 0, 2, 10)))
    first, second = map(spots, columns(page.display, "b"))
    assert first["午"][1] == second["夜"][1] == 4, "no line is added above a title to fill a column"


def test_an_article_of_heads_only_has_no_stanza() -> None:
    page = composed(run(Kind.HEADLINE, ("食堂开张",)), box("b", "a", (0, 0, 1, 9)))
    assert not page.problems


def test_an_empty_line_typed_amid_verse_begins_a_stanza() -> None:
    lines = run(Kind.VERSE, ("早起的船", "水声轻轻响", "", "灯还没有熄", ""), VerseSetting())
    page = composed(lines, box("b", "a", (0, 0, 1, 9)))
    assert spots(columns(page.display, "b")[0]) == {
        "早起的船": (2, 0), "水声轻轻响": (2, 1), "灯还没有熄": (2, 3),
    }  # fmt: skip


def test_long_verse_hangs_and_a_low_stanza_is_not_parted() -> None:
    long = "轻声数着河灯一盏一盏走远"
    page = composed(
        [Paragraph(text=han(52)), *run(Kind.VERSE, (long, "三四"), VerseSetting())],
        box("b", "a", (0, 0, 2, 8)),
    )
    first, second = columns(page.display, "b")
    assert line_texts(second) == [long[:6], long[6:], "三四"]
    assert spots(second)[long[6:]][0] == 2
    assert not set(line_texts(first)) & {long[:6], "三四"}


def test_a_subhead_goes_with_a_stanza_that_moves_on_as_a_whole() -> None:
    stanza = ("早起的船", "水声轻响", "灯还亮着", "人已来到")
    page = composed(
        [
            Paragraph(text=han(30)),
            Paragraph(text="晨", kind=Kind.SUBHEAD),
            *run(Kind.VERSE, stanza, VerseSetting()),
        ],
        box("b", "a", (0, 0, 2, 8)),
    )
    first, second = columns(page.display, "b")
    assert "晨" not in line_texts(first)
    assert line_texts(second) == ["晨", *stanza]
    assert spots(second)["早起的船"][1] == 1, "no blank line parts a stanza from its title"


def test_centred_verse_stands_line_by_line_in_the_middle() -> None:
    page = composed(
        run(Kind.VERSE, ("四个字吗", "六个字在这里"), VerseSetting(align=VerseAlign.CENTRE)),
        box("b", "a", (0, 0, 1, 9)),
    )
    assert spots(columns(page.display, "b")[0]) == {"四个字吗": (3, 0), "六个字在这里": (2, 1)}


def test_notices_hang_behind_numbers_that_follow_their_order() -> None:
    texts = ("沿河步道今晚封闭请勿翻越围栏", "车库备足沙袋")
    page = composed(
        run(Kind.NOTICE, texts, NoticesSetting(numbers=Numbering.CHINESE)),
        box("b", "a", (0, 0, 1, 9)),
    )
    (column,) = columns(page.display, "b")
    assert line_texts(column) == ["一、沿河步道今晚封闭", "请勿翻越围栏", "二、车库备足沙袋"]
    assert spots(column)["请勿翻越围栏"][0] == 2
    made = [r for r in runs(page.display) if r.text in ("一、", "二、")]
    assert [r.source for r in made] == [None, None]


def test_number_in_the_copy_is_kept_and_has_its_source() -> None:
    page = composed(
        run(Kind.NOTICE, ("（三）车库备足沙袋", "4.5米以上车辆禁行")),
        box("b", "a", (0, 0, 2, 9), columns=1),
    )
    (column, *_) = columns(page.display, "b")
    label = next(r for r in column.items if isinstance(r, GlyphRun) and r.text == "（三）")
    assert label.source is not None
    assert line_texts(column)[1].startswith("2.")


def test_notice_leaves_no_lone_line() -> None:
    texts = tuple(han(24, n) for n in range(4))
    page = composed(run(Kind.NOTICE, texts), box("b", "a", (0, 0, 2, 7)))
    counts = []
    for column in columns(page.display, "b"):
        by: dict[int, set[float]] = {}
        for item in column.items:
            if isinstance(item, GlyphRun) and item.source:
                by.setdefault(item.source.paragraph, set()).add(item.ys[0])
        counts += [len(lines) for lines in by.values()]
    assert min(counts) >= 2


def test_vertical_lines_take_rows_as_text() -> None:
    page = composed(run(Kind.TABLE, ROWS), box("b", "a", (0, 0, 2, 20), vertical=True))
    assert {p.code for p in page.problems} <= {"layout.overset"}
    assert copy_text(page.display).replace("\t", "").startswith("社区")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("table", run(Kind.TABLE, ROWS, TableSetting(rules=TableRules.GRID))),
        ("table-merged", spanned(rules=TableRules.OPEN)),
        ("names", run(Kind.NAMES, ("王建国 李明 赵丽 欧阳文静 陈晓燕 吴芳",))),
        ("verse", run(Kind.VERSE, ("早起的船划过", "水声轻轻，", "像一句问好。"), VerseSetting())),
        (
            "notices",
            run(Kind.NOTICE, ("沿河步道今晚封闭，请勿翻越围栏。", "车库备足沙袋。"), TENTH),
        ),
    ],
)  # fmt: skip
def test_golden_display_lists(name, body, golden) -> None:
    heads = [Paragraph(text="河湾新事", kind=Kind.HEADLINE), Paragraph(text=han(14))]
    page = composed([*heads, *body, Paragraph(text=han(12, 5))], box("b", "a", (0, 0, 1, 16)))
    mine = replace(page.display, groups=page.display.groups[-1:])
    golden(GOLDEN / f"object-{name}.txt", dump(mine))


def test_a_notice_without_room_loses_its_own_number_too():
    notices = run(Kind.NOTICE, ("一、自带餐盒", "二、分时排队", "三、老人优先"))
    made = replace(article("a"), paragraphs=tuple(notices))
    whole = issue((made,), (), (box("b", "a", (0, 0, 1, 2)),))
    composed = composer()
    shown = copy_text(composed.page(whole, whole.pages[1].id).display)
    text = "\n".join(paragraph.text for paragraph in notices)
    ((start, end),) = composed.article(whole, made.id).lost
    assert text[start:end] == "三、老人优先"
    assert shown == text[:start].replace("\n", "")


@pytest.mark.parametrize("seed", range(40))
def test_one_line_of_air_stands_above_every_table_and_stanza(seed: int) -> None:
    """At the head of a column there is none; feet are mended elsewhere."""
    chance = random.Random(seed)
    told: list[Paragraph] = []
    for n in range(4):
        told += [Paragraph(text=han(chance.randint(20, 90), 5 * n + k)) for k in range(2)]
        told += (
            run(Kind.VERSE, ("早起的船", "水声轻轻响"), VerseSetting()) if n % 2 else table_of_two()
        )
    story = replace(article("a", ""), paragraphs=tuple(told))
    desk = composer()
    lines = min(30, desk.shape_for(issue((story,), ()), story.id, 2))
    whole = issue((story,), (), (box("b", "a", (0, 0, 2, lines)),))
    gaps = []
    for column in columns(desk.page(whole, whole.pages[1].id).display, "b"):
        ys: dict[int, list[float]] = {}
        for item in column.items:
            if isinstance(item, GlyphRun) and item.source:
                ys.setdefault(item.source.paragraph, []).append(item.ys[0])
        gaps += [
            round((min(ys[n]) - max(ys[n - 1])) / SMALL.leading)
            for n in ys
            if n - 1 in ys and n % 4 == 2
        ]
    assert set(gaps) <= {2}


def table_of_two() -> list[Paragraph]:
    return run(Kind.TABLE, ("甲\t乙", "一\t二"), TableSetting(heads=0))


@pytest.mark.parametrize("measure", [0, 4])
def test_a_name_wider_than_its_column_goes_on_in_the_next_line(measure: int) -> None:
    long = "河东街道办事处离退休老干部合唱团"
    names = f"张三　李四 {long} 王五 赵六"
    story = replace(article("a", ""), paragraphs=(Paragraph(text=names, kind=Kind.NAMES),))
    whole = issue((story,), (), (box("b", "a", (0, 0, 1, 20), columns=measure),))
    page = composer().page(whole, whole.pages[1].id)
    assert copy_text(page.display).replace("\u3000", "") == names.replace(" ", "").replace(
        "\u3000", ""
    )
    for column in columns(page.display, "b"):
        for item in column.items:
            assert max(item.xs) + item.size <= column.bounds.w + 0.01
    found = [line for column in columns(page.display, "b") for line in line_texts(column)]
    assert not any("合唱团" in line and "王" in line for line in found)


def test_a_long_name_is_neither_lost_nor_doubled_where_columns_differ() -> None:
    long = "河东街道办事处离退休老干部合唱团与舞蹈队"
    story = replace(
        article("a", ""), paragraphs=(Paragraph(text=f"张三 {long} 王五", kind=Kind.NAMES),)
    )
    for lines in range(1, 5):
        parts = (
            box("b", "a", (0, 0, 1, lines), columns=2),
            box("c", "a", (1, 0, 2, 9), columns=1, part=2),
        )
        whole = issue((story,), (), parts)
        page = composer().page(whole, whole.pages[1].id)
        shown = "".join(copy_text(page.display).split())
        assert shown == f"张三{long}王五"
