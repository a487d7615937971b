import io

import numpy as np
import pytest
from PIL import Image

from layout_app.display.items import Panel
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ink import BLACK, Ink
from layout_app.press.render import (
    blanked,
    cover,
    lean,
    page_png,
    reader_page,
    reader_picture,
)
from layout_app.press.writer import Profile, write_pdf
from tests.pages import PASSAGE, TRIM, Originals, full_page, group, info, page, run


@pytest.mark.parametrize("profile", list(Profile))
def test_picture_shows_the_trim(profile):
    corner = Panel(rect=Rect(0, 0, 20, 20), fill=BLACK)
    data = write_pdf([page(group([corner]))], shipped(), profile, info(), Originals())
    shown = Image.open(io.BytesIO(page_png(data, 0, 144))).convert("L")
    assert shown.size == (TRIM[0] * 2, TRIM[1] * 2)
    assert shown.getpixel((5, 5)) < 60
    assert shown.getpixel((50, 50)) == 255


def test_page_beyond_the_last_is_refused():
    data = write_pdf([full_page()], shipped(), Profile.X1A, info(), Originals())
    with pytest.raises(ExportError) as refused:
        page_png(data, 1, 72)
    assert refused.value.code == "render.no_such_page"


@pytest.mark.parametrize("dpi", [0, -1, 100_000])
def test_resolution_out_of_range_is_refused(dpi):
    data = write_pdf([full_page()], shipped(), Profile.X1A, info(), Originals())
    with pytest.raises(ExportError) as refused:
        page_png(data, 0, dpi)
    assert refused.value.code == "render.bad_dpi"


def pictured(colour) -> bytes:
    sink = io.BytesIO()
    image = Image.new("RGB", (40, 20), "white")
    image.paste(colour, (10, 5, 30, 15))
    image.save(sink, "PNG")
    return sink.getvalue()


def test_gray_page_is_kept_in_one_channel_and_a_coloured_one_as_it_is():
    gray, coloured = pictured((90, 90, 90)), pictured((90, 90, 91))
    made = Image.open(io.BytesIO(lean(gray)))
    assert made.mode == "L"
    assert made.getpixel((20, 10)) == 90
    assert lean(coloured) == coloured


@pytest.mark.parametrize("make", [lean, lambda png: png])
def test_blanked_shape_is_paper_and_the_rest_stays(make):
    shape = ((0.25, 0.25), (0.5, 0.25), (0.5, 0.75), (0.25, 0.75))
    made = Image.open(io.BytesIO(blanked(make(pictured((9, 9, 9))), [shape]))).convert("L")
    assert made.getpixel((15, 10)) == 255
    assert made.getpixel((25, 10)) == 9


def drawn_page(ink: Ink) -> bytes:
    """Return a page of type, white but for its letters, as PNG."""
    lines = [
        run((PASSAGE[n % 40 :] + PASSAGE)[:40], 10 + 0.37 * n, 20 + 13.31 * n, ink=ink)
        for n in range(40)
    ]
    shown = page(group(lines))
    return page_png(write_pdf([shown], shipped(), Profile.SCREEN, info(), Originals()), 0, 110)


@pytest.mark.parametrize("ink", [BLACK, Ink(m=0.9, y=0.8)])
def test_a_page_of_type_is_kept_in_few_steps_that_nobody_sees(ink):
    whole = drawn_page(ink)
    small = lean(whole, is_type=True)
    assert len(small) < 0.75 * len(lean(whole))
    one, two = (
        np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), int) for png in (whole, small)
    )
    assert one.shape == two.shape
    assert np.abs(one - two).mean() < 2
    assert np.abs(one - two).max() <= 20


def test_an_article_blanked_on_a_page_of_type_leaves_it_as_small():
    small = lean(drawn_page(BLACK), is_type=True)
    blank = blanked(small, [((0.0, 0.0), (1.0, 0.0), (1.0, 0.3), (0.0, 0.3))])
    assert len(blank) < len(small)
    assert Image.open(io.BytesIO(blank)).mode == "P"


def test_type_beside_a_photo_stays_crisp_in_what_readers_load():
    drawn = drawn_page(BLACK)
    made = reader_page(drawn, is_type=False)
    assert made.suffix == "webp"
    one, two = (
        np.asarray(Image.open(io.BytesIO(data)).convert("L"), float) for data in (drawn, made.data)
    )
    assert (made.height, made.width) == one.shape == two.shape
    inked = one < 128
    assert np.abs(one - two)[inked].mean() < 4
    assert np.abs(one - two).mean() < 2


def test_a_page_that_is_too_heavy_loses_quality_not_pixels():
    chance = np.random.default_rng(7)
    noise = Image.fromarray(chance.integers(0, 255, (300, 400, 3), np.uint8))
    best, light = reader_picture(noise), reader_picture(noise, most=60_000)
    assert len(light.data) < len(best.data)
    assert (light.width, light.height) == (400, 300)


def test_a_cover_is_a_small_page():
    page = reader_page(drawn_page(BLACK), is_type=True)
    small = cover(page, 120)
    assert small.width == 120
    assert Image.open(io.BytesIO(small.data)).size == (small.width, small.height)
    assert small.height == round(page.height * 120 / page.width)


def test_an_article_blanked_beside_a_photo_is_paper():
    made = reader_page(pictured((200, 20, 20)), is_type=False)
    shape = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
    blank = Image.open(io.BytesIO(blanked(made.data, [shape])))
    assert blank.format == "WEBP"
    assert min(blank.convert("RGB").getpixel((12, 10))) > 240
    assert blank.convert("RGB").getpixel((27, 10))[0] > 150
