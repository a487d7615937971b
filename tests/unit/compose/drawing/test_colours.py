"""Colours of the paper's own: used by name, changed in one place, refused by name."""

from dataclasses import replace

import pytest

from layout_app.desk.commands.inks import ink_text
from layout_app.display.dump import dump
from layout_app.display.items import GlyphRun, Panel, Rule
from layout_app.display.page import walk
from layout_app.edit.colours import remove_colour, set_colour
from layout_app.edit.frames import set_border, set_ink, set_tint
from layout_app.errors import CommandError
from layout_app.model.border import Border
from layout_app.model.box import PanelBox, RuleBox, TextBox
from layout_app.model.geometry import Rect
from layout_app.model.ids import BoxId
from layout_app.model.ink import BLACK, Colour, Ink, ink_words, is_colour_name, named_ink, resolved
from layout_app.model.issue import stylebook_of
from layout_app.model.style import TextStyle
from layout_app.model.text import Kind, Paragraph
from layout_app.preflight.ink import judge_fill
from layout_app.preflight.limits import GWG, Limits
from tests.unit.compose.setpages import BOOK, GOLDEN, article, box, composer, han, issue

RED = Ink(c=0.0, m=1.0, y=0.9, k=0.1)
STORY = article("a", (Kind.HEADLINE, "题目"), han(80))


def page(*boxes, book=BOOK):
    found = set_colour(issue((STORY,), (), boxes, book=book), "报头红", RED)
    return found, composer().page(found, found.pages[1].id)


@pytest.mark.parametrize(
    ("words", "ink"),
    [
        ("报头红", Ink(colour="报头红")),
        ("报头红 30%", Ink(colour="报头红", tint=0.3)),
        (" 报头红  12.5% ", Ink(colour="报头红", tint=0.125)),
    ],
)
def test_words_of_a_colour(words, ink):
    assert named_ink(words) == ink
    assert named_ink(ink_words(ink)) == ink
    assert ink_text(ink) == ink_words(ink)


@pytest.mark.parametrize(
    "words", ["", "3号", "报头红 30", "报头红 300%", "none", "甲,乙", "a%", "红 x%"]
)
def test_what_is_no_colour(words):
    with pytest.raises(ValueError):  # noqa: PT011 - any of its kind
        named_ink(words)


def test_names_that_a_file_would_read_otherwise_are_none():
    for name in ("none", "1红", "-红", "红 绿", "红:绿", "#红", "[红]", ""):
        assert not is_colour_name(name)
        with pytest.raises(ValueError, match="name"):
            Colour(name=name, ink=RED)
    assert is_colour_name("报头红")
    assert is_colour_name("Brand-2")


def test_a_share_of_a_colour():
    inks = {"红": RED, "专": Ink(m=1.0, spot="PANTONE 186 C", tint=0.8)}
    assert resolved(named_ink("红 50%"), inks) == Ink(m=0.5, y=0.45, k=0.05, colour="红")
    assert resolved(named_ink("专 50%"), inks).tint == 0.4
    assert resolved(named_ink("专 50%"), inks).spot == "PANTONE 186 C"
    assert resolved(named_ink("绿"), inks) == BLACK
    assert resolved(BLACK, inks) is BLACK


def test_a_colour_lies_wherever_an_ink_may():
    red = Ink(colour="报头红")
    pale = Ink(colour="报头红", tint=0.2)
    boxes = (
        box("b", "a", (0, 2, 3, 10)),
        TextBox(id=BoxId("t"), rect=Rect(40, 300, 100, 30), paragraphs=(Paragraph(text="字"),)),
        RuleBox(id=BoxId("r"), start=(40.0, 350.0), end=(140.0, 350.0)),
        PanelBox(id=BoxId("p"), rect=Rect(40, 400, 50, 50)),
    )
    found, _ = page(*boxes)
    for name in ("b", "t", "r", "p"):
        found = set_ink(found, BoxId(name), red)
    found = set_border(found, BoxId("b"), Border.HAIR, red)
    found = set_tint(found, BoxId("b"), pale)
    found = set_tint(found, BoxId("p"), pale)
    display = composer().page(found, found.pages[1].id).display
    inks: dict[str, set[Ink]] = {}
    for group in display.groups:
        for item, _, _ in walk(replace(display, groups=(group,))):
            own = inks.setdefault(group.name, set())
            if isinstance(item, GlyphRun | Rule):
                own.add(item.ink)
            elif isinstance(item, Panel):
                own |= {ink for ink in (item.fill, item.stroke) if ink}
    real, light = replace(RED, colour="报头红"), Ink(m=0.2, y=0.18, k=0.02, colour="报头红")
    assert inks["b"] == {real, light, BLACK}
    assert inks["t"] == inks["r"] == {real}
    assert inks["p"] == {real, light}
    assert not any(ink.is_named_only for own in inks.values() for ink in own)


