"""Pages filled at one word: typed, saved, exported; sections kept, feet level."""

import json

from layout_app.desk.session import open_session
from layout_app.model.article import headline
from layout_app.model.issue import index, paper_of
from tests.journeys.typed import type_

COPY = {
    "闸口": ("要闻", 45), "步道": ("要闻", 33), "公园": ("要闻", 50), "雨燕": ("副刊", 9),
    "渔歌": ("副刊", 6), "书屋": ("文化", 24), "门诊": ("健康", 12), "粥铺": ("", 5),
}  # fmt: skip


def test_an_issue_is_filled_by_sections_and_goes_to_press(tmp_path):
    issue = tmp_path / "day"
    assert type_("new", issue, "--name", "云溪社区报", "--pages", "3").code == 0
    for folio, section in (("A01", "要闻"), ("A03", "副刊")):
        assert type_("do", issue, "page.section", f"page={folio}", f"name={section}").code == 0
    files = []
    for name, (section, count) in COPY.items():
        text = "\n\n".join(
            f"{name}的第{n}件事，老住户讲了一个上午，记下来有好几页。" for n in range(count)
        )
        files.append(tmp_path / f"{name}.md")
        files[-1].write_text(f"---\nsection: {section}\n---\n\n# {name}\n\n{text}\n", "utf-8")
    assert type_("import", issue, *files, "--as", "story").code == 0
    told = type_("do", issue, "box.fill", "page=A01", "--json")
    assert json.loads(told.out)["done"] == ["box.fill"]
    session = open_session(issue)
    found = index(session.issue)
    stands = {
        headline(article): found.folios[found.parts[article.id][0][0]]
        for article in session.issue.articles
        if article.id in found.parts
    }
    assert {stands[name] for name in ("闸口", "步道", "公园")} <= {"A01", "A02"}
    assert (stands["雨燕"], stands["渔歌"]) == ("A03", "A03")
    assert "A03" not in {stands[name] for name in ("书屋", "门诊", "粥铺")}
    feet = {b.shape[0].end_line for b in session.issue.pages[0].boxes}
    assert paper_of(session.issue).lines in feet
    out = tmp_path / "out"
    assert type_("export", issue, "--to", out, "--profile", "x1a").code == 0
    assert len(list(out.glob("*.pdf"))) == 3
