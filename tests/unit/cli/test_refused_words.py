"""What is wrong with the words of a command line: nothing is done, and it is said in words."""

import pytest

from layout_app.cli import main
from layout_app.desk.words import use_language
from tests.desks import laid_out, small_issue


@pytest.fixture(scope="module")
def issue(tmp_path_factory):
    return laid_out(small_issue(tmp_path_factory.mktemp("words"))).folder


def refusal(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return the first line of a refusal."""
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert not out
    return err.splitlines()[0]


@pytest.mark.parametrize("option", ["--to", "--report"])
def test_nothing_is_no_place_to_write_into(option, issue, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    words = ["export", str(issue), "--to", "out", "--accept", "layout.overset", option, ""]
    assert refusal(words, capsys) == f"layout-app export: {option}：请写明内容，不能留空"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["export", "arrange"])
@pytest.mark.parametrize("pages", ["", " , "])
def test_no_page_is_not_every_page(command, pages, issue, tmp_path, capsys):
    to = ["--to", str(tmp_path / "out")] if command == "export" else []
    words = [command, str(issue), *to, "--pages", pages, "--lang", "en"]
    assert refusal(words, capsys).startswith(f'There is no page "{pages}"')
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export"], "export: 缺 issue, --to"),
        (["check", "x", "--colour"], "check: 不认得 --colour"),
        (["galley", "x", "--to"], "galley: --to：请写明内容，不能留空"),
        (
            ["galley", "x", "--to", "y", "--lines", "0"],
            "galley: --lines：“0”不是 1 到 1000 之间的整数",
        ),
        (
            ["galley", "x", "--to", "y", "--size", "大"],
            "galley: --size：“大”不是 1 到 200 之间的数",
        ),
        (["arrange", "x", "--seed", "一"], "arrange: --seed：“一”不是整数"),
        (["check", "x", "--lang", "fr"], "check: --lang：“fr”不在可选之列（zh_CN, en）"),
        (["check", "x", "--json=1"], "check: --json 不带值，不能写 1"),
        (["diff", "x", "--since", "0"], "diff: --since：“0”既不是 signed，也不是签付印的次数"),
        (
            ["new", "x", "--date", "20260301"],
            "new: --date：“20260301”不是日期；请写成 2026-03-01 的样子",
        ),
        (["web", "x", "三月", "a"], "web: date：“三月”不是日期；请写成 2026-03-01 的样子"),
        (["web", "x", "2026-03-01", "a"], "web: 缺 --erratum --withdraw 之一"),
        (
            ["web", "x", "2026-03-01", "a", "--withdraw", "--erratum", "b"],
            "web: --erratum 不能与 --withdraw 同用",
        ),
        (["check", "x", "--colour", "--lang", "en"], "check: nothing is known of --colour"),
        (["check", "--lang=en"], "check: issue is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_the_language_of_the_program(words, told, capsys):
    assert refusal(words, capsys) == f"layout-app {told}"


def test_a_command_that_there_is_not_is_told_with_the_nearest(capsys):
    use_language(None)
    told = "layout-app: 没有命令“exprot”；是不是“export”？"
    assert refusal(["exprot"], capsys) == told


@pytest.mark.parametrize("words", [["check"], ["diff"], ["do"], ["export"], ["check", ".pdf"]])
def test_a_name_too_long_for_any_file_is_refused_in_words(words, tmp_path, capsys):
    command, *suffix = words
    more = {"export": ["--to", str(tmp_path)], "do": ["edit.undo"]}.get(command, [])
    told = refusal([command, "长" * 200 + "".join(suffix), *more, "--lang", "en"], capsys)
    assert "长" * 200 in told
    assert "report" not in told
