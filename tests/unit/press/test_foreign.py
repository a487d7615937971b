"""The preflight of somebody else's PDF, on files of our own and on hostile ones."""

import io
import random
import zlib
from time import process_time

import pikepdf
import pytest
from PIL import Image, ImageCms

from layout_app.fonts.catalogue import FaceFile, shipped
from layout_app.fonts.program import open_program
from layout_app.model.box import SheetBox, Trim
from layout_app.model.geometry import MM
from layout_app.model.ids import FaceId
from layout_app.model.problem import Severity
from layout_app.preflight.limits import Limits
from layout_app.press.foreign.faults import check_pdf
from layout_app.press.foreign.standard import Standard
from layout_app.press.jpeg import scans_of
from layout_app.press.profile import SLUG
from layout_app.press.writer import Profile, write_pdf
from tests.cffface import save_cff_face
from tests.pages import TRIM, Originals, full_page, group, info, page, run

PRESS = [Profile.X1A, Profile.X4]


def noise(mode: str, kind: str = "JPEG") -> bytes:
    chance = random.Random(3)
    image = Image.frombytes("RGB", (600, 400), chance.randbytes(720_000)).convert(mode)
    sink = io.BytesIO()
    image.save(sink, kind)
    return sink.getvalue()


def written(profile: Profile = Profile.X1A, original: bytes | None = None) -> bytes:
    pictures = Originals(photo=original or noise("RGB"))
    return write_pdf([full_page("photo")], shipped(), profile, info(), pictures)


def changed(data: bytes, change) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        sink = io.BytesIO()
        pdf.save(
            sink,
            static_id=True,
            force_version="1.4",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return sink.getvalue()


def codes(data: bytes, **options) -> set[str]:
    return {problem.code for problem in check_pdf(data, **options)}


@pytest.mark.parametrize("revision", [4, 6])
@pytest.mark.parametrize("user", ["", "password"])
def test_a_locked_file_is_not_called_damaged(user, revision):
    sink = io.BytesIO()
    with pikepdf.open(io.BytesIO(written())) as pdf:
        pdf.save(sink, encryption=pikepdf.Encryption(owner="owner", user=user, R=revision))
    assert codes(sink.getvalue()) == {"pdf.locked"}


@pytest.mark.parametrize("profile", PRESS)
def test_our_own_page_has_no_fault(profile):
    assert codes(written(profile)) == set()


def test_screen_file_is_told_to_be_no_press_file():
    assert codes(written(Profile.SCREEN)) >= {"pdf.no_standard", "pdf.colour", "pdf.intents"}


def test_page_is_measured_against_the_slot():
    data = written()
    assert not codes(data, slot=TRIM)
    (told,) = check_pdf(data, slot=(TRIM[0] + 3 * MM, TRIM[1]))
    assert (told.code, told.where.page) == ("pdf.wrong_size", "1")


def test_what_an_editor_chose_for_want_of_a_trim_is_told_and_measured():
    def untrimmed(pdf) -> None:
        del pdf.pages[0]["/TrimBox"], pdf.pages[0]["/BleedBox"]

    file, slot = changed(written(), untrimmed), (TRIM[0], TRIM[1])
    assert "pdf.no_trim_box" in codes(file)
    trim = Trim(box=SheetBox.MEDIA, bleed=SLUG)
    (told,) = check_pdf(file, slot=slot, trim=trim)
    assert (told.code, told.severity) == ("pdf.trim_chosen_bleed", Severity.NOTE)
    assert dict(told.args) == {"box": "MediaBox", "bleed": round(SLUG / MM, 2), "count": 1}
    whole = codes(file, slot=slot, trim=Trim(box=SheetBox.MEDIA))
    assert whole == {"pdf.trim_chosen", "pdf.wrong_size"}


def layered(data: bytes, *, off: bool = False, base: str = "", unprinted: bool = False) -> bytes:
    """Put a tint on a layer of its own, and say whether it is shown and printed."""

    def change(pdf) -> None:
        usage = {"/Print": pikepdf.Dictionary(PrintState=pikepdf.Name.OFF)} if unprinted else {}
        group = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="价格", Usage=pikepdf.Dictionary(usage))
        )
        shown = pikepdf.Dictionary(Order=[group], OFF=[group] if off else [])
        if base:
            shown.BaseState = pikepdf.Name(base)
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=shown)
        page = pdf.pages[0]
        page.Resources.Properties = pikepdf.Dictionary(L1=group)
        page.contents_add(b"/OC /L1 BDC q 0 0 0 0.2 k 60 60 20 20 re f Q EMC")

    return changed(data, change)


