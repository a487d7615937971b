import json

import pypdfium2
import pytest

from layout_app.compose.galley import GalleyShape
from layout_app.desk.output.galleys import MadeGalley, make_galley, plain_articles
from layout_app.errors import CopyError
from layout_app.fonts.catalogue import shipped
from layout_app.model.text import Kind

STORY = "# 标题一\n\n第一段说：“你好”。\n\n## 小标题\n\n本报记者 林间\n\n" + "正文。" * 900 + "\n"


def made(tmp_path, text: str = STORY, **shape) -> MadeGalley:
    file = tmp_path / "story.md"
    file.write_text(text, encoding="utf-8")
    return make_galley(
        [file], GalleyShape(**shape), shipped(), tmp_path / "g.pdf", tmp_path / "g.json"
    )


def shown(path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def test_each_headline_begins_an_article_and_nothing_else_is_guessed():
    one, two, three = plain_articles("开头一段\n\n# 甲\n记者 林间\n## 乙\n#丙\n\n# 丁\n", "a.md")
    assert [p.kind for p in one.paragraphs] == [Kind.TEXT]
    assert [(p.kind, p.text) for p in two.paragraphs] == [
        (Kind.HEADLINE, "甲"), (Kind.TEXT, "记者 林间"), (Kind.SUBHEAD, "乙"), (Kind.TEXT, "#丙"),
    ]  # fmt: skip
    assert [p.text for p in three.paragraphs] == ["丁"]


def test_galley_holds_every_character_in_order(tmp_path):
    made(tmp_path)
    wanted = STORY.replace("#", "").replace("“", "").replace("”", "")
    assert shown(tmp_path / "g.pdf").replace("“", "").replace("”", "") == "".join(wanted.split())


def test_text_only_leaves_the_headlines_out(tmp_path):
    made(tmp_path, text_only=True)
    text = shown(tmp_path / "g.pdf")
    assert "标题一" not in text
    assert "小标题" in text
    assert "本报记者林间" in text


def test_trim_is_the_page_and_columns_are_where_geometry_says(tmp_path):
    result = made(tmp_path, measure=10, columns=3, lines=40, size=10, leading=15, gutter=20)
    told = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))
    assert (told["size"], told["leading"]) == (10, 15)
    document = pypdfium2.PdfDocument(tmp_path / "g.pdf")
    assert len(document) == len(told["pages"]) == len(result.galley.pages)
    page = document[0]
    assert page.get_mediabox() == page.get_trimbox()
    columns = told["pages"][0]["columns"]
    assert [(c["w"], round(c["x"] - columns[0]["x"])) for c in columns] == [
        (100, 0), (100, 120), (100, 240),
    ]  # fmt: skip
    height = page.get_height()
    for item in page.get_objects():
        left, bottom, right, top = item.get_bounds()
        inside = [c for c in columns if c["x"] - 1 <= left and right <= c["x"] + c["w"] + 1]
        assert inside
        assert inside[0]["y"] - 4 <= height - top
        assert height - bottom <= inside[0]["y"] + inside[0]["h"] + 4
    document.close()


def test_a_character_no_face_has_is_a_problem_with_its_place(tmp_path):
    (found,) = made(tmp_path, text="# 标题\n\n早饭\U0001f469开始。\n").problems
    assert (found.code, found.where.file, found.where.paragraph, found.where.offset) == (
        "press.missing_glyph", "story.md", 1, 2,
    )  # fmt: skip


def test_a_missing_file_writes_nothing(tmp_path):
    with pytest.raises(CopyError):
        make_galley(
            [tmp_path / "gone.md"], GalleyShape(), shipped(), tmp_path / "g.pdf", tmp_path / "g"
        )
    assert not list(tmp_path.iterdir())


def test_an_empty_file_gives_an_empty_page(tmp_path):
    result = made(tmp_path, text="")
    assert len(result.galley.pages) == 1
    assert [found.code for found in result.problems] == ["copy.empty"]


def test_lines_that_end_badly_are_told_by_file_and_place(tmp_path):
    text = "# 标题\n\n前一段在此。\n\n这里有一个" + "ABCDEFGHIJ" * 4 + "好。\n"
    told = made(tmp_path, text, measure=10).problems
    assert {p.code for p in told} == {"layout.forced_break", "layout.torn_line"}
    assert {(p.where.file, p.where.paragraph) for p in told} == {("story.md", 2)}
    (lone,) = made(tmp_path, "# 标题\n\n一二三四五六七八ABCDEFGHIJKL好。\n", measure=9).problems
    assert (lone.code, lone.where.paragraph, lone.where.offset) == ("layout.runt", 1, 20)
