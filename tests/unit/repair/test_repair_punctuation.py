import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layout_app.repair.punctuation import Correction, apply, corrections

CHANGED = [
    ("2022年,姑苏区", "2022年，姑苏区"),
    ("相城高新区(元和街道)", "相城高新区（元和街道）"),
    ("他说:\"好,'行'吗?\"", "他说：“好，‘行’吗？”"),
    ("他说:\"店名叫'老王Tom's'\"", "他说：“店名叫‘老王Tom's’”"),
    ("中国(CCTV)报道", "中国（CCTV）报道"),
    ("“连心桥”,很好;真的!?", "“连心桥”，很好；真的！？"),
    ("等等...", "等等……"),
    ("是--否", "是——否"),
    ("真的。。。", "真的……"),
    ("1,000元,共两笔", "1,000元，共两笔"),
    ("见www.a.cn,谢谢", "见www.a.cn，谢谢"),
    ("２０２６年ＧＤＰ增长", "2026年GDP增长"),
    ("于１２:３０,在Ａ座", "于12:30，在A座"),
    ("增加７５．４％，达０．２万亿", "增加75.4%，达0.2万亿"),
    ("增加75．4％", "增加75.4%"),
    ("覆盖率86·7%，逢“3·15”", "覆盖率86.7%，逢“3·15”"),
    ("电话０５１２－１２３４", "电话0512-1234"),
    ("１／３的人", "1/3的人"),
    ("８：３０出发，２３：０５：０９到", "8:30出发，23:05:09到"),
    ("长5．3．2米", "长5.3.2米"),
]
KEPT = [
    "4.9万平方米",
    "“1+N”",
    "1,000",
    "12:30",
    "比分3:2",
    "比分3：1",
    "分作1：20：300",
    "分别为：12",
    "1．1998年以来",
    "要点：1．1998年以来",
    "1．3月起",
    "占％",
    "甲．乙",
    "Hello, world! (really)",
    "函数f(x)是",
    '12"和15"屏',
    "https://a.cn/b?c=1,2",
    "a.b@c.cn",
    "A--B",
    "wait...",
]


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_ascii_mark_in_chinese_text_is_changed(before: str, after: str):
    assert apply(before, corrections(before)) == after


@pytest.mark.parametrize("text", KEPT)
def test_mark_of_number_address_or_latin_text_stays(text: str):
    assert corrections(text) == ()


def test_corrections_name_the_place_in_the_text_as_it_was():
    found = corrections("好,好(甲)")
    assert found[0] == Correction(start=1, end=2, before=",", after="，")
    assert [text.start for text in found] == [1, 3, 5]


def test_one_change_can_be_refused():
    found = corrections("好,坏;")
    assert apply("好,坏;", found[1:]) == "好,坏；"


def test_correction_of_another_text_is_a_bug():
    with pytest.raises(ValueError, match="another text"):
        apply("好", corrections("好,"))


@example('２"""—')
@given(st.text(alphabet="中文甲年a1Ａ２ .,:;?!()（）“”\"'-。…—/@．％：－／·", max_size=30))
def test_second_run_changes_nothing(text: str):
    once = apply(text, corrections(text))
    assert corrections(once) == ()


@given(st.text(max_size=60))
def test_corrections_never_touch_a_letter(text: str):
    once = apply(text, corrections(text))
    half = {char: chr(ord(char) - 0xFEE0) for char in "".join(map(chr, range(0xFF10, 0xFF5B)))}
    assert [c for c in once if c.isalnum()] == [half.get(c, c) for c in text if c.isalnum()]
