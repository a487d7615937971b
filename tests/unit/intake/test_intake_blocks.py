"""Blocks of dumps: golden pages, and what must hold for any text."""

import contextlib
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_app.errors import CopyError
from layout_app.intake import features
from layout_app.intake.blocks import blocks_of
from layout_app.intake.dump import dump_of
from layout_app.intake.lines import lines_of
from layout_app.intake.stories import stories_of
from layout_app.intake.text import decode
from layout_app.model.text import Kind

CASES = sorted((Path(__file__).parents[2] / "golden" / "blocks").glob("*.txt"))
SPLIT = "\n# expected\n"


def read_case(path):
    """Return the input and the expectation of a golden file."""
    copy, _, expected = path.read_text(encoding="utf-8").partition(SPLIT)
    return copy, expected


def sample():
    copy, _ = read_case(next(path for path in CASES if path.stem == "suzhou-page"))
    return copy


def told(copy):
    """Write blocks and stories as a reader would check them."""
    blocks = blocks_of(copy)
    lines = [
        f"{n:2} {block.kind:<9} {'#' * block.depth:<3}{'~' if block.certainty < 0.8 else ' '} "
        f"{block.blanks} {block.text[:22]}"
        for n, block in enumerate(blocks)
    ]
    stories = [" ".join(map(str, story.blocks)) for story in stories_of(blocks)]
    return "\n".join([*lines, "stories", *stories, ""])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_page_is_parsed_as_accepted(path, golden):
    copy, _ = read_case(path)
    golden(path, copy + SPLIT + told(copy))


def test_sample_page_holds_five_stories():
    dump = dump_of(decode(sample().encode(), name="suzhou.txt"), "suzhou.txt")
    assert [(s.blocks[0], s.blocks[-1]) for s in dump.stories] == [
        (0, 16),
        (17, 27),
        (28, 33),
        (34, 42),
        (43, 46),
    ]
    assert len(dump.blocks) == 47
    assert dump.problems == ()


HEADLINES = {1, 17, 28, 34, 43}
SUBHEADS = {4, 6, 8, 10, 12, 14, 20, 23, 25}


@pytest.mark.parametrize("headline", ["# ", "## ", ""])
@pytest.mark.parametrize("subhead", ["## ", "### ", ""])
def test_sample_page_is_read_however_its_heads_are_marked(headline, subhead):
    marks = dict.fromkeys(HEADLINES, headline) | dict.fromkeys(SUBHEADS, subhead)
    lines = [line for line in sample().split("\n") if line.strip()]
    lines = [marks[n] + line.lstrip("# ") if n in marks else line for n, line in enumerate(lines)]
    blocks = blocks_of("\n\n".join(lines))
    assert {n for n, block in enumerate(blocks) if block.kind is Kind.HEADLINE} == HEADLINES
    assert {n for n, block in enumerate(blocks) if block.kind is Kind.SUBHEAD} == SUBHEADS


LONG = "三月里新栽的六十棵树都活了，岸边的长椅也换了新的木条，早晚散步的人比去年多了一倍。"


def test_phrase_of_the_text_is_a_pull_quote():
    quoted = "岸边的长椅也换了新的木条"
    assert kinds_of(blocks_of(f"# 河边\n{LONG}\n## {quoted}\n有人带来了旧照片。"))[2] == "subhead"


@pytest.mark.parametrize("folio", ["A03 城市新闻", "第A03版 城市新闻", "城市新闻 第A03版"])
def test_heading_below_a_folio_begins_an_article(folio):
    below = kinds_of(blocks_of(f"# 河边\n{LONG}\n{folio}\n## 树与椅子\n书屋的灯亮到九点半。"))
    assert below[2:4] == ["furniture", "headline"]


ARTICLES = ((0, 17), (17, 28), (28, 34), (34, 43), (43, 47))
RENAMED = str.maketrans(
    "白洋湾长青虎丘苏州姑苏相城元和双塔城湾邵文梅张晨高达黄婧丹徐晓安0123456789",
    "绿枫塘永丰鹿岭衢江柯城龙游全旺东亭桥下沈秋月王蕾高远黄岚青徐小满1234567890",
)


