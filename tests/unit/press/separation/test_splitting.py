"""Pages taken apart into plates: without contents, with forms, with one that draws itself."""

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream

from layout_app.press.separation.plates import Plate, plates

SIDE = 72


def page_of(make) -> bytes:
    """Return a file whose only page is finished by `make`, which is given file and page."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(SIDE, SIDE))
    make(pdf, page.obj)
    sink = io.BytesIO()
    pdf.save(sink, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return sink.getvalue()


def form(pdf: pikepdf.Pdf, content: bytes, **named: pikepdf.Object) -> Stream:
    found = Stream(pdf, content)
    found.Type, found.Subtype = Name.XObject, Name.Form
    found.BBox = [0, 0, SIDE, SIDE]
    found.Resources = Dictionary(XObject=Dictionary({f"/{k}": v for k, v in named.items()}))
    return pdf.make_indirect(found)


def drawing(page: pikepdf.Object, pdf: pikepdf.Pdf, drawn: pikepdf.Object) -> None:
    page.Resources = Dictionary(XObject=Dictionary(Fm=drawn))
    page.Contents = Stream(pdf, b"/Fm Do")


def most(found: tuple[Plate, ...]) -> dict[str, int]:
    """Return the most of each ink in one place, 0 to 255."""
    return {plate.ink: int(plate.shares.max()) for plate in found}


def test_page_without_contents_is_blank():
    def make(_pdf, page):
        if "/Contents" in page:
            del page["/Contents"]

    found = plates(page_of(make), 0, 72)
    assert set(most(found).values()) <= {0}


def test_ink_of_a_form_is_on_its_plate():
    def make(pdf, page):
        drawing(page, pdf, form(pdf, b"0 1 0 0 k 0 0 72 72 re f"))

    found = most(plates(page_of(make), 0, 72))
    assert found["Magenta"] == 255
    assert found["Cyan"] == found["Yellow"] == found["Black"] == 0


@pytest.mark.parametrize("name", ["红".encode(), "红".encode("gbk"), b"a/1 #"])
def test_what_a_page_names_in_any_writing_is_on_its_plate(name):
    written = b"/" + b"".join(b"#%02X" % byte for byte in name)

    def make(pdf, page):
        ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 1, 1, 0], N=1)
        gold = pikepdf.Array([Name.Separation, Name.Gold, Name.DeviceCMYK, ramp])
        page.Resources = Dictionary(
            ColorSpace=Dictionary(Xq=gold),
            ExtGState=Dictionary(Xq=Dictionary(ca=0.5)),
            XObject=Dictionary(Xq=form(pdf, b"0 1 0 0 k 0 0 72 30 re f")),
        )
        # A state that is not found leaves the ink as it is.
        page.Contents = Stream(
            pdf, b"/N Do /N gs /N cs 1 scn 0 40 72 30 re f".replace(b"/N", written)
        )

    found = most(plates(page_of(make).replace(b"/Xq", written), 0, 72))
    assert found["Magenta"] == 255
    assert found["Gold"] in (127, 128)


def test_form_that_draws_itself_comes_to_an_end():
    def make(pdf, page):
        one = form(pdf, b"0 1 0 0 k 0 0 72 72 re f /Again Do")
        one.Resources.XObject.Again = one
        drawing(page, pdf, one)

    assert most(plates(page_of(make), 0, 72))["Magenta"] == 255
