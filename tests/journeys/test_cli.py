"""An editor without a window: a dump comes in, a print-ready paper goes out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from layout_app.store.reading import open_issue
from tests.desks import SAMPLE_DUMP, copy_files


class Desk:
    """The command line as an editor types it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.issue = folder / "2023-03-20"

    def type(self, *words: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "layout_app", *map(str, words)]
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, timeout=120, check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        assert "internal error" not in done.stderr
        return done

    def ask(self, *words: object, code: int = 0) -> dict:
        """Run a command with --json; return what it told."""
        done = self.type(*words, "--json")
        assert done.returncode == code, done.stdout + done.stderr
        assert done.stderr == ""
        return json.loads(done.stdout)

    def refused(self, *words: object) -> str:
        """Run a command that must be refused; return its one or two lines."""
        done = self.type(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert 1 <= len(done.stderr.splitlines()) <= 2
        return done.stderr

    def files(self) -> dict[str, bytes]:
        found = (p for p in self.issue.rglob("*") if p.is_file())
        return {str(p.relative_to(self.issue)): p.read_bytes() for p in found}

    def paragraphs(self) -> list[str]:
        articles = open_issue(self.issue).issue.articles
        return sorted(paragraph.text for article in articles for paragraph in article.paragraphs)


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def at(page: str, column: int, line: int, columns: int, lines: int | None = None) -> list[str]:
    spot = [f"page={page}", f"column={column}", f"line={line}", f"columns={columns}"]
    return spot if lines is None else [*spot, f"lines={lines}"]


def started(desk: Desk) -> dict[str, str]:
    """Make an issue with the dump and two stories; return ids by headline."""
    desk.ask("new", desk.issue, "--name", "云溪社区报", "--date", "2023-03-20", "--pages", 4)
    dump = desk.ask("import", desk.issue, SAMPLE_DUMP)
    stories = desk.ask("import", desk.issue, *copy_files(desk.folder / "copy"), "--as", "story")
    made = [*dump["articles"], *stories["articles"]]
    return {found["headline"]: found["id"] for found in made}


def named(articles: dict[str, str], start: str) -> str:
    return next(id_ for headline, id_ in articles.items() if headline.startswith(start))


def laid_out(desk: Desk) -> dict[str, str]:
    articles = started(desk)
    lead = f"article={named(articles, '云溪河')}"
    steps = [
        "page.section", "page=A01", "name=要闻", ",",
        "box.place", lead, *at("A01", 0, 14, 2, 14), ",",
        "box.continue", lead, *at("A03", 0, 0, 3, 20), ",",
        "box.place", f"article={named(articles, '社区食堂')}", *at("A01", 2, 14, 3), ",",
    ]  # fmt: skip
    for n, (start, lines) in enumerate({"打造六支": 60, "虎丘": 60}.items()):
        article = f"article={named(articles, start)}"
        steps += ["box.place", article, *at("A02" if n else "A04", 0, 0, 5, lines), ","]
    desk.ask("do", desk.issue, *steps[:-1])
    return articles


def test_a_dump_becomes_a_print_ready_issue(desk):
    articles = laid_out(desk)
    told = desk.ask("check", desk.issue)
    assert set(told) == {"problems"}
    assert {p["severity"] for p in told["problems"]} <= {"warning", "note"}
    for profile in ("x1a", "x4"):
        out, report = desk.folder / profile, desk.folder / f"{profile}.json"
        made = desk.ask("export", desk.issue, "--to", out, "--profile", profile, "--report", report)
        assert [file["pages"] for file in made["files"]] == [["A01"], ["A02"], ["A03"], ["A04"]]
        assert sorted(p.name for p in out.iterdir()) == [f"20230320A0{n}.pdf" for n in range(1, 5)]
        certificate = json.loads(report.read_text(encoding="utf-8"))
        assert set(certificate["articles"]) == set(articles.values())
        for account in certificate["articles"].values():
            assert account["accepted"] == account["printed"] + account["overset"] + account["cut"]
    screen = desk.folder / "screen.pdf"
    desk.ask("export", desk.issue, "--to", screen, "--profile", "screen")
    assert screen.read_bytes().startswith(b"%PDF-1.7")
    picture = desk.folder / "out/A01.png"
    desk.ask("render", desk.issue, "--page", "A01", "--dpi", 72, "--to", picture)
    with Image.open(picture) as drawn:
        assert drawn.size == (794, 1106)
        assert drawn.convert("L").getextrema()[0] < 60


def test_import_tells_articles_seams_and_problems(desk):
    desk.ask("new", desk.issue)
    told = desk.ask("import", desk.issue, SAMPLE_DUMP, "--repair", "suggest")
    assert set(told) == {"articles", "seams", "problems"}
    assert all(set(article) == {"id", "file", "headline"} for article in told["articles"])
    assert {article["file"] for article in told["articles"]} == {SAMPLE_DUMP.name}
    assert len(told["articles"]) == 5
    assert {(21, 22), (33, 37)} <= {(seam["tail"], seam["head"]) for seam in told["seams"]}


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "copy.empty"), ("社区民警联动，做到第一时间。".encode("gbk")[:-1], "copy.cut_at_end")],
)
def test_repair_tells_what_was_met_while_the_file_was_read(data, code, desk, tmp_path):
    copy = tmp_path / "page.txt"
    copy.write_bytes(data)
    told = desk.ask("repair", copy)
    assert code in [problem["code"] for problem in told["problems"]]
    assert "page.txt" in desk.type("repair", copy).stdout.splitlines()[-1]