def kinds_of(blocks):
    return [block.kind for block in blocks]


@pytest.mark.parametrize("seed", range(6))
def test_kinds_stay_when_articles_change_places_and_names(seed):
    blocks = blocks_of(sample())
    order = list(ARTICLES)
    random.Random(seed).shuffle(order)
    chosen = [n for start, stop in order for n in range(start, stop)]
    lines = [("#" * blocks[n].depth + " " + blocks[n].text).strip() for n in chosen]
    moved = blocks_of("\n\n".join(lines).translate(RENAMED))
    assert kinds_of(moved) == [blocks[n].kind for n in chosen]


def test_extra_blank_lines_are_counted():
    assert [block.blanks for block in blocks_of("甲。\n\n乙。\n\n\n\n丙。\n丁。")] == [0, 1, 3, 0]


def test_topic_between_hashes_is_no_heading():
    assert [(b.text, b.depth) for b in lines_of("#春天来了# 大家说\n## 小标题 ##")] == [
        ("#春天来了# 大家说", 0),
        ("小标题", 2),
    ]


def test_names_after_the_last_paragraph_are_a_byline():
    copy = "# 街道办起读书会\n\n近日，街道办起读书会。\n\n读书会每周一次。\n\n黄丹 徐晓安\n"
    assert kinds_of(blocks_of(copy)) == [Kind.HEADLINE, Kind.TEXT, Kind.TEXT, Kind.BYLINE]


def test_subtitle_begins_with_a_dash():
    copy = "# 社区食堂开到家门口\n\n——枫桥里为老助餐见闻\n\n近日，社区食堂开门。\n\n老人都说好。\n"
    kinds = [Kind.HEADLINE, Kind.SUBTITLE, Kind.TEXT, Kind.TEXT]
    assert kinds_of(blocks_of(copy)) == kinds


def test_line_between_headline_and_byline_is_a_subtitle_and_parts_no_article():
    lines = [
        "老旧小区改造进入收尾阶段",
        "# 柳林里小区：电梯装上了，停车位也多了",
        "改造历时十个月，惠及八百余户居民",
        "本报记者 陈晓燕",
        "本报讯 昨天上午，柳林里小区最后一部加装电梯正式投入使用。",
        "小区建于上世纪八十年代，共有楼房二十三栋。",
    ]
    found = blocks_of("\n\n".join(lines))
    head = [Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE, Kind.BYLINE]
    assert kinds_of(found) == [*head, Kind.TEXT, Kind.TEXT]
    assert len(stories_of(found)) == 1


def test_half_a_paragraph_between_headline_and_byline_stays_text():
    half = (
        "读书会由街道和图书馆合办，每周一次，读完一本换一本，"
        "参加的人从最初的七八个增加到现在的四十多个，有老有"
    )
    found = blocks_of("\n\n".join(["# 街道办起读书会", half, "黄丹 徐晓安"]))
    assert kinds_of(found) == [Kind.HEADLINE, Kind.TEXT, Kind.BYLINE]


def test_makers_beside_the_date_are_no_copy():
    lines = ["2026年12月1日 星期二 责任编辑 周敏", "# 街道办起读书会", "近日，街道办起读书会。"]
    found = blocks_of("\n\n".join(lines))
    assert kinds_of(found) == [Kind.FURNITURE, Kind.HEADLINE, Kind.TEXT]


