"""What lies in folders and comes by mail: refused with file and place, or opened with a problem.

Every case runs in a child with little memory and time; the issue's files are compared byte by byte.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desks import laid_out, small_issue
from tests.journeys.typed import files, type_


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    return laid_out(small_issue(tmp_path_factory.mktemp("bad"))).folder


@pytest.fixture
def issue(whole, tmp_path) -> Path:
    return shutil.copytree(whole, tmp_path / "issue")


def changed(text: str, old: str, new: str) -> bytes:
    assert old in text
    return text.replace(old, new, 1).encode()


def bomb(_text: str) -> bytes:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(9)]
    return "\n".join(["format: 1", *lines]).encode()


ISSUE_FAULTS: dict[str, tuple[Callable[[str], bytes], str]] = {
    "empty": (lambda _t: b"", "issue.yaml"),
    "newer": (lambda t: changed(t, "format: 1", "format: 99"), "issue.yaml"),
    "nul padding": (lambda t: t.encode() + b"\0" * 512, "issue.yaml"),
    "utf-16": (lambda t: t.encode("utf-16"), "issue.yaml"),
    "gbk": (lambda t: changed(t, "name: ", "name: 中文中文").decode().encode("gbk"), "issue.yaml"),
    "conflict": (
        lambda t: f"<<<<<<< HEAD\n{t}=======\n{t}>>>>>>> theirs\n".encode(), "issue.yaml:1",
    ),
    "unknown key": (lambda t: changed(t, "name:", "nmae:"), "issue.yaml:"),
    "duplicate key": (lambda t: t.encode() + b"format: 1\n", "issue.yaml:"),
    "tab": (lambda t: t.encode() + b"colophon:\n\tcn: x\n", "issue.yaml:"),
    "tag": (lambda t: changed(t, "name:", "name: !!python/object/apply:os.system"), "issue.yaml:"),
    "aliases": (bomb, "issue.yaml:"),
    "deep": (lambda _t: b"[" * 100_000, "issue.yaml"),
    "surrogate": (lambda t: changed(t, "name:", 'paper: "\\ud800"\nname:'), "issue.yaml"),
    "date as key": (lambda t: t.encode() + b"2023-03-20: x\n", "issue.yaml:"),
    "a list": (lambda _t: b"- a\n- b\n", "issue.yaml"),
    "cut": (lambda t: t.encode()[: t.index("name:") + 2], "issue.yaml"),
    "50 MB": (lambda t: t.encode() + b"# " + b"x" * 50_000_000, "issue.yaml"),
    "no such paper": (lambda t: changed(t, "name:", "paper: nonsense\nname:"), "issue.yaml"),
}  # fmt: skip


@pytest.mark.parametrize("name", ISSUE_FAULTS)
def test_a_faulty_issue_file_is_refused_with_its_place(name, issue):
    change, place = ISSUE_FAULTS[name]
    file = issue / "issue.yaml"
    file.write_bytes(change(file.read_text(encoding="utf-8")))
    before = files(issue)
    for words in (["check", issue], ["do", issue, "page.new"]):
        told = type_(*words)
        assert told.code == 2, told
        assert place in told.err
        assert files(issue) == before


def lead(issue: Path) -> Path:
    return next(p for p in issue.glob("articles/*.yaml") if "步道" in p.read_text("utf-8"))


ARTICLE_FAULTS: dict[str, Callable[[str], bytes]] = {
    "empty": lambda _t: b"",
    "unknown key": lambda t: t.encode() + b"headlin: x\n",
    "gbk": lambda t: t.encode("gbk"),
    "conflict": lambda t: f"<<<<<<< HEAD\n{t}=======\n{t}>>>>>>> theirs\n".encode(),
    "newer": lambda t: t.encode() + b"format: 99\n",
    "nul": lambda t: t.encode() + b"\0\0\0\0",
}


@pytest.mark.parametrize("name", ARTICLE_FAULTS)
def test_a_faulty_article_file_is_named_and_the_rest_opens(name, issue):
    file = lead(issue)
    file.write_bytes(ARTICLE_FAULTS[name](file.read_text(encoding="utf-8")))
    before = files(issue)
    told = type_("check", issue, "--json")
    assert told.code == 1
    named = [p for p in told.problems() if p["severity"] == "error"]
    assert any(file.name in json.dumps(p, ensure_ascii=False) for p in named)
    assert files(issue) == before


def test_saving_beside_a_faulty_article_leaves_it_alone(issue):
    file = lead(issue)
    file.write_bytes(b"format: 1\nheadlin: x\n")
    assert type_("do", issue, "page.section", "page=A02", "name=x").code in (0, 1)
    assert file.read_bytes() == b"format: 1\nheadlin: x\n"
    assert file.stem in (issue / "issue.yaml").read_text(encoding="utf-8")


def test_an_article_cut_in_mid_sentence_is_told_and_stays_as_it_is(issue):
    file = lead(issue)
    text = file.read_text(encoding="utf-8")
    file.write_bytes(text[: text.index("第六号")].encode())
    before = files(issue)
    (told,) = [p for p in type_("check", issue, "--json").problems()
               if p["code"] == "store.no_line_end"]  # fmt: skip
    assert told["where"] == {"file": f"articles/{file.name}", "line": 13}
    assert files(issue) == before


@pytest.mark.parametrize("kind", ["article", "page"])
def test_a_missing_file_is_a_problem(kind, issue):
    gone = lead(issue) if kind == "article" else next(issue.glob("pages/*.yaml"))
    gone.unlink()
    told = type_("check", issue, "--json")
    assert told.code == 1
    assert gone.stem in told.out


def test_a_box_that_lost_its_article_keeps_its_place_and_can_be_removed(issue, tmp_path):
    lead(issue).unlink()
    (lost, *_) = [p for p in type_("check", issue, "--json").problems()
                  if p["code"] == "store.no_article" and p["where"].get("page")]  # fmt: skip
    assert lost["where"]["page"] in ("A01", "A03")
    assert type_("export", issue, "--to", tmp_path / "out").code == 2
    told = type_("export", issue, "--to", tmp_path / "out", "--json",
                 "--report", tmp_path / "certificate.json",
                 "--accept", "store.no_article")  # fmt: skip
    assert told.code == 0
    assert "store.no_article" in told.out
    moved = type_("do", issue, "box.nudge", f"box={lost['where']['box']}", "lines=1")
    assert moved.code in (0, 1)
    assert type_("do", issue, "box.remove", f"box={lost['where']['box']}").code in (0, 1)


@pytest.mark.parametrize("name", ["NO", "12:30", "010", "null", "~", "1e3", "2023-03-20", "# a"])
def test_yaml_look_alikes_are_kept_as_characters(name, issue, tmp_path):
    story = tmp_path / "story.md"
    story.write_text(f"# {name}\n\n正文一句。\n", encoding="utf-8")
    told = type_("import", issue, story, "--as", "story", "--json")
    assert told.code == 0
    assert json.loads(told.out)["articles"][0]["headline"] == name
    again = type_("check", issue, "--json")
    assert again.code == 0
    assert any(dict(p["args"]).get("headline") == name for p in again.problems())


STORY = "# 标题\n\n一段正文{}到此为止。\n"
COPY: dict[str, tuple[bytes, int, str]] = {
    "empty": (b"", 0, "copy.empty"),
    "blank": (b" \n\n\t\n", 0, "copy.empty"),
    "binary": (bytes(range(256)) * 40, 2, ""),
    "gbk cut": (STORY.format("说").encode("gbk")[:-2], 0, "copy.cut_at_end"),
    "bidi": (STORY.format("\u202e反\u202c").encode(), 0, "copy.bidi"),
    "controls": (STORY.format("\x01\x02").encode(), 0, "copy.control"),
    "lost": (STORY.format("\ufffd").encode(), 0, "copy.lost_character"),
    "combining": (STORY.format("e" + "\u0301" * 100_000).encode(), 0, "copy.combining"),
    "tabs": (STORY.format("甲\t乙\t丙").encode(), 0, "copy.tab"),
    "lone returns": (STORY.format("甲").replace("\n", "\r").encode(), 0, ""),
    "separators": (STORY.format("甲\u0085乙\u2028丙").encode(), 0, ""),
    "one line of 1 MB": (("# 标题\n\n" + "长" * 350_000).encode(), 0, ""),
    "markup": (STORY.format('<font color="[[x]]">&lt;b></font>').encode(), 0, ""),
    "picture at an address": (b"# t\n\n![x](http://127.0.0.1/a.jpg)\n", 1, "copy.picture_outside"),
    "picture outside": (b"# t\n\n![x](../../etc/passwd)\n\nx\n", 1, "copy.picture_outside"),
    "picture at a root": (b"# t\n\n![x](/etc/passwd)\n\nx\n", 1, "copy.picture_outside"),
    "picture on a drive": (b"# t\n\n![x](C:\\a.jpg)\n\nx\n", 1, "copy.picture_outside"),
    "picture on a device": (b"# t\n\n![x](CON.jpg)\n\nx\n", 1, "copy.picture_name"),
    "picture with a long name": (
        f"# t\n\n![x]({'长' * 100}.jpg)\n\nx\n".encode(), 1, "copy.picture_name",
    ),
    "picture missing": (b"# t\n\n![x](gone.jpg)\n\nx\n", 1, "copy.picture_missing"),
    "unknown key": ("---\nsecton: 要闻\n---\n# 标题\n\n正文。\n".encode(), 0, "copy.unknown_key"),
    "docx of junk": (b"PK\x03\x04 nothing", 2, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", COPY)
def test_odd_copy_is_refused_or_taken_with_a_problem(name, issue, tmp_path):
    data, code, problem = COPY[name]
    file = tmp_path / ("copy.docx" if "docx" in name else "copy.md")
    file.write_bytes(data)
    before = files(issue)
    told = type_("import", issue, file, "--json")
    assert told.code == code, told
    after = files(issue)
    kept = {name: data for name, data in before.items() if not name.startswith("issue.yaml")}
    assert {name: after.get(name) for name in kept} == kept
    if code == 2:
        assert file.name in told.err
        assert after == before
        return
    found = [p["code"] for p in told.problems()]
    assert (problem in found) if problem else found == [], found
    for fact in told.problems():
        assert fact["where"].get("file") == file.name
    assert after["dumps/copy.md"] == data
    assert type_("check", issue).code in (0, 1)


@pytest.mark.parametrize(
    "char", ["\U00030edd", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\ue000"]
)
def test_a_character_no_face_has_is_a_problem_with_its_place(char, issue, tmp_path):
    story = tmp_path / "story.md"
    story.write_text(STORY.format(char), encoding="utf-8")
    made = json.loads(type_("import", issue, story, "--json").out)["articles"][0]["id"]
    told = type_("do", issue, "box.place", f"article={made}", "page=A02", "column=0", "line=0",
                 "columns=2", "--json")  # fmt: skip
    assert told.code == 1
    missing = [p for p in told.problems() if p["code"] == "press.missing_glyph"]
    assert missing
    assert missing[0]["where"]["paragraph"] == 1
    assert missing[0]["where"]["offset"] == 4
    out = tmp_path / "out"
    refusal = type_("export", issue, "--to", out)
    assert refusal.code == 2
    assert "A02" in refusal.err
    assert not out.exists()


def test_a_page_that_does_not_exist_is_refused(issue, tmp_path):
    before = files(issue)
    for words in (
        ["export", issue, "--to", tmp_path / "out", "--pages", "A01,A09"],
        ["render", issue, "--page", "B01", "--to", tmp_path / "p.png"],
        ["do", issue, "page.delete", "page=A09"],
    ):
        told = type_(*words)
        assert told.code == 2
        assert "A01" in told.err
    assert files(issue) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["issue"]


# Root writes anywhere, unless the child gives that right up.
MEEK = ("setpriv", "--bounding-set", "-dac_override")


@pytest.mark.skipif(os.name == "nt", reason="folders have no such mode there")
def test_a_read_only_folder_is_refused_and_left_alone(issue, whole):
    before = files(issue)
    for path in (issue, *issue.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    door = MEEK if os.geteuid() == 0 else ()
    if door and shutil.which(door[0]) is None:
        pytest.skip("root cannot give up its rights here")
    try:
        for words, code in (
            (["do", issue, "page.new"], 2),
            (["import", issue, whole.parent / "copy/步道.md"], 2),
            (["export", issue, "--to", issue / "out"], 2),
            (["check", issue], 0),
        ):
            told = type_(*words, door=door)
            assert told.code == code, told
            assert str(issue) in told.err or not code
            assert files(issue) == before
    finally:
        for path in (issue, *issue.rglob("*")):
            path.chmod(0o755)


@pytest.mark.parametrize("place", ["issue.yaml.bak.new", "pages", "out"])
def test_a_folder_where_a_file_should_be_loses_nothing(place, issue, tmp_path):
    if place == "out":
        (tmp_path / "out/20230320A01.pdf/x").mkdir(parents=True)
        (tmp_path / "out/A01.pdf/x").mkdir(parents=True)
        told = type_("export", issue, "--to", tmp_path / "out")
        assert told.code == 2
        assert "A01.pdf" in told.err
        assert not [p for p in (tmp_path / "out").rglob("*") if p.is_file()]
        return
    blocked = issue / place
    if place == "pages":
        shutil.rmtree(blocked)
        blocked.write_text("in the way")
    else:
        blocked.mkdir()
    before = files(issue)
    told = type_("do", issue, "page.section", "page=A02", "name=x")
    assert told.code in (0, 2)
    if told.code == 2:
        assert files(issue) == before


def test_a_device_that_is_full_is_refused(issue, tmp_path):
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    report = tmp_path / "report.json"
    told = type_("render", issue, "--page", "A01", "--to", "/dev/full/p.png")
    assert told.code == 2
    assert not report.exists()


def test_a_loop_of_links_in_the_issue_ends(issue):
    if not hasattr(os, "symlink"):
        pytest.skip("no links here")
    (issue / "articles/loop").symlink_to(issue)
    assert type_("check", issue).code in (0, 1)
