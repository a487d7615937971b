import io

import pytest
from PIL import Image

from layout_app.display.items import Panel
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ink import BLACK
from layout_app.press.render import blanked, lean, page_png
from layout_app.press.writer import Profile, write_pdf
from tests.pages import TRIM, Originals, full_page, group, info, page


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