def test_reporter_and_correspondent_may_sign_in_two_lines():
    lines = ["# 社区食堂开到家门口", "本报记者 黄丹", "通讯员 徐晓安", "近日，社区食堂开门。"]
    found = kinds_of(blocks_of("\n\n".join([*lines, "老人都说好。"])))
    assert found == [Kind.HEADLINE, Kind.BYLINE, Kind.BYLINE, Kind.TEXT, Kind.TEXT]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2026-11-28 09:12 来源：秋菊社区", Kind.FURNITURE),
        ("来源：秋菊社区 浏览：120", Kind.FURNITURE),
        ("（编辑：张伟 审核：赵敏）", Kind.FURNITURE),
        ("一审：张伟 二审：赵敏", Kind.FURNITURE),
        ("2026-11-28 来源：秋菊社区 作者：刘小燕", Kind.BYLINE),
        ("本报专题组", Kind.BYLINE),
        ("编辑部的人都来了。", Kind.TEXT),
        ("时间：12月3日下午2点", Kind.TEXT),
        ("来源：街道办的说法是，去年的账目已经全部公开。", Kind.TEXT),
    ],
)
def test_line_of_a_page_of_the_net_says_what_it_is(line: str, kind: Kind) -> None:
    copy = f"社区食堂开到家门口\n\n{line}\n\n近日，社区食堂开门，来吃饭的老人坐满了两间屋子。"
    assert blocks_of(copy)[1].kind is kind


@pytest.mark.parametrize("unit", ["来源：", "来源：甲|||", "来源：2026-1-1"])
def test_a_line_of_many_sources_is_read_at_once(unit: str) -> None:
    """Where each of them could be read in two ways, this took minutes."""
    line = unit * (85 // len(unit)) + "。"
    assert blocks_of(line)[0].kind is not Kind.FURNITURE


def test_phrase_in_quotation_marks_parts_a_text() -> None:
    lines = [
        "对话楼道书记",
        "□ 本报记者 陆远",
        "何秀英：后来他成了我们楼的志愿者，管着楼下那排自行车。",
        "“门开了心就近了”",
        "何秀英有个小本子，记着全楼人家的难处：谁家老人住院，谁家孩子高考，谁家水管漏了。",
    ]
    assert blocks_of("\n".join(lines))[3].kind is Kind.SUBHEAD


def test_items_of_a_list_are_text() -> None:
    lines = [
        "致全体居民的一封信",
        "亲爱的居民朋友们：",
        "您好！冬季是火灾高发季节，请您注意以下几点：",
        "1.不要在楼道停放电动自行车；",
        "2.不要飞线充电；",
        "3.离家时关闭燃气阀门。",
        "让我们一起守护平安家园！",
    ]
    assert set(kinds_of(blocks_of("\n".join(lines)))[1:]) == {Kind.TEXT}


def test_title_of_a_column_stands_above_a_headline() -> None:
    lines = [
        "会议强调，要把保障和改善民生放在突出位置，确保群众温暖过冬。",
        "【街谈】",
        "共享单车停到哪儿去",
        "丁香路口，共享单车堆成了山，行人只能走到机动车道上去。城管来拖走一批，第二天又是一批。",
        "问题出在没有人管“还车”。企业只管投放，不管收拢；城管只能拖，不能罚。",
        "（丁一）",
    ]
    assert kinds_of(blocks_of("\n".join(lines)))[1:3] == [Kind.KICKER, Kind.HEADLINE]


@pytest.mark.parametrize("head", ["简讯", "街道短讯", "◆要闻简报"])
def test_head_over_short_pieces_is_a_headline(head: str) -> None:
    found = blocks_of(f"{head}\n△桂花社区办起消防演练。\n△海棠社区开出旧物市场。")
    assert kinds_of(found) == [Kind.HEADLINE, Kind.TEXT, Kind.TEXT]


@pytest.mark.parametrize(
    ("issuer", "date"),
    [
        ("河湾街道办事处", "2026年11月28日"),
        ("河湾社区居委会", "二〇二六年十一月二十八日"),
        ("区消防救援局", "2026 年 11 月 28 日"),
    ],
)
def test_who_sends_a_letter_and_its_date_sign_it(issuer: str, date: str) -> None:
    found = blocks_of(
        "\n".join(["致居民的一封信", "请您注意用火安全，离家关好燃气。", issuer, date])
    )
    assert kinds_of(found) == [Kind.HEADLINE, Kind.TEXT, Kind.BYLINE, Kind.BYLINE]
    assert [len(story.blocks) for story in stories_of(found)] == [4]


def test_a_date_below_half_a_sentence_is_furniture() -> None:
    lines = ["# 街道办起读书会", "近日，街道办起读书会。", "来的人多是附近的", "2026年11月28日"]
    assert blocks_of("\n".join(lines))[3].kind is Kind.FURNITURE


def test_a_short_line_above_a_report_is_its_headline_where_none_is_marked() -> None:
    lines = [
        "街道打算下半年把这个办法推广到另外四个改造小区，钥匙由邻居存着。",
        "镇里的收购点今年增加到六处，农户可在网上看到当日价格。",
        "AI课进了村小",
        "本报讯（通讯员 周敏）“老师，它为什么会说错？”三月八日，五年级的课堂上何一诺举手问。",
        "孩子们先学怎样把一件事说清楚，再学怎样查证机器说的话。",
    ]
    assert blocks_of("\n".join(lines))[2].kind is Kind.HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "河湾社区报 2026年11月28日 星期六 A03 社区新闻",
        "A03 社区新闻 2026.11.28 责编 周敏 版式 韩东",
        "HEWAN NEWS 11月28日 星期六 第3版",
        "— 3 —",
        "第3页 共8页",
        "运河书房开到晚上十点 A03版",
        "菜场改造后摊位增至八十个……………5版",
        "（相关报道见第三版）",
    ],
)
def test_head_of_a_page_in_the_midst_of_a_text_is_furniture(line: str) -> None:
    above, below = "这次修缮涉及三十六户人家，目前已经完成了一半以上的", "工程量，屋里也暖和多了。"
    kinds = [block.kind for block in blocks_of(f"{above}\n{line}\n{below}")]
    assert kinds == [Kind.TEXT, Kind.FURNITURE, Kind.TEXT]


