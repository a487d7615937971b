"""Small pictures are read beside the window and let go when no page shows them."""

import pytest
from PySide6.QtGui import QColor, QImage

from layout_app.desk.commands import run
from layout_app.ui.screen.pictures import KEPT, LARGEST, Proxies
from tests.gui.copy_made import photograph
from tests.gui.mouse import settle
from tests.gui.test_canvas import place

pytestmark = pytest.mark.gui


@pytest.fixture
def kept(desk, tmp_path):
    return desk.bridge.session.keep_original(photograph(tmp_path, size=(3000, 2000)).read_bytes())


def test_a_picture_arrives_small_and_once(desk, kept, qtbot):
    proxies = Proxies(desk.bridge.session)
    with qtbot.waitSignal(proxies.arrived, timeout=10_000) as told:
        assert proxies.small(kept) is None
        assert proxies.small(kept) is None
    assert told.args == [kept]
    image = proxies.small(kept)
    assert image.width() * image.height() <= LARGEST
    assert image.width() / image.height() == pytest.approx(1.5, abs=0.01)
    assert image.sizeInBytes() < proxies.held() < 1.5 * image.sizeInBytes()
    half = proxies.small(kept, image.width() / 2 - 1)
    assert half.width() == image.width() // 2, "the smallest that is wide enough"
    assert proxies.small(kept, image.width() - 1).width() == image.width()
    proxies.stop()


def test_what_no_page_shows_is_let_go(desk, kept, qtbot):
    proxies = Proxies(desk.bridge.session)
    with qtbot.waitSignal(proxies.arrived, timeout=10_000):
        proxies.small(kept)
    for _ in range(KEPT):
        proxies.turn()
    assert proxies.held()
    proxies.turn()
    assert proxies.held() == 0
    proxies.stop()
    assert proxies.small(kept) is None
    assert proxies._reader is None


def test_what_is_no_picture_stays_grey(desk, qtbot):
    digest = desk.bridge.session.keep_original(b"no picture at all")
    proxies = Proxies(desk.bridge.session)
    with qtbot.waitSignal(proxies.arrived, timeout=10_000):
        proxies.small(digest)
    assert proxies.small(digest) is None
    proxies.stop()


def test_a_picture_whose_file_comes_back_is_shown_again(desk, kept, tmp_path, qtbot):
    session, pictures = desk.bridge.session, desk.pictures
    path = session.original(kept)
    data = path.read_bytes()
    path.unlink()
    with qtbot.waitSignal(pictures.arrived, timeout=10_000):
        assert pictures.small(kept) is None
    assert pictures.small(kept) is None
    assert session.originals._picture(kept)[0].code == "press.original_missing"
    (tmp_path / "found").mkdir()
    (tmp_path / "found" / "p.bin").write_bytes(data)
    session.keep_original(data)
    assert pictures.small(kept) is None
    qtbot.waitUntil(lambda: pictures.small(kept) is not None, timeout=10_000)
    assert not session.originals._picture(kept)


def test_clear_parts_are_paper_as_they_are_printed(desk, tmp_path, qtbot):
    clear = QImage(40, 40, QImage.Format.Format_ARGB32)
    clear.fill(QColor(200, 0, 0, 0))
    clear.save(str(tmp_path / "clear.png"))
    digest = desk.bridge.session.keep_original((tmp_path / "clear.png").read_bytes())
    proxies = Proxies(desk.bridge.session)
    with qtbot.waitSignal(proxies.arrived, timeout=10_000):
        proxies.small(digest)
    assert proxies.small(digest).pixelColor(20, 20) == QColor("white")
    proxies.stop()


def test_only_the_boxes_with_the_picture_are_drawn_again(desk, tmp_path, qtbot):
    place(desk, "a2", columns=3, lines=40)
    place(desk, "a3", column=3, line=12, columns=1, lines=20)
    run(desk.bridge.session, "picture.add", article="a2", path=photograph(tmp_path))
    settle()
    items = desk.scene._items.values()
    (original,) = {p.original for a in desk.bridge.session.issue.articles for p in a.pictures}
    assert sum(item.shows(original) for item in items) == 1
    desk.view.viewport().grab()
    qtbot.waitUntil(lambda: isinstance(desk.pictures.small(original), QImage), timeout=10_000)
