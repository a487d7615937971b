"""Vertical heads, bodies and free texts on a page."""

from dataclasses import replace
from itertools import pairwise

import pytest

from layout_app.compose.page import ComposedPage, Composer
from layout_app.display.dump import dump
from layout_app.display.hit import hit
from layout_app.display.items import GlyphRun, Group
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article, ArticlePicture, accepted_text
from layout_app.model.box import Arrangement, ArticleBox, Region, RegionKind, TextBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.setting import VerseAlign, VerseSetting
from layout_app.model.style import Align, BreakStyle, Stylebook, TextStyle
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph
from tests.unit.compose.setpages import (
    BOOK,
    GOLDEN,
    SMALL,
    article,
    box,
    columns,
    composer,
    copy_text,
    drawn,
    han,
    issue,
    runs,
    standing,
)

RIGHT, LEFT = Arrangement.VERTICAL_RIGHT, Arrangement.VERTICAL_LEFT
HEADS = (
    (Kind.KICKER, "社区新风"),
    (Kind.HEADLINE, "长者食堂开张了"),
    (Kind.SUBTITLE, "一餐饭暖了一条街"),
)
EM = SMALL.em


def made(*boxes: ArticleBox, of: Article, book: Stylebook = BOOK, faces=None) -> ComposedPage:
    whole = issue((of,), (), boxes, book=book)
    desk = Composer(faces) if faces else composer()
    return desk.page(whole, whole.pages[1].id)


def one(*parts, at=(0, 0, 3, 14), rank=4, arrangement=RIGHT, book=BOOK, **others) -> ComposedPage:
    placed = box("b", "a", at, arrangement=arrangement, **others)
    return made(placed, of=article("a", *parts, rank=rank), book=book)


def rects(page: ComposedPage) -> dict[str, Rect]:
    """Return the places of the heads, and of all text as one."""
    found = {region.kind.value: region.rect for region in page.boxes[0].regions}
    texts = [r.rect for r in page.boxes[0].regions if r.kind == "text"]
    left, right = min(r.x for r in texts), max(r.right for r in texts)
    top, foot = min(r.y for r in texts), max(r.bottom for r in texts)
    return found | {"text": Rect(left, top, right - left, foot - top)}


def head_group(page: ComposedPage, name: str) -> Group:
    shown = next(group for group in page.display.groups if group.name == "b")
    return next(g for g in shown.items if isinstance(g, Group) and g.name == name)


def test_heads_stand_from_right_to_left_beside_their_text() -> None:
    found = rects(one(*HEADS, han(200)))
    assert found["kicker"].x > found["headline"].right - 0.01
    assert found["headline"].x > found["subtitle"].right - 0.01
    assert found["subtitle"].x > found["text"].right
    assert found["kicker"].right <= SMALL.type_area.right + 0.01


def test_heads_at_the_left_leave_the_right_to_the_text() -> None:
    found = rects(one(*HEADS, han(200), arrangement=LEFT))
    assert found["kicker"].x > found["headline"].right - 0.01
    assert found["subtitle"].x >= SMALL.type_area.x - 0.01
    assert found["text"].x > found["kicker"].right
    assert abs(found["text"].right - SMALL.type_area.right) < 0.01


@pytest.mark.parametrize("arrangement", [LEFT, RIGHT])
@pytest.mark.parametrize("rank", [1, 2, 3, 4])
@pytest.mark.parametrize("framed", [False, True])
def test_strip_takes_whole_cells(arrangement, rank, framed) -> None:
    page = one(*HEADS, han(200), rank=rank, arrangement=arrangement, framed=framed)
    inner = SMALL.type_area.inset(EM, 0) if framed else SMALL.type_area
    found = rects(page)
    text = found["text"]
    spare = inner.w - text.w if arrangement is RIGHT else text.x - inner.x
    assert abs(spare / EM - round(spare / EM)) < 0.001
    lines = (found["headline"].h - EM) / SMALL.leading
    assert abs(lines - round(lines)) < 0.001
    for region in page.boxes[0].regions:
        if region.kind == "text":
            assert abs(region.rect.w / EM - round(region.rect.w / EM)) < 0.001
            for head in ("kicker", "headline", "subtitle"):
                assert not region.rect.overlaps(found[head])


