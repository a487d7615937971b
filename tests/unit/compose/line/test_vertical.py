"""Vertical lines: the rules T31-T33, kinsoku and blanks downwards, faces without forms."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import uharfbuzz as hb
from fakeface import FORMS, FakeFaces
from hypothesis import given
from hypothesis import strategies as st

from layout_app.cjk.kinsoku import no_end, no_start
from layout_app.compose.line.cells import MISSING
from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.compose.line.vertical_setting import set_vertical_line
from layout_app.display.items import GlyphRun, Panel, glyph_text
from layout_app.fonts.catalogue import Catalogue, FaceFile, shipped
from layout_app.fonts.face import Face
from layout_app.model.ids import FaceId
from layout_app.model.ink import BLACK
from layout_app.model.style import Align, BreakStyle, Kinsoku, MarkScheme, head_breaks
from layout_app.model.text import Mark, MarkKind
from tests.cffface import save_cff_face
from tests.inked import inks
from tests.unit.compose.setcolumns import PLAIN, set_columns, stood

SHIPPED = ("song-400", "song-700", "song-900", "hei-400", "hei-700", "hei-900", "kai-400")

# Rule: text, with a face that draws vertical forms, with one that draws none.
RULES = {
    "T31 quotes are corner brackets, double ones outside": (
        "“他说‘好’”", "½﹃他说﹁好﹂½﹄½", "½⟨『⟩他说⟨「⟩好⟨」½』⟩½",
    ),
    "T31 quotes lose a blank beside another mark": (
        "甲：“乙”", "甲︓½﹃乙﹄½", "甲：½⟨『⟩乙⟨』⟩½",
    ),
    "T32 lateral marks are whole cells everywhere": (
        "甲：乙；丙！丁？", "甲︓乙︔丙︕丁︖", "甲：乙；丙！丁？",
    ),
    "T32 dashes are whole and run down": (
        "甲——乙……丙", "甲︱︱乙︙︙丙", "甲⟨——⟩乙⟨……⟩丙",
    ),
    "T32 connectors run down": ("甲～乙-丙–丁", "甲⟨～⟩乙⟨-⟩丙⟨–⟩丁", "甲⟨～⟩乙⟨-⟩丙⟨–⟩丁"),
    "T33 one figure stands, two or three share a cell": (
        "5月26日100个", "5月⟦26⟧日⟦100⟧个", "5月⟦26⟧日⟦100⟧个",
    ),
    "T33 four figures and words lie, set off by a gap": (
        "去2023年用Wi-Fi好", "去¼⟨2023⟩¼年用¼⟨Wi-Fi⟩¼好", "去¼⟨2023⟩¼年用¼⟨Wi-Fi⟩¼好",
    ),
    "T33 acronyms stand": ("A座GDP增24.5%", "A座GDP增¼⟨24.5%⟩", "A座GDP增¼⟨24.5%⟩"),
    "T33 a sign stands as its number does": ("占50%多", "占⟦50⟧%多", "占⟦50⟧%多"),
    "T6 T7 adjacent marks lose the blank between them": (
        "《文》、《章》", "½︽文︾½︑½︽章︾½", "½⟨《⟩文⟨》⟩½、½⟨《⟩章⟨》⟩½",
    ),
    "T8 T9 marks at the edges lose their outer blank": (
        "（甲乙）。", "½︵甲乙︶½︒½", "½⟨（⟩甲乙⟨）⟩½。½",
    ),
    "T14 the interpunct is half a cell": ("马克·吐温", "马克·吐温", "马克·吐温"),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_rule_holds(rule: str) -> None:
    text, formed, formless = RULES[rule]
    assert set_columns(text, 40) == formed
    assert set_columns(text, 40, forms={}) == formless


@pytest.mark.parametrize(
    ("text", "measure", "wanted"),
    [
        ("今天的天气真好，我们去公园", 7, "今天的天气真｜好︐我们去公园"),
        ("今天的天气真。我们去公园了", 6.5, "今天的天气真︒½｜我们去公园了"),
        ("我们一同去读《散步记》", 7, "我们一同去读｜½︽散步记︾½"),
        ("今年是2023年，收入9000亿元", 6, "今年是｜⟨2023⟩¼年︐收入｜⟨9000⟩¼亿元"),
        ("看罗伯特·克雷库来了", 4, "看罗伯｜特·克雷｜库来了"),
        ("甲乙丙GDP丁戊", 5, "甲乙丙｜GDP丁戊"),
        ("甲乙丙丁26日戊己", 5, "甲乙丙丁｜⟦26⟧日戊己"),
        ("甲乙丙丁——戊己", 5, "甲乙丙丁｜︱︱戊己"),
    ],
)
def test_lines_end_where_horizontal_ones_may(text: str, measure: float, wanted: str) -> None:
    style = BreakStyle(indent=0, runt=1, part_units=False)
    assert set_columns(text, measure, style) == wanted


def test_line_does_not_reach_into_the_cell_of_a_mark_that_keeps_its_blank() -> None:
    assert set_columns("2/：2：：‘", 5) == "2⟨/⟩︓｜2︓︓½﹁"
    assert set_columns("2/：：：：‘", 5) == "2⟨/⟩︓︓︓｜︓½﹁"


def test_strict_level_holds_downwards() -> None:
    style = BreakStyle(indent=0, kinsoku=Kinsoku.STRICT)
    assert "｜︱" not in set_columns("甲乙丙丁戊——己庚辛壬", 5, style)


def test_kaiming_scheme_halves_pauses_but_not_lateral_marks() -> None:
    style = BreakStyle(indent=0, marks=MarkScheme.KAIMING)
    assert set_columns("甲，乙、丙：丁。戊", 20, style) == "甲︐½乙︑½丙︓丁︒戊"


def test_quotes_of_a_head_are_half_and_stay_beside_what_they_enclose() -> None:
    text, style = "路“慢”与", BreakStyle(indent=0)
    plain, tight = stood(text, style), stood(text, head_breaks(style))
    assert list(plain.at) == [0, 1000, 2000, 3000, 4000, 5000]
    assert list(tight.at) == [0, 1000, 1500, 2500, 3000, 4000]
    lifted = [one[0].y - other[0].y for one, other in zip(plain.forms, tight.forms, strict=True)]
    assert lifted == [0, 500, 0, 0, 0]


def test_word_of_two_faces_keeps_its_characters() -> None:
    bold = (Mark(kind=MarkKind.BOLD, start=1, end=3),)
    p = VerticalPreparer(FakeFaces()).prepare("甲26乙Wi", FaceId("one"), PLAIN, bold, FaceId("two"))
    assert [len(forms) for forms in p.forms] == [1] * 6
    assert {face for _, _, face in p.runs} == {"one", "two"}


def test_figures_of_two_faces_stand_one_a_cell() -> None:
    bold = (Mark(kind=MarkKind.BOLD, start=0, end=1),)
    p = VerticalPreparer(FakeFaces()).prepare("26", FaceId("one"), PLAIN, bold, FaceId("two"))
    assert list(p.at) == [0, 1000, 2000]
    assert not any(form.turn for forms in p.forms for form in forms)


def test_the_tab_of_a_table_is_a_blank_and_no_missing_character() -> None:
    p = real("周六\t义诊", "song-400")
    assert (p.text, p.missing) == ("周六\t义诊", ())
    assert "".join(run.text for run in runs_of("周六\t义诊", "song-400")) == "周六\t义诊"
    tops = [y for run in runs_of("周六\t义诊", "song-400") for y in run.ys]
    blank = [y for run in runs_of("周六\u3000义诊", "song-400") for y in run.ys]
    assert tops == blank


def test_missing_character_is_framed_in_its_cell() -> None:
    p = VerticalPreparer(FakeFaces(lacks="乙")).prepare("甲乙丙", FaceId("fake"), PLAIN)
    assert p.missing == (1,)
    assert p.glyphs[1] == MISSING
    first, frame, last = lines(p, size=10.0)
    assert isinstance(frame, Panel)
    assert (frame.rect.x, frame.rect.right) == (-4.0, 4.0)
    assert 10.0 <= frame.rect.y < frame.rect.bottom <= 20.0
    assert isinstance(first, GlyphRun)
    assert isinstance(last, GlyphRun)
    assert (first.text, last.text, last.ys) == ("甲", "丙", (28.8,))


def test_line_stands_at_either_end_or_in_the_middle() -> None:
    p = stood("甲乙")
    tops = [
        lines(p, size=10.0, measure=5000, align=align)[0].ys[0] - 8.8
        for align in (Align.LEFT, Align.CENTRE, Align.RIGHT)
    ]
    assert [round(top, 3) for top in tops] == [0.0, 15.0, 30.0]


def test_full_line_ends_at_its_measure() -> None:
    (run,) = lines(stood("甲乙丙丁"), size=10.0, measure=4300, full=True)
    assert run.ys == (8.8, 19.799, 30.797, 41.8)


def lines(p: Prepared, *, size: float, measure: int = 40_000, **how: object) -> tuple:
    return set_vertical_line(
        p, 0, len(p.text), size=size, ink=BLACK, x=0.0, y=0.0, measure=measure, **how
    )


# Faces from files.


def real(text: str, face: str, faces: Catalogue | None = None) -> Prepared:
    return VerticalPreparer(faces or shipped()).prepare(text, FaceId(face), PLAIN)


def runs_of(text: str, face: str, faces: Catalogue | None = None) -> list[GlyphRun]:
    return list(lines(real(text, face, faces), size=1000.0))


def cells(text: str, face: str, faces: Catalogue | None = None) -> Iterator[tuple[str, tuple]]:
    """Yield what each glyph shows with its ink, 1/1000 em about the line's middle."""
    opened = (faces or shipped()).face(FaceId(face))
    for run in runs_of(text, face, faces):
        for k, ink in enumerate(inks(run, opened)):
            yield glyph_text(run, k), ink