BRIEFS = (
    "---\nrank: 4\nsection: 要闻\n---\n"
    "# 槐树补种\n\n空树坑补上了十二棵国槐。\n\n# 旧衣箱搬家\n\n旧衣箱昨天搬到弄口。\n"
)


def test_a_file_of_briefs_becomes_as_many_articles(desk, tmp_path):
    desk.ask("new", desk.issue)
    copy = tmp_path / "briefs.md"
    copy.write_text(BRIEFS, encoding="utf-8")
    told = desk.ask("import", desk.issue, copy)
    assert [found["headline"] for found in told["articles"]] == ["槐树补种", "旧衣箱搬家"]
    copy.write_text(BRIEFS.replace("弄口", "桥头"), encoding="utf-8")
    desk.ask("do", desk.issue, "article.import", f"file={copy}")
    articles = open_issue(desk.issue).issue.articles
    assert [(a.id, a.rank, a.section) for a in articles] == [
        (found["id"], 4, "要闻") for found in told["articles"]
    ]
    assert "旧衣箱昨天搬到桥头。" in desk.paragraphs()


def test_what_a_file_of_briefs_cannot_say_is_refused_with_its_line(desk, tmp_path):
    desk.ask("new", desk.issue)
    copy, before = tmp_path / "briefs.md", desk.files()
    copy.write_text(BRIEFS.replace("rank: 4", "kicker: 社区简讯"), encoding="utf-8")
    told = desk.refused("import", desk.issue, copy)
    assert f"{copy.name}:2" in told
    assert "kicker" in told
    assert desk.files() == before


CUT = (
    "# 河边新修的步道通了\n\n"
    "昨天清早，河南岸的步道头一回走满了人。从桥头到船坞一千二百米，去年秋天动\n\n"
    "工，修了五个月。社区还在平台上装了扶手和长椅，老人可以歇脚。\n\n"
    "路灯昨晚也亮了，三十六盏，天黑以后自动打开，到十一点调暗一半。\n"
)


