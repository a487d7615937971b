"""PDF copy: reading order from positions, and the refusals."""

import random
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from layout_app.errors import CopyError
from layout_app.intake import pdfchild
from layout_app.intake.pdf import read_pdf, text_of_page
from layout_app.intake.pdfchars import Char
from layout_app.model.text import Kind
from layout_app.resources import asset


def typed(text, left, top, size=9.0):
    """Return the characters of a line whose full-width characters stand side by side."""
    found = []
    for char in text:
        width = size if ord(char) > 127 else size / 2
        if not char.isspace():
            box = {"left": left, "right": left + width, "top": top, "bottom": top - size}
            found.append(Char(text=char, size=size, **box))
        left += width
    return found


def column(lines, left, top):
    return [c for n, line in enumerate(lines) for c in typed(line, left, top - 13 * n)]


LEFT = [
    "　　近日食堂开门迎客，",
    "一荤两素十二元，老人",
    "再减两元。",
    "　　食堂还为行动不便",
    "的老人送餐，每天中午",
]
RIGHT = ["由志愿者分头送到楼上", "，大家都说好。"]
OTHER = ["　　读书会每周一次，", "来的人越来越多。"]


def page():
    return (
        typed("社区食堂开到家门口", 20, 500, 20)
        + column(LEFT, 20, 470)
        + column(RIGHT, 130, 470)
        + typed("读书会", 260, 500, 20)
        + column(OTHER, 260, 470)
    )


EXPECTED = (
    "# 社区食堂开到家门口\n\n近日食堂开门迎客，一荤两素十二元，老人再减两元。\n\n"
    "食堂还为行动不便的老人送餐，每天中午\n\n由志愿者分头送到楼上，大家都说好。\n\n"
    "# 读书会\n\n读书会每周一次，来的人越来越多。"
)


def test_columns_are_read_one_after_the_other():
    assert text_of_page(tuple(page())) == EXPECTED


@pytest.mark.parametrize("seed", range(5))
def test_order_of_drawing_does_not_matter(seed):
    chars = page()
    random.Random(seed).shuffle(chars)
    assert text_of_page(tuple(chars)) == EXPECTED


def test_stacked_articles_are_read_from_the_top():
    chars = (
        typed("第一篇稿件的标题占满两栏还长", 20, 500, 16)
        + column(["左栏一行字，有十个。"], 20, 470)
        + column(["右栏一行字，有十个。"], 150, 470)
        + typed("第二篇稿件的标题占满两栏还长", 20, 430, 16)
        + column(["下左一行字，有十个。"], 20, 400)
        + column(["下右一行字，有十个。"], 150, 400)
    )
    assert [line[:4] for line in text_of_page(tuple(chars)).split("\n\n")] == [
        "# 第一",
        "左栏一行",
        "右栏一行",
        "# 第二",
        "下左一行",
        "下右一行",
    ]


def test_columns_a_narrow_gutter_apart_are_parted():
    columns = [[f"{name}第{row}行字满十个了" for row in "一二三四五六"] for name in "左中右"]
    columns[0][2] = "左第三行止于逗号，"  # its mark reaches into the gutter by half a character
    chars = typed("占满三栏的一个标题", 20, 500, 24)
    chars += typed("署名的人", 145, 474)
    for n, lines in enumerate(columns):
        chars += column(lines, 20 + 89 * n, 450)
    told = text_of_page(tuple(chars)).split("\n\n")
    assert told == ["# 占满三栏的一个标题", "署名的人", *("".join(lines) for lines in columns)]


def test_story_in_two_columns_is_read_before_the_heading_below_them():
    chars = (
        typed("上面的稿件占两栏", 20, 500, 20)
        + column(["上左一行字，有十个。"] * 3, 20, 470)
        + column(["上右一行字，有十个。"] * 3, 125, 470)
        + typed("下左", 20, 410, 16)
        + column(["下左一行字，有十个。"], 20, 385)
        + typed("下右", 125, 410, 16)
        + column(["下右一行字，有十个。"], 125, 385)
    )
    told = text_of_page(tuple(chars)).split("\n\n")
    assert [line[:5] for line in told] == [
        "# 上面的",
        "上左一行字",
        "上右一行字",
        "# 下左",
        "下左一行字",
        "# 下右",
        "下右一行字",
    ]


def rows(name, count):
    return [f"{name}第{row}行字满十个了" for row in "一二三四五六七八九"[:count]]


def headings(chars):
    told = text_of_page(tuple(chars)).split("\n\n")
    return [line.lstrip("# ") for line in told if line[0] == "#"]


def test_headlines_a_gutter_apart_are_two():
    chars = typed("左边的标题", 20, 500, 18) + typed("右边的标题", 119, 500, 18)
    for n, name in enumerate("左右"):
        chars += column(rows(name, 6), 20 + 99 * n, 470)
    assert headings(chars) == ["左边的标题", "右边的标题"]