@pytest.mark.parametrize("how", [{"off": True}, {"base": "/OFF"}, {"unprinted": True}])
@pytest.mark.parametrize("profile", PRESS)
def test_a_layer_that_is_off_would_come_to_light_on_our_page(profile, how):
    told = {p.code: p.severity for p in check_pdf(layered(written(profile), **how))}
    assert told["pdf.layer_hidden"] is Severity.ERROR
    assert "pdf.layer_hidden" not in codes(layered(written(profile)))


def test_a_path_is_judged_behind_an_operator_that_lacks_its_place():
    def drawn(pdf):
        pdf.pages[0].contents_add(b"q 0 0 0 1 K 0.05 w 60 60 m 90 90 l l S Q")

    data = written()
    assert codes(changed(data, drawn)) - codes(data)


def drawing(code: bytes, kind: str, **resources) -> bytes:
    """Return a page of ours that draws more, with resources of one kind."""

    def change(pdf):
        page = pdf.pages[0]
        made = {f"/{name}": make(pdf) for name, make in resources.items()}
        page.Resources[f"/{kind}"] = pikepdf.Dictionary(
            {**page.Resources.get(f"/{kind}", {}), **made}
        )
        page.contents_add(b"q " + code + b" Q")

    return changed(written(), change)


@pytest.mark.parametrize("named", ["I", "G", "RGB", "CMYK", "Gold"])
def test_a_colour_space_may_have_any_name_of_its_own(named):
    tint = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.3, 1, 0], N=1
    )
    gold = [pikepdf.Name.Separation, pikepdf.Name.Gold, pikepdf.Name.DeviceCMYK, tint]
    code = f"/{named} cs 1 scn 60 60 20 20 re f".encode()
    found = codes(drawing(code, "ColorSpace", **{named: lambda _pdf: pikepdf.Array(gold)}))
    assert found == {"press.spot_not_agreed"}


def gold(pdf) -> pikepdf.Array:
    tint = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.3, 1, 0], N=1
    )
    return pikepdf.Array(
        [pikepdf.Name.Separation, pikepdf.Name.Gold, pikepdf.Name.DeviceCMYK, tint]
    )


def raster(pdf, data: bytes, **entries) -> pikepdf.Object:
    made = pdf.make_stream(data)
    told = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Image, "BitsPerComponent": 8}
    for key, value in (told | entries).items():
        made[f"/{key}"] = value
    return pdf.make_indirect(made)


def test_a_plate_is_asked_for_by_pictures_and_shadings_too():
    def picture(pdf):
        return raster(pdf, bytes(400), Width=20, Height=20, ColorSpace=gold(pdf))

    def shading(pdf):
        ramp = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1)
        return pikepdf.Dictionary(
            ShadingType=2, ColorSpace=gold(pdf), Coords=[0, 0, 99, 0], Function=ramp
        )

    assert codes(drawing(b"9 0 0 9 60 60 cm /X Do", "XObject", X=picture)) == {
        "press.spot_not_agreed"
    }
    assert codes(drawing(b"/X sh", "Shading", X=shading)) == {"press.spot_not_agreed"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"from a mail\r\n" + data,
        lambda data: data.replace(b"%PDF-1.4\n", b"%PDF-1.4\n%moved\n", 1),
    ],
    ids=["bytes before it", "places that are not right"],
)
def test_a_file_that_can_be_mended_brings_no_fault_unseen(spoil):
    red = spoil(changed(written(), lambda pdf: pdf.pages[0].contents_add(b"1 0 0 rg 9 9 9 9 re f")))
    assert {"pdf.damaged", "pdf.colour"} <= codes(red)