def test_headline_breaks_into_lines_that_run_to_the_left() -> None:
    page = one((Kind.HEADLINE, "长者食堂开张了，邻里同桌吃饭"), han(60), at=(0, 0, 2, 14), rank=1)
    found = drawn(standing(head_group(page, "headline")))
    assert found == "邻长\n里者\n同食\n桌堂\n吃开\n饭张\n　了\n　，"


def test_headline_breaks_where_the_editor_says() -> None:
    text = "长者食堂开张了"
    broken = Paragraph(
        text=text, kind=Kind.HEADLINE, marks=(Mark(kind=MarkKind.BREAK, start=4, end=4),)
    )
    of = Article(id=article("a").id, paragraphs=(broken, Paragraph(text=han(60))), rank=2)
    page = made(box("b", "a", (0, 0, 2, 20), arrangement=RIGHT), of=of)
    assert standing(head_group(page, "headline")) == ["长者食堂", "开张了"]


def test_short_kicker_begins_with_the_headline_and_subtitle_ends_with_it() -> None:
    page = one(*HEADS[:2], (Kind.SUBTITLE, "一餐饭"), han(90), at=(0, 0, 3, 14), rank=3)
    kicker, headline, subtitle = (
        _ends(head_group(page, name)) for name in ("kicker", "headline", "subtitle")
    )
    assert abs(kicker[0] - headline[0]) < 0.01
    assert abs(subtitle[1] - headline[1]) < 0.01
    assert kicker[1] < headline[1]
    assert subtitle[0] > headline[0]


def _ends(group: Group) -> tuple[float, float]:
    """Return top and foot of a one-line head of Han, points below its box."""
    (run,) = [item for item in group.items if isinstance(item, GlyphRun)]
    return run.ys[0] - 0.88 * run.size, run.ys[-1] + 0.12 * run.size


def test_headline_is_spread_to_fill_its_strip_but_not_torn() -> None:
    page = one((Kind.HEADLINE, "开张了"), han(90), at=(0, 0, 2, 24), rank=3)
    (run,) = [item for item in head_group(page, "headline").items if isinstance(item, GlyphRun)]
    steps = {round((b - a) / run.size, 3) for a, b in zip(run.ys, run.ys[1:], strict=False)}
    assert steps == {1.25}
    top, foot = _ends(head_group(page, "headline"))
    assert abs(top - (rects(page)["headline"].h - foot)) < 0.02


def test_short_head_of_a_tall_box_takes_columns_and_text_stands_below_it() -> None:
    page = one(*HEADS, han(500), at=(0, 0, 3, 28))
    texts = [r.rect for r in page.boxes[0].regions if r.kind == "text"]
    found = rects(page)
    assert [text.w for text in texts] == [100.0] * 3
    assert [text.y for text in texts[:2]] == [SMALL.type_area.y] * 2
    assert texts[2].y > found["headline"].bottom
    assert texts[2].x < found["subtitle"].x < found["kicker"].right < texts[2].right
    lines = (texts[2].y - SMALL.type_area.y) / SMALL.leading
    assert abs(lines - round(lines)) < 0.001


def test_text_that_begins_below_a_head_leaves_deck_and_byline_in_the_strip() -> None:
    heads = (*HEADS, (Kind.DECK, han(24)), (Kind.BYLINE, "本报记者"))
    page = one(*heads, han(500), at=(0, 0, 3, 28), arrangement=LEFT)
    found = rects(page)
    first = next(r.rect for r in page.boxes[0].regions if r.kind == "text")
    assert first.x == SMALL.type_area.x
    assert first.y > found["headline"].bottom
    assert found["byline"].right <= found["deck"].x + 0.01
    assert found["deck"].right <= found["subtitle"].x
    assert standing(head_group(page, "byline")) == ["本报记者"]
    assert copy_text(page.display) == "".join(text for _, text in heads) + han(500)


