"""An editor at a real screen: what was tested offscreen, done once with mouse and keyboard."""

import pytest

from tests.journeys.conftest import box_of, place_first
from tests.journeys.screens import missing_tools

pytestmark = [
    pytest.mark.x11,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {missing_tools()}"),
]


def test_article_is_dragged_from_the_tray_onto_the_page(journey):
    desk = journey.desk
    article = place_first(desk)
    state = desk.state()
    assert list(state["placed"]) == [article]
    assert state["undo"]
    assert state["article"] == article


def test_box_is_moved_stretched_and_undone_with_the_mouse(journey):
    desk = journey.desk
    article = place_first(desk)
    box = box_of(desk)
    start = desk.state()["placed"][article]
    x, y, w, h = desk.ask("where")["boxes"][box]
    desk.drag((x + w // 2, y + h // 2), (x + w // 2 + 120, y + h // 2 + 80))
    moved = desk.state()["placed"][article]
    assert moved[0] > start[0]
    assert moved[1] > start[1]
    badge = desk.state()["badges"][box]
    x, y, w, h = desk.ask("where")["boxes"][box]
    desk.drag((x + w // 2, y + h), (x + w // 2, y + h - 60))
    shorter = desk.state()["placed"][article]
    assert shorter[3] < moved[3]
    assert desk.state()["badges"][box] != badge
    desk.keys("ctrl+z", "ctrl+z", "ctrl+z")
    assert desk.state()["placed"] == {}
    desk.keys("ctrl+shift+z")
    assert desk.state()["placed"][article] == start


def test_chinese_is_put_into_the_story_and_saved(journey):
    desk = journey.desk
    article = place_first(desk)
    x, y, w, _h = desk.ask("where")["widgets"]["story"]
    desk.click((x + w // 2, y + 60))
    desk.keys("ctrl+Home", "Down", "Home")
    desk.paste("白洋湾")
    assert "白洋湾" in desk.state()["story"]
    desk.keys("ctrl+s")
    desk.until(lambda: not desk.state()["dirty"])
    assert "白洋湾" in (journey.issue / "articles" / f"{article}.yaml").read_text(encoding="utf-8")


def test_headline_is_rewritten_in_place(journey):
    desk = journey.desk
    place_first(desk)
    desk.keys("F2")
    desk.until(lambda: "headline-editor" in desk.ask("where")["widgets"])
    desk.paste("河畔新绿")
    desk.keys("Return")
    desk.until(lambda: desk.state()["story"].startswith("河畔新绿"))


def test_page_is_exported_with_the_dialog(journey):
    desk = journey.desk
    place_first(desk)
    desk.keys("ctrl+e")
    desk.until(lambda: "export" in desk.ask("where")["widgets"])
    x, y, _w, h = desk.ask("where")["widgets"]["accept-problems"]
    desk.click((x + 8, y + h // 2))
    desk.click(desk.centre("widgets", "export"))
    out = journey.issue / "out" / "x1a"
    desk.until(lambda: len(list(out.glob("*.pdf"))) == 4, timeout=60)
    desk.until(lambda: "export-progress" not in desk.ask("where")["widgets"])
    desk.keys("Escape")
    desk.until(lambda: "export" not in desk.ask("where")["widgets"])


def test_box_is_carried_to_another_page_over_the_flatplan(journey):
    desk = journey.desk
    article = place_first(desk)
    x, y, w, h = desk.ask("where")["boxes"][box_of(desk)]
    desk.drag((x + w // 2, y + h // 2), desk.centre("pages", "A02"))
    desk.until(lambda: desk.state()["page"] == "A02")
    assert list(desk.state()["placed"]) == [article]
    desk.keys("ctrl+z")
    desk.until(lambda: desk.state()["page"] == "A01")


def test_command_is_found_by_name_and_run(journey):
    desk = journey.desk
    before = len(desk.ask("where")["pages"])
    desk.keys("ctrl+shift+p")
    desk.until(lambda: "palette-field" in desk.ask("where")["widgets"])
    desk.screen.xdotool("type", "page.new")
    desk.keys("Return")
    desk.until(lambda: len(desk.ask("where")["pages"]) == before + 1)


def test_cut_sentence_is_joined_with_one_key(journey):
    desk = journey.desk
    desk.until(lambda: "repair-ends" in desk.ask("where")["widgets"])
    desk.until(lambda: desk.state()["repair"])
    rows = desk.state()["repair"]
    x, y, w, _h = desk.ask("where")["widgets"]["repair-ends"]
    desk.click((x + w // 2, y + 10))
    desk.keys("j")
    desk.until(lambda: desk.state()["repair"] != rows)
    assert desk.state()["repair"][0].startswith("✓")
    desk.keys("ctrl+z")
    desk.until(lambda: desk.state()["repair"] == rows)
