"""HTML copy: articles and page indexes, what is left out, encodings, broken markup."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.errors import CopyError
from layout_app.intake.html import html_text

ARTICLE = """<html><head><title>某报</title><style>p {x}</style></head><body>
<div id=nav><ul><li><a href=1>首页</a><li><a href=2>上一版</a> <a href=3>下一版</a></ul></div>
<h1>社区食堂&ldquo;开&rdquo;到家门口</h1><h2>老人&nbsp;都说好</h2>
<p>　　近日，社区<b>食堂</b>开门<a href=4>迎客</a>，<br>一荤两素十二元&#12290;</p>
<p>读书会来的人越来越多。
<script>var a = "<p>不是稿子</p>";</script><footer>版权所有</footer></body></html>"""
LINES = [
    "# 社区食堂“开”到家门口",
    "## 老人\xa0都说好",
    "近日，社区食堂开门迎客，",
    "一荤两素十二元。",
    "读书会来的人越来越多。",
]


@pytest.mark.parametrize("br", ["<br>", "<br/>", "<br />"])
def test_a_break_is_one_line_end_however_it_is_written(br):
    assert html_text(f"<p>甲句{br}乙句</p><p/>丙".encode(), "a.html").text == "甲句\n乙句\n\n丙"


@pytest.mark.parametrize("tag", ["h1", "nav", "style"])
def test_an_element_closed_where_it_opens_holds_nothing(tag):
    assert html_text(f"<{tag}/>社区食堂开门。".encode(), "a.html").text == "社区食堂开门。"


@pytest.mark.parametrize("tag", ["div", "p", "a", "h2", "x"])
def test_elements_that_are_never_closed_do_not_slow_the_reading(tag):
    """A look at all open elements for each piece of text would take minutes."""
    started = process_time()
    read = html_text(f"<{tag}>字</b>".encode() * 60_000, "a.html")
    assert process_time() - started < 20
    assert read.text.count("字") == 60_000


def lines(text, encoding="utf-8"):
    read = html_text(text.encode(encoding), "a.html").text
    return [line.strip() for line in read.split("\n") if line]


def test_article_keeps_its_lines_and_loses_its_navigation():
    assert lines(ARTICLE) == LINES


def test_lines_left_out_are_counted():
    found = html_text(ARTICLE.encode(), "a.html").problems
    assert [(p.code, dict(p.args)["count"]) for p in found] == [("copy.html_navigation", 3)]


def test_page_index_keeps_the_words_of_its_links():
    index = "<ul><li><a href=1>社区食堂开到家门口</a></li><li><a href=2>读书会</a></li></ul>"
    assert lines(index) == ["社区食堂开到家门口", "读书会"]


@pytest.mark.parametrize("named", ["gb2312", "GBK", "gb18030"])
def test_named_encoding_is_read(named):
    page = f'<meta http-equiv=Content-Type content="text/html; charset={named}"><p>元和街道</p>'
    assert lines(page, "gb18030") == ["元和街道"]


def test_wrongly_named_encoding_is_recognised():
    assert lines("<meta charset=gbk><p>镕龢街道的社区食堂开到了家门口。</p>") == [
        "镕龢街道的社区食堂开到了家门口。"
    ]


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(CopyError):
        html_text(b"<p>\0\xff\xfe\x80\0</p>", "a.html")


TAGS = [
    "<p>",
    "</p>",
    "<a>",
    "</a>",
    "<h1>",
    "<nav>",
    "<script>",
    "</script>",
    "<!",
    "<![",
    "&#x",
    "&",
]
TAGS += ["<!--", "<![CDATA[", "<?", "</", "<a b='", "&#99999999999;", "字", "。", "\ufffd", "<br/>"]


@given(st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=4)), max_size=30).map("".join))
def test_no_markup_stops_the_reading(text):
    page = text.replace("\0", "").encode("utf-8", "ignore")
    assert html_text(page, "a.html", "utf-8").encoding == "utf-8"


def test_a_break_in_mid_sentence_parts_no_paragraph() -> None:
    page = (
        "<h1>让烟火气<br>留在家门口</h1><p>桥东菜市场建成于一九九六年，去年秋天停业，今年<br>"
        "元宵节重新开门。<br>#春天来了# 大家说</p>"
    )
    assert html_text(page.encode(), "a.html").text == (
        "# 让烟火气 留在家门口\n\n桥东菜市场建成于一九九六年，去年秋天停业，今年元宵节重新开门。\n"
        "#春天来了# 大家说"
    )