def test_name_stands_in_the_strip_that_takes_a_column_of_its_own() -> None:
    heads = (HEADS[1], (Kind.BYLINE, "某某"))
    page = one(*heads, han(300), at=(0, 0, 4, 60), rank=3, arrangement=RIGHT)
    found = rects(page)
    assert standing(head_group(page, "byline")) == ["某某"]
    assert found["text"].x < found["byline"].x
    assert found["byline"].right <= found["headline"].x + 0.01
    assert found["text"].y == SMALL.type_area.y


@pytest.mark.parametrize(("arrangement", "left"), [(RIGHT, 0), (LEFT, 1)])
def test_text_beside_a_low_vertical_head_keeps_the_columns_of_the_page(arrangement, left) -> None:
    heads = (*HEADS, (Kind.BYLINE, "本报记者"))
    page = one(*heads, han(200), at=(0, 0, 3, 16), arrangement=arrangement)
    first, second = columns(page.display, "b")
    step = (SMALL.chars + SMALL.gutter) * EM
    assert (first.x, second.x) == pytest.approx((left * step, (left + 1) * step))
    assert first.bounds.w == second.bounds.w == SMALL.chars * EM
    assert standing(head_group(page, "byline")) == ["本报记者"]


def test_byline_stands_with_a_vertical_text() -> None:
    heads = (HEADS[1], (Kind.BYLINE, "某某"))
    page = one(*heads, *POEM, at=(0, 0, 2, 10), vertical=True, book=VERSE)
    assert rects(page)["byline"].right <= rects(page)["headline"].x
    assert standing(head_group(page, "byline")) == ["某某"]


def test_deck_of_a_vertical_text_stands_in_the_strip() -> None:
    """Over vertical lines it would be read across them."""
    page = one(*HEADS, (Kind.DECK, han(24)), han(200), vertical=True)
    found = rects(page)
    headline, deck = found["headline"], found["deck"]
    assert deck.h > deck.w
    assert deck.right <= headline.x
    assert found["text"].right <= deck.x


def test_editor_sets_the_size_and_it_is_kept() -> None:
    page = one(*HEADS, han(90), headline_size=2.2)
    assert {item.size for item in head_group(page, "headline").items} == {22.0}


def test_head_that_is_too_long_is_told() -> None:
    page = one((Kind.HEADLINE, han(80)), han(60), at=(0, 0, 2, 8), rank=1)
    assert "layout.head_too_long" in [problem.code for problem in page.problems]


def test_deck_and_byline_stand_over_the_text_beside_the_strip() -> None:
    heads = (*HEADS, (Kind.DECK, han(24)), (Kind.BYLINE, "本报记者"))
    found = rects(one(*heads, han(120)))
    for name in ("deck", "byline"):
        assert found[name].right <= found["subtitle"].x
        assert found[name].bottom <= found["text"].y + 0.01


@pytest.mark.parametrize("arrangement", [LEFT, RIGHT])
def test_box_of_several_rectangles_gives_whole_columns(arrangement) -> None:
    shape = (
        Cells(column=0, line=0, columns=3, lines=12),
        Cells(column=0, line=12, columns=1, lines=10),
    )
    placed = ArticleBox(
        id=BoxId("b"), article=article("a").id, shape=shape, arrangement=arrangement
    )
    page = made(placed, of=article("a", *HEADS, han(400)))
    texts = [r.rect for r in page.boxes[0].regions if r.kind == "text"]
    assert {r.w for r in texts} == {100.0}
    assert len(texts) == (3 if arrangement is LEFT else 2)
    assert not any(
        r.rect.overlaps(text) for r in page.boxes[0].regions if r.kind != "text" for text in texts
    )


def test_strip_without_room_for_text_is_told_as_overset() -> None:
    page = one((Kind.HEADLINE, "开张"), han(60), at=(0, 0, 1, 12), rank=4, headline_size=7)
    assert "layout.overset" in [problem.code for problem in page.problems]
    assert copy_text(page.display) == "开张"


@pytest.mark.parametrize("arrangement", [RIGHT, LEFT])
@pytest.mark.parametrize("at", [(0, 0, 3, 20), (0, 0, 4, 60)])
def test_deck_and_name_are_read_in_their_order(arrangement, at) -> None:
    """A name behind a deck that lies over the text stays with it."""
    heads = (HEADS[1], (Kind.DECK, "食堂开张头一天来了三百人。"), (Kind.BYLINE, "某某"))
    page = one(*heads, han(200), at=at, rank=3, arrangement=arrangement)
    assert copy_text(page.display) == "".join(text for _, text in heads) + han(200)


