"""What lies on the heads of a box or on another inset is told; what an editor declared is not."""

from dataclasses import replace
from math import ceil

import pytest

from layout_app.display.places import lines_of
from layout_app.edit.pictures import lay_under_heads
from layout_app.model.article import ArticlePicture
from layout_app.model.box import Arrangement, Region, RegionKind
from layout_app.model.geometry import union
from layout_app.model.ids import BoxId
from layout_app.model.ink import PAPER
from layout_app.model.text import Kind
from tests.unit.compose.setpages import SMALL, article, box, composer, han, issue, region

EM, LEADING = SMALL.em, SMALL.leading
PHOTO = ArticlePicture(original="c" * 64, name="桥.jpg", pixels=(600, 400))
HEADS = (
    (Kind.KICKER, "每周六"), (Kind.HEADLINE, "水清了"), (Kind.DECK, han(70)), (Kind.BYLINE, "组"),
)  # fmt: skip


def told(*regions: Region, pictures=(PHOTO,), more=(), **fields) -> list[tuple]:
    story = article("a", *HEADS, han(200), *more, pictures=pictures)
    placed = box("b", "a", (0, 0, 3, 28), regions=regions, **fields)
    whole = issue((story,), (), (placed,))
    page = composer().page(whole, whole.pages[1].id)
    return [
        (dict(p.args).get("kind", "text"), dict(p.args)["on"])
        for p in page.problems
        if p.code in ("layout.inset_covers", "layout.text_covers")
    ]


def test_a_picture_on_deck_or_byline_is_told() -> None:
    assert told() == []
    places = {group: line for line, group in heads_lines()}
    for name in ("kicker", "headline", "deck", "byline"):
        on = region(RegionKind.PICTURE, 12, places[name], 8, 1)
        assert told(on) == [("picture", name)], name
    below = region(RegionKind.PICTURE, 11, places["byline"] + 3, 10, 6)
    assert told(below) == []


def heads_lines() -> list[tuple[int, str]]:
    """Return the grid line on which the middle of each head stands, and its name."""
    story = article("a", *HEADS, han(200))
    whole = issue((story,), (), (box("b", "a", (0, 0, 3, 28)),))
    (shown,) = composer().page(whole, whole.pages[1].id).boxes
    return [
        (int((r.rect.y + r.rect.h / 2 - shown.rect.y) / LEADING), r.kind.value)
        for r in shown.regions
    ]


def test_a_portrait_beside_short_heads_is_not() -> None:
    story = article("a", (Kind.HEADLINE, "水清"), han(200), pictures=(PHOTO,))
    beside = region(RegionKind.PICTURE, 0, 0, 5, 3)
    whole = issue((story,), (), (box("b", "a", (0, 0, 3, 28), regions=(beside,)),))
    codes = [p.code for p in composer().page(whole, whole.pages[1].id).problems]
    assert "layout.inset_covers" not in codes


def test_a_photo_laid_under_the_heads_is_declared_and_its_caption_is_not() -> None:
    def codes(lines: int) -> list[tuple]:
        captioned = replace(PHOTO, caption="船坞的黄昏")
        story = article("a", *HEADS, han(200), pictures=(captioned,))
        whole = issue((story,), (), (box("b", "a", (0, 0, 3, 30)),))
        whole = lay_under_heads(whole, BoxId("b"), 0, lines, PAPER)
        page = composer().page(whole, whole.pages[1].id)
        return [dict(p.args)["on"] for p in page.problems if p.code == "layout.inset_covers"]

    assert codes(24) == []
    assert codes(4), "heads that are higher than their photo run over its caption"


def test_insets_on_each_other_are_told_once() -> None:
    two = (PHOTO, replace(PHOTO, original="d" * 64))
    places = [region(RegionKind.PICTURE, 0, 14, 10, 6, index=n) for n in (0, 1)]
    assert told(*places, pictures=two) == [("picture", "picture")]
    apart = region(RegionKind.PICTURE, 11, 14, 10, 6, index=1)
    assert told(places[0], apart, pictures=two) == []


