"""Pictures in press colour or a space of their own and turned ones look as on paper."""

import io

import pytest
from PIL import Image, ImageCms
from PySide6.QtGui import QColor

from layout_app.desk.commands import run
from layout_app.model.issue import index
from layout_app.ui.screen.pictures import Proxies
from tests.gui.hands import picture_of
from tests.gui.mouse import settle
from tests.gui.test_canvas import place

pytestmark = pytest.mark.gui
INKS = {
    "cyan": ((255, 0, 0, 0), (0, 180, 238)),
    "magenta": ((0, 255, 0, 0), (245, 61, 153)),
    "red": ((0, 255, 255, 0), (241, 56, 57)),
    "black": ((0, 0, 0, 255), (49, 49, 49)),
    "paper": ((0, 0, 0, 0), (255, 255, 255)),
}
"""Inks, and how the shipped profile of newsprint shows them; black alone is gray."""
TURN = 274


def saved(image: Image.Image, kind: str, **how) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def turned(kind: str) -> bytes:
    """Return a picture, red above and white below, that lies on its side in its file."""
    upright = Image.new("RGB", (60, 90), "white")
    upright.paste((200, 20, 20), (0, 0, 60, 45))
    exif = Image.Exif()
    exif[TURN] = 6
    return saved(upright.rotate(90, expand=True), kind, exif=exif)


def exchanged() -> bytes:
    """Return the profile of sRGB with red and green exchanged: plainly another space."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data.replace(b"rXYZ", b"tXYZ", 1).replace(b"gXYZ", b"rXYZ", 1)
    return data.replace(b"tXYZ", b"gXYZ", 1)


def small(desk, qtbot, data: bytes):
    proxies = Proxies(desk.bridge.session)
    kept = desk.bridge.session.keep_original(data)
    with qtbot.waitSignal(proxies.arrived, timeout=10_000):
        proxies.small(kept)
    found = proxies.small(kept)
    proxies.stop()
    return found


def rgb(image, x: int, y: int) -> tuple[int, ...]:
    return QColor(image.pixel(x, y)).getRgb()[:3]


@pytest.mark.parametrize("kind", ["TIFF", "JPEG"])
@pytest.mark.parametrize("name", INKS)
def test_press_colour_is_shown_by_the_profile_of_the_press(desk, qtbot, kind, name):
    inks, wanted = INKS[name]
    shown = small(desk, qtbot, saved(Image.new("CMYK", (80, 60), inks), kind))
    assert rgb(shown, 40, 30) == pytest.approx(wanted, abs=4)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_photo_of_a_wider_space_is_as_bright_as_on_paper(desk, qtbot, kind):
    photo = Image.new("RGB", (80, 60), (60, 190, 60))
    shown = small(desk, qtbot, saved(photo, kind, icc_profile=exchanged()))
    assert rgb(shown, 40, 30) == pytest.approx((190, 60, 60), abs=4)


def test_a_tiff_in_lab_is_shown_as_it_is_printed(desk, qtbot):
    shown = small(desk, qtbot, saved(Image.new("LAB", (80, 60), (255, 128, 128)), "TIFF"))
    assert rgb(shown, 40, 30) == pytest.approx((255, 255, 255), abs=2)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_picture_that_lies_in_its_file_stands_on_the_canvas(desk, qtbot, kind):
    shown = small(desk, qtbot, turned(kind))
    assert (shown.width(), shown.height()) == (60, 90)
    assert rgb(shown, 30, 10) == pytest.approx((200, 20, 20), abs=12)
    assert rgb(shown, 30, 80) == pytest.approx((255, 255, 255), abs=12)


def test_the_place_of_a_turned_png_has_its_shape_and_its_pixels(desk, qtbot, tmp_path):
    place(desk, "a2", columns=3, line=12, lines=40)
    (tmp_path / "门.png").write_bytes(turned("PNG"))
    run(desk.bridge.session, "picture.add", article="a2", path=tmp_path / "门.png")
    settle()
    picture = picture_of(desk)
    assert picture.pixels == (60, 90)
    qtbot.waitUntil(lambda: desk.pictures.small(picture.original) is not None, timeout=10_000)
    shown = desk.pictures.small(picture.original)
    assert (shown.width(), shown.height()) == (60, 90)
    assert index(desk.bridge.session.issue).parts["a2"]
