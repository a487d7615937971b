import io
import re
from contextlib import suppress

import pikepdf
import pytest
from PIL import Image

from layout_app.display.items import Panel, PlacedPdf
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import shipped
from layout_app.model.box import SheetBox, Trim
from layout_app.model.geometry import Rect
from layout_app.model.ink import Ink
from layout_app.press.profile import SLUG
from layout_app.press.render import page_png
from layout_app.press.writer import Profile, write_pdf
from tests.pages import TRIM, Originals, column, group, info, page, run

SLOT = Rect(50, 100, *TRIM)
RED = Ink(m=1.0, y=1.0)


def advertisement(*, pages: int = 1) -> bytes:
    items = (Panel(rect=Rect(0, 0, 100, 50), fill=RED), run("广告", 10, 90, size=40))
    return write_pdf([page(group(items))] * pages, shipped(), Profile.X1A, info(), Originals())


def placed(ad: bytes, rect: Rect = SLOT, profile: Profile = Profile.X1A, **options) -> bytes:
    item = PlacedPdf(rect=rect, original="ad")
    display = page(group([item], name="ad1"), column("正文", "a1", x=20, y=20))
    pictures = Originals(ad=ad)
    return write_pdf([display], shipped(), profile, info(), pictures, **options)


def code(ad: bytes, rect: Rect = SLOT) -> str:
    with pytest.raises(ExportError) as refused:
        placed(ad, rect)
    assert refused.value.arguments["original"] == "ad"
    return refused.value.code


@pytest.mark.parametrize("profile", list(Profile))
def test_ad_stands_in_its_slot_at_its_own_size(profile):
    shown = Image.open(io.BytesIO(page_png(placed(advertisement(), profile=profile), 0, 72)))
    red, white = shown.convert("RGB").getpixel, (255, 255, 255)
    assert red((55, 105))[0] > 200
    assert red((55, 105))[2] < 80
    assert red((148, 148))[2] < 80
    assert red((152, 130)) == red((100, 152)) == red((48, 130)) == white


def test_ad_keeps_its_font_and_stays_a_form():
    with pikepdf.open(io.BytesIO(placed(advertisement()))) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        assert form.Subtype == "/Form"
        (font,) = form.Resources.Font.values()
        assert str(font.BaseFont).endswith("+NewsSong-Regular")
        assert font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()


def test_same_ad_gives_same_bytes():
    ad = advertisement()
    assert placed(ad) == placed(ad)


def test_ad_in_two_places_is_stored_once():
    items = [PlacedPdf(rect=Rect(n, 0, *TRIM), original="ad") for n in (0, 3)]
    pictures = Originals(ad=advertisement())
    data = write_pdf([page(group(items))], shipped(), Profile.X1A, info(), pictures)
    assert data.count(b"/Subtype /Form") == 1


def test_ad_of_another_size_is_refused():
    with pytest.raises(ExportError) as refused:
        placed(advertisement(), Rect(0, 0, TRIM[0], TRIM[1] - 10))
    assert refused.value.code == "export.ad_wrong_size"
    assert refused.value.arguments["found"] == "141.1 × 211.7"


def test_ad_a_hair_off_is_centred_not_scaled():
    data = placed(advertisement(), Rect(0, 0, TRIM[0] + 1, TRIM[1] + 1))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        a, _, _, d, _, _ = map(float, form.Matrix)
    assert a * (TRIM[0] + 1) == pytest.approx(1, abs=1e-5)
    assert d * (TRIM[1] + 1) == pytest.approx(1, abs=1e-5)


def test_ad_of_two_pages_is_refused():
    assert code(advertisement(pages=2)) == "export.ad_not_one_page"


def test_locked_ad_is_refused():
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(advertisement())) as pdf:
        pdf.save(sink, encryption=pikepdf.Encryption(owner="x", user="y"))
    assert code(sink.getvalue()) == "export.ad_locked"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"no pdf at all"])
def test_damaged_ad_is_refused(data):
    assert code(data) == "export.ad_damaged"


