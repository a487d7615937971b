"""How a table is set where nobody says how: its head, and the columns that it spans."""

import pytest

from layout_app.edit.objects import usual_table
from layout_app.model.paper import TABLOID_5
from layout_app.model.setting import heads_told

LEAGUE = [
    ["名次", "球队", "赛", "胜", "平", "负", "进/失", "积分"],
    ["1", "澜川江豚", "29", "19", "6", "4", "54/23", "63"],
    ["2", "石城猎鹰", "29", "17", "7", "5", "49/26", "58"],
]


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (LEAGUE, 1),
        (LEAGUE[1:], 0),
        ([["白萝卜", "0.88", "↓12%"], ["大白菜", "0.65", "平"]], 0),
        ([["项目", "2025", "2026"], ["渡口", "48", "5"]], 1),
        ([["球队", "1", "2", "3", "4"], ["江豚", "21", "18", "30", "25"]], 1),
        ([["时间", "活动"], ["8:30", "手机课"]], 1),
        ([["甲", "乙"]], 1),
        ([["品名", "价"], ["萝卜", ""], ["白菜", "0.65"]], 1),
        ([], 1),
    ],
)
def test_head_of_a_table_is_told_by_what_stands_below_it(rows, heads):
    assert heads_told(rows) == heads


def test_a_table_spans_the_columns_that_its_figures_need():
    narrow = [row[:4] for row in LEAGUE]
    assert usual_table(narrow, TABLOID_5, 0.9).span == 1
    assert usual_table(LEAGUE, TABLOID_5, 0.9).span == 2
    sentences = [["时间", "活动"], ["8:30", "手机课：怎样分辨诈骗短信，不带手机也可以来"]]
    assert usual_table(sentences, TABLOID_5, 0.9).span == 1
    endless = [[str(10**9 + k) for k in range(30)]] * 2
    assert usual_table(endless, TABLOID_5, 0.9).span == TABLOID_5.columns
