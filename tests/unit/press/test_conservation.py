import random
from dataclasses import replace

import pytest

from layout_app.compose.line.collect import Copy
from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.setting import set_line
from layout_app.display.items import Group
from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import ArticleId, FaceId
from layout_app.model.ink import BLACK
from layout_app.model.style import BreakStyle
from layout_app.model.text import Kind, Mark, MarkKind
from layout_app.press.conservation import FaultKind, check, joined, printed
from layout_app.press.writer import Profile, write_pdf
from tests.pages import HEAD, PASSAGE, Originals, column, full_page, group, info, page, standing
from tests.printed import glyphs, story

NAMES = "村里有𬉼先生和𠳐女士，" + PASSAGE


def account(*groups: Group, accepted: str, overset=(), cuts=()):
    data = write_pdf([page(*groups)], shipped(), Profile.X1A, info(), Originals())
    found = check({"a1": accepted}, printed(data), {"a1": overset}, {"a1": cuts})
    return found["a1"]


def kinds(found) -> set[FaultKind]:
    return {fault.kind for fault in found.faults}


def without(group: Group, n: int) -> Group:
    return replace(group, items=group.items[:n] + group.items[n + 1 :])


def test_whole_article_is_whole():
    found = account(column(PASSAGE, "a1"), accepted=PASSAGE)
    assert found.is_whole
    assert (found.accepted, found.printed, found.overset, found.cut) == (len(PASSAGE),) * 2 + (0, 0)


def test_what_stands_beside_the_text_is_no_part_of_it():
    """Readings, dots and inserted hyphens are ink of the line, never of the article."""
    text = "浒墅关的International Association，水[1]是生命。"
    marks = (
        Mark(kind=MarkKind.RUBY, start=0, end=3, value="xǔ shù guān"),
        Mark(kind=MarkKind.EMPHASIS, start=4, end=len(text)),
        Mark(kind=MarkKind.SUPER, start=text.index("["), end=text.index("]") + 1),
    )
    p = Preparer(shipped()).prepare(text, FaceId("song-400"), BreakStyle(indent=0), marks)
    copy = Copy(article=ArticleId("a1"), paragraph=0, position=0, kind=Kind.TEXT, text=text)
    items, start = [], 0
    ends = break_lines(p, 7000, 7000).ends
    for n, end in enumerate(ends):
        items += set_line(
            p, start, end, size=9.0, ink=BLACK, x=0.0, y=20.0 + 14 * n, measure=7000,
            full=end < len(text), copy=copy,
        )  # fmt: skip
        start = end
    assert set(ends) & p.hyphens.keys()
    data = write_pdf(
        [page(group(items, 50, 50, name="b1"))], shipped(), Profile.X1A, info(), Originals()
    )
    assert "".join(passage.text for passage in printed(data)["a1"]) == text
    assert check({"a1": text}, printed(data), {}, {})["a1"].is_whole
    beside = "".join(glyph.text for glyph in glyphs(data) if not glyph.article)
    assert "xǔ shù guān" in beside
    assert beside.count("·") == len(p.dotted)
    assert beside.count("-") == len(set(ends) & p.hyphens.keys())


def test_reading_agrees_with_an_independent_walk():
    data = write_pdf([full_page()], shipped(), Profile.X1A, info(), Originals())
    assert "".join(p.text for p in printed(data)["a1"]) == story(data, "a1") == PASSAGE * 4


def test_vertical_headline_is_whole_and_a_dropped_run_is_missing():
    line = group(standing(HEAD, 100, 20, article="a1"))
    assert account(line, accepted=HEAD).is_whole
    for n, item in enumerate(line.items):
        found = account(without(line, n), accepted=HEAD)
        assert kinds(found) == {FaultKind.MISSING}
        assert found.accepted - found.printed == len(item.text)


def test_dropped_line_is_missing():
    body = column(PASSAGE, "a1")
    found = account(without(body, 1), accepted=PASSAGE)
    assert [(f.kind, f.start, f.end) for f in found.faults] == [(FaultKind.MISSING, 14, 28)]
    assert found.accepted - found.printed == 14
    assert not found.is_whole


def test_every_dropped_line_is_seen():
    chance = random.Random(5)
    text = "".join(chance.choices(PASSAGE, k=600))
    body = column(text, "a1")
    for n in range(len(body.items)):
        assert not account(without(body, n), accepted=text).is_whole
    assert account(body, accepted=text).is_whole


def test_repeated_line_is_repeated():
    body = column(PASSAGE, "a1")
    twice = replace(body, items=(*body.items[:2], body.items[1], *body.items[2:]))
    found = account(twice, accepted=PASSAGE)
    assert kinds(found) == {FaultKind.REPEATED, FaultKind.OUT_OF_ORDER}


def test_swapped_lines_are_out_of_order():
    first, second, *rest = column(PASSAGE, "a1").items
    swapped = replace(column(PASSAGE, "a1"), items=(second, first, *rest))
    assert kinds(account(swapped, accepted=PASSAGE)) == {FaultKind.OUT_OF_ORDER}


def test_lines_swapped_under_their_places_are_altered():
    body = column(PASSAGE, "a1")
    first, second = body.items[:2]
    items = (
        replace(second, source=first.source), replace(first, source=second.source), *body.items[2:],
    )  # fmt: skip
    assert FaultKind.ALTERED in kinds(account(replace(body, items=items), accepted=PASSAGE))