def test_every_character_is_set_once_whatever_stands() -> None:
    of = article("a", *HEADS, han(70), "他说：“好”，2023年5G网络增24.5%。", han(90))
    for arrangement in (LEFT, RIGHT):
        for vertical in (False, True):
            placed = box("b", "a", (0, 0, 3, 24), arrangement=arrangement, vertical=vertical)
            page = made(placed, of=of)
            assert page.boxes[0].fit.state != "over"
            assert copy_text(page.display) == accepted_text(of).replace("\n", "")


POEM = ("竹外桃花三两枝，", "春江水暖鸭先知。", "蒌蒿满地芦芽短，", "正是河豚欲上时。")
VERSE = replace(BOOK, breaks=BreakStyle(indent=0, runt=1))


def test_poem_runs_down_from_the_right() -> None:
    page = one((Kind.HEADLINE, "晚景"), *POEM, at=(0, 0, 1, 8), vertical=True, book=VERSE)
    (tier,) = columns(page.display, "b")
    assert drawn(standing(tier)) == (
        "正蒌春竹\n是蒿江外\n河满水桃\n豚地暖花\n欲芦鸭三\n上芽先两\n时短知枝\n。，。，"
    )


def test_a_line_of_air_parts_stanzas_that_run_down() -> None:
    lines = tuple(
        Paragraph(text=text, kind=Kind.VERSE, setting=None if n % 2 else VerseSetting())
        for n, text in enumerate(POEM)
    )
    of = replace(article("a", (Kind.HEADLINE, "晚景")), paragraphs=lines)
    page = made(box("b", "a", (0, 0, 1, 8), vertical=True), of=of, book=VERSE)
    (tier,) = columns(page.display, "b")
    heads = {item.text[0]: item.xs[0] for item in tier.items if isinstance(item, GlyphRun)}
    right = [heads[text[0]] for text in POEM]
    pitch = right[0] - right[1]
    steps = [round((one - two) / pitch) for one, two in pairwise(right)]
    assert steps == [1, 2, 1]


def verses(align: VerseAlign, **fields: object) -> ComposedPage:
    lines = tuple(
        Paragraph(text=text, kind=Kind.VERSE, setting=None if n else VerseSetting(align=align))
        for n, text in enumerate(POEM)
    )
    of = replace(article("a", (Kind.HEADLINE, "晚景")), paragraphs=lines)
    return made(box("b", "a", (0, 0, 3, 12), vertical=True, **fields), of=of, book=VERSE)


def middles(page: ComposedPage) -> list[float]:
    """Return where the vertical lines of a box stand, from the right, points from its left."""
    found = {
        item.xs[0] + tier.x + EM / 2
        for tier in columns(page.display, "b")
        for item in tier.items
        if isinstance(item, GlyphRun)
    }
    return sorted(found, reverse=True)


def test_a_poem_in_vertical_lines_stands_in_the_middle_and_lacks_nothing() -> None:
    page = verses(VerseAlign.BLOCK)
    found = middles(page)
    assert len(found) == 4
    assert (found[0] + found[-1]) / 2 == pytest.approx(320 / 2, abs=0.01)
    assert page.boxes[0].fit is not None
    assert page.boxes[0].fit.state == "exact"
    framed = middles(verses(VerseAlign.CENTRE, framed=True))
    assert (framed[0] + framed[-1]) / 2 == pytest.approx(320 / 2, abs=0.01)


def test_verse_set_like_paragraphs_stays_at_the_right_and_lacks_nothing_either() -> None:
    for page in (verses(VerseAlign.INDENT), verses(VerseAlign.BLOCK, columns=2)):
        assert middles(page)[0] == 320 - EM / 2
        assert page.boxes[0].fit is not None
        assert page.boxes[0].fit.state == "exact"


def test_prose_in_vertical_lines_still_lacks_what_it_leaves_white() -> None:
    page = one(han(60), at=(0, 0, 3, 12), vertical=True)
    assert page.boxes[0].fit is not None
    assert page.boxes[0].fit.state == "short"


