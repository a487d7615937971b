import io

import pytest
from PIL import Image

from layout_app.display.items import Panel
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Rect
from layout_app.model.ink import BLACK
from layout_app.press.render import page_png
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
