import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from layout_app.display.items import Group, Panel, Picture, Rule
from layout_app.display.page import walk
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ink import BLACK, PAPER, Ink
from layout_app.press.colour import below_black
from layout_app.press.images import press_image
from layout_app.press.overprint import PrintedOver, with_black_told
from layout_app.press.painted import picture_name
from layout_app.press.profile import Profile
from tests.pages import Originals, group, info, page, painted, run

PHOTO = Picture(rect=Rect(10, 10, 200, 100), original="photo")
DARK = (204, 204, 204, 0)
"""Four fifths of each colour, 240 % of ink."""


def told(*items, photo: Picture = PHOTO) -> Picture:
    shown = with_black_told(page(group([photo, *items], 5, 5)), shipped())
    (found,) = (item for item, _, _ in walk(shown) if isinstance(item, Picture))
    return found


def edges(found: Picture) -> tuple[float, float, float, float]:
    assert isinstance(found, PrintedOver)
    xs = [x for shape in found.black for loop in shape for x, _ in loop]
    ys = [y for shape in found.black for loop in shape for _, y in loop]
    return min(xs), min(ys), max(xs), max(ys)


def test_photo_knows_small_black_type_and_lines_over_it():
    assert len(told(run("黑白", 60, 60, size=9)).black) == 2
    left, top, right, bottom = edges(told(run("一", 60, 60, size=9)))
    assert 50 < left * 200 < right * 200 < 59
    assert 42 < top * 100 < bottom * 100 < 50
    line = Rule(x1=20, y1=60, x2=120, y2=60, weight=2, ink=BLACK)
    assert edges(told(line)) == pytest.approx((0.05, 0.49, 0.55, 0.51))
    frame = Panel(rect=Rect(30, 30, 100, 40), stroke=BLACK, weight=1)
    assert edges(told(frame)) == pytest.approx((0.0975, 0.195, 0.6025, 0.605))


@pytest.mark.parametrize("item", [
    run("大", 60, 60, size=20), run("白", 60, 60, size=9, ink=PAPER),
    run("灰", 60, 60, size=9, ink=Ink(k=0.5)), run("外", 300, 60, size=9),
    Panel(rect=Rect(30, 30, 100, 40), fill=BLACK),
])  # fmt: skip
def test_what_knocks_out_or_lies_elsewhere_leaves_a_photo_alone(item):
    assert told(item) == PHOTO


def test_type_painted_before_its_photo_is_covered_by_it():
    shown = page(group([run("黑", 60, 60, size=9), PHOTO]))
    assert with_black_told(shown, shipped()) is shown


def test_photo_in_a_group_of_a_group_knows_its_place():
    inner = Group(x=7, y=9, items=(PHOTO,), bounds=Rect(0, 0, 1, 1), name="")
    shown = with_black_told(page(group([inner, run("一", 67, 69, size=9)], 5, 5)), shipped())
    (found,) = (item for item, _, _ in walk(shown) if isinstance(item, Picture))
    assert edges(found) == pytest.approx(edges(told(run("一", 60, 60, size=9))), abs=2e-5)


def test_vertical_type_has_its_shapes_where_it_stands():
    fallen = replace(run("一", 60, 60, size=9), turn=90)
    left, top, right, bottom = edges(told(fallen))
    assert (bottom - top) * 100 > 4 * (right - left) * 200


def test_the_same_photo_with_and_without_type_are_two():
    assert picture_name(told(run("黑", 60, 60, size=9))) != picture_name(PHOTO)


def test_screen_file_keeps_its_photo_and_a_press_file_tells_it():
    shown = page(group([PHOTO, run("黑", 60, 60, size=9)]))
    (printed,) = painted(shown).pictures.values()
    assert isinstance(printed, PrintedOver)
    (lit,) = painted(shown, Profile.SCREEN).pictures.values()
    assert lit == PHOTO


def test_colours_leave_room_below_a_shape_and_stay_beside_it():
    image = Image.new("CMYK", (100, 50), DARK)
    square = (((0.2, 0.2), (0.4, 0.2), (0.4, 0.6), (0.2, 0.6)),)
    made = np.asarray(below_black(image, 2.4, [square], 1.0)).astype(int)
    assert made[20, 30, :3].sum() <= 1.4 * 255
    assert made[20, 30, :3].sum() >= 1.4 * 255 - 3
    assert tuple(made[20, 19]) == tuple(made[20, 30])
    assert tuple(made[20, 17]) == DARK
    assert tuple(made[20, 60]) == DARK
    assert tuple(made[45, 30]) == DARK


def test_what_an_inner_loop_holds_keeps_its_colours():
    image = Image.new("CMYK", (100, 100), DARK)
    outer = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
    inner = ((0.3, 0.3), (0.3, 0.7), (0.7, 0.7), (0.7, 0.3))
    for loops in ((outer, inner), (outer[::-1], inner[::-1])):
        made = np.asarray(below_black(image, 2.4, [loops], 1.0))
        assert tuple(made[50, 50]) == DARK
        assert tuple(made[20, 50]) != DARK


def test_light_places_stay_as_they_are():
    image = Image.new("CMYK", (20, 20), (100, 80, 80, 90))
    whole = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),)
    assert below_black(image, 2.4, [whole], 1.0).tobytes() == image.tobytes()


def test_picture_for_the_press_is_made_with_its_shapes():
    sink = io.BytesIO()
    Image.new("CMYK", (60, 40), DARK).save(sink, "TIFF")
    whole = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),)
    icc = info().icc
    place = Rect(0, 0, 1, 1), (60.0, 40.0), icc
    plain = press_image(sink.getvalue(), "d", *place, is_rgb=False)
    low = press_image(sink.getvalue(), "d", *place, is_rgb=False, black=[whole])
    assert plain.data != low.data
    light = press_image(sink.getvalue(), "d", *place, is_rgb=True)
    assert light == press_image(sink.getvalue(), "d", *place, is_rgb=True, black=[whole])


def test_kept_pictures_are_told_apart_by_what_prints_over_them(tmp_path):
    from layout_app.press.darkroom import Darkroom

    sink = io.BytesIO()
    Image.new("CMYK", (60, 40), DARK).save(sink, "TIFF")
    room = Darkroom(
        originals=Originals(photo=sink.getvalue()), icc=info().icc, is_rgb=False, kept=tmp_path
    )
    plain = room.ready({"a": PHOTO})["a"]
    assert room.ready({"a": told(run("黑", 60, 60, size=9))})["a"] != plain
    assert room.ready({"a": PHOTO})["a"] == plain