def test_text_that_was_moved_onto_the_heads_is_told() -> None:
    assert told(region(RegionKind.TEXT, 0, 0, 30, 20), pictures=()) == [("text", "kicker")]
    assert told(region(RegionKind.TEXT, 0, 20, 30, 8)) == []
    assert told(region(RegionKind.TEXT, 0, 0, 30, 20, over=True), pictures=()) == []


@pytest.mark.parametrize(
    "arrangement", [Arrangement.INSIDE, Arrangement.BESIDE, Arrangement.VERTICAL_RIGHT]
)
def test_heads_in_other_places_are_looked_at_where_they_stand(arrangement: Arrangement) -> None:
    assert told(arrangement=arrangement) == []
    whole = region(RegionKind.PICTURE, 0, 0, 32, 20)
    assert [kind for kind, _ in told(whole, arrangement=arrangement)] == ["picture"]


def test_heads_put_on_their_photo_in_an_ink_for_it_are_declared() -> None:
    places = region(RegionKind.PICTURE, 0, 0, 32, 12), region(RegionKind.HEADLINE, 0, 2, 32, 8)
    inside = {"arrangement": Arrangement.INSIDE}
    assert told(*places, **inside) == [("picture", "kicker")]
    assert told(*places, **inside, head_ink=PAPER) == []
    below = region(RegionKind.HEADLINE, 0, 9, 32, 8)
    captioned = (replace(PHOTO, caption="船坞"),)
    assert told(places[0], below, pictures=captioned, **inside, head_ink=PAPER)


def test_heads_that_leave_their_box_are_told() -> None:
    def kinds(lines: int, *parts, **fields) -> list[str]:
        whole = issue((article("a", *parts),), (), (box("b", "a", (0, 0, 1, lines), **fields),))
        page = composer().page(whole, whole.pages[1].id)
        return [dict(p.args)["kind"] for p in page.problems if p.code == "layout.head_too_long"]

    heads = ((Kind.HEADLINE, "水清了"), (Kind.DECK, han(60)))
    assert kinds(30, *heads) == []
    assert kinds(5, *heads) == ["deck"]
    assert kinds(5, (Kind.HEADLINE, "水清了")) == []
    narrow = kinds(20, *heads, arrangement=Arrangement.VERTICAL_LEFT, headline_size=7.5)
    assert "deck" in narrow


@pytest.mark.parametrize("arrangement", [Arrangement.VERTICAL_LEFT, Arrangement.VERTICAL_RIGHT])
def test_a_picture_beside_the_ink_of_a_vertical_headline_is_not_on_it(
    arrangement: Arrangement,
) -> None:
    """A character of a vertical line stands about its base line, too, not below it."""
    story = article("a", (Kind.HEADLINE, "水清了"), han(200), pictures=(PHOTO,))
    placed = box("b", "a", (0, 0, 3, 28), arrangement=arrangement, headline_size=4.0)
    whole = issue((story,), (), (placed,))
    page = composer().page(whole, whole.pages[1].id)
    (shown,) = page.boxes
    (head,) = (r for r in shown.regions if r.kind is RegionKind.HEADLINE)
    lines = lines_of(page.display, story.id, head.paragraph)
    foot = ceil((union(lines).bottom - shown.rect.y) / LEADING)
    x = (head.rect.x - shown.rect.x) / EM

    def codes(line: int) -> list[str]:
        under = region(RegionKind.PICTURE, x, line, 4, 4)
        moved = issue((story,), (), (replace(placed, regions=(under,)),))
        return [p.code for p in composer().page(moved, moved.pages[1].id).problems]

    assert "layout.inset_covers" in codes(foot - 1)
    assert "layout.inset_covers" not in codes(foot)