def test_heading_over_some_columns_stands_above_all():
    chars = typed("偏右的题", 200, 500, 24)
    for n, name in enumerate("左中右"):
        chars += column(rows(name, 6), 20 + 110 * n, 460)
    told = text_of_page(tuple(chars)).split("\n\n")
    assert told == ["# 偏右的题", *("".join(rows(name, 6)) for name in "左中右")]


def test_last_column_of_a_story_stays_below_another_story():
    chars = typed("上左题目", 20, 500, 24) + typed("上右题目", 150, 500, 24)
    chars += column(rows("甲", 6), 20, 460) + column(rows("乙", 6), 150, 460)
    chars += typed("下面题目", 20, 360, 24)
    chars += column(rows("丙", 6), 20, 320) + column(rows("丁", 6), 150, 320)
    told = text_of_page(tuple(chars)).split("\n\n")
    assert told[-3:] == ["# 下面题目", "".join(rows("丙", 6)), "".join(rows("丁", 6))]


def test_vertical_lines_are_read_from_the_right():
    down = [
        Char(text=char, left=left, right=left + 9, top=400 - 9 * n, bottom=391 - 9 * n, size=9)
        for text, left in (("左边的一行。", 100), ("右边的一行在先", 113))
        for n, char in enumerate(text)
    ]
    assert text_of_page(tuple(down)) == "右边的一行在先左边的一行。"


def test_blanks_part_words_but_not_characters():
    assert text_of_page(tuple(typed("Wi-Fi on 5G 网络", 20, 100))) == "Wi-Fi on 5G 网络"


def test_scattered_characters_are_all_read():
    chance = random.Random(3)
    for _ in range(100):
        chars = [
            c
            for _ in range(chance.randint(1, 60))
            for c in typed(
                "字A", chance.uniform(-50, 600), chance.uniform(0, 800), chance.choice([6, 9, 30])
            )
        ]
        text = text_of_page(tuple(chars))
        assert sorted(c for c in text if c in "字A") == sorted(c.text for c in chars)


def test_page_without_characters_is_empty():
    assert text_of_page(()) == ""


@pytest.fixture(scope="module")
def face():
    pdfmetrics.registerFont(TTFont("CopySong", str(asset("fonts/NewsSong-400.ttf"))))
    return "CopySong"


@pytest.fixture
def printed(face):
    """Return a two-column page as PDF, its rows drawn across the columns."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(400, 400))
    canvas.setFont(face, 20)
    canvas.drawString(20, 370, "社区食堂开到家门口")
    canvas.setFont(face, 9)
    for n, (left, right) in enumerate(zip(LEFT, [*RIGHT, "", "", ""], strict=True)):
        canvas.drawString(20, 340 - 13 * n, left)
        canvas.drawString(140, 340 - 13 * n, right)
    canvas.save()
    return file.getvalue()


def test_pdf_is_read_as_a_dump(printed):
    dump = read_pdf(printed, "a.pdf")
    assert [(block.kind, block.text[:6]) for block in dump.blocks] == [
        (Kind.HEADLINE, "社区食堂开到"),
        (Kind.TEXT, "近日食堂开门"),
        (Kind.TEXT, "食堂还为行动"),
        (Kind.TEXT, "由志愿者分头"),
    ]
    assert [problem.code for problem in dump.problems] == ["copy.pdf_order"]


def refusal(data):
    with pytest.raises(CopyError) as refused:
        read_pdf(data, "a.pdf")
    assert refused.value.arguments["path"] == "a.pdf"
    return refused.value.code


def test_locked_pdf_is_refused(printed):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(printed)))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    assert refusal(file.getvalue()) == "copy.pdf_encrypted"


def test_pdf_of_pictures_only_is_refused():
    file = BytesIO()
    canvas = Canvas(file)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.save()
    assert refusal(file.getvalue()) == "copy.pdf_no_text"


def test_long_pdf_is_refused():
    file = BytesIO()
    canvas = Canvas(file)
    for _ in range(201):
        canvas.showPage()
    canvas.save()
    assert refusal(file.getvalue()) == "copy.pdf_too_long"


def test_large_pdf_is_refused_unread():
    assert refusal(b"%PDF-1.7" + bytes(64 * 2**20)) == "copy.pdf_too_large"


@pytest.mark.parametrize("cut", [0, 20, 400])
def test_broken_pdf_is_refused(printed, cut):
    assert refusal(printed[:cut]) in ("copy.pdf_broken", "copy.pdf_no_text")


@pytest.mark.parametrize("fault", [OSError, ValueError])
def test_a_system_that_refuses_the_limit_reads_on(fault, monkeypatch):
    resource = pytest.importorskip("resource")
    asked = []

    def refuse(_which, _limits):
        asked.append(1)
        raise fault

    monkeypatch.setattr(resource, "setrlimit", refuse)
    pdfchild._limit_memory()
    assert asked
