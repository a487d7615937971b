"""A file of copy that comes again: one article each, in its box, with the editor's work."""

from pathlib import Path

import pytest

from layout_app.desk import commands
from layout_app.desk.copy.importing import import_files
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import msg
from layout_app.edit import articles, seams
from layout_app.model.article import accepted_text, headline
from layout_app.model.ids import ArticleId
from layout_app.model.text import Kind

PAGE = (
    "# 河边步道通了\n"
    "本报记者 王小河\n"
    "修了半年的步道昨天通了，从闸口一直走到云溪桥。\n"
    "石阶一共九十级，每十级有一块平台，老人可以歇脚。\n"
    "# 食堂下周开门\n"
    "社区食堂下周一开门，早饭六点半开始。\n"
    "菜单贴在门口，每周一换。\n"
)


@pytest.fixture
def session(tmp_path) -> Session:
    make_issue(tmp_path / "issue", pages=1)
    return open_session(tmp_path / "issue")


def brought(session: Session, folder: Path, text: str, name: str = "a03.txt", **how: str):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return import_files(session, [folder / name], as_=how.pop("as_", "dump"), **how)


def texts(session: Session) -> list[str]:
    return [accepted_text(article) for article in session.issue.articles]


def test_a_later_version_stands_in_the_box_of_the_earlier(session, tmp_path):
    first = brought(session, tmp_path / "copy", PAGE).articles
    commands.run(session, "box.place", article=first[0], page="A01", column=0, line=20, columns=2)
    later = brought(session, tmp_path / "copy", PAGE.replace("九十级", "九十六级"))
    assert later.articles == first
    assert not later.problems
    assert ["九十六级" in text for text in texts(session)] == [True, False]
    assert session.issue.pages[0].boxes[0].article == first[0]
    session.undo()
    assert "九十级" in texts(session)[0]


def test_what_the_editor_changed_stays_and_what_the_author_changed_comes(session, tmp_path):
    brought(session, tmp_path / "copy", PAGE)
    lead = session.issue.articles[0]
    session.do(lambda issue: articles.edit_text(issue, lead.id, 0, "云溪步道全线贯通"), msg("Edit"))
    session.do(lambda issue: articles.set_rank(issue, lead.id, 1), msg("Rank"))
    assert not brought(session, tmp_path / "copy", PAGE.replace("九十级", "九十六级")).problems
    (found, other) = session.issue.articles
    assert headline(found) == "云溪步道全线贯通"
    assert "九十六级" in accepted_text(found)
    assert found.rank == 1
    assert headline(other) == "食堂下周开门"


def test_words_changed_on_both_sides_are_told_and_nothing_is_lost(session, tmp_path):
    brought(session, tmp_path / "copy", PAGE)
    lead = session.issue.articles[0]
    session.do(
        lambda i: articles.edit_text(i, lead.id, 3, "石阶共九十级，有平台可歇脚。"), msg("Edit")
    )
    later = brought(session, tmp_path / "copy", PAGE.replace("九十级", "九十六级"))
    assert [problem.code for problem in later.problems] == ["copy.both_changed"]
    assert len(session.issue.articles) == 3
    assert sum("九十六级" in text for text in texts(session)) == 1
    assert sum("有平台可歇脚" in text for text in texts(session)) == 1


def test_what_the_editor_wrote_or_took_out_stays_so(session, tmp_path):
    brought(session, tmp_path / "copy", PAGE)
    lead = session.issue.articles[0]
    kept = [p for n, p in enumerate(lead.paragraphs) if n != 3]
    own = [*kept, type(kept[0])(text="（街道供稿）", kind=Kind.TEXT)]
    session.do(lambda issue: articles.set_paragraphs(issue, lead.id, own), msg("Write"))
    brought(session, tmp_path / "copy", PAGE.replace("每周一换", "每周二换"))
    assert len(session.issue.articles) == 2
    assert [p.text for p in session.issue.articles[0].paragraphs] == [p.text for p in own]
    assert "每周二换" in texts(session)[1]


def test_an_article_split_by_the_editor_is_not_put_together_again(session, tmp_path):
    brought(session, tmp_path / "copy", PAGE)
    lead = session.issue.articles[0].id
    made = ArticleId("parted")
    session.do(lambda issue: articles.split_article(issue, lead, 3, made), msg("Split"))
    later = brought(session, tmp_path / "copy", PAGE.replace("九十级", "九十六级"))
    assert "copy.both_changed" in [problem.code for problem in later.problems]
    assert sum("九十六级" in text for text in texts(session)) == 1


def test_a_new_article_of_the_later_version_comes_in(session, tmp_path):
    brought(session, tmp_path / "copy", PAGE)
    brought(session, tmp_path / "copy", PAGE + "# 老井还在用\n槐树巷的老井还在用，水很甜。\n")
    assert [headline(a) for a in session.issue.articles] == [
        "河边步道通了", "食堂下周开门", "老井还在用",
    ]  # fmt: skip


def test_a_join_by_the_editor_outlives_a_later_version(session, tmp_path):
    cut = PAGE.replace("从闸口一直走到云溪桥。", "从闸口一").replace(
        "菜单贴在门口", "直走到云溪桥。\n菜单贴在门口"
    )
    brought(session, tmp_path / "copy", cut, repair="suggest")
    lead = session.issue.articles[0]
    end = next(e for e in lead.open_ends if e.candidates)
    session.do(lambda issue: seams.accept(issue, end.candidates[0], by="editor"), msg("Join"))
    joined = texts(session)[0]
    assert "从闸口一直走到云溪桥。" in joined
    later = brought(session, tmp_path / "copy", cut.replace("九十级", "九十六级"), repair="suggest")
    assert not [p for p in later.problems if p.code == "copy.both_changed"]
    assert texts(session)[0] == joined.replace("九十级", "九十六级")
    assert len(session.issue.articles) == 2
    assert session.issue.articles[0].seams[0].by == "editor"


