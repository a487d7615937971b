"""Tables from CSV files: which sign parts the cells, what is refused."""

import pytest

from layout_app.errors import CopyError
from layout_app.intake.rows import csv_rows, read_csv, table_paragraphs
from layout_app.model.setting import TableSetting
from layout_app.model.text import Kind


@pytest.mark.parametrize(
    "data",
    [
        "社区,户数,备注\n云溪,\"1,204\",\"两行\n备注\"\n".encode(),
        "社区;户数;备注\r\n云溪;1,204;两行 备注\r\n".encode("gb18030"),
        "社区\t户数\t备注\n云溪\t1,204\t两行 备注\n".encode("utf-16"),
    ],
)  # fmt: skip
def test_rows_come_from_any_usual_csv(data) -> None:
    story = read_csv(data, "表.csv")
    assert [p.text for p in story.paragraphs] == ["社区\t户数\t备注", "云溪\t1,204\t两行 备注"]
    assert story.paragraphs[0].setting == TableSetting()
    assert {p.kind for p in story.paragraphs} == {Kind.TABLE}
    assert story.problems == ()


def test_rows_without_words_are_left_out() -> None:
    found = table_paragraphs([["", " "], ["甲", ""], ["", "乙"]])
    assert [p.text for p in found] == ["甲", "\t乙"]


def test_empty_and_endless_tables_are_told() -> None:
    assert [p.code for p in read_csv(b"\n\n", "a.csv").problems] == ["copy.empty"]
    with pytest.raises(CopyError) as refused:
        csv_rows(b"1\n" * 3000, "a.csv")
    assert refused.value.code == "copy.csv_too_large"
    with pytest.raises(CopyError) as refused:
        csv_rows(b"a,b\n" + b'"' + b"x" * 200_000, "a.csv")
    assert refused.value.code == "copy.csv_broken"
