"""What was open is open again; where no Chinese can be typed, one sentence says what to set."""

import pytest

from layout_app.desk.issues.making import make_issue
from layout_app.desk.words import use_language
from layout_app.ui.screen.input_method import input_method_trouble, running_programs
from layout_app.ui.start import left_open
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


def test_issue_that_was_open_is_opened_again(desktop, tmp_path):
    assert left_open() is None
    folder = make_issue(tmp_path / "2023-03-20", name="江湾社区报", pages=1).folder
    desktop.open(folder)
    assert desktop.window.close()
    assert left_open() == folder
    (folder / "issue.yaml").unlink()
    assert left_open() is None


def test_start_page_closes_the_issue_and_is_what_comes_next(desktop, tmp_path):
    folder = make_issue(tmp_path / "2023-03-20", name="江湾社区报", pages=1).folder
    desktop.open(folder)
    desktop.window.desk.actions.by_name["issue.start"].trigger()
    settle()
    assert desktop.window.centralWidget().objectName() == "start-page"
    assert not (folder / ".lock").exists()
    desktop.window.close()
    assert left_open() is None


@pytest.mark.parametrize(
    ("env", "platform", "names"),
    [
        ({}, "xcb", "QT_IM_MODULE=ibus"),
        ({"QT_IM_MODULE": "fcitx"}, "xcb", "fcitx"),
        ({"QT_IM_MODULE": "ibus"}, "xcb", ""),
        ({"QT_IM_MODULES": "wayland;ibus"}, "xcb", ""),
        ({"QT_IM_MODULES": "wayland;fcitx"}, "xcb", "fcitx"),
        ({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "ibus"}, "xcb", "fcitx"),
        ({"QT_IM_MODULE": "xim"}, "xcb", "No input method"),
        ({"XMODIFIERS": "@im=fcitx"}, "xcb", "fcitx is there, but is not asked"),
        ({"XMODIFIERS": "@im=none"}, "xcb", "No input method"),
        ({"XMODIFIERS": "@im=ibus", "GTK_IM_MODULE": "fcitx"}, "xcb", "ibus is there"),
        ({"GTK_IM_MODULE": "fcitx5"}, "xcb", "fcitx5 is there"),
        ({"GTK_IM_MODULE": "xim"}, "xcb", "No input method"),
        ({"IBUS_ADDRESS": "unix:path=/tmp/x"}, "xcb", "ibus is there"),
        ({"GTK_IM_MODULE": "fcitx"}, "wayland", ""),
        ({}, "wayland", ""),
        ({"XMODIFIERS": "@im=fcitx"}, "cocoa", ""),
        ({}, "windows", ""),
        ({}, "offscreen", ""),
    ],
)
def test_missing_input_method_is_said_in_one_sentence(env, platform, names):
    use_language("en")
    told = input_method_trouble(env, platform)
    assert names in told
    assert bool(told) is bool(names)


def test_input_method_that_runs_is_named():
    use_language("en")
    assert "fcitx5 is there" in input_method_trouble({}, "xcb", lambda: {"bash", "fcitx5"})
    assert "ibus is there" in input_method_trouble({}, "xcb", lambda: {"ibus"})
    assert "No input method" in input_method_trouble({}, "xcb", lambda: {"bash", "fcitx-diag"})


def test_programs_are_looked_for_only_where_that_may_help():
    def looked() -> set[str]:
        raise AssertionError("the programs were looked through for nothing")

    assert input_method_trouble({}, "windows", looked) == ""
    assert input_method_trouble({"QT_IM_MODULE": "ibus"}, "xcb", looked) == ""


def test_running_programs_are_read_from_the_system(tmp_path):
    for number, name in (("1", "systemd"), ("42", "ibus-daemon"), ("43", "fcitx5"), ("self", "me")):
        (tmp_path / number).mkdir()
        (tmp_path / number / "comm").write_text(f"{name}\n", "utf-8")
    (tmp_path / "44").mkdir()
    assert running_programs(tmp_path) == {"systemd", "ibus", "fcitx5"}
    assert running_programs(tmp_path / "nowhere") == frozenset()