def test_a_dump_of_one_headline_is_repaired_without_being_told_so(desk, tmp_path):
    desk.ask("new", desk.issue)
    copy, whole = tmp_path / "cut.txt", tmp_path / "whole.txt"
    copy.write_text(CUT, encoding="utf-8")
    whole.write_text(CUT.replace("动\n\n工", "动工"), encoding="utf-8")
    (seam,) = desk.ask("import", desk.issue, copy, "--repair", "suggest")["seams"]
    assert (seam["tail"], seam["head"]) == (1, 2)
    assert desk.ask("import", desk.issue, whole)["seams"] == []
    desk.ask("do", desk.issue, "seam.accept", "tail=cut.txt#1", "head=cut.txt#2")
    assert sum("去年秋天动工" in text for text in desk.paragraphs()) == 2


POEM = "# 早船\n\n早起的船，\n水声轻轻响。\n\n灯还没有熄，\n人已来到。\n"


@pytest.mark.parametrize("kind", ["story", "dump"])
def test_stanzas_stand_apart_from_the_file_to_page_and_web(desk, tmp_path, kind):
    desk.ask("new", desk.issue, "--name", "云溪社区报", "--date", "2023-03-20")
    copy = tmp_path / "poem.txt"
    copy.write_text(POEM, encoding="utf-8")
    (told,) = desk.ask("import", desk.issue, copy, "--as", kind)["articles"]
    article = f"article={told['id']}"
    desk.ask("do", desk.issue, "box.place", article, *at("A02", 0, 10, 2, 12))
    assert desk.paragraphs() == sorted(
        ["早船", "早起的船，", "水声轻轻响。", "灯还没有熄，", "人已来到。"]
    )
    report = desk.folder / "report.json"
    desk.ask("export", desk.issue, "--to", desk.folder / "x4", "--profile", "x4", "--pages", "A02",
             "--report", report)  # fmt: skip
    (account,) = json.loads(report.read_text(encoding="utf-8"))["articles"].values()
    assert account["accepted"] == account["printed"] == 24
    site, words = desk.folder / "site", desk.folder / "poem.docx"
    desk.ask("export", desk.issue, "--to", site, "--profile", "web")
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    stanzas = '<p class="verse">早起的船，<br/>水声轻轻响。</p><p class="verse">灯还没有熄，<br/>'
    assert any(stanzas in page for page in pages)
    desk.ask("do", desk.issue, "article.save_word", article, f"path={words}")
    again = desk.ask("import", desk.issue, words, "--as", kind)["articles"][0]["id"]
    saved = (desk.issue / "articles" / f"{again}.yaml").read_text(encoding="utf-8")
    assert saved.count("[verse align=block]") == 2


def test_proposed_seam_is_joined_and_taken_back_by_name(desk):
    desk.ask("new", desk.issue)
    desk.ask("import", desk.issue, SAMPLE_DUMP, "--repair", "suggest")
    before = desk.paragraphs()
    seam = [f"tail={SAMPLE_DUMP.name}#21", f"head={SAMPLE_DUMP.name}#22"]
    assert desk.ask("do", desk.issue, "seam.accept", *seam)["done"] == ["seam.accept"]
    assert len(desk.paragraphs()) == len(before) - 1
    desk.ask("do", desk.issue, "seam.unjoin", *seam)
    assert desk.paragraphs() == before


def test_cut_copy_is_decided_and_the_corrected_dump_remembers(desk, tmp_path):
    name = SAMPLE_DUMP.name
    desk.ask("new", desk.issue)
    desk.ask("import", desk.issue, SAMPLE_DUMP)
    refused = ["seam.reject", f"tail={name}#7", f"head={name}#9", ","]
    written = ["seam.write", f"tail={name}#36", "text=觉性。", ","]
    desk.ask("do", desk.issue, *refused, *written, "seam.missing", f"tail={name}#46")
    assert f"{name}#46" in desk.type("check", desk.issue).stdout
    lines = [line for line in SAMPLE_DUMP.read_text("utf-8").split("\n") if line.strip()]
    later = tmp_path / "later" / name
    later.parent.mkdir()
    later.write_text("\n\n".join([*lines[:16], lines[15], *lines[16:]]), encoding="utf-8")
    again = desk.ask("import", desk.issue, later)
    assert (7, 9) not in {(seam["tail"], seam["head"]) for seam in again["seams"]}
    # The corrected copy stands in the place of the first; the words written for it stay.
    assert sum(text.endswith("觉性。") for text in desk.paragraphs()) == 1
    assert len(again["articles"]) == 5
    open_blocks = {fact["where"].get("block") for fact in again["problems"]}
    assert 37 not in open_blocks
    assert 47 in open_blocks