def test_tiers_follow_each_other_downwards() -> None:
    page = one(han(60), at=(0, 0, 1, 20), vertical=True, columns=2, book=VERSE)
    upper, lower = columns(page.display, "b")
    assert upper.y + upper.bounds.h < lower.y
    assert "".join(standing(upper) + standing(lower)) == han(60)


def test_vertical_lines_fill_their_box_from_edge_to_edge() -> None:
    page = one(han(400), at=(0, 0, 2, 20), vertical=True, book=VERSE)
    (tier,) = columns(page.display, "b")
    xs = sorted({item.xs[0] for item in tier.items if isinstance(item, GlyphRun)})
    assert xs[0] == 0
    assert abs(xs[-1] + EM - tier.bounds.w) < 0.01
    steps = [b - a for a, b in pairwise(xs)]
    assert max(steps) - min(steps) < 0.01
    assert SMALL.leading <= steps[0] < SMALL.leading * 1.2


def test_vertical_parts_jump_in_vertical_lines() -> None:
    of = article("a", han(300))
    parts = (
        box("b", "a", (0, 0, 1, 12), vertical=True),
        box("c", "a", (0, 0, 2, 20), vertical=True, part=2),
    )
    whole = issue((of,), (), (parts[0],), (parts[1],), book=VERSE)
    desk = composer()
    first, second = (desk.page(whole, whole.pages[n].id) for n in (1, 2))
    told = [
        standing(g)
        for page, name in ((first, "b"), (second, "c"))
        for shown in page.display.groups
        if shown.name == name
        for g in shown.items
        if isinstance(g, Group) and g.name == "jump"
    ]
    assert told == [["（下转A03版）"], ["（上接A02版）"]]
    assert copy_text(first.display) + copy_text(second.display) == han(300)
    assert not _touching(first, "b")
    assert not _touching(second, "c")


def _touching(page: ComposedPage, name: str) -> bool:
    """Tell whether a jump line stands on a line of text."""
    shown = next(group for group in page.display.groups if group.name == name)
    inner = [g for g in shown.items if isinstance(g, Group)]
    jump = next(g for g in inner if g.name == "jump")
    middle = jump.x + EM / 2
    lines = [
        g.x + item.xs[0] + EM / 2
        for g in inner
        if g.name == "column"
        for item in g.items
        if isinstance(item, GlyphRun) and not item.turn
    ]
    return any(abs(middle - line) < EM for line in lines)


def test_quotes_and_facts_run_on_in_a_vertical_text_beside_a_picture() -> None:
    of = replace(
        article("a", HEADS[1], POEM[0], (Kind.QUOTE, POEM[1]), (Kind.FACT, POEM[2]), POEM[3]),
        pictures=(ArticlePicture(original="0" * 64, name="桥.jpg"),),
    )
    page = made(box("b", "a", (0, 0, 2, 12), vertical=True, arrangement=RIGHT), of=of, book=VERSE)
    assert copy_text(page.display) == accepted_text(of).replace("\n", "")
    assert [problem.code for problem in page.problems] == ["layout.picture_unmeasured"]
    assert [region.kind for region in page.boxes[0].regions].count("picture") == 1


def test_picture_stands_beside_a_vertical_headline() -> None:
    picture = ArticlePicture(original="0" * 64, name="桥.jpg", pixels=(300, 200))
    of = replace(article("a", *HEADS, han(200)), pictures=(picture,))
    for arrangement in (LEFT, RIGHT):
        page = made(box("b", "a", (0, 0, 3, 16), arrangement=arrangement), of=of)
        places = {r.kind.value: r.rect for r in page.boxes[0].regions}
        heads = [places[name] for name in ("kicker", "headline", "subtitle")]
        assert not any(places["picture"].overlaps(head) for head in heads)
        assert copy_text(page.display) == accepted_text(of).replace("\n", "")


