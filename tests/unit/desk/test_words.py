"""Every code of the program has a sentence, and every sentence only names what its code carries."""

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import layout_app
from layout_app.arrange.judging.breaches import CHECKS
from layout_app.compose.flow.fit import Fit, FitState
from layout_app.compose.levers import Lever, LeverKind
from layout_app.desk import words
from layout_app.desk.commands import COMMANDS
from layout_app.desk.pages.fitting import fit_text, lever_text
from layout_app.desk.sentences.codes import ERRORS, PARTS, PROBLEMS, SEVERITIES, STOPS
from layout_app.desk.sentences.copy import REASONS
from layout_app.desk.sentences.files import CAUSES, OWNERS
from layout_app.errors import (
    CommandError,
    CopyError,
    ExportError,
    IssueFileError,
    LayoutError,
    LockedError,
)
from layout_app.model.article import Article
from layout_app.model.box import MASTHEAD, UNBOOKED, UNNAMED, RegionKind
from layout_app.model.ids import ArticleId
from layout_app.model.problem import Severity, Where, problem
from layout_app.model.seam import Reason
from layout_app.model.text import HEADS
from layout_app.preflight.law import RULES
from layout_app.press.conservation import FaultKind
from layout_app.press.images import Flaw
from layout_app.store.codec import Reader
from layout_app.store.format import CODEC

