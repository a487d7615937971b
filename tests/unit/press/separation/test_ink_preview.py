"""Plates laid over each other, and the red above the limit."""

import numpy as np

from layout_app.press.separation.plates import Plate
from layout_app.press.separation.preview import highest, shown, total
from layout_app.resources import asset

ICC = asset("icc/news240.icc").read_bytes()
SIDE = 40


def plate(ink: str, share: float, **entries) -> Plate:
    return Plate(ink=ink, shares=np.full((SIDE, SIDE), round(share * 255), np.uint8), **entries)


def four(c: float, m: float, y: float, k: float) -> list[Plate]:
    return [
        plate(ink, share)
        for ink, share in zip(("Cyan", "Magenta", "Yellow", "Black"), (c, m, y, k), strict=True)
    ]


ALL = {"Cyan", "Magenta", "Yellow", "Black"}


def test_paper_is_white_and_black_is_dark():
    assert shown(four(0, 0, 0, 0), ALL, ICC).min() >= 253
    assert shown(four(0, 0, 0, 1), ALL, ICC).max() < 80


def test_one_plate_alone_is_shown_in_black():
    light = shown(four(1, 0.5, 0, 0), {"Magenta"}, ICC)
    assert (light == 255 - round(0.5 * 255)).all()


def test_plate_taken_off_is_gone_from_the_rest():
    light = shown(four(0, 1, 1, 0), ALL - {"Magenta"}, ICC)
    red, green, blue = light[0, 0]
    assert green > 150
    assert blue < red


def test_place_above_the_limit_is_red_whatever_is_shown():
    plates = four(0.9, 0.9, 0.9, 0)
    assert (shown(plates, {"Black"}, ICC, 240)[0, 0] == (226, 32, 28)).all()
    assert (shown(plates, {"Black"}, ICC, 280)[0, 0] == 255).all()


def test_spot_ink_lies_over_the_rest_in_its_own_colour():
    gold = plate("Gold", 1.0, solid=(200, 160, 60))
    light = shown([*four(0, 0, 0, 0), gold], {*ALL, "Gold"}, ICC)
    assert abs(light[0, 0].astype(int) - (200, 160, 60)).max() <= 3


def test_sum_counts_every_plate():
    plates = [*four(0.5, 0.5, 0, 1), plate("Gold", 0.25)]
    assert abs(float(total(plates).mean()) - 225) < 1


def test_highest_is_that_of_a_square_millimetre_not_of_a_pixel():
    shares = np.zeros((SIDE, SIDE), np.uint8)
    shares[3, 3] = 255
    plates = [Plate(ink="Black", shares=shares)]
    assert highest(plates, 254) == 1.0