STORY = "# 步道通了\n\n修了半年的步道昨天通了。\n\n石阶一共九十级。\n"


def test_a_story_is_renewed_unless_both_sides_changed_it(session, tmp_path):
    def bring(text):
        return brought(session, tmp_path / "copy", text, "b.md", as_="story")

    first = bring(STORY).articles
    assert bring(STORY.replace("九十", "九十六")).articles == first
    assert "九十六级" in texts(session)[0]
    session.do(lambda i: articles.edit_text(i, first[0], 0, "步道昨天通了"), msg("Edit"))
    later = bring(STORY.replace("九十", "九十八"))
    assert [p.code for p in later.problems] == ["copy.both_changed"]
    assert len(session.issue.articles) == 2


def test_two_stories_that_only_share_a_file_name_are_two(session, tmp_path):
    brought(session, tmp_path / "one", STORY, "稿.md", as_="story")
    other = "# 老井\n\n槐树巷的老井还在用，水很甜。\n"
    assert not brought(session, tmp_path / "two", other, "稿.md", as_="story").problems
    assert len(session.issue.articles) == 2


BRIEFS = (
    "---\nrank: 4\nbyline: 社区编辑部\n---\n"
    "# 槐树补种\n\n空树坑补上了十二棵国槐。\n\n"
    "# 旧衣箱搬家\n\n旧衣箱昨天搬到弄口，早晚都能投。\n\n"
    "# 书屋延时\n\n从本周起，书屋周五开到九点。\n"
)


def several(session: Session, tmp_path: Path, text: str):
    return brought(session, tmp_path / "copy", text, "briefs.md", as_="auto")


def test_each_story_of_a_file_is_a_later_version_of_its_own(session, tmp_path):
    first = several(session, tmp_path, BRIEFS).articles
    assert [a.rank for a in session.issue.articles] == [4, 4, 4]
    front, one, two, three = BRIEFS.split("# ")
    moved = "# ".join((front, three, two.replace("弄口", "桥头"), one))
    later = several(session, tmp_path, moved)
    assert later.articles == (first[2], first[1], first[0])
    assert not later.problems
    assert [headline(a) for a in session.issue.articles] == ["槐树补种", "旧衣箱搬家", "书屋延时"]
    assert "桥头" in texts(session)[1]
    assert {a.source for a in session.issue.articles} == {"briefs-2.md"}


def test_a_story_put_in_the_place_of_another_is_an_article_of_its_own(session, tmp_path):
    first = several(session, tmp_path, BRIEFS).articles
    changed = BRIEFS.replace("旧衣箱搬家", "老井清了").replace(
        "旧衣箱昨天搬到弄口，早晚都能投。", "槐树巷的老井清了淤，水很甜。"
    )
    later = several(session, tmp_path, changed)
    assert later.articles[0::2] == first[0::2]
    assert later.articles[1] not in first
    assert len(session.issue.articles) == 4


def test_of_several_stories_only_the_one_changed_on_both_sides_is_told(session, tmp_path):
    first = several(session, tmp_path, BRIEFS).articles
    session.do(lambda i: articles.edit_text(i, first[1], 2, "旧衣箱搬了。"), msg("Edit"))
    later = several(session, tmp_path, BRIEFS.replace("弄口", "桥头").replace("九点", "十点"))
    assert [(p.code, p.where.article) for p in later.problems] == [
        ("copy.both_changed", later.articles[1])
    ]
    assert (later.articles[0], later.articles[2]) == (first[0], first[2])
    assert "十点" in texts(session)[2]
    assert len(session.issue.articles) == 4


def test_a_story_more_takes_no_place_of_another(session, tmp_path):
    (first,) = several(session, tmp_path, "# ".join(BRIEFS.split("# ")[:2])).articles
    later = several(session, tmp_path, BRIEFS)
    assert later.articles[0] == first
    assert len(session.issue.articles) == 3


CUT = (
    "# 河边新修的步道通了\n\n"
    "昨天清早，河南岸的步道头一回走满了人。从桥头到船坞一千二百米，去年秋天动\n\n"
    "工，修了五个月。社区还在平台上装了扶手和长椅，老人可以歇脚。\n\n"
    "路灯昨晚也亮了，三十六盏，天黑以后自动打开，到十一点调暗一半。\n"
)


def test_a_dump_whose_cuts_were_mended_is_still_a_version_of_it(session, tmp_path):
    first = brought(session, tmp_path / "copy", CUT, as_="auto", repair="suggest").articles
    mended = CUT.replace("动\n\n工", "动工")
    later = brought(session, tmp_path / "copy", mended, as_="auto", repair="suggest")
    assert later.articles == first
    assert len(session.issue.articles) == 1
    assert texts(session)[0].count("去年秋天动工") == 1


def test_a_story_that_comes_again_cut_is_still_a_story(session, tmp_path):
    whole = CUT.replace("动\n\n工", "动工")
    first = brought(session, tmp_path / "copy", whole, as_="auto").articles
    later = brought(session, tmp_path / "copy", CUT, as_="auto")
    assert later.articles == first
    assert not any(p.blocks for p in session.issue.articles[0].paragraphs)
    other = "# 老井\n\n（上接第1版）槐树巷的老井还在用，水很甜，井台是去年重砌的。\n"
    brought(session, tmp_path / "copy", other, as_="auto")
    assert session.issue.articles[1].paragraphs[0].blocks, "another text of that name is itself"
