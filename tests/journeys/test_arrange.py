"""Pages that make themselves, from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from layout_app.model.article import accepted_text
from layout_app.model.box import AdBox, ArticleBox
from layout_app.model.issue import paper_of
from layout_app.store.lock import hold
from layout_app.store.reading import open_issue

HAN = "河边的步道修好了居民清早出来走一走看见灯亮水清树也绿孩子们在桥上数船老人坐着说话"
AD = "---\nkind: ad\nsize: 2x18\nplace: bottom\n---\n\n# 广告\n"


def told(name: str, rank: int, paragraphs: int, seed: int) -> str:
    """Return a story file of so many paragraphs of some ninety characters."""
    body = [
        "".join(HAN[(k * 5 + seed * 11 + n) % len(HAN)] for k in range(70 + (n * 17 + seed) % 40))
        + "。"
        for n in range(paragraphs)
    ]
    return "\n\n".join([f"---\nrank: {rank}\n---", f"# {name}", *(text + "。" for text in body)])


def run(folder: Path, *words: object, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "layout_app", *map(str, words)],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An issue of two tabloid pages with an ad on the first and copy for both in the tray."""
    run(tmp_path, "new", "issue", "--paper", "tabloid-5", "--pages", 2, "--name", "河湾报")
    stories = [
        ("河边步道全线贯通", 1, 11), ("社区食堂下周开门迎客", 2, 7),
        ("图书馆延长开放时间", 3, 5),
        ("老桥加固工程完工", 3, 5), ("周末有集市", 4, 2), ("新校车上路接送孩子", 1, 11),
        ("街心花园添了一百张长椅", 2, 8), ("菜场换新灯", 3, 6), ("夜校开班报名", 3, 5),
        ("停水通知", 4, 2),
    ]  # fmt: skip
    for n, (name, rank, paragraphs) in enumerate(stories):
        (tmp_path / f"{n}.md").write_text(told(name, rank, paragraphs, n), encoding="utf-8")
    (tmp_path / "ad.md").write_text(AD, encoding="utf-8")
    run(tmp_path, "import", "issue", *(f"{n}.md" for n in range(len(stories))), "ad.md")
    return tmp_path


def texts(folder: Path) -> list[str]:
    return sorted(accepted_text(article) for article in open_issue(folder / "issue").issue.articles)


def test_issue_arranges_itself_and_goes_to_press(folder: Path) -> None:
    before = texts(folder)
    answer = json.loads(run(folder, "arrange", "issue", "--json", "--budget", 20))
    assert list(answer["pages"]) == ["A01", "A02"]
    issue = open_issue(folder / "issue").issue
    for page, (folio, found) in zip(issue.pages, answer["pages"].items(), strict=True):
        assert found["placed"], folio
        assert not found["unplaced"]
        assert (found["overset"], found["cuts"]) == (0, [])
        assert found["white"] <= 0.02
        assert 0 < found["seconds_first"] <= found["seconds_total"]
        boxes = [box for box in page.boxes if isinstance(box, ArticleBox)]
        assert {box.article for box in boxes} == set(found["placed"])
        best = found["alternatives"][0]["boxes"]
        assert {(b["article"], b["column"], b["line"], b["columns"], b["lines"]) for b in best} == {
            (b.article, c.column, c.line, c.columns, c.lines) for b in boxes for c in b.shape
        }
    (ad,) = (box for box in issue.pages[0].boxes if isinstance(box, AdBox))
    assert ad.cells.end_line == paper_of(issue).lines
    assert texts(folder) == before
    told = json.loads(run(folder, "check", "issue", "--json"))["problems"]
    assert not [p for p in told if p["code"].startswith(("layout.over", "layout.off_grid"))]
    run(folder, "export", "issue", "--to", "out.pdf", "--profile", "screen", "--report", "r.json")
    certified = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    accounts = certified["articles"].values()
    assert all(each["accepted"] == each["printed"] and not each["overset"] for each in accounts)


def test_proposals_alone_change_nothing(folder: Path) -> None:
    files = {p: p.read_bytes() for p in (folder / "issue").rglob("*.yaml")}
    words = ("arrange", "issue", "--pages", "A02", "--apply", 0, "--json", "--budget", 20)
    first = json.loads(run(folder, *words, code=1))["pages"]["A02"]
    assert {p: p.read_bytes() for p in (folder / "issue").rglob("*.yaml")} == files
    again = json.loads(run(folder, *words, code=1))["pages"]["A02"]
    assert first["alternatives"] == again["alternatives"]
    assert len(first["alternatives"]) == 3
    assert set(first["placed"]) | set(first["unplaced"]) == {
        article.id for article in open_issue(folder / "issue").issue.articles
    }


def test_another_proposal_takes_the_place_of_the_first(folder: Path) -> None:
    run(folder, "arrange", "issue", "--budget", 20)
    placed = [
        {box.article for box in page.boxes if isinstance(box, ArticleBox)}
        for page in open_issue(folder / "issue").issue.pages
    ]
    run(folder, "arrange", "issue", "--pages", "A02", "--apply", 2, "--seed", 3, "--budget", 20)
    issue = open_issue(folder / "issue").issue
    after = [
        {box.article for box in page.boxes if isinstance(box, ArticleBox)} for page in issue.pages
    ]
    assert after == placed


def test_words_say_what_was_placed(folder: Path) -> None:
    out = run(folder, "arrange", "issue", "--lang", "en", "--budget", 20)
    assert [line.split(":")[0] for line in out.splitlines()] == ["A01", "A02"]
    assert "articles placed" in out
    run(folder, "arrange", "issue", "--pages", "B09", code=2)


def test_lines_and_json_tell_of_the_proposal_that_is_placed(folder: Path) -> None:
    words = ("arrange", "issue", "--pages", "A02", "--apply", 2, "--json", "--budget", 20)
    told = json.loads(run(folder, *words, code=1))["pages"]["A02"]
    page = open_issue(folder / "issue").issue.pages[1]
    boxes = {(b.article, b.shape[0].line) for b in page.boxes if isinstance(b, ArticleBox)}
    chosen = told["alternatives"][1]["boxes"]
    assert {(box["article"], box["line"]) for box in chosen} == boxes
    assert set(told["placed"]) == {article for article, _line in boxes}


def test_proposals_are_asked_for_while_the_issue_is_open_elsewhere(folder: Path) -> None:
    with hold(folder / "issue"):
        run(folder, "arrange", "issue", "--apply", 0, "--budget", 5)
        run(folder, "arrange", "issue", code=2)


def test_page_without_a_proposal_is_said_to_stay(folder: Path) -> None:
    run(folder, "arrange", "issue", "--budget", 20)
    run(folder, "new", "bare", "--paper", "tabloid-5", "--pages", 2)
    assert run(folder, "arrange", "bare", "--lang", "en") == (
        "A01: left as it is\nA02: left as it is\n"
    )


@pytest.mark.parametrize(
    "words", [("--budget", "nan"), ("--budget", -1), ("--apply", 21), ("--alternatives", 0)]
)
def test_numbers_that_nothing_comes_of_are_refused(folder: Path, words: tuple[object, ...]) -> None:
    run(folder, "arrange", "issue", *words, code=2)