def test_name_of_a_paper_and_what_comes_again_beside_a_folio_are_running_heads() -> None:
    text = "这次修缮涉及三十六户人家，目前已经完成了一半以上的工程量，屋里也暖和多了。"
    head = "河湾社区报\n2026年11月28日 星期六\n邻里之间\nA03"
    copy = blocks_of(f"{head}\n老街修缮\n{text}\n邻里之间\nA04\n{text}\n周周有约\n{text}")
    told = {block.text: block.kind for block in copy}
    assert told["河湾社区报"] == told["邻里之间"] == Kind.FURNITURE
    assert Kind.FURNITURE not in (told["老街修缮"], told["周周有约"])


def test_a_line_of_a_report_is_no_head_of_a_page() -> None:
    for line in ("昨天 星期六 社区新闻", "古城保护 又出新招", "2026年 河湾社区 怎么走", "3 5 8"):
        assert blocks_of(f"{line}\n昨天下午，社区开了会。")[0].kind is not Kind.FURNITURE


def test_rows_whose_cells_blanks_part_are_a_table() -> None:
    rows = "线路 首班 末班\n1路 6:00 21:30\n2路 6:10 21:00"
    assert {block.kind for block in blocks_of(decode(rows.encode(), name="x").text)} == {Kind.TABLE}
    names = "王小明 李小红 张三\n赵六 钱七 孙八\n周九 吴十 郑一"
    assert decode(names.encode(), name="x").text == names


@pytest.mark.parametrize("dots", [" …… ", "……", "......", " ··· "])
def test_dots_that_lead_to_a_price_are_no_cell(dots: str) -> None:
    prices = "\n".join(f"{name}{dots}{price}元/斤" for name, price in PRICES.items())
    blocks = blocks_of(decode(prices.encode(), name="x").text)
    assert {block.kind for block in blocks} == {Kind.TABLE}
    assert [block.text for block in blocks] == [f"{n}\t{p}元/斤" for n, p in PRICES.items()]


PRICES = {"大白菜": "1.20", "青萝卜": "1.50", "鸡蛋": "5.20"}


def test_dots_that_lead_to_a_page_part_no_cells() -> None:
    contents = "书房开到十点……A03\n菜场搬新家……第2版\n路灯亮了……A04"
    assert decode(contents.encode(), name="x").text == contents


