"""Faults put in at random, into the display list and into the file: each must be reported."""

import io
import os
import random
from dataclasses import replace

import pikepdf
import pytest

from layout_app.display.items import GlyphRun, Group
from layout_app.fonts.catalogue import shipped
from layout_app.press.conservation import check, printed
from layout_app.press.writer import Profile, write_pdf
from tests.pages import PASSAGE, Originals, column, group, info, page, standing
from tests.spoiling import IN_FILES

COUNT = 260 if os.environ.get("LAYOUT_CAMPAIGN") else 25
"""Faults of either kind: more than 500 in a whole campaign."""
HEADLINE = "老书店“开门”了！"


def text_of(chance: random.Random) -> str:
    return "".join(chance.choices(PASSAGE + "𬉼𠳐", k=180))


def groups(text: str, gap: bool) -> list[Group]:
    """An article in two columns with a vertical headline; a gap parts its sequences."""
    head = group(standing(HEADLINE, 300, 40, article="a1"), name="head")
    start = len(HEADLINE) + 1
    half = start + len(text) // 2
    first = column(text[: half - start], "a1", x=10, y=70, position=start)
    second = column(text[half - start :], "a1", x=160, y=70, position=half)
    return [head, first, second] if not gap else [head, second, first]


def faults(data: bytes, text: str) -> bool:
    accepted = f"{HEADLINE}\n{text}"
    return bool(check({"a1": accepted}, printed(data), {}, {})["a1"].faults)


def written(made: list[Group], profile: Profile) -> bytes:
    return write_pdf([page(*made)], shipped(), profile, info(), Originals())


def spoilt_list(made: list[Group], chance: random.Random) -> list[Group]:
    """Lose, double or exchange runs of the display list, or characters of one."""
    at = chance.randrange(len(made))
    items = list(made[at].items)
    one, other = chance.randrange(len(items)), chance.randrange(len(items))
    kind = chance.choice(("lose", "double", "exchange", "character"))
    if kind == "lose":
        del items[one]
    elif kind == "double":
        items.insert(chance.randrange(len(items) + 1), items[one])
    elif kind == "exchange" and one != other:
        items[one], items[other] = items[other], items[one]
    else:
        items[one] = other_character(items[one], chance)
    return [*made[:at], replace(made[at], items=tuple(items)), *made[at + 1 :]]


def other_character(run: GlyphRun, chance: random.Random) -> GlyphRun:
    """Draw one glyph as another character, as a wrong table would."""
    at = chance.randrange(len(run.glyphs))
    face = shipped().face(run.face)
    start, end = (*run.starts, len(run.text))[at : at + 2]
    char = "春" if run.text[start:end] != "春" else "秋"
    glyphs = (*run.glyphs[:at], face.glyph(char), *run.glyphs[at + 1 :])
    text = run.text[:start] + char + run.text[end:]
    move = 1 - (end - start)
    starts = tuple(k if k <= start else k + move for k in run.starts)
    return replace(run, glyphs=glyphs, text=text, starts=starts)


@pytest.mark.parametrize("profile", [Profile.X1A, Profile.SCREEN])
def test_faults_of_the_display_list_are_all_reported(profile):
    chance = random.Random(f"list {profile}")
    missed = 0
    for _ in range(COUNT // 2):
        text = text_of(chance)
        made = groups(text, gap=False)
        assert not faults(written(made, profile), text)
        missed += not faults(written(spoilt_list(made, chance), profile), text)
    assert missed == 0


@pytest.mark.parametrize("profile", [Profile.X1A, Profile.SCREEN])
def test_faults_of_the_file_are_all_reported(profile):
    chance = random.Random(f"file {profile}")
    missed = []
    for _ in range(max(1, COUNT // 2 // len(IN_FILES))):
        text = text_of(chance)
        data = written(groups(text, gap=True), profile)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            sound = pdf.pages[0].Contents.read_bytes()
            for spoil in IN_FILES:
                pdf.pages[0].Contents = pdf.make_stream(spoil(sound, chance))
                sink = io.BytesIO()
                pdf.save(sink)
                if not faults(sink.getvalue(), text):
                    missed.append(spoil.__name__)
    assert missed == []
