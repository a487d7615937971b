"""What every command keeps: exit codes, JSON alone on stdout, no window, no traceback."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from layout_app import cli
from layout_app.cli import main
from layout_app.cli.check import cure_line
from layout_app.cli.do import parsed
from layout_app.cli.output import print_problems
from layout_app.desk.commands import COMMANDS
from layout_app.desk.cures.cure import cure
from layout_app.desk.pages.fitting import fit_text
from layout_app.desk.words import error_text, msg, use_language
from layout_app.errors import CommandError
from layout_app.model.problem import Severity, Where, problem
from layout_app.store.reading import open_issue
from tests.desks import SAMPLE_DUMP, by_headline, laid_out, small_issue


@pytest.fixture(scope="module")
def issue(tmp_path_factory):
    return laid_out(small_issue(tmp_path_factory.mktemp("cli"))).folder


def test_every_command_of_the_contract_is_there():
    assert set(cli.COMMANDS) == {
        "new", "import", "repair", "learn", "carry", "arrange", "do", "commands", "fit", "check",
        "export", "render", "galley", "fonts", "papers", "web", "doctor", "diff",
    }  # fmt: skip


def test_names_of_commands_stand_apart_from_their_titles(capsys):
    assert main(["commands", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    named = [line for line in lines if not line.startswith(" ")]
    assert {line.split("  ")[0] for line in named} == COMMANDS.keys()


def test_a_signed_page_is_not_arranged_and_that_is_said(tmp_path, capsys):
    folder = laid_out(small_issue(tmp_path)).folder
    assert main(["do", str(folder), "page.sign", "page=A01"]) in (0, 1)
    capsys.readouterr()
    assert main(["arrange", str(folder), "--pages", "A01", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("A01: signed pages and spreads are not arranged")


def test_a_code_that_no_problem_has_is_not_accepted(issue, tmp_path, capsys):
    words = ["export", str(issue), "--to", str(tmp_path / "out"), "--lang", "en", "--accept"]
    assert main([*words, "layout.overste"]) == 2
    assert capsys.readouterr().err == (
        'No problem is called "layout.overste"; did you mean "layout.overset"?\n'
    )
    assert not (tmp_path / "out").exists()


def test_a_page_is_drawn_into_no_file_that_says_it_is_jpeg(issue, tmp_path, capsys):
    to = tmp_path / "a01.JPG"
    assert main(["render", str(issue), "--page", "A01", "--to", str(to), "--lang", "en"]) == 2
    assert capsys.readouterr().err == "A page is drawn as PNG; call the file a01.png\n"


def test_an_export_into_a_name_too_long_is_refused_in_words(issue, tmp_path, capsys):
    to = tmp_path / ("长" * 100)
    words = ["export", str(issue), "--to", str(to), "--pages", "A02", "--lang", "en"]
    assert main([*words, "--accept", "layout.overset"]) == 2
    assert "cannot be written: File name too long" in capsys.readouterr().err


def test_equal_problems_stand_on_one_line(capsys):
    use_language("en")
    torn = problem("layout.torn_line", Severity.WARNING, Where(page="A01", article="a2"))
    runt = problem("layout.runt", Severity.WARNING, Where(page="A01", article="a2"))
    print_problems([torn, runt, torn, torn])
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("warning  A01 a2  Wide gaps")
    assert first.endswith("  (3 places)")
    assert second.endswith("the width")


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_help_names_every_option(name, capsys):
    assert main([name, "--help"]) == 0
    assert "--json" in capsys.readouterr().out


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_unknown_option_is_refused_in_two_lines(name, capsys):
    assert main([name, "--no-such-option"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["export", "issue"], "--to"),
        (["galley", "story.md"], "--to"),
        (["render", "issue", "--page", "A01"], "--to"),
        (["render", "issue", "--to", "a.png"], "--page"),
        (["web", "site", "2026-12-01", "a"], "--withdraw"),
    ],
)
def test_option_that_is_wanting_is_named(words, wanted, capsys):
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert wanted in err


def test_unknown_command_is_refused(capsys):
    assert main(["exprot"]) == 2
    assert "exprot" in capsys.readouterr().err


def test_options_are_not_guessed_from_their_beginning(issue, tmp_path, capsys):
    assert main(["export", str(issue), "--to", str(tmp_path / "o"), "--prof", "x4"]) == 2
    assert "--prof" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["new", "{tmp}/i", "--date", "2023-02-30"],
        ["new", "{tmp}/i", "--date", "20230320"],
        ["new", "{tmp}/i", "--pages", "0"],
        ["new", "{tmp}/i", "--pages", "-3"],
        ["new", "{tmp}/i", "--number", "1e3"],
        ["new", "{tmp}/i", "--paper", "a0"],
        ["new", "{tmp}/i", "--from", "{tmp}/nothing"],
        ["check", "{tmp}/nothing"],
        ["export", "{tmp}/nothing", "--to", "{tmp}/o"],
        ["export", "{issue}", "--to", "{tmp}/o", "--profile", "x9"],
        ["export", "{issue}", "--to", "{tmp}/o", "--pages", "A09"],
        ["render", "{issue}", "--page", "A09", "--to", "{tmp}/p.png"],
        ["render", "{issue}", "--page", "", "--to", "{tmp}/p.png"],
        ["render", "{issue}", "--page", "A01,A02", "--to", "{tmp}/p.png"],
        ["render", "{issue}", "--page", "A01", "--dpi", "0", "--to", "{tmp}/p.png"],
        ["render", "{issue}", "--page", "A01", "--dpi", "9999999", "--to", "{tmp}/p.png"],
        ["render", "{issue}", "--page", "A01", "--inks", "Gold", "--to", "{tmp}/p.png"],
        ["render", "{issue}", "--page", "A01", "--to", "{issue}/issue.yaml/p.png"],
        ["import", "{issue}", "{tmp}/gone.md"],
        ["import", "{issue}", "{tmp}"],
        ["import", "{issue}", "{dump}", "--encoding", "klingon"],
        ["repair", "{tmp}/gone.md", "--json"],
        ["do", "{issue}"],
        ["do", "{issue}", "box.plaec"],
        ["do", "{issue}", "page.section", "page"],
        ["do", "{issue}", "page.section", "page=A09", "name=x"],
        ["do", "{issue}", "page.new", "at=many"],
        ["galley", "{tmp}/gone.md", "--to", "{tmp}/g.pdf"],
        ["galley", "{dump}", "--to", "{tmp}/g.pdf", "--size", "nan"],
        ["galley", "{dump}", "--to", "{tmp}/g.pdf", "--columns", "0"],
        ["galley", "{dump}"],
    ],
    ids=" ".join,
)
def test_a_wrong_word_is_refused_and_nothing_written(options, issue, tmp_path, capsys):
    places = {"tmp": tmp_path, "issue": issue, "dump": SAMPLE_DUMP}
    before = files(issue)
    assert main([word.format(**places) for word in options]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert 1 <= len(err.splitlines()) <= 2
    assert "Traceback" not in err
    assert "internal error" not in err
    assert files(issue) == before
    assert list(tmp_path.iterdir()) == []


def test_a_table_is_no_dump_to_repair(tmp_path, capsys):
    table = tmp_path / "报表.csv"
    table.write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert main(["repair", str(table), "--lang", "en"]) == 2
    assert (
        capsys.readouterr().err == f"{table}: a table is no dump of a page; import it as a story\n"
    )


def files(folder) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_fault_of_ours_is_told_in_one_line_with_its_report(monkeypatch, tmp_path, capsys):
    from layout_app.cli import papers

    def broken(_options):
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(papers, "run", broken)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert main(["papers"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    report = line.rpartition(" ")[2]
    with open(report, encoding="utf-8") as file:
        assert "ZeroDivisionError: ours" in file.read()


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_refusals_speak_the_language_that_is_asked_for(lang, tmp_path, capsys):
    assert main(["check", str(tmp_path), "--lang", lang]) == 2
    told = capsys.readouterr().err
    assert any("\u4e00" <= char <= "\u9fff" for char in told) == (lang == "zh_CN")


def result(capsys, *words: object) -> object:
    """Run a command with --json and return what it printed, the only thing on stdout."""
    assert main([*map(str, words), "--json"]) in (0, 1)
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n") == 1
    return json.loads(out)


def test_papers_of_the_publication_come_before_the_presets(capsys):
    home = Path(__file__).parents[3] / "issues"
    for folder in (home, home / "2023-03-20"):
        names = [paper["name"] for paper in result(capsys, "papers", str(folder))]
        assert names[-3:] == ["tabloid-5", "tabloid-6", "broadsheet-8"]
        assert "yunxi" in names[:-3]


def test_papers_have_their_fixed_keys(capsys):
    papers = result(capsys, "papers")
    assert [paper["name"] for paper in papers] == ["tabloid-5", "tabloid-6", "broadsheet-8"]
    keys = {"name", "columns", "chars", "gutter", "lines", "pitch", "trim", "type_area"}
    assert all(set(paper) == keys for paper in papers)
    assert all(len(paper["type_area"]) == 4 for paper in papers)


def test_fonts_name_every_shipped_face(capsys):
    assert [face["id"] for face in result(capsys, "fonts")][:3] == [
        "song-400", "song-700", "song-900",
    ]  # fmt: skip


def test_commands_tell_what_do_takes(capsys):
    rows = {row["name"]: row for row in result(capsys, "commands")}
    place = {a["name"]: a["required"] for a in rows["box.place"]["arguments"]}
    assert place["column"]
    assert not place["lines"]
    assert set(rows["box.place"]) == {"name", "title", "shortcut", "arguments"}


def test_pages_named_twice_are_exported_once_in_the_order_named(issue, tmp_path, capsys):
    words = ["--to", tmp_path / "o.pdf", "--split", "issue", "--pages", "A03, A01,A03"]
    told = result(capsys, "export", issue, *words, "--report", tmp_path / "r.json")
    (file,) = told["files"]
    assert file["pages"] == ["A03", "A01"]


def test_pdf_of_somebody_else_is_checked(tmp_path, capsys):
    torn = tmp_path / "ad.pdf"
    torn.write_bytes(b"%PDF-1.4 torn")
    (problem,) = result(capsys, "check", torn)["problems"]
    assert (problem["code"], problem["where"]["file"]) == ("pdf.damaged", "ad.pdf")
    assert main(["check", str(torn)]) == 1
    assert problem["text"] in capsys.readouterr().out


def test_line_of_a_cure_can_be_typed_and_says_what_only_an_editor_knows():
    known = cure("free.text", msg("Undo"), text="两 行", box="k3f9q2")
    assert cure_line(known).endswith("do free.text 'text=两 行' box=k3f9q2")
    asked = cure("issue.record", msg("Undo"), needs=("cn",))
    assert "cn=…" in cure_line(asked)


def test_problems_have_their_fixed_keys(issue, capsys):
    (made,) = (result(capsys, "do", issue, "box.resize", f"box={last_box(issue)}", "column=0",
                      "line=0", "columns=1", "lines=3"),)  # fmt: skip
    assert set(made) == {"done", "problems"}
    assert made["problems"]
    for found in made["problems"]:
        assert set(found) == {"code", "severity", "where", "args", "text"}
        assert found["severity"] in ("error", "warning", "note")


def test_boxes_become_a_package_and_one_too_few_is_told_in_words(issue, capsys):
    result(capsys, "do", issue, "page.new")
    page = open_issue(issue).issue.pages[-1].id
    for column in (0, 1):
        result(capsys, "do", issue, "box.plan", f"page={page}", f"column={column}", "line=9",
               "columns=1", "lines=8")  # fmt: skip
    one, two = (box.id for box in last_page(issue).boxes)
    told = result(capsys, "do", issue, "box.package", f"boxes={one} {two}", "title=街坊本周",
                  "framed=no")  # fmt: skip
    assert told["done"] == ["box.package"]
    package = last_page(issue).boxes[-1]
    assert (package.boxes, package.framed, package.heads[0].text) == ((one, two), False, "街坊本周")
    assert main(["do", str(issue), "box.package", f"boxes={one}"]) == 2
    assert "街坊本周" in capsys.readouterr().err
    result(capsys, "do", issue, "box.unpackage", f"box={two}")
    assert [box.id for box in last_page(issue).boxes] == [one, two]
    result(capsys, "do", issue, "page.delete", f"page={page}")


def last_page(folder):
    return open_issue(folder).issue.pages[-1]


def last_box(folder) -> str:
    from layout_app.store.reading import open_issue

    return open_issue(folder).issue.pages[2].boxes[0].id


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("a.b", [("a.b", {})]),
        ("a.b x=1 y=2", [("a.b", {"x": "1", "y": "2"})]),
        ("a.b x=1 , c.d", [("a.b", {"x": "1"}), ("c.d", {})]),
        ("a.b, c.d z=", [("a.b", {}), ("c.d", {"z": ""})]),
        ("a.b x=1=2 y=,", [("a.b", {"x": "1=2", "y": ","})]),
    ],
)
def test_words_of_do_are_commands_with_values(words, steps):
    assert parsed(words.split()) == steps


def test_a_value_may_hold_commas_and_blanks():
    assert parsed(["a.b", "text=一句，话, 又一句,"]) == [("a.b", {"text": "一句，话, 又一句,"})]


def test_comma_at_a_value_ends_it_where_a_command_follows():
    words = ["box.place", "columns=3,", "page.new", "text=话,", "at=1"]
    assert parsed(words) == [
        ("box.place", {"columns": "3"}),
        ("page.new", {"text": "话,", "at": "1"}),
    ]


def test_copy_is_imported_the_way_that_is_named(issue, tmp_path):
    file = tmp_path / "two.md"
    file.write_text("# 春来\n\n河边的柳树绿了。\n\n# 花开\n\n桥头的桃花开了。\n", encoding="utf-8")
    assert main(["do", str(issue), "article.import", f"file={file}", "as=story"]) == 0


def test_a_word_that_is_no_value_is_refused():
    with pytest.raises(CommandError) as refusal:
        parsed(["a.b", "loose"])
    assert refusal.value.arguments == {"word": "loose"}


HEAVY = ("PySide6", "numpy", "mammoth", "reportlab", "pypdf", "pypdfium2", "PIL", "scipy")
LIGHT = {
    "papers": [],
    "fonts": [],
    "commands": [],
    "new": [],
    "check": [],
    "do": [],
    "export": ["reportlab", "PIL"],
    "galley": ["reportlab", "PIL"],
    "import": ["numpy"],
    "repair": ["numpy"],
    "render": ["reportlab", "pypdfium2", "PIL", "numpy"],
}


def loaded(words) -> set[str]:
    code = (
        "import sys, json\nfrom layout_app.__main__ import main\n"
        f"assert main({[str(word) for word in words]!r}) in (0, 1)\n"
        f"print(json.dumps([n for n in {HEAVY!r} if n in sys.modules]), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("name", LIGHT)
def test_a_command_loads_only_what_it_needs(name, tmp_path, tmp_path_factory):
    folder = small_issue(tmp_path).folder
    story = tmp_path / "copy/步道.md"
    words = {
        "new": [tmp_path / "new"],
        "check": [folder],
        "do": [folder, "page.section", "page=A01", "name=要闻"],
        "export": [folder, "--to", tmp_path / "out"],
        "galley": [story, "--to", tmp_path / "g.pdf"],
        "import": [folder, SAMPLE_DUMP],
        "repair": [SAMPLE_DUMP, "--json"],
        "render": [folder, "--page", "A01", "--to", tmp_path / "p.png"],
    }
    assert loaded([name, *words.get(name, [])]) <= set(LIGHT[name])


def test_the_line_itself_loads_nothing_foreign():
    code = "import sys, layout_app.cli; print([n for n in sys.modules if n.partition('.')[0] in "
    code += f"{(*HEAVY, 'yaml', 'uharfbuzz')!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_export_loads_no_room_that_it_does_not_enter_and_no_sentences_for_silence():
    code = "import sys, layout_app.cli.export as export, layout_app.cli.output as output\n"
    code += "export._codes('layout.overset')\noutput.print_problems(())\n"
    rooms = ("arrange", "repair", "edit", "intake", "ui", "desk.words", "desk.sentences")
    code += f"print([n for n in {rooms!r} if 'layout_app.' + n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_fit_says_how_far_an_article_is_off_and_changes_nothing(tmp_path, capsys):
    session = laid_out(small_issue(tmp_path / "desk"))
    lead = by_headline(session, "云溪河")
    before = session.composer.article(session.issue, lead).fit
    assert main(["fit", str(session.folder), lead, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"article", "fit", "levers", "after", "cuts", "may_jump", "ends"}
    assert set(told["ends"]) == {"1", "2"}
    for end in told["ends"]["1"]:
        assert set(end) == {"paragraph", "offset", "lines", "free"}
    assert told["fit"] == {"state": before.state, "lines": before.lines, "chars": before.chars}
    assert told["levers"] == []
    assert all(set(cut) == {"paragraph", "chars"} for cut in told["cuts"])
    assert main(["fit", str(session.folder), lead]) == 1
    assert fit_text(before) in capsys.readouterr().out
    assert open_issue(session.folder).issue == session.issue


def test_fit_refuses_an_article_without_a_place(tmp_path, capsys):
    session = small_issue(tmp_path / "desk")
    assert main(["fit", str(session.folder), session.issue.articles[0].id]) == 2
    told = error_text(CommandError("box.not_placed", article=""))
    assert capsys.readouterr().err == f"{told}\n"


def test_what_check_names_as_a_cure_do_takes_as_it_is(tmp_path, capsys):
    folder = laid_out(small_issue(tmp_path)).folder
    booked = ["ad.book", "page=A02", "column=0", "line=5", "columns=2", "lines=10"]
    assert main(["do", str(folder), *booked]) == 0
    capsys.readouterr()
    main(["check", str(folder), "--json"])
    told = json.loads(capsys.readouterr().out)["problems"]
    (cure,) = [p["cure"] for p in told if p["code"] == "ad.empty"]
    main(["check", str(folder)])
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "ad.house" in line]
    assert line.endswith(f"do ad.house box={cure['args']['box']}")
    words = [f"{name}={value}" for name, value in cure["args"].items()]
    assert main(["do", str(folder), cure["command"], *words]) == 0
    capsys.readouterr()
    main(["check", str(folder), "--json"])
    told = json.loads(capsys.readouterr().out)["problems"]
    assert "ad.empty" not in {p["code"] for p in told}