def test_half_an_ad_is_refused_or_placed():
    whole = advertisement()
    for share in range(1, 20):
        with suppress(ExportError):
            assert placed(whole[: len(whole) * share // 20])


def untrimmed(*, crop: bool = False) -> bytes:
    """Return an ad without TrimBox on its sheet: red up to its trim, the slug around it white."""
    with pikepdf.open(io.BytesIO(advertisement())) as pdf:
        page = pdf.pages[0]
        trim = [float(side) for side in page.TrimBox]
        del page["/TrimBox"], page["/BleedBox"]
        if crop:
            page["/CropBox"] = pikepdf.Array([trim[0] - 4, trim[1] - 4, trim[2] + 4, trim[3] + 4])
        sink = io.BytesIO()
        pdf.save(sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("crop", "trim"),
    [(False, Trim(box=SheetBox.MEDIA, bleed=SLUG)), (True, Trim(box=SheetBox.CROP, bleed=4))],
)
def test_an_ad_is_cut_by_the_chosen_box_as_by_its_own_trim(crop, trim):
    def shown(ad: bytes, trim: Trim) -> bytes:
        item = PlacedPdf(rect=SLOT, original="ad", trim=trim)
        display = page(group([item], name="ad1"))
        pictures = Originals(ad=ad)
        data = write_pdf([display], shipped(), Profile.X1A, info(), pictures)
        return page_png(data, 0, 72)

    assert shown(untrimmed(crop=crop), trim) == shown(advertisement(), Trim())


def test_one_file_cut_in_two_ways_is_stored_twice():
    trims = (Trim(box=SheetBox.MEDIA), Trim(box=SheetBox.CROP))
    width, height = TRIM[0] + 2 * SLUG, TRIM[1] + 2 * SLUG
    items = [PlacedPdf(rect=Rect(0, 0, width, height), original="ad", trim=t) for t in trims]
    pictures = Originals(ad=untrimmed())
    data = write_pdf([page(group(items))], shipped(), Profile.X1A, info(), pictures)
    assert data.count(b"/Subtype /Form") == 2


def test_a_chosen_box_of_another_size_is_refused():
    item = PlacedPdf(rect=SLOT, original="ad", trim=Trim(box=SheetBox.MEDIA))
    with pytest.raises(ExportError) as refused:
        write_pdf([page(group([item]))], shipped(), Profile.X1A, info(), Originals(ad=untrimmed()))
    assert refused.value.code == "export.ad_wrong_size"


def painting(code: str) -> bytes:
    """Return an ad that sets nothing but what this code says, from a corner inside its trim."""
    with pikepdf.open(io.BytesIO(advertisement())) as pdf:
        (font,) = pdf.pages[0].Resources.Font.keys()
        begun = f"1 0 0 1 {SLUG + 20} {SLUG + 300} cm {code.format(font=font)}"
        pdf.pages[0].Contents = pdf.make_stream(begun.encode())
        sink = io.BytesIO()
        pdf.save(sink, static_id=True)
    return sink.getvalue()


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize(
    "code",
    [
        "0 0 40 40 re f",
        "0 0 m 200 0 l S",
        "BT {font} 30 Tf <00010002> Tj ET",
    ],
)
def test_what_the_page_has_set_before_leaves_an_ad_alone(profile, code):
    ad = Originals(ad=painting(code))
    before = (
        Panel(rect=Rect(5, 5, 9, 9), fill=RED, stroke=RED, weight=7.0),
        run("字字", 20, 20, tracking=9.0, ink=RED),
        run("字字", 20, 40),
    )
    shown = []
    for items in ((), before):
        display = page(group([*items, PlacedPdf(rect=SLOT, original="ad")], name="ad1"))
        data = write_pdf([display], shipped(), profile, info(), ad)
        image = Image.open(io.BytesIO(page_png(data, 0, 72))).convert("RGB")
        shown.append(image.crop((52, 102, 398, 598)))
    assert shown[0] == shown[1]
    assert shown[0].convert("L").getextrema()[0] < 130


def test_an_ad_overprints_as_on_its_own_page():
    with pikepdf.open(io.BytesIO(placed(advertisement()))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        state = pdf.pages[0].Resources.ExtGState.GA
        assert (state.OP, state.op, state.OPM) == (False, False, 0)
    assert re.search(rb"/GA gs /\S+ Do Q", content)


def layered(base: str) -> bytes:
    """Return an ad of two layers, the second of which is off."""
    with pikepdf.open(io.BytesIO(advertisement())) as pdf:
        on, off = (
            pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=name))
            for name in ("on", "off")
        )
        settings = pikepdf.Dictionary(ON=[on], BaseState=pikepdf.Name(f"/{base}"))
        if base == "ON":
            settings.OFF = pikepdf.Array([off])
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[on, off], D=settings)
        pdf.pages[0].Resources.Properties = pikepdf.Dictionary(On=on, Off=off)
        drawn = b"/OC /%s BDC %d %d 90 90 re f EMC "
        pdf.pages[0].Contents = pdf.make_stream(drawn % (b"On", 40, 40) + drawn % (b"Off", 200, 40))
        sink = io.BytesIO()
        pdf.save(sink, static_id=True)
    return sink.getvalue()


