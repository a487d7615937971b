"""The words of a content stream, and the colours taken out of it."""

from hypothesis import given
from hypothesis import strategies as st

from layout_app.press.separation.lexer import words
from layout_app.press.separation.script import Graphics, Surroundings, script_of


def test_words_joined_are_the_stream():
    stream = (
        b"q 1 0 0 1 5 5 cm % a (comment\n/F1 9 Tf [<0A0B>-20 (a\\)b(c)) 3]TJ (x(y)z) Tj "
        b"/P <</MCID 0>> BDC BI /W 1 /H 1 ID \x00EI\xff EI Q\n"
    )
    assert b"".join(word for _kind, word in words(stream)) == stream


@given(st.binary(max_size=200))
def test_words_of_anything_joined_are_the_same(stream):
    assert b"".join(word for _kind, word in words(stream)) == stream


def test_picture_inside_a_stream_is_one_word():
    found = list(words(b"q BI /W 2 /CS /G ID \x00 EIQ \xff EI Q"))
    assert ("inline", b"BI /W 2 /CS /G ID \x00 EIQ \xff EI") in found
    assert [word for kind, word in found if kind == "operator"] == [b"q", b"Q"]


def on(content: bytes, plate: str) -> bytes:
    script = script_of(content, Surroundings(), Graphics())
    return b" ".join(script.on(plate, lambda fill, stroke: f"S{fill:g}{stroke:g}").split())


def test_colour_becomes_the_gray_of_a_plate():
    assert b"0.8 g 0 0 9 9 re f" in on(b"0.2 0 0 0.7 k 0 0 9 9 re f", "Cyan")
    assert b"0.3 g 0 0 9 9 re f" in on(b"0.2 0 0 0.7 k 0 0 9 9 re f", "Black")
    assert b"1 g 0 0 9 9 re f" in on(b"0.2 0 0 0.7 k 0 0 9 9 re f", "Gold")


def test_all_but_colours_is_copied():
    content = b"BT /F1 9 Tf 1 0 0 1 3 4 Tm [<0001>] TJ ET"
    assert content in on(b"0 0 0 1 k " + content, "Black")