def test_a_changed_colour_changes_wherever_it_is_used():
    found, _ = page(RuleBox(id=BoxId("r"), start=(40.0, 350.0), end=(140.0, 350.0)))
    found = set_ink(found, BoxId("r"), Ink(colour="报头红"))
    one = composer()
    before = one.page(found, found.pages[1].id)
    after = one.page(set_colour(found, "报头红", Ink(c=1.0)), found.pages[1].id)
    assert dump(before.display) != dump(after.display)
    assert "报头红" in stylebook_of(found).inks


def test_styles_name_colours_too():
    book = replace(BOOK, body=TextStyle(ink=Ink(colour="报头红")), fact_tint=Ink(colour="绿"))
    _, made = page(box("b", "a", (0, 2, 3, 10)), book=book)
    runs = [i for i, _, _ in walk(made.display) if isinstance(i, GlyphRun) and i.source]
    assert {r.ink.colour for r in runs if r.source.paragraph == 1} == {"报头红"}
    lost = [p for p in made.problems if p.code == "layout.no_colour"]
    assert [p.args for p in lost] == [(("name", "绿"),)]


def test_a_lost_colour_is_named_and_printed_black():
    found, _ = page(RuleBox(id=BoxId("r"), start=(40.0, 350.0), end=(140.0, 350.0)))
    found = remove_colour(set_ink(found, BoxId("r"), Ink(colour="报头红")), "报头红")
    made = composer().page(found, found.pages[1].id)
    (lost,) = [p for p in made.problems if p.code == "layout.no_colour"]
    assert lost.args == (("name", "报头红"),)
    assert lost.where.box == "r"
    assert next(i for i, _, _ in walk(made.display) if isinstance(i, Rule)).ink == BLACK
    with pytest.raises(CommandError, match=r"colour\.unknown"):
        remove_colour(found, "报头红")


def test_a_forbidden_colour_is_told_of_by_name():
    spot = Ink(m=1.0, spot="PANTONE 186 C", colour="专色")
    (finding,) = judge_fill(spot, GWG)
    assert finding.code == "press.colour_not_agreed"
    assert dict(finding.args) == {"colour": "专色", "spot": "PANTONE 186 C"}
    assert list(judge_fill(spot, Limits(spots=("PANTONE 186 C",)))) == []
    (dark,) = judge_fill(Ink(c=1, m=1, y=1, k=0, colour="褐"), GWG)
    assert dark.code == "press.colour_too_dark"
    assert dict(dark.args)["colour"] == "褐"


def test_a_colour_needs_a_name_of_its_own():
    found = issue((), (), ())
    for name, ink in (("3号", RED), ("红", Ink(colour="绿"))):
        with pytest.raises(CommandError, match=r"colour\.bad_name"):
            set_colour(found, name, ink)
    with pytest.raises(ValueError, match="one name"):
        replace(BOOK, colours=(Colour(name="红", ink=RED), Colour(name="红", ink=BLACK)))


def test_display_list_of_named_colours(golden):
    red = Ink(colour="报头红")
    found, _ = page(
        box("b", "a", (0, 2, 3, 10), head_ink=red, tint=Ink(colour="报头红", tint=0.2)),
        RuleBox(id=BoxId("r"), start=(40.0, 350.0), end=(140.0, 350.0), ink=red),
    )
    made = composer().page(found, found.pages[1].id)
    golden(GOLDEN / "named-colours.txt", dump(made.display))
