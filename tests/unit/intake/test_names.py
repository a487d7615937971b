"""Names of bylines: of two and three characters, of two halves, and of many."""

import pytest

from layout_app.intake.names import is_desk, names_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报记者　李济国　欧阳若兮", ("李济国", "欧阳若兮")),
        (
            "本报记者　阿不都热西提·买买提江　通讯员　欧阳若兮",
            ("阿不都热西提·买买提江", "欧阳若兮"),
        ),
        ("记者　吾尔古丽·阿卜杜克热木", ("吾尔古丽·阿卜杜克热木",)),
        ("通讯员　古丽娜尔·买买提·艾山", ("古丽娜尔·买买提·艾山",)),
        ("本报记者　阿依古丽•买买提", ("阿依古丽•买买提",)),
        ("文学院2021级　苏晓棠", ("苏晓棠",)),
        ("（一分厂 薛鸣）", ("薛鸣",)),
        ("（罗 薇）", ("罗薇",)),
        ("本报记者　罗　薇　田小米", ("罗薇", "田小米")),
        ("记者林书纬／新竹报导", ("林书纬",)),
        ("体育中心 开放", ()),
        ("青石桥街道 高质", ()),
        ("甲·乙", ()),
        ("春风十里不如你说的那个地方·下篇", ()),
        ("社区·街道·楼道·院落", ()),
    ],
)
def test_persons_of_a_byline(line, names):
    assert names_in(line) == names


@pytest.mark.parametrize("line", ["连日来，全球", "记者从水利部了解到"])
def test_words_that_begin_as_rare_names_do_are_none(line: str) -> None:
    assert names_in(line) == ()


def test_a_desk_signs_with_what_it_did() -> None:
    assert is_desk("本刊编辑部 整理")