def test_do_saves_nothing_when_one_of_its_commands_fails(desk):
    articles = started(desk)
    before = desk.files()
    place = ["box.place", f"article={named(articles, '社区食堂')}", *at("A01", 0, 20, 2)]
    told = desk.refused("do", desk.issue, *place, ",", "page.section", "page=A09", "name=x")
    assert "A09" in told
    assert desk.files() == before


def test_do_undoes_within_its_own_step(desk):
    started(desk)
    before = desk.files()
    desk.ask("do", desk.issue, "page.new", ",", "edit.undo")
    assert desk.files() == before


def test_text_that_finds_no_room_is_answered_for_by_name(desk):
    articles = started(desk)
    lead = f"article={named(articles, '云溪河')}"
    told = desk.ask("do", desk.issue, "box.place", lead, *at("A01", 0, 20, 1, 9), code=1)
    assert [p["code"] for p in told["problems"] if p["severity"] == "error"] == ["layout.overset"]
    desk.ask("check", desk.issue, code=1)
    out = desk.folder / "out"
    refusal = desk.refused("export", desk.issue, "--to", out)
    assert "A01" in refusal
    assert not out.exists()
    report = desk.folder / "certificate.json"
    told = desk.ask("export", desk.issue, "--to", out, "--accept",
                    "press.missing_glyph,layout.overset",
                    "--report", report)  # fmt: skip
    assert [p["code"] for p in told["problems"]].count("layout.overset") == 1
    assert json.loads(report.read_text("utf-8"))["accepted_problems"] == ["layout.overset"]
    proof = desk.folder / "proof.pdf"
    desk.ask("export", desk.issue, "--to", proof, "--profile", "screen", code=1)
    assert proof.is_file()


def test_next_issue_follows_the_last(desk):
    laid_out(desk)
    following = desk.folder / "2023-03-27"
    told = desk.ask("new", following, "--from", desk.issue)
    assert told["pages"] == ["A01", "A02", "A03", "A04"]
    text = (following / "issue.yaml").read_text(encoding="utf-8")
    assert "2023-03-27" in text
    assert not list(following.glob("articles/*.yaml"))


def test_galley_of_two_stories(desk):
    lead, brief = copy_files(desk.folder / "copy")
    pdf, geometry = desk.folder / "g.pdf", desk.folder / "g.json"
    told = desk.ask("galley", lead, brief, "--to", pdf, "--geometry", geometry, "--text-only")
    assert told["pages"] == 1
    assert pdf.read_bytes().startswith(b"%PDF")
    assert set(json.loads(geometry.read_text())) == {"pages", "size", "leading"}


def test_one_of_two_editors_at_one_issue_is_refused(desk):
    from layout_app.store.lock import hold

    started(desk)
    with hold(desk.issue):
        before = desk.files()
        desk.refused("do", desk.issue, "page.new")
        desk.refused("import", desk.issue, SAMPLE_DUMP)
        assert desk.files() == before
        assert desk.type("check", desk.issue).returncode == 0


def test_what_is_printed_for_people_has_no_json(desk):
    laid_out(desk)
    done = desk.type("check", desk.issue, "--lang", "en")
    assert done.returncode == 0
    assert "warning" in done.stdout.lower()
    assert not done.stdout.startswith("{")
    assert desk.type("commands").stdout.startswith("article.import")
