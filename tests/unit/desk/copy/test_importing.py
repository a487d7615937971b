import hashlib
from collections import Counter

import pytest
from PIL import Image

from layout_app.desk import commands
from layout_app.desk.copy.importing import import_files
from layout_app.desk.copy.reading import read_dump_file
from layout_app.desk.issues.making import make_issue
from layout_app.desk.problems.findings import findings_of
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import problem_text, use_language
from layout_app.errors import CopyError, IssueFileError, LayoutError
from layout_app.model.article import accepted_text, headline
from layout_app.model.issue import index
from layout_app.model.seam import Decision
from layout_app.model.text import Kind
from layout_app.repair.analyse import analyse
from tests.desks import BRIEF, LEAD, SAMPLE_DUMP, copy_files
from tests.wordfiles import docx, p, run


@pytest.fixture
def session(tmp_path) -> Session:
    make_issue(tmp_path / "issue", pages=1)
    return open_session(tmp_path / "issue")


def stored(session: Session) -> dict[str, bytes]:
    return {
        str(p.relative_to(session.folder)): p.read_bytes()
        for p in session.folder.rglob("*")
        if p.is_file()
    }


def test_stories_become_articles_in_one_step(session, tmp_path):
    lead, brief = copy_files(tmp_path / "copy")
    imported = import_files(session, [lead, brief], as_="story")
    assert imported.files == ("步道.md", "食堂.txt")
    assert [headline(a) for a in session.issue.articles] == [
        "云溪河边新修的步道通了", "社区食堂下周开门",
    ]  # fmt: skip
    assert tuple(a.id for a in session.issue.articles) == imported.articles
    session.undo()
    assert not session.issue.articles
    assert not session.dirty


