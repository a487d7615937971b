"""Whatever is painted reads back: places within 0.01 pt, every character or a fault."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from layout_app.fonts.catalogue import shipped
from layout_app.model.ink import Ink
from layout_app.press.conservation import check, printed
from layout_app.press.writer import Profile, write_pdf
from tests.pages import ALL_FACES, Originals, column, drawn, group, info, page, run
from tests.printed import glyphs

TEXT = st.text("昨天上午巷口的书店，。“”（）！？…A b3𬉼𠳐", min_size=1, max_size=40)
SHARE = st.integers(0, 100).map(lambda n: n / 100)
INK = st.builds(Ink, c=SHARE, m=SHARE, y=SHARE, k=SHARE)


def write(*groups, profile=Profile.X1A) -> bytes:
    return write_pdf([page(*groups)], shipped(), profile, info(), Originals())


@st.composite
def lines(draw):
    return run(
        draw(TEXT),
        draw(st.floats(-50, 350)),
        draw(st.floats(-50, 650)),
        face=draw(st.sampled_from(ALL_FACES)),
        size=draw(st.floats(4, 200)),
        ink=draw(INK),
        tracking=draw(st.floats(-3, 9)),
    )


@given(st.lists(lines(), min_size=1, max_size=6), st.floats(0, 200), st.sampled_from(Profile))
@settings(max_examples=60)
def test_every_origin_reads_back(runs, shift, profile):
    data = write(group(runs, shift, shift / 2), profile=profile)
    wanted = [
        (drawn(line.face)[gid], x + shift, line.ys[0] + shift / 2)
        for line in runs
        for gid, x in zip(line.glyphs, line.xs, strict=True)
    ]
    found = list(glyphs(data))
    assert [glyph.outline for glyph in found] == [outline for outline, _, _ in wanted]
    for glyph, (_, x, y) in zip(found, wanted, strict=True):
        assert abs(glyph.x - x) <= 0.01
        assert abs(glyph.y - y) <= 0.01


@given(TEXT, TEXT, st.integers(1, 9), st.integers(1, 9))
@settings(max_examples=60)
def test_two_interleaved_stories_are_whole(one, other, first, second):
    a, b = column(one, "a1", per_line=first), column(other, "a2", per_line=second, box="b2")
    mixed = [
        replace(part, items=part.items[k : k + 1])
        for k in range(max(len(a.items), len(b.items)))
        for part in (a, b)
        if k < len(part.items)
    ]
    account = check({"a1": one, "a2": other}, printed(write(*mixed)), {}, {})
    assert account["a1"].is_whole
    assert account["a2"].is_whole


@given(TEXT.filter(lambda text: text.strip()), st.integers(1, 7), st.data())
@settings(max_examples=60)
def test_a_dropped_line_is_never_overlooked(text, per_line, data):
    body = column(text, "a1", per_line=per_line)
    n = data.draw(st.integers(0, len(body.items) - 1))
    rest = replace(body, items=body.items[:n] + body.items[n + 1 :])
    account = check({"a1": text}, printed(write(rest, group([run("底")]))), {}, {})["a1"]
    assert account.is_whole == (not body.items[n].text.strip())
