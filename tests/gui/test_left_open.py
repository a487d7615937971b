"""What was open is open again; where no Chinese can be typed, one sentence says what to set."""

import pytest
from PySide6.QtWidgets import QApplication

from layout_app.desk.making import make_issue
from layout_app.desk.words import use_language
from layout_app.ui.input_method import input_method_trouble
from layout_app.ui.start import Desktop, left_open
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


@pytest.fixture
def desktop(qapp: QApplication, own_settings):
    use_language("en")
    made = Desktop(qapp)
    yield made
    made.window.release()
    made.window.close()
    made.window.deleteLater()
    settle()


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
        ({}, "windows", ""),
        ({}, "offscreen", ""),
    ],
)
def test_missing_input_method_is_said_in_one_sentence(env, platform, names):
    use_language("en")
    told = input_method_trouble(env, platform)
    assert names in told
    assert bool(told) is bool(names)
