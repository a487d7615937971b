"""The catalogue is whole, and nothing is said past it."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

import layout_app

PACKAGE = Path(layout_app.__file__).parent
HAN = re.compile("[\u4e00-\u5b56\u5b58-\u9fff]")
"""Chinese characters but 字, the unit of a page, which English has no word for."""
HAN_ALLOWED = {"ui/screen/faces.py": {"PROBE"}}
"""Names that may hold Han characters which are not said to anybody, by module."""


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", PACKAGE / "locale" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def named(text: str) -> list[tuple[str, str]]:
    parsed = Formatter().parse(text)
    return sorted((name, spec or "") for _text, name, spec, _conversion in parsed if name)


def sources(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        within = path.relative_to(PACKAGE)
        if not rooms or within.parts[0] in rooms:
            yield within.as_posix(), ast.parse(path.read_text("utf-8"))


def test_catalogue_files_are_up_to_date(build: ModuleType) -> None:
    made = build.updated()

    assert build.PO.read_bytes() == build.po_bytes(made), "run layout_app/locale/build.py"
    assert build.PO.with_suffix(".mo").read_bytes() == build.mo_bytes(made)


def test_every_sentence_is_translated_with_the_same_facts(build: ModuleType) -> None:
    wrong = []
    for message in build.updated():
        if not message.id:
            continue
        said = message.id[-1] if message.pluralizable else message.id
        texts = message.string if message.pluralizable else (message.string,)
        if message.fuzzy or not all(texts) or any(named(t) != named(said) for t in texts):
            wrong.append(message.id)

    assert not wrong


def test_no_sentence_is_marked_where_the_catalogue_does_not_look(build: ModuleType) -> None:
    """One within the braces of another text is said in English, whatever the language."""
    held = {message.id for message in build.updated() if message.id}
    known = {each[0] if isinstance(each, tuple) else each for each in held}
    lost = []
    for path, tree in sources():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            is_marked = getattr(call.func, "id", "") in ("_", "msg", "plural")
            said = getattr(call.args[0], "value", None) if is_marked else None
            if isinstance(said, str) and said and said not in known:
                lost.append(f"{path}:{call.lineno}")

    assert not lost


def test_sentences_are_marked_as_plain_text() -> None:
    wrong = []
    for path, tree in sources():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "id", "")
            marked = call.args[: {"_": 1, "msg": 1, "plural": 2}.get(name, 0)]
            if any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in marked):
                wrong.append(f"{path}:{call.lineno}")

    assert not wrong


def test_window_and_command_line_hold_no_chinese_words_of_their_own() -> None:
    wrong = []
    for path, tree in sources("ui", "cli"):
        silent = {id(node) for node in _silent(tree, HAN_ALLOWED.get(path, set()))}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or id(node) in silent:
                continue
            if HAN.search(str(node.value)):
                wrong.append(f"{path}:{node.lineno}")

    assert not wrong


def _silent(tree: ast.Module, allowed: set[str]) -> Iterator[ast.AST]:
    """Give the texts that nobody reads at the desk: docstrings and allowed tables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        if isinstance(node, ast.Assign):
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
            if names & allowed:
                yield from ast.walk(node.value)