def test_raw_copy_is_kept_byte_for_byte(session, tmp_path):
    lead, brief = copy_files(tmp_path / "copy")
    import_files(session, [lead, brief])
    for file in (lead, brief):
        kept = (session.folder / "dumps" / file.name).read_bytes()
        assert kept == file.read_bytes()
    dump = session.issue.dumps[1]
    assert (dump.name, dump.encoding) == ("食堂.txt", "gb18030")
    assert dump.sha256 == hashlib.sha256(brief.read_bytes()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_copy_reads_the_same_in_every_encoding(encoding, session, tmp_path):
    text = BRIEF if encoding != "big5" else "# 老街重開\n\n老街昨天重新開放，來的人不少。\n"
    file = tmp_path / "copy.txt"
    file.write_bytes(text.encode(encoding))
    import_files(session, [file])
    assert accepted_text(session.issue.articles[0]).split("\n")[0] == text.split("\n")[0][2:]


def test_a_named_encoding_wins_and_an_unknown_one_is_refused(session, tmp_path):
    file = tmp_path / "copy.txt"
    file.write_bytes(BRIEF.encode("gb18030"))
    with pytest.raises(CopyError) as refusal:
        import_files(session, [file], encoding="klingon")
    assert refusal.value.code == "copy.unknown_encoding"
    with pytest.raises(CopyError) as refusal:
        import_files(session, [file], encoding="utf-8")
    assert refusal.value.code == "copy.undecodable"
    import_files(session, [file], encoding="gbk")
    assert len(session.issue.articles) == 1


def test_one_refused_file_adds_nothing_at_all(session, tmp_path):
    lead, _ = copy_files(tmp_path / "copy")
    before, issue = stored(session), session.issue
    with pytest.raises(CopyError) as refusal:
        import_files(session, [lead, tmp_path / "gone.md"])
    assert refusal.value.arguments["path"] == str(tmp_path / "gone.md")
    assert session.issue is issue
    assert stored(session) == before


def test_a_refused_file_leaves_no_picture_behind(session, tmp_path):
    Image.new("L", (60, 40)).save(tmp_path / "p.jpg")
    story = tmp_path / "story.md"
    story.write_text("# 雨伞\n\n正文一句。\n\n![图](p.jpg)\n", encoding="utf-8")
    before = stored(session)
    with pytest.raises(CopyError):
        import_files(session, [story, tmp_path / "gone.md"])
    assert stored(session) == before
    import_files(session, [story])
    (picture,) = session.issue.articles[0].pictures
    assert session.original(picture.original).read_bytes() == (tmp_path / "p.jpg").read_bytes()


def test_a_picture_that_was_cut_off_is_a_problem_with_its_name_until_a_whole_one_comes(
    session, tmp_path
):
    Image.effect_noise((60, 40), 50).save(tmp_path / "p.jpg")
    data = (tmp_path / "p.jpg").read_bytes()
    (tmp_path / "p.jpg").write_bytes(data[: len(data) // 2])
    story = tmp_path / "story.md"
    story.write_text("# 雨伞\n\n正文一句。\n\n![图](p.jpg)\n", encoding="utf-8")
    (found,) = import_files(session, [story]).problems
    assert (found.code, found.where.line) == ("copy.picture_damaged", 5)
    use_language("zh_CN")
    assert problem_text(found).startswith("图片“p.jpg”已损坏或不完整")
    (article,) = session.issue.articles
    assert not article.pictures
    assert [fact.code for fact in findings_of(session.issue)] == ["copy.picture_damaged"]
    (tmp_path / "p.jpg").write_bytes(data)
    commands.run(session, "picture.add", article=article.id, path=tmp_path / "p.jpg")
    assert not list(findings_of(session.issue))


def test_missing_picture_is_a_problem_with_file_and_line(session, tmp_path):
    story = tmp_path / "story.md"
    story.write_text("# 雨伞\n\n正文一句。\n\n![图](gone.jpg)\n", encoding="utf-8")
    (found,) = import_files(session, [story]).problems
    assert (found.code, found.where.file, found.where.line) == (
        "copy.picture_missing", "story.md", 5,
    )  # fmt: skip
    assert dict(found.args)["picture"] == "gone.jpg"
    assert session.issue.articles[0].pictures == ()


def test_the_same_name_twice_gets_a_number(session, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(f"# 标题{folder}\n\n正文。\n", encoding="utf-8")
    files = [tmp_path / "one/a.md", tmp_path / "two/a.md"]
    assert import_files(session, files).files == ("a.md", "a-2.md")
    assert import_files(session, files[:1]).files == ("a-3.md",)


def test_copy_changed_after_an_undone_import_gets_a_name_of_its_own(session, tmp_path):
    story = tmp_path / "a.md"
    story.write_text("# 标题\n\n正文。\n", encoding="utf-8")
    import_files(session, [story])
    session.undo()
    assert import_files(session, [story]).files == ("a.md",)
    session.undo()
    story.write_text("# 标题\n\n改过的正文。\n", encoding="utf-8")
    assert import_files(session, [story]).files == ("a-2.md",)
    assert (session.folder / "dumps/a-2.md").read_bytes() == story.read_bytes()


@pytest.mark.parametrize("name", ["CON.md", " a.md", "长" * 80 + ".md"])
def test_a_name_no_file_system_takes_is_refused_before_anything_is_kept(name, session, tmp_path):
    lead, _ = copy_files(tmp_path / "copy")
    story = tmp_path / name
    story.write_text("# 标题\n\n正文。\n", encoding="utf-8")
    before = stored(session)
    with pytest.raises(IssueFileError) as refusal:
        import_files(session, [lead, story])
    assert refusal.value.arguments["found"] == name
    assert stored(session) == before


def test_a_read_only_issue_keeps_no_copy(session, tmp_path):
    before = stored(session)
    session.read_only = "Li"
    with pytest.raises(LayoutError) as refusal:
        import_files(session, copy_files(tmp_path / "copy"))
    assert refusal.value.code == "desk.read_only"
    assert stored(session) == before


def characters(session: Session) -> Counter[str]:
    return Counter("".join(p.text for a in session.issue.articles for p in a.paragraphs))


@pytest.mark.parametrize("repair", ["auto", "suggest", "off"])
def test_every_character_of_a_dump_is_in_an_article(repair, session):
    import_files(session, [SAMPLE_DUMP], repair=repair)
    dump = read_dump_file(SAMPLE_DUMP)
    placed = {k for story in dump.stories for k in story.blocks}
    printed = Counter("".join(dump.blocks[k].text for k in placed))
    assert characters(session) == printed
    assert len(placed) == len(dump.blocks)


def test_auto_joins_what_is_certain_and_suggest_only_proposes(tmp_path):
    joined = {}
    for repair in ("auto", "suggest", "off"):
        make_issue(tmp_path / repair, pages=1)
        session = open_session(tmp_path / repair)
        imported = import_files(session, [SAMPLE_DUMP], repair=repair)
        joined[repair] = [s for a in session.issue.articles for s in a.seams]
        certain = [c for c in imported.seams if c.decision is Decision.AUTO]
        ends = {end.block for a in session.issue.articles for end in a.open_ends}
        if repair == "auto":
            assert len(joined[repair]) == len(certain)
            assert all(seam.by == "auto" for seam in joined[repair])
        else:
            assert not joined[repair]
        if repair == "suggest":
            assert certain
            assert {c.tail for c in certain} <= ends
        if repair == "off":
            assert not ends
            assert not imported.seams
    assert joined["auto"]


def test_articles_that_an_import_joined_away_are_not_told(session):
    imported = import_files(session, [SAMPLE_DUMP], repair="auto")
    assert set(imported.articles) == set(index(session.issue).articles)
    assert len(imported.articles) == len(imported.files) == 5


def test_a_story_may_be_read_as_a_dump_and_a_dump_as_a_story(session, tmp_path):
    lead, _ = copy_files(tmp_path / "copy")
    assert import_files(session, [lead], as_="dump").articles
    whole = import_files(session, [SAMPLE_DUMP], as_="story")
    assert len(whole.articles) == 2  # one for each `# headline`


def test_lead_keeps_its_parts(session, tmp_path):
    lead, _ = copy_files(tmp_path / "copy")
    import_files(session, [lead])
    kinds = [p.kind for p in session.issue.articles[0].paragraphs[:3]]
    assert kinds == [Kind.HEADLINE, Kind.BYLINE, Kind.TEXT]
    assert accepted_text(session.issue.articles[0]).count("号石阶") == LEAD.count("号石阶")


def test_a_file_imported_before_is_told_and_stands_once(session, tmp_path):
    lead, brief = copy_files(tmp_path / "copy")
    assert not import_files(session, [lead]).problems
    before = [a.paragraphs for a in session.issue.articles]
    again = import_files(session, [lead, brief])
    assert [p.code for p in again.problems] == ["copy.imported_before"]
    assert [a.paragraphs for a in session.issue.articles][:1] == before
    assert len(session.issue.articles) == 2
    session.undo()
    assert len(session.issue.articles) == 1


def test_a_word_file_is_read_as_the_dump_of_a_page(tmp_path):
    lines = ["食堂开张", "早饭六点半开始，欢迎", "来坐。"]
    (tmp_path / "p.docx").write_bytes(docx("".join(p(run(line)) for line in lines)))
    assert [block.text for block in read_dump_file(tmp_path / "p.docx").blocks] == lines


CUT = (
    "# 河边新修的步道通了\n\n"
    "昨天清早，河南岸的步道头一回走满了人。从桥头到船坞一千二百米，去年秋天动\n\n"
    "工，修了五个月。社区还在平台上装了扶手和长椅，老人可以歇脚。\n\n"
    "路灯昨晚也亮了，三十六盏，天黑以后自动打开，到十一点调暗一半。\n"
)


def test_a_dump_of_one_headline_is_repaired(session, tmp_path):
    (tmp_path / "a.txt").write_text(CUT, encoding="utf-8")
    imported = import_files(session, [tmp_path / "a.txt"], repair="suggest")
    assert [(seam.tail.block, seam.head.block) for seam in imported.seams] == [(1, 2)]
    (article,) = session.issue.articles
    assert {end.block.block for end in article.open_ends} >= {1}
    whole = tmp_path / "b.txt"
    whole.write_text(CUT.replace("动\n\n工", "动工"), encoding="utf-8")
    assert not import_files(session, [whole]).seams
    assert not session.issue.articles[-1].paragraphs[0].blocks


def test_stories_that_each_have_their_mark_are_read_as_such(session, tmp_path):
    Image.new("L", (60, 40)).save(tmp_path / "p.jpg")
    text = LEAD + "\n\n![图](p.jpg)\n\n" + BRIEF
    (tmp_path / "two.md").write_text(text, encoding="utf-8")
    import_files(session, [tmp_path / "two.md"])
    lead, brief = session.issue.articles
    assert (len(lead.pictures), len(brief.pictures)) == (1, 0)
    assert headline(brief) == "社区食堂下周开门"


def test_page_that_came_line_by_line_is_joined_before_it_is_repaired(session, tmp_path):
    text = (
        "昨天下午，河湾社区在体育公园办起今年第三次消防演练，来了一百多位居民，大家轮流试用灭火器。"
    )
    lines = [("\u3000\u3000" + text)[n : n + 13] for n in range(0, len(text) + 2, 13)]
    page = "\n".join(["消防演练走进公园", *lines, "食堂开张了", *lines, "菜场变宽了", *lines])
    (tmp_path / "A03.txt").write_text(page, encoding="utf-8")
    imported = import_files(session, [tmp_path / "A03.txt"], as_="dump")
    assert "copy.columns_joined" in {found.code for found in imported.problems}
    texts = [p.text for article in session.issue.articles for p in article.paragraphs]
    assert texts.count(text) == 3
    assert len(texts) == 6


def test_columns_side_by_side_are_an_article_each(session, tmp_path):
    texts = [
        "昨天上午，三街坊菜场的六十二户摊主把货架推进了新搭的大棚。大棚长四十八米，装了十二盏灯，"
        "地面重新铺过，下雨不再积水。过去一到雨天就要垫砖头，顾客绕着走，生意少了一半多。",
        "从昨天起，运河书房每天延长开放两个小时，晚上十点才关门。书房由旧粮仓改建，今年五月开放，"
        "现有座位六十个，藏书一万二千册。延长开放以后，每天来的人比原来多了一倍，还有志愿者。",
    ]
    one, two = ([f"\u3000\u3000{text}"[n : n + 12] for n in range(0, 84, 12)] for text in texts)
    rows = [("菜场搬进新棚", "书房开到十点"), *zip(one, two, strict=True)]
    page = "\n".join(f"{left.ljust(12, chr(0x3000))}  {right}" for left, right in rows)
    (tmp_path / "A03.txt").write_text(page, encoding="utf-8")
    import_files(session, [tmp_path / "A03.txt"])
    assert [headline(article) for article in session.issue.articles] == list(rows[0])
    found = ["".join(p.text for p in each.paragraphs[1:]) for each in session.issue.articles]
    assert found == [text[: 84 - 2] for text in texts]


@pytest.mark.parametrize("start", ["<html xmlns:w='x'>", "\ufeff\n<!DOCTYPE HTML >"])
def test_a_web_page_is_read_as_one_whatever_it_is_called(start, session, tmp_path):
    file = tmp_path / "通知.doc"
    file.write_text(f"{start}<body><h1>停水通知</h1><p>明天停水一天。</p></body></html>", "utf-8")
    import_files(session, [file])
    told = session.issue.articles[-1]
    assert (headline(told), accepted_text(told)) == ("停水通知", "停水通知\n明天停水一天。")


def test_a_column_that_passes_to_another_text_is_parted_and_joined_only_when_asked(tmp_path):
    windows = (
        "昨天上午，记者来到河湾老街，看到几名工人正在给临街的老屋更换木窗。社区负责人介绍，这次修缮"
        "涉及36户人家，施工时间预计为两个月，目前已经完成了一半以上。居民告诉记者，屋里暖和多了。"
    )
    bus = (
        "市公交公司昨天表示，从下月起，两路公交车的末班车将延长到晚上十点半，沿途的三所中学、两个大型"
        "小区和新建的图书馆都能受益。公司新招聘了二十名驾驶员，他们已经完成了全部培训，将陆续上岗。"
    )
    columns = [
        [text[n : n + 14] for n in range(0, len(text), 14)]
        for text in ("\u3000\u3000" + windows, "\u3000\u3000" + bus)
    ]
    (one, rest), (two, other) = ((lines[:4], lines[4:]) for lines in columns)
    page = ["老街换上了新木窗", *one, *other, "末班车延到十点半", *two, *rest]
    path = tmp_path / "A03.txt"
    path.write_text("\n".join(page), encoding="utf-8")
    dump = read_dump_file(path)
    texts = ["".join(lines).strip() for lines in (one, other, two, rest)]
    assert [block.text for block in dump.blocks if block.kind is Kind.TEXT] == texts
    found = analyse(dump.blocks).seams
    assert {(s.tail.block, s.head.block) for s in found} == {(1, 5), (4, 2)}
    assert not any(s.decision is Decision.AUTO for s in found)
