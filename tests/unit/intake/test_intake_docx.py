"""Word files: what comes along, what is told, what is refused before it is unpacked."""

import random
import zipfile
from io import BytesIO

import pytest

from layout_app.errors import CopyError
from layout_app.intake.docx import docx_text
from layout_app.model.setting import Merged, TableSetting
from layout_app.model.text import Kind
from tests.stories import read_story, word_story
from tests.wordfiles import docx, p, run


def refusal(data):
    with pytest.raises(CopyError) as refused:
        docx_text(data, "a.docx")
    assert refused.value.arguments["path"] == "a.docx"
    return refused.value.code


def test_headings_and_paragraphs_become_a_story():
    data = docx(
        p(run("社区食堂开门"), "Heading1")
        + p(run("近日，食堂开门。"))
        + p(run("菜价"), "Heading2")
        + p(run("一荤两素。"))
    )
    story = word_story(data, "a.docx")
    assert [(x.kind.value, x.text) for x in story.paragraphs] == [
        ("headline", "社区食堂开门"),
        ("text", "近日，食堂开门。"),
        ("subhead", "菜价"),
        ("text", "一荤两素。"),
    ]


@pytest.mark.parametrize("style", ["Heading4", "HeadingChar", "2"])
def test_style_of_no_heading_that_a_story_has_is_text(style):
    story = word_story(docx(p(run("社区食堂开门"), "Heading1") + p(run("菜价"), style)), "a.docx")
    assert [paragraph.kind.value for paragraph in story.paragraphs] == ["headline", "text"]


def test_tracked_insertions_are_in_and_deletions_out():
    inserted = f'<w:ins w:id="1" w:author="a">{run("二百")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>三百</w:delText></w:r></w:del>'
    data = docx(p(run("接待") + inserted + deleted + run("人。")))
    assert docx_text(data, "a.docx").text == "接待二百人。"


def test_table_rows_stay_rows_of_a_table():
    cell = "<w:tc>{}</w:tc>".format
    rows = "".join(
        f"<w:tr>{cell(p(run(day)))}{cell(p(run(course)))}</w:tr>"
        for day, course in (("日期", "课程"), ("周一", "书法|国画"), ("", ""))
    )
    data = docx(p(run("活动安排"), "Heading1") + f"<w:tbl>{rows}</w:tbl>")
    assert docx_text(data, "a.docx").text.endswith("| 日期 | 课程 |\n\n| 周一 | 书法\\|国画 |")
    story = word_story(data, "a.docx")
    assert [(x.kind.value, x.text) for x in story.paragraphs] == [
        ("headline", "活动安排"),
        ("table", "日期\t课程"),
        ("table", "周一\t书法|国画"),
    ]


TALL, GOES_ON, WIDE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'


def table(*rows):
    """Return a table of Word; a cell is its words and how it spans others."""
    told = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr>{spans}</w:tcPr>{p(run(words))}</w:tc>" for words, spans in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{told}</w:tbl>"


def test_merged_cells_stay_one():
    data = docx(p(run("班次"), "Title") + table(
        (("线路", TALL), ("时刻", WIDE), ("备注", TALL)),
        (("", GOES_ON), ("首班", ""), ("末班", ""), ("", GOES_ON)),
        (("一路", TALL), ("5:50", ""), ("21:20", ""), ("^^", "")),
        (("", GOES_ON), ("停运", WIDE), ("|", "")),
    ))  # fmt: skip
    rows = word_story(data, "a.docx").paragraphs[1:]
    assert [row.text for row in rows] == [
        "线路\t时刻\t\t备注", "\t首班\t末班\t", "一路\t5:50\t21:20\t^^", "\t停运\t\t|",
    ]  # fmt: skip
    assert rows[0].setting == TableSetting(
        heads=2,
        merged=(Merged(0, 0, 2, 1), Merged(0, 1, 1, 2), Merged(0, 3, 2, 1), Merged(2, 0, 2, 1),
                Merged(3, 1, 1, 2)),
    )  # fmt: skip
    assert all(row.setting is None for row in rows[1:])


@pytest.mark.parametrize(
    ("lines", "texts", "merged"),
    [
        (("| 甲 | << | 乙 |",), ("甲\t\t乙",), (Merged(0, 0, 1, 2),)),
        (("| 甲 | 乙 |", "| ^^ | 丙 |"), ("甲\t乙", "\t丙"), (Merged(0, 0, 2, 1),)),
        (("| << | 甲 |",), ("<<\t甲",), ()),
        (("| ^^ | 甲 |",), ("^^\t甲",), ()),
        (("| 甲 | << |", "| ^^ | 乙 |"), ("甲\t", "^^\t乙"), (Merged(0, 0, 1, 2),)),
        (("| \\<< | 甲 |",), ("<<\t甲",), ()),
    ],
)
def test_signs_that_make_no_rectangle_stay_words(lines, texts, merged):
    story = read_story(("# 表\n\n" + "\n".join(lines) + "\n").encode(), "a.md")
    rows = story.paragraphs[1:]
    assert tuple(row.text for row in rows) == texts
    setting = rows[0].setting
    assert (setting.merged if isinstance(setting, TableSetting) else ()) == merged


