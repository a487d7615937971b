"""Focus of a crop, and heads laid over their photo (压题照片)."""

from dataclasses import replace
from itertools import pairwise

import pytest

from layout_app.compose.article.insets import shown
from layout_app.display.dump import dump_group
from layout_app.display.items import GlyphRun, Group, Picture
from layout_app.edit.pictures import lay_under_heads
from layout_app.errors import CommandError
from layout_app.model.article import ArticlePicture, accepted_text
from layout_app.model.geometry import Rect
from layout_app.model.ids import BoxId
from layout_app.model.ink import BLACK, PAPER
from layout_app.model.text import Kind
from tests.unit.compose.setpages import GOLDEN, article, box, composer, copy_text, han, issue

PHOTO = ArticlePicture(original="c" * 64, name="桥.jpg", pixels=(600, 400))
SQUARE = Rect(0, 0, 100, 100)


@pytest.mark.parametrize(
    ("focus", "left"),
    [
        (None, 1 / 6),
        ((0.5, 0.5), 1 / 6),
        ((0.4, 0.9), 0.4 - 1 / 3),
        ((0, 0), 0),
        ((1, 1), 1 / 3),
    ],
)
def test_a_crop_keeps_its_focus_in_sight(focus, left):
    found = shown(replace(PHOTO, focus=focus), SQUARE)
    assert (found.x, found.y, found.h) == (pytest.approx(left, abs=1e-5), 0, 1)
    assert found.w == pytest.approx(2 / 3, abs=1e-5)


def test_the_focus_stays_inside_the_editors_crop():
    crop = Rect(0.5, 0.0, 0.5, 1.0)
    found = shown(replace(PHOTO, crop=crop, focus=(0.1, 0.1)), SQUARE)
    assert (found.x, found.y) == (0.5, 0)


def laid(lines: int = 8, caption: str = ""):
    pictures = (replace(PHOTO, caption=caption),)
    story = article("a", (Kind.HEADLINE, "水清了"), han(200), pictures=pictures, rank=1)
    whole = issue((story,), (), (box("b", "a", (0, 0, 3, 24)),))
    return lay_under_heads(whole, BoxId("b"), 0, lines, PAPER)


def composed(whole):
    return composer().page(whole, whole.pages[1].id)


def test_the_photo_is_painted_first_and_text_begins_below_it():
    whole = laid()
    page = composed(whole)
    group = next(g for g in page.display.groups if g.name == "b")
    names = [g.name for g in group.items if isinstance(g, Group)]
    assert names.index("picture") < names.index("headline") < names.index("column")
    by_name = {g.name: g for g in group.items if isinstance(g, Group)}
    photo, head, text = by_name["picture"], by_name["headline"], by_name["column"]
    (image,) = [item for item in photo.items if isinstance(item, Picture)]
    assert photo.y + image.rect.h + 10 <= text.y, "a line of air parts them"
    assert photo.y <= head.y
    assert head.y + head.bounds.h <= photo.y + image.rect.h
    assert {run.ink for run in head.items if isinstance(run, GlyphRun)} == {PAPER}
    assert copy_text(page.display, "a") == accepted_text(whole.articles[0]).replace("\n", "")


def test_its_caption_is_clear_of_the_text():
    page = composed(laid(caption="船坞的黄昏"))
    places = {region.kind.value: region.rect for region in page.boxes[0].regions}
    texts = [region.rect for region in page.boxes[0].regions if region.kind == "text"]
    assert len(texts) == 3
    assert not any(places["caption"].overlaps(text) for text in texts)
    assert copy_text(page.display, "a") == "水清了" + han(200)


@pytest.mark.parametrize("lines", [0, 24, 99])
def test_a_photo_as_high_as_its_box_is_refused(lines):
    with pytest.raises(CommandError, match=r"picture\.bad_height"):
        laid(lines)


HEADS = (
    (Kind.KICKER, "每周六上午"), (Kind.HEADLINE, "修修补补的摊子"),
    (Kind.SUBTITLE, "只收零件的本钱"), (Kind.DECK, "河黑了二十年，船坊空了二十年。"),
    (Kind.BYLINE, "本报通讯员组"),
)  # fmt: skip


def sizes(ink, *, size: float = 0.0, rank: int = 4) -> dict[str, tuple[float, str]]:
    story = article("a", *HEADS, han(60), pictures=(PHOTO,), rank=rank)
    placed = replace(box("b", "a", (0, 0, 3, 34)), headline_size=size)
    whole = lay_under_heads(issue((story,), (), (placed,)), BoxId("b"), 0, 24, ink)
    (group,) = (g for g in composed(whole).display.groups if g.name == "b")
    heads = [
        g for g in group.items if isinstance(g, Group) and g.name in {k.value for k, _ in HEADS}
    ]
    return {
        g.name: (run.size, run.face) for g in heads for run in g.items if isinstance(run, GlyphRun)
    }


def test_heads_left_white_in_a_photo_are_large_and_bold():
    found = sizes(PAPER)
    assert set(found) == {kind.value for kind, _ in HEADS}
    assert all(size >= 14 and face == "hei-700" for size, face in found.values())
    assert found["headline"][0] > 1.2 * found["kicker"][0]
    black = sizes(BLACK)
    assert black["kicker"][0] < 14
    assert black["kicker"][1] == "kai-400"


def test_large_heads_in_a_photo_stay_as_their_level_has_them():
    white, black = sizes(PAPER, rank=1), sizes(BLACK, rank=1)
    assert white["headline"] == black["headline"]


def test_an_editors_own_size_is_kept_in_a_photo():
    assert sizes(PAPER, size=1.2)["headline"][0] == pytest.approx(
        sizes(BLACK, size=1.2)["headline"][0]
    )


def test_lines_of_a_deck_in_a_photo_stand_apart():
    story = article(
        "a", (Kind.HEADLINE, "水清了"), (Kind.DECK, han(60)), han(60), pictures=(PHOTO,)
    )
    whole = issue((story,), (), (box("b", "a", (0, 0, 3, 34)),))
    page = composed(lay_under_heads(whole, BoxId("b"), 0, 24, PAPER))
    (group,) = (g for g in page.display.groups if g.name == "b")
    (deck,) = (g for g in group.items if isinstance(g, Group) and g.name == "deck")
    ys = sorted({run.ys[0] for run in deck.items if isinstance(run, GlyphRun)})
    assert len(ys) > 1
    assert min(b - a for a, b in pairwise(ys)) > 14


def test_dump_of_heads_over_a_photo_is_as_accepted(golden):
    group = next(g for g in composed(laid()).display.groups if g.name == "b")
    golden(GOLDEN / "heads-over-photo.txt", "\n".join(dump_group(group)) + "\n")
