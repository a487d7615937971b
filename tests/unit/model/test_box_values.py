"""Boxes as values: what may be, which cells they keep, what they are called, their inks."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.model.border import Border
from layout_app.model.box import (
    FOLD,
    PACKAGE,
    AdBox,
    ArticleBox,
    ContentsBox,
    FreeBox,
    OrnamentBox,
    Package,
    PanelBox,
    PictureBox,
    PlannedBox,
    RuleBox,
    SectionBox,
    SheetBox,
    TextBox,
    Trim,
    cells_of,
    head_kind,
    moved,
    package_name,
    package_of,
    packed_in,
    with_inks,
)
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.ornament import Ornament
from layout_app.model.text import Kind, Paragraph
from tests import strategies

ID = BoxId("b")
CELLS = Cells(column=1, line=2, columns=3, lines=4)
RECT = Rect(10, 20, 30, 40)


def article_box(**others: object) -> ArticleBox:
    return ArticleBox(**{"id": ID, "article": ArticleId("a"), "shape": (CELLS,)} | others)


@pytest.mark.parametrize(
    ("made", "wrong", "told"),
    [
        (article_box, {"shape": ()}, "at least one rectangle"),
        (article_box, {"part": 0}, "count from 1"),
        (article_box, {"border": Border.HAIR}, "framed box"),
        (Trim, {"box": SheetBox.MEDIA, "bleed": -0.1}, "negative"),
        (Trim, {"bleed": 1.0}, "chosen box"),
        (Trim, {"box": SheetBox.NONE, "bleed": 1.0}, "chosen box"),
        (AdBox, {"id": ID, "cells": CELLS, "columns": 0}, "at least one column"),
        (AdBox, {"id": ID, "cells": CELLS, "extent": (1.0, -1.0)}, "negative"),
        (AdBox, {"id": ID, "cells": CELLS, "booked": (-1, 0)}, "negative"),
        (PlannedBox, {"id": ID, "cells": CELLS, "chars": -1}, "negative"),
    ],
)
def test_box_that_cannot_be_is_refused(made, wrong, told):
    with pytest.raises(ValueError, match=told):
        made(**wrong)


@pytest.mark.parametrize(
    ("box", "chosen"),
    [
        (SheetBox.TRIM, False),
        (SheetBox.MEDIA, True),
        (SheetBox.CROP, True),
        (SheetBox.NONE, False),
    ],
)
def test_trim_is_chosen_where_an_editor_said_so(box, chosen):
    assert Trim(box=box).is_chosen is chosen


def test_slot_is_empty_until_something_fills_it():
    slot = AdBox(id=ID, cells=CELLS)
    assert slot.is_empty
    assert not replace(slot, original="f").is_empty
    assert not replace(slot, paragraphs=(Paragraph(text="遗失声明"),)).is_empty
    assert not replace(slot, house=True).is_empty


def test_ad_is_unsized_while_nobody_said_where_its_file_is_cut():
    nowhere = Trim(box=SheetBox.NONE)
    assert AdBox(id=ID, cells=CELLS, original="f", trim=nowhere).is_unsized
    assert not AdBox(id=ID, cells=CELLS, trim=nowhere).is_unsized
    assert not AdBox(id=ID, cells=CELLS, original="f").is_unsized


def test_package_is_called_by_its_title():
    def package(*heads: Paragraph) -> Package:
        return Package(id=ID, cells=CELLS, heads=heads)

    kicker = Paragraph(text="引题", kind=Kind.KICKER)
    assert package_name(package()) == PACKAGE
    assert package_name(package(kicker)) == PACKAGE
    assert package_name(package(kicker, Paragraph(text="主题", kind=Kind.HEADLINE))) == "主题"
    assert package_name(package(Paragraph(text="", kind=Kind.HEADLINE))) == PACKAGE
    assert package_name(package(Paragraph(text="没有类别"))) == "没有类别"


@pytest.mark.parametrize("kind", Kind)
def test_head_of_a_package_is_a_head(kind):
    found = head_kind(Paragraph(text="", kind=kind))
    above = (Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE, Kind.DECK, Kind.BYLINE)
    assert found is (kind if kind in above else Kind.HEADLINE)


def test_package_knows_its_boxes():
    inside, outside = article_box(id=BoxId("in")), article_box(id=BoxId("out"))
    package = Package(id=ID, cells=CELLS, boxes=(inside.id,))
    boxes = (inside, outside, package)
    assert packed_in(boxes) == {inside.id: package}
    assert package_of(boxes, inside.id) is package
    assert package_of(boxes, outside.id) is None


def test_boxes_on_the_grid_keep_their_cells_and_others_none():
    other = Cells(column=0, line=0, columns=1, lines=1)
    assert cells_of(article_box(shape=(CELLS, other))) == (CELLS, other)
    for box in (
        AdBox(id=ID, cells=CELLS),
        PlannedBox(id=ID, cells=CELLS),
        ContentsBox(id=ID, cells=CELLS),
        SectionBox(id=ID, cells=CELLS),
    ):
        assert cells_of(box) == (CELLS,)
    assert cells_of(AdBox(id=ID, cells=CELLS, slot=FOLD)) == ()
    assert cells_of(Package(id=ID, cells=CELLS)) == ()
    assert cells_of(TextBox(id=ID, rect=RECT)) == ()


FREE = (
    TextBox(id=ID, rect=RECT),
    PictureBox(id=ID, rect=RECT, original=""),
    PanelBox(id=ID, rect=RECT),
    OrnamentBox(id=ID, rect=RECT, ornament=Ornament.PLUM),
    RuleBox(id=ID, start=(1.0, 2.0), end=(3.0, 4.0)),
)
LENGTHS = st.floats(-500, 500).map(quantised)


@given(st.sampled_from(FREE), LENGTHS, LENGTHS)
def test_free_box_moves_and_stays_what_it_is(box: FreeBox, dx: float, dy: float) -> None:
    there = moved(box, dx, dy)
    if isinstance(box, RuleBox):
        assert there.start == (pytest.approx(1 + dx), pytest.approx(2 + dy))
        assert there.end == (pytest.approx(3 + dx), pytest.approx(4 + dy))
    else:
        assert there.rect == RECT.moved(dx, dy)
    assert moved(there, -dx, -dy) == box


RED, PINK = Ink(m=1.0), Ink(m=0.2)


def _recoloured(box: object) -> object:
    return with_inks(box, lambda _: RED, lambda _: PINK)


@given(strategies.boxes())
def test_inks_of_a_box_are_changed_and_nothing_else(box):
    """What lies below something is filled, all other ink is changed; what has none keeps none."""
    found = _recoloured(box)
    assert type(found) is type(box)
    for spec in fields(box):
        before, after = getattr(box, spec.name), getattr(found, spec.name)
        if spec.name == "style":
            assert after == replace(before, ink=RED)
        elif isinstance(before, Ink):
            assert after == (PINK if spec.name in ("tint", "fill") else RED)
        else:
            assert after == before


def test_border_and_head_have_inks_of_their_own():
    box = article_box(head_ink=BLACK, border_ink=BLACK, tint=BLACK)
    found = _recoloured(box)
    assert (found.head_ink, found.border_ink, found.tint) == (RED, RED, PINK)