PACKAGE = Path(layout_app.__file__).parent
CODE = re.compile(r"[a-z]+\.[a-z0-9_]*[a-z0-9]")
FILE_ENDINGS = ("bin", "css", "icc", "json", "npz", "pdf", "png", "py", "yaml")
SAYING = ("sentences.py", "words.py")
"""Modules that name codes without raising them."""
ERROR_CALLS = ("refuse", "refuse_line", "InlineError", "damaged")
PROBLEM_CALLS = ("problem", "warn", "fail", "note")
GIVEN = {"InlineError": {"found"}, "warn": {"count"}, "fail": {"count"}, "note": {"count"}}
"""What a call carries beside its own keywords."""
BETWEEN_TWO = {"outsized_head", "same_heads", "facing_heads", "head_under_head"}
"""Rules of the make-up room by which two boxes do not suit each other."""
TABLED = {
    **{f"taste.{rule}": {"headline"} for rule in CHECKS},
    **{f"taste.{rule}": {"headline", "other"} for rule in BETWEEN_TWO},
    **{f"{of}.picture_{flaw}": {"most"} for of in ("ad", "copy") for flaw in Flaw},
    **{f"press.picture_{flaw}": {"most", "original"} for flaw in Flaw},
    "ad.too_many_pixels": {"most"},
    "copy.docx_boxes": {"count"},
    "copy.docx_comments": {"count"},
    "copy.docx_notes": {"count"},
    "copy.docx_numbers": {"count"},
    "copy.docx_pictures": {"count"},
    "repair.lost_glyph": {"text"},
    "repair.slip": {"text"},
    **{code: {"source"} for code in RULES},
    "pub.name_size": {"source", "text", "height", "most"},
    "pub.no_newspaper": {"source", "name"},
    "pub.no_price": {"source", "found"},
    "pub.no_reporter": {"source", "found"},
    "store.name_is_not_id": {"id", "other"},
    "store.no_page": {"id"},
}
"""What codes carry that stand in a table or a variable before they are raised."""
PICTURE_PROBLEMS = {
    "copy.picture_damaged",
    "copy.picture_heavy",
    "copy.picture_missing",
    "copy.picture_name",
    "copy.picture_outside",
    "copy.picture_too_large",
    "copy.picture_unreadable",
}
"""Refusals that become problems of a story; these carry the name of its picture."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use_language("en")
    yield
    words.use_language("zh_CN")


def parsed() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name not in SAYING:
            yield path, ast.parse(path.read_text("utf-8"))


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def codes_in(node: ast.AST) -> set[str]:
    """Return the codes that a first argument may be."""
    choices = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
    values = {choice.value for choice in choices if isinstance(choice, ast.Constant)}
    return {value for value in values if isinstance(value, str) and CODE.fullmatch(value)}


def raised() -> dict[tuple[str, str], list[set[str]]]:
    """Return, for each code of an error or a problem, what each of its raisers gives.

    A raiser that gives `**facts` is counted, but what it gives cannot be read off.
    """
    found: dict[tuple[str, str], list[set[str]]] = {}
    for _path, tree in parsed():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            name = name_of(call)
            kind = "problem" if name in PROBLEM_CALLS else "error"
            if kind == "error" and name not in ERROR_CALLS and not name.endswith("Error"):
                continue
            given = {word.arg for word in call.keywords if word.arg} | GIVEN.get(name, set())
            is_told_whole = all(word.arg for word in call.keywords)
            for code in set().union(*map(codes_in, call.args[:2])):
                found.setdefault((kind, code), []).extend([given] if is_told_whole else [])
    return found


def mentioned() -> set[str]:
    """Return everything below the window that looks like a code and is no command or file."""
    subjects = {code.partition(".")[0] for code in (*ERRORS, *PROBLEMS)}
    found = set()
    for path, tree in parsed():
        room = path.relative_to(PACKAGE).parts[0]
        if room in ("ui", "cli"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return {
        value
        for value in found
        if CODE.fullmatch(value)
        and value.partition(".")[0] in subjects
        and value not in COMMANDS
        and value.partition(".")[2] not in FILE_ENDINGS
    }


def placeholders(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name}


def sayable(given: set[str]) -> set[str]:
    """Return the facts that a sentence may name, with those that are made of them."""
    return given | {words._MADE[name][0] for name in given if name in words._MADE}


def test_every_code_raised_has_a_sentence() -> None:
    missing = {
        code for kind, code in raised() if code not in (ERRORS if kind == "error" else PROBLEMS)
    }
    missing |= {code for code in mentioned() if code not in ERRORS and code not in PROBLEMS}

    assert not missing


def test_every_sentence_has_a_code_that_is_raised() -> None:
    known = {code for _kind, code in raised()} | mentioned() | set(TABLED)

    assert not sorted((ERRORS.keys() | PROBLEMS.keys()) - known)


def test_every_sentence_names_only_what_its_raisers_give() -> None:
    found = raised()
    wrong = []
    for kind, table in (("error", ERRORS), ("problem", PROBLEMS)):
        for code, sentence in table.items():
            givers = found.get((kind, code))
            if kind == "problem" and code in PICTURE_PROBLEMS:
                givers = [{"picture", "most"}]
            elif givers is None:
                other = "error" if kind == "problem" else "problem"
                givers = found.get((other, code)) or [TABLED.get(code, set())]
            for given in givers:
                unknown = placeholders(sentence) - sayable(given)
                if unknown:
                    wrong.append((kind, code, unknown))

    assert not wrong


def test_every_reason_has_a_sentence() -> None:
    tree = ast.parse((PACKAGE / "repair" / "reasons.py").read_text("utf-8"))
    rows = [node for node in ast.walk(tree) if isinstance(node, ast.Tuple)]
    firsts = [row.elts[0] for row in rows if len(row.elts) in (2, 3) and row.elts]
    codes = {
        first.value
        for first in firsts
        if isinstance(first, ast.Constant) and re.fullmatch("[a-z_]+", str(first.value))
    }

    # What stands in another file is no feature of a pair: it is said where files are compared.
    assert codes | {"elsewhere", "alone"} == REASONS.keys()
    assert all(placeholders(sentence) <= {"value"} for sentence in REASONS.values())


def test_every_severity_and_every_stop_has_a_word() -> None:
    from layout_app.desk.output.ordering import ASKED, MUST_BE_ACCEPTED

    assert set(SEVERITIES) == set(Severity)
    assert set(STOPS) == {*MUST_BE_ACCEPTED, *ASKED}


def test_every_head_and_every_loss_has_a_word() -> None:
    insets = {RegionKind.PICTURE, RegionKind.QUOTE, RegionKind.FACT, RegionKind.TABLE}
    assert set(PARTS) == set(HEADS) | set(FaultKind) | insets


def test_every_record_of_a_file_has_a_name() -> None:
    reader = Reader(CODEC, "")
    for cls in (*CODEC.tags, *CODEC.nouns, *CODEC.flow):
        assert reader._noun(cls) in OWNERS


def test_every_refusal_of_a_noun_can_be_translated() -> None:
    texts = {
        call.args[0].value
        for path, tree in parsed()
        if "model" in path.parts
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and name_of(call) == "ValueError"
        and isinstance(call.args[0], ast.Constant)
    }

    assert texts <= set(CAUSES)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            IssueFileError(
                "store.unknown_field",
                "articles/a2.yaml",
                9,
                field="headlin",
                of="article",
                nearest="headline",
            ),
            'articles/a2.yaml:9: "headlin" is not a field of an article; did you mean "headline"?',
        ),
        (
            IssueFileError(
                "store.not_a_number", "pages/k3f9q2.yaml", 14, field="width", found="三"
            ),
            'pages/k3f9q2.yaml:14: width must be a number, found text "三"',
        ),
        (
            IssueFileError("store.not_a_number", "pages/k3f9q2.yaml", 14, field="width", found="3"),
            'pages/k3f9q2.yaml:14: width must be a number, found text "3"',
        ),
        (
            ExportError("export.original_missing", original="1234567890abcdef"),
            "A picture's original is gone; place it anew (12345678)",
        ),
        (
            IssueFileError("store.not_text", "articles/a1.yaml", 3, field="headline", found="2026"),
            "articles/a1.yaml:3: headline must be text, found the number 2026; put it in quotes",
        ),
        (
            IssueFileError("store.unfinished_merge", "issue.yaml", 21),
            "issue.yaml:21: the lines between <<<<<<< and >>>>>>> are an unfinished git merge;"
            " settle it first",
        ),
        (
            IssueFileError("store.cannot_write", "issue.yaml", why="No space left on device"),
            "issue.yaml: the file cannot be written: No space left on device",
        ),
        (
            CopyError("copy.not_found", "稿.txt"),
            "稿.txt: there is no such file; check its name",
        ),
        (
            CommandError("command.unknown", name="box.mov", near="box.move"),
            'There is no command "box.mov"; did you mean "box.move"?',
        ),
        (
            CommandError("box.bad_size", size=300.0, most=200.0),
            "A headline has 0 to 200 times the body size, not 300",
        ),
    ],
)
def test_refusal_says_where_what_and_what_to_do(error: LayoutError, told: str) -> None:
    assert words.error_text(error) == told


def test_refusal_of_a_file_counts_its_other_faults_and_names_the_version_before() -> None:
    first = IssueFileError("store.empty", "issue.yaml", backup="issue.yaml.bak")
    first.others = (IssueFileError("store.empty", "issue.yaml"),) * 2

    _told, further = words.error_text(first).split("\n")

    assert further == (
        "There are 2 more faults in this file. The version before is kept as issue.yaml.bak."
    )


def test_lock_names_its_holder_and_the_time() -> None:
    since = time.mktime((2026, 3, 1, 10, 42, 0, 0, 0, -1))
    held = LockedError("store.locked", user="黄丹", host="desk2", pid=7, since=since, stale=False)
    unknown = LockedError("store.locked", user="?", host="?", pid=0, since=since, stale=False)

    assert words.error_text(held).startswith("黄丹 on desk2 is editing this issue (last sign at 10")
    assert "10:42" in words.error_text(held)
    assert words.error_text(unknown).startswith("Another editor is editing")


def test_problem_says_its_facts_in_both_languages() -> None:
    found = problem("layout.overset", Severity.ERROR, Where(page="A01"), lines=12, chars=200)

    assert words.problem_text(found).startswith("12 lines (200 characters) over")
    words.use_language("zh_CN")
    assert words.problem_text(found).startswith("余文：多 12 行 200 字")
    assert words.severity_text(Severity.ERROR) == "错误"


def test_reason_names_its_word() -> None:
    words.use_language("zh_CN")

    assert "白洋湾" in words.reason_text(Reason(code="word", value="白洋湾"))


def test_unknown_code_is_named_rather_than_lost() -> None:
    assert words.error_text(CommandError("new.code", box="b1")) == "New.code (box: b1)"


@pytest.mark.parametrize(
    ("language", "fit", "told"),
    [
        ("en", Fit(lines=1, chars=18, state=FitState.SHORT), "1 line, 18 characters short"),
        ("en", Fit(lines=2, chars=1, state=FitState.OVER), "2 lines, 1 character over"),
        ("zh_CN", Fit(lines=17, chars=264, state=FitState.OVER), "多 17 行 264 字"),
        ("zh_CN", Fit(lines=3, chars=40, state=FitState.SHORT), "缺 3 行 40 字"),
        ("zh_CN", Fit(), "正好"),
    ],
)
def test_fit_is_counted_in_the_grammar_of_its_language(language, fit, told):
    words.use_language(language)
    try:
        assert fit_text(fit) == told
    finally:
        words.use_language("zh_CN")


@pytest.mark.parametrize(("language", "named"), [("en", "the ad slot"), ("zh_CN", "广告位")])
def test_what_only_the_program_named_is_said_in_the_language_of_the_window(language, named):
    where, over = Where(page="A01"), {"one": UNNAMED, "two": MASTHEAD}
    words.use_language(language)
    try:
        unnamed, booked, covered = (
            words.problem_text(problem(code, Severity.WARNING, where, **args))
            for code, args in (
                ("ad.empty", {"booking": UNBOOKED}),
                ("ad.empty", {"booking": "GG-1"}),
                ("layout.overlap", over),
            )
        )
    finally:
        words.use_language("zh_CN")
    assert named in unnamed
    assert "GG-1" in booked
    assert (UNNAMED in covered) is (MASTHEAD in covered) is (language == "zh_CN")


@pytest.mark.parametrize(
    ("code", "args", "told"),
    [
        ("contents.over", {"count": 1}, "The contents find no room for 1 entry; enlarge the box"),
        ("copy.docx_notes", {"count": 1}, "Left out of the Word file: 1 note"),
        ("copy.docx_notes", {"count": 3}, "Left out of the Word file: 3 notes"),
        ("copy.html_navigation", {"count": 1}, "Left out of the web page: 1 line of navigation"),
    ],
)
def test_one_thing_is_told_as_one(code, args, told):
    found = problem(code, Severity.NOTE, Where(), **args)
    assert words.problem_text(found) == told


def test_a_lever_of_one_line_is_told_as_one():
    lever = Lever(kind=LeverKind.PICTURES, lines=-1)
    assert lever_text(lever, Article(id=ArticleId("a"))) == "Picture height −1 line"
    smaller = Lever(kind=LeverKind.HEAD_SIZE, lines=-2)
    assert lever_text(smaller, Article(id=ArticleId("a"))) == "Size of the headline −2 lines"