@pytest.mark.parametrize("below", ["本报记者 周敏 通讯员 丁毅", "本报讯（记者 周敏）"])
@pytest.mark.parametrize(
    ("upper", "lower", "kinds"),
    [
        ("停了四十天的菜场上周六重新开张", "菜场变宽了", "kicker headline"),
        ("读者来信", "路灯太亮，照得人睡不着", "kicker headline"),
        ("区里开会部署冬季供暖", "管网查一遍 热源备两处", "kicker headline"),
        ("菜场变宽了", "摊位由112个减到86个，每台秤连着一块屏幕", "headline subtitle"),
        ("六楼的老人自己下楼了", "玉兰新村加装电梯纪实", "headline subtitle"),
        ("屋顶上的教室", "十八个班各管两只种植箱，小学的楼顶有了菜园和气象站", "headline subtitle"),
    ],
)
def test_of_two_heads_without_marks_the_one_that_tells_less_is_the_headline(
    upper: str, lower: str, kinds: str, below: str
) -> None:
    text = "居民代表昨天下午开了会，讨论楼道照明和停车管理，会议开到五点。"
    lines = [below, text] if below.endswith("毅") else [below + text]
    copy = blocks_of("\n".join([text, text, upper, lower, *lines]))
    assert [block.kind for block in copy[2:4]] == kinds.split()


def test_parts_that_a_copy_system_labels_are_told_by_their_labels() -> None:
    copy = (
        "引题：历时三年清淤截污\n标题：河湾又照得见人影了\n【副题】：居民走上步道\n作者：周敏\n版次：A03\n"
        "正文：\n昨天下午，社区开了会。\n标题：食堂开张了\n正文：昨天中午，食堂开张。\n主题：春天的河\n"
    )
    kinds = [
        "kicker",
        "headline",
        "subtitle",
        "byline",
        "furniture",
        "furniture",
        "text",
        "headline",
        "text",
    ]
    blocks = blocks_of(copy)
    assert [block.kind for block in blocks[:9]] == kinds
    assert [block.text for block in blocks[7:]] == [
        "食堂开张了",
        "昨天中午，食堂开张。",
        "主题：春天的河",
    ]
    assert len(stories_of(blocks)[0].blocks) == 5


def test_two_reports_by_one_reporter_are_not_of_one_topic() -> None:
    lines = [
        "# 街道办起读书会",
        "本报讯（记者 钟声）近日，街道办起读书会，每周读一本书。",
        "河湾大桥今日合龙",
        "本报讯（记者 钟声）昨日，河湾大桥合龙，双向六车道。",
    ]
    alone = blocks_of("\n".join(line.replace("（记者 钟声）", "") for line in lines))
    assert blocks_of("\n".join(lines))[2].kind is alone[2].kind


def test_one_cut_word_between_paragraphs_is_text():
    lines = ["# 街道办起读书会", "近日，街道办起读书会。", "读书会每周一次，高质", "量的书很多。"]
    copy = "\n\n".join(lines)
    assert kinds_of(blocks_of(copy))[2:] == [Kind.TEXT, Kind.TEXT]


