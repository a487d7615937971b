"""Quotation marks and titles within their own kind alternate, as GB/T 15834 asks."""

import pytest

from layout_app.desk.words import filled, msg, problem_text, say, use_language
from layout_app.model.problem import Severity, problem


@pytest.mark.parametrize(
    ("sentence", "given", "told"),
    [
        ("“{text}”不见了", "会说“吃过了”的八哥", "“会说‘吃过了’的八哥”不见了"),
        ("“{text}”", "他说“读过‘三国’”", "“他说‘读过“三国”’”"),
        ("《{text}》尚未上版", "重读《红楼梦》", "《重读〈红楼梦〉》尚未上版"),
        ("《{text}》", "会说“吃过了”", "《会说“吃过了”》"),
        ("在“…{text}”后转版", "合格，限期完善“两项”。", "在“…合格，限期完善‘两项’。”后转版"),
        ("{text}", "会说“吃过了”", "会说“吃过了”"),
    ],
)
def test_marks_alternate(sentence, given, told):
    assert filled(sentence, text=given) == told


def test_problems_and_steps_are_said_so():
    use_language("zh_CN")
    found = problem("repair.slip", Severity.NOTE, text="“你好")
    assert "“‘你好”" in problem_text(found)
    assert "《重读〈红楼梦〉》" in say(msg("Move “{headline}”", headline="重读《红楼梦》"))


def test_numbers_keep_their_form():
    assert filled("“{size:g}”", size=9.0) == "“9”"
