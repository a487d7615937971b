"""The manual names only what the program has: menus, commands, keys, labels, pictures."""

import gettext
import re
from pathlib import Path

import pytest

from docs.manual.pictures import STATES, keys_page, menus_of
from layout_app.cli import COMMANDS as CLI
from layout_app.desk import words
from layout_app.desk.words import use_language
from layout_app.ui.window.main_window import MainWindow
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
MANUAL = Path(__file__).parents[2] / "docs" / "manual"
LANGUAGES = ("zh_CN", "en")
PAGES = [path for language in LANGUAGES for path in sorted((MANUAL / language).glob("*.md"))]
IDS = [f"{path.parent.name}/{path.stem}" for path in PAGES]
REPAIR_KEYS = set("JXMCWLN")
"""Keys of the list of cuts, which are no commands of menus."""


def plain(title: str) -> str:
    """Leave out what a menu adds to a name."""
    return re.sub(r"\(&\w\)|&|…+$", "", title).strip()


def roles(path: Path, role: str) -> list[str]:
    text = " ".join(path.read_text("utf-8").split())
    return re.findall(rf"{{{role}}}`([^`]+)`", text)


@pytest.fixture(scope="module", params=LANGUAGES)
def told(request, qapp, tmp_path_factory):
    """Menus with their commands, and all keys, in one language."""
    from PySide6.QtCore import QSettings

    from layout_app.desk.issues.making import make_issue
    from layout_app.desk.session import open_session
    from layout_app.ui.start import dress

    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    home = tmp_path_factory.mktemp("manual")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home))
    use_language(request.param)
    window = MainWindow(dress(qapp))
    window.show_session(open_session(make_issue(home / "issue", name="江湾社区报").folder))
    settle()
    menus = {plain(menu): {plain(title) for title, _key in rows} for menu, rows in menus_of(window)}
    keys = {key for _menu, rows in menus_of(window) for _title, key in rows if key}
    page = keys_page(window)
    yield request.param, menus, keys, page
    window.release()
    window.close()
    window.deleteLater()
    use_language("en")
    settle()


def pages(language: str) -> list[Path]:
    return [path for path in PAGES if path.parent.name == language]


def test_menus_and_commands_are_there(told):
    language, menus, _keys, _page = told
    named = 0
    for path in pages(language):
        for choice in roles(path, "menuselection"):
            menu, *rows = (plain(part) for part in choice.split("-->"))
            command = " › ".join(rows)
            assert menu in menus, (path.name, choice)
            # A menu may be named alone.
            assert not rows or command in menus[menu], (path.name, choice)
            named += 1
    assert named > 15


def test_keys_are_those_of_the_program(told):
    language, _menus, keys, _page = told
    for path in pages(language):
        for key in roles(path, "kbd"):
            assert key in keys or (path.stem in ("repair", "first-issue") and key in REPAIR_KEYS), (
                path.name,
                key,
            )


def test_labels_are_words_of_the_program(told):
    language, *_rest = told
    folder = Path(words.__file__).parents[1] / "locale"
    chinese = gettext.translation(words.DOMAIN, folder, ["zh_CN"])._catalog
    known = {
        plain(text if language == "zh_CN" else msgid)
        for msgid, text in chinese.items()
        if isinstance(msgid, str)
    }
    for path in pages(language):
        for label in roles(path, "guilabel"):
            assert plain(label) in known, (path.name, label)


def test_page_of_keys_lists_every_command_with_a_key(told):
    _language, menus, keys, page = told
    assert all(f"`{key}`" in page for key in keys)
    assert all(menu in page for menu, commands in menus.items() if commands)


@pytest.mark.parametrize("path", PAGES, ids=IDS)
def test_pictures_and_command_lines_are_there(path):
    text = path.read_text("utf-8")
    for name in re.findall(r"_pictures/([\w-]+)\.png", text):
        assert name in STATES, name
    for command in re.findall(r"`layout-app (\w+)", text):
        assert command in CLI, command
    for page in re.findall(r"\]\((\w[\w-]*\.md)\)", text):
        assert path.with_name(page).exists(), page


def test_both_languages_have_the_same_pages_and_pictures():
    for name in {path.name for path in PAGES}:
        both = [(MANUAL / language / name).read_text("utf-8") for language in LANGUAGES]
        pictures = [re.findall(r"_pictures/([\w-]+)\.png", text) for text in both]
        assert pictures[0] == pictures[1], name
        choices = [len(roles(MANUAL / language / name, "kbd")) for language in LANGUAGES]
        assert choices[0] == choices[1], name