def test_dropped_character_beyond_the_basic_plane_is_seen():
    body = column(NAMES, "a1")
    line = body.items[0]
    k = line.text.index("𠳐")
    short = replace(
        line,
        glyphs=line.glyphs[:k] + line.glyphs[k + 1 :],
        xs=line.xs[:k] + line.xs[k + 1 :],
        text=line.text[:k] + line.text[k + 1 :],
        starts=tuple(range(len(line.text) - 1)),
    )
    found = account(replace(body, items=(short, *body.items[1:])), accepted=NAMES)
    assert not found.is_whole
    assert any(fault.start <= k < fault.end for fault in found.faults)


def test_glyph_mapped_to_nothing_is_seen():
    data = write_pdf([page(column(PASSAGE, "a1"))], shipped(), Profile.X1A, info(), Originals())
    found = printed(data)["a1"]
    spoilt = [replace(p, text=p.text.replace("书", "\0")) for p in found]
    assert kinds(check({"a1": PASSAGE}, {"a1": spoilt}, {}, {})["a1"]) == {FaultKind.ALTERED}


def test_overset_and_cut_are_listed_not_missing():
    head, tail = PASSAGE[:14], PASSAGE[20:28]
    groups = column(head, "a1"), column(tail, "a1", y=100, position=20)
    found = account(*groups, accepted=PASSAGE, cuts=[(14, 20)], overset=[(28, len(PASSAGE))])
    assert found.is_whole
    assert (found.printed, found.cut, found.overset) == (22, 6, len(PASSAGE) - 28)


def test_cut_text_on_paper_is_unlisted():
    found = account(column(PASSAGE, "a1"), accepted=PASSAGE, cuts=[(3, 6)])
    assert [(f.kind, f.start, f.end) for f in found.faults] == [(FaultKind.UNLISTED, 3, 6)]


def test_line_feeds_and_blanks_at_line_ends_are_not_missed():
    text = "第一段到此为止\n第二段 还有一行"
    groups = (
        column("第一段到此为止", "a1"),
        column("第二段", "a1", y=60, position=8),
        column("还有一行", "a1", y=90, position=12),
    )
    found = account(*groups, accepted=text)
    assert found.is_whole
    assert found.accepted == found.printed == len(text) - 1


def test_character_without_a_glyph_is_listed_when_the_editor_answers_for_it():
    groups = column("王", "a1"), column("先生", "a1", y=60, position=2)
    data = write_pdf([page(*groups)], shipped(), Profile.X1A, info(), Originals())
    text = {"a1": "王\U0002a6d6先生"}
    refused = check(text, printed(data), {}, {})["a1"]
    assert [(f.kind, f.start, f.end) for f in refused.faults] == [(FaultKind.MISSING, 1, 2)]
    accepted = check(text, printed(data), {}, {}, {"a1": [(1, 2)]})["a1"]
    assert accepted.is_whole
    assert accepted.missing_glyph_ranges == ((1, 2),)


def test_article_nobody_accepted_is_unlisted():
    data = write_pdf([page(column("野字", "a9"))], shipped(), Profile.X1A, info(), Originals())
    found = check({}, printed(data), {}, {})
    assert kinds(found["a9"]) == {FaultKind.UNLISTED}


def test_accepted_article_on_no_page_is_missing():
    data = write_pdf([page(column("字", "a1"))], shipped(), Profile.X1A, info(), Originals())
    found = check({"a1": "字", "a2": "没有上版"}, printed(data), {}, {})
    assert found["a1"].is_whole
    assert kinds(found["a2"]) == {FaultKind.MISSING}


def test_parts_on_several_files_are_joined():
    halves = [column(PASSAGE[:28], "a1"), column(PASSAGE[28:], "a1", position=28)]
    files = [
        printed(write_pdf([page(half)], shipped(), Profile.X1A, info(), Originals()))
        for half in halves
    ]
    assert check({"a1": PASSAGE}, joined(files), {}, {})["a1"].is_whole


@pytest.mark.parametrize("pair", ["·•", "～〜", "—－", "“”", "…⋯"])
def test_only_characters_of_one_glyph_are_alike(pair):
    data = write_pdf([page(column(pair[0], "a1"))], shipped(), Profile.X1A, info(), Originals())
    found = check({"a1": pair[1]}, printed(data), {}, {})
    glyphs = {shipped().face("song-400").glyph(char) for char in pair}
    alike = len(glyphs) == 1 or pair == "·•"  # News Kai has one glyph for these two
    assert found["a1"].is_whole == alike


def test_a_box_over_two_files_is_in_order_in_each():
    """On a spread the kicker's second half stands behind the headline's first."""
    accepted = PASSAGE
    left = [column(accepted[:4], "a1"), column(accepted[8:14], "a1", position=8)]
    right = [
        column(accepted[4:8], "a1", position=4),
        column(accepted[14:], "a1", position=14),
    ]
    files = [
        printed(write_pdf([page(*half)], shipped(), Profile.X1A, info(), Originals()))
        for half in (left, right)
    ]
    assert check({"a1": accepted}, joined(files), {}, {})["a1"].is_whole
