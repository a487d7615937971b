"""A small issue on a desk: three pages, two stories, the sample dump, one article that jumps."""

from pathlib import Path

from layout_app.desk import commands
from layout_app.desk.copy.importing import import_files
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId

SAMPLE_DUMP = Path(__file__).parents[1] / "issues/2023-03-20/dumps/suzhou-page.md"

LEAD = """# 云溪河边新修的步道通了

本报记者 林间

昨天清早，云溪河南岸的步道头一回走满了人。从桥头到船坞一千二百米，去年秋天动工，修了五个月。
""" + "\n\n".join(
    f"走到第{n}号石阶，老住户说：“水清了，灯也亮了。”这里原来堆着旧砖，雨天要绕到大路上去。"
    for n in "一二三四五六七八九十"
)  # fmt: skip
BRIEF = """# 社区食堂下周开门

食堂在云溪路18号，早饭从6:30开始。六十岁以上的居民凭卡打八折。
"""


def copy_files(folder: Path) -> tuple[Path, Path]:
    """Write the two stories as an editor gets them: one in UTF-8, one in GB18030."""
    folder.mkdir(parents=True, exist_ok=True)
    lead, brief = folder / "步道.md", folder / "食堂.txt"
    lead.write_text(LEAD, encoding="utf-8")
    brief.write_bytes(BRIEF.encode("gb18030"))
    return lead, brief


def small_issue(folder: Path, *, dump: bool = False) -> Session:
    """Make an issue of three pages with its copy in the tray; saved."""
    make_issue(folder / "issue", name="云溪社区报", pages=3)
    session = open_session(folder / "issue")
    files = list(copy_files(folder / "copy"))
    import_files(session, files, as_="story")
    if dump:
        import_files(session, [SAMPLE_DUMP], repair="suggest")
    session.save()
    return session


def by_headline(session: Session, start: str) -> ArticleId:
    """Return the article whose headline begins so."""
    return next(a.id for a in session.issue.articles if headline(a).startswith(start))


def laid_out(session: Session) -> Session:
    """Place the lead on A01 and continue it on A03, the brief on A01, a rule on A02; saved."""
    lead, brief = by_headline(session, "云溪河"), by_headline(session, "社区食堂")
    commands.run(
        session, "box.place", article=lead, page="A01", column=0, line=20, columns=2, lines=14
    )
    commands.run(
        session, "box.continue", article=lead, page="A03", column=0, line=0, columns=3, lines=30
    )
    commands.run(session, "box.place", article=brief, page="A01", column=3, line=20, columns=2)
    commands.run(session, "free.rule", page="A02")
    session.save()
    return session