@pytest.mark.parametrize(("space", "is_told"), [("DeviceRGB", True), ("DeviceCMYK", False)])
def test_a_form_is_mixed_in_press_colour_as_a_page_is(space, is_told):
    def form(pdf):
        made = pdf.make_stream(b"0 0 9 9 re f")
        made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        made.BBox = pikepdf.Array([0, 0, 9, 9])
        mixed = pikepdf.Name("/" + space)
        made.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=mixed)
        return pdf.make_indirect(made)

    found = codes(drawing(b"/X Do", "XObject", X=form), standard=Standard.X4)
    assert ("pdf.group_space" in found) is is_told


@pytest.mark.parametrize("code", [b"0 0 1 K", b"0 0 0 0 1 k", b"1 0 rg"])
def test_a_colour_of_too_few_or_too_many_shares_is_no_colour(code):
    found = changed(written(), lambda pdf: pdf.pages[0].contents_add(code + b" 9 9 9 9 re f"))
    assert "pdf.bad_operators" in codes(found)


@pytest.mark.parametrize("profile", [b"no profile", info().icc[:9000]])
def test_colours_with_a_damaged_profile_are_told(profile):
    def space(pdf):
        return pikepdf.Array([pikepdf.Name.ICCBased, pdf.make_stream(profile, N=4)])

    found = drawing(b"/X cs 0 0 0 1 scn 9 9 9 9 re f", "ColorSpace", X=space)
    assert "pdf.colour_damaged" in codes(found, standard=Standard.X4)


def test_colours_that_are_tied_to_another_press_are_told():
    def found(profile: bytes, count: int) -> set[str]:
        def space(pdf):
            return pikepdf.Array([pikepdf.Name.ICCBased, pdf.make_stream(profile, N=count)])

        shares = b" ".join([b"0"] * count)
        drawn = drawing(b"/X cs " + shares + b" scn 9 9 9 9 re f", "ColorSpace", X=space)
        return codes(drawn, standard=Standard.X4) - codes(written(), standard=Standard.X4)

    ours = info().icc
    other = ours.replace(b"A2B1", b"A2BX", 1)
    light = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert found(ours, 4) == {"pdf.same_profile"}
    assert found(other, 4) == {"pdf.other_press"}
    assert found(light, 3) == set()
    assert found(light, 4) == found(ours, 3) == {"pdf.colour_damaged"}


def test_a_jpeg_in_an_ad_that_lost_data_is_damaged():
    def drawn(data: bytes) -> set[str]:
        def picture(pdf):
            jpeg = {"Filter": pikepdf.Name.DCTDecode, "ColorSpace": pikepdf.Name.DeviceGray}
            return raster(pdf, data, Width=120, Height=120, **jpeg)

        return codes(drawing(b"40 0 0 40 60 60 cm /X Do", "XObject", X=picture))

    sink = io.BytesIO()
    chance = random.Random(3)
    Image.frombytes("L", (120, 120), chance.randbytes(14400)).save(sink, "JPEG", quality=90)
    data = sink.getvalue()
    start = data.index(b"\xff\xda") + 2000
    assert not drawn(data)
    assert drawn(data[:start] + data[start + 512 :]) == {"pdf.image_damaged"}


def test_a_picture_of_light_that_tells_its_colours_itself_is_told():
    def drawn(mode: str, cut: int) -> set[str]:
        def picture(pdf):
            sink = io.BytesIO()
            Image.new(mode, (120, 120), 90).save(sink, "JPEG2000")
            jpeg = sink.getvalue()
            data = jpeg[: len(jpeg) - cut]
            return raster(pdf, data, Width=120, Height=120, Filter=pikepdf.Name.JPXDecode)

        found = drawing(b"40 0 0 40 60 60 cm /X Do", "XObject", X=picture)
        return codes(found, standard=Standard.X4) - codes(written(), standard=Standard.X4)

    assert drawn("L", 0) == set()
    assert drawn("RGB", 0) == {"pdf.colour"}
    assert drawn("L", 60) == {"pdf.image_damaged"}


def test_what_is_shown_where_a_layer_is_off_is_told():
    def change(pdf):
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="one"))
        rule = pikepdf.Dictionary(Type=pikepdf.Name.OCMD, OCGs=[layer], P=pikepdf.Name.AllOff)
        pdf.pages[0].Resources.Properties = pikepdf.Dictionary(X=pdf.make_indirect(rule))

    assert "pdf.layer_hidden" in codes(changed(written(), change))


