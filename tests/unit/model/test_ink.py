"""Inks as shares, named colours and what they stand for."""

import pytest
from hypothesis import given

from layout_app.model.ink import (
    BLACK,
    PAPER,
    Colour,
    Ink,
    ink_words,
    is_colour_name,
    named_ink,
    resolved,
)
from tests import strategies

RED = Ink(m=1.0, y=0.8)


@pytest.mark.parametrize("part", ["c", "m", "y", "k", "tint"])
@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_share_is_of_one(part, share):
    with pytest.raises(ValueError, match="share"):
        Ink(**{part: share})


@pytest.mark.parametrize(
    ("ink", "is_paper", "is_pale", "is_named", "is_black", "is_solid"),
    [
        (PAPER, True, True, False, False, False),
        (BLACK, False, False, False, True, True),
        (Ink(k=0.3), False, True, False, True, False),
        (Ink(k=0.31), False, False, False, True, False),
        (Ink(c=0.1, k=1), False, False, False, False, False),
        (Ink(spot="PANTONE 185"), False, False, False, False, False),
        (Ink(spot="红", k=1), False, False, False, False, False),
        (Ink(colour="报头红"), True, False, True, False, False),
        (Ink(colour="报头红", m=1), False, False, False, False, False),
    ],
    ids=repr,
)
def test_what_an_ink_is(ink, is_paper, is_pale, is_named, is_black, is_solid):
    assert ink.is_paper is is_paper
    assert ink.is_pale is is_pale
    assert ink.is_named_only is is_named
    assert ink.is_black_only is is_black
    assert ink.is_solid_black is is_solid


def test_total_is_the_sum_of_the_plates():
    assert Ink(c=0.5, m=0.4, y=0.3, k=0.2).total == pytest.approx(1.4)


@pytest.mark.parametrize(
    "name",
    ["", "none", "报 头", " 红", "红\n", "1红", "-红", ".红", "?", "a%", "a,b", "红#", "@红"],
)
def test_colour_is_not_called_what_reads_otherwise(name):
    assert not is_colour_name(name)
    with pytest.raises(ValueError, match="name"):
        Colour(name=name, ink=RED)


def test_colour_is_an_ink_itself():
    assert Colour(name="报头红", ink=RED).ink == RED
    with pytest.raises(ValueError, match="not another colour"):
        Colour(name="报头红", ink=Ink(colour="朱"))


@given(strategies.colour_names, strategies.shares)
def test_named_ink_is_written_as_it_is_read(name, tint):
    ink = Ink(colour=name, tint=tint)
    assert named_ink(ink_words(ink)) == ink


@pytest.mark.parametrize(
    ("words", "ink"),
    [
        ("报头红", Ink(colour="报头红")),
        (" 报头红 30% ", Ink(colour="报头红", tint=0.3)),
        ("报头红  12.5 %", Ink(colour="报头红", tint=0.125)),
    ],
)
def test_named_ink(words, ink):
    assert named_ink(words) == ink


@pytest.mark.parametrize(
    "words",
    ["", "30%", "报头红 30", "报头红 101%", "报头红 -1%", "报头红 x%", "报头红 nan%", "none"],
)
def test_words_that_name_no_ink_are_refused(words):
    with pytest.raises(ValueError, match=words or "^$"):
        named_ink(words)


def test_colour_stands_for_its_ink_at_its_share():
    colours = {"报头红": RED, "金": Ink(spot="金", tint=0.5, y=0.6)}
    assert resolved(Ink(colour="报头红"), colours) == Ink(m=1.0, y=0.8, colour="报头红")
    half = resolved(Ink(colour="报头红", tint=0.5), colours)
    assert half == Ink(m=0.5, y=0.4, colour="报头红")
    gold = resolved(Ink(colour="金", tint=0.5), colours)
    assert gold == Ink(spot="金", tint=0.25, y=0.6, colour="金")


@given(strategies.inks)
def test_only_a_named_colour_is_resolved(ink):
    found = resolved(ink, {}, missing=RED)
    assert found == (RED if ink.is_named_only else ink)


@given(strategies.colour_names, strategies.plain_inks, strategies.shares)
def test_resolved_ink_is_no_mere_name(name, ink, tint):
    """A colour of no ink at all (反白), or a share of 0 %, is paper to whoever judges it."""
    found = resolved(Ink(colour=name, tint=tint), {name: ink})
    assert not found.is_named_only
    assert resolved(found, {name: RED}) == found
    if not ink.spot:
        assert found.is_paper is (found == PAPER)


def test_a_white_of_the_stylebook_is_pale():
    white = resolved(Ink(colour="反白"), {"反白": PAPER})
    assert white.is_paper
    assert white.is_pale