def test_mutated_dumps_are_read_or_refused():
    chance = random.Random(5)
    whole = sample()
    for _ in range(1000):
        start = chance.randrange(len(whole) - 60)
        data = bytearray(whole[start : start + 60].encode(chance.choice(["utf-8", "gb18030"])))
        for _ in range(chance.randint(0, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(CopyError):
            dump = dump_of(decode(bytes(data), name="a.txt"), "a.txt")
            lines = [line for line in dump.text.split("\n") if line.strip()]
            assert len(dump.blocks) == len(lines)


@pytest.mark.parametrize(
    "text",
    [
        "甲" * 1_000_000,
        "# 甲" + " " * 300_000 + "乙",
        "#" * 300_000,
        "下转" * 200_000,
        "（" * 300_000,
    ],
    ids=["long", "blanks", "hashes", "jumps", "brackets"],
)
def test_endless_line_is_one_block(text):
    assert len(blocks_of(text)) == 1


def test_many_lines_are_blocks():
    assert len(blocks_of("# 标题\n" * 3000 + "短句\n" * 3000)) == 6000


HAN = "街道社区近日读书会上接下转第版记者黄丹\U00020000\ufffd"
MARKS = "，。：；“”（）#  \u3000\n\n\n09Aé"
COPY = st.text(
    st.sampled_from(HAN + MARKS) | st.characters(exclude_categories=["Cs"]), max_size=200
)


def _without_markup(line):
    return re.sub(r"^>", "", re.sub(r"[#|\\\s]", "", line))


@settings(max_examples=200)
@given(COPY)
def test_any_text_gives_a_block_for_every_line(text):
    blocks = blocks_of(text)
    lines = [line for line in text.split("\n") if line.strip()]
    assert [text[start:end] for start, end in (block.span for block in blocks)] == lines
    bare = [_without_markup(line) for line in lines]
    assert [_without_markup(block.text) for block in blocks] == bare
    assert all(0.0 <= block.certainty <= 1.0 for block in blocks)
    assert blocks == blocks_of(text)


def test_line_between_strokes_is_a_row_and_dashes_are_not_copy():
    blocks = blocks_of("# 活动表\n| 日期 | 课程 |\n|---|:-:|\n| 周一 | 书法\\|国画 |\n||\n")
    assert [(b.kind.value, b.text) for b in blocks[1:4]] == [
        ("table", "日期\t课程"),
        ("furniture", "|---|:-:|"),
        ("table", "周一\t书法|国画"),
    ]
    assert blocks[4].text == "||"


@settings(max_examples=200)
@given(COPY)
def test_any_text_gives_stories_without_a_block_twice(text):
    blocks = blocks_of(text)
    held = [n for story in stories_of(blocks) for n in story.blocks]
    assert len(held) == len(set(held))
    outside = {Kind.JUMP, Kind.FURNITURE, Kind.AD}
    lost = set(range(len(blocks))) - set(held)
    assert all(blocks[n].kind in outside or blocks[n].kind is Kind.HEADLINE for n in lost)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("三十六户人家告别漏风的冬天", Kind.SUBTITLE),
        ("又到三月", Kind.TEXT),
        ("三十六户人家，告别漏风的", Kind.TEXT),
        ("记者在老街看到的是", Kind.TEXT),
        ("三十六户人家告别了漏风的冬天。", Kind.TEXT),
    ],
)
def test_a_whole_short_line_between_a_marked_headline_and_a_report_is_its_subtitle(
    line: str, kind: Kind
) -> None:
    lead = "昨天上午，记者来到河湾老街，看到几名工人正在给临街的老屋更换木窗。"
    blocks = blocks_of("\n\n".join(["# 老街换上了新木窗", line, lead, "修缮涉及36户人家。"]))
    assert [block.kind for block in blocks] == [Kind.HEADLINE, kind, Kind.TEXT, Kind.TEXT]


@pytest.mark.parametrize("line", ["[图片]", "[动画表情]", "[语音]"])
def test_what_a_chat_leaves_of_a_picture_is_no_copy(line: str) -> None:
    (block,) = blocks_of(line)
    assert block.kind is Kind.FURNITURE


@pytest.mark.parametrize(
    ("tag", "title", "chapter"),
    [
        ("连载小说", "河湾旧事", "第三回 渡口夜雨"),
        ("連載小說", "河灣舊事", "第三回 渡口夜雨"),
        ("【长篇连载】", "河湾旧事", "12 渡口夜雨"),
    ],
)
def test_title_of_a_serial_stands_between_its_tag_and_its_chapter(
    tag: str, title: str, chapter: str
) -> None:
    text = "那天夜里下了雨，渡口的灯一盏一盏地灭了，只剩下摆渡人的小屋还亮着。"
    blocks = blocks_of("\n".join([tag, title, chapter, text, text]))
    assert [block.kind for block in blocks[:3]] == [Kind.KICKER, Kind.HEADLINE, Kind.SUBHEAD]
    assert len(stories_of(blocks)) == 1


