"""Articles that find their own places: each section on its pages, the supplement off page one."""

import pytest

from layout_app.compose.flow.fit import FitState
from layout_app.desk import commands
from layout_app.desk.copy.importing import import_files
from layout_app.desk.issues.making import make_issue
from layout_app.desk.pages.landing import occupied
from layout_app.desk.pages.placing import MOST_WHITE
from layout_app.desk.session import Session, open_session
from layout_app.model.box import ArticleBox
from layout_app.model.issue import index, paper_of
from tests.desks import by_headline

LINE = "走到第{n}号石阶，老住户说：“水清了，灯也亮了。”这里原来堆着旧砖，雨天要绕到大路上去。"
STORY = "---\nsection: {section}\nrank: {rank}\n---\n\n# {head}\n\n{body}\n"


def an_issue(tmp_path, *sections: str) -> Session:
    """Make an issue whose pages bear these sections."""
    make_issue(tmp_path / "issue", name="云溪社区报", pages=len(sections))
    session = open_session(tmp_path / "issue")
    for page, section in zip(session.issue.pages, sections, strict=True):
        if section:
            commands.run(session, "page.section", page=page.id, name=section)
    return session


def bring(session: Session, head: str, section: str = "", *, paragraphs: int = 8, rank: int = 3):
    path = session.folder.parent / f"{head}.md"
    body = "\n\n".join(LINE.format(n=n) for n in range(1, paragraphs + 1))
    path.write_text(
        STORY.format(section=section, rank=rank, head=head, body=body), encoding="utf-8"
    )
    import_files(session, [path], as_="story")


def folio(session: Session, head: str) -> str:
    """Return where an article stands; empty while it is in the tray."""
    found = index(session.issue)
    parts = found.parts.get(by_headline(session, head), ())
    return found.folios[parts[0][0]] if parts else ""


def fill(session: Session, page: str = "A01") -> None:
    commands.run(session, "box.fill", page=page)


def test_copy_goes_on_the_page_of_its_section(tmp_path):
    session = an_issue(tmp_path, "要闻", "街道", "副刊")
    for head, section in (("甲", "副刊"), ("乙", "街道"), ("丙", "要闻"), ("丁", "健康")):
        bring(session, head, section)
    fill(session)
    assert [folio(session, head) for head in "甲乙丙丁"] == ["A03", "A02", "A01", "A01"]


def test_a_pages_own_copy_comes_before_weightier_copy_of_others(tmp_path):
    session = an_issue(tmp_path, "要闻", "街道")
    bring(session, "重", "健康", rank=1, paragraphs=40)
    bring(session, "本", "要闻", rank=3, paragraphs=20)
    fill(session)
    first = min(b.shape[0].line for b in session.issue.pages[0].boxes)
    (box,) = [b for b in session.issue.pages[0].boxes if b.article == by_headline(session, "本")]
    assert box.shape[0].line == first


def test_copy_of_a_full_page_goes_on_no_other_sections_page(tmp_path):
    session = an_issue(tmp_path, "要闻", "街道", "")
    for n in "一二三四五":
        bring(session, f"闻{n}", "要闻", paragraphs=34)
    fill(session)
    told = [folio(session, f"闻{n}") for n in "一二三四五"]
    assert "A02" not in told
    assert "A03" in told, "a page without a section takes what is left"


@pytest.mark.parametrize("section", ["", "副刊"])
def test_supplement_copy_keeps_off_page_one_while_other_copy_is_there(tmp_path, section):
    session = an_issue(tmp_path, "", section)
    bring(session, "诗", "副刊", rank=1)
    bring(session, "闻", "要闻", rank=4)
    fill(session)
    assert (folio(session, "闻"), folio(session, "诗")) == ("A01", "A02")


def test_supplement_copy_waits_where_page_one_is_the_only_page(tmp_path):
    session = an_issue(tmp_path, "")
    bring(session, "诗", "副刊")
    bring(session, "闻", "要闻")
    fill(session)
    assert (folio(session, "闻"), folio(session, "诗")) == ("A01", "")


def test_supplement_copy_stands_on_page_one_where_nothing_else_is(tmp_path):
    session = an_issue(tmp_path, "")
    bring(session, "诗", "副刊")
    fill(session)
    assert folio(session, "诗") == "A01"


def test_other_copy_comes_on_the_supplements_page_last(tmp_path):
    session = an_issue(tmp_path, "副刊", "要闻", "街道")
    bring(session, "讯", "短讯")
    fill(session)
    assert folio(session, "讯") == "A02"


def test_feet_are_filled_by_the_levers_and_one_undo_takes_all_back(tmp_path):
    session = an_issue(tmp_path, "", "")
    for n, paragraphs in enumerate((9, 14, 30, 3, 22, 5, 17, 6, 41, 12)):
        bring(session, f"第{n}篇", paragraphs=paragraphs)
    before = session.issue
    fill(session)
    feet, white = paper_of(session.issue).lines, 0
    for page in session.issue.pages:
        taken = list(occupied(session.issue, page.id))
        for box in page.boxes:
            assert isinstance(box, ArticleBox)
            cells = box.shape[0]
            assert not [t for t in taken if t != cells and t.overlaps(cells)]
            fit = session.composer.article(session.issue, box.article).fit
            assert fit.state is not FitState.OVER
            below = [t.line for t in taken if t.line >= cells.end_line and not (
                t.end_column <= cells.column or cells.end_column <= t.column)]  # fmt: skip
            room = min([feet, *below]) - cells.end_line
            white += room if 0 < room <= MOST_WHITE else 0
    assert white == 0
    session.undo()
    assert session.issue == before


def test_no_words_are_left_out_to_fill_a_foot(tmp_path):
    session = an_issue(tmp_path, "", "")
    for n, paragraphs in enumerate((9, 14, 30, 3, 22)):
        bring(session, f"第{n}篇", paragraphs=paragraphs)
    fill(session)
    assert not any(article.cuts for article in session.issue.articles)


def test_copy_of_no_section_goes_where_it_fits_as_ever(tmp_path):
    session = an_issue(tmp_path, "要闻", "街道")
    bring(session, "甲")
    fill(session, "A02")
    assert folio(session, "甲") == "A02"