def unembedded(pdf):
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )


@pytest.mark.parametrize("mode", [b"0", b"3", b"7"])
def test_a_font_is_asked_for_however_its_type_is_shown(mode):
    code = b"BT /X 20 Tf " + mode + b" Tr 60 60 Td (Hello) Tj ET"
    assert "pdf.font_not_embedded" in codes(drawing(code, "Font", X=unembedded))


def test_a_font_set_by_a_graphics_state_is_one():
    def state(pdf):
        return pikepdf.Dictionary(Font=pikepdf.Array([unembedded(pdf), 20]))

    code = b"/X gs BT 60 60 Td (Hello) Tj ET"
    assert "pdf.font_not_embedded" in codes(drawing(code, "ExtGState", X=state))


def test_colours_of_drawn_glyphs_are_judged_where_they_are_shown():
    def font(pdf):
        glyphs = {
            "/red": pdf.make_stream(b"500 0 d0 1 0 0 rg 0 0 500 500 re f"),
            "/ink": pdf.make_stream(b"500 0 d0 0 1 1 0 k 0 0 500 500 re f"),
        }
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontBBox=[0, 0, 500, 500],
                FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=97, LastChar=98,
                Widths=[500, 500], CharProcs=pikepdf.Dictionary(glyphs),
                Encoding=pikepdf.Dictionary(
                    Differences=[97, pikepdf.Name.ink, pikepdf.Name.red]
                ),
            )
        )  # fmt: skip

    def shown(text: bytes) -> set[str]:
        return codes(drawing(b"BT /X 40 Tf 60 60 Td (" + text + b") Tj ET", "Font", X=font))

    assert "pdf.colour" not in shown(b"aa")
    assert "pdf.colour" in shown(b"ab")


def test_colours_of_a_mask_are_judged():
    def state(pdf):
        mask = pdf.make_stream(b"1 0 0 rg 0 0 99 99 re f")
        mask.Type, mask.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        mask.BBox = pikepdf.Array([0, 0, 99, 99])
        return pikepdf.Dictionary(
            SMask=pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=pdf.make_indirect(mask))
        )

    assert "pdf.colour" in codes(drawing(b"/X gs 0 0 9 9 re f", "ExtGState", X=state))


@pytest.mark.parametrize("key", ["/OPI", "/Ref"])
def test_what_stands_for_another_file_is_told(key):
    def form(pdf):
        made = pdf.make_stream(b"0 0 9 9 re f")
        made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        made.BBox, made[key] = pikepdf.Array([0, 0, 9, 9]), pikepdf.Dictionary(F="fine.tif")
        return pdf.make_indirect(made)

    assert "pdf.stand_in" in codes(drawing(b"/X Do", "XObject", X=form))


@pytest.mark.parametrize(
    ("kind", "flags", "place", "is_lost"),
    [
        ("FreeText", 4, (60, 60, 90, 90), True),
        ("Stamp", 4, (90, 90, 60, 60), True),
        ("Widget", 4, (60, 60, 90, 90), True),
        ("Widget", 4 | 2, (60, 60, 90, 90), False),
        ("FreeText", 0, (60, 60, 90, 90), False),
        ("Widget", 4, (60, 60, 60, 60), False),
        ("FreeText", 4, (1, 1, 5, 5), False),
        ("Link", 4, (60, 60, 90, 90), False),
        ("Highlight", 4, (60, 60, 90, 90), False),
        ("PrinterMark", 4, (60, 60, 90, 90), False),
    ],
)
def test_what_was_laid_on_the_page_and_would_be_printed_is_missed(kind, flags, place, is_lost):
    def change(pdf):
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=list(place), F=flags
        )
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])

    assert ("pdf.annotation_lost" in codes(changed(written(), change))) is is_lost


def test_house_limits_are_used():
    assert "press.small_text" in codes(written(), limits=Limits(text=9.5))