def test_tag_of_a_serial_above_text_is_not_taken_for_a_kicker() -> None:
    text = "这部连载小说讲的是渡口的故事，从上个月开始在本报刊登，读者来信不断。"
    assert blocks_of(f"连载小说\n{text}\n{text}")[0].kind is not Kind.KICKER


@pytest.mark.parametrize(
    ("above", "line", "kind"),
    [
        ("座位增加到六十个。", "河湾旧事", Kind.HEADLINE),
        ("座位增加到六十个。", "王小云", Kind.BYLINE),
    ],
)
def test_title_above_where_a_text_goes_on_is_a_headline(above: str, line: str, kind: Kind) -> None:
    rest = "了口信，说家里的老屋要卖了，再不回去就见不到了。阿福看了看河面。"
    lines = ["书房开到十点", f"本报讯（记者 陈敏）从昨天起，{above}", line, "（上接第1版）", rest]
    blocks = blocks_of("\n".join(lines))
    assert blocks[2].kind is kind


def test_who_issues_one_of_numbered_notices_signs_it() -> None:
    lines = [
        "1.停水通知",
        "因管道检修，12月2日8时至17时，1至12号楼停水，请居民提前储水。",
        "河湾供水服务站",
        "2.关于领取老年卡的通知",
        "年满六十五周岁的居民请于12月5日前到服务中心领取老年卡。",
        "河湾社区居委会",
        "3.寻物启事",
        "11月26日在菜场丢失黑色背包一个，拾到者请与值班室联系。",
    ]
    blocks = blocks_of("\n".join(["通知公告", *lines]))
    assert [blocks[n].kind for n in (3, 6)] == [Kind.BYLINE] * 2


@pytest.mark.parametrize(
    "line",
    [
        "点击上方蓝字 关注我们👆",
        "原创 柳营社区 柳营之声 2024-04-06 18:30 发表于浙江",
        "— END —",
        "👇点个“在看”再走吧",
        "2024年第9期（总第312期）",
        "内部资料 免费交流",
        "主办：东江铸造有限公司党群工作部　地址：东江市工业大道18号　投稿邮箱：djzzb@example.com",
    ],
)
def test_what_public_accounts_and_imprints_say_is_no_copy(line: str) -> None:
    copy = f"社区食堂开到家门口\n\n近日，社区食堂开门。\n\n{line}\n\n老人坐满了两间屋子。"
    assert blocks_of(copy)[2].kind is Kind.FURNITURE


def test_traditional_copy_is_told_as_simplified_is() -> None:
    lines = ["舊區重建諮詢會座無虛席", "記者林書緯／新竹報導", "【本報訊】近日，社區會堂舉行會議。"]
    found = blocks_of("\n".join([*lines, "責任編輯　張偉"]))
    assert kinds_of(found) == [Kind.HEADLINE, Kind.BYLINE, Kind.TEXT, Kind.FURNITURE]
    assert found[1].text == lines[1]


def test_a_caption_alone_behind_a_pointer_is_no_head() -> None:
    found = blocks_of(f"# 河边\n{LONG}\n▲ 居民在新栽的树下歇脚\n{LONG}")
    assert found[2].kind is Kind.CAPTION
    items = blocks_of(f"# 河边\n{LONG}\n▲桂花社区办起旧物市场\n▲海棠社区换上节能灯\n{LONG}")
    assert items[2].kind is not Kind.CAPTION


def test_the_title_over_a_table_is_no_kicker_of_what_stands_below_it() -> None:
    rows = ["1 石湾队 6 1 0 19", "2 上坪队 5 1 1 16", "3 河口队 4 0 3 12"]
    tables = [line for title in ("决赛成绩", "小组赛成绩") for line in (title, *rows)]
    found = blocks_of("\n".join(["# 村超收官", LONG, *(f"| {row} |" for row in tables)]))
    assert found[2].kind is Kind.TABLE
    copy = [*(f"| {row.replace(' ', ' | ')} |" for row in rows)]
    found = blocks_of("\n".join(["# 村超收官", LONG, "决赛成绩", *copy, "小组赛成绩", *copy]))
    assert [found[2].kind, found[6].kind] == [found[6].kind] * 2
    assert found[2].kind in (Kind.HEADLINE, Kind.SUBHEAD)