@pytest.mark.parametrize("face", SHIPPED)
@pytest.mark.parametrize("rule", RULES)
def test_shipped_face_draws_each_character_inside_its_line(face: str, rule: str) -> None:
    text = RULES[rule][0]
    shown = list(cells(text, face))
    assert "".join(char for char, _ in shown) == text
    for char, (left, top, right, bottom) in shown:
        assert left >= -520, char
        assert right <= 520, char
        assert -60 <= top <= bottom <= real(text, face).end[-1] + 60, char


@pytest.mark.parametrize("face", SHIPPED)
def test_shipped_face_stands_marks_in_their_quarter(face: str) -> None:
    for char in "，。、":
        _han, (_, (left, top, _right, bottom)) = cells(f"甲{char}", face)
        assert left > 0, char
        assert 1000 < top < bottom < 1520, char
    for char, (left, *_rest) in cells("：；！？", face):
        assert left > -60, char


@pytest.mark.parametrize("face", SHIPPED)
def test_dash_is_one_unbroken_line_down(face: str) -> None:
    dashes = [ink for char, ink in cells("甲——乙", face) if char.startswith("—")]
    assert dashes[0][1] < 1100
    assert dashes[-1][3] > 2900
    assert all(after[1] - before[3] < 20 for before, after in pairwise(dashes))
    assert all(-100 < left < right < 100 for left, _, right, _ in dashes)