def test_problem_names_file_and_page():
    pages = [full_page("photo"), page(group([run("小", 9, 30, size=4)]), folio="A02")]
    data = write_pdf(pages, shipped(), Profile.X1A, info(), Originals(photo=noise("RGB")))
    told = {p.code: p.where for p in check_pdf(data, name="ad.pdf")}
    assert (told["press.small_text"].file, told["press.small_text"].page) == ("ad.pdf", "2")


def dense(original: bytes, *, invert: bool) -> bytes:
    """Put a CMYK JPEG into a page as another program would."""

    def change(pdf):
        stream = pikepdf.Stream(pdf, original)
        width, height = Image.open(io.BytesIO(original)).size
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
        stream.ColorSpace, stream.Filter = pikepdf.Name.DeviceCMYK, pikepdf.Name.DCTDecode
        if invert:
            stream.Decode = pikepdf.Array([1, 0, 1, 0, 1, 0, 1, 0])
        resources = pdf.pages[0].Resources
        resources.XObject = pikepdf.Dictionary(ImX=pdf.make_indirect(stream))
        pdf.pages[0].contents_add(b"q 90 0 0 90 40 40 cm /ImX Do Q")

    plain = write_pdf(
        [page(group([run("文", 9, 60)]))], shipped(), Profile.X1A, info(), Originals()
    )
    return changed(plain, change)


@pytest.mark.parametrize(("share", "invert", "is_dense"), [
    (240, True, True), (20, True, False), (20, False, True), (240, False, False),
])  # fmt: skip
def test_ink_of_a_cmyk_jpeg_is_read_as_the_press_reads_it(share, invert, is_dense):
    sink = io.BytesIO()
    # Pillow stores ink the other way round, as Adobe's programs do.
    Image.new("CMYK", (400, 400), (share,) * 4).save(sink, "JPEG", quality=95)
    data = sink.getvalue()
    mark = data.index(b"\xff\xee")
    plain = data[:mark] + data[mark + 16 :]
    assert b"Adobe" in data
    assert b"Adobe" not in plain
    for made in (data, plain):
        assert ("press.too_much_ink" in codes(dense(made, invert=invert))) is is_dense


def test_a_jpeg_that_is_gone_over_thousands_of_times_is_not_decoded():
    sink = io.BytesIO()
    Image.new("L", (6000, 6000), 9).save(sink, "JPEG", progressive=True)
    photo = sink.getvalue()
    *_, before, last = scans_of(photo)
    trap = photo[: last.end] + 3000 * photo[before.end : last.end] + photo[last.end :]
    assert "pdf.too_complex" in codes(dense(trap, invert=False))


def test_type_of_a_bare_cff_font_is_looked_into(tmp_path):
    face = FaceFile(id=FaceId("cff-400"), path=save_cff_face(tmp_path / "boxes.otf"))
    faces = shipped().extended([face])
    shown = page(group([run("AB", 9, 30, face="cff-400", size=20, faces=faces)]))
    data = write_pdf([shown], faces, Profile.X1A, info(), Originals())
    assert codes(data) == set()
    assert codes(changed(data, blank_first_bytes)) == {"pdf.font_damaged"}


def blank_first_bytes(pdf) -> None:
    font = pdf.pages[0].Resources.Font["/Fcff-400"].DescendantFonts[0].FontDescriptor
    font.FontFile3.write(font.FontFile3.read_bytes()[:60])
    font.FontFile3.Subtype = pikepdf.Name.CIDFontType0C


