"""Papers and stylebooks as people write them: sizes by name, margins, refusals with their place."""

from dataclasses import replace
from pathlib import Path

import pytest

from layout_app.desk.words import error_text
from layout_app.errors import IssueFileError
from layout_app.model.border import Border
from layout_app.model.geometry import MM
from layout_app.model.issue import Issue, Publication
from layout_app.model.paper import Paper, joined
from layout_app.model.style import HeadWidth, Stylebook, in_chars
from layout_app.store.format import file_bytes, read_file
from layout_app.store.publication import new_issue, new_publication, open_issue

PAPER = """format: 1
name: 河湾
trim_mm: [280, 390]
columns: 5
chars: 14
lines: 75
pitch: 1.4
"""


def paper(more: str) -> Paper:
    return read_file(Paper, (PAPER + more).encode(), "papers/河湾.yaml")


def book(text: str) -> Stylebook:
    return read_file(Stylebook, f"format: 1\n{text}".encode(), "stylebook.yaml")


def test_margins_give_the_type_area() -> None:
    found = paper("margins_mm: [21, 15, 21, 20]\n")
    assert (found.type_mm, found.top_mm, found.left_mm) == ((245, 348), 21, 20)
    assert found.type_area.x == pytest.approx(20 * MM, abs=0.001)
    assert found.em == pytest.approx(245 * MM / 74)
    assert read_file(Paper, file_bytes(found), "p.yaml") == found


@pytest.mark.parametrize(("size", "points"), [("小五", 9), ("9pt", 9), ("13级", 9.2126), ("9", 9)])
def test_body_size_gives_the_width_of_the_columns(size: str, points: float) -> None:
    found = paper(f"top_mm: 20\nsize: {size}\n")
    assert found.em == found.points == pytest.approx(points, abs=1e-4)
    assert found.type_area.w == pytest.approx(joined(5, 14, 1) * points, abs=0.01)
    assert found.type_area.x == pytest.approx((found.trim[0] - found.type_area.w) / 2, abs=0.01)
    assert read_file(Paper, file_bytes(found), "p.yaml") == found


def test_body_size_of_many_decimals_is_kept_as_fine_as_it_is_written() -> None:
    found = paper("top_mm: 20\nsize: 9.123456\n")
    assert found.points == 9.1235
    assert read_file(Paper, file_bytes(found), "p.yaml") == found


def test_bleed_has_no_negative_size() -> None:
    with pytest.raises(IssueFileError, match="no negative size"):
        paper("top_mm: 20\nsize: 9pt\nbleed_mm: -3\n")


@pytest.mark.parametrize(
    ("more", "line", "told"),
    [
        ("top_mm: 20\nsize: 12pt\n", 4, "the columns are 313.3 mm wide, there are 280.0 mm"),
        ("type_mm: [200, 348]\ntop_mm: 20\nsize: 9pt\n", 4, "there are 200.0 mm"),
        ("type_mm: [245, 300]\ntop_mm: 20\n", 6, "the lines are 346.3 mm high, there are 300"),
        ("type_mm: [290, 348]\ntop_mm: 20\n", 4, "there are 280"),
        ("margins_mm: [21, 150, 21, 140]\n", 8, "the margins leave nothing of 280"),
        ("margins_mm: [21, 15, 21]\n", 8, "must have 4 values, found 3"),
        ("margins_mm: [21, 15, 21, 20]\ntop_mm: 3\n", 9, "keep one of them"),
        ("top_mm: 20\nsize: 大号\n", 9, "must be a size such as"),
        ("top_mm: 20\nsize: 200\n", 9, "must be from 3 to 72"),
        ("type_mm: [245, 348]\ntop_mm: 90\n", 1, "the type area does not fit the trim"),
    ],
)
def test_paper_that_cannot_be_is_refused_with_its_place(more, line, told) -> None:
    from layout_app.desk import words

    words.use_language("en")
    try:
        with pytest.raises(IssueFileError) as refused:
            paper(more)
        sentence = error_text(refused.value)
    finally:
        words.use_language(None)
    assert sentence.startswith(f"papers/河湾.yaml:{line}: ")
    assert told in sentence


def test_sizes_of_a_stylebook_are_named_as_printers_do() -> None:
    found = book(
        "body: {size: 小五}\nfolio: {size: 14级, face: hei-700}\ndeck: {size: 1.2}\n"
        "fact_border: dots\n"
    )
    assert (found.body.points, found.deck.size, found.deck.points) == (9, 1.2, 0)
    assert found.folio.points == pytest.approx(9.9213, abs=1e-4)
    assert found.fact_border is Border.DOTS
    set_ = in_chars(found, 10.0)
    assert (set_.body.size, set_.folio.size, set_.deck.size) == (0.9, 0.9921, 1.2)
    assert read_file(Stylebook, file_bytes(found), "s.yaml") == found


def test_size_in_chars_takes_the_place_of_one_in_points() -> None:
    named = replace(Stylebook(), body=replace(Stylebook().body, points=9.0))
    data = b"format: 1\nbody:\n  size: 1.1\n"
    found = read_file(Stylebook, data, "s.yaml", named)
    assert (found.body.size, found.body.points) == (1.1, 0)


LEVEL = """levels:
- headline: {face: song-900, size: 初号}
  smallest: 小二
  kicker: {size: 1.2}
  subtitle: {size: 1.2}
  narrowest: 0.95
  widths:
  - {chars: 14, size: 三号}
  - {chars: 29, size: 3}
"""


def test_headline_level_says_sizes_by_width() -> None:
    (level,) = in_chars(book(LEVEL), 9.0).levels
    assert (level.headline.size, level.smallest) == (round(42 / 9, 4), 2)
    assert [level.largest(w) for w in (14, 29, 44)] == [round(16 / 9, 4), 3, round(42 / 9, 4)]
    assert book(LEVEL).levels[0].widths[0] == HeadWidth(chars=14, points=16)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("body: {size: 九号}\n", 2),
        ("body:\n  size: 0\n", 3),
        ("fact_border: wavy\n", 2),
        ('folio_pattern: "{x}"\n', 1),
        ('folio_pattern: "{number"\n', 1),
        ("folio_pattern: A01\n", 1),
        (LEVEL.replace("0.95", "0.8"), 7),
        (LEVEL.replace("{chars: 29", "{chars: 9"), 3),
        ("deck:\n  ink: [0, 0, 0, 2]\n", 3),
        ("headline: {size: 3}\n", 2),
    ],
)
def test_bad_value_of_a_stylebook_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(IssueFileError) as refused:
        book(text)
    assert refused.value.arguments["path"] == "stylebook.yaml"
    assert refused.value.arguments["line"] == line


def test_every_page_follows_a_changed_stylebook(tmp_path: Path) -> None:
    new_publication(tmp_path, Publication(name="河湾报"))
    new_issue(tmp_path / "day", Issue())
    (tmp_path / "stylebook.yaml").write_text("format: 1\nbody: {size: 五号}\n", "utf-8")
    assert open_issue(tmp_path / "day").issue.publication.stylebook.body.points == 10.5