def test_free_text_runs_down_from_the_right_edge_of_its_box() -> None:
    words = TextBox(
        id=BoxId("t"),
        rect=Rect(50, 100, 60, 81),
        paragraphs=tuple(Paragraph(text=line) for line in POEM),
        style=TextStyle(align=Align.LEFT),
        vertical=True,
    )
    whole = issue((), (), (words,))
    page = composer().page(whole, whole.pages[1].id)
    group = next(g for g in page.display.groups if g.name == "t")
    assert drawn(standing(group)).splitlines()[0] == "正蒌春竹"
    assert {run.xs[0] for run in runs(page.display) if run.text in POEM} >= {0.0, 50.0}


def test_point_on_a_vertical_character_tells_where_it_comes_from() -> None:
    page = one((Kind.HEADLINE, "增长2023年了"), han(60), at=(0, 0, 2, 20))
    head = rects(page)["headline"]
    shown = head_group(page, "headline")
    upright, lying = [item for item in shown.items if isinstance(item, GlyphRun)][:2]
    for run, k, inward, wanted in ((upright, 1, (0.5, -0.4), 1), (lying, 2, (0.3, 0.2), 4)):
        x, y = run.xs[k], run.ys[k] if len(run.ys) > 1 else run.ys[0]
        found = hit(
            page.display, head.x + x + inward[0] * run.size, head.y + y + inward[1] * run.size
        )
        assert found is not None
        assert (found.source.paragraph, found.source.offset) == (0, wanted)


@pytest.mark.parametrize("face", ["fake", "shipped"])
def test_vertical_page_dump_is_as_accepted(golden, face) -> None:
    of = article(
        "a",
        (Kind.KICKER, "社区“新风”"),
        (Kind.HEADLINE, "食堂——26日开张，GDP？"),
        (Kind.SUBTITLE, "2023年100天"),
        "他说：“好”，走了——再见。",
        rank=4,
    )
    placed = box("b", "a", (0, 2, 2, 14), framed=True, vertical=True, arrangement=RIGHT)
    page = made(placed, of=of, faces=shipped() if face == "shipped" else None)
    golden(GOLDEN / f"vertical-{face}.txt", dump(page.display))


def marked(*marks: Mark) -> Article:
    first = Paragraph(text=han(60), marks=marks)
    return Article(
        id=ArticleId("a"),
        paragraphs=(Paragraph(text="题目", kind=Kind.HEADLINE), first),
        rank=4,
    )


def line_of(page: ComposedPage) -> list[GlyphRun]:
    group = columns(page.display, "b")[0]
    return [item for item in group.items if isinstance(item, GlyphRun)]


def test_a_reading_stands_at_the_right_of_its_characters():
    ruby = Mark(kind=MarkKind.RUBY, start=3, end=5, value="云溪")
    found = line_of(made(box("b", "a", (0, 0, 3, 20), vertical=True), of=marked(ruby)))
    reading = next(run for run in found if run.text == "云溪")
    base = next(run for run in found if run.source and run.source.paragraph == 1)
    assert reading.source is None
    assert [run for run in found if run.is_reading] == [reading]
    assert reading.size < base.size / 2 + 1
    assert reading.xs[0] > base.xs[0] + base.size / 2
    # It stands in the middle of the two characters, which keep their room.
    tops = [y for run in found if run.source for y in run.ys]
    middle = (reading.ys[0] + reading.ys[-1] + reading.size) / 2
    assert tops[3] < middle < tops[4] + base.size
    assert "云溪" not in copy_text(made(box("b", "a", (0, 0, 3, 20), vertical=True),
                                       of=marked(ruby)).display)  # fmt: skip


def test_a_long_reading_gives_its_characters_room():
    plain = line_of(made(box("b", "a", (0, 0, 3, 20), vertical=True), of=marked()))
    ruby = Mark(kind=MarkKind.RUBY, start=3, end=4, value="云溪河湾")
    wide = line_of(made(box("b", "a", (0, 0, 3, 20), vertical=True), of=marked(ruby)))
    before = [y for run in plain if run.source for y in run.ys]
    after = [y for run in wide if run.source for y in run.ys]
    assert after[4] - after[2] > before[4] - before[2] + 5


