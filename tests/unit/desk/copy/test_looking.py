"""Halves in other files, jump lines, and decisions that outlive a changed file."""

from collections import Counter
from pathlib import Path

import pytest

from layout_app.desk import commands
from layout_app.desk.copy import looking
from layout_app.desk.copy.importing import import_files
from layout_app.desk.copy.looking import leaves_of
from layout_app.desk.copy.remembering import found_again
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import problem_text
from layout_app.edit import open_ends
from layout_app.model.article import Article, accepted_text, headline
from layout_app.model.issue import index
from layout_app.model.seam import Decision, OpenEnd, Side, Verdict
from layout_app.model.text import BlockRef
from layout_app.repair.model import shipped_model
from tests.desks import SAMPLE_DUMP

LINES = [line for line in SAMPLE_DUMP.read_text("utf-8").split("\n") if line.strip()]
CUT = LINES[33]
REST = LINES[37]


@pytest.fixture
def session(tmp_path) -> Session:
    make_issue(tmp_path / "issue", pages=2)
    return open_session(tmp_path / "issue")


def written(folder: Path, name: str, lines: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return folder / name


def front(folder: Path, mark: str = "") -> Path:
    return written(folder, "A01.md", [*LINES[:17], *LINES[28:33], CUT + mark])


def third(folder: Path, mark: str = "") -> Path:
    return written(folder, "A03.md", [*LINES[17:28], *LINES[34:37], mark + REST, *LINES[38:]])


def the_article(session: Session) -> Article:
    return next(a for a in session.issue.articles if headline(a) == LINES[28].lstrip("# "))


def end_at(session: Session, block: BlockRef) -> OpenEnd:
    return next(e for a in session.issue.articles for e in a.open_ends if e.block == block)


TAIL, HEAD = BlockRef(dump="A01.md", block=22), BlockRef(dump="A03.md", block=14)


def test_half_in_another_file_is_proposed_and_not_joined(session, tmp_path):
    imported = import_files(session, [front(tmp_path / "c"), third(tmp_path / "c")])
    (found,) = [c for c in imported.seams if c.tail.dump != c.head.dump]
    assert (found.tail, found.head, found.decision) == (TAIL, HEAD, Decision.SUGGEST)
    assert ("elsewhere", "A03.md") in {(r.code, r.value) for r in found.reasons}
    assert end_at(session, TAIL).candidates[0] == found
    assert not any(s.tail == TAIL for a in session.issue.articles for s in a.seams)


def test_a_later_file_answers_an_earlier_one(session, tmp_path):
    import_files(session, [front(tmp_path / "c")])
    assert not any(c.decision for c in end_at(session, TAIL).candidates)
    import_files(session, [third(tmp_path / "c")])
    assert end_at(session, TAIL).candidates[0].head == HEAD


def test_join_across_files_is_taken_back_whole(session, tmp_path):
    import_files(session, [front(tmp_path / "c"), third(tmp_path / "c")])
    before = session.issue
    commands.run(session, "seam.accept", tail=str(TAIL), head=str(HEAD))
    whole = accepted_text(the_article(session))
    assert CUT + REST in whole
    assert LINES[42] in whole
    commands.run(session, "seam.unjoin", tail=str(TAIL), head=str(HEAD))
    assert session.issue == before


def test_jump_lines_that_name_each_others_pages_join_and_leave_the_text(session, tmp_path):
    files = [front(tmp_path / "c", "（下转第3版）"), third(tmp_path / "c", "（上接第1版）")]
    imported = import_files(session, files)
    (found,) = [c for c in imported.seams if c.tail.dump != c.head.dump]
    assert found.decision is Decision.AUTO
    whole = accepted_text(the_article(session))
    assert CUT + REST in whole
    (seam,) = [s for s in the_article(session).seams if s.tail == TAIL]
    assert ("jump", "（下转第3版） （上接第1版）") in {(r.code, r.value) for r in seam.reasons}
    assert "（下转第3版）" in (session.folder / "dumps/A01.md").read_text("utf-8")
    told = {(p.where.file, p.where.block) for p in imported.problems}
    assert not told & {("A01.md", 22), ("A03.md", 14)}
    assert ("A03.md", 13) in told


@pytest.mark.parametrize("mark", ["（下转第4版）", ""])
def test_jump_line_to_another_page_joins_nothing(mark, session, tmp_path):
    files = [front(tmp_path / "c", mark), third(tmp_path / "c", "（上接第1版）")]
    found = [c for c in import_files(session, files).seams if c.tail.dump != c.head.dump]
    assert all(c.decision is Decision.SUGGEST for c in found)


def test_jump_line_without_its_half_is_told(session, tmp_path):
    import_files(session, [front(tmp_path / "c", "（下转第3版）")])
    assert end_at(session, TAIL).told == "（下转第3版）"
    (found,) = [p for p in session.problems() if p.code == "repair.half_elsewhere"]
    assert dict(found.args)["told"] == "（下转第3版）"


def test_repair_off_looks_nowhere(session, tmp_path):
    imported = import_files(session, [front(tmp_path / "c"), third(tmp_path / "c")], repair="off")
    assert not imported.seams
    assert not any(a.open_ends for a in session.issue.articles)


def test_folder_gives_only_the_half_that_fits(session, tmp_path):
    third(tmp_path / "old")
    written(tmp_path / "old", "A07.md", ["# 食堂开张", "早饭六点半开始。"])
    (tmp_path / "old" / "broken.pdf").write_bytes(b"no pdf")
    imported = import_files(session, [front(tmp_path / "c")], look_in=tmp_path / "old")
    (found,) = [c for c in imported.seams if c.tail.dump != c.head.dump]
    assert (found.tail, found.head) == (TAIL, HEAD)
    assert [d.name for d in session.issue.dumps] == ["A01.md", "A03.md"]
    assert not (session.folder / "dumps/A07.md").exists()
    brought = next(a for a in session.issue.articles if a.source == "A03.md")
    assert brought.paragraphs[0].text == REST
    assert "copy.pdf_broken" in {p.code for p in imported.problems}
    commands.run(session, "seam.accept", tail=str(TAIL), head=str(HEAD))
    assert CUT + REST in accepted_text(the_article(session))


def test_files_of_a_folder_that_are_not_looked_at_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(looking, "MOST_FILES", 2)
    for name in ("a.md", "b.md", "c.md", "d.pdf"):
        written(tmp_path / "look", name, LINES[:4])
    (tmp_path / "look" / "a.md").write_bytes(b"\xff\xfe\xff\xff\x81\x20\x00\xd8" * 3 + b"\x81")
    _leaves, told = leaves_of(tmp_path / "look", (), shipped_model())
    unread, beyond = told
    assert (unread.code, unread.where.file) == ("copy.undecodable", "a.md")
    assert (beyond.code, dict(beyond.args)) == (
        "copy.files_left", {"count": 4, "most": 2}
    )  # fmt: skip
    for each in told:
        assert each.code not in problem_text(each), "a code where a sentence is due"


def test_rest_that_is_a_file_of_its_own_is_found_in_a_folder(session, tmp_path):
    written(tmp_path / "old", "rest.md", [REST, *LINES[38:43]])
    imported = import_files(session, [front(tmp_path / "c")], look_in=tmp_path / "old")
    (found,) = [c for c in imported.seams if c.tail.dump != c.head.dump]
    assert (found.tail, found.head) == (TAIL, BlockRef(dump="rest.md", block=0))
    assert found.decision is Decision.SUGGEST


def test_desk_looks_in_other_files_as_one_step(session, tmp_path):
    import_files(session, [front(tmp_path / "c")])
    before = session.issue
    third(tmp_path / "old")
    found = commands.run(session, "seam.look", folder=str(tmp_path / "old"))
    assert [(c.tail, c.head) for c in found] == [(TAIL, HEAD)]
    session.undo()
    assert session.issue is before


def place(session: Session, article: Article, page: str) -> None:
    commands.run(
        session, "box.place", article=article.id, page=page, column=0, line=20, columns=2, lines=14
    )


def test_joined_halves_on_two_pages_become_parts(session, tmp_path):
    rest = written(tmp_path / "c", "A03.md", [REST, *LINES[38:43]])
    import_files(session, [front(tmp_path / "c"), rest], as_="dump")
    head = BlockRef(dump="A03.md", block=0)
    home = next(a for a in session.issue.articles if a.source == "A03.md")
    place(session, the_article(session), "A01")
    place(session, home, "A02")
    before = session.issue
    commands.run(session, "seam.accept", tail=str(TAIL), head=str(head))
    parts = index(session.issue).parts[the_article(session).id]
    assert [box.part for _page, box in parts] == [1, 2]
    assert home.id not in index(session.issue).articles
    commands.run(session, "seam.unjoin", tail=str(TAIL), head=str(head))
    assert session.issue == before


def test_written_words_are_marked_and_taken_back(session, tmp_path):
    import_files(session, [front(tmp_path / "c")])
    before = session.issue
    commands.run(session, "seam.write", tail=str(TAIL), text="漫之城。")
    assert accepted_text(the_article(session)).endswith("漫之城。")
    end = end_at(session, TAIL)
    assert (end.verdict, end.written) == (Verdict.COMPLETE, "漫之城。")
    commands.run(session, "seam.write", tail=str(TAIL), text="漫重镇。")
    assert accepted_text(the_article(session)).endswith("影视动漫重镇。")
    commands.run(session, "seam.reopen", tail=str(TAIL))
    assert session.issue == before


def test_written_words_survive_a_save(session, tmp_path):
    import_files(session, [front(tmp_path / "c")])
    commands.run(session, "seam.write", tail=str(TAIL), text="漫之城。")
    session.save()
    assert open_session(session.folder).issue.articles == session.issue.articles


def changed(folder: Path, *, last: str = "新添的一段。") -> Path:
    """Write the sample dump as it comes again: two lines in front, one reworded, one more."""
    lines = ["# 快讯", "今日多云。", *LINES[:2], LINES[2].replace("。", "！"), *LINES[3:], last]
    return written(folder, SAMPLE_DUMP.name, lines)


def again(block: int) -> BlockRef:
    return BlockRef(dump="suzhou-page-2.md", block=block + 2)


def test_decisions_are_remembered_for_a_changed_dump(session, tmp_path):
    import_files(session, [SAMPLE_DUMP], repair="suggest")

    def at(block: int) -> BlockRef:
        return BlockRef(dump=SAMPLE_DUMP.name, block=block)

    commands.run(session, "seam.accept", tail=at(33), head=at(37))
    commands.run(session, "seam.reject", tail=at(21), head=at(22))
    commands.run(session, "seam.complete", tail=at(36))
    commands.run(session, "seam.write", tail=at(46), text="里。")
    import_files(session, [changed(tmp_path / "c")], repair="suggest")
    joined = {(s.tail, s.head, s.by) for a in session.issue.articles for s in a.seams}
    assert (again(33), again(37), "editor") in joined
    refused = end_at(session, again(21))
    assert again(22) in refused.rejected
    assert again(22) not in {c.head for c in refused.candidates}
    assert end_at(session, again(36)).verdict is Verdict.COMPLETE
    assert end_at(session, again(46)).written == "里。"


def test_rejected_seam_stays_rejected_when_all_is_joined_by_itself(session, tmp_path):
    import_files(session, [SAMPLE_DUMP], repair="suggest")
    tail, head = (BlockRef(dump=SAMPLE_DUMP.name, block=k) for k in (21, 22))
    commands.run(session, "seam.reject", tail=tail, head=head)
    import_files(session, [changed(tmp_path / "c")], repair="auto")
    assert not any(s.tail == again(21) for a in session.issue.articles for s in a.seams)


def test_halves_taken_apart_are_proposed_and_not_joined_again_by_themselves(session, tmp_path):
    import_files(session, [SAMPLE_DUMP], repair="auto")
    tail, head = (BlockRef(dump=SAMPLE_DUMP.name, block=k) for k in (21, 22))
    commands.run(session, "seam.unjoin", tail=tail, head=head)
    here = {article.id for article in session.issue.articles}
    import_files(session, [changed(tmp_path / "c")], repair="auto")
    seams = {(s.tail, s.head) for a in session.issue.articles for s in a.seams}
    assert (again(33), again(37)) in seams
    assert (again(21), again(22)) not in seams
    assert end_at(session, again(21)).candidates[0].head == again(22)
    (fresh,) = {article.id for article in session.issue.articles} - here
    assert headline(next(a for a in session.issue.articles if a.id == fresh)) == "快讯"


def test_another_text_of_the_same_name_remembers_nothing(session, tmp_path):
    import_files(session, [SAMPLE_DUMP], repair="auto")
    file = written(
        tmp_path / "c", SAMPLE_DUMP.name, ["# 食堂开张", "早饭六点半开始，欢迎", "来坐。"]
    )
    import_files(session, [file], as_="dump")
    assert all(s.tail.dump == SAMPLE_DUMP.name for a in session.issue.articles for s in a.seams)


def test_suspicious_characters_are_flagged_and_never_changed(session, tmp_path):
    lines = ["# 云溪整治", "溪水又清了，居民都来□头舀水。", "老住户说?碗底的字看得见。"]
    import_files(session, [written(tmp_path / "c", "p.md", lines)], as_="dump")
    assert accepted_text(session.issue.articles[0]) == "\n".join(["云溪整治", *lines[1:]])
    found = [p for p in session.problems() if p.code == "repair.lost_glyph"]
    assert [(p.where.paragraph, p.where.offset) for p in found] == [(1, 10), (2, 4)]
    commands.run(
        session,
        "article.edit",
        article=session.issue.articles[0].id,
        paragraph=1,
        text="溪水又清了，居民都来埠头舀水。",
    )
    left = [p.where.paragraph for p in session.problems() if p.code == "repair.lost_glyph"]
    assert left == [2]


def test_no_character_is_lost_between_files(session, tmp_path):
    import_files(session, [front(tmp_path / "c"), third(tmp_path / "c")], repair="suggest")

    def characters() -> Counter[str]:
        return Counter("".join(accepted_text(a) for a in session.issue.articles).replace("\n", ""))

    before = characters()
    commands.run(session, "seam.accept", tail=str(TAIL), head=str(HEAD))
    assert characters() == before


def test_words_for_a_missing_beginning_stand_in_front(session, tmp_path):
    import_files(session, [third(tmp_path / "c")], repair="suggest")
    issue = open_ends.write_missing(session.issue, HEAD, "影视动", Side.HEAD)
    assert "影视动" + REST in "\n".join(accepted_text(a) for a in issue.articles)
    back = open_ends.reopen(issue, HEAD, Side.HEAD)
    assert [a.paragraphs for a in back.articles] == [a.paragraphs for a in session.issue.articles]


def test_lines_of_a_file_are_found_again_where_they_were_moved_once():
    old = ["甲一", "乙二", "丙三", "丁四", "丁四"]
    assert found_again(old, ["丙三", "甲一", "乙二", "丁四", "丁四"]) == {
        0: 1, 1: 2, 2: 0, 3: 3, 4: 4,
    }  # fmt: skip
    twice = found_again(["甲一", "乙二", "丙三"], ["丙三", "戊五", "丙三", "己六"])
    assert set(twice.values()) <= {0, 2}
    assert found_again(["甲一", "甲一"], ["乙二", "甲一"]) in ({0: 1}, {1: 1})