@pytest.mark.parametrize("base", ["ON", "OFF"])
@pytest.mark.parametrize("profile", [Profile.X4, Profile.SCREEN])
def test_a_layer_that_is_off_stays_off_where_there_are_layers(profile, base):
    data = placed(layered(base), Rect(0, 0, *TRIM), profile)
    shown = Image.open(io.BytesIO(page_png(data, 0, 72))).convert("L")
    x, y = 85 - round(SLUG), round(TRIM[1] + SLUG) - 85
    assert shown.getpixel((x, y)) < 60
    assert shown.getpixel((x + 160, y)) == 255
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.Root.OCProperties.OCGs) == 2


def test_a_file_of_x1a_has_no_layers():
    with pikepdf.open(io.BytesIO(placed(layered("ON")))) as pdf:
        assert "/OCProperties" not in pdf.Root


def tinted(spot: str, likeness: list[float]) -> bytes:
    """Return an ad that shows a spot ink, with how its maker would show it on a screen."""
    with pikepdf.open(io.BytesIO(advertisement())) as pdf:
        tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=likeness, N=1)
        space = [pikepdf.Name.Separation, pikepdf.Name(f"/{spot}"), pikepdf.Name.DeviceCMYK, tint]
        pdf.pages[0].Resources.ColorSpace = pikepdf.Dictionary(S=pikepdf.Array(space))
        pdf.pages[0].Contents = pdf.make_stream(b"/S cs 1 scn 40 40 100 100 re f")
        sink = io.BytesIO()
        pdf.save(sink, static_id=True)
    return sink.getvalue()


def test_a_spot_ink_is_described_once_whoever_brings_it():
    ink = Ink(spot="GOLD 1", c=0.1, m=0.2, y=0.9)
    items = (
        PlacedPdf(rect=Rect(0, 0, *TRIM), original="one"),
        PlacedPdf(rect=Rect(0, 0, *TRIM), original="two"),
        Panel(rect=Rect(5, 5, 9, 9), fill=ink),
    )
    ads = Originals(one=tinted("GOLD 1", [0, 0.3, 1, 0]), two=tinted("GOLD 1", [0, 0.5, 0.8, 0]))
    data = write_pdf([page(group(items))], shipped(), Profile.X1A, info(), ads)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        used = pdf.pages[0].Resources
        spaces = [*used.ColorSpace.values()]
        spaces += [form.Resources.ColorSpace.S for form in used.XObject.values()]
        assert len(spaces) == 3
        assert len({space.objgen for space in spaces}) == 1
        assert [float(share) for share in spaces[0][3].C1] == pytest.approx([0.1, 0.2, 0.9, 0])


@pytest.mark.parametrize("code", ["utf-8", "gbk"])
def test_an_ad_finds_what_it_names_in_any_writing(code):
    named = "".join(f"#{byte:02X}" for byte in "红/1".encode(code))
    other = "".join(f"#{byte:02X}" for byte in "专色 红".encode("gbk"))
    with pikepdf.open(io.BytesIO(tinted("GOLD 1", [0, 0.3, 1, 0]))) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(f"/{named} cs 1 scn 0 0 900 900 re f".encode())
        sink = io.BytesIO()
        pdf.save(sink, static_id=True)
    ad = re.sub(rb"/ColorSpace <<\s*/S\b", f"/ColorSpace <</{named}".encode(), sink.getvalue())
    ad = ad.replace(b"/GOLD#201", f"/{other}".encode())
    assert (ad.count(named.encode()), ad.count(other.encode())) == (1, 1)
    made = placed(ad)
    shown = Image.open(io.BytesIO(page_png(made, 0, 72))).convert("RGB")
    assert shown.getpixel((100, 130))[2] < 80
    assert b"/#E4#B8#93#E8#89#B2#20#E7#BA#A2" in made, "a plate has one name"