def test_notices_one_below_the_other_are_one_story_each() -> None:
    copy = """停水通知
因主管道改造，定于6月5日8时至17时对下列楼栋停水：
一、和平里1号至9号楼；
二、建设巷双号门牌；
三、幼儿园及老年活动中心。
和平自来水服务站
2024年5月30日
本周菜价
| 白菜 | 1.20 |
| 土豆 | 1.80 |
暑期班报名须知
1.报名时间：6月10日至20日；
2.报名地点：社区服务中心二楼；
报满即止，额满后可登记候补。
和平社区居民委员会
拟发展党员公示
经支部大会讨论，拟接收康宁同志为中共预备党员，现予公示。"""
    found = blocks_of(copy)
    heads = [block.text for block in found if block.kind is Kind.HEADLINE]
    assert heads == ["停水通知", "本周菜价", "暑期班报名须知", "拟发展党员公示"]
    signed = [block.text for block in found if block.kind is Kind.BYLINE]
    assert signed == ["和平自来水服务站", "2024年5月30日", "和平社区居民委员会"]


def test_the_title_of_an_advertisement_alone_begins_a_story() -> None:
    found = blocks_of(f"# 河边\n{LONG}\n寻物启事\n本人遗失黑色双肩包一个，有拾到者请联系。")
    assert found[2].kind is Kind.HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "华川电缆　第2版　综合新闻",
        "A7 体坛",
        "第四版　社區版",
        "今日南岭　2024年11月5日　农历甲辰年十月初五　总第1086期",
        "导读：老楼加梯“南岭模式”获推广 详见第3版",
    ],
)
def test_the_head_of_a_page_may_be_called_anything(line: str) -> None:
    assert kinds_of(blocks_of(f"{line}\n# 河边\n{LONG}")) == ["furniture", "headline", "text"]


def test_sections_that_count_on_are_no_headlines() -> None:
    lines = [
        *("停车新规来了！11月起这样停", "亲爱的居民朋友们：", LONG, "✅ 一、收费标准"),
        *("固定车位每月150元；", "临时停车首小时免费；", "✅ 二、办理方式", LONG),
    ]
    found = blocks_of("\n".join(lines))
    assert [n for n, block in enumerate(found) if block.kind is Kind.SUBHEAD] == [3, 6]


def test_a_title_stands_above_a_list() -> None:
    items = ["日期：四月廿七日（星期六）", "地點：社區會堂地下大堂", "名額：一百名，額滿即止。"]
    report = "【本報綜合報道】仁愛小學獲撥款興建天台農圃，預計明年三月落成啟用。"
    found = blocks_of("\n".join(["# 校園短訊", report, "免費眼科檢查", *items]))
    assert found[2].kind in (Kind.HEADLINE, Kind.SUBHEAD)


def test_characters_set_apart_are_one_line() -> None:
    found = blocks_of(f"河边的六十棵树\n记 者 钟 灵\n{LONG}\n讣　告\n退休职工魏同志因病逝世。")
    assert kinds_of(found) == ["headline", "byline", "text", "headline", "text"]
    assert found[1].text == "记 者 钟 灵"


def test_a_report_of_an_agency_is_headed() -> None:
    copy = f"市赛收官\n本报讯 {LONG}\n我市小将摘银\n据新华社合肥6月10日电 {LONG}"
    assert kinds_of(blocks_of(copy)) == ["headline", "text", "headline", "text"]


def test_the_median_of_all_titles_is_counted_once(monkeypatch) -> None:
    """Counted anew for each of them, 16,000 short lines took seven seconds."""
    counted = []
    monkeypatch.setattr(features, "median", lambda lengths: counted.append(lengths) or 8.0)
    blocks_of("停水通知\n河湾社区居委会\n" * 50)
    assert len(counted) == 1