@pytest.mark.parametrize("face", SHIPPED)
def test_figures_of_a_cell_stay_inside_it(face: str) -> None:
    for text in ("26", "100", "08", "111"):
        shown = list(cells(f"甲{text}乙", face))[1:-1]
        assert [char for char, _ in shown] == list(text)
        assert all(-505 <= left < right <= 505 for _, (left, _t, right, _b) in shown)
        assert all(1000 < top < bottom < 2000 for _, (_l, top, _r, bottom) in shown)
        assert [left for _, (left, *_) in shown] == sorted(left for _, (left, *_) in shown)


# A face without any layout tables: the classes of UAX #50 decide.


@pytest.fixture(scope="module")
def formless(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    cut = hb.SubsetInput()
    cut.unicode_set.update(map(ord, "国甲乙丙，。、：；！？“”‘’『』「」（）《》—…～·-2036GDPWi%"))
    for tag in ("GSUB", "GPOS", "vhea", "vmtx"):
        cut.drop_table_tag_set.add(int.from_bytes(tag.encode()))
    whole = hb.Face(hb.Blob.from_file_path(str(shipped().file(FaceId("song-400")).path)))
    path = tmp_path_factory.mktemp("faces") / "formless.ttf"
    path.write_bytes(bytes(hb.subset(whole, cut).blob.data))
    return Catalogue([FaceFile(id=FaceId("song-400"), path=path)])


def ink_of(char: str, faces: Catalogue) -> tuple:
    ((_, ink),) = cells(f"{char}", "song-400", faces)
    return ink


def flat(char: str, faces: Catalogue) -> tuple[int, int, int, int]:
    face: Face = faces.face(FaceId("song-400"))
    return face.extents(face.glyph(char))


def test_class_u_stands_as_it_is(formless: Catalogue) -> None:
    left, foot, right, top = flat("国", formless)
    assert ink_of("国", formless) == (left - 500, 880 - top, right - 500, 880 - foot)


@pytest.mark.parametrize("char", "～（）《》『』「」-")
def test_classes_r_and_tr_lie_about_the_middle_of_their_cell(
    char: str, formless: Catalogue
) -> None:
    left, foot, right, top = flat(char, formless)
    found = ink_of(char, formless)
    trimmed = 500 if char in "（《『「" else 0
    assert found == (foot - 380, left - trimmed, top - 380, right - trimmed)


@pytest.mark.parametrize("char", "，。、")
def test_class_tu_moves_to_the_upper_right_quarter(char: str, formless: Catalogue) -> None:
    left, top, right, bottom = ink_of(char, formless)
    assert 0 <= left < right <= 500
    assert 0 <= top < bottom <= 500


@pytest.mark.parametrize("char", "：；！？")
def test_lateral_marks_stand_at_the_right(char: str, formless: Catalogue) -> None:
    left, foot, right, top = flat(char, formless)
    assert ink_of(char, formless) == (left, 880 - top, right, 880 - foot)


@pytest.mark.parametrize(("char", "bracket"), [*zip("“”‘’", "『』「」", strict=True)])
def test_quotes_become_corner_brackets(char: str, bracket: str, formless: Catalogue) -> None:
    assert ink_of(char, formless) == ink_of(bracket, formless)


def test_formless_face_gives_back_its_text(formless: Catalogue) -> None:
    text = "“甲『乙』”——2036，GDP：Wi…26%！"
    runs = runs_of(text, "song-400", formless)
    assert "".join(run.text for run in runs) == text
    assert {run.turn for run in runs} == {0, 90}


def test_face_of_letters_lies(tmp_path: Path) -> None:
    faces = Catalogue([FaceFile(id=FaceId("boxes"), path=save_cff_face(tmp_path / "boxes.otf"))])
    (run,) = runs_of("Paper 4231", "boxes", faces)
    assert (run.turn, run.text) == (90, "Paper 4231")
    assert list(run.ys) == sorted(run.ys)


# Properties.

ALPHABET = "的一是在不了有和人这中，。、：；！？“”‘’（）《》—…～·-/%25 A aGＤ①𬉼\u0301"
texts = st.text(ALPHABET, min_size=1, max_size=60)


@pytest.mark.parametrize("face", ["song-700", "kai-400"])
@given(text=texts)
def test_every_cluster_is_drawn_once_and_read_back(face: str, text: str) -> None:
    """I15: drawn glyphs are the clusters, what is read is the source."""
    p = real(text, face)
    runs = [item for item in lines(p, size=1000.0) if isinstance(item, GlyphRun)]
    assert "".join(run.text for run in runs) == text
    drawn = [(run, k) for run in runs for k in range(len(run.glyphs))]
    shaped = sum(len(forms) for forms in p.forms)
    assert len(drawn) == shaped
    assert "".join(glyph_text(run, k) for run, k in drawn) == text


@given(text=texts, measure=st.integers(5, 20), forms=st.sampled_from([FORMS, {}]))
def test_vertical_lines_keep_the_rules(text: str, measure: int, forms: dict[str, str]) -> None:
    p = stood(text, forms=forms)
    found = break_lines(p, measure * 1000, measure * 1000)
    starts = (0, *found.ends)
    assert "".join(text[i:j] for i, j in zip(starts, found.ends, strict=False)) == text
    for end in set(found.ends[:-1]) - set(found.forced):
        counts = text[end] == "①" and text[end - 1] in "，；：、"
        assert counts or text[end] not in no_start(Kinsoku.BASIC)
        assert text[end - 1] not in no_end(Kinsoku.BASIC)
    for i, j in zip(starts, found.ends, strict=False):
        if j not in found.forced and j < len(text):
            assert p.end[j] - p.start[i] - (p.shrinks[p.last[j]] - p.shrinks[i]) <= measure * 1000