def profiled(profile: bytes) -> bytes:
    """Return an ad whose inks, palette and spot ink are described by an ICC profile."""
    with pikepdf.open(io.BytesIO(advertisement())) as pdf:
        stream = pdf.make_stream(profile, N=4, Alternate=pikepdf.Name.DeviceCMYK)
        inks = pdf.make_indirect(pikepdf.Array([pikepdf.Name.ICCBased, stream]))
        tint = pikepdf.Dictionary(
            FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1
        )
        spaces = pikepdf.Dictionary(
            A=inks,
            B=[pikepdf.Name.Indexed, inks, 0, pikepdf.String(b"\0\0\0\xff")],
            C=[pikepdf.Name.Separation, pikepdf.Name("/GOLD 1"), inks, tint],
        )
        pdf.pages[0].Resources.ColorSpace = spaces
        pdf.pages[0].Contents = pdf.make_stream(b"/A cs 0 0 0 1 scn 40 40 100 100 re f")
        sink = io.BytesIO()
        pdf.save(sink, static_id=True)
    return sink.getvalue()


def test_the_press_s_own_profile_in_an_ad_is_plain_press_colour_whoever_saved_it():
    icc = info().icc
    resaved = icc[:24] + bytes(12) + icc[36:]
    inside = icc.index(b"mft2") + 5000
    other = icc[:inside] + bytes([icc[inside] ^ 1]) + icc[inside + 1 :]
    described = {}
    for name, profile in (("own", icc), ("resaved", resaved), ("other", other)):
        with pikepdf.open(io.BytesIO(placed(profiled(profile), profile=Profile.X4))) as pdf:
            (form,) = pdf.pages[0].Resources.XObject.values()
            spaces = form.Resources.ColorSpace
            told = spaces.A, spaces.B[1], spaces.C[2]
            described[name] = [str(s if isinstance(s, pikepdf.Name) else s[0]) for s in told]
    assert described["own"] == described["resaved"] == ["/DeviceCMYK"] * 3
    assert described["other"] == ["/ICCBased"] * 3


@pytest.mark.parametrize("profile", list(Profile))
def test_objects_that_shine_through_each_other_stay_a_group_where_that_is_allowed(profile):
    with pikepdf.open(io.BytesIO(advertisement())) as pdf:
        pdf.pages[0].Group = pikepdf.Dictionary(
            S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK, K=True
        )
        sink = io.BytesIO()
        pdf.save(sink, static_id=True)
    with pikepdf.open(io.BytesIO(placed(sink.getvalue(), profile=profile))) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        group = form.get("/Group")
    if profile is Profile.X1A:
        assert group is None
    else:
        assert (str(group.CS), group.I, group.K) == ("/DeviceCMYK", True, True)


def test_boxes_may_be_told_from_any_corner():
    with pikepdf.open(io.BytesIO(advertisement())) as pdf:
        for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
            left, bottom, right, top = pdf.pages[0][key]
            pdf.pages[0][key] = pikepdf.Array([right, top, left, bottom])
        sink = io.BytesIO()
        pdf.save(sink, static_id=True)
    assert page_png(placed(sink.getvalue()), 0, 72) == page_png(placed(advertisement()), 0, 72)


def test_a_fault_of_ours_is_no_damage_of_the_ad(monkeypatch):
    def broken(*_given: object) -> None:
        raise AttributeError("ours")

    monkeypatch.setattr("layout_app.press.placed.trim_of", broken)
    with pytest.raises(AttributeError):
        placed(advertisement())


@pytest.mark.parametrize("is_array", [True, False])
def test_objects_that_lie_in_each_other_without_end_are_damage(is_array):
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(advertisement())) as pdf:
        deep = pikepdf.Array([])
        for _ in range(490 if is_array else 3000):
            deep = (
                pikepdf.Array([deep])
                if is_array
                else pdf.make_indirect(pikepdf.Dictionary(Next=deep))
            )
        pdf.pages[0].Resources.Properties = pikepdf.Dictionary(P0=pdf.make_indirect(deep))
        pdf.save(sink)
    assert code(sink.getvalue()) == "export.ad_damaged"