def test_break_parts_lines_and_tab_becomes_a_blank():
    data = docx(p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"))
    decoded = docx_text(data, "a.docx")
    assert decoded.text == "甲\n乙 丙"
    assert [problem.code for problem in decoded.problems] == ["copy.tab"]


def test_text_box_is_told():
    box = f"<w:pict><w:txbxContent>{p(run('盒中'))}</w:txbxContent></w:pict>"
    decoded = docx_text(docx(p(f"<w:r>{box}</w:r>") + p(run("正文。"))), "a.docx")
    assert "copy.docx_boxes" in [problem.code for problem in decoded.problems]


def test_external_entity_is_not_read():
    doctype = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    text = docx_text(docx(p(run("甲&x;乙")), before=doctype), "a.docx").text
    assert text == "甲乙"


def test_entity_bomb_is_refused():
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE d [<!ENTITY l0 "ha">{levels}]>'
    assert refusal(docx(p(run("&l9;")), before=doctype)) == "copy.docx_broken"


def pale(size: int) -> bytes:
    """Bytes that are packed to about a thirtieth: no bomb by their ratio."""
    part = random.Random(1).randbytes(2048) + bytes(63_488)
    return part * (size // len(part))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"plain text", "copy.docx_broken"),
        (b"", "copy.docx_broken"),
        (docx("")[:-30], "copy.docx_broken"),
        (docx("<w:p>"), "copy.docx_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "copy.doc_legacy"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "copy.docx_encrypted",
        ),
        (docx("", **{"../../evil.xml": "x"}), "copy.docx_path"),
        (docx("", **{"C:/evil.xml": "x"}), "copy.docx_path"),
        (docx("", **{"word/media/a.bin": b"\0" * 4_000_000}), "copy.docx_bomb"),
        (docx("", **{f"word/{n}.xml": "" for n in range(2001)}), "copy.docx_bomb"),
        (docx(" " * (16 * 2**20 + 1)), "copy.docx_bomb"),
        # A relationship may name any part as the document's text.
        (docx("", **{"word/body.bin": pale(17 << 20)}), "copy.docx_bomb"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_container_is_refused_by_name(data, code):
    assert refusal(data) == code


def test_zip_without_a_document_is_refused():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.txt", "x")
    assert refusal(file.getvalue()) == "copy.docx_broken"


def test_mutated_files_are_read_or_refused():
    chance = random.Random(11)
    whole = docx(p(run("社区食堂开门"), "Heading1") + p(run("近日，食堂开门。")))
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert isinstance(docx_text(bytes(data), "a.docx").text, str)
        except CopyError as refused:
            assert refused.code.startswith("copy.doc")  # noqa: PT017 -- either outcome is right


def test_headings_below_a_title_are_its_sections():
    body = p(run("三年清淤"), "Title") + p(run("排口"), "Heading1") + p(run("查清。"))
    kinds = [q.kind for q in word_story(docx(body), "a.docx").paragraphs]
    assert kinds == [Kind.HEADLINE, Kind.SUBHEAD, Kind.TEXT]


WHOLE = "桥东菜市场建成于一九九六年，去年秋天停业，今年元宵节重新开门，里面新增了净菜间和老年食堂。"


@pytest.mark.parametrize("width", [11, 26])
def test_a_break_in_mid_sentence_parts_no_paragraph(width: int) -> None:
    pieces = [WHOLE[n : n + width] for n in range(0, len(WHOLE), width)]
    data = docx(p("<w:br/>".join(map(run, pieces))))
    assert docx_text(data, "a.docx").text == WHOLE


@pytest.mark.parametrize(
    "lines",
    [
        ("近日，食堂开门。", "一荤两素十二元。"),
        ("地址：东江市工业大道十八号", "电话：五五五零一二三"),
        ("河面上的雾散了，", "船还没有回来", "岸上的人"),
        ("参加今年社区邻里节的单位有以下十四个，每个单位各设一个摊位：", "桂花社区", "海棠社区"),
        ("街道党工委、办事处和十六个社区的负责人以及居民代表三百余人", "时间：六月五日上午九点"),
        (WHOLE[:26], "二、电梯"),
    ],
)
def test_other_breaks_end_a_line(lines: tuple[str, ...]) -> None:
    data = docx(p("<w:br/>".join(map(run, lines))))
    assert docx_text(data, "a.docx").text == "\n".join(lines)


def test_a_headline_of_two_lines_is_one() -> None:
    data = docx(p(run("让烟火气") + "<w:br/>" + run("留在家门口"), "Heading1") + p(run(WHOLE)))
    (head, _text) = word_story(data, "a.docx").paragraphs
    assert (head.kind, head.text) == (Kind.HEADLINE, "让烟火气 留在家门口")