def test_programs_that_are_cut_are_no_programs():
    face = shipped().face(FaceId("song-400"))
    cut = face.subset([face.glyph("文")])
    opened = open_program(cut.program)
    assert opened is not None
    shown = cut.ids[face.glyph("文")]
    assert opened.has_ink(shown)
    assert opened.advance(shown) == face.advance(face.glyph("文"))
    assert open_program(cut.program[: len(cut.program) // 2]) is None
    assert open_program(b"") is None
    assert open_program(b"\x01\x00\x04\x01" + bytes(40)) is None


def test_bomb_in_a_page_is_told_and_not_unpacked():
    def change(pdf):
        bomb = pikepdf.Stream(pdf, zlib.compress(bytes(100 << 20), 9))
        bomb.Filter = pikepdf.Name.FlateDecode
        pdf.pages[0].Contents = pdf.make_indirect(bomb)

    assert "pdf.content_damaged" in codes(changed(written(), change))


def test_forms_that_hold_each_other_many_times_come_to_an_end():
    def change(pdf):
        inner = pdf.make_indirect(pikepdf.Stream(pdf, b"0 0 9 9 re f"))
        for _ in range(12):
            form = pikepdf.Stream(pdf, b"/X Do " * 9)
            form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
            for made in (inner, form):
                made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
                made.BBox = pikepdf.Array([0, 0, 9, 9])
            inner = pdf.make_indirect(form)
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(X=inner)
        pdf.pages[0].contents_add(b"/X Do")

    assert "pdf.too_complex" in codes(changed(written(), change))


def test_ink_whose_definition_leads_to_one_object_by_many_ways_is_judged():
    def change(pdf):
        inner = pdf.make_indirect(pikepdf.Array([1]))
        for _ in range(10):
            inner = pdf.make_indirect(pikepdf.Array([inner] * 10))
        tint = pdf.make_indirect(
            pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, X=inner)
        )  # fmt: skip
        space = [pikepdf.Name.Separation, pikepdf.Name.Gold, pikepdf.Name.DeviceCMYK, tint]
        pdf.pages[0].Resources.ColorSpace = pikepdf.Dictionary(CS0=pikepdf.Array(space))
        pdf.pages[0].contents_add(b"/CS0 cs 1 scn 0 0 9 9 re f")

    started = process_time()
    assert "press.spot" in " ".join(codes(changed(written(), change)))
    assert process_time() - started < 30


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"no pdf at all" * 99])
def test_what_is_no_pdf_is_damaged(data):
    assert codes(data) == {"pdf.damaged"}


@pytest.mark.parametrize("seed", range(20))
def test_damaged_files_are_judged_and_never_break_the_judge(seed):
    chance = random.Random(seed)
    data = bytearray(written(chance.choice(PRESS)))
    # The fonts are most of the file: the damage should meet its structure.
    places = [k for k in range(len(data)) if data[k : k + 2] in (b"<<", b">>", b"/T", b" 0", b"R ")]
    for _ in range(chance.choice((1, 4, 20))):
        at = chance.choice(places)
        data[at : at + chance.randrange(6)] = chance.randbytes(chance.randrange(6))
    assert isinstance(check_pdf(bytes(data)), tuple)


def with_profile(data: bytes, profile: bytes) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile = pikepdf.Stream(pdf, profile)

    return changed(data, change)


def test_file_for_another_device_than_a_press_is_refused():
    """A profile of screens, or one that takes no CMYK, says of no ink what it will be."""
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert "pdf.profile_not_cmyk" in codes(with_profile(written(), screen))
    assert "pdf.profile_damaged" in codes(with_profile(written(), b"no profile"))
    assert not codes(written()) & {"pdf.profile_not_cmyk", "pdf.profile_damaged"}


@pytest.mark.parametrize(("profile", "refused"), [(Profile.X1A, True), (Profile.X4, False)])
def test_pictures_of_jpeg_2000_are_for_newer_files_only(profile, refused):
    def change(pdf: pikepdf.Pdf) -> None:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Image":
                found.write(b"codestream", filter=pikepdf.Name.JPXDecode)

    assert ("pdf.filter" in codes(changed(written(profile), change))) is refused


@pytest.mark.parametrize("mode", [0, 3])
@pytest.mark.parametrize(("told", "shown"), [("Helvetica", "Helvetica"), ("ABCDEF+Kai", "Kai")])
def test_a_font_that_is_not_embedded_is_named_as_people_know_it(told, shown, mode):
    def font(_pdf):
        names = {"Type": "Font", "Subtype": "Type1", "BaseFont": told}
        return pikepdf.Dictionary({f"/{k}": pikepdf.Name(f"/{v}") for k, v in names.items()})

    found = check_pdf(drawing(b"BT /FX 12 Tf %d Tr 60 60 Td (A) Tj ET" % mode, "Font", FX=font))
    (missing,) = (problem for problem in found if problem.code == "pdf.font_not_embedded")
    assert dict(missing.args)["font"] == shown
