"""Every room's docstring is its map: it names each module, and states the room's one rule."""

import ast
import re
from pathlib import Path

import pytest

import layout_app

HOME = Path(layout_app.__file__).parent
ROOMS = sorted(path.parent for path in HOME.rglob("__init__.py"))


def called(room: Path) -> str:
    return room.relative_to(HOME.parent).as_posix()


def told(room: Path) -> str:
    return ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""


def inside(room: Path) -> set[str]:
    modules = {path.stem for path in room.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in room.glob("*/__init__.py")}


def test_there_are_rooms() -> None:
    assert {"layout_app", "layout_app/desk/commands"} <= set(map(called, ROOMS))


@pytest.mark.parametrize("room", ROOMS, ids=called)
def test_a_map_names_every_module_of_its_room(room: Path) -> None:
    assert inside(room) - set(re.findall(r"`(\w+)`", told(room))) == set()


@pytest.mark.parametrize("room", ROOMS, ids=called)
def test_a_map_states_one_rule(room: Path) -> None:
    assert told(room).count("One rule: ") == 1