def test_dots_stand_at_the_right_in_the_middle_of_their_characters():
    dots = Mark(kind=MarkKind.EMPHASIS, start=2, end=5)
    found = line_of(made(box("b", "a", (0, 0, 3, 20), vertical=True), of=marked(dots)))
    (dotted,) = [run for run in found if set(run.text) == {"·"}]
    base = next(run for run in found if run.source)
    assert len(dotted.xs) == 3
    assert dotted.source is None
    steps = {round(b - a, 2) for a, b in pairwise(dotted.ys)}
    assert steps == {round(base.ys[1] - base.ys[0], 2)}
    assert min(dotted.xs) > base.xs[0]


def test_a_raised_mark_is_small_and_at_the_right_edge():
    raised = Mark(kind=MarkKind.SUPER, start=4, end=6)
    found = line_of(made(box("b", "a", (0, 0, 3, 20), vertical=True), of=marked(raised)))
    small = next(run for run in found if run.source and run.source.offset == 4)
    base = next(run for run in found if run.source and run.source.offset == 0)
    assert small.size == pytest.approx(base.size * 0.6)
    assert small.text == han(60)[4:6]
    assert small.xs[0] + small.size == pytest.approx(base.xs[0] + base.size, abs=0.1)
    assert "".join(run.text for run in found if run.source) == han(60)


def pictured(count: int = 1, pixels: tuple[int, int] = (1200, 800), chars: int = 150) -> Article:
    picture = ArticlePicture(original="a" * 64, name="桥.jpg", pixels=pixels, caption="说明文字")
    return article("a", (Kind.HEADLINE, "题目"), han(chars), pictures=(picture,) * count)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("fields", [{}, {"columns": 2}, {"framed": True}, {"arrangement": RIGHT}])
@pytest.mark.parametrize("pixels", [(1200, 800), (600, 900), (0, 0)])
def test_pictures_of_a_vertical_article_are_shown_and_no_line_crosses_them(count, fields, pixels):
    of = pictured(count, pixels)
    page = made(box("b", "a", (0, 0, 3, 26), vertical=True, **fields), of=of)
    regions = page.boxes[0].regions
    shown = [r.rect for r in regions if r.kind == "picture"]
    texts = [r.rect for r in regions if r.kind in ("text", "caption")]
    assert len(shown) == count
    for n, rect in enumerate(shown):
        assert rect.bottom <= page.boxes[0].rect.bottom + 0.01
        assert not any(rect.overlaps(other) for other in (*shown[:n], *texts))
    assert copy_text(page.display, "a").count(han(150)) == 1
    words = "".join(run.text for run in runs(page.display))
    assert words.count("说明文字") == count
    codes = {problem.code for problem in page.problems} - {"layout.picture_unmeasured"}
    assert codes == set()


def test_lines_fill_the_right_of_a_picture_before_its_left():
    page = made(box("b", "a", (0, 0, 3, 26), vertical=True), of=pictured(chars=120))
    first, *others = columns(page.display, "b")
    assert first.items
    assert not any(group.items for group in others)


def test_a_picture_that_the_editor_moved_parts_the_lines_around_it():
    region = Region(kind=RegionKind.PICTURE, rect=Rect(120, 120, 100, 85))
    placed = box("b", "a", (0, 0, 3, 26), vertical=True, regions=(region,))
    page = made(placed, of=pictured(chars=420))
    rect = next(r.rect for r in page.boxes[0].regions if r.kind == "picture")
    texts = [r.rect for r in page.boxes[0].regions if r.kind == "text"]
    assert len(texts) == 4
    assert [t.x for t in texts] == sorted((t.x for t in texts), reverse=True)
    assert texts[1].bottom < rect.y < rect.bottom < texts[2].y
    assert "layout.overset" not in {problem.code for problem in page.problems}


def test_display_list_of_a_vertical_article_with_picture_and_marks(golden):
    marks = (
        Mark(kind=MarkKind.RUBY, start=0, end=2, value="读音"),
        Mark(kind=MarkKind.EMPHASIS, start=4, end=7),
        Mark(kind=MarkKind.SUPER, start=9, end=10),
    )
    of = replace(marked(*marks), pictures=pictured().pictures)
    golden(
        GOLDEN / "vertical-picture.txt",
        dump(made(box("b", "a", (0, 0, 3, 20), vertical=True), of=of).display),
    )
